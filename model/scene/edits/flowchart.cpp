// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/flowchart.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/groups.h"
#include "model/scene/elbow_routing.h"
#include "model/scene/element_names.h"
#include "model/scene/linear_points.h"

#include <algorithm>
#include <limits>

namespace ninesketch
{
namespace
{

constexpr double gap = 100; // px between linked shapes

/// Shapes that are linked with the node, over others too.
std::vector<const Element *> chartAround(const Scene &scene, const Element &node)
{
    Ids seen{node.id};
    std::vector<const Element *> found, open{&node};
    while (!open.empty()) {
        const Element *from = open.back();
        open.pop_back();
        for (const auto &bound : from->boundElements) {
            const Element *arrow = scene.find(bound.id);
            if (!arrow || !arrow->isArrow())
                continue;
            for (const auto *binding : {&arrow->linear()->startBinding, &arrow->linear()->endBinding}) {
                const Element *other = *binding ? scene.find((*binding)->elementId) : nullptr;
                if (!other || !seen.insert(other->id).second)
                    continue;
                found.push_back(other);
                open.push_back(other);
            }
        }
    }
    return found;
}

struct Interval {
    double from, to;
};

bool isFree(double from, double size, const std::vector<Interval> &taken)
{
    return std::ranges::all_of(taken, [&](const Interval &one) { return from + size <= one.from || from >= one.to; });
}

/// Where something that long fits, as near to the wish as can be; of two as near the later one.
double nearestFree(double wish, double size, std::vector<Interval> taken)
{
    if (isFree(wish, size, taken))
        return wish;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::ranges::sort(taken, {}, &Interval::from);
    double best = wish, away = infinity, open = -infinity;
    taken.push_back({infinity, infinity});
    for (const Interval &one : taken) {
        if (one.from - open >= size) {
            const double at = std::clamp(wish, open, one.from - size);
            if (std::abs(at - wish) <= away) {
                best = at;
                away = std::abs(at - wish);
            }
        }
        open = std::max(open, one.to);
    }
    return best;
}

bool isAcross(Direction direction)
{
    return direction == Direction::Left || direction == Direction::Right;
}

/// The places of `count` new nodes (left top corners), and where the row of them begins.
std::pair<std::vector<Point>, double> row(const Scene &scene, const Element &node, Direction direction, int count,
                                          std::optional<double> beside)
{
    const bool across = isAcross(direction);
    const double along = across ? node.width : node.height, aside = across ? node.height : node.width;
    const double begin = across ? node.x : node.y, middle = across ? node.centre().y : node.centre().x;
    const bool onwards = direction == Direction::Right || direction == Direction::Down;
    const double at = onwards ? begin + along + gap : begin - gap - along;
    std::vector<Interval> taken;
    for (const Element *other : chartAround(scene, node)) {
        const Rect box = boxOf(rotatedCorners(*other));
        const Interval ahead = across ? Interval{box.x, box.right()} : Interval{box.y, box.bottom()};
        const Interval wide = across ? Interval{box.y, box.bottom()} : Interval{box.x, box.right()};
        if (ahead.from < at + along && ahead.to > at)
            taken.push_back({wide.from - gap, wide.to + gap});
    }
    const double step = aside + gap, whole = count * aside + (count - 1) * gap;
    std::optional<double> first;
    if (beside)
        for (const double kept : {*beside, *beside - step})
            if (isFree(kept, whole, taken) &&
                (!first || std::abs(kept + whole / 2 - middle) < std::abs(*first + whole / 2 - middle)))
                first = kept;
    if (!first)
        first = nearestFree(middle - whole / 2, whole, taken);
    std::vector<Point> places;
    for (int i = 0; i < count; ++i)
        places.push_back(across ? Point{at, *first + i * step} : Point{*first + i * step, at});
    return {places, *first};
}

/// The middle of the side that faces that way.
Point sideMiddle(const Element &node, Direction direction)
{
    const Rect box = node.box().grown(bindingGap(node));
    switch (direction) {
    case Direction::Right:
        return {box.right(), box.centre().y};
    case Direction::Down:
        return {box.centre().x, box.bottom()};
    case Direction::Left:
        return {box.x, box.centre().y};
    case Direction::Up:
        break;
    }
    return {box.centre().x, box.y};
}

/// A new shape like the node, its corner there.
Element likeNode(const Element &node, Point at, const EditContext &context)
{
    Element copy = newElement(node.type, context);
    copy.x = at.x;
    copy.y = at.y;
    copy.width = node.width;
    copy.height = node.height;
    copy.roundness = node.roundness;
    copy.roughness = node.roughness;
    copy.backgroundColor = node.backgroundColor;
    copy.strokeColor = node.strokeColor;
    copy.strokeWidth = node.strokeWidth;
    copy.strokeStyle = node.strokeStyle;
    copy.fillStyle = node.fillStyle;
    copy.opacity = node.opacity;
    return copy;
}

/// Adds the copy there; its body's id.
std::string addCopy(Scene &scene, const Element &node, Point at, const EditContext &context)
{
    if (node.groupIds.empty() || !isComponentBody(node)) {
        Element copy = likeNode(node, at, context);
        const std::string id = copy.id;
        scene = addElements(scene, {std::move(copy)}, context);
        return id;
    }
    const Ids group = membersOf(scene, node.groupIds.front());
    auto copied = duplicateElements(scene, group, at - Point{node.x, node.y}, context);
    const std::string id = copied.copies.at(node.id);
    Ids labels;
    for (const auto &bound : copied.scene.find(id)->boundElements)
        if (bound.type == "text")
            labels.insert(bound.id);
    scene = removeElements(copied.scene, labels, context);
    return id;
}

Element arrowLike(const Element &node, Point from, Point to, const EditContext &context)
{
    Element arrow = newElement(ElementType::Arrow, context);
    arrow.strokeColor = node.strokeColor;
    arrow.strokeWidth = node.strokeWidth;
    arrow.strokeStyle = node.strokeStyle;
    arrow.roughness = node.roughness;
    arrow.opacity = node.opacity > 0 ? node.opacity : 100; // a body of several lines is not seen itself
    arrow.linear()->elbowed = true;
    arrow.x = arrow.y = 0;
    return withScenePoints(arrow, std::vector<Point>{from, to});
}

} // namespace

Linked addLinkedNodes(const Scene &scene, const std::string &nodeId, Direction direction, int count,
                      const EditContext &context, std::optional<double> beside)
{
    const Element *node = scene.find(nodeId);
    if (!node || count < 1 || !isBindable(*node) || !isTextContainer(node->type))
        return {scene, {}};
    const auto [places, first] = row(scene, *node, direction, count, beside);
    const Direction back = static_cast<Direction>((static_cast<int>(direction) + 2) % 4);
    Linked result{scene, {}, first};
    Ids added;
    for (const Point place : places) {
        const std::string copyId = addCopy(result.scene, *node, place, context);
        Element arrow =
            arrowLike(*node, sideMiddle(*node, direction), sideMiddle(*result.scene.find(copyId), back), context);
        const std::string arrowId = arrow.id;
        result.scene = addElements(result.scene, {std::move(arrow)}, context);
        result.scene = bindArrowEnd(result.scene, arrowId, LinearEnd::Start, nodeId, context);
        result.scene = bindArrowEnd(result.scene, arrowId, LinearEnd::End, copyId, context);
        added.insert({copyId, arrowId});
        result.nodes.push_back(copyId);
    }
    const Element *frame = node->frameId ? scene.find(*node->frameId) : nullptr;
    if (frame && std::ranges::all_of(result.nodes, [&](const std::string &id) { // else none would be seen whole
            return commonBox(result.scene, {id})->intersects(frame->box());
        }))
        result.scene = setFrame(result.scene, added, frame->id, context);
    return result;
}

std::vector<std::string> linkedNodes(const Scene &scene, const std::string &nodeId, Direction direction)
{
    const Element *node = scene.find(nodeId);
    if (!node)
        return {};
    std::vector<std::string> found;
    for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End}) {
        for (const auto &bound : node->boundElements) {
            const Element *arrow = scene.find(bound.id);
            if (!arrow || !arrow->isArrow())
                continue;
            const auto &here = bindingOf(*arrow, end),
                       &there = bindingOf(*arrow, end == LinearEnd::Start ? LinearEnd::End : LinearEnd::Start);
            if (!here || here->elementId != nodeId || !there || there->elementId == nodeId ||
                !scene.find(there->elementId))
                continue;
            const Heading side = headingFromShape(*node, endPoint(*arrow, end));
            if (static_cast<int>(side) == static_cast<int>(direction) &&
                std::ranges::find(found, there->elementId) == found.end())
                found.push_back(there->elementId);
        }
    }
    return found;
}

} // namespace ninesketch
