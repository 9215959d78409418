// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/arrows.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/elbow_routing.h"
#include "model/scene/linear_points.h"
#include "model/scene/outline.h"
#include "model/sketch/shape.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

FindElement finderIn(const SceneDraft &draft)
{
    return [&draft](const std::string &id) { return draft.find(id); };
}

/// Both ends where they belong, and the label.
void settle(SceneDraft &draft, const std::string &arrowId)
{
    const auto find = finderIn(draft);
    Element followed = followedArrow(*draft.find(arrowId), find, find);
    if (followed.linear()->elbowed) // a shape that it holds on to now may be in its way
        followed = followedElbowArrow(followed, find, true);
    draft.change(arrowId) = std::move(followed);
    layLabel(draft, arrowId, true);
}

/// An arrow that ends in a shape is painted over it.
void raiseAbove(SceneDraft &draft, const std::string &arrowId, const std::string &targetId)
{
    auto order = draft.order();
    const auto arrow = std::find(order.begin(), order.end(), arrowId);
    auto target = std::find(order.begin(), order.end(), targetId);
    if (target == order.end() || arrow > target)
        return;
    if (const std::string label = labelIn(draft, targetId); !label.empty())
        target = std::max(target, std::find(order.begin(), order.end(), label));
    std::rotate(arrow, arrow + 1, target + 1);
    draft.setOrder(withLabelsBehind(draft, order));
}

void moveEnd(SceneDraft &draft, const std::string &arrowId, LinearEnd end, Point to)
{
    const Element &arrow = *draft.find(arrowId);
    auto points = scenePoints(arrow);
    (end == LinearEnd::Start ? points.front() : points.back()) = to;
    if (arrow.linear()->polygon && points.size() > 1)
        points.front() = points.back() = to;
    if (arrow.linear()->elbowed) {
        draft.change(arrowId) = routedElbowArrow(arrow, points.front(), points.back(), finderIn(draft));
        return;
    }
    draft.change(arrowId) = withScenePoints(arrow, points);
}

} // namespace

Scene bindArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &targetId,
                   const Binding &binding, const EditContext &context)
{
    const Element *arrow = scene.find(arrowId), *target = scene.find(targetId);
    if (!arrow || !arrow->isArrow() || !target || !isBindable(*target))
        return scene;
    SceneDraft draft(scene, context);
    Binding exact = binding;
    exact.elementId = targetId;
    bind(draft, arrowId, end, std::move(exact));
    settle(draft, arrowId);
    raiseAbove(draft, arrowId, targetId);
    return draft.finished();
}

Scene bindArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &targetId,
                   const EditContext &context)
{
    const Element *arrow = scene.find(arrowId), *target = scene.find(targetId);
    if (!arrow || !arrow->isArrow() || !target)
        return scene;
    return bindArrowEnd(scene, arrowId, end, targetId,
                        makeBinding(*arrow, end, *target, {endPoint(*arrow, end)}, finderIn(scene)), context);
}

namespace
{

/// Which way an arrow points at that end.
Heading headingAt(const Element &arrow, LinearEnd end)
{
    return headingOf(endPoint(arrow, end) - pointBesideEnd(arrow, end));
}

} // namespace

std::optional<FreeEnd> freeEndAt(const Scene &scene, Point point, double zoom)
{
    constexpr double reach = 10; // px on screen
    const auto elements = scene.elements();
    for (std::size_t i = elements.size(); i-- > 0;) {
        const Element &arrow = *elements[i];
        if (!arrow.isArrow() || arrow.locked || arrow.linear()->elbowed || arrow.linear()->points.size() < 2)
            continue;
        for (const LinearEnd end : {LinearEnd::End, LinearEnd::Start})
            if (!bindingOf(arrow, end) && distance(endPoint(arrow, end), point) * zoom <= reach)
                return FreeEnd{arrow.id, end};
    }
    return std::nullopt;
}

Element textBeyondEnd(const Scene &scene, const FreeEnd &free, Element text)
{
    const Element *arrow = scene.find(free.arrowId);
    if (!arrow)
        return text;
    const Heading heading = headingAt(*arrow, free.end);
    const Point onwards = endPoint(*arrow, free.end) - pointBesideEnd(*arrow, free.end);
    const double ahead = std::abs(isLevel(heading) ? onwards.x : onwards.y);
    // along the arrow, so that its end stays where it is
    const Point at = endPoint(*arrow, free.end) + onwards * (bindingGap(text) / std::max(ahead, 1e-6));
    TextData &words = *text.text();
    words.verticalAlign = isLevel(heading)           ? VerticalAlign::Middle
                          : heading == Heading::Down ? VerticalAlign::Top
                                                     : VerticalAlign::Bottom;
    words.textAlign = !isLevel(heading)           ? TextAlign::Center
                      : heading == Heading::Right ? TextAlign::Left
                                                  : TextAlign::Right;
    const double left = words.textAlign == TextAlign::Left ? 0 : words.textAlign == TextAlign::Right ? 1 : 0.5;
    const double above = heading == Heading::Down ? 0 : heading == Heading::Up ? 1 : 0.5;
    text.x = at.x - text.width * left;
    text.y = at.y - text.height * above;
    return text;
}

Scene holdTextBeyondEnd(const Scene &scene, const FreeEnd &free, const std::string &textId, const EditContext &context)
{
    const Element *arrow = scene.find(free.arrowId), *text = scene.find(textId);
    if (!arrow || !text || !isBindable(*text))
        return scene;
    Point side = text->centre();
    switch (headingAt(*arrow, free.end)) {
    case Heading::Right:
        side.x = text->x;
        break;
    case Heading::Left:
        side.x = text->x + text->width;
        break;
    case Heading::Down:
        side.y = text->y;
        break;
    case Heading::Up:
        side.y = text->y + text->height;
        break;
    }
    Binding binding = bindingAimedAt(*text, side, false);
    binding.elementId = textId;
    SceneDraft draft(scene, context); // the arrow stays below what is written
    bind(draft, free.arrowId, free.end, std::move(binding));
    settle(draft, free.arrowId);
    return draft.finished();
}

Scene dragArrowEnd(const Scene &scene, const std::string &arrowId, LinearEnd end, const EndDrag &drag,
                   const EditContext &context)
{
    const Element *arrow = scene.find(arrowId);
    if (!arrow || !arrow->linear() || arrow->linear()->points.size() < 2)
        return scene;
    SceneDraft draft(scene, context);
    if (arrow->isArrow())
        unbind(draft, arrowId, end);
    moveEnd(draft, arrowId, end, drag.to);
    if (!arrow->isArrow())
        return draft.finished();
    const bool elbowed = arrow->linear()->elbowed;
    const Point hand = drag.hand.value_or(drag.to);
    const Element *target = drag.noBinding ? nullptr : bindingTargetAt(scene, hand, drag.zoom, arrowId);
    if (target) {
        const LinearEnd other = end == LinearEnd::Start ? LinearEnd::End : LinearEnd::Start;
        const auto &otherBinding = bindingOf(*draft.find(arrowId), other);
        const bool sameShape = otherBinding && otherBinding->elementId == target->id && !elbowed;
        const Point otherEnd = sameShape && otherBinding->fixedPoint
                                   ? fixedPointToScene(*target, *otherBinding->fixedPoint)
                                   : endPoint(*draft.find(arrowId), other);
        const bool beside = !Outline(*target).contains(drag.to);
        EndPlace place{elbowed ? hand : drag.to, drag.zoom, drag.inside || sameShape, drag.toMiddles};
        if (drag.grid <= 0)
            place.hand = hand;
        else if (beside && !place.inside && !elbowed)
            place.at = besideOnGrid(*target, hand, drag.grid, pointBesideEnd(*draft.find(arrowId), end));
        Binding binding = makeBinding(*draft.find(arrowId), end, *draft.find(target->id), place, finderIn(draft));
        if (drag.aim && binding.mode == "orbit" && beside && !elbowed)
            binding.fixedPoint = sceneToFixedPoint(*target, *drag.aim);
        bind(draft, arrowId, end, binding);
        if (sameShape) // from a shape to itself: both ends lie exactly where they were put
            bind(draft, arrowId, other, bindingAimedAt(*target, otherEnd, true));
    }
    settle(draft, arrowId);
    const Element *under = bindingTargetAt(scene, drag.to, drag.zoom, arrowId);
    if (under && Outline(*under).contains(drag.to))
        raiseAbove(draft, arrowId, under->id);
    return draft.finished();
}

Scene setPoints(const Scene &scene, const std::string &id, std::vector<Point> points, const EditContext &context)
{
    const Element *line = scene.find(id);
    if (!line || !line->linear() || points.size() < 2)
        return scene;
    SceneDraft draft(scene, context);
    draft.change(id) = withScenePoints(*line, points);
    if (line->isArrow() && !line->linear()->elbowed)
        settle(draft, id);
    else
        layLabel(draft, id, true);
    return draft.finished();
}

Scene dragElbowSegment(const Scene &scene, const std::string &arrowId, int segment, Point to,
                       const EditContext &context)
{
    const Element *arrow = scene.find(arrowId);
    if (!arrow || !arrow->isArrow() || !arrow->linear()->elbowed)
        return scene;
    SceneDraft draft(scene, context);
    draft.change(arrowId) = withMovedSegment(*arrow, segment, to);
    layLabel(draft, arrowId, true);
    return draft.finished();
}

Scene releaseElbowSegment(const Scene &scene, const std::string &arrowId, int segment, const EditContext &context)
{
    const Element *arrow = scene.find(arrowId);
    if (!arrow || !arrow->isArrow() || !arrow->linear()->elbowed || !arrow->linear()->fixedSegments)
        return scene;
    SceneDraft draft(scene, context);
    auto &fixed = draft.change(arrowId).linear()->fixedSegments;
    std::erase_if(*fixed, [&](const FixedSegment &one) { return one.index == segment; });
    if (fixed->empty()) {
        fixed.reset();
        settle(draft, arrowId);
    }
    return draft.finished();
}

Scene arrowsFollow(const Scene &scene, const Ids &changed, const EditContext &context)
{
    SceneDraft draft(scene, context);
    for (const auto &id : existing(scene, changed))
        layLabel(draft, id, true);
    arrowsFollow(draft, changed);
    return draft.finished();
}

Scene setPolygon(const Scene &scene, const std::string &lineId, bool polygon, const EditContext &context)
{
    const Element *line = scene.find(lineId);
    if (!line || line->type != ElementType::Line || line->linear()->points.size() < 3)
        return scene;
    SceneDraft draft(scene, context);
    Element &changed = draft.change(lineId);
    auto points = scenePoints(*line);
    if (polygon) {
        if (isClosedLoop(line->linear()->points))
            points.back() = points.front();
        else
            points.push_back(points.front());
        changed = withScenePoints(changed, points);
    }
    changed.linear()->polygon = polygon;
    return draft.finished();
}

} // namespace ninesketch
