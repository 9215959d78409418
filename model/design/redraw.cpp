// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/redraw.h"

#include "model/design/component_drawing.h"
#include "model/design/read_design.h"
#include "model/scene/edits.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ninesketch
{
namespace
{

constexpr double roomWidth = 200, roomHeight = 130; ///< px that a new component wants
constexpr double stepRight = 260, stepDown = 190;   ///< px between neighbours: their arrow is seen beside a badge

const Component *findById(const Design &design, const std::string &id)
{
    const auto at = std::ranges::find(design.components, id, &Component::id);
    return at == design.components.end() ? nullptr : &*at;
}

/// What lies on the body in a group that is the component's alone: its glyph. A group that holds other components, or
/// things beside the body, was made by a person.
Ids glyphOn(const Scene &scene, const Element &body)
{
    if (body.groupIds.empty())
        return {};
    Ids glyph;
    for (const std::string &id : membersOf(scene, body.groupIds.front())) {
        const Element *member = scene.find(id);
        if (!member || id == body.id || member->text())
            continue;
        if (componentModel(*member) || !body.box().contains(member->box()))
            return {};
        glyph.insert(id);
    }
    return glyph;
}

bool sameCall(const Call &a, const Call &b)
{
    Call c = b; // ends are indices, which differ between designs
    c.from = a.from;
    c.to = a.to;
    return a == c;
}

class Redrawing
{
public:
    Redrawing(const Scene &scene, const Design &before, const Design &after, const EditContext &context)
        : m_scene(scene), m_before(before), m_after(after), m_context(context)
    {
    }

    Scene draw(Ids *touched)
    {
        removeGone();
        for (const Component &component : m_after.components)
            if (const Component *old = findById(m_before, component.id))
                change(*old, component);
        for (const Component &component : m_after.components)
            if (!findById(m_before, component.id))
                add(component);
        for (const Call &call : m_after.calls)
            drawCall(call);
        if (touched)
            *touched = m_touched;
        return m_scene;
    }

private:
    void removeGone()
    {
        Ids gone;
        for (const Component &component : m_before.components)
            if (!findById(m_after, component.id))
                gone.merge(withGlyph(component.id));
        for (const Call &call : m_before.calls)
            if (std::ranges::find(m_after.calls, call.id, &Call::id) == m_after.calls.end())
                gone.insert(call.id);
        if (!gone.empty())
            m_scene = removeElements(m_scene, gone, m_context);
    }

    Ids withGlyph(const std::string &bodyId) const
    {
        const Element *body = m_scene.find(bodyId);
        Ids ids = body ? glyphOn(m_scene, *body) : Ids();
        ids.insert(bodyId);
        return ids;
    }

    void setModel(const std::string &id, const Component &component)
    {
        m_scene = setComponent(
            m_scene, id,
            {component.kind->id, component.preset, component.parameters, component.enabled, component.sources});
        m_touched.insert(id);
    }

    void change(const Component &old, const Component &now)
    {
        if (old.kind != now.kind)
            changeLook(now);
        if (old.kind != now.kind || old.preset != now.preset || old.parameters != now.parameters ||
            old.enabled != now.enabled)
            setModel(now.id, now);
        if (old.name != now.name) {
            m_scene = setLabel(m_scene, now.id, now.name, m_context);
            m_touched.insert(now.id);
        }
    }

    /// Colours and glyph of the new kind, where the component wears those of a kind.
    void changeLook(const Component &now)
    {
        const Element *body = m_scene.find(now.id);
        const Ids glyph = body ? glyphOn(m_scene, *body) : Ids();
        if (glyph.empty())
            return; // a shape of somebody's own
        const std::vector<std::string> groups = body->groupIds;
        const Point centre = body->centre();
        m_scene = removeElements(m_scene, glyph, m_context);
        StyleChange colours;
        colours.strokeColor = now.kind->strokeColor;
        colours.backgroundColor = now.kind->backgroundColor;
        const std::string label = labelIdOf(m_scene, now.id);
        const Element *words = label.empty() ? nullptr : m_scene.find(label);
        const std::string ink = words ? words->strokeColor : std::string();
        m_scene = setStyle(m_scene, {now.id}, colours, m_context);
        if (const Element *after = m_scene.find(label); after && after->strokeColor != ink) {
            StyleChange back;
            back.strokeColor = ink;
            m_scene = setStyle(m_scene, {label}, back, m_context);
        }
        ComponentWish wish;
        wish.kindId = now.kind->id;
        wish.centre = centre;
        wish.seed = m_context.random() | 1;
        std::vector<Element> strokes;
        for (const ElementPtr &element : makeComponent(wish, m_context.metrics).elements)
            if (!element->text() && !componentModel(*element)) {
                strokes.push_back(*element);
                strokes.back().groupIds = groups;
            }
        m_scene = addElements(m_scene, std::move(strokes), m_context);
    }

    std::string drawnId(const std::string &id) const
    {
        const auto at = m_drawn.find(id);
        return at == m_drawn.end() ? id : at->second;
    }

    void add(const Component &component)
    {
        ComponentWish wish;
        wish.kindId = component.kind->id;
        wish.presetId = component.preset;
        wish.name = component.name;
        wish.centre = placeFor(component);
        wish.seed = m_context.random() | 1;
        const ComponentDrawing drawing = makeComponent(wish, m_context.metrics);
        std::vector<Element> elements;
        for (const ElementPtr &element : drawing.elements)
            elements.push_back(*element);
        m_scene = addElements(m_scene, std::move(elements), m_context);
        m_drawn[component.id] = drawing.bodyId;
        setModel(drawing.bodyId, component);
    }

    /// Below what calls it, else right of it, else where there is room further on.
    Point placeFor(const Component &component) const
    {
        Point from{0, 0};
        Rect neighbour;
        for (const Call &call : m_after.calls) {
            const bool calls = m_after.components[call.to].id == component.id;
            const bool called = m_after.components[call.from].id == component.id;
            const std::string other = drawnId(m_after.components[calls ? call.from : call.to].id);
            if (const Element *element = calls || called ? m_scene.find(other) : nullptr) {
                from = element->centre();
                neighbour = element->box();
                break;
            }
        }
        for (int ring = 1; ring < 12; ++ring)
            for (const Point direction : {Point{0, 1}, Point{0, -1}, Point{1, 1}, Point{1, -1}, Point{-1, 1},
                                          Point{-1, -1}, Point{1, 0}, Point{-1, 0}}) {
                const Point at{from.x + direction.x * stepRight * ring, from.y + direction.y * stepDown * ring};
                if (isFree(at, neighbour))
                    return at;
            }
        return {from.x, from.y + stepDown * 12};
    }

    /// Nothing stands there and no line runs through. A zone around the neighbour and the whole place is no hindrance.
    bool isFree(Point at, const Rect &neighbour) const
    {
        const Rect room{at.x - roomWidth / 2, at.y - roomHeight / 2, roomWidth, roomHeight};
        return std::ranges::none_of(m_scene.elements(), [&](const ElementPtr &element) {
            const bool counts =
                !isCarrier(*element) && !element->isFrame() && !(element->text() && element->text()->containerId);
            if (!counts || !element->box().intersects(room))
                return false;
            if (const LinearData *line = element->linear(); line && element->isArrow() && element->angle == 0)
                return runsThrough({element->x, element->y}, line->points, room);
            return !(element->box().contains(neighbour) && element->box().contains(room));
        });
    }

    static bool runsThrough(Point origin, const std::vector<Point> &points, const Rect &room)
    {
        constexpr double step = 20; // px, less than any room is wide
        for (std::size_t i = 1; i < points.size(); ++i) {
            const Point along = points[i] - points[i - 1];
            const int steps = 1 + static_cast<int>(std::hypot(along.x, along.y) / step);
            for (int s = 0; s <= steps; ++s) {
                const Point at = origin + points[i - 1] + along * (static_cast<double>(s) / steps);
                if (room.contains(at))
                    return true;
            }
        }
        return false;
    }

    void drawCall(const Call &call)
    {
        const auto old = std::ranges::find(m_before.calls, call.id, &Call::id);
        if (old != m_before.calls.end() && sameCall(*old, call))
            return;
        std::string arrow = call.id;
        if (old == m_before.calls.end())
            m_scene = withArrow(m_scene, drawnId(m_after.components[call.from].id),
                                drawnId(m_after.components[call.to].id), m_context, &arrow);
        m_scene = setCall(m_scene, arrow, call);
        m_touched.insert(arrow);
    }

    Scene m_scene;
    const Design &m_before, &m_after;
    const EditContext &m_context;
    std::map<std::string, std::string> m_drawn; ///< id in the design -> id in the scene, of new components
    Ids m_touched;
};

} // namespace

Scene redraw(const Scene &scene, const Design &before, const Design &after, const EditContext &context, Ids *touched)
{
    return Redrawing(scene, before, after, context).draw(touched);
}

Scene withArrow(const Scene &scene, const std::string &fromId, const std::string &toId, const EditContext &context,
                std::string *arrowId)
{
    const Element *start = scene.find(fromId), *end = scene.find(toId);
    if (!start || !end)
        return scene;
    Element arrow = newElement(ElementType::Arrow, context);
    const Point from = start->centre(), to = end->centre();
    arrow.x = from.x;
    arrow.y = from.y;
    arrow.width = std::abs(to.x - from.x);
    arrow.height = std::abs(to.y - from.y);
    LinearData line;
    line.points = {{0, 0}, to - from};
    line.endArrowhead = Arrowhead::Arrow;
    arrow.data = line;
    const std::string id = arrow.id;
    Scene drawn = addElements(scene, {std::move(arrow)}, context);
    // aimed at the middles, ending at the outlines; the start once more, as it looks for the other end's place
    const auto hold = [&](LinearEnd which, const std::string &target) {
        Binding binding;
        binding.elementId = target;
        binding.mode = "orbit";
        binding.fixedPoint = Point{0.5001, 0.5001}; // Excalidraw changes a plain half
        binding.focus = 0;
        binding.gap = 6;
        drawn = bindArrowEnd(drawn, id, which, target, binding, context);
    };
    hold(LinearEnd::Start, fromId);
    hold(LinearEnd::End, toId);
    hold(LinearEnd::Start, fromId);
    if (arrowId)
        *arrowId = id;
    return drawn;
}

} // namespace ninesketch
