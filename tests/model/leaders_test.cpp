// SPDX-License-Identifier: GPL-3.0-or-later
// The leader of a relational store with replicas is a queue of its own, whatever its routing and its room: by hand, and
// in the simulation.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/simulation/simulation.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

namespace
{

/// Three replicas of one exponential server of 10 ms, with so many reads and writes a second.
Design store(const std::string &more, double reads, double writes)
{
    auto design = readDesignText(R"({"components": [{"id": "users", "kind": "client"},
        {"id": "db", "kind": "sql-database", "params": {"replicas": 3, "servers": 1, "serviceTime": "10ms", )" +
                                 more + R"(}}], "calls": [{"from": "users", "to": "db"}],
        "classes": [{"id": "r", "rate": )" +
                                 std::to_string(reads) + R"(}, {"id": "w", "operation": "write", "rate": )" +
                                 std::to_string(writes) + "}]}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

bool near(double value, double wanted, double tolerance)
{
    if (std::abs(value - wanted) <= tolerance * std::abs(wanted))
        return true;
    qWarning("%.12g instead of %.12g", value, wanted);
    return false;
}

const ComponentReport &db(const Report &report)
{
    return *std::ranges::find(report.components, "db", &ComponentReport::key);
}
const SimulatedComponent &db(const SimulationResult &result)
{
    return *std::ranges::find(result.components, "db", &SimulatedComponent::key);
}

} // namespace

class LeadersTest : public QObject
{
    Q_OBJECT

private slots:
    /// 60 reads a second dealt to three replicas, 50 writes to one of them: M/M/1 of 70, 20 and 20 a second.
    void writesQueueAtOneReplica()
    {
        const Design design = store(R"("routing": "random")", 60, 50);
        const Report report = evaluate(design);
        constexpr double leader = 1.0 / (100 - 70), other = 1.0 / (100 - 20);
        QVERIFY(near(report.classes[0].latency->mean, (leader + 2 * other) / 3, 1e-6));
        QVERIFY(near(report.classes[1].latency->mean, leader, 1e-6));
        QVERIFY(near(report.classes[1].latency->p99, leader * std::log(100), 1e-4));
        QVERIFY(near(*db(report).utilisation, 0.7, 1e-9));
        QVERIFY(near(*db(report).saturatesAt, 1 / 0.7, 1e-9));
        const SimulationResult simulated = simulate(design, {});
        QVERIFY(near(simulated.classes[0].latency.mean.value, (leader + 2 * other) / 3, 0.05));
        QVERIFY(near(simulated.classes[1].latency.mean.value, leader, 0.06));
        QVERIFY(near(db(simulated).utilisation.value, 0.7, 0.03));
    }

    /// 120 reads and 80 writes a second, each of three replicas taking 100: reads that go where least is outstanding
    /// leave the leader to its writes, which with a third of them (120 a second) would be more than it can take.
    void readsAvoidABusyLeader()
    {
        const Design design = store(R"("routing": "least-outstanding")", 120, 80);
        const Report report = evaluate(design);
        for (const ClassReport &one : report.classes)
            QVERIFY(!one.saturated && one.latency && one.latencyTrust == Trust::Doubtful);
        const SimulationResult simulated = simulate(design, {});
        QVERIFY(!simulated.saturated);
        QVERIFY(near(report.classes[0].latency->mean, simulated.classes[0].latency.mean.value, 0.1));
        QVERIFY(near(report.classes[1].latency->mean, simulated.classes[1].latency.mean.value, 0.3));
        // all of them are busy alike where the leader has little to write
        const Report even = evaluate(store(R"("routing": "least-outstanding")", 120, 30));
        QVERIFY(near(even.classes[1].latency->mean, 1.0 / (100 - 50), 1e-6));
    }

    /// What joining the shortest queue takes, by a plain simulation of the three queues, 400,000 requests.
    void readsJoinTheShortestQueue()
    {
        const struct {
            double reads, writes, wanted; ///< a second, a second, s
        } cases[] = {
            {120, 80, 0.014835}, {120, 30, 0.01224}, {60, 80, 0.011076}, {200, 40, 0.022528}, {150, 90, 0.021041}};
        for (const auto &one : cases)
            QVERIFY(near(
                evaluate(store(R"("routing": "least-outstanding")", one.reads, one.writes)).classes[0].latency->mean,
                one.wanted, 0.1));
    }

    void theLeaderIsFullFirst()
    {
        // 60 / 3 + 90 = 110 a second come to one server of 100
        QVERIFY(evaluate(store(R"("routing": "random")", 60, 90)).classes[1].saturated);
        QVERIFY(simulate(store(R"("routing": "random")", 60, 90), {}).saturated);
        QVERIFY(!evaluate(store(R"("routing": "random")", 60, 70)).classes[1].saturated);
    }

    /// Two parts are led by a replica each: 40 + 10 a second twice, and 10 at the third.
    void eachPartHasItsLeader()
    {
        const Report report = evaluate(store(R"("routing": "random", "partitions": 2)", 30, 80));
        QVERIFY(near(report.classes[1].latency->mean, 1.0 / (100 - 50), 1e-6));
        QVERIFY(near(report.classes[0].latency->mean, (2.0 / (100 - 50) + 1.0 / (100 - 10)) / 3, 1e-6));
        // four parts: the first replica leads two of them
        const Report more = evaluate(store(R"("routing": "random", "partitions": 4)", 0, 120));
        QVERIFY(near(more.classes[1].latency->mean, 0.5 / (100 - 60) + 0.5 / (100 - 30), 1e-6));
    }

    /// Five parts of skewed keys: the first replica leads the first and the fourth, the second the second and the last.
    void skewedPartsAreDealtInTurn_data()
    {
        QTest::addColumn<QString>("routing");
        QTest::newRow("one queue") << "shared";
        QTest::newRow("a queue each") << "random";
    }
    void skewedPartsAreDealtInTurn()
    {
        QFETCH(QString, routing);
        const Design design =
            store("\"partitions\": 5, \"skew\": 1, \"routing\": \"" + routing.toStdString() + "\"", 0, 140);
        constexpr double all = 1 + 1 / 2. + 1 / 3. + 1 / 4. + 1 / 5.;
        constexpr double shares[] = {(1 + 1 / 4.) / all, (1 / 2. + 1 / 5.) / all, 1 / 3. / all};
        double mean = 0;
        for (const double share : shares)
            mean += share / (100 - 140 * share);
        const Report report = evaluate(design);
        QVERIFY(near(report.classes[1].latency->mean, mean, 1e-6));
        QVERIFY(near(*db(report).utilisation, 1.4 * shares[0], 1e-9));
        QVERIFY(near(*report.classes[1].maxThroughput, 100 / shares[0], 1e-9));
        const SimulationResult simulated = simulate(design, {});
        QVERIFY(near(simulated.classes[1].latency.mean.value, mean, 0.05));
        QVERIFY(near(db(simulated).utilisation.value, 1.4 * shares[0], 0.02));
    }

    /// 80 writes a second at one server and two waiting places: M/M/1/3, whatever the other replicas could do.
    void theRoomOfTheLeaderIsItsOwn_data()
    {
        QTest::addColumn<QString>("routing");
        QTest::newRow("one queue") << "shared";
        QTest::newRow("a queue each") << "random";
    }
    void theRoomOfTheLeaderIsItsOwn()
    {
        QFETCH(QString, routing);
        const Design design = store("\"queueLimit\": 2, \"routing\": \"" + routing.toStdString() + "\"", 0, 80);
        const double refused = 0.2 * std::pow(0.8, 3) / (1 - std::pow(0.8, 4));
        QVERIFY(near(db(evaluate(design)).rejected.value(), refused, 1e-9));
        QVERIFY(near(db(simulate(design, {})).rejected.value, refused, 0.05));
    }

    /// Where reads are dealt in turn or to the least busy, or are refused as well, no formula tells.
    void whatNoFormulaTellsIsSaid()
    {
        for (const char *routing : {"round-robin", "least-outstanding"})
            QVERIFY(evaluate(store(std::string("\"routing\": \"") + routing + "\"", 90, 50)).classes[1].latencyTrust ==
                    Trust::Doubtful);
        QVERIFY(evaluate(store(R"("queueLimit": 2)", 90, 70)).classes[1].latencyTrust == Trust::Doubtful);
        const SimulationResult simulated = simulate(store(R"("queueLimit": 2)", 0, 80), {});
        QVERIFY(!simulated.saturated);
    }
};

QTEST_GUILESS_MAIN(LeadersTest)
#include "leaders_test.moc"
