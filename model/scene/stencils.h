// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes that Excalidraw lacks and that every picture of a system needs: cylinder, queue, cloud, person … Each is a
// group of Excalidraw's own elements: one body (a rectangle or ellipse that holds the label and the arrows) and the
// lines that are seen. The body names its stencil (customData.ninesketch.shape), so that the group is known again.
#pragma once
#include "model/scene/element.h"

#include <span>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// One line of a stencil, px from the left top corner of the body.
struct StencilStroke {
    std::vector<Point> points;
    bool closed = false; ///< the last point is the first: filled in the body's colour
    bool curved = false; ///< through the points; a corner is a point twice
};

struct Stencil {
    const char *id;       ///< "cylinder"
    const char *name;     ///< "Cylinder"
    const char *words;    ///< what else it may be searched for
    double width, height; ///< px, when nobody says otherwise
    ElementType body = ElementType::Rectangle;
    bool bodyIsSeen = false; ///< else the body has opacity 0 and stands above the strokes
    VerticalAlign label = VerticalAlign::Middle;
    const char *kindId = ""; ///< the component that such a shape usually stands for; empty: none
    std::vector<StencilStroke> (*strokes)(double width, double height) = nullptr;
};

/// All of them, in the order in which they are offered.
std::span<const Stencil> allStencils();
/// Null for an unknown id.
const Stencil *findStencil(std::string_view id);

/// The stencil whose body this is; null: none.
const Stencil *stencilOf(const Element &element);
/// A body that is not seen: its own opacity says nothing of the shape's.
bool isUnseenBody(const Element &element);

} // namespace ninesketch
