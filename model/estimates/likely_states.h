// SPDX-License-Identifier: GPL-3.0-or-later
// What a decision diagram would grow too large for: many calls that are made by chance between many parts. The states
// of the parts are gone through one by one, the likeliest first; who is up being given, a request succeeds by its
// chances alone, which are independent, since every visit draws its own.
#pragma once
#include "model/estimates/availability.h"

namespace ninesketch
{

class LikelyStates
{
public:
    /// Of some parts the unavailability may be `changed`. Parts that are always up or always down have one state. As
    /// many failures at a time are looked at as take no more than about a second; what is left is taken to fail as
    /// those of the most failures do.
    LikelyStates(const AvailabilityModel &model, Condition top,
                 const std::vector<std::pair<PartIndex, double>> &changed = {});

    double unavailability() const { return m_unavailability; }
    /// Share of time in states that were not looked at: the unavailability is known to that.
    double left() const { return m_left; }

    /// Unavailability, Birnbaum importance and severity of each part with two states, by number.
    const std::vector<PartImportance> &importance() const { return m_importance; }
    /// Up to so many failures that make requests fail, fewest parts first, then by number.
    std::vector<std::vector<PartIndex>> minimalCutSets(int most) const;

private:
    struct Expression {
        const AvailabilityModel::Expression *what = nullptr;
        std::vector<std::size_t> operands; ///< of m_expressions
    };
    struct State {
        std::vector<std::size_t> failed; ///< of m_parts, ascending
        double probability = 0, failing = 0;
    };
    double failing(const std::vector<std::size_t> &failed);
    double failing(const Expression &one) const;
    void visit(std::vector<std::size_t> &failed, std::size_t from, std::size_t more, double probability);
    void sumUp();

    const AvailabilityModel &m_model;
    std::vector<Expression> m_expressions; ///< operands first, the top last
    std::vector<double> m_values;          ///< by expression: chance that it does not hold in the state at hand
    std::vector<double> m_down;            ///< by part: unavailability, or 0 and 1 as the state at hand has it
    std::vector<PartIndex> m_parts;        ///< those with two states
    std::vector<double> m_unavailabilities;
    std::vector<State> m_states;
    std::vector<PartImportance> m_importance;
    double m_unavailability = 0, m_left = 0;
};

} // namespace ninesketch
