// SPDX-License-Identifier: GPL-3.0-or-later
// Tables out of text, and what is no table.
#include "model/import/table.h"

#include <QTest>

using namespace ninesketch;

class TableTest : public QObject
{
    Q_OBJECT

private slots:
    void tablesAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rows"); ///< cells by |, rows by /; empty: no table
        QTest::newRow("tabs") << "a\tb\n1\t2\n"
                              << "a|b/1|2";
        QTest::newRow("windows line ends") << "a\tb\r\n1\t2\r\n"
                                           << "a|b/1|2";
        QTest::newRow("commas") << "a,b\n1, 2"
                                << "a|b/1|2";
        QTest::newRow("semicolons with commas") << "a;b\n1,5;2"
                                                << "a|b/1,5|2";
        QTest::newRow("quotes") << "a,b\n\"x, \"\"y\"\"\",2"
                                << "a|b/x, \"y\"|2";
        QTest::newRow("Markdown") << "| a | b |\n|---|:-:|\n| 1 | 2 |"
                                  << "a|b/1|2";
        QTest::newRow("empty cell") << "a\tb\n\t2"
                                    << "a|b/|2";
        QTest::newRow("Mermaid's pie") << "pie showData title Share, 2024\n  \"Reads\" : 80\n  \"Writes: all\": 20.5"
                                       << "|Share, 2024/Reads|80/Writes: all|20.5";
        QTest::newRow("a pie without numbers") << "pie\n\"a\": b\n\"c\": d"
                                               << "";
        QTest::newRow("one row") << "a\tb"
                                 << "";
        QTest::newRow("one column") << "a\nb"
                                    << "";
        QTest::newRow("ragged") << "a,b\n1,2,3"
                                << "";
        QTest::newRow("prose")
            << "First, we looked at everything there was to be seen in the whole of the town.\n"
               "Then, as it was late already, and there was no light, we went home to sleep, at last."
            << "";
        QTest::newRow("clauses") << "Hello, world\nGood night, moon"
                                 << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }

    void tablesAreRecognised()
    {
        QFETCH(QString, text);
        QFETCH(QString, rows);
        const auto table = parseTable(text.toStdString());
        QStringList found;
        if (table)
            for (const auto &row : *table) {
                QStringList cells;
                for (const std::string &cell : row)
                    cells << QString::fromStdString(cell);
                found << cells.join('|');
            }
        QCOMPARE(found.join('/'), rows);
    }

    void columnsOfNumbersStandAtTheRight_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<bool>("right");
        QTest::newRow("numbers") << QStringList{"1,200", "-250", "+3.5"} << true;
        QTest::newRow("with units") << QStringList{"12 ms", "5k", "3%", "$12,500.50", "< 2 GB/s"} << true;
        QTest::newRow("with what is left out") << QStringList{"", "-", "\u22125", "n/a", "2.1e6"} << true;
        QTest::newRow("dates") << QStringList{"2024-01-31", "2024-02-01 10:00:01"} << true;
        QTest::newRow("words among them") << QStringList{"1", "two"} << false;
        QTest::newRow("what begins with a number") << QStringList{"2 instances", "3 of them"} << false;
        QTest::newRow("names") << QStringList{"s3", "db-1"} << false;
        QTest::newRow("nothing") << QStringList{"", "-"} << false;
    }
    void columnsOfNumbersStandAtTheRight()
    {
        QFETCH(const QStringList, cells);
        QFETCH(const bool, right);
        FixedTextMetrics metrics;
        Random random(1);
        TextTable table{{"name", "7"}};
        for (const QString &cell : cells)
            table.push_back({"row", cell.toStdString()});
        for (const Element &element : drawnTable(table, {metrics, random, 1}))
            if (const TextData *text = element.text()) {
                const bool heads = text->text == "name" || text->text == "7";
                QCOMPARE(text->textAlign, heads                          ? TextAlign::Center
                                          : text->text != "row" && right ? TextAlign::Right
                                                                         : TextAlign::Left);
            }
    }

    void cellsTouchAndHoldTheirTexts()
    {
        const FixedTextMetrics metrics;
        Random random(4);
        const EditContext context{metrics, random, 1};
        const std::string longText(300, 'x');
        const auto elements = drawnTable({{"name", "rate"}, {"a", "12"}, {longText + " " + longText, ""}}, context);
        std::vector<Element> cells;
        for (const Element &element : elements)
            if (element.type == ElementType::Rectangle)
                cells.push_back(element);
        QCOMPARE(cells.size(), std::size_t{6});
        QCOMPARE(elements.size(), std::size_t{11}); // the empty cell has no label
        for (std::size_t i = 0; i < 6; i += 2) {
            QCOMPARE(cells[i].box().right(), cells[i + 1].x);
            QCOMPARE(cells[i].height, cells[i + 1].height);
            if (i > 0)
                QCOMPARE(cells[i].y, cells[i - 2].box().bottom());
        }
        for (const Element &element : elements)
            if (const TextData *text = element.text())
                for (const Element &cell : cells)
                    if (cell.id == text->containerId)
                        QVERIFY(cell.box().grown(0.01).contains(element.box()));
    }

    /// Figures of a column end below each other, whatever their units, and so does what stands among them.
    void columnsOfFiguresAreAtTheRight()
    {
        const FixedTextMetrics metrics;
        Random random(4);
        const EditContext context{metrics, random, 1};
        const TextTable table{{"part", "now", "later", "remark"},
                              {"api", "60", "465", "3 replicas behind one balancer"},
                              {"db", "3 / 1", "27 / 9", "grows"},
                              {"gateway", "–", "quota!", "2 of them"},
                              {"cost", "$374,975", "$3.57 M", "a month"}};
        for (const Element &element : drawnTable(table, context)) {
            const TextData *text = element.text();
            const auto isIn = [&](std::size_t column) {
                return text && std::any_of(table.begin() + 1, table.end(),
                                           [&](const auto &row) { return row[column] == text->originalText; });
            };
            if (isIn(0) || isIn(3))
                QVERIFY2(text->textAlign == TextAlign::Left, text->originalText.c_str());
            else if (isIn(1) || isIn(2))
                QVERIFY2(text->textAlign == TextAlign::Right, text->originalText.c_str());
        }
    }

    void whatTextIsDrawnAs()
    {
        const FixedTextMetrics metrics;
        Random random(4);
        const EditContext context{metrics, random, 1};
        QVERIFY(drawnFromText("graph LR\na --> b", context)->value().size() == 5);
        QVERIFY(drawnFromText("a\tb\n1\t2", context)->value().size() == 8);
        QVERIFY(!drawnFromText("hello, world", context));
        QVERIFY(!drawnFromText("graph LR\na b", context)->hasValue());
    }
};

QTEST_GUILESS_MAIN(TableTest)
#include "table_test.moc"
