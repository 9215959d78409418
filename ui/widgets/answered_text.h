// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text field whose lines are answered under them, like a calculator on paper: what a line means, or what is
// wrong with it.
#pragma once
#include <QPlainTextEdit>
#include <vector>

namespace ninesketch
{

struct LineAnswer {
    QString text;    ///< stands under the line, wrapped; empty: no answer
    QString details; ///< the tooltip, where there is more to say
    bool problem = false;
};

class AnsweredText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AnsweredText(QWidget *parent = nullptr);

    /// One answer a line, by its number from 0; lines beyond are not answered.
    void setAnswers(std::vector<LineAnswer> answers);
    /// The line the cursor is on.
    int currentLine() const;

signals:
    void currentLineChanged(int line);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Layout;
    const LineAnswer *answerOf(int line) const;
    QFont answerFont() const;
    /// Where the answer stands, in a block that begins at `top` and is as wide as the field.
    QRectF answerBox(const QTextBlock &block, double top) const;

    std::vector<LineAnswer> m_answers;
    int m_line = 0;
};

} // namespace ninesketch
