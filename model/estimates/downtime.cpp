// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/downtime.h"

#include <algorithm>
#include <functional>

namespace ninesketch
{

std::vector<DowntimeShare> downtimeShares(const ClassReport &requestClass)
{
    struct Sums {
        double alone = 0, together = 0;
    };
    std::vector<DowntimeShare> shares;
    std::vector<Sums> sums;
    for (const Importance &part : requestClass.importance) {
        std::size_t at = 0;
        while (at < shares.size() && !(part.component && shares[at].component == part.component))
            ++at;
        if (at == shares.size()) {
            shares.push_back({part.part, part.component, 0, false});
            sums.emplace_back();
        }
        shares[at].singlePointOfFailure = shares[at].singlePointOfFailure || part.singlePointOfFailure;
        if (part.singlePointOfFailure)
            sums[at].alone += part.criticality;
        else
            sums[at].together = std::max(sums[at].together, part.criticality);
    }
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i].share = std::min(1.0, sums[i].alone + sums[i].together);
    std::ranges::stable_sort(shares, std::greater<>(), &DowntimeShare::share);
    return shares;
}

} // namespace ninesketch
