// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/feed.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

std::vector<double> partitionShares(int partitions, double hottestShare, double skew)
{
    std::vector<double> shares{hottestShare};
    const auto weight = [&](int rank) { return skew > 0 ? std::pow(rank, -skew) : 1.0; };
    double rest = 0;
    for (int rank = 2; rank <= partitions; ++rank)
        rest += weight(rank);
    for (int rank = 2; rank <= partitions; ++rank)
        shares.push_back((1 - hottestShare) * weight(rank) / rest);
    return shares;
}

std::vector<Feed> feedsOf(const Design &design, const std::vector<Serving> &servings)
{
    std::vector<Feed> feeds(design.components.size());
    for (const Call &call : design.calls) {
        const Component &stream = design.components[call.from];
        const Serving &serving = servings[call.from];
        if (call.mode != CallMode::Consume || !stream.is("event-stream") || !serving.partitions)
            continue;
        Feed &feed = feeds[call.to];
        const bool alone = feed.partitions == 0;
        feed.partitions += *serving.partitions;
        feed.hottestShare = alone ? serving.hottestShare : 1.0 / feed.partitions;
        feed.skew = alone ? serving.skew : 0;
    }
    return feeds;
}

std::vector<ConsumerShare> dealPartitions(const Feed &feed, int consumers)
{
    const int working = std::min(consumers, feed.partitions);
    if (working <= 0)
        return {};
    const int more = feed.partitions % working, least = feed.partitions / working;
    if (feed.even()) {
        std::vector<ConsumerShare> dealt;
        if (more > 0)
            dealt.push_back({1.0 * more, (least + 1.0) / feed.partitions});
        dealt.push_back({1.0 * (working - more), 1.0 * least / feed.partitions});
        return dealt;
    }
    const std::vector<double> shares = partitionShares(feed.partitions, feed.hottestShare, feed.skew);
    std::vector<double> each(static_cast<std::size_t>(working), 0);
    for (std::size_t p = 0; p < shares.size(); ++p)
        each[p % each.size()] += shares[p];
    std::ranges::sort(each, std::greater<>());
    constexpr std::size_t mostGroups = 24;
    std::vector<ConsumerShare> dealt;
    std::size_t at = 0;
    for (std::size_t group = 0; at < each.size(); ++group) {
        // the busiest one by one, the others in ever larger groups
        const std::size_t left = mostGroups - std::min(group, mostGroups - 1);
        const std::size_t size =
            each.size() <= mostGroups || group < mostGroups / 2 ? 1 : (each.size() - at + left - 1) / left;
        double sum = 0;
        const std::size_t end = std::min(each.size(), at + size);
        for (; at < end; ++at)
            sum += each[at];
        dealt.push_back({static_cast<double>(size), sum / static_cast<double>(size)});
    }
    return dealt;
}

} // namespace ninesketch
