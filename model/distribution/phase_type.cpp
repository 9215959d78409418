// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/phase_type.h"

#include <algorithm>
#include <cmath>

namespace ninesketch::transform
{

namespace
{
using Matrix = std::vector<double>;

/// product = left x right; most chains go one way, so that half of it is zeros.
void multiply(const Matrix &left, const Matrix &right, std::size_t n, Matrix &product)
{
    std::fill(product.begin(), product.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            if (const double factor = left[i * n + k]; factor != 0)
                for (std::size_t j = 0; j < n; ++j)
                    product[i * n + j] += factor * right[k * n + j];
}
} // namespace

PhaseType PhaseType::oneOf(std::span<const std::pair<double, double>> weightsAndMeans)
{
    PhaseType made;
    const std::size_t n = weightsAndMeans.size();
    made.m_moves.assign(n * n, 0);
    for (const auto &[weight, mean] : weightsAndMeans) {
        made.m_start.push_back(weight);
        made.m_leaves.push_back(1 / mean);
        made.m_atom -= weight;
    }
    return made;
}

PhaseType PhaseType::inARow(std::span<const double> weights, double phaseMean)
{
    PhaseType made;
    const std::size_t n = weights.size() - 1;
    made.m_atom = weights.front();
    made.m_moves.assign(n * n, 0);
    made.m_leaves.assign(n, 1 / phaseMean);
    for (std::size_t i = 0; i < n; ++i) {
        made.m_start.push_back(weights[n - i]);
        if (i + 1 < n)
            made.m_moves[i * n + i + 1] = 1 / phaseMean;
    }
    return made;
}

PhaseType PhaseType::chain(std::vector<double> start, std::vector<double> leaves, std::span<const Move> moves)
{
    PhaseType made;
    for (const double probability : start)
        made.m_atom -= probability;
    if (std::fabs(made.m_atom) < 1e-13)
        made.m_atom = 0;
    made.m_moves.assign(start.size() * start.size(), 0);
    for (const Move &move : moves)
        made.m_moves[move.from * start.size() + move.to] += move.rate;
    made.m_start = std::move(start);
    made.m_leaves = std::move(leaves);
    return made;
}

std::complex<double> PhaseType::transform(std::complex<double> s) const
{
    std::vector<std::complex<double>> from(size());
    std::complex<double> whole = m_atom;
    for (std::size_t i = size(); i-- > 0;) {
        std::complex<double> sum = 0;
        double moving = 0;
        for (std::size_t k = i + 1; k < size(); ++k)
            if (const double rate = m_moves[i * size() + k]; rate > 0) {
                sum += rate * from[k];
                moving += rate;
            }
        from[i] = (sum + m_leaves[i] - moving) / (s + m_leaves[i]);
        whole += m_start[i] * from[i];
    }
    return whole;
}

std::array<double, 4> PhaseType::rawMoments() const
{
    std::array<double, 4> result{};
    std::vector<double> lower(size(), 1.0), here(size());
    for (std::size_t order = 0; order < result.size(); ++order) {
        for (std::size_t i = size(); i-- > 0;) {
            double sum = static_cast<double>(order + 1) * lower[i];
            for (std::size_t k = i + 1; k < size(); ++k)
                sum += m_moves[i * size() + k] * here[k];
            here[i] = sum / m_leaves[i];
            result[order] += m_start[i] * here[i];
        }
        lower = here;
    }
    return result;
}

PhaseType PhaseType::scaled(double factor) const
{
    PhaseType made = *this;
    for (auto *rates : {&made.m_leaves, &made.m_moves})
        for (double &rate : *rates)
            rate /= factor;
    return made;
}

double PhaseType::endingRate(std::size_t phase) const
{
    double rate = m_leaves[phase];
    for (std::size_t to = 0; to < size(); ++to)
        rate -= m_moves[phase * size() + to];
    return rate;
}

PhaseType PhaseType::then(const PhaseType &other) const
{
    PhaseType made;
    const std::size_t first = size(), second = other.size(), n = first + second;
    made.m_atom = m_atom * other.m_atom;
    made.m_start = m_start;
    made.m_leaves = m_leaves;
    made.m_leaves.insert(made.m_leaves.end(), other.m_leaves.begin(), other.m_leaves.end());
    for (const double start : other.m_start)
        made.m_start.push_back(m_atom * start);
    made.m_moves.assign(n * n, 0);
    for (std::size_t i = 0; i < first; ++i) {
        std::copy_n(m_moves.begin() + static_cast<std::ptrdiff_t>(i * first), first,
                    made.m_moves.begin() + static_cast<std::ptrdiff_t>(i * n));
        const double ends = endingRate(i);
        for (std::size_t k = 0; k < second; ++k)
            made.m_moves[i * n + first + k] = ends * other.m_start[k];
    }
    for (std::size_t i = 0; i < second; ++i)
        std::copy_n(other.m_moves.begin() + static_cast<std::ptrdiff_t>(i * second), second,
                    made.m_moves.begin() + static_cast<std::ptrdiff_t>((first + i) * n + first));
    return made;
}

PhaseType PhaseType::emptyMixture()
{
    PhaseType made;
    made.m_atom = 0;
    return made;
}

void PhaseType::addToMixture(double weight, const PhaseType &other)
{
    const std::size_t first = size(), second = other.size(), n = first + second;
    std::vector<double> moves(n * n, 0);
    for (std::size_t i = 0; i < first; ++i)
        for (std::size_t k = 0; k < first; ++k)
            moves[i * n + k] = m_moves[i * first + k];
    for (std::size_t i = 0; i < second; ++i)
        for (std::size_t k = 0; k < second; ++k)
            moves[(first + i) * n + first + k] = other.m_moves[i * second + k];
    m_moves = std::move(moves);
    for (const double start : other.m_start)
        m_start.push_back(weight * start);
    m_leaves.insert(m_leaves.end(), other.m_leaves.begin(), other.m_leaves.end());
    m_atom += weight * other.m_atom;
}

PhaseType PhaseType::again(double probability) const
{
    PhaseType made = *this;
    const std::size_t n = size();
    for (std::size_t i = 0; i < n; ++i) {
        const double back = endingRate(i) * probability;
        for (std::size_t k = 0; k < n; ++k)
            made.m_moves[i * n + k] += back * m_start[k];
    }
    return made;
}

PhaseType PhaseType::residual() const
{
    PhaseType made = *this;
    double mean = 0;
    for (std::size_t i = 0; i < size(); ++i) { // as long as it is in each phase
        double entered = m_start[i];
        for (std::size_t k = 0; k < i; ++k)
            entered += made.m_start[k] * m_moves[k * size() + i];
        made.m_start[i] = entered / m_leaves[i];
        mean += made.m_start[i];
    }
    for (double &share : made.m_start)
        share /= mean;
    made.m_atom = 0;
    return made;
}

double PhaseType::tail(double time) const
{
    const std::size_t n = size();
    if (time <= 0 || n == 0)
        return time < 0 ? 1 : 1 - m_atom;
    // exp(Q t) - 1 by a short series over a small part of t, and that doubled: (1 + D)² - 1 = D (2 + D), which keeps
    // the digits of phases far slower than others
    const double fastest = *std::ranges::max_element(m_leaves);
    constexpr double small = 0.125;
    const int doublings = std::max(0, static_cast<int>(std::ceil(std::log2(fastest * time / small))));
    const double part = std::ldexp(time, -doublings);
    Matrix generator(n * n), power, change, next(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
            generator[i * n + k] = (m_moves[i * n + k] - (i == k ? m_leaves[i] : 0)) * part;
    power = change = generator;
    constexpr int terms = 11; // (2 x 0.125)^12 / 12! is 1e-16
    for (int order = 2; order <= terms; ++order) {
        multiply(power, generator, n, next);
        for (std::size_t i = 0; i < n * n; ++i) {
            power[i] = next[i] / order;
            change[i] += power[i];
        }
    }
    for (int doubling = 0; doubling < doublings; ++doubling) {
        multiply(change, change, n, next);
        for (std::size_t i = 0; i < n * n; ++i)
            change[i] = 2 * change[i] + next[i];
    }
    double result = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double left = 1;
        for (std::size_t k = 0; k < n; ++k)
            left += change[i * n + k];
        result += m_start[i] * left;
    }
    return result;
}

} // namespace ninesketch::transform
