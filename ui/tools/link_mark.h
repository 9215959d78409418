// SPDX-License-Identifier: GPL-3.0-or-later
// The small mark over the right top corner of what has a link: pressed, it opens the link. Places and sizes are
// Excalidraw's.
#pragma once
#include "ui/editor.h"

#include <QRectF>
#include <span>

namespace ninesketch
{

constexpr int linkMarkSide = 14; ///< px on screen

bool isLinked(const Element &element);

/// In widget px at that zoom, seen from the scene's origin.
QRectF linkMarkBox(const Element &element, double zoom);

/// The element whose mark is there (scene px); null: none. What is selected shows its grips, and no mark.
const Element *linkMarkAt(std::span<const ElementPtr> elements, const Selection &selection, Point at, double zoom);

} // namespace ninesketch
