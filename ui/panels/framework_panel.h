// SPDX-License-Identifier: GPL-3.0-or-later
// The interview at the side of the canvas: a clock, the steps with their target minutes, and what was written in each.
#pragma once
#include "model/framework/framework.h"
#include "ui/estimator.h"

#include <QElapsedTimer>
#include <QWidget>
#include <array>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace ninesketch
{

class AnsweredText;

/// "07:05"
QString clockText(double seconds);

class FrameworkPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FrameworkPanel(QWidget *parent = nullptr);

    /// Shows another document's notes; says nothing to the outside.
    void setFramework(const Framework &framework);
    const Framework &framework() const { return m_framework; }
    /// The design that the lines are held against, and its figures.
    void setEstimate(const EstimatePtr &estimate);

    /// The clock runs, or stands. It starts with the first step.
    bool isRunning() const { return m_running; }
    void start();
    void pause();
    void reset();
    /// Seconds spent in each step; empty before the clock has run.
    QList<double> spent() const;
    /// The clock stands where an earlier start of the program left it, in that step (from 0).
    void standAt(const QList<double> &spent, int step);
    /// "07:05 / 45:00" as rich text; empty before the clock has run.
    QString clockLine() const;
    FrameworkStep currentStep() const { return m_current; }
    /// Opens the step; it is where the panel takes what is typed.
    void goTo(FrameworkStep step);

signals:
    /// The person changed a line (after a short pause in typing).
    void edited(const ninesketch::Framework &framework);
    /// The non-functional lines should become targets, the API lines request classes.
    void applyRequested(ninesketch::FrameworkStep step);
    /// The step should stand on the canvas as a frame, or be shown there.
    void canvasRequested(ninesketch::FrameworkStep step);
    /// The data flow should be drawn.
    void drawRequested(ninesketch::FrameworkStep step);
    void tick(double elapsedSeconds);
    /// The clock is worth keeping: it was paused or reset, another step began, or it has run for a while.
    void clockMoved();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Section {
        QToolButton *head = nullptr;
        QLabel *minutes = nullptr;
        QWidget *body = nullptr;
        AnsweredText *text = nullptr;
        QPushButton *use = nullptr; ///< does what the step is for, if it does anything
        double spent = 0;           ///< seconds
    };

    Section &sectionOf(FrameworkStep step) { return m_sections[static_cast<std::size_t>(step)]; }
    void build();
    QHBoxLayout *clockRow();
    QHBoxLayout *makeHead(const FrameworkStepInfo &info, QWidget *parent);
    QWidget *makeBody(const FrameworkStepInfo &info, QWidget *parent);
    QHBoxLayout *buttonRow(FrameworkStep step);
    void tell();
    void review();
    void proposeDeepDives(FrameworkStep step);
    void advance();
    void showClock();

    std::array<Section, frameworkStepCount> m_sections;
    QLabel *m_clock;
    QToolButton *m_startButton;
    QTimer *m_second;
    QTimer *m_pause;
    QElapsedTimer m_since;
    QElapsedTimer m_told; ///< since clockMoved()
    Framework m_framework;
    EstimatePtr m_estimate;
    FrameworkStep m_current = FrameworkStep::Functional;
    bool m_running = false;
    bool m_setting = false;
};

} // namespace ninesketch
