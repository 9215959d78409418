// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the estimates are: reports of random designs, availability, and the simulation beside a bare loop.
//   cmake --preset release -DNINESKETCH_BENCH=ON && cmake --build --preset release --target estimates_bench
//   build/release/bench/estimates_bench [COMPONENTS…]    numbers: reports of designs of that size only
#include "model/design/design_json.h"
#include "model/estimates/availability.h"
#include "model/estimates/solve.h"
#include "model/evaluation/evaluate.h"
#include "model/simulation/random.h"
#include "model/simulation/simulation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <map>
#include <queue>
#include <string>
#include <thread>
#include <tuple>

using namespace ninesketch;

namespace
{

Component component(const char *kind, std::string name, Parameters parameters)
{
    Component made;
    made.id = made.name = std::move(name);
    made.kind = findKind(kind);
    made.parameters = std::move(parameters);
    return made;
}

struct Wanted {
    std::size_t components = 10;
    std::size_t classes = 1;
    double utilisation = 0.7; ///< of the busiest station
    double cv = 1;            ///< of service times, up to
    bool fork = false;        ///< parallel calls
    bool caches = true;
    int servers = 4;         ///< of a station, up to
    bool retries = false;    ///< calls are given up and made again, and a thousandth of what is served fails
    int threads = 0;         ///< of each service, which they hold while they call; 0: any number
    bool catalogued = false; ///< nothing is stated of service times and servers
};

/// A tree of services that call on in sequence (or at once), with caches and stores as leaves.
Design randomDesign(const Wanted &wanted, std::uint64_t seed)
{
    Random random(seed, 7);
    Design design;
    design.components.push_back(component("client", "client 000", {}));
    for (std::size_t i = 1; i < wanted.components; ++i) {
        const bool inner = 2 * i < wanted.components || i == 1;
        const char *kind = inner ? "service" : wanted.caches && random.chance(0.3) ? "cache" : "sql-database";
        char name[32];
        std::snprintf(name, sizeof name, "part %03zu", i);
        const double mean = 1e-3 * portableExp(random.normal() * 0.7);
        const double servers = 1.0 + random.below(static_cast<std::uint32_t>(wanted.servers));
        Parameters parameters;
        if (!wanted.catalogued)
            parameters = {{"serviceTime", mean}, {"servers", servers}};
        if (wanted.cv != 1) {
            parameters["distribution"] = std::string("log-normal");
            parameters["cv"] = wanted.cv * (0.3 + 0.7 * random.uniform());
        }
        if (wanted.retries)
            parameters["errorRate"] = 0.001;
        if (wanted.threads > 0 && inner) {
            parameters["blocking"] = 1.0;
            parameters["threads"] = static_cast<double>(wanted.threads);
        }
        design.components.push_back(component(kind, name, std::move(parameters)));
        Call call;
        if (wanted.retries) {
            call.timeout = 0.5;
            call.retries = 2;
        }
        call.id = "call " + std::string(name);
        call.from = i == 1 ? 0 : 1 + (i / 2 - 1);
        call.to = i;
        call.stage = wanted.fork ? 0 : static_cast<int>(i % 2);
        call.stageStated = true;
        if (i > 1 && random.chance(0.3))
            call.perRequest = 0.5;
        design.calls.push_back(call);
    }
    for (std::size_t c = 0; c < wanted.classes; ++c) {
        RequestClass one;
        one.id = one.name = "class " + std::to_string(c);
        one.client = "client 000";
        one.rate = 100;
        one.operation = c % 2 ? Operation::Write : Operation::Read;
        design.classes.push_back(one);
    }
    completeDesign(design);
    const Report report = evaluate(design);
    double busiest = 0;
    for (const ComponentReport &one : report.components)
        busiest = std::max(busiest, one.utilisation.value_or(0));
    for (RequestClass &one : design.classes) {
        one.rate = 100 * wanted.utilisation / std::max(busiest, 1e-9);
        one.peakRate = one.rate;
    }
    return design;
}

double seconds(auto &&work)
{
    const auto from = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

/// Three tiers of 4 + 4 + 2 exponential servers, and nothing else: what an event loop can do at best.
double bareLoop(std::uint64_t requests)
{
    struct Event {
        double time;
        std::uint32_t tier, job;
        bool operator>(const Event &other) const { return time > other.time; }
    };
    Random random(1, 1);
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    const int servers[] = {4, 4, 2};
    const double means[] = {1e-3, 1e-3, 0.5e-3};
    int busy[] = {0, 0, 0};
    std::deque<std::uint32_t> waiting[3];
    std::vector<double> asked;
    std::vector<std::uint32_t> free;
    double sum = 0;
    std::uint64_t done = 0;
    events.push({0, 3, 0});
    const auto arrive = [&](double now, std::uint32_t tier, std::uint32_t job) {
        if (busy[tier] < servers[tier]) {
            ++busy[tier];
            events.push({now + random.exponential(means[tier]), tier, job});
        } else {
            waiting[tier].push_back(job);
        }
    };
    while (done < requests) {
        const Event event = events.top();
        events.pop();
        if (event.tier == 3) {
            if (free.empty()) {
                free.push_back(static_cast<std::uint32_t>(asked.size()));
                asked.push_back(0);
            }
            const std::uint32_t job = free.back();
            free.pop_back();
            asked[job] = event.time;
            arrive(event.time, 0, job);
            events.push({event.time + random.exponential(1 / 3200.0), 3, 0});
            continue;
        }
        if (waiting[event.tier].empty()) {
            --busy[event.tier];
        } else {
            const std::uint32_t job = waiting[event.tier].front();
            waiting[event.tier].pop_front();
            events.push({event.time + random.exponential(means[event.tier]), event.tier, job});
        }
        if (event.tier < 2) {
            arrive(event.time, event.tier + 1, event.job);
        } else {
            sum += event.time - asked[event.job];
            free.push_back(event.job);
            ++done;
        }
    }
    return sum / static_cast<double>(done);
}

Design tiers(const std::vector<std::pair<double, double>> &stations, double rate)
{
    Design design;
    design.components.push_back(component("client", "client", {}));
    for (const auto &[mean, servers] : stations) {
        design.components.push_back(component("service", "tier " + std::to_string(design.components.size()),
                                              {{"serviceTime", mean}, {"servers", servers}}));
        Call call;
        call.id = std::to_string(design.calls.size());
        call.from = design.components.size() - 2;
        call.to = design.components.size() - 1;
        design.calls.push_back(call);
    }
    RequestClass one;
    one.id = one.name = one.client = "client";
    one.rate = rate;
    design.classes.push_back(one);
    completeDesign(design);
    return design;
}

/// Processor time, so that others on the machine have no say; the best of several turns, in ms.
double milliseconds(int turns, auto &&work)
{
    double best = 1e9;
    for (int turn = 0; turn < turns; ++turn) {
        const std::clock_t from = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC * 1e3);
    }
    return best;
}

/// s that this thread worked.
double threadSeconds()
{
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// s of processor time of a simulation's longest thread, and of what is done before and after the threads: what the
/// clock would show if each had a processor to itself.
double longestThread(const Design &design, SimulationOptions options)
{
    std::map<std::thread::id, double> worked;
    options.progress = [&](double) { worked[std::this_thread::get_id()] = threadSeconds(); }; // one at a time
    const double from = threadSeconds();
    simulate(design, options);
    double &own = worked[std::this_thread::get_id()];
    const double after = threadSeconds() - std::max(own, from);
    own = std::max(0.0, own - from);
    return std::ranges::max_element(worked, {}, [](const auto &one) { return one.second; })->second + after;
}

/// Two bare loops side by side that share the requests: s of processor time of the longer one.
double twoBareLoops(std::uint64_t requests)
{
    double worked[2] = {0, 0};
    {
        std::vector<std::jthread> threads;
        for (double &one : worked)
            threads.emplace_back([&one, requests] {
                bareLoop(requests / 2);
                one = threadSeconds();
            });
    }
    return std::max(worked[0], worked[1]);
}

void speedOfReports(const std::vector<std::size_t> &sizes)
{
    std::printf("Full report (all estimates with percentiles), 3 classes, ms of processor time\n"
                "  %-28s %8s %8s %8s %8s %8s %8s %8s\n",
                "", "full", "plans", "solving", "per cent", "import.", "changed", "again");
    for (const std::size_t components : sizes)
        for (const auto &[kind, cv, retries, threads, catalogued] :
             {std::tuple("exponential", 1.0, false, 0, false), std::tuple("log-normal", 1.5, false, 0, false),
              std::tuple("catalogued", 1.0, false, 0, true), std::tuple("with retries", 1.0, true, 0, false),
              std::tuple("200 threads", 1.0, false, 200, false), std::tuple("16 threads", 1.0, false, 16, false)}) {
            const Design design =
                randomDesign({components, 3, 0.7, cv, true, true, 4, retries, threads, catalogued}, 1);
            const int turns = components > 200 ? 3 : 10;
            const auto evaluated = [&](const EvaluateOptions &options) {
                return milliseconds(turns, [&] { evaluate(design, options); });
            };
            const double full = evaluated({});
            const double plans = milliseconds(turns, [&] { prepare(design); });
            const Prepared prepared = prepare(design);
            const double solving = milliseconds(turns, [&] {
                EvaluationMemory memory;
                solve(design, prepared, 1, {}, memory);
            });
            EvaluateOptions plain;
            plain.importance = false;
            const double importance = full - evaluated(plain);
            plain.latencyCurve = plain.componentPercentiles = false;
            const double percentiles = full - importance - evaluated(plain);
            EvaluateOptions remembering;
            remembering.memory = makeEvaluationMemory();
            evaluate(design, remembering);
            const double again = evaluated(remembering);
            Design changed = design;
            double serviceTime = changed.components[components / 2].number("serviceTime").value_or(1e-3);
            const double update = milliseconds(turns, [&] {
                serviceTime *= 0.99;
                changed.components[components / 2].parameters["serviceTime"] = serviceTime;
                evaluate(changed, remembering);
            });
            std::printf("  %4zu components, %-12s%8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f\n", components, kind, full,
                        plans, solving, percentiles, importance, update, again);
        }
}

void speed()
{
    speedOfReports({10, 50, 200, 1000});
    std::printf("Availability alone, shared zones, with importance and cut sets, ms\n");
    for (const int parts : {30, 100, 300, 1000}) {
        AvailabilityModel model;
        std::vector<Condition> zones, all;
        for (int zone = 0; zone < 3; ++zone)
            zones.push_back(model.works(model.part("zone", 1e-4)));
        while (model.partCount() < parts)
            all.push_back(model.group({"service", 3, 2, 1e-3, 0.02, 1e-6, zones}));
        const Condition top = model.all(all);
        double best = 1e9;
        for (int turn = 0; turn < 5; ++turn)
            best = std::min(best, seconds([&] { model.evaluate(top); }));
        std::printf("  %4d parts %8.2f\n", model.partCount(), best * 1e3);
    }
    // by processor time: a busy machine takes turns away, and wall time would blame the program for that
    std::printf("Simulation, million requests a second of processor time\n");
    constexpr std::uint64_t requests = 1'000'000;
    const auto fastest = [](auto &&work) { return milliseconds(5, work) / 1e3; };
    const auto simulated = [&](const Design &design) {
        SimulationOptions options;
        options.requests = requests * 10 / 11; // and the warm-up
        options.threads = 1;
        return fastest([&] { simulate(design, options); });
    };
    const auto millions = [](double time) { return requests / time / 1e6; };
    std::printf("  one station   %6.2f\n", millions(simulated(tiers({{1e-3, 1}}, 800))));
    const Design three = tiers({{1e-3, 4}, {1e-3, 4}, {0.5e-3, 2}}, 3200);
    const double bare = fastest([&] { bareLoop(requests); }), one = simulated(three);
    std::printf("  three tiers   %6.2f, a bare loop %6.2f: ratio %.2f\n", millions(one), millions(bare), bare / one);
    // what two loops that share nothing do at once is all that the machine has for two threads, at that moment
    double longest = 1e9, longestBare = 1e9, oneWall = 1e9, twoWall = 1e9, bareWall = 1e9, twoBareWall = 1e9;
    SimulationOptions options;
    options.requests = requests * 10 / 11;
    for (int turn = 0; turn < 10; ++turn) {
        options.threads = 1;
        oneWall = std::min(oneWall, seconds([&] { simulate(three, options); }));
        options.threads = 2;
        twoWall = std::min(twoWall, seconds([&] { longest = std::min(longest, longestThread(three, options)); }));
        bareWall = std::min(bareWall, seconds([&] { bareLoop(requests); }));
        twoBareWall =
            std::min(twoBareWall, seconds([&] { longestBare = std::min(longestBare, twoBareLoops(requests)); }));
    }
    std::printf("  two threads   %.2f times as fast by the clock, %.2f by the processor time of the longer one\n"
                "  two bare loops at once, which is what the machine allows: %.2f and %.2f\n",
                oneWall / twoWall, one / longest, bareWall / twoBareWall, bare / longestBare);
}

} // namespace

int main(int count, char **arguments)
{
    std::vector<std::size_t> sizes;
    for (int i = 1; i < count; ++i)
        sizes.push_back(static_cast<std::size_t>(std::max(2, std::atoi(arguments[i]))));
    if (sizes.empty())
        speed();
    else
        speedOfReports(sizes);
}
