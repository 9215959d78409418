// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that change the drawing.
#include "model/design/read_design.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/export_commands.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/link_commands.h"
#include "ui/commands/reading_commands.h"
#include "ui/commands/style_commands.h"
#include "ui/tools/chart_keys.h"
#include "ui/tools/line_editor.h"
#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace ninesketch
{

namespace
{

bool some(const MainWindow &w)
{
    return !w.editor().selection().empty();
}

std::size_t units(const MainWindow &w)
{
    return selectedUnits(w.editor().scene(), w.editor().selection());
}

bool anyFreeText(const MainWindow &w)
{
    return hasFreeText(w.editor().scene(), w.editor().selection());
}

bool anyLabel(const MainWindow &w)
{
    return hasLabel(w.editor().scene(), w.editor().selection());
}

bool several(const MainWindow &w)
{
    return units(w) > 1;
}

/// None where one shape or component is all: its elements are not for arranging.
std::size_t things(const MainWindow &w)
{
    const auto &[ids, group] = w.editor().selection();
    const Scene &scene = w.editor().scene();
    return onlyWholeOf(scene, ids).empty() ? thingsToArrange(scene, ids, group) : 0;
}

bool aligns(const MainWindow &w)
{
    return things(w) > 1;
}

bool distributes(const MainWindow &w)
{
    return things(w) > 2;
}

const Ids &selected(const MainWindow &w)
{
    return w.editor().selection().ids;
}

/// Commits what an edit makes of the selection.
template <typename Edit> void apply(MainWindow &w, const char *what, Edit edit)
{
    w.editor().commit(edit(w.editor().committed(), selected(w), w.edit(), w.editor().selection().editingGroupId),
                      QCoreApplication::translate("Actions", what));
}

void reorder(MainWindow &w, const char *what, OrderChange change)
{
    apply(w, what, [change](const Scene &s, const Ids &ids, const EditContext &c, const std::string &group) {
        return reorderElements(s, ids, change, c, group);
    });
}

void align(MainWindow &w, Alignment alignment)
{
    apply(w, "Align", [alignment](const Scene &s, const Ids &ids, const EditContext &c, const std::string &group) {
        return alignElements(s, ids, alignment, c, group);
    });
}

void distribute(MainWindow &w, Axis axis)
{
    apply(w, "Distribute", [axis](const Scene &s, const Ids &ids, const EditContext &c, const std::string &group) {
        return distributeElements(s, ids, axis, c, group);
    });
}

void flip(MainWindow &w, Axis axis)
{
    apply(w, "Flip", [axis](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
        return flipElements(s, ids, axis, c);
    });
}

void scaleFont(MainWindow &w, double factor)
{
    apply(w, "Font size", [factor](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
        return scaleFontSizes(s, ids, factor, c);
    });
    const Scene &scene = w.editor().committed();
    std::set<double> sizes;
    for (const auto &id : selected(w))
        if (const Element *text = scene.find(id)->text() ? scene.find(id) : boundTextOf(*scene.find(id), scene))
            sizes.insert(text->text()->fontSize);
    if (sizes.size() == 1) { // what is written next is as large
        CurrentStyle style = w.canvas().currentStyle();
        style.fontSize = *sizes.begin();
        w.canvas().setCurrentStyle(style);
    }
}

bool allLocked(const MainWindow &w)
{
    for (const std::string &id : selected(w)) {
        const Element *e = w.editor().scene().find(id);
        if (e && !e->locked)
            return false;
    }
    return some(w);
}

/// The only selected element, or null.
const Element *onlySelected(const MainWindow &w)
{
    return selected(w).size() == 1 ? w.editor().scene().find(*selected(w).begin()) : nullptr;
}

bool oneImage(const MainWindow &w)
{
    const Element *element = onlySelected(w);
    return element && element->image() && !element->locked;
}

bool someCropped(const MainWindow &w)
{
    return std::ranges::any_of(selected(w), [&](const std::string &id) {
        const Element *element = w.editor().scene().find(id);
        return element && element->image() && element->image()->crop;
    });
}

bool oneFrame(const MainWindow &w)
{
    const Element *element = onlySelected(w);
    return element && element->isFrame() && !childrenOf(w.editor().scene(), element->id).empty();
}

/// Keys act on points while the canvas has them, else they are typed.
bool oneLineWithPoints(const MainWindow &w)
{
    const Element *element = onlySelected(w);
    return element && hasEditablePoints(*element) && !w.canvas().isEditingText();
}

bool oneClosableLine(const MainWindow &w)
{
    const Element *element = onlySelected(w);
    return element && element->type == ElementType::Line && !element->locked && element->linear()->points.size() > 2;
}

bool isPolygon(const MainWindow &w)
{
    return oneClosableLine(w) && onlySelected(w)->linear()->polygon;
}

bool someSwitchable(const MainWindow &w)
{
    return !shapeChoice(w.editor().scene(), selected(w)).names.empty();
}

bool someFixedWidthText(const MainWindow &w)
{
    return std::ranges::any_of(selected(w), [&](const std::string &id) {
        const Element *element = w.editor().scene().find(id);
        return element && element->text() && !element->text()->containerId && !element->text()->autoResize;
    });
}

/// One free text and one shape without a label; the text's id first.
std::optional<std::pair<std::string, std::string>> textAndShape(const MainWindow &w)
{
    if (selected(w).size() != 2)
        return std::nullopt;
    std::string text, shape;
    for (const std::string &id : selected(w)) {
        const Element *element = w.editor().scene().find(id);
        if (element && element->text() && !element->text()->containerId)
            text = id;
        else if (element && isTextContainer(element->type) && labelIdOf(w.editor().scene(), id).empty())
            shape = id;
    }
    return text.empty() || shape.empty() ? std::nullopt : std::optional(std::pair(text, shape));
}

bool someArrow(const MainWindow &w)
{
    return w.toolId() == "arrow" || std::ranges::any_of(selected(w), [&](const std::string &id) {
               const Element *element = w.editor().scene().find(id);
               return element && element->isArrow();
           });
}

bool someText(const MainWindow &w)
{
    return anyFreeText(w) || anyLabel(w);
}

/// What people have locked: the element that carries the document's numbers is none of it.
Ids lockedOf(const Scene &scene)
{
    Ids locked;
    for (const ElementPtr &element : scene.elements())
        if (element->locked && !isCarrier(*element))
            locked.insert(element->id);
    return locked;
}

bool anyLocked(const MainWindow &w)
{
    return !lockedOf(w.editor().scene()).empty();
}

} // namespace

std::span<const ActionEntry> editActions()
{
    static const ActionEntry rows[] = {
        {"undo", "Edit", "Undo", "undo", "Ctrl+Z", [](const MainWindow &w) { return w.editor().canUndo(); }, nullptr,
         [](MainWindow &w) { w.editor().undo(); }},
        {"redo", "Edit", "Redo", "redo", "Ctrl+Shift+Z|Ctrl+Y",
         [](const MainWindow &w) { return w.editor().canRedo(); }, nullptr, [](MainWindow &w) { w.editor().redo(); }},
        {"cut", "Edit", "Cut", "cut", "Ctrl+X", some, nullptr, [](MainWindow &w) { w.clipboard().cut(); }},
        {"copy", "Edit", "Copy", "copy", "Ctrl+C", some, nullptr, [](MainWindow &w) { w.clipboard().copy(); }, "", true},
        {"copy-annotated", "Edit", "Copy with its numbers", "stats", "Ctrl+Shift+C", nullptr, nullptr,
         [](MainWindow &w) { w.clipboard().copyAnnotated(); }, "annotated badges excalidraw board interviewer", true},
        {"paste", "Edit", "Paste", "paste", "Ctrl+V", nullptr, nullptr, [](MainWindow &w) { w.clipboard().paste(false); }},
        {"paste-plain", "Edit", "Paste as plain text", "paste", "Ctrl+Shift+V", nullptr, nullptr,
         [](MainWindow &w) { w.clipboard().paste(true); }},
        {"copy-png", "Edit", "Copy as PNG", "image", "Shift+Alt+C", nullptr, nullptr,
         [](MainWindow &w) { w.exports().copyAs("png"); }, "clipboard picture", true},
        {"copy-svg", "Edit", "Copy as SVG", "image", "", nullptr, nullptr, [](MainWindow &w) { w.exports().copyAs("svg"); },
         "clipboard picture", true},
        {"copy-text", "Edit", "Copy as text", "text", "", someText, nullptr, [](MainWindow &w) { w.clipboard().copyWords(); },
         "clipboard words", true},
        {"duplicate", "Edit", "Duplicate", "duplicate", "Ctrl+D", some, nullptr,
         [](MainWindow &w) {
             const Copied copied = duplicateElements(w.editor().committed(), selected(w), {10, 10}, w.edit(),
                                                     w.editor().selection().editingGroupId);
             w.editor().commit(copied.scene, QCoreApplication::translate("Actions", "Duplicate"),
                               Selection{copied.selection, w.editor().selection().editingGroupId});
         },
         "copy"},
        {"delete", "Edit", "Delete", "delete", "Del|Backspace", some, nullptr,
         [](MainWindow &w) {
             const Scene before = w.editor().committed();
             const Ids ids = deletedFirst(before, selected(w));
             const Scene after = removeElements(before, ids, w.edit());
             const Selection left = selectionWithout(ids, before, after, w.editor().selection().editingGroupId);
             if (w.toolId() != "lasso")
                 w.chooseTool("selection");
             w.editor().commit(after, QCoreApplication::translate("Actions", "Delete"), left);
         },
         "remove"},
        {"select-all", "Edit", "Select all", "selection", "Ctrl+A", nullptr, nullptr,
         [](MainWindow &w) { w.editor().setSelection(everything(w.editor().scene())); }, "", true},
        {"copy-style", "Edit", "Copy style", "eyedropper", "Ctrl+Alt+C", some, nullptr,
         [](MainWindow &w) { w.styles().copy(); }},
        {"paste-style", "Edit", "Paste style", "bucket", "Ctrl+Alt+V",
         [](const MainWindow &w) { return some(w) && w.styles().hasCopied(); }, nullptr,
         [](MainWindow &w) { w.styles().paste(); }},

        {"insert-image", "Tools", "Image …", "image", "9", nullptr, nullptr, [](MainWindow &w) { w.images().ask(); },
         "picture photo insert place png jpeg svg webp"},

        {"crop-image", "Edit", "Crop the image", "crop", "", oneImage, nullptr,
         [](MainWindow &w) {
             w.chooseTool("selection");
             w.canvas().pressKey(Qt::Key_Return);
         },
         "cut picture part"},
        {"uncrop-image", "Edit", "Show the whole image", "image", "", someCropped, nullptr,
         [](MainWindow &w) {
             apply(w, "Show the whole image",
                   [](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
                       return uncropImages(s, ids, c);
                   });
         },
         "reset crop picture"},

        {"edit-points", "Edit", "Edit the points", "line", "Ctrl+Return|Ctrl+Enter", oneLineWithPoints, nullptr,
         [](MainWindow &w) {
             w.chooseTool("selection");
             w.canvas().pressKey(Qt::Key_Return, Qt::ControlModifier);
         },
         "line arrow bend path"},
        {"polygon", "Edit", "Closed shape", "line", "", oneClosableLine, isPolygon,
         [](MainWindow &w) {
             w.editor().commit(setPolygon(w.editor().committed(), onlySelected(w)->id, !isPolygon(w), w.edit()),
                               QCoreApplication::translate("Actions", "Closed shape"));
         },
         "polygon loop line"},
        {"next-shape", "Edit", "Another shape", "shape-from-drawing", "", someSwitchable, nullptr,
         [](MainWindow &w) {
             apply(w, "Another shape", [](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
                 return turnedInto(shapeChoice(s, ids).next(false), s, ids, c);
             });
         },
         "switch convert rectangle diamond ellipse line arrow type"},

        {"group", "Arrange", "Group", "group", "Ctrl+G", several, nullptr,
         [](MainWindow &w) {
             const Grouped made =
                 groupElements(w.editor().committed(), selected(w), w.edit(), w.editor().selection().editingGroupId);
             w.editor().commit(made.scene, QCoreApplication::translate("Actions", "Group"));
         }},
        {"ungroup", "Arrange", "Ungroup", "ungroup", "Ctrl+Shift+G",
         [](const MainWindow &w) { return hasGroup(w.editor().scene(), w.editor().selection()); }, nullptr,
         [](MainWindow &w) {
             apply(w, "Ungroup", [](const Scene &s, const Ids &ids, const EditContext &c, const std::string &group) {
                 return ungroupElements(s, ids, c, group);
             });
         }},
        {"send-to-back", "Arrange", "Send to back", "to-back", "Ctrl+Shift+[|Ctrl+{", some, nullptr,
         [](MainWindow &w) { reorder(w, "Send to back", OrderChange::ToBack); }, "order layer"},
        {"send-backward", "Arrange", "Send backward", "backward", "Ctrl+[", some, nullptr,
         [](MainWindow &w) { reorder(w, "Send backward", OrderChange::Backward); }, "order layer"},
        {"bring-forward", "Arrange", "Bring forward", "forward", "Ctrl+]", some, nullptr,
         [](MainWindow &w) { reorder(w, "Bring forward", OrderChange::Forward); }, "order layer"},
        {"bring-to-front", "Arrange", "Bring to front", "to-front", "Ctrl+Shift+]|Ctrl+}", some, nullptr,
         [](MainWindow &w) { reorder(w, "Bring to front", OrderChange::ToFront); }, "order layer"},
        {"tidy", "Arrange", "Tidy up", "tidy", "Y", nullptr, nullptr, [](MainWindow &w) { w.tidyUp(false); },
         "layout arrange left to right automatic"},
        {"read-drawing", "Arrange", "Read the drawing as a design", "component", "", nullptr, nullptr,
         [](MainWindow &w) { w.reading().read(); }, "recognise import components meaning words excalidraw"},
        {"tidy-selection", "Arrange", "Tidy up the selection", "tidy", "Shift+Y", several, nullptr,
         [](MainWindow &w) { w.tidyUp(true); }, "layout arrange automatic"},
        {"align-left", "Arrange", "Align left", "align-left", "Ctrl+Shift+Left", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::Left); }},
        {"align-centre", "Arrange", "Centre horizontally", "align-centre", "", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::CenterHorizontally); }, "align middle"},
        {"align-right", "Arrange", "Align right", "align-right", "Ctrl+Shift+Right", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::Right); }},
        {"align-top", "Arrange", "Align top", "align-top", "Ctrl+Shift+Up", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::Top); }},
        {"align-middle", "Arrange", "Centre vertically", "align-middle", "", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::CenterVertically); }, "align middle"},
        {"align-bottom", "Arrange", "Align bottom", "align-bottom", "Ctrl+Shift+Down", aligns, nullptr,
         [](MainWindow &w) { align(w, Alignment::Bottom); }},
        {"distribute-horizontally", "Arrange", "Distribute horizontally", "distribute-horizontally", "Alt+H", distributes,
         nullptr, [](MainWindow &w) { distribute(w, Axis::Horizontal); }, "space evenly"},
        {"distribute-vertically", "Arrange", "Distribute vertically", "distribute-vertically", "Alt+V", distributes, nullptr,
         [](MainWindow &w) { distribute(w, Axis::Vertical); }, "space evenly"},
        {"flip-horizontally", "Arrange", "Flip horizontally", "flip-horizontally", "Shift+H", some, nullptr,
         [](MainWindow &w) { flip(w, Axis::Horizontal); }, "mirror"},
        {"flip-vertically", "Arrange", "Flip vertically", "flip-vertically", "Shift+V", some, nullptr,
         [](MainWindow &w) { flip(w, Axis::Vertical); }, "mirror"},
        {"lock", "Arrange", "Lock", "lock", "Ctrl+Shift+L", some, allLocked,
         [](MainWindow &w) {
             const bool lock = !allLocked(w);
             const Ids ids = withCompany(w.editor().committed(), selected(w));
             w.editor().commit(setLocked(w.editor().committed(), ids, lock, w.edit()),
                               QCoreApplication::translate("Actions", lock ? "Lock" : "Unlock"),
                               lock ? Selection{{}, w.editor().selection().editingGroupId} : w.editor().selection());
         }},
        {"unlock-all", "Arrange", "Unlock all", "unlock", "", anyLocked, nullptr,
         [](MainWindow &w) {
             const Ids locked = lockedOf(w.editor().committed());
             const Scene unlocked = setLocked(w.editor().committed(), locked, false, w.edit());
             w.editor().commit(unlocked, QCoreApplication::translate("Actions", "Unlock all"),
                               Selection{withGroups(unlocked, locked), {}});
         }},
        {"add-to-library", "Edit", "Add to the library", "library", "", some, nullptr,
         [](MainWindow &w) { w.library().addSelection(); }, "excalidrawlib keep"},
        {"link", "Edit", "Link …", "link", "Ctrl+K", some, nullptr, [](MainWindow &w) { w.links().editSelected(); },
         "hyperlink url"},
        {"open-link", "Edit", "Open link", "link", "", [](const MainWindow &w) { return firstLink(w.editor().scene(), w.editor().selection()) != nullptr; }, nullptr,
         [](MainWindow &w) { w.links().openSelected(); }, "hyperlink url browse go", true},
        {"copy-link", "Edit", "Copy link to object", "link", "",
         [](const MainWindow &w) { return units(w) == 1; }, nullptr,
         [](MainWindow &w) { w.links().copyToObject(); }, "hyperlink element jump", true},
        {"web-embed", "Edit", "Web embed …", "link", "", nullptr, nullptr, [](MainWindow &w) { w.links().askEmbed(); },
         "page video embeddable iframe youtube"},
        {"wrap-in-frame", "Arrange", "Frame around the selection", "frame", "", some, nullptr,
         [](MainWindow &w) {
             const Framed made = wrapInFrame(w.editor().committed(), selected(w), w.edit());
             w.editor().commit(made.scene, QCoreApplication::translate("Actions", "Frame"), Selection{{made.frameId}, {}});
         },
         "wrap page"},
        {"select-in-frame", "Arrange", "Select what is in the frame", "frame", "", oneFrame, nullptr,
         [](MainWindow &w) {
             const auto children = childrenOf(w.editor().committed(), onlySelected(w)->id);
             w.editor().setSelection({Ids(children.begin(), children.end()), {}});
         },
         "children contents"},
        {"empty-frame", "Arrange", "Take everything out of the frame", "frame", "", oneFrame, nullptr,
         [](MainWindow &w) {
             const auto children = childrenOf(w.editor().committed(), onlySelected(w)->id);
             w.editor().commit(
                 setFrame(w.editor().committed(), Ids(children.begin(), children.end()), {}, w.edit()),
                 QCoreApplication::translate("Actions", "Take out of frame"));
         },
         "remove children contents"},
        {"wrap-text", "Edit", "Box around the text", "text", "",
         anyFreeText, nullptr,
         [](MainWindow &w) {
             const Scene wrapped = wrapTextInContainer(w.editor().committed(), selected(w), w.edit());
             w.editor().commit(wrapped, QCoreApplication::translate("Actions", "Box around text"),
                               Selection{withGroups(wrapped, selected(w)), {}}); // of a label: its box
         },
         "container wrap"},
        {"bind-text", "Edit", "Put the text into the shape", "text", "",
         [](const MainWindow &w) { return textAndShape(w).has_value(); }, nullptr,
         [](MainWindow &w) {
             const auto [text, shape] = *textAndShape(w);
             w.editor().commit(bindText(w.editor().committed(), text, shape, w.edit()),
                               QCoreApplication::translate("Actions", "Put text into shape"), Selection{{shape}, {}});
         },
         "bind container label"},
        {"auto-size-text", "Edit", "Width follows the text", "text", "", someFixedWidthText, nullptr,
         [](MainWindow &w) {
             apply(w, "Width follows text",
                   [](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
                       return setAutoResize(s, ids, c);
                   });
         },
         "auto resize wrap"},
        {"unbind-text", "Edit", "Take the label out", "text", "",
         anyLabel, nullptr,
         [](MainWindow &w) {
             apply(w, "Take label out", [&w](const Scene &s, const Ids &ids, const EditContext &c, const std::string &) {
                 return unbindText(s, ids, c, [&w](const Element &box) { return w.canvas().leastHeightOf(box); });
             });
         },
         "unbind container"},
        {"font-larger", "Edit", "Larger font", "plus", "Ctrl+Shift+>|Ctrl+Shift+.|Ctrl+>", some, nullptr,
         [](MainWindow &w) { scaleFont(w, 1.1); }},
        {"font-smaller", "Edit", "Smaller font", "minus", "Ctrl+Shift+<|Ctrl+Shift+,|Ctrl+<", some, nullptr,
         [](MainWindow &w) { scaleFont(w, 1 / 1.1); }},
        {"stroke-colour", "Edit", "Stroke colour …", "draw", "S", nullptr, nullptr,
         [](MainWindow &w) { w.openColours("stroke"); }},
        {"background-colour", "Edit", "Background colour …", "bucket", "G", nullptr, nullptr,
         [](MainWindow &w) { w.openColours("background"); }},
        {"font-family", "Edit", "Font …", "font-hand", "Shift+F", nullptr, nullptr,
         [](MainWindow &w) { w.openColours("font"); }, "typeface family"},
        {"start-arrowhead", "Edit", "Arrowhead at the start …", "head-triangle", "", someArrow, nullptr,
         [](MainWindow &w) { w.openColours("start-head"); }, "begin cardinality crowfoot"},
        {"end-arrowhead", "Edit", "Arrowhead at the end …", "head-arrow", "", someArrow, nullptr,
         [](MainWindow &w) { w.openColours("end-head"); }, "tip cardinality crowfoot"},
        {"pick-background", "Edit", "Pick the background colour from the drawing", "eyedropper", "I|Shift+G", nullptr,
         nullptr, [](MainWindow &w) { w.styles().pickFromDrawing("background"); }, "eyedropper"},
        {"pick-stroke", "Edit", "Pick the stroke colour from the drawing", "eyedropper", "Shift+S", nullptr, nullptr,
         [](MainWindow &w) { w.styles().pickFromDrawing("stroke"); }, "eyedropper"},
    };
    return rows;
}

} // namespace ninesketch
