// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_facts.h"

#include "model/design/read_design.h"
#include "model/scene/edits.h"

namespace ninesketch
{

std::size_t selectedUnits(const Scene &scene, const Selection &selection)
{
    std::set<std::string> units;
    for (const std::string &id : selection.ids) {
        const Element *e = scene.find(id);
        if (!e || (e->text() && e->text()->containerId && selection.contains(*e->text()->containerId)))
            continue;
        if (e->frameId && selection.contains(*e->frameId))
            continue;
        const std::string group = selectableGroup(*e, selection.editingGroupId);
        units.insert(group.empty() ? id : group);
    }
    return units.size();
}

bool hasGroup(const Scene &scene, const Selection &selection)
{
    for (const std::string &id : selection.ids) {
        const Element *e = scene.find(id);
        if (e && !selectableGroup(*e, selection.editingGroupId).empty())
            return true;
    }
    return false;
}

bool hasFreeText(const Scene &scene, const Selection &selection)
{
    for (const std::string &id : selection.ids) {
        const Element *e = scene.find(id);
        if (e && e->text() && !e->text()->containerId)
            return true;
    }
    return false;
}

bool hasLabel(const Scene &scene, const Selection &selection)
{
    for (const std::string &id : selection.ids) {
        if (!labelIdOf(scene, id).empty())
            return true;
    }
    return false;
}

Selection everything(const Scene &scene)
{
    Selection all;
    for (const ElementPtr &e : scene.elements()) {
        const bool label = e->text() && e->text()->containerId;
        if (!e->locked && !label && !isCarrier(*e))
            all.ids.insert(e->id);
    }
    all.ids = withGroups(scene, all.ids); // also what is locked in them
    return all;
}

Ids deletedFirst(const Scene &scene, const Ids &ids)
{
    Ids first = ids;
    std::erase_if(first, [&](const std::string &id) {
        const Element *element = scene.find(id);
        return element && element->frameId && ids.contains(*element->frameId);
    });
    return first;
}

Selection selectionWithout(const Ids &removed, const Scene &before, const Scene &after,
                           const std::string &editingGroupId)
{
    Ids freed;
    for (const std::string &id : removed)
        if (const Element *frame = before.find(id); frame && frame->isFrame())
            for (const std::string &child : childrenOf(before, id))
                if (after.find(child))
                    freed.insert(child);
    if (!freed.empty() || editingGroupId.empty())
        return {withGroups(after, freed), {}};
    const Ids left = withGroups(after, membersOf(after, editingGroupId), editingGroupId);
    for (const ElementPtr &element : after.elements()) {
        if (!left.contains(element->id))
            continue;
        if (left.size() > 1)
            return {withGroups(after, {element->id}, editingGroupId), editingGroupId};
        // the last of its group: the group around that one is entered
        const auto entered = std::ranges::find(element->groupIds, editingGroupId);
        const auto around = entered == element->groupIds.end() ? entered : std::next(entered);
        return around == element->groupIds.end() ? Selection{left, {}}
                                                 : Selection{withGroups(after, {element->id}, *around), *around};
    }
    return {};
}

const std::string *firstLink(const Scene &scene, const Selection &selection)
{
    for (const std::string &id : selection.ids)
        if (const Element *element = scene.find(id); element && element->link && !element->link->empty())
            return &*element->link;
    return nullptr;
}

} // namespace ninesketch
