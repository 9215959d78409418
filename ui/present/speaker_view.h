// SPDX-License-Identifier: GPL-3.0-or-later
// What the speaker sees on another screen: the clock, the step and the next one, notes to write and to read, and the
// questions an interviewer would ask now.
#pragma once
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ninesketch
{

class SpeakerView : public QWidget
{
    Q_OBJECT

public:
    /// `interviewClock`: what the interview's clock says, empty while there is no interview.
    explicit SpeakerView(std::function<QString()> interviewClock, QWidget *parent = nullptr);

    struct Step {
        int number = 1, count = 1;
        QString title, next, notes;
        bool hasNotes = true; ///< false: there is no frame to keep notes at
    };
    void setStep(const Step &step);
    void setQuestions(const QStringList &questions);
    /// Says now what was typed a moment ago.
    void finishNotes();

signals:
    void previousRequested();
    void nextRequested();
    void notesEdited(const QString &notes);
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showClock();

    std::function<QString()> m_interviewClock;
    QLabel *m_clock, *m_time, *m_title, *m_next, *m_questions;
    QPlainTextEdit *m_notes;
    QPushButton *m_back, *m_forward;
    QElapsedTimer m_since;
    QTimer m_second, m_pause;
};

} // namespace ninesketch
