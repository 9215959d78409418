// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/texts.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/element_names.h"
#include "model/scene/line_breaking.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

bool isBlank(const std::string &text)
{
    return withoutTrailingSpace(text).find_first_not_of(" \n\t") == std::string_view::npos;
}

Scene withText(const Scene &scene, const std::string &textId, const std::string &typed, const EditContext &context,
               double leastHeight)
{
    const Element *element = scene.find(textId);
    if (!element || !element->text())
        return scene;
    SceneDraft draft(scene, context);
    Element &text = draft.change(textId);
    text.text()->originalText = normalisedText(typed);
    const auto containerId = text.text()->containerId;
    if (containerId && draft.find(*containerId) && labelIn(draft, *containerId) == textId) {
        layLabel(draft, *containerId, true, leastHeight);
        arrowsFollow(draft, {*containerId});
    } else {
        text = laidOutText(text, context.metrics);
        arrowsFollow(draft, {textId});
    }
    return draft.finished();
}

} // namespace

Scene setText(const Scene &scene, const std::string &textId, const std::string &typed, const EditContext &context,
              double leastHeight)
{
    if (!isBlank(typed) || !scene.find(textId))
        return withText(scene, textId, typed, context, leastHeight);
    const TextData *text = scene.find(textId)->text();
    const Element *container = text && text->containerId ? scene.find(*text->containerId) : nullptr;
    const bool lower = std::isfinite(leastHeight) || (container && isStickyNote(*container));
    return removeElements(lower ? withText(scene, textId, {}, context, leastHeight) : scene, {textId}, context);
}

Scene previewText(const Scene &scene, const std::string &textId, const std::string &typed, const EditContext &context,
                  double leastHeight)
{
    return withText(scene, textId, typed, context, leastHeight);
}

std::string wordsOf(const Scene &scene, const Ids &ids)
{
    std::string words;
    for (const ElementPtr &element : scene.elements()) {
        const TextData *text = element->text();
        if (text && (ids.contains(element->id) || (text->containerId && ids.contains(*text->containerId))))
            words += (words.empty() ? "" : "\n\n") + text->text;
    }
    return words;
}

std::string labelIdOf(const Scene &scene, const std::string &containerId)
{
    const Element *container = scene.find(containerId);
    const Element *label = container ? boundTextOf(*container, scene) : nullptr;
    return label ? label->id : std::string();
}

Scene moveLabelAlong(const Scene &scene, const std::string &arrowId, Point near, const EditContext &context)
{
    const Element *arrow = scene.find(arrowId);
    const std::string labelId = labelIdOf(scene, arrowId);
    if (!arrow || !arrow->isArrow() || labelId.empty())
        return scene;
    SceneDraft draft(scene, context);
    Element &label = draft.change(labelId);
    Json extra = label.extra ? *label.extra : Json::object();
    extra["labelPosition"] = positionAlongArrow(*arrow, near);
    label.extra = std::make_shared<const Json>(std::move(extra));
    layLabel(draft, arrowId, false);
    return draft.finished();
}

Scene setLabel(const Scene &scene, const std::string &containerId, const std::string &typed, const Element &fresh,
               const EditContext &context)
{
    if (const std::string labelId = labelIdOf(scene, containerId); !labelId.empty())
        return setText(scene, labelId, typed, context);
    const Element *container = scene.find(containerId);
    if (!container || !isTextContainer(container->type) || !fresh.text() || isBlank(typed))
        return scene;
    Element label = fresh;
    label.id = newId(context.random);
    label.seed = newSeed(context.random);
    label.versionNonce = newSeed(context.random);
    label.updated = context.now;
    label.index.clear();
    label.groupIds = container->groupIds;
    label.frameId = container->frameId;
    label.locked = container->locked;
    label.boundElements.clear();
    TextData &text = *label.text();
    text.originalText = normalisedText(typed);
    text.containerId = containerId;
    text.textAlign = TextAlign::Center;
    const Stencil *stencil = stencilOf(*container);
    text.verticalAlign = stencil ? stencil->label : VerticalAlign::Middle;
    text.autoResize = true;
    text.lineHeight = fontFamily(text.fontFamily).lineHeight;
    const std::string labelId = label.id;
    SceneDraft draft(scene, context);
    draft.change(containerId).boundElements.push_back({labelId, "text"});
    draft.append({std::move(label)});
    layLabel(draft, containerId, true);
    arrowsFollow(draft, {containerId});
    draft.setOrder(withLabelsBehind(draft, draft.order()));
    return draft.finished();
}

Scene setLabel(const Scene &scene, const std::string &containerId, const std::string &typed, const EditContext &context)
{
    return setLabel(scene, containerId, typed, newElement(ElementType::Text, context), context);
}

Scene bindText(const Scene &scene, const std::string &textId, const std::string &containerId,
               const EditContext &context)
{
    const Element *text = scene.find(textId), *container = scene.find(containerId);
    if (!text || !text->text() || text->text()->containerId || !container || !isTextContainer(container->type) ||
        !labelIdOf(scene, containerId).empty())
        return scene;
    SceneDraft draft(scene, context);
    Element &label = draft.change(textId);
    // shapes that arrows held on to as a text are held no more as a label
    for (const auto &bound : std::vector<BoundElement>(label.boundElements))
        for (const LinearEnd end : bothEnds)
            if (const Element *arrow = draft.find(bound.id);
                arrow && arrow->isArrow() && bindingOf(*arrow, end) && bindingOf(*arrow, end)->elementId == textId)
                unbind(draft, bound.id, end);
    label.text()->containerId = containerId;
    label.text()->textAlign = TextAlign::Center;
    label.text()->verticalAlign = VerticalAlign::Middle;
    label.text()->autoResize = true;
    label.groupIds = container->groupIds;
    label.frameId = container->frameId;
    draft.change(containerId).boundElements.push_back({textId, "text"});
    layLabel(draft, containerId, true);
    arrowsFollow(draft, {containerId});
    draft.setOrder(withLabelsBehind(draft, draft.order()));
    return draft.finished();
}

Scene unbindText(const Scene &scene, const Ids &containerIds, const EditContext &context,
                 const std::function<double(const Element &)> &leastHeight)
{
    SceneDraft draft(scene, context);
    for (const auto &id : containerIds) {
        const std::string labelId = labelIdOf(scene, id);
        if (labelId.empty())
            continue;
        Element &label = draft.change(labelId);
        label = placedLabel(*draft.find(id), label);
        label.text()->containerId.reset();
        label.text()->text = label.text()->originalText;
        const auto size = measureText(label.text()->text, label.text()->fontFamily, label.text()->fontSize,
                                      label.text()->lineHeight, context.metrics);
        label.width = size.width;
        label.height = size.height;
        Element &container = draft.change(id);
        std::erase_if(container.boundElements, [&](const BoundElement &bound) { return bound.id == labelId; });
        if (leastHeight && !container.linear()) {
            const Rect before = container.box();
            container.height = std::min(container.height, leastHeight(container));
            stencilFollows(draft, id, before);
            arrowsFollow(draft, {id});
        }
    }
    return draft.finished();
}

Scene wrapTextInContainer(const Scene &scene, const Ids &textIds, const EditContext &context)
{
    SceneDraft draft(scene, context);
    bool any = false;
    for (const auto &id : existing(scene, textIds)) {
        const Element &text = *scene.find(id);
        if (!text.text() || text.text()->containerId)
            continue;
        Element container = newElement(ElementType::Rectangle, context);
        container.x = text.x - labelPadding;
        container.y = text.y - labelPadding;
        container.width = containerExtentFor(ElementType::Rectangle, text.width);
        container.height = containerExtentFor(ElementType::Rectangle, text.height);
        container.angle = text.angle;
        container.roundness = Roundness{3, std::nullopt};
        container.groupIds = text.groupIds;
        container.frameId = text.frameId;
        container.strokeColor = text.strokeColor;
        container.opacity = text.opacity;
        container.boundElements = text.boundElements;
        container.boundElements.push_back({id, "text"});
        // arrows that held on to the text hold on to its container
        for (const auto &bound : text.boundElements)
            if (const Element *arrow = draft.find(bound.id); arrow && arrow->isArrow())
                for (const LinearEnd end : bothEnds)
                    if (auto &binding = bindingOf(draft.change(bound.id), end); binding && binding->elementId == id)
                        binding->elementId = container.id;
        Element &label = draft.change(id);
        label.boundElements.clear();
        label.text()->containerId = container.id;
        label.text()->verticalAlign = VerticalAlign::Middle;
        label.text()->textAlign = TextAlign::Center;
        label.text()->autoResize = true;
        const std::string containerId = container.id;
        auto order = draft.order();
        order.insert(std::find(order.begin(), order.end(), id), containerId);
        draft.put(std::move(container));
        draft.setOrder(std::move(order));
        layLabel(draft, containerId, true);
        arrowsFollow(draft, {containerId});
        any = true;
    }
    return any ? draft.finished() : scene;
}

Scene setAutoResize(const Scene &scene, const Ids &textIds, const EditContext &context)
{
    SceneDraft draft(scene, context);
    for (const auto &id : existing(scene, textIds)) {
        if (!scene.find(id)->text() || scene.find(id)->text()->containerId)
            continue;
        Element &text = draft.change(id);
        text.text()->autoResize = true;
        text = laidOutText(text, context.metrics);
        arrowsFollow(draft, {id});
    }
    return draft.finished();
}

} // namespace ninesketch
