// SPDX-License-Identifier: GPL-3.0-or-later
// Looks: colours, strokes, fonts, arrowheads.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>

namespace ninesketch
{

enum class ArrowType { Sharp, Round, Elbow };

/// What to change; what is absent stays. Each is applied to the elements that have it (a font to texts and labels, an
/// arrowhead to arrows).
struct StyleChange {
    std::optional<std::string> strokeColor, backgroundColor;
    std::optional<std::string> textColor; ///< of texts and labels, where it is another than the stroke's
    std::optional<FillStyle> fillStyle;
    std::optional<double> strokeWidth; ///< of shapes and lines; what is drawn freely gets half of it
    std::optional<bool> evenPen;       ///< what is drawn freely is as wide everywhere, else as the hand presses
    std::optional<StrokeStyle> strokeStyle;
    std::optional<double> roughness;
    std::optional<double> opacity;
    std::optional<bool> roundEdges; ///< shapes, lines, images, arrows (elbow arrows have none)
    std::optional<ArrowType> arrowType;
    std::optional<Arrowhead> startArrowhead, endArrowhead;
    std::optional<int> fontFamily;
    std::optional<double> fontSize;
    std::optional<TextAlign> textAlign;
    std::optional<VerticalAlign> verticalAlign;
};

/// Applies to the elements and to their labels (of which the stroke colour is the text colour). Texts are measured
/// anew, arrows routed anew.
Scene setStyle(const Scene &scene, const Ids &ids, const StyleChange &change, const EditContext &context);

/// Everything that "copy style" takes from an element (and, of a container, from its label).
StyleChange styleOf(const Element &element, const Scene &scene);

/// Font sizes by a factor (1.1 or 1 / 1.1), rounded to px.
Scene scaleFontSizes(const Scene &scene, const Ids &ids, double factor, const EditContext &context);

/// What an element of that type takes of a stroke width: Excalidraw's pen is 0.5, 1 or 2 where shapes are 1, 2 or 4.
double strokeWidthShare(ElementType type);

/// The roundness that Excalidraw gives a new element of this type.
std::optional<Roundness> defaultRoundness(ElementType type, bool roundEdges);

/// The link of each (empty: none). What would run a script is refused: the link becomes none.
Scene setLink(const Scene &scene, const Ids &ids, const std::string &link, const EditContext &context);

} // namespace ninesketch
