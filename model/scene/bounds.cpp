// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/bounds.h"

namespace ninesketch
{

Rect commonBox(std::span<const Element *const> elements)
{
    std::optional<Rect> box;
    for (const Element *element : elements) {
        const Rect own = rotatedBox(*element);
        box = box ? box->united(own) : own;
    }
    return box.value_or(Rect{});
}

std::optional<Rect> commonBox(const Scene &scene, const Ids &ids)
{
    std::vector<const Element *> elements;
    for (const auto &id : ids)
        if (const Element *element = scene.find(id))
            elements.push_back(element);
    if (elements.empty())
        return std::nullopt;
    return commonBox(elements);
}

Point rotationCentre(const Element &element)
{
    return unrotatedBox(element).centre();
}

std::array<Point, 4> rotatedCorners(const Element &element)
{
    const Rect box = unrotatedBox(element);
    const Point centre = box.centre();
    std::array<Point, 4> corners{
        Point{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    for (Point &corner : corners)
        corner = rotated(corner, centre, element.angle);
    return corners;
}

std::vector<Point> scenePoints(const Element &element)
{
    std::vector<Point> points;
    if (const auto *linear = element.linear())
        points = linear->points;
    else if (const auto *freedraw = element.freedraw())
        points = freedraw->points;
    const Point centre = element.angle == 0 ? Point{} : rotationCentre(element);
    for (Point &point : points)
        point = rotated(point + Point{element.x, element.y}, centre, element.angle);
    return points;
}

Rect boxOf(std::span<const Point> points)
{
    if (points.empty())
        return {};
    Point low = points.front(), high = points.front();
    for (const Point point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

Rect pointsBox(const Element &line)
{
    const Rect box = boxOf(line.linear()->points);
    return {line.x + box.x, line.y + box.y, box.width, box.height};
}

} // namespace ninesketch
