// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/simulate_command.h"

#include "app/commands/interruption.h"
#include "app/commands/progress_line.h"
#include "app/commands/report_table.h"
#include "model/estimates/report_json.h"
#include "model/quantities.h"
#include "model/simulation/simulation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

Json measuredToJson(const Measured &measured)
{
    return Json{{"value", numberToJson(measured.value)}, {"halfWidth", numberToJson(measured.halfWidth)}};
}

Json measuredToJson(const MeasuredLatency &latency)
{
    return Json{{"mean", measuredToJson(latency.mean)}, {"p50", measuredToJson(latency.p50)},
                {"p90", measuredToJson(latency.p90)},   {"p95", measuredToJson(latency.p95)},
                {"p99", measuredToJson(latency.p99)},   {"p99.9", measuredToJson(latency.p999)}};
}

/// More comes to it than it can take, and how much comes is known: there is no steady state, however few requests were
/// simulated and however little piled up meanwhile.
bool isBeyondCapacity(const ComponentReport &one)
{
    return one.backlogGrowth && one.trust != Trust::Doubtful && one.served && *one.served < one.arrivalRate;
}

/// Whether the class waits for such a component.
bool waitsForEver(const Report &report, std::size_t r)
{
    return report.classes[r].saturated && std::ranges::any_of(report.components, [&](const ComponentReport &one) {
               return isBeyondCapacity(one) && std::ranges::count(one.classIds, report.classes[r].id) > 0;
           });
}

/// What is known of piling up without having to be seen.
void addWhatIsKnown(const Report &report, SimulationResult &result)
{
    for (std::size_t r = 0; r < report.classes.size(); ++r)
        result.saturated = result.saturated || waitsForEver(report, r);
    for (const ComponentReport &one : report.components) {
        const auto waits = [&](const ClassReport &asked) {
            return asked.saturated && std::ranges::count(one.classIds, asked.id) > 0;
        };
        if (isBeyondCapacity(one) && std::ranges::none_of(report.classes, waits))
            result.fallsBehind = true;
    }
}

/// By request class; empty unless failures are simulated.
using Availabilities = std::vector<std::optional<Measured>>;

Json simulationToJson(const SimulationResult &result, const Availabilities &availability, const Report &report)
{
    Json json{{"ninesketch", "simulate"}, {"version", 1}, {"seed", result.seed}};
    json["requests"] = result.requests;
    json["replications"] = result.replications;
    json["simulatedSeconds"] = numberToJson(result.simulatedSeconds);
    json["saturated"] = result.saturated;
    json["fallsBehind"] = result.fallsBehind;
    json["precise"] = result.precise;
    if (!availability.empty()) {
        json["outages"] = result.outages;
        json["outagesExpected"] = numberToJson(result.outagesExpected);
    }
    Json &classes = json["classes"] = Json::array();
    for (std::size_t r = 0; r < result.classes.size(); ++r) {
        const SimulatedClass &one = result.classes[r];
        Json item{{"id", one.id}, {"name", one.name}, {"requests", one.requests}};
        item["availability"] =
            r < availability.size() && availability[r] ? measuredToJson(*availability[r]) : Json(nullptr);
        const bool asked = one.requests > 0;
        const bool answered = asked && one.successRate.value > 0 && !waitsForEver(report, r);
        item["throughput"] = asked ? measuredToJson(one.throughput) : Json(nullptr);
        item["successRate"] = asked ? measuredToJson(one.successRate) : Json(nullptr);
        item["latency"] = answered ? measuredToJson(one.latency) : Json(nullptr);
        item["processed"] = one.processed ? measuredToJson(*one.processed) : Json(nullptr);
        classes.push_back(std::move(item));
    }
    Json &components = json["components"] = Json::array();
    for (const SimulatedComponent &one : result.components) {
        const auto where = [](bool known, const Measured &figure) {
            return known ? measuredToJson(figure) : Json(nullptr);
        };
        components.push_back({{"key", one.key},
                              {"name", one.name},
                              {"arrivalRate", where(one.measured, one.arrivalRate)},
                              {"utilisation", where(one.measured && one.limited, one.utilisation)},
                              {"meanWaiting", where(one.served, one.waiting)},
                              {"response", where(one.served, one.response)},
                              {"queueLength", where(one.measured, one.queueLength)},
                              {"rejectedShare", where(one.visited, one.rejected)}});
    }
    return json;
}

/// What the time in which the requests came can show of failing parts.
std::string outagesSeen(const SimulationResult &result)
{
    constexpr std::uint64_t few = 10; // an interval wants about as many
    const std::string expected = formatQuantity(result.outagesExpected, Unit::None, 2);
    std::string text = "  They came within " + formatSeconds(result.simulatedSeconds / result.replications, 2) +
                       " in each replication, which saw " +
                       (result.outages == 0   ? "no outage"
                        : result.outages == 1 ? "one outage of a part"
                                              : std::to_string(result.outages) + " outages of parts") +
                       " in all (" + expected + " expected)";
    if (result.outages == 0)
        text += ": success and latency are those without one";
    else if (result.outages < few)
        text += ": too few for what success and latency are in the long run";
    return text + ".\n  The availability is that of single requests far apart in time.\n";
}

constexpr int comparable = 4; ///< digits of what is missing to 1, to hold two ways to one figure against each other

/// Simulated figures with their intervals, the estimate of each beside it.
std::string simulationTable(const SimulationResult &result, const Availabilities &availability, const Report &report)
{
    std::vector<std::vector<std::string>> rows{{"Request class", "figure", "simulated", "95 % interval", "estimated"}};
    for (std::size_t r = 0; r < result.classes.size(); ++r) {
        const SimulatedClass &one = result.classes[r];
        const auto &estimated = report.classes[r].latency;
        const bool grows = waitsForEver(report, r);
        const auto row = [&](const char *name, const Measured &measured, double LatencySummary::*figure) {
            if (grows) {
                rows.push_back({one.name, name, "grows", "", "saturated"});
                return;
            }
            const bool answered = one.requests > 0 && one.successRate.value > 0;
            rows.push_back({one.name, name, answered ? formatSeconds(measured.value) : "none answered",
                            !answered                           ? ""
                            : std::isfinite(measured.halfWidth) ? "\u00b1 " + formatSeconds(measured.halfWidth, 2)
                                                                : "too few",
                            estimated                     ? formatSeconds((*estimated).*figure)
                            : report.classes[r].saturated ? "saturated"
                                                          : "unknown"});
        };
        row("mean", one.latency.mean, &LatencySummary::mean);
        row("p50", one.latency.p50, &LatencySummary::p50);
        row("p95", one.latency.p95, &LatencySummary::p95);
        row("p99", one.latency.p99, &LatencySummary::p99);
        row("p99.9", one.latency.p999, &LatencySummary::p999);
        const auto up = report.classes[r].availability;
        auto success = report.classes[r].successRate;
        const bool undisturbed = result.outages == 0;
        if (undisturbed && success && up && *up > 0)
            *success = std::min(1.0, *success / *up);
        if (r < availability.size() && availability[r])
            rows.push_back({one.name, "availability", formatAvailability(availability[r]->value, comparable),
                            "\u00b1 " + formatShare(availability[r]->halfWidth, 2),
                            up ? formatAvailability(*up, comparable) : "unknown"});
        rows.push_back({one.name, undisturbed ? "success while up" : "success",
                        one.requests > 0 ? formatAvailability(one.successRate.value, comparable) : "none answered",
                        one.requests == 0 ? ""
                        : std::isfinite(one.successRate.halfWidth)
                            ? "\u00b1 " + formatShare(one.successRate.halfWidth, 2)
                            : "too few",
                        success ? formatAvailability(*success, comparable) : "unknown"});
    }
    std::string text = alignedTable(rows, {false, false, true, true, true});
    text += "\n  " + std::to_string(result.requests) + " requests in " + std::to_string(result.replications) +
            " replications, seed " + std::to_string(result.seed) + ".\n";
    bool known = false;
    for (const ComponentReport &one : report.components)
        if (isBeyondCapacity(one)) {
            text += "  " + one.name + " gets " + formatRate(one.arrivalRate) + " and serves " +
                    formatRate(*one.served) + ": there is no steady state, " + formatRate(*one.backlogGrowth) +
                    " more wait, and what waits for it takes ever longer.\n";
            known = true;
        }
    if (result.saturated && !known)
        text += "  Work piled up without an end: these latencies are of the beginning and mean nothing.\n";
    if (result.fallsBehind && !known)
        text += "  Work that nobody waits for piled up without an end: it is done ever later.\n";
    if (!result.settled && result.requests == 0 && !result.saturated && !result.fallsBehind)
        text += "  More requests are under way at once than a simulation can follow (two million); --load 0.1 asks for "
                "fewer.\n";
    if (!result.precise)
        text += "  The precision asked for was not reached.\n";
    if (!availability.empty())
        text += outagesSeen(result);
    return text;
}

/// Of a request: visits of components.
double visitsOf(const Report &report)
{
    double visits = 0, requests = 0;
    for (const ComponentReport &one : report.components)
        visits += one.arrivalRate;
    for (const ClassReport &one : report.classes)
        requests += one.rate.value_or(0);
    return requests > 0 ? visits / requests : 0;
}

/// What takes hours because of its calls, not because somebody wants so many requests.
void refuseEndless(const Report &report, const CommandOptions &options)
{
    constexpr double mostVisits = 3e10, warmingUp = 20'000, usual = 1e6; // some hours; requests, requests
    const double visits = visitsOf(report), most = visits * (warmingUp + std::min(options.requests, usual));
    if (options.seconds > 0 || most <= mostVisits)
        return;
    throw Complaint{"A request makes about " + formatQuantity(visits, Unit::None, 2) +
                    " calls, so that this would be " + formatQuantity(most, Unit::None, 2) +
                    " of them and take hours. " +
                    (visits * warmingUp < mostVisits / 2 ? "--requests asks for less; the" : "The") +
                    " estimates need no simulation."};
}

} // namespace

int simulateFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    SimulationOptions how;
    how.seed = static_cast<std::uint64_t>(options.seed);
    how.requests = static_cast<std::uint64_t>(options.requests);
    how.seconds = options.seconds;
    how.precision = options.precision;
    how.loadFactor = options.load;
    how.failures = options.failures;
    const Report report = analysed(opened.design, options.load);
    for (const Finding &finding : report.findings)
        if (finding.id == "runaway-cycle")
            throw Complaint{finding.sentence + " That can't be executed."};
    refuseEndless(report, options);
    const Interruption interruption;
    how.stop = interruption.token();
    std::optional<ProgressLine> progress("simulated");
    how.progress = [&](double share) { progress->show(share); };
    SimulationResult result = simulate(opened.design, how);
    addWhatIsKnown(report, result);
    Availabilities availability;
    if (options.failures) {
        for (const ComponentReport &one : report.components)
            how.needed.push_back(static_cast<int>(one.neededForLoad.value_or(1)));
        availability = simulateAvailability(opened.design, how);
    }
    progress.reset();
    if (interruption.happened()) {
        std::fputs("Stopped before all replications had come equally far, so there are no figures. --requests, "
                   "--seconds or --precision ask for less.\n",
                   stderr);
        return interrupted;
    }
    print(options.json
              ? simulationToJson(result, availability, report).dump(2) + "\n"
              : titleOf(options.files.first(), opened) + "\n\n" + simulationTable(result, availability, report));
    return done;
}

} // namespace ninesketch
