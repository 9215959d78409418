// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/likely_states.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ninesketch
{

namespace
{

constexpr double mostSteps = 2e8;    ///< expressions looked at, in all states together
constexpr double negligible = 1e-15; ///< share of time that is not worth looking at more failures for

/// That fewer than `needed` of them hold, each failing with a probability of its own: rows of "at least j fail".
double tooFew(int needed, const std::vector<std::size_t> &operands, const std::vector<double> &failing)
{
    const std::size_t most = operands.size() - static_cast<std::size_t>(needed) + 1; // so many failures are too many
    std::vector<double> row(most + 1, 0.0);
    row[0] = 1;
    for (const std::size_t operand : operands)
        for (std::size_t j = most; j > 0; --j)
            row[j] += failing[operand] * (row[j - 1] - row[j]);
    return row[most];
}

} // namespace

LikelyStates::LikelyStates(const AvailabilityModel &model, Condition top,
                           const std::vector<std::pair<PartIndex, double>> &changed)
    : m_model(model)
{
    for (const auto &part : model.m_parts)
        m_down.push_back(part.unavailability);
    for (const auto &[part, unavailability] : changed)
        m_down[static_cast<std::size_t>(part)] = unavailability;

    std::vector<bool> needed(model.m_expressions.size(), false);
    needed[static_cast<std::size_t>(top)] = true;
    for (std::size_t i = needed.size(); i-- > 0;) // operands stand before what is made of them
        if (needed[i])
            for (const Condition operand : model.m_expressions[i].operands)
                needed[static_cast<std::size_t>(operand)] = true;
    std::map<Condition, std::size_t> numbers;
    std::vector<bool> used(model.m_parts.size(), false);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        if (!needed[i])
            continue;
        Expression one{&model.m_expressions[i], {}};
        for (const Condition operand : one.what->operands)
            one.operands.push_back(numbers.at(operand));
        if (one.what->operation == AvailabilityModel::Operation::Works)
            used[static_cast<std::size_t>(one.what->number)] = true;
        numbers.emplace(static_cast<Condition>(i), m_expressions.size());
        m_expressions.push_back(std::move(one));
    }
    m_values.resize(m_expressions.size());
    for (PartIndex part = 0; part < model.partCount(); ++part) {
        double &down = m_down[static_cast<std::size_t>(part)];
        if (!used[static_cast<std::size_t>(part)] || model.isChance(part) || down <= 0 || down >= 1)
            continue;
        m_parts.push_back(part);
        m_unavailabilities.push_back(down);
        down = 0;
    }
    sumUp();
}

double LikelyStates::failing(const Expression &one) const
{
    using Operation = AvailabilityModel::Operation;
    const auto value = [&](std::size_t operand) { return m_values[one.operands[operand]]; };
    switch (one.what->operation) {
    case Operation::Never:
        return 1;
    case Operation::Always:
        return 0;
    case Operation::Works:
        return m_down[static_cast<std::size_t>(one.what->number)];
    case Operation::Choose:
        return (1 - value(0)) * value(1) + value(0) * value(2);
    case Operation::AtLeast:
        break;
    }
    return tooFew(one.what->number, one.operands, m_values);
}

double LikelyStates::failing(const std::vector<std::size_t> &failed)
{
    for (const std::size_t part : failed)
        m_down[static_cast<std::size_t>(m_parts[part])] = 1;
    for (std::size_t i = 0; i < m_expressions.size(); ++i)
        m_values[i] = failing(m_expressions[i]);
    for (const std::size_t part : failed)
        m_down[static_cast<std::size_t>(m_parts[part])] = 0;
    return m_values.back();
}

/// All states with `more` failures among the parts from `from` on. `probability`: of what failed so far, the others up.
void LikelyStates::visit(std::vector<std::size_t> &failed, std::size_t from, std::size_t more, double probability)
{
    if (more == 0) {
        m_states.push_back({failed, probability, failing(failed)});
        return;
    }
    for (std::size_t i = from; i + more <= m_parts.size(); ++i) {
        failed.push_back(i);
        visit(failed, i + 1, more - 1, probability * m_unavailabilities[i] / (1 - m_unavailabilities[i]));
        failed.pop_back();
    }
}

void LikelyStates::sumUp()
{
    double allUp = 1;
    for (const double down : m_unavailabilities)
        allUp *= 1 - down;
    m_left = 1;
    double steps = 0, states = 1, mostFailing = 0;
    std::vector<std::size_t> failed;
    std::size_t failures = 0;
    for (; failures <= m_parts.size(); ++failures) {
        if (failures > 0)
            states *= static_cast<double>(m_parts.size() - failures + 1) / static_cast<double>(failures);
        steps += states * static_cast<double>(m_expressions.size());
        if (failures > 1 && (steps > mostSteps || m_left < negligible))
            break;
        const std::size_t first = m_states.size();
        visit(failed, 0, failures, allUp);
        double seen = 0, failing = 0;
        for (std::size_t i = first; i < m_states.size(); ++i) {
            seen += m_states[i].probability;
            failing += m_states[i].probability * m_states[i].failing;
        }
        m_left = std::max(0.0, m_left - seen);
        m_unavailability += failing;
        mostFailing = seen > 0 ? failing / seen : 0;
    }
    if (failures > m_parts.size()) // all states
        m_left = 0;
    m_unavailability = std::min(1.0, m_unavailability + m_left * mostFailing);

    std::vector<double> downTime(m_parts.size(), 0.0), downFailing(m_parts.size(), 0.0);
    double time = 0, failing = 0;
    for (const State &state : m_states) {
        time += state.probability;
        failing += state.probability * state.failing;
        for (const std::size_t part : state.failed) {
            downTime[part] += state.probability;
            downFailing[part] += state.probability * state.failing;
        }
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        PartImportance one;
        one.part = m_parts[i];
        one.unavailability = m_unavailabilities[i];
        one.birnbaum = downFailing[i] / downTime[i] - (failing - downFailing[i]) / (time - downTime[i]);
        one.severity = m_states[i + 1].failing - m_states[0].failing;
        m_importance.push_back(one);
    }
}

std::vector<std::vector<PartIndex>> LikelyStates::minimalCutSets(int most) const
{
    const double always = m_states.front().failing; // by what is down all the time
    if (always >= 1)
        return {{}};
    std::vector<const State *> cuts;
    for (const State &state : m_states) {
        if (state.failed.empty() || state.failing <= always + 1e-12)
            continue;
        int failures = 0;
        for (const std::size_t part : state.failed)
            failures += m_model.failures(m_parts[part]);
        const bool minimal = std::ranges::none_of(
            cuts, [&](const State *cut) { return std::ranges::includes(state.failed, cut->failed); });
        if (failures <= most && minimal)
            cuts.push_back(&state);
    }
    std::vector<std::vector<PartIndex>> sets;
    for (const State *cut : cuts) {
        sets.emplace_back();
        for (const std::size_t part : cut->failed)
            sets.back().push_back(m_parts[part]);
    }
    return sets;
}

} // namespace ninesketch
