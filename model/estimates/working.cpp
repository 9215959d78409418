// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/working.h"

#include "model/design/number_sources.h"
#include "model/design/payloads.h"
#include "model/design/retention.h"
#include "model/design/serving.h"
#include "model/design/visit_plan.h"
#include "model/design/written_sizes.h"
#include "model/estimates/availability.h"
#include "model/estimates/data_working.h"
#include "model/estimates/figure_text.h"
#include "model/estimates/working_parts.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace ninesketch
{
namespace
{

constexpr std::array<std::string_view, 12> classFigures{
    "rate", "availability", "success", "mean", "p50", "p90", "p95", "p99", "p999", "throughput", "mix", "processed"};
constexpr std::array<std::string_view, 17> componentFigures{
    "rate",    "utilisation", "capacity", "availability", "response", "waiting", "replicas", "needed", "proposed",
    "storage", "received",    "sent",     "cost",         "loss",     "lag",     "drain",    "surge"};

std::string spoken(std::string_view figure)
{
    return figure == "p999" ? "p99.9" : std::string(figure);
}

class Explainer
{
public:
    Explainer(const Design &design, const Report &report)
        : m_design(design), m_report(report), m_sources(design.settings), m_data(design, report)
    {
    }

    Working explainClass(const ClassReport &one, std::string_view figure) const
    {
        const RequestClass &asked = *m_design.findClass(one.id);
        if (figure == "rate")
            return rate(asked, one);
        if (figure == "availability")
            return availability(one);
        if (figure == "success")
            return success(one);
        if (figure == "throughput" || figure == "mix")
            return throughput(one, figure == "mix");
        return latency(one, figure);
    }

    Working explainComponent(std::size_t i, std::string_view figure) const
    {
        const Component &drawn = m_design.components[i];
        const ComponentReport &one = m_report.components[i];
        if (figure == "rate")
            return arrivalsAt(m_design, m_report, i);
        if (figure == "utilisation") {
            Working made = leaf("Utilisation of " + drawn.name, one.utilisation, Unit::Share, "Utilisation law",
                                "utilisation = arrival rate / capacity");
            made.note = one.limitedBy.empty() ? "Nothing limits it." : "Limited by its " + one.limitedBy + ".";
            if (one.utilisationWithOneLost)
                made.note += " With one replica lost " + formatShare(*one.utilisationWithOneLost) + ".";
            if (one.utilisationWithZoneLost)
                made.note += " With one zone lost " + formatShare(*one.utilisationWithZoneLost) + ".";
            made.inputs = {arrivalsAt(m_design, m_report, i), capacity(i)};
            return made;
        }
        if (figure == "capacity")
            return capacity(i);
        if (figure == "availability")
            return ownAvailability(i);
        if (figure == "waiting" || figure == "response") {
            Working made = figure == "waiting"
                               ? leaf("Mean waiting at " + drawn.name, one.waiting, Unit::Seconds,
                                      "Erlang 1917; Pollaczek, Khinchine; by what the station is")
                               : leaf("Mean time of a visit to " + drawn.name,
                                      one.response ? std::optional(one.response->mean) : std::nullopt, Unit::Seconds,
                                      "waiting and service are independent", "response = waiting + service");
            made.formula = made.formula.empty() ? "M/M/c: waiting = C / (c mu - lambda)" : made.formula;
            if (servingOf(drawn).blocking)
                made.note = "Waiting for one of its threads counts, too: each is held until all that it asks has "
                            "answered.";
            made.inputs = {explainComponent(i, "utilisation")};
            return made;
        }
        if (figure == "replicas")
            return parameter(drawn, "replicas");
        if (figure == "needed" || figure == "proposed") {
            const bool needed = figure == "needed";
            Working made = leaf((needed ? "Replicas needed by " : "Replicas proposed for ") + drawn.name,
                                needed ? one.neededForLoad : one.proposedReplicas, Unit::None, "",
                                needed ? "needed = load in replicas, rounded up"
                                       : "proposed = load in replicas / target utilisation, rounded up");
            made.inputs = {arrivalsAt(m_design, m_report, i), capacity(i)};
            if (!needed)
                made.inputs.push_back(
                    leaf("Target utilisation", m_design.settings.targetUtilisation, Unit::Share, "settings"));
            return made;
        }
        if (figure == "lag" || figure == "drain" || figure == "surge")
            return catchingUp(i, figure);
        if (figure == "received" || figure == "sent")
            return m_data.traffic(i, figure == "received");
        if (figure == "loss")
            return m_data.loss(i);
        return figure == "cost" ? m_data.cost(i) : m_data.stored(i);
    }

private:
    /// How far behind a queue is, and how long after a stop or a sudden growth.
    Working catchingUp(std::size_t i, std::string_view figure) const
    {
        const Component &drawn = m_design.components[i];
        const ComponentReport &one = m_report.components[i];
        if (figure == "lag") {
            Working made = leaf("Messages in " + drawn.name + " wait", one.lag, Unit::Seconds, "Little 1961",
                                "lag = mean waiting at its slowest consumer; messages = arrivals x lag");
            made.inputs = {leaf("Messages waiting", one.lagMessages, Unit::None, "")};
            return made;
        }
        if (figure == "drain") {
            Working made = leaf("Backlog of one stopped minute is drained by " + drawn.name + " in", one.drainTime,
                                Unit::Seconds, "balance of flows", "60 s x utilisation / (1 - utilisation)");
            made.inputs = {explainComponent(i, "utilisation")};
            if (one.backlogGrowth)
                made.inputs.push_back(leaf("It piles up by", one.backlogGrowth, Unit::PerSecond, ""));
            return made;
        }
        Working made = leaf(
            "Waiting at " + drawn.name + " when it has scaled up", one.surgeBacklog, Unit::None, "balance of flows",
            "(growth x arrivals, as its quota lets in - replicas x capacity of one) x time to scale up, at least "
            "0 and at most what its queues hold");
        made.inputs = {leaf("Worked off within", one.surgeDrain, Unit::Seconds, "",
                            "backlog / (capacity of the replicas proposed at the new load - new load)"),
                       leaf("Sudden growth, times today's load", m_design.settings.surge, Unit::None, "settings"),
                       parameter(drawn, "scaleUpTime"), arrivalsAt(m_design, m_report, i), capacity(i)};
        return made;
    }

    Working rate(const RequestClass &asked, const ClassReport &one) const
    {
        const auto stated = [&](const char *name, const char *key, double value, Unit unit) {
            return leaf(name, value, unit, m_sources.of("class." + asked.id, key, value));
        };
        const auto usual = [&](const char *name, const char *key, std::optional<double> value, double byDefault) {
            return value ? stated(name, key, *value, Unit::None) : leaf(name, byDefault, Unit::None, "default");
        };
        Working made = leaf("Rate of " + one.name, one.rate, Unit::PerSecond, {});
        if (asked.rate) {
            made.source = m_sources.of("class." + asked.id, "rate", *asked.rate);
            return made;
        }
        if (asked.users) {
            made.formula = "rate = users x actions per day x peak factor / 86400";
            made.inputs = {stated("Users", "users", *asked.users, Unit::None),
                           usual("Actions per user and day", "actionsPerDay", asked.actionsPerDay, 1),
                           usual("Peak / average", "peakFactor", asked.peakFactor, 3)};
            return made;
        }
        if (!asked.entry)
            return made;
        const Component &client = m_design.components[*asked.entry];
        if (client.kind->behaviour != Behaviour::Client)
            return made;
        made.formula = client.number("rate") ? "rate = rate of the client"
                                             : "rate = users x actions per day x peak factor / 86400";
        if (asked.share) {
            made.formula += " x share";
            made.inputs.push_back(stated("Share", "share", *asked.share, Unit::Share));
        }
        if (client.number("rate"))
            made.inputs.push_back(parameter(client, "rate"));
        else
            for (const char *key : {"users", "actionsPerDay", "peakFactor"})
                made.inputs.push_back(parameter(client, key));
        return made;
    }

    Working capacity(std::size_t i) const
    {
        const Component &drawn = m_design.components[i];
        const ComponentReport &one = m_report.components[i];
        Working made = leaf("Capacity of " + drawn.name, one.capacity, Unit::PerSecond, "");
        if (one.limitedBy == "quota") {
            made.formula = "capacity = rate limit";
            made.inputs = {parameter(drawn, "rateLimit")};
        } else if (one.limitedBy == "partitions" || one.limitedBy == "hot key") {
            made.formula = "capacity = limit of one partition / share of the hottest";
            made.inputs = {parameter(drawn, "partitions"), parameter(drawn, "partitionReads"),
                           parameter(drawn, "partitionWrites")};
        } else if (one.limitedBy == "leader") {
            const auto writes = servingOf(drawn).partitionWrites;
            made.formula = "capacity = writes of one replica / share of writes";
            made.note = "Replicas answer reads; one of them, the leader, takes all writes.";
            made.inputs = {
                leaf("Writes of one replica", writes, Unit::PerSecond, "as its reads are limited, by itself"),
                leaf("Writes that arrive", one.writeRate, Unit::PerSecond, "traffic equations")};
        } else if (one.limitedBy == "servers") {
            const Serving serving = servingOf(drawn);
            made.formula = "capacity = replicas x servers / mean time that a request holds a server";
            made.inputs = {parameter(drawn, "replicas"),
                           leaf("Servers of a replica", serving.servers, Unit::None,
                                drawn.states("servers") ? parameter(drawn, "servers").source
                                                        : "capacity x service time, rounded down"),
                           timeHeld(drawn, serving)};
        }
        return made;
    }

    /// How long a read keeps a server from others: its service time, or what a stated capacity leaves it.
    Working timeHeld(const Component &drawn, const Serving &serving) const
    {
        Working made = leaf("Time a read holds a server", serving.read.mean * serving.read.hold, Unit::Seconds, "");
        if (std::abs(serving.read.hold - 1) < 1e-9) {
            made.source = "service time";
            return made;
        }
        made.formula = "servers / capacity of a replica";
        if (drawn.text("auth") == "jwt")
            made.formula += " + time to verify a token";
        made.inputs = {parameter(drawn, "capacity")};
        return made;
    }

    Working ownAvailability(std::size_t i) const
    {
        const Component &drawn = m_design.components[i];
        const Failing failing = failingOf(drawn);
        Working made = leaf("Availability of " + drawn.name, m_report.components[i].availability, Unit::Probability,
                            "binary decision diagram (Bryant 1986; Rauzy 1993)",
                            failing.managed ? "the service as a whole, in its places"
                                            : "k of n replicas work, in zones and regions that work");
        made.inputs = {failing.mtbf && failing.mttr
                           ? leaf("Availability of a replica", 1 - failing.unavailability, Unit::Probability,
                                  parameter(drawn, "mtbf").source, "MTBF / (MTBF + MTTR)")
                           : parameter(drawn, "availability")};
        if (!failing.managed) {
            made.inputs.push_back(parameter(drawn, "replicas"));
            made.inputs.push_back(leaf("Replicas needed",
                                       failing.needed ? std::optional<double>(*failing.needed)
                                                      : m_report.components[i].neededForLoad.value_or(1),
                                       Unit::None,
                                       failing.needed ? parameter(drawn, "needed").source : "what the load needs"));
            if (failing.commonCause > 0)
                made.inputs.push_back(parameter(drawn, "commonCause"));
        }
        return made;
    }

    Working availability(const ClassReport &one) const
    {
        Working made = leaf("Availability of " + one.name, one.availability, Unit::Probability,
                            "binary decision diagram (Bryant 1986; Rauzy 1993), exact",
                            "probability that enough of the distinct parts work, each counted once");
        if (one.availability)
            made.note = formatDowntime(*one.availability, m_design.settings.daysOfMonth) + " a month, " +
                        formatDowntime(*one.availability, 365) + " a year.";
        if (one.outages)
            made.inputs.push_back(outages(*one.outages));
        for (const Importance &part : one.importance) {
            if (!part.component || made.inputs.size() >= 30)
                continue;
            const bool known = std::ranges::any_of(made.inputs, [&](const Working &input) {
                return input.name == "Availability of " + m_design.components[*part.component].name;
            });
            if (known)
                continue;
            Working input = ownAvailability(*part.component);
            input.note = "Causes " + formatShare(part.criticality, 2) + " of the downtime.";
            made.inputs.push_back(std::move(input));
        }
        return made;
    }

    Working outages(const Outages &of) const
    {
        Working made = leaf("Outages a month", of.perMonth, Unit::None, "Schneeweiss 1999",
                            "sum over the parts of unavailability / time to repair x chance that the part decides");
        made.inputs = {leaf("Mean outage", of.meanSeconds, Unit::Seconds, "", "unavailability / outages per second")};
        if (of.assumedShare > 0)
            made.inputs.push_back(
                leaf("Time to repair where none is stated", m_design.settings.repairTime, Unit::Seconds, "settings"));
        if (of.breach) {
            Working breach = leaf("Chance that a month breaches " + formatAvailability(*of.target), of.breach,
                                  Unit::Share, "compound Poisson with exponential outages, exact",
                                  "P(sum of the month's outages > (1 - target) x month)");
            breach.inputs = {leaf("A month allows", of.allowed, Unit::Seconds, "", "(1 - target) x month"),
                             leaf("Expected credit, share of the bill", of.credit, Unit::Share,
                                  "10 % below the target, 25 % below 99 %, all below 95 %")};
            made.inputs.push_back(std::move(breach));
        }
        return made;
    }

    Working success(const ClassReport &one) const
    {
        Working made = leaf("Success rate of " + one.name, one.successRate, Unit::Probability, "",
                            "success = availability x no errors, timeouts and rejections, retries counted");
        made.inputs = {leaf("Availability", one.availability, Unit::Probability, "above")};
        for (const std::size_t i : one.path)
            if (const double rejected = m_report.components[i].rejected.value_or(0); rejected > 0)
                made.inputs.push_back(leaf("Turned away by " + m_design.components[i].name, rejected, Unit::Share,
                                           "token bucket as M/D/1/B, or a full queue"));
        return made;
    }

    Working throughput(const ClassReport &one, bool mix) const
    {
        Working made = leaf(mix ? "Largest rate of " + one.name + " when all classes grow"
                                : "Largest rate of " + one.name + ", the others as they are",
                            mix ? one.maxWithMix : one.maxThroughput, Unit::PerSecond, "bottleneck analysis",
                            "the rate at which the first component on its path is fully used");
        if (const auto &settles = mix ? one.mixSettlesUpTo : one.settlesUpTo) {
            const std::size_t part = mix ? *m_report.bottleneck : *one.bottleneck;
            const std::string name = m_design.components[part].name;
            made.source = "fold of the fixed point of the attempts";
            made.formula = "the rate beyond which late calls, made again, make so many others late that no number of "
                           "attempts settles: the largest, over how busy it is, of arrivals / attempts";
            made.inputs = {leaf(name + " is then busy", settles->utilisation, Unit::Share, "utilisation there"),
                           leaf("Attempts that come to it for each that is planned", settles->attempts, Unit::None,
                                "from the chance that a call is late there"),
                           explainComponent(part, "utilisation")};
        } else if (one.bottleneck) {
            const ComponentReport &limit = m_report.components[*one.bottleneck];
            if (limit.limitedBy == "threads")
                made.note = "Its threads are tokens that go round what they wait for: a closed network (Reiser and "
                            "Lavenberg 1980).";
            made.inputs.push_back(explainComponent(*one.bottleneck, "utilisation"));
        }
        if (one.maxThroughputIsBound)
            made.note = "An upper bound: retries may settle no more before, at a rate that is not worked out here.";
        if (!mix && one.maxThroughput && *one.maxThroughput <= 0 && one.maxWithMix) {
            made.note = "The other classes alone are too many for it.";
            made.inputs.push_back(throughput(one, true));
        }
        if (!mix && one.safeThroughput)
            made.inputs.push_back(leaf("Largest rate at which a pile-up drains", one.safeThroughput, Unit::PerSecond,
                                       "",
                                       "capacity / attempts, every waiting call made as often as its retries allow"));
        return made;
    }

    static double figureOf(const LatencySummary &summary, std::string_view figure)
    {
        return figure == "p50"    ? summary.p50
               : figure == "p90"  ? summary.p90
               : figure == "p95"  ? summary.p95
               : figure == "p99"  ? summary.p99
               : figure == "p999" ? summary.p999
                                  : summary.mean;
    }

    static void sayHowSimulated(const ClassReport &one, std::optional<double> value, std::string_view figure,
                                Working &made)
    {
        if (!value || figure == "processed")
            return;
        const SimulatedMark &mark = *one.simulated;
        made.result = formatMeasuredSeconds(*value, figureOf(mark.halfWidth, figure));
        made.source = "simulation of " + std::to_string(mark.requests) + " requests";
        made.formula = "the design executed event by event; 95 % interval by independent replications (Student)";
        made.note = "Simulated, because no formula holds well here (the findings say why).";
        if (mark.analysed)
            made.note += " The analysis says " + formatSeconds(figureOf(*mark.analysed, figure)) + ".";
        if (!mark.precise)
            made.note += " The interval is wider than wanted; ninesketch simulate takes longer and says more.";
    }

    /// Above the mean, where parts that vary take more than their part of it.
    static bool isTail(const ClassReport &one, std::string_view figure, double whole)
    {
        return figure != "mean" && whole > one.latency->mean && one.latency->p99 > one.latency->mean;
    }

    /// How long what calls to the component carry is under way, where that is worth saying.
    std::vector<Working> transfersTo(std::size_t component, const ClassReport &one, const RequestClass &asked,
                                     const Payloads &payloads, double worthSaying) const
    {
        std::vector<Working> made;
        for (std::size_t c = 0; c < m_design.calls.size(); ++c) {
            const Call &call = m_design.calls[c];
            const Payload &payload = payloads.of(c, call.operation.value_or(asked.operation));
            const double seconds = payload.bytes() / m_design.settings.bandwidthBytesPerSecond;
            if (call.to != component || seconds < worthSaying ||
                std::ranges::find(one.path, call.from) == one.path.end())
                continue;
            Working transfer = leaf("Transfer from " + m_design.components[call.from].name, seconds, Unit::Seconds, "",
                                    "(request + answer) / bandwidth of a transfer");
            for (const auto &[name, bytes, stated] :
                 {std::tuple("Request", payload.request, call.requestBytes.has_value()),
                  std::tuple("Answer", payload.answer, call.responseBytes.has_value())})
                if (bytes.value_or(0) > 0)
                    transfer.inputs.push_back(leaf(name, bytes, Unit::Bytes,
                                                   stated ? "the arrow" : "the request class, or what a store keeps"));
            transfer.inputs.push_back(leaf("Bandwidth of a transfer", m_design.settings.bandwidthBytesPerSecond,
                                           Unit::BytesPerSecond, "settings"));
            made.push_back(std::move(transfer));
        }
        return made;
    }

    /// Whose milliseconds they are, largest first; they add up to the whole.
    std::vector<Working> shares(const ClassReport &one, std::string_view figure, double whole) const
    {
        const double mean = one.latency->mean, p99 = one.latency->p99;
        const bool tail = isTail(one, figure, whole);
        const auto at = [&](const BudgetShare &share) { // linear in how far from the mean
            return tail ? share.mean + (share.shareOfP99 * p99 - share.mean) * (whole - mean) / (p99 - mean)
                        : share.shareOfMean * whole;
        };
        std::vector<BudgetShare> budget = one.budget;
        std::ranges::stable_sort(budget, std::greater<>(), at);
        constexpr double worthSaying = 0.0005;
        const RequestClass &asked = *m_design.findClass(one.id);
        const Payloads payloads(m_design, asked, VisitPlans(m_design, asked), saidItemSizes(m_design));
        std::vector<Working> made;
        for (const BudgetShare &share : budget) {
            if (at(share) < worthSaying * whole)
                continue;
            Working part;
            part.name = "At " + m_design.components[share.component].name;
            part.result = formatSeconds(at(share));
            part.note = formatShare(at(share) / whole, 2) + " of " + (figure == "mean" ? "the mean" : spoken(figure));
            if (tail)
                part.note += "; " + formatSeconds(share.mean) + " on average";
            if (share.waiting > 0.001 * share.mean)
                part.note += ", " + formatSeconds(share.waiting) + " of it waiting";
            part.inputs = {explainComponent(share.component, "utilisation")};
            for (Working &transfer : transfersTo(share.component, one, asked, payloads, worthSaying * whole))
                part.inputs.push_back(std::move(transfer));
            made.push_back(std::move(part));
        }
        return made;
    }

    Working latency(const ClassReport &one, std::string_view figure) const
    {
        const auto &summary = figure == "processed" ? one.processed : one.latency;
        std::optional<double> value;
        if (summary)
            value = figureOf(*summary, figure);
        Working made = leaf(spoken(figure) + " latency of " + one.name, value, Unit::Seconds,
                            "transforms after Abate and Whitt 1995",
                            "distributions composed: in sequence by convolution, in parallel by the maximum, branches "
                            "and caches by mixture");
        if (one.saturated)
            made.note = "A component on its path is saturated: there is no finite latency.";
        else if (one.simulated)
            sayHowSimulated(one, value, figure, made);
        else if (one.latencyTrust == Trust::Doubtful)
            made.note = "A rough figure: no formula holds well here. A simulation says more.";
        if (!value || figure == "processed" || one.budget.empty())
            return made;
        made.inputs = shares(one, figure, *value);
        made.note += made.note.empty() ? "" : " ";
        made.note += isTail(one, figure, *value)
                         ? "Below: what a request that takes this long spends at each component, the hop to it counted "
                           "with it: E[X] + Cov(X, T) / Var(T) (t \u2212 E[T])."
                         : "Below: what a request spends at each component, the hop to it counted with it, as parts of "
                           "the mean.";
        return made;
    }

    const Design &m_design;
    const Report &m_report;
    DocumentSources m_sources;
    DataWorkings m_data;
};

void write(const Working &working, int depth, std::string &text)
{
    text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + working.name + " = " + working.result;
    if (!working.aloud.empty())
        text += " (" + working.aloud + ")";
    text += "\n";
    const std::string indent(static_cast<std::size_t>(depth) * 2 + 4, ' ');
    if (!working.formula.empty())
        text += indent + working.formula + "\n";
    if (!working.source.empty())
        text += indent + "from: " + working.source + "\n";
    if (!working.note.empty())
        text += indent + working.note + "\n";
    for (const Working &input : working.inputs)
        write(input, depth + 1, text);
}

} // namespace

std::vector<std::string> figures(const Design &design, const Report &report)
{
    std::vector<std::string> paths;
    for (const ClassReport &one : report.classes)
        for (const std::string_view figure : classFigures)
            paths.push_back("class/" + one.id + "/" + std::string(figure));
    for (const Component &component : design.components)
        if (component.kind->behaviour != Behaviour::Client)
            for (const std::string_view figure : componentFigures)
                paths.push_back("component/" + component.key + "/" + std::string(figure));
    return paths;
}

Working explain(const Design &design, const Report &report, std::string_view figure)
{
    const std::size_t first = figure.find('/'), last = figure.rfind('/');
    Working unknown;
    unknown.name = std::string(figure);
    unknown.result = "unknown";
    unknown.note = "There is no such figure.";
    if (first == std::string_view::npos || first == last)
        return unknown;
    const std::string_view what = figure.substr(0, first), who = figure.substr(first + 1, last - first - 1),
                           which = figure.substr(last + 1);
    const Explainer explainer(design, report);
    if (what == "class" && std::ranges::count(classFigures, which)) {
        const auto one = std::ranges::find(report.classes, who, &ClassReport::id);
        if (one != report.classes.end() && design.findClass(who))
            return explainer.explainClass(*one, which);
    }
    if (what == "component" && std::ranges::count(componentFigures, which))
        if (const auto index = design.indexOf(who); index && *index < report.components.size())
            return explainer.explainComponent(*index, which);
    return unknown;
}

std::string workingText(const Working &working)
{
    std::string text;
    write(working, 0, text);
    return text;
}

} // namespace ninesketch
