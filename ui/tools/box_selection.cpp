// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/box_selection.h"

#include "model/scene/edits.h"
#include "model/scene/hit_test.h"

namespace ninesketch
{

Selection boxedSelection(const Scene &scene, Selection kept, const Rect &box, const BoxRules &rules)
{
    const Ids found = rules.touches ? elementsTouching(scene, box) : elementsWithin(scene, box);
    if (rules.deep) {
        kept.ids.insert(found.begin(), found.end());
        return kept;
    }
    Ids whole = withGroups(scene, found), incomplete;
    if (!rules.touches)
        for (const auto &id : whole)
            if (!found.contains(id))
                incomplete.insert(selectableGroup(*scene.find(id)));
    std::erase_if(whole, [&](const std::string &id) {
        const std::string group = selectableGroup(*scene.find(id));
        return !group.empty() && incomplete.contains(group);
    });
    kept.ids.merge(whole);
    return kept;
}

} // namespace ninesketch
