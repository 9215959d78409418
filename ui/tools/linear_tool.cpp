// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/linear_tool.h"

#include "model/scene/edits.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/linear_points.h"
#include "model/scene/outline.h"
#include "model/sketch/shape.h"
#include "ui/tools/hints.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_box.h"

#include <QPainter>
#include <numbers>

namespace ninesketch
{

Point turnedToSteps(Point from, Point to, std::optional<Point> was)
{
    constexpr double step = std::numbers::pi / 12, reach = step / 6;
    const Point d = to - from;
    const double direction = std::atan2(d.y, d.x);
    double angle = std::round(direction / step) * step;
    if (was && !(*was == from)) {
        const double before = std::atan2(was->y - from.y, was->x - from.x);
        const double lower = std::floor(before / step) * step;
        if (direction >= lower && direction <= lower + step)
            angle = std::abs(direction - before) < reach ? before : direction > before ? lower + step : lower;
    }
    const double length = d.x * std::cos(angle) + d.y * std::sin(angle);
    return {from.x + length * std::cos(angle), from.y + length * std::sin(angle)};
}

namespace
{

constexpr double closing = 8;       // px on screen
constexpr double shortestDrag = 20; // px on screen: what is let go sooner goes on by clicks

class LinearTool final : public Tool, public SaysHint
{
public:
    explicit LinearTool(ElementType type) : m_type(type) {}

    QString hint(const ToolContext &) const override
    {
        if (m_points.empty())
            return {};
        return m_points.size() > 1 ? QObject::tr("Enter, Esc or a click on the last point ends it")
               : m_type == ElementType::Arrow
                   ? QObject::tr("Ctrl lets it end beside shapes, Alt at an exact place in one; Shift: steps of 15°")
                   : QObject::tr("Shift keeps to steps of 15°");
    }

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_pressedAt = event.screen;
        m_down = true;
        if (m_points.empty()) {
            m_element = styledElement(m_type, context, {});
            m_points = {onGrid(event.at, context, event.modifiers)};
            m_end = m_points.front();
            m_startHand = m_hand.at = handOf(event, context);
            m_startInside = event.modifiers.testFlag(Qt::AltModifier);
            m_aim.reset();
            m_shownStart.reset();
            m_passedOver = false;
            lookAtKeys(event, context);
            m_startFree = m_hand.free;
            m_putHand = m_hand;
            ToolAnswer answer;
            answer.selection = Selection{};
            return answer;
        }
        // another point; on the last one (or the first of a line) it ends
        const double near = closing / context.zoom;
        if (distance(event.at, m_points.back()) <= near)
            return finishAtLastPoint(context);
        m_points.push_back(next(event, context));
        m_hand.at = handOf(event, context);
        lookAtKeys(event, context);
        m_putHand = m_hand;
        if (m_type == ElementType::Line && m_points.size() > 2 && distance(m_points.back(), m_points.front()) <= near) {
            m_points.back() = m_points.front();
            return finish(context);
        }
        if (elbow() || holdsOnBeside(event, context))
            return finish(context);
        return preview(context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        m_hover = event.at;
        m_hoverFree = context.binds(event.modifiers);
        if (m_points.empty())
            return {};
        if (m_down && !m_dragging && event.screen == m_pressedAt)
            return {};
        m_dragging = m_dragging || m_down;
        lookAtKeys(event, context);
        const bool later = m_down && m_points.size() > 1;
        if (later) // it goes along with the hand
            m_points.pop_back();
        m_end = next(event, context);
        m_hand.at = handOf(event, context);
        if (later) {
            m_points.push_back(m_end);
            m_putHand = m_hand;
        }
        takeAim(context);
        return preview(context);
    }

    ToolAnswer release(const PointerEvent &pointer, const ToolContext &context) override
    {
        PointerEvent event = pointer;
        const bool arrow = m_type == ElementType::Arrow && context.binds(event.keysAtEnd());
        if (arrow && bindingTargetAt(context.scene, event.at, context.zoom)) // where it holds on there are no steps
            event.modifiers.setFlag(Qt::ShiftModifier, event.modifiers.testFlag(Qt::ShiftModifier) &&
                                                           event.keysAtEnd().testFlag(Qt::ShiftModifier));
        if (!m_down)
            return {};
        m_down = false;
        if (m_points.empty() || !m_dragging)
            return {};
        m_dragging = false;
        if (m_points.size() > 1)
            return {};
        m_end = next(event, context);
        m_hand.at = handOf(event, context);
        lookAtKeys(event, context);
        if (distance(event.screen, m_pressedAt) < shortestDrag)
            return preview(context);
        takeAim(context);
        m_points.push_back(m_end);
        m_putHand = m_hand;
        return finish(context);
    }

    bool wantsKey(int key, Qt::KeyboardModifiers modifiers, const ToolContext &) const override
    {
        return !m_points.empty() && modifiers.testFlag(Qt::ControlModifier) && // what was drawn before stays meanwhile
               (key == Qt::Key_Z || key == Qt::Key_Y);
    }

    ToolAnswer key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) override
    {
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_points.empty())
            return finishAtLastPoint(context);
        if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && !m_points.empty()) {
            m_points.clear();
            return finish(context);
        }
        if (key == Qt::Key_A && m_type == ElementType::Arrow && modifiers == Qt::NoModifier && m_points.empty()) {
            ToolAnswer answer;
            answer.style = context.style;
            answer.style->arrowType = nextArrowType(context.style.arrowType);
            return answer;
        }
        return {};
    }

    ToolAnswer cancel(const ToolContext &context) override
    {
        return m_points.empty() ? ToolAnswer{} : finishAtLastPoint(context);
    }

    void paintOverlay(QPainter &painter, const ToolContext &context, const ToScreen &toScreen) const override
    {
        if (m_type != ElementType::Arrow || !m_hoverFree)
            return;
        if (const Element *target =
                bindingTargetAt(context.scene, m_points.empty() ? m_hover : m_hand.at, context.zoom))
            paintBindingHighlight(painter, *target, context, toScreen);
    }

private:
    /// Where the pointer is that an end goes with, and what the keys say about holding on there.
    struct Hand {
        Point at;
        bool free = false;   ///< holds on to nothing
        bool inside = false; ///< holds on to where it is
    };

    bool elbow() const { return m_element.linear()->elbowed; }
    /// What says which shape an end holds on to: the hand, not where a step of 15° puts the end. An elbow arrow's hand
    /// is on the grid.
    Point handOf(const PointerEvent &event, const ToolContext &context) const
    {
        return elbow() ? onGrid(event.at, context, event.modifiers) : event.at;
    }

    /// Whether a click ends an arrow: beside a shape that it holds on to there, not within it.
    bool holdsOnBeside(const PointerEvent &event, const ToolContext &context) const
    {
        if (m_type != ElementType::Arrow || !context.binds(event.keysAtEnd()))
            return false;
        const Element *target = bindingTargetAt(context.scene, event.at, context.zoom);
        return target && !Outline(*target).contains(event.at);
    }

    void lookAtKeys(const PointerEvent &event, const ToolContext &context)
    {
        m_hand.free = !context.binds(event.keysAtEnd());
        m_hand.inside = event.keysAtEnd().testFlag(Qt::AltModifier);
        m_toMiddles = context.snapsToMiddles(event.modifiers);
        m_turned = event.modifiers.testFlag(Qt::ShiftModifier);
        m_grid = m_turned ? 0 : gridSize(context, event.modifiers);
    }

    Point next(const PointerEvent &event, const ToolContext &context) const
    {
        const Point at = onGrid(event.at, context, event.modifiers);
        const Point from = m_points.size() == 1 ? m_shownStart.value_or(m_points.back()) : m_points.back();
        return event.modifiers.testFlag(Qt::ShiftModifier) ? turnedToSteps(from, at) : at;
    }

    /// Once the pointer leaves what the arrow starts at, it is known where the start aims, and stays so, except while
    /// the arrow is turned to steps. A start on the outline aims there, or is held there once the pointer was over the
    /// shape.
    void takeAim(const ToolContext &context)
    {
        if (m_type != ElementType::Arrow || elbow() || m_startFree || m_startInside || (m_aim && !m_turned))
            return;
        const Element *from = bindingTargetAt(context.scene, m_startHand, context.zoom);
        if (!from || Outline(*from).contains(m_points.front()))
            return;
        if (bindingTargetAt(context.scene, m_hand.at, context.zoom) == from) {
            m_passedOver = true;
            return;
        }
        if (!m_turned && Outline(*from).distanceTo(m_points.front()) < onOutline)
            return;
        const Scene scene = drawn(withEnd(), m_hand, context);
        const Element &arrow = *scene.find(m_element.id);
        const bool toMiddles = m_turned ? context.arrowHold.toMiddles : m_toMiddles;
        const auto aim = aimThrough(
            arrow, LinearEnd::Start, *scene.find(from->id),
            {.at = endPoint(arrow, LinearEnd::Start), .zoom = context.zoom, .toMiddles = toMiddles}, finderIn(scene));
        m_aim = aim ? aim : m_aim;
    }

    /// The scene with the arrow through these points, bound at both ends.
    Scene drawn(const std::vector<Point> &points, const Hand &hand, const ToolContext &context) const
    {
        Element element = m_element;
        element.linear()->points = {{0, 0}};
        element.x = points.front().x;
        element.y = points.front().y;
        if (elbow()) {
            const auto find = [](const std::string &) { return nullptr; };
            element = routedElbowArrow(withScenePoints(element, points), points.front(), points.back(), find);
        } else {
            element = withScenePoints(element, points);
        }
        const auto edit = context.edit();
        Scene scene = addElements(context.scene, {element}, edit);
        if (m_type == ElementType::Line) {
            if (points.size() > 3 && points.front() == points.back())
                scene = setPolygon(scene, element.id, true, edit);
            return scene;
        }
        // a loop from a shape to itself lies exactly as drawn
        const Element *from = bindingTargetAt(context.scene, m_startHand, context.zoom);
        const Element *to = bindingTargetAt(context.scene, hand.at, context.zoom);
        const bool loop = from && from == to && !elbow() && !m_startFree && !hand.free;
        EndDrag start{points.front(), context.zoom, m_startFree, m_startInside || loop || (m_passedOver && !m_aim),
                      m_toMiddles,    m_aim,        m_startHand, m_grid};
        const auto isNear = [&](const Element &shape) {
            const Outline outline(shape);
            return outline.contains(points.back()) ||
                   outline.distanceTo(points.back()) <= bindingDistance(context.zoom);
        };
        if (from && (m_aim ? isNear(*from) : !m_turned))
            start.aim = points.front();
        scene = dragArrowEnd(scene, element.id, LinearEnd::Start, start, edit);
        return dragArrowEnd(
            scene, element.id, LinearEnd::End,
            {points.back(), context.zoom, hand.free, hand.inside || loop, m_toMiddles, {}, hand.at, m_grid}, edit);
    }

    std::vector<Point> withEnd() const
    {
        auto points = m_points;
        points.push_back(m_end);
        return points;
    }

    ToolAnswer preview(const ToolContext &context)
    {
        ToolAnswer answer;
        auto points = withEnd();
        if (points.size() > 2 && distance(points.back(), points[points.size() - 2]) < 1e-6)
            points.pop_back();
        if (points.size() < 2 || (points.size() == 2 && points.front() == points.back()))
            return answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = drawn(points, m_hand, context);
        if (m_type == ElementType::Arrow && !elbow())
            m_shownStart = endPoint(*answer.scene->find(m_element.id), LinearEnd::Start);
        return answer;
    }

    /// Drawn by clicks, and said to be done.
    ToolAnswer finishAtLastPoint(const ToolContext &context)
    {
        ToolAnswer answer = finish(context);
        answer.staysSelected = true;
        return answer;
    }

    ToolAnswer finish(const ToolContext &context)
    {
        const auto points = std::move(m_points);
        m_points.clear();
        m_dragging = m_down = false;
        ToolAnswer answer;
        if (points.size() < 2 || (points.size() == 2 && distance(points[0], points[1]) < 1)) {
            answer.outcome = ToolAnswer::Outcome::Cancel;
            answer.finished = true;
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene =
            joinFrameUnder(drawn(points, m_putHand, context), {m_element.id}, points.front(), context.edit());
        answer.what = m_type == ElementType::Arrow ? QObject::tr("Draw arrow") : QObject::tr("Draw line");
        answer.selection = Selection{{m_element.id}, {}};
        answer.finished = true;
        return answer;
    }

    ElementType m_type;
    Element m_element;
    std::vector<Point> m_points; ///< put down so far, scene px
    Point m_end, m_hover, m_pressedAt;
    Point m_startHand;                 ///< where the pointer was at the start
    Hand m_hand, m_putHand;            ///< now, and at the last point
    double m_grid = 0;                 ///< px; 0: none
    std::optional<Point> m_aim;        ///< of the start, scene px
    std::optional<Point> m_shownStart; ///< of an arrow, which may hold on beside where it was begun, scene px
    bool m_down = false, m_dragging = false, m_hoverFree = true, m_startFree = false, m_startInside = false,
         m_toMiddles = true;
    bool m_turned = false;     ///< to steps of 15°
    bool m_passedOver = false; ///< it ran over the shape that it starts at, from outside
};

} // namespace

ArrowType nextArrowType(ArrowType type)
{
    return type == ArrowType::Sharp ? ArrowType::Round : type == ArrowType::Round ? ArrowType::Elbow : ArrowType::Sharp;
}

std::unique_ptr<Tool> makeArrowTool()
{
    return std::make_unique<LinearTool>(ElementType::Arrow);
}

std::unique_ptr<Tool> makeLineTool()
{
    return std::make_unique<LinearTool>(ElementType::Line);
}

} // namespace ninesketch
