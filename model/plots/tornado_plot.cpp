// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/tornado_plot.h"

#include "model/plots/figure_axis.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostInputs = 8;

std::string rangeText(const Influence &one)
{
    return formatRange(one.range.low, one.range.high, one.input.unit);
}

} // namespace

Plot tornadoPlot(const Tornado &tornado)
{
    Plot plot;
    plot.kind = PlotKind::Sensitivity;
    plot.title = "Which input moves it most: " + axisTitle(tornado.figure.title, tornado.figure.unit);
    if (!tornado.value) {
        plot.note = "There is no such figure at today's values.";
        return plot;
    }
    if (tornado.influences.empty()) {
        plot.note = "No input moves it.";
        return plot;
    }
    const std::size_t count = std::min(tornado.influences.size(), mostInputs);
    plot.horizontalBars = true;
    plot.base = onAxis(*tornado.value, tornado.figure.unit);
    double least = plot.base, most = plot.base;
    bool missing = false;
    for (std::size_t i = 0; i < count; ++i)
        for (const auto &end : {tornado.influences[i].low, tornado.influences[i].high}) {
            missing = missing || !end;
            if (end) {
                least = std::min(least, onAxis(*end, tornado.figure.unit));
                most = std::max(most, onAxis(*end, tornado.figure.unit));
            }
        }
    const double width = most > least ? most - least : std::max(std::abs(plot.base) * 0.2, 1e-12);
    const Unit unit = axisUnit(tornado.figure.unit);
    plot.x = {"", unit, false, std::max(0.0, least - width * 0.4), most + width * 0.4, {}};
    plot.y.low = -1.3; // room for the legend, and above for the mark
    plot.y.high = static_cast<double>(count);
    PlotSeries lower{"input lower", PlotSeries::Shape::Spans, PlotTone::First, {}, {}},
        higher{"input higher", PlotSeries::Shape::Spans, PlotTone::Third, {}, {}};
    for (std::size_t i = 0; i < count; ++i) {
        const Influence &one = tornado.influences[count - 1 - i];
        const double at = static_cast<double>(i);
        plot.y.categories.push_back((one.input.owner.empty() ? "" : one.input.owner + " · ") + one.input.label + " · " +
                                    rangeText(one));
        const auto add = [&](PlotSeries &series, const std::optional<double> &end) {
            series.points.push_back({at, end ? onAxis(*end, tornado.figure.unit) : plot.x.high});
            series.tones.push_back(end ? series.tone : PlotTone::Bad);
        };
        add(lower, one.low);
        add(higher, one.high);
    }
    plot.series = {std::move(lower), std::move(higher)};
    plot.marks = {{true, plot.base, "now " + formatQuantity(plot.base, unit), PlotTone::Muted}};
    plot.note = "Each input by itself: over its own range, else 20 % up and down.";
    if (missing)
        plot.note += " Red: saturated, there is no figure.";
    return plot;
}

} // namespace ninesketch
