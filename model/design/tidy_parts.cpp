// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/tidy_parts.h"

#include "model/design/read_design.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/groups.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

double area(const Rect &box)
{
    return box.width * box.height;
}

bool isZoneShape(const Element &element)
{
    if (element.locked || isCarrier(element) || componentModel(element))
        return false;
    switch (element.type) {
    case ElementType::Rectangle:
    case ElementType::Ellipse:
    case ElementType::Diamond:
    case ElementType::Frame:
    case ElementType::MagicFrame:
        return true;
    default:
        return false;
    }
}

class Finder
{
public:
    Finder(const Scene &scene, const Ids &only) : m_scene(scene), m_only(only) { m_parts.design = readDesign(scene); }

    TidyParts found()
    {
        findUnits();
        findZones();
        findBystanders();
        return std::move(m_parts);
    }

private:
    void findUnits()
    {
        std::map<std::string, std::size_t> byKey; // outermost group, or body
        for (std::size_t c = 0; c < m_parts.design.components.size(); ++c) {
            const std::string &body = m_parts.design.components[c].id;
            const Element &element = *m_scene.find(body);
            const std::string group = selectableGroup(element);
            Ids ids = withCompany(m_scene, group.empty() ? Ids{body} : membersOf(m_scene, group));
            const bool wanted =
                m_only.empty() || std::ranges::any_of(ids, [&](const auto &id) { return m_only.contains(id); });
            if (element.locked || !wanted)
                continue;
            const auto [found, isNew] = byKey.emplace(group.empty() ? body : group, m_parts.nodes.size());
            if (isNew) {
                for (const auto &id : ids)
                    m_owner[id] = m_parts.nodes.size();
                TidyNode node;
                node.box = node.placed = *commonBox(m_scene, ids);
                node.ids = std::move(ids);
                m_parts.nodes.push_back(std::move(node));
            }
            m_parts.unitOf[c] = found->second;
        }
    }

    static bool isIn(const Rect &box, const Element &element, const Element &zone)
    {
        if (zone.isFrame())
            return element.frameId == zone.id;
        return rotatedBox(zone).contains(box);
    }

    void findZones()
    {
        const std::size_t units = m_parts.nodes.size();
        for (const ElementPtr &element : m_scene.elements()) {
            if (!isZoneShape(*element) || m_owner.contains(element->id))
                continue;
            bool any = false, all = true; // a zone moves only with everything that is in it
            for (std::size_t n = 0; n < units; ++n)
                any = any || isIn(m_parts.nodes[n].box, bodyOf(n), *element);
            if (!m_only.empty())
                for (const Component &component : m_parts.design.components)
                    all = all && (m_owner.contains(component.id) || !isIn(rotatedBox(*m_scene.find(component.id)),
                                                                          *m_scene.find(component.id), *element));
            if (!any || !all)
                continue;
            TidyNode zone;
            zone.zoneId = element->id;
            zone.box = zone.placed = rotatedBox(*element);
            zone.ids = withLabels({element->id});
            const std::string group = selectableGroup(*element);
            if (!group.empty()) {
                const Ids members = membersOf(m_scene, group);
                if (std::ranges::none_of(members, [&](const auto &id) { return m_owner.contains(id); }))
                    zone.ids = withLabels(members);
            }
            for (const auto &id : zone.ids)
                m_owner[id] = m_parts.nodes.size();
            m_parts.nodes.push_back(std::move(zone));
        }
        for (std::size_t n = 0; n < m_parts.nodes.size(); ++n) {
            const Element &element = n < units ? bodyOf(n) : *m_scene.find(m_parts.nodes[n].zoneId);
            for (std::size_t z = units; z < m_parts.nodes.size(); ++z) {
                const bool larger = z != n && (area(m_parts.nodes[z].box) > area(m_parts.nodes[n].box) ||
                                               (area(m_parts.nodes[z].box) == area(m_parts.nodes[n].box) && z < n));
                if (!larger || !isIn(m_parts.nodes[n].box, element, *m_scene.find(m_parts.nodes[z].zoneId)))
                    continue;
                auto &parent = m_parts.nodes[n].parent;
                if (!parent || area(m_parts.nodes[z].box) < area(m_parts.nodes[*parent].box))
                    parent = z;
            }
            if (m_parts.nodes[n].parent)
                m_parts.nodes[*m_parts.nodes[n].parent].children.push_back(n);
        }
        // a zone that lost all it holds to zones in it still has those; one without anything can't be: it was found by
        // them
    }

    Ids withLabels(const Ids &ids) const
    {
        Ids all = ids;
        for (const auto &id : ids)
            for (const auto &bound : m_scene.find(id)->boundElements)
                if (bound.type == "text" && m_scene.find(bound.id))
                    all.insert(bound.id);
        return all;
    }

    const Element &bodyOf(std::size_t unit) const
    {
        for (const auto &id : m_parts.nodes[unit].ids)
            if (componentModel(*m_scene.find(id)))
                return *m_scene.find(id);
        return *m_scene.find(*m_parts.nodes[unit].ids.begin());
    }

    void findBystanders()
    {
        if (!m_only.empty())
            return;
        std::map<std::string, Ids> things;
        for (const ElementPtr &element : m_scene.elements()) {
            if (m_owner.contains(element->id) || isCarrier(*element) || element->locked || isBoundTwice(*element) ||
                (element->text() && element->text()->containerId) || componentModel(*element))
                continue;
            const std::string group = selectableGroup(*element);
            things[group.empty() ? element->id : group].insert(element->id);
        }
        for (auto &[key, ids] : things) {
            TidyBystander thing;
            thing.ids = withLabels(ids);
            thing.box = *commonBox(m_scene, ids);
            for (std::size_t z = 0; z < m_parts.nodes.size(); ++z) {
                if (m_parts.nodes[z].zoneId.empty())
                    continue;
                const Element &zone = *m_scene.find(m_parts.nodes[z].zoneId);
                if (isIn(thing.box, *m_scene.find(*ids.begin()), zone) &&
                    (!thing.zone || area(m_parts.nodes[z].box) < area(m_parts.nodes[*thing.zone].box)))
                    thing.zone = z;
            }
            for (const auto &id : ids) {
                const Element &element = *m_scene.find(id);
                if (!element.isArrow())
                    continue;
                for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End})
                    if (const auto &binding = bindingOf(element, end))
                        if (const auto owner = m_owner.find(binding->elementId); owner != m_owner.end())
                            thing.node = owner->second;
            }
            if (couldHoldComponents(ids)) // nothing may come to stand in it
                addObstacle(std::move(thing));
            else
                m_parts.bystanders.push_back(std::move(thing));
        }
    }

    bool couldHoldComponents(const Ids &ids) const
    {
        return std::ranges::any_of(ids, [&](const std::string &id) {
            const Element &element = *m_scene.find(id);
            const Rect box = rotatedBox(element);
            return isZoneShape(element) && !element.isFrame() &&
                   std::ranges::any_of(m_parts.nodes, [&](const TidyNode &node) {
                       return node.zoneId.empty() && box.width >= node.box.width && box.height >= node.box.height;
                   });
        });
    }

    void addObstacle(TidyBystander thing)
    {
        TidyNode node;
        node.box = node.placed = thing.box;
        node.parent = thing.zone;
        node.ids = std::move(thing.ids);
        if (node.parent)
            m_parts.nodes[*node.parent].children.push_back(m_parts.nodes.size());
        m_parts.nodes.push_back(std::move(node));
    }

    static bool isBoundTwice(const Element &element)
    {
        return element.isArrow() && element.linear()->startBinding && element.linear()->endBinding;
    }

    const Scene &m_scene;
    const Ids &m_only;
    TidyParts m_parts;
    std::map<std::string, std::size_t, std::less<>> m_owner; ///< node by element
};

} // namespace

TidyParts findTidyParts(const Scene &scene, const Ids &only)
{
    return Finder(scene, only).found();
}

} // namespace ninesketch
