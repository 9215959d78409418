// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/linear_points.h"

#include "model/scene/bounds.h"

namespace ninesketch
{

Element withLocalPoints(Element line, std::vector<Point> points)
{
    const Point first = points.front();
    for (Point &point : points)
        point = point - first;
    line.x += first.x;
    line.y += first.y;
    const Rect box = boxOf(points);
    line.width = box.width;
    line.height = box.height;
    if (auto *linear = line.linear())
        linear->points = std::move(points);
    else if (auto *freedraw = line.freedraw())
        freedraw->points = std::move(points);
    return line;
}

Element withScenePoints(Element line, std::span<const Point> points)
{
    const Point centre = line.angle == 0 ? Point{} : rotationCentre(line);
    std::vector<Point> local;
    local.reserve(points.size());
    for (const Point point : points)
        local.push_back(rotated(point, centre, -line.angle) - Point{line.x, line.y});
    line = withLocalPoints(std::move(line), std::move(local));
    if (line.angle != 0) {
        // the new points have another middle: moved so that turning around it brings them to the same places
        const Point now = rotationCentre(line);
        const Point shift = rotated(now, centre, line.angle) - now;
        line.x += shift.x;
        line.y += shift.y;
    }
    return line;
}

} // namespace ninesketch
