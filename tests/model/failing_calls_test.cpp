// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to calls that fail, are turned away, have no end, or depend on chance: held to sums over all cases and
// to the simulation.
#include "model/evaluation/evaluate.h"
#include "model/simulation/simulation.h"
#include "tests/support/called_design.h"

#include <QTest>

#include <cmath>

using namespace ninesketch;

class FailingCallsTest : public QObject
{
    Q_OBJECT
private slots:
    /// Three looks into a cache draw three times: with the store down all of them have to hit.
    void eachVisitDrawsItsOwnChance()
    {
        const Design threeTimes = designOf(
            R"({"id": "api", "params": {"availability": 1}},
               {"id": "cache", "kind": "cache", "params": {"availability": 1, "hitRatio": 0.9, "policy": "read-through"}},
               {"id": "db", "kind": "sql-database", "params": {"availability": 0.8}})",
            R"({"from": "api", "to": "cache", "perRequest": 3}, {"from": "cache", "to": "db"})");
        QVERIFY(near(*evaluate(threeTimes).classes[0].availability, 0.8 + 0.2 * std::pow(0.9, 3), 1e-12));
        const Design twoWays = designOf(
            R"({"id": "api", "params": {"availability": 1}},
               {"id": "left", "params": {"availability": 1}}, {"id": "right", "params": {"availability": 1}},
               {"id": "shared", "params": {"availability": 1}}, {"id": "db", "params": {"availability": 0.8}})",
            R"({"from": "api", "to": "left"}, {"from": "api", "to": "right", "perRequest": 2.5},
               {"from": "left", "to": "shared"}, {"from": "right", "to": "shared"},
               {"from": "shared", "to": "db", "perRequest": 0.5})");
        const double halfTheTime = 0.5 + 0.5 * 0.5; // of the last one, which comes one time in two
        QVERIFY(near(*evaluate(twoWays).classes[0].availability, 0.8 + 0.2 * std::pow(0.5, 3) * halfTheTime, 1e-12));
    }

    void whatNeverFailsIsNoSinglePointOfFailure()
    {
        const Design design =
            designOf(R"({"id": "api", "params": {"availability": 0.9}}, {"id": "db", "params": {"availability": 1}})",
                     R"({"from": "api", "to": "db"})");
        const Report report = evaluate(design);
        QCOMPARE(report.classes[0].cutSets, (std::vector<std::vector<std::string>>{{"api"}}));
        for (const ComponentReport &one : report.components)
            QCOMPARE(one.singlePointOfFailure, one.key == "api");
    }

    /// A limiter that protects a component from more than it can take leaves it at ease.
    void serversSeeWhatTheLimiterLetsThrough()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "20ms", "servers": 1,
                "rateLimit": 25, "burst": 10, "replicas": 1}})",
            R"({"from": "api", "to": "api", "perRequest": 0})");
        const Report report = evaluate(design);
        QVERIFY(!report.classes[0].saturated);
        QVERIFY(report.classes[0].latency);
        QCOMPARE(report.classes[0].latencyTrust, Trust::Doubtful); // more even than Poisson
        QVERIFY(near(*report.components[indexOf(design, "api")].rejected, 0.75, 1e-3));
        QVERIFY(near(*report.classes[0].maxThroughput, 25, 1e-12));
    }

    /// M/M/2/5: busy is who serves, not who asks.
    void utilisationCountsWhatIsServed()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "24ms", "servers": 2, "queueLimit": 3}})",
            R"({"from": "api", "to": "api", "perRequest": 0})");
        const double a = 100 * 0.024;
        double weight = 1, all = 1, last = 0;
        for (int n = 1; n <= 5; ++n) {
            weight *= a / std::min(n, 2);
            all += weight;
            last = weight;
        }
        QVERIFY(near(*evaluate(design).components[indexOf(design, "api")].utilisation, a / 2 * (1 - last / all), 1e-9));
    }

    void fallbackCarriesWhatFails()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
               {"id": "first", "params": {"availability": 1, "serviceTime": "10ms", "servers": 2, "errorRate": 0.3}},
               {"id": "second", "params": {"availability": 1, "serviceTime": "20ms", "servers": 1}})",
            R"({"from": "api", "to": "first"}, {"from": "api", "to": "second", "required": "fallback"})");
        const Report report = evaluate(design);
        const std::size_t second = indexOf(design, "second");
        QVERIFY(near(report.components[second].arrivalRate, 30, 1e-6));
        QVERIFY(near(*report.classes[0].maxThroughput, 50 / 0.3, 1e-6)); // it is full before the first
        SimulationOptions options;
        options.requests = 200'000;
        const SimulationResult seen = simulate(design, options);
        QVERIFY(near(seen.components[second].arrivalRate.value, 30, 0.03));
        QVERIFY(near(seen.classes[0].latency.mean.value, report.classes[0].latency->mean, 0.03));
    }

    /// What follows a call that failed is not called: later stages, later ones of calls in a row, what a miss asks.
    void whatFollowsAFailureIsNotCalled()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
               {"id": "first", "params": {"availability": 1, "serviceTime": "2ms", "servers": 2, "errorRate": 0.1}},
               {"id": "second", "params": {"availability": 1, "serviceTime": "2ms", "servers": 2, "errorRate": 0.2}},
               {"id": "cache", "kind": "cache", "params": {"availability": 1, "serviceTime": "1ms", "servers": 2,
                "policy": "aside", "hitRatio": 0.7, "errorRate": 0.3}},
               {"id": "db", "kind": "sql-database", "params": {"availability": 1, "serviceTime": "2ms", "servers": 4}},
               {"id": "last", "params": {"availability": 1, "serviceTime": "2ms", "servers": 2}})",
            R"({"from": "api", "to": "first", "stage": 0}, {"from": "api", "to": "second", "perRequest": 2.5, "stage": 1},
               {"from": "api", "to": "cache", "perRequest": 2, "stage": 2}, {"from": "api", "to": "db", "stage": 2},
               {"from": "api", "to": "last", "stage": 3})");
        const double second = 90 * (1 + 0.8 + 0.5 * 0.64), cache = 90 * 0.64 * 0.9;
        const std::pair<const char *, double> expected[] = {{"first", 100},
                                                            {"second", second},
                                                            {"cache", cache * (1 + 0.7)},
                                                            {"db", cache * 0.49 * 2 * 0.3},
                                                            {"last", cache * 0.49}};
        const Report report = evaluate(design);
        SimulationOptions options;
        options.requests = 200'000;
        const SimulationResult seen = simulate(design, options);
        for (const auto &[key, rate] : expected) {
            QVERIFY2(near(report.components[indexOf(design, key)].arrivalRate, rate, 1e-9), key);
            QVERIFY2(near(seen.components[indexOf(design, key)].arrivalRate.value, rate, 0.02), key);
        }
        QVERIFY(near(*report.classes[0].maxThroughput, 1000 / (second / 100), 1e-9)); // `second` is full first
    }

    /// Behind a component that is full comes what it serves; how much more the next one could take is another question.
    /// A chance next to none is no noise in how many calls are made of those that are planned.
    void whatHardlyEverFailsIsCalledAsPlanned()
    {
        const Design misses = designOf(
            R"({"id": "api"}, {"id": "cache", "kind": "cache", "params": {"hitRatio": 0.7, "policy": "aside"}},
               {"id": "db", "kind": "sql-database", "params": {"errorRate": 1e-13}})",
            R"({"from": "api", "to": "cache", "perRequest": 2.5}, {"from": "api", "to": "db"})");
        QVERIFY(near(evaluate(misses).components[indexOf(misses, "db")].arrivalRate, 75, 1e-9));
        const Design inSequence =
            designOf(R"({"id": "api"}, {"id": "first", "params": {"errorRate": 1e-13}}, {"id": "second"})",
                     R"({"from": "api", "to": "first", "perRequest": 2.5}, {"from": "api", "to": "second"})");
        QVERIFY(near(evaluate(inSequence).components[indexOf(inSequence, "first")].arrivalRate, 250, 1e-9));
    }

    /// Weights add up to all but a rounding error: whoever calls the balancer now and then calls it as often.
    void roundedWeightsAreNoFailures()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"serviceTime": "1ms", "servers": 4}}, {"id": "balancer", "kind": "load-balancer"},
               {"id": "a"}, {"id": "b"}, {"id": "c", "params": {"serviceTime": "10ms", "servers": 1}}, {"id": "d"})",
            R"({"from": "api", "to": "balancer", "perRequest": 0.25}, {"from": "balancer", "to": "a", "weight": 1},
               {"from": "balancer", "to": "b", "weight": 1}, {"from": "balancer", "to": "c", "weight": 3},
               {"from": "balancer", "to": "d", "weight": 1})");
        QVERIFY(near(*evaluate(design).classes[0].maxThroughput, 100 / (0.25 * 0.5), 1e-9));
    }

    void whatFollowsAFullComponentComesAsItServes()
    {
        const Report report = evaluate(designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
               {"id": "full", "params": {"availability": 1, "serviceTime": "20ms", "servers": 1}},
               {"id": "next", "params": {"availability": 1, "serviceTime": "4ms", "servers": 1}})",
            R"({"from": "api", "to": "full", "stage": 0}, {"from": "api", "to": "next", "stage": 1})"));
        const auto next = std::ranges::find(report.components, "next", &ComponentReport::key);
        QVERIFY(near(next->arrivalRate, 50, 1e-9));
        QVERIFY(near(*next->utilisation, 0.2, 1e-9));
        QVERIFY(near(*next->saturatesAt, 2.5, 1e-9));
    }

    /// Retries are at most that share of the calls; what they do not use is no loss.
    void aBudgetIsAShareOfTheCalls()
    {
        for (const auto &[errors, budget] : {std::pair(0.05, 0.2), std::pair(0.5, 0.2)}) {
            const Design design =
                designOf(QString(R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 4}},
                           {"id": "db", "params": {"availability": 1, "serviceTime": "2ms", "servers": 4,
                            "errorRate": %1}})")
                             .arg(errors)
                             .toUtf8()
                             .constData(),
                         QString(R"({"from": "api", "to": "db", "retries": 3, "backoff": "50ms", "retryBudget": %1})")
                             .arg(budget)
                             .toUtf8()
                             .constData());
            const double wanted = errors * (1 - std::pow(errors, 3)) / (1 - errors), made = std::min(wanted, budget);
            const Report report = evaluate(design);
            QVERIFY(near(report.components[indexOf(design, "db")].arrivalRate, 100 * (1 + made), 1e-9));
            QVERIFY(near(*report.classes[0].successRate, (1 - errors) * (1 + made), 1e-9));
            QCOMPARE(report.classes[0].latencyTrust == Trust::Doubtful, made < wanted); // whose retries they are
            SimulationOptions options;
            options.requests = 200'000;
            const SimulationResult seen = simulate(design, options);
            QVERIFY(near(seen.components[indexOf(design, "db")].arrivalRate.value, 100 * (1 + made), 0.02));
            QVERIFY(near(seen.classes[0].successRate.value, (1 - errors) * (1 + made), 0.01));
            QVERIFY(near(seen.classes[0].latency.p99.value, report.classes[0].latency->p99, 0.05));
        }
    }

    /// What failed attempts and pauses take comes before the answer of the last one, and before the fallback's.
    void failuresTakeTheirTime()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 9}},
               {"id": "db", "params": {"availability": 1, "serviceTime": "8ms", "servers": 9, "errorRate": 0.5}},
               {"id": "other", "params": {"availability": 1, "serviceTime": "2ms", "servers": 9}})",
            R"({"from": "api", "to": "db", "retries": 2, "backoff": "20ms"},
               {"from": "api", "to": "other", "required": "fallback"})");
        const double first = 0.009, second = first + 0.028, third = second + 0.048, instead = third + 0.002;
        const double mean = 0.5 * first + 0.25 * second + 0.125 * third + 0.125 * instead;
        const Report report = evaluate(design);
        QVERIFY(near(report.classes[0].latency->mean, mean, 1e-4));
        SimulationOptions options;
        options.requests = 400'000;
        const MeasuredLatency seen = simulate(design, options).classes[0].latency;
        QVERIFY(near(seen.mean.value, mean, 0.02));
        QVERIFY(near(seen.p50.value, report.classes[0].latency->p50, 0.02));
        QVERIFY(near(seen.p95.value, report.classes[0].latency->p95, 0.02));
        QVERIFY(near(seen.p99.value, report.classes[0].latency->p99, 0.02));
    }

    /// Of the requests that end well fewer have called what may fail.
    /// Each of up to 61 attempts fails nine times in ten, the pause before the next being twice as long.
    void manyRetriesAllTakeTheirTime()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": 0, "capacity": 1e9}},
               {"id": "payment", "kind": "external-api", "params": {"availability": 1, "serviceTime": "20ms",
                "distribution": "constant", "errorRate": 0.9}})",
            R"({"from": "api", "to": "payment", "retries": 60, "backoff": "1ms"})");
        const Report report = evaluate(design);
        const double answered = 1 - std::pow(0.9, 61);
        QVERIFY(near(report.classes[0].successRate.value(), answered, 1e-9));
        double sum = 0;
        for (const auto &[percent, seconds] :
             {std::pair{50, report.classes[0].latency->p50}, {90, report.classes[0].latency->p90}}) {
            int failed = 0; // before the one that this percentile meets
            while (1 - std::pow(0.9, failed + 1) < percent / 100.0 * answered)
                ++failed;
            QVERIFY(near(seconds, 0.02 * (failed + 1) + 0.001 * (std::ldexp(1, failed) - 1), 5e-3));
        }
        for (int failed = 0; failed <= 60; ++failed)
            sum += std::pow(0.9, failed) * 0.1 * (0.02 * (failed + 1) + 0.001 * (std::ldexp(1, failed) - 1));
        QVERIFY(near(report.classes[0].latency->mean, sum / answered, 1e-6));
    }

    /// Of calls in a row the first that fails is the last, and the fallback comes after it. Without one, those in which
    /// one more is made end well less often.
    void aRowTakesUntilTheFirstThatFails()
    {
        for (const double count : {2.5, 17.25, 100.0, 1000.0})
            for (const double error : {0.001, 0.05, 0.3}) {
                const auto meanOf = [&](const std::string &otherwise) {
                    const std::string components =
                        R"({"id": "api", "params": {"availability": 1, "serviceTime": 0, "capacity": 1e9}},
                           {"id": "other", "kind": "external-api", "params": {"availability": 1, "p50": 0, "p99": 0}},
                           {"id": "store", "kind": "external-api", "params": {"availability": 1, "serviceTime": "1ms",
                            "distribution": "constant", "errorRate": )" +
                        std::to_string(error) + "}}";
                    const std::string calls =
                        R"({"from": "api", "to": "store", "perRequest": )" + std::to_string(count) + "}" + otherwise;
                    return evaluate(designOf(components.c_str(), calls.c_str())).classes[0].latency->mean;
                };
                const double whole = std::floor(count), more = count - whole, good = 1 - error;
                double mean = std::pow(good, whole) * (whole + more) * 0.001; // all of the whole ones end well
                for (int before = 0; before < whole; ++before)
                    mean += std::pow(good, before) * error * (before + 1) * 0.001;
                QVERIFY(near(meanOf(R"(, {"from": "api", "to": "other", "required": "fallback"})"), mean, 1e-9));
                const double made = more * good / (1 - more + more * good);
                if (std::pow(good, count) > 1e-9) // what never ends well has no latency
                    QVERIFY(near(meanOf(""), (whole + made) * 0.001, 1e-9));
            }
    }

    void latencyIsOfThoseThatEndWell()
    {
        const char *components = R"({"id": "api", "params": {"availability": 1, "serviceTime": "1ms", "servers": 99}},
               {"id": "cache", "kind": "cache", "params": {"availability": 1, "serviceTime": "1ms", "servers": 99,
                "policy": "read-through", "hitRatio": 0.5}},
               {"id": "db", "params": {"availability": 1, "serviceTime": "8ms", "servers": 99, "errorRate": 0.5}})";
        const double mean = 0.001 + 0.008 * 0.25 / 0.75;
        const auto meanOf = [&](const char *calls) {
            return evaluate(designOf(components, calls)).classes[0].latency->mean;
        };
        QVERIFY(near(meanOf(R"({"from": "api", "to": "db", "perRequest": 0.5})"), mean, 1e-6));
        QVERIFY(near(meanOf(R"({"from": "api", "to": "cache"}, {"from": "cache", "to": "db"})"), mean + 0.001, 1e-6));
    }

    /// A cold start holds the server as long as it takes, however quickly the server is free otherwise.
    void coldStartsHoldTheServer()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1, "serviceTime": "20ms", "distribution": "constant",
                "servers": 1, "capacity": "250/s", "coldStart": "300ms", "coldShare": 0.01}})",
            R"({"from": "api", "to": "api", "perRequest": 0})");
        const double held = 0.004 + 0.003, square = 0.99 * 0.004 * 0.004 + 0.01 * 0.304 * 0.304;
        const Report report = evaluate(design);
        const ComponentReport &api = report.components[indexOf(design, "api")];
        QVERIFY(near(*api.utilisation, 100 * held, 1e-9));
        QVERIFY(near(*api.waiting, 100 * square / 2 / (1 - 100 * held), 1e-9)); // Pollaczek, Khinchine
        QVERIFY(near(report.classes[0].latency->mean, *api.waiting + 0.023, 1e-9));
    }

    void anEndlessCycleHasNoFigures()
    {
        const Design design = designOf(R"({"id": "api"}, {"id": "other"})",
                                       R"({"from": "api", "to": "other"}, {"from": "other", "to": "api"})");
        const Report report = evaluate(design);
        QVERIFY(report.classes[0].saturated);
        QVERIFY(!report.classes[0].latency);
        QCOMPARE(*report.classes[0].maxThroughput, 0.0);
        QCOMPARE(*report.classes[0].successRate, 0.0);
    }

    /// An arrow back to who asked is the answer, not another request.
    void answersToClientsAreNoCalls()
    {
        const Design design = designOf(R"({"id": "api", "params": {"serviceTime": "2ms", "servers": 1}})",
                                       R"({"from": "api", "to": "users"})");
        const Report report = evaluate(design);
        QVERIFY(near(report.components[indexOf(design, "api")].arrivalRate, 100, 1e-12));
        QVERIFY(near(report.classes[0].latency->mean, 1 / (500.0 - 100), 1e-9));
    }

    /// What is drawn as a cycle of which each class takes a part is composed callees first all the same.
    void classesTakePartsOfACycle()
    {
        const auto read = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "b", "params": {"serviceTime": "2ms", "servers": 1}},
            {"id": "a", "params": {"serviceTime": "2ms", "servers": 1}},
            {"id": "users", "kind": "client", "params": {"rate": 100}}],
            "calls": [{"from": "users", "to": "a"}, {"from": "a", "to": "b"},
                      {"from": "b", "to": "a", "classes": {"read": {"perRequest": 0}}}],
            "classes": [{"id": "read"}]})");
        QVERIFY(read);
        QVERIFY(near(evaluate(*read).classes[0].latency->mean, 2 / (500.0 - 100), 1e-9));
    }

    /// Ten calls in a row ask twice of a component what it can take. That each of them that waits for ever keeps the
    /// next ones from being made does not give it room.
    void whatIsFullStaysFullHoweverManyCallsFollow()
    {
        for (const double calls : {1.0, 2.0, 10.0, 150.0}) {
            const Design design =
                designOf(R"({"id": "api", "params": {"servers": 1000, "availability": 1}},
                            {"id": "db", "params": {"serviceTime": "10ms", "servers": 1, "replicas": 1}})",
                         (R"({"from": "api", "to": "db", "perRequest": )" + std::to_string(calls) + "}").c_str());
            EvaluateOptions options;
            options.loadFactor = 2 / calls;
            const Report report = evaluate(design, options);
            QVERIFY2(report.classes[0].saturated && !report.classes[0].latency, std::to_string(calls).c_str());
            QVERIFY(*report.components[indexOf(design, "db")].utilisation >= 1);
            QVERIFY(near(*report.classes[0].maxThroughput, 100 / calls, 1e-9));
        }
    }

    /// A balancer goes on without a target that is optional, in time or not.
    void optionalTargetsOfABalancerDoNoHarm()
    {
        const Design design = designOf(
            R"({"id": "api", "kind": "load-balancer", "params": {"availability": 1, "p50": 0, "p99": 0}},
               {"id": "a", "params": {"serviceTime": "10ms", "servers": 1000, "availability": 1}},
               {"id": "b", "params": {"serviceTime": "10ms", "servers": 1000, "availability": 1, "errorRate": 0.1}})",
            R"({"from": "api", "to": "a", "required": "optional", "timeout": "10ms"}, {"from": "api", "to": "b"})");
        const Report report = evaluate(design);
        QVERIFY(near(*report.classes[0].successRate, 0.95, 1e-9)); // half of a tenth fails, at b
        const double inTime = 10e-3 * (1 - std::exp(-1));          // of a, whose answer is not waited for longer
        QVERIFY(near(report.classes[0].latency->mean, (0.5 * inTime + 0.45 * 10e-3) / 0.95, 1e-6));
    }

    /// Who waits without an end has not failed: nobody calls again what is full but turns nobody away.
    void whatIsFullIsNotCalledAgain()
    {
        const auto report = [](const char *more) {
            return evaluate(
                designOf(R"({"id": "api", "params": {"availability": 1}},
                {"id": "db", "kind": "sql-database", "params": {"serviceTime": "12.5ms", "servers": 1,
                 "errorRate": 0.1}})",
                         (std::string(R"({"from": "api", "to": "db", "retries": 2)") + more + "}").c_str()));
        };
        const Report waiting = report("");
        const auto db =
            static_cast<std::size_t>(std::ranges::find(waiting.components, std::string("db"), &ComponentReport::key) -
                                     waiting.components.begin());
        QVERIFY(waiting.classes[0].saturated);
        // nine in ten of the 80 per second that are answered end well, the others are called again
        const double rate = waiting.components[db].arrivalRate, failing = 0.1 * 80 / rate;
        QVERIFY(near(rate, 100 * (1 + failing + failing * failing), 1e-6));
        QVERIFY(near(*waiting.headroom, 80 / 111.0, 1e-6));
        QVERIFY(near(report(R"(, "timeout": "1s")").components[db].arrivalRate, 300, 1e-6)); // all of them give up
    }

    /// A call that has failed before it would be made once more is not; where one of both fails, the other counts.
    void whatHasFailedIsNotHedged()
    {
        const Design design = designOf(
            R"({"id": "api", "params": {"availability": 1}},
               {"id": "far", "kind": "external-api", "params": {"serviceTime": "30ms", "distribution": "constant",
                "availability": 1, "rateLimit": 120, "burst": 4}})",
            R"({"from": "api", "to": "far", "hedgeAfter": "20ms"})");
        const Report report = evaluate(design);
        const std::size_t far = indexOf(design, "far");
        const double in = 1 - *report.components[far].rejected;
        QVERIFY(near(report.components[far].arrivalRate, 100 * (1 + in), 1e-6));
        QVERIFY(near(*report.classes[0].successRate, in, 1e-6));
        SimulationOptions how;
        how.requests = 50'000;
        QVERIFY(near(simulate(design, how).components[far].arrivalRate.value, 100 * (1 + in), 0.02));
    }

    void anAnswerWithItsTimeoutIsInTime()
    {
        for (const bool inTime : {false, true}) {
            const Design design =
                designOf(R"({"id": "api", "params": {"serviceTime": "1ms", "servers": 100, "availability": 1}},
                            {"id": "far", "kind": "external-api",
                             "params": {"serviceTime": "15ms", "distribution": "constant", "availability": 1}})",
                         inTime ? R"({"from": "api", "to": "far", "timeout": "15ms"})"
                                : R"({"from": "api", "to": "far", "timeout": "14ms"})");
            const double wanted = inTime ? 1 : 0;
            SimulationOptions how;
            how.requests = 10'000;
            QCOMPARE(simulate(design, how).classes[0].successRate.value, wanted);
            QCOMPARE(evaluate(design).classes[0].successRate.value_or(-1), wanted);
        }
    }

    /// Background work begins after the wait for a thread; what several parts of it wait for they have in common. What
    /// copies leave behind is done with the last of them; of calls in a row each may be the last that does.
    void theLastOfSeveralLeavesItsWork()
    {
        const char *parts =
            R"({"id": "api", "params": {"serviceTime": "9ms", "servers": 8, "blocking": true, "threads": 2}},
               {"id": "b", "params": {"serviceTime": "1ms", "distribution": "constant", "servers": 1000, "replicas": 9}},
               {"id": "c", "params": {"serviceTime": "8ms", "servers": 1000}})";
        for (const char *calls :
             {R"({"from": "api", "to": "b", "mode": "async"}, {"from": "api", "to": "c", "mode": "async"})",
              R"({"from": "api", "to": "b", "copies": 3, "quorum": 1},
                                     {"from": "b", "to": "c", "mode": "async"})",
              R"({"from": "api", "to": "b", "perRequest": 3},
                                     {"from": "b", "to": "c", "mode": "async", "perRequest": 0.4})"}) {
            const Design design = designOf(parts, calls);
            const Report report = evaluate(design);
            SimulationOptions how;
            how.requests = 200'000;
            const SimulatedClass seen = simulate(design, how).classes[0];
            QVERIFY(report.classes[0].processed && seen.processed);
            QVERIFY2(
                near(report.classes[0].processed->mean, seen.processed->mean.value, 0.03),
                qPrintable(
                    QString("%1 against %2").arg(report.classes[0].processed->mean).arg(seen.processed->mean.value)));
        }
    }

    /// Where all calls time out nobody is answered: there is no latency, least of all an exact one.
    void ofNoAnswersThereIsNoLatency()
    {
        for (const char *kind : {"service", "load-balancer"}) {
            const Design design =
                designOf((R"({"id": "api", "kind": ")" + std::string(kind) + R"("}, {"id": "far"})").c_str(),
                         R"({"from": "api", "to": "far", "timeout": "20ms", "distance": "region", "perRequest": 1})");
            EvaluateOptions options;
            const Report report = evaluate(design, options);
            if (*report.classes[0].successRate < 1e-9)
                QVERIFY(!report.classes[0].latency && !report.classes[0].saturated);
            else // the network's median is 60 ms
                QVERIFY2(*report.classes[0].successRate < 1e-3, kind);
        }
    }
};

QTEST_APPLESS_MAIN(FailingCallsTest)
#include "failing_calls_test.moc"
