// SPDX-License-Identifier: GPL-3.0-or-later
// The words that the file format has for element types, styles and arrowheads.
#pragma once
#include "model/scene/element.h"

#include <optional>
#include <string_view>

namespace ninesketch
{

/// "rectangle"; the empty text for Unknown, whose name stands in Element::extra.
std::string_view nameOf(ElementType type);
std::string_view nameOf(FillStyle style);
std::string_view nameOf(StrokeStyle style);
std::string_view nameOf(TextAlign align);
std::string_view nameOf(VerticalAlign align);
/// Empty for None, which a file writes as null.
std::string_view nameOf(Arrowhead head);

/// Nothing when the word is not one of ours: what a newer program wrote is kept as it came.
template <typename Enum> std::optional<Enum> fromName(std::string_view name);
template <> std::optional<ElementType> fromName(std::string_view name);
template <> std::optional<FillStyle> fromName(std::string_view name);
template <> std::optional<StrokeStyle> fromName(std::string_view name);
template <> std::optional<TextAlign> fromName(std::string_view name);
template <> std::optional<VerticalAlign> fromName(std::string_view name);
template <> std::optional<Arrowhead> fromName(std::string_view name);

/// The type's name as the file has it, also of an element that we do not know.
std::string typeName(const Element &element);

/// Of Excalidraw's current version; release 0.18 does not know them.
bool isStickyNote(const Element &element);

/// What a shape that arrows may hold on to is, and what may hold a label.
bool isBindable(ElementType type);
bool isTextContainer(ElementType type);

} // namespace ninesketch
