// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/box_selection.h"

#include "model/scene/edits.h"
#include "model/scene/hit_test.h"

namespace ninesketch
{

Ids withWholeGroups(const Scene &scene, const Ids &found)
{
    Ids whole = withGroups(scene, found), incomplete;
    for (const auto &id : whole)
        if (!found.contains(id))
            incomplete.insert(selectableGroup(*scene.find(id)));
    std::erase_if(whole, [&](const std::string &id) {
        const std::string group = selectableGroup(*scene.find(id));
        return !group.empty() && incomplete.contains(group);
    });
    return whole;
}

Selection boxedSelection(const Scene &scene, Selection kept, const Rect &box, const BoxRules &rules)
{
    const Ids found = rules.touches ? elementsTouching(scene, box) : elementsWithin(scene, box);
    if (rules.deep) {
        kept.ids.insert(found.begin(), found.end());
        return kept;
    }
    kept.ids.merge(rules.touches ? withGroups(scene, found) : withWholeGroups(scene, found));
    return kept;
}

} // namespace ninesketch
