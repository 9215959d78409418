// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes in layers along the links between them, from top to bottom, with places around some of them that may stand in
// each other (Sugiyama, Misue 1991; Gansner, Koutsofios, North, Vo 1993): links over several layers, and their labels,
// have room of their own between the boxes.
#pragma once
#include "model/geometry.h"

#include <optional>
#include <vector>

namespace ninesketch
{

struct LayeredBox {
    double width = 0, height = 0; ///< px
    int place = -1;               ///< that it stands in, or -1
};
struct LayeredPlace {
    int around = -1;                                 ///< the one before it that it stands in, or -1
    double left = 0, top = 0, right = 0, bottom = 0; ///< px between what is in it and its outline
};
struct LayeredLink {
    std::size_t from = 0, to = 0;     ///< boxes
    int fromPlace = -1, toPlace = -1; ///< it begins or ends at the outline of that one around the box, or -1
    double width = 0, height = 0;     ///< of its label, px
};
struct LayeredGaps {
    double layers = 100, boxes = 50, passes = 30; ///< px between layers, beside each other, beside a link that passes
};

struct LayeredDrawing {
    std::vector<Point> centres;              ///< of the boxes
    std::vector<std::optional<Rect>> places; ///< none of one without boxes
    /// Of each link all points of its way; the first and the last lie in what it joins.
    std::vector<std::vector<Point>> ways;
};

/// No two boxes touch, and no other box stands in a place. Calls that lead back in a circle lead back in the drawing.
/// The order of boxes, places and links counts where nothing else does.
LayeredDrawing drawnInLayers(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
                             const std::vector<LayeredLink> &links, const LayeredGaps &gaps);

} // namespace ninesketch
