// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/speaker_view.h"

#include "ui/panels/framework_panel.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTime>
#include <QVBoxLayout>
#include <utility>

namespace ninesketch
{

SpeakerView::SpeakerView(std::function<QString()> interviewClock, QWidget *parent)
    : QWidget(parent, Qt::Dialog), // else the full screen of its parent would cover it as soon as it is pressed
      m_interviewClock(std::move(interviewClock)), m_clock(new QLabel(this)), m_time(new QLabel(this)),
      m_title(new QLabel(this)), m_next(mutedLabel({}, this)), m_questions(new QLabel(this)),
      m_notes(new QPlainTextEdit(this)), m_back(new QPushButton(tr("Back"), this)),
      m_forward(new QPushButton(tr("Next"), this))
{
    setObjectName(QStringLiteral("speaker"));
    setWindowTitle(tr("Speaker — Ninesketch"));
    resize(720, 560);
    setAutoFillBackground(true);
    m_clock->setFont(uiFont(18, true));
    m_clock->setObjectName(QStringLiteral("speakerClock"));
    m_time->setFont(uiFont(6));
    m_title->setFont(uiFont(8, true));
    m_title->setWordWrap(true);
    m_notes->setFont(uiFont(4));
    m_notes->setAccessibleName(tr("Speaker notes"));
    m_questions->setWordWrap(true);
    m_questions->setFont(uiFont(1));

    auto *top = new QHBoxLayout;
    top->addWidget(m_clock);
    top->addStretch();
    top->addWidget(m_time);
    auto *steps = new QHBoxLayout;
    steps->addWidget(m_back);
    steps->addWidget(m_forward);
    steps->addWidget(m_next, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    column->setSpacing(space::normal);
    column->addLayout(top);
    column->addWidget(m_title);
    column->addWidget(m_notes, 1);
    column->addWidget(sectionLabel(tr("The interviewer's next question"), this));
    column->addWidget(m_questions);
    column->addLayout(steps);

    connect(m_back, &QPushButton::clicked, this, &SpeakerView::previousRequested);
    connect(m_forward, &QPushButton::clicked, this, &SpeakerView::nextRequested);
    m_pause.setSingleShot(true);
    m_pause.setInterval(400);
    connect(m_notes, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, [this] { emit notesEdited(m_notes->toPlainText()); });
    m_second.setInterval(500);
    connect(&m_second, &QTimer::timeout, this, &SpeakerView::showClock);
    m_second.start();
    m_since.start();
    showClock();
}

void SpeakerView::setStep(const Step &step)
{
    m_title->setText(step.count > 1 ? tr("%1 of %2 · %3").arg(step.number).arg(step.count).arg(step.title)
                                    : step.title);
    m_next->setText(step.next.isEmpty() ? tr("This is the last step.") : tr("Next: %1").arg(step.next));
    m_back->setEnabled(step.number > 1);
    m_forward->setEnabled(step.number < step.count);
    m_notes->setEnabled(step.hasNotes);
    m_notes->setPlaceholderText(step.hasNotes ? tr("Notes for this step: only you see them")
                                              : tr("Notes are kept with frames: draw one (F), and it becomes a step"));
    if (m_notes->toPlainText() != step.notes) {
        const QSignalBlocker quiet(m_notes);
        m_notes->setPlainText(step.notes);
    }
}

void SpeakerView::finishNotes()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    emit notesEdited(m_notes->toPlainText());
}

void SpeakerView::setQuestions(const QStringList &questions)
{
    m_questions->setText(questions.isEmpty() ? tr("Nothing stands out.") : questions.join(QStringLiteral("\n")));
}

void SpeakerView::showClock()
{
    const QString interview = m_interviewClock();
    m_clock->setText(interview.isEmpty() ? clockText(static_cast<double>(m_since.elapsed()) / 1000) : interview);
    m_clock->setToolTip(interview.isEmpty() ? tr("Time since the presentation began") : tr("The interview's clock"));
    m_time->setText(QTime::currentTime().toString(QStringLiteral("HH:mm")));
}

void SpeakerView::closeEvent(QCloseEvent *event)
{
    finishNotes();
    event->accept();
    emit closed();
}

void SpeakerView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
        emit nextRequested();
        return;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
        emit previousRequested();
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ninesketch
