// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text field whose lines are answered beside them, like a calculator on paper: what a line means, or what is
// wrong with it.
#pragma once
#include <QPlainTextEdit>
#include <QStringList>
#include <vector>

namespace ninesketch
{

struct LineAnswer {
    QString text;    ///< short: it stands right of the line
    QString details; ///< the tooltip
    bool problem = false;
};

class AnsweredText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AnsweredText(QWidget *parent = nullptr);

    /// One answer a line, by its number from 0; lines beyond are not answered.
    void setAnswers(std::vector<LineAnswer> answers);
    /// Pixels kept free on the right for the answers.
    void setAnswerWidth(int width);
    /// The line the cursor is on.
    int currentLine() const;

signals:
    void currentLineChanged(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Margin;
    const LineAnswer *answerOf(int line) const;
    void paintAnswers(QPainter &painter);

    std::vector<LineAnswer> m_answers;
    Margin *m_margin;
    int m_answerWidth = 120;
    int m_line = 0;
};

} // namespace ninesketch
