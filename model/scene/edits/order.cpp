// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/order.h"

#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/groups.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// The drawing order as a list of things: what a frame holds counts with it, a group is one thing, a labelled shape
/// too. Moving is always among the siblings of one list.
class Orderer
{
public:
    Orderer(const Scene &scene, const Ids &moving, std::string editingGroupId)
        : m_scene(scene), m_moving(moving), m_editing(std::move(editingGroupId))
    {
        for (const auto &element : scene.elements())
            m_order.push_back(element.get());
    }

    std::vector<std::string> moved(OrderChange change)
    {
        // children of a frame that does not move itself are moved within that frame, all others among everything
        std::map<std::string, Ids> byFrame;
        for (const auto &id : m_moving) {
            const Element &element = *m_scene.find(id);
            const bool within =
                element.frameId && m_scene.find(*element.frameId) && !m_moving.contains(*element.frameId);
            byFrame[within ? *element.frameId : std::string()].insert(id);
        }
        for (const auto &[frame, ids] : byFrame)
            moveWithin(frame, ids, change);
        std::vector<std::string> ids;
        for (const Element *element : m_order)
            ids.push_back(element->id);
        return ids;
    }

private:
    bool mayPass(const Element &element, const std::string &frame) const
    {
        if (!frame.empty())
            return element.frameId == frame;
        return staysInGroup(element);
    }
    bool inEditedGroup(const Element &element) const
    {
        return std::find(element.groupIds.begin(), element.groupIds.end(), m_editing) != element.groupIds.end();
    }

    /// Passing it does not lead out of the entered group.
    bool staysInGroup(const Element &element) const { return m_editing.empty() || inEditedGroup(element); }

    /// What is passed in one step together with that element.
    std::string thingOf(const Element &element, const std::string &frame) const
    {
        if (frame.empty() && m_editing.empty()) {
            if (element.frameId && m_scene.find(*element.frameId))
                return "frame " + *element.frameId;
            if (element.isFrame())
                return "frame " + element.id;
        }
        if (const std::string group = selectableGroup(element, m_editing); !group.empty())
            return "group " + group;
        if (const auto *text = element.text(); text && text->containerId)
            return *text->containerId;
        return element.id;
    }

    void moveWithin(const std::string &frame, const Ids &ids, OrderChange change)
    {
        const bool up = change == OrderChange::Forward || change == OrderChange::ToFront;
        if (!up)
            std::reverse(m_order.begin(), m_order.end()); // downwards is upwards, seen from behind
        if (change == OrderChange::ToFront || change == OrderChange::ToBack)
            toEnd(frame, ids);
        else
            byOne(frame, ids);
        if (!up)
            std::reverse(m_order.begin(), m_order.end());
    }

    void toEnd(const std::string &frame, const Ids &ids)
    {
        std::size_t end = 0;
        for (std::size_t i = 0; i < m_order.size(); ++i)
            if (mayPass(*m_order[i], frame) || m_order[i]->id == frame || ids.contains(m_order[i]->id))
                end = i + 1;
        const auto last = m_order.begin() + static_cast<std::ptrdiff_t>(end);
        std::stable_partition(m_order.begin(), last, [&](const Element *e) { return !ids.contains(e->id); });
    }

    void byOne(const std::string &frame, const Ids &ids)
    {
        // from the top, so that runs of moving elements do not pass each other
        for (std::size_t end = m_order.size(); end > 0;) {
            if (!ids.contains(m_order[end - 1]->id)) {
                --end;
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && ids.contains(m_order[begin - 1]->id))
                --begin;
            std::size_t next = end;
            while (next < m_order.size() && !mayPass(*m_order[next], frame))
                ++next;
            if (next < m_order.size() && staysInGroup(*m_order[next])) {
                const std::string thing = thingOf(*m_order[next], frame);
                for (std::size_t i = next; i < m_order.size(); ++i)
                    if (thingOf(*m_order[i], frame) == thing && !ids.contains(m_order[i]->id))
                        next = i;
                const auto at = [&](std::size_t i) { return m_order.begin() + static_cast<std::ptrdiff_t>(i); };
                std::rotate(at(begin), at(end), at(next + 1));
            }
            end = begin;
        }
    }

    const Scene &m_scene;
    const Ids &m_moving;
    std::string m_editing;
    std::vector<const Element *> m_order;
};

} // namespace

Scene reorderElements(const Scene &scene, const Ids &ids, OrderChange change, const EditContext &context,
                      const std::string &editingGroupId)
{
    const Ids moving = withCompany(scene, ids);
    if (moving.empty())
        return scene;
    SceneDraft draft(scene, context);
    draft.setOrder(withLabelsBehind(draft, Orderer(scene, moving, editingGroupId).moved(change)));
    return draft.finished();
}

} // namespace ninesketch
