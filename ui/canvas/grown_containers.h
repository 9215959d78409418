// SPDX-License-Identifier: GPL-3.0-or-later
// Containers that grew with their labels know how high they were before: as the label becomes shorter they become lower
// again, also when it is typed in anew. Whoever sizes one by hand makes that its height.
#pragma once
#include "model/scene/element.h"

#include <algorithm>
#include <map>

namespace ninesketch
{

class GrownContainers
{
public:
    /// As low as the container may become, px.
    double leastHeight(const Element &container) const
    {
        const auto found = m_grown.find(container.id);
        const bool same = found != m_grown.end() && found->second.now == container.height;
        return same ? found->second.before : container.height;
    }
    void typedInto(const Element &before, const Element &after)
    {
        const double least = leastHeight(before);
        if (after.height > least)
            m_grown[after.id] = {least, after.height};
        else
            m_grown.erase(after.id);
    }

private:
    struct Heights {
        double before = 0, now = 0; ///< px
    };
    std::map<std::string, Heights> m_grown;
};

} // namespace ninesketch
