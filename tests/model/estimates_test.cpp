// SPDX-License-Identifier: GPL-3.0-or-later
// Designs small enough to be worked out by hand, from the text form to the report.
#include "model/design/design_text.h"
#include "model/estimates/working.h"
#include "model/evaluation/evaluate.h"
#include "model/quantities.h"
#include "model/queueing/queueing.h"
#include "tests/support/textbook.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

namespace
{

Design designOf(const std::string &components, const std::string &calls, const std::string &rest = {})
{
    const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [)" + components +
                                       R"(], "calls": [)" + calls + "]" + (rest.empty() ? "" : ", " + rest) + "}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

/// One component as text. (moc 6.4 loses its way in raw strings that end in a quote, so this one is not raw.)
std::string part(const std::string &id, const std::string &kind, const std::string &params)
{
    return "{\"id\": \"" + id + "\", \"kind\": \"" + kind + "\", \"params\": {" + params + "}}";
}

const ComponentReport &component(const Design &design, const Report &report, const char *key)
{
    return report.components[*design.indexOf(key)];
}

#define NEAR(actual, expected, relative)                                                                               \
    do {                                                                                                               \
        const double a_ = (actual), e_ = (expected);                                                                   \
        QVERIFY2(std::abs(a_ - e_) <= (relative)*std::abs(e_),                                                         \
                 qPrintable(QString("%1 instead of %2").arg(a_, 0, 'g', 17).arg(e_, 0, 'g', 17)));                     \
    } while (false)

} // namespace

class EstimatesTest : public QObject
{
    Q_OBJECT

private slots:
    /// Five parts in a row, all needed: the product.
    void seriesOfFive()
    {
        std::string components = part("users", "client", "\"rate\": 1"), calls;
        std::string before = "users";
        for (const std::string id : {"a", "b", "c", "d", "e"}) {
            components += ", " + part(id, "service", "\"availability\": 0.999, \"p50\": 0.001, \"p99\": 0.001");
            calls += (calls.empty() ? "" : ", ") + ("{\"from\": \"" + before + "\", \"to\": \"" + id + "\"}");
            before = id;
        }
        const Report report = evaluate(designOf(components, calls));
        NEAR(*report.classes[0].unavailability, 1 - std::pow(0.999, 5), 1e-12);
        NEAR(*report.classes[0].availability, 0.99500999000499900, 1e-15);
    }

    void twoOfThree()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "store", "kind": "service", "params": {"availability": 0.99, "replicas": 3, "needed": 2}})",
            R"({"from": "users", "to": "store"})");
        NEAR(*evaluate(design).classes[0].availability, 0.999702, 1e-12);
    }

    /// k follows from the load: 1500/s of 1000/s each need two.
    void neededFollowsFromTheLoad()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1500}},
               {"id": "store", "kind": "service",
                "params": {"availability": 0.99, "replicas": 3, "servers": 1, "serviceTime": "1ms"}})",
            R"({"from": "users", "to": "store"})");
        const Report report = evaluate(design);
        QCOMPARE(*component(design, report, "store").neededForLoad, 2.0);
        NEAR(*report.classes[0].availability, 0.999702, 1e-12);
        NEAR(*component(design, report, "store").utilisation, 0.5, 1e-12);
        NEAR(*component(design, report, "store").capacity, 3000, 1e-12);
    }

    /// So many replicas that their failing together is less than the smallest number: still no certainty.
    void neverCertain()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "api", "kind": "service", "params": {"availability": 0.999, "replicas": 2000, "needed": 1}})",
            R"({"from": "users", "to": "api"})");
        const Report report = evaluate(design);
        QVERIFY(*report.classes[0].unavailability > 0);
        QVERIFY(*report.classes[0].availability < 1);
        QVERIFY(*component(design, report, "api").availability < 1);
    }

    /// Each of hundred looks into a cache may miss; one that does needs the store.
    void eachOfManyCallsMayMiss()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "api", "kind": "service", "params": {"availability": 1}},
               {"id": "cache", "kind": "cache", "params": {"availability": 1, "hitRatio": 0.99}},
               {"id": "db", "kind": "sql-database", "params": {"availability": 0.999}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "cache", "perRequest": 100},
               {"from": "cache", "to": "db"})");
        NEAR(*evaluate(design).classes[0].unavailability, (1 - std::pow(0.99, 100)) * 1e-3, 1e-12);
    }

    /// Two services that share a database: it counts once.
    void diamondWithSharedDatabase()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "api", "kind": "service", "params": {"availability": 0.999}},
               {"id": "left", "kind": "service", "params": {"availability": 0.999}},
               {"id": "right", "kind": "service", "params": {"availability": 0.999}},
               {"id": "db", "kind": "sql-database", "params": {"availability": 0.999}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "left"}, {"from": "api", "to": "right"},
               {"from": "left", "to": "db"}, {"from": "right", "to": "db"})");
        NEAR(*evaluate(design).classes[0].unavailability, 1 - std::pow(0.999, 4), 1e-12);
    }

    /// The bridge network (Barlow, Proschan 1975): five parts at 0.9 work with 0.97848.
    void bridge()
    {
        const auto weak = [](const char *id) {
            return part(id, "service", "\"availability\": 0.9, \"managed\": true");
        };
        const Design design =
            designOf(R"({"id": "users", "kind": "client", "params": {"rate": 1}}, )" + weak("a") + "," + weak("b") +
                         "," + weak("bridge") + "," + weak("d") + "," + weak("e"),
                     R"({"from": "users", "to": "a"}, {"from": "users", "to": "b", "required": "fallback"},
               {"from": "a", "to": "d"}, {"from": "a", "to": "bridge", "required": "fallback"},
               {"from": "b", "to": "e"}, {"from": "b", "to": "bridge", "required": "fallback"},
               {"from": "bridge", "to": "d"}, {"from": "bridge", "to": "e", "required": "fallback"})");
        NEAR(*evaluate(design).classes[0].availability, 0.97848, 1e-12);
    }

    /// M/M/1 at 0.9, S = 1 ms: mean 10 ms, p99 = 10 ms ln 100.
    void singleServer()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 900}},
               {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}})",
            R"({"from": "users", "to": "api"})");
        const Report report = evaluate(design);
        NEAR(report.classes[0].latency->mean, 0.01, 1e-9);
        NEAR(report.classes[0].latency->p50, 0.01 * std::log(2), 1e-6);
        NEAR(report.classes[0].latency->p99, 0.01 * std::log(100), 1e-6);
        NEAR(report.classes[0].latency->p999, 0.01 * std::log(1000), 1e-6);
        NEAR(*report.classes[0].maxThroughput, 1000, 1e-9);
        QCOMPARE(report.components[*report.classes[0].bottleneck].key, std::string("api"));
    }

    /// Where two classes together are too much at several places, the fullest is named, whatever comes first.
    void theFullestIsTheBottleneck()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client"}, {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}},
               {"id": "store", "kind": "service", "params": {"serviceTime": "2ms", "servers": 1}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "store"})",
            R"("classes": [{"id": "one", "rate": 3000}, {"id": "other", "rate": 3000}])");
        const Report report = evaluate(design);
        for (const ClassReport &one : report.classes) {
            QCOMPARE(report.components[*one.bottleneck].key, std::string("store"));
            NEAR(*one.maxWithMix, 250, 1e-9);
        }
        // also of a class whose rate nobody knows
        const Design unknown = designOf(
            R"({"id": "users", "kind": "client"}, {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}},
               {"id": "store", "kind": "service", "params": {"serviceTime": "2ms", "servers": 1}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "store"})",
            R"("classes": [{"id": "one"}, {"id": "other", "rate": 3000}])");
        const Report other = evaluate(unknown);
        QCOMPARE(*other.classes[0].maxThroughput, 0.0);
        QCOMPARE(other.components[*other.classes[0].bottleneck].key, std::string("store"));
    }

    /// M/M/10 with a = 8: Erlang's C = 0.4092, waiting 0.4092 / (10 - 8) service times.
    void tenServers()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 8000}},
               {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "replicas": 10, "servers": 1}})",
            R"({"from": "users", "to": "api"})");
        const Report report = evaluate(design);
        const double chance = *component(design, report, "api").waiting * 2000;
        QCOMPARE(QString::number(chance, 'f', 4), QString("0.4092"));
    }

    /// 95 % hits of 1 ms, misses 10 ms more: p50 is the hit, p99 the miss, the mean 1.5 ms.
    void cacheMixture()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "cache", "kind": "cache", "params":
                {"hitRatio": 0.95, "p50": "1ms", "p99": "1ms", "capacity": "100M/s", "availability": 0.99}},
               {"id": "db", "kind": "sql-database", "params":
                {"p50": "10ms", "p99": "10ms", "capacity": "100M/s", "availability": 0.999}})",
            R"({"from": "users", "to": "cache"}, {"from": "cache", "to": "db"})");
        const Report report = evaluate(design);
        NEAR(report.classes[0].latency->mean, 0.0015, 1e-6);
        NEAR(report.classes[0].latency->p50, 0.001, 1e-6);
        NEAR(report.classes[0].latency->p99, 0.011, 1e-6);
        // hits are served while the store is down: 0.99 (0.95 + 0.05 x 0.999)
        NEAR(*report.classes[0].availability, 0.99 * (0.95 + 0.05 * 0.999), 1e-12);
        NEAR(component(design, report, "db").arrivalRate, 0.05, 1e-12);
    }

    /// A service with a cache and a database that are not connected is cache-aside; without the cache it asks the
    /// store.
    void cacheAside()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 100}},
               {"id": "api", "kind": "service", "params": {"availability": 1}},
               {"id": "cache", "kind": "cache", "params": {"hitRatio": 0.9, "availability": 0.99}},
               {"id": "db", "kind": "sql-database", "params": {"availability": 0.999}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "cache"}, {"from": "api", "to": "db"})");
        const Report report = evaluate(design);
        NEAR(component(design, report, "cache").arrivalRate, 100, 1e-12);
        NEAR(component(design, report, "db").arrivalRate, 10, 1e-12);
        // fails only when the store is down and the cache is down or has no copy
        NEAR(*report.classes[0].unavailability, 0.001 * (1 - 0.99 * 0.9), 1e-9);
        QVERIFY(
            std::ranges::any_of(report.findings, [](const Finding &one) { return one.id == "cache-aside-assumed"; }));
    }

    void parallelStagesTakeTheSlowest()
    {
        const auto delay = [](const char *id, const std::string &time) {
            return part(id, "external-api",
                        "\"p50\": \"" + time + "\", \"p99\": \"" + time + "\", \"availability\": 1");
        };
        const std::string components = R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "api", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms"}}, )" +
                                       delay("a", "5ms") + "," + delay("b", "20ms");
        const Design parallel = designOf(components, R"({"from": "users", "to": "api"}, {"from": "api", "to": "a"},
                                                        {"from": "api", "to": "b"})");
        NEAR(evaluate(parallel).classes[0].latency->p50, 0.021, 1e-9);
        const Design sequential = designOf(components, R"({"from": "users", "to": "api"}, {"from": "api", "to": "a"},
                                                          {"from": "api", "to": "b", "stage": 1})");
        NEAR(evaluate(sequential).classes[0].latency->p50, 0.026, 1e-9);
        const Design twice = designOf(components, R"({"from": "users", "to": "api"},
                                                     {"from": "api", "to": "a", "perRequest": 3}, {"from": "users", "to": "b"})");
        NEAR(evaluate(twice).classes[0].latency->p50, 0.020, 1e-9);
        QCOMPARE(evaluate(twice).components[*twice.indexOf("a")].arrivalRate, 3.0);
    }

    /// What is published is answered at the hand-over; the worker is no part of the answer.
    void asynchronousWork()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 50}},
               {"id": "api", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms", "availability": 1}},
               {"id": "queue", "kind": "message-queue", "params": {"p50": "2ms", "p99": "2ms", "availability": 0.999}},
               {"id": "worker", "kind": "worker", "params": {"serviceTime": "10ms", "servers": 1, "availability": 0.5}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "queue"}, {"from": "queue", "to": "worker"})");
        const Report report = evaluate(design);
        NEAR(report.classes[0].latency->p99, 0.003, 1e-9);
        NEAR(*report.classes[0].availability, 0.999, 1e-12);
        NEAR(*component(design, report, "worker").utilisation, 0.5, 1e-12);
        // 3 ms until handed over, then M/M/1 with mean 20 ms
        NEAR(report.classes[0].processed->mean, 0.023, 1e-6);
        NEAR(*report.classes[0].maxThroughput, 100, 1e-9);
    }

    /// The last of eight messages, each of which one request in five sends: 100 ms of service the first, 800 the last.
    void messagesThatAreNotAlwaysSent()
    {
        std::string components = R"({"id": "users", "kind": "client", "params": {"rate": 0.001}},
               {"id": "api", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms"}})";
        std::string calls = R"({"from": "users", "to": "api"})";
        double mean = 0, none = 1;
        for (int i = 8; i > 0; --i) {
            const std::string name = "worker" + std::to_string(i), time = std::to_string(100 * i);
            components += ", " + part(name, "worker",
                                      "\"servers\": 50, \"p50\": \"" + time + "ms\", \"p99\": \"" + time + "ms\"");
            calls += ", {\"from\": \"api\", \"to\": \"" + name + "\", \"mode\": \"async\", \"perRequest\": 0.2}";
            mean += none * 0.2 * 0.1 * i; // sent, and none of the longer ones
            none *= 0.8;
        }
        const Report report = evaluate(designOf(components, calls));
        NEAR(report.classes[0].processed->mean, 0.001 + mean / (1 - none), 1e-3);
    }

    void writesWaitForTheirLeader()
    {
        const auto writing = [](const std::string &more, const std::string &classes) {
            const Design design = designOf(R"({"id": "users", "kind": "client", "params": {"rate": 700}},
                {"id": "db", "kind": "sql-database", "params": {"serviceTime": "5ms", "servers": 4, )" +
                                               more + "}}",
                                           R"({"from": "users", "to": "db"})", "\"classes\": [" + classes + "]");
            return evaluate(design);
        };
        const std::string writes = R"({"id": "w", "rate": 700, "operation": "write"})";
        const Report alone = writing(R"("replicas": 3)", writes);
        NEAR(alone.classes[0].latency->mean, 5e-3 + queueing::mmcMeanWaiting(700, 5e-3, 4), 1e-9);
        NEAR(alone.classes[0].latency->p99, textbook::mmcResponsePercentile(700, 5e-3, 4, 0.99), 1e-9);
        const Report parted = writing(R"("replicas": 4, "partitions": 2)", writes);
        NEAR(parted.classes[0].latency->mean, 5e-3 + queueing::mmcMeanWaiting(350, 5e-3, 4), 1e-9);
        const Report mixed = writing(R"("replicas": 3)", writes + R"(, {"id": "r", "rate": 100})");
        NEAR(mixed.classes[0].latency->mean, 5e-3 + queueing::mmcMeanWaiting(700, 5e-3, 4), 1e-3);
        NEAR(mixed.classes[1].latency->mean, 5e-3, 1e-3);
        const Report many = writing(R"("replicas": 3, "replication": "multi-leader")", writes);
        NEAR(many.classes[0].latency->mean, 5e-3, 1e-3);
        // where reads fill the replicas as well, no formula tells
        QVERIFY(writing(R"("replicas": 3)", writes + R"(, {"id": "r", "rate": 1300})").classes[0].latencyTrust ==
                Trust::Doubtful);
    }

    void timeUntilTheLastIsProcessed_data()
    {
        QTest::addColumn<QString>("calls");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("p99");
        // api 1 ms, other 10 ms, quick 2 ms, slow 20 ms
        QTest::newRow("the slowest") << R"({"from": "api", "to": "quick", "mode": "async"},
            {"from": "api", "to": "slow", "mode": "async"})"
                                     << 0.021 << 0.021;
        QTest::newRow("a rare message beside another") << R"({"from": "api", "to": "quick", "mode": "async"},
            {"from": "api", "to": "slow", "mode": "async", "perRequest": 0.1})"
                                                       << 0.9 * 0.003 + 0.1 * 0.021 << 0.021;
        QTest::newRow("of those that publish") << R"({"from": "api", "to": "quick", "mode": "async", "perRequest": 0.2},
            {"from": "api", "to": "slow", "mode": "async", "perRequest": 0.1})"
                                               << (0.1 * 0.021 + 0.2 * 0.9 * 0.003) / 0.28 << 0.021;
        QTest::newRow("what comes before") << R"({"from": "api", "to": "quick"}, {"from": "api", "to": "other",
            "stage": 1}, {"from": "other", "to": "slow", "mode": "async"})"
                                           << 0.033 << 0.033;
        QTest::newRow("the way there") << R"({"from": "api", "to": "other", "requestBytes": 5000},
            {"from": "other", "to": "slow", "mode": "async", "requestBytes": 4000})"
                                       << 0.040 << 0.040;
    }

    void timeUntilTheLastIsProcessed()
    {
        QFETCH(QString, calls);
        QFETCH(double, mean);
        QFETCH(double, p99);
        const auto delay = [](const char *name, int milliseconds) {
            return QString(R"({"id": "%1", "kind": "external-api", "params": {"p50": "%2ms", "p99": "%2ms"}})")
                .arg(name)
                .arg(milliseconds)
                .toStdString();
        };
        Design design = designOf(R"({"id": "users", "kind": "client", "params": {"rate": 50}}, )" + delay("api", 1) +
                                     ", " + delay("other", 10) + ", " + delay("quick", 2) + ", " + delay("slow", 20),
                                 R"({"from": "users", "to": "api"}, )" + calls.toStdString());
        design.settings.bandwidthBytesPerSecond = 1e6;
        const Report report = evaluate(design);
        NEAR(report.classes[0].processed->mean, mean, 1e-9);
        NEAR(report.classes[0].processed->p99, p99, 1e-9);
    }

    /// A post to n followers is with the last of them after the slowest of n: -ln(1 - 0.5^(1/n)) times the mean at p50.
    void theLastOfVeryMany()
    {
        for (const double followers : {900.0, 5e3, 1e6}) {
            Design design = designOf(
                R"({"id": "users", "kind": "client", "params": {"rate": 1e-9}},
                   {"id": "api", "params": {"p50": 0, "p99": 0, "capacity": 1e9}},
                   {"id": "device", "kind": "external-api", "params": {"serviceTime": 1, "distribution": "exponential"}})",
                R"({"from": "users", "to": "api"}, {"from": "api", "to": "device", "mode": "async"})");
            for (Call &call : design.calls)
                if (design.components[call.to].key == "device")
                    call.perRequest = followers;
            const Report report = evaluate(design);
            NEAR(report.classes[0].processed->p50, -std::log(-std::expm1(std::log(0.5) / followers)), 1e-6);
            NEAR(report.classes[0].processed->p99, -std::log(-std::expm1(std::log(0.99) / followers)), 1e-6);
        }
    }

    void aBalancerPublishesThroughOneTarget()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 50}}, {"id": "lb", "kind": "load-balancer", "params": {}},
               {"id": "a", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms"}},
               {"id": "b", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms"}},
               {"id": "quick", "kind": "external-api", "params": {"p50": "2ms", "p99": "2ms"}},
               {"id": "slow", "kind": "external-api", "params": {"p50": "20ms", "p99": "20ms"}})",
            R"({"from": "users", "to": "lb"}, {"from": "lb", "to": "a"}, {"from": "lb", "to": "b"},
               {"from": "a", "to": "quick", "mode": "async"}, {"from": "b", "to": "slow", "mode": "async"})");
        const Report report = evaluate(design);
        const double own = report.classes[0].latency->mean;
        NEAR(report.classes[0].processed->mean, own + 0.011, 1e-6);
    }

    void saturationHasNoLatency()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1200}},
               {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}},
               {"id": "db", "kind": "sql-database"})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "db"})");
        const Report report = evaluate(design);
        QVERIFY(report.classes[0].saturated);
        QVERIFY(!report.classes[0].latency);
        NEAR(*component(design, report, "api").utilisation, 1.2, 1e-12);
        NEAR(component(design, report, "db").arrivalRate, 1000, 1e-9); // no more than passes
        NEAR(*component(design, report, "api").backlogGrowth, 200, 1e-9);
        NEAR(*report.headroom, 1 / 1.2, 1e-12);
        QCOMPARE(report.findings.front().id, std::string("saturated"));
    }

    void classesTakeDifferentPaths()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 100}},
               {"id": "api", "kind": "service"}, {"id": "reads", "kind": "key-value-store"},
               {"id": "writes", "kind": "sql-database", "params": {"servers": 1, "serviceTime": "1ms", "writeServiceTime": "4ms"}})",
            R"({"from": "users", "to": "api"},
               {"from": "api", "to": "reads", "classes": {"create": {"perRequest": 0}}},
               {"from": "api", "to": "writes", "classes": {"redirect": {"perRequest": 0}}})",
            R"("classes": [{"id": "redirect", "share": 0.9}, {"id": "create", "share": 0.1, "operation": "write"}])");
        const Report report = evaluate(design);
        NEAR(component(design, report, "reads").arrivalRate, 90, 1e-12);
        NEAR(component(design, report, "writes").writeRate, 10, 1e-12);
        NEAR(*component(design, report, "writes").utilisation, 0.04, 1e-9);
        QVERIFY(!report.classes[0].bottleneck || report.components[*report.classes[0].bottleneck].key != "writes");
    }

    void tokenBucketRejects()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 200}},
               {"id": "gate", "kind": "gateway", "params": {"rateLimit": 100, "burst": 50}},
               {"id": "api", "kind": "service"})",
            R"({"from": "users", "to": "gate"}, {"from": "gate", "to": "api"})");
        const Report report = evaluate(design);
        NEAR(*component(design, report, "gate").rejected, 0.5, 1e-6); // M/D/1/50 at 2: half passes, to six digits
        NEAR(component(design, report, "api").arrivalRate, 100, 1e-6);
        NEAR(*report.classes[0].successRate / *report.classes[0].availability, 0.5, 1e-6);
        QVERIFY(!report.classes[0].saturated);
    }

    void cycleIsSolvedOrNamed()
    {
        const auto design = [](const char *back) {
            return designOf(R"({"id": "users", "kind": "client", "params": {"rate": 10}},
                               {"id": "a", "kind": "service"}, {"id": "b", "kind": "service"})",
                            std::string(R"({"from": "users", "to": "a"}, {"from": "a", "to": "b"},
                               {"from": "b", "to": "a", "perRequest": )") +
                                back + "}");
        };
        const Design dying = design("0.5");
        const Report report = evaluate(dying);
        NEAR(component(dying, report, "a").arrivalRate, 20, 1e-9); // 10 / (1 - 0.5)
        QVERIFY(report.classes[0].latency);
        const Report endless = evaluate(design("1"));
        QCOMPARE(endless.findings.front().id, std::string("runaway-cycle"));
    }

    /// Retries of errors: attempts (1 - f^3) / (1 - f), success 1 - f^3.
    void retriesOfErrors()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 100}},
               {"id": "api", "kind": "external-api", "params": {"availability": 1}},
               {"id": "flaky", "kind": "external-api", "params": {"availability": 1, "errorRate": 0.1}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "flaky", "retries": 2})");
        const Report report = evaluate(design);
        NEAR(component(design, report, "flaky").arrivalRate, 100 * (1 + 0.1 + 0.01), 1e-8);
        NEAR(*report.classes[0].successRate, 0.999, 1e-9);
    }

    void zonesAreShared()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 1}},
               {"id": "a", "kind": "service", "params": {"availability": 1, "replicas": 2, "zones": "x, y"}},
               {"id": "b", "kind": "service", "params": {"availability": 1, "replicas": 2, "zones": "x, y"}})",
            R"({"from": "users", "to": "a"}, {"from": "a", "to": "b"})", R"("settings": {"zoneAvailability": 0.99})");
        NEAR(*evaluate(design).classes[0].unavailability, 1e-4, 1e-9); // both zones, once
    }

    void targetsNameTheBlame()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client", "params": {"rate": 900}},
               {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1, "availability": 0.999}},
               {"id": "db", "kind": "external-api", "params": {"p50": "1ms", "p99": "1ms", "availability": 0.9999}})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "db"})",
            R"("targets": [{"metric": "p99", "value": "40ms"}, {"metric": "availability", "value": "99.9%"},
                           {"metric": "throughput", "value": 500}])");
        const Report report = evaluate(design);
        QVERIFY(!report.targets[0].met);
        QVERIFY(report.targets[0].blame.find("api") != std::string::npos);
        QVERIFY(!report.targets[1].met);
        QVERIFY(report.targets[2].met);
        NEAR(report.targets[2].margin, 1, 1e-9);
    }

    void everyFigureHasAWorking()
    {
        const Design design = designOf(
            R"({"id": "users", "kind": "client"}, {"id": "api", "kind": "service", "params": {"replicas": 2}},
               {"id": "db", "kind": "sql-database"})",
            R"({"from": "users", "to": "api"}, {"from": "api", "to": "db"})");
        const Report report = evaluate(design);
        const auto all = figures(design, report);
        QVERIFY(all.size() > 20);
        for (const std::string &figure : all) {
            const Working working = explain(design, report, figure);
            QVERIFY2(!working.name.empty() && working.note != "There is no such figure.", figure.c_str());
        }
        for (const std::string figure : {"mean", "p50", "p99", "p999"}) { // whose milliseconds: all of them
            const Working latency = explain(design, report, "class/" + report.classes[0].id + "/" + figure);
            double shares = 0;
            for (const Working &share : latency.inputs)
                shares += *parseQuantity(share.result, Unit::Seconds);
            NEAR(shares, *parseQuantity(latency.result, Unit::Seconds), 1e-2);
        }
        const std::string text = workingText(explain(design, report, "component/api/utilisation"));
        QVERIFY2(text.find("17.3611 %") != std::string::npos, text.c_str()); // 347.2 of 2 x 1000 per second
        QCOMPARE(explain(design, report, "component/none/rate").result, std::string("unknown"));
    }

    /// Where a capacity is stated, that is what a request leaves of a server, and not its service time.
    void theTimeAServerIsHeldFollowsAStatedCapacity()
    {
        const auto told = [](const char *params) {
            const Design design = designOf(R"({"id": "users", "kind": "client", "params": {"rate": 60}},
                                              {"id": "api", "kind": "service", "params": )" +
                                               std::string(params) + "}",
                                           R"({"from": "users", "to": "api"})");
            return workingText(explain(design, evaluate(design), "component/api/utilisation"));
        };
        const std::string stated = told(R"({"servers": 100, "capacity": 120, "p50": "5ms", "p99": "30ms"})");
        QVERIFY2(stated.find("833.333 ms") != std::string::npos &&
                     stated.find("servers / capacity of a replica") != std::string::npos,
                 stated.c_str());
        const std::string own = told(R"({"servers": 4, "serviceTime": "5ms"})");
        QVERIFY2(own.find("servers / capacity") == std::string::npos && own.find("5 ms") != std::string::npos,
                 own.c_str());
    }

    void nothingDrawnIsNothingKnown()
    {
        QVERIFY(evaluate(Design{}).classes.empty());
        const Design lonely = designOf(R"({"id": "users", "kind": "client"})", "");
        const Report report = evaluate(lonely);
        QVERIFY(!report.classes[0].latency);
        QVERIFY(!report.classes[0].availability);
    }

    void evaluationCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        EvaluateOptions options;
        options.stop = source.get_token();
        const Design design = designOf(R"({"id": "users", "kind": "client"}, {"id": "a", "kind": "service"})",
                                       R"({"from": "users", "to": "a"})");
        QVERIFY(evaluate(design, options).cancelled);
    }
};

QTEST_APPLESS_MAIN(EstimatesTest)
#include "estimates_test.moc"
