// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/answered_text.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

namespace ninesketch
{

/// The strip right of the text.
class AnsweredText::Margin final : public QWidget
{
public:
    explicit Margin(AnsweredText *owner) : QWidget(owner), m_owner(owner)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_owner->paintAnswers(painter);
    }

private:
    AnsweredText *m_owner;
};

AnsweredText::AnsweredText(QWidget *parent) : QPlainTextEdit(parent), m_margin(new Margin(this))
{
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTabChangesFocus(true);
    setAnswerWidth(m_answerWidth);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this] { m_margin->update(); });
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
    m_margin->update();
}

void AnsweredText::setAnswerWidth(int width)
{
    m_answerWidth = width;
    setViewportMargins(0, 0, width, 0);
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

void AnsweredText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = viewport()->geometry();
    m_margin->setGeometry(inside.right() + 1, inside.top(), m_answerWidth, inside.height());
}

void AnsweredText::paintAnswers(QPainter &painter)
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const int room = m_margin->width() - space::small;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > m_margin->height())
            break;
        const LineAnswer *answer = answerOf(block.blockNumber());
        if (!answer)
            continue;
        painter.setPen(answer->problem ? theme().warning : theme().muted);
        painter.drawText(QRectF(0, box.top(), room, box.height()), Qt::AlignRight | Qt::AlignTop,
                         metrics.elidedText(answer->text, Qt::ElideRight, room));
    }
}

bool AnsweredText::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QTextBlock block = cursorForPosition(viewport()->mapFromGlobal(help->globalPos())).block();
        if (const LineAnswer *answer = answerOf(block.blockNumber()))
            QToolTip::showText(help->globalPos(), answer->details.isEmpty() ? answer->text : answer->details, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

} // namespace ninesketch
