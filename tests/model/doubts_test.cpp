// SPDX-License-Identifier: GPL-3.0-or-later
// Which figures are marked as those that no formula tells well, and what the simulation says of them.
#include "model/evaluation/evaluate.h"
#include "model/simulation/simulation.h"
#include "tests/support/called_design.h"

#include <QTest>

using namespace ninesketch;

class DoubtsTest : public QObject
{
    Q_OBJECT
private slots:
    /// Turned away at once, they come again while the room is still full: no formula knows how full.
    void retriesOfWhatIsTurnedAwayAreDoubtful()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
               {"id": "db", "params": {"availability": 1, "serviceTime": "15ms", "servers": 2, "queueLimit": 1}})",
            R"({"from": "api", "to": "db", "retries": 2, "backoff": "100ms"})");
        QCOMPARE(evaluate(design).classes[0].latencyTrust, Trust::Doubtful);
    }

    /// Given up together, they come to the fallback together.
    void fallbackOfTimeoutsIsDoubtful()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
               {"id": "first", "params": {"availability": 1, "serviceTime": "10ms", "servers": 2}},
               {"id": "second", "params": {"availability": 1, "serviceTime": "20ms", "servers": 1}})",
            R"({"from": "api", "to": "first", "timeout": "20ms"}, {"from": "api", "to": "second", "required": "fallback"})");
        QCOMPARE(evaluate(design).classes[0].latencyTrust, Trust::Doubtful);
    }

    /// Copies that hardly ever wait for each other are told exactly: the second of three exponential times.
    void copiesWithRoomAreExact()
    {
        const char *components =
            R"({"id": "api", "params": {"availability": 1, "serviceTime": 0, "servers": 1}},
               {"id": "db", "params": {"availability": 1, "serviceTime": "10ms", "servers": %1}})";
        const char *calls = R"({"from": "api", "to": "db", "copies": 3, "quorum": 2})";
        const auto with = [&](const char *servers) {
            return evaluate(designOf(QString(components).arg(servers).toUtf8().constData(), calls)).classes[0];
        };
        QVERIFY(with("100").latencyTrust != Trust::Doubtful);
        QVERIFY(near(with("100").latency->mean, 0.01 * (1.0 / 3 + 1.0 / 2), 1e-6));
        // they meet in one queue: known for exponential services, for others simulated
        QVERIFY(with("5").latencyTrust != Trust::Doubtful);
        QVERIFY(with("5").latency->mean > with("100").latency->mean);
        QCOMPARE(with(R"(5, "distribution": "log-normal", "cv": 2)").latencyTrust, Trust::Doubtful);
    }

    /// How many calls come in time is doubtful where they meet their own retries in a queue; so is then how many others
    /// follow, and how many threads wait meanwhile.
    void whatFollowsADoubtfulCallIsAsDoubtful()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "blocking": true, "threads": 50, "serviceTime": "1ms",
                "servers": 50}},
               {"id": "near", "params": {"availability": 1}},
               {"id": "db", "kind": "sql-database", "params": {"serviceTime": "7ms", "servers": 1}},
               {"id": "next", "params": {"availability": 1}}, {"id": "then", "params": {"availability": 1}})",
            R"({"from": "api", "to": "near", "stage": 1},
               {"from": "api", "to": "db", "stage": 2, "timeout": "30ms", "retries": 1},
               {"from": "api", "to": "next", "stage": 3}, {"from": "next", "to": "then"})");
        const Report report = evaluate(design);
        const auto trust = [&](const char *key) { return report.components[indexOf(design, key)].trust; };
        for (const char *key : {"api", "db", "next", "then"})
            QVERIFY2(trust(key) == Trust::Doubtful, key);
        QVERIFY(trust("near") != Trust::Doubtful);
    }

    /// Retries that find free servers are attempts by themselves, as the formula takes them.
    void retriesThatWaitForNobodyAreNoDoubt()
    {
        for (const bool free : {true, false}) {
            const Design design =
                designOf((std::string(R"({"id": "api", "params": {"availability": 1, "blocking": true, "threads": 500}},
                   {"id": "db", "kind": "sql-database", "params": {"serviceTime": "20ms", "availability": 1,
                    "servers": )") +
                          (free ? "16}}" : "4}}"))
                             .c_str(),
                         R"({"from": "api", "to": "db", "timeout": "40ms", "retries": 2})");
            const Report report = evaluate(design);
            const ClassReport &one = report.classes[0];
            QVERIFY((one.latencyTrust == Trust::Doubtful) != free);
            if (!free)
                continue;
            const double late = std::exp(-2.0);
            QVERIFY(near(1 - *one.successRate, late * late * late, 1e-2)); // beyond it waits hardly ever
            QVERIFY(near(report.components[indexOf(design, "db")].arrivalRate, 100 * (1 + late + late * late), 1e-2));
            SimulationOptions how;
            how.requests = 200'000;
            const SimulatedClass seen = simulate(design, how).classes[0];
            QVERIFY(near(one.latency->mean, seen.latency.mean.value, 0.01));
            QVERIFY(near(one.latency->p99, seen.latency.p99.value, 0.02));
            QVERIFY(std::fabs(*one.successRate - seen.successRate.value) < 1.5e-4 + seen.successRate.halfWidth);
        }
    }

    /// A bucket that is exact for requests at random does not know what comes in a row or at once.
    void bucketsOfRequestsInARowAreDoubtful()
    {
        const auto trustOf = [](const char *more, const char *client) {
            const auto design = readDesignText(std::string(R"({"type": "ninesketch/design", "components": [
                {"id": "users", "kind": "client", "params": {"rate": 100)") +
                                               client + R"(}}, {"id": "api"}, {"id": "lb", "kind": "load-balancer"},
                {"id": "gw", "kind": "gateway", "params": {"rateLimit": 110, "burst": 2}}],
                "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "lb")" +
                                               more + R"(}, {"from": "lb", "to": "gw"}]})");
            const Report report = evaluate(*design);
            return report.components[indexOf(*design, "gw")].trust;
        };
        QVERIFY(trustOf("", "") != Trust::Doubtful);
        QVERIFY(trustOf(R"(, "perRequest": 3)", "") == Trust::Doubtful);
        QVERIFY(trustOf("", R"(, "batch": 3)") == Trust::Doubtful);
        QVERIFY(trustOf(R"(, "perRequest": 0.01)", R"(, "batch": 3)") != Trust::Doubtful); // hardly ever empty
    }

    /// How many of those that come in bunches are late: 17 in a hundred, where formulas tell 19.
    void latenessBehindUnevenArrivalsIsDoubtful()
    {
        const auto trusts = [](const char *cv, const char *timeout) {
            const std::string components = R"({"id": "api", "params": {"availability": 1, "serviceTime": "15ms",
                "servers": 2, "distribution": "log-normal", "cv": )" +
                                           std::string(cv) + R"(}}, {"id": "store", "params": {"availability": 1,
                "serviceTime": "15ms", "servers": 1, "replicas": 3, "routing": "round-robin"}})";
            const std::string calls = R"({"from": "api", "to": "store", "timeout": )" + std::string(timeout) + "}";
            return evaluate(designOf(components.c_str(), calls.c_str())).classes[0].latencyTrust;
        };
        QCOMPARE(trusts("2", "0.05"), Trust::Doubtful);
        QVERIFY(trusts("2", "0.5") != Trust::Doubtful);
        QVERIFY(trusts("1", "0.05") != Trust::Doubtful);
    }

    /// Exact is said only of what theory knows to be exact.
    void waitsThatDependAreNotExact()
    {
        const auto trust = [](const char *servers, const char *count) {
            return evaluate(
                       designOf(
                           QString(R"({"id": "api", "params": {"serviceTime": "4ms", "servers": %1}},
                                           {"id": "db", "params": {"serviceTime": "4ms", "servers": 1}})")
                               .arg(servers)
                               .toUtf8()
                               .constData(),
                           QString(R"({"from": "api", "to": "db", "perRequest": %1})").arg(count).toUtf8().constData()))
                .classes[0]
                .latencyTrust;
        };
        QCOMPARE(trust("1", "1"), Trust::Exact);       // a tandem of M/M/1
        QCOMPARE(trust("1", "0.5"), Trust::Exact);     // some of them only
        QCOMPARE(trust("2", "1"), Trust::Approximate); // who overtakes at two servers is met again
        QCOMPARE(trust("1", "2"), Trust::Doubtful);    // the second visit finds what the first left
        QCOMPARE(trust("10000", "1"), Trust::Exact);   // waits once only
    }

    /// Far too much work is known as that in a short run as well, in which nothing that came is answered.
    /// One request in twenty waits for a component that takes two in three of those: little beside all requests, much
    /// beside what comes there.
    void workPilesUpAsideFromMost()
    {
        const Design design = designOf(
            R"({"id": "api", "kind": "load-balancer", "params": {"p50": 0, "p99": 0, "targets": "different"}},
               {"id": "most", "params": {"serviceTime": "1ms", "servers": 10}},
               {"id": "few", "params": {"serviceTime": "300ms", "servers": 1}})",
            R"({"from": "api", "to": "most", "weight": 19}, {"from": "api", "to": "few"})");
        SimulationOptions options;
        options.requests = 400'000;
        options.replications = 2;
        QVERIFY(simulate(design, options).saturated);
    }

    /// How long a visit waits is as doubtful as how long a request does, where the stream that comes is not at random:
    /// after calls in a row to other than exponential services, from threads that are nearly all busy.
    void queuesOfUnevenStreamsAreDoubtful()
    {
        const auto trustOf = [](const char *api, const char *db, const char *count) {
            const std::string components = std::string(R"({"id": "api", "params": {)") + api + R"(}}, {"id": "db",
                "params": {"serviceTime": "3ms", "servers": 1)" +
                                           db + "}}";
            const std::string calls = std::string(R"({"from": "api", "to": "db", "perRequest": )") + count + "}";
            const Design design = designOf(components.c_str(), calls.c_str());
            return evaluate(design).components[indexOf(design, "db")].responseTrust;
        };
        const char *free = R"("p50": "2ms", "p99": "5ms", "capacity": 1e9)",
                   *varied = R"(, "distribution": "constant")";
        QVERIFY(trustOf(free, varied, "1") != Trust::Doubtful);
        QVERIFY(trustOf(free, varied, "2") == Trust::Doubtful);
        QVERIFY(trustOf(free, "", "2") != Trust::Doubtful); // product form
        QVERIFY(trustOf(R"("p50": "2ms", "p99": "5ms", "capacity": 1e9, "blocking": true, "threads": 2)", "", "1") ==
                Trust::Doubtful);
    }

    /// Two parts of a request that come to one full room are turned away together.
    void roomsThatPartsMeetInAreDoubtful()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"p50": 0, "p99": 0, "capacity": 1e9}},
               {"id": "before", "params": {"p50": "10ms", "p99": "20ms", "capacity": 1e9}},
               {"id": "room", "params": {"serviceTime": "8ms", "servers": 4, "queueLimit": 0}},
               {"id": "later", "params": {"serviceTime": "1ms", "servers": 4}})",
            R"({"from": "api", "to": "before"}, {"from": "before", "to": "room"}, {"from": "api", "to": "room"},
               {"from": "api", "to": "later", "stage": 1})");
        const Report report = evaluate(design);
        for (const char *one : {"room", "later"})
            QCOMPARE(report.components[indexOf(design, one)].trust, Trust::Doubtful);
        QCOMPARE(report.components[indexOf(design, "before")].trust, Trust::Exact);
    }

    void aShortRunKnowsThatWorkPilesUp()
    {
        const Design design = designOf(R"({"id": "api", "params": {"serviceTime": "1s", "servers": 1}})",
                                       R"({"from": "api", "to": "api", "perRequest": 0})");
        SimulationOptions options;
        options.requests = 1000;
        options.replications = 2;
        QVERIFY(simulate(design, options).saturated);
    }
};

QTEST_MAIN(DoubtsTest)
#include "doubts_test.moc"
