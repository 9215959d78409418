// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers out of text, and charts of them.
#include "model/import/chart.h"

#include <QTest>
#include <set>

using namespace ninesketch;

namespace
{

QString shown(const std::optional<NumberTable> &table)
{
    if (!table)
        return "nothing";
    QStringList labels, series;
    for (const std::string &label : table->labels)
        labels << QString::fromStdString(label);
    for (const NumberSeries &one : table->series) {
        QStringList values;
        for (const double value : one.values)
            values << QString::number(value);
        series << QString::fromStdString(one.title) + ":" + values.join(',');
    }
    return QString::fromStdString(table->title) + "|" + labels.join(',') + "|" + series.join('/');
}

std::vector<Element> chartOf(const char *text, ChartKind kind)
{
    const FixedTextMetrics metrics;
    Random random(4);
    return drawnChart(*parseNumbers(text), kind, {metrics, random, 1});
}

std::vector<Element> ofType(const std::vector<Element> &elements, ElementType type)
{
    std::vector<Element> result;
    for (const Element &element : elements)
        if (element.type == type)
            result.push_back(element);
    return result;
}

} // namespace

class ChartTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value"); ///< -999: no number
        QTest::newRow("plain") << "12" << 12.0;
        QTest::newRow("point") << "1.5" << 1.5;
        QTest::newRow("decimal comma") << "1,5" << 1.5;
        QTest::newRow("thousands") << "1,500" << 1500.0;
        QTest::newRow("millions") << "-$1,234,567.5" << -1234567.5;
        QTest::newRow("euros") << "€-3" << -3.0;
        QTest::newRow("per cent") << "12%" << 12.0;
        QTest::newRow("word") << "twelve" << -999.0;
        QTest::newRow("date") << "2026-01-05" << -999.0;
        QTest::newRow("two points") << "1.2.3" << -999.0;
        QTest::newRow("unit") << "3 ms" << -999.0;
        QTest::newRow("nothing") << "" << -999.0;
    }

    void numbersAreRead()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        QCOMPARE(parseNumber(text.toStdString()).value_or(-999), value);
    }

    void tablesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("table"); ///< title|labels|series
        QTest::newRow("one column") << "1\n2\n3"
                                    << "||:1,2,3";
        QTest::newRow("one column with a heading") << "Load\n1\n2"
                                                   << "Load||Load:1,2";
        QTest::newRow("labels") << "Day\tOrders\nMon\t4\nTue\t5"
                                << "Orders|Mon,Tue|Orders:4,5";
        QTest::newRow("labels without heading") << "Mon,4\nTue,5"
                                                << "|Mon,Tue|:4,5";
        QTest::newRow("two series") << "Day\tRead\tWrite\nMon\t4\t1\nTue\t5\t2"
                                    << "Day|Mon,Tue|Read:4,5/Write:1,2";
        QTest::newRow("series in rows") << "Zone\tQ1\tQ2\tQ3\nnorth\t1\t2\t3\nsouth\t4\t5\t6"
                                        << "Zone|Q1,Q2,Q3|north:1,2,3/south:4,5,6";
        QTest::newRow("one value") << "a\t1"
                                   << "nothing";
        QTest::newRow("a word among numbers") << "a\t1\nb\tmany\nc\t2"
                                              << "nothing";
        QTest::newRow("prose") << "hello\nworld"
                               << "nothing";
        QTest::newRow("empty") << ""
                               << "nothing";
    }

    void tablesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, table);
        QCOMPARE(shown(parseNumbers(text.toStdString())), table);
    }

    void barsStandInProportion()
    {
        const auto bars = ofType(chartOf("a,5\nb,10\nc,-3", ChartKind::Bars), ElementType::Rectangle);
        QCOMPARE(bars.size(), std::size_t{3});
        QCOMPARE(bars[1].height, 2 * bars[0].height);
        QCOMPARE(bars[2].height, 0.0);
        QCOMPARE(bars[0].box().bottom(), bars[1].box().bottom());
        QVERIFY(bars[0].box().right() < bars[1].x);
        QCOMPARE(bars[0].groupIds, bars[2].groupIds);
        QCOMPARE(bars[0].groupIds.size(), std::size_t{1});
    }

    void linesRunThroughTheirDots()
    {
        const auto chart = chartOf("a,1\nb,2\nc,4", ChartKind::Lines);
        const auto dots = ofType(chart, ElementType::Ellipse);
        QCOMPARE(dots.size(), std::size_t{3});
        bool found = false;
        for (const Element &line : ofType(chart, ElementType::Line)) {
            if (line.linear()->points.size() != 3)
                continue;
            found = true;
            for (std::size_t i = 0; i < 3; ++i) {
                const Point at = Point{line.x, line.y} + line.linear()->points[i];
                QVERIFY(distance(at, dots[i].centre()) < 1e-9);
            }
        }
        QVERIFY(found);
    }

    void aRadarNeedsThreePlaces()
    {
        QVERIFY(!canBeDrawn(*parseNumbers("a,1\nb,2"), ChartKind::Radar));
        QVERIFY(chartOf("a,1\nb,2", ChartKind::Radar).empty());
        const auto chart = chartOf("a,1\nb,2\nc,2", ChartKind::Radar);
        int closed = 0;
        for (const Element &line : ofType(chart, ElementType::Line))
            closed += line.linear()->polygon;
        QCOMPARE(closed, 1);
    }

    void seriesHaveDifferentColoursAndALegend()
    {
        const auto chart = chartOf("q,a,b,c\nx,1,2,3\ny,3,2,1\nz,1,1,1", ChartKind::Radar);
        std::set<std::string> colours;
        for (const Element &line : ofType(chart, ElementType::Line))
            if (line.linear()->polygon)
                colours.insert(line.strokeColor);
        QCOMPARE(colours.size(), std::size_t{3});
        QStringList names;
        for (const Element &text : ofType(chart, ElementType::Text))
            if (text.text()->fontSize == 28)
                names << QString::fromStdString(text.text()->text);
        QCOMPARE(names, (QStringList{"a", "b", "c"}));
    }

    void theGreatestIsWrittenWithItsThousands()
    {
        QStringList texts;
        for (const Element &text : ofType(chartOf("a,1\nb,1234567.25", ChartKind::Bars), ElementType::Text))
            texts << QString::fromStdString(text.text()->text);
        QVERIFY2(texts.contains("1,234,567.25"), qPrintable(texts.join(' ')));
    }

    void longNamesAreShortenedOrWrapped()
    {
        bool wrapped = false, shortened = false;
        for (const Element &text :
             ofType(chartOf("Read side,1\nIncomprehensibilitiesOfAllKinds,2", ChartKind::Bars), ElementType::Text)) {
            wrapped = wrapped || text.text()->text.find('\n') != std::string::npos;
            shortened = shortened || text.text()->text.ends_with("...");
        }
        QVERIFY(wrapped);
        QVERIFY(shortened);
    }
};

QTEST_GUILESS_MAIN(ChartTest)
#include "chart_test.moc"
