// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the history, the clipboard, and what is selected.
#include "model/scene/edits/content.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/export_commands.h"
#include "ui/commands/style_commands.h"
#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/selected.h"

namespace ninesketch
{

namespace
{

constexpr Need someText(
    [](const MainWindow &w) {
        const Scene &scene = w.editor().scene();
        return hasFreeText(scene, w.editor().selection()) || hasLabel(scene, w.editor().selection());
    },
    "Select a text, or something with a label.");

void duplicateSelected(MainWindow &w)
{
    if (w.canvas().isHandDown())
        return;
    const std::string &group = w.editor().selection().editingGroupId;
    const Copied copied = duplicateElements(w.editor().committed(), selectedIds(w), {10, 10}, w.edit(), group);
    w.editor().commit(copied.scene, actionText("Duplicate"), Selection{copied.selection, group});
}

void deleteSelected(MainWindow &w, const char *what)
{
    const Scene before = w.editor().committed();
    const Ids ids = deletedFirst(before, selectedIds(w));
    const Scene after = removeElements(before, ids, w.edit());
    const Selection left = selectionWithout(ids, before, after, w.editor().selection().editingGroupId);
    w.chooseTool("selection");
    w.editor().commit(after, actionText(what), left);
}

} // namespace

std::span<const ActionEntry> editActions()
{
    static const ActionEntry rows[] = {
        {"undo",
         "Edit",
         "Undo",
         "undo",
         "Ctrl+Z",
         {[](const MainWindow &w) { return w.editor().canUndo(); }, "There is nothing to undo."},
         nullptr,
         [](MainWindow &w) {
             if (!w.canvas().isHandDown())
                 w.editor().undo();
         }},
        {"redo",
         "Edit",
         "Redo",
         "redo",
         "Ctrl+Shift+Z|Ctrl+Y",
         {[](const MainWindow &w) { return w.editor().canRedo(); }, "There is nothing to redo."},
         nullptr,
         [](MainWindow &w) {
             if (!w.canvas().isHandDown())
                 w.editor().redo();
         }},
        {"cut", "Edit", "Cut", "cut", "Ctrl+X", someSelected, nullptr,
         [](MainWindow &w) {
             w.clipboard().copy();
             deleteSelected(w, "Cut");
         }},
        {"copy", "Edit", "Copy", "copy", "Ctrl+C", someSelected, nullptr, [](MainWindow &w) { w.clipboard().copy(); },
         "", true},
        {"copy-annotated", "Edit", "Copy with its numbers", "stats", "Ctrl+Shift+C", nullptr, nullptr,
         [](MainWindow &w) { w.clipboard().copyAnnotated(); }, "annotated badges excalidraw board interviewer", true},
        {"paste", "Edit", "Paste", "paste", "Ctrl+V", nullptr, nullptr,
         [](MainWindow &w) { w.clipboard().paste(false); }},
        {"paste-plain", "Edit", "Paste as plain text", "paste", "Ctrl+Shift+V", nullptr, nullptr,
         [](MainWindow &w) { w.clipboard().paste(true); }},
        {"copy-png", "Edit", "Copy as PNG", "image", "Shift+Alt+C", nullptr, nullptr,
         [](MainWindow &w) { w.exports().copyAs("png"); }, "clipboard picture", true},
        {"copy-svg", "Edit", "Copy as SVG", "image", "", nullptr, nullptr,
         [](MainWindow &w) { w.exports().copyAs("svg"); }, "clipboard picture", true},
        {"copy-text", "Edit", "Copy as text", "text", "", someText, nullptr,
         [](MainWindow &w) { w.clipboard().copyWords(); }, "clipboard words", true},
        {"duplicate", "Edit", "Duplicate", "duplicate", "Ctrl+D", someSelected, nullptr, duplicateSelected, "copy"},
        {"delete", "Edit", "Delete", "delete", "Del|Backspace", someSelected, nullptr,
         [](MainWindow &w) { deleteSelected(w, "Delete"); }, "remove"},
        {"select-all", "Edit", "Select all", "selection", "Ctrl+A", nullptr, nullptr,
         [](MainWindow &w) { w.editor().setSelection(everything(w.editor().scene())); }, "", true},
        {"copy-style", "Edit", "Copy style", "eyedropper", "Ctrl+Alt+C", someSelected, nullptr,
         [](MainWindow &w) { w.styles().copy(); }},
        {"paste-style",
         "Edit",
         "Paste style",
         "bucket",
         "Ctrl+Alt+V",
         {[](const MainWindow &w) { return someSelected(w) && w.styles().hasCopied(); },
          "Copy a style first (Ctrl+Alt+C), then select what gets it."},
         nullptr,
         [](MainWindow &w) { w.styles().paste(); }},
    };
    return rows;
}

} // namespace ninesketch
