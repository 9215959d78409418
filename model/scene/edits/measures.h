// SPDX-License-Identifier: GPL-3.0-or-later
// Place and size as numbers: read from what is selected, and set. A group counts as one thing; of several things each
// is set by itself, as Excalidraw's panel of numbers does.
#pragma once
#include "model/scene/edit_context.h"

#include <optional>

namespace ninesketch
{

enum class Measure {
    X, ///< scene px: the left top corner, of what is turned where it now lies
    Y,
    Width, ///< px, before turning
    Height,
    Angle,    ///< radians clockwise
    FontSize, ///< px: of texts and labels
};

struct MeasureValue {
    bool applies = false;        ///< something among them has it and may be changed
    std::optional<double> value; ///< absent when they differ
};

/// What these have in common. Arrows that hold on to shapes are where their shapes put them: they have no place, size
/// or angle of their own. Frames and elbow arrows don't turn.
MeasureValue measureOf(const Scene &scene, const Ids &ids, Measure measure, const std::string &editingGroupId = {});

/// Sets each to the value.
Scene setMeasure(const Scene &scene, const Ids &ids, Measure measure, double value, const EditContext &context,
                 const std::string &editingGroupId = {});
/// Adds to each one's own value.
Scene addToMeasure(const Scene &scene, const Ids &ids, Measure measure, double by, const EditContext &context,
                   const std::string &editingGroupId = {});

} // namespace ninesketch
