// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_drag.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/outline.h"
#include "ui/tools/linear_tool.h"
#include "ui/tools/new_element.h"

#include <QObject>
#include <algorithm>
#include <numbers>

namespace ninesketch
{
namespace
{

double turnBy(Point at, bool steps, const ToolContext &context)
{
    const auto box = selectionBox(context.scene, context.selection);
    if (!box)
        return 0;
    const Point d = at - box->box.centre();
    constexpr double right = std::numbers::pi / 2, step = std::numbers::pi / 12;
    double angle = std::atan2(d.y, d.x) + right;
    if (steps)
        angle = std::round(angle / step) * step;
    return angle - box->angle;
}

/// An arrow that holds on to something is not torn off by a hand that shakes.
bool isTooLittle(const Scene &scene, const Ids &ids, Point by)
{
    constexpr double least = 10; // px
    const Element *only = ids.size() == 1 ? scene.find(*ids.begin()) : nullptr;
    return only && only->isArrow() && (only->linear()->startBinding || only->linear()->endBinding) &&
           std::max(std::abs(by.x), std::abs(by.y)) <= least;
}

} // namespace

Ids movableSelection(const ToolContext &context)
{
    Ids ids;
    bool locked = true;
    for (const auto &id : context.selection.ids)
        if (const Element *element = context.scene.find(id)) {
            ids.insert(id);
            locked = locked && element->locked;
        }
    return locked ? Ids{} : ids;
}

std::optional<SelectionDrag> SelectionDrag::handleAt(const PointerEvent &event, const ToolContext &context)
{
    SelectionDrag drag(event.at);
    if (const Element *line = selectedLine(context.scene, context.selection))
        if (const auto point = linePointAt(*line, event.at, context.zoom, false)) {
            drag.m_kind = Kind::Point;
            drag.m_point = *point;
            if (!point->isNew)
                drag.m_offGrip = event.at - scenePoints(*line)[point->index];
            return drag;
        }
    if (drag.takeLabel(event, context))
        return drag;
    const auto box = selectionBox(context.scene, context.selection);
    if (!box)
        return {};
    if (isOnKnob(*box, event.at, context)) {
        drag.m_kind = Kind::Knob;
        return drag;
    }
    if (const auto grip = gripAt(*box, event.at, context)) {
        drag.m_kind = Kind::Grip;
        drag.m_grip = *grip;
        drag.m_offGrip = event.at - pulledPoint(context.scene, context.selection, *box, *grip);
        return drag;
    }
    return {};
}

/// The label of the selected arrow can be moved along it.
bool SelectionDrag::takeLabel(const PointerEvent &event, const ToolContext &context)
{
    const Element *arrow = selectedLine(context.scene, context.selection);
    const Element *label = arrow && arrow->isArrow() ? boundTextOf(*arrow, context.scene) : nullptr;
    if (!label || event.modifiers != Qt::NoModifier)
        return false;
    const Point middle = arrowLabelCentre(*arrow, *label);
    const Rect box{middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height};
    if (!box.contains(event.at))
        return false;
    m_kind = Kind::Label;
    m_arrow = arrow->id;
    m_labelMiddle = middle;
    return true;
}

SelectionDrag::Result SelectionDrag::dragged(const PointerEvent &event, const ToolContext &context)
{
    const auto edit = context.edit();
    const Scene &scene = context.scene;
    const bool shift = event.modifiers.testFlag(Qt::ShiftModifier), alt = event.modifiers.testFlag(Qt::AltModifier);
    const Ids ids = movableSelection(context);
    switch (m_kind) {
    case Kind::Grip: {
        const bool isCorner = (pullsEast(m_grip) || pullsWest(m_grip)) && (pullsNorth(m_grip) || pullsSouth(m_grip));
        const bool keepsAspect = shift != std::ranges::any_of(ids, [&](const std::string &id) {
                                     const Element &element = *scene.find(id);
                                     return element.image() || (ids.size() == 1 && isCorner && isStickyNote(element));
                                 });
        if (auto resized = resizedElements(scene, ids, m_grip, pulledTo(event, ids, keepsAspect, context),
                                           {keepsAspect, alt}, edit))
            m_resized = std::move(*resized); // else it stays as it was last
        return {m_resized.value_or(scene), context.selection, QObject::tr("Resize")};
    }
    case Kind::Knob:
        return {rotateElements(scene, ids, turnBy(event.at, shift, context), edit), context.selection,
                QObject::tr("Rotate")};
    case Kind::Point:
        return movedPoint(event, context);
    case Kind::Label:
        return {moveLabelAlong(scene, m_arrow, m_labelMiddle + (event.at - m_from), edit), context.selection,
                QObject::tr("Move label")};
    case Kind::Selection:
        break;
    }
    return moved(event, context);
}

SelectionDrag::Result SelectionDrag::moved(const PointerEvent &event, const ToolContext &context)
{
    const auto edit = context.edit();
    const Scene &scene = context.scene;
    const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
    m_copies = m_copies || event.modifiers.testFlag(Qt::AltModifier);
    const Ids ids = movableSelection(context);
    Point by = event.at - m_from;
    if (shift)
        (std::abs(by.x) < std::abs(by.y) ? by.x : by.y) = 0;
    if (context.gridEnabled)
        if (const auto box = commonBox(scene, ids)) {
            const Point corner{box->x, box->y};
            by = onGrid(corner + by, context, event.modifiers) - corner;
        }
    m_snapLines.clear();
    if (snapsToObjects(context, event.modifiers))
        if (auto box = commonBox(scene, ids)) {
            box->x += by.x;
            box->y += by.y;
            Snap snap = snapBox(*box, m_copies ? Ids{} : withCompany(scene, ids), context);
            by = by + snap.by;
            m_snapLines = std::move(snap.lines);
        }
    if (!m_copies && isTooLittle(scene, ids, by))
        return {scene, context.selection, {}};
    if (!m_copies)
        return {moveElements(scene, ids, by, edit), context.selection, QObject::tr("Move")};
    auto copied = duplicateElements(scene, ids, by, edit, context.selection.editingGroupId);
    return {copied.scene, Selection{copied.selection, context.selection.editingGroupId}, QObject::tr("Duplicate")};
}

/// Where the corner or the side that is pulled comes to: on the grid, or in line with something else.
Point SelectionDrag::pulledTo(const PointerEvent &event, const Ids &ids, bool keepAspect, const ToolContext &context)
{
    m_snapLines.clear();
    const Point to = onGrid(event.at - m_offGrip, context, event.modifiers);
    const auto box = selectionBox(context.scene, context.selection);
    if (!box || box->angle != 0 || keepAspect || !snapsToObjects(context, event.modifiers))
        return to;
    Snap snap = snapPoint(to, withCompany(context.scene, ids), context, pullsEast(m_grip) || pullsWest(m_grip),
                          pullsNorth(m_grip) || pullsSouth(m_grip));
    m_snapLines = std::move(snap.lines);
    return to + snap.by;
}

/// An arrow that only grazes the shape at its other end aims at it anew, once the pointer has left that shape.
Scene SelectionDrag::aimedAnew(const Scene &scene, const Element &before, LinearEnd dragged, const PointerEvent &event,
                               const ToolContext &context)
{
    const LinearEnd held = dragged == LinearEnd::Start ? LinearEnd::End : LinearEnd::Start;
    const Element &arrow = *scene.find(before.id);
    const auto &binding = bindingOf(arrow, held);
    const Element *shape = binding && !arrow.linear()->elbowed ? scene.find(binding->elementId) : nullptr;
    if (!shape || !binding->fixedPoint || binding->mode == "inside" || !bindingOf(before, held))
        return scene;
    const Outline outline(*shape);
    const Point aim = fixedPointToScene(*shape, *binding->fixedPoint);
    if (outline.contains(aim) || outline.distanceTo(aim) < onOutline) // the middle of a side is not beside the shape
        return scene;
    const auto &other = bindingOf(arrow, dragged);
    if (!m_aim && (!other || other->elementId != shape->id))
        m_aim = aimThrough(arrow, LinearEnd::Start, *shape,
                           {.at = endPoint(arrow, LinearEnd::Start),
                            .zoom = context.zoom,
                            .toMiddles = context.snapsToMiddles(event.modifiers)},
                           finderIn(scene));
    if (!m_aim || outline.contains(event.at) || outline.distanceTo(event.at) <= bindingDistance(context.zoom))
        return scene;
    return bindArrowEnd(scene, arrow.id, held, shape->id, bindingAimedAt(*shape, *m_aim, false), context.edit());
}

SelectionDrag::Result SelectionDrag::movedPoint(const PointerEvent &event, const ToolContext &context)
{
    const Element *line = selectedLine(context.scene, context.selection);
    Result result{context.scene, context.selection, QObject::tr("Move point")};
    if (!line)
        return result;
    auto points = scenePoints(*line);
    Point to = onGrid(event.at - m_offGrip, context, event.modifiers);
    const std::size_t beside = m_point.index == 0 ? 1 : m_point.index - 1;
    if (event.modifiers.testFlag(Qt::ShiftModifier))
        to = turnedToSteps(points[beside], to, m_point.isNew ? std::nullopt : std::optional(points[m_point.index]));
    if (isEnd(*line, m_point)) {
        const LinearEnd end = m_point.index == 0 ? LinearEnd::Start : LinearEnd::End;
        const EndDrag drag = endDrag(*line, to, event, context);
        result.scene = dragArrowEnd(context.scene, line->id, end, drag, context.edit());
        if (line->isArrow() && !drag.noBinding && !drag.inside)
            result.scene = aimedAnew(result.scene, *line, end, event, context);
        return result;
    }
    if (line->linear()->elbowed) {
        result.scene = dragElbowSegment(context.scene, line->id, static_cast<int>(m_point.index), to, context.edit());
        return result;
    }
    if (m_point.isNew)
        points.insert(points.begin() + static_cast<std::ptrdiff_t>(m_point.index), to);
    else
        points[m_point.index] = to;
    result.scene = setPoints(context.scene, line->id, std::move(points), context.edit());
    return result;
}

} // namespace ninesketch
