// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/flowchart.h"

#include "model/scene/edits/arrows.h"
#include "model/scene/edits/content.h"
#include "model/scene/element_names.h"
#include "model/scene/linear_points.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double gap = 100; // px between linked shapes

Direction directionOf(Point from, Point to)
{
    const Point d = to - from;
    if (std::abs(d.x) >= std::abs(d.y))
        return d.x >= 0 ? Direction::Right : Direction::Left;
    return d.y >= 0 ? Direction::Down : Direction::Up;
}

/// Shapes linked with the node in that direction, in drawing order.
std::vector<std::string> linkedNodes(const Scene &scene, const Element &node, Direction direction)
{
    std::vector<std::string> found;
    for (const auto &bound : node.boundElements) {
        const Element *arrow = scene.find(bound.id);
        if (!arrow || !arrow->isArrow())
            continue;
        for (const auto *binding : {&arrow->linear()->startBinding, &arrow->linear()->endBinding}) {
            const Element *other = *binding ? scene.find((*binding)->elementId) : nullptr;
            if (other && other->id != node.id && directionOf(node.centre(), other->centre()) == direction &&
                std::find(found.begin(), found.end(), other->id) == found.end())
                found.push_back(other->id);
        }
    }
    return found;
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

} // namespace

Linked addLinkedNodes(const Scene &scene, const std::string &nodeId, Direction direction, int count,
                      const EditContext &context)
{
    const Element *node = scene.find(nodeId);
    if (!node || count < 1 || !isBindable(*node) || !isTextContainer(node->type))
        return {scene, {}};
    const bool across = direction == Direction::Left || direction == Direction::Right;
    const double along = (across ? node->width : node->height) + gap,
                 aside = (across ? node->height : node->width) + gap;
    const double forward = direction == Direction::Right || direction == Direction::Down ? along : -along;
    const auto there = static_cast<double>(linkedNodes(scene, *node, direction).size());
    const Direction back = static_cast<Direction>((static_cast<int>(direction) + 2) % 4);
    Linked result{scene, {}};
    for (int i = 0; i < count; ++i) {
        double beside = (i - (count - 1) / 2.0) * aside;
        if (count == 1 && there > 0) // alternately to both outsides
            beside = std::ceil(there / 2) * aside * (std::fmod(there, 2) == 0 ? 1 : -1);
        Element copy = *node;
        const Element fresh = newElement(node->type, context);
        copy.id = fresh.id;
        copy.seed = fresh.seed;
        copy.version = 1;
        copy.versionNonce = fresh.versionNonce;
        copy.updated = context.now;
        copy.boundElements.clear();
        copy.groupIds.clear();
        copy.customData.reset();
        copy.link.reset();
        copy.x += across ? forward : beside;
        copy.y += across ? beside : forward;
        Element arrow = newElement(ElementType::Arrow, context);
        arrow.strokeColor = node->strokeColor;
        arrow.strokeWidth = node->strokeWidth;
        arrow.strokeStyle = node->strokeStyle;
        arrow.roughness = node->roughness;
        arrow.opacity = node->opacity;
        arrow.frameId = node->frameId;
        arrow.linear()->elbowed = true;
        arrow.x = arrow.y = 0;
        const Point from = sideMiddle(*node, direction), to = sideMiddle(copy, back);
        arrow = withScenePoints(arrow, std::vector<Point>{from, to});
        result.nodes.push_back(copy.id);
        const std::string copyId = copy.id, arrowId = arrow.id;
        result.scene = addElements(result.scene, {std::move(copy), std::move(arrow)}, context);
        result.scene = bindArrowEnd(result.scene, arrowId, LinearEnd::Start, nodeId, context);
        result.scene = bindArrowEnd(result.scene, arrowId, LinearEnd::End, copyId, context);
    }
    return result;
}

std::string linkedNode(const Scene &scene, const std::string &nodeId, Direction direction, const std::string &after)
{
    const Element *node = scene.find(nodeId);
    const auto found = node ? linkedNodes(scene, *node, direction) : std::vector<std::string>{};
    if (found.empty())
        return {};
    const auto at = std::find(found.begin(), found.end(), after);
    return at == found.end() || at + 1 == found.end() ? found.front() : *(at + 1);
}

} // namespace ninesketch
