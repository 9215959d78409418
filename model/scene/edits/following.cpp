// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/following.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ninesketch
{

std::string labelIn(const SceneDraft &draft, const std::string &containerId)
{
    const Element *container = draft.find(containerId);
    if (!container)
        return {};
    for (const auto &bound : container->boundElements) {
        const Element *label = bound.type == "text" ? draft.find(bound.id) : nullptr;
        if (label && label->text() && label->text()->containerId == containerId)
            return bound.id;
    }
    return {};
}

void arrowsFollow(SceneDraft &draft, const Ids &changed, const Ids &except)
{
    Ids arrows;
    for (const auto &id : changed)
        if (const Element *element = draft.find(id))
            for (const auto &bound : element->boundElements)
                if (bound.type == "arrow" && !except.contains(bound.id))
                    arrows.insert(bound.id);
    const auto now = [&](const std::string &id) { return draft.find(id); };
    const auto before = [&](const std::string &id) { return draft.before().find(id); };
    for (const auto &id : arrows) {
        const Element *arrow = draft.find(id);
        if (!arrow || !arrow->isArrow())
            continue;
        Element followed = followedArrow(*arrow, now, before);
        if (sameContent(*arrow, followed))
            continue;
        draft.change(id) = std::move(followed);
        layLabel(draft, id, true);
    }
}

void layLabel(SceneDraft &draft, const std::string &containerId, bool wrap, double leastHeight)
{
    const std::string labelId = labelIn(draft, containerId);
    if (labelId.empty())
        return;
    Element &label = draft.change(labelId);
    if (!wrap) {
        label = placedLabel(*draft.find(containerId), label);
        return;
    }
    Element &container = draft.change(containerId);
    const Rect before = container.box();
    if (!container.linear())
        container.height = std::min(container.height, leastHeight);
    auto laid = laidOutLabel(container, label, draft.context().metrics);
    container = std::move(laid.container);
    label = std::move(laid.label);
    stencilFollows(draft, containerId, before);
}

void unbind(SceneDraft &draft, const std::string &arrowId, LinearEnd end)
{
    const Element *arrow = draft.find(arrowId);
    if (!arrow || !arrow->isArrow() || !bindingOf(*arrow, end))
        return;
    const std::string targetId = bindingOf(*arrow, end)->elementId;
    bindingOf(draft.change(arrowId), end).reset();
    const auto &other = bindingOf(*draft.find(arrowId), end == LinearEnd::Start ? LinearEnd::End : LinearEnd::Start);
    if (draft.find(targetId) && !(other && other->elementId == targetId))
        std::erase_if(draft.change(targetId).boundElements, [&](const BoundElement &b) { return b.id == arrowId; });
}

void bind(SceneDraft &draft, const std::string &arrowId, LinearEnd end, Binding binding)
{
    const Element *arrow = draft.find(arrowId);
    const Element *target = draft.find(binding.elementId);
    if (!arrow || !arrow->isArrow() || !target)
        return;
    if (bindingOf(*arrow, end) && bindingOf(*arrow, end)->elementId != binding.elementId)
        unbind(draft, arrowId, end);
    const std::string targetId = binding.elementId;
    bindingOf(draft.change(arrowId), end) = std::move(binding);
    target = draft.find(targetId);
    const auto &bound = target->boundElements;
    if (std::none_of(bound.begin(), bound.end(), [&](const BoundElement &b) { return b.id == arrowId; }))
        draft.change(targetId).boundElements.push_back({arrowId, "arrow"});
}

void unbindFromOthers(SceneDraft &draft, const Ids &moved)
{
    for (const auto &id : moved) {
        const Element *arrow = draft.find(id);
        if (!arrow || !arrow->isArrow())
            continue;
        for (const LinearEnd end : bothEnds) {
            const auto &binding = bindingOf(*draft.find(id), end);
            if (binding && !moved.contains(binding->elementId))
                unbind(draft, id, end);
        }
    }
}

void mirrorFixedPoints(SceneDraft &draft, const Ids &mirrored, Axis axis)
{
    for (const auto &id : mirrored) {
        if (!draft.find(id)->isArrow())
            continue;
        for (const LinearEnd end : bothEnds) {
            const auto &held = bindingOf(*draft.find(id), end);
            if (!held || !held->fixedPoint || !mirrored.contains(held->elementId))
                continue;
            Point &fixed = *bindingOf(draft.change(id), end)->fixedPoint;
            double &ratio = axis == Axis::Horizontal ? fixed.x : fixed.y;
            ratio = std::abs(ratio - 0.5) < 2e-4 ? ratio : 1 - ratio;
        }
    }
}

Ids existing(const Scene &scene, const Ids &ids)
{
    Ids found;
    for (const auto &id : ids)
        if (scene.find(id))
            found.insert(id);
    return found;
}

Ids withLabels(const Scene &scene, const Ids &ids)
{
    Ids all = existing(scene, ids);
    Ids labels;
    for (const auto &id : all)
        if (const Element *label = boundTextOf(*scene.find(id), scene))
            labels.insert(label->id);
    all.merge(labels);
    return all;
}

std::vector<std::string> withLabelsBehind(const SceneDraft &draft, const std::vector<std::string> &order)
{
    std::unordered_map<std::string_view, const std::string *> labels; // of containers
    Ids placed;
    for (const auto &id : order) {
        const Element *element = draft.find(id);
        const auto *text = element->text();
        if (text && text->containerId && labelIn(draft, *text->containerId) == id) {
            labels.emplace(*text->containerId, &id);
            placed.insert(id);
        }
    }
    std::vector<std::string> result;
    result.reserve(order.size());
    for (const auto &id : order) {
        if (placed.contains(id))
            continue;
        result.push_back(id);
        if (const auto label = labels.find(id); label != labels.end())
            result.push_back(*label->second);
    }
    return result;
}

} // namespace ninesketch
