// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_tool.h"

#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/hit_test.h"
#include "model/sketch/bounds.h"
#include "ui/tools/box_selection.h"
#include "ui/tools/chart_keys.h"
#include "ui/tools/crop_tool.h"
#include "ui/tools/hints.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/line_editor.h"
#include "ui/tools/link_mark.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_drag.h"
#include "ui/tools/selection_keys.h"
#include "ui/tools/shape_offer.h"

#include <QPainter>

namespace ninesketch
{
namespace
{

constexpr double newPointFrom = 10; // px on screen that the middle of a line is pulled before it becomes a point

enum class Doing { Nothing, PressingElement, PressingBox, PressingLink, Boxing, Dragging };

class SelectionTool final : public Tool, public SaysHint, public Crops
{
public:
    /// `loops`: what would drag a box draws a loop, also over what is not selected.
    explicit SelectionTool(bool loops) : m_loops(loops) {}

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
        if (auto chosen = m_offer.press(event, context))
            return std::move(*chosen);
        m_offer.close();
        m_from = event.at;
        m_pressedAt = event.screen;
        m_before = context.selection;
        if (event.doubleClick)
            return doubleClicked(event, context);
        if (linkAt(event.at, context)) {
            m_doing = Doing::PressingLink;
            return {};
        }
        m_drag = SelectionDrag::handleAt(event, context);
        if (m_drag) {
            m_doing = Doing::Dragging;
            return {};
        }
        return pressOnScene(event, context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        m_to = event.at;
        if (inMode(context))
            return withoutEnd(m_mode->move(event, context), context);
        if (m_doing == Doing::Nothing || m_doing == Doing::PressingLink)
            return {};
        const bool pressing = m_doing == Doing::PressingElement || m_doing == Doing::PressingBox ||
                              (m_drag && m_drag->kind() == SelectionDrag::Kind::Label && !m_dragged);
        if (pressing && event.screen == m_pressedAt)
            return {};
        if (!m_dragged && pullsNewPoint(context) && distance(event.screen, m_pressedAt) < newPointFrom)
            return {};
        if (m_doing == Doing::PressingElement) {
            m_doing = Doing::Dragging;
            m_drag = SelectionDrag(m_from);
        }
        if (m_doing == Doing::PressingBox)
            m_doing = Doing::Boxing;
        m_dragged = true;
        ToolAnswer answer;
        if (m_doing == Doing::Boxing && !m_loop && (m_loops || event.modifiers.testFlag(Qt::AltModifier)))
            beginLoop(event, context);
        if (m_loop)
            return m_loop->move(event, context);
        if (m_doing == Doing::Boxing) {
            answer.selection = boxed(event, context);
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = m_drag->dragged(event, context).scene;
        return answer;
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (inMode(context)) {
            ToolAnswer answer = withoutEnd(m_mode->release(event, context), context);
            if (const Element *hit = m_mode ? nullptr : takenAt(event.at, context)) // clicked elsewhere, which counts
                answer.selection = clickOn(*hit, context);
            return answer;
        }
        const Doing done = m_doing;
        m_to = event.at;
        ToolAnswer answer;
        if (m_loop)
            answer.selection = m_loop->release(event, context).selection;
        else if (done == Doing::Boxing)
            answer.selection = boxed(event, context);
        else if (const Element *linked = done == Doing::PressingLink ? linkAt(event.at, context) : nullptr)
            answer.openLink = *linked->link;
        else if ((done == Doing::PressingElement || (m_loops && done == Doing::PressingBox)) &&
                 m_clicked) {                                       // a click selects what is on top
            const Element *pressed = context.scene.find(m_pressed); // Shift counts as the button goes
            answer.selection = pressed ? clickedWith(event.modifiers, *pressed, context) : *m_clicked;
            if (event.modifiers == Qt::NoModifier && m_before.ids == answer.selection->ids)
                answer.editText = selectedTextAt(event.at, context);
        } else if (done == Doing::PressingBox)
            if (const Element *locked = elementAt(context.scene, event.at, {context.zoom, true}))
                answer.isLocked = locked->locked ? locked->id : std::string();
        if (done == Doing::Dragging && !m_dragged && event.modifiers.testFlag(Qt::ShiftModifier) &&
            m_drag->kind() == SelectionDrag::Kind::Point)
            answer.selection = Selection{}; // the line was clicked, though at a point
        if (done == Doing::Dragging && !m_dragged && event.modifiers == Qt::NoModifier &&
            m_drag->kind() == SelectionDrag::Kind::Grip && context.selection.ids.size() > 1 &&
            onlyWholeOf(context.scene, context.selection.ids).empty())
            answer.selection = Selection{}; // the box around several was clicked, none of them
        if (done == Doing::Dragging && m_dragged) {
            SelectionDrag::Result result = m_drag->dragged(event, context);
            answer.outcome = ToolAnswer::Outcome::Commit;
            if (m_drag->kind() == SelectionDrag::Kind::Selection)
                drop(result, event.at, context);
            else
                result.scene = leaveUntouchedFrames(result.scene, result.selection.ids, context.edit());
            answer.scene = result.scene;
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
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            return wantsKey(key, modifiers, context) ? m_offer.tab(key == Qt::Key_Backtab, context) : answer;
        const Element *line = selectedLine(context.scene, context.selection);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && line && hasEditablePoints(*line) &&
            (modifiers == Qt::ControlModifier || (modifiers == Qt::NoModifier && !line->isArrow())))
            return begin(makeLineEditor(line->id), line->id, context);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier &&
            context.selection.ids.size() == 1) {
            const Element &element = *context.scene.find(*context.selection.ids.begin());
            if (isCroppable(element, context))
                return begin(makeCropTool(element.id), element.id, context);
            if (element.locked || !(element.text() || isTextContainer(element.type) || element.isFrame()))
                return answer;
            const Element &words = looseTextOn(element, context);
            answer.editText = words.id;
            if (&words != &element)
                answer.selection = Selection{{words.id}, context.selection.editingGroupId};
            return answer;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier) {
            // a component or a shape is a group: Enter writes its name
            const std::string body = onlyWholeOf(context.scene, context.selection.ids);
            if (!body.empty() && !context.scene.find(body)->locked)
                answer.editText = body;
            return answer;
        }
        if (auto chart = m_chart.key(key, modifiers, context))
            return std::move(*chart);
        if (modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
            return {};
        return movedByKey(key, modifiers.testFlag(Qt::ShiftModifier), context);
    }

    bool wantsKey(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) const override
    {
        if (inMode(context))
            return m_mode->wantsKey(key, modifiers, context);
        return (key == Qt::Key_Tab || key == Qt::Key_Backtab) && !modifiers.testFlag(Qt::ControlModifier) &&
               ShapeOffer::possible(context);
    }

    ToolAnswer keyReleased(int key, Qt::KeyboardModifiers, const ToolContext &context) override
    {
        if (key == Qt::Key_Alt)
            m_chart.rest();
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
        m_offer.close();
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

    bool heedsKeysAtRest() const override
    {
        return m_dragged && m_drag &&
               (m_drag->kind() == SelectionDrag::Kind::Grip || m_drag->kind() == SelectionDrag::Kind::Knob);
    }

    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        if (inMode(context))
            return m_mode->cursor(event, context);
        if (m_doing == Doing::Nothing && (linkAt(event.at, context) || m_offer.covers(event, context)))
            return Qt::PointingHandCursor;
        const auto held = m_doing == Doing::Dragging ? m_drag : SelectionDrag::handleAt(event, context);
        if (held) {
            const auto box = selectionBox(context.scene, context.selection);
            switch (held->kind()) {
            case SelectionDrag::Kind::Point:
                return Qt::PointingHandCursor;
            case SelectionDrag::Kind::Knob:
            case SelectionDrag::Kind::Label:
                return m_doing == Doing::Dragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
            case SelectionDrag::Kind::Grip:
                return gripCursor(held->grip(), box ? box->angle : 0);
            case SelectionDrag::Kind::Selection:
                return Qt::SizeAllCursor;
            }
        }
        const bool drags = !event.modifiers.testFlag(Qt::ControlModifier); // with Ctrl it selects
        if (drags && (onSelection(event.at, context) || (!m_loops && takenAt(event.at, context))))
            return Qt::SizeAllCursor;
        return m_loops ? Qt::CrossCursor : Qt::ArrowCursor;
    }

    std::optional<Cropping> cropping(const ToolContext &context) const override
    {
        const auto *crops = inMode(context) ? dynamic_cast<const Crops *>(m_mode.get()) : nullptr;
        return crops ? crops->cropping(context) : std::nullopt;
    }

    QString hint(const ToolContext &context) const override
    {
        if (inMode(context)) {
            const auto *mode = dynamic_cast<const SaysHint *>(m_mode.get());
            return mode ? mode->hint(context) : QString();
        }
        if (m_doing == Doing::Boxing && !m_loop && !m_loops)
            return QObject::tr("Ctrl reaches into groups; Alt draws a loop");
        if (m_doing == Doing::Dragging && m_drag && m_dragged)
            return dragHint(context);
        return m_doing == Doing::Nothing && !(m_loops && context.selection.empty())
                   ? selectionHint(context.scene, context.selection)
                   : QString();
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
        if (m_drag)
            paintSnapLines(painter, m_drag->snapLines(), toScreen);
        const bool quiet = m_dragged && m_doing != Doing::Boxing; // what moves is looked at, not its border
        if (!quiet)
            paintSelection(painter, context, toScreen, m_doing == Doing::Nothing);
        const Element *line = selectedLine(context.scene, context.selection);
        if (line && !quiet)
            paintPoints(painter, *line, context, toScreen);
        const bool pulled = m_drag && m_dragged && m_drag->kind() == SelectionDrag::Kind::Point;
        if (line && line->isArrow() && pulled && isEnd(*line, m_drag->point()))
            if (const Element *target = bindingTargetAt(context.scene, m_to, context.zoom, line->id))
                paintBindingHighlight(painter, *target, context, toScreen);
        if (m_doing == Doing::Nothing)
            m_offer.paint(painter, context, toScreen);
    }

private:
    /// One element is in work, by a tool of its own, for as long as it alone is selected.
    bool inMode(const ToolContext &context) const
    {
        return m_mode && context.selection.ids == Ids{m_modeId} && context.scene.find(m_modeId);
    }

    QString dragHint(const ToolContext &context) const
    {
        switch (m_drag->kind()) {
        case SelectionDrag::Kind::Grip: {
            const Element *only =
                context.selection.ids.size() == 1 ? context.scene.find(*context.selection.ids.begin()) : nullptr;
            return only && only->image() ? QObject::tr("Shift resizes freely, Alt from the middle")
                                         : QObject::tr("Shift keeps the proportions, Alt resizes from the middle");
        }
        case SelectionDrag::Kind::Knob:
            return QObject::tr("Shift turns in steps of 15°");
        case SelectionDrag::Kind::Point: {
            const Element *line = selectedLine(context.scene, context.selection);
            return line && line->isArrow() && isEnd(*line, m_drag->point())
                       ? QObject::tr("Ctrl lets it end beside shapes, Alt at an exact place in one")
                       : QObject::tr("Shift keeps to steps of 15°");
        }
        case SelectionDrag::Kind::Selection:
            return context.gridEnabled ? QObject::tr("Ctrl leaves the grid; Shift moves straight, Alt a copy")
                                       : QObject::tr("Shift moves straight, Alt a copy");
        case SelectionDrag::Kind::Label:
            break;
        }
        return {};
    }

    bool pullsNewPoint(const ToolContext &context) const
    {
        const Element *line = selectedLine(context.scene, context.selection);
        return line && !line->linear()->elbowed && m_drag && m_drag->kind() == SelectionDrag::Kind::Point &&
               m_drag->point().isNew;
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

    /// Into the frame under the pointer; where there is none, out of any. What comes from an entered group leaves that
    /// for it.
    static void drop(SelectionDrag::Result &result, Point at, const ToolContext &context)
    {
        auto &[ids, group] = result.selection;
        Ids leaving;
        if (!group.empty()) {
            const Scene apart = dropped(leaveGroup(result.scene, ids, group, context.edit()), ids, at, context);
            for (const std::string &id : ids)
                if (apart.find(id)->frameId != result.scene.find(id)->frameId)
                    leaving.insert(id);
            if (leaving.empty())
                return;
            result.scene = leaveGroup(result.scene, leaving, group, context.edit());
            group.clear();
        }
        result.scene = dropped(result.scene, leaving.empty() ? ids : leaving, at, context);
    }

    static Scene dropped(const Scene &scene, const Ids &ids, Point at, const ToolContext &context)
    {
        const bool onFrame = std::ranges::any_of(scene.elements(), [&](const ElementPtr &element) {
            return element->isFrame() && element->box().contains(at);
        });
        const bool withFrames =
            std::ranges::any_of(ids, [&](const std::string &id) { return scene.find(id)->isFrame(); });
        if (onFrame && !withFrames) // pages and what is beside them are put down as they are
            return joinFrameUnder(scene, ids, at, context.edit());
        Ids framed = ids;
        std::erase_if(framed, [&](const std::string &id) {
            const Element &element = *scene.find(id);
            return !element.frameId || ids.contains(*element.frameId);
        });
        return framed.empty() ? scene : setFrame(scene, framed, {}, context.edit());
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
        return line ? linePointAt(*line, at, context.zoom, false) : std::nullopt;
    }

    static const Element *linkAt(Point at, const ToolContext &context)
    {
        return linkMarkAt(context.scene.elements(), context.selection, at, context.zoom);
    }

    static bool onSelection(Point at, const ToolContext &context)
    {
        const auto box = selectionBox(context.scene, context.selection);
        const double reach = context.selection.ids.size() > 1 ? 12 : 8; // px on screen: beyond the grips of the sides
        return box && box->resizable && box->box.grown(reach / context.zoom).contains(box->toLocal(at));
    }

    /// What a press takes: not what lies under something locked, unless it is selected.
    static const Element *takenAt(Point at, const ToolContext &context)
    {
        const Element *hit = elementAt(context.scene, at, {context.zoom, false});
        const Element *top = elementAt(context.scene, at, {context.zoom, true});
        return top && top->locked && !(hit && context.selection.contains(hit->id)) ? nullptr : hit;
    }

    ToolAnswer pressOnScene(const PointerEvent &event, const ToolContext &context)
    {
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
        const bool deep = event.modifiers.testFlag(Qt::ControlModifier);
        const Element *hit = takenAt(event.at, context);
        ToolAnswer answer;
        if (!deep && onSelection(event.at, context)) { // even under something else: a drag takes it along
            m_doing = Doing::PressingElement;
            m_clicked = hit ? clickedWith(event.modifiers, *hit, context) : Selection{};
            m_pressed = hit ? hit->id : std::string();
            return answer;
        }
        if (!hit) {
            m_doing = Doing::PressingBox;
            if (!shift)
                answer.selection = Selection{};
            return answer;
        }
        m_doing = deep ? Doing::PressingBox : Doing::PressingElement; // Ctrl selects, and drags nothing
        const Selection clicked =
            deep ? Selection{{hit->id}, hit->groupIds.empty() ? std::string() : hit->groupIds.front()} // innermost
                 : clickOn(*hit, context);
        if (m_loops && !context.selection.contains(hit->id)) {
            m_doing = Doing::PressingBox;
            m_clicked = clicked;
            if (!shift)
                answer.selection = Selection{};
            else
                m_clicked->ids.insert(context.selection.ids.begin(), context.selection.ids.end());
            return answer;
        }
        if (shift) { // what is taken out goes when the button does: a drag takes it along
            (context.selection.contains(hit->id) ? m_clicked : answer.selection) = toggled(*hit, context);
            m_pressed = m_clicked ? hit->id : std::string();
            return answer;
        }
        if (deep)
            m_reached = clicked;
        if (context.selection.contains(hit->id) && !deep) {
            m_clicked = clicked;
            m_pressed = hit->id;
        } else {
            answer.selection = clicked;
        }
        return answer;
    }

    /// The text that is selected alone, or what is selected alone and has its label there: a click on it is to type.
    static std::string selectedTextAt(Point at, const ToolContext &context)
    {
        if (context.selection.ids.size() != 1)
            return {};
        const Element *element = context.scene.find(*context.selection.ids.begin());
        if (!element || element->locked)
            return {};
        const Element *text = element->text() ? element : boundTextOf(*element, context.scene);
        if (!text || element->linear()) // labels of arrows are dragged
            return {};
        const Point local = rotated(at, text->centre(), -text->angle);
        return Rect{text->x, text->y, text->width, text->height}.contains(local) ? element->id : std::string();
    }

    /// The selection with what a click on the element selects taken out of it or put into it. Of a frame and what is in
    /// it only one is ever selected: what was clicked.
    static Selection toggled(const Element &hit, const ToolContext &context)
    {
        Selection selection = context.selection;
        const auto &[clicked, group] = clickOn(hit, context);
        if (selection.contains(hit.id)) {
            for (const auto &id : clicked)
                selection.ids.erase(id);
            if (selection.ids.empty()) // out of the group that was entered
                return {};
        } else if (group != selection.editingGroupId) { // beside the group that was entered
            return {clicked, group};
        } else {
            if (hit.frameId)
                selection.ids.erase(*hit.frameId);
            selection.ids.insert(clicked.begin(), clicked.end());
            for (const auto &element : context.scene.elements())
                if (hit.isFrame() && element->frameId == hit.id)
                    selection.ids.erase(element->id);
        }
        return selection;
    }

    static Selection clickedWith(Qt::KeyboardModifiers modifiers, const Element &hit, const ToolContext &context)
    {
        return modifiers.testFlag(Qt::ShiftModifier) ? toggled(hit, context) : clickOn(hit, context);
    }

    /// What a click on an element selects: it with its groups, within the entered group if it belongs there.
    static Selection clickOn(const Element &hit, const ToolContext &context)
    {
        std::string group = context.selection.editingGroupId;
        if (std::ranges::find(hit.groupIds, group) == hit.groupIds.end())
            group.clear();
        return {withGroups(context.scene, {hit.id}, group), group};
    }

    /// What is typed in for a container: a text that was only put over its middle, unless it has a label; else itself.
    static const Element &looseTextOn(const Element &container, const ToolContext &context)
    {
        if (!isTextContainer(container.type) || container.linear() || boundTextOf(container, context.scene))
            return container;
        const Element *top = elementAt(context.scene, container.centre(), {context.zoom, false});
        return top && top->text() ? *top : container;
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
        const bool control = event.modifiers.testFlag(Qt::ControlModifier);
        if (hit && hit->isArrow() && control && hasEditablePoints(*hit))
            return begin(makeLineEditor(hit->id), hit->id, context);
        const bool apart = control || event.modifiers.testFlag(Qt::AltModifier); // a text of its own
        if (!hit && !apart)
            hit = containerAround(context.scene, event.at, context.zoom);
        if (!hit || (apart && !hit->text() && isTextContainer(hit->type))) {
            answer.newTextAt = freshTextAt(event.at, context);
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
        const bool holdsWords = isTextContainer(hit->type) && (hit->type != ElementType::Unknown || isStickyNote(*hit));
        if (hit->text() || holdsWords || hit->isFrame()) {
            answer.editText = hit->id;
        } else if (hit->type == ElementType::Freedraw) { // one writes over it
            answer.newTextAt = freshTextAt(event.at, context);
            answer.selection = Selection{};
        }
        return answer;
    }

    Selection boxed(const PointerEvent &event, const ToolContext &context) const
    {
        const bool shift = event.modifiers.testFlag(Qt::ShiftModifier);
        Selection found = boxedSelection(context.scene, shift ? m_before : Selection{}, Rect::around(m_from, event.at),
                                         {event.modifiers.testFlag(Qt::ControlModifier), context.boxTouches});
        return found.empty() && m_reached ? *m_reached : found;
    }

    void beginLoop(PointerEvent event, const ToolContext &context)
    {
        m_loop = makeLoop();
        event.at = m_from;
        event.button = Qt::LeftButton;
        m_loop->press(event, context);
    }

    void reset()
    {
        m_doing = Doing::Nothing;
        m_clicked.reset();
        m_pressed.clear();
        m_reached.reset();
        m_drag.reset();
        m_loop.reset();
        m_dragged = false;
    }

    std::unique_ptr<Tool> m_mode; ///< cropping, editing points
    std::string m_modeId;
    Doing m_doing = Doing::Nothing;
    Point m_from, m_to, m_pressedAt;
    Selection m_before;
    std::optional<Selection> m_clicked; ///< selected when nothing is dragged
    std::string m_pressed;              ///< what was selected already, when it is that
    std::optional<Selection> m_reached; ///< by Ctrl, where a box begins: selected as long as that finds nothing
    std::optional<SelectionDrag> m_drag;
    ChartKeys m_chart;
    ShapeOffer m_offer;
    const bool m_loops;
    std::unique_ptr<Tool> m_loop; ///< Alt while a box is dragged: free-form
    bool m_dragged = false;
};

} // namespace

std::unique_ptr<Tool> makeSelectionTool()
{
    return std::make_unique<SelectionTool>(false);
}

std::unique_ptr<Tool> makeLassoTool()
{
    return std::make_unique<SelectionTool>(true);
}

} // namespace ninesketch
