// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/line_editor.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "ui/tools/hints.h"
#include "ui/tools/line_points.h"
#include "ui/tools/linear_tool.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_drag.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

class LineEditor final : public Tool, public SaysHint
{
public:
    explicit LineEditor(std::string lineId) : m_id(std::move(lineId)) {}

    QString hint(const ToolContext &) const override
    {
        return m_selected.empty()
                   ? QObject::tr("Click a point, or drag a box around several; Alt and a click adds one")
                   : QObject::tr("Delete removes the point, Ctrl+D copies it; Shift and a click adds to it");
    }

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        const Element *line = lineIn(context.scene);
        if (!line) {
            answer.finished = true;
            return answer;
        }
        reset();
        m_from = m_to = event.at;
        m_pressedAt = event.screen;
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
        if (const auto point = linePointAt(*line, event.at, context.zoom, true)) {
            takePoint(*point, shift);
            if (!point->isNew)
                m_offPoint = event.at - scenePoints(*line)[point->index];
        } else if (event.modifiers.testFlag(Qt::AltModifier)) { // grows at the end
            m_doing = Doing::Inserting;
            m_inserted = line->linear()->points.size();
            m_dragged = true;
        } else if (shift || distanceToOutline(*line, event.at) > hitDistance(*line, context.zoom)) {
            m_doing = Doing::Boxing;
            m_kept = shift ? m_selected : PointSet{};
        } else {
            m_doing = Doing::Carrying;
            m_carried.emplace(event.at);
        }
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (m_doing == Doing::Nothing || (!m_dragged && event.screen == m_pressedAt))
            return answer;
        m_dragged = true;
        m_to = event.at;
        if (m_doing == Doing::Boxing) {
            m_selected = m_kept;
            m_selected.merge(pointsWithin(context.scene, Rect::around(m_from, m_to)));
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = m_shown = dragged(event, context);
        return answer;
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        const Doing done = m_doing;
        if (done == Doing::Boxing)
            answer.finished = !m_dragged; // a click beside the line
        else if (done != Doing::Nothing && m_dragged) {
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = dragged(event, context);
            answer.what = done == Doing::Inserting  ? QObject::tr("Add point")
                          : done == Doing::Carrying ? QObject::tr("Move")
                                                    : QObject::tr("Move points");
            const LinearData &moved = *answer.scene->find(m_id)->linear();
            if (done == Doing::Moving && endsMeet(*lineIn(*answer.scene)) && !moved.polygon)
                answer.scene = setPolygon(*answer.scene, m_id, true, context.edit());
            answer.scene = leaveUntouchedFrames(*answer.scene, {m_id}, context.edit());
            if (done == Doing::Inserting)
                m_selected = {m_inserted};
        } else if (m_onlyThis) {
            m_selected = {*m_onlyThis};
        } else if (m_putBack) {
            m_selected.erase(*m_putBack);
        }
        reset();
        return answer;
    }

    bool wantsKey(int key, Qt::KeyboardModifiers modifiers, const ToolContext &) const override
    {
        const bool control = modifiers == Qt::ControlModifier;
        return key == Qt::Key_Delete || key == Qt::Key_Backspace || (control && (key == Qt::Key_D || key == Qt::Key_A));
    }

    ToolAnswer key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) override
    {
        ToolAnswer answer;
        const Element *line = lineIn(context.scene);
        if (!line || key == Qt::Key_Return || key == Qt::Key_Enter) {
            answer.finished = true;
            return answer;
        }
        const auto commit = [&answer](Scene scene, const QString &what) {
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = std::move(scene);
            answer.what = what;
        };
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            commit(removePoints(context.scene, m_id, m_selected, context.edit()), QObject::tr("Delete points"));
            m_selected.clear();
            answer.finished = !lineIn(*answer.scene);
        } else if (key == Qt::Key_D && modifiers == Qt::ControlModifier) {
            EditedPoints edited = duplicatePoints(context.scene, m_id, m_selected, context.edit());
            m_selected = edited.points;
            commit(std::move(edited.scene), QObject::tr("Duplicate points"));
        } else if (key == Qt::Key_A && modifiers == Qt::ControlModifier) {
            for (std::size_t i = 0; i < line->linear()->points.size(); ++i)
                m_selected.insert(i);
            answer.selection = context.selection; // seen at once
        } else if (const Point by = stepOf(key, modifiers); !(by == Point{}) && !m_selected.empty()) {
            commit(
                movePoints(context.scene, m_id, m_selected, by, EndDrag{{}, context.zoom, true, false}, context.edit()),
                QObject::tr("Move points by keys"));
            answer.goesOn = m_stepped == m_selected; // all presses in a row are one step
            m_stepped = m_selected;
        }
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        ToolAnswer answer;
        if (m_doing != Doing::Nothing && m_dragged)
            answer.outcome = ToolAnswer::Outcome::Cancel;
        else
            answer.finished = true;
        reset();
        return answer;
    }

    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        const Element *line = lineIn(context.scene);
        if (line && linePointAt(*line, event.at, context.zoom, true))
            return Qt::PointingHandCursor;
        if (event.modifiers.testFlag(Qt::AltModifier))
            return Qt::CrossCursor;
        return line && distanceToOutline(*line, event.at) <= hitDistance(*line, context.zoom) ? Qt::SizeAllCursor
                                                                                              : Qt::ArrowCursor;
    }

    void paintOverlay(QPainter &painter, const ToolContext &context, const ToScreen &toScreen) const override
    {
        const Scene &scene = m_shown ? *m_shown : context.scene;
        const Element *line = lineIn(scene);
        if (!line)
            return;
        if (m_doing == Doing::Boxing && m_dragged)
            paintSelectingBox(painter, m_from, m_to, toScreen);
        if (line->isArrow() && m_dragged && m_doing == Doing::Moving)
            for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End})
                if (const auto &held = bindingOf(*line, end))
                    if (const Element *target = scene.find(held->elementId))
                        paintBindingHighlight(painter, *target, context, toScreen);
        paintPoints(painter, *line, context, toScreen, &m_selected);
    }

private:
    enum class Doing { Nothing, Moving, Inserting, Boxing, Carrying };

    const Element *lineIn(const Scene &scene) const
    {
        const Element *line = scene.find(m_id);
        return line && hasEditablePoints(*line) ? line : nullptr;
    }

    void takePoint(LinePoint point, bool shift)
    {
        if (point.isNew) {
            m_doing = Doing::Inserting;
            m_inserted = point.index;
            return;
        }
        m_doing = Doing::Moving;
        m_grabbed = point.index;
        if (shift) {
            if (!m_selected.insert(point.index).second)
                m_putBack = point.index;
        } else if (m_selected.contains(point.index)) {
            m_onlyThis = point.index;
        } else {
            m_selected = {point.index};
        }
    }

    static bool endsMeet(const Element &line)
    {
        const auto &points = line.linear()->points;
        return line.type == ElementType::Line && points.size() > 3 && points.front() == points.back();
    }

    /// The other end of a line that could be closed, when this one comes close to it.
    static std::optional<Point> otherEndAt(const Element &line, std::size_t point, Point at, const ToolContext &context)
    {
        constexpr double closing = 8; // px on screen
        const auto points = scenePoints(line);
        const std::size_t last = points.size() - 1;
        if (line.type != ElementType::Line || line.linear()->polygon || last < 3 || (point != 0 && point != last))
            return std::nullopt;
        const Point other = points[last - point];
        return distance(other, at) <= closing / context.zoom ? std::optional(other) : std::nullopt;
    }

    PointSet pointsWithin(const Scene &scene, const Rect &box) const
    {
        PointSet within;
        if (const Element *line = lineIn(scene)) {
            const auto points = scenePoints(*line);
            for (std::size_t i = 0; i < points.size(); ++i)
                if (box.contains(points[i]))
                    within.insert(i);
        }
        return within;
    }

    Scene dragged(PointerEvent event, const ToolContext &context)
    {
        const Element *line = lineIn(context.scene);
        if (!line)
            return context.scene;
        if (m_carried) {
            event.modifiers &= ~Qt::KeyboardModifiers(Qt::AltModifier); // a copy would be another line
            return m_carried->dragged(event, context).scene;
        }
        Point to = onGrid(event.at - m_offPoint, context, event.modifiers);
        const auto points = scenePoints(*line);
        const bool turned = event.modifiers.testFlag(Qt::ShiftModifier);
        if (m_doing == Doing::Inserting) {
            if (turned && m_inserted > 0 && m_inserted <= points.size())
                to = turnedToSteps(points[m_inserted - 1], to);
            return insertPoint(context.scene, m_id, m_inserted, to, context.edit());
        }
        if (m_grabbed >= points.size())
            return context.scene;
        if (turned && m_selected.size() == 1)
            to = turnedToSteps(points[m_grabbed == 0 ? 1 : m_grabbed - 1], to, points[m_grabbed]);
        if (m_selected.size() == 1)
            to = otherEndAt(*line, m_grabbed, to, context).value_or(to);
        EndDrag drag = endDrag(*line, to, event, context);
        if (m_selected.size() > 1)
            drag.hand.reset();
        return movePoints(context.scene, m_id, m_selected, to - points[m_grabbed], drag, context.edit());
    }

    static Point stepOf(int key, Qt::KeyboardModifiers modifiers)
    {
        const double step = modifiers.testFlag(Qt::ShiftModifier) ? 5 : 1;
        return {key == Qt::Key_Left    ? -step
                : key == Qt::Key_Right ? step
                                       : 0,
                key == Qt::Key_Up     ? -step
                : key == Qt::Key_Down ? step
                                      : 0};
    }

    void reset()
    {
        m_doing = Doing::Nothing;
        m_onlyThis.reset();
        m_putBack.reset();
        m_carried.reset();
        m_stepped.reset();
        m_shown.reset();
        m_dragged = false;
        m_offPoint = {};
    }

    std::string m_id;
    PointSet m_selected, m_kept;
    Doing m_doing = Doing::Nothing;
    std::size_t m_grabbed = 0, m_inserted = 0;
    Point m_offPoint;                       ///< from the grabbed point to the pointer, scene px
    std::optional<std::size_t> m_onlyThis;  ///< a click on one of several selects that one
    std::optional<std::size_t> m_putBack;   ///< a click with Shift on a selected one takes it out of them
    std::optional<SelectionDrag> m_carried; ///< all of the line
    std::optional<PointSet> m_stepped;      ///< the points that keys moved last
    std::optional<Scene> m_shown;           ///< what the canvas shows while something is dragged
    Point m_from, m_to, m_pressedAt;
    bool m_dragged = false;
};

} // namespace

std::unique_ptr<Tool> makeLineEditor(const std::string &lineId)
{
    return std::make_unique<LineEditor>(lineId);
}

bool hasEditablePoints(const Element &element)
{
    const LinearData *linear = element.linear();
    return linear && !linear->elbowed && linear->points.size() > 1 && !element.locked;
}

} // namespace ninesketch
