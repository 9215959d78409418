// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/hit_test.h"

#include "model/scene/bounds.h"
#include "model/scene/element_names.h"
#include "model/scene/outline.h"
#include "model/sketch/shape.h"

namespace ninesketch
{
namespace
{

constexpr double tolerance = 7.99999; // px on screen

/// A box that surely holds the turned element, found without drawing its strokes or walking its points: lines reach at
/// most their extent to every side of their first point, and curves a bit beyond it.
Rect generousBox(const Element &element)
{
    const bool line = element.linear() != nullptr, fromPoint = line || element.freedraw() != nullptr;
    const double slack = line ? std::max(element.width, element.height) * 0.3 + 4 : 0;
    const Rect box =
        fromPoint ? Rect{element.x - element.width, element.y - element.height, 2 * element.width, 2 * element.height}
                  : element.box();
    if (element.angle == 0)
        return box.grown(slack);
    const Point centre = box.centre();
    const double radius = std::hypot(box.width, box.height) + slack;
    return {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

/// It, its label and, of a frame, its name are nowhere near.
bool isFarFrom(const Element &element, Point point, double zoom)
{
    constexpr double nameHeight = 32; // px on screen
    double reach = hitDistance(element, zoom);
    if (element.isFrame())
        reach += nameHeight / zoom;
    // a label can stand out of its container (always of a short arrow): then the label's own box decides
    return element.boundElements.empty() && !generousBox(element).grown(reach).contains(point);
}

bool countsInside(const Element &element, const Scene &scene)
{
    switch (element.type) {
    case ElementType::Arrow:
        return false;
    case ElementType::Text:
    case ElementType::Image:
    case ElementType::Iframe:
    case ElementType::Embeddable:
    case ElementType::Unknown:
        return true;
    case ElementType::Frame:
    case ElementType::MagicFrame:
        return false;
    case ElementType::Line:
        return isClosedLoop(element.linear()->points) && !isTransparentColor(element.backgroundColor);
    case ElementType::Freedraw:
        return isClosedLoop(element.freedraw()->points) && !isTransparentColor(element.backgroundColor);
    default:
        return !isTransparentColor(element.backgroundColor) || boundTextOf(element, scene) != nullptr;
    }
}

Rect frameNameBox(const Element &frame, double zoom)
{
    const std::string name = shownFrameName(frame);
    constexpr double widthPerByte = 0.55; // of the font size: enough to click on
    const double width = std::min(frame.width, double(name.size()) * frameNameSize * widthPerByte / zoom);
    const double height = frameNameHeight / zoom;
    return {frame.x, frame.y - frameNameOffset / zoom - height, width, height};
}

bool labelHit(const Element &container, Point point, const Scene &scene)
{
    const Element *label = boundTextOf(container, scene);
    if (!label || label->text()->text.empty())
        return false;
    Rect box = label->box();
    double angle = label->angle;
    if (container.linear()) {
        const Point centre = arrowLabelCentre(container, *label);
        box.x = centre.x - box.width / 2;
        box.y = centre.y - box.height / 2;
        angle = 0;
    }
    return box.contains(rotated(point, box.centre(), -angle));
}

bool clippedAway(const Element &element, Point point, const Scene &scene)
{
    const Element *frame = element.frameId ? scene.find(*element.frameId) : nullptr;
    return frame && frame->isFrame() && !frame->box().contains(point);
}

bool isLabel(const Element &element, const Scene &scene)
{
    const auto *text = element.text();
    return text && text->containerId && scene.find(*text->containerId);
}

/// The part of an element that can be seen: of what a frame clips, that within the frame.
std::optional<Rect> visibleBox(const Element &element, const Scene &scene)
{
    const Rect box = rotatedBox(element);
    const Element *frame = element.frameId ? scene.find(*element.frameId) : nullptr;
    if (!frame || !frame->isFrame())
        return box;
    const Rect clip = frame->box();
    if (!clip.intersects(box))
        return std::nullopt;
    const double left = std::max(box.x, clip.x), top = std::max(box.y, clip.y);
    return Rect{left, top, std::min(box.right(), clip.right()) - left, std::min(box.bottom(), clip.bottom()) - top};
}

template <typename Accepts> Ids selectable(const Scene &scene, const Rect &near, Accepts accepts)
{
    Ids ids;
    for (const auto &element : scene.elements())
        if (!element->locked && generousBox(*element).intersects(near) && !isLabel(*element, scene) &&
            accepts(*element))
            ids.insert(element->id);
    return ids;
}

bool loopCrosses(const std::vector<Point> &loop, const Outline &outline)
{
    for (std::size_t i = 0; i < loop.size(); ++i)
        if (!outline.crossings({loop[i], loop[(i + 1) % loop.size()]}).empty())
            return true;
    return false;
}

bool insideLoop(const std::vector<Point> &loop, Point p)
{
    bool inside = false;
    for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++)
        if ((loop[i].y > p.y) != (loop[j].y > p.y) &&
            p.x < (loop[j].x - loop[i].x) * (p.y - loop[i].y) / (loop[j].y - loop[i].y) + loop[i].x)
            inside = !inside;
    return inside;
}

/// How far beside a line or stroke an eraser still takes it (Excalidraw's), scene px; of shapes nothing.
double eraserReach(const Element &element, double zoom)
{
    if (element.freedraw()) {
        constexpr double widest = 2; // half of what a stroke is, in its stroke widths
        return widest * element.strokeWidth + std::max(2.25, 5 / zoom);
    }
    const bool line = element.linear() && !element.linear()->polygon;
    return line ? element.strokeWidth * std::max(1.0, 2 / zoom) : 0;
}

bool isErased(const Element &element, Point from, Point to, double zoom, const Scene &scene)
{
    if (clippedAway(element, to, scene))
        return false;
    if (labelHit(element, to, scene))
        return true;
    const double reach = eraserReach(element, zoom);
    if (!generousBox(element).grown(reach).intersects(Rect::around(from, to)))
        return false;
    const Outline outline(element);
    return outline.distanceTo(to) <= reach || !outline.crossings({from, to}).empty() ||
           (countsInside(element, scene) && (outline.contains(from) || outline.contains(to)));
}

} // namespace

double hitDistance(const Element &element, double zoom)
{
    return std::max(element.strokeWidth / 2 + 0.1, 0.85 * tolerance / zoom);
}

bool hits(const Element &element, Point point, double threshold, const Scene &scene, double zoom)
{
    if (clippedAway(element, point, scene))
        return false;
    if (element.isFrame() && frameNameBox(element, zoom).grown(threshold).contains(point))
        return true;
    if (labelHit(element, point, scene))
        return true;
    if (!generousBox(element).grown(threshold).contains(point))
        return false;
    const Outline outline(element);
    return outline.distanceTo(point) <= threshold || (countsInside(element, scene) && outline.contains(point));
}

std::vector<const Element *> elementsAt(const Scene &scene, Point point, const HitOptions &options)
{
    std::vector<const Element *> found;
    const auto elements = scene.elements();
    for (std::size_t i = elements.size(); i-- > 0;) {
        const Element &element = *elements[i];
        if ((element.locked && !options.includeLocked) || isFarFrom(element, point, options.zoom) ||
            isLabel(element, scene))
            continue;
        if (hits(element, point, hitDistance(element, options.zoom), scene, options.zoom))
            found.push_back(&element);
    }
    return found;
}

std::vector<const Element *> elementsErased(const Scene &scene, Point from, Point to, double zoom)
{
    std::vector<const Element *> found;
    const auto elements = scene.elements();
    for (std::size_t i = elements.size(); i-- > 0;)
        if (const Element &element = *elements[i];
            !element.locked && !isLabel(element, scene) && isErased(element, from, to, zoom, scene))
            found.push_back(&element);
    return found;
}

const Element *elementAt(const Scene &scene, Point point, const HitOptions &options)
{
    const auto found = elementsAt(scene, point, options);
    if (found.empty())
        return nullptr;
    if (found.size() == 1 || hits(*found[0], point, hitDistance(*found[0], options.zoom) / 2, scene, options.zoom))
        return found[0];
    return found[1];
}

const Element *containerAround(const Scene &scene, Point point, double zoom)
{
    constexpr double near = 30; // scene px
    const auto elements = scene.elements();
    for (std::size_t i = elements.size(); i-- > 0;) {
        const Element &element = *elements[i];
        if (element.isFrame() || isLabel(element, scene))
            continue;
        if (element.isArrow() ? !hits(element, point, hitDistance(element, zoom), scene, zoom)
                              : !rotatedBox(element).contains(point))
            continue;
        if (element.locked || !isTextContainer(element.type))
            return nullptr;
        const Element *label = boundTextOf(element, scene);
        const Point middle =
            !element.isArrow() ? element.centre() : arrowLabelCentre(element, label ? *label : Element{});
        return distance(middle, point) < near ? &element : nullptr;
    }
    return nullptr;
}

double distanceToOutline(const Element &element, Point point)
{
    return Outline(element).distanceTo(point);
}

bool isInside(const Element &element, Point point)
{
    return Outline(element).contains(point);
}

Ids elementsWithin(const Scene &scene, const Rect &box)
{
    return selectable(scene, box, [&](const Element &element) {
        const auto seen = visibleBox(element, scene);
        return seen && box.contains(*seen);
    });
}

Ids elementsTouching(const Scene &scene, const Rect &box)
{
    const std::vector<Point> corners{
        {box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    return selectable(scene, box, [&](const Element &element) {
        const auto seen = visibleBox(element, scene);
        if (!seen || !box.intersects(*seen))
            return false;
        const Outline outline(element);
        return box.contains(*seen) || loopCrosses(corners, outline) ||
               (countsInside(element, scene) && outline.contains(corners[0]));
    });
}

Ids elementsInLoop(const Scene &scene, const std::vector<Point> &loop)
{
    if (loop.size() < 3)
        return {};
    return selectable(scene, boxOf(loop), [&](const Element &element) {
        const auto seen = visibleBox(element, scene);
        if (!seen)
            return false;
        const auto corners = rotatedCorners(element);
        const bool surrounded =
            std::all_of(corners.begin(), corners.end(), [&](Point corner) { return insideLoop(loop, corner); });
        return surrounded || loopCrosses(loop, Outline(element));
    });
}

} // namespace ninesketch
