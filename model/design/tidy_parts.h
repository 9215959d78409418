// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to tidy in a drawing: things that move, zones that hold things, and what stands beside them.
#pragma once
#include "model/design/design.h"
#include "model/geometry.h"
#include "model/scene/edit_context.h"

#include <map>
#include <optional>
#include <vector>

namespace ninesketch
{

/// Something that is moved: a component with its group, a zone with all that is in it, or a shape in whose way
/// nothing may come.
struct TidyNode {
    Ids ids;                           ///< what moves with it; of a zone: itself and its group, not what is in it
    std::string zoneId;                ///< the shape that is a zone; empty: it is none
    Rect box;                          ///< where it was
    Rect placed;                       ///< where it comes to stand
    std::optional<std::size_t> parent; ///< the zone that it is in
    std::vector<std::size_t> children; ///< of a zone: what is in it
};

/// What is no part of the design, and moves with something that is.
struct TidyBystander {
    Ids ids;
    Rect box;
    std::optional<std::size_t> zone; ///< that it is in
    std::optional<std::size_t> node; ///< that an arrow of it holds on to
    Point by;                        ///< how far it moves
};

struct TidyParts {
    Design design;
    std::vector<TidyNode> nodes;
    std::map<std::size_t, std::size_t> unitOf; ///< node by component; absent: that one is left alone
    std::vector<TidyBystander> bystanders;
};

/// See `tidied` for `only`.
TidyParts findTidyParts(const Scene &scene, const Ids &only);

} // namespace ninesketch
