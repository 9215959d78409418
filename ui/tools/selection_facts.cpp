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
    return all;
}

const std::string *firstLink(const Scene &scene, const Selection &selection)
{
    for (const std::string &id : selection.ids)
        if (const Element *element = scene.find(id); element && element->link && !element->link->empty())
            return &*element->link;
    return nullptr;
}

} // namespace ninesketch
