// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/content.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/groups.h"

#include <algorithm>
#include <unordered_set>

namespace ninesketch
{
namespace
{

void shift(Element &element, Point by)
{
    element.x += by.x;
    element.y += by.y;
}

/// Gives new ids to the elements and to the groups they are in, and lets go of what is not among them.
class Copier
{
public:
    Copier(const EditContext &context, std::string editingGroupId, bool keepSeeds)
        : m_context(context), m_editingGroup(std::move(editingGroupId)), m_keepSeeds(keepSeeds)
    {
    }

    /// `sameFrame`: an element whose frame is not copied stays in it.
    std::vector<Element> copies(std::vector<Element> elements, bool sameFrame)
    {
        for (const auto &element : elements)
            ids[element.id] = newId(m_context.random);
        for (auto &element : elements)
            copy(element, sameFrame);
        return elements;
    }

    std::map<std::string, std::string> ids;

private:
    std::string groupCopy(const std::string &group)
    {
        auto &copied = m_groups[group];
        if (copied.empty())
            copied = newId(m_context.random);
        return copied;
    }

    void copy(Element &element, bool sameFrame)
    {
        element.id = ids.at(element.id);
        element.version = 1;
        element.updated = m_context.now;
        element.index.clear();
        if (!m_keepSeeds)
            element.seed = newSeed(m_context.random);
        element.versionNonce = newSeed(m_context.random);
        for (auto &group : element.groupIds) {
            if (group == m_editingGroup)
                break;
            group = groupCopy(group);
        }
        if (element.frameId) {
            if (const auto frame = ids.find(*element.frameId); frame != ids.end())
                element.frameId = frame->second;
            else if (!sameFrame)
                element.frameId.reset();
        }
        std::vector<BoundElement> bound;
        for (const auto &one : element.boundElements)
            if (const auto other = ids.find(one.id); other != ids.end())
                bound.push_back({other->second, one.type});
        element.boundElements = std::move(bound);
        if (auto *text = element.text(); text && text->containerId) {
            const auto container = ids.find(*text->containerId);
            text->containerId = container == ids.end() ? std::nullopt : std::optional(container->second);
        }
        if (auto *linear = element.linear())
            for (auto *binding : {&linear->startBinding, &linear->endBinding})
                if (*binding) {
                    const auto target = ids.find((*binding)->elementId);
                    if (target == ids.end())
                        binding->reset();
                    else
                        (*binding)->elementId = target->second;
                }
    }

    EditContext m_context;
    std::string m_editingGroup;
    bool m_keepSeeds;
    std::map<std::string, std::string> m_groups;
};

/// Removes from boundElements what does not hold on to the element (any more).
void dropStaleBounds(std::vector<Element> &elements)
{
    std::map<std::string, const Element *> byId;
    for (const auto &element : elements)
        byId.emplace(element.id, &element);
    for (auto &element : elements)
        std::erase_if(element.boundElements, [&](const BoundElement &bound) {
            const auto found = byId.find(bound.id);
            if (found == byId.end())
                return true;
            const Element &other = *found->second;
            if (const auto *text = other.text())
                return text->containerId != element.id;
            if (const auto *linear = other.linear())
                return !(linear->startBinding && linear->startBinding->elementId == element.id) &&
                       !(linear->endBinding && linear->endBinding->elementId == element.id);
            return true;
        });
}

Ids idsOf(const std::vector<Element> &elements)
{
    Ids ids;
    for (const auto &element : elements)
        ids.insert(element.id);
    return ids;
}

} // namespace

Element newElement(ElementType type, const EditContext &context)
{
    Element element;
    element.id = newId(context.random);
    element.type = type;
    element.seed = newSeed(context.random);
    element.versionNonce = newSeed(context.random);
    element.updated = context.now;
    switch (type) {
    case ElementType::Text:
        element.data = TextData{};
        break;
    case ElementType::Arrow:
    case ElementType::Line: {
        LinearData linear;
        linear.points = {{0, 0}};
        linear.endArrowhead = type == ElementType::Arrow ? Arrowhead::Arrow : Arrowhead::None;
        element.data = std::move(linear);
        break;
    }
    case ElementType::Freedraw: {
        FreedrawData stroke;
        stroke.points = {{0, 0}};
        element.data = std::move(stroke);
        break;
    }
    case ElementType::Image:
        element.data = ImageData{};
        element.strokeColor = "transparent";
        break;
    case ElementType::Frame:
    case ElementType::MagicFrame:
        element.data = FrameData{};
        element.strokeColor = "#bbb";
        element.roughness = 0;
        break;
    default:
        break;
    }
    return element;
}

Ids withCompany(const Scene &scene, const Ids &ids)
{
    Ids all = existing(scene, ids);
    const bool frames = std::any_of(all.begin(), all.end(), [&](const auto &id) { return scene.find(id)->isFrame(); });
    if (frames)
        for (const auto &element : scene.elements())
            if (element->frameId && all.contains(*element->frameId))
                all.insert(element->id);
    return withLabels(scene, all);
}

Scene addElements(const Scene &scene, std::vector<Element> elements, const EditContext &context)
{
    std::map<std::string, std::string> renamed;
    std::unordered_set<std::string> taken;
    for (auto &element : elements) {
        if (!element.id.empty() && !scene.find(element.id) && taken.insert(element.id).second)
            continue;
        const std::string fresh = newId(context.random);
        if (!element.id.empty())
            renamed.emplace(element.id, fresh);
        element.id = fresh;
        taken.insert(fresh);
    }
    const auto rename = [&](std::string &id) {
        if (const auto found = renamed.find(id); found != renamed.end())
            id = found->second;
    };
    for (auto &element : elements) {
        element.index.clear();
        for (auto &bound : element.boundElements)
            rename(bound.id);
        if (element.frameId)
            rename(*element.frameId);
        if (auto *text = element.text(); text && text->containerId)
            rename(*text->containerId);
        if (auto *linear = element.linear())
            for (auto *binding : {&linear->startBinding, &linear->endBinding})
                if (*binding)
                    rename((*binding)->elementId);
    }
    const Ids added = idsOf(elements);
    SceneDraft draft(scene, context);
    draft.append(std::move(elements));
    for (const auto &id : added) // shapes of the scene learn of arrows that hold on to them
        if (draft.find(id)->isArrow())
            for (const LinearEnd end : bothEnds)
                if (const auto binding = bindingOf(*draft.find(id), end); binding && draft.find(binding->elementId))
                    bind(draft, id, end, *binding);
    draft.setOrder(withLabelsBehind(draft, draft.order()));
    return draft.finished();
}

Scene removeElements(const Scene &scene, const Ids &ids, const EditContext &context)
{
    Ids removed = existing(scene, ids);
    Ids labels;
    bool frames = false;
    for (const auto &id : removed) {
        const Element &element = *scene.find(id);
        frames = frames || element.isFrame();
        if (const Element *label = boundTextOf(element, scene))
            labels.insert(label->id);
    }
    removed.merge(labels);
    if (removed.empty())
        return scene;
    SceneDraft draft(scene, context);
    for (const auto &id : removed) {
        const Element &element = *scene.find(id);
        if (element.isArrow())
            for (const LinearEnd end : bothEnds)
                if (const auto &binding = bindingOf(element, end); binding && !removed.contains(binding->elementId))
                    unbind(draft, id, end);
        for (const auto &bound : element.boundElements)
            if (!removed.contains(bound.id) && draft.find(bound.id) && draft.find(bound.id)->isArrow())
                for (const LinearEnd end : bothEnds)
                    if (const auto &binding = bindingOf(*draft.find(bound.id), end);
                        binding && binding->elementId == id)
                        bindingOf(draft.change(bound.id), end).reset();
        if (const auto *text = element.text();
            text && text->containerId && !removed.contains(*text->containerId) && draft.find(*text->containerId))
            std::erase_if(draft.change(*text->containerId).boundElements,
                          [&](const BoundElement &bound) { return bound.id == id; });
    }
    if (frames)
        for (const auto &element : scene.elements())
            if (element->frameId && removed.contains(*element->frameId) && !removed.contains(element->id))
                draft.change(element->id).frameId.reset();
    draft.remove(removed);
    return draft.finished();
}

Copied duplicateElements(const Scene &scene, const Ids &ids, Point by, const EditContext &context,
                         const std::string &editingGroupId)
{
    const Ids all = withCompany(scene, ids);
    std::vector<Element> originals;
    for (const auto &element : scene.elements())
        if (all.contains(element->id))
            originals.push_back(*element);
    Copier copier(context, editingGroupId, false);
    auto copies = copier.copies(originals, true);
    dropStaleBounds(copies);
    // the copies of one thing (a group, a frame with what is in it, a labelled shape) stand above that whole thing
    std::map<std::string, std::string> thingOf;
    std::map<std::string, std::vector<std::string>> copiesOf;
    for (const auto &original : originals) {
        std::string thing = selectableGroup(original, editingGroupId);
        if (original.frameId && all.contains(*original.frameId))
            thing = *original.frameId;
        else if (const auto *text = original.text(); thing.empty() && text && text->containerId)
            thing = *text->containerId;
        if (thing.empty())
            thing = original.id;
        thingOf[original.id] = thing;
        copiesOf[thing].push_back(copier.ids.at(original.id));
    }
    std::map<std::string, std::string> topmostOf;
    for (const auto &original : originals)
        topmostOf[thingOf[original.id]] = original.id;
    SceneDraft draft(scene, context);
    for (auto &copy : copies) {
        shift(copy, by);
        draft.put(std::move(copy));
    }
    std::vector<std::string> order;
    for (const auto &element : scene.elements()) {
        order.push_back(element->id);
        const auto thing = thingOf.find(element->id);
        if (thing != thingOf.end() && topmostOf[thing->second] == element->id)
            for (const auto &copy : copiesOf[thing->second])
                order.push_back(copy);
    }
    draft.setOrder(withLabelsBehind(draft, order));
    Copied result{draft.finished(), copier.ids, {}};
    for (const auto &id : ids) {
        const Element *original = scene.find(id);
        const auto copy = copier.ids.find(id);
        if (copy != copier.ids.end() && !(original->frameId && ids.contains(*original->frameId)))
            result.selection.insert(copy->second);
    }
    return result;
}

Copied pasteElements(const Scene &scene, std::vector<Element> elements, std::optional<Point> centre,
                     const EditContext &context, bool keepSeeds)
{
    Copier copier(context, {}, keepSeeds);
    auto copies = copier.copies(std::move(elements), false);
    dropStaleBounds(copies);
    if (centre && !copies.empty()) {
        std::vector<const Element *> pointers;
        for (const auto &copy : copies)
            pointers.push_back(&copy);
        const Rect box = commonBox(pointers);
        Point by = *centre - box.centre();
        if (const SceneSettings &canvas = scene.settings(); canvas.gridModeEnabled) {
            const auto onGrid = [&](double value) { return std::round(value / canvas.gridSize) * canvas.gridSize; };
            by = Point{onGrid(box.x + by.x), onGrid(box.y + by.y)} - Point{box.x, box.y};
        }
        for (auto &copy : copies)
            shift(copy, by);
    }
    Copied result{scene, copier.ids, {}};
    for (const auto &copy : copies) {
        const auto *text = copy.text();
        if (!(text && text->containerId) && !copy.frameId)
            result.selection.insert(copy.id);
    }
    SceneDraft draft(scene, context);
    draft.append(std::move(copies));
    draft.setOrder(withLabelsBehind(draft, draft.order()));
    result.scene = draft.finished();
    return result;
}

} // namespace ninesketch
