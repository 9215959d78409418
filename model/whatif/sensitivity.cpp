// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/sensitivity.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double usualChange = 0.2;
constexpr double derivativeStep = 0.003;
constexpr double nothing = 1e-6; ///< relative change of a figure that counts as none: numerics, not influence

/// What is counted in percents: an availability by what is missing to 1.
double counted(double value, Unit unit)
{
    return unit == Unit::Probability ? 1 - value : value;
}

/// How often, in which order and how many at a time calls are made is the shape of a design, unless it is stated.
bool isShape(const Input &input)
{
    return !input.stated && input.path.find("->") != std::string::npos;
}

bool changed(std::optional<double> from, std::optional<double> to, Unit unit)
{
    if (!from || !to)
        return from.has_value() != to.has_value();
    const double a = counted(*from, unit), b = counted(*to, unit);
    return std::abs(a - b) > nothing * std::max(std::abs(a), std::abs(b)) && a != b;
}

double swingOf(const Influence &one, std::optional<double> value)
{
    if (!one.low || !one.high)
        return HUGE_VAL;
    double least = std::min(*one.low, *one.high), most = std::max(*one.low, *one.high);
    if (value) {
        least = std::min(least, *value);
        most = std::max(most, *value);
    }
    return most - least;
}

class Analysis
{
public:
    Analysis(const Design &design, const std::vector<Figure> &figures, const VariantOptions &options)
        : m_design(design), m_figures(figures), m_options(options), m_inputs(inputsOf(design))
    {
    }

    std::vector<Tornado> analyse()
    {
        chooseRanges();
        const auto ends = evaluateVariants(
            m_design, m_varied.size() * 2 + 1,
            [&](std::size_t i) -> std::vector<Setting> {
                if (i == 0)
                    return {};
                const Varied &one = m_varied[(i - 1) / 2];
                return {{&m_inputs[one.input], i % 2 == 1 ? one.range.low : one.range.high}};
            },
            m_figures, part(0, m_varied.size() * 2 + 1));
        if (ends.empty())
            return {};
        std::vector<std::size_t> moving; // indices into m_varied
        for (std::size_t v = 0; v < m_varied.size(); ++v)
            for (std::size_t f = 0; f < m_figures.size(); ++f)
                if (moves(ends, v, f)) {
                    moving.push_back(v);
                    break;
                }
        const auto beside = evaluateVariants(
            m_design, moving.size() * 3,
            [&](std::size_t i) -> std::vector<Setting> {
                const Varied &one = m_varied[moving[i / 3]];
                const double values[] = {one.below, one.above, m_inputs[one.input].value.value_or(0)};
                return {{&m_inputs[one.input], values[i % 3]}};
            },
            m_figures, part(m_varied.size() * 2 + 1, moving.size() * 3));
        if (beside.empty() && !moving.empty())
            return {};
        std::vector<Tornado> tornados;
        for (std::size_t f = 0; f < m_figures.size(); ++f)
            tornados.push_back(tornado(f, ends, moving, beside));
        return tornados;
    }

private:
    struct Varied {
        std::size_t input = 0;
        Range range;
        bool stated = false;
        double below = 0, above = 0; ///< for the derivative
    };

    /// The options for `count` of all variants, `before` of which are done.
    VariantOptions part(std::size_t before, std::size_t count) const
    {
        VariantOptions options = m_options;
        if (m_options.progress)
            options.progress = [this, before, count](std::size_t done, std::size_t) {
                // how many inputs have an influence is known after the first part; until then all may
                const std::size_t whole = before == 0 ? m_varied.size() * 5 + 1 : before + count;
                m_options.progress(before + done, whole);
            };
        return options;
    }

    void chooseRanges()
    {
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            const Input &input = m_inputs[i];
            const auto range = input.range ? input.range : usualRange(input);
            if (isShape(input))
                continue;
            if (!range) {
                if (input.value && input.unit != Unit::Flag)
                    m_notVaried.push_back(i);
                continue;
            }
            Varied one{i, *range, input.range.has_value()};
            const double value = *input.value;
            const double size = std::abs(counted(value, input.unit));
            const double step =
                input.whole ? 1 : derivativeStep * (input.unit == Unit::Share ? std::min(size, 1 - size) : size);
            const double enough = step > 0 ? step : derivativeStep * size;
            one.below = std::max(input.minimum, value - enough);
            one.above = std::min(input.maximum, value + enough);
            m_varied.push_back(one);
        }
    }

    bool moves(const std::vector<FigureValues> &ends, std::size_t v, std::size_t f) const
    {
        const auto &base = ends[0][f];
        const Unit unit = m_figures[f].unit;
        return changed(base, ends[v * 2 + 1][f], unit) || changed(base, ends[v * 2 + 2][f], unit);
    }

    Tornado tornado(std::size_t f, const std::vector<FigureValues> &ends, const std::vector<std::size_t> &moving,
                    const std::vector<FigureValues> &beside) const
    {
        Tornado made;
        made.figure = m_figures[f];
        made.value = ends[0][f];
        for (const std::size_t i : m_notVaried)
            made.notVaried.push_back(m_inputs[i]);
        for (std::size_t v = 0; v < m_varied.size(); ++v) {
            const Varied &one = m_varied[v];
            if (!moves(ends, v, f)) {
                made.withoutInfluence.push_back(m_inputs[one.input]);
                continue;
            }
            const std::size_t at = static_cast<std::size_t>(std::ranges::find(moving, v) - moving.begin());
            if (changed(made.value, beside[at * 3 + 2][f], made.figure.unit)) {
                // a default that means something else as soon as it is stated: it follows from other inputs
                made.notVaried.push_back(m_inputs[one.input]);
                continue;
            }
            Influence influence{m_inputs[one.input], one.range, one.stated, ends[v * 2 + 1][f],
                                ends[v * 2 + 2][f],  {},        {},         0};
            const auto below = beside[at * 3][f], above = beside[at * 3 + 1][f];
            const double width = one.above - one.below;
            if (below && above && width > 0) {
                influence.derivative = (*above - *below) / width;
                if (made.value) {
                    const Unit unit = influence.input.unit;
                    const double x = counted(*influence.input.value, unit), y = counted(*made.value, made.figure.unit);
                    const double sign =
                        (unit == Unit::Probability ? -1.0 : 1.0) * (made.figure.unit == Unit::Probability ? -1.0 : 1.0);
                    if (y != 0)
                        influence.elasticity = sign * *influence.derivative * x / y;
                }
            }
            influence.swing = swingOf(influence, made.value);
            made.influences.push_back(std::move(influence));
        }
        std::ranges::stable_sort(made.influences, std::greater<>(), &Influence::swing);
        return made;
    }

    const Design &m_design;
    const std::vector<Figure> &m_figures;
    const VariantOptions &m_options;
    std::vector<Input> m_inputs;
    std::vector<Varied> m_varied;
    std::vector<std::size_t> m_notVaried;
};

} // namespace

std::optional<Range> usualRange(const Input &input)
{
    if (!input.value || *input.value == 0 || input.unit == Unit::Flag)
        return std::nullopt;
    const double value = *input.value;
    double change = usualChange * std::abs(value);
    if (input.unit == Unit::Probability)
        change = usualChange * (1 - value);
    else if (input.unit == Unit::Share && value < 1)
        change = usualChange * std::min(value, 1 - value);
    if (input.whole)
        change = std::max(1.0, std::round(change));
    Range range{std::max(input.minimum, value - change), std::min(input.maximum, value + change)};
    if (input.whole)
        range = {std::ceil(range.low), std::floor(range.high)};
    return range.low < range.high ? std::optional(range) : std::nullopt;
}

std::vector<Tornado> sensitivity(const Design &design, const std::vector<Figure> &figures,
                                 const VariantOptions &options)
{
    return Analysis(design, figures, options).analyse();
}

} // namespace ninesketch
