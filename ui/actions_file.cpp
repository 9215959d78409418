// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about documents, pictures and the program itself.
#include "ui/actions.h"
#include "ui/main_window.h"

namespace ninesketch
{

std::span<const ActionEntry> fileActions()
{
    static const ActionEntry rows[] = {
        {"new", "File", "New", "new", "Ctrl+N", nullptr, nullptr, [](MainWindow &w) { w.newDocument(); },
         "empty canvas"},
        {"open", "File", "Open …", "open", "Ctrl+O", nullptr, nullptr, [](MainWindow &w) { w.askOpen(); }, "file load"},
        {"save", "File", "Save", "save", "Ctrl+S", nullptr, nullptr, [](MainWindow &w) { w.save(); }, "file"},
        {"save-as", "File", "Save as …", "save", "Ctrl+Shift+S", nullptr, nullptr, [](MainWindow &w) { w.askSaveAs(); },
         "file copy"},
        {"export", "File", "Export image …", "export", "Ctrl+Shift+E", nullptr, nullptr,
         [](MainWindow &w) { w.toggleExport(); }, "png svg pdf picture"},
        {"open-example", "File", "Open the example", "library", "", nullptr, nullptr,
         [](MainWindow &w) { w.openExample(); }, "url shortener demo"},
        {"reset-canvas", "File", "Reset the canvas", "delete", "Ctrl+Del|Ctrl+Backspace",
         [](const MainWindow &w) { return !w.editor().scene().empty(); }, nullptr,
         [](MainWindow &w) { w.askResetCanvas(); }, "clear everything"},
        {"quit", "File", "Quit", "close", "Ctrl+Q", nullptr, nullptr, [](MainWindow &w) { w.close(); }, "exit"},
    };
    return rows;
}

} // namespace ninesketch
