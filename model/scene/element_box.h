// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/scene/element.h"

namespace ninesketch
{

/// Moves and sizes it, unrotated (scene px); the points of lines stay what they are.
inline void setBox(Element &element, const Rect &box)
{
    element.x = box.x;
    element.y = box.y;
    element.width = box.width;
    element.height = box.height;
}

} // namespace ninesketch
