// SPDX-License-Identifier: GPL-3.0-or-later
// Doubtful figures are replaced by simulated ones: which, how precisely, and the same on every machine.
#include "model/design/design_text.h"
#include "model/estimates/figure_text.h"
#include "model/estimates/working.h"
#include "model/simulation/second_opinion.h"
#include "model/simulation/simulation.h"
#include "tests/support/simple_design.h"
#include <QTest>
#include <cmath>

using namespace ninesketch;
using namespace ninesketch::test;

namespace
{

/// Four replicas behind least-outstanding balancing: no formula.
Design shortestQueue()
{
    return chain(2800, {station("a", 1e-3, 1, {{"replicas", 4.0}, {"routing", std::string("least-outstanding")}}),
                        station("b", 0.1e-3, 1)});
}

Report opinion(const Design &design, const SecondOpinionOptions &how = {})
{
    const EvaluateOptions options;
    return evaluateWithSimulation(design, options, doubtsOf(evaluate(design, options)), how);
}

bool hasFinding(const Report &report, std::string_view id)
{
    return std::ranges::any_of(report.findings, [&](const Finding &one) { return one.id == id; });
}

} // namespace

class SecondOpinionTest : public QObject
{
    Q_OBJECT

private slots:
    void whatFormulasTellStays()
    {
        QVERIFY(doubtsOf(evaluate(chain(700, {station("a", 1e-3, 1)}))).empty());
        QVERIFY(doubtsOf(evaluate(Design{})).empty());
        // saturated: there is nothing to simulate
        Design full = shortestQueue();
        full.classes[0].peakRate = 5000;
        QVERIFY(doubtsOf(evaluate(full)).empty());
    }

    void whatIsDoubtful_data()
    {
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("rest"); // after the calls
        QTest::addColumn<bool>("doubtful");
        const QString read, mixed = R"(, "classes": [{"id": "r", "share": 0.7},
                                                     {"id": "w", "share": 0.3, "operation": "write"}])";
        const auto row = [](const char *name, const char *params, const QString &rest, bool doubtful) {
            QTest::newRow(name) << QString(params) << rest << doubtful;
        };
        row("shortest of three queues, 20 % busy",
            R"("serviceTime": 0.006, "servers": 1, "distribution": "constant", "replicas": 3,
            "routing": "least-outstanding")",
            read, true);
        row("hardly anybody waits", R"("serviceTime": 0.001, "servers": 40, "replicas": 2,
            "routing": "least-outstanding")",
            read, false);
        row("one server knows any service", R"("serviceTime": 0.007, "distribution": "log-normal", "cv": 5)", read,
            false);
        row("cv 2 at several servers", R"("serviceTime": 0.028, "servers": 4, "distribution": "log-normal", "cv": 2)",
            read, false);
        row("cv 3 at several servers", R"("serviceTime": 0.028, "servers": 4, "distribution": "log-normal", "cv": 3)",
            read, true);
        row("cv 3, and nobody waits", R"("serviceTime": 0.028, "servers": 16, "distribution": "log-normal", "cv": 3)",
            read, false);
        row("cold starts", R"("serviceTime": 0.002, "coldStart": 0.2, "coldShare": 0.1, "servers": 4)", read, true);
        row("short reads among long writes", R"("serviceTime": 0.002, "writeServiceTime": 0.04, "servers": 2)", mixed,
            true);
        row("reads and writes in turn", R"("serviceTime": 0.01, "writeServiceTime": 0.05, "servers": 1, "replicas": 4,
            "routing": "round-robin")",
            mixed, true);
        row("small partitions", R"("partitions": 2, "partitionReads": 51, "readConsistency": "strong")", read, true);
        row("large partitions", R"("partitions": 2, "partitionReads": 60, "readConsistency": "strong")", read, false);
    }

    void whatIsDoubtful()
    {
        QFETCH(const QString, params);
        QFETCH(const QString, rest);
        const QString kind = params.contains("coldStart") ? "service" : "key-value-store";
        const auto design = readDesignText((R"({"components": [
            {"id": "users", "kind": "client", "params": {"rate": 100}},
            {"id": "part", "kind": ")" + kind +
                                            R"(", "params": {)" + params +
                                            R"(}}], "calls": [{"from": "users", "to": "part"}])" + rest + "}")
                                               .toStdString());
        QVERIFY2(design, design ? "" : design.error().c_str());
        QTEST(!doubtsOf(evaluate(*design)).empty(), "doubtful");
    }

    /// Two busy parts that every request asks at once: constant services leave them equally long queues, so that the
    /// slowest is hardly later than one of them.
    /// What leaves one server whose services vary comes in bunches to the next: from a squared coefficient of variation
    /// of 16 on formulas were up to a third low there.
    void bunchesOfVariedServicesAreSimulated()
    {
        const auto row = [](double cv, double second) {
            return chain(50, {component("service", "first",
                                        {{"serviceTime", 0.012},
                                         {"cv", cv},
                                         {"availability", 1.0},
                                         {"distribution", std::string("hyper-exponential")}}),
                              station("second", second, 1)});
        };
        QVERIFY(doubtsOf(evaluate(row(2, 0.01))).empty());
        QVERIFY(doubtsOf(evaluate(row(4, 0.0005))).empty()); // hardly anybody waits
        const Report seen = opinion(row(4, 0.01));
        const LatencySummary &latency = seen.classes[0].latency.value();
        // of two million requests of a simulation by other means
        QVERIFY(std::fabs(latency.mean / 0.216 - 1) < 0.05);
        QVERIFY(std::fabs(latency.p50 / 0.0715 - 1) < 0.05);
        QVERIFY(seen.classes[0].latencyTrust == Trust::Doubtful);
    }

    void callsAtOnceWaitAlike()
    {
        const auto made = [](const char *params, double rate) {
            const auto design = readDesignText(R"({"components": [
                {"id": "users", "kind": "client", "params": {"rate": )" +
                                               std::to_string(rate) + R"(}},
                {"id": "api", "kind": "gateway", "params": {"serviceTime": 0}},
                {"id": "a", "kind": "key-value-store", "params": )" +
                                               params + R"(},
                {"id": "b", "kind": "key-value-store", "params": )" +
                                               params + R"(}],
                "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "a"}, {"from": "api", "to": "b"}]})");
            return design ? *design : Design();
        };
        const char *constant = R"({"serviceTime": 0.01, "servers": 1, "distribution": "constant"})";
        const char *exponential = R"({"serviceTime": 0.01, "servers": 1})";
        QVERIFY(doubtsOf(evaluate(made(exponential, 5))).empty());
        QVERIFY(!doubtsOf(evaluate(made(exponential, 80))).empty());
        const Design busy = made(constant, 80);
        const Report report = opinion(busy);
        QVERIFY(report.classes[0].simulated);
        const double alone = 0.01 + 0.8 * 0.01 / 2 / (1 - 0.8); // M/D/1
        QVERIFY(std::fabs(report.classes[0].latency->mean / alone - 1) < 0.03);
        QVERIFY(evaluate(busy).classes[0].latency->mean > 1.3 * alone); // what is not shown
    }

    /// What goes round in a cycle comes back to the queue that it has waited in.
    void cyclesMeetTheSameQueue()
    {
        const auto doubtful = [](const char *rate) {
            const auto design = readDesignText(R"({"components": [
                {"id": "users", "kind": "client", "params": {"rate": )" +
                                               std::string(rate) + R"(}},
                {"id": "a", "kind": "service", "params": {"serviceTime": 0.01, "servers": 1}},
                {"id": "b", "kind": "service", "params": {"serviceTime": 0.001, "servers": 4}}],
                "calls": [{"from": "users", "to": "a"}, {"from": "a", "to": "b"},
                          {"from": "b", "to": "a", "perRequest": 0.3}]})");
            return design && !doubtsOf(evaluate(*design)).empty();
        };
        QVERIFY(doubtful("40"));
        QVERIFY(!doubtful("4"));
    }

    void doubtfulFiguresAreSimulated()
    {
        const Design design = shortestQueue();
        const Report analysed = evaluate(design);
        const Doubts doubts = doubtsOf(analysed);
        QCOMPARE(doubts.classes, std::vector<std::size_t>{0});
        QCOMPARE(doubts.components, std::vector<std::size_t>{1});
        const Report report = opinion(design);
        const ClassReport &one = report.classes[0];
        QVERIFY(one.simulated && one.simulated->precise && one.latency);
        QVERIFY(one.simulated->analysed == analysed.classes[0].latency);
        QVERIFY(one.simulated->halfWidth.mean <= 0.02 * one.latency->mean);
        QVERIFY(one.simulated->halfWidth.p99 <= 0.05 * one.latency->p99);
        // a long simulation of another seed agrees
        SimulationOptions longer;
        longer.seed = 99;
        longer.requests = 1'000'000;
        const MeasuredLatency seen = simulate(design, longer).classes[0].latency;
        QVERIFY(std::fabs(seen.mean.value - one.latency->mean) <= 3 * one.simulated->halfWidth.mean);
        QVERIFY(std::fabs(seen.p99.value - one.latency->p99) <= 3 * one.simulated->halfWidth.p99);
        // the component as well, and whose milliseconds they are
        QVERIFY(report.components[1].responseHalfWidth && !report.components[2].responseHalfWidth);
        double sum = 0;
        for (const BudgetShare &share : one.budget)
            sum += share.mean;
        QVERIFY(std::fabs(sum / one.latency->mean - 1) < 1e-6);
        QVERIFY(!one.latencyCurve.empty() && std::ranges::is_sorted(one.latencyCurve, {}, &CurvePoint::x));
    }

    void itIsSaidSo()
    {
        const Design design = shortestQueue();
        const Report analysed = evaluate(design), report = opinion(design);
        const auto text = [](const Report &from) {
            return QString::fromStdString(latencyText(from.classes[0], &LatencySummary::p99));
        };
        QVERIFY(text(analysed).endsWith(" ?"));
        QVERIFY2(text(report).startsWith(QString::fromUtf8("\u2248 ")) &&
                     text(report).contains(QString::fromUtf8(" \u00b1 ")),
                 qPrintable(text(report)));
        const Working working = explain(design, report, "class/read/p99");
        QVERIFY(working.note.find("Simulated") != std::string::npos);
        QVERIFY(working.note.find("The analysis says") != std::string::npos);
        QVERIFY(working.source.find("simulation of") != std::string::npos);
    }

    void theSameOnEveryMachine()
    {
        SecondOpinionOptions how;
        how.threads = 1;
        const Report one = opinion(shortestQueue(), how);
        how.threads = 3;
        const Report two = opinion(shortestQueue(), how);
        QVERIFY(one.classes[0].latency == two.classes[0].latency);
        QVERIFY(one.classes[0].simulated->halfWidth == two.classes[0].simulated->halfWidth);
    }

    void tooWideIsSaidToBeTooWide()
    {
        SecondOpinionOptions how;
        how.mostEvents = 100'000;
        how.precision = 1e-4;
        const Report report = opinion(shortestQueue(), how);
        QVERIFY(report.classes[0].simulated && !report.classes[0].simulated->precise);
        QVERIFY(report.classes[0].simulated->requests < 100'000);
        QVERIFY(report.classes[0].simulated->halfWidth.mean > 0);
    }

    void retriesThatPileUp()
    {
        Design design = chain(500, {station("a", 1e-3, 1), station("b", 1e-3, 2)});
        design.calls[0].timeout = 4e-3;
        design.calls[0].retries = 2;
        const Report report = opinion(design);
        QVERIFY(report.classes[0].simulated && report.classes[0].simulated->pilesUp);
        QVERIFY(report.classes[0].saturated && !report.classes[0].latency);
        QVERIFY(*report.classes[0].successRate < 0.5);
        QVERIFY(hasFinding(report, "piles-up"));
        QCOMPARE(latencyText(report.classes[0], &LatencySummary::mean), std::string("saturated"));
    }

    /// The waits of one request at the same queue are alike: their sum varies more than formulas see.
    void whoComesAgainIsSimulated()
    {
        const auto isDoubtful = [](const char *again, const char *servers) {
            const auto design = readDesignText(std::string(R"({"type": "ninesketch/design", "components": [
                {"id": "users", "kind": "client"},
                {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 8}},
                {"id": "other", "kind": "service", "params": {"serviceTime": "1ms", "servers": 8}},
                {"id": "db", "kind": "service", "params": {"serviceTime": "4ms", "servers": )") +
                                               servers + R"(}}],
                "calls": [{"from": "users", "to": "api"}, )" +
                                               again + R"(], "classes": [{"id": "read", "rate": 60}]})");
            if (!design)
                qFatal("%s", design.error().c_str());
            return !doubtsOf(evaluate(*design)).classes.empty();
        };
        const char *once = R"({"from": "api", "to": "db"})", *twice = R"({"from": "api", "to": "db", "perRequest": 2})",
                   *later = R"({"from": "api", "to": "db", "stage": 0}, {"from": "api", "to": "other", "stage": 1},
                               {"from": "other", "to": "db"})";
        QVERIFY(!isDoubtful(once, "1"));
        QVERIFY(isDoubtful(twice, "1"));
        QVERIFY(isDoubtful(later, "1"));
        QVERIFY(!isDoubtful(twice, "8")); // nobody waits there
        QVERIFY(!isDoubtful(later, "8"));
    }

    void whatALimitLetsThroughComesEvenly()
    {
        // expected numbers: a plain simulation of the bucket's recursion and Lindley's, 6e7 requests
        const auto read = [](const std::string &limiter, const std::string &behind, double rate) {
            auto design = readDesignText(R"({"components": [{"id": "u", "kind": "client", "params": {"rate": )" +
                                         std::to_string(rate) + R"(}}, {"id": "g", "kind": "gateway", "params": )" +
                                         limiter + R"(}, {"id": "s", "kind": "gateway", "params": )" + behind +
                                         R"(}], "calls": [{"from": "u", "to": "g"}, {"from": "g", "to": "s"}]})");
            if (!design)
                qFatal("%s", design.error().c_str());
            return *design;
        };
        const auto near = [](std::optional<double> value, double wanted, double tolerance) {
            if (value && std::abs(*value - wanted) <= tolerance * wanted)
                return true;
            qWarning("%.6g instead of %.6g", value.value_or(NAN), wanted);
            return false;
        };
        const std::string server = R"({"servers": 1, "serviceTime": )", sure = R"("availability": 1)";
        // 300/s into a bucket of 100/s: nearly a clock; M/M/1 would take 100 ms behind it
        const std::string bucket = R"({"rateLimit": 100, "burst": 10, )" + sure + "}";
        const Report clock = opinion(read(bucket, server + "0.00909090909, " + sure + "}", 300));
        QVERIFY(near(clock.components[1].response->mean, 0.0525965, 0.03));
        // a room of four that fills up: what leaves it is no Poisson process (100 ms / (1 - 0.70) at random)
        const Report room =
            opinion(read(server + R"(0.01, "queueLimit": 3, )" + sure + "}", server + "0.01, " + sure + "}", 80));
        QVERIFY(near(room.components[1].response->mean, 0.0297885, 0.03));
        // a second bucket refuses less of what has come through a first one
        const std::string second = R"({"rateLimit": 90, "burst": 10, )" + sure + "}";
        QVERIFY(near(opinion(read(bucket, second, 95)).classes[0].successRate, 0.91976, 0.005));
        // four buckets of 25/s and 5 tokens, dealt 90/s at random or in turn: by the recursion of each, 2e7 requests
        const auto dealt = [&](const std::string &routing) {
            return read(R"({"replicas": 4, "needed": 1, "limiterScope": "local", "rateLimit": 25, "burst": 5, )" +
                            sure + ", \"routing\": \"" + routing + "\"}",
                        "{" + sure + "}", 90);
        };
        QVERIFY(near(evaluate(dealt("random")).components[0].rejected, 0.06418, 0.01));
        QVERIFY(near(simulate(dealt("random"), {}).components[0].rejected.value, 0.06418, 0.05));
        QVERIFY(near(simulate(dealt("round-robin"), {}).components[0].rejected.value, 0.00374, 0.2));
        QVERIFY(evaluate(dealt("round-robin")).classes[0].latencyTrust == Trust::Doubtful);
        // where nothing waits or few are refused the formulas stay
        QVERIFY(doubtsOf(evaluate(read(bucket, R"({"p50": "2ms", "p99": "8ms"})", 300))).classes.empty());
        QVERIFY(doubtsOf(evaluate(read(bucket, server + "0.01}", 60))).classes.empty());
    }

    /// Both ways of a request lead to one server, at the same time: the second one waits for the first, and all others
    /// for both. As a queue of pairs it has a theory: a pair is one request with an Erlang service.
    void whatMeetsAtOneServerDelaysEverybody_data()
    {
        QTest::addColumn<QString>("ways");
        QTest::addColumn<double>("rate"); // of those who come in pairs
        const QString inLine = R"({"id": "x", "kind": "gateway", "params": {"p50": 0.001, "p99": 0.001}},
                                  {"id": "y", "kind": "gateway", "params": {"p50": 0.001, "p99": 0.001}})",
                      apart = R"({"id": "q", "kind": "event-stream", "params": {"p50": 0.001, "p99": 0.001}},
                                 {"id": "x", "kind": "worker", "params": {"p50": 0.001, "p99": 0.001, "servers": 900}},
                                 {"id": "y", "kind": "worker", "params": {"p50": 0.001, "p99": 0.001, "servers": 900}})";
        const QString end = R"(, {"from": "x", "to": "db"}, {"from": "y", "to": "db"})";
        const QString fork = inLine + "|" + R"({"from": "api", "to": "x"}, {"from": "api", "to": "y"})" + end;
        const QString groups =
            apart + "|" + R"({"from": "api", "to": "q"}, {"from": "q", "to": "x"}, {"from": "q", "to": "y"})" + end;
        QTest::newRow("calls at once") << fork << 70.0;
        QTest::newRow("calls at once, hardly busy") << fork << 5.0;
        QTest::newRow("two groups of consumers") << groups << 70.0;
    }
    void whatMeetsAtOneServerDelaysEverybody()
    {
        QFETCH(const QString, ways);
        QFETCH(const double, rate);
        const auto made = [&](int servers) {
            const auto design = readDesignText(
                R"({"components": [{"id": "many", "kind": "client"}, {"id": "single", "kind": "client"},
                    {"id": "api", "kind": "gateway", "params": {"p50": 0.001, "p99": 0.001}},
                    {"id": "db", "kind": "sql-database", "params": {"serviceTime": 0.005, "servers": )" +
                std::to_string(servers) + "}}, " + ways.section('|', 0, 0).toStdString() +
                R"(], "calls": [{"from": "many", "to": "api"}, {"from": "single", "to": "db"}, )" +
                ways.section('|', 1).toStdString() + R"(], "classes": [{"id": "pairs", "client": "many", "rate": )" +
                std::to_string(rate) + R"(}, {"id": "alone", "client": "single", "rate": 20}]})");
            if (!design)
                qFatal("%s", design.error().c_str());
            return *design;
        };
        const Design design = made(1);
        const Report report = opinion(design);
        const double service = 0.005, busy = (2 * rate + 20) * service;
        const double ahead = (rate * 6 + 20 * 2) * service * service / 2 / (1 - busy); // mean work that is found there
        const ClassReport &pairs = report.classes[0], &alone = report.classes[1];
        QVERIFY(pairs.simulated && alone.simulated);
        QVERIFY(std::fabs(alone.latency->mean / (ahead + service) - 1) < 0.04);
        const LatencySummary &whole = pairs.processed ? *pairs.processed : *pairs.latency;
        const double before = pairs.processed ? 0.003 : 0.002; // on the way there
        QVERIFY(std::fabs(whole.mean / (before + ahead + 2 * service) - 1) < 0.04);
        const ComponentReport &db = report.components[*design.indexOf("db")];
        const double waits = ahead + rate / (2 * rate + 20) * service; // of a pair one waits for the other
        QVERIFY(db.responseHalfWidth && std::fabs(*db.waiting / waits - 1) < 0.05);
        // how much comes is known all the same
        QCOMPARE(db.trust, Trust::Exact);
        QVERIFY(std::fabs(db.arrivalRate - 2 * rate - 20) < 1e-9 && std::fabs(*db.utilisation - busy) < 1e-9);
        QVERIFY(doubtsOf(evaluate(made(50))).empty()); // there is a server for each of them
    }

    /// Each of two calls in a row leaves a message behind, and the second one is soon after the first.
    void messagesOfCallsInARowMeet()
    {
        const auto made = [](double calls) {
            const auto design = readDesignText(R"({"components": [
                {"id": "users", "kind": "client", "params": {"rate": 30}},
                {"id": "api", "kind": "gateway", "params": {"p50": 0.001, "p99": 0.001}},
                {"id": "part", "kind": "gateway", "params": {"p50": 0.001, "p99": 0.001}},
                {"id": "queue", "kind": "message-queue", "params": {"p50": 0.001, "p99": 0.001}},
                {"id": "worker", "kind": "worker", "params": {"serviceTime": 0.01, "servers": 1}}],
                "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "part", "perRequest": )" +
                                               std::to_string(calls) + R"(},
                          {"from": "part", "to": "queue"}, {"from": "queue", "to": "worker"}]})");
            return design ? *design : Design();
        };
        QVERIFY(doubtsOf(evaluate(made(1))).empty());
        const Design twice = made(2);
        const Report report = opinion(twice);
        const ComponentReport &worker = report.components[*twice.indexOf("worker")];
        // nearly pairs: half of a service longer than M/M/1, 15 ms, and what all of them find then
        QVERIFY(worker.responseHalfWidth && *worker.waiting > 1.3 * 0.015);
    }

    /// Of those who come in threes and those who come alone at one server: the mean wait of all tells of neither.
    void largerBatchesWaitLonger()
    {
        const auto design = readDesignText(R"({"components": [
            {"id": "threes", "kind": "client", "params": {"batch": 3}}, {"id": "single", "kind": "client"},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": 0.004, "servers": 1}}],
            "calls": [{"from": "threes", "to": "db"}, {"from": "single", "to": "db"}],
            "classes": [{"id": "threes", "client": "threes", "rate": 150}, {"id": "alone", "client": "single", "rate": 40}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = opinion(*design);
        const double service = 0.004, busy = 190 * service;
        const double ahead = (50 * 12 + 40 * 2) * service * service / 2 / (1 - busy); // E[Erlang(3)^2] = 12 s^2
        QVERIFY(report.classes[0].simulated && report.classes[1].simulated);
        QVERIFY(std::fabs(report.classes[0].latency->mean / (ahead + 2 * service) - 1) < 0.04);
        QVERIFY(std::fabs(report.classes[1].latency->mean / (ahead + service) - 1) < 0.04);
    }

    /// What is known of a component stays what it is where its waits alone are simulated.
    void whatIsKnownIsNotSimulated()
    {
        const Report report = opinion(shortestQueue());
        QCOMPARE(report.components[1].trust, Trust::Exact);
        QVERIFY(report.components[1].responseHalfWidth.has_value());
        QVERIFY(std::fabs(report.components[1].arrivalRate - 2800) < 1e-9);
        QVERIFY(std::fabs(*report.components[1].utilisation - 0.7) < 1e-9);
    }

    /// A worker that can't keep up with its queue delays nobody's answer.
    void whatFallsBehindIsNotWaitedFor()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "users", "kind": "client"},
            {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": "4ms", "servers": 2}},
            {"id": "queue", "kind": "message-queue"},
            {"id": "worker", "kind": "worker", "params": {"serviceTime": "10ms", "servers": 1}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db", "timeout": "40ms", "retries": 1},
                      {"from": "api", "to": "queue", "mode": "async"}, {"from": "queue", "to": "worker", "mode": "consume"}],
            "classes": [{"id": "read", "rate": 300}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        SimulationOptions options;
        options.requests = 50'000;
        const SimulationResult result = simulate(*design, options);
        QVERIFY(!result.saturated && result.fallsBehind);
        const Report report = opinion(*design);
        QVERIFY(report.classes[0].simulated && !report.classes[0].simulated->pilesUp);
        QVERIFY(report.classes[0].latency && !report.classes[0].processed);
        QVERIFY(!hasFinding(report, "piles-up"));
    }

    /// Retries of what a full room turned away: how much comes is simulated with the latencies, and said to be so.
    void theLoadIsSimulatedWhereItIsDoubtful()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "users", "kind": "client", "params": {"rate": 150}},
            {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 4}},
            {"id": "db", "kind": "sql-database", "params": {"serviceTime": "10ms", "servers": 2, "queueLimit": 1}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db", "retries": 2, "backoff": "100ms"}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        SimulationOptions options;
        options.requests = 400'000;
        const SimulationResult seen = simulate(*design, options);
        const Report analysed = evaluate(*design), report = opinion(*design);
        const std::size_t db = *design->indexOf("db");
        QCOMPARE(analysed.components[db].trust, Trust::Doubtful);
        QVERIFY(std::abs(*report.components[db].rejected - seen.components[db].rejected.value) < 0.01);
        QVERIFY(std::abs(*report.components[db].utilisation - seen.components[db].utilisation.value) < 0.01);
        QVERIFY(std::abs(report.components[db].arrivalRate - seen.components[db].arrivalRate.value) < 4);
    }

    void targetsAreHeldAgainstWhatWasSimulated()
    {
        Design design = shortestQueue();
        const Report analysed = evaluate(design), report = opinion(design);
        QVERIFY(report.classes[0].latency->p99 > analysed.classes[0].latency->p99 * 1.02);
        // between the two: met by the analysis, missed in truth
        design.targets.push_back(
            {"read", Metric::P99, std::sqrt(report.classes[0].latency->p99 * analysed.classes[0].latency->p99)});
        QVERIFY(evaluate(design).targets[0].met);
        QVERIFY(!opinion(design).targets[0].met);
        QVERIFY(hasFinding(opinion(design), "target-missed"));
    }

    void itCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        EvaluateOptions options;
        const Doubts doubts = doubtsOf(evaluate(shortestQueue(), options));
        options.stop = source.get_token();
        QVERIFY(evaluateWithSimulation(shortestQueue(), options, doubts).cancelled);
    }
};

QTEST_APPLESS_MAIN(SecondOpinionTest)
#include "second_opinion_test.moc"
