// SPDX-License-Identifier: GPL-3.0-or-later
// Frames: pages on the canvas that clip what belongs to them.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>

namespace ninesketch
{

/// Elements in the frame, in drawing order.
std::vector<std::string> childrenOf(const Scene &scene, const std::string &frameId);

/// Into the frame (empty: out of any); labels and groups as a whole.
Scene setFrame(const Scene &scene, const Ids &ids, const std::string &frameId, const EditContext &context);

/// After these were moved or drawn: each joins the frame that holds it, and leaves one that it does not touch any more.
Scene updateFrameMembership(const Scene &scene, const Ids &ids, const EditContext &context);
/// After these were moved, drawn or pasted with the pointer there: what touches the frame under it joins that one, and
/// what does not touch its own any more leaves it. Groups and labels as a whole.
Scene joinFrameUnder(const Scene &scene, const Ids &ids, Point at, const EditContext &context);
/// After these were resized, turned or bent: what no longer touches its frame leaves it. Groups and labels as a whole.
Scene leaveUntouchedFrames(const Scene &scene, const Ids &ids, const EditContext &context);
/// After a frame was resized: what lies in it joins, what lies outside leaves.
Scene updateFrameMembers(const Scene &scene, const std::string &frameId, const EditContext &context);

/// A frame around these, 16 px of room. What is in `editingGroupId` leaves that group for it.
struct Framed {
    Scene scene;
    std::string frameId;
};
Framed wrapInFrame(const Scene &scene, const Ids &ids, const EditContext &context,
                   const std::string &editingGroupId = {});

/// Frames as the pages of a drawing: by the number that each was given, else as one reads, row by row, after those.
std::vector<std::string> framesInOrder(const Scene &scene);
/// Numbers them in that order (customData.ninesketch.page).
Scene setFrameOrder(const Scene &scene, const std::vector<std::string> &frameIds, const EditContext &context);

Scene setFrameName(const Scene &scene, const std::string &frameId, const std::string &name, const EditContext &context);

} // namespace ninesketch
