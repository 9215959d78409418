// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/freedraw_tool.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/linear_points.h"
#include "model/sketch/recognise.h"
#include "ui/tools/new_element.h"

namespace ninesketch
{
namespace
{

constexpr double preciseStreamline = 0.2; // Excalidraw's for pens

class FreedrawTool final : public Tool
{
public:
    /// `toShapes`: what the stroke was meant to be takes its place.
    explicit FreedrawTool(bool toShapes) : m_toShapes(toShapes) {}

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton)
            return {};
        m_element = styledElement(ElementType::Freedraw, context, event.at);
        m_element->freedraw()->simulatePressure = !event.pen;
        m_element->freedraw()->points = {{0, 0}};
        if (event.pen) {
            m_element->freedraw()->pressures = {event.pressure};
            m_element->freedraw()->streamline = preciseStreamline;
        }
        ToolAnswer answer = shown(context);
        answer.selection = Selection{};
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_element)
            return {};
        add(event);
        return shown(context);
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_element)
            return {};
        add(event);
        FreedrawData &stroke = *m_element->freedraw();
        if (stroke.points.size() == 1) { // a click is a dot
            stroke.points.push_back({0.0001, 0.0001});
            if (!stroke.simulatePressure)
                stroke.pressures.push_back(stroke.pressures.back());
        }
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.what = QObject::tr("Draw");
        const auto shape = m_toShapes ? recognised(context) : std::nullopt;
        Scene drawn = shape ? *shape : addElements(context.scene, {measured()}, context.edit());
        const std::string id = drawn.elements().back()->id;
        answer.scene = updateFrameMembership(drawn, {id}, context.edit());
        m_element.reset(); // the pen stays in the hand
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override { return putAway(m_element); }

private:
    void add(const PointerEvent &event)
    {
        FreedrawData &stroke = *m_element->freedraw();
        const Point local = event.at - Point{m_element->x, m_element->y};
        if (local == stroke.points.back())
            return;
        stroke.points.push_back(local);
        if (!stroke.simulatePressure)
            stroke.pressures.push_back(event.pressure);
    }

    /// Excalidraw keeps the first point at 0, 0; the size is the extent of all points.
    Element measured() const
    {
        Element element = *m_element;
        const Rect box = boxOf(element.freedraw()->points);
        element.width = box.width;
        element.height = box.height;
        return element;
    }

    /// The scene with the shape, line or arrow that the stroke is about; arrows hold on to what they begin and end at.
    std::optional<Scene> recognised(const ToolContext &context) const
    {
        std::vector<Point> stroke = m_element->freedraw()->points;
        for (Point &point : stroke)
            point = point + Point{m_element->x, m_element->y};
        const auto shape = recognisedShape(stroke);
        if (!shape)
            return std::nullopt;
        using Kind = RecognisedShape::Kind;
        const EditContext edit = context.edit();
        if (shape->kind == Kind::Line || shape->kind == Kind::Arrow) {
            const bool isArrow = shape->kind == Kind::Arrow;
            Element line = styledElement(isArrow ? ElementType::Arrow : ElementType::Line, context, shape->start);
            line.linear()->points = {{0, 0}};
            line.linear()->elbowed = false;
            line = withScenePoints(std::move(line), std::vector<Point>{shape->start, shape->end});
            Scene scene = addElements(context.scene, {line}, edit);
            if (isArrow)
                for (const auto &[end, at] : {std::pair{LinearEnd::Start, shape->start}, {LinearEnd::End, shape->end}})
                    scene = dragArrowEnd(scene, line.id, end, {at, context.zoom, !context.arrowHold.binds}, edit);
            return scene;
        }
        const ElementType type = shape->kind == Kind::Rectangle ? ElementType::Rectangle
                                 : shape->kind == Kind::Diamond ? ElementType::Diamond
                                                                : ElementType::Ellipse;
        Element element = styledElement(type, context, {shape->box.x, shape->box.y});
        element.width = shape->box.width;
        element.height = shape->box.height;
        return addElements(context.scene, {std::move(element)}, edit);
    }

    ToolAnswer shown(const ToolContext &context) const
    {
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = addElements(context.scene, {measured()}, context.edit());
        return answer;
    }

    std::optional<Element> m_element;
    bool m_toShapes;
};

} // namespace

std::unique_ptr<Tool> makeFreedrawTool()
{
    return std::make_unique<FreedrawTool>(false);
}

std::unique_ptr<Tool> makeDrawShapeTool()
{
    return std::make_unique<FreedrawTool>(true);
}

} // namespace ninesketch
