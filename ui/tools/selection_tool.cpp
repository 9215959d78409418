// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_tool.h"

#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/hit_test.h"
#include "model/sketch/font_family.h"
#include "ui/tools/linear_tool.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_box.h"
#include "ui/tools/snapping.h"

#include <QPainter>
#include <numbers>

namespace ninesketch
{
namespace
{

enum class Doing { Nothing, PressingElement, PressingBox, Moving, Boxing, Resizing, Turning, MovingPoint };

class SelectionTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        if (m_chartCount > 0) // the key's release went elsewhere
            return keyReleased(Qt::Key_Control, Qt::NoModifier, context);
        m_from = event.at;
        m_pressedAt = event.screen;
        m_before = context.selection;
        if (event.doubleClick)
            return doubleClicked(event, context);
        if (const auto point = pointAt(event.at, context)) {
            m_doing = Doing::MovingPoint;
            m_point = *point;
            return {};
        }
        if (const auto box = selectionBox(context.scene, context.selection)) {
            if (isOnKnob(*box, event.at, context)) {
                m_doing = Doing::Turning;
                return {};
            }
            if (const auto grip = gripAt(*box, event.at, context)) {
                m_doing = Doing::Resizing;
                m_grip = *grip;
                return {};
            }
        }
        return pressOnScene(event, context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        m_to = event.at;
        if (m_doing == Doing::Nothing)
            return {};
        const bool pressing = m_doing == Doing::PressingElement || m_doing == Doing::PressingBox;
        if (pressing && distance(event.screen, m_pressedAt) < kDragThreshold)
            return {};
        if (m_doing == Doing::PressingElement)
            m_doing = Doing::Moving;
        if (m_doing == Doing::PressingBox)
            m_doing = Doing::Boxing;
        m_dragged = true;
        ToolAnswer answer;
        if (m_doing == Doing::Boxing) {
            answer.selection = boxed(event, context);
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = dragged(event, context).scene;
        return answer;
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        const Doing done = m_doing;
        m_to = event.at;
        ToolAnswer answer;
        if (done == Doing::Boxing)
            answer.selection = boxed(event, context);
        if (done == Doing::PressingElement && m_onlyThis) { // a click on one of several selects that one
            answer.selection = context.selection;
            answer.selection->ids = *m_onlyThis;
        }
        const bool edits =
            done == Doing::Moving || done == Doing::Resizing || done == Doing::Turning || done == Doing::MovingPoint;
        if (edits && m_dragged) {
            Dragged result = dragged(event, context);
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = done == Doing::Moving
                               ? updateFrameMembership(result.scene, result.selection.ids, context.edit())
                               : result.scene;
            answer.selection = result.selection;
            answer.what = result.what;
        }
        reset();
        return answer;
    }

    ToolAnswer key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) override
    {
        if (context.selection.empty() || m_doing != Doing::Nothing)
            return {};
        ToolAnswer answer;
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier &&
            context.selection.ids.size() == 1) {
            const Element &element = *context.scene.find(*context.selection.ids.begin());
            if (!element.locked && (element.text() || isTextContainer(element.type) || element.isFrame()))
                answer.editText = element.id;
            return answer;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier) {
            // a component or a shape is a group: Enter writes its name
            const std::string body = wholeOf(context.scene, *context.selection.ids.begin());
            const bool one = !body.empty() && std::ranges::all_of(context.selection.ids, [&](const std::string &id) {
                return wholeOf(context.scene, id) == body;
            });
            if (one && !context.scene.find(body)->locked)
                answer.editText = body;
            return answer;
        }
        if (const auto direction = directionOf(key); direction && context.selection.ids.size() == 1) {
            if (modifiers == Qt::ControlModifier || modifiers == (Qt::ControlModifier | Qt::KeypadModifier))
                return growChart(*direction, context);
            if (modifiers == Qt::AltModifier || modifiers == (Qt::AltModifier | Qt::KeypadModifier)) {
                const std::string next = linkedNode(context.scene, *context.selection.ids.begin(), *direction);
                if (!next.empty())
                    answer.selection = Selection{{next}, {}};
                return answer;
            }
        }
        if (modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
            return {};
        const bool grid = context.gridEnabled, shift = modifiers.testFlag(Qt::ShiftModifier);
        const double step = grid ? (shift ? 1 : context.scene.settings().gridSize) : (shift ? 5 : 1);
        Point by;
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            by.x = key == Qt::Key_Left ? -step : step;
        else if (key == Qt::Key_Up || key == Qt::Key_Down)
            by.y = key == Qt::Key_Up ? -step : step;
        else
            return {};
        Ids ids = unlocked(context);
        // an arrow between shapes that stay is not moved by keys
        std::erase_if(ids, [&](const std::string &id) {
            const Element &element = *context.scene.find(id);
            if (!element.isArrow())
                return false;
            for (const auto *binding : {&element.linear()->startBinding, &element.linear()->endBinding})
                if (*binding && !context.selection.contains((*binding)->elementId))
                    return true;
            return false;
        });
        if (ids.empty())
            return {};
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene = moveElements(context.scene, ids, by, context.edit());
        answer.what = QObject::tr("Move");
        return answer;
    }

    ToolAnswer keyReleased(int key, Qt::KeyboardModifiers, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (key != Qt::Key_Control || m_chartCount == 0)
            return answer;
        auto grown = addLinkedNodes(context.scene, m_chartNode, m_chartDirection, m_chartCount, context.edit());
        m_chartCount = 0;
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene = std::move(grown.scene);
        answer.what = QObject::tr("Add linked shape");
        answer.selection = grown.nodes.empty() ? context.selection : Selection{{grown.nodes.front()}, {}};
        return answer;
    }

    ToolAnswer cancel(const ToolContext &context) override
    {
        ToolAnswer answer;
        if (m_chartCount > 0) {
            m_chartCount = 0;
            answer.outcome = ToolAnswer::Outcome::Cancel;
            return answer;
        }
        if (m_doing != Doing::Nothing) {
            answer.outcome = ToolAnswer::Outcome::Cancel;
            answer.selection = m_before;
            reset();
            return answer;
        }
        const std::string &entered = context.selection.editingGroupId;
        if (!entered.empty()) { // out of the group, which is then selected
            Ids members = membersOf(context.scene, entered);
            const std::string outer =
                members.empty() ? std::string() : outerGroup(context.scene, *members.begin(), entered);
            answer.selection = Selection{withGroups(context.scene, members, outer), outer};
        } else if (!context.selection.empty()) {
            answer.selection = Selection{};
        }
        return answer;
    }

    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        if (m_doing == Doing::Turning)
            return Qt::ClosedHandCursor;
        if (m_doing == Doing::Moving)
            return Qt::SizeAllCursor;
        const auto box = selectionBox(context.scene, context.selection);
        if (m_doing == Doing::Resizing && box)
            return gripCursor(m_grip, box->angle);
        if (pointAt(event.at, context))
            return Qt::PointingHandCursor;
        if (box && isOnKnob(*box, event.at, context))
            return Qt::OpenHandCursor;
        if (box)
            if (const auto grip = gripAt(*box, event.at, context))
                return gripCursor(*grip, box->angle);
        if (onSelection(event.at, context) || elementAt(context.scene, event.at, {context.zoom, false}))
            return Qt::SizeAllCursor;
        return Qt::ArrowCursor;
    }

    void paintOverlay(QPainter &painter, const ToolContext &context, const ToScreen &toScreen) const override
    {
        if (m_doing == Doing::Boxing) {
            const Point a = toScreen(m_from), b = toScreen(m_to);
            painter.setPen(QPen(QColor(0x69, 0x65, 0xdb), 1));
            painter.setBrush(QColor(0, 0, 200, 10));
            painter.drawRect(QRectF(QPointF(a.x, a.y), QPointF(b.x, b.y)).normalized());
        }
        paintSnapLines(painter, m_snapLines, toScreen);
        const bool quiet = m_dragged && m_doing != Doing::Boxing; // what moves is looked at, not its border
        if (!quiet)
            paintSelection(painter, context, toScreen, m_doing == Doing::Nothing);
        const Element *line = selectedLine(context.scene, context.selection);
        if (line && !quiet)
            paintPoints(painter, *line, toScreen);
        if (line && line->isArrow() && m_doing == Doing::MovingPoint && m_dragged && isEnd(*line, m_point))
            if (const Element *target = bindingTargetAt(context.scene, m_to, context.zoom, line->id))
                paintBindingHighlight(painter, *target, context, toScreen);
    }

private:
    /// A point of the selected line, or the middle of a segment, from which a new point is pulled.
    struct LinePoint {
        std::size_t index = 0;
        bool isNew = false; ///< to be inserted before `index`
    };
    struct Dragged {
        Scene scene;
        Selection selection;
        QString what;
    };

    static std::optional<Direction> directionOf(int key)
    {
        switch (key) {
        case Qt::Key_Right:
            return Direction::Right;
        case Qt::Key_Down:
            return Direction::Down;
        case Qt::Key_Left:
            return Direction::Left;
        case Qt::Key_Up:
            return Direction::Up;
        default:
            return std::nullopt;
        }
    }

    /// One more linked shape while Ctrl is held; it is kept when Ctrl is let go.
    ToolAnswer growChart(Direction direction, const ToolContext &context)
    {
        const std::string node = *context.selection.ids.begin();
        m_chartCount = m_chartCount > 0 && direction == m_chartDirection && node == m_chartNode ? m_chartCount + 1 : 1;
        m_chartDirection = direction;
        m_chartNode = node;
        auto grown = addLinkedNodes(context.scene, node, direction, m_chartCount, context.edit());
        ToolAnswer answer;
        if (grown.nodes.empty()) {
            m_chartCount = 0;
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = std::move(grown.scene);
        return answer;
    }

    static bool isEnd(const Element &line, LinePoint point)
    {
        return !point.isNew && (point.index == 0 || point.index + 1 == line.linear()->points.size());
    }

    /// The body of what is one thing though it is a group: a component, or a shape of several lines.
    static std::string wholeOf(const Scene &scene, const std::string &id)
    {
        const std::string body = componentOf(scene, id);
        return body.empty() ? stencilBodyOf(scene, id) : body;
    }

    static std::string outerGroup(const Scene &scene, const std::string &memberId, const std::string &group)
    {
        const auto &groups = scene.find(memberId)->groupIds;
        const auto at = std::find(groups.begin(), groups.end(), group);
        return at == groups.end() || at + 1 == groups.end() ? std::string() : *(at + 1);
    }

    std::optional<LinePoint> pointAt(Point at, const ToolContext &context) const
    {
        const Element *line = selectedLine(context.scene, context.selection);
        if (!line)
            return std::nullopt;
        const auto points = scenePoints(*line);
        constexpr double reach = 8, shortest = 40; // px on screen
        for (std::size_t i = 0; i < points.size(); ++i)
            if (distance(points[i], at) * context.zoom <= reach &&
                (!line->linear()->elbowed || isEnd(*line, {i, false})))
                return LinePoint{i, false};
        const bool elbow = line->linear()->elbowed; // of which only inner segments move
        for (std::size_t i = elbow ? 2 : 1; i + (elbow ? 1 : 0) < points.size(); ++i)
            if (distance(points[i - 1], points[i]) * context.zoom >= shortest &&
                distance((points[i - 1] + points[i]) * 0.5, at) * context.zoom <= reach)
                return LinePoint{i, true};
        return std::nullopt;
    }

    static bool onSelection(Point at, const ToolContext &context)
    {
        if (context.selection.empty() || selectedLine(context.scene, context.selection))
            return false;
        const auto box = selectionBox(context.scene, context.selection);
        return box && box->resizable && box->box.contains(box->toLocal(at));
    }

    static Ids unlocked(const ToolContext &context)
    {
        Ids ids;
        for (const auto &id : context.selection.ids)
            if (const Element *element = context.scene.find(id); element && !element->locked)
                ids.insert(id);
        return ids;
    }

    ToolAnswer pressOnScene(const PointerEvent &event, const ToolContext &context)
    {
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
        const bool deep = event.modifiers.testFlag(Qt::ControlModifier);
        const Element *hit = elementAt(context.scene, event.at, {context.zoom, false});
        ToolAnswer answer;
        if (!hit && onSelection(event.at, context) && !shift) {
            m_doing = Doing::PressingElement;
            return answer;
        }
        if (!hit) {
            m_doing = Doing::PressingBox;
            if (!shift)
                answer.selection = Selection{};
            return answer;
        }
        m_doing = Doing::PressingElement;
        std::string group = context.selection.editingGroupId;
        const auto &groups = hit->groupIds;
        if (deep) // into the innermost group
            group = groups.empty() ? std::string() : groups.front();
        else if (std::find(groups.begin(), groups.end(), group) == groups.end())
            group.clear();
        const Ids ids = deep ? Ids{hit->id} : withGroups(context.scene, {hit->id}, group);
        if (shift) {
            Selection selection = context.selection;
            if (selection.contains(hit->id))
                for (const auto &id : ids)
                    selection.ids.erase(id);
            else
                selection.ids.insert(ids.begin(), ids.end());
            answer.selection = std::move(selection);
            return answer;
        }
        if (context.selection.contains(hit->id) && !deep) {
            m_onlyThis = ids;
            return answer;
        }
        answer.selection = Selection{ids, group};
        return answer;
    }

    ToolAnswer doubleClicked(const PointerEvent &event, const ToolContext &context)
    {
        reset();
        ToolAnswer answer;
        const Element *line = selectedLine(context.scene, context.selection);
        if (const auto point = pointAt(event.at, context); point && point->isNew && line && line->linear()->elbowed) {
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = releaseElbowSegment(context.scene, line->id, static_cast<int>(point->index), context.edit());
            answer.what = QObject::tr("Release segment");
            return answer;
        }
        const Element *hit = elementAt(context.scene, event.at, {context.zoom, false});
        if (!hit) {
            const double lineHeight = context.style.fontSize * fontFamily(context.style.fontFamily).lineHeight;
            answer.newTextAt = Point{event.at.x, event.at.y - lineHeight / 2};
            answer.selection = Selection{};
            return answer;
        }
        // its name is edited at once, without entering its group first
        if (const std::string body = wholeOf(context.scene, hit->id); !body.empty()) {
            answer.editText = body;
            return answer;
        }
        const std::string group = selectableGroup(*hit, context.selection.editingGroupId);
        if (!group.empty()) {
            answer.selection = Selection{withGroups(context.scene, {hit->id}, group), group};
            return answer;
        }
        if (hit->text() || (isTextContainer(hit->type) && hit->type != ElementType::Unknown) || hit->isFrame())
            answer.editText = hit->id;
        return answer;
    }

    Selection boxed(const PointerEvent &event, const ToolContext &context) const
    {
        Selection selection;
        if (event.modifiers.testFlag(Qt::ShiftModifier))
            selection = m_before;
        const Ids within = elementsWithin(context.scene, Rect::around(m_from, event.at));
        if (event.modifiers.testFlag(Qt::ControlModifier)) {
            selection.ids.insert(within.begin(), within.end());
            return selection;
        }
        Ids whole = withGroups(context.scene, within), incomplete; // a group is selected when all of it is within
        for (const auto &id : whole)
            if (!within.contains(id))
                incomplete.insert(selectableGroup(*context.scene.find(id)));
        std::erase_if(whole, [&](const std::string &id) {
            const std::string group = selectableGroup(*context.scene.find(id));
            return !group.empty() && incomplete.contains(group);
        });
        selection.ids.merge(whole);
        return selection;
    }

    Dragged dragged(const PointerEvent &event, const ToolContext &context)
    {
        const auto edit = context.edit();
        const Scene &scene = context.scene;
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier), alt = event.modifiers.testFlag(Qt::AltModifier);
        const Ids ids = unlocked(context);
        switch (m_doing) {
        case Doing::Resizing: {
            bool image = ids.size() == 1 && scene.find(*ids.begin())->image();
            return {resizeElements(scene, ids, m_grip, onGrid(event.at, context, event.modifiers),
                                   {shift != image, alt}, edit),
                    context.selection, QObject::tr("Resize")};
        }
        case Doing::Turning:
            return {rotateElements(scene, ids, turnBy(event.at, shift, context), edit), context.selection,
                    QObject::tr("Rotate")};
        case Doing::MovingPoint:
            return movedPoint(event, context);
        default:
            break;
        }
        Point by = event.at - m_from;
        if (shift)
            (std::abs(by.x) < std::abs(by.y) ? by.x : by.y) = 0;
        if (context.gridEnabled)
            if (const auto box = commonBox(scene, ids)) {
                const Point corner{box->x, box->y};
                by = onGrid(corner + by, context, event.modifiers) - corner;
            }
        m_snapLines.clear();
        // Ctrl turns snapping around
        if (context.snapToObjects != event.modifiers.testFlag(Qt::ControlModifier) && !context.gridEnabled)
            if (auto box = commonBox(scene, ids)) {
                box->x += by.x;
                box->y += by.y;
                Snap snap = snapBox(*box, alt ? Ids{} : withCompany(scene, ids), context);
                by = by + snap.by;
                m_snapLines = std::move(snap.lines);
            }
        if (!alt)
            return {moveElements(scene, ids, by, edit), context.selection, QObject::tr("Move")};
        auto copied = duplicateElements(scene, ids, by, edit, context.selection.editingGroupId);
        return {copied.scene, Selection{copied.selection, context.selection.editingGroupId}, QObject::tr("Duplicate")};
    }

    double turnBy(Point at, bool steps, const ToolContext &context) const
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

    Dragged movedPoint(const PointerEvent &event, const ToolContext &context) const
    {
        const Element *line = selectedLine(context.scene, context.selection);
        Dragged result{context.scene, context.selection, QObject::tr("Move point")};
        if (!line)
            return result;
        auto points = scenePoints(*line);
        Point to = onGrid(event.at, context, event.modifiers);
        const std::size_t beside = m_point.index == 0 ? 1 : m_point.index - 1;
        if (event.modifiers.testFlag(Qt::ShiftModifier))
            to = turnedToSteps(points[beside], to);
        if (isEnd(*line, m_point)) {
            const LinearEnd end = m_point.index == 0 ? LinearEnd::Start : LinearEnd::End;
            result.scene = dragArrowEnd(context.scene, line->id, end,
                                        {to, context.zoom, event.modifiers.testFlag(Qt::ControlModifier),
                                         event.modifiers.testFlag(Qt::AltModifier)},
                                        context.edit());
            return result;
        }
        if (line->linear()->elbowed) {
            result.scene =
                dragElbowSegment(context.scene, line->id, static_cast<int>(m_point.index), to, context.edit());
            return result;
        }
        if (m_point.isNew)
            points.insert(points.begin() + static_cast<std::ptrdiff_t>(m_point.index), to);
        else
            points[m_point.index] = to;
        result.scene = setPoints(context.scene, line->id, std::move(points), context.edit());
        return result;
    }

    void reset()
    {
        m_doing = Doing::Nothing;
        m_onlyThis.reset();
        m_snapLines.clear();
        m_dragged = false;
    }

    Doing m_doing = Doing::Nothing;
    Point m_from, m_to, m_pressedAt;
    Selection m_before;
    std::optional<Ids> m_onlyThis;
    Grip m_grip = Grip::SouthEast;
    LinePoint m_point;
    std::vector<SnapLine> m_snapLines;
    int m_chartCount = 0; ///< linked shapes that are being added while Ctrl is held
    Direction m_chartDirection = Direction::Right;
    std::string m_chartNode;
    bool m_dragged = false;
};

} // namespace

std::unique_ptr<Tool> makeSelectionTool()
{
    return std::make_unique<SelectionTool>();
}

} // namespace ninesketch
