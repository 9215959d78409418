// SPDX-License-Identifier: GPL-3.0-or-later
// Paint poured into a region of the drawing.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/fill_region.h"

#include <optional>

namespace ninesketch
{

struct Paint {
    std::string color;
    FillStyle style = FillStyle::Solid;
    double opacity = 100;
};

struct Painted {
    Scene scene;
    std::optional<NoRegion> problem; ///< then the scene is as it was
};

/// Fills the region around the point: a polygon without a stroke comes to lie under the lines around it. What has been
/// filled before is painted anew.
Painted pourPaint(const Scene &scene, Point point, const Paint &paint, const EditContext &context);

} // namespace ninesketch
