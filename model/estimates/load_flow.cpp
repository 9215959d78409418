// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/load_flow.h"

#include <limits>

namespace ninesketch
{
namespace
{

constexpr double rounding = 1e-12;

/// Whether reads and writes are the same to it.
bool servesAlike(const Serving &serving)
{
    return serving.read == serving.write && !serving.partitions && !serving.led;
}

/// But for so much of them. `alike`: be they reads or writes.
bool sameArrivals(const Arrivals &a, const Arrivals &b, double share, bool alike)
{
    const auto close = [share](double x, double y) {
        return std::abs(x - y) <= share * std::max(std::abs(x), std::abs(y));
    };
    const bool same = alike ? close(a.total(), b.total()) : close(a.reads, b.reads) && close(a.writes, b.writes);
    return same && a.apart == b.apart && close(a.scv, b.scv) && a.batches == b.batches && a.renewal == b.renewal;
}

/// Whether it makes a difference there that this share of the arrivals comes more evenly than at random.
bool evennessMatters(const Station &station, double share)
{
    constexpr double little = 0.02, hardlyAny = 0.001;
    const double response = station.meanWaiting + station.load.service.mean();
    return share * station.rejected > hardlyAny ||
           (!station.saturated && share * station.meanWaiting > little * response);
}

/// Whether those who come in the largest batches, or in the smallest, have so many more of their own before them, or
/// fewer, that the mean wait of all tells theirs badly.
bool batchesDiffer(const Station &station, const Arrivals &arrivals)
{
    const StationLoad &load = station.load;
    if (arrivals.batches.size() < 2 || load.servers <= 0 || station.saturated)
        return false;
    const int servers = load.balancing == Balancing::SharedQueue ? load.replicas * load.servers : load.servers;
    double come = 0, before = 0, most = 0, fewest = std::numeric_limits<double>::infinity();
    for (const BatchStream &one : arrivals.batches) {
        const double members = one.rate(), own = (one.size - 1) * one.kept / 2;
        come += members;
        before += members * own;
        most = std::max(most, own);
        fewest = std::min(fewest, own);
    }
    if (come <= 0)
        return false;
    constexpr double little = 0.02;
    const double service = load.service.mean(), off = std::max(most - before / come, before / come - fewest);
    return off * service / servers > little * (station.meanWaiting + service);
}

/// RatesAlone::patience. Who holds a thread while it waits needs all of that time.
std::vector<double> patience(const Design &design, const Prepared &prepared)
{
    constexpr double never = std::numeric_limits<double>::infinity();
    std::vector<double> ofCalls, own, least(design.components.size(), never);
    for (const Call &call : design.calls)
        ofCalls.push_back(std::min(call.timeout.value_or(never), call.hedgeAfter.value_or(never)));
    for (const Serving &serving : prepared.servings)
        own.push_back(serving.blocking ? 0 : never);
    for (const auto &variant : prepared.variants)
        passDownLeast(variant->graph, ofCalls, own, least);
    return least;
}

} // namespace

LoadFlow::LoadFlow(const Design &design, const Prepared &prepared, EvaluationMemory &memory, Solution &solution,
                   double loose)
    : m_design(design), m_prepared(prepared), m_memory(memory), m_solution(solution), m_loose(loose),
      m_count(design.components.size())
{
    for (const auto &variant : prepared.variants)
        m_compositions.push_back({&variant->plans, &variant->graph, &variant->payloads});
    if (loose > 0)
        m_alone = RatesAlone{loose / 10, patience(design, prepared), std::vector<bool>(m_count, true), {}};
}

std::vector<std::vector<double>> LoadFlow::sentOnce() const
{
    std::vector<std::vector<double>> sent;
    for (const Composition &one : m_compositions) {
        sent.emplace_back();
        for (const VisitEdge &edge : one.graph->edges())
            sent.back().push_back(edge.fallback ? 0 : 1);
    }
    return sent;
}

std::vector<std::vector<double>> LoadFlow::sentAtOnce(const std::vector<double> &variantRates)
{
    carry(variantRates, sentOnce(), std::vector<double>(m_count, 1));
    return sentWithoutDelay(m_design, m_compositions, m_prepared.servings, m_solution.rates);
}

void LoadFlow::carry(const std::vector<double> &variantRates, const std::vector<std::vector<double>> &sent,
                     const std::vector<double> &passed)
{
    m_solution.rates.assign(m_compositions.size(), std::vector<double>(m_count * 2, 0));
    m_solution.callRates.assign(m_design.calls.size(), 0);
    m_solution.arrivals.assign(m_count, {});
    for (std::size_t v = 0; v < m_compositions.size(); ++v) {
        const Visits visits = solveVisits(*m_compositions[v].graph, m_count, m_design.calls.size(), sent[v], passed);
        for (VisitNode node = 0; node < m_count * 2; ++node) {
            const double rate = visits.perRequest[node] * variantRates[v];
            m_solution.rates[v][node] = rate;
            Arrivals &arrivals = m_solution.arrivals[componentOfNode(node)];
            (operationOfNode(node) == Operation::Write ? arrivals.writes : arrivals.reads) += rate;
        }
        for (std::size_t c = 0; c < m_design.calls.size(); ++c)
            m_solution.callRates[c] += visits.callsPerRequest[c] * variantRates[v];
    }
}

void LoadFlow::solveStations()
{
    m_solution.stations.resize(m_count);
    m_solved.resize(m_count);
    m_passed.resize(m_count, 1);
    std::vector<std::vector<queueing::Stream>> streams(m_count);
    m_bursts.assign(m_count, {});
    for (const std::size_t i : m_prepared.order) {
        Arrivals &arrivals = m_solution.arrivals[i];
        const Component &component = m_design.components[i];
        Station &station = m_solution.stations[i];
        if (!component.enabled) {
            station = Station{};
            station.method = "switched off";
            station.passed = m_passed[i] = 0;
        } else if (component.kind->behaviour == Behaviour::Client) {
            station = Station{};
            station.method = "where requests begin";
            station.departureScv = component.number("burstiness").value_or(1);
            m_bursts[i] = sentBy(i);
        } else {
            if (!streams[i].empty()) {
                const double busy = station.utilisation.value_or(0);
                arrivals.scv = std::max(0.0, queueing::superpositionScv(streams[i], std::min(busy, 1.0)));
            }
            m_bursts[i].settle();
            arrivals.batches = m_bursts[i].batches;
            arrivals.renewal = m_bursts[i].renewal;
            arrivals.apart = m_bursts[i].apart;
            if (!m_solved[i] || !sameArrivals(*m_solved[i], arrivals, mayMove(i, station),
                                              m_alone && servesAlike(m_prepared.servings[i]))) {
                if (m_alone)
                    m_alone->moved[i] = true;
                station = m_memory.station(m_prepared.servings[i], arrivals, m_prepared.feeds[i]);
                m_solved[i] = arrivals;
                m_passed[i] = station.passed;
            }
        }
        constexpr double hardlyAny = 0.001;
        if (m_bursts[i].blurred && (m_prepared.servings[i].servers > 0 || station.rejected > hardlyAny) &&
            arrivals.total() > 0) {
            station.trust = Trust::Doubtful;
            station.doubt = "bursts are blurred by what they pass first, and only their variability is carried on";
        }
        if (station.trust != Trust::Doubtful && batchesDiffer(station, arrivals)) {
            station.trust = Trust::Doubtful;
            station.doubt = "some come in larger batches than others, and wait longer than the mean of all";
        }
        if (arrivals.total() > 0 && m_bursts[i].evenly > 0 && station.trust != Trust::Doubtful &&
            evennessMatters(station, m_bursts[i].evenly / arrivals.total())) {
            station.trust = Trust::Doubtful;
            station.doubt = "what a full bucket or a full room before it lets through comes more evenly than at random";
        }
        passOn(i, station, streams);
    }
}

/// Hands the variability of departures on to what is called: thinned as the calls are.
void LoadFlow::passOn(std::size_t i, const Station &station, std::vector<std::vector<queueing::Stream>> &streams)
{
    const double through = m_solution.arrivals[i].total() * station.passed;
    if (through <= 0)
        return;
    for (std::size_t c = firstCallOf(i); c < m_design.calls.size() && m_design.calls[c].from == i; ++c) {
        const double rate = m_solution.callRates[c];
        if (rate <= 0)
            continue;
        const Call &call = m_design.calls[c];
        const double share = std::min(1.0, rate / through);
        streams[call.to].push_back({rate, queueing::splitScv(station.departureScv, share)});
        Bursts comes = burstsOf(i, station, call, rate, rate / through);
        comes.apart = apartBehind(i, station, call, rate / through);
        m_bursts[call.to].add(comes);
        constexpr double fewRefused = 0.02; // the others leave gaps, and what is let through fills them
        const double evenly = station.rejected > fewRefused ? 1 : m_bursts[i].evenly / m_solution.arrivals[i].total();
        m_bursts[call.to].evenly += rate * share * std::min(1.0, evenly); // thinned it is nearer to random
    }
}

/// What a client sends. Its classes come independently of one another.
LoadFlow::Bursts LoadFlow::sentBy(std::size_t client) const
{
    const Component &component = m_design.components[client];
    const double rate = m_solution.arrivals[client].total(), scv = component.number("burstiness").value_or(1);
    const int batch = static_cast<int>(std::max(1.0, std::round(component.number("batch").value_or(1))));
    constexpr double hardly = 1e-9;
    if (std::abs(scv - 1) < hardly)
        return {{{rate / batch, batch, 1}}, {}, false};
    if (batch > 1 || severalClassesOf(client))
        return {{}, {}, true};
    return {{}, RenewalStream{1 / rate, scv, 1}, false};
}

bool LoadFlow::severalClassesOf(std::size_t client) const
{
    std::size_t sending = 0;
    for (std::size_t r = 0; r < m_design.classes.size(); ++r)
        sending += m_design.classes[r].entry == client && m_solution.classRates[r] > 0;
    return sending > 1;
}

/// What one call makes of what came to its caller: `calls` of it a visit.
LoadFlow::Bursts LoadFlow::burstsOf(std::size_t caller, const Station &station, const Call &call, double rate,
                                    double calls) const
{
    const Bursts &came = m_bursts[caller];
    const bool client = m_design.components[caller].kind->behaviour == Behaviour::Client;
    const int copies = std::max(1, call.copies);
    const auto steady = [&] { // all take the same time on the way
        const Hop hop = hopOf(m_design, call);
        return hop.p99 <= hop.p50;
    };
    if (came.oneByOne()) {
        const Serving &callee = m_prepared.servings[call.to];
        const bool queue = m_design.components[call.to].kind->behaviour == Behaviour::Queue;
        const bool waited =
            queue ? m_design.components[caller].kind->behaviour != Behaviour::Queue : call.mode == CallMode::Sync;
        constexpr double once = 1 + 1e-9, mostAtOnce = 64;
        if (calls > once && (waited ? queue : calls > mostAtOnce))
            return {{}, {}, true}; // one published soon after the other, or too many for formulas
        if (calls > once && !waited && steady()) {
            const double whole = std::floor(calls + 1e-9), more = std::max(0.0, calls - whole);
            const double visits = rate / calls;
            Bursts made{{{visits * (1 - more), static_cast<int>(whole), 1}}, {}, false};
            if (more > 1e-9)
                made.batches.push_back({visits * more, static_cast<int>(whole) + 1, 1});
            return made;
        }
        const bool apart = callee.routing != Routing::SharedQueue && callee.replicas >= copies;
        const int size = copies > 1 && !apart && steady() ? copies : 1;
        return {{{rate / size, size, 1}}, {}, false};
    }
    const bool timeless = client || (m_prepared.servings[caller].servers == 0 && station.passed >= 1 &&
                                     station.response[0].isConstant() && station.response[1].isConstant());
    const bool first = std::ranges::none_of(std::ranges::equal_range(m_design.calls, call.from, {}, &Call::from),
                                            [&](const Call &other) { return other.stage < call.stage; });
    const bool chosen = calls < 1 - 1e-9; // by chance, or by class
    if (came.blurred || !timeless || !first || copies > 1 || calls > 1 + 1e-9 ||
        (chosen && client && severalClassesOf(caller)) || !steady())
        return came.hardly() ? Bursts{{{rate, 1, 1}}, {}, false} : Bursts{{}, {}, true};
    Bursts made = came;
    for (BatchStream &stream : made.batches)
        stream.kept *= std::min(1.0, calls);
    if (made.renewal)
        made.renewal->kept *= std::min(1.0, calls);
    return made;
}

/// How far apart what one call makes comes at least: one server that takes as long for each lets none go sooner after
/// another, and of what only passes by each takes as long.
double LoadFlow::apartBehind(std::size_t caller, const Station &station, const Call &call, double calls) const
{
    const Serving &serving = m_prepared.servings[caller];
    constexpr double once = 1 + 1e-9;
    const Hop hop = hopOf(m_design, call);
    if (calls > once || call.copies > 1 || call.hedgeAfter || call.retries > 0 || hop.p99 > hop.p50 ||
        call.requirement == Requirement::Fallback || station.saturated || !carriesAlike(call))
        return 0;
    for (const Call &other : std::ranges::equal_range(m_design.calls, call.from, {}, &Call::from))
        if (other.stage < call.stage || m_design.components[other.to].kind->behaviour == Behaviour::Cache)
            return 0; // it is made after something that takes now longer, now less long
    if (m_design.components[caller].kind->behaviour == Behaviour::Client)
        return 0;
    const bool passesBy = station.response[0].isConstant() && station.response[1].isConstant() && // nobody waits
                          station.response[0].mean() == station.response[1].mean();
    const double before = passesBy ? m_solution.arrivals[caller].apart : 0;
    const bool one = serving.servers == 1 && serving.replicas == 1 && !serving.processorSharing;
    return one && station.load.service.isConstant() ? std::max(before, station.load.service.mean()) : before;
}

/// Whether it is as long under way whoever makes it.
bool LoadFlow::carriesAlike(const Call &call) const
{
    const auto index = static_cast<std::size_t>(&call - m_design.calls.data());
    std::optional<double> first;
    for (const Composition &one : m_compositions)
        for (const VisitEdge &edge : one.graph->edges())
            if (edge.call == index) {
                const double bytes = one.payloads->of(index, operationOfNode(edge.to)).bytes();
                if (first.value_or(bytes) != bytes)
                    return false;
                first = bytes;
            }
    return true;
}

std::size_t LoadFlow::firstCallOf(std::size_t component) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_design.calls, component, {}, &Call::from) -
                                    m_design.calls.begin());
}

void LoadFlow::compose()
{
    if (m_alone)
        m_alone->before = std::move(m_solution.latencies);
    m_solution.latencies = composeLatencies(m_design, m_compositions, m_prepared.servings, m_solution.stations,
                                            m_solution.rates, m_memory.compositions(), m_alone ? &*m_alone : nullptr);
    if (m_alone)
        m_alone->moved.assign(m_count, false);
}

/// Share of its arrivals by which a station may move and stay as it is.
double LoadFlow::mayMove(std::size_t i, const Station &station) const
{
    constexpr double most = 0.05;
    const double busy = station.utilisation.value_or(0);
    if (m_alone && busy < 1 && station.rejected <= 0 && m_alone->patience[i] > 0) { // a small part of the time there is
        const double longer = station.meanWaiting / (1 - busy);
        return std::clamp(0.1 * m_loose * m_alone->patience[i] / std::max(longer, rounding), rounding, most);
    }
    return busy < 1 ? std::clamp(m_loose * (1 - busy) / std::max(busy, m_loose), rounding, most) : rounding;
}

} // namespace ninesketch
