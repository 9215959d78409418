// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_tool.h"

#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/hit_test.h"
#include "model/sketch/font_family.h"
#include "ui/tools/box_selection.h"
#include "ui/tools/chart_keys.h"
#include "ui/tools/crop_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/line_editor.h"
#include "ui/tools/line_points.h"
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

enum class Doing {
    Nothing,
    PressingElement,
    PressingBox,
    Moving,
    Boxing,
    Resizing,
    Turning,
    MovingPoint,
    MovingLabel, ///< of an arrow, along it
};

class SelectionTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        if (m_chart.isGrowing()) // the key's release went elsewhere
            return m_chart.finish(context);
        if (inMode(context)) {
            ToolAnswer answer = m_mode->press(event, context);
            if (!answer.finished)
                return answer;
            m_mode.reset(); // pressed elsewhere: that ends it, and counts
        }
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
        if (takeLabel(event, context))
            return {};
        if (const auto box = selectionBox(context.scene, context.selection)) {
            if (isOnKnob(*box, event.at, context)) {
                m_doing = Doing::Turning;
                return {};
            }
            if (const auto grip = gripAt(*box, event.at, context)) {
                m_doing = Doing::Resizing;
                m_grip = *grip;
                m_offGrip = event.at - pulledPoint(context.scene, context.selection, *box, *grip);
                return {};
            }
        }
        return pressOnScene(event, context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        m_to = event.at;
        if (inMode(context))
            return withoutEnd(m_mode->move(event, context), context);
        if (m_doing == Doing::Nothing)
            return {};
        if (m_doing == Doing::MovingLabel && !m_dragged && distance(event.screen, m_pressedAt) < kDragThreshold)
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
        if (m_doing == Doing::Boxing && !m_loop && event.modifiers.testFlag(Qt::AltModifier))
            beginLoop(event, context);
        if (m_loop)
            return m_loop->move(event, context);
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
        if (inMode(context))
            return withoutEnd(m_mode->release(event, context), context);
        const Doing done = m_doing;
        m_to = event.at;
        ToolAnswer answer;
        if (m_loop)
            answer.selection = m_loop->release(event, context).selection;
        else if (done == Doing::Boxing)
            answer.selection = boxed(event, context);
        if (done == Doing::PressingElement && m_onlyThis) { // a click on one of several selects that one
            answer.selection = context.selection;
            answer.selection->ids = *m_onlyThis;
        }
        const bool edits = done == Doing::MovingLabel || done == Doing::Moving || done == Doing::Resizing ||
                           done == Doing::Turning || done == Doing::MovingPoint;
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
        if (inMode(context))
            return withoutEnd(m_mode->key(key, modifiers, context), context);
        if (context.selection.empty() || m_doing != Doing::Nothing)
            return {};
        ToolAnswer answer;
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            if (!wantsKey(key, modifiers, context))
                return answer;
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = switchShape(context.scene, context.selection.ids, key == Qt::Key_Backtab, context.edit());
            answer.what = QObject::tr("Another shape");
            // a shape of several lines has other lines now
            answer.selection =
                Selection{withGroups(*answer.scene, context.selection.ids, context.selection.editingGroupId),
                          context.selection.editingGroupId};
            return answer;
        }
        const Element *line = selectedLine(context.scene, context.selection);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && line && hasEditablePoints(*line) &&
            (modifiers == Qt::ControlModifier || (modifiers == Qt::NoModifier && !line->isArrow())))
            return begin(makeLineEditor(line->id), line->id, context);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier &&
            context.selection.ids.size() == 1) {
            const Element &element = *context.scene.find(*context.selection.ids.begin());
            if (isCroppable(element, context))
                return begin(makeCropTool(element.id), element.id, context);
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
        if (auto chart = m_chart.key(key, modifiers, context))
            return std::move(*chart);
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

    bool wantsKey(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) const override
    {
        if (inMode(context))
            return m_mode->wantsKey(key, modifiers, context);
        return (key == Qt::Key_Tab || key == Qt::Key_Backtab) && !modifiers.testFlag(Qt::ControlModifier) &&
               canSwitchShape(context.scene, context.selection.ids);
    }

    ToolAnswer keyReleased(int key, Qt::KeyboardModifiers, const ToolContext &context) override
    {
        return key == Qt::Key_Control && m_chart.isGrowing() ? m_chart.finish(context) : ToolAnswer{};
    }

    ToolAnswer cancel(const ToolContext &context) override
    {
        if (inMode(context))
            return withoutEnd(m_mode->cancel(context), context);
        ToolAnswer answer;
        if (m_chart.isGrowing()) {
            m_chart = {};
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
        if (inMode(context))
            return m_mode->cursor(event, context);
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
        if (inMode(context)) {
            m_mode->paintOverlay(painter, context, toScreen);
            return;
        }
        if (m_loop) {
            m_loop->paintOverlay(painter, context, toScreen);
        } else if (m_doing == Doing::Boxing) {
            paintSelectingBox(painter, m_from, m_to, toScreen);
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
    struct Dragged {
        Scene scene;
        Selection selection;
        QString what;
    };

    /// One element is in work, by a tool of its own, for as long as it alone is selected.
    bool inMode(const ToolContext &context) const
    {
        return m_mode && context.selection.ids == Ids{m_modeId} && context.scene.find(m_modeId);
    }

    ToolAnswer begin(std::unique_ptr<Tool> mode, const std::string &id, const ToolContext &context)
    {
        reset();
        m_mode = std::move(mode);
        m_modeId = id;
        ToolAnswer answer;
        answer.selection = Selection{{id}, context.selection.editingGroupId};
        return answer;
    }

    /// The mode's end is not that of this tool.
    ToolAnswer withoutEnd(ToolAnswer answer, const ToolContext &context)
    {
        if (std::exchange(answer.finished, false)) {
            m_mode.reset();
            if (!answer.selection)
                answer.selection = context.selection;
        }
        return answer;
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

    static std::optional<LinePoint> pointAt(Point at, const ToolContext &context)
    {
        const Element *line = selectedLine(context.scene, context.selection);
        return line ? linePointAt(*line, at, context.zoom) : std::nullopt;
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

    /// The label of the selected arrow is under the pointer: it can be moved along the arrow.
    bool takeLabel(const PointerEvent &event, const ToolContext &context)
    {
        const Element *arrow = selectedLine(context.scene, context.selection);
        const Element *label = arrow && arrow->isArrow() ? boundTextOf(*arrow, context.scene) : nullptr;
        if (!label || event.modifiers != Qt::NoModifier)
            return false;
        const Point middle = arrowLabelCentre(*arrow, *label);
        const Rect box{middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height};
        if (!box.contains(event.at))
            return false;
        m_doing = Doing::MovingLabel;
        m_arrow = arrow->id;
        m_labelMiddle = middle;
        return true;
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
        m_doing = deep ? Doing::PressingBox : Doing::PressingElement; // Ctrl selects, and drags nothing
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
        if (isCroppable(*hit, context) && selectableGroup(*hit, context.selection.editingGroupId).empty())
            return begin(makeCropTool(hit->id), hit->id, context);
        if (hit->type == ElementType::Line && hasEditablePoints(*hit) &&
            selectableGroup(*hit, context.selection.editingGroupId).empty())
            return begin(makeLineEditor(hit->id), hit->id, context);
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
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
        return boxedSelection(context.scene, shift ? m_before : Selection{}, Rect::around(m_from, event.at),
                              {event.modifiers.testFlag(Qt::ControlModifier), context.boxTouches});
    }

    void beginLoop(PointerEvent event, const ToolContext &context)
    {
        m_loop = makeLassoTool();
        event.at = m_from;
        event.button = Qt::LeftButton;
        m_loop->press(event, context);
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
            return {resizeElements(scene, ids, m_grip, pulledTo(event, ids, shift != image, context),
                                   {shift != image, alt}, edit),
                    context.selection, QObject::tr("Resize")};
        }
        case Doing::Turning:
            return {rotateElements(scene, ids, turnBy(event.at, shift, context), edit), context.selection,
                    QObject::tr("Rotate")};
        case Doing::MovingPoint:
            return movedPoint(event, context);
        case Doing::MovingLabel:
            return {moveLabelAlong(scene, m_arrow, m_labelMiddle + (event.at - m_from), edit), context.selection,
                    QObject::tr("Move label")};
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
        if (snapsToObjects(context, event.modifiers))
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

    /// Where the corner or the side that is pulled comes to: on the grid, or in line with something else.
    Point pulledTo(const PointerEvent &event, const Ids &ids, bool keepAspect, const ToolContext &context)
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
        m_loop.reset();
        m_snapLines.clear();
        m_dragged = false;
    }

    std::unique_ptr<Tool> m_mode; ///< cropping, editing points
    std::string m_modeId;
    Doing m_doing = Doing::Nothing;
    Point m_from, m_to, m_pressedAt;
    Selection m_before;
    std::optional<Ids> m_onlyThis;
    Grip m_grip = Grip::SouthEast;
    Point m_offGrip; ///< from the corner or side that is pulled to the pointer, scene px
    LinePoint m_point;
    std::string m_arrow; ///< whose label is moved
    Point m_labelMiddle; ///< before
    std::vector<SnapLine> m_snapLines;
    ChartKeys m_chart;
    std::unique_ptr<Tool> m_loop; ///< Alt while a box is dragged: free-form
    bool m_dragged = false;
};

} // namespace

std::unique_ptr<Tool> makeSelectionTool()
{
    return std::make_unique<SelectionTool>();
}

} // namespace ninesketch
