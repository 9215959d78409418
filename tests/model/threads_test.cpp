// SPDX-License-Identifier: GPL-3.0-or-later
// Services that hold a thread while they call: held to textbook queues and to the simulation.
#include "model/evaluation/evaluate.h"
#include "model/queueing/queueing.h"
#include "model/simulation/simulation.h"
#include "tests/support/called_design.h"

#include <QTest>

using namespace ninesketch;

class ThreadsTest : public QObject
{
    Q_OBJECT
private slots:
    /// Threads that are no fewer than the servers and call nobody are no second queue, however full the servers are.
    void threadsThatCallNobodyAreNoQueue()
    {
        const auto of = [](const char *threads) {
            return evaluate(designOf(
                (R"({"id": "api", "params": {"serviceTime": "18ms", "servers": 2, "replicas": 1, "availability": 1)" +
                 std::string(threads) + "}}")
                    .c_str(),
                R"({"from": "api", "to": "api", "perRequest": 0})"));
        };
        const Report pooled = of(R"(, "blocking": true, "threads": 5)"), plain = of("");
        QVERIFY(pooled.classes[0].latency && pooled.classes[0].latency == plain.classes[0].latency);
        const auto api = std::ranges::find(pooled.components, "api", &ComponentReport::key);
        QVERIFY(near(*api->utilisation, 0.9, 1e-12) && api->limitedBy == "servers");
    }

    /// What queues for the servers inside of a pool is at most its threads: at nine tenths of both it is not full yet,
    /// though an open queue there would hold all of them.
    void queuesInsideAPoolDoNotFillIt()
    {
        for (const char *slow : {R"("serviceTime": "10ms", "servers": 2, "threads": 10)",
                                 R"("serviceTime": "1ms", "servers": 100, "threads": 5)"}) {
            const bool below = std::string(slow).find("1ms\", \"servers\": 100") != std::string::npos;
            const Design design = designOf(
                (R"({"id": "api", "params": {"blocking": true, "replicas": 1, "availability": 1, )" +
                 std::string(slow) + R"(}}, {"id": "db", "kind": "sql-database", "params": {"availability": 1, )" +
                 (below ? R"("serviceTime": "5ms", "servers": 1)" : R"("serviceTime": "2ms", "servers": 100)") + "}}")
                    .c_str(),
                R"({"from": "api", "to": "db"})");
            EvaluateOptions options;
            options.loadFactor = 1.8; // 180 of the 200 that the servers take
            const Report report = evaluate(design, options);
            const ClassReport &one = report.classes[0];
            QVERIFY(!one.saturated && one.latency && one.latencyTrust == Trust::Doubtful);
            QVERIFY(one.maxThroughput > 180);
            SimulationOptions how;
            how.loadFactor = 1.8;
            how.requests = 100'000;
            const SimulationResult seen = simulate(design, how);
            QVERIFY(!seen.saturated);
            const std::size_t api = indexOf(design, "api");
            QVERIFY(report.components[api].utilisation < 1 && seen.components[api].utilisation.value < 1);
        }
    }

    /// Simulated threads are as busy as a pool of which nothing else queues: Little's law.
    void simulatedThreadsAreBusy()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"blocking": true, "replicas": 1, "availability": 1, "serviceTime": "1ms",
                "servers": 100, "threads": 4}},
               {"id": "far", "kind": "external-api", "params": {"serviceTime": "15ms", "availability": 1}})",
            R"({"from": "api", "to": "far"})");
        SimulationOptions how;
        how.requests = 50'000;
        const std::size_t api = indexOf(design, "api");
        QVERIFY(std::fabs(simulate(design, how).components[api].utilisation.value - 0.4) < 0.01);
        QVERIFY(near(*evaluate(design).components[api].utilisation, 0.4, 1e-3));
    }

    /// Three threads before a database at 70 %: the wait for a thread stands in for the queue there, so counting both
    /// is wrong by a lot. What the threads carry is a closed network of three tokens.
    void threadsThatQueueAreDoubtful()
    {
        const auto with = [](const char *threads) {
            return evaluate(designOf(QString(R"({"id": "api", "params": {"serviceTime": "2ms", "servers": 2,
                                                "blocking": true, "threads": %1}},
                                                {"id": "db", "params": {"serviceTime": "7ms", "servers": 1}})")
                                         .arg(threads)
                                         .toUtf8()
                                         .constData(),
                                     R"({"from": "api", "to": "db"})"))
                .classes[0];
        };
        QCOMPARE(with("64").latencyTrust, Trust::Approximate);
        QCOMPARE(with("3").latencyTrust, Trust::Doubtful);
    }

    /// A pool that waits for what never queues is a station of as many servers.
    void threadsWaitAsServersDo()
    {
        const auto timed = [](const char *cv, const char *threads, const char *servers) {
            const std::string time = std::string(R"("p50": 0, "p99": 0, "serviceTime": "68ms",
                "distribution": "log-normal", "cv": )") +
                                     cv;
            const std::string components =
                R"({"id": "api", "params": {"availability": 1, "p50": 0, "p99": 0, "capacity": 1e9, "blocking": true,
                    "threads": )" +
                std::string(threads) + R"(}}, {"id": "store", "kind": "external-api", "params": {"availability": 1, )" +
                time + servers + "}}";
            return evaluate(designOf(components.c_str(), R"({"from": "api", "to": "store"})")).classes[0];
        };
        const ClassReport pool = timed("2", "8", ""), station = timed("2", "900", R"(, "servers": 8)");
        QVERIFY(pool.latencyTrust == Trust::Approximate && station.latencyTrust == Trust::Approximate);
        for (const auto figure : {&LatencySummary::mean, &LatencySummary::p50, &LatencySummary::p95,
                                  &LatencySummary::p99, &LatencySummary::p999})
            QVERIFY(near(pool.latency.value().*figure, station.latency.value().*figure, 1e-3));
        QCOMPARE(timed("3", "8", "").latencyTrust, Trust::Doubtful);
    }

    /// Two threads that are held for 30 ms take 66.7 of 100 a second; the rest piles up.
    void threadsThatAreTooFewPileUp()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "p50": 0, "p99": 0, "capacity": 1e9, "blocking": true,
                "threads": 2}}, {"id": "store", "params": {"serviceTime": "30ms", "capacity": 1e9}})",
            R"({"from": "api", "to": "store"})");
        const ComponentReport api = evaluate(design).components[indexOf(design, "api")];
        QVERIFY(near(api.served.value(), 2 / 0.03, 1e-6));
        QVERIFY(near(api.backlogGrowth.value(), 100 - 2 / 0.03, 1e-6));
    }

    /// A waiting room holds those who wait for a thread: five that are held for 100 ms and three places are M/M/5/8.
    void aWaitingRoomIsBeforeTheThreads_data()
    {
        QTest::addColumn<double>("load");
        QTest::newRow("now and then") << 0.35; // 3.5 of the five on average
        QTest::newRow("more than they take") << 0.8;
    }
    void aWaitingRoomIsBeforeTheThreads()
    {
        QFETCH(double, load);
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "p50": 0, "p99": 0, "capacity": 1e9, "blocking": true,
                "threads": 5, "queueLimit": 3}},
               {"id": "store", "params": {"availability": 1, "serviceTime": "100ms", "capacity": 1e9}})",
            R"({"from": "api", "to": "store"})");
        const std::size_t api = indexOf(design, "api"), store = indexOf(design, "store");
        const auto room = queueing::mmcK(100 * load, 0.1, 5, 8);
        EvaluateOptions options;
        options.loadFactor = load;
        const Report report = evaluate(design, options);
        const ClassReport &one = report.classes[0];
        QVERIFY(!one.saturated && one.latency);
        QVERIFY(near(*report.components[api].rejected, room.lossProbability, 1e-6));
        QVERIFY(near(*one.successRate, 1 - room.lossProbability, 1e-6));
        QVERIFY(near(report.components[store].arrivalRate, room.throughput, 1e-6));
        QVERIFY(near(*report.components[api].utilisation, room.utilisation, 1e-6));
        QVERIFY(near(one.latency->mean, room.meanWaiting + 0.1, 1e-6));
        QCOMPARE(one.latencyTrust, Trust::Doubtful); // of other designs that is no more than a guess
        SimulationOptions how;
        how.loadFactor = load;
        how.requests = 200'000;
        const SimulationResult seen = simulate(design, how);
        const auto holds = [](const Measured &figure, double truth) {
            return std::abs(figure.value - truth) <= 1.5 * figure.halfWidth;
        };
        QVERIFY(holds(seen.components[api].rejected, room.lossProbability));
        QVERIFY(holds(seen.classes[0].latency.mean, room.meanWaiting + 0.1));
    }

    /// With a thread free for each one counts who waits for a server, as before servers alone.
    void aWaitingRoomHoldsAllWhoWait()
    {
        const auto turnedAway = [](const std::string &threads) {
            const std::string api = R"({"id": "api", "params": {"availability": 1, "serviceTime": "10ms",
                "servers": 1, "queueLimit": 4)" +
                                    threads + "}}";
            const Design design = designOf(api.c_str(), R"({"from": "api", "to": "api", "perRequest": 0})");
            SimulationOptions how;
            how.requests = 200'000;
            how.loadFactor = 1.5;
            return simulate(design, how).components[indexOf(design, "api")].rejected.value;
        };
        const double plain = turnedAway("");
        QVERIFY(plain > 0.3);
        for (const char *threads : {R"(, "blocking": true, "threads": 20)", R"(, "blocking": true, "threads": 3)",
                                    R"(, "blocking": true, "threads": 1)"})
            QVERIFY2(near(turnedAway(threads), plain, 0.02), threads);
    }

    /// What a rate limit turns away asks for no thread.
    void threadsAreForWhatTheRateLimitLetsIn()
    {
        Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "p50": 0, "p99": 0, "capacity": 1e9, "blocking": true,
                "threads": 15, "rateLimit": 100}},
               {"id": "store", "params": {"availability": 1, "serviceTime": "100ms", "capacity": 1e9}})",
            R"({"from": "api", "to": "store"})");
        EvaluateOptions options;
        options.loadFactor = 2;
        const Report report = evaluate(design, options);
        const ClassReport &one = report.classes[0];
        QVERIFY(!one.saturated && one.latency && one.latency->mean < 0.11);
        const ComponentReport &api = report.components[indexOf(design, "api")];
        QVERIFY(!api.backlogGrowth && near(*api.served, 100, 0.02));
        QVERIFY(near(*api.saturatesAt, 0.5, 1e-9)); // of its quota
    }

    /// Who has the only thread does not wait for the only server: M/G/1 of both services (Pollaczek, Khinchine).
    void noMoreThreadsThanServersAreOneQueue()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "3ms", "servers": 1, "blocking": true,
                "threads": 1}}, {"id": "store", "params": {"availability": 1, "serviceTime": "3ms", "capacity": 1e9}})",
            R"({"from": "api", "to": "store"})");
        const double waiting = 100 * 6 * 9e-6 / (2 * (1 - 0.6)); // of two exponentials
        const Report report = evaluate(design);
        QVERIFY(near(report.classes[0].latency->mean, waiting + 0.006, 1e-9));
        QVERIFY(near(*report.components[indexOf(design, "api")].waiting, waiting, 1e-9));
    }

    /// However the replicas are chosen: requests wait for threads as they would for servers.
    void threadsAreDealtToAsServersAre()
    {
        const auto timed = [](const std::string &api, const std::string &store) {
            const std::string components = R"({"id": "api", "params": {"availability": 1, "p50": 0, "p99": 0,
                "capacity": 1e9, "blocking": true)" +
                                           api + R"(}}, {"id": "store", "params": {"availability": 1,
                "serviceTime": "64ms")" + store +
                                           "}}";
            return evaluate(designOf(components.c_str(), R"({"from": "api", "to": "store"})")).classes[0];
        };
        for (const std::string routing : {"shared", "random", "round-robin", "least-outstanding"}) {
            const std::string dealt = ", \"replicas\": 4, \"routing\": \"" + routing + "\"";
            const ClassReport pool = timed(dealt + R"(, "threads": 2)", R"(, "capacity": 1e9)"),
                              station = timed(R"(, "threads": 900)", dealt + R"(, "servers": 2)");
            for (const auto figure : {&LatencySummary::mean, &LatencySummary::p50, &LatencySummary::p99})
                QVERIFY(near(pool.latency.value().*figure, station.latency.value().*figure, 1e-3));
            QCOMPARE(pool.latencyTrust == Trust::Doubtful, routing == "least-outstanding");
        }
    }
};

QTEST_MAIN(ThreadsTest)
#include "threads_test.moc"
