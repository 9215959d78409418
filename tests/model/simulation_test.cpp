// SPDX-License-Identifier: GPL-3.0-or-later
// The simulation against theory: its intervals cover the truth as often as they claim, and it repeats itself to the
// byte.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/queueing/queueing.h"
#include "model/simulation/random.h"
#include "model/simulation/simulation.h"
#include "tests/support/simple_design.h"
#include "tests/support/textbook.h"
#include <QTest>
#include <cmath>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{
bool covers(const Measured &measured, double truth, double times = 2)
{
    return std::fabs(measured.value - truth) <= times * measured.halfWidth + 1e-12;
}
} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT

private slots:
    void portableFunctions()
    {
        for (double x : {1e-300, 1e-9, 0.3, 0.999999, 1.0, 1.5, 2.718281828, 1e12}) {
            QVERIFY(std::fabs(portableLog(x) - std::log(x)) <= 4e-15 * std::max(1.0, std::fabs(std::log(x))));
        }
        for (double x : {-700.0, -3.2, -1e-9, 0.0, 0.4, 30.0, 700.0})
            QVERIFY(std::fabs(portableExp(x) / std::exp(x) - 1) < 1e-13);
        Random random(1, 2), again(1, 2), other(1, 3);
        const auto first = random.bits();
        QVERIFY(first == again.bits() && first != other.bits());
    }

    /// Workers of one queue compete: a message is processed once, by one of them.
    void oneConsumerTakesAMessage()
    {
        const auto design = readDesignText(R"({"components": [
            {"id": "users", "kind": "client", "params": {"rate": 50}},
            {"id": "queue", "kind": "message-queue", "params": {"p50": 0, "p99": 0, "ackTime": 0}},
            {"id": "quick", "kind": "worker", "params": {"p50": 0.01, "p99": 0.01, "servers": 900}},
            {"id": "slow", "kind": "worker", "params": {"p50": 0.07, "p99": 0.07, "servers": 900}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": 0.01, "servers": 1}}],
            "calls": [{"from": "users", "to": "queue"}, {"from": "queue", "to": "quick", "weight": 3},
                      {"from": "queue", "to": "slow"}, {"from": "quick", "to": "db"}, {"from": "slow", "to": "db"}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        SimulationOptions options;
        options.requests = 200'000;
        const SimulationResult seen = simulate(*design, options);
        const double mean = 0.75 * 0.01 + 0.25 * 0.07 + 0.01 / (1 - 0.5); // what is dealt by chance comes at random
        QVERIFY(seen.classes[0].processed && covers(seen.classes[0].processed->mean, mean));
        const Report report = evaluate(*design);
        QVERIFY(report.classes[0].processed && std::fabs(report.classes[0].processed->mean / mean - 1) < 1e-6);
        QVERIFY(report.classes[0].latencyTrust != Trust::Doubtful);
        for (const char *worker : {"quick", "slow"}) {
            const std::size_t at = *design->indexOf(worker);
            QVERIFY(covers(seen.components[at].arrivalRate, report.components[at].arrivalRate));
        }
    }

    /// A burst that would take long to use up is no part of a limit that is asked for more all the time.
    void bucketsThatAreEmptyForGoodBeginEmpty()
    {
        SimulationOptions options;
        options.requests = 20'000;
        const auto result =
            simulate(chain(10'000, {station("a", 1e-6, 1, {{"rateLimit", 1000.0}, {"burst", 1e6}})}), options);
        QVERIFY2(std::fabs(result.classes[0].successRate.value - 0.1) < 0.02,
                 qPrintable(QString::number(result.classes[0].successRate.value)));
    }

    void stationsMeetTheory_data()
    {
        QTest::addColumn<int>("index");
        const char *names[] = {"M/M/1",
                               "M/M/4",
                               "M/D/1",
                               "M/G/1 log-normal",
                               "round robin",
                               "full room",
                               "processor sharing",
                               "two in a row",
                               "token bucket",
                               "round robin over threads",
                               "writes at the leader"};
        for (int i = 0; i < 11; ++i)
            QTest::newRow(names[i]) << i;
    }
    void stationsMeetTheory()
    {
        QFETCH(int, index);
        SimulationOptions options;
        options.seed = 2;
        options.requests = 300'000;
        const auto run = [&](Design design) { return simulate(design, options); };
        const std::string constant = "constant", logNormal = "log-normal";
        if (index == 0) {
            const auto result = run(chain(700, {station("a", 1e-3, 1)}));
            QVERIFY(covers(result.classes[0].latency.mean, 1e-3 / 0.3));
            QVERIFY(covers(result.classes[0].latency.p99, 1e-3 / 0.3 * std::log(100.0)));
            QVERIFY(covers(result.components[1].utilisation, 0.7));
            QVERIFY(covers(result.components[1].waiting, 0.7e-3 / 0.3));
            QVERIFY(result.classes[0].successRate.value == 1);
        } else if (index == 1) {
            const auto result = run(chain(3200, {station("a", 1e-3, 4)}));
            QVERIFY(covers(result.classes[0].latency.mean, 1e-3 + queueing::mmcMeanWaiting(3200, 1e-3, 4)));
            QVERIFY(covers(result.classes[0].latency.p99, textbook::mmcResponsePercentile(3200, 1e-3, 4, 0.99)));
        } else if (index == 2) {
            const auto result = run(chain(800, {station("a", 1e-3, 1, {{"distribution", constant}})}));
            QVERIFY(covers(result.components[1].waiting, queueing::mg1MeanWaiting(800, 1e-3, 0)));
        } else if (index == 3) {
            const auto result = run(chain(700, {station("a", 1e-3, 1, {{"distribution", logNormal}, {"cv", 1.5}})}));
            QVERIFY(covers(result.components[1].waiting, queueing::mg1MeanWaiting(700, 1e-3, 2.25)));
        } else if (index == 4 || index == 9) {
            // with threads that suffice as well: what is dealt to a replica stays there
            const auto result = run(chain(8000, {station("a", 1e-3, 1,
                                                         {{"replicas", 10.0},
                                                          {"routing", std::string("round-robin")},
                                                          {"blocking", index == 4 ? 0.0 : 1.0},
                                                          {"threads", 1000.0}})}));
            const double sigma = queueing::roundRobinSigma(8000, 1e-3, 10);
            QVERIFY2(covers(result.classes[0].latency.mean, 1e-3 / (1 - sigma)),
                     qPrintable(QString("%1 +- %2, theory %3")
                                    .arg(result.classes[0].latency.mean.value)
                                    .arg(result.classes[0].latency.mean.halfWidth)
                                    .arg(1e-3 / (1 - sigma))));
        } else if (index == 5) {
            const auto result = run(chain(900, {station("a", 1e-3, 1, {{"queueLimit", 4.0}})}));
            QVERIFY(covers(result.components[1].rejected, queueing::mmcK(900, 1e-3, 1, 5).lossProbability));
            QVERIFY(result.classes[0].successRate.value < 1);
        } else if (index == 6) {
            const auto result = run(chain(700, {station("a", 1e-3, 1,
                                                        {{"distribution", logNormal},
                                                         {"cv", 2.0},
                                                         {"discipline", std::string("processor-sharing")}})}));
            QVERIFY(covers(result.classes[0].latency.mean, 1e-3 / 0.3));
        } else if (index == 10) {
            // of three replicas one takes the writes; reads find the others free
            Design design = chain(
                700, {component("sql-database", "db", {{"replicas", 3.0}, {"servers", 4.0}, {"serviceTime", 5e-3}})});
            design.classes[0].operation = Operation::Write;
            RequestClass reads = design.classes[0];
            reads.id = reads.name = "reads", reads.operation = Operation::Read, reads.peakRate = 100;
            design.classes.push_back(reads);
            const auto result = run(design);
            QVERIFY(covers(result.classes[0].latency.mean, 5e-3 + queueing::mmcMeanWaiting(700, 5e-3, 4)));
            QVERIFY(covers(result.classes[0].latency.p99, textbook::mmcResponsePercentile(700, 5e-3, 4, 0.99)));
            QVERIFY(covers(result.classes[1].latency.p99, textbook::mmcResponsePercentile(800, 5e-3, 12, 0.99)));
            QVERIFY(covers(result.components[1].utilisation, 0.875));
        } else if (index == 7) {
            const auto result = run(chain(500, {station("a", 1e-3, 1), station("b", 1.5e-3, 1)}));
            QVERIFY(covers(result.classes[0].latency.mean, 1e-3 / 0.5 + 1.5e-3 / 0.25));
        } else {
            const auto result = run(chain(90, {station("a", 1e-6, 1, {{"rateLimit", 100.0}, {"burst", 5.0}})}));
            const double refused = queueing::tokenBucketRefusal(90, 100, 5);
            QVERIFY(covers(result.components[1].rejected, refused));
            QVERIFY(covers(result.components[1].utilisation, 0.9 * (1 - refused))); // of its quota
        }
    }

    void intervalsCoverAsTheyClaim()
    {
        // 400 small runs of M/M/1 at 0.5: 95 % +- 3 of the intervals hold the truth
        int mean = 0, median = 0, p99 = 0, p999 = 0;
        const Design design = chain(500, {station("a", 1e-3, 1)});
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            SimulationOptions options;
            options.seed = seed;
            options.requests = 10'000;
            options.threads = 1;
            const SimulatedClass one = simulate(design, options).classes[0];
            mean += covers(one.latency.mean, 2e-3, 1) ? 1 : 0;
            median += covers(one.latency.p50, 2e-3 * std::log(2.0), 1) ? 1 : 0;
            p99 += covers(one.latency.p99, 2e-3 * std::log(100.0), 1) ? 1 : 0;
            p999 += covers(one.latency.p999, 2e-3 * std::log(1000.0), 1) ? 1 : 0; // of ten requests a run
        }
        QVERIFY2(mean >= 368 && mean <= 392, qPrintable(QString::number(mean)));
        QVERIFY2(median >= 366 && median <= 394, qPrintable(QString::number(median)));
        QVERIFY2(p99 >= 366 && p99 <= 394, qPrintable(QString::number(p99)));
        QVERIFY2(p999 >= 368 && p999 <= 394, qPrintable(QString::number(p999)));
    }

    /// Services that vary much are seldom long: intervals of p99.9 are wider than the runs make them look, and so hold
    /// the truth (of M/G/1), which lies above them else.
    void intervalsOfTheFarTailCoverAsTheyClaim()
    {
        const Design design =
            chain(300, {station("a", 1e-3, 1, {{"distribution", std::string("log-normal")}, {"cv", 2.0}})});
        const double truth = evaluate(design).classes[0].latency->p999;
        int claimed = 0, held = 0, narrow = 0;
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            SimulationOptions options;
            options.seed = seed;
            options.requests = 100'000;
            options.threads = 1;
            Measured p999 = simulate(design, options).classes[0].latency.p999;
            if (!std::isfinite(p999.halfWidth))
                continue;
            ++claimed;
            held += covers(p999, truth, 1) ? 1 : 0;
            p999.halfWidth /= 1.45; // as they come
            narrow += covers(p999, truth, 1) ? 1 : 0;
        }
        const QByteArray said =
            QByteArray::number(held) + " of " + QByteArray::number(claimed) + ", narrow " + QByteArray::number(narrow);
        QVERIFY2(claimed >= 75, said);
        QVERIFY2(held >= 0.94 * claimed, said);
        QVERIFY2(narrow < 0.93 * claimed, said);
    }

    /// Ten replications of a few batches each end in the middle of one: nothing is claimed.
    void fewBatchesClaimNothing()
    {
        const auto halfWidth = [](double batch) {
            Design design = chain(1000, {station("a", 5e-4, 1)});
            design.components[0].parameters["batch"] = batch;
            SimulationOptions options;
            options.requests = 60'000;
            const SimulationResult seen = simulate(design, options);
            return std::pair(seen.classes[0].latency.mean.halfWidth, seen.components[1].waiting.halfWidth);
        };
        QVERIFY(std::isfinite(halfWidth(100).first) && std::isfinite(halfWidth(100).second)); // sixty each
        QVERIFY(std::isinf(halfWidth(500).first) && std::isinf(halfWidth(500).second));
    }

    /// Three million requests that nothing keeps waiting are under way: too many to follow, but none of them piles up.
    void whatTakesLongDoesNotPileUp()
    {
        const Design design = chain(3e6, {component("external-api", "slow", {{"serviceTime", 10.0}})});
        SimulationOptions options;
        options.requests = 1000;
        options.replications = 1;
        const SimulationResult seen = simulate(design, options);
        QVERIFY(!seen.saturated && !seen.fallsBehind && !seen.settled);
    }

    /// Busy periods at 80 % are so long that of 20,000 requests hardly one tells of p99.9: then nothing is claimed.
    void fewBusyPeriodsClaimLittle()
    {
        int p99 = 0, p999 = 0, claimed = 0;
        const Design design = chain(800, {station("a", 1e-3, 1)});
        constexpr int runs = 100;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            SimulationOptions options;
            options.seed = seed;
            options.requests = 20'000;
            options.threads = 1;
            const MeasuredLatency latency = simulate(design, options).classes[0].latency;
            p99 += covers(latency.p99, 5e-3 * std::log(100.0), 1) ? 1 : 0;
            claimed += std::isfinite(latency.p999.halfWidth) ? 1 : 0;
            p999 += covers(latency.p999, 5e-3 * std::log(1000.0), 1) ? 1 : 0;
        }
        QVERIFY2(p99 >= 0.89 * runs, qPrintable(QString::number(p99)));
        QVERIFY2(p999 >= 0.92 * runs, qPrintable(QString::number(p999)));
        QVERIFY2(claimed <= 0.5 * runs, qPrintable(QString::number(claimed)));
    }

    void repeatsItself()
    {
        Design design = chain(200, {station("a", 1e-3, 1, {{"errorRate", 0.1}}), station("b", 1e-3, 2)});
        design.calls[0].timeout = 20e-3;
        design.calls[0].retries = 2;
        design.calls[1].hedgeAfter = 2e-3;
        SimulationOptions options;
        options.requests = 30'000;
        options.threads = 1;
        const SimulationResult one = simulate(design, options);
        options.threads = 4;
        const SimulationResult two = simulate(design, options);
        QVERIFY(one.events == two.events && one.requests == two.requests);
        QVERIFY(one.classes[0].latency.p99.value == two.classes[0].latency.p99.value);
        QVERIFY(one.classes[0].successRate.halfWidth == two.classes[0].successRate.halfWidth);
        QVERIFY(one.classes[0].successRate.value > 0.8 && one.classes[0].successRate.value < 1);
        options.seed = 2;
        QVERIFY(simulate(design, options).classes[0].latency.p99.value != one.classes[0].latency.p99.value);
    }

    void retriesWithoutCancellationCollapse()
    {
        // attempts that are given up are served all the same: at half the capacity a short timeout tips it over
        Design design = chain(500, {station("a", 1e-3, 1), station("b", 1e-3, 2)});
        design.calls[0].timeout = 4e-3;
        design.calls[0].retries = 2;
        SimulationOptions options;
        options.requests = 30'000;
        const SimulationResult result = simulate(design, options);
        QVERIFY(result.classes[0].successRate.value < 0.5);
        QVERIFY(result.components[1].utilisation.value > 0.99);
    }

    void stopsAtThePrecision()
    {
        SimulationOptions options;
        options.requests = 20'000;
        options.precision = 0.02;
        double last = 0;
        options.progress = [&](double share) { last = share; };
        const SimulationResult result = simulate(chain(700, {station("a", 1e-3, 1)}), options);
        QVERIFY(result.precise && last > 0);
        QVERIFY(result.classes[0].latency.mean.halfWidth <= 0.02 * result.classes[0].latency.mean.value);
        QVERIFY(covers(result.classes[0].latency.mean, 1e-3 / 0.3));
    }

    void requestsThatTakeLongAreNotMissed()
    {
        // 200,000 a second on a way of some 52 ms there and back (log-normal, p99 twice the median): in the time of all
        // the requests that are asked for none could come back
        const auto design = readDesignText(R"({"components": [
            {"id": "users", "kind": "client", "params": {"rate": "200k/s"}},
            {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 10, "replicas": 100}}],
            "calls": [{"from": "users", "to": "api", "distance": "internet"}],
            "settings": {"roundTrip": {"internet": "50ms"}}})");
        QVERIFY2(bool(design), design ? "" : design.error().c_str());
        const double sigma = std::log(2.0) / 2.3263478740408408;
        const double mean = 0.05 * std::exp(sigma * sigma / 2) + 0.001, p99 = 0.101;
        for (const std::uint64_t most : {std::uint64_t(0), std::uint64_t(6'000'000)}) {
            SimulationOptions options;
            options.requests = 20'000;
            options.mostEvents = most;
            const SimulationResult result = simulate(*design, options);
            const MeasuredLatency &seen = result.classes[0].latency;
            QVERIFY(result.settled && !result.saturated);
            QVERIFY2(std::fabs(seen.mean.value / mean - 1) < 0.01, std::to_string(seen.mean.value).c_str());
            QVERIFY2(std::fabs(seen.p99.value / p99 - 1) < 0.03, std::to_string(seen.p99.value).c_str());
            QVERIFY(std::fabs(result.classes[0].throughput.value / 200'000 - 1) < 0.02);
        }
        // what one replication alone has seen has no interval
        SimulationOptions alone;
        alone.requests = 5'000;
        alone.replications = 1;
        QVERIFY(std::isinf(simulate(*design, alone).classes[0].latency.p99.halfWidth));
        // too few events for that are said to be too few
        SimulationOptions few;
        few.mostEvents = 100'000;
        QVERIFY(!simulate(*design, few).settled);
    }

    /// So much comes that more than a thousand wait before the first is back: few beside all that are on their way.
    void whoWaitsBeforeTheFirstIsBackIsNoPile()
    {
        const auto design = readDesignText(R"({"components": [
            {"id": "users", "kind": "client", "params": {"rate": "600k/s"}},
            {"id": "gate", "kind": "gateway", "params": {"rateLimit": 90000, "burst": 50000, "p50": "1ms", "p99": "2ms"}},
            {"id": "api", "kind": "service", "params": {"p50": "5ms", "p99": "25ms", "capacity": 1500, "replicas": 60}}],
            "calls": [{"from": "users", "to": "gate", "distance": "internet"}, {"from": "gate", "to": "api"}],
            "settings": {"roundTrip": {"internet": "50ms"}}})");
        QVERIFY2(bool(design), design ? "" : design.error().c_str());
        SimulationOptions options;
        options.requests = 20'000;
        const SimulationResult result = simulate(*design, options);
        QVERIFY(result.settled);
        QVERIFY2(std::abs(result.classes[0].successRate.value - 0.15) < 0.01,
                 std::to_string(result.classes[0].successRate.value).c_str());
        QVERIFY(result.classes[0].latency.p99.value > 0.1); // the way alone takes that long at p99
    }

    void canBeStoppedAndSaysSaturated()
    {
        std::stop_source source;
        source.request_stop();
        SimulationOptions options;
        options.stop = source.get_token();
        QVERIFY(simulate(chain(700, {station("a", 1e-3, 1)}), options).cancelled);
        QVERIFY(simulate(Design{}, {}).requests == 0);
    }

    void failuresTakeTheirShare()
    {
        SimulationOptions options;
        options.failures = true;
        options.seconds = 20'000;
        options.replications = 8;
        const Design design = chain(2, {station("a", 1e-3, 4, {{"mtbf", 99.0}, {"mttr", 1.0}})});
        const SimulationResult lasting = simulate(design, options);
        QVERIFY(covers(lasting.classes[0].successRate, 0.99, 2.5));
        // 160,000 s of a part that fails every 100 s, and those that began with it down
        QVERIFY(std::fabs(lasting.outagesExpected / 1600 - 1) < 1e-3);
        QVERIFY(std::fabs(static_cast<double>(lasting.outages) - lasting.outagesExpected) < 4 * 40);
        options.seconds = 0.001;
        const SimulationResult moment = simulate(design, options);
        QVERIFY(moment.outagesExpected > 0.07 && moment.outagesExpected < 0.09);
    }
};

QTEST_APPLESS_MAIN(SimulationTest)
#include "simulation_test.moc"
