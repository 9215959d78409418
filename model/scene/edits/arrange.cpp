// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/arrange.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/groups.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// A group, or a single element.
struct Thing {
    Ids ids;
    Rect box;
};

/// All of one group and nothing else: its members are arranged.
bool isOneGroup(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    std::set<std::string> groups;
    for (const auto &id : ids)
        if (const Element &element = *scene.find(id); !element.text() || !element.text()->containerId)
            groups.insert(selectableGroup(element, editingGroupId));
    return groups.size() == 1 && !groups.begin()->empty();
}

std::vector<Thing> thingsOf(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    const Ids all = withGroups(scene, ids, editingGroupId);
    const bool within = isOneGroup(scene, all, editingGroupId);
    std::map<std::string, Ids> byGroup;
    for (const auto &id : all) {
        const Element &element = *scene.find(id);
        if (element.text() && element.text()->containerId && all.contains(*element.text()->containerId))
            continue;                                          // it comes with its shape
        if (element.frameId && ids.contains(*element.frameId)) // it comes with its frame
            continue;
        const bool bound = element.isArrow() && (element.linear()->startBinding || element.linear()->endBinding);
        const std::string whole = selectableGroup(element, editingGroupId);
        const std::string group = within ? selectableGroup(element, whole) : whole;
        if (bound && group.empty()) // it follows its shapes
            continue;
        byGroup[group.empty() ? id : group].insert(id);
    }
    std::vector<Thing> things;
    for (const auto &[key, members] : byGroup)
        things.push_back({members, *commonBox(scene, members)});
    return things;
}

Rect unitedBox(const std::vector<Thing> &things)
{
    Rect box = things.front().box;
    for (const auto &thing : things)
        box = box.united(thing.box);
    return box;
}

Scene moveThings(const Scene &scene, const std::vector<std::pair<Ids, Point>> &moves, const EditContext &context)
{
    SceneDraft draft(scene, context);
    Ids moved;
    for (const auto &[ids, by] : moves)
        for (const auto &id : withCompany(scene, ids)) {
            if (!moved.insert(id).second || by == Point{})
                continue;
            Element &element = draft.change(id);
            element.x += by.x;
            element.y += by.y;
        }
    arrowsFollow(draft, moved);
    return draft.finished();
}

} // namespace

std::size_t thingsToArrange(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    return thingsOf(scene, ids, editingGroupId).size();
}

Scene alignElements(const Scene &scene, const Ids &ids, Alignment alignment, const EditContext &context,
                    const std::string &editingGroupId)
{
    const auto things = thingsOf(scene, ids, editingGroupId);
    if (things.size() < 2)
        return scene;
    const Rect all = unitedBox(things);
    std::vector<std::pair<Ids, Point>> moves;
    for (const auto &[members, box] : things) {
        Point by;
        switch (alignment) {
        case Alignment::Left:
            by.x = all.x - box.x;
            break;
        case Alignment::CenterHorizontally:
            by.x = all.centre().x - box.centre().x;
            break;
        case Alignment::Right:
            by.x = all.right() - box.right();
            break;
        case Alignment::Top:
            by.y = all.y - box.y;
            break;
        case Alignment::CenterVertically:
            by.y = all.centre().y - box.centre().y;
            break;
        case Alignment::Bottom:
            by.y = all.bottom() - box.bottom();
            break;
        }
        moves.emplace_back(members, by);
    }
    return moveThings(scene, moves, context);
}

Scene distributeElements(const Scene &scene, const Ids &ids, Axis axis, const EditContext &context,
                         const std::string &editingGroupId)
{
    auto things = thingsOf(scene, ids, editingGroupId);
    if (things.size() < 3)
        return scene;
    const bool across = axis == Axis::Horizontal;
    const auto start = [&](const Rect &box) { return across ? box.x : box.y; };
    const auto extent = [&](const Rect &box) { return across ? box.width : box.height; };
    const auto middle = [&](const Rect &box) { return across ? box.centre().x : box.centre().y; };
    const auto offset = [&](double by) { return across ? Point{by, 0} : Point{0, by}; };
    std::stable_sort(things.begin(), things.end(),
                     [&](const Thing &a, const Thing &b) { return middle(a.box) < middle(b.box); });
    const Rect all = unitedBox(things);
    double span = 0;
    for (const auto &thing : things)
        span += extent(thing.box);
    const double count = static_cast<double>(things.size() - 1);
    const double gap = (extent(all) - span) / count;
    std::vector<std::pair<Ids, Point>> moves;
    if (gap >= 0) {
        double place = start(all);
        for (const auto &[members, box] : things) {
            moves.emplace_back(members, offset(place - start(box)));
            place += gap + extent(box);
        }
        return moveThings(scene, moves, context);
    }
    // they overlap: equal distances of middles between the two that reach farthest out
    const auto byStart = [&](const Thing &a, const Thing &b) { return start(a.box) < start(b.box); };
    const auto byEnd = [&](const Thing &a, const Thing &b) {
        return start(a.box) + extent(a.box) < start(b.box) + extent(b.box);
    };
    const auto first = std::min_element(things.begin(), things.end(), byStart);
    const auto last = std::max_element(things.begin(), things.end(), byEnd);
    const double step = (middle(last->box) - middle(first->box)) / count;
    double place = middle(first->box);
    for (auto thing = things.begin(); thing != things.end(); ++thing) {
        if (thing == first || thing == last)
            continue;
        place += step;
        moves.emplace_back(thing->ids, offset(place - middle(thing->box)));
    }
    return moveThings(scene, moves, context);
}

} // namespace ninesketch
