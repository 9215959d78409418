// SPDX-License-Identifier: GPL-3.0-or-later
// One shape turned into another: rectangles, diamonds and ellipses; lines and arrows; shapes of several lines.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// What some elements can be turned into together.
struct ShapeChoice {
    /// "rectangle", "diamond", "ellipse"; "line", "sharp", "round", "elbow"; or ids of stencils. Empty: into nothing.
    std::vector<std::string> names;
    std::optional<std::size_t> now; ///< what they all are; absent: they differ

    /// The next of the names, or the one before; the first when they differ.
    const std::string &next(bool backwards) const;
};

/// Shapes go first: with some of them selected, the arrows between them are not turned. What is labelled is no line.
ShapeChoice shapeChoice(const Scene &scene, const Ids &ids);

/// Turns them into the shape of that name; ids, labels, bindings and everything else stay. The font of a label that
/// has no room any more becomes smaller.
Scene turnedInto(const std::string &name, const Scene &scene, const Ids &ids, const EditContext &context);

} // namespace ninesketch
