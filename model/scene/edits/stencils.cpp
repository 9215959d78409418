// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/stencils.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/style.h"
#include "model/scene/linear_points.h"
#include "model/scene/own_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// A line of the stencil, in the style, box, group and frame of its body.
Element strokeElement(const StencilStroke &stroke, const Element &body, double opacity, const EditContext &context)
{
    Element line = newElement(ElementType::Line, context);
    line.strokeColor = body.strokeColor;
    line.backgroundColor = stroke.closed ? body.backgroundColor : "transparent";
    line.fillStyle = body.fillStyle;
    line.strokeWidth = body.strokeWidth;
    line.strokeStyle = body.strokeStyle;
    line.roughness = body.roughness;
    line.opacity = opacity;
    line.groupIds = body.groupIds;
    line.frameId = body.frameId;
    line.locked = body.locked;
    line.link = body.link;
    if (stroke.curved)
        line.roundness = defaultRoundness(ElementType::Line, true);
    LinearData data;
    data.polygon = stroke.closed;
    line.data = std::move(data);
    line.angle = body.angle;
    std::vector<Point> points;
    for (const Point &point : stroke.points)
        points.push_back(rotated(Point{body.x, body.y} + point, body.centre(), body.angle));
    return withScenePoints(std::move(line), points);
}

void name(Element &body, const Stencil &stencil)
{
    setOwnData(body, "shape", stencil.id);
}

std::vector<Element> strokesOf(const Stencil &stencil, const Element &body, double opacity, const EditContext &context)
{
    std::vector<Element> lines;
    for (const StencilStroke &stroke : stencil.strokes(body.width, body.height))
        lines.push_back(strokeElement(stroke, body, opacity, context));
    return lines;
}

/// The lines of the group whose body this is.
template <typename Find>
std::vector<std::string> linesOf(const Element &body, std::span<const ElementPtr> elements, Find find)
{
    std::vector<std::string> lines;
    for (const ElementPtr &shared : elements) {
        const Element *element = find(shared->id);
        if (element && element->type == ElementType::Line && !element->groupIds.empty() &&
            element->groupIds.front() == body.groupIds.front())
            lines.push_back(element->id);
    }
    return lines;
}

} // namespace

StencilDrawing drawStencil(const Stencil &stencil, const Element &like, const EditContext &context)
{
    Element body = like;
    body.id = newId(context.random);
    body.seed = newSeed(context.random);
    body.type = stencil.body;
    body.roundness = defaultRoundness(stencil.body, like.roundness.has_value());
    body.groupIds.insert(body.groupIds.begin(), newId(context.random));
    body.data = std::monostate{};
    name(body, stencil);
    StencilDrawing drawing;
    drawing.bodyId = body.id;
    drawing.elements = strokesOf(stencil, body, like.opacity, context);
    if (!stencil.bodyIsSeen)
        body.opacity = 0;
    const auto place = stencil.bodyIsSeen ? drawing.elements.begin() : drawing.elements.end();
    drawing.elements.insert(place, std::move(body));
    return drawing;
}

std::string stencilBodyOf(const Scene &scene, std::string_view elementId)
{
    const Element *element = scene.find(elementId);
    if (!element)
        return {};
    if (element->text() && element->text()->containerId)
        element = scene.find(*element->text()->containerId);
    if (!element || element->groupIds.empty())
        return {};
    if (stencilOf(*element))
        return element->id;
    for (const ElementPtr &other : scene.elements())
        if (!other->groupIds.empty() && other->groupIds.front() == element->groupIds.front() && stencilOf(*other))
            return other->id;
    return {};
}

std::string onlyStencilOf(const Scene &scene, const Ids &ids)
{
    const std::string body = ids.empty() ? std::string() : stencilBodyOf(scene, *ids.begin());
    const Element *element = body.empty() ? nullptr : scene.find(body);
    const bool all = element && std::ranges::all_of(ids, [&](const std::string &id) {
                         const Element *part = scene.find(id);
                         return part && !part->groupIds.empty() && part->groupIds.front() == element->groupIds.front();
                     });
    return all ? body : std::string();
}

Scene changeStencil(const Scene &scene, const std::string &bodyId, const Stencil &stencil, const EditContext &context)
{
    const Element *old = scene.find(bodyId);
    if (!old || !stencilOf(*old))
        return scene;
    SceneDraft draft(scene, context);
    const auto find = [&](const std::string &id) { return draft.find(id); };
    const std::vector<std::string> lines = linesOf(*old, scene.elements(), find);
    const double opacity = lines.empty() ? 100 : draft.find(lines.front())->opacity;
    Element &body = draft.change(bodyId);
    body.type = stencil.body;
    body.roundness = defaultRoundness(stencil.body, old->roundness.has_value());
    body.opacity = stencil.bodyIsSeen ? opacity : 0;
    name(body, stencil);
    std::vector<Element> made = strokesOf(stencil, body, opacity, context);
    // the lines stand below a body that is not seen, else above it and its label
    std::vector<std::string> strokes, order;
    for (Element &line : made) {
        strokes.push_back(line.id);
        draft.put(std::move(line));
    }
    const std::string labelId = labelIn(draft, bodyId);
    for (const std::string &id : draft.order()) {
        if (std::ranges::find(lines, id) != lines.end() || id == labelId ||
            std::ranges::find(strokes, id) != strokes.end())
            continue;
        if (id == bodyId && !stencil.bodyIsSeen)
            order.insert(order.end(), strokes.begin(), strokes.end());
        order.push_back(id);
        if (id == bodyId && !labelId.empty())
            order.push_back(labelId);
        if (id == bodyId && stencil.bodyIsSeen)
            order.insert(order.end(), strokes.begin(), strokes.end());
    }
    draft.remove({lines.begin(), lines.end()});
    draft.setOrder(std::move(order));
    if (!labelId.empty())
        draft.change(labelId).text()->verticalAlign = stencil.label;
    layLabel(draft, bodyId, true);
    arrowsFollow(draft, {bodyId});
    return draft.finished();
}

void stencilFollows(SceneDraft &draft, const std::string &bodyId, const Rect &before)
{
    const Element *found = draft.find(bodyId);
    if (!found || !stencilOf(*found) || found->box() == before || before.width <= 0 || before.height <= 0)
        return;
    const Element body = *found;
    const Rect now = body.box();
    const auto find = [&](const std::string &id) { return draft.find(id); };
    for (const std::string &id : linesOf(body, draft.before().elements(), find)) {
        Element &line = draft.change(id);
        auto points = scenePoints(line);
        for (Point &point : points) {
            const Point local = rotated(point, before.centre(), -body.angle);
            const Point moved{now.x + (local.x - before.x) / before.width * now.width,
                              now.y + (local.y - before.y) / before.height * now.height};
            point = rotated(moved, now.centre(), body.angle);
        }
        line = withScenePoints(std::move(line), points);
    }
}

} // namespace ninesketch
