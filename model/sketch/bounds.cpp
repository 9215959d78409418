// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/bounds.h"

#include "model/sketch/shape.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// Grows to hold points; starts out empty.
class Box
{
public:
    void add(Point p)
    {
        if (m_empty) {
            m_low = m_high = p;
            m_empty = false;
        }
        m_low = {std::min(m_low.x, p.x), std::min(m_low.y, p.y)};
        m_high = {std::max(m_high.x, p.x), std::max(m_high.y, p.y)};
    }
    bool empty() const { return m_empty; }
    Rect rect() const { return {m_low.x, m_low.y, m_high.x - m_low.x, m_high.y - m_low.y}; }

private:
    Point m_low, m_high;
    bool m_empty = true;
};

Point pointOnCubic(Point a, Point b, Point c, Point d, double t)
{
    const double u = 1 - t;
    return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
}

/// A chain of cubics (p0, then control, control, point…) as short straight pieces.
std::vector<Point> flattened(std::span<const Point> chain)
{
    constexpr int pieces = 64; // of each cubic: 1e-4 of a length is far below a pixel
    std::vector<Point> points;
    for (std::size_t i = 0; i + 3 < chain.size(); i += 3)
        for (int k = points.empty() ? 0 : 1; k <= pieces; ++k)
            points.push_back(pointOnCubic(chain[i], chain[i + 1], chain[i + 2], chain[i + 3], double(k) / pieces));
    return points;
}

double lengthOf(std::span<const Point> points)
{
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += distance(points[i - 1], points[i]);
    return length;
}

/// The point after `fraction` of the length of a chain of cubics.
Point pointAlong(std::span<const Point> chain, double fraction)
{
    const auto points = flattened(chain);
    if (points.empty())
        return chain.empty() ? Point{} : chain.front();
    double left = lengthOf(points) * fraction;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double step = distance(points[i - 1], points[i]);
        if (step > 0 && left <= step)
            return points[i - 1] + (points[i] - points[i - 1]) * (left / step);
        left -= step;
    }
    return points.back();
}

/// The arrow without hand-drawn wobble, as a chain of cubics.
std::vector<Point> smoothChain(const Element &arrow)
{
    const auto &linear = *arrow.linear();
    if (arrow.roundness && !linear.elbowed)
        return rough::smoothCurve(linear.points);
    std::vector<Point> chain;
    for (const auto &point : linear.points) {
        if (!chain.empty()) {
            const Point from = chain.back();
            chain.push_back(from + (point - from) * (1.0 / 3));
            chain.push_back(from + (point - from) * (2.0 / 3));
        }
        chain.push_back(point);
    }
    return chain;
}

std::optional<double> labelPosition(const Element &label)
{
    if (!label.extra)
        return {};
    const auto found = label.extra->find("labelPosition");
    if (found == label.extra->end() || !found->is_number())
        return {};
    const double position = found->get<double>();
    return position >= 0 && position <= 1 ? std::optional(position) : std::nullopt;
}

/// Of the segment before point `segment` + 1; local, as the chain.
SegmentMiddle middleOf(const Element &line, std::span<const Point> chain, std::size_t segment)
{
    const auto &points = line.linear()->points;
    const std::span<const Point> piece = chain.subspan(segment * 3, 4);
    if (line.roundness && !line.linear()->elbowed && points.size() > 2)
        return {pointAlong(piece, 0.5), lengthOf(flattened(piece))};
    return {(points[segment] + points[segment + 1]) * 0.5, distance(points[segment], points[segment + 1])};
}

Point localLabelCentre(const Element &arrow, const Element &label)
{
    const auto &points = arrow.linear()->points;
    const auto chain = smoothChain(arrow);
    if (const auto position = labelPosition(label))
        return pointAlong(chain, *position);
    if (points.size() % 2 == 1)
        return points[points.size() / 2];
    const std::size_t segment = points.size() / 2 - 1; // the middle one
    return middleOf(arrow, chain, segment).at;
}

void addRotated(Box &box, const Element &element)
{
    const Rect plain = unrotatedBox(element);
    if (!isDrawable(element)) {
        box.add({plain.x, plain.y});
        box.add({plain.right(), plain.bottom()});
        return;
    }
    const Point centre = plain.centre();
    const auto add = [&](Point p) { box.add(rotated(p, centre, element.angle)); };
    switch (element.type) {
    case ElementType::Arrow:
    case ElementType::Line: {
        if (element.angle == 0)
            break;
        const Path strokes = linearStrokes(element);
        const auto turned = [&](Point p) { return rotated(p + Point{element.x, element.y}, centre, element.angle); };
        Point from;
        for (const auto &step : strokes) {
            if (step.kind == PathStep::Kind::Curve) {
                const Rect piece = cubicBox(turned(from), turned(step.c1), turned(step.c2), turned(step.to));
                box.add({piece.x, piece.y});
                box.add({piece.right(), piece.bottom()});
            }
            from = step.to;
        }
        return;
    }
    case ElementType::Freedraw:
        if (const auto *stroke = element.freedraw())
            for (const auto &point : stroke->points)
                add(point + Point{element.x, element.y});
        return;
    case ElementType::Diamond:
        add({centre.x, plain.y});
        add({centre.x, plain.bottom()});
        add({plain.x, centre.y});
        add({plain.right(), centre.y});
        return;
    case ElementType::Ellipse: {
        const double rx = plain.width / 2, ry = plain.height / 2;
        const double c = std::cos(element.angle), s = std::sin(element.angle);
        const double w = std::hypot(rx * c, ry * s), h = std::hypot(ry * c, rx * s);
        box.add({centre.x - w, centre.y - h});
        box.add({centre.x + w, centre.y + h});
        return;
    }
    default:
        break;
    }
    add({plain.x, plain.y});
    add({plain.right(), plain.y});
    add({plain.right(), plain.bottom()});
    add({plain.x, plain.bottom()});
}

} // namespace

Rect unrotatedBox(const Element &element)
{
    if (!isDrawable(element))
        return element.box();
    if ((element.type == ElementType::Arrow || element.type == ElementType::Line) && element.linear() &&
        element.linear()->points.size() > 1)
        return linearBox(element);
    if (const auto *stroke = element.freedraw(); stroke && !stroke->points.empty()) {
        Box box;
        for (const auto &point : stroke->points)
            box.add(point + Point{element.x, element.y});
        return box.rect();
    }
    return element.box();
}

Rect rotatedBox(const Element &element)
{
    Box box;
    addRotated(box, element);
    return box.empty() ? element.box() : box.rect();
}

std::vector<SegmentMiddle> segmentMiddles(const Element &line)
{
    const auto chain = smoothChain(line);
    const Point centre = unrotatedBox(line).centre();
    std::vector<SegmentMiddle> middles;
    for (std::size_t i = 0; i + 1 < line.linear()->points.size(); ++i) {
        middles.push_back(middleOf(line, chain, i));
        middles.back().at = rotated(middles.back().at + Point{line.x, line.y}, centre, line.angle);
    }
    return middles;
}

Point arrowLabelCentre(const Element &arrow, const Element &label)
{
    if (!isDrawable(arrow) || !arrow.linear() || arrow.linear()->points.size() < 2)
        return arrow.centre();
    const Point centre = localLabelCentre(arrow, label) + Point{arrow.x, arrow.y};
    return arrow.angle == 0 ? centre : rotated(centre, linearBox(arrow).centre(), arrow.angle);
}

double positionAlongArrow(const Element &arrow, Point near)
{
    if (!isDrawable(arrow) || !arrow.linear() || arrow.linear()->points.size() < 2)
        return 0.5;
    const Point local = rotated(near, linearBox(arrow).centre(), -arrow.angle) - Point{arrow.x, arrow.y};
    const auto points = flattened(smoothChain(arrow));
    const double length = lengthOf(points);
    double best = 0.5, nearest = -1, passed = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point a = points[i - 1], d = points[i] - a;
        const double step = distance(a, points[i]);
        if (step == 0)
            continue;
        const double along = std::clamp(((local.x - a.x) * d.x + (local.y - a.y) * d.y) / (step * step), 0.0, 1.0);
        const double away = distance(local, a + d * along);
        if (nearest < 0 || away < nearest) {
            nearest = away;
            best = (passed + along * step) / length;
        }
        passed += step;
    }
    return std::clamp(best, 0.0, 1.0);
}

const Element *boundTextOf(const Element &element, const Scene &scene)
{
    for (const auto &bound : element.boundElements) {
        if (bound.type != "text")
            continue;
        const Element *text = scene.find(bound.id);
        if (text && text->text() && text->text()->containerId == element.id)
            return text;
    }
    return nullptr;
}

Rect exportBounds(const Scene &scene)
{
    Box box;
    const auto addRect = [&](const Rect &rect) {
        box.add({rect.x, rect.y});
        box.add({rect.right(), rect.bottom()});
    };
    for (const auto &element : scene.elements()) {
        if (element->frameId && !element->isFrame()) // frames in frames stand out, as in Excalidraw
            if (const Element *frame = scene.find(*element->frameId); frame && frame->isFrame())
                continue;
        if (element->text() && element->text()->containerId)
            if (const Element *container = scene.find(*element->text()->containerId);
                container && container->isArrow() && container->linear())
                continue; // counted with its arrow, where it is really drawn
        addRect(rotatedBox(*element));
        if (element->isFrame())
            addRect({element->x, element->y - frameNameOffset - frameNameHeight, 0, frameNameHeight});
        if (element->isArrow())
            if (const Element *label = boundTextOf(*element, scene)) {
                const Point middle = arrowLabelCentre(*element, *label);
                addRect({middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height});
            }
    }
    return box.empty() ? Rect{} : box.rect();
}

std::string shownFrameName(const Element &frame)
{
    if (frame.frame() && frame.frame()->name)
        return *frame.frame()->name;
    return frame.type == ElementType::MagicFrame ? "AI Frame" : "Frame";
}

} // namespace ninesketch
