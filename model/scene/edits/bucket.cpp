// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/bucket.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/frames.h"
#include "model/scene/hit_test.h"
#include "model/scene/linear_points.h"
#include "model/scene/scene_draft.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

double areaOf(const std::vector<Point> &polygon)
{
    double twice = 0;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++)
        twice += polygon[j].x * polygon[i].y - polygon[i].x * polygon[j].y;
    return std::abs(twice) / 2;
}

/// The region is the one that this has filled: Excalidraw's tolerances.
bool fills(const Element &fill, const FillRegion &region)
{
    constexpr double tolerance = 2, share = 0.05; // px, of the area
    const auto points = scenePoints(fill);
    const Rect a = boxOf(points), b = boxOf(region.polygon);
    const double areaA = areaOf(points), areaB = areaOf(region.polygon);
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance &&
           std::abs(a.right() - b.right()) <= tolerance && std::abs(a.bottom() - b.bottom()) <= tolerance &&
           std::abs(areaA - areaB) <= share * std::max(areaA, areaB);
}

/// What the fill belongs to, with what it lies in or between.
std::vector<std::string> groupsOf(const FillRegion &region, const Element *owner, const Scene &scene)
{
    if (owner)
        return owner->groupIds;
    std::vector<std::string> common;
    for (std::size_t i = 0; i < region.boundary.size(); ++i) {
        const auto &groups = scene.find(region.boundary[i])->groupIds;
        if (i == 0)
            common = groups;
        std::erase_if(common, [&](const std::string &group) { return std::ranges::count(groups, group) == 0; });
    }
    return common;
}

} // namespace

Painted pourPaint(const Scene &scene, Point point, const Paint &paint, const EditContext &context)
{
    const auto found = fillRegionAt(scene, point);
    const auto *region = std::get_if<FillRegion>(&found);
    const Element *hit = elementAt(scene, point);
    if (hit && isFill(*hit) && (!region || fills(*hit, *region))) {
        SceneDraft draft(scene, context);
        Element &fill = draft.change(hit->id);
        fill.backgroundColor = paint.color;
        fill.fillStyle = paint.style;
        fill.opacity = paint.opacity;
        return {draft.finished(), std::nullopt};
    }
    if (!region)
        return {scene, std::get<NoRegion>(found)};
    Element fill = newElement(ElementType::Line, context);
    fill.strokeColor = "transparent";
    fill.backgroundColor = paint.color;
    fill.fillStyle = paint.style;
    fill.opacity = paint.opacity;
    fill.strokeWidth = 1;
    fill.roughness = 0;
    LinearData line;
    line.polygon = true;
    fill.data = std::move(line);
    fill = withScenePoints(std::move(fill), region->polygon);
    const Element *owner = ownerAt(scene, point);
    fill.groupIds = groupsOf(*region, owner, scene);
    if (owner)
        fill.frameId = owner->isFrame() ? std::optional(owner->id) : owner->frameId;
    const std::string id = fill.id;
    const bool inFrame = owner != nullptr;
    SceneDraft draft(scene, context);
    draft.put(std::move(fill));
    std::vector<std::string> order = draft.order();
    const std::string &beside = region->above.empty() ? region->below : region->above;
    auto place = std::ranges::find(order, beside);
    if (place != order.end() && !region->above.empty())
        ++place;
    order.insert(place, id);
    draft.setOrder(withLabelsBehind(draft, order));
    Scene painted = draft.finished();
    return {inFrame ? painted : updateFrameMembership(painted, {id}, context), std::nullopt};
}

} // namespace ninesketch
