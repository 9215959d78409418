// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/bindings.h"

#include "model/scene/bounds.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/elbow_routing.h"
#include "model/scene/element_names.h"
#include "model/scene/focus_binding.h"
#include "model/scene/linear_points.h"
#include "model/scene/outline.h"
#include "model/sketch/shape.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double shortestArrow = 10; // px between two outlines: below that an arrow would turn round
constexpr double leastBindableSize = 1;
constexpr double farthestRatio = 10;

LinearEnd other(LinearEnd end)
{
    return end == LinearEnd::Start ? LinearEnd::End : LinearEnd::Start;
}

double steadied(double ratio)
{
    return std::abs(ratio - 0.5) < 1e-4 ? 0.5001 : ratio;
}

Point steadied(Point ratios)
{
    return {steadied(std::clamp(ratios.x, -farthestRatio, farthestRatio)),
            steadied(std::clamp(ratios.y, -farthestRatio, farthestRatio))};
}

/// Arrows hold on to a component by its body, wherever in its group they end.
const Element *bodyInGroupOf(const Element &element, const Scene &scene)
{
    if (element.groupIds.empty() || isComponentBody(element))
        return &element;
    for (const auto &other : scene.elements())
        if (!other->locked && isComponentBody(*other) && !other->groupIds.empty() &&
            other->groupIds.front() == element.groupIds.front())
            return other.get();
    return &element;
}

bool withinOrNear(const Element &target, Point point, double threshold)
{
    const Outline outline(target);
    return outline.contains(point) || outline.distanceTo(point) <= threshold;
}

std::optional<Point> nearest(std::vector<Point> points, Point to)
{
    if (points.empty())
        return std::nullopt;
    return *std::min_element(points.begin(), points.end(),
                             [&](Point p, Point q) { return distance(p, to) < distance(q, to); });
}

/// The two lines through the middle on which aims lie: a box's diagonals (a rectangle's a bit shorter), others' axes.
std::array<LineSegment, 2> aimLines(const Element &target)
{
    const Rect box = target.box();
    const Point centre = box.centre();
    const bool round = target.type == ElementType::Ellipse || target.type == ElementType::Diamond;
    std::array<LineSegment, 2> lines =
        round ? std::array<LineSegment, 2>{LineSegment{{centre.x, box.y}, {centre.x, box.bottom()}},
                                           LineSegment{{box.x, centre.y}, {box.right(), centre.y}}}
              : std::array<LineSegment, 2>{LineSegment{{box.x, box.y}, {box.right(), box.bottom()}},
                                           LineSegment{{box.right(), box.y}, {box.x, box.bottom()}}};
    const double shorter = target.type == ElementType::Rectangle ? 15 : 0;
    for (auto &line : lines) {
        const double length = distance(line.from, line.to);
        if (length > 0) {
            const Point step = (line.to - line.from) * (shorter / length);
            line = {line.from + step, line.to - step};
        }
        line = {rotated(line.from, centre, target.angle), rotated(line.to, centre, target.angle)};
    }
    return lines;
}

/// Where the bound end of the arrow belongs, scene px.
Point boundPoint(const Element &arrow, LinearEnd end, const Binding &binding, const Element &target,
                 const Binding *otherBinding, const Element *otherTarget)
{
    const Point aim = fixedPointToScene(target, *binding.fixedPoint);
    if (binding.mode == "inside")
        return aim;
    const Point beside = pointBesideEnd(arrow, end);
    std::optional<Point> otherAim;
    if (otherTarget)
        otherAim = fixedPointToScene(*otherTarget, *otherBinding->fixedPoint);
    const Point from = arrow.linear()->points.size() == 2 ? otherAim.value_or(beside) : beside;
    const LineSegment ray{aim, from};
    std::optional<Point> otherOutline;
    if (otherTarget)
        otherOutline = nearest(Outline(*otherTarget, bindingGap(*otherTarget)).crossings(ray), aim);
    const auto outline = nearest(Outline(target, bindingGap(target)).crossings(ray), from);

    const auto &linear = *arrow.linear();
    const bool startHead = linear.startArrowhead != Arrowhead::None, endHead = linear.endArrowhead != Arrowhead::None;
    const bool hasHead = end == LinearEnd::Start ? startHead : endHead;
    const Point cramped = (!startHead && !endHead) || hasHead ? aim : outline.value_or(aim);
    const auto area = [](const Element &element) { return element.width * element.height; };
    if (otherTarget && outline && area(*otherTarget) < area(target) * 2 &&
        withinOrNear(*otherTarget, *outline, bindingGap(*otherTarget)))
        return cramped;
    const Point otherEnd = otherTarget ? otherOutline.value_or(otherAim.value_or(beside)) : beside;
    const bool tooShort = distance(otherEnd, outline.value_or(aim)) <= shortestArrow;
    if (tooShort)
        return otherTarget ? cramped : aim;
    return outline.value_or(aim);
}

} // namespace

bool isBindable(const Element &element)
{
    if (const auto *text = element.text())
        return !text->containerId;
    return element.type != ElementType::Unknown && isBindable(element.type);
}

bool isComponentBody(const Element &element)
{
    return element.customData && element.customData->is_object() && element.customData->contains("ninesketch") &&
           isBindable(element);
}

double bindingGap(const Element &target)
{
    return 5 + target.strokeWidth / 2;
}

double bindingDistance(double zoom)
{
    return std::clamp(15 / (std::min(zoom, 1.0) * 1.5), 15.0, 30.0);
}

Point fixedPointToScene(const Element &target, Point fixedPoint)
{
    const Point ratios = steadied(fixedPoint);
    return rotated({target.x + target.width * ratios.x, target.y + target.height * ratios.y}, target.centre(),
                   target.angle);
}

Point sceneToFixedPoint(const Element &target, Point point)
{
    if (target.width < leastBindableSize || target.height < leastBindableSize)
        return steadied(Point{0.5, 0.5});
    const Point local = rotated(point, target.centre(), -target.angle);
    const double floor = bindingGap(target);
    return steadied(Point{(local.x - target.x) / std::max(target.width, floor),
                          (local.y - target.y) / std::max(target.height, floor)});
}

std::optional<Point> sideMiddleNear(const Element &target, Point point, double zoom)
{
    const Rect box = target.box();
    const Point centre = box.centre();
    std::vector<Point> middles;
    if (target.type == ElementType::Diamond)
        for (const auto &corner : diamondCornerCurves(target))
            middles.push_back(onCubic(corner, 0.5));
    else
        middles = {{box.right(), centre.y}, {centre.x, box.bottom()}, {box.x, centre.y}, {centre.x, box.y}};
    for (const Point middle : middles) {
        const Point turned = rotated(middle, centre, target.angle);
        if (distance(point, turned) <= bindingDistance(zoom) + target.strokeWidth / 2)
            return withinOrNear(target, point, 0) ? std::nullopt : std::optional(turned);
    }
    return std::nullopt;
}

const Element *bindingTargetAt(const Scene &scene, Point point, double zoom, const std::string &exceptId)
{
    const double reach = bindingDistance(zoom);
    const Element *best = nullptr;
    const auto elements = scene.elements();
    for (std::size_t i = elements.size(); i-- > 0;) {
        const Element &element = *elements[i];
        if (element.locked || !isBindable(element) || element.id == exceptId)
            continue;
        const double radius = std::hypot(element.width, element.height) / 2 + reach;
        if (distance(element.centre(), point) > radius)
            continue;
        const Element *frame = element.frameId ? scene.find(*element.frameId) : nullptr;
        if (frame && frame->isFrame() && !frame->box().contains(point))
            continue;
        const Outline outline(element);
        const double away = outline.distanceTo(point);
        // frames are held from outside only, so that what is in them can be reached
        const bool within = outline.contains(point);
        if (element.isFrame() ? within || away >= reach : !within && away >= reach)
            continue;
        const auto size = [](const Element &e) { return e.width * e.width + e.height * e.height; };
        if (!best || size(element) <= size(*best))
            best = &element;
        const bool fills = element.type == ElementType::Rectangle || element.type == ElementType::Diamond ||
                           element.type == ElementType::Ellipse || element.type == ElementType::Iframe ||
                           element.type == ElementType::Embeddable;
        if (fills && !isTransparentColor(element.backgroundColor))
            break;
    }
    return best ? bodyInGroupOf(*best, scene) : nullptr;
}

const std::optional<Binding> &bindingOf(const Element &arrow, LinearEnd end)
{
    return end == LinearEnd::Start ? arrow.linear()->startBinding : arrow.linear()->endBinding;
}

std::optional<Binding> &bindingOf(Element &arrow, LinearEnd end)
{
    return end == LinearEnd::Start ? arrow.linear()->startBinding : arrow.linear()->endBinding;
}

Point endPoint(const Element &arrow, LinearEnd end)
{
    const auto points = scenePoints(arrow);
    return end == LinearEnd::Start ? points.front() : points.back();
}

Point pointBesideEnd(const Element &arrow, LinearEnd end)
{
    const auto points = scenePoints(arrow);
    if (points.size() < 2)
        return points.front();
    return end == LinearEnd::Start ? points[1] : points[points.size() - 2];
}

FindElement finderIn(const Scene &scene)
{
    return [scene](const std::string &id) { return scene.find(id); };
}

std::optional<Point> aimThrough(const Element &arrow, LinearEnd end, const Element &target, const EndPlace &place,
                                const FindElement &find)
{
    if (arrow.width < 3 && arrow.height < 3)
        return std::nullopt;
    if (const auto middle = place.toMiddles ? sideMiddleNear(target, place.at, place.zoom) : std::nullopt)
        return middle;
    const auto lines = aimLines(target);
    Point from = pointBesideEnd(arrow, end);
    if (arrow.linear()->points.size() == 2) {
        const auto &opposite = bindingOf(arrow, other(end));
        const Element *shape = opposite ? find(opposite->elementId) : nullptr;
        if (shape) // an older binding that has no point yet counts as one to the middle
            from = fixedPointToScene(*shape, opposite->fixedPoint.value_or(Point{0.5, 0.5}));
    }
    const double reach = 2 * distance(from, place.at) +
                         std::max(distance(lines[0].from, lines[0].to), distance(lines[1].from, lines[1].to));
    const LineSegment ray{from + (place.at - from) * reach, from};
    std::vector<Point> met;
    for (const auto &line : lines)
        if (const auto p = crossing(line, ray))
            met.push_back(*p);
    const auto aim = nearest(met, from);
    return aim && Outline(target).contains(*aim) ? aim : std::nullopt;
}

Point besideOnGrid(const Element &target, Point hand, double gridSize, Point beside)
{
    const bool round = target.type == ElementType::Ellipse || target.type == ElementType::Diamond;
    const bool level = isLevel(round ? headingOf(beside - hand) : headingFromBox(target, hand));
    const Point centre = target.centre();
    const double reach = std::max(target.width, target.height) + 2 * bindingGap(target);
    const auto onLine = [&](double value) { return std::round(value / gridSize) * gridSize; };
    const Point at = level ? Point{hand.x, onLine(hand.y)} : Point{onLine(hand.x), hand.y};
    const LineSegment line = level ? LineSegment{{centre.x - reach, at.y}, {centre.x + reach, at.y}}
                                   : LineSegment{{at.x, centre.y - reach}, {at.x, centre.y + reach}};
    return nearest(Outline(target, bindingGap(target)).crossings(line), hand).value_or(at);
}

Binding bindingAimedAt(const Element &target, Point aim, bool inside)
{
    Binding binding;
    binding.elementId = target.id;
    binding.mode = inside ? "inside" : "orbit";
    binding.fixedPoint = sceneToFixedPoint(target, aim);
    return binding;
}

Binding makeBinding(const Element &arrow, LinearEnd end, const Element &target, const EndPlace &place,
                    const FindElement &find)
{
    Binding binding;
    if (arrow.linear()->elbowed) {
        // the end is laid again from where it came to lie: a middle may attract it only then
        const Point once = elbowEndOn(target, place.at, place.toMiddles);
        binding =
            bindingAimedAt(target, end == LinearEnd::End ? elbowEndOn(target, once, place.toMiddles) : once, false);
        binding.focus = 0;
        binding.gap = 0;
        return binding;
    }
    const bool within = Outline(target).contains(place.hand.value_or(place.at));
    if (place.inside || (within && !isComponentBody(target)))
        binding = bindingAimedAt(target, place.at, true);
    else if (within) // an arrow between components ends at their outlines, not across their glyphs and names
        binding = bindingAimedAt(target, place.at, false);
    else
        binding = bindingAimedAt(target, aimThrough(arrow, end, target, place, find).value_or(place.at), false);
    const auto older = focusAndGap(target, pointBesideEnd(arrow, end), place.at);
    binding.focus = older.focus;
    binding.gap = older.gap;
    return binding;
}

Binding completedBinding(const Element &arrow, LinearEnd end, const Element &target, const FindElement &find)
{
    Binding binding = *bindingOf(arrow, end);
    if (arrow.linear()->elbowed) {
        if (!binding.fixedPoint)
            binding.fixedPoint = sceneToFixedPoint(target, elbowEndOn(target, endPoint(arrow, end)));
        if (!binding.mode)
            binding.mode = "orbit";
        if (!binding.focus)
            binding.focus = 0;
        if (!binding.gap)
            binding.gap = 0;
        return binding;
    }
    if (!binding.mode || !binding.fixedPoint) {
        const Binding made = makeBinding(arrow, end, target, {endPoint(arrow, end)}, find);
        binding.mode = made.mode;
        binding.fixedPoint = made.fixedPoint;
    }
    if (!binding.focus || !binding.gap) {
        const auto older = focusAndGap(target, pointBesideEnd(arrow, end), endPoint(arrow, end));
        binding.focus = older.focus;
        binding.gap = older.gap;
    }
    return binding;
}

Element followedArrow(const Element &arrow, const FindElement &now, const FindElement &before)
{
    const auto *linear = arrow.linear();
    if (!arrow.isArrow() || !linear || linear->points.size() < 2 || (!linear->startBinding && !linear->endBinding))
        return arrow;
    Element result = arrow;
    std::array<const Element *, 2> targets{};
    const std::array ends{LinearEnd::Start, LinearEnd::End};
    for (std::size_t i = 0; i < 2; ++i) {
        auto &binding = bindingOf(result, ends[i]);
        targets[i] = binding ? now(binding->elementId) : nullptr;
        if (!targets[i])
            continue;
        const Element *then = before(binding->elementId), *arrowThen = before(arrow.id);
        const bool known = binding->mode && binding->fixedPoint;
        const bool migrate = !known && then && arrowThen && bindingOf(*arrowThen, ends[i]) &&
                             bindingOf(*arrowThen, ends[i])->elementId == binding->elementId;
        binding = migrate ? completedBinding(*arrowThen, ends[i], *then, before)
                          : completedBinding(result, ends[i], *targets[i], now);
    }
    if (linear->elbowed)
        return followedElbowArrow(result, now);
    auto points = scenePoints(result);
    const bool together = targets[0] && targets[0] == targets[1] && points.size() > 2;
    const Point start = points.front();
    std::array<std::optional<Point>, 2> places;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto &binding = bindingOf(result, ends[i]);
        const auto &otherBinding = bindingOf(result, ends[1 - i]);
        if (targets[i])
            places[i] = boundPoint(result, ends[i], *binding, *targets[i], targets[1 - i] ? &*otherBinding : nullptr,
                                   targets[1 - i]);
    }
    if (places[0])
        points.front() = *places[0];
    if (places[1])
        points.back() = *places[1];
    if (together) // both ends on one shape: the arrow goes along with it
        for (std::size_t i = 1; i + 1 < points.size(); ++i)
            points[i] = points[i] + (points.front() - start);
    const auto old = scenePoints(arrow);
    const bool moved = !std::equal(points.begin(), points.end(), old.begin(), old.end(),
                                   [](Point p, Point q) { return distance(p, q) < 1e-9; });
    if (moved)
        result = withScenePoints(std::move(result), points);
    for (std::size_t i = 0; i < 2 && moved; ++i) {
        if (!targets[i])
            continue;
        const auto older = focusAndGap(*targets[i], pointBesideEnd(result, ends[i]), endPoint(result, ends[i]));
        bindingOf(result, ends[i])->focus = older.focus;
        bindingOf(result, ends[i])->gap = older.gap;
    }
    return result;
}

Element followedArrow(const Element &arrow, const Scene &scene)
{
    const auto find = finderIn(scene);
    return followedArrow(arrow, find, find);
}

} // namespace ninesketch
