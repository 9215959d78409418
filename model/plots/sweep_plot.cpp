// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/sweep_plot.h"

#include "model/plots/figure_axis.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch
{
namespace
{

constexpr int steps = 32;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Plot without(Plot plot, std::string why)
{
    plot.note = std::move(why);
    return plot;
}

const std::string *nameOf(const Design &design, const Figure &figure)
{
    const RequestClass *one = figure.of == Figure::Of::Class ? design.findClass(figure.owner) : nullptr;
    return one ? &one->name : nullptr;
}

/// "p99" of "p99 of Redirect": the plot is of all classes.
std::string plainTitle(const Design &design, const Figure &figure)
{
    const std::string *name = nameOf(design, figure);
    const std::string end = name ? " of " + *name : std::string();
    return !end.empty() && figure.title.ends_with(end) ? figure.title.substr(0, figure.title.size() - end.size())
                                                       : figure.title;
}

/// A share of 3 % is left at the ends, so that no line lies on the frame.
void frame(PlotAxis &axis, double least, double most)
{
    constexpr double edge = 0.03;
    axis.low = axis.logarithmic ? least / std::pow(most / least, edge) : least - (most - least) * edge;
    axis.high = axis.logarithmic ? most * std::pow(most / least, edge) : most + (most - least) * edge;
    if (!(axis.high > axis.low))
        axis.high = axis.low + std::max(1e-12, std::abs(axis.low) * 0.1);
}

/// Where one class meets its target: one side of a value, everywhere or nowhere.
class TargetSide
{
public:
    TargetSide(const Input &input, const Target &target, std::size_t figure, Unit unit, std::span<const SweepRow> rows)
        : m_input(input), m_target(target), m_figure(figure), m_unit(unit), m_rows(rows)
    {
    }
    std::string sentence(const std::string &who) const
    {
        std::vector<std::size_t> turns; ///< between i and i + 1
        for (std::size_t i = 0; i + 1 < m_rows.size(); ++i)
            if (isMet(i) != isMet(i + 1))
                turns.push_back(i);
        if (turns.empty())
            return who + (isMet(0) ? " meets its target for all of these values."
                                   : " misses its target for all of these values.");
        if (turns.size() > 1)
            return who + " meets its target for some of these values.";
        const std::size_t at = turns.front();
        return who + " meets its target " + (isMet(at) ? "up to " : "from ") + turningPoint(at) +
               (isMet(at) ? "." : " on.");
    }

private:
    std::optional<double> figureAt(std::size_t row) const { return m_rows[row].values[m_figure]; }
    bool isMet(std::size_t row) const
    {
        const auto value = figureAt(row);
        const double slack = 1e-12 * std::abs(m_target.value);
        return value &&
               (moreIsBetter(m_target.metric) ? *value >= m_target.value - slack : *value <= m_target.value + slack);
    }
    /// Whole inputs, and where a figure ends: the last value that meets it. Else where the line crosses the target.
    std::string turningPoint(std::size_t at) const
    {
        const auto before = figureAt(at), after = figureAt(at + 1);
        if (m_input.whole || !before || !after)
            return formatQuantity(m_rows[isMet(at) ? at : at + 1].value, m_input.unit);
        const double from = onAxis(*before, m_unit), to = onAxis(*after, m_unit);
        const double share = (onAxis(m_target.value, m_unit) - from) / (to - from);
        const double value = m_rows[at].value + (m_rows[at + 1].value - m_rows[at].value) * share;
        // an availability keeps the digits that tell it apart
        return "about " + formatQuantity(value, m_input.unit, m_input.unit == Unit::Probability ? 3 : 2);
    }

    const Input &m_input;
    const Target &m_target;
    std::size_t m_figure;
    Unit m_unit;
    std::span<const SweepRow> m_rows;
};

struct Extent {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    void take(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

/// Near saturation a latency has no end: what lies far above the middle of all lines does not set the height.
double heightOf(std::vector<double> values)
{
    constexpr double far = 12;
    std::ranges::sort(values);
    return std::min(values.back(), std::max(values[values.size() / 2], values.front()) * far);
}

} // namespace

Plot sweepPlot(const Design &design, const Input &input, std::span<const Figure> figures,
               std::span<const SweepRow> rows)
{
    Plot plot;
    plot.kind = PlotKind::Sweep;
    if (figures.empty() || rows.empty())
        return without(std::move(plot), {});
    const Figure &first = figures.front();
    plot.title = input.title() + ": " + axisTitle(plainTitle(design, first), first.unit);
    Extent across;
    for (const SweepRow &row : rows)
        across.take(onAxis(row.value, input.unit));
    const bool wide = isWide({rows.front().value, rows.back().value}, input.unit) && across.least > 0;
    plot.x = {input.unit == Unit::Probability ? "downtime a year of " + input.owner : "",
              axisUnit(input.unit),
              wide && !input.whole,
              0,
              1,
              {}};
    frame(plot.x, across.least, across.most);

    Extent up;
    std::vector<double> heights;
    bool ends = false;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const std::string *name = nameOf(design, figures[f]);
        PlotSeries line{name ? *name : figures[f].title, PlotSeries::Shape::Line, static_cast<PlotTone>(f % 5), {}, {}};
        bool any = false, missing = false;
        for (const SweepRow &row : rows) {
            const auto value = row.values[f];
            const double y = value ? onAxis(*value, figures[f].unit) : nan;
            line.points.push_back({onAxis(row.value, input.unit), y});
            any = any || value;
            missing = missing || !value;
            if (value)
                heights.push_back(y);
        }
        std::ranges::sort(line.points, {}, &CurvePoint::x); // a larger availability is less downtime
        ends = ends || (any && missing);
        if (any)
            plot.series.push_back(std::move(line));
    }
    if (heights.empty())
        return without(std::move(plot), "There is no such figure for any of these values.");
    for (const double height : heights)
        up.take(height);
    plot.y = {"", axisUnit(first.unit), plot.x.logarithmic && up.least > 0 && up.most > up.least * 20, 0, 1, {}};
    if (!plot.y.logarithmic) {
        up.most = heightOf(heights);
        up.least = std::min(0.0, up.least);
    }

    const auto aims = [&](const Target &target, const Figure &figure) {
        return metricKey(target.metric) == figure.key && (target.classId.empty() || target.classId == figure.owner);
    };
    std::vector<std::string> sentences;
    for (const Target &target : design.targets)
        for (std::size_t f = 0; f < figures.size(); ++f) {
            if (!aims(target, figures[f]))
                continue;
            const std::string *name = nameOf(design, figures[f]);
            sentences.push_back(
                TargetSide(input, target, f, figures[f].unit, rows).sentence(name ? *name : "The design"));
            constexpr double near = 4; // times what the lines need
            const double at = onAxis(target.value, figures[f].unit);
            const auto same = [&](const PlotMark &mark) { return mark.at == at; };
            if (at > up.most * near || (plot.y.logarithmic && at * near < up.least) ||
                std::ranges::any_of(plot.marks, same))
                continue;
            up.take(plot.y.logarithmic ? at * 1.5 : at * 1.15); // its words stand above it
            plot.marks.push_back({false, at, "target " + formatFigure(target.value, figures[f]), PlotTone::Warning});
        }
    frame(plot.y, up.least, up.most);
    if (!plot.y.logarithmic)
        plot.y.low = std::min(up.least, 0.0);
    if (input.value) {
        const double now = onAxis(*input.value, input.unit);
        if (now >= plot.x.low && now <= plot.x.high)
            plot.marks.push_back({true, now, "now " + formatQuantity(*input.value, input.unit), PlotTone::Muted});
    }
    constexpr std::size_t mostSentences = 4;
    for (std::size_t i = 0; i < std::min(sentences.size(), mostSentences); ++i)
        plot.note += (plot.note.empty() ? "" : " ") + sentences[i];
    if (ends)
        plot.note +=
            std::string(plot.note.empty() ? "" : " ") + "Where a line ends, there is no such figure: saturated.";
    return plot;
}

Plot sweepPlot(const Design &design, const PlotQuestion &question, const VariantOptions &options)
{
    Plot plot;
    plot.kind = PlotKind::Sweep;
    plot.title = std::ranges::find(plotKinds(), PlotKind::Sweep, &PlotKindInfo::kind)->title;
    const auto input = findInput(design, question.input);
    if (!input)
        return without(std::move(plot), input.error());
    const auto values = sweepValues(*input, question.values, steps);
    if (!values)
        return without(std::move(plot), values.error());
    const auto figures = findFigures(design, question.figure);
    if (!figures)
        return without(std::move(plot), figures.error());
    if (figures->empty())
        return without(std::move(plot), "There is no request class yet.");
    return sweepPlot(design, *input, *figures, sweep(design, *input, *values, *figures, options));
}

} // namespace ninesketch
