// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/groups.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace ninesketch
{
namespace
{

constexpr const char *lockGroupsKey = "lockedMultiSelections";

/// Groups that last as long as their members are locked: {id: true}.
Json lockGroups(const Scene &scene)
{
    const auto &extra = scene.settings().extra;
    if (!extra || !extra->is_object() || !extra->contains(lockGroupsKey) || !extra->at(lockGroupsKey).is_object())
        return Json::object();
    return extra->at(lockGroupsKey);
}

Scene withLockGroups(const Scene &scene, Json groups)
{
    SceneSettings settings = scene.settings();
    Json extra = settings.extra && settings.extra->is_object() ? *settings.extra : Json::object();
    extra[lockGroupsKey] = std::move(groups);
    settings.extra = std::make_shared<const Json>(std::move(extra));
    return scene.withSettings(std::move(settings));
}

/// One element (with its label), or one group.
bool isOneThing(const Scene &scene, const Ids &ids)
{
    std::set<std::string> things;
    for (const auto &id : existing(scene, ids)) {
        const Element *element = scene.find(id);
        const auto *text = element->text();
        if (text && text->containerId && scene.find(*text->containerId))
            element = scene.find(*text->containerId);
        const std::string group = selectableGroup(*element);
        things.insert(group.empty() ? element->id : group);
    }
    return things.size() < 2;
}

Scene unlocked(const Scene &scene, const Ids &ids, const EditContext &context)
{
    Json groups = lockGroups(scene);
    SceneDraft draft(scene, context);
    Ids dissolved;
    for (const auto &id : existing(scene, ids)) {
        Element &element = draft.change(id);
        element.locked = false;
        std::erase_if(element.groupIds, [&](const std::string &group) {
            const bool ends = groups.contains(group);
            if (ends)
                dissolved.insert(group);
            return ends;
        });
    }
    Scene free = draft.finished();
    if (dissolved.empty())
        return free;
    for (const auto &group : dissolved)
        if (membersOf(free, group).empty())
            groups.erase(group);
    return withLockGroups(free, std::move(groups));
}

} // namespace

std::string selectableGroup(const Element &element, const std::string &editingGroupId)
{
    const auto &groups = element.groupIds;
    const auto entered = std::find(groups.begin(), groups.end(), editingGroupId);
    return entered == groups.begin() ? std::string() : *std::prev(entered);
}

Ids membersOf(const Scene &scene, const std::string &groupId)
{
    Ids members;
    for (const auto &element : scene.elements())
        if (std::find(element->groupIds.begin(), element->groupIds.end(), groupId) != element->groupIds.end())
            members.insert(element->id);
    return members;
}

Ids withGroups(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    Ids result;
    Ids groups;
    for (const auto &id : ids) {
        const Element *element = scene.find(id);
        if (!element)
            continue;
        const auto *text = element->text();
        if (text && text->containerId && scene.find(*text->containerId))
            element = scene.find(*text->containerId);
        result.insert(element->id);
        if (std::string group = selectableGroup(*element, editingGroupId); !group.empty())
            groups.insert(std::move(group));
    }
    if (groups.empty())
        return result;
    for (const auto &element : scene.elements()) {
        const auto *text = element->text();
        if (!(text && text->containerId) && groups.contains(selectableGroup(*element, editingGroupId)))
            result.insert(element->id);
    }
    return result;
}

bool canBeGrouped(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    const Ids chosen = withGroups(scene, ids, editingGroupId);
    if (chosen.size() < 2)
        return false;
    const std::string first = selectableGroup(*scene.find(*chosen.begin()), editingGroupId);
    const auto inFirst = [&](const std::string &id) {
        return selectableGroup(*scene.find(id), editingGroupId) == first;
    };
    const auto comesWithFrame = [&](const std::string &id) {
        const auto &frameId = scene.find(id)->frameId;
        return frameId && chosen.contains(*frameId);
    };
    return (first.empty() || !std::ranges::all_of(chosen, inFirst)) && std::ranges::none_of(chosen, comesWithFrame);
}

Grouped groupElements(const Scene &scene, const Ids &ids, const EditContext &context, const std::string &editingGroupId)
{
    if (!canBeGrouped(scene, ids, editingGroupId))
        return {scene, {}};
    const Ids members = withLabels(scene, withGroups(scene, ids, editingGroupId));
    const std::string group = newId(context.random);
    SceneDraft draft(scene, context);
    const auto frameOf = [&](const std::string &id) { return scene.find(id)->frameId; };
    const bool acrossFrames = std::any_of(members.begin(), members.end(),
                                          [&](const auto &id) { return frameOf(id) != frameOf(*members.begin()); });
    for (const auto &id : members) {
        if (acrossFrames)
            draft.change(id).frameId.reset(); // a group is within one frame or none
        auto &groups = draft.change(id).groupIds;
        groups.insert(std::find(groups.begin(), groups.end(), editingGroupId), group);
    }
    std::vector<std::string> order, together;
    std::size_t top = 0;
    for (const auto &id : draft.order()) {
        if (!members.contains(id)) {
            order.push_back(id);
            continue;
        }
        together.push_back(id);
        top = order.size();
    }
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(top), together.begin(), together.end());
    draft.setOrder(withLabelsBehind(draft, order));
    return {draft.finished(), group};
}

Scene ungroupElements(const Scene &scene, const Ids &ids, const EditContext &context, const std::string &editingGroupId)
{
    Ids groups;
    for (const auto &id : ids)
        if (const Element *element = scene.find(id))
            if (std::string group = selectableGroup(*element, editingGroupId); !group.empty())
                groups.insert(std::move(group));
    if (groups.empty())
        return scene;
    SceneDraft draft(scene, context);
    for (const auto &element : scene.elements())
        if (std::any_of(element->groupIds.begin(), element->groupIds.end(),
                        [&](const std::string &group) { return groups.contains(group); }))
            std::erase_if(draft.change(element->id).groupIds,
                          [&](const std::string &group) { return groups.contains(group); });
    return draft.finished();
}

Scene leaveGroup(const Scene &scene, const Ids &ids, const std::string &groupId, const EditContext &context)
{
    SceneDraft draft(scene, context);
    Ids left;
    const auto leave = [&](Element &element) {
        const auto from = std::ranges::find(element.groupIds, groupId);
        left.insert(from, element.groupIds.end());
        element.groupIds.erase(from, element.groupIds.end());
    };
    for (const auto &id : withLabels(scene, ids))
        leave(draft.change(id));
    const Scene apart = draft.finished();
    SceneDraft alone(apart, context);
    for (const auto &group : left) {
        const Ids rest = membersOf(apart, group);
        const auto isOwn = [&](const std::string &id) {
            const auto *text = apart.find(id)->text();
            return !text || !text->containerId;
        };
        if (std::ranges::count_if(rest, isOwn) < 2)
            for (const auto &id : rest)
                std::erase(alone.change(id).groupIds, group);
    }
    return alone.finished();
}

Scene setLocked(const Scene &scene, const Ids &ids, bool locked, const EditContext &context)
{
    if (!locked)
        return unlocked(scene, withLabels(scene, ids), context);
    SceneDraft draft(scene, context);
    const std::string together = isOneThing(scene, ids) ? std::string() : newId(context.random);
    for (const auto &id : withLabels(scene, ids)) {
        Element &element = draft.change(id);
        element.locked = true;
        if (!together.empty())
            element.groupIds.push_back(together);
    }
    if (together.empty())
        return draft.finished();
    Json groups = lockGroups(scene);
    groups[together] = true;
    return withLockGroups(draft.finished(), std::move(groups));
}

} // namespace ninesketch
