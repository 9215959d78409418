// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/report_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImage>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ninesketch
{
namespace
{

constexpr double bodySize = 9.5, quietSize = 8, tableSize = 7.5, codeSize = 7;               // pt
constexpr std::array headingSize{19.0, 13.5, 10.5, 9.5}, headingAbove{0.0, 20.0, 12.0, 8.0}; // pt, px, by level
constexpr double belowTable = 8;                                                             // px
constexpr double cellPadding = 3.5, mostOfPage = 0.55; // px; of the page's height that a picture takes at most
constexpr double widestWord = 0.3;                     // of the page's width: an address may be broken
constexpr double roomBelowHeading = 70;                // px that belong to it on the same page
constexpr double footerGap = 20, bordersOfTable = 4;   // px
const QColor ink("#1e1e1e"), quiet("#5c636a"), rule("#dee2e6"), codeGround("#f8f9fa");

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

/// A number and its unit are one word; the interval around it is another.
QString numberText(const std::string &cell)
{
    constexpr QChar joined(0xa0);
    return text(cell).replace(' ', joined).replace(joined + QStringLiteral("±"), QStringLiteral(" ±"));
}

bool isNumeric(const TableBlock &table, std::size_t column)
{
    return column < table.numeric.size() && table.numeric[column];
}

/// As an index.
std::size_t levelOf(const Heading &heading)
{
    return static_cast<std::size_t>(std::clamp(heading.level, 1, 4)) - 1;
}

class Typesetter
{
public:
    Typesetter(QTextDocument &document, QPagedPaintDevice &device, QSizeF page)
        : m_document(document), m_device(device), m_page(page), m_cursor(&document), m_dot(device.logicalDpiX() / 96.0)
    {
    }

    void write(const Document &document)
    {
        m_cursor.beginEditBlock(); // laid out once, at the end
        (*this)(Heading{1, document.title});
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            const auto *next = i + 1 < document.blocks.size() ? std::get_if<Heading>(&document.blocks[i + 1]) : nullptr;
            m_belowTable = next ? headingAbove[levelOf(*next)] : belowTable;
            std::visit(*this, document.blocks[i]);
        }
        m_cursor.endEditBlock();
    }

    void operator()(const Heading &heading)
    {
        const std::size_t level = levelOf(heading);
        QTextBlockFormat format;
        format.setTopMargin(headingAbove[level]);
        format.setBottomMargin(4);
        format.setHeadingLevel(static_cast<int>(level) + 1);
        write(text(heading.text), format, fontOf(headingSize[level], true), ink);
    }

    void operator()(const Paragraph &paragraph)
    {
        write(text(paragraph.text), spaced(), fontOf(paragraph.quiet ? quietSize : bodySize),
              paragraph.quiet ? quiet : ink);
    }

    void operator()(const Bullets &bullets)
    {
        const QString bullet = QStringLiteral("•  ");
        const QFont font = fontOf(bodySize);
        const double indent = QFontMetricsF(font, &m_device).horizontalAdvance(bullet); // to the side they are dots
        for (const std::string &item : bullets.items) {
            QTextBlockFormat format;
            format.setLeftMargin(1.3 * indent);
            format.setTextIndent(-indent);
            format.setBottomMargin(2);
            write(bullet + text(item), format, font, ink);
        }
    }

    void operator()(const CodeBlock &code)
    {
        QTextBlockFormat format;
        format.setBackground(codeGround);
        format.setBottomMargin(6);
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(codeSize);
        font.setHintingPreference(QFont::PreferNoHinting);
        write(text(code.text).trimmed().replace('\n', QChar::LineSeparator), format, font, ink);
    }

    void operator()(const PictureBlock &picture)
    {
        const QByteArray source = QByteArray::fromStdString(picture.source);
        const QImage image = QImage::fromData(QByteArray::fromBase64(source.mid(source.indexOf(',') + 1)));
        if (image.isNull())
            return;
        const QSizeF size =
            QSizeF(image.size())
                .scaled(m_page.width() / m_dot, m_page.height() / m_dot * mostOfPage, Qt::KeepAspectRatio);
        const QString name = QString("picture-%1").arg(m_pictures++);
        m_document.addResource(QTextDocument::ImageResource, name, image);
        begin(spaced(), {});
        QTextImageFormat format;
        format.setName(name);
        format.setWidth(size.width());
        format.setHeight(size.height());
        m_cursor.insertImage(format);
    }

    void operator()(const TableBlock &table)
    {
        const auto columns = static_cast<int>(table.header.size());
        if (columns == 0)
            return;
        const QFont plain = fontOf(tableSize), bold = fontOf(tableSize, true);
        QTextTableFormat format;
        format.setBorder(0);
        format.setBorderCollapse(true);
        format.setCellPadding(cellPadding);
        format.setCellSpacing(0);
        format.setHeaderRowCount(1);
        format.setTopMargin(2);
        format.setBottomMargin(m_belowTable); // what follows a table has no room above it of its own
        format.setColumnWidthConstraints(widthsOf(table, plain, bold));
        QTextTable *made = m_cursor.insertTable(static_cast<int>(table.rows.size()) + 1, columns, format);
        for (int row = 0; row < made->rows(); ++row)
            for (int column = 0; column < columns; ++column) {
                const auto &cells = row == 0 ? table.header : table.rows[static_cast<std::size_t>(row) - 1];
                const auto at = static_cast<std::size_t>(column);
                QTextTableCell cell = made->cellAt(row, column);
                QTextTableCellFormat lined;
                lined.setBottomBorder(0.75);
                lined.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                lined.setBottomBorderBrush(rule);
                cell.setFormat(lined);
                QTextCursor inside = cell.firstCursorPosition();
                QTextBlockFormat block;
                const bool number = isNumeric(table, at);
                block.setAlignment(number ? Qt::AlignRight : Qt::AlignLeft);
                inside.setBlockFormat(block);
                const QTextCharFormat look = characters(row == 0 ? bold : plain, row == 0 ? quiet : ink);
                inside.setBlockCharFormat(look); // an empty cell is no higher than the others
                if (at < cells.size())
                    inside.insertText(number && row > 0 ? numberText(cells[at]) : text(cells[at]), look);
            }
        m_cursor.movePosition(QTextCursor::End);
        m_afterTable = true;
    }

    /// A heading whose text begins on the next page goes there, too, and rows of tables are not cut. From top to
    /// bottom: what goes to the next page takes along what follows it.
    void keepTogether()
    {
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() > 0 && block != m_document.begin())
                keepHeading(block);
            else if (QTextTable *table = QTextCursor(block).currentTable())
                if (const QTextTableCell cell = table->cellAt(block.position()); cell.column() == 0 && cell.row() > 0) {
                    keepRow(*table, cell.row());
                    if (cell.row() == table->rows() - 1)
                        keepEnd(*table);
                }
        }
    }

private:
    static void breakAt(const QTextBlock &block, QTextFormat::PageBreakFlags policy)
    {
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(policy);
        QTextCursor(block).setBlockFormat(format);
    }

    void keepHeading(const QTextBlock &block)
    {
        double needed = roomBelowHeading * m_dot;
        if (block.next().isValid() && block.next().blockFormat().headingLevel() > 0)
            needed *= 1.5;
        const QRectF box = m_document.documentLayout()->blockBoundingRect(block);
        const double onPage = std::fmod(box.bottom(), m_page.height());
        if (onPage + needed >= m_page.height() || onPage <= box.height())
            breakAt(block, QTextFormat::PageBreak_AlwaysBefore);
    }

    QRectF boxOf(const QTextTable &table, int row) const
    {
        QRectF box;
        for (int column = 0; column < table.columns(); ++column)
            box |=
                m_document.documentLayout()->blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block());
        return box;
    }

    bool isCut(const QRectF &box) const
    {
        return box.height() <= m_page.height() &&
               std::floor(box.top() / m_page.height()) != std::floor((box.bottom() - 1) / m_page.height());
    }

    int pageOf(const QRectF &box) const { return static_cast<int>(std::floor(box.top() / m_page.height())); }

    /// A row that would be cut begins on the next page. Where the head of the table is repeated, a break is sometimes
    /// made twice, which would leave a page empty: then it is lowered until its first line has no room.
    void keepRow(const QTextTable &table, int row)
    {
        const QRectF box = boxOf(table, row);
        if (!isCut(box))
            return;
        const auto setBreaks = [&](QTextFormat::PageBreakFlags policy) {
            for (int column = 0; column < table.columns(); ++column)
                breakAt(table.cellAt(row, column).firstCursorPosition().block(), policy);
        };
        setBreaks(QTextFormat::PageBreak_AlwaysBefore);
        if (row == 1 || pageOf(boxOf(table, row)) <= pageOf(box) + 1)
            return;
        setBreaks(QTextFormat::PageBreak_Auto);
        const double end = (pageOf(box) + 1) * m_page.height();
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            const double line = cell.firstCursorPosition().block().layout()->lineAt(0).height();
            QTextTableCellFormat look = cell.format().toTableCellFormat();
            look.setTopPadding(cellPadding + 1 + std::max(0.0, end - box.top() - line) / m_dot);
            cell.setFormat(look);
        }
    }

    /// Where no row of it is, a page has no head of the table either: it would stand upon what follows. So nothing of
    /// the table, be it the room below it, reaches over the end of its last row's page.
    void keepEnd(QTextTable &table)
    {
        const int last = table.rows() - 1;
        const auto reachesOver = [&] {
            const double end = (pageOf(boxOf(table, last)) + 1) * m_page.height();
            return m_document.documentLayout()->frameBoundingRect(&table).bottom() > end;
        };
        if (!reachesOver())
            return;
        QTextTableFormat format = table.format();
        format.setBottomMargin(0);
        table.setFormat(format);
        if (reachesOver())
            for (int column = 0; column < table.columns(); ++column)
                breakAt(table.cellAt(last, column).firstCursorPosition().block(), QTextFormat::PageBreak_AlwaysBefore);
    }

    QFont fontOf(double points, bool bold = false) const
    {
        QFont font = m_document.defaultFont();
        font.setPointSizeF(points);
        font.setBold(bold);
        return font;
    }

    static QTextCharFormat characters(const QFont &font, const QColor &color)
    {
        QTextCharFormat format;
        format.setFont(font);
        format.setForeground(color);
        return format;
    }

    QTextBlockFormat spaced() const
    {
        QTextBlockFormat format;
        format.setTopMargin(3);
        format.setBottomMargin(5);
        return format;
    }

    /// Goes on in a block of its own: the document's first one and that after a table are there already.
    void begin(const QTextBlockFormat &format, const QTextCharFormat &look)
    {
        if (m_any && !m_afterTable)
            m_cursor.insertBlock();
        m_any = true;
        m_afterTable = false;
        m_cursor.setBlockFormat(format);
        m_cursor.setBlockCharFormat(look);
    }

    void write(const QString &words, const QTextBlockFormat &format, const QFont &font, const QColor &color)
    {
        begin(format, characters(font, color));
        m_cursor.insertText(words, characters(font, color));
    }

    /// As wide as the columns want where that fits; else the widest give way, none below its longest word.
    QList<QTextLength> widthsOf(const TableBlock &table, const QFont &plain, const QFont &bold) const
    {
        const QFontMetricsF metrics(plain, &m_device), boldMetrics(bold, &m_device);
        const double around = (2 * cellPadding + 1) * m_dot, room = m_page.width() - bordersOfTable * m_dot;
        std::vector<double> least, wanted;
        for (std::size_t column = 0; column < table.header.size(); ++column) {
            double word = 0, whole = 0;
            const auto measure = [&](const QString &cell, const QFontMetricsF &by) {
                whole = std::max(whole, by.horizontalAdvance(cell));
                for (const QString &part : cell.split(' '))
                    word = std::max(word, by.horizontalAdvance(part));
            };
            measure(text(table.header[column]), boldMetrics);
            for (const auto &row : table.rows)
                if (column < row.size())
                    measure(isNumeric(table, column) ? numberText(row[column]) : text(row[column]), metrics);
            least.push_back(std::min(word, widestWord * room) + around);
            wanted.push_back(std::max(whole + around, least.back()));
        }
        const auto allowed = [&](std::size_t i, double widest) {
            return std::min(wanted[i], std::max(least[i], widest));
        };
        double narrow = 0, wide = room; // the width at which columns are cut, found by halving
        for (int step = 0; step < 40; ++step) {
            const double widest = (narrow + wide) / 2;
            double sum = 0;
            for (std::size_t i = 0; i < least.size(); ++i)
                sum += allowed(i, widest);
            (sum <= room ? narrow : wide) = widest;
        }
        const double scale = std::min(1.0, room / std::accumulate(least.begin(), least.end(), 0.0));
        QList<QTextLength> widths;
        for (std::size_t i = 0; i < least.size(); ++i)
            widths << QTextLength(QTextLength::FixedLength, allowed(i, narrow) * scale / m_dot);
        return widths;
    }

    QTextDocument &m_document;
    QPagedPaintDevice &m_device;
    QSizeF m_page;
    QTextCursor m_cursor;
    double m_dot; ///< dots of the device in a px of 1/96 inch; formats count in px, what is laid out in dots
    int m_pictures = 0;
    bool m_any = false, m_afterTable = false;
    double m_belowTable = belowTable;
};

} // namespace

std::unique_ptr<QTextDocument> reportPages(const Document &document, QPagedPaintDevice &device, QSizeF page)
{
    auto made = std::make_unique<QTextDocument>();
    made->setUndoRedoEnabled(false);
    made->documentLayout()->setPaintDevice(&device);
    made->setDocumentMargin(0);
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setHintingPreference(QFont::PreferNoHinting); // the paper is finer than any grid
    made->setDefaultFont(font);
    made->setPageSize(page);
    Typesetter typesetter(*made, device, page);
    typesetter.write(document);
    typesetter.keepTogether();
    return made;
}

void paintReportPages(const QTextDocument &pages, QPagedPaintDevice &device)
{
    QPainter painter(&device);
    const QSizeF page = pages.pageSize();
    const double dot = device.logicalDpiX() / 96.0;
    QFont font = pages.defaultFont();
    font.setPointSizeF(quietSize);
    for (int i = 0; i < pages.pageCount(); ++i) {
        if (i > 0)
            device.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, i * page.height(), page.width(), page.height());
        context.palette.setColor(QPalette::Text, ink);
        painter.setClipRect(context.clip);
        pages.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(font);
        painter.setPen(quiet);
        painter.drawText(QRectF(0, page.height() + footerGap * dot, page.width(), 30 * dot),
                         Qt::AlignHCenter | Qt::AlignTop, QString("%1 / %2").arg(i + 1).arg(pages.pageCount()));
    }
}

} // namespace ninesketch
