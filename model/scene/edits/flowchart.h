// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing a chart node by node: a linked copy beside a shape, and walking along links.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>
#include <vector>

namespace ninesketch
{

enum class Direction { Right, Down, Left, Up };

struct Linked {
    Scene scene;
    std::vector<std::string> nodes; ///< the new ones
    double beside = 0;              ///< where the row of them begins, scene px across the direction
};

/// `count` shapes like that one without its label, 100 px away in that direction, each at the end of an elbow arrow, in
/// one row as near to the node's middle as other shapes of the chart leave room. Of a component or a shape of several
/// lines all is copied. `beside`: where the row began with one fewer: it stays there, or grows the other way, if it
/// can.
Linked addLinkedNodes(const Scene &scene, const std::string &nodeId, Direction direction, int count,
                      const EditContext &context, std::optional<double> beside = std::nullopt);

/// The shapes that arrows lead to from the side of the node that faces that way, then those that arrows come from, in
/// drawing order.
std::vector<std::string> linkedNodes(const Scene &scene, const std::string &nodeId, Direction direction);

} // namespace ninesketch
