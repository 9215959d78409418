// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/compare.h"

#include <QTest>

using namespace ninesketch;

namespace
{

Report reportOf(std::optional<double> availability, std::optional<double> p99, std::optional<double> cost = {})
{
    Report report;
    ClassReport one;
    one.id = one.name = "read";
    one.availability = availability;
    if (p99)
        one.latency = LatencySummary{*p99 / 4, *p99 / 5, *p99 / 2, *p99 / 1.5, *p99, *p99 * 1.5};
    report.classes = {one};
    report.monthlyCost = cost;
    return report;
}

} // namespace

class CompareTest : public QObject
{
    Q_OBJECT

private slots:
    void equalVariantsHaveNoDifference()
    {
        const Comparison same = compare({}, reportOf(0.999, 0.1, 100), {}, reportOf(0.999, 0.1, 100));
        QCOMPARE(same.classes.at(0).line, std::string("no difference"));
        QVERIFY(same.costLine.empty());
    }

    void ninesLatencyAndCost()
    {
        const Comparison change = compare({}, reportOf(0.999, 0.240, 1000), {}, reportOf(0.9999, 0.100, 1410));
        const ClassComparison &read = change.classes.at(0);
        QVERIFY2(read.line.find("+1.0 nines") != std::string::npos, read.line.c_str());
        QVERIFY2(read.line.find("p99 \u2212140 ms") != std::string::npos, read.line.c_str());
        QCOMPARE(read.figures[0].verdict, 1);
        QCOMPARE(read.figures[3].verdict, 1);
        QCOMPARE(change.costLine, std::string("+$410 a month"));
        const Comparison back = compare({}, reportOf(0.9999, 0.100), {}, reportOf(0.999, 0.240));
        QCOMPARE(back.classes.at(0).figures[0].verdict, -1);
        QVERIFY(back.costLine.empty());
    }

    void unknownIsNotADifferenceOfZero()
    {
        const Comparison lost = compare({}, reportOf(0.999, 0.1), {}, reportOf(0.999, std::nullopt));
        QVERIFY2(lost.classes.at(0).line.find("no longer") != std::string::npos, lost.classes.at(0).line.c_str());
        QCOMPARE(lost.classes.at(0).figures[3].verdict, 0);
    }

    /// Where the others fill all, the results tell what the mix carries: the difference does not speak of another
    /// figure.
    void throughputIsThatOfTheResults()
    {
        Report before = reportOf(0.999, 0.1), after = before;
        before.classes[0].maxThroughput = 1000;
        after.classes[0].maxThroughput = 0;
        after.classes[0].maxWithMix = 900;
        QCOMPARE(compare({}, before, {}, after).classes.at(0).line, std::string("no room beside the others"));
        QCOMPARE(compare({}, after, {}, before).classes.at(0).line, std::string("room for 1 k/s beside the others"));
        Report less = after;
        less.classes[0].maxWithMix = 400;
        QCOMPARE(compare({}, after, {}, less).classes.at(0).line, std::string("max \u2212500/s in this mix"));
        before.classes[0].successRate = 0.999;
        after.classes[0].successRate = 0.0999;
        QCOMPARE(compare({}, before, {}, after).classes.at(0).line,
                 std::string("success while up 100 % \u2192 10 %, no room beside the others"));
    }

    void ofWhatIsDownNothingElseIsSaid()
    {
        QCOMPARE(compare({}, reportOf(0.999, 0.1), {}, reportOf(0, std::nullopt)).classes.at(0).line,
                 std::string("down all the time"));
        const Comparison back = compare({}, reportOf(0, std::nullopt), {}, reportOf(0.999, 0.1));
        QVERIFY(back.classes.at(0).line.starts_with("up again, 99.9 %"));
    }

    /// A simulated figure is within its interval, and is held against a simulated one; else the analyses are compared.
    void whatSimulationsSayWithinTheirIntervalsIsNoDifference()
    {
        const auto simulated = [](double p99, double analysedP99) {
            Report report = reportOf(0.999, p99);
            SimulatedMark mark;
            mark.halfWidth = {0.003, 0.003, 0.003, 0.003, 0.003, 0.003};
            mark.analysed = reportOf(0.999, analysedP99).classes[0].latency;
            report.classes[0].simulated = mark;
            return report;
        };
        const auto line = [](const Report &before, const Report &after) {
            return compare({}, before, {}, after).classes.at(0).line;
        };
        const std::string same = "no difference";
        QCOMPARE(line(simulated(0.100, 0.080), simulated(0.104, 0.080)), same); // 4 ms; the interval is 4.2 ms
        QVERIFY(line(simulated(0.100, 0.080), simulated(0.105, 0.080)).find("p99 +5 ms") != std::string::npos);
        QCOMPARE(line(simulated(0.100, 0.080), reportOf(0.999, 0.080)), same);
        QCOMPARE(line(reportOf(0.999, 0.080), simulated(0.100, 0.080)), same);
        QVERIFY(line(reportOf(0.999, 0.070), simulated(0.100, 0.080)).find("p99 +10 ms") != std::string::npos);

        Report before = simulated(0.1, 0.1), after = before;
        before.classes[0].successRate = 0.999 * 0.999;
        after.classes[0].successRate = 0.998 * 0.999;
        QVERIFY(line(before, after).find("success while up") != std::string::npos);
        before.classes[0].simulated->successHalfWidth = after.classes[0].simulated->successHalfWidth = 0.0008;
        QCOMPARE(line(before, after), same);
    }

    void classesFindingsAndTargetsThatComeAndGo()
    {
        Report before = reportOf(0.999, 0.1), after = reportOf(0.999, 0.1);
        after.classes[0].id = after.classes[0].name = "write";
        before.findings.push_back({"x", Severity::Warning, "old one", {}, {}, {}, {}});
        after.findings.push_back({"y", Severity::Warning, "new one", {}, {}, {}, {}});
        TargetResult target;
        target.classId = "read";
        target.metric = Metric::P99;
        target.actual = 1;
        target.met = false;
        before.targets = {target};
        target.met = true;
        after.targets = {target};
        const Comparison change = compare({}, before, {}, after);
        QCOMPARE(change.classes.size(), std::size_t(2));
        QVERIFY(change.classes[0].onlyAfter && change.classes[1].onlyBefore);
        QCOMPARE(change.findingsNew, std::vector<std::string>{"new one"});
        QCOMPARE(change.findingsGone, std::vector<std::string>{"old one"});
        QCOMPARE(change.targetsWon, std::vector<std::string>{"p99 latency of read"});
        QVERIFY(change.targetsLost.empty());
    }
};

QTEST_GUILESS_MAIN(CompareTest)
#include "compare_test.moc"
