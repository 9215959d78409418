// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs typed as ranges, and the bands that figures show then.
#include "exporters/qt_text_metrics.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/typical_range.h"
#include "ui/band_estimator.h"
#include "ui/editor.h"
#include "ui/panels/results_strip.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/wheel_passes.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace ninesketch;

namespace
{

void type(QuantityField &field, const QString &text)
{
    field.line()->selectAll();
    QTest::keyClick(field.line(), Qt::Key_Delete);
    QTest::keyClicks(field.line(), text);
    QTest::keyClick(field.line(), Qt::Key_Return);
}

} // namespace

class RangesTest : public QObject
{
    Q_OBJECT

private slots:
    void aRangeIsTyped()
    {
        QuantityField field(Unit::Seconds);
        field.setAllowsRange(true);
        field.setRange(0, 1e6, false);
        QSignalSpy committed(&field, &QuantityField::committed);
        type(field, "3-8 ms");
        QCOMPARE(committed.count(), 1);
        QCOMPARE(*field.range(), (Range{0.003, 0.008}));
        QCOMPARE(*field.value(), 0.0055);
        QCOMPARE(field.line()->text(), QStringLiteral("3–8 ms"));
        QVERIFY(field.line()->toolTip().contains("5.5 ms"));
        type(field, "5 ms");
        QCOMPARE(committed.count(), 2);
        QVERIFY(!field.range());
        QCOMPARE(*field.value(), 0.005);
        type(field, "");
        QCOMPARE(committed.count(), 3);
        QVERIFY(!field.value());
    }

    void whatIsTypicalIsTakenByItsName()
    {
        QuantityField field(Unit::PerSecond);
        field.setAllowsRange(true);
        field.setTypical(typicalRange("sql-database", "postgresql", "capacity"));
        QVERIFY2(field.line()->toolTip().contains(QStringLiteral("50–80 k/s")), qPrintable(field.line()->toolTip()));
        QSignalSpy committed(&field, &QuantityField::committed);
        type(field, "Typical");
        QCOMPARE(committed.count(), 1);
        QVERIFY(field.range() && field.range()->low == 50000 && field.range()->high == 80000);
        QuantityField plain(Unit::PerSecond);
        QSignalSpy none(&plain, &QuantityField::committed);
        type(plain, "typical");
        QCOMPARE(none.count(), 0);
        QVERIFY(!plain.errorText().isEmpty());
    }

    void whatIsNoRangeIsSaid()
    {
        QuantityField field(Unit::Share);
        field.setAllowsRange(true);
        field.setRange(0, 1, false);
        QSignalSpy committed(&field, &QuantityField::committed);
        type(field, "50 % to 120 %");
        QCOMPARE(committed.count(), 0);
        QVERIFY(!field.errorText().isEmpty());
        QuantityField plain(Unit::Seconds);
        QSignalSpy none(&plain, &QuantityField::committed);
        type(plain, "3-8 ms");
        QCOMPARE(none.count(), 0);
        QVERIFY(!plain.errorText().isEmpty());
    }

    void figuresShowTheirBands()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "users", "kind": "client", "params": {"rate": "80/s"}},
            {"id": "api", "kind": "service", "params": {"serviceTime": "6-11 ms", "servers": 1, "capacity": 100}}],
            "calls": [{"from": "users", "to": "api"}]})");
        QVERIFY(design);
        Editor editor;
        editor.setDocument(drawDesign(*design, QtTextMetrics()));
        Estimator estimator(editor);
        BandEstimator bands(estimator);
        ResultsStrip strip;
        connect(&estimator, &Estimator::changed, &strip, [&] { strip.show(estimator.estimate()); });
        connect(&bands, &BandEstimator::changed, &strip, [&] { strip.showBands(bands.bands()); });
        QTRY_VERIFY_WITH_TIMEOUT(bands.bands() && !bands.bands()->figures.empty(), 60000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the buttons of before
        const auto *p99 = strip.findChild<QToolButton *>("figure:class/requests/p99");
        QVERIFY(p99);
        QVERIFY2(p99->text().contains(QStringLiteral("–")), qPrintable(p99->text()));
        QVERIFY(p99->toolTip().contains("api.serviceTime"));
        // the availability does not depend on it
        QVERIFY(!strip.findChild<QToolButton *>("figure:class/requests/availability")->text().contains(','));
    }

    /// A form is scrolled over its choices, and none of them changes.
    void theWheelChangesNoChoice()
    {
        QWidget form;
        auto *choice = new QComboBox(&form);
        choice->addItems({"shared", "random", "round-robin"});
        const auto turn = [&] {
            QWheelEvent wheel(QPointF(2, 2), choice->mapToGlobal(QPointF(2, 2)), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(choice, &wheel);
        };
        turn();
        QCOMPARE(choice->currentIndex(), 1);
        letWheelPass(&form);
        turn();
        QCOMPARE(choice->currentIndex(), 1);
    }
};

QTEST_MAIN(RangesTest)
#include "ranges_test.moc"
