// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/points.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/linear_points.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// The line, when its points can be edited.
const Element *editable(const Scene &scene, const std::string &id)
{
    const Element *line = scene.find(id);
    const LinearData *linear = line ? line->linear() : nullptr;
    return linear && !linear->elbowed && linear->points.size() > 1 ? line : nullptr;
}

bool isPolygon(const Element &line)
{
    const auto &points = line.linear()->points;
    return line.linear()->polygon && points.size() > 3 && points.front() == points.back();
}

/// A polygon's first point is its last one, too.
PointSet withTwin(const Element &line, PointSet points)
{
    const std::size_t last = line.linear()->points.size() - 1;
    std::erase_if(points, [last](std::size_t i) { return i > last; });
    if (isPolygon(line) && (points.contains(0) || points.contains(last)))
        points.insert({0, last});
    return points;
}

/// An end that is no longer where it was lets go.
void letGoOfMovedEnds(SceneDraft &draft, const Element &before, const std::vector<Point> &points)
{
    if (!before.isArrow())
        return;
    for (const LinearEnd end : bothEnds) {
        const Point now = end == LinearEnd::Start ? points.front() : points.back();
        if (distance(endPoint(before, end), now) > 1e-9)
            unbind(draft, before.id, end);
    }
}

Scene withPoints(const Scene &scene, const Element &line, const std::vector<Point> &points, const EditContext &context)
{
    SceneDraft draft(scene, context);
    letGoOfMovedEnds(draft, line, points);
    return setPoints(draft.finished(), line.id, points, context);
}

} // namespace

Scene movePoints(const Scene &scene, const std::string &id, const PointSet &chosen, Point by, const EndDrag &drag,
                 const EditContext &context)
{
    const Element *line = editable(scene, id);
    if (!line)
        return scene;
    const PointSet moved = withTwin(*line, chosen);
    auto points = scenePoints(*line);
    const std::size_t last = points.size() - 1;
    if (moved.empty())
        return scene;
    for (const std::size_t i : moved)
        points[i] = points[i] + by;
    if (!line->isArrow())
        return setPoints(scene, id, points, context);
    Scene result = withPoints(scene, *line, points, context);
    for (const auto &[index, end] : {std::pair{std::size_t{0}, LinearEnd::Start}, std::pair{last, LinearEnd::End}})
        if (moved.contains(index)) {
            EndDrag here = drag;
            here.to = points[index];
            result = dragArrowEnd(result, id, end, here, context);
        }
    return result;
}

Scene removePoints(const Scene &scene, const std::string &id, const PointSet &chosen, const EditContext &context)
{
    const Element *line = editable(scene, id);
    if (!line)
        return scene;
    const bool closed = isPolygon(*line);
    const PointSet removed = withTwin(*line, chosen);
    const auto points = scenePoints(*line);
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!removed.contains(i))
            kept.push_back(points[i]);
    if (closed && !kept.empty() && !(kept.front() == kept.back()))
        kept.push_back(kept.front());
    if (kept.size() < 2)
        return removeElements(scene, {id}, context);
    if (kept.size() < (closed ? 4u : 2u) || kept.size() == points.size())
        return scene;
    return withPoints(scene, *line, kept, context);
}

EditedPoints duplicatePoints(const Scene &scene, const std::string &id, const PointSet &chosen,
                             const EditContext &context)
{
    constexpr double further = 30; // px
    const Element *line = editable(scene, id);
    if (!line)
        return {scene, {}};
    const auto points = scenePoints(*line);
    std::vector<Point> result;
    PointSet added;
    for (std::size_t i = 0; i < points.size(); ++i) {
        result.push_back(points[i]);
        if (!chosen.contains(i) || (isPolygon(*line) && i + 1 == points.size()))
            continue;
        added.insert(result.size());
        result.push_back(i + 1 < points.size() ? (points[i] + points[i + 1]) * 0.5
                                               : points[i] + Point{further, further});
    }
    return added.empty() ? EditedPoints{scene, chosen}
                         : EditedPoints{withPoints(scene, *line, result, context), std::move(added)};
}

Scene insertPoint(const Scene &scene, const std::string &id, std::size_t index, Point at, const EditContext &context)
{
    const Element *line = editable(scene, id);
    if (!line)
        return scene;
    auto points = scenePoints(*line);
    points.insert(points.begin() + static_cast<std::ptrdiff_t>(std::min(index, points.size())), at);
    return withPoints(scene, *line, points, context);
}

} // namespace ninesketch
