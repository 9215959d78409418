// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/uncertainty.h"

#include "model/estimates/targets.h"

#include "model/quantities.h"
#include "model/queueing/dense_matrix.h"
#include "model/whatif/quasi_random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace ninesketch
{
namespace
{

constexpr double negligible = 0.01; ///< share of a figure's variance

/// Whether a figure that does not exist is beyond the upper end (a latency without an end) or the lower one.
bool missingIsHigh(const Figure &figure)
{
    return figure.unit == Unit::Seconds;
}

/// Ranks from 0, equal values share their middle one, standardised to mean 0 and variance 1; empty when all are equal.
std::vector<double> standardisedRanks(const std::vector<double> &values)
{
    const std::size_t n = values.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(n);
    for (std::size_t i = 0; i < n;) {
        std::size_t end = i;
        while (end < n && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t k = i; k < end; ++k)
            ranks[order[k]] = (static_cast<double>(i) + static_cast<double>(end) - 1) / 2;
        i = end;
    }
    const double mean = (static_cast<double>(n) - 1) / 2;
    double variance = 0;
    for (double &rank : ranks) {
        rank -= mean;
        variance += rank * rank / static_cast<double>(n);
    }
    if (variance <= 0)
        return {};
    for (double &rank : ranks)
        rank /= std::sqrt(variance);
    return ranks;
}

double productOf(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / static_cast<double>(a.size());
}

class Analysis
{
public:
    Analysis(const Design &design, const std::vector<Figure> &figures, const BandOptions &options)
        : m_design(design), m_figures(figures), m_options(options)
    {
        for (const Input &input : inputsOf(design))
            if (input.range)
                m_bands.inputs.push_back(input);
        m_bands.points = options.points;
        m_bands.seed = options.seed;
    }

    Bands analyse()
    {
        if (m_bands.inputs.empty())
            return {};
        addTargets();
        draw();
        m_values = evaluate(m_shares);
        if (m_values.empty())
            return {};
        std::vector<FigureValues> middle = evaluateVariants(
            m_design, 1, [](std::size_t) { return std::vector<Setting>(); }, m_figures, m_options.variants);
        if (middle.empty())
            return {};
        for (std::size_t f = 0; f < m_shown; ++f) {
            FigureBand band;
            band.figure = m_figures[f];
            band.value = middle[0][f];
            spread(f, band);
            explain(f, band);
            m_bands.figures.push_back(std::move(band));
        }
        if (!widen())
            return {};
        for (std::size_t t = 0; t < m_bands.targets.size(); ++t)
            judge(m_bands.targets[t], m_metrics[t], m_shown + t);
        return std::move(m_bands);
    }

private:
    using Shares = std::vector<double>; ///< how far through each input's range

    std::vector<FigureValues> evaluate(const std::vector<Shares> &shares) const
    {
        return evaluateVariants(
            m_design, shares.size(),
            [&](std::size_t i) {
                std::vector<Setting> settings;
                for (std::size_t d = 0; d < m_bands.inputs.size(); ++d) {
                    const Input &input = m_bands.inputs[d];
                    settings.push_back({&input, valueIn(*input.range, input.unit, input.whole, shares[i][d])});
                }
                return settings;
            },
            m_figures, m_options.variants);
    }

    void draw()
    {
        const std::size_t dimensions = m_bands.inputs.size();
        const QuasiRandom points(dimensions, m_options.seed);
        for (std::size_t i = 0; i < m_options.points; ++i) {
            m_shares.emplace_back();
            for (std::size_t d = 0; d < dimensions; ++d)
                m_shares.back().push_back(points.at(i, d));
        }
        for (std::size_t d = 0; d < dimensions; ++d) {
            std::vector<double> column;
            for (const Shares &shares : m_shares)
                column.push_back(shares[d]);
            m_columns.push_back(standardisedRanks(column));
        }
    }

    void addTargets()
    {
        m_shown = m_figures.size();
        for (const Target &target : m_design.targets) {
            const auto found = findFigures(m_design, metricKey(target.metric), target.classId);
            if (!found)
                continue;
            for (const Figure &figure : *found) {
                m_bands.targets.push_back({figure, target.value, 0});
                m_metrics.push_back(target.metric);
                m_figures.push_back(figure);
            }
        }
    }

    void judge(TargetChance &target, Metric metric, std::size_t f) const
    {
        std::size_t met = 0;
        for (const FigureValues &values : m_values)
            if (values[f] && meets(metric, *values[f], target.wanted))
                ++met;
        target.chance = static_cast<double>(met) / static_cast<double>(m_values.size());
    }

    void spread(std::size_t f, FigureBand &band) const
    {
        std::vector<double> there;
        for (const FigureValues &values : m_values)
            if (values[f])
                there.push_back(*values[f]);
        const auto n = static_cast<double>(m_values.size());
        band.missing = 1 - static_cast<double>(there.size()) / n;
        if (there.empty())
            return;
        std::ranges::sort(there);
        band.low = there.front();
        band.high = there.back();
        const double below = missingIsHigh(band.figure) ? 0 : band.missing * n; // ranks taken by what does not exist
        const auto at = [&](double share) -> std::optional<double> {
            const double rank = share * (n - 1) - below;
            if (rank < 0 || rank > static_cast<double>(there.size()) - 1)
                return std::nullopt;
            const auto i = static_cast<std::size_t>(rank);
            const double next = i + 1 < there.size() ? there[i + 1] : there[i];
            return there[i] + (next - there[i]) * (rank - std::floor(rank));
        };
        band.p10 = at(0.1);
        band.p90 = at(0.9);
    }

    void explain(std::size_t f, FigureBand &band) const
    {
        std::vector<double> values;
        for (const FigureValues &one : m_values)
            values.push_back(one[f].value_or(missingIsHigh(band.figure) ? HUGE_VAL : -HUGE_VAL));
        const std::vector<double> ranks = standardisedRanks(values);
        if (ranks.empty())
            return;
        std::vector<std::size_t> moved; // an input whose whole numbers are all the same has no ranks
        for (std::size_t d = 0; d < m_columns.size(); ++d)
            if (!m_columns[d].empty())
                moved.push_back(d);
        const int size = static_cast<int>(moved.size());
        DenseMatrix normal(size, size), right(size, 1);
        for (int a = 0; a < size; ++a) {
            const auto &column = m_columns[moved[static_cast<std::size_t>(a)]];
            for (int b = 0; b < size; ++b)
                normal(a, b) = productOf(column, m_columns[moved[static_cast<std::size_t>(b)]]) + (a == b ? 1e-12 : 0);
            right(a, 0) = productOf(column, ranks);
        }
        const DenseMatrix coefficients = normal.solve(right);
        for (int a = 0; a < size; ++a) {
            const double coefficient = coefficients(a, 0);
            band.explained += coefficient * right(a, 0);
            band.dominance.push_back({moved[static_cast<std::size_t>(a)], coefficient * coefficient, coefficient > 0});
        }
        std::ranges::stable_sort(band.dominance, std::greater<>(), &Dominance::share);
    }

    /// The combinations of ends at which a figure that rises or falls with every input is smallest and largest.
    bool widen()
    {
        std::map<Shares, std::size_t> corners;
        std::vector<Shares> asked;
        const auto corner = [&](const FigureBand &band, bool highest) {
            Shares shares(m_bands.inputs.size(), 0.5);
            for (const Dominance &one : band.dominance)
                shares[one.input] = one.rises == highest ? 1.0 : 0.0;
            const auto [at, made] = corners.try_emplace(shares, asked.size());
            if (made)
                asked.push_back(shares);
            return at->second;
        };
        for (const FigureBand &band : m_bands.figures)
            for (const bool highest : {false, true})
                corner(band, highest);
        const auto values = evaluate(asked);
        if (values.empty())
            return false;
        for (std::size_t f = 0; f < m_bands.figures.size(); ++f) {
            FigureBand &band = m_bands.figures[f];
            for (const bool highest : {false, true}) {
                const auto value = values[corner(band, highest)][f];
                if (!value)
                    (missingIsHigh(band.figure) ? band.high : band.low).reset();
                if (value && band.low)
                    band.low = std::min(*band.low, *value);
                if (value && band.high)
                    band.high = std::max(*band.high, *value);
            }
            if (band.missing > 0)
                (missingIsHigh(band.figure) ? band.high : band.low).reset();
        }
        return true;
    }

    const Design &m_design;
    std::vector<Figure> m_figures; ///< those shown, then those of targets
    std::size_t m_shown = 0;
    const BandOptions &m_options;
    Bands m_bands;
    std::vector<Metric> m_metrics; ///< of Bands::targets
    std::vector<Shares> m_shares;
    std::vector<std::vector<double>> m_columns; ///< ranks by input
    std::vector<FigureValues> m_values;
};

} // namespace

bool Bands::matters(std::size_t input) const
{
    return std::ranges::any_of(figures, [&](const FigureBand &band) {
        return std::ranges::any_of(band.dominance,
                                   [&](const Dominance &one) { return one.input == input && one.share >= negligible; });
    });
}

std::vector<Figure> reportedFigures(const Design &design)
{
    std::vector<Figure> figures;
    for (const RequestClass &one : design.classes)
        for (const char *name :
             {"rate", "availability", "success", "mean", "p50", "p90", "p95", "p99", "p999", "throughput"})
            if (const auto found = findFigures(design, name, one.id))
                figures.insert(figures.end(), found->begin(), found->end());
    for (const char *name : {"headroom", "cost"})
        if (const auto found = findFigures(design, name))
            figures.insert(figures.end(), found->begin(), found->end());
    return figures;
}

Bands uncertainty(const Design &design, const std::vector<Figure> &figures, const BandOptions &options)
{
    return Analysis(design, figures, options).analyse();
}

std::string formatBand(const FigureBand &band)
{
    if (!band.p10 && !band.p90)
        return band.missing > 0 ? "does not exist" : "unknown";
    if (!band.p90)
        return formatFigure(band.p10, band.figure) + " or more";
    if (!band.p10)
        return "up to " + formatFigure(band.p90, band.figure);
    return formatRange(*band.p10, *band.p90, band.figure.unit);
}

std::string dominanceSentence(const Bands &bands, const FigureBand &band)
{
    if (band.dominance.empty())
        return "None of the ranges moves it.";
    std::string text, idle;
    int named = 0;
    for (const Dominance &one : band.dominance) {
        const Input &input = bands.inputs[one.input];
        if (one.share < negligible) {
            idle += (idle.empty() ? "" : ", ") + input.path;
        } else if (named < 3) {
            text += (named++ == 0 ? "" : ", ") + input.path + " makes " + formatShare(one.share, 2) + " of the spread";
        }
    }
    if (!text.empty())
        text += ".";
    if (!idle.empty())
        text += (text.empty() ? "" : " ") + ("Does not matter: " + idle + ".");
    return text;
}

} // namespace ninesketch
