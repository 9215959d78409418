// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for texts and labels, fonts, colours and arrowheads.
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/style.h"
#include "model/scene/edits/texts.h"
#include "model/scene/element_names.h"
#include "model/scene/text_layout.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/style_commands.h"
#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/selected.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace ninesketch
{

namespace
{

constexpr Need anyFreeText([](const MainWindow &w) { return hasFreeText(w.editor().scene(), w.editor().selection()); },
                           "Select a text first.");

constexpr Need anyLabel([](const MainWindow &w) { return hasLabel(w.editor().scene(), w.editor().selection()); },
                        "Select something with a label first.");

constexpr Need someFixedWidthText(
    [](const MainWindow &w) {
        return anySelected(w, [](const Element &element) {
            return element.text() && !element.text()->containerId && !element.text()->autoResize;
        });
    },
    "Select a text whose width is fixed.");

/// One free text and one shape without a label; the text's id first.
std::optional<std::pair<std::string, std::string>> textAndShape(const MainWindow &w)
{
    if (selectedIds(w).size() != 2)
        return std::nullopt;
    std::string text, shape;
    for (const std::string &id : selectedIds(w)) {
        const Element *element = w.editor().scene().find(id);
        if (element && element->text() && !element->text()->containerId)
            text = id;
        else if (element && isTextContainer(element->type) && labelIdOf(w.editor().scene(), id).empty())
            shape = id;
    }
    return text.empty() || shape.empty() ? std::nullopt : std::optional(std::pair(text, shape));
}

constexpr Need canBind([](const MainWindow &w) { return textAndShape(w).has_value(); },
                       "Select a text and a shape without a label.");

constexpr Need someArrow([](const MainWindow &w) { return w.toolId() == "arrow" || anySelected(w, &Element::isArrow); },
                         "Select an arrow first.");

void wrapInBox(MainWindow &w)
{
    const Scene wrapped = wrapTextInContainer(w.editor().committed(), selectedIds(w), w.edit());
    w.editor().commit(wrapped, actionText("Box around text"),
                      Selection{withGroups(wrapped, selectedIds(w)), {}}); // of a label: its box
}

void bindToShape(MainWindow &w)
{
    const auto [text, shape] = *textAndShape(w);
    w.editor().commit(bindText(w.editor().committed(), text, shape, w.edit()), actionText("Put text into shape"),
                      Selection{{shape}, {}});
}

void letWidthFollow(MainWindow &w)
{
    commitEdit(w, "Width follows text", [](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return setAutoResize(scene, ids, context);
    });
}

void takeLabelOut(MainWindow &w)
{
    const auto leastHeight = [&w](const Element &box) { return w.canvas().leastHeightOf(box); };
    commitEdit(w, "Take label out", [&](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return unbindText(scene, ids, context, leastHeight);
    });
}

constexpr Need anyFontSize{[](const MainWindow &w) { return someSelected(w) || w.canvas().isEditingText(); },
                           "Select something first."};

void scaleFont(MainWindow &w, double factor)
{
    commitEdit(w, "Font size", [factor](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return scaleFontSizes(scene, ids, factor, context);
    });
    const Scene &scene = w.editor().committed();
    std::set<double> sizes;
    for (const auto &id : selectedIds(w))
        if (const Element *text = scene.find(id)->text() ? scene.find(id) : boundTextOf(*scene.find(id), scene))
            sizes.insert(text->text()->fontSize);
    CurrentStyle style = w.canvas().currentStyle();
    if (sizes.empty() && w.canvas().isEditingText()) // what is written anew
        sizes.insert(std::max(minimumFontSize, std::floor(style.fontSize * factor + 0.5)));
    if (sizes.size() == 1) { // what is written next is as large
        style.fontSize = *sizes.begin();
        w.canvas().setCurrentStyle(style);
    }
}

} // namespace

std::span<const ActionEntry> styleActions()
{
    static const ActionEntry rows[] = {
        {"wrap-text", "Edit", "Box around the text", "text", "", anyFreeText, nullptr, wrapInBox, "container wrap"},
        {"bind-text", "Edit", "Put the text into the shape", "text", "", canBind, nullptr, bindToShape,
         "bind container label"},
        {"auto-size-text", "Edit", "Width follows the text", "text", "", someFixedWidthText, nullptr, letWidthFollow,
         "auto resize wrap"},
        {"unbind-text", "Edit", "Take the label out", "text", "", anyLabel, nullptr, takeLabelOut, "unbind container"},
        {"font-larger", "Edit", "Larger font", "plus", "Ctrl+Shift+>|Ctrl+Shift+.|Ctrl+>", anyFontSize, nullptr,
         [](MainWindow &w) { scaleFont(w, 1.1); }},
        {"font-smaller", "Edit", "Smaller font", "minus", "Ctrl+Shift+<|Ctrl+Shift+,|Ctrl+<", anyFontSize, nullptr,
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
