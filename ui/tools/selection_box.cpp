// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_box.h"

#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/outline.h"

#include <QPainter>
#include <QPainterPath>
#include <array>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double knobDistance = 16; // px on screen

bool isLabel(const Element &element, const Scene &scene)
{
    const auto *text = element.text();
    return text && text->containerId && scene.find(*text->containerId);
}

struct GripPlace {
    Grip grip;
    Point local;
};

Rect withBorder(const SelectionBox &box, double zoom)
{
    return box.box.grown(box.border / zoom);
}

std::array<GripPlace, 4> corners(const SelectionBox &box, const ToolContext &context)
{
    const Rect r = box.box.grown(box.grips / context.zoom);
    return {GripPlace{Grip::NorthWest, {r.x, r.y}}, GripPlace{Grip::NorthEast, {r.right(), r.y}},
            GripPlace{Grip::SouthEast, {r.right(), r.bottom()}}, GripPlace{Grip::SouthWest, {r.x, r.bottom()}}};
}

QPolygonF onScreen(const SelectionBox &box, const Rect &r, const ToScreen &toScreen)
{
    QPolygonF polygon;
    for (const Point corner :
         {Point{r.x, r.y}, Point{r.right(), r.y}, Point{r.right(), r.bottom()}, Point{r.x, r.bottom()}}) {
        const Point p = toScreen(box.toScene(corner));
        polygon << QPointF(p.x, p.y);
    }
    return polygon;
}

SelectionBox boxOfOne(const Element &element)
{
    SelectionBox box;
    box.box = unrotatedBox(element);
    box.angle = element.angle;
    box.rotatable = !element.isFrame() && !(element.linear() && element.linear()->elbowed);
    box.resizable = !(element.linear() && element.linear()->elbowed) && !element.locked;
    if (element.image()) // its own edge is seen well enough
        box.border = box.grips = 0;
    if (element.linear()) // away from its points
        box.grips = 12;
    return box;
}

} // namespace

QColor selectionColor(bool dark)
{
    return dark ? QColor(0x8f, 0x8b, 0xf0) : QColor(0x69, 0x65, 0xdb);
}

std::optional<SelectionBox> selectionBox(const Scene &scene, const Selection &selection)
{
    std::vector<const Element *> elements;
    for (const auto &id : selection.ids)
        if (const Element *element = scene.find(id); element && !(selection.ids.size() > 1 && isLabel(*element, scene)))
            elements.push_back(element);
    if (elements.empty())
        return std::nullopt;
    if (elements.size() > 1) {
        SelectionBox box;
        box.box = commonBox(elements);
        box.grips = 6;
        return box;
    }
    const Element &only = *elements.front();
    if (only.linear() && (only.linear()->points.size() == 2 || only.linear()->elbowed))
        return std::nullopt;
    SelectionBox box = boxOfOne(only);
    if (only.locked)
        box.resizable = box.rotatable = false;
    return box;
}

Point rotationKnob(const SelectionBox &box, double zoom)
{
    const Rect &r = box.box;
    return box.toScene({r.x + r.width / 2, r.y - (box.grips + knobDistance) / zoom});
}

bool isOnKnob(const SelectionBox &box, Point at, const ToolContext &context)
{
    const Point off = box.toLocal(at) - box.toLocal(rotationKnob(box, context.zoom));
    const double reach = context.gripSize / 2 / context.zoom;
    return box.rotatable && std::abs(off.x) <= reach && std::abs(off.y) <= reach;
}

std::optional<Grip> gripAt(const SelectionBox &box, Point at, const ToolContext &context)
{
    if (!box.resizable)
        return std::nullopt;
    const Point local = box.toLocal(at);
    const double reach = context.gripSize / 2 / context.zoom;
    for (const auto &[grip, place] : corners(box, context))
        if (std::abs(local.x - place.x) <= reach && std::abs(local.y - place.y) <= reach)
            return grip;
    const Rect r = withBorder(box, context.zoom);
    constexpr double sideReach = 4; // px on screen, less than that
    const Point corner[]{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}};
    constexpr Grip sides[]{Grip::North, Grip::East, Grip::South, Grip::West};
    for (std::size_t i = 0; i < 4; ++i)
        if (distanceToSegment(local, {corner[i], corner[(i + 1) % 4]}) * context.zoom < sideReach)
            return sides[i];
    return std::nullopt;
}

Point pulledPoint(const Scene &scene, const Selection &selection, const SelectionBox &box, Grip grip)
{
    Rect r = box.box;
    const Element *only = selection.ids.size() == 1 ? scene.find(*selection.ids.begin()) : nullptr;
    if (only && only->linear()) { // is pulled by its points, not by the bows between them
        r = boxOf(only->linear()->points);
        r.x += only->x;
        r.y += only->y;
    }
    return box.toScene({pullsEast(grip)   ? r.right()
                        : pullsWest(grip) ? r.x
                                          : r.centre().x,
                        pullsSouth(grip)   ? r.bottom()
                        : pullsNorth(grip) ? r.y
                                           : r.centre().y});
}

Qt::CursorShape gripCursor(Grip grip, double angle)
{
    double degrees = 0; // 0: across, 45: towards south-east, 90: down
    switch (grip) {
    case Grip::East:
    case Grip::West:
        break;
    case Grip::NorthWest:
    case Grip::SouthEast:
        degrees = 45;
        break;
    case Grip::North:
    case Grip::South:
        degrees = 90;
        break;
    case Grip::NorthEast:
    case Grip::SouthWest:
        degrees = 135;
        break;
    }
    const int eighth = static_cast<int>(std::lround((degrees + angle * 180 / std::numbers::pi) / 45)) % 4;
    constexpr Qt::CursorShape shapes[] = {Qt::SizeHorCursor, Qt::SizeFDiagCursor, Qt::SizeVerCursor,
                                          Qt::SizeBDiagCursor};
    return shapes[(eighth + 4) % 4];
}

void paintSelection(QPainter &painter, const ToolContext &context, const ToScreen &toScreen, bool grips)
{
    const Scene &scene = context.scene;
    const auto &ids = context.selection.ids;
    const QColor color = selectionColor(context.dark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    Ids groups, parts; // parts of a system are one thing each, however many lines their pictures have
    for (const auto &id : ids)
        if (const Element *element = scene.find(id); element && isComponentBody(*element) &&
                                                     !element->groupIds.empty() &&
                                                     element->groupIds.front() != context.selection.editingGroupId)
            parts.insert(element->groupIds.front());
    constexpr std::size_t mostBorders = 500;                                    // beyond that the common box says it
    const bool oneShape = ids.size() > 1 && !onlyStencilOf(scene, ids).empty(); // whose lines nobody has chosen
    if (ids.size() <= mostBorders && !oneShape)
        for (const auto &id : ids) {
            const Element *element = scene.find(id);
            if (!element || (ids.size() > 1 && isLabel(*element, scene)))
                continue;
            const bool ofPart = !element->groupIds.empty() && parts.contains(element->groupIds.front());
            if (ofPart && !isComponentBody(*element))
                continue;
            const bool bareLine = element->linear() && ids.size() == 1 && element->linear()->points.size() == 2;
            if (const auto group = selectableGroup(*element, context.selection.editingGroupId);
                !group.empty() && !(ofPart && group == element->groupIds.front()))
                groups.insert(group);
            if (bareLine)
                continue;
            const SelectionBox box = boxOfOne(*element);
            QPen pen(element->locked ? QColor(0xce, 0xd4, 0xda) : color, 1);
            if (element->locked)
                pen.setDashPattern({8, 4});
            painter.setPen(pen);
            painter.drawPolygon(onScreen(box, withBorder(box, context.zoom), toScreen));
        }
    if (!context.selection.editingGroupId.empty())
        groups.insert(context.selection.editingGroupId);
    for (const auto &group : groups) {
        if (const auto box = commonBox(scene, membersOf(scene, group))) {
            SelectionBox whole;
            whole.box = *box;
            QPen pen(context.dark ? QColor(0xe0, 0xe0, 0xe0) : QColor(Qt::black), 1);
            pen.setDashPattern({4, 4});
            painter.setPen(pen);
            painter.drawPolygon(onScreen(whole, withBorder(whole, context.zoom), toScreen));
        }
    }
    const auto box = selectionBox(scene, context.selection);
    if (!box || !grips)
        return;
    if (ids.size() > 1) {
        QPen pen(color, 1);
        pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.drawPolygon(onScreen(*box, withBorder(*box, context.zoom), toScreen));
    }
    painter.setPen(QPen(color, 1));
    painter.setBrush(context.dark ? QColor(0x23, 0x23, 0x29) : QColor(Qt::white));
    const double size = context.gripSize;
    if (box->resizable)
        for (const auto &[grip, place] : corners(*box, context)) {
            const Point p = toScreen(box->toScene(place));
            painter.save();
            painter.translate(p.x, p.y);
            painter.rotate(box->angle * 180 / std::numbers::pi);
            painter.drawRoundedRect(QRectF(-size / 2, -size / 2, size, size), 2, 2);
            painter.restore();
        }
    if (box->rotatable) {
        const Point knob = toScreen(rotationKnob(*box, context.zoom));
        painter.drawEllipse(QPointF(knob.x, knob.y), size / 2, size / 2);
    }
}

void paintBindingHighlight(QPainter &painter, const Element &target, const ToolContext &context,
                           const ToScreen &toScreen)
{
    const double width = std::clamp(target.strokeWidth, 1.75, 4.0) / std::max(0.25, context.zoom) * context.zoom;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(context.dark ? QColor(3, 93, 161) : QColor(106, 189, 252), std::max(width, 1.75) + 2));
    const Rect box = target.box();
    QPainterPath path;
    const auto screen = [&](Point p) {
        const Point q = toScreen(rotated(p, box.centre(), target.angle));
        return QPointF(q.x, q.y);
    };
    if (target.type == ElementType::Diamond) {
        path.moveTo(screen({box.centre().x, box.y}));
        path.lineTo(screen({box.right(), box.centre().y}));
        path.lineTo(screen({box.centre().x, box.bottom()}));
        path.lineTo(screen({box.x, box.centre().y}));
    } else if (target.type == ElementType::Ellipse) {
        constexpr int steps = 64;
        for (int i = 0; i < steps; ++i) {
            const double t = 2 * std::numbers::pi * i / steps;
            const Point p{box.centre().x + box.width / 2 * std::cos(t), box.centre().y + box.height / 2 * std::sin(t)};
            i == 0 ? path.moveTo(screen(p)) : path.lineTo(screen(p));
        }
    } else {
        path.moveTo(screen({box.x, box.y}));
        path.lineTo(screen({box.right(), box.y}));
        path.lineTo(screen({box.right(), box.bottom()}));
        path.lineTo(screen({box.x, box.bottom()}));
    }
    path.closeSubpath();
    painter.drawPath(path);
}

void paintSelectingBox(QPainter &painter, Point from, Point to, const ToScreen &toScreen)
{
    const Point a = toScreen(from), b = toScreen(to);
    painter.setPen(QPen(QColor(0x69, 0x65, 0xdb), 1));
    painter.setBrush(QColor(0, 0, 200, 10));
    painter.drawRect(QRectF(QPointF(a.x, a.y), QPointF(b.x, b.y)).normalized());
}

} // namespace ninesketch
