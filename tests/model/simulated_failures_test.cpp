// SPDX-License-Identifier: GPL-3.0-or-later
// Failures and limits as the simulation executes them, beside the decision diagram and the limits of the analysis.
#include "model/design/design_json.h"
#include "model/evaluation/evaluate.h"
#include "model/simulation/simulation.h"
#include "model/simulation/simulation_model.h"
#include "tests/support/simple_design.h"
#include <QTest>
#include <cmath>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

Component part(const char *kind, const char *name, Parameters more)
{
    more["serviceTime"] = 1e-3;
    more["servers"] = 4.0;
    if (!more.contains("managed"))
        more["managed"] = 0.0;
    return component(kind, name, std::move(more));
}

/// Simulated beside analysed availability of the first class; both parts of the message.
void agree(Design design, std::uint64_t requests = 300'000)
{
    design.settings.zoneAvailability = 0.98;
    design.settings.regionAvailability = 0.99;
    const Report report = evaluate(design);
    SimulationOptions options;
    options.requests = requests;
    options.replications = 20;
    for (const ComponentReport &one : report.components)
        options.needed.push_back(static_cast<int>(one.neededForLoad.value_or(1)));
    const auto seen = simulateAvailability(design, options)[0];
    QVERIFY(seen);
    QVERIFY2(seen->halfWidth > 0 && seen->halfWidth < 0.1 * (1 - seen->value),
             qPrintable(QString("%1 +- %2").arg(seen->value, 0, 'g', 8).arg(seen->halfWidth, 0, 'g', 3)));
    QVERIFY2(std::fabs(seen->value - *report.classes[0].availability) <= 2 * seen->halfWidth,
             qPrintable(QString("simulated %1 +- %2, diagram %3")
                            .arg(seen->value, 0, 'g', 8)
                            .arg(seen->halfWidth, 0, 'g', 3)
                            .arg(*report.classes[0].availability, 0, 'g', 8)));
}

} // namespace

class SimulatedFailuresTest : public QObject
{
    Q_OBJECT

private slots:
    void unstatedRepairsLastAsTheDesignSays()
    {
        Design design = chain(10, {part("service", "a", {{"availability", 0.99}})});
        design.settings.repairTime = 600;
        SimulationModel failing = makeSimulationModel(design, 1);
        addFailures(failing, design, {});
        QCOMPARE(failing.parts.size(), std::size_t(1));
        QCOMPARE(failing.parts[0].downTime, 600.0);
    }

    void replicasOfWhichSomeAreNeeded()
    {
        agree(chain(10, {part("service", "a", {{"replicas", 5.0}, {"needed", 3.0}, {"availability", 0.9}})}));
        // by the load: 10 000 per second want three replicas of four servers
        agree(chain(10'000, {part("service", "a", {{"replicas", 4.0}, {"availability", 0.95}})}));
    }

    void zonesAreSharedByWhatStandsInThem()
    {
        const std::string two = "a, b", three = "a, b, c", here = "north";
        agree(chain(10, {part("service", "web", {{"replicas", 2.0}, {"zones", two}, {"availability", 0.97}}),
                         part("sql-database", "db",
                              {{"replicas", 3.0}, {"zones", three}, {"availability", 0.97}, {"needed", 2.0}})}));
        agree(chain(
            10,
            {part("service", "web", {{"replicas", 2.0}, {"zones", two}, {"region", here}, {"availability", 0.97}}),
             part("sql-database", "db", {{"managed", 1.0}, {"zones", two}, {"region", here}, {"availability", 0.98}}),
             part("external-api", "mail", {{"managed", 1.0}, {"region", here}, {"availability", 0.99}})}));
    }

    /// A managed cache goes on when one of its zones is down, and answers what it holds while the store is down.
    void managedServicesGoOnWithoutAZone()
    {
        Design design = chain(
            10, {part("service", "web", {{"availability", 1.0}}),
                 part("cache", "cache",
                      {{"managed", 1.0},
                       {"zones", std::string("a, b")},
                       {"availability", 0.92},
                       {"hitRatio", 0.66},
                       {"policy", std::string("aside")}}),
                 part("sql-database", "db",
                      {{"replicas", 4.0}, {"needed", 3.0}, {"zones", std::string("a, b")}, {"availability", 0.95}})});
        design.calls[2].from = 1; // beside the cache
        agree(design);
    }

    void quorumsAreReplicas()
    {
        for (const int needed : {1, 2, 3}) {
            Design design =
                chain(10, {part("service", "web", {{"availability", 1.0}}),
                           part("sql-database", "db",
                                {{"replicas", 3.0}, {"availability", 0.9}, {"zones", std::string("a, b, c")}})});
            design.calls[1].copies = 3;
            design.calls[1].quorum = needed;
            agree(design, 800'000); // all three down is rare
            design.settings.zoneAvailability = 1;
            const double q = 1 - 0.9, p = 0.9;
            const double wanted[] = {q * q * q, q * q * q + 3 * q * q * p, 1 - p * p * p};
            QVERIFY(std::fabs(*evaluate(design).classes[0].unavailability - wanted[needed - 1]) < 1e-12);
        }
    }

    /// Each replica gets one copy at most: those that are left have no more to do, and one replica more leaves two that
    /// must answer.
    void copiesAskForNoMoreReplicasThanTheirQuorum()
    {
        double before = 1;
        for (const double replicas : {3.0, 4.0, 5.0}) {
            Design design = chain(80, {part("service", "web", {{"availability", 1.0}}),
                                       part("sql-database", "db",
                                            {{"replicas", replicas},
                                             {"servers", 1.0},
                                             {"serviceTime", 0.01},
                                             {"distribution", std::string("exponential")},
                                             {"availability", 0.9}})});
            design.calls[1].copies = 3;
            design.calls[1].quorum = 2;
            const Report made = evaluate(design);
            QCOMPARE(*made.components[2].neededForLoad, 1.0);
            const int n = static_cast<int>(replicas);
            const double missing = std::pow(0.1, n) + n * 0.9 * std::pow(0.1, n - 1);
            QVERIFY(std::fabs(*made.classes[0].unavailability - missing) < 1e-12);
            QVERIFY(*made.classes[0].unavailability < before);
            before = *made.classes[0].unavailability;
        }
    }

    void commonCausesAndFailovers()
    {
        agree(chain(10, {part("sql-database", "db",
                              {{"replicas", 2.0}, {"mtbf", 900.0}, {"mttr", 100.0}, {"commonCause", 0.2}})}));
        agree(chain(10, {part("sql-database", "db",
                              {{"replicas", 2.0}, {"mtbf", 1000.0}, {"mttr", 10.0}, {"failover", 20.0}})}));
    }

    void balancersLeaveOutWhatIsDown()
    {
        Design design = chain(10, {part("load-balancer", "lb", {{"availability", 1.0}})});
        design.components.push_back(part("service", "left", {{"availability", 0.9}}));
        design.components.push_back(part("service", "right", {{"availability", 0.9}}));
        design.components.push_back(part("sql-database", "left db", {{"availability", 0.95}}));
        design.components.push_back(part("sql-database", "right db", {{"availability", 0.95}}));
        for (const auto &[from, to] : {std::pair{1, 2}, {1, 3}, {2, 4}, {3, 5}}) {
            Call call;
            call.from = static_cast<std::size_t>(from);
            call.to = static_cast<std::size_t>(to);
            call.id = std::to_string(from) + ">" + std::to_string(to);
            design.calls.push_back(call);
        }
        agree(design);
    }

    void cachesFallBackToTheStoreAndFallbacksHelp()
    {
        Design design = chain(10, {part("service", "api", {{"availability", 1.0}}),
                                   part("cache", "cache", {{"availability", 0.8}, {"hitRatio", 0.7}})});
        design.components.push_back(part("sql-database", "db", {{"availability", 0.9}}));
        design.components.push_back(part("external-api", "x", {{"availability", 0.8}}));
        design.components.push_back(part("external-api", "y", {{"availability", 0.7}}));
        for (const std::size_t to : {3, 4, 5}) {
            Call call;
            call.from = 1;
            call.to = to;
            call.id = "to " + std::to_string(to);
            call.stage = to > 3 ? 5 : 0;
            call.stageStated = to > 3;
            if (to == 5)
                call.requirement = Requirement::Fallback;
            design.calls.push_back(call);
        }
        completeDesign(design);
        design.classes[0].entry = design.indexOf("client");
        agree(design);
    }

    void lostReplicasLeaveLessRoom()
    {
        // two of four replicas are down half of the time: what is left is too little for the load
        Design design = chain(3000, {part("service", "a", {{"replicas", 2.0}, {"mtbf", 2.0}, {"mttr", 2.0}})});
        design.components[1].parameters["servers"] = 2.0;
        SimulationOptions options;
        options.seconds = 60;
        options.replications = 4;
        options.threads = 1;
        const double whole = simulate(design, options).classes[0].latency.p99.value;
        options.failures = true;
        const SimulationResult failing = simulate(design, options);
        QVERIFY(failing.classes[0].latency.p99.value > 5 * whole);
        QVERIFY(failing.classes[0].successRate.value < 0.95);
    }

    /// A limit of half of what comes, counted in a store that is down half of the time and missed by nobody: half of
    /// the requests come when nobody counts.
    void deadCountersTurnNobodyAway()
    {
        Design design =
            chain(1000, {part("service", "a", {{"availability", 1.0}, {"rateLimit", 500.0}, {"burst", 1.0}}),
                         part("key-value-store", "counters", {{"managed", 1.0}, {"mtbf", 1.0}, {"mttr", 1.0}})});
        design.calls[1].requirement = Requirement::Optional;
        SimulationOptions options;
        options.seconds = 400;
        options.replications = 4;
        options.threads = 1;
        const double counted = simulate(design, options).classes[0].successRate.value;
        QVERIFY(counted > 0.2 && counted < 0.5); // a bucket of one token lets in less than it is filled with
        options.failures = true;
        const Measured both = simulate(design, options).classes[0].successRate;
        QVERIFY2(std::fabs(both.value - (1 + counted) / 2) <= 2 * both.halfWidth,
                 qPrintable(QString("%1 +- %2, alone %3").arg(both.value).arg(both.halfWidth).arg(counted)));
    }

    void partitionsLimitWithTheirSkew()
    {
        const auto store = [](double skew) {
            return component("key-value-store", "table",
                             {{"partitions", 8.0}, {"partitionReads", 1000.0}, {"skew", skew}});
        };
        for (const double skew : {0.0, 1.0}) {
            const double hottest = hottestShareOf(skew);
            Design design = chain(0.7 * 1000 / hottest, {store(skew)});
            const Report report = evaluate(design);
            SimulationOptions options;
            options.requests = 400'000;
            const SimulationResult below = simulate(design, options);
            const Measured &busy = below.components[1].utilisation;
            QVERIFY(std::fabs(busy.value - *report.components[1].utilisation) <= 2 * busy.halfWidth);
            QVERIFY(std::fabs(busy.value - 0.7) < 0.02);
            QVERIFY(!below.saturated && below.components[1].waiting.value < 1e-3);
            design.classes[0].peakRate = 1.5 * 1000 / hottest;
            QVERIFY(evaluate(design).classes[0].saturated);
            QVERIFY(simulate(design, options).saturated);
        }
    }

    void theSameForAnyNumberOfThreads()
    {
        Design design = chain(
            10,
            {part("service", "a",
                  {{"replicas", 3.0}, {"zones", std::string("a, b")}, {"availability", 0.9}, {"commonCause", 0.1}})});
        SimulationOptions options;
        options.requests = 20'000;
        options.threads = 1;
        const auto one = simulateAvailability(design, options)[0];
        options.threads = 3;
        const auto two = simulateAvailability(design, options)[0];
        QVERIFY(one->value == two->value && one->halfWidth == two->halfWidth);
    }

private:
    static double hottestShareOf(double skew)
    {
        double sum = 0;
        for (int rank = 1; rank <= 8; ++rank)
            sum += std::pow(rank, -skew);
        return 1 / sum;
    }
};

QTEST_APPLESS_MAIN(SimulatedFailuresTest)
#include "simulated_failures_test.moc"
