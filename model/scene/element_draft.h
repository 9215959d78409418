// SPDX-License-Identifier: GPL-3.0-or-later
// An element while it is read: its fields so far, and what the file says that an Element has no place for.
#pragma once
#include "model/scene/element.h"

namespace ninesketch
{

struct ElementDraft {
    explicit ElementDraft(Element &made) : element(made) {}

    Element &element;
    bool deleted = false;
    bool roundByLegacy = false; ///< strokeSharpness "round"
    bool hasRoundness = false, hasPoints = false, hasLineHeight = false, hasEndArrowhead = false;
    bool hasSimulatePressure = false, hasOriginalText = false;
    std::vector<std::size_t> leftOutPoints; ///< of a stroke's list: their pressures go too
};

inline TextData &text(ElementDraft &draft)
{
    return std::get<TextData>(draft.element.data);
}

inline LinearData &linear(ElementDraft &draft)
{
    return std::get<LinearData>(draft.element.data);
}

inline FreedrawData &freedraw(ElementDraft &draft)
{
    return std::get<FreedrawData>(draft.element.data);
}

/// Fills what follows from the other fields, as Excalidraw's loading does: mirrored boxes, points from the origin on,
/// line heights, old kinds of roundness. False: there is nothing to see, and Excalidraw would drop it.
bool finishElement(ElementDraft &draft);

} // namespace ninesketch
