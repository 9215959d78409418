// SPDX-License-Identifier: GPL-3.0-or-later
// Retries of calls that are given up: what they add to the load makes more calls late. At one M/M/1 station with rate m
// a call is late with p(x) = e^(-(m - x) T) when x come per second, so that x = l (1 + p + ... + p^n) for l requests
// and n retries: what is found is held to the smallest solution of that, and to where there is none.
#include "model/design/design_json.h"
#include "model/estimates/figure_text.h"
#include "model/estimates/retry_fold.h"
#include "model/estimates/working.h"
#include "model/evaluation/evaluate.h"
#include "model/quantities.h"
#include "tests/support/simple_design.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ninesketch;
using namespace ninesketch::test;

Q_DECLARE_METATYPE(ninesketch::Design)

namespace
{

constexpr double serviceRate = 100;

Component exponentialStation()
{
    return station("part", 1 / serviceRate, 1, {{"distribution", std::string("exponential")}, {"availability", 1.0}});
}

Design retried(double rate, int retries, double timeout)
{
    Design design = chain(rate, {exponentialStation()});
    design.calls[0].timeout = timeout;
    design.calls[0].retries = retries;
    return design;
}

double late(double load, double timeout)
{
    return load < serviceRate ? std::exp(-(serviceRate - load) * timeout) : 1;
}

double attempts(double load, int retries, double timeout)
{
    double sum = 0, power = 1;
    for (int i = 0; i <= retries; ++i, power *= late(load, timeout))
        sum += power;
    return sum;
}

/// The largest rate of requests at which the retries settle: that of all loads below saturation.
double fold(int retries, double timeout)
{
    double most = 0;
    constexpr int steps = 100000;
    for (int i = 1; i < steps; ++i) {
        const double load = serviceRate * i / steps;
        most = std::max(most, load / attempts(load, retries, timeout));
    }
    return most;
}

/// The smallest load that makes itself.
double settledLoad(double rate, int retries, double timeout)
{
    double low = rate, high = rate;
    constexpr double step = 1e-3;
    while (rate * attempts(high, retries, timeout) > high) {
        low = high;
        high += step;
    }
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (rate * attempts(middle, retries, timeout) > middle ? low : high) = middle;
    }
    return (low + high) / 2;
}

bool near(double actual, double expected, double relative)
{
    return std::fabs(actual - expected) <= relative * std::fabs(expected);
}

const Finding *findingOf(const Report &report, const char *id)
{
    const auto found = std::ranges::find(report.findings, id, &Finding::id);
    return found == report.findings.end() ? nullptr : &*found;
}

/// Parts that call two others each at once.
Design tree(double timeout)
{
    Design design;
    design.components.push_back(component("client", "client", {}));
    for (std::size_t i = 1; i < 24; ++i) {
        const double mean = 0.001 * (1 + static_cast<double>(i * 7 % 5)), servers = i == 7 ? 1 : 2;
        design.components.push_back(station(("part " + std::to_string(i)).c_str(), mean, servers,
                                            {{"distribution", std::string("exponential")}}));
        Call call;
        call.id = "call " + std::to_string(i);
        call.from = i == 1 ? 0 : i / 2;
        call.to = i;
        call.timeout = timeout;
        call.retries = 2;
        call.stageStated = true;
        design.calls.push_back(call);
    }
    RequestClass one;
    one.id = one.name = one.client = "client";
    one.rate = one.peakRate = 100;
    design.classes.push_back(one);
    completeDesign(design);
    return design;
}

/// The largest factor on the load at which the analysis of all of it settles, between two of which the first does.
double lastThatSettles(const Design &design, double low, double high)
{
    EvaluateOptions options;
    options.latencyCurve = options.componentPercentiles = options.importance = false;
    while (high - low > 1e-3 * low) {
        options.loadFactor = (low + high) / 2;
        const Report there = evaluate(design, options);
        const bool settles =
            !findingOf(there, "retry-storm") && std::ranges::none_of(there.components, [](const ComponentReport &one) {
                return one.backlogGrowth.has_value();
            });
        (settles ? low : high) = options.loadFactor;
    }
    return low;
}

} // namespace

class RetriesTest : public QObject
{
    Q_OBJECT
private slots:
    void settleWhereTheyMakeThemselves_data()
    {
        QTest::addColumn<double>("share"); // of the rate beyond which they do not settle
        QTest::addColumn<int>("retries");
        QTest::addColumn<double>("timeout");
        QTest::newRow("hardly any") << 0.3 << 2 << 0.1;
        QTest::newRow("some") << 0.8 << 3 << 0.1;
        QTest::newRow("one") << 0.9 << 1 << 0.05;
        QTest::newRow("short timeout") << 0.9 << 3 << 0.02;
        QTest::newRow("near the fold") << 0.995 << 3 << 0.1;
        QTest::newRow("nearer") << 0.9999 << 5 << 0.2;
    }

    void settleWhereTheyMakeThemselves()
    {
        QFETCH(double, share);
        QFETCH(int, retries);
        QFETCH(double, timeout);
        const double rate = share * fold(retries, timeout), expected = settledLoad(rate, retries, timeout);
        QVERIFY(expected > rate);
        const Report report = evaluate(retried(rate, retries, timeout));
        const ComponentReport &part = report.components[1];
        QVERIFY2(near(part.arrivalRate, expected, 1e-8),
                 qPrintable(QString("%1 instead of %2").arg(part.arrivalRate, 0, 'g', 12).arg(expected, 0, 'g', 12)));
        QVERIFY(near(part.utilisation.value(), expected / serviceRate, 1e-8));
        QVERIFY(near(report.callRates[0], expected, 1e-8));
        QVERIFY(!report.components[1].backlogGrowth && !findingOf(report, "retry-storm"));
        const double unanswered = std::pow(late(expected, timeout), retries + 1);
        QVERIFY(near(report.classes[0].successRate.value(), 1 - unanswered, 1e-7));
    }

    /// The largest rate is where retries settle no more, below that of the station; whatever comes today.
    void theLargestRateIsTheFold()
    {
        for (const auto &[retries, timeout] :
             {std::pair(3, 0.1), std::pair(1, 0.3), std::pair(5, 0.2), std::pair(3, 0.06), std::pair(2, 1.0)}) {
            const double most = fold(retries, timeout);
            QVERIFY(most < 0.97 * serviceRate);
            for (const double rate : {30.0, 1.01 * most, 99.0}) {
                const Report report = evaluate(retried(rate, retries, timeout));
                const ClassReport &one = report.classes[0];
                QVERIFY2(near(one.maxThroughput.value(), most, 2e-3),
                         qPrintable(QString("%1 instead of %2").arg(*one.maxThroughput).arg(most)));
                QVERIFY(near(one.maxWithMix.value(), *one.maxThroughput, 1e-9) && !one.maxThroughputIsBound);
                QVERIFY(near(report.headroom.value(), *one.maxThroughput / rate, 1e-9));
                QVERIFY(one.settlesUpTo && near(one.settlesUpTo->utilisation * serviceRate,
                                                *one.maxThroughput * one.settlesUpTo->attempts, 5e-3));
                QVERIFY(one.safeThroughput && *one.safeThroughput <= *one.maxThroughput);
            }
            const Report once = evaluate(retried(30, 0, timeout));
            QVERIFY(near(once.classes[0].maxThroughput.value(), serviceRate, 1e-9));
            QVERIFY(!once.classes[0].settlesUpTo);
        }
    }

    void theLargestRateIsTheLastThatSettles_data()
    {
        QTest::addColumn<Design>("design");
        const auto part = [](const char *name, double mean, double servers) {
            return station(name, mean, servers, {{"distribution", std::string("exponential")}, {"availability", 1.0}});
        };
        const auto impatient = [](Design design, std::vector<std::pair<double, int>> calls) {
            for (std::size_t c = 0; c < calls.size(); ++c) {
                design.calls[c].timeout = calls[c].first;
                design.calls[c].retries = calls[c].second;
            }
            return design;
        };
        QTest::newRow("a budget") << [&] {
            Design design = retried(30, 3, 0.1);
            design.calls[0].retryBudget = 0.1;
            return design;
        }();
        const std::vector<Component> three{part("a", 0.004, 1), part("b", 0.01, 2), part("c", 0.006, 1)};
        QTest::newRow("a row, the first call impatient") << impatient(chain(30, three), {{0.08, 2}});
        QTest::newRow("a row, all impatient") << impatient(chain(30, three), {{0.3, 2}, {0.1, 1}, {0.05, 3}});
        QTest::newRow("not the fullest") << impatient(chain(30, {part("a", 0.009, 1), part("b", 0.007, 1)}),
                                                      {{10, 0}, {0.02, 2}});
        Design shared = chain(30, {part("a", 0.001, 1), part("b", 0.01, 1)});
        shared.components.push_back(part("other", 0.002, 1));
        Call enters = shared.calls[0], asks = shared.calls[1];
        enters.id = "enters";
        enters.to = asks.from = 3;
        asks.id = "asks";
        shared.calls[1].timeout = asks.timeout = 0.06;
        shared.calls[1].retries = 3;
        asks.retries = 1;
        shared.calls.insert(shared.calls.begin() + 1, enters);
        shared.calls.push_back(asks);
        shared.calls[0].stageStated = shared.calls[1].stageStated = true;
        shared.calls[1].stage = 1;
        QTest::newRow("two callers") << shared;
    }

    void theLargestRateIsTheLastThatSettles()
    {
        QFETCH(Design, design);
        const Report report = evaluate(design);
        QVERIFY(report.classes[0].settlesUpTo && report.bottleneck);
        const double low = lastThatSettles(design, 1, 10);
        QVERIFY2(near(report.headroom.value(), low, 2e-3),
                 qPrintable(QString("%1 instead of %2").arg(*report.headroom).arg(low)));
    }

    /// A part that is full a little beyond where retries of the next one settle no more does not hide that.
    void whatIsFullLaterHidesNoFold()
    {
        const auto part = [](const char *name, double mean) {
            return station(name, mean, 1, {{"distribution", std::string("exponential")}, {"availability", 1.0}});
        };
        const auto design = [&](double before) {
            Design made = chain(30, {part("a", before), part("b", 0.01)});
            made.calls[1].timeout = 0.1;
            made.calls[1].retries = 1;
            return made;
        };
        const double fold = *evaluate(design(0.0001)).classes[0].maxThroughput;
        for (const double further : {1.01, 1.02, 1.04, 1.08}) {
            const double told = *evaluate(design(1 / (further * fold))).classes[0].maxThroughput;
            QVERIFY2(near(told, fold, 5e-4), qPrintable(QString("%1: %2, not %3").arg(further).arg(told).arg(fold)));
        }
        QVERIFY(near(*evaluate(design(1 / (0.98 * fold))).classes[0].maxThroughput, 0.98 * fold, 1e-9));
    }

    /// Parallel calls of which some hardly count, some count for their mean, and some are late now and then: it is
    /// where the whole analysis finds it, load by load.
    void theLargestRateOfParallelCalls_data()
    {
        QTest::addColumn<double>("timeout");
        QTest::newRow("far longer than all but one queue") << 0.5;
        QTest::newRow("long") << 0.1;
        QTest::newRow("short") << 0.05;
    }

    void theLargestRateOfParallelCalls()
    {
        QFETCH(double, timeout);
        const Design design = tree(timeout);
        const Report report = evaluate(design);
        QVERIFY(report.headroom && report.classes[0].settlesUpTo && !report.classes[0].maxThroughputIsBound);
        const double last = lastThatSettles(design, 0.5 * *report.headroom, 2 * *report.headroom);
        QVERIFY2(near(*report.headroom, last, 2e-3),
                 qPrintable(QString("%1 instead of %2").arg(*report.headroom).arg(last)));
    }

    /// Of many components, too.
    void inLargeDesigns()
    {
        Design design = retried(30, 3, 0.06);
        for (int i = 0; i < 300; ++i)
            design.components.push_back(component("service", ("idle" + std::to_string(i)).c_str(), {}));
        const Report report = evaluate(design);
        QVERIFY(near(report.classes[0].maxThroughput.value(), fold(3, 0.06), 2e-3));
        QVERIFY(!report.classes[0].maxThroughputIsBound && report.classes[0].settlesUpTo);
    }

    /// What leads to a part is enough to know how often it is visited, in trees, where ways meet, and in cycles.
    void visitsWhenFullAreThoseOfTheWholeGraph()
    {
        Design meeting = tree(0.1), none = tree(0.1), cycle = tree(0.1);
        for (Call &call : none.calls)
            call.retries = 0;
        Call more = meeting.calls[20];
        more.id = "more";
        more.from = 3;
        more.retryBudget = 0.5;
        more.perRequest = 0.7;
        meeting.calls.push_back(more);
        more.from = 20;
        more.to = 2;
        more.perRequest = 0.1;
        cycle.calls.push_back(more);
        for (Design *design : {&meeting, &none, &cycle}) {
            completeDesign(*design);
            const Prepared prepared = prepare(*design);
            const VisitGraph &graph = prepared.variants[0]->graph;
            const Composition way{&prepared.variants[0]->plans, &graph};
            std::vector<double> today;
            for (std::size_t e = 0; e < graph.edges().size(); ++e)
                today.push_back(1 + 0.01 * static_cast<double>(e));
            VisitsWhenFull ways(*design, way, today);
            for (std::size_t i = 1; i < design->components.size(); ++i) {
                const auto found = ways.of(i);
                const auto sent = sentWhenFull(*design, way, today, i);
                QCOMPARE(found.has_value(), !sent.empty());
                if (!found)
                    continue;
                const auto visits =
                    solveVisits(graph, design->components.size(), design->calls.size(), sent).perRequest;
                QVERIFY(near(found->reads, visits[visitNode(i, Operation::Read)], 1e-12) &&
                        near(found->writes, visits[visitNode(i, Operation::Write)], 1e-12) && found->reads > 0);
            }
        }
    }

    /// The same answer stands in the working.
    void theWorkingSaysWhereItSettlesNoMore()
    {
        const Design design = retried(30, 3, 0.06);
        const std::string told = workingText(explain(design, evaluate(design), "class/read/throughput"));
        QVERIFY(told.find("no number of attempts settles") != std::string::npos);
        QVERIFY(told.find("part is then busy") != std::string::npos);
    }

    /// Beyond it all calls are late and made as often as can be, though one attempt each would find room.
    void collapseBeyondTheFold()
    {
        for (const auto &[retries, timeout] : {std::pair(3, 0.1), std::pair(1, 0.3), std::pair(5, 0.2)}) {
            const double rate = 1.005 * fold(retries, timeout);
            QVERIFY(rate < serviceRate && rate * (retries + 1) > serviceRate);
            const Report report = evaluate(retried(rate, retries, timeout));
            QVERIFY(report.components[1].backlogGrowth);
            QVERIFY(report.classes[0].successRate.value() == 0);
            QVERIFY(near(report.components[1].arrivalRate, rate * (retries + 1), 1e-9));
            const Finding *storm = findingOf(report, "retry-storm");
            QVERIFY(storm && storm->severity == Severity::Critical && storm->elements.size() == 1);
            QVERIFY(near(storm->number.value(), retries + 1, 1e-9));
            const Report once = evaluate(retried(rate, 0, timeout));
            QVERIFY(!once.components[1].backlogGrowth && !findingOf(once, "retry-storm"));
        }
    }

    /// Where there is no answer every call is hedged.
    void whatIsFullIsAskedTwice()
    {
        Design design = retried(1.2 * serviceRate, 0, 0);
        design.calls[0].timeout.reset();
        design.calls[0].hedgeAfter = 0.05;
        const Report report = evaluate(design);
        QVERIFY(report.components[1].backlogGrowth);
        QVERIFY(near(report.components[1].arrivalRate, 2.4 * serviceRate, 1e-9));
    }

    /// What is too much without any retries is no storm.
    void overloadAloneIsNoStorm()
    {
        const Report report = evaluate(retried(1.01 * serviceRate, 3, 0.1));
        QVERIFY(report.components[1].backlogGrowth && findingOf(report, "saturated"));
        QVERIFY(!findingOf(report, "retry-storm"));
    }

    /// Two states hold themselves where all attempts together are too much: the one found, and overload.
    void overloadHoldsItselfBelowTheFold()
    {
        constexpr int retries = 3;
        constexpr double timeout = 0.1, drains = serviceRate / (retries + 1);
        const auto reportAt = [&](double rate) { return evaluate(retried(rate, retries, timeout)); };
        const Report below = reportAt(0.99 * drains), above = reportAt(1.01 * drains),
                     high = reportAt(0.98 * fold(retries, timeout));
        QVERIFY(near(below.classes[0].safeThroughput.value(), drains, 1e-9));
        QVERIFY(!findingOf(below, "retries-hold-overload"));
        for (const Report &report : {above, high}) {
            QVERIFY(findingOf(report, "retries-hold-overload"));
            QVERIFY(!report.components[1].backlogGrowth && !findingOf(report, "retry-storm"));
        }
        // where a simulation saw it happen, the largest rate is not told without what it takes to come back
        ClassReport piled = high.classes[0];
        QVERIFY(!pilesUp(piled) && !maxThroughputText(piled).ends_with("once piled up"));
        piled.saturated = true;
        QVERIFY(pilesUp(piled));
        QVERIFY(maxThroughputText(piled).ends_with(formatRate(drains) + " once piled up"));
        piled.rate = 0.9 * drains;
        QVERIFY(!pilesUp(piled));
    }

    /// Ten threads that are held for 100 ms answer 100 a second; once all calls are late and made four times, 25.
    void overloadHoldsItselfInAPool()
    {
        const auto at = [](double rate) {
            Design design = chain(rate, {component("service", "api",
                                                   {{"p50", 0.0},
                                                    {"p99", 0.0},
                                                    {"capacity", 1e9},
                                                    {"blocking", 1.0},
                                                    {"threads", 10.0},
                                                    {"availability", 1.0}}),
                                         component("external-api", "store",
                                                   {{"serviceTime", 0.1},
                                                    {"distribution", std::string("exponential")},
                                                    {"capacity", 1e9},
                                                    {"availability", 1.0}})});
            design.calls[0].timeout = 1;
            design.calls[0].retries = 3;
            return evaluate(design);
        };
        const Report low = at(20), high = at(60);
        QVERIFY(near(low.classes[0].safeThroughput.value(), 25, 1e-6));
        QVERIFY(!findingOf(low, "retries-hold-overload"));
        const auto *both = findingOf(high, "retries-hold-overload");
        QVERIFY(both && !high.classes[0].saturated);
        QVERIFY2(both->sentence.find("has two states") != std::string::npos &&
                     both->sentence.find("only below 25/s") != std::string::npos,
                 both->sentence.c_str());
    }

    void budgetKeepsAttemptsDown()
    {
        constexpr int retries = 3;
        constexpr double timeout = 0.1, budget = 0.1;
        const double rate = 0.88 * serviceRate;
        QVERIFY(rate > fold(retries, timeout)); // without the budget they would not settle
        Design design = retried(rate, retries, timeout);
        design.calls[0].retryBudget = budget;
        double load = rate;
        for (int i = 0; i < 1000; ++i)
            load = rate * std::min(attempts(load, retries, timeout), 1 + budget);
        QVERIFY(near(load, rate * (1 + budget), 1e-9));
        QVERIFY(near(evaluate(design).components[1].arrivalRate, load, 1e-9));
    }

    /// Failures that have nothing to do with load: a geometric number of attempts.
    void failuresAloneSettleAtOnce()
    {
        constexpr double failing = 0.2;
        constexpr int retries = 4;
        Component part = exponentialStation();
        part.parameters["errorRate"] = failing;
        Design design = chain(30, {part});
        design.calls[0].retries = retries;
        const Report report = evaluate(design);
        const double expected = 30 * (1 - std::pow(failing, retries + 1)) / (1 - failing);
        QVERIFY(near(report.components[1].arrivalRate, expected, 1e-12));
        QVERIFY(near(report.classes[0].successRate.value(), 1 - std::pow(failing, retries + 1), 1e-12));
    }

    /// A second call to a part is made only where the first was in time, as it is less often the more calls there are:
    /// found although each step overshoots.
    void whatTurnsBackSettles()
    {
        for (const double timeout : {0.05, 0.1, 0.3, 1.0}) {
            constexpr double rate = 60;
            Design design = chain(rate, {component("service", "gate", {{"serviceTime", 0.0}}), exponentialStation()});
            design.calls[1].timeout = timeout;
            Call second = design.calls[1];
            second.id = "second";
            second.timeout.reset();
            design.calls[1].stage = 0;
            second.stage = 1;
            design.calls[1].stageStated = second.stageStated = true;
            design.calls.push_back(second);
            double low = rate, high = serviceRate;
            for (int i = 0; i < 100; ++i) {
                const double middle = (low + high) / 2;
                (rate * (2 - late(middle, timeout)) > middle ? low : high) = middle;
            }
            const Report report = evaluate(design);
            QVERIFY2(near(report.components[2].arrivalRate, low, 1e-7),
                     qPrintable(QString("timeout %1: %2 instead of %3")
                                    .arg(timeout)
                                    .arg(report.components[2].arrivalRate, 0, 'g', 12)
                                    .arg(low, 0, 'g', 12)));
        }
    }
};

QTEST_APPLESS_MAIN(RetriesTest)
#include "retries_test.moc"
