// SPDX-License-Identifier: GPL-3.0-or-later
// How the requests of a partitioned store or stream are spread over its partitions, and a stream's messages over the
// consumers of a group.
#pragma once
#include "model/design/serving.h"

#include <vector>

namespace ninesketch
{

/// Share of requests by partition, hottest first: the hottest as it is stated or follows from the skew, the others
/// alike, or falling off as Zipf says.
std::vector<double> partitionShares(int partitions, double hottestShare, double skew);

/// The partitioned stream that a consumer takes its messages from.
struct Feed {
    int partitions = 0;      ///< 0: none
    double hottestShare = 0; ///< of its messages, in the hottest partition; of several streams: as if alike
    double skew = 0;         ///< Zipf's exponent over the other partitions; 0: alike

    bool even() const { return hottestShare * partitions <= 1 + 1e-9; }
    friend bool operator==(const Feed &, const Feed &) = default;
};
/// By component.
std::vector<Feed> feedsOf(const Design &design, const std::vector<Serving> &servings);

/// So many consumers with that share of the messages each.
struct ConsumerShare {
    double consumers = 0, share = 0;
};
/// Partitions are dealt to the consumers in turn, the hottest to the first; busiest consumers first. Consumers beyond
/// the partitions are idle, and not counted. Hundreds that differ are taken in groups of nearly the same share.
std::vector<ConsumerShare> dealPartitions(const Feed &feed, int consumers);

} // namespace ninesketch
