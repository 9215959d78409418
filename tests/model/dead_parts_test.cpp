// SPDX-License-Identifier: GPL-3.0-or-later
// What is killed passes nothing on: loads, rates, success and latencies of what is left, by hand and beside the
// simulation of the same design with the same part dead.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/scenario/scenario.h"
#include "model/simulation/simulation.h"
#include "tests/support/featured_design.h"

#include <QTest>

#include <cmath>

using namespace ninesketch;

namespace
{

Design designOf(const std::string &components, const std::string &calls)
{
    const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
        {"id": "users", "kind": "client", "params": {"rate": 100}}, )" +
                                       components + R"(], "calls": [{"from": "users", "to": "api"}, )" + calls + "]}");
    return design ? *design : throw std::runtime_error(design.error());
}

Design without(const Design &design, const char *key)
{
    return withKills(design, {{Kill::Part::Component, key, "", 1}});
}

Report reportOf(const Design &design)
{
    EvaluateOptions options;
    options.latencyCurve = false;
    return evaluate(design, options);
}

const ComponentReport &part(const Report &report, std::string_view key)
{
    return *std::ranges::find(report.components, key, &ComponentReport::key);
}

bool near(double actual, double expected, double relative = 1e-9)
{
    return std::abs(actual - expected) <= relative * std::abs(expected);
}

const char *const api = R"({"id": "api", "params": {"availability": 1, "serviceTime": 0.001, "servers": 1}})";

/// `more`: further parameters, each with a comma before it.
std::string store(const std::string &key, const std::string &more = "")
{
    return "{\"id\": \"" + key +
           "\", \"kind\": \"sql-database\", \"params\": {\"availability\": 1, \"serviceTime\": 0.002, " +
           "\"servers\": 1" + more + "}}";
}

} // namespace

class DeadPartsTest : public QObject
{
    Q_OBJECT

private slots:
    /// users -> api -> orders -> db: nothing comes to the database of a dead service, and it limits nothing.
    void whatLiesBehindGetsNothing()
    {
        const Design drawn =
            designOf(std::string(api) + R"(, {"id": "orders", "params": {"availability": 1, "serviceTime": 0.004,
                     "servers": 1, "pricePerReplica": 70}}, )" +
                         store("db"),
                     R"({"from": "api", "to": "orders"}, {"from": "orders", "to": "db"})");
        const Report alive = reportOf(drawn), dead = reportOf(without(drawn, "orders"));
        QVERIFY(near(*part(alive, "db").utilisation, 0.2));
        QCOMPARE(part(dead, "db").arrivalRate, 0.0);
        QCOMPARE(part(dead, "db").utilisation.value_or(0), 0.0);
        QVERIFY(near(*part(dead, "api").utilisation, 0.1)); // it is still asked
        const ComponentReport &orders = part(dead, "orders");
        QVERIFY(!orders.utilisation && !orders.waiting && !orders.response && !orders.capacity && !orders.saturatesAt);
        QCOMPARE(orders.arrivalRate, 100.0);
        QCOMPARE(orders.served, std::optional(0.0));
        QVERIFY(near(*dead.classes[0].maxThroughput, 1000)); // of the API: all of them fail
        QCOMPARE(*dead.classes[0].successRate, 0.0);
        QVERIFY(near(*alive.monthlyCost - *dead.monthlyCost, 70));
    }

    /// What was to be called after a dead part is not called; what runs beside it is.
    void whatComesAfterwardsIsNotCalled()
    {
        const Design drawn =
            designOf(std::string(api) + ", " + store("beside") + ", " + store("after") + ", " + store("dead"),
                     R"({"from": "api", "to": "beside", "stage": 0}, {"from": "api", "to": "dead", "stage": 0},
               {"from": "api", "to": "after", "stage": 1})");
        const Report report = reportOf(without(drawn, "dead"));
        QCOMPARE(part(report, "beside").arrivalRate, 100.0);
        QCOMPARE(part(report, "after").arrivalRate, 0.0);
        QVERIFY(near(*reportOf(drawn).classes[0].maxThroughput, 500));
    }

    void optionalPartsAreMissedByNobody()
    {
        const Design drawn = designOf(std::string(api) + ", " + store("extra") + ", " + store("db"),
                                      R"({"from": "api", "to": "extra", "stage": 0, "required": "optional"},
                                         {"from": "api", "to": "db", "stage": 1})");
        const Report report = reportOf(without(drawn, "extra"));
        QCOMPARE(*report.classes[0].successRate, 1.0);
        QCOMPARE(part(report, "db").arrivalRate, 100.0);
        QVERIFY(report.classes[0].latency->mean < reportOf(drawn).classes[0].latency->mean);
    }

    void fallbacksTakeOver()
    {
        const Design drawn = designOf(std::string(api) + ", " + store("first") + ", " + store("second"),
                                      R"({"from": "api", "to": "first", "retries": 2},
                                         {"from": "api", "to": "second", "required": "fallback"})");
        QCOMPARE(part(reportOf(drawn), "second").arrivalRate, 0.0);
        const Report report = reportOf(without(drawn, "first"));
        QVERIFY(near(part(report, "first").arrivalRate, 300));
        QVERIFY(near(part(report, "second").arrivalRate, 100));
        QVERIFY(near(*part(report, "second").utilisation, 0.2));
        QCOMPARE(*report.classes[0].successRate, 1.0);
        QVERIFY(near(*report.classes[0].maxThroughput, 500)); // of the second
    }

    /// A part that is called now and then fails the requests that call it.
    void callsByChanceFailBySo()
    {
        const Design drawn = designOf(std::string(api) + ", " + store("rare") + ", " + store("db"),
                                      R"({"from": "api", "to": "rare", "stage": 0, "perRequest": 0.3},
                                         {"from": "api", "to": "db", "stage": 1})");
        const Report report = reportOf(without(drawn, "rare"));
        QVERIFY(near(*report.classes[0].availability, 0.7));
        QVERIFY(near(*report.classes[0].successRate, 0.7)); // and not twice
        QVERIFY(near(part(report, "db").arrivalRate, 70));
    }

    /// A balancer sends all to the target that can answer, however deep the other one's trouble lies.
    void balancersSeeWhatCannotAnswer()
    {
        const std::string services = R"(, {"id": "lb", "kind": "load-balancer", "params": {"availability": 1}},
            {"id": "left", "params": {"availability": 1, "serviceTime": 0.004, "servers": 1}},
            {"id": "right", "params": {"availability": 1, "serviceTime": 0.004, "servers": 1}}, )";
        const Design drawn = designOf(std::string(api) + services + store("l-db") + ", " + store("r-db"),
                                      R"({"from": "api", "to": "lb"}, {"from": "lb", "to": "left"},
                                         {"from": "lb", "to": "right"}, {"from": "left", "to": "l-db"},
                                         {"from": "right", "to": "r-db"})");
        for (const char *victim : {"left", "l-db"}) {
            const Report report = reportOf(without(drawn, victim));
            QVERIFY(near(part(report, "right").arrivalRate, 100));
            QVERIFY(near(part(report, "r-db").arrivalRate, 100));
            QCOMPARE(part(report, "l-db").arrivalRate, 0.0);
            QCOMPARE(*report.classes[0].successRate, 1.0);
            QCOMPARE(*report.classes[0].availability, 1.0);
            QVERIFY(near(*report.classes[0].maxThroughput, 250));
        }
        // one that fails now and then is asked, and the next one where it can't answer
        Design rarely = drawn;
        for (Call &call : rarely.calls)
            if (rarely.components[call.to].key == "l-db")
                call.perRequest = 0.4;
        const Report report = reportOf(without(rarely, "l-db"));
        QVERIFY(near(part(report, "left").arrivalRate, 50));
        QVERIFY(near(part(report, "right").arrivalRate, 50 + 0.4 * 50));
        QCOMPARE(*report.classes[0].successRate, 1.0);
    }

    void storesTakeWhatADeadCacheWouldHaveHit()
    {
        for (const char *policy : {"aside", "read-through"}) {
            const bool aside = std::string_view(policy) == "aside";
            Design drawn =
                designOf(std::string(api) + ", " + store("db") +
                             R"(, {"id": "cache", "kind": "cache", "params": {"availability": 1, "hitRatio": 0.9}})",
                         aside ? R"({"from": "api", "to": "cache"}, {"from": "api", "to": "db"})"
                               : R"({"from": "api", "to": "cache"}, {"from": "cache", "to": "db"})");
            drawn.components[*drawn.indexOf("cache")].parameters["policy"] = std::string(policy);
            QVERIFY(near(part(reportOf(drawn), "db").arrivalRate, 10));
            const Report report = reportOf(without(drawn, "cache"));
            QVERIFY(near(part(report, "db").arrivalRate, aside ? 100 : 0)); // through a dead one nothing comes
            QVERIFY(near(*report.classes[0].successRate, aside ? 1 : 0));
        }
    }

    /// Not only the zone's own replicas: what is behind the service that has no replica left gets nothing.
    void aLostZoneIsNoLoadBehindIt()
    {
        const Design drawn = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": 0.001, "replicas": 4, "zones": "a, b"}},
               {"id": "orders", "params": {"availability": 1, "serviceTime": 0.001, "zones": "a"}}, )" +
                store("db", R"(, "zones": "b, c")"),
            R"({"from": "api", "to": "orders"}, {"from": "orders", "to": "db"})");
        const Report alive = reportOf(drawn), dead = reportOf(withKills(drawn, {{Kill::Part::Zone, "a", "", 1}}));
        QVERIFY(near(part(dead, "api").utilisation.value(), 2 * *part(alive, "api").utilisation));
        QVERIFY(near(part(alive, "db").arrivalRate, 100));
        QCOMPARE(part(dead, "db").arrivalRate, 0.0);
    }

    /// A limit that is counted in a store of its own holds nobody back while that is dead: who goes on without it lets
    /// all in, who does not lets none.
    void deadCountersCountNothing_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("fails open") << true;
        QTest::newRow("fails closed") << false;
    }

    void deadCountersCountNothing()
    {
        QFETCH(bool, open);
        Design drawn = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": 0.001, "servers": 1, "rateLimit": 60}}, )" +
                store("counters") + ", " + store("db"),
            R"({"from": "api", "to": "counters", "stage": 1}, {"from": "api", "to": "db", "stage": 2})");
        for (Call &call : drawn.calls)
            if (open && drawn.components[call.to].key == "counters")
                call.requirement = Requirement::Optional;
        const Report alive = reportOf(drawn), dead = reportOf(without(drawn, "counters"));
        QVERIFY(*part(alive, "api").rejected > 0.39);
        QCOMPARE(part(dead, "api").rejected.value_or(0), 0.0);
        QCOMPARE(part(dead, "api").limitedBy, std::string("servers"));
        QCOMPARE(*dead.classes[0].successRate, open ? 1.0 : 0.0);
        QCOMPARE(part(dead, "db").arrivalRate, open ? 100.0 : 0.0);
        QVERIFY(near(*dead.classes[0].maxThroughput, open ? 500 : 1000));
        const auto told = [&](const Report &report, const char *id) {
            return std::ranges::find(report.findings, id, &Finding::id) != report.findings.end();
        };
        QCOMPARE(told(dead, "limit-fails-open"), open);
        QCOMPARE(told(dead, "limit-fails-closed"), !open);
        QVERIFY(!told(alive, "limit-fails-open") && !told(dead, "rejects"));
        SimulationOptions options;
        options.requests = 20'000;
        const SimulationResult seen = simulate(without(drawn, "counters"), options);
        QCOMPARE(seen.components[1].rejected.value, 0.0);
        QCOMPARE(seen.classes[0].successRate.value, open ? 1.0 : 0.0);
        if (open)
            QVERIFY(std::abs(seen.components[*drawn.indexOf("db")].arrivalRate.value - 100) < 5);
    }

    /// Nothing is wanted of a part that was killed; that it is off is said.
    void findingsLeaveTheDeadAlone()
    {
        for (const test::Family &family : test::families)
            for (int seed = 1; seed <= 2; ++seed) {
                Design drawn = test::familyDesign(family, seed);
                for (Component &component : drawn.components)
                    if (!component.is("client"))
                        component.parameters["availability"] = 0.999;
                drawn.targets.push_back({{}, Metric::Availability, 0.9999});
                const std::size_t victim = 1 + static_cast<std::size_t>(seed) % (drawn.components.size() - 1);
                const std::string id = drawn.components[victim].id;
                const Report report = reportOf(without(drawn, drawn.components[victim].key.c_str()));
                int told = 0;
                for (const Finding &finding : report.findings)
                    for (const std::string &element : finding.elements)
                        if (element == id && finding.id != "target-missed" && finding.id != "nobody-calls") {
                            QVERIFY2(finding.id == "switched-off", finding.sentence.c_str());
                            ++told;
                        }
                QCOMPARE(told, 1);
            }
    }

    void theSimulationOfTheSameAgrees_data()
    {
        QTest::addColumn<int>("family");
        for (std::size_t f = 0; f < std::size(test::families); ++f)
            QTest::newRow(test::families[f].name) << static_cast<int>(f);
    }

    /// Rates, utilisations and success of all that is left, where the load fits.
    void theSimulationOfTheSameAgrees()
    {
        QFETCH(int, family);
        for (int seed = 1; seed <= 3; ++seed) {
            const Design drawn = test::familyDesign(test::families[family], seed);
            const std::size_t victim = 1 + static_cast<std::size_t>(seed * 5 + family) % (drawn.components.size() - 1);
            const Design dead = without(drawn, drawn.components[victim].key.c_str());
            const Report report = reportOf(dead);
            constexpr double calm = 0.8; // near to full, retries and hedges have the last word
            if (std::ranges::any_of(report.components,
                                    [](const ComponentReport &one) { return one.utilisation.value_or(0) > calm; }))
                continue;
            SimulationOptions options;
            options.seed = static_cast<std::uint64_t>(seed);
            options.mostEvents = 400'000;
            const SimulationResult seen = simulate(dead, options);
            if (seen.saturated)
                continue;
            const auto agree = [](double estimate, const Measured &simulated, double relative, double absolute) {
                const double noise = std::isfinite(simulated.halfWidth) ? 2 * simulated.halfWidth : HUGE_VAL;
                return std::abs(estimate - simulated.value) <= relative * simulated.value + absolute + noise;
            };
            for (std::size_t i = 0; i < report.components.size(); ++i) {
                const ComponentReport &one = report.components[i];
                const QByteArray where = "seed " + QByteArray::number(seed) + " without " +
                                         drawn.components[victim].key.c_str() + ": " + one.key.c_str();
                if (!dead.components[i].enabled)
                    continue;
                QVERIFY2(agree(one.arrivalRate, seen.components[i].arrivalRate, 0.03, 0.1), where);
                if (one.limitedBy == "servers")
                    QVERIFY2(agree(*one.utilisation, seen.components[i].utilisation, 0.03, 0.003), where);
            }
            for (std::size_t r = 0; r < report.classes.size(); ++r)
                if (report.classes[r].successRate && seen.classes[r].requests > 0)
                    QVERIFY2(agree(*report.classes[r].successRate, seen.classes[r].successRate, 0.01, 0.003),
                             qPrintable(QString("seed %1 class %2").arg(seed).arg(r)));
        }
    }
};

QTEST_APPLESS_MAIN(DeadPartsTest)
#include "dead_parts_test.moc"
