// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/downtime.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <utility>

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

std::span<const DowntimeWindow> downtimeWindows()
{
    static constexpr std::array windows = {DowntimeWindow{"a year", 365.25}, DowntimeWindow{"a month", 30},
                                           DowntimeWindow{"a week", 7}, DowntimeWindow{"a day", 1}};
    return windows;
}

std::vector<DowntimeRow> downtimeTable(const Report &report)
{
    std::vector<DowntimeRow> rows;
    for (int nines = 1; nines <= 6; ++nines)
        rows.push_back({std::pow(10.0, -nines), std::to_string(nines) + (nines == 1 ? " nine" : " nines"), {}});
    for (const ClassReport &one : report.classes)
        if (one.unavailability)
            rows.push_back({*one.unavailability, one.name, one.id});
    std::ranges::stable_sort(rows, std::greater<>(), &DowntimeRow::unavailability);
    return rows;
}

std::string formatTableTime(double seconds)
{
    constexpr double minute = 60, hour = 3600, day = 86400;
    const auto [size, unit] = seconds >= day      ? std::pair{day, "d"}
                              : seconds >= hour   ? std::pair{hour, "h"}
                              : seconds >= minute ? std::pair{minute, "min"}
                              : seconds >= 1      ? std::pair{1.0, "s"}
                                                  : std::pair{1e-3, "ms"};
    char text[32];
    std::snprintf(text, sizeof text, "%.3g %s", seconds / size, unit);
    return text;
}

} // namespace ninesketch
