// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plots_panel.h"

#include "model/plots/tornado_plot.h"
#include "model/simulation/second_opinion.h"
#include "ui/band_estimator.h"
#include "ui/latest_task.h"
#include "ui/panels/plot_view.h"
#include "ui/panels/sweep_form.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"
#include "ui/widgets/wheel_passes.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QThread>
#include <QTimer>
#include <QVBoxLayout>
#include <numeric>
#include <utility>

namespace ninesketch
{

namespace
{

/// What the tornado can be asked for; those that the design has are offered.
constexpr const char *tornadoFigures[] = {"p99", "p50", "mean", "availability", "throughput", "cost"};

struct SweptFigure {
    const char *key, *words;
};
/// What a sweep plots of every class, or of the whole design.
constexpr SweptFigure sweptFigures[] = {
    {"p99", "p99 of each class"},
    {"p50", "p50 of each class"},
    {"mean", "Mean latency of each class"},
    {"availability", "Availability of each class"},
    {"throughput", "Largest rate of each class"},
    {"utilisation", "Busiest component of each class"},
    {"cost", "Cost a month"},
    {"headroom", "Factor by which all load can grow"},
};

bool showsLatency(PlotKind kind)
{
    return kind == PlotKind::LatencyDistribution || kind == PlotKind::LatencyDensity;
}

} // namespace

PlotsPanel::PlotsPanel(QWidget *parent)
    : QWidget(parent), m_varying(new LatestTask(this)), m_simulating(new LatestTask(this))
{
}

void PlotsPanel::build()
{
    if (m_scroll)
        return;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *body = new QWidget;
    m_scroll = new ColumnScroll(body, this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    column->setSpacing(space::small);
    m_choice = new QComboBox(body);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    m_choice->setAccessibleName(tr("Request class"));
    column->addWidget(m_choice);
    m_nothing =
        mutedLabel(tr("Draw a client and what it calls, and say how often (Alt+6): latencies, who is busy and who "
                      "causes the downtime are plotted here."),
                   body);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing);
    for (const PlotKindInfo &info : plotKinds()) {
        auto *plot = new PlotView(info.kind, body);
        column->addWidget(plot);
        connect(plot, &PlotView::placeRequested, this,
                [this, plot] { emit placeRequested(questionOf(*plot), plot->plot()); });
        connect(plot, &PlotView::saved, this, &PlotsPanel::saved);
        connect(plot, &PlotView::failed, this, &PlotsPanel::failed);
        m_plots.push_back(plot);
    }
    PlotView &tornado = view(PlotKind::Sensitivity);
    tornado.setObjectName(QStringLiteral("tornado"));
    tornado.offerWork(tr("Try every input"), tr("Each input of the drawing, a little lower and a little higher"));
    connect(&tornado, &PlotView::workRequested, this, &PlotsPanel::tryEveryInput);
    connect(&tornado, &PlotView::choiceMade, this, [this] {
        if (m_varies)
            varyInputs();
        else
            refill(view(PlotKind::Sensitivity));
    });
    connect(&tornado, &PlotView::stopRequested, this, [this] {
        m_varies = false;
        m_varying->stop();
        view(PlotKind::Sensitivity).setProgress(-1);
    });
    m_sweep = new SweepForm(view(PlotKind::Sweep));
    connect(m_sweep, &SweepForm::answered, this, [this] {
        if (std::exchange(m_showsSweep, false))
            bringIntoView(PlotKind::Sweep);
    });
    for (PlotView *plot : m_plots) {
        if (!showsLatency(plot->kind()))
            continue;
        plot->offerWork(tr("Simulate"),
                        tr("Runs the drawing for a moment and shows what came out beside the analysis"));
        connect(plot, &PlotView::workRequested, this, &PlotsPanel::simulate);
        connect(plot, &PlotView::stopRequested, this, [this] {
            m_simulating->stop();
            for (PlotView *other : m_plots)
                if (showsLatency(other->kind()))
                    other->setProgress(-1);
        });
    }
    column->addStretch();
    letWheelPass(body);
    outer->addWidget(m_scroll);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { // plots become larger
        if (m_inView)
            m_scroll->ensureWidgetVisible(&view(*m_inView));
    });
    connect(m_scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_inView.reset(); });
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { showClass(m_choice->itemData(index).toString()); });
}

void PlotsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_drawn.reset();
    QWidget::changeEvent(event);
    if (isVisible() && !m_drawn && m_estimate)
        draw();
}

void PlotsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

void PlotsPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    if (isVisible())
        draw();
}

void PlotsPanel::showClass(const QString &classId)
{
    m_classId = classId;
    m_drawn.reset();
    if (isVisible())
        draw();
}

void PlotsPanel::draw()
{
    build();
    if (!m_estimate || m_drawn == m_estimate)
        return;
    m_drawn = m_estimate;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ClassReport &report : m_estimate->report.classes)
        m_choice->addItem(QString::fromStdString(report.name), QString::fromStdString(report.id));
    int index = m_choice->findData(m_classId);
    if (index < 0)
        index = m_choice->count() > 0 ? 0 : -1;
    m_choice->setCurrentIndex(index);
    m_choice->setVisible(m_choice->count() > 1);
    m_classId = index < 0 ? QString() : m_choice->itemData(index).toString();
    const bool nothing = m_estimate->report.classes.empty();
    if (!nothing)
        offerFigures();
    m_nothing->setVisible(nothing);
    for (PlotView *plot : m_plots) {
        plot->setVisible(!nothing);
        const bool asked = plot->kind() == PlotKind::Sweep && !nothing && !plot->plot().title.empty();
        plot->setPlot(asked ? plot->plot() : plotOf(*plot)); // what stays may have to change its colours
    }
    if (!nothing)
        m_sweep->show(m_estimate);
    if (m_varies && (m_tornadoOf != m_estimate || !isAboutChoice()))
        varyInputs();
}

void PlotsPanel::offerFigures()
{
    QList<std::pair<QString, QString>> figures;
    for (const char *key : tornadoFigures)
        if (const auto found = findFigures(m_estimate->design, key, m_classId.toStdString()); found && !found->empty())
            figures << std::pair(QString::fromStdString(found->front().title), QString(key));
    view(PlotKind::Sensitivity).setChoices(figures);
    QList<std::pair<QString, QString>> ofAll; // classes
    for (const auto &[key, words] : sweptFigures)
        if (const auto found = findFigures(m_estimate->design, key); found && !found->empty())
            ofAll << std::pair(tr(words), QString(key));
    view(PlotKind::Sweep).setChoices(ofAll);
}

PlotView &PlotsPanel::view(PlotKind kind) const
{
    return **std::ranges::find(m_plots, kind, &PlotView::kind);
}

bool PlotsPanel::isAboutChoice() const
{
    const auto asked =
        findFigures(m_estimate->design, view(PlotKind::Sensitivity).choice().toStdString(), m_classId.toStdString());
    return m_tornado && asked && !asked->empty() && asked->front().path() == m_tornado->figure.path();
}

void PlotsPanel::refill(PlotView &plot)
{
    plot.setPlot(plotOf(plot));
}

Plot PlotsPanel::plotOf(const PlotView &plot) const
{
    const std::string classId = m_classId.toStdString();
    const Design &design = m_estimate->design;
    if (plot.kind() == PlotKind::Sensitivity && isAboutChoice())
        return tornadoPlot(*m_tornado);
    if (!showsLatency(plot.kind()) || !m_seen || m_seen->of != m_estimate)
        return makePlot(plot.kind(), design, m_estimate->report, classId);
    Plot made = makePlot(plot.kind(), design, m_seen->analysed, classId);
    for (const ClassReport &one : m_seen->simulated.classes)
        if (one.id == classId)
            addSimulated(made, one);
    return made;
}

PlotQuestion PlotsPanel::questionOf(const PlotView &plot) const
{
    if (plot.kind() == PlotKind::Sweep)
        return m_sweep->question();
    return {plot.kind(), m_classId.toStdString(), plot.choice().toStdString(), {}, {}};
}

void PlotsPanel::bringIntoView(PlotKind kind)
{
    m_inView = kind;
    m_scroll->ensureWidgetVisible(&view(kind));
}

void PlotsPanel::sweep(const QString &inputPath)
{
    build();
    m_showsSweep = true;
    m_sweep->ask(inputPath);
    bringIntoView(PlotKind::Sweep);
}

void PlotsPanel::sweepOf(const std::string &component)
{
    build();
    m_showsSweep = true;
    m_sweep->suggest(component);
    bringIntoView(PlotKind::Sweep);
}

void PlotsPanel::tryEveryInput()
{
    build();
    m_showsTornado = true;
    varyInputs();
    bringIntoView(PlotKind::Sensitivity);
}

void PlotsPanel::varyInputs()
{
    PlotView &tornado = view(PlotKind::Sensitivity);
    const auto asked = m_estimate
                           ? findFigures(m_estimate->design, tornado.choice().toStdString(), m_classId.toStdString())
                           : Result<std::vector<Figure>>(Error{});
    if (!asked || asked->empty())
        return;
    m_varies = true;
    tornado.setProgress(0);
    m_varying->run(
        [this, estimate = m_estimate, figure = asked->front()](const std::stop_token &stop) {
            const auto tell =
                m_varying->telling(stop, [this](double share) { view(PlotKind::Sensitivity).setProgress(share); });
            return sensitivity(estimate->design, {figure}, variantsOf(*estimate, stop, tell));
        },
        [this, estimate = m_estimate](std::vector<Tornado> tornados) {
            if (tornados.empty())
                return;
            m_tornado = std::move(tornados.front());
            m_tornadoOf = estimate;
            view(PlotKind::Sensitivity).setProgress(-1);
            refill(view(PlotKind::Sensitivity));
            if (std::exchange(m_showsTornado, false))
                bringIntoView(PlotKind::Sensitivity);
        });
}

void PlotsPanel::simulate()
{
    if (!m_estimate || m_estimate->report.classes.empty())
        return;
    build();
    m_scroll->ensureWidgetVisible(&view(PlotKind::LatencyDistribution));
    const auto tell = [this](double share) {
        for (PlotView *plot : m_plots)
            if (showsLatency(plot->kind()))
                plot->setProgress(share);
    };
    tell(0);
    m_simulating->run(
        [this, estimate = m_estimate, tell](const std::stop_token &stop) {
            EvaluateOptions options;
            options.loadFactor = loadOf(*estimate);
            options.stop = stop;
            Doubts all;
            all.classes.resize(estimate->design.classes.size());
            std::iota(all.classes.begin(), all.classes.end(), std::size_t{0});
            SecondOpinionOptions how;
            how.threads = std::max(1, QThread::idealThreadCount() - 1); // one core is for the window
            how.progress = m_simulating->telling(stop, tell);
            return Seen{estimate, evaluateWithSimulation(estimate->design, options, all, how),
                        evaluate(estimate->design, options)};
        },
        [this, tell](Seen seen) {
            tell(-1);
            if (!seen.simulated.cancelled && !seen.analysed.cancelled)
                m_seen = std::move(seen);
            for (PlotView *plot : m_plots)
                if (showsLatency(plot->kind()))
                    refill(*plot);
        });
}

} // namespace ninesketch
