// SPDX-License-Identifier: GPL-3.0-or-later
// A report on pages: no word of a table is broken, no heading stands alone at the foot of a page.
#include "exporters/report_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPdfWriter>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <cmath>
#include <set>

using namespace ninesketch;

namespace
{

Document longReport()
{
    Document document;
    document.title = "Design";
    for (int i = 0; i < 12; ++i) {
        document.blocks.push_back(Heading{2, "Estimates by request class"});
        document.blocks.push_back(Heading{3, "Redirect"});
        TableBlock table;
        table.header = {"Request class", "Rate", "Availability", "Down a month",     "Down a year", "Mean",
                        "p50",           "p99",  "p99.9",        "Most it can take", "Bottleneck"};
        table.numeric = {false, true, true, true, true, true, true, true, true, true, false};
        for (int row = 0; row <= i % 5; ++row)
            table.rows.push_back({"Redirect", "34.7 k/s", "99.9985 %", "37.3 s", "7 min 34 s", "59.6 ms", "57.4 ms",
                                  "108 ms", "133 ms", "54 k/s", "Redirect service"});
        document.blocks.push_back(table);
        document.blocks.push_back(Paragraph{"What is said of it. " + std::string(40 * (i % 4), 'x')});
    }
    TableBlock decisions; // rows of several lines, over several pages
    decisions.header = {"Choice", "Why"};
    for (int row = 0; row < 40; ++row)
        decisions.rows.push_back(
            {"Write-back",
             std::string("answers sooner and loses what was not flushed in a crash. ") + std::string(row % 5, '.')});
    for (auto &row : decisions.rows)
        for (int more = 0; more < 4; ++more)
            row[1] += " It waits for the cache alone, so that the store is spared, and is flushed once a second.";
    document.blocks.push_back(decisions);
    return document;
}

} // namespace

class ReportPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_writer.setResolution(600);
        m_page = m_writer.pageLayout().paintRectPixels(600).size();
        m_pages = reportPages(longReport(), m_writer, m_page);
        QVERIFY(m_pages->pageCount() > 1);
    }

    void noWordOfATableIsBroken()
    {
        int cells = 0;
        for (QTextBlock block = m_pages->begin(); block.isValid(); block = block.next()) {
            if (!QTextCursor(block).currentTable())
                continue;
            ++cells;
            (void)m_pages->documentLayout()->blockBoundingRect(block); // lays it out
            const QTextLayout *layout = block.layout();
            for (int line = 1; line < layout->lineCount(); ++line)
                QVERIFY2(block.text()[layout->lineAt(line).textStart() - 1].isSpace(), qPrintable(block.text()));
            if (QString(block.text()).replace(QChar(0xa0), ' ') == "59.6 ms")
                QCOMPARE(layout->lineCount(), 1);
        }
        QVERIFY(cells > 100);
    }

    /// Where four columns have intervals, those go to a second line, and all other words stay whole.
    void intervalsGiveWay()
    {
        Document document;
        document.title = "Design";
        TableBlock table;
        table.header = {"Request class", "Rate",  "Availability",     "Mean",      "p50",
                        "p99",           "p99.9", "Most it can take", "Bottleneck"};
        table.numeric = {false, true, true, true, true, true, true, true, false};
        table.rows = {{"Status", "600/s", "99.9989 %", "≈ 69.287 ms ± 0.089 ms", "≈ 67 ms ± 0.14 ms",
                       "≈ 121.87 ms ± 0.84 ms", "≈ 149.5 ms ± 2.5 ms", "2.28 k/s", "Reconciliation"}};
        document.blocks = {table};
        const auto pages = reportPages(document, m_writer, m_page);
        for (QTextBlock block = pages->begin(); block.isValid(); block = block.next()) {
            (void)pages->documentLayout()->blockBoundingRect(block);
            const QTextLayout *layout = block.layout();
            for (int line = 1; line < layout->lineCount(); ++line) {
                const int start = layout->lineAt(line).textStart();
                QVERIFY2(block.text()[start - 1] == ' ', qPrintable(block.text()));
                QVERIFY2(!block.text().contains(QChar(0xb1)) || block.text()[start] == QChar(0xb1),
                         qPrintable(block.text()));
            }
        }
    }

    void aTableIsAsWideAsThePageAtMost()
    {
        for (QTextFrame *frame : m_pages->rootFrame()->childFrames()) {
            const double right = m_pages->documentLayout()->frameBoundingRect(frame).right();
            QVERIFY2(right <= m_page.width() + 1, qPrintable(QString("%1 of %2").arg(right).arg(m_page.width())));
        }
    }

    void headingsStayWithWhatTheyHead()
    {
        const auto pageOf = [&](const QTextBlock &block, bool bottom) {
            const QRectF box = m_pages->documentLayout()->blockBoundingRect(block);
            return std::floor((bottom ? box.bottom() - 1 : box.top() + 1) / m_page.height());
        };
        int headings = 0;
        for (QTextBlock block = m_pages->begin(); block.isValid(); block = block.next())
            if (block.blockFormat().headingLevel() > 0 && block.next().isValid()) {
                ++headings;
                QCOMPARE(pageOf(block, true), pageOf(block.next(), false));
            }
        QCOMPARE(headings, 25);
    }

    /// A heading stands apart from what is above it, be it words or a table.
    void headingsStandApartFromTables()
    {
        Document document;
        document.title = "Design";
        TableBlock table;
        table.header = {"Request class"};
        table.rows = {{"Redirect"}};
        document.blocks = {Paragraph{"Words."}, Heading{2, "First"}, table, Heading{2, "Second"}, Paragraph{"More."}};
        const auto pages = reportPages(document, m_writer, m_page);
        std::vector<double> above;
        for (QTextBlock block = pages->begin(); block.isValid(); block = block.next())
            if (block.blockFormat().headingLevel() == 2)
                above.push_back(pages->documentLayout()->blockBoundingRect(block).top() -
                                pages->documentLayout()->blockBoundingRect(block.previous()).bottom());
        QCOMPARE(above.size(), std::size_t(2));
        QVERIFY2(above[1] >= above[0], qPrintable(QString("%1 %2").arg(above[0]).arg(above[1])));
    }

    /// A row with an empty cell is as high as one without.
    void emptyCellsTakeNoMoreRoom()
    {
        Document document;
        TableBlock table;
        table.header = {"Target", "Why"};
        table.rows = {{"p99", "slow"}, {"p95", ""}, {"p50", "slow"}};
        document.blocks = {table};
        const auto pages = reportPages(document, m_writer, m_page);
        const auto *made = qobject_cast<QTextTable *>(pages->rootFrame()->childFrames().at(0));
        QVERIFY(made);
        const auto top = [&](int row) {
            return pages->documentLayout()->blockBoundingRect(made->cellAt(row, 0).firstCursorPosition().block()).top();
        };
        QCOMPARE(std::round(top(3) - top(2)), std::round(top(2) - top(1)));
    }

    void rowsOfTablesAreNotCut()
    {
        int rows = 0;
        for (QTextFrame *frame : m_pages->rootFrame()->childFrames()) {
            const auto *table = qobject_cast<QTextTable *>(frame);
            QVERIFY(table);
            for (int row = 0; row < table->rows(); ++row, ++rows) {
                QRectF box;
                for (int column = 0; column < table->columns(); ++column)
                    box |= m_pages->documentLayout()->blockBoundingRect(
                        table->cellAt(row, column).firstCursorPosition().block());
                QVERIFY2(std::floor((box.top() + 1) / m_page.height()) ==
                             std::floor((box.bottom() - 1) / m_page.height()),
                         qPrintable(QString("row %1 of %2: %3 to %4 of %5")
                                        .arg(row)
                                        .arg(table->rows())
                                        .arg(box.top())
                                        .arg(box.bottom())
                                        .arg(m_page.height())));
            }
        }
        QVERIFY(rows > 80);
    }

    /// Wherever rows of one line and of two come to the end of a page.
    void noPageOfATableIsLeftEmpty()
    {
        for (int above = 0; above < 12; ++above) {
            Document document;
            document.title = "Design";
            for (int i = 0; i < above; ++i)
                document.blocks.push_back(Paragraph{"What is said before it.", i % 2 == 0});
            TableBlock table;
            table.header = {"Of", "Number", "Value", "From"};
            table.numeric = {false, false, true, false};
            for (int row = 0; row < 150; ++row)
                table.rows.push_back({"Clicks", "Service time, p50", "3 ms",
                                      row % 3 == 0 ? "default"
                                                   : "default: published benchmark: acknowledged by all "
                                                     "replicas, with light load, as of last year's report"});
            document.blocks.push_back(table);
            const auto pages = reportPages(document, m_writer, m_page);
            const auto *made = qobject_cast<QTextTable *>(pages->rootFrame()->childFrames().front());
            std::set<int> used;
            for (int row = 0; row < made->rows(); ++row) {
                const QTextBlock cell = made->cellAt(row, 0).firstCursorPosition().block();
                used.insert(static_cast<int>(pages->documentLayout()->blockBoundingRect(cell).top() / m_page.height()));
            }
            QCOMPARE(static_cast<int>(used.size()), pages->pageCount());
        }
    }

    /// Its head would be repeated on a page where no row of it is, upon the words there.
    void aTableEndsOnThePageOfItsLastRow()
    {
        int atTheEnd = 0;
        for (int above = 40; above < 64; ++above)
            for (const bool quiet : {false, true}) {
                Document document;
                document.title = "Design";
                document.blocks.push_back(Paragraph{"What is said before it.", quiet});
                for (int i = 1; i < above; ++i)
                    document.blocks.push_back(Paragraph{"What is said before it.", true});
                TableBlock table;
                table.header = {"Request class", "Wanted"};
                table.rows = {{"Redirect", "100 ms"}, {"Create", "200 ms"}};
                document.blocks.push_back(table);
                document.blocks.push_back(Heading{2, "Estimates by request class"});
                document.blocks.push_back(Paragraph{"What is said of it."});
                const auto pages = reportPages(document, m_writer, m_page);
                auto *made = qobject_cast<QTextTable *>(pages->rootFrame()->childFrames().front());
                const QTextBlock last = made->cellAt(2, 0).firstCursorPosition().block();
                const auto *layout = pages->documentLayout();
                const double end =
                    (std::floor(layout->blockBoundingRect(last).top() / m_page.height()) + 1) * m_page.height();
                const double bottom = layout->frameBoundingRect(made).bottom();
                QVERIFY2(bottom <= end, qPrintable(QString("%1: %2 of %3").arg(above).arg(bottom).arg(end)));
                atTheEnd += end - bottom < 400 ? 1 : 0;
            }
        QVERIFY(atTheEnd > 0);
    }

    void allPagesArePainted()
    {
        paintReportPages(*m_pages, m_writer);
        m_buffer.close();
        QVERIFY(m_buffer.data().startsWith("%PDF"));
    }

private:
    QBuffer m_buffer;
    QPdfWriter m_writer{&m_buffer};
    QSizeF m_page;
    std::unique_ptr<QTextDocument> m_pages;
};

QTEST_MAIN(ReportPagesTest)
#include "report_pages_test.moc"
