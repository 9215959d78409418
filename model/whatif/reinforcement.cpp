// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/reinforcement.h"

#include "model/design/serving.h"
#include "model/estimates/downtime.h"
#include "model/evaluation/evaluate.h"
#include "model/tradeoffs/design_change.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ninesketch
{
namespace
{

/// Components by the largest share of a class's downtime that each causes, most first.
std::vector<std::size_t> culprits(const Report &report, std::size_t atMost)
{
    std::map<std::size_t, double> shares;
    for (const ClassReport &one : report.classes)
        for (const DowntimeShare &part : downtimeShares(one))
            if (part.component && part.share > 0)
                shares[*part.component] = std::max(shares[*part.component], part.share);
    std::vector<std::size_t> found;
    for (const auto &[component, share] : shares)
        found.push_back(component);
    std::ranges::stable_sort(found, [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
    if (found.size() > atMost)
        found.resize(atMost);
    return found;
}

/// A zone of the design that it is not in yet, else a new one.
std::string anotherZone(const Design &design, const std::vector<std::string> &has)
{
    std::set<std::string> taken(has.begin(), has.end());
    for (const Component &component : design.components)
        for (const std::string &zone : zonesOf(component))
            if (!taken.contains(zone))
                return zone;
    for (char name = 'a'; name <= 'z'; ++name)
        if (!taken.contains(std::string(1, name)))
            return std::string(1, name);
    return "zone " + std::to_string(has.size() + 1);
}

} // namespace

std::optional<Design> reinforced(const Design &design, std::size_t index, Reinforcement::Kind kind)
{
    DesignChange change(design);
    Component &part = change.part(index);
    const Failing failing = failingOf(part);
    const int replicas = servingOf(part).replicas;
    switch (kind) {
    case Reinforcement::Kind::Replica:
        if (failing.managed || !part.kind->find("replicas"))
            return std::nullopt;
        part.parameters["replicas"] = replicas + 1.0;
        break;
    case Reinforcement::Kind::Zone: {
        const auto zones = zonesOf(part);
        if (zones.empty() || failing.managed)
            return std::nullopt;
        std::string all;
        for (const std::string &zone : zones)
            all += zone + ", ";
        part.parameters["zones"] = all + anotherZone(design, zones);
        const auto count = static_cast<double>(zones.size());
        part.parameters["replicas"] = std::ceil(replicas * (count + 1) / count);
        break;
    }
    case Reinforcement::Kind::Nine:
        if (!(failing.unavailability > 0) || !(failing.unavailability < 1))
            return std::nullopt;
        if (failing.mtbf && failing.mttr && part.states("mtbf") && part.states("mttr"))
            part.parameters["mtbf"] = *failing.mttr * (10 / failing.unavailability - 1);
        else
            part.parameters["availability"] = 1 - failing.unavailability / 10;
        break;
    }
    return std::move(change).done();
}

std::vector<Reinforcement> reinforcements(const Design &design, const Report &report, std::size_t atMost,
                                          const std::stop_token &stop)
{
    EvaluateOptions options;
    options.latencyCurve = options.componentPercentiles = options.importance = false;
    options.memory = makeEvaluationMemory();
    options.stop = stop;
    std::vector<Reinforcement> all;
    for (const std::size_t component : culprits(report, atMost)) {
        for (const auto kind : {Reinforcement::Kind::Replica, Reinforcement::Kind::Zone, Reinforcement::Kind::Nine}) {
            const auto with = reinforced(design, component, kind);
            if (!with)
                continue;
            const Report changed = evaluate(*with, options);
            if (changed.cancelled)
                return {};
            Reinforcement one{kind, component, {}, changed.monthlyCost};
            for (const ClassReport &requests : changed.classes)
                one.unavailability.push_back(requests.unavailability);
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<const Reinforcement *> worthTelling(const std::vector<Reinforcement> &all, const Report &report,
                                                std::size_t requestClass, std::size_t atMost)
{
    constexpr double leastShare = 0.01;
    std::vector<const Reinforcement *> best;
    const auto now = report.classes[requestClass].unavailability;
    for (const Reinforcement &one : all)
        if (now && requestClass < one.unavailability.size() && one.unavailability[requestClass] &&
            *now - *one.unavailability[requestClass] > leastShare * *now)
            best.push_back(&one);
    std::ranges::stable_sort(best, {}, [&](const Reinforcement *one) { return *one->unavailability[requestClass]; });
    best.resize(std::min(best.size(), atMost));
    return best;
}

const char *nameOf(Reinforcement::Kind kind)
{
    return kind == Reinforcement::Kind::Replica ? "one more replica"
           : kind == Reinforcement::Kind::Zone  ? "one more zone"
                                                : "one more nine";
}

} // namespace ninesketch
