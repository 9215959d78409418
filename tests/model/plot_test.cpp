// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/sweep_plot.h"
#include "model/plots/tornado_plot.h"
#include "model/scenario/scenario.h"
#include "model/simulation/second_opinion.h"

#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <cmath>

using namespace ninesketch;

namespace
{

const char *const shop = R"({"type": "ninesketch/design", "version": 1,
    "components": [{"id": "users", "kind": "client", "params": {"rate": 50}},
        {"id": "gate", "name": "Gate, main", "kind": "gateway", "params": {"rateLimit": 100, "burst": 100}},
        {"id": "api", "kind": "service", "params": {"serviceTime": "10ms", "servers": 1}},
        {"id": "db", "kind": "sql-database", "params": {"itemBytes": 1000, "copies": 1, "overhead": 0, "retention": "10day"}},
        {"id": "queue", "kind": "message-queue"},
        {"id": "worker", "kind": "worker", "params": {"serviceTime": "10ms", "servers": 1}}],
    "calls": [{"from": "users", "to": "gate"}, {"from": "gate", "to": "api"}, {"from": "api", "to": "db"},
        {"from": "api", "to": "queue"}, {"from": "queue", "to": "worker"}],
    "classes": [{"id": "buy", "rate": 50, "operation": "write"}]})";

} // namespace

class PlotTest : public QObject
{
    Q_OBJECT

    Design m_design = *readDesignText(shop);
    Report m_report = evaluate(m_design, {.loadCurve = true});

private slots:
    void everyKindHasSomethingToShow_data()
    {
        QTest::addColumn<int>("kind");
        for (const PlotKindInfo &info : plotKinds())
            QTest::newRow(info.id) << static_cast<int>(info.kind);
    }

    void everyKindHasSomethingToShow()
    {
        QFETCH(int, kind);
        const Plot plot = makePlot(static_cast<PlotKind>(kind), m_design, m_report, "buy");
        if (static_cast<PlotKind>(kind) == PlotKind::Sensitivity || static_cast<PlotKind>(kind) == PlotKind::Sweep) {
            QVERIFY(plot.empty() && !plot.note.empty()); // longer work answers it
            return;
        }
        QVERIFY2(!plot.empty(), plot.note.c_str());
        QVERIFY(plot.x.low < plot.x.high && plot.y.low < plot.y.high);
        for (const PlotSeries &series : plot.series)
            for (const CurvePoint &point : series.points)
                QVERIFY(std::isfinite(point.x) && std::isfinite(point.y));
        // an empty design has none, and says so
        const Plot none = makePlot(static_cast<PlotKind>(kind), Design{}, Report{});
        QVERIFY(none.empty() && !none.note.empty());
    }

    /// How fast requests fail is not plotted as if it were an answer.
    void whatIsDownHasNoLatency()
    {
        const Design dead = withKills(m_design, {{Kill::Part::Component, "db", "", 1}});
        const Report report = evaluate(dead, {.loadCurve = true});
        QCOMPARE(report.classes[0].availability, std::optional(0.0));
        for (const PlotKind kind : {PlotKind::LatencyDistribution, PlotKind::LatencyDensity, PlotKind::LatencyBudget,
                                    PlotKind::LatencyAgainstLoad}) {
            const Plot plot = makePlot(kind, dead, report, "buy");
            QVERIFY(plot.empty());
            QCOMPARE(plot.note, std::string("Down: no request is answered."));
        }
    }

    /// 50 writes a second of 1000 bytes, ten days: 43.2 GB, then level.
    void storageIsRateTimesTime()
    {
        const Plot plot = makePlot(PlotKind::StorageGrowth, m_design, m_report);
        const auto db = std::ranges::find(plot.series, std::string("db"), &PlotSeries::name);
        QVERIFY(db != plot.series.end());
        QCOMPARE(db->points[1].x, 10.0);
        QVERIFY(std::abs(db->points[1].y - 50 * 1000 * 864000.0) < 1);
        QCOMPARE(db->points[2].y, db->points[1].y);
    }

    /// A minute at 50/s is 3000 messages; 100/s less 50/s take them away in another minute.
    void backlogDrains()
    {
        const Plot plot = makePlot(PlotKind::LagAfterStop, m_design, m_report);
        QCOMPARE(plot.series.size(), std::size_t(1));
        const auto &points = plot.series.front().points;
        QCOMPARE(points[1].y, 3000.0);
        QVERIFY2(std::abs(points[2].x - 120) < 0.5, qPrintable(QString::number(points[2].x)));
    }

    void theBucketAdmitsAtMostItsRate()
    {
        const Plot plot = makePlot(PlotKind::TokenBucket, m_design, m_report);
        for (const CurvePoint &point : plot.series.front().points) {
            QVERIFY(point.y <= point.x + 1e-9 && point.y <= 100 + 1e-9);
            if (point.x <= 50)
                QVERIFY(point.y >= point.x * 0.999);
        }
    }

    void theTableQuotesWhatItMust()
    {
        const std::string csv = plotCsv(makePlot(PlotKind::TokenBucket, m_design, m_report));
        QVERIFY(csv.starts_with("series,offered (1/s),admitted (1/s)\r\n\"Gate, main\",0,0\r\n"));
        QCOMPARE(std::ranges::count(csv, '\n'), std::ptrdiff_t(62));
    }

    /// The figure goes from one end to the other of each input, the widest on top, and the table says so, too.
    void theTornadoShowsBothEnds()
    {
        const auto figures = findFigures(m_design, "p99", "buy");
        std::atomic<std::size_t> calls = 0;
        const auto tornados = sensitivity(m_design, *figures, {1, {}, [&](std::size_t done, std::size_t of) {
                                                                   ++calls;
                                                                   QVERIFY(done > 0 && done <= of);
                                                               }});
        QVERIFY(calls > 0);
        const Tornado &tornado = tornados.at(0);
        const Plot plot = tornadoPlot(tornado);
        QCOMPARE(plot.series.size(), std::size_t(2));
        QCOMPARE(plot.base, tornado.value.value());
        const std::size_t top = plot.y.categories.size() - 1;
        QCOMPARE(plot.series[0].points[top].y, tornado.influences[0].low.value());
        QCOMPARE(plot.series[1].points[top].y, tornado.influences[0].high.value());
        QVERIFY(plot.y.categories[top].find(tornado.influences[0].input.label) != std::string::npos);
        QVERIFY(plot.x.low <= plot.base && plot.base < plot.x.high);
        QVERIFY(plotCsv(plot).find("input lower,") != std::string::npos);
        // an availability is read as downtime
        const auto down = sensitivity(m_design, *findFigures(m_design, "availability", "buy"));
        const Plot hours = tornadoPlot(down.at(0));
        QCOMPARE(hours.x.unit, Unit::Seconds);
        QVERIFY(std::abs(hours.base - (1 - *down[0].value) * 365.25 * 86400) < 1e-6);
    }

    /// One M/M/1 at 50/s answers in s / (1 - 50 s): in 40 ms at s = 13.3 ms, and not at all from 20 ms on.
    void theSweepSaysUpToWhereATargetIsMet()
    {
        const auto queue = [](const char *time) {
            return *readDesignText(R"({"type": "ninesketch/design", "version": 1,
                "components": [{"id": "users", "kind": "client", "params": {"rate": 50}},
                    {"id": "api", "kind": "service", "params": {"serviceTime": ")" +
                                   std::string(time) + R"(", "servers": 1, "replicas": 1}}],
                "calls": [{"from": "users", "to": "api"}], "classes": [{"id": "buy", "rate": 50}],
                "targets": [{"metric": "mean", "value": "40ms"}, {"metric": "availability", "value": "99.9%"}]})");
        };
        const Design design = queue("10ms");
        const Plot plot = sweepPlot(design, {PlotKind::Sweep, "", "mean", "api.serviceTime", "1-30 ms"});
        QVERIFY2(plot.note.starts_with("buy meets its target up to about 13 ms. Where a line ends"), plot.note.c_str());
        QCOMPARE(plot.title, std::string("Service time, mean of api: mean latency"));
        QVERIFY(plot.x.logarithmic && plot.x.low < 0.001 && plot.x.high > 0.03);
        for (const CurvePoint &point : plot.series.at(0).points)
            if (point.x < 0.0199)
                QVERIFY2(std::abs(point.y - point.x / (1 - 50 * point.x)) < 1e-3 * point.y,
                         qPrintable(QString::number(point.x)));
            else
                QVERIFY(std::isnan(point.y) || point.x < 0.02);
        QVERIFY(plotCsv(plot).find("nan") == std::string::npos);
        QCOMPARE(plot.marks.size(), std::size_t(2));
        QVERIFY(!plot.marks[0].vertical && plot.marks[0].at == 0.04 && plot.marks[0].words == "target 40 ms");
        QVERIFY(plot.marks[1].vertical && plot.marks[1].at == 0.01 && plot.marks[1].words == "now 10 ms");

        // a whole number is said as it is
        const Design slow = queue("30ms");
        const Plot replicas = sweepPlot(slow, {PlotKind::Sweep, "", "mean", "api.replicas", "1-8"});
        const std::vector<double> counts{1, 2, 3, 4, 5, 6, 7, 8};
        const auto rows = sweep(slow, *findInput(slow, "api.replicas"), counts, *findFigures(slow, "mean"));
        const auto enough =
            std::ranges::find_if(rows, [](const SweepRow &row) { return row.values[0].value_or(1) <= 0.04; });
        QVERIFY(enough != rows.begin() && enough != rows.end());
        QVERIFY2(replicas.note.starts_with("buy meets its target from " + std::to_string(int(enough->value)) + " on."),
                 replicas.note.c_str());

        // availabilities, of the input and of the figure, are read as downtime
        const Plot down = sweepPlot(design, {PlotKind::Sweep, "", "availability", "api.availability", "99-99.99 %"});
        QVERIFY(down.x.unit == Unit::Seconds && down.y.unit == Unit::Seconds && down.x.logarithmic &&
                down.y.logarithmic);
        QVERIFY2(down.note.starts_with("buy meets its target from about 99.9 % on."), down.note.c_str());
        const auto &points = down.series.at(0).points;
        QVERIFY(std::ranges::is_sorted(points, {}, &CurvePoint::x));
        QVERIFY(std::abs(points.back().y - 0.01 * 365.25 * 86400) < 3600);
    }

    void theSweepSaysWhatCannotBeAsked()
    {
        const auto note = [&](const char *figure, const char *input, const char *values) {
            const Plot plot = sweepPlot(m_design, {PlotKind::Sweep, "", figure, input, values});
            return plot.empty() ? plot.note : std::string("there is a plot");
        };
        QVERIFY(note("p99", "api.servicetime", "1-2 ms").find("api.serviceTime") != std::string::npos);
        QVERIFY(note("p98", "api.serviceTime", "1-2 ms").find("p98") != std::string::npos);
        QVERIFY(note("p99", "api.replicas", "0-2").find("out of range") != std::string::npos);
        QCOMPARE(note("p99", "api.serviceTime", "1-2 s"),
                 std::string("There is no such figure for any of these values."));
    }

    void theSimulationLiesBesideTheAnalysis()
    {
        Doubts all;
        all.classes = {0};
        SecondOpinionOptions how;
        how.mostEvents = 200'000;
        const Report simulated = evaluateWithSimulation(m_design, {}, all, how);
        QVERIFY(simulated.classes[0].simulated.has_value());
        for (const PlotKind kind : {PlotKind::LatencyDistribution, PlotKind::LatencyDensity}) {
            Plot plot = makePlot(kind, m_design, m_report, "buy");
            const std::size_t before = plot.series.size();
            addSimulated(plot, simulated.classes[0]);
            QCOMPARE(plot.series.size(), before + 1);
            QCOMPARE(plot.series.front().name, std::string("analysed"));
            QVERIFY2(plot.note.starts_with("Simulated: p99"), plot.note.c_str());
            addSimulated(plot, m_report.classes[0]); // nobody simulated this one
            QCOMPARE(plot.series.size(), before + 1);
        }
    }
};

QTEST_APPLESS_MAIN(PlotTest)
#include "plot_test.moc"
