// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/framework_panel.h"

#include "model/framework/design_review.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/answered_text.h"
#include "ui/widgets/column_scroll.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double interviewMinutes = 45;

} // namespace

QString clockText(double seconds)
{
    const int whole = static_cast<int>(std::floor(seconds));
    return QStringLiteral("%1:%2").arg(whole / 60, 2, 10, QLatin1Char('0')).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

FrameworkPanel::FrameworkPanel(QWidget *parent)
    : QWidget(parent), m_clock(new QLabel(this)), m_startButton(new QToolButton(this)), m_second(new QTimer(this)),
      m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("framework"));
    build();
    m_second->setInterval(500);
    connect(m_second, &QTimer::timeout, this, &FrameworkPanel::advance);
    m_pause->setSingleShot(true);
    m_pause->setInterval(200);
    connect(m_pause, &QTimer::timeout, this, [this] { emit edited(m_framework); });
    goTo(FrameworkStep::Functional);
    review();
    showClock();
}

void FrameworkPanel::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::normal, space::small, space::normal, space::normal);
    outer->setSpacing(space::small);
    outer->addLayout(clockRow());
    auto *inside = new QWidget;
    auto *scroll = new ColumnScroll(inside, this);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        column->addLayout(makeHead(info, inside));
        column->addWidget(makeBody(info, inside), 1);
    }
    outer->addWidget(scroll, 1);
}

QHBoxLayout *FrameworkPanel::clockRow()
{
    m_clock->setFont(uiFont(4, true));
    m_clock->setToolTip(tr("Time spent of a 45-minute interview"));
    m_startButton->setText(tr("Start"));
    m_startButton->setObjectName(QStringLiteral("frameworkStart"));
    m_startButton->setToolTip(tr("Start or pause the clock — Alt+I"));
    connect(m_startButton, &QToolButton::clicked, this, [this] { m_running ? pause() : start(); });
    auto *resetButton = new QToolButton(this);
    resetButton->setText(tr("Reset"));
    resetButton->setToolTip(tr("Set the clock to zero"));
    connect(resetButton, &QToolButton::clicked, this, &FrameworkPanel::reset);
    auto *row = new QHBoxLayout;
    row->addWidget(m_clock);
    row->addStretch();
    row->addWidget(m_startButton);
    row->addWidget(resetButton);
    return row;
}

QHBoxLayout *FrameworkPanel::makeHead(const FrameworkStepInfo &info, QWidget *parent)
{
    Section &section = sectionOf(info.step);
    section.head = new QToolButton(parent);
    section.head->setText(tr(info.title));
    section.head->setToolTip(tr("Alt+Down, Alt+Up: the next, the last step"));
    section.head->setCheckable(true);
    section.head->setAutoRaise(true);
    section.head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    section.head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(section.head, &QToolButton::clicked, this, [this, step = info.step] {
        goTo(step);
        setFocus();
    });
    section.minutes = new QLabel(parent);
    auto *row = new QHBoxLayout;
    row->addWidget(section.head, 1);
    row->addWidget(section.minutes);
    return row;
}

QWidget *FrameworkPanel::makeBody(const FrameworkStepInfo &info, QWidget *parent)
{
    Section &section = sectionOf(info.step);
    section.body = new QWidget(parent);
    auto *column = new QVBoxLayout(section.body);
    column->setContentsMargins(space::small, 0, 0, space::small);
    column->setSpacing(space::tight);
    section.text = new AnsweredText(section.body);
    section.text->setObjectName(QStringLiteral("framework-") + QLatin1String(info.id));
    section.text->setAccessibleName(tr(info.title));
    section.text->setPlaceholderText(tr(info.example));
    section.text->setMinimumHeight(120);
    section.text->installEventFilter(this);
    connect(section.text, &QPlainTextEdit::textChanged, this, [this, step = info.step] {
        m_framework.at(step) = sectionOf(step).text->toPlainText().toStdString();
        review();
        if (!m_setting)
            m_pause->start();
    });
    column->addWidget(section.text, 1);
    column->addLayout(buttonRow(info.step));
    return section.body;
}

QHBoxLayout *FrameworkPanel::buttonRow(FrameworkStep step)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    const auto add = [&](const QString &text, const QString &help, auto signal) {
        Section &section = sectionOf(step);
        auto *made = new QPushButton(text, section.body);
        made->setToolTip(help);
        made->setFlat(true);
        made->setObjectName(section.text->objectName() + QLatin1Char('-') + text.section(QLatin1Char(' '), 0, 0));
        connect(made, &QPushButton::clicked, this, [this, signal, step] {
            tell(); // what was just typed counts
            (this->*signal)(step);
        });
        row->addWidget(made);
        if (!section.use) {
            section.use = made;
            made->setToolTip(help + tr(" — Ctrl+Enter"));
        }
    };
    if (step == FrameworkStep::NonFunctional)
        add(tr("Use as targets"), tr("Judge the design by these lines"), &FrameworkPanel::applyRequested);
    if (step == FrameworkStep::Interface)
        add(tr("Make request classes"), tr("Each API line becomes a request class"), &FrameworkPanel::applyRequested);
    if (step == FrameworkStep::DataFlow)
        add(tr("Draw it"), tr("Draw the components and calls that the canvas lacks"), &FrameworkPanel::drawRequested);
    if (step == FrameworkStep::DeepDives)
        add(tr("Propose"), tr("Add where the design is weakest: missed targets, single points of failure"),
            &FrameworkPanel::proposeDeepDives);
    add(tr("On the canvas"), tr("Put this step onto the canvas as a frame, or go there"),
        &FrameworkPanel::canvasRequested);
    return row;
}

void FrameworkPanel::setFramework(const Framework &framework)
{
    if (framework == m_framework)
        return;
    m_setting = true;
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        Section &section = sectionOf(info.step);
        const QString text = QString::fromStdString(framework.at(info.step));
        if (section.text->toPlainText() != text)
            section.text->setPlainText(text);
    }
    m_framework = framework;
    m_setting = false;
    review();
}

void FrameworkPanel::tell()
{
    if (!m_pause->isActive())
        return;
    m_pause->stop();
    emit edited(m_framework);
}

void FrameworkPanel::goTo(FrameworkStep step)
{
    if (m_running)
        advance();
    m_current = step;
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        Section &section = sectionOf(info.step);
        section.head->setChecked(info.step == step);
        section.head->setIcon(
            icon(info.step == step ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        section.body->setVisible(info.step == step);
        if (info.step == step)
            setFocusProxy(section.text);
    }
    showClock();
}

bool FrameworkPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int at = static_cast<int>(m_current), last = static_cast<int>(frameworkStepCount) - 1;
    const bool down = key->key() == Qt::Key_Down, enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool steps = key->modifiers() == Qt::AltModifier && (down || key->key() == Qt::Key_Up);
    if (!steps && !(enter && key->modifiers() == Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (enter) {
        const Section &section = m_sections[static_cast<std::size_t>(at)];
        if (m_current == FrameworkStep::DeepDives || !section.text->toPlainText().trimmed().isEmpty())
            section.use->click();
        return true;
    }
    goTo(static_cast<FrameworkStep>(std::clamp(at + (down ? 1 : -1), 0, last)));
    setFocus();
    return true;
}

void FrameworkPanel::start()
{
    if (m_running)
        return;
    m_running = true;
    m_since.start();
    m_told.start();
    m_second->start();
    m_startButton->setText(tr("Pause"));
    showClock();
}

void FrameworkPanel::pause()
{
    if (!m_running)
        return;
    m_running = false;
    m_second->stop();
    advance();
    m_startButton->setText(tr("Go on"));
    emit clockMoved();
}

void FrameworkPanel::reset()
{
    for (Section &section : m_sections)
        section.spent = 0;
    if (m_running)
        m_since.restart();
    else
        m_startButton->setText(tr("Start"));
    showClock();
    emit clockMoved();
}

QList<double> FrameworkPanel::spent() const
{
    QList<double> seconds;
    for (const Section &section : m_sections)
        seconds.append(section.spent);
    return std::ranges::any_of(seconds, [](double one) { return one > 0; }) ? seconds : QList<double>();
}

void FrameworkPanel::standAt(const QList<double> &spent, int step)
{
    for (std::size_t i = 0; i < m_sections.size() && i < static_cast<std::size_t>(spent.size()); ++i)
        m_sections[i].spent = std::max(0.0, spent[static_cast<qsizetype>(i)]);
    if (!this->spent().isEmpty()) {
        m_startButton->setText(tr("Go on"));
        goTo(static_cast<FrameworkStep>(std::clamp(step, 0, static_cast<int>(frameworkStepCount) - 1)));
    }
    showClock();
}

void FrameworkPanel::advance()
{
    constexpr qint64 worthKeeping = 5000; // ms
    sectionOf(m_current).spent += static_cast<double>(m_since.restart()) / 1000;
    showClock();
    if (m_running && m_told.elapsed() >= worthKeeping) {
        m_told.restart();
        emit clockMoved();
    }
}

void FrameworkPanel::showClock()
{
    double total = 0;
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        const Section &section = sectionOf(info.step);
        total += section.spent;
        const bool late = section.spent > info.minutes * 60;
        section.minutes->setText(section.spent > 0
                                     ? clockText(section.spent) + QStringLiteral(" / ") + clockText(info.minutes * 60)
                                     : tr("%1 min").arg(info.minutes) + (info.optional ? tr(", optional") : QString()));
        section.minutes->setStyleSheet(QStringLiteral("color:%1").arg((late ? theme().bad : theme().muted).name()));
    }
    m_clock->setText(QStringLiteral("%1 <span style='color:%2'>/ %3</span>")
                         .arg(clockText(total), theme().muted.name(), clockText(interviewMinutes * 60)));
    emit tick(total);
}

QString FrameworkPanel::clockLine() const
{
    const bool begun = m_running || std::ranges::any_of(m_sections, [](const Section &one) { return one.spent > 0; });
    return begun ? m_clock->text() : QString();
}

void FrameworkPanel::setEstimate(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    review();
    showClock();
}

void FrameworkPanel::proposeDeepDives(FrameworkStep step)
{
    if (!m_estimate)
        return;
    AnsweredText *text = sectionOf(step).text;
    const QString written = text->toPlainText();
    QStringList lines = written.trimmed().isEmpty() ? QStringList() : written.trimmed().split(QLatin1Char('\n'));
    for (const std::string &dive : proposedDeepDives(m_estimate->design, m_estimate->report))
        if (const QString line = QString::fromStdString(dive); !lines.contains(line))
            lines << line;
    text->setPlainText(lines.join(QLatin1Char('\n')));
}

void FrameworkPanel::review()
{
    std::array<std::vector<LineAnswer>, frameworkStepCount> answers;
    std::vector<FrameworkRemark> remarks = oneALine(reviewFramework(m_framework));
    if (m_estimate) // knows more of a line
        for (FrameworkRemark &remark :
             oneALine(reviewAgainstDesign(m_framework, m_estimate->design, m_estimate->report)))
            remarks.push_back(std::move(remark));
    for (const FrameworkRemark &remark : remarks) {
        auto &lines = answers[static_cast<std::size_t>(remark.step)];
        if (lines.size() <= remark.line)
            lines.resize(remark.line + 1);
        lines[remark.line] = {QString::fromStdString(remark.sentence), {}, remark.isProblem};
    }
    for (std::size_t i = 0; i < frameworkStepCount; ++i)
        m_sections[i].text->setAnswers(std::move(answers[i]));
}

} // namespace ninesketch
