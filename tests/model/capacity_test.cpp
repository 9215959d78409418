// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says beyond today's load: outages by the month, capacity with parts lost, threads, retries, growth,
// queues that fall behind. Every expected number can be worked out by hand.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/queueing/queueing.h"
#include "model/simulation/random.h"
#include "model/simulation/simulation.h"
#include "tests/support/featured_design.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

namespace
{

Design designOf(const std::string &rest)
{
    auto design = readDesignText(R"({"type": "ninesketch/design", )" + rest + "}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

/// A client of 80/s in front of one component with these parameters.
Design behindClient(const std::string &params, const std::string &rest = "", const std::string &kind = "service")
{
    return designOf(R"("components": [{"id": "users", "kind": "client", "params": {"rate": "80/s"}},
        {"id": "part", "kind": ")" +
                    kind + R"(", "params": )" + params + R"(}], "calls": [{"from": "users", "to": "part"}])" + rest);
}

const ComponentReport &part(const Report &report, const char *key)
{
    for (const ComponentReport &one : report.components)
        if (one.key == key)
            return one;
    qFatal("no component %s", key);
}

bool near(std::optional<double> value, double wanted, double tolerance = 1e-9)
{
    if (value && std::abs(*value - wanted) <= tolerance * std::abs(wanted))
        return true;
    qWarning("%.12g instead of %.12g", value.value_or(NAN), wanted);
    return false;
}

constexpr double month = 30 * 86400;

} // namespace

class CapacityTest : public QObject
{
    Q_OBJECT

private slots:
    void outagesFollowFromRepairTimes()
    {
        const Report report = evaluate(behindClient(R"({"availability": 0.999, "mttr": "10 min", "managed": true})",
                                                    R"(, "targets": [{"metric": "availability", "value": 0.9995}])"));
        const Outages &outages = report.classes[0].outages.value();
        QVERIFY(near(outages.perMonth, 0.001 * month / 600));
        QVERIFY(near(outages.meanSeconds, 600));
        QCOMPARE(outages.assumedShare, 0.0);
        QVERIFY(near(outages.allowed, 0.0005 * month));
        // sum over n of Poisson(4.32; n) P(Erlang-n of 600 s > 1296 s)
        QVERIFY(near(outages.breach, 0.7433997, 1e-5));
        QVERIFY(outages.credit.value() > 0.1 * 0.73 && outages.credit.value() < 0.1);
    }

    void theMonthIsStricterThanTheYear()
    {
        // one outage of 30 minutes a year: 99.994 % over the year, but the month in which it falls breaks four nines
        const double a = 1 - 1800 / (365.25 * 86400);
        const Report report =
            evaluate(behindClient(R"({"managed": true, "mttr": 1800, "availability": )" + std::to_string(a) + "}",
                                  R"(, "targets": [{"metric": "availability", "value": 0.9999}])"));
        QVERIFY(report.targets[0].met);
        const Outages &outages = report.classes[0].outages.value();
        QVERIFY(near(outages.perMonth, 30 / 365.25, 0.01));
        QVERIFY(near(outages.breach, -std::expm1(-30 / 365.25 * std::exp(-259.2 / 1800)), 0.01));
    }

    void replicasGoDownTogetherRarely()
    {
        const Report pair =
            evaluate(behindClient(R"({"replicas": 2, "needed": 1, "availability": 0.99, "mttr": 3600})"));
        QVERIFY(near(pair.classes[0].outages->perMonth, 2 * 0.01 * 0.01 / 3600 * month));
        QVERIFY(near(pair.classes[0].outages->meanSeconds, 1800));
        const Report eight =
            evaluate(behindClient(R"({"replicas": 8, "needed": 7, "availability": 0.99, "mttr": 3600})"));
        QVERIFY(near(eight.classes[0].outages->perMonth, 8 * 7 * 1e-4 * std::pow(0.99, 6) / 3600 * month));
    }

    void aTimeToRepairMayBeAssumed()
    {
        const Report report = evaluate(
            behindClient(R"({"availability": 0.999, "managed": true})", R"(, "settings": {"repairTime": "1 h"})"));
        QVERIFY(near(report.classes[0].outages->meanSeconds, 3600));
        QVERIFY(near(report.classes[0].outages->assumedShare, 1));
        QVERIFY(!report.classes[0].outages->breach);
    }

    void aPartLostLoadsTheOthers()
    {
        const Report report =
            evaluate(behindClient(R"({"replicas": 3, "servers": 1, "serviceTime": "10ms", "zones": ["a", "b"]})"));
        const ComponentReport &one = part(report, "part");
        QVERIFY(near(one.utilisation, 0.8 / 3));
        QVERIFY(near(one.utilisationWithOneLost, 0.4));
        QVERIFY(near(one.utilisationWithZoneLost, 0.8)); // zone a holds two of the three
        QVERIFY(near(one.proposedReplicas, 2));
        QVERIFY(near(one.proposedWithOneLost, 3));
        QVERIFY(near(one.proposedWithZoneLost, 4));
        // nine that work: of fourteen in three zones the fullest takes five along
        const Report three =
            evaluate(behindClient(R"({"replicas": 3, "servers": 1, "serviceTime": "78ms", "zones": ["a", "b", "c"]})"));
        QVERIFY(near(part(three, "part").proposedReplicas, 9));
        QVERIFY(near(part(three, "part").proposedWithZoneLost, 14));
        // zone a takes two of three: of six replicas four, of six for two that work as well
        const Report twice =
            evaluate(behindClient(R"({"replicas": 6, "servers": 1, "serviceTime": "10ms", "zones": ["a", "a", "b"]})"));
        QVERIFY(near(part(twice, "part").utilisationWithZoneLost, 0.4));
        QVERIFY(near(part(twice, "part").proposedWithZoneLost, 6));
    }

    void growthWaitsForScaling()
    {
        const Report report =
            evaluate(behindClient(R"({"replicas": 1, "servers": 1, "serviceTime": "10ms", "scaleUpTime": "1 min"})",
                                  R"(, "settings": {"surge": 2, "targetUtilisation": 0.7})"));
        const ComponentReport &one = part(report, "part");
        QVERIFY(near(one.surgeBacklog, (160 - 100) * 60));
        QVERIFY(near(one.surgeDrain, 3600.0 / (3 * 100 - 160)));
        const Report enough =
            evaluate(behindClient(R"({"replicas": 2, "servers": 1, "serviceTime": "10ms", "scaleUpTime": "1 min"})"));
        QCOMPARE(*part(enough, "part").surgeBacklog, 0.0);
        QCOMPARE(*part(enough, "part").surgeDrain, 0.0);
        QVERIFY(!part(evaluate(behindClient("{}")), "part").surgeBacklog);
    }

    void growthIsTurnedAwayBeforeItWaits()
    {
        // a quota of 100/s before servers of 100/s: no more comes to wait, however much the load grows
        const Report limited = evaluate(
            behindClient(R"({"servers": 1, "serviceTime": "10ms", "scaleUpTime": "1 min", "rateLimit": "100/s"})"));
        QCOMPARE(*part(limited, "part").surgeBacklog, 0.0);
        QCOMPARE(*part(limited, "part").surgeDrain, 0.0);
        // a quota of 130/s: 30/s too many for a minute; then ceil(1.3 / 0.7) = 2 replicas of 100/s
        const Report partly = evaluate(
            behindClient(R"({"servers": 1, "serviceTime": "10ms", "scaleUpTime": "1 min", "rateLimit": "130/s"})"));
        QVERIFY(near(part(partly, "part").surgeBacklog, 30 * 60));
        QVERIFY(near(part(partly, "part").surgeDrain, 1800.0 / (200 - 130)));
        // the queue holds fifty; three replicas of 100/s work them off beside 160/s
        const Report small = evaluate(
            behindClient(R"({"servers": 1, "serviceTime": "10ms", "scaleUpTime": "1 min", "queueLimit": 50})"));
        QVERIFY(near(part(small, "part").surgeBacklog, 50));
        QVERIFY(near(part(small, "part").surgeDrain, 50.0 / (300 - 160)));
    }

    void aQueueIsAsFarBehindAsItsConsumer()
    {
        const Report report = evaluate(designOf(R"("components": [
            {"id": "users", "kind": "client", "params": {"rate": "80/s"}}, {"id": "queue", "kind": "message-queue"},
            {"id": "worker", "kind": "worker", "params": {"serviceTime": "10ms", "servers": 1}}],
            "calls": [{"from": "users", "to": "queue"}, {"from": "queue", "to": "worker"}])"));
        const ComponentReport &queue = part(report, "queue");
        QVERIFY(near(queue.lag, 0.04, 1e-6)); // M/M/1 at 0.8: 4 service times
        QVERIFY(near(queue.lagMessages, 3.2, 1e-6));
        QVERIFY(near(queue.drainTime, 60 * 0.8 / 0.2));
    }

    /// A limiter that lets more through than its servers take: these are full first.
    void serversBehindALimiterAreFullFirst()
    {
        const Report report =
            evaluate(behindClient(R"({"serviceTime": "20ms", "servers": 1, "rateLimit": "70/s", "burst": 10})"));
        QVERIFY(near(report.classes[0].maxThroughput, 50));
        QVERIFY(near(part(report, "part").saturatesAt, 50.0 / 80));
    }

    /// Three messages published at once wait for one another: M^X/M/1 with batches of three.
    void messagesPublishedAtOnceAreABatch()
    {
        const Design design = designOf(R"("components": [
            {"id": "users", "kind": "client", "params": {"rate": "40/s"}},
            {"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 9}},
            {"id": "worker", "kind": "worker", "params": {"availability": 1, "serviceTime": "5ms", "servers": 1}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "worker", "mode": "async", "perRequest": 3}])");
        const double busy = 0.6,
                     mean = 0.005 * (busy + 1) / (1 - busy); // Burke 1975: (rho + (E[X²]/E[X] - 1)/2) S / (1 - rho)
        QVERIFY(near(part(evaluate(design), "worker").waiting, mean, 1e-6));
        SimulationOptions options;
        options.requests = 300'000;
        for (const SimulatedComponent &seen : simulate(design, options).components)
            if (seen.key == "worker")
                QVERIFY(near(seen.waiting.value, mean, 0.05));
    }

    /// A stated rate with no peak beside it is the average as well; with one, or of users, the average is what is less.
    void whatIsStoredFollowsTheAverage()
    {
        const auto stored = [](const std::string &client) {
            return part(evaluate(designOf(R"("components": [{"id": "users", "kind": "client", "params": )" + client +
                                          R"(}, {"id": "db", "kind": "sql-database", "params": {"itemBytes": 1000,
                "retention": "1d", "overhead": 0}}], "calls": [{"from": "users", "to": "db", "operation": "write"}])")),
                        "db")
                .storageBytes;
        };
        QVERIFY(near(stored(R"({"rate": "60/s"})"), 60 * 86400 * 1000.0));
        QVERIFY(near(stored(R"({"rate": "60/s", "peakFactor": 4})"), 15 * 86400 * 1000.0));
        QVERIFY(near(stored(R"({"users": 1000, "actionsPerDay": 20, "peakFactor": 5})"), 20000 * 1000.0));
    }

    /// Each consumer with the partitions dealt to it is an M/M/1; the one with most sets the pace.
    void consumersWaitByThePartitionsDealtToThem()
    {
        const auto agrees = [](const char *stream, int consumers, const std::vector<double> &shares) {
            const Design design =
                designOf(R"("components": [
                {"id": "users", "kind": "client", "params": {"rate": "80/s"}},
                {"id": "stream", "kind": "event-stream", "params": )" +
                         std::string(stream) + R"(},
                {"id": "worker", "kind": "worker", "params": {"availability": 1, "serviceTime": "20ms", "servers": 1,
                 "replicas": )" +
                         std::to_string(consumers) +
                         R"(}}], "calls": [{"from": "users", "to": "stream"}, {"from": "stream", "to": "worker"}])");
            double wait = 0, most = 0;
            for (const double share : shares) {
                wait += share * (1 / (1 / 0.02 - 80 * share) - 0.02);
                most = std::max(most, share);
            }
            const ComponentReport worker = part(evaluate(design), "worker");
            QVERIFY(near(worker.waiting, wait, 1e-6));
            QVERIFY(near(worker.utilisation, 80 * 0.02 * most));
            QVERIFY(near(worker.capacity, 1 / 0.02 / most));
            SimulationOptions options;
            options.requests = 400'000;
            for (const SimulatedComponent &seen : simulate(design, options).components)
                if (seen.key == "worker") {
                    QVERIFY(near(seen.utilisation.value, 80 * 0.02 * most, 0.02));
                    QVERIFY(near(seen.waiting.value, wait, 0.06));
                }
        };
        agrees(R"({"partitions": 12})", 5, {3. / 12, 3. / 12, 2. / 12, 2. / 12, 2. / 12});
        agrees(R"({"partitions": 4})", 9, {0.25, 0.25, 0.25, 0.25});
        agrees(R"({"partitions": 7, "hotShare": 0.28})", 6,
               {0.28 + 0.12, 0.12, 0.12, 0.12, 0.12, 0.12} /* the hottest and one more */);
        const double zipf = 1 + 1 / 2. + 1 / 3. + 1 / 4. + 1 / 5. + 1 / 6.;
        agrees(R"({"partitions": 6, "skew": 1})", 6,
               {1 / zipf, 1 / 2. / zipf, 1 / 3. / zipf, 1 / 4. / zipf, 1 / 5. / zipf, 1 / 6. / zipf});
    }

    /// A bucket of one token turns requests away well below its rate; servers are as busy as the others make them.
    void whatABucketTurnsAwayKeepsNobodyBusy()
    {
        const Report report =
            evaluate(behindClient(R"({"serviceTime": "10ms", "servers": 1, "rateLimit": "200/s", "burst": 1})"));
        QVERIFY(near(part(report, "part").rejected, 0.4 / 1.4)); // Erlang's loss formula
        QVERIFY(near(part(report, "part").utilisation, 0.8 / 1.4));
        QVERIFY(near(part(report, "part").capacity, 100));
        QCOMPARE(part(report, "part").limitedBy, std::string("servers"));
    }

    /// Beyond it threads are always busy, so a simulated overload is answered at the largest rate.
    void theLargestRateOfThreadsIsSimulated()
    {
        const auto agrees = [](const std::string &pool, const std::string &store, double tolerance = 0.001) {
            const Design design =
                designOf(R"("components": [{"id": "users", "kind": "client", "params": {"rate": "50/s"}},
                {"id": "api", "kind": "service", "params": {"availability": 1, "blocking": true, )" +
                         pool + R"(}}, {"id": "db", "kind": "sql-database",
                "params": {"availability": 1, )" +
                         store + R"(}}], "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}])");
            const Report report = evaluate(design);
            SimulationOptions options;
            options.loadFactor = 1.3 * *report.headroom;
            options.seconds = 300;
            const Measured most = simulate(design, options).classes[0].throughput;
            QVERIFY2(std::abs(*report.classes[0].maxThroughput - most.value) <=
                         tolerance * most.value + 1.5 * most.halfWidth,
                     qPrintable(QString("%1, simulated %2 +- %3")
                                    .arg(*report.classes[0].maxThroughput)
                                    .arg(most.value)
                                    .arg(most.halfWidth)));
        };
        agrees(R"("serviceTime": "5ms", "servers": 2, "threads": 4)", R"("serviceTime": "8ms", "servers": 1)");
        agrees(R"("serviceTime": "5ms", "servers": 1, "threads": 3, "replicas": 2, "routing": "random")",
               R"("serviceTime": "8ms", "servers": 2)");
        agrees(R"("serviceTime": "5ms", "servers": 8, "threads": 10)",
               R"("serviceTime": "40ms", "servers": 1, "replicas": 3, "routing": "random")");
        for (const char *replicas : {"2", "3", "6"})
            agrees(R"("serviceTime": "5ms", "servers": 8, "threads": 10)",
                   R"("serviceTime": "40ms", "servers": 1, "routing": "round-robin", "replicas": )" +
                       std::string(replicas),
                   0.04);
    }

    /// Calls made at once overlap: the largest rate of their threads, and how many are in use below it, beside the
    /// simulation of small designs by chance.
    void threadsAskSeveralAtOnce()
    {
        Random random(11, 0);
        const auto number = [&](int least, int most) {
            return least + static_cast<int>(random.below(static_cast<std::uint32_t>(most - least + 1)));
        };
        int compared = 0;
        for (int made = 0; made < 10; ++made) {
            QString parts, calls;
            const int branches = number(2, 4);
            for (int b = 0; b < branches; ++b) {
                parts += QString(R"(, {"id": "b%1", "params": {"serviceTime": "%2ms", "servers": %3}})")
                             .arg(b)
                             .arg(number(4, 20))
                             .arg(number(1, 3));
                calls += QString(R"(, {"from": "api", "to": "b%1", "stage": %2})").arg(b).arg(b == 3 ? 2 : 1);
                if (random.below(3) > 0)
                    continue;
                parts += QString(R"(, {"id": "d%1", "params": {"serviceTime": "8ms", "servers": 2}})").arg(b);
                calls += QString(R"(, {"from": "b%1", "to": "d%1"})").arg(b);
            }
            const QString whole(R"("components": [{"id": "users", "kind": "client", "params": {"rate": "20/s"}},
                {"id": "api", "params": {"serviceTime": "3ms", "servers": 8, "blocking": true, "threads": %1}}%2],
                "calls": [{"from": "users", "to": "api"}%3])");
            const Design design = designOf(whole.arg(number(1, 8)).arg(parts, calls).toStdString());
            const Report report = evaluate(design);
            if (report.components[*report.bottleneck].key != "api")
                continue; // full before its threads are
            ++compared;
            SimulationOptions options;
            options.loadFactor = 1.3 * *report.headroom;
            options.seconds = 150;
            const Measured most = simulate(design, options).classes[0].throughput;
            const double estimate = *report.classes[0].maxThroughput;
            QVERIFY2(std::abs(estimate - most.value) <= 0.025 * most.value + most.halfWidth,
                     qPrintable(QString("%1, simulated %2 +- %3").arg(estimate).arg(most.value).arg(most.halfWidth)));
            options.loadFactor = 0.7 * *report.headroom;
            EvaluateOptions lower;
            lower.loadFactor = options.loadFactor;
            const Report below = evaluate(design, lower);
            const auto api = *design.indexOf("api");
            const Measured inUse = simulate(design, options).components[api].utilisation;
            QVERIFY2(std::abs(*below.components[api].utilisation - inUse.value) <= 0.08 * inUse.value + inUse.halfWidth,
                     qPrintable(QString("in use %1, simulated %2 +- %3")
                                    .arg(*below.components[api].utilisation)
                                    .arg(inUse.value)
                                    .arg(inUse.halfWidth)));
        }
        QVERIFY(compared >= 4);
    }

    /// Services that vary much cost a pool of threads some of its largest rate where several of them are as busy, and
    /// next to none where one is full long before the others.
    void threadsWaitForVariedServices()
    {
        for (const int slow : {10, 30}) {
            const QString store(R"({"id": "s%1", "params": {"serviceTime": "%2ms", "servers": 1, "cv": 1.4,
                "distribution": "log-normal"}})");
            const Design design = designOf(QString(R"("components": [{"id": "users", "kind": "client",
                "params": {"rate": "10/s"}}, {"id": "api", "params": {"serviceTime": "1ms", "servers": 8, "blocking": true,
                "threads": 16}}, %1, %2], "calls": [{"from": "users", "to": "api"},
                {"from": "api", "to": "s1", "stage": 1}, {"from": "api", "to": "s2", "stage": 1}])")
                                               .arg(store.arg(1).arg(10), store.arg(2).arg(slow))
                                               .toStdString());
            SimulationOptions options;
            options.loadFactor = 13 / (0.01 * slow); // so many times what the slowest of them carries
            options.seconds = 600;
            const Measured most = simulate(design, options).classes[0].throughput;
            const double estimate = *evaluate(design).classes[0].maxThroughput;
            QVERIFY2(std::abs(estimate - most.value) <= 0.02 * most.value + most.halfWidth,
                     qPrintable(QString("%1, simulated %2 +- %3").arg(estimate).arg(most.value).arg(most.halfWidth)));
        }
    }

    /// Threads that hardly anybody waits for change no percentile.
    void aRareWaitForAThreadIsRare()
    {
        Design design = test::featuredDesign(18 * 77, {23, 0.68, test::Pools | test::Forks | test::Variable, 1});
        const LatencySummary pooled = *evaluate(design).classes[0].latency;
        for (Component &one : design.components)
            one.parameters.erase("blocking");
        const LatencySummary plain = *evaluate(design).classes[0].latency;
        QVERIFY(near(pooled.mean, plain.mean, 0.02));
        QVERIFY(near(pooled.p50, plain.p50, 0.02));
        QVERIFY(near(pooled.p99, plain.p99, 0.02));
    }

    /// Ten threads before a database at 80 %: what waits for a thread does not hold one.
    void threadsHoldWhatIsInsideOnly()
    {
        const auto busy = [](const std::string &pool) {
            const Design design = designOf(
                R"("components": [{"id": "users", "kind": "client", "params": {"rate": 80}},
                {"id": "api", "kind": "service", "params": {"serviceTime": "5ms", "servers": 50, "blocking": true, )" +
                pool + R"(}},
                {"id": "db", "kind": "key-value-store", "params": {"serviceTime": "10ms", "servers": 1}}],
                "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}])");
            return part(evaluate(design), "api").utilisation.value_or(-1);
        };
        const double inside = queueing::tokensInUse(80, 10, 0.005, {{0.01, 1}});
        QVERIFY(near(busy(R"("threads": 10)") * 10, inside));
        QVERIFY(near(busy(R"("threads": 5, "replicas": 2)") * 10, inside)); // one queue for all threads
        QVERIFY(near(busy(R"("threads": 500)") * 500, 80 * (0.005 + 0.01 / (1 - 0.8))));
    }

    void threadsAreAClosedNetwork()
    {
        const auto most = [](int threads) {
            const Report report = evaluate(designOf(R"("components": [
                {"id": "users", "kind": "client", "params": {"rate": "20/s"}},
                {"id": "api", "kind": "service", "params": {"serviceTime": "2ms", "servers": 4, "blocking": true,
                 "threads": )" + std::to_string(threads) +
                                                    R"(}},
                {"id": "db", "kind": "sql-database", "params": {"serviceTime": "8ms", "servers": 1}}],
                "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}])"));
            const ClassReport &one = report.classes[0];
            const bool byThreads = report.components[*one.bottleneck].key == "api";
            return std::pair(one.maxThroughput.value_or(0), byThreads);
        };
        // one token: 1 / 10 ms; two: the database is found busy 80 % of the time, 2 / (2 + 8 x 1.8) ms
        QVERIFY(near(most(1).first, 100, 1e-6) && most(1).second);
        QVERIFY(near(most(2).first, 2 / 0.0164, 1e-6) && most(2).second);
        QVERIFY(near(most(100).first, 125, 1e-6) && !most(100).second);
    }

    /// Of one class by itself the work of others at what its threads wait for stays as it is.
    void threadsOfOneClassBesideOthers()
    {
        const Report report = evaluate(designOf(R"("components": [
            {"id": "users", "kind": "client", "params": {"rate": 1}},
            {"id": "others", "kind": "client", "params": {"rate": 25}},
            {"id": "api", "kind": "service", "params": {"serviceTime": "20ms", "capacity": 1e9, "blocking": true,
             "threads": 3}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": "20ms", "servers": 1}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}, {"from": "others", "to": "db"}],
            "classes": [{"id": "one", "client": "users"}, {"id": "two", "client": "others"}])"));
        // mean value analysis of three tokens, the database half as fast
        double queue = 0, carried = 0;
        for (int tokens = 1; tokens <= 3; ++tokens) {
            const double residence = 0.04 * (1 + queue);
            carried = tokens / (0.02 + residence);
            queue = carried * residence;
        }
        QVERIFY(near(report.classes[0].maxThroughput.value(), carried, 1e-6));
        QVERIFY(near(report.classes[1].maxThroughput.value(), 49, 1e-6)); // the database's
    }

    void retriesHoldAnOverload()
    {
        const Report report = evaluate(designOf(R"("components": [
            {"id": "users", "kind": "client", "params": {"rate": "50/s"}},
            {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 8}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": "10ms", "servers": 1}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db", "timeout": "1s", "retries": 2}])"));
        QVERIFY(near(report.classes[0].safeThroughput, 100.0 / 3));
        QVERIFY(report.classes[0].maxThroughput.value() > 94 && report.classes[0].maxThroughput.value() < 96);
        QVERIFY(
            std::ranges::any_of(report.findings, [](const Finding &one) { return one.id == "retries-hold-overload"; }));
        QVERIFY(!evaluate(behindClient("{}")).classes[0].safeThroughput);
    }

    void burstsAreCarriedIntoTheStation()
    {
        const auto waiting = [](const char *burstiness) {
            const Report report = evaluate(designOf(R"("components": [
                {"id": "users", "kind": "client", "params": {"rate": "80/s", "burstiness": )" +
                                                    std::string(burstiness) + R"(}},
                {"id": "part", "kind": "service", "params": {"serviceTime": "10ms", "servers": 1}}],
                "calls": [{"from": "users", "to": "part"}])"));
            return part(report, "part").waiting.value();
        };
        QVERIFY(near(waiting("1"), 0.04, 1e-6));
        // Allen and Cunneen: (ca2 + cs2) / 2 times that of Poisson arrivals
        QVERIFY(near(waiting("4"), 0.04 * (4 + 1) / 2, 0.15));
    }
};

QTEST_APPLESS_MAIN(CapacityTest)
#include "capacity_test.moc"
