// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for images, points, shapes and links of elements, and the library that they go to.
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/images.h"
#include "model/scene/edits/shapes.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/link_commands.h"
#include "ui/tools/line_editor.h"
#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/selected.h"

namespace ninesketch
{

namespace
{

constexpr Need oneImage(
    [](const MainWindow &w) {
        const Element *element = onlySelected(w);
        return element && element->image() && !element->locked;
    },
    "Select one image first.");

constexpr Need someCropped(
    [](const MainWindow &w) {
        return anySelected(w, [](const Element &element) { return element.image() && element.image()->crop; });
    },
    "Select an image that is cropped.");

/// Keys act on points while the canvas has them, else they are typed.
constexpr Need oneLineWithPoints(
    [](const MainWindow &w) {
        const Element *element = onlySelected(w);
        return element && hasEditablePoints(*element) && !w.canvas().isEditingText();
    },
    "Select one line or arrow first.");

constexpr Need oneClosableLine(
    [](const MainWindow &w) {
        const Element *element = onlySelected(w);
        return element && element->type == ElementType::Line && !element->locked &&
               element->linear()->points.size() > 2;
    },
    "Select one line with three points or more.");

bool isPolygon(const MainWindow &w)
{
    return oneClosableLine(w) && onlySelected(w)->linear()->polygon;
}

constexpr Need
    someSwitchable([](const MainWindow &w) { return !shapeChoice(w.editor().scene(), selectedIds(w)).names.empty(); },
                   "Select a shape, a line or an arrow first.");

constexpr Need
    someLink([](const MainWindow &w) { return firstLink(w.editor().scene(), w.editor().selection()) != nullptr; },
             "Nothing that is selected has a link.");

constexpr Need
    oneUnit([](const MainWindow &w) { return selectedUnits(w.editor().scene(), w.editor().selection()) == 1; },
            "Select one thing first.");

/// What Enter does over an image.
void cropImage(MainWindow &w)
{
    w.chooseTool("selection");
    w.canvas().pressKey(Qt::Key_Return);
}

void uncrop(MainWindow &w)
{
    commitEdit(w, "Show the whole image", [](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return uncropImages(scene, ids, context);
    });
}

/// What Ctrl+Enter does over a line.
void editPoints(MainWindow &w)
{
    w.chooseTool("selection");
    w.canvas().pressKey(Qt::Key_Return, Qt::ControlModifier);
}

void togglePolygon(MainWindow &w)
{
    w.editor().commit(setPolygon(w.editor().committed(), onlySelected(w)->id, !isPolygon(w), w.edit()),
                      actionText("Closed shape"));
}

void turnIntoNextShape(MainWindow &w)
{
    commitEdit(w, "Another shape", [](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return turnedInto(shapeChoice(scene, ids).next(false), scene, ids, context);
    });
}

} // namespace

std::span<const ActionEntry> elementActions()
{
    static const ActionEntry rows[] = {
        {"insert-image", "Tools", "Image …", "image", "9", nullptr, nullptr, [](MainWindow &w) { w.images().ask(); },
         "picture photo insert place png jpeg svg webp avif"},

        {"crop-image", "Edit", "Crop the image", "crop", "", oneImage, nullptr, cropImage, "cut picture part"},
        {"uncrop-image", "Edit", "Show the whole image", "image", "", someCropped, nullptr, uncrop,
         "reset crop picture"},

        {"edit-points", "Edit", "Edit the points", "points", "Ctrl+Return|Ctrl+Enter", oneLineWithPoints, nullptr,
         editPoints, "line arrow bend path"},
        {"polygon", "Edit", "Closed shape", "line", "", oneClosableLine, isPolygon, togglePolygon, "polygon loop line"},
        {"next-shape", "Edit", "Another shape", "shape-from-drawing", "", someSwitchable, nullptr, turnIntoNextShape,
         "switch convert rectangle diamond ellipse line arrow type"},
        {"add-to-library", "Edit", "Add to the library", "library", "", someSelected, nullptr,
         [](MainWindow &w) { w.library().addSelection(); }, "excalidrawlib keep"},
        {"link", "Edit", "Link …", "link", "Ctrl+K", someSelected, nullptr,
         [](MainWindow &w) { w.links().editSelected(); }, "hyperlink url"},
        {"open-link", "Edit", "Open link", "link", "", someLink, nullptr,
         [](MainWindow &w) { w.links().openSelected(); }, "hyperlink url browse go", true},
        {"copy-link", "Edit", "Copy link to object", "link", "", oneUnit, nullptr,
         [](MainWindow &w) { w.links().copyToObject(); }, "hyperlink element jump", true},
        {"link-to-object", "Edit", "Link to an object …", "link", "", someSelected, nullptr,
         [](MainWindow &w) { w.links().pickObject(); }, "hyperlink element jump target"},
        {"web-embed", "Edit", "Web embed …", "link", "", nullptr, nullptr, [](MainWindow &w) { w.links().askEmbed(); },
         "page video embeddable iframe youtube"},
    };
    return rows;
}

} // namespace ninesketch
