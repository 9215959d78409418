// SPDX-License-Identifier: GPL-3.0-or-later
// Random designs by feature: what estimates are held against simulation with (docs/accuracy.md). The same everywhere.
#pragma once
#include "model/evaluation/evaluate.h"
#include "tests/support/random_design.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch::test
{

enum Feature : unsigned {
    Variable = 1 << 0,   ///< service times constant, log-normal and hyper-exponential with cv up to 2; else exponential
    Forks = 1 << 1,      ///< calls of a service at the same time; else one after another
    Classes = 1 << 2,    ///< three request classes, reads and writes, that skip calls and write more slowly
    Caches = 1 << 3,     ///< inline and aside, all write policies
    Pipelines = 1 << 4,  ///< queues and partitioned streams with consumers
    Pools = 1 << 5,      ///< services that hold a thread while they wait
    Limits = 1 << 6,     ///< token buckets and bounded waiting rooms
    Retries = 1 << 7,    ///< timeouts with retries and backoff, transient errors
    Hedges = 1 << 8,     ///< second copies after a while
    Quorums = 1 << 9,    ///< copies of a call of which some suffice
    Fallbacks = 1 << 10, ///< optional calls, and others that are made when one failed
    Balancing = 1 << 11, ///< several replicas, dealt to in turn or at random; load balancers
    Shortest = 1 << 12,  ///< replicas behind least-outstanding balancing
    Sharing = 1 << 13,   ///< processor sharing
    Siblings = 1 << 14,  ///< calls of one request that meet at the same component
    Bursts = 1 << 15,    ///< arrivals in batches or of high variability
    Everything = (1 << 16) - 1
};

struct FeaturedOptions {
    int components = 12;   ///< about
    double busiest = 0.75; ///< utilisation of the fullest component
    unsigned features = 0; ///< of Feature
    double used = 1;       ///< share of places for a feature that have it
};

class FeaturedDesign
{
public:
    FeaturedDesign(std::uint64_t seed, const FeaturedOptions &options) : m_random(seed), m_options(options) {}

    Design make()
    {
        add("client", 0);
        m_services.push_back(call(0, add("service", 1)));
        while (static_cast<int>(m_design.components.size()) <= m_options.components)
            grow();
        addClasses();
        if (has(Bursts))
            (m_random.upTo(1) ? m_design.components[0].parameters["batch"]
                              : m_design.components[0].parameters["burstiness"]) = 2.0 + m_random.upTo(3);
        completeDesign(m_design);
        load();
        completeDesign(m_design);
        addPatience();
        return std::move(m_design);
    }

private:
    bool has(Feature feature) { return (m_options.features & feature) && m_random.unit() <= m_options.used; }
    template <typename T, std::size_t n> T pick(const std::array<T, n> &from)
    {
        return from[static_cast<std::size_t>(m_random.upTo(static_cast<int>(n) - 1))];
    }

    std::size_t add(const char *kind, double share)
    {
        Component made;
        const std::size_t at = m_design.components.size();
        made.name = at == 0 ? "client" : "part " + std::to_string(1000 + at);
        made.id = made.key = keyFromName(made.name);
        made.kind = findKind(kind);
        Parameters &parameters = made.parameters;
        if (at > 0 && share > 0) {
            parameters["serviceTime"] = share * 1e-3;
            parameters["servers"] = 1.0 + m_random.upTo(3);
            if (has(Variable)) {
                parameters["distribution"] =
                    std::string(pick(std::array{"constant", "log-normal", "log-normal", "hyper-exponential"}));
                parameters["cv"] = 0.4 + 1.6 * m_random.unit();
                if (std::get<std::string>(parameters["distribution"]) == "hyper-exponential")
                    parameters["cv"] = 1.1 + 0.9 * m_random.unit();
                if (std::get<std::string>(parameters["distribution"]) == "constant")
                    parameters.erase("cv");
            }
            const bool shortest = has(Shortest), balanced = has(Balancing);
            if (shortest || balanced) {
                parameters["replicas"] = 2.0 + m_random.upTo(3);
                parameters["routing"] =
                    std::string(shortest ? "least-outstanding" : pick(std::array{"random", "round-robin", "shared"}));
            }
            if (has(Sharing)) {
                parameters["discipline"] = std::string("processor-sharing");
                parameters["servers"] = 1.0;
            }
            if (made.is("service") && at > 1 && has(Pools)) {
                parameters["blocking"] = 1.0;
                parameters["threads"] = 10.0 + m_random.upTo(20);
            }
            if (has(Limits) && m_random.upTo(1))
                parameters["queueLimit"] = 5.0 + m_random.upTo(20);
            if (has(Retries) && m_random.upTo(2) == 0)
                parameters["errorRate"] = 0.02 * m_random.unit();
        }
        parameters["availability"] = 1.0;
        m_design.components.push_back(std::move(made));
        m_share.push_back(0.3 + 0.7 * m_random.unit());
        return at;
    }

    std::size_t call(std::size_t from, std::size_t to, double perRequest = 1)
    {
        Call made;
        made.from = from;
        made.to = to;
        made.id = std::to_string(from) + ">" + std::to_string(to) + "#" + std::to_string(m_design.calls.size());
        made.requestBytes = made.responseBytes = 0.0;
        if (perRequest != 1)
            made.perRequest = perRequest;
        made.stage = m_options.features & Forks ? 0 : static_cast<int>(m_design.calls.size());
        made.stageStated = true;
        m_design.calls.push_back(made);
        return to;
    }

    double chance() { return m_random.upTo(2) == 0 ? 0.3 + 0.6 * m_random.unit() : 1; }

    /// Something below one of the services.
    void grow()
    {
        const std::size_t parent = m_services[static_cast<std::size_t>(m_random.next() % m_services.size())];
        if (has(Caches) && m_random.upTo(1))
            return addCache(parent);
        if (has(Pipelines) && m_random.upTo(1))
            return addPipeline(parent);
        if (has(Fallbacks) && m_random.upTo(1))
            return addFallback(parent);
        if ((m_options.features & Balancing) && m_random.upTo(3) == 0)
            return addBalancer(parent);
        if (has(Siblings) && m_random.upTo(1))
            return addSiblings(parent);
        const bool inner = m_random.upTo(1);
        const std::size_t made = call(parent, add(inner ? "service" : "sql-database", 1), chance());
        if (inner)
            m_services.push_back(made);
        Call &last = m_design.calls.back();
        if (has(Quorums)) {
            last.copies = 2 + m_random.upTo(2);
            last.quorum = 1 + m_random.upTo(last.copies - 1);
        }
    }

    void addCache(std::size_t parent)
    {
        const std::size_t cache = call(parent, add("cache", 0.1), chance());
        Parameters &parameters = m_design.components[cache].parameters;
        parameters["hitRatio"] = 0.5 + 0.45 * m_random.unit();
        const bool aside = m_random.upTo(1);
        parameters["policy"] =
            std::string(aside ? "aside" : pick(std::array{"read-through", "write-through", "write-back", "around"}));
        const std::size_t store = add("sql-database", 1);
        call(aside ? parent : cache, store);
        if (aside)
            m_design.calls.back().stage = m_design.calls[m_design.calls.size() - 2].stage;
    }

    void addPipeline(std::size_t parent)
    {
        const bool stream = m_random.upTo(1);
        const std::size_t queue = call(parent, add(stream ? "event-stream" : "message-queue", 0), chance());
        Parameters &parameters = m_design.components[queue].parameters;
        parameters["p50"] = parameters["p99"] = 1e-4;
        if (stream)
            parameters["partitions"] = 4.0 + m_random.upTo(8);
        const std::size_t worker = call(queue, add("worker", 1));
        call(worker, add("sql-database", 1), chance());
    }

    void addFallback(std::size_t parent)
    {
        const std::size_t first = call(parent, add("external-api", 1));
        m_design.components[first].parameters["errorRate"] = 0.02 + 0.1 * m_random.unit();
        const int stage = m_design.calls.back().stage;
        if (m_random.upTo(1)) {
            m_design.calls.back().requirement = Requirement::Optional;
            return;
        }
        call(parent, add("sql-database", 1));
        m_design.calls.back().requirement = Requirement::Fallback;
        m_design.calls.back().stage = stage;
    }

    void addBalancer(std::size_t parent)
    {
        const std::size_t balancer = call(parent, add("load-balancer", 0.1));
        for (int target = 1 + m_random.upTo(2); target >= 0; --target) {
            m_services.push_back(call(balancer, add("service", 1)));
            m_design.calls.back().weight = 1.0 + m_random.upTo(2);
        }
    }

    /// Two branches at one store, at the same time.
    void addSiblings(std::size_t parent)
    {
        const std::size_t left = call(parent, add("service", 1));
        const int stage = m_design.calls.back().stage;
        const std::size_t right = call(parent, add("service", 1));
        m_design.calls.back().stage = stage;
        const std::size_t store = call(left, add("sql-database", 1));
        call(right, store);
    }

    void addClasses()
    {
        const int count = m_options.features & Classes ? 3 : 1;
        for (int c = 0; c < count; ++c) {
            RequestClass one;
            one.id = one.name = "class " + std::to_string(c);
            one.client = "client";
            one.rate = 100.0 / (1 + c);
            one.operation = c % 2 ? Operation::Write : Operation::Read;
            m_design.classes.push_back(one);
            for (std::size_t i = 1; c > 0 && i < m_design.calls.size(); ++i)
                if (m_random.upTo(5) == 0)
                    m_design.calls[i].classes[one.id].perRequest = 0;
        }
        if (count > 1)
            for (Component &component : m_design.components)
                if (component.states("serviceTime") && m_random.upTo(2) == 0)
                    component.parameters["writeServiceTime"] =
                        std::get<double>(component.parameters["serviceTime"]) * (1 + 2 * m_random.unit());
    }

    static Report estimated(const Design &design)
    {
        EvaluateOptions options;
        options.importance = options.latencyCurve = false;
        return evaluate(design, options);
    }

    double busiestOf(const Report &report) const
    {
        double busiest = 1e-9;
        for (const ComponentReport &one : report.components)
            busiest = std::max(busiest, one.utilisation.value_or(0));
        return busiest;
    }

    /// Each component as full as it drew, the fullest as full as asked for.
    void load()
    {
        const auto stretch = [](Component &component, double by) {
            for (const char *key : {"serviceTime", "writeServiceTime"})
                if (component.states(key))
                    component.parameters[key] = std::get<double>(component.parameters[key]) * by;
        };
        // names sort as they were made
        Report report = estimated(m_design);
        const double most = *std::ranges::max_element(m_share.begin() + 1, m_share.end());
        for (std::size_t i = 0; i < m_design.components.size(); ++i)
            if (const double busy = report.components[i].utilisation.value_or(0); busy > 0)
                stretch(m_design.components[i], m_options.busiest * m_share[i] / most / busy);
        // the fullest drawn one may not be visited: the others are filled up
        const double off = m_options.busiest / busiestOf(estimated(m_design));
        for (RequestClass &one : m_design.classes)
            one.rate = *one.rate * off;
        if (m_options.features & Limits)
            for (std::size_t i = 1; i < m_design.components.size(); ++i)
                if (report.components[i].arrivalRate > 0 && m_random.upTo(4) == 0) {
                    m_design.components[i].parameters["rateLimit"] =
                        report.components[i].arrivalRate * off * (1.05 + 0.4 * m_random.unit());
                    m_design.components[i].parameters["burst"] = 3.0 + m_random.upTo(20);
                }
    }

    /// Timeouts and hedges need to know how long things take.
    void addPatience()
    {
        if (!(m_options.features & (Retries | Hedges)))
            return;
        const Report report = estimated(m_design);
        std::vector<double> whole(m_design.components.size(), 0);
        for (std::size_t i = whole.size(); i-- > 1;) { // callees stand behind their callers
            whole[i] = report.components[i].response ? report.components[i].response->mean : 0;
            for (const Call &call : m_design.calls)
                if (call.from == i && call.to > i && call.mode == CallMode::Sync)
                    whole[i] += call.perRequest.value_or(1) * whole[call.to];
        }
        for (Call &call : m_design.calls) {
            if (call.mode != CallMode::Sync || call.from == 0 || whole[call.to] <= 0)
                continue;
            if (has(Retries) && m_random.upTo(1)) {
                call.timeout = whole[call.to] * (4 + 6 * m_random.unit());
                call.retries = 1 + m_random.upTo(1);
                call.backoff = whole[call.to] * m_random.unit();
            } else if (has(Hedges) && m_random.upTo(1)) {
                call.hedgeAfter = whole[call.to] * (2 + 2 * m_random.unit());
            }
        }
    }

    SplitMix m_random;
    FeaturedOptions m_options;
    Design m_design;
    std::vector<std::size_t> m_services; ///< that may call more
    std::vector<double> m_share;         ///< of the load of the fullest, by component
};

inline Design featuredDesign(std::uint64_t seed, const FeaturedOptions &options)
{
    return FeaturedDesign(seed, options).make();
}

/// What the table of docs/accuracy.md has a line for.
struct Family {
    const char *name;
    unsigned features;
    double busiest;
    int fewest, most; ///< components
};
inline constexpr Family families[] = {
    {"single station, exponential", 0, 0.8, 1, 1},
    {"single station, variable service", Variable, 0.8, 1, 1},
    {"branching, exponential", 0, 0.75, 3, 40},
    {"branching, variable service", Variable, 0.75, 3, 40},
    {"branching, variable service, busier", Variable, 0.85, 3, 40},
    {"classes", Variable | Classes, 0.75, 3, 30},
    {"forks", Forks, 0.75, 3, 20},
    {"caches", Variable | Classes | Caches, 0.75, 4, 30},
    {"queues and streams", Variable | Pipelines, 0.75, 4, 30},
    {"thread pools", Pools, 0.7, 3, 20},
    {"rate limits and full rooms", Limits, 0.8, 3, 20},
    {"balancing", Variable | Balancing, 0.75, 3, 30},
    {"fallbacks and errors", Fallbacks, 0.75, 3, 20},
    {"quorums", Quorums, 0.7, 3, 12},
    {"retries with timeouts", Retries, 0.75, 3, 20},
    {"hedges", Hedges, 0.7, 3, 20},
    {"siblings at one component", Siblings, 0.75, 4, 20},
    {"shortest queue", Shortest, 0.8, 3, 20},
    {"processor sharing", Variable | Sharing, 0.75, 3, 20},
    {"bursts", Bursts, 0.75, 3, 20},
    {"all mixed", Everything, 0.85, 3, 40},
};

inline Design familyDesign(const Family &family, int seed)
{
    const int wide = family.most - family.fewest + 1;
    FeaturedOptions options{family.fewest + (seed * 7919) % wide, family.busiest, family.features, 1};
    if (family.features == Everything)
        options.used = 0.15;
    return featuredDesign(static_cast<std::uint64_t>(seed) * 1000003 + family.features, options);
}

} // namespace ninesketch::test
