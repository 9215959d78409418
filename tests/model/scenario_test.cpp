// SPDX-License-Identifier: GPL-3.0-or-later
// More load and dead parts: what is left of a design, and the order in which it breaks.
#include "model/design/design_text.h"
#include "model/design/kept_texts.h"
#include "model/design/serving.h"
#include "model/estimates/targets.h"
#include "model/evaluation/evaluate.h"
#include "model/scenario/breaking.h"
#include "model/scenario/capacity_plan.h"
#include "model/scenario/scenario.h"

#include <QTest>
#include <cmath>

#include <algorithm>

using namespace ninesketch;

namespace
{

Design designOf(const char *text)
{
    auto design = readDesignText(text);
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

/// 100 requests per second; the API is full at 400, the database at 1000, the cache at 100 k.
Design shop()
{
    return designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
        {"id": "users", "kind": "client", "params": {"rate": 100}},
        {"id": "api", "kind": "service", "params": {"replicas": 4, "capacity": 100, "zones": "a, b, c", "region": "eu"}},
        {"id": "db", "kind": "sql-database", "params": {"capacity": 1000, "zones": "a, b", "region": "eu"}}],
        "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}]})");
}

const Component &part(const Design &design, const char *key)
{
    return design.components[design.indexOf(key).value()];
}

} // namespace

class ScenarioTest : public QObject
{
    Q_OBJECT

private slots:
    void zonesTakeTheReplicasDealtToThem()
    {
        // four replicas over a, b, c: two of them in a
        const Design without = withKills(shop(), {{Kill::Part::Zone, "a", "", 1}});
        QCOMPARE(servingOf(part(without, "api")).replicas, 2);
        QCOMPARE(zonesOf(part(without, "api")), (std::vector<std::string>{"b", "c"}));
        QVERIFY(part(without, "api").enabled);
        QVERIFY(!part(without, "db").enabled); // its only replica lived in a
        const Design alive = withKills(shop(), {{Kill::Part::Zone, "b", "", 1}});
        QVERIFY(part(alive, "db").enabled);
        QCOMPARE(replicasLost(shop(), {{Kill::Part::Zone, "a", "", 1}}), (std::vector<int>{2, 1, 0}));
        QVERIFY(withKills(shop(), {{Kill::Part::Zone, "a", "us", 1}}) == shop()); // another region's zone
    }

    void managedServicesMoveToAnotherZone()
    {
        Design design = shop();
        design.components[*design.indexOf("db")].parameters["managed"] = 1.0;
        const Kill a{Kill::Part::Zone, "a", "", 1}, b{Kill::Part::Zone, "b", "", 1};
        QVERIFY(part(withKills(design, {a}), "db").enabled);
        QVERIFY(!part(withKills(design, {a, b}), "db").enabled);
    }

    void replicasDieOneByOneAndPinnedOnesAreMissed()
    {
        Design design = shop();
        const Kill two{Kill::Part::Replicas, "api", "", 2};
        QCOMPARE(servingOf(part(withKills(design, {two}), "api")).replicas, 2);
        design.components[*design.indexOf("api")].parameters["needed"] = 3.0;
        QVERIFY(!part(withKills(design, {two}), "api").enabled); // three of four are needed, two are left
        QVERIFY(!part(withKills(shop(), {{Kill::Part::Replicas, "api", "", 4}}), "api").enabled);
        QVERIFY(!part(withKills(shop(), {{Kill::Part::Region, "eu", "", 1}}), "db").enabled);
        QVERIFY(withKills(shop(), {{Kill::Part::Component, "users", "", 1}}) == shop()); // clients don't die
        QVERIFY(withKills(shop(), {{Kill::Part::Component, "nobody", "", 1}}) == shop());
    }

    void aDeadDatabaseTakesTheClassDown()
    {
        const Design dead = withKills(shop(), {{Kill::Part::Component, "db", "", 1}});
        const Report report = evaluate(dead);
        QCOMPARE(report.classes.at(0).availability.value(), 0.0);
        QVERIFY(*evaluate(shop()).classes.at(0).availability > 0.9);
    }

    void whatIsDownHasNoLatencyAndMissesIt()
    {
        Design design = shop();
        design.targets.push_back({.classId = {}, .metric = Metric::P99, .value = 10});
        const Report alive = evaluate(design);
        QVERIFY(alive.classes.at(0).latency && alive.targets.at(0).met);
        const Report dead = evaluate(withKills(design, {{Kill::Part::Component, "db", "", 1}}));
        const ClassReport &down = dead.classes.at(0);
        QVERIFY(down.unanswered() && !down.latency && !down.outages && down.budget.empty());
        const TargetResult &missed = dead.targets.at(0);
        QVERIFY(!missed.met && missed.missed());
        QCOMPARE(actualText(missed), std::string("no answer"));
        QCOMPARE(missed.blamed, std::vector<std::size_t>{*design.indexOf("db")});
    }

    /// A time until processed is judged at the share that its target says.
    void whatIsProcessedIsJudgedAtItsShare()
    {
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"},
                           {"id": "q", "kind": "message-queue"}, {"id": "w", "kind": "worker"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "q", "mode": "async"},
                      {"from": "q", "to": "w", "mode": "consume"}],
            "targets": [{"metric": "freshnessP50", "value": 10}, {"metric": "freshnessP90", "value": 10},
                        {"metric": "freshnessP95", "value": 10}, {"metric": "freshness", "value": 10},
                        {"metric": "freshnessP999", "value": 10}]})");
        const Report report = evaluate(design);
        const auto &processed = report.classes.at(0).processed;
        QVERIFY(processed && processed->p50 < processed->p90 && processed->p99 < processed->p999);
        const double expected[] = {processed->p50, processed->p90, processed->p95, processed->p99, processed->p999};
        for (std::size_t i = 0; i < std::size(expected); ++i) {
            QCOMPARE(report.targets.at(i).actual.value_or(0), expected[i]);
            QVERIFY(report.targets.at(i).met);
        }
    }

    /// Who consumes is dead: what is handed over is kept, and nothing of it is ever processed.
    void whatNobodyConsumesIsNotProcessed_data()
    {
        QTest::addColumn<QString>("killed");
        QTest::newRow("the consumer") << "w";
        QTest::newRow("the queue") << "q";
    }

    void whatNobodyConsumesIsNotProcessed()
    {
        QFETCH(QString, killed);
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"},
                           {"id": "q", "kind": "message-queue"}, {"id": "w", "kind": "worker"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "q", "mode": "async"},
                      {"from": "q", "to": "w", "mode": "consume"}],
            "targets": [{"metric": "freshness", "value": 10}]})");
        QVERIFY(evaluate(design).targets.at(0).met);
        const std::string key = killed.toStdString();
        const TargetResult missed = evaluate(withKills(design, {{Kill::Part::Component, key, "", 1}})).targets.at(0);
        QVERIFY(missed.missed());
        QCOMPARE(actualText(missed), std::string("nothing processed"));
        QCOMPARE(missed.blamed, std::vector<std::size_t>{*design.indexOf(key)});
        QVERIFY2(missed.blame.ends_with(" is switched off"), missed.blame.c_str());
    }

    void theOrderInWhichThingsBreak()
    {
        const auto points = breakingPoints(shop());
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(shop().components[points[0].component].key, std::string("api"));
        QVERIFY(std::abs(points[0].load - 4) < 1e-9);
        QVERIFY(std::abs(points[0].rate - 400) < 1e-6);
        QVERIFY(std::abs(points[1].load - 10) < 1e-9);
        // the load that evaluation is given only shifts what is left
        EvaluateOptions twice;
        twice.loadFactor = 2;
        QVERIFY(std::abs(*evaluate(shop(), twice).headroom - 2) < 1e-9);
    }

    /// A pool of blocking threads fills as latency grows: before what utilisation alone would say.
    void threadsFillFasterThanTheLoadGrows()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 100}},
            {"id": "web", "kind": "service",
             "params": {"blocking": 1, "threads": 2, "serviceTime": 0.001, "servers": 1000}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": 0.005, "servers": 1, "capacity": 200}}],
            "calls": [{"from": "users", "to": "web"}, {"from": "web", "to": "db"}]})");
        const auto points = breakingPoints(design);
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(design.components[points[0].component].key, std::string("web"));
        QCOMPARE(points[0].limitedBy, std::string("threads"));
        // two threads go round 1 ms and a server of 5 ms: one alone 1 / 6 ms, which is so busy; two take 10.17 ms each
        QVERIFY2(std::abs(points[0].load - 20 / (1 + 5 * (1 + 5 / 6.0))) < 1e-6,
                 std::to_string(points[0].load).c_str());
        QVERIFY(std::abs(points[1].load - 2) < 1e-6);
    }

    /// Late calls that are made again bring it down before it is full: there where the estimates say.
    void retriesBringDownWhereTheEstimatesSay()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 30}},
            {"id": "web", "kind": "service", "params": {"serviceTime": 0.001, "servers": 10}},
            {"id": "db", "kind": "sql-database",
             "params": {"serviceTime": 0.01, "servers": 1, "distribution": "exponential"}}],
            "calls": [{"from": "users", "to": "web"}, {"from": "web", "to": "db", "timeout": 0.06, "retries": 3}]})");
        const Report report = evaluate(design);
        QVERIFY(report.headroom && *report.headroom > 1.9 && *report.headroom < 2.0);
        const auto points = breakingPoints(design);
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(design.components[points[0].component].key, std::string("db"));
        QCOMPARE(points[0].limitedBy, std::string("retries"));
        QCOMPARE(points[0].load, *report.headroom);
        QVERIFY(points[0].rate > 65 && points[0].rate < 80); // of 100
        QCOMPARE(points[1].limitedBy, std::string("servers"));
    }

    /// Where no load settles, what breaks first is not told as if it were known.
    void whatCantBeToldIsMarked()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 30}},
            {"id": "web", "kind": "service", "params": {"serviceTime": 0.001, "servers": 10}},
            {"id": "api", "kind": "service", "params": {"serviceTime": 0.001, "servers": 10}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": 0.01, "servers": 1}}],
            "calls": [{"from": "users", "to": "web"}, {"from": "web", "to": "api"}, {"from": "api", "to": "web"},
                      {"from": "users", "to": "db", "timeout": 0.06, "retries": 3}]})");
        QVERIFY(evaluate(design).classes[0].maxThroughputIsBound);
        const auto points = breakingPoints(design);
        QVERIFY(!points.empty() && std::ranges::all_of(points, &BreakingPoint::atMost));
        const auto known = breakingPoints(shop());
        QVERIFY(!known.empty() && std::ranges::none_of(known, &BreakingPoint::atMost));
    }

    /// Threads are held as long as what they wait for takes, through pools in pools: 5000 of 156 ms hold 780 threads.
    void threadsThatWaitAreReplicasToo()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 50}},
            {"id": "web", "kind": "service",
             "params": {"serviceTime": "2ms", "servers": 4, "blocking": true, "threads": 40, "availability": 0.99}},
            {"id": "api", "kind": "service",
             "params": {"serviceTime": "4ms", "servers": 4, "blocking": true, "threads": 20}},
            {"id": "model", "kind": "service", "params": {"serviceTime": "150ms", "servers": 20}}],
            "calls": [{"from": "users", "to": "web"}, {"from": "web", "to": "api"}, {"from": "api", "to": "model"}]})");
        const std::size_t web = *design.indexOf("web"), api = *design.indexOf("api");
        const double factors[] = {100};
        const PlanStep step = planCapacity(design, factors, 0.7).steps.front();
        QCOMPARE(*step.components[web].replicas, std::ceil(5000 * 0.156 / 40 / 0.7));
        QCOMPARE(*step.components[api].replicas, std::ceil(5000 * 0.154 / 20 / 0.7));

        // what waits for what is full before would be full by its threads all the same, were that mended
        const auto points = breakingPoints(design);
        const auto point = std::ranges::find(points, web, &BreakingPoint::component);
        QVERIFY(point != points.end());
        QCOMPARE(point->limitedBy, std::string("threads"));
        QVERIFY(std::abs(point->load / (40 / (50 * 0.156)) - 1) < 1e-3);

        // as many must work as hold the load, though the servers of one would do
        Design busy = step.design;
        busy.classes[0].peakRate = 5000;
        busy.components[*design.indexOf("users")].parameters["rate"] = 5000.0;
        QCOMPARE(*evaluate(busy).components[web].neededForLoad, std::ceil(5000 * 0.156 / 40));
        busy.components[web].parameters["replicas"] = 4.0;
        const Report full = evaluate(busy);
        QCOMPARE(full.components[web].limitedBy, std::string("threads"));
        QCOMPARE(*full.components[web].proposedReplicas, std::ceil(5000 * 0.156 / 40 / 0.7));
        const auto found =
            std::ranges::find_if(full.findings, [](const Finding &one) { return one.id == "saturated"; });
        QVERIFY(found != full.findings.end());
        for (const Fix &fix : found->fixes) { // more replicas, or more threads
            Design mended = busy;
            mended.components[web].parameters[fix.settings[0].key] = fix.settings[0].value;
            QVERIFY(*evaluate(mended).components[web].utilisation < 0.72);
        }
        QCOMPARE(found->fixes.size(), std::size_t(2));
    }

    void theCapacityPlanFitsItsTarget()
    {
        const Design design = shop();
        const double factors[] = {1, 10, 100};
        const CapacityPlan plan = planCapacity(design, factors, 0.7);
        QCOMPARE(plan.steps.size(), std::size_t(3));
        const std::size_t api = *design.indexOf("api"), db = *design.indexOf("db");
        // 100, 1000, 10000 per second at 100 a replica, 70 % busy; three zones
        QCOMPARE(*plan.steps[0].components[api].replicas, 3.0);
        QCOMPARE(*plan.steps[1].components[api].replicas, 15.0);
        QCOMPARE(*plan.steps[2].components[api].replicas, 143.0);
        QCOMPARE(*plan.steps[2].components[db].replicas, 15.0);
        QCOMPARE(plan.steps[2].instances, 158.0);
        for (const PlanStep &step : plan.steps) {
            EvaluateOptions options;
            options.loadFactor = step.factor;
            for (const ComponentReport &one : evaluate(step.design, options).components)
                QVERIFY(one.utilisation.value_or(0) <= 0.7 + 1e-9);
        }
        const auto rows = planTable(design, plan);
        QCOMPARE(rows.front().size(), std::size_t(5));
        QCOMPARE(rows[1], (std::vector<std::string>{"api", "4", "3", "15", "143"}));
        const double far[] = {5e5, 2e6};
        QCOMPARE(planTable(design, planCapacity(design, far, 0.7))[1],
                 (std::vector<std::string>{"api", "4", "714286", "2.86 M"}));
        QVERIFY(planCsv(design, plan).find("api,100,143,,0.699301,8580,") != std::string::npos);
    }

    /// A plan for the load takes nobody's spare away: one in each zone stays, and of each shard.
    void thePlanKeepsWhatMayFail()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 10}},
            {"id": "api", "kind": "service", "params": {"replicas": 12, "capacity": 100, "zones": "a, b, c"}},
            {"id": "one", "kind": "service", "params": {"replicas": 1, "capacity": 100}},
            {"id": "pair", "kind": "service", "params": {"replicas": 4, "capacity": 100}},
            {"id": "db", "kind": "sql-database", "params": {"replicas": 3, "partitions": 1, "partitionWrites": 1000,
             "capacity": 1000, "writeCapacity": 1000, "zones": "a, b, c"}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "one"}, {"from": "api", "to": "pair"},
                      {"from": "api", "to": "db", "operation": "write"}]})");
        const double factors[] = {1, 100};
        const CapacityPlan plan = planCapacity(design, factors, 0.7);
        const auto replicas = [&](std::size_t step, const char *key) {
            return *plan.steps[step].components[*design.indexOf(key)].replicas;
        };
        QCOMPARE(replicas(0, "api"), 3.0);
        QCOMPARE(replicas(0, "one"), 1.0);
        QCOMPARE(replicas(0, "pair"), 2.0);
        QCOMPARE(replicas(0, "db"), 3.0);
        QCOMPARE(replicas(1, "api"), 15.0);
        QCOMPARE(*plan.steps[1].components[*design.indexOf("db")].partitions, 2.0);
        QCOMPARE(replicas(1, "db"), 6.0);
    }

    /// No shard has a copy less than the others.
    void shardsAreAlike()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 1000}},
            {"id": "db", "kind": "sql-database", "params": {"partitions": 1, "partitionWrites": 1000, "capacity": 700,
             "writeCapacity": 700}}], "calls": [{"from": "users", "to": "db", "operation": "write"}]})");
        const double factors[] = {7, 13};
        for (const PlanStep &step : planCapacity(design, factors, 0.7).steps) {
            const PlannedComponent &db = step.components[*design.indexOf("db")];
            QVERIFY(*db.partitions > 1);
            QVERIFY(*db.replicas >= *db.partitions && std::fmod(*db.replicas, *db.partitions) == 0);
        }
    }

    void partitionsFollowConsumersAndHotKeysAreSaid()
    {
        const Design design = designOf(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 1000}},
            {"id": "log", "kind": "event-stream", "params": {"partitions": 4}},
            {"id": "worker", "kind": "worker", "params": {"replicas": 4, "serviceTime": 0.01, "servers": 1}},
            {"id": "table", "kind": "key-value-store",
             "params": {"partitions": 2, "partitionWrites": 1000, "hotShare": 0.5}}],
            "calls": [{"from": "users", "to": "log"}, {"from": "log", "to": "worker"},
                      {"from": "worker", "to": "table", "operation": "write"}]})");
        const double factors[] = {10};
        const CapacityPlan plan = planCapacity(design, factors, 0.7);
        const PlanStep &step = plan.steps.front();
        const double workers = *step.components[*design.indexOf("worker")].replicas;
        QCOMPARE(workers, 143.0);
        QCOMPARE(*step.components[*design.indexOf("log")].partitions, workers);
        QCOMPARE(step.components[*design.indexOf("table")].stuck, std::string("hot key"));
        const auto rows = planTable(design, plan); // what is counted stands once, with the name
        QCOMPARE(rows[1], (std::vector<std::string>{"log, partitions", "4", "143"}));
    }

    void scenariosAreKeptWithTheDocument()
    {
        const Design design = shop();
        Scenario evening;
        evening.name = "Evening without a";
        evening.load = 10;
        evening.kills = {{Kill::Part::Component, "db", "", 1},
                         {Kill::Part::Replicas, "api", "", 2},
                         {Kill::Part::Zone, "a", "eu", 1},
                         {Kill::Part::Region, "eu", "", 1}};
        DesignSettings settings;
        setScenarios(settings, {evening});
        QCOMPARE(scenariosOf(settings).size(), std::size_t(1));
        QVERIFY(scenariosOf(settings).front() == evening);
        QCOMPARE(QString::fromStdString(scenarioText(design, evening)),
                 QString::fromUtf8("×10, without db, 2 of 4 api, zone a of eu and region eu"));
        evening.kills = {{Kill::Part::Replicas, "api", "", 2}, {Kill::Part::Component, "api", "", 1}};
        QCOMPARE(QString::fromStdString(scenarioText(design, evening)), QString::fromUtf8("×10, without api"));
        setScenarios(settings, {});
        QVERIFY(settings.others.empty());
        settings.others[scenariosKey] = std::string("[{\"name\": \"x\", \"load\": 1e99, \"killed\": [7, {}]}, 3]");
        QCOMPARE(scenariosOf(settings).size(), std::size_t(1)); // what can't be read is left out
        QCOMPARE(scenariosOf(settings).front().load, mostLoadFactor);
    }

    /// Whoever dies in a kept scenario is known by another name later, in a copy with other ids, or not at all.
    void whatIsRecalledIsMeantByTheDrawing()
    {
        Design design = shop();
        Component &db = design.components[*design.indexOf("db")];
        db.id = "x7";
        Scenario evening{"Evening", 10, {{Kill::Part::Component, "x7", "", 1}, {Kill::Part::Zone, "a", "", 1}}};
        DesignSettings settings;
        setScenarios(settings, {toKeep(evening, design)});
        const Scenario kept = scenariosOf(settings).front();
        QCOMPARE(kept.kills[0].name, std::string("db"));
        std::vector<std::string> gone;
        db.key = db.name = "orders";
        QVERIFY(recalled(kept, design, gone) == evening);
        db.id = "x8";
        db.key = db.name = "db";
        evening.kills[0].name = "x8";
        QVERIFY(recalled(kept, design, gone) == evening);
        QVERIFY(gone.empty());
        db.key = db.name = "orders";
        for (Component &component : design.components)
            component.parameters["zones"] = std::string("b, c");
        QVERIFY(recalled(kept, design, gone).kills.empty());
        QCOMPARE(gone, (std::vector<std::string>{"db", "zone a"}));
    }

    void killsAsTheyAreTyped()
    {
        const Design design = shop();
        QVERIFY(*readKill(design, "db") == (Kill{Kill::Part::Component, "db", "", 1}));
        QVERIFY(*readKill(design, "DB") == (Kill{Kill::Part::Component, "db", "", 1}));
        QVERIFY(*readKill(design, "api:2") == (Kill{Kill::Part::Replicas, "api", "", 2}));
        QVERIFY(*readKill(design, "zone:a") == (Kill{Kill::Part::Zone, "a", "", 1}));
        QVERIFY(*readKill(design, "region:eu") == (Kill{Kill::Part::Region, "eu", "", 1}));
        for (const char *wrong : {"nobody", "api:0", "api:some", "zone:z", "region:us", "users", ""})
            QVERIFY2(!readKill(design, wrong), wrong);
    }
};

QTEST_APPLESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
