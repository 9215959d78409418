// SPDX-License-Identifier: GPL-3.0-or-later
// Texts: how large they are, where lines break, how labels sit in their containers and make them grow. The rules, word
// for word, are Excalidraw's, so that a text measured here need not be measured again there.
#pragma once
#include "model/scene/element.h"
#include "model/text_metrics.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

struct TextSize {
    double width = 0, height = 0; ///< px
};

/// From a text to the edge of its container, px.
inline constexpr double labelPadding = 5;
inline constexpr double minimumFontSize = 1;

/// Tabs become 8 spaces, every line end \n.
std::string normalisedText(std::string_view text);

/// The widest line and the sum of line heights (lines × fontSize × lineHeight). An empty line is as wide as a space.
TextSize measureText(std::string_view text, int fontFamily, double fontSize, double lineHeight,
                     const TextMetrics &metrics);

/// The text with \n wherever a line would become wider than `maxWidth` px: greedy, at white space, after hyphens,
/// around emoji and Chinese, Japanese and Korean characters; a word that is wider than a line is broken anywhere.
std::string wrapText(std::string_view text, int fontFamily, double fontSize, double maxWidth,
                     const TextMetrics &metrics);

/// The room a label has in its container, px; height is unlimited on arrows.
double labelRoomWidth(const Element &container, double fontSize);
double labelRoomHeight(const Element &container);
/// The size a container needs for a label `extent` px wide or high.
double containerExtentFor(ElementType container, double extent);

/// Free text after its text, font or width changed: wrapped (unless its width follows the text) and measured. The
/// point that its alignment holds stays where it was, also when it is rotated; `keptDown`: at that share of its height.
Element laidOutText(Element text, const TextMetrics &metrics, std::optional<double> keptDown = {});

/// A container and its label.
struct LabelledElement {
    Element container, label;
};

/// Wraps the label to the container's room, makes the container grow where that is not high enough, and puts the label
/// into its place.
LabelledElement laidOutLabel(Element container, Element label, const TextMetrics &metrics);

/// Moves the label to its place in (or on) the container; nothing is wrapped.
Element placedLabel(const Element &container, Element label);

} // namespace ninesketch
