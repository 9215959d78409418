// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/zipf_cache.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ninesketch
{
namespace
{

/// Items of nearly the same popularity, taken together so that a catalogue of billions is a few thousand terms.
struct RankGroup {
    double count;
    double popularity; ///< of one item of it
};

std::vector<RankGroup> rankGroups(const ZipfDemand &demand)
{
    std::vector<RankGroup> groups;
    const double items = std::max(1.0, std::floor(demand.items));
    double total = 0;
    double rank = 1;
    while (rank <= items) {
        // The head one by one, the tail in groups one per cent wide, each at its mean popularity (Simpson over the
        // ranks).
        const double next = rank < 2000 ? rank + 1 : std::min(items + 1, std::ceil(rank * 1.01));
        const double count = next - rank;
        const auto weightAt = [&](double r) { return std::pow(r, -demand.skew); };
        const double last = next - 1;
        const double weight =
            count == 1 ? weightAt(rank) : (weightAt(rank) + 4 * weightAt((rank + last) / 2) + weightAt(last)) / 6;
        groups.push_back({count, weight});
        total += count * weight;
        rank = next;
    }
    for (RankGroup &group : groups)
        group.popularity /= total;
    return groups;
}

double heldAt(const std::vector<RankGroup> &groups, double characteristicTime)
{
    double held = 0;
    for (const RankGroup &group : groups)
        held -= group.count * std::expm1(-group.popularity * characteristicTime);
    return held;
}

double hitsAt(const std::vector<RankGroup> &groups, double characteristicTime)
{
    double hits = 0;
    for (const RankGroup &group : groups)
        hits -= group.count * group.popularity * std::expm1(-group.popularity * characteristicTime);
    return hits;
}

/// The characteristic time (in requests) at which a growing function reaches the value: bisection on its logarithm.
template <typename Function> double timeWhere(Function reaches, double value)
{
    double low = -5, high = 45; // e^-5 ... e^45 requests
    for (int i = 0; i < 200 && high - low > 1e-13; ++i) {
        const double middle = (low + high) / 2;
        (reaches(std::exp(middle)) < value ? low : high) = middle;
    }
    return std::exp((low + high) / 2);
}

} // namespace

double shareOfFirst(const ZipfDemand &demand)
{
    constexpr int exactly = 1000;
    double sum = 0;
    const int first = static_cast<int>(std::min<double>(exactly, demand.items));
    for (int rank = 1; rank <= first; ++rank)
        sum += std::pow(rank, -demand.skew);
    if (demand.items > first) {
        const double from = first + 0.5, to = demand.items + 0.5;
        sum += std::abs(demand.skew - 1) < 1e-9
                   ? std::log(to / from)
                   : (std::pow(to, 1 - demand.skew) - std::pow(from, 1 - demand.skew)) / (1 - demand.skew);
    }
    return 1 / sum;
}

double lruHitRatio(const ZipfDemand &demand, double cached)
{
    if (!(cached > 0))
        return 0;
    if (cached >= std::floor(demand.items))
        return 1;
    const auto groups = rankGroups(demand);
    return std::clamp(hitsAt(groups, timeWhere([&](double t) { return heldAt(groups, t); }, cached)), 0.0, 1.0);
}

double itemsForHitRatio(const ZipfDemand &demand, double hitRatio)
{
    const double items = std::max(1.0, std::floor(demand.items));
    if (!(hitRatio > 0))
        return 0;
    if (hitRatio >= 1)
        return items;
    const auto groups = rankGroups(demand);
    return std::min(items, heldAt(groups, timeWhere([&](double t) { return hitsAt(groups, t); }, hitRatio)));
}

} // namespace ninesketch
