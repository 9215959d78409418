// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot_canvas.h"

#include "model/quantities.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace ninesketch
{
namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

/// Colours and fonts of a plot: those of the window, or of white paper.
struct PlotPaper {
    QColor paper, text, muted, grid;
    QColor good, warning, bad;
    QFont small;
};

PlotPaper windowPaper()
{
    const Theme &t = theme();
    return {t.island, t.text, t.muted, t.border, t.good, t.warning, t.bad, uiFont(-1)};
}

PlotPaper whitePaper()
{
    return {Qt::white,         QColor("#1e1e1e"), QColor("#495057"), QColor("#dee2e6"),
            QColor("#2f9e44"), QColor("#f08c00"), QColor("#e03131"), handFont(16)};
}

QColor colourOf(PlotTone tone, const PlotPaper &paper)
{
    switch (tone) {
    case PlotTone::First:
        return QColor("#6965db");
    case PlotTone::Second:
        return QColor("#2f9e44");
    case PlotTone::Third:
        return QColor("#f08c00");
    case PlotTone::Fourth:
        return QColor("#e03131");
    case PlotTone::Fifth:
        return QColor("#1098ad");
    case PlotTone::Good:
        return paper.good;
    case PlotTone::Warning:
        return paper.warning;
    case PlotTone::Bad:
        return paper.bad;
    case PlotTone::Muted:
        break;
    }
    return paper.muted;
}

/// Ticks in human units: 20 ms, 5k/s, 40 %.
class QuantityTicker final : public QCPAxisTicker
{
public:
    QuantityTicker(Unit unit, bool acrossWords) : m_unit(unit) { setTickCount(acrossWords ? 3 : 4); }

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        constexpr double many = 10'000; // from here on counts are written shortly, too
        if (tick <= 0)
            return tick < 0 ? QString() : QStringLiteral("0");
        if (m_unit == Unit::None && tick >= many)
            return text(formatRate(tick)).remove(QStringLiteral("/s"));
        return text(formatQuantity(tick, m_unit, 3));
    }

    /// Bytes are counted in steps of 1024: even steps of their unit.
    double getTickStep(const QCPRange &range) override
    {
        if (m_unit != Unit::Bytes && m_unit != Unit::BytesPerSecond)
            return QCPAxisTicker::getTickStep(range);
        const double unit = std::pow(1024, std::max(0.0, std::floor(std::log2(std::max(1.0, range.upper)) / 10)));
        return QCPAxisTicker::getTickStep(QCPRange(range.lower / unit, range.upper / unit)) * unit;
    }

private:
    Unit m_unit;
};

/// Decades: 1 ms, 10 ms, 100 ms.
class DecadeTicker final : public QCPAxisTickerLog
{
public:
    explicit DecadeTicker(Unit unit) : m_unit(unit) {}

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return text(formatQuantity(tick, m_unit, 3));
    }

    /// As many of 1, 2, 5 a decade as keep their words apart; even steps where the axis spans less than that.
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        constexpr int most = 5;
        const int first = static_cast<int>(std::floor(std::log10(range.lower)));
        const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
        const QVector<QVector<double>> choices{{1, 2, 5}, {1, 3}, {1}};
        for (int every = 1; every <= last - first + 1; ++every) {
            for (const QVector<double> &digits : every == 1 ? choices : choices.mid(2)) {
                QVector<double> ticks;
                for (int decade = first; decade <= last; decade += every)
                    for (const double digit : digits)
                        if (const double tick = digit * std::pow(10.0, decade); range.contains(tick))
                            ticks << tick;
                if (ticks.size() >= 2 && ticks.size() <= most)
                    return ticks;
            }
        }
        QCPAxisTicker even;
        even.setTickCount(3);
        QVector<double> ticks;
        even.generate(range, {}, {}, 0, ticks, nullptr, nullptr);
        return ticks;
    }

private:
    Unit m_unit;
};

void dressAxis(QCPAxis *axis, const PlotAxis &shown, const PlotPaper &paper)
{
    axis->setBasePen(QPen(paper.muted, 1.4, Qt::SolidLine, Qt::RoundCap));
    axis->setTickPen(QPen(paper.muted, 1));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(paper.muted);
    axis->setLabelColor(paper.muted);
    axis->setTickLabelFont(paper.small);
    axis->setLabelFont(paper.small);
    axis->setLabel(text(shown.label));
    axis->grid()->setPen(QPen(paper.grid, 1, Qt::DotLine));
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->grid()->setSubGridVisible(false);
    axis->setScaleType(shown.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setRange(shown.low, shown.high > shown.low ? shown.high : shown.low + 1);
    if (!shown.categories.empty()) {
        QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
        for (std::size_t i = 0; i < shown.categories.size(); ++i)
            names->addTick(static_cast<double>(i), text(shown.categories[i]));
        axis->setTicker(names);
        axis->grid()->setVisible(false);
    } else if (shown.logarithmic) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new DecadeTicker(shown.unit)));
    } else {
        axis->setTicker(
            QSharedPointer<QCPAxisTicker>(new QuantityTicker(shown.unit, axis->orientation() == Qt::Horizontal)));
    }
}

void addCurve(QCustomPlot &canvas, const PlotSeries &series, const PlotPaper &paper)
{
    QVector<double> x, y;
    for (const CurvePoint &point : series.points) {
        x << point.x;
        y << point.y;
    }
    const QColor colour = colourOf(series.tone, paper);
    QCPGraph *graph = canvas.addGraph();
    graph->setName(text(series.name));
    graph->setData(x, y, true);
    const bool dashed = series.shape == PlotSeries::Shape::Dashed;
    graph->setPen(QPen(colour, dashed ? 1.4 : 2.2, dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (series.shape == PlotSeries::Shape::Area) {
        QColor under = colour;
        under.setAlpha(40);
        graph->setBrush(under);
    }
    if (dashed)
        graph->removeFromLegend();
}

/// Bars in the manner of the drawing: an outline and strokes across.
void addBars(QCustomPlot &canvas, const Plot &plot, const PlotPaper &paper)
{
    QCPAxis *keys = plot.horizontalBars ? canvas.yAxis : canvas.xAxis,
            *values = plot.horizontalBars ? canvas.xAxis : canvas.yAxis;
    QCPBars *below = nullptr;
    std::vector<double> ends(plot.series.empty() ? 0 : plot.series.front().points.size(), 0);
    for (const PlotSeries &series : plot.series) {
        if (series.shape != PlotSeries::Shape::Bars)
            continue;
        // one plottable a colour: QCPBars has one brush
        QCPBars *one = nullptr;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const PlotTone tone = i < series.tones.size() ? series.tones[i] : series.tone;
            if (!one || i < series.tones.size()) {
                one = new QCPBars(keys, values);
                one->setWidth(0.62);
                const QColor colour = colourOf(tone, paper);
                one->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                one->setBrush(QBrush(colour, Qt::BDiagPattern));
                one->setName(text(series.name));
                if (!series.tones.empty() || plot.series.size() < 2)
                    one->removeFromLegend();
                if (below && series.tones.empty())
                    one->moveAbove(below);
            }
            one->addData(series.points[i].x, series.points[i].y);
            ends[i] += series.points[i].y;
        }
        below = one;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        auto *label = new QCPItemText(&canvas);
        const double at = static_cast<double>(i), most = values->range().upper;
        const bool inside = plot.horizontalBars && ends[i] > most * 0.7; // there is no room beyond its end
        const double end = inside ? std::min(ends[i], most) * 0.98 : std::min(ends[i], most * 0.86);
        plot.horizontalBars ? label->position->setCoords(end, at) : label->position->setCoords(at, end);
        label->setPositionAlignment(!plot.horizontalBars ? Qt::AlignHCenter | Qt::AlignBottom
                                    : inside             ? Qt::AlignRight | Qt::AlignVCenter
                                                         : Qt::AlignLeft | Qt::AlignVCenter);
        if (inside)
            label->setBrush(paper.paper);
        label->setText(" " + text(formatQuantity(ends[i], plot.horizontalBars ? plot.x.unit : plot.y.unit, 3)) + " ");
        label->setColor(paper.text);
        label->setFont(paper.small);
    }
}

/// Bars from the base to either side, laid over each other; each end says what the figure is there.
void addSpans(QCustomPlot &canvas, const Plot &plot, const PlotPaper &paper)
{
    const Unit unit = plot.x.unit;
    bool any = false;
    for (const PlotSeries &series : plot.series) {
        if (series.shape != PlotSeries::Shape::Spans)
            continue;
        any = true;
        bool listed = false;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const CurvePoint &point = series.points[i];
            const bool missing = series.tones[i] == PlotTone::Bad;
            const QColor colour = colourOf(series.tones[i], paper);
            auto *bar = new QCPBars(canvas.yAxis, canvas.xAxis);
            bar->setWidth(0.36);
            bar->setBaseValue(plot.base);
            bar->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            bar->setBrush(QBrush(colour, series.tone == PlotTone::First ? Qt::BDiagPattern : Qt::FDiagPattern));
            bar->addData(point.x, point.y - plot.base);
            bar->setName(text(series.name));
            if (missing || listed)
                bar->removeFromLegend();
            listed = listed || !missing;
            const std::string words = formatQuantity(point.y, unit, 3);
            if (!missing && words == formatQuantity(plot.base, unit, 3))
                continue;
            const bool left = point.y < plot.base;
            auto *label = new QCPItemText(&canvas);
            label->position->setCoords(missing ? plot.base : point.y, point.x);
            label->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            label->setText(" " + (missing ? QCoreApplication::translate("PlotView", "saturated") : text(words)) + " ");
            label->setColor(paper.text);
            label->setFont(paper.small);
        }
    }
    canvas.yAxis->setTickLabels(!any);
    if (!any)
        return;
    // what is varied stands above its bar: beside it there is no room for so many words
    for (std::size_t i = 0; i < plot.y.categories.size(); ++i) {
        auto *name = new QCPItemText(&canvas);
        name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        name->position->setCoords(0.01, static_cast<double>(i) + 0.2);
        name->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        name->setText(text(plot.y.categories[i]));
        name->setColor(paper.muted);
        name->setFont(paper.small);
        name->setBrush(paper.paper); // over the line of today's value
    }
}

/// `line`: how many lines below the top the words of an upright mark stand, so that neighbours do not meet.
void addMark(QCustomPlot &canvas, const PlotMark &mark, bool turned, int line, const PlotPaper &paper)
{
    const QColor colour = colourOf(mark.tone, paper);
    auto *across = new QCPItemStraightLine(&canvas);
    auto *label = new QCPItemText(&canvas);
    if (mark.vertical) {
        across->point1->setCoords(mark.at, canvas.yAxis->range().lower);
        across->point2->setCoords(mark.at, canvas.yAxis->range().upper);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(mark.at, turned ? 0.96 : 0.02 + 0.09 * line);
        const QCPRange &range = canvas.xAxis->range();
        const bool early = mark.at < range.lower + 0.35 * range.size(); // there is more room behind it
        label->setPositionAlignment(turned  ? Qt::AlignLeft | Qt::AlignBottom
                                    : early ? Qt::AlignLeft | Qt::AlignTop
                                            : Qt::AlignRight | Qt::AlignTop);
        if (turned) {
            label->setRotation(-90);
            QColor veil = paper.paper;
            veil.setAlphaF(0.8f);
            label->setBrush(veil); // a curve that runs behind the words does not strike them out
        }
    } else {
        across->point1->setCoords(canvas.xAxis->range().lower, mark.at);
        across->point2->setCoords(canvas.xAxis->range().upper, mark.at);
        label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(0.99, mark.at);
        label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    }
    across->setPen(QPen(colour, 1.3, Qt::DashLine));
    label->setText(" " + text(mark.words) + " ");
    label->setColor(mark.tone == PlotTone::Muted ? paper.text : colour);
    label->setFont(paper.small);
}

/// Where the legend covers least of the curves; below the words of marks when it stands at the top.
Qt::Alignment freeCorner(const QCustomPlot &canvas, const Plot &plot)
{
    if (plot.horizontalBars)
        return Qt::AlignRight | Qt::AlignBottom;
    const QCPRange across = canvas.xAxis->range(), up = canvas.yAxis->range();
    Qt::Alignment best = Qt::AlignLeft | Qt::AlignTop;
    double least = std::numeric_limits<double>::max();
    for (const Qt::Alignment corner : {Qt::AlignLeft | Qt::AlignTop, Qt::AlignRight | Qt::AlignTop,
                                       Qt::AlignLeft | Qt::AlignBottom, Qt::AlignRight | Qt::AlignBottom}) {
        double covered = corner.testFlag(Qt::AlignTop) && !plot.marks.empty() ? 0.5 : 0;
        for (const PlotSeries &series : plot.series)
            for (std::size_t i = 0; i + 1 < series.points.size(); ++i)
                for (int step = 0; step < 8; ++step) { // along each piece of the curve
                    const CurvePoint &a = series.points[i], &b = series.points[i + 1];
                    const double part = step / 8.0;
                    const double x = (a.x + (b.x - a.x) * part - across.lower) / across.size(),
                                 y = (a.y + (b.y - a.y) * part - up.lower) / up.size();
                    const bool within = (corner.testFlag(Qt::AlignLeft) ? x < 0.5 : x > 0.5) &&
                                        (corner.testFlag(Qt::AlignTop) ? y > 0.65 : y < 0.35);
                    covered += within ? std::abs(b.x - a.x) / across.size() : 0;
                }
        if (covered < least) {
            least = covered;
            best = corner;
        }
    }
    return best;
}

void fill(QCustomPlot &canvas, const Plot &plot, const PlotPaper &paper)
{
    canvas.clearPlottables();
    canvas.clearItems();
    canvas.setBackground(QBrush(paper.paper));
    dressAxis(canvas.xAxis, plot.x, paper);
    dressAxis(canvas.yAxis, plot.y, paper);
    bool anyBars = false;
    for (const PlotSeries &series : plot.series) {
        if (series.shape == PlotSeries::Shape::Bars)
            anyBars = true;
        else if (series.shape != PlotSeries::Shape::Spans)
            addCurve(canvas, series, paper);
    }
    if (anyBars)
        addBars(canvas, plot, paper);
    addSpans(canvas, plot, paper);
    // the percentiles of a distribution stand close together: their words are turned
    const bool turned = plot.kind == PlotKind::LatencyDistribution || plot.kind == PlotKind::LatencyDensity;
    int upright = 0;
    for (const PlotMark &mark : plot.marks)
        addMark(canvas, mark, turned, mark.vertical ? upright++ : 0, paper);
    canvas.legend->setVisible(canvas.legend->itemCount() > 1);
    canvas.legend->setBrush(Qt::NoBrush);
    canvas.legend->setBorderPen(Qt::NoPen);
    canvas.legend->setTextColor(paper.text);
    canvas.legend->setFont(paper.small);
    canvas.axisRect()->insetLayout()->setInsetAlignment(0, freeCorner(canvas, plot));
}

} // namespace

void drawPlotInWindow(QCustomPlot &canvas, const Plot &plot)
{
    fill(canvas, plot, windowPaper());
}

void drawPlotOnPaper(QCustomPlot &canvas, const Plot &plot)
{
    const PlotPaper paper = whitePaper();
    fill(canvas, plot, paper);
    canvas.plotLayout()->insertRow(0);
    canvas.plotLayout()->addElement(0, 0, new QCPTextElement(&canvas, text(plot.title), handFont(22)));
    if (!plot.note.empty()) {
        auto *note = new QCPTextElement(&canvas, text(plot.note), handFont(14));
        note->setTextColor(paper.muted);
        canvas.plotLayout()->addElement(2, 0, note);
    }
    canvas.plotLayout()->setRowSpacing(6);
}

QImage plotPicture(const Plot &plot, QSize size, double scale)
{
    QCustomPlot sheet;
    drawPlotOnPaper(sheet, plot);
    return sheet.toPixmap(size.width(), size.height(), scale).toImage();
}

} // namespace ninesketch
