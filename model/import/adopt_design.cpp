// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "model/import/drawn_design.h"
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/groups.h"
#include "model/scene/scene_draft.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// The innermost group that holds all of these; empty: none.
std::string commonGroup(const Scene &scene, const std::vector<std::string> &ids)
{
    const Element *first = scene.find(ids.front());
    for (const std::string &group : first->groupIds)
        if (std::ranges::all_of(ids, [&](const std::string &id) {
                return std::ranges::find(scene.find(id)->groupIds, group) != scene.find(id)->groupIds.end();
            }))
            return group;
    return {};
}

/// A rectangle that is not seen over all of it, below it and in its group: it holds the meaning and the arrows.
Scene withBody(const Scene &scene, DrawnComponent &component, const EditContext &context)
{
    SceneDraft draft(scene, context);
    Element body = newElement(ElementType::Rectangle, context);
    body.x = component.box.x;
    body.y = component.box.y;
    body.width = component.box.width;
    body.height = component.box.height;
    body.opacity = 0;
    const Element *lowest = scene.find(component.elementIds.front());
    const std::string group = commonGroup(scene, component.elementIds);
    const auto inner = std::ranges::find(lowest->groupIds, group);
    body.groupIds.assign(inner, lowest->groupIds.end());
    body.frameId = lowest->frameId;
    body.locked = lowest->locked;
    component.bodyId = body.id;
    std::vector<std::string> order = draft.order();
    order.insert(std::ranges::find(order, component.elementIds.front()), body.id);
    component.elementIds.insert(component.elementIds.begin(), body.id);
    draft.put(std::move(body));
    draft.setOrder(std::move(order));
    return draft.finished();
}

/// All that is seen of it and its name become one group, unless a group or a container holds them already.
Scene heldTogether(const Scene &scene, const DrawnComponent &component, const EditContext &context)
{
    std::vector<std::string> ids = component.elementIds;
    const Element *label = component.labelId.empty() ? nullptr : scene.find(component.labelId);
    if (label && !label->text()->containerId)
        ids.push_back(component.labelId);
    if (ids.size() < 2)
        return scene;
    const std::string group = commonGroup(scene, ids);
    if (!group.empty() && membersOf(scene, group).size() <= ids.size() + 1)
        return scene;
    return groupElements(scene, {ids.begin(), ids.end()}, context, group).scene;
}

void turnAround(Element &arrow)
{
    LinearData &line = *arrow.linear();
    std::ranges::reverse(line.points);
    const Point first = line.points.front();
    for (Point &point : line.points)
        point = point - first;
    arrow.x += first.x;
    arrow.y += first.y;
    std::swap(line.startBinding, line.endBinding);
    std::swap(line.startArrowhead, line.endArrowhead);
}

Scene turnedAround(const Scene &scene, const std::string &arrowId, const EditContext &context)
{
    SceneDraft draft(scene, context);
    turnAround(draft.change(arrowId));
    return draft.finished();
}

Scene heldOnTo(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &bodyId,
               const EditContext &context)
{
    const auto &binding = bindingOf(*scene.find(arrowId), end);
    if (binding && componentOf(scene, binding->elementId) == bodyId)
        return scene;
    return bindArrowEnd(scene, arrowId, end, bodyId, context);
}

Scene withCall(Scene scene, const DrawnCall &call, const DrawnDesign &found, const EditContext &context)
{
    const Element *arrow = scene.find(call.arrowId);
    if (call.backwards && !arrow->linear()->elbowed)
        scene = turnedAround(scene, call.arrowId, context);
    const LinearData &line = *scene.find(call.arrowId)->linear();
    const bool fromEnd = line.startArrowhead != Arrowhead::None && line.endArrowhead == Arrowhead::None;
    const LinearEnd caller = fromEnd ? LinearEnd::End : LinearEnd::Start;
    const LinearEnd callee = fromEnd ? LinearEnd::Start : LinearEnd::End;
    scene = heldOnTo(scene, call.arrowId, caller, found.components[call.from].bodyId, context);
    scene = heldOnTo(scene, call.arrowId, callee, found.components[call.to].bodyId, context);
    if (call.answer || call.replication) {
        Call model = callModel(*scene.find(call.arrowId));
        if (call.answer) {
            model.perRequest = 0;
        } else {
            model.mode = CallMode::Replicate;
            model.modeStated = true;
        }
        scene = setCall(scene, call.arrowId, model);
    }
    return scene;
}

} // namespace

Scene withDrawnDesign(const Scene &scene, const DrawnDesign &found, const EditContext &context)
{
    DrawnDesign design = found;
    Scene made = scene;
    for (DrawnComponent &component : design.components) {
        if (component.known)
            continue;
        if (component.bodyId.empty())
            made = withBody(made, component, context);
        made = heldTogether(made, component, context);
        ComponentModel model;
        model.kindId = component.what.kind->id;
        if (component.what.preset) {
            model.preset = component.what.preset->id;
            model.parameters = presetParameters(*component.what.preset);
        }
        if (component.replicas > 1 && component.what.kind->find("replicas"))
            model.parameters["replicas"] = static_cast<double>(component.replicas);
        made = setComponent(made, component.bodyId, model);
    }
    for (const DrawnCall &call : design.calls)
        made = withCall(std::move(made), call, design, context);
    return made;
}

} // namespace ninesketch
