// SPDX-License-Identifier: GPL-3.0-or-later
// The report in step with the drawing: doubtful figures first as the analysis has them, then simulated, never those of
// a design that is gone.
#include "exporters/qt_text_metrics.h"
#include "model/design/draw_design.h"
#include "model/scene/edits.h"
#include "tests/support/simple_design.h"
#include "ui/editor.h"
#include "ui/estimator.h"
#include "ui/panels/strip_lines.h"

#include <QTest>

using namespace ninesketch;
using namespace ninesketch::test;

class EstimatorTest : public QObject
{
    Q_OBJECT

    /// Joining the shortest queue: a figure that no formula tells well.
    static Scene drawing(double rate)
    {
        Design design =
            chain(rate, {station("api", 1e-3, 1, {{"replicas", 4.0}, {"routing", std::string("least-outstanding")}})});
        design.classes[0].rate = rate;
        return drawDesign(design, QtTextMetrics());
    }
    static bool isSimulated(const Estimator &estimator)
    {
        return estimator.estimate() && !estimator.estimate()->report.classes.empty() &&
               estimator.estimate()->report.classes[0].simulated;
    }

private slots:
    void doubtfulFiguresAreReplacedInTheBackground()
    {
        Editor editor;
        editor.setDocument(drawing(2800));
        Estimator estimator(editor);
        QStringList shown;
        connect(&estimator, &Estimator::changed, this, [&] { shown << stripLines(*estimator.estimate()).front().p99; });
        QTRY_VERIFY_WITH_TIMEOUT(isSimulated(estimator), 60'000);
        QVERIFY(!estimator.isSimulating());
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown[0].endsWith(" ?"), qPrintable(shown[0]));
        QVERIFY2(shown[1].startsWith(QString::fromUtf8("\u2248 ")), qPrintable(shown[1]));
        // nothing is simulated anew for a shape that moved
        const int before = estimator.evaluations();
        const Scene moved = drawing(2800);
        editor.commit(moved, "Move");
        QTest::qWait(50);
        QCOMPARE(estimator.evaluations(), before);
        QVERIFY(isSimulated(estimator));
    }

    void aDesignThatIsGoneIsNeverShown()
    {
        Editor editor;
        editor.setDocument(drawing(2800));
        Estimator estimator(editor);
        QTRY_VERIFY_WITH_TIMEOUT(estimator.isSimulating(), 60'000);
        std::vector<double> rates;
        connect(&estimator, &Estimator::changed, this,
                [&] { rates.push_back(*estimator.estimate()->report.classes[0].rate); });
        QTest::qWait(170); // the simulation has begun, or is about to
        Scenario less;
        less.load = 0.9;
        estimator.setScenario(less);
        QTRY_VERIFY_WITH_TIMEOUT(isSimulated(estimator) && *estimator.estimate()->report.classes[0].rate < 2700,
                                 60'000);
        for (std::size_t i = 1; i < rates.size(); ++i)
            QVERIFY(rates[i] <= rates[i - 1]);
    }

    void whatFormulasTellIsNotSimulated()
    {
        Editor editor;
        Design design = chain(700, {station("api", 1e-3, 1)});
        design.classes[0].rate = 700;
        editor.setDocument(drawDesign(design, QtTextMetrics()));
        Estimator estimator(editor);
        QTRY_VERIFY_WITH_TIMEOUT(estimator.estimate() != nullptr, 60'000);
        QVERIFY(!estimator.isSimulating() && !isSimulated(estimator));
    }

    /// What fills up on the way to something dead is no answer.
    void aClassThatIsDownIsNotSaturated()
    {
        Estimate estimate;
        ClassReport &down = estimate.report.classes.emplace_back();
        down.availability = down.successRate = 0;
        down.saturated = true;
        down.maxThroughput = 1000;
        const StripLine line = stripLines(estimate).front();
        QCOMPARE(line.p99, QString("no answer"));
        QCOMPARE(line.throughput, line.bottleneck);
        QVERIFY(!line.throughput.contains("1"));
    }

    void howFarATargetIsMissed_data()
    {
        QTest::addColumn<double>("margin");
        QTest::addColumn<QString>("words");
        QTest::newRow("by a part") << -0.4 << "availability missed by 40 %";
        QTest::newRow("several times") << -4.6 << "availability missed 5.6-fold";
        QTest::newRow("a thousand times, as good as") << -998.9999 << "availability missed 1,000-fold";
        QTest::newRow("more") << -5000.0 << "availability missed over 1,000-fold";
    }
    void howFarATargetIsMissed()
    {
        QFETCH(double, margin);
        QFETCH(QString, words);
        Estimate estimate;
        estimate.report.classes.emplace_back();
        TargetResult missed;
        missed.actual = 0.5;
        missed.margin = margin;
        estimate.report.targets = {missed};
        QCOMPARE(stripLines(estimate).front().verdictText, words);
    }
};

QTEST_MAIN(EstimatorTest)
#include "estimator_test.moc"
