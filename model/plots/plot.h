// SPDX-License-Identifier: GPL-3.0-or-later
// What a plot shows, without how it is drawn: the window draws it, the exporters write it, as CSV it is a table.
#pragma once
#include "model/estimates/report.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

enum class PlotKind {
    LatencyDistribution,       ///< share of requests answered within a time
    LatencyDensity,            ///< how often which time occurs, on a logarithmic axis
    LatencyAgainstLoad,        ///< mean and p99 of each class while all load grows
    Utilisation,               ///< of each component, busiest first
    LatencyBudget,             ///< whose milliseconds: mean time by component, waiting apart
    AvailabilityContributions, ///< share of a class's downtime that each part causes
    StorageGrowth,             ///< bytes kept by each store from an empty start
    LagAfterStop,              ///< backlog of each queue when its consumers stop for a minute
    TokenBucket,               ///< admitted rate of each limiter against the offered one
    Sensitivity,               ///< how far each input moves a figure (model/plots/tornado_plot.h)
    Sweep,                     ///< a figure of each class over the values of one input (model/plots/sweep_plot.h)
};

struct PlotKindInfo {
    PlotKind kind;
    const char *id;    ///< "latency-distribution"
    const char *title; ///< "Latency: share of requests answered within"
    bool byClass;      ///< shows one request class
};
std::span<const PlotKindInfo> plotKinds();
std::optional<PlotKind> plotKindOf(std::string_view id);
/// Many evaluations answer it, so it is shown to who asks: sensitivity and sweeps.
bool isAskedFor(PlotKind kind);

struct PlotAxis {
    std::string label;
    Unit unit = Unit::None;
    bool logarithmic = false;
    double low = 0, high = 1;
    std::vector<std::string> categories; ///< of bars: the k-th stands at k (from 0)
};

/// What a colour means; the window has one for each.
enum class PlotTone { First, Second, Third, Fourth, Fifth, Good, Warning, Bad, Muted };

struct PlotSeries {
    enum class Shape {
        Line,
        Area,
        Dashed,
        Bars,
        Spans ///< bars that begin at `Plot::base`, laid over each other
    };
    std::string name;
    Shape shape = Shape::Line;
    PlotTone tone = PlotTone::First;
    /// Bars: x is the category, y its length (spans: its end); Bars are stacked. Lines: y NaN is a gap.
    std::vector<CurvePoint> points;
    std::vector<PlotTone> tones; ///< of bars, one each, in place of `tone`
};

/// A line across the plot with words at it.
struct PlotMark {
    bool vertical = true; ///< at an x; else at a y
    double at = 0;
    std::string words;
    PlotTone tone = PlotTone::Muted;
};

struct Plot {
    PlotKind kind = PlotKind::LatencyDistribution;
    std::string title;
    PlotAxis x, y;
    bool horizontalBars = false; ///< categories on the vertical axis
    double base = 0;             ///< where spans begin
    std::vector<PlotSeries> series;
    std::vector<PlotMark> marks;
    std::string note; ///< what to know when reading it, or why there is nothing
    bool empty() const { return series.empty(); }
};

/// What a plot was asked for; it can be asked again when the numbers have changed.
struct PlotQuestion {
    PlotKind kind = PlotKind::LatencyDistribution;
    std::string classId; ///< empty: the first class
    std::string figure;  ///< Sensitivity and Sweep: "p99"
    std::string input;   ///< Sweep: "database.serviceTime"
    std::string values;  ///< Sweep: "1\u2013100 ms"
    friend bool operator==(const PlotQuestion &, const PlotQuestion &) = default;
};

/// The plot of that kind; empty with a note when the report has nothing for it. `classId` empty: the first class.
Plot makePlot(PlotKind kind, const Design &design, const Report &report, std::string_view classId = {});

/// Lays what a simulation saw of the class over the plot of its latency (distribution or density).
void addSimulated(Plot &plot, const ClassReport &simulated);

/// One row a point: series, x, y in base units, which the head names; RFC 4180.
std::string plotCsv(const Plot &plot);

} // namespace ninesketch
