// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing a chart node by node: a linked copy beside a shape, and walking along links.
#pragma once
#include "model/scene/edit_context.h"

namespace ninesketch
{

enum class Direction { Right, Down, Left, Up };

struct Linked {
    Scene scene;
    std::vector<std::string> nodes; ///< the new ones
};

/// `count` empty shapes like that one, 100 px away in that direction, each at the end of an elbow arrow. One more
/// beside others that are linked already goes to their outside.
Linked addLinkedNodes(const Scene &scene, const std::string &nodeId, Direction direction, int count,
                      const EditContext &context);

/// The shape that an arrow leads to (or comes from) in that direction; of several the one after `after`; empty: none.
std::string linkedNode(const Scene &scene, const std::string &nodeId, Direction direction,
                       const std::string &after = {});

} // namespace ninesketch
