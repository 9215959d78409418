// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plots_panel.h"

#include "model/quantities.h"
#include "ui/panels/island.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>
#include <qcustomplot.h>

namespace ninesketch
{

namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

/// Ticks of a time axis in human units, of a rate axis likewise.
class QuantityTicker final : public QCPAxisTicker
{
public:
    explicit QuantityTicker(Unit unit) : m_unit(unit) {}

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return tick < 0 ? QString() : tick == 0 ? QString("0") : text(formatQuantity(tick, m_unit, 3));
    }

private:
    Unit m_unit;
};

/// Decades of a time axis: 1 ms, 10 ms, 100 ms.
class DecadeTicker final : public QCPAxisTickerLog
{
public:
    explicit DecadeTicker(Unit unit) : m_unit(unit) {}

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return text(formatQuantity(tick, m_unit, 3));
    }

private:
    Unit m_unit;
};

const QColor curveColours[] = {QColor("#6965db"), QColor("#2f9e44"), QColor("#f08c00"), QColor("#e03131"),
                               QColor("#1098ad")};

QCustomPlot *makePlot(QWidget *parent, int height)
{
    auto *plot = new QCustomPlot(parent);
    plot->setFixedHeight(height);
    plot->setOpenGl(false);
    return plot;
}

} // namespace

PlotsPanel::PlotsPanel(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    column->setSpacing(space::small);
    m_choice = new QComboBox(body);
    m_choice->setAccessibleName(tr("Request class"));
    column->addWidget(m_choice);
    const auto section = [&](const QString &title, QCustomPlot *&plot, QLabel *&note, int height) {
        column->addWidget(sectionLabel(title, body));
        plot = makePlot(body, height);
        column->addWidget(plot);
        note = mutedLabel({}, body);
        column->addWidget(note);
    };
    section(tr("Latency: share of requests answered within"), m_latency, m_latencyNote, 210);
    section(tr("Latency against load"), m_load, m_loadNote, 210);
    section(tr("Whose milliseconds"), m_budget, m_budgetNote, 190);
    column->addStretch();
    scroll->setWidget(body);
    outer->addWidget(scroll);
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
    draw();
}

void PlotsPanel::dress(QCustomPlot *plot) const
{
    const Theme &t = theme();
    plot->clearPlottables();
    plot->clearItems();
    plot->setBackground(QBrush(t.island));
    plot->legend->setVisible(false);
    QFont small = uiFont(-1);
    for (QCPAxis *axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(t.muted, 1.2, Qt::SolidLine, Qt::RoundCap));
        axis->setTickPen(QPen(t.muted, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(t.muted);
        axis->setLabelColor(t.muted);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(t.border, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setSubGridVisible(false);
    }
}

void PlotsPanel::draw()
{
    if (!m_estimate || m_drawn == m_estimate)
        return;
    m_drawn = m_estimate;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ClassReport &report : m_estimate->report.classes)
        m_choice->addItem(text(report.name), text(report.id));
    int index = m_choice->findData(m_classId);
    if (index < 0)
        index = m_choice->count() > 0 ? 0 : -1;
    m_choice->setCurrentIndex(index);
    m_choice->setVisible(m_choice->count() > 1);
    m_classId = index < 0 ? QString() : m_choice->itemData(index).toString();
    drawLatency();
    drawLoad();
    drawBudget();
}

void PlotsPanel::drawLatency()
{
    dress(m_latency);
    const Theme &t = theme();
    const ClassReport *report = nullptr;
    for (const ClassReport &one : m_estimate->report.classes) {
        if (text(one.id) == m_classId)
            report = &one;
    }
    if (!report || !report->latency || report->latencyCurve.size() < 2) {
        m_latencyNote->setText(report && report->saturated ? tr("Saturated: there is no latency to show.")
                                                           : tr("Nothing known yet."));
        m_latency->replot();
        return;
    }
    QVector<double> x, y;
    double least = 1e9;
    for (const CurvePoint &point : report->latencyCurve) {
        if (point.x <= 0)
            continue;
        x << point.x;
        y << point.y;
        if (point.y > 0.001)
            least = std::min(least, point.x);
    }
    QCPGraph *graph = m_latency->addGraph();
    graph->setData(x, y, true);
    graph->setPen(QPen(t.accent, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QColor under = t.accent;
    under.setAlpha(36);
    graph->setBrush(under);
    m_latency->xAxis->setScaleType(QCPAxis::stLogarithmic);
    m_latency->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker(Unit::Seconds)));
    m_latency->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QuantityTicker(Unit::Share)));
    const double most = std::max(report->latency->p999 * 1.3, least * 10);
    m_latency->xAxis->setRange(std::max(least * 0.7, most * 1e-5), most);
    m_latency->yAxis->setRange(0, 1.06);
    const std::tuple<const char *, double, double> marks[] = {
        {"p50", report->latency->p50, 0.5}, {"p90", report->latency->p90, 0.9}, {"p99", report->latency->p99, 0.99}};
    for (const auto &[name, at, share] : marks) {
        auto *line = new QCPItemLine(m_latency);
        line->start->setCoords(at, 0);
        line->end->setCoords(at, share);
        line->setPen(QPen(t.muted, 1.2, Qt::DashLine));
        auto *label = new QCPItemText(m_latency);
        label->position->setCoords(at, share * 0.5);
        label->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setText(QString("%1 %2").arg(name, text(formatSeconds(at))));
        label->setColor(t.text);
        label->setFont(uiFont(-1));
        label->setRotation(-90);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    }
    m_latencyNote->setText(report->latencyTrust == Trust::Exact ? tr("Exact for this design.")
                           : report->latencyTrust == Trust::Approximate
                               ? tr("Approximate (see the accuracy page of the documentation).")
                               : tr("Doubtful: no analysis holds here; the findings say why."));
    m_latency->replot();
}

void PlotsPanel::drawLoad()
{
    dress(m_load);
    const Theme &t = theme();
    const auto &points = m_estimate->report.loadCurve;
    if (points.empty()) {
        m_loadNote->setText(m_estimate->report.classes.empty() ? tr("Nothing known yet.") : tr("Being computed …"));
        m_load->replot();
        return;
    }
    double most = 0, farthest = 0;
    for (std::size_t c = 0; c < m_estimate->report.classes.size(); ++c) {
        QVector<double> x, p99, mean;
        for (const LoadPoint &point : points) {
            if (c >= point.p99.size() || !point.p99[c] || !point.mean[c])
                continue;
            x << point.factor;
            p99 << *point.p99[c];
            mean << *point.mean[c];
            farthest = std::max(farthest, point.factor);
        }
        if (x.isEmpty())
            continue;
        const QColor colour = curveColours[c % std::size(curveColours)];
        QCPGraph *graph = m_load->addGraph();
        graph->setName(text(m_estimate->report.classes[c].name) + " p99");
        graph->setData(x, p99, true);
        graph->setPen(QPen(colour, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        QCPGraph *average = m_load->addGraph();
        average->setData(x, mean, true);
        average->setPen(QPen(colour, 1.4, Qt::DashLine));
        average->removeFromLegend();
        std::vector<double> sorted(p99.begin(), p99.end());
        std::sort(sorted.begin(), sorted.end());
        most = std::max(most, std::min(sorted.back(), sorted[sorted.size() / 2] * 12));
    }
    m_load->xAxis->setLabel(tr("times today's peak"));
    m_load->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QuantityTicker(Unit::Seconds)));
    const double wall = m_estimate->report.headroom.value_or(farthest);
    m_load->xAxis->setRange(0, std::max(farthest, wall) * 1.08 + 1e-9);
    m_load->yAxis->setRange(0, most > 0 ? most * 1.15 : 1);
    const auto upright = [&](double at, const QString &words, const QColor &colour) {
        auto *line = new QCPItemStraightLine(m_load);
        line->point1->setCoords(at, 0);
        line->point2->setCoords(at, 1);
        line->setPen(QPen(colour, 1.4, Qt::DashLine));
        auto *label = new QCPItemText(m_load);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(at, 0.03);
        label->setPositionAlignment(Qt::AlignTop | Qt::AlignRight);
        label->setText(words + " ");
        label->setColor(colour);
        label->setFont(uiFont(-1));
    };
    upright(1, tr("now"), t.muted);
    QString note = tr("Lines: p99; dashed: mean.");
    if (m_estimate->report.headroom) {
        const auto &bottleneck = m_estimate->report.bottleneck;
        const QString who = bottleneck ? text(m_estimate->design.components[*bottleneck].name) : tr("saturated");
        upright(wall, who, t.bad);
        note += ' ' + tr("%1 saturates first, at %2 times today's peak.").arg(who, QString::number(wall, 'g', 3));
    }
    m_load->legend->setVisible(m_estimate->report.classes.size() > 1);
    m_load->legend->setBrush(Qt::NoBrush);
    m_load->legend->setBorderPen(Qt::NoPen);
    m_load->legend->setTextColor(t.text);
    m_load->legend->setFont(uiFont(-1));
    m_load->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    m_loadNote->setText(note);
    m_load->replot();
}

void PlotsPanel::drawBudget()
{
    dress(m_budget);
    const Theme &t = theme();
    const ClassReport *report = nullptr;
    for (const ClassReport &one : m_estimate->report.classes) {
        if (text(one.id) == m_classId)
            report = &one;
    }
    if (!report || report->budget.empty()) {
        m_budgetNote->setText(tr("Nothing known yet."));
        m_budget->replot();
        return;
    }
    auto *bars = new QCPBars(m_budget->yAxis, m_budget->xAxis);
    auto *waiting = new QCPBars(m_budget->yAxis, m_budget->xAxis);
    QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
    QVector<double> place, served, queued;
    const std::size_t count = std::min<std::size_t>(report->budget.size(), 7);
    double most = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const BudgetShare &share = report->budget[i];
        const double at = static_cast<double>(count - i);
        place << at;
        queued << share.waiting;
        served << std::max(0.0, share.mean - share.waiting);
        most = std::max(most, share.mean);
        QString name = text(m_estimate->design.components[share.component].name);
        if (name.size() > 14)
            name = name.left(13) + QStringLiteral("…");
        names->addTick(at, name);
        auto *label = new QCPItemText(m_budget);
        label->position->setCoords(share.mean, at);
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        label->setText(" " + text(formatShare(share.shareOfMean, 2)));
        label->setColor(t.text);
        label->setFont(uiFont(-1));
    }
    bars->setData(place, served, false);
    waiting->setData(place, queued, false);
    waiting->moveAbove(bars);
    QColor fill = t.accent;
    bars->setPen(QPen(fill, 1.4));
    fill.setAlpha(120);
    bars->setBrush(fill);
    QColor waits = t.warning;
    waiting->setPen(QPen(waits, 1.4));
    waits.setAlpha(120);
    waiting->setBrush(waits);
    bars->setWidth(0.62);
    waiting->setWidth(0.62);
    m_budget->yAxis->setTicker(names);
    m_budget->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QuantityTicker(Unit::Seconds)));
    m_budget->xAxis->ticker()->setTickCount(3);
    m_budget->yAxis->setRange(0.4, static_cast<double>(count) + 0.6);
    m_budget->xAxis->setRange(0, most > 0 ? most * 1.3 : 1);
    m_budgetNote->setText(tr("Mean time per request; the lighter end is waiting in queues."));
    m_budget->replot();
}

} // namespace ninesketch
