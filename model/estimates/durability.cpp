// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/durability.h"

#include "model/estimates/availability.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr int mostCopies = 100;

/// Chances to go from one number of lost copies to another within a step, all of them lost being the last number.
class Chances
{
public:
    explicit Chances(std::size_t size) : m_size(size), m_values(size * size, 0) {}

    double &at(std::size_t from, std::size_t to) { return m_values[from * m_size + to]; }
    double at(std::size_t from, std::size_t to) const { return m_values[from * m_size + to]; }

    /// Of two steps, one after the other.
    Chances twice() const
    {
        Chances made(m_size);
        for (std::size_t i = 0; i < m_size; ++i)
            for (std::size_t k = 0; k < m_size; ++k)
                if (const double first = at(i, k); first > 0)
                    for (std::size_t j = 0; j < m_size; ++j)
                        made.at(i, j) += first * at(k, j);
        made.addUpToOne();
        return made;
    }

    /// Rounding would grow with each step.
    void addUpToOne()
    {
        for (auto row = m_values.begin(); row != m_values.end(); row += static_cast<std::ptrdiff_t>(m_size)) {
            const auto end = row + static_cast<std::ptrdiff_t>(m_size);
            const double sum = std::accumulate(row, end, 0.0);
            std::for_each(row, end, [sum](double &one) { one /= sum; });
        }
    }

private:
    std::size_t m_size;
    std::vector<double> m_values;
};

/// Rates per year at which one more is lost, and one is there again, by how many are lost.
struct Rates {
    std::vector<double> lose, mend;
    double fastest = 0;

    explicit Rates(const Copies &copies)
    {
        const int count = std::min(copies.count, mostCopies);
        for (int left = count; left >= copies.needed; --left) {
            lose.push_back(left * copies.failuresPerYear);
            mend.push_back(left < count ? secondsPerYear / copies.rebuildTime : 0);
            fastest = std::max(fastest, lose.back() + mend.back());
        }
    }
};

/// Within so short a time that less than half a move is made in it on average: a Poisson number of them.
Chances within(const Rates &rates, double years)
{
    const std::size_t size = rates.lose.size() + 1;
    const double moves = rates.fastest * years;
    Chances made(size), after(size);
    for (std::size_t i = 0; i < size; ++i)
        after.at(i, i) = 1;
    constexpr std::size_t beyondFirst = 24; // 0.5^24 / 24! is below what a double tells
    double weight = std::exp(-moves);
    for (std::size_t k = 0; k <= size + beyondFirst; ++k) {
        Chances next(size);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j) {
                const double here = after.at(i, j);
                made.at(i, j) += weight * here;
                const double lose = j + 1 < size ? rates.lose[j] / rates.fastest : 0;
                const double mend = j + 1 < size ? rates.mend[j] / rates.fastest : 0;
                next.at(i, j) += here * std::max(0.0, 1 - lose - mend);
                if (lose > 0)
                    next.at(i, j + 1) += here * lose;
                if (mend > 0)
                    next.at(i, j - 1) += here * mend;
            }
        after = std::move(next);
        weight *= moves / static_cast<double>(k + 1);
    }
    made.addUpToOne();
    return made;
}

} // namespace

double annualLossProbability(const Copies &copies)
{
    if (copies.count < 1 || copies.needed < 1 || copies.needed > copies.count)
        return 1;
    if (copies.count == copies.needed)
        return -std::expm1(-copies.count * copies.failuresPerYear);
    if (copies.failuresPerYear <= 0 || copies.rebuildTime <= 0)
        return 0;
    const Rates rates(copies);
    constexpr double mostMoves = 0.5;
    const int doublings = std::max(0, static_cast<int>(std::ceil(std::log2(rates.fastest / mostMoves))));
    Chances chances = within(rates, std::ldexp(1.0, -doublings));
    for (int i = 0; i < doublings; ++i)
        chances = chances.twice();
    return chances.at(0, rates.lose.size());
}

double meanTimeToLoss(const Copies &copies)
{
    if (copies.count < 1 || copies.needed < 1 || copies.needed > copies.count)
        return 0;
    const bool spare = copies.count > copies.needed;
    if (copies.failuresPerYear <= 0 || (spare && copies.rebuildTime <= 0))
        return std::numeric_limits<double>::infinity();
    if (!spare)
        return secondsPerYear / (copies.count * copies.failuresPerYear);
    // until one more is lost it takes its time and, each time that one came back first, the way down again
    const Rates rates(copies);
    double years = 0, step = 0;
    for (std::size_t lost = 0; lost < rates.lose.size(); ++lost) {
        step = (1 + rates.mend[lost] * step) / rates.lose[lost];
        years += step;
    }
    return years * secondsPerYear;
}

} // namespace ninesketch
