// SPDX-License-Identifier: GPL-3.0-or-later
// Time until what a request leaves behind is done: messages and background calls, from the request on.
#include "model/estimates/latency.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// What of the background work of a visit is done last, from the begin of the visit on, where there is any.
struct Published {
    double probability = 0;
    Distribution time;
};

/// The later one of two independent parts, given that there is one at all.
Published laterOf(const Published &one, const Published &other)
{
    const double p = std::min(1.0, one.probability), q = std::min(1.0, other.probability);
    if (p <= 0 || q <= 0)
        return p <= 0 ? other : one;
    const std::vector<WeightedDistribution> ways{
        {p * (1 - q), one.time}, {(1 - p) * q, other.time}, {p * q, maximum({one.time, other.time})}};
    return {p + (1 - p) * q, p * q >= 1 ? ways.back().distribution : mixture(ways)};
}

/// The last of independent parts, given that there is one at all.
Published lastOf(const std::vector<Published> &parts)
{
    std::vector<Distribution> certain;
    for (const Published &part : parts)
        if (part.probability >= 1)
            certain.push_back(part.time);
    Published last;
    if (!certain.empty())
        last = {1, certain.size() == 1 ? certain.front() : maximum(certain)};
    for (const Published &part : parts)
        if (part.probability < 1)
            last = laterOf(last, part);
    return last;
}

/// One of several, each with its share of the requests.
Published oneOf(const std::vector<Published> &parts)
{
    std::vector<WeightedDistribution> ways;
    double any = 0;
    for (const Published &part : parts) {
        any += part.probability;
        ways.push_back({part.probability, part.time});
    }
    return any > 0 ? Published{any, mixture(ways)} : Published{};
}

class Processing
{
public:
    Processing(const Design &design, const Composition &composition, const std::vector<Station> &stations,
               const std::vector<VisitLatency> &visits)
        : m_design(design), m_composition(composition), m_stations(stations), m_visits(visits),
          m_done(design.components.size() * 2)
    {
    }

    std::optional<Distribution> untilProcessed()
    {
        const auto &order = m_composition.graph->order();
        for (std::size_t i = order.size(); i-- > 0;)
            m_done[order[i]] = ofVisit(order[i]);
        const Published &whole = m_done[m_composition.graph->root()];
        return whole.probability > 0 ? std::optional(whole.time) : std::nullopt;
    }

private:
    /// Of calls in a row so many are taken one by one; of more, some together stand where the last of them does.
    static constexpr double mostInARow = 32;
    static constexpr double mostAtOnce = 1e9; ///< of messages; the last of more comes hardly later

    Distribution hopOf(const PlannedCall &planned) const
    {
        const Hop hop = ninesketch::hopOf(m_design, m_design.calls[planned.call],
                                          m_composition.payloads->of(planned.call, planned.operation));
        const Distribution trip = hop.p99 > hop.p50 && hop.p50 > 0
                                      ? Distribution::logNormalFromPercentiles(hop.p50, hop.p99)
                                      : Distribution::delay(hop.p50);
        return hop.transfer > 0 ? sequence({trip, Distribution::delay(hop.transfer)}) : trip;
    }

    const VisitLatency &visitOf(const PlannedCall &planned) const
    {
        return m_visits[visitNode(planned.to, planned.operation)];
    }

    /// What a call that its caller waits for leaves behind, when it begins after `before`.
    Published behind(const PlannedCall &planned, double probability, const Distribution &before) const
    {
        const Published &later = m_done[visitNode(planned.to, planned.operation)];
        if (later.probability <= 0)
            return {};
        const Distribution hop = hopOf(planned), call = sequence({hop, visitOf(planned).outer});
        const Published once = copiesOf(planned, later);
        const double whole = std::floor(planned.count + 1e-12);
        if (whole < 1)
            return {probability * planned.count * once.probability, sequence({before, hop, once.time})};
        std::vector<Published> calls;
        const auto add = [&](double after, double chance, const Distribution &time) {
            calls.push_back({chance, after > 0 ? sequence({repeated(call, after), hop, time}) : sequence({hop, time})});
        };
        if (const double more = planned.count - whole; more > 1e-12)
            add(whole, more * once.probability, once.time);
        const double together = std::ceil(whole / mostInARow);
        for (double end = whole; end > 0; end -= together) {
            const double some = std::min(end, together), any = 1 - std::pow(1 - once.probability, some);
            const int published = static_cast<int>(std::lround(std::min(mostAtOnce, some * once.probability / any)));
            add(end - 1, any, published > 1 ? orderStatistic(once.time, published, published) : once.time);
        }
        Published last = lastOf(calls);
        return {probability * last.probability, sequence({before, std::move(last.time)})};
    }

    /// The last of what the copies of a call leave behind.
    Published copiesOf(const PlannedCall &planned, const Published &one) const
    {
        const int copies = m_design.calls[planned.call].copies;
        if (copies <= 1)
            return one;
        if (one.probability >= 1)
            return {1, orderStatistic(one.time, copies, copies)};
        std::vector<WeightedDistribution> ways; // by how many of them do
        double any = 0, chance = std::pow(1 - one.probability, copies);
        for (int k = 1; k <= copies && one.probability > 0; ++k) {
            chance *= one.probability / (1 - one.probability) * (copies - k + 1) / k;
            ways.push_back({chance, k > 1 ? orderStatistic(one.time, k, k) : one.time});
            any += chance;
        }
        return any > 0 ? Published{any, mixture(ways)} : Published{};
    }

    /// A message or a background call, until it is worked off and what that leaves behind, too.
    Published published(const PlannedCall &planned, const Distribution &handedOver) const
    {
        const Published &later = m_done[visitNode(planned.to, planned.operation)];
        const Distribution &own = visitOf(planned).outer;
        Distribution one = own;
        if (later.probability > 0)
            one = mixture({{later.probability, maximum({own, later.time})}, {1 - later.probability, own}});
        one = copiesOf(planned, {1, sequence({hopOf(planned), one})}).time;
        const double whole = std::floor(planned.count + 1e-12), fraction = planned.count - whole;
        const auto slowest = [&](double count) {
            const int several = static_cast<int>(std::min(count, mostAtOnce));
            return several > 1 ? orderStatistic(one, several, several) : one;
        };
        if (whole < 1)
            return {planned.count, sequence({handedOver, one})};
        const Distribution last = fraction > 1e-12
                                      ? mixture({{1 - fraction, slowest(whole)}, {fraction, slowest(whole + 1)}})
                                      : slowest(whole);
        return {1, sequence({handedOver, last})};
    }

    Published ofVisit(VisitNode node) const
    {
        const std::size_t component = componentOfNode(node);
        const Operation operation = operationOfNode(node);
        const VisitPlan &plan = m_composition.plans->plan(component, operation);
        const Distribution &own = m_stations[component].response[operation == Operation::Write ? 1 : 0];
        std::vector<Published> all; // each from the end of its own service on, which they have in common
        Distribution before;
        for (std::size_t s = 0; s < plan.stages.size(); ++s) {
            std::vector<Published> stage;
            for (const PlannedBranch &branch : plan.stages[s].branches) {
                stage.push_back(behind(branch.call, plan.probability, before));
                if (branch.missProbability <= 0)
                    continue;
                const Distribution missed = sequence({before, hopOf(branch.call), visitOf(branch.call).outer});
                for (const PlannedCall &call : branch.onMiss)
                    stage.push_back(behind(
                        call, plan.probability * std::min(1.0, branch.call.count) * branch.missProbability, missed));
            }
            std::erase_if(stage, [](const Published &one) { return one.probability <= 0; });
            if (plan.oneOf)
                stage = {oneOf(stage)};
            all.insert(all.end(), stage.begin(), stage.end());
            if (s + 1 < plan.stages.size())
                before = sequence({before, m_visits[node].stages[s]});
        }
        if (!plan.background.empty()) {
            const double linger = m_design.components[component].number("ackTime").value_or(0);
            const Distribution handedOver = Distribution::delay(linger);
            std::vector<Published> sent;
            double messages = 0;
            for (const PlannedCall &call : plan.background)
                if (m_design.calls[call.call].mode != CallMode::Replicate) {
                    sent.push_back(published(call, handedOver));
                    messages += call.count;
                }
            constexpr double rounding = 1e-9;
            if (plan.competing && messages <= 1 + rounding)
                sent = {oneOf(sent)};
            all.insert(all.end(), sent.begin(), sent.end());
        }
        std::erase_if(all, [](const Published &one) { return one.probability <= 0; });
        Published last = lastOf(all);
        if (last.probability > 0)
            last.time = sequence({m_visits[node].thread, own, std::move(last.time)});
        return last;
    }

    const Design &m_design;
    const Composition &m_composition;
    const std::vector<Station> &m_stations;
    const std::vector<VisitLatency> &m_visits;
    std::vector<Published> m_done; ///< by VisitNode
};

} // namespace

std::optional<Distribution> timeUntilProcessed(const Design &design, const Composition &composition,
                                               const std::vector<Station> &stations,
                                               const std::vector<VisitLatency> &visits)
{
    return Processing(design, composition, stations, visits).untilProcessed();
}

} // namespace ninesketch
