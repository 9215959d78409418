// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_json.h"
#include "model/design/edit_model.h"
#include "model/import/drawn_design.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/element_box.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ninesketch
{
namespace
{

/// One edit of the whole drawing.
class Adoption
{
public:
    Adoption(const Scene &scene, const DrawnDesign &found, const EditContext &context)
        : m_draft(scene, context), m_design(found)
    {
    }

    Scene made()
    {
        for (DrawnComponent &component : m_design.components) {
            if (!component.known)
                adopt(component);
            for (const auto *ids : {&component.elementIds, &component.alongIds})
                for (const std::string &id : *ids)
                    m_bodyOf[id] = component.bodyId;
            m_bodyOf[component.labelId] = m_bodyOf[component.bodyId] = component.bodyId;
        }
        m_draft.setOrder(order());
        for (const DrawnCall &call : m_design.calls)
            adopt(call);
        return m_draft.finished();
    }

private:
    const Element &element(const std::string &id) const { return *m_draft.find(id); }

    /// The innermost group that holds all of these; empty: none.
    std::string commonGroup(const std::vector<std::string> &ids) const
    {
        for (const std::string &group : element(ids.front()).groupIds)
            if (std::ranges::all_of(ids, [&](const std::string &id) {
                    const auto &groups = element(id).groupIds;
                    return std::ranges::find(groups, group) != groups.end();
                }))
                return group;
        return {};
    }

    void adopt(DrawnComponent &component)
    {
        if (component.bodyId.empty()) {
            component.bodyId =
                unseenBelow(component.elementIds.front(), component.box, commonGroup(component.elementIds));
            component.elementIds.insert(component.elementIds.begin(), component.bodyId);
        }
        if (!component.alongIds.empty()) {
            m_lineOf[component.bodyId] = unseenBelow(component.alongIds.front(), component.line, {});
            component.alongIds.push_back(m_lineOf[component.bodyId]);
        }
        holdTogether(component);
        ComponentModel model;
        model.kindId = component.what.kind->id;
        if (component.what.preset) {
            model.preset = component.what.preset->id;
            model.parameters = presetParameters(*component.what.preset);
        }
        if (component.replicas > 1 && component.what.kind->find("replicas"))
            model.parameters["replicas"] = static_cast<double>(component.replicas);
        if (!component.zone.empty() && component.what.kind->find("zones"))
            model.parameters["zones"] = component.zone;
        if (!component.region.empty() && component.what.kind->find("region"))
            model.parameters["region"] = component.region;
        if (component.wayThrough)
            for (const auto &[parameter, value] : {std::pair("p50", 0.0), {"p99", 0.0}, {"availability", 1.0}})
                model.parameters[parameter] = value;
        Element &body = m_draft.change(component.bodyId);
        body.customData = customDataWith(body, model);
    }

    /// A rectangle that is not seen, below that element and in that group around it: it holds the meaning, or arrows.
    std::string unseenBelow(const std::string &lowestId, const Rect &box, const std::string &innermostGroup)
    {
        const Element &lowest = element(lowestId);
        Element body = newElement(ElementType::Rectangle, m_draft.context());
        setBox(body, box);
        body.opacity = 0;
        body.groupIds.assign(std::ranges::find(lowest.groupIds, innermostGroup), lowest.groupIds.end());
        body.frameId = lowest.frameId;
        body.locked = lowest.locked;
        const std::string id = body.id;
        m_below[lowestId] = id;
        m_draft.put(std::move(body));
        return id;
    }

    /// All that is seen of it and its name are one group, unless a container or a group of their own holds them.
    void holdTogether(const DrawnComponent &component)
    {
        std::vector<std::string> ids = component.elementIds;
        ids.insert(ids.end(), component.alongIds.begin(), component.alongIds.end());
        if (!component.labelId.empty() && !element(component.labelId).text()->containerId &&
            std::ranges::find(ids, component.labelId) == ids.end())
            ids.push_back(component.labelId);
        if (ids.size() < 2)
            return;
        const std::string around = commonGroup(ids);
        if (!around.empty() && membersOf(around) <= ids.size() + 1)
            return;
        const std::string own = newId(m_draft.context().random);
        std::vector<std::string> members;
        for (const std::string &id : ids) {
            auto &groups = m_draft.change(id).groupIds;
            groups.insert(std::ranges::find(groups, around), own);
            members.push_back(id);
            if (const std::string label = labelIn(m_draft, id); !label.empty()) {
                m_draft.change(label).groupIds = groups;
                members.push_back(label);
            }
        }
        m_together.push_back(std::move(members));
    }

    std::size_t membersOf(const std::string &group)
    {
        if (m_groupSizes.empty())
            for (const ElementPtr &element : m_draft.before().elements())
                for (const std::string &id : element->groupIds)
                    ++m_groupSizes[id];
        return m_groupSizes[group];
    }

    /// Members of a new group stand together, at the place of the topmost; bodies below what they hold.
    std::vector<std::string> order() const
    {
        std::vector<std::string> ids;
        for (const ElementPtr &element : m_draft.before().elements()) {
            if (const auto at = m_below.find(element->id); at != m_below.end())
                ids.push_back(at->second);
            ids.push_back(element->id);
        }
        std::unordered_map<std::string, std::size_t> groupOf;
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < m_together.size(); ++i) {
            left.push_back(m_together[i].size());
            for (const std::string &id : m_together[i])
                groupOf[id] = i;
        }
        std::vector<std::vector<std::string>> waiting(m_together.size());
        std::vector<std::string> ordered;
        for (std::string &id : ids) {
            const auto at = groupOf.find(id);
            if (at == groupOf.end()) {
                ordered.push_back(std::move(id));
                continue;
            }
            auto &members = waiting[at->second];
            members.push_back(std::move(id));
            if (--left[at->second] == 0)
                ordered.insert(ordered.end(), members.begin(), members.end());
        }
        return withLabelsBehind(m_draft, ordered);
    }

    /// The same line, drawn from its other end.
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
        std::swap(line.startIsSpecial, line.endIsSpecial);
        if (!line.fixedSegments)
            return;
        std::ranges::reverse(*line.fixedSegments);
        for (FixedSegment &segment : *line.fixedSegments) {
            segment.index = static_cast<int>(line.points.size()) - segment.index;
            segment = {segment.index, segment.end - first, segment.start - first};
        }
    }

    void adopt(const DrawnCall &call)
    {
        Element &arrow = m_draft.change(call.arrowId);
        const bool drawnBackwards = arrow.linear()->startArrowhead != Arrowhead::None &&
                                    arrow.linear()->endArrowhead == Arrowhead::None; // its head is where it begins
        if (call.backwards != (drawnBackwards && call.showsAnswer))
            turnAround(arrow);
        if (call.line) {
            arrow.type = ElementType::Arrow;
            arrow.linear()->endArrowhead = Arrowhead::Arrow;
        }
        if (call.showsAnswer) {
            LinearData &line = *arrow.linear();
            line.endArrowhead = line.startArrowhead;
        }
        const LinearData &line = *arrow.linear();
        const bool fromEnd = line.startArrowhead != Arrowhead::None && line.endArrowhead == Arrowhead::None;
        const LinearEnd caller = fromEnd ? LinearEnd::End : LinearEnd::Start;
        const LinearEnd callee = fromEnd ? LinearEnd::Start : LinearEnd::End;
        const bool rebound = holdOnTo(arrow, caller, m_design.components[call.from].bodyId) |
                             holdOnTo(arrow, callee, m_design.components[call.to].bodyId);
        if (rebound) {
            const auto find = [&](const std::string &id) { return m_draft.find(id); };
            arrow = followedArrow(arrow, find, find);
            layLabel(m_draft, call.arrowId, true);
        }
        const bool plain = call.stage == 0 && !call.later && !call.perRequest && call.notOf.empty();
        if (!call.answer && !call.replication && plain)
            return;
        Call model = callModel(arrow);
        if (call.answer) {
            model.perRequest = 0;
        } else if (call.replication || call.later) {
            model.mode = call.replication ? CallMode::Replicate : CallMode::Async;
            model.modeStated = true;
        }
        if (!call.answer) {
            if (call.perRequest)
                model.perRequest = call.perRequest;
            model.stage = call.stage;
            model.stageStated = call.stage > 0;
            for (const std::string &id : call.notOf)
                model.classes[id].perRequest = 0;
        }
        arrow.customData = customDataWith(arrow, model);
    }

    /// False: it does so already, by a part of it.
    bool holdOnTo(const Element &arrow, LinearEnd end, const std::string &bodyId)
    {
        const auto &binding = bindingOf(arrow, end);
        if (const auto at = binding ? m_bodyOf.find(binding->elementId) : m_bodyOf.end();
            at != m_bodyOf.end() && at->second == bodyId)
            return false;
        const auto find = [&](const std::string &id) { return m_draft.find(id); };
        const auto line = m_lineOf.find(bodyId);
        const Element &target = element(line == m_lineOf.end() ? bodyId : line->second);
        bind(m_draft, arrow.id, end, makeBinding(arrow, end, target, {endPoint(arrow, end)}, find));
        return true;
    }

    SceneDraft m_draft;
    DrawnDesign m_design;
    std::unordered_map<std::string, std::string> m_below;  ///< an element, and the new body below it
    std::unordered_map<std::string, std::string> m_bodyOf; ///< of the parts of components
    std::unordered_map<std::string, std::string> m_lineOf; ///< bodies of parties, and what is on their lifelines
    std::unordered_map<std::string, std::size_t> m_groupSizes;
    std::vector<std::vector<std::string>> m_together; ///< members of new groups
};

} // namespace

Scene withDrawnDesign(const Scene &scene, const DrawnDesign &found, const EditContext &context)
{
    DocumentModel document = readDocument(scene);
    if (found.classes.empty() || !document.classes.empty())
        return Adoption(scene, found, context).made();
    document.classes = found.classes;
    return Adoption(setDocument(scene, document), found, context).made();
}

} // namespace ninesketch
