// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answered_text.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

namespace ninesketch
{

namespace
{

/// Lays the block out anew where a line ends within an arrow ("-" at its end, ">" below): the whole arrow goes to the
/// next line. False: all are whole.
bool keepArrowsWhole(const QTextBlock &block)
{
    const QString text = block.text();
    QTextLayout &layout = *block.layout();
    const auto arrowAtEnd = [&](const QTextLine &line) { // where it begins within the line
        const int end = line.textStart() + line.textLength();
        const bool cut = end < text.size() && text[end] == QLatin1Char('>') && text[end - 1] == QLatin1Char('-');
        return cut && line.textLength() > 1 ? end - 1 : -1;
    };
    bool whole = true;
    for (int i = 0; i < layout.lineCount(); ++i)
        whole = whole && arrowAtEnd(layout.lineAt(i)) < 0;
    if (whole || layout.lineCount() == 0)
        return false;
    const double width = layout.lineAt(0).width();
    QPointF at = layout.lineAt(0).position();
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLeadingIncluded(true);
        line.setLineWidth(width);
        if (const int arrow = arrowAtEnd(line); arrow >= 0)
            line.setLineWidth(line.cursorToX(arrow) - line.x());
        line.setPosition(at);
        at.ry() += line.height();
    }
    layout.endLayout();
    QTextBlock(block).setLineCount(layout.lineCount());
    return true;
}

} // namespace

/// Leaves room under each line for its answer, or between it and the next.
class AnsweredText::Layout final : public QPlainTextDocumentLayout
{
public:
    Layout(QTextDocument *document, const AnsweredText *owner) : QPlainTextDocumentLayout(document), m_owner(owner) {}

    QRectF blockBoundingRect(const QTextBlock &block) const override
    {
        QRectF box = QPlainTextDocumentLayout::blockBoundingRect(block); // which lays it out
        if (keepArrowsWhole(block))
            box = QPlainTextDocumentLayout::blockBoundingRect(block);
        if (block.isValid() && block.isVisible())
            box.setHeight(box.height() + m_owner->answerBox(block, 0).height());
        return box;
    }

private:
    const AnsweredText *m_owner;
};

AnsweredText::AnsweredText(QWidget *parent) : QPlainTextEdit(parent)
{
    auto *text = new QTextDocument(this);
    text->setDocumentLayout(new Layout(text, this));
    text->setDefaultFont(font());
    setDocument(text);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (const int line = currentLine(); line != m_line) {
            m_line = line;
            emit currentLineChanged(line);
        }
    });
}

void AnsweredText::setAnswers(std::vector<LineAnswer> answers)
{
    m_answers = std::move(answers);
    QAbstractTextDocumentLayout *layout = document()->documentLayout();
    emit layout->documentSizeChanged(layout->documentSize()); // how far it scrolls
    viewport()->update();
}

int AnsweredText::currentLine() const
{
    return textCursor().blockNumber();
}

const LineAnswer *AnsweredText::answerOf(int line) const
{
    const auto at = static_cast<std::size_t>(line);
    return line >= 0 && at < m_answers.size() && !m_answers[at].text.isEmpty() ? &m_answers[at] : nullptr;
}

QFont AnsweredText::answerFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    return small;
}

QRectF AnsweredText::answerBox(const QTextBlock &block, double top) const
{
    const LineAnswer *answer = answerOf(block.blockNumber());
    if (block.text().isEmpty())
        return {};
    if (!answer) // lines that wrap are told apart
        return {0, top, 0, space::tight};
    const double margin = document()->documentMargin(), words = block.layout()->boundingRect().height();
    const QRectF room(margin, top + words, std::max(40.0, viewport()->width() - 2 * margin), 1e4);
    QRectF box = QFontMetricsF(answerFont()).boundingRect(room, Qt::TextWordWrap, answer->text);
    box.setLeft(room.left());
    box.setRight(room.right());
    box.setHeight(box.height() + space::tight);
    return box;
}

void AnsweredText::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setFont(answerFont());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const double top = blockBoundingGeometry(block).translated(contentOffset()).top();
        if (top > viewport()->height())
            break;
        const LineAnswer *answer = answerOf(block.blockNumber());
        if (!answer)
            continue;
        painter.setPen(answer->problem ? theme().warning : theme().muted);
        painter.drawText(answerBox(block, top), Qt::TextWordWrap | Qt::AlignTop, answer->text);
    }
}

bool AnsweredText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // what is not ours to undo is the window's
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && !document()->isUndoAvailable()) ||
            (key->matches(QKeySequence::Redo) && !document()->isRedoAvailable())) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QTextBlock block = cursorForPosition(viewport()->mapFromGlobal(help->globalPos())).block();
        if (const LineAnswer *answer = answerOf(block.blockNumber()); answer && !answer->details.isEmpty())
            QToolTip::showText(help->globalPos(), answer->details, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

} // namespace ninesketch
