// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit does for those who depend on what it changed. For the functions of this folder.
#pragma once
#include "model/scene/bindings.h"
#include "model/scene/edits/transform.h"
#include "model/scene/scene_draft.h"

#include <limits>

namespace ninesketch
{

/// The label of that container in the draft; empty: none.
std::string labelIn(const SceneDraft &draft, const std::string &containerId);

/// Arrows that hold on to the changed elements come along, unless they are among `except`; so do their labels.
void arrowsFollow(SceneDraft &draft, const Ids &changed, const Ids &except = {});

/// Wraps, grows and places the label anew (only places it unless `wrap`). Where the label leaves room, the container
/// becomes lower again, down to `leastHeight` px.
void layLabel(SceneDraft &draft, const std::string &containerId, bool wrap,
              double leastHeight = std::numeric_limits<double>::infinity());

/// Lets go of the shape at that end, both of them forget it.
void unbind(SceneDraft &draft, const std::string &arrowId, LinearEnd end);
/// Holds on to the shape at that end, both of them know it; the arrow does not move yet.
void bind(SceneDraft &draft, const std::string &arrowId, LinearEnd end, Binding binding);
/// Each arrow of these lets go of shapes that are not among them.
void unbindFromOthers(SceneDraft &draft, const Ids &moved);

/// Arrows of these aim at the mirrored places of those of these that they hold on to.
void mirrorFixedPoints(SceneDraft &draft, const Ids &mirrored, Axis axis);

/// Ends of an arrow, for loops.
inline constexpr LinearEnd bothEnds[] = {LinearEnd::Start, LinearEnd::End};

/// Ids that the scene has.
Ids existing(const Scene &scene, const Ids &ids);
/// Those of them that the scene has, and the labels that stand on these.
Ids withLabels(const Scene &scene, const Ids &ids);

/// The order with each label right behind its container.
std::vector<std::string> withLabelsBehind(const SceneDraft &draft, const std::vector<std::string> &order);

} // namespace ninesketch
