// SPDX-License-Identifier: GPL-3.0-or-later
// Widths as Chromium's canvas measures them with Excalidraw's fonts (20 px unless the row says otherwise).
#include "exporters/fonts.h"
#include "exporters/qt_text_metrics.h"

#include <QTest>

using namespace ninesketch;

class TextMetricsTest : public QObject
{
    Q_OBJECT

private slots:
    void widthsAreExcalidraws_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("family");
        QTest::addColumn<double>("width");
        QTest::newRow("kerned capitals, Excalifont") << "AVATAR To We Ty" << 5 << 182.2;
        QTest::newRow("kerned capitals, Nunito") << "AVATAR To We Ty" << 6 << 168.18;
    }

    void widthsAreExcalidraws()
    {
        QFETCH(QString, text);
        QFETCH(int, family);
        QFETCH(double, width);
        const double ours = QtTextMetrics().lineWidth(text.toStdString(), family, 20);
        QVERIFY2(std::abs(ours - width) < 0.05, qPrintable(QString::number(ours)));
    }

    void widthGrowsWithTheFontSizeAlone()
    {
        const QtTextMetrics metrics;
        for (const int family : {1, 2, 3, 5, 6, 7, 8}) {
            const double one = metrics.lineWidth("Hello, gateway", family, 1);
            QVERIFY(one > 0);
            QVERIFY(std::abs(metrics.lineWidth("Hello, gateway", family, 36.5) - one * 36.5) < 1e-9);
        }
        QCOMPARE(metrics.lineWidth("", 5, 20), 0.0);
    }

    void wordsOfASystemsFontAreNotKernedWithSpaces()
    {
        const QtTextMetrics metrics;
        const auto width = [&](const char *words) { return metrics.lineWidth(words, 2, 14); };
        QVERIFY(std::abs(width("A name To") - width("A") - width("name") - width("To") - 2 * width(" ")) < 1e-9);
        QVERIFY(std::abs(shapedLine("A V", 2)->outline.boundingRect().right() -
                         shapedLine("V", 2)->outline.boundingRect().right() - shapedLine("A", 2)->width -
                         shapedLine(" ", 2)->width) < 1e-6);
    }

    void everyLetterHasAnOutline()
    {
        for (const int family : {1, 2, 3, 5, 6, 7, 8}) {
            const auto shaped = shapedLine("Ag", family);
            QVERIFY(!shaped->outline.isEmpty());
            QVERIFY(shaped->outline.boundingRect().top() < 0); // above the baseline
            QVERIFY(shaped->outline.boundingRect().right() <= shaped->width * 1.1);
        }
    }

    void whatIsTooLongIsCutShort()
    {
        const QString text = "A very long name of a frame";
        QCOMPARE(shortenedLine(text, 2, 14, 1000), text);
        const QString cut = shortenedLine(text, 2, 14, 80);
        QVERIFY(cut.endsWith("...") && text.startsWith(cut.chopped(3)));
        QVERIFY(shapedLine(cut, 2)->width * 14 <= 80);
    }
};

QTEST_MAIN(TextMetricsTest)
#include "text_metrics_test.moc"
