// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/sweep_plot.h"

#include "model/estimates/targets.h"
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
        return value && meets(m_target.metric, *value, m_target.value);
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

class SweepPlot
{
public:
    SweepPlot(const Design &design, const Input &input, std::span<const Figure> figures, std::span<const SweepRow> rows)
        : m_design(design), m_input(input), m_figures(figures), m_rows(rows)
    {
        m_plot.kind = PlotKind::Sweep;
    }

    Plot made()
    {
        if (m_figures.empty() || m_rows.empty())
            return without(std::move(m_plot), {});
        m_plot.title =
            m_input.title() + ": " + axisTitle(plainTitle(m_design, m_figures.front()), m_figures.front().unit);
        layAxisOut();
        drawLines();
        if (m_heights.empty())
            return without(std::move(m_plot), "There is no such figure for any of these values.");
        for (const double height : m_heights)
            m_up.take(height);
        m_plot.y = {"",
                    axisUnit(m_figures.front().unit),
                    m_plot.x.logarithmic && m_up.least > 0 && m_up.most > m_up.least * 20,
                    0,
                    1,
                    {}};
        if (!m_plot.y.logarithmic) {
            m_up.most = heightOf(m_heights);
            m_up.least = std::min(0.0, m_up.least);
        }
        holdAgainstTargets();
        frame(m_plot.y, m_up.least, m_up.most);
        if (!m_plot.y.logarithmic)
            m_plot.y.low = std::min(m_up.least, 0.0);
        markToday();
        if (m_ends)
            say("Where a line ends, there is no such figure: saturated.");
        return std::move(m_plot);
    }

private:
    void layAxisOut()
    {
        Extent across;
        for (const SweepRow &row : m_rows)
            across.take(onAxis(row.value, m_input.unit));
        const bool wide = isWide({m_rows.front().value, m_rows.back().value}, m_input.unit) && across.least > 0;
        m_plot.x = {m_input.unit == Unit::Probability ? "downtime a year of " + m_input.owner : "",
                    axisUnit(m_input.unit),
                    wide && !m_input.whole,
                    0,
                    1,
                    {}};
        frame(m_plot.x, across.least, across.most);
    }

    void drawLines()
    {
        for (std::size_t f = 0; f < m_figures.size(); ++f) {
            const std::string *name = nameOf(m_design, m_figures[f]);
            PlotSeries line{
                name ? *name : m_figures[f].title, PlotSeries::Shape::Line, static_cast<PlotTone>(f % 5), {}, {}};
            bool any = false, missing = false;
            for (const SweepRow &row : m_rows) {
                const auto value = row.values[f];
                const double y = value ? onAxis(*value, m_figures[f].unit) : nan;
                line.points.push_back({onAxis(row.value, m_input.unit), y});
                any = any || value;
                missing = missing || !value;
                if (value)
                    m_heights.push_back(y);
            }
            std::ranges::sort(line.points, {}, &CurvePoint::x); // a larger availability is less downtime
            m_ends = m_ends || (any && missing);
            if (any)
                m_plot.series.push_back(std::move(line));
        }
    }

    void holdAgainstTargets()
    {
        std::size_t said = 0;
        for (const Target &target : m_design.targets)
            for (std::size_t f = 0; f < m_figures.size(); ++f) {
                const Figure &figure = m_figures[f];
                if (metricKey(target.metric) != figure.key ||
                    (!target.classId.empty() && target.classId != figure.owner))
                    continue;
                const std::string *name = nameOf(m_design, figure);
                constexpr std::size_t mostSentences = 4;
                if (said++ < mostSentences)
                    say(TargetSide(m_input, target, f, figure.unit, m_rows).sentence(name ? *name : "The design"));
                markTarget(target, figure);
            }
    }

    void markTarget(const Target &target, const Figure &figure)
    {
        constexpr double near = 4; // times what the lines need
        const double at = onAxis(target.value, figure.unit);
        const auto same = [&](const PlotMark &mark) { return mark.at == at; };
        if (at > m_up.most * near || (m_plot.y.logarithmic && at * near < m_up.least) ||
            std::ranges::any_of(m_plot.marks, same))
            return;
        m_up.take(m_plot.y.logarithmic ? at * 1.5 : at * 1.15); // its words stand above it
        m_plot.marks.push_back({false, at, "target " + formatFigure(target.value, figure), PlotTone::Warning});
    }

    void markToday()
    {
        if (!m_input.value)
            return;
        const double now = onAxis(*m_input.value, m_input.unit);
        if (now >= m_plot.x.low && now <= m_plot.x.high)
            m_plot.marks.push_back({true, now, "now " + formatQuantity(*m_input.value, m_input.unit), PlotTone::Muted});
    }

    void say(const std::string &sentence) { m_plot.note += (m_plot.note.empty() ? "" : " ") + sentence; }

    const Design &m_design;
    const Input &m_input;
    std::span<const Figure> m_figures;
    std::span<const SweepRow> m_rows;
    Plot m_plot;
    Extent m_up;
    std::vector<double> m_heights;
    bool m_ends = false; ///< some line ends between the values
};

} // namespace

Plot sweepPlot(const Design &design, const Input &input, std::span<const Figure> figures,
               std::span<const SweepRow> rows)
{
    return SweepPlot(design, input, figures, rows).made();
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
