// SPDX-License-Identifier: GPL-3.0-or-later
// Latencies of designs of which theory knows every percentile, to nine digits.
#include "model/evaluation/evaluate.h"
#include "model/queueing/queueing.h"
#include "model/simulation/simulation.h"
#include "tests/support/simple_design.h"
#include "tests/support/textbook.h"

#include <QTest>
#include <cmath>
#include <functional>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

struct Percentile {
    double LatencySummary::*figure;
    double share;
};
constexpr Percentile percentiles[] = {{&LatencySummary::p50, 0.5},
                                      {&LatencySummary::p90, 0.9},
                                      {&LatencySummary::p95, 0.95},
                                      {&LatencySummary::p99, 0.99},
                                      {&LatencySummary::p999, 0.999}};

/// Every percentile lies where `tail`, P(latency > t), is what it should be.
void holds(const Design &design, double mean, const std::function<double(double)> &tail, double offset = 0)
{
    const Report report = evaluate(design);
    QVERIFY(report.classes[0].latency);
    const LatencySummary &latency = *report.classes[0].latency;
    QVERIFY2(std::fabs(latency.mean / mean - 1) < 1e-9, qPrintable(QString::number(latency.mean / mean - 1)));
    for (const auto &[figure, share] : percentiles) {
        const double at = latency.*figure;
        constexpr double near = 1e-9; // relative: the goal lies between the tails there
        const double before = tail(at * (1 - near) - offset), after = tail(at * (1 + near) - offset);
        QVERIFY2(before >= 1 - share && after <= 1 - share,
                 qPrintable(QString("%1: tails %2 and %3").arg(share).arg(before, 0, 'g', 15).arg(after, 0, 'g', 15)));
    }
}

/// A service that sends copies of a call to a store.
Design quorum(double rate, int copies, int needed, Parameters store)
{
    store["availability"] = 1.0;
    Design design = chain(rate, {component("service", "api", {{"p50", 0.0}, {"p99", 0.0}, {"availability", 1.0}}),
                                 component("sql-database", "db", std::move(store))});
    design.calls[1].copies = copies;
    design.calls[1].quorum = needed;
    return design;
}

void agreesWithSimulation(const Design &design, double tolerance)
{
    const Report report = evaluate(design);
    QVERIFY(report.classes[0].latencyTrust != Trust::Doubtful);
    SimulationOptions options;
    options.requests = 300'000;
    const MeasuredLatency seen = simulate(design, options).classes[0].latency;
    const auto close = [&](double estimated, const Measured &measured) {
        return std::fabs(estimated - measured.value) <= tolerance * measured.value + 1.5 * measured.halfWidth;
    };
    const LatencySummary &latency = *report.classes[0].latency;
    QVERIFY2(close(latency.mean, seen.mean) && close(latency.p50, seen.p50) && close(latency.p99, seen.p99),
             qPrintable(QString("mean %1 / %2, p50 %3 / %4, p99 %5 / %6")
                            .arg(latency.mean)
                            .arg(seen.mean.value)
                            .arg(latency.p50)
                            .arg(seen.p50.value)
                            .arg(latency.p99)
                            .arg(seen.p99.value)));
}

} // namespace

class ExactLatencyTest : public QObject
{
    Q_OBJECT

private slots:
    void oneExponentialServer()
    {
        for (const double busy : {0.005, 0.5, 0.99}) {
            const double mean = 0.01 / (1 - busy);
            holds(chain(busy / 0.01, {station("a", 0.01, 1)}), mean, [=](double t) { return std::exp(-t / mean); });
        }
    }

    void severalExponentialServers()
    {
        for (const int servers : {2, 5, 64})
            for (const double busy : {0.3, 0.8, (servers - 1.0) / servers}) { // the last: both exponentials alike
                const double rate = busy * servers / 0.01;
                holds(chain(rate, {station("a", 0.01, servers)}), 0.01 + queueing::mmcMeanWaiting(rate, 0.01, servers),
                      [=](double t) { return textbook::mmcResponseTail(rate, 0.01, servers, t); });
            }
    }

    void constantServices()
    {
        for (const double busy : {0.6, 0.95}) {
            const double rate = busy / 0.004;
            holds(
                chain(rate, {station("a", 0.004, 1, {{"distribution", "constant"}})}),
                0.004 + queueing::mg1MeanWaiting(rate, 0.004, 0),
                [=](double t) { return 1 - queueing::md1WaitingCdf(rate, 0.004, t); }, 0.004);
        }
    }

    /// Behind one server that takes as long for each, nobody waits for what takes no longer (Friedman 1965); also of
    /// those that a chance lets go on.
    void constantServicesInARow()
    {
        const Parameters constant{{"distribution", std::string("constant")}};
        Design design = chain(80, {station("a", 0.01, 1, constant), station("b", 0.001, 1, constant),
                                   station("c", 0.01, 1, constant), station("d", 0.015, 2, constant)});
        design.calls[2].perRequest = 0.5;
        const double first = 0.01 + 0.8 * 0.01 / 2 / (1 - 0.8); // M/D/1
        const Report report = evaluate(design);
        QVERIFY(std::fabs(report.classes[0].latency->mean / (first + 0.001 + 0.5 * 0.025) - 1) < 1e-9);
        QCOMPARE(*report.components[3].waiting, 0.0);
        QVERIFY(std::fabs(*report.components[3].utilisation - 0.4) < 1e-12);
        QCOMPARE(report.classes[0].latencyTrust, Trust::Exact);
        agreesWithSimulation(design, 0.02);
        design.components[3].parameters["serviceTime"] = 0.0101; // it is a little slower: now and then one waits
        QVERIFY(*evaluate(design).components[3].waiting > 0);
    }

    void stationsInARow()
    {
        // 50 % and 80 % busy: two different exponentials; twice 80 %: Erlang-2
        const double a = 0.01, b = 0.04;
        holds(chain(100, {station("a", 0.005, 1), station("b", 0.008, 1)}), a + b,
              [=](double t) { return (b * std::exp(-t / b) - a * std::exp(-t / a)) / (b - a); });
        holds(chain(100, {station("a", 0.008, 1), station("b", 0.008, 1)}), 2 * b,
              [=](double t) { return (1 + t / b) * std::exp(-t / b); });
    }

    void parallelCallsWithoutQueues()
    {
        for (const int count : {2, 7, 20}) {
            Design design = chain(1, {component("service", "a", {{"p50", 0.0}, {"p99", 0.0}})});
            double mean = 0;
            for (int i = 0; i < count; ++i) {
                design.components.push_back(station(("b" + std::to_string(i)).c_str(), 0.01, 1e6));
                Call call;
                call.id = "fork" + std::to_string(i);
                call.from = 1;
                call.to = design.components.size() - 1;
                call.stageStated = true;
                design.calls.push_back(call);
                mean += 0.01 / (i + 1);
            }
            holds(design, mean, [=](double t) { return -std::expm1(count * std::log1p(-std::exp(-t / 0.01))); });
        }
    }

    void burstsAtTheFirstQueue()
    {
        for (const Parameters &client : {Parameters{{"batch", 5.0}}, {{"burstiness", 4.0}}, {{"burstiness", 0.3}}})
            for (const double servers : {1.0, 4.0}) {
                Design design = chain(60 * servers, {station("a", 0.01, servers)});
                design.components[0].parameters = client;
                agreesWithSimulation(design, 0.01);
            }
    }

    /// Verifying a token takes its time beside an exponential service: Pollaczek and Khinchine know the mean.
    void verificationComesOnTop()
    {
        const double service = 0.01, verifying = 0.002, rate = 50;
        const Design design =
            chain(rate, {station("api", service, 1, {{"auth", std::string("jwt")}, {"verifyTime", verifying}})});
        const double mean = service + verifying, square = mean * mean + service * service;
        const double wanted = mean + rate * square / 2 / (1 - rate * mean);
        const Report report = evaluate(design);
        QVERIFY(std::fabs(report.classes[0].latency->mean / wanted - 1) < 1e-6);
        QVERIFY(std::fabs(*report.components[1].utilisation / (rate * mean) - 1) < 1e-12);
        agreesWithSimulation(design, 0.02);
    }

    /// An attempt that fails before its copy is sent is tried again at once: what is late to fail has a copy by then.
    void failuresBeforeAndAfterTheHedge()
    {
        Design design =
            chain(40, {component("service", "api", {{"p50", 0.0}, {"p99", 0.0}, {"availability", 1.0}}),
                       component("external-api", "far", {{"p50", 0.05}, {"p99", 0.5}, {"errorRate", 0.05}})});
        design.calls[1].hedgeAfter = 0.1;
        design.calls[1].timeout = 0.3;
        design.calls[1].retries = 1;
        design.calls[1].backoff = 0.01;
        const Report report = evaluate(design);
        // by drawing every attempt, a million times
        QVERIFY(std::fabs(report.classes[0].latency->mean / 0.06960 - 1) < 0.005);
        QVERIFY(std::fabs(report.classes[0].latency->p99 / 0.25837 - 1) < 0.01);
        agreesWithSimulation(design, 0.01);
    }

    void quorumsThatMeetInOneQueue()
    {
        const Parameters one{{"serviceTime", 0.01}, {"servers", 1.0}}, four{{"serviceTime", 0.01}, {"servers", 4.0}};
        for (const int needed : {1, 2, 3}) {
            agreesWithSimulation(quorum(20, 3, needed, one), 0.01);
            agreesWithSimulation(quorum(90, 3, needed, four), 0.01);
        }
        // one server works through them one after another: k services, and no order statistics
        holds(quorum(1e-12, 3, 2, one), 0.02, [](double t) { return (1 + t / 0.01) * std::exp(-t / 0.01); });
    }

    void quorumsOfReplicasApart()
    {
        const Parameters apart{{"serviceTime", 0.01}, {"servers", 1.0}, {"replicas", 3.0}, {"routing", "random"}};
        holds(quorum(1e-12, 3, 2, apart), 0.01 * (1.0 / 3 + 1.0 / 2), [](double t) {
            const double open = std::exp(-t / 0.01);
            return open * open * (3 - 2 * open);
        });
        // copies that fail are no answer: of three two must be good
        Parameters failing{{"serviceTime", 0.01}, {"servers", 50.0}, {"errorRate", 0.1}};
        agreesWithSimulation(quorum(10, 3, 2, failing), 0.01);
        const Report report = evaluate(quorum(10, 3, 2, failing));
        QVERIFY(std::fabs(*report.classes[0].successRate - (0.729 + 3 * 0.81 * 0.1)) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(ExactLatencyTest)
#include "exact_latency_test.moc"
