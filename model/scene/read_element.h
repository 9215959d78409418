// SPDX-License-Identifier: GPL-3.0-or-later
// One element of a file: JSON to Element, with Excalidraw's defaults for what is missing.
//
//  * Missing and null fields get the default that Excalidraw's own loading gives them.
//  * A field of another type than the format's ("x": "far") or a number beyond all use (1e308) is repaired, and said
//  with
//    its place. Words that we do not know ("fillStyle": "dots") are kept and written back until the field is changed.
//  * Fields and types that we do not know are kept word for word.
#pragma once
#include "model/scene/element.h"
#include "model/scene/json_text.h"

#include <optional>

namespace ninesketch
{

/// The ranges of numbers in a file. Beyond them nothing can be drawn any more.
inline constexpr double maximumCoordinate = 1e7; ///< px, either way
inline constexpr double maximumSize = 1e7;       ///< px
inline constexpr double maximumStrokeWidth = 1e4;
inline constexpr double maximumFontSize = 1e5;
inline constexpr std::size_t maximumPoints = 1'000'000; ///< of one element
inline constexpr std::size_t maximumFields = 1000;      ///< of one object that we know

struct ElementReading {
    std::shared_ptr<Element> element; ///< null when Excalidraw would drop it: deleted, invisible, empty
    bool deleted = false;             ///< dropped because it is marked as deleted
    bool roundedByLegacy = false;     ///< its round corners were said as before Excalidraw 0.14 (strokeSharpness)
    std::string repaired;             ///< not empty: "field x should be a number, but there is a text"
    std::size_t repairs = 0;          ///< how many of its fields were repaired
    std::string problem;              ///< not empty: why it can't be an element at all ("it has no type")
    const char *where = nullptr;      ///< of the problem or the first repair, in the text
    const char *end = nullptr;        ///< behind the element, when it was walked
};

/// `value` must be an object.
ElementReading readElement(JsonView value);

/// True when the field is one that Element has a place for (and that is not kept in Element::extra).
bool isKnownField(ElementType type, std::string_view key);

} // namespace ninesketch
