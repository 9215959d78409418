// SPDX-License-Identifier: GPL-3.0-or-later
// Hit ratio of a least-recently-used cache under Zipf-distributed demand, by Che's approximation.
//
// Che, Tung and Wang, "Hierarchical Web caching systems", IEEE JSAC 20(7), 2002; why it is so good: Fricker, Robert and
// Roberts, "A versatile and accurate approximation for LRU cache performance", ITC 24, 2012. Holds for independent
// references and caches of more than a handful of items; objects that expire or change are not in it.
#pragma once

namespace ninesketch
{

/// Popularity of the item of rank i is proportional to i^-skew, i = 1 ... items.
struct ZipfDemand {
    double items = 1;  ///< distinct items, >= 1 (up to 1e12)
    double skew = 0.9; ///< >= 0; 0 is uniform
};

/// Share of requests that ask for the most popular item: 1 / sum of i^-skew, beyond the first thousand by its integral
/// (Euler, Maclaurin).
double shareOfFirst(const ZipfDemand &demand);

/// Share of requests that find their item among `cached` items, 0 ... 1.
double lruHitRatio(const ZipfDemand &demand, double cached);

/// Items that must be held to reach `hitRatio` (0 ... 1). The whole catalogue at 1.
double itemsForHitRatio(const ZipfDemand &demand, double hitRatio);

} // namespace ninesketch
