// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about documents, pictures and the program itself.
#include "exporters/file_versions.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/export_commands.h"
#include "ui/panels/versions_dialog.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/report_saving.h"

#include <algorithm>

namespace ninesketch
{

namespace
{

/// Brings back what was on disk before a save; undo takes it away again.
void restoreEarlierVersion(MainWindow &window)
{
    const auto version = askEarlierVersion(window, VersionPurpose::BringBack);
    if (!version)
        return;
    const auto scene = readSceneFile(version->path);
    if (!scene)
        window.desk().say(QString::fromStdString(scene.error()), MessageBar::Tone::Bad);
    else
        window.editor().commit(*scene, QObject::tr("Earlier version"));
}

constexpr Need hasTabs([](const MainWindow &window) { return window.documents().all().size() > 1; },
                       "Only one drawing is open.");

} // namespace

std::optional<FileVersion> askEarlierVersion(MainWindow &window, VersionPurpose purpose)
{
    const QList<FileVersion> versions = keptVersions(window.document().path(), window.document().versionsFolder());
    if (versions.isEmpty()) {
        window.desk().say(QObject::tr("No earlier version of this drawing is kept yet."));
        return std::nullopt;
    }
    VersionsDialog dialog(purpose, window.document().title(), versions, window.preferences().dark, &window);
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    const auto chosen = std::ranges::find(versions, dialog.chosen(), &FileVersion::path);
    return chosen == versions.end() ? std::nullopt : std::optional(*chosen);
}

std::span<const ActionEntry> fileActions()
{
    static const ActionEntry rows[] = {
        {"new", "File", "New", "new", "Ctrl+N|Ctrl+T", nullptr, nullptr, [](MainWindow &w) { w.files().openNew(); },
         "empty canvas tab"},
        {"open", "File", "Open …", "open", "Ctrl+O", nullptr, nullptr, [](MainWindow &w) { w.files().askOpen(); },
         "file load"},
        {"open-recent", "File", "Recent files and examples", "recent", "Ctrl+Shift+O", nullptr, nullptr,
         [](MainWindow &w) { w.openStartPage(); }, "start page open again"},
        {"new-from-text", "File", "New from Mermaid or a table …", "text", "", nullptr, nullptr,
         [](MainWindow &w) { w.askText(); },
         "flowchart sequence class entity relationship er state import csv spreadsheet"},
        {"save", "File", "Save", "save", "Ctrl+S", nullptr, nullptr,
         [](MainWindow &w) { w.files().startSaving(w.document()); }, "file"},
        {"save-as", "File", "Save as …", "save", "Ctrl+Shift+S", nullptr, nullptr,
         [](MainWindow &w) { w.files().askSaveAs(w.document()); }, "file copy"},
        {"close-tab", "File", "Close", "close", "Ctrl+W", nullptr, nullptr,
         [](MainWindow &w) { w.files().close(w.document()); }, "tab drawing file"},
        {"next-tab", "File", "Next drawing", "chevron-right", "Ctrl+Tab|Ctrl+PgDown", hasTabs, nullptr,
         [](MainWindow &w) { w.documents().showNext(1); }, "tab switch"},
        {"previous-tab", "File", "Previous drawing", "chevron-left", "Ctrl+Shift+Tab|Ctrl+PgUp", hasTabs, nullptr,
         [](MainWindow &w) { w.documents().showNext(-1); }, "tab switch"},
        {"restore-unsaved",
         "File",
         "Restore unsaved drawings",
         "recent",
         "Ctrl+Shift+R",
         {[](const MainWindow &w) { return w.files().hasUnsaved(); },
          "No unsaved drawing of an earlier session is left."},
         nullptr,
         [](MainWindow &w) { w.files().restoreUnsaved(); },
         "recovery crash"},
        {"earlier-versions",
         "File",
         "Earlier versions …",
         "open",
         "",
         {[](const MainWindow &w) { return !w.document().path().isEmpty(); },
          "The drawing was never saved: it has no versions."},
         nullptr,
         restoreEarlierVersion,
         "history restore backup"},
        {"export", "File", "Export image …", "export", "Ctrl+Shift+E", nullptr, nullptr,
         [](MainWindow &w) { w.toggleExport(); }, "png svg pdf picture"},
        {"report", "File", "Write a report …", "notes", "Ctrl+Alt+R", nullptr, nullptr, askReport,
         "html pdf markdown requirements workings assumptions document"},
        {"print", "File", "Print …", "export", "Ctrl+P", nullptr, nullptr, [](MainWindow &w) { w.exports().print(); },
         "paper printer"},
        {"autosave", "File", "Save to the file while drawing", "save", "", nullptr,
         [](const MainWindow &w) { return w.preferences().autosave; },
         [](MainWindow &w) { w.files().toggleAutosave(); }, "autosave automatic setting"},
        {"reopen-tabs", "File", "Open the same drawings at the next start", "recent", "", nullptr,
         [](const MainWindow &w) { return w.preferences().reopenTabs; },
         [](MainWindow &w) { w.files().toggleReopenTabs(); }, "session tabs setting"},
        {"reset-canvas",
         "Edit",
         "Reset the canvas",
         "delete",
         "Ctrl+Del|Ctrl+Backspace",
         {[](const MainWindow &w) { return !w.editor().scene().empty(); }, "The canvas is empty."},
         nullptr,
         [](MainWindow &w) { w.askResetCanvas(); },
         "clear everything"},
        {"quit", "File", "Quit", "close", "Ctrl+Q", nullptr, nullptr, [](MainWindow &w) { w.close(); }, "exit"},
    };
    return rows;
}

} // namespace ninesketch
