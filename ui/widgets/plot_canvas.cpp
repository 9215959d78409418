// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot_canvas.h"

#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/plot_ticks.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>
#include <qcustomplot.h>
#include <utility>
#include <vector>

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
    } else {
        axis->setTicker(quantityTicker(shown.unit, shown.logarithmic, axis->orientation() == Qt::Horizontal));
    }
}

/// Words that stand over curves, bars and lines, which do not strike them out.
QCPItemText *addWords(QCustomPlot &canvas, const QString &words, const QColor &colour, const PlotPaper &paper)
{
    auto *label = new QCPItemText(&canvas);
    label->setLayer(QStringLiteral("axes"));
    label->setText(" " + words + " ");
    label->setColor(colour);
    label->setFont(paper.small);
    QColor veil = paper.paper;
    veil.setAlphaF(0.8f);
    label->setBrush(veil);
    return label;
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
        const Unit unit = plot.horizontalBars ? plot.x.unit : plot.y.unit;
        QCPItemText *label = addWords(canvas, text(formatQuantity(ends[i], unit, 3)), paper.text, paper);
        const double at = static_cast<double>(i), most = values->range().upper;
        const bool inside = plot.horizontalBars && ends[i] > most * 0.7; // there is no room beyond its end
        const double end = inside ? std::min(ends[i], most) * 0.98 : std::min(ends[i], most * 0.86);
        plot.horizontalBars ? label->position->setCoords(end, at) : label->position->setCoords(at, end);
        label->setPositionAlignment(!plot.horizontalBars ? Qt::AlignHCenter | Qt::AlignBottom
                                    : inside             ? Qt::AlignRight | Qt::AlignVCenter
                                                         : Qt::AlignLeft | Qt::AlignVCenter);
    }
}

/// Bars from the base to either side, laid over each other; each end says what the figure is there.
void addSpans(QCustomPlot &canvas, const Plot &plot, int width, const PlotPaper &paper)
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
            QCPItemText *label =
                addWords(canvas, missing ? QCoreApplication::translate("PlotView", "saturated") : text(words),
                         paper.text, paper);
            label->position->setCoords(missing ? plot.base : point.y, point.x);
            label->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
    }
    canvas.yAxis->setTickLabels(!any);
    if (!any)
        return;
    // what is varied stands above its bar: beside it there is no room for so many words
    constexpr int besideAxes = 40; // px
    const QFontMetrics metrics(paper.small);
    for (std::size_t i = 0; i < plot.y.categories.size(); ++i) {
        const QString words = metrics.elidedText(text(plot.y.categories[i]), Qt::ElideMiddle, width - besideAxes);
        QCPItemText *name = addWords(canvas, words, paper.muted, paper);
        name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        name->position->setCoords(0.01, static_cast<double>(i) + 0.2);
        name->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    }
}

/// Keeps words of marks apart: those of upright ones that are not turned stand above the axes, in as many lines as that
/// takes.
class MarkWords
{
public:
    MarkWords(const QCPRange &range, int axisWidth, const QFont &font)
        : m_range(range), m_width(std::max(1, axisWidth)), m_metrics(font)
    {
    }
    /// There is more room behind a mark that is early.
    bool isEarly(double at) const { return at < m_range.lower + 0.35 * m_range.size(); }
    /// The line, from below, in which nothing meets these words.
    int lineOf(double at, const QString &words)
    {
        const double share = m_metrics.horizontalAdvance(QLatin1Char(' ') + words + QLatin1Char(' ')) / double(m_width);
        const double mark = (at - m_range.lower) / m_range.size();
        const std::pair<double, double> taken(isEarly(at) ? mark : mark - share, isEarly(at) ? mark + share : mark);
        const auto meets = [&](const auto &other) { return taken.first < other.second && other.first < taken.second; };
        std::size_t line = 0;
        while (line < m_lines.size() && std::ranges::any_of(m_lines[line], meets))
            ++line;
        m_lines.resize(std::max(m_lines.size(), line + 1));
        m_lines[line].push_back(taken);
        return static_cast<int>(line);
    }
    /// Words of a level mark stand at its right end, or at its left where they would touch those of another.
    bool standsRight(double level, const QCPAxis &axis)
    {
        const QCPRange range = axis.range();
        const bool byFactor = axis.scaleType() == QCPAxis::stLogarithmic;
        const double share = byFactor ? std::log(level / range.lower) / std::log(range.upper / range.lower)
                                      : (level - range.lower) / range.size();
        constexpr double apart = 0.11; // a line's height of a plot's, and a little
        const bool right =
            std::ranges::none_of(m_levels, [&](double other) { return std::abs(other - share) < apart; });
        if (right)
            m_levels.push_back(share);
        return right;
    }
    int lineHeight() const { return m_metrics.height(); }
    int height() const { return static_cast<int>(m_lines.size()) * lineHeight(); }

private:
    QCPRange m_range;
    int m_width;
    QFontMetrics m_metrics;
    std::vector<std::vector<std::pair<double, double>>> m_lines;
    std::vector<double> m_levels; ///< with words at the right: shares of the height
};

void addMark(QCustomPlot &canvas, const PlotMark &mark, bool turned, MarkWords &words, const PlotPaper &paper)
{
    const QColor colour = colourOf(mark.tone, paper);
    auto *across = new QCPItemStraightLine(&canvas);
    across->setPen(QPen(colour, 1.3, Qt::DashLine));
    QCPItemText *label = addWords(canvas, text(mark.words), mark.tone == PlotTone::Muted ? paper.text : colour, paper);
    if (!mark.vertical) {
        across->point1->setCoords(canvas.xAxis->range().lower, mark.at);
        across->point2->setCoords(canvas.xAxis->range().upper, mark.at);
        const bool right = words.standsRight(mark.at, *canvas.yAxis);
        label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(right ? 0.99 : 0.01, mark.at);
        label->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        return;
    }
    across->point1->setCoords(mark.at, canvas.yAxis->range().lower);
    across->point2->setCoords(mark.at, canvas.yAxis->range().upper);
    label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    label->position->setCoords(mark.at, turned ? 0.96 : 0);
    if (turned) {
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        label->setRotation(-90);
        return;
    }
    label->setClipToAxisRect(false);
    label->setPositionAlignment((words.isEarly(mark.at) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
    label->setBrush(Qt::NoBrush);
    label->setPadding(QMargins(0, 0, 0, words.lineOf(mark.at, text(mark.words)) * words.lineHeight()));
}

/// What the legend lists. It counts the cells of its grid, and some are empty: three things in two columns leave one.
std::vector<QCPAbstractLegendItem *> itemsOf(const QCPLegend &legend)
{
    std::vector<QCPAbstractLegendItem *> items;
    for (int i = 0; i < legend.itemCount(); ++i)
        if (QCPAbstractLegendItem *item = legend.item(i))
            items.push_back(item);
    return items;
}

/// Above the plot, where it covers nothing; one thing alone needs none.
void placeLegend(QCustomPlot &canvas, int width, const PlotPaper &paper)
{
    QCPLegend *legend = canvas.legend;
    legend->layout()->take(legend);
    canvas.plotLayout()->simplify();
    const auto items = itemsOf(*legend);
    legend->setVisible(items.size() > 1);
    if (!legend->visible()) {
        canvas.axisRect()->insetLayout()->addElement(legend, Qt::AlignTop); // in a row of its own it would narrow all
        return;
    }
    canvas.plotLayout()->insertRow(0);
    canvas.plotLayout()->addElement(0, 0, legend);
    canvas.plotLayout()->setRowStretchFactor(0, 0.001);
    canvas.plotLayout()->setRowSpacing(0);
    legend->setMargins(QMargins(0, 0, 0, 0));
    legend->setBrush(Qt::NoBrush);
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(paper.text);
    legend->setFont(paper.small);
    legend->setIconSize(18, 12);
    int widest = 1;
    for (QCPAbstractLegendItem *item : items) {
        item->setFont(paper.small);
        item->setTextColor(paper.text);
        widest = std::max(widest, item->minimumOuterSizeHint().width() + legend->columnSpacing());
    }
    legend->setWrap(std::clamp(width / widest, 1, static_cast<int>(items.size())));
    legend->setFillOrder(QCPLegend::foColumnsFirst); // and lays out anew
}

/// `width` px are to be drawn on.
void fill(QCustomPlot &canvas, const Plot &plot, int width, const PlotPaper &paper)
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
    addSpans(canvas, plot, width, paper);
    // the percentiles of a distribution stand close together: their words are turned
    const bool turned = plot.kind == PlotKind::LatencyDistribution || plot.kind == PlotKind::LatencyDensity;
    constexpr double axisShare = 0.7; // the words beside an axis take the rest, at most
    MarkWords words(canvas.xAxis->range(), static_cast<int>(width * axisShare), paper.small);
    for (const PlotMark &mark : plot.marks)
        addMark(canvas, mark, turned, words, paper);
    constexpr int leastMargin = 8; // px
    canvas.axisRect()->setAutoMargins(QCP::msLeft | QCP::msRight | QCP::msBottom);
    canvas.axisRect()->setMargins(QMargins(0, std::max(leastMargin, words.height()), 0, 0));
    placeLegend(canvas, width, paper);
}

/// In lines of at most `width` px.
QString wrapped(const QString &words, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    QString lines, line;
    for (const QString &word : words.split(QLatin1Char(' '))) {
        const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (line.isEmpty() || metrics.horizontalAdvance(longer) <= width) {
            line = longer;
            continue;
        }
        lines += line + QLatin1Char('\n');
        line = word;
    }
    return lines + line;
}

} // namespace

void drawPlotInWindow(QCustomPlot &canvas, const Plot &plot)
{
    constexpr int narrow = 240; // px; before it was first laid out
    fill(canvas, plot, std::max(narrow, canvas.width()), windowPaper());
}

void drawPlotOnPaper(QCustomPlot &canvas, const Plot &plot, QSize size)
{
    constexpr int edge = 24; // px
    const PlotPaper paper = whitePaper();
    const int width = size.width() - edge;
    fill(canvas, plot, width, paper);
    const auto line = [&](const std::string &words, const QFont &font) {
        return new QCPTextElement(&canvas, wrapped(text(words), font, width), font);
    };
    canvas.plotLayout()->insertRow(0);
    canvas.plotLayout()->addElement(0, 0, line(plot.title, handFont(22)));
    if (!plot.note.empty()) {
        QCPTextElement *note = line(plot.note, handFont(14));
        note->setTextColor(paper.muted);
        canvas.plotLayout()->addElement(canvas.plotLayout()->rowCount(), 0, note);
    }
    canvas.plotLayout()->setRowSpacing(6);
}

QImage plotPicture(const Plot &plot, QSize size, double scale)
{
    QCustomPlot sheet;
    drawPlotOnPaper(sheet, plot, size);
    return sheet.toPixmap(size.width(), size.height(), scale).toImage();
}

} // namespace ninesketch
