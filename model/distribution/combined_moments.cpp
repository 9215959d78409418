// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution_nodes.h"
#include <algorithm>
#include <cmath>
#include <optional>

namespace ninesketch::transform
{

namespace
{
using RawMoments = std::array<double, 4>; ///< E X … E X^4

/// Of a time, less `start`.
RawMoments rawMoments(const Distribution &part, double start)
{
    const double mean = part.mean() - start, variance = part.variance(), third = part.thirdCentralMoment();
    return {mean, variance + mean * mean, third + mean * (3 * variance + mean * mean),
            part.fourthCentralMoment() + mean * (4 * third + mean * (6 * variance + mean * mean))};
}

/// Of the same time less `by`.
RawMoments moved(const RawMoments &raw, double by)
{
    const double d = by;
    return {raw[0] - d, raw[1] - 2 * d * raw[0] + d * d, raw[2] - 3 * d * raw[1] + 3 * d * d * raw[0] - d * d * d,
            raw[3] - 4 * d * raw[2] + 6 * d * d * raw[1] - 4 * d * d * d * raw[0] + d * d * d * d};
}

/// Adds the integrals of k u^{k - 1} f(u) over the points first … last of a level, by Boole's rule.
void integrate(const Curve &values, double width, int first, int last, RawMoments &sums)
{
    constexpr double inner[] = {14, 32, 12, 32};
    for (int n = first; n <= last; ++n) {
        const double u = n * width, weight = n == first || n == last ? 7 : inner[(n - first) % 4];
        double term = weight * width * (2.0 / 45) * values[static_cast<std::size_t>(n)];
        for (std::size_t k = 0; k < sums.size(); ++k, term *= u)
            sums[k] += static_cast<double>(k + 1) * term;
    }
}

/// A density that starts with a jump would be a kink between two points. True, too, of a start before the points
/// first … last; none where it is after them.
std::optional<bool> startsSmoothly(double offset, int level, const Curve &tail, int first, int last)
{
    constexpr double hardly = 1e-3;
    constexpr int beside = 4;
    const double point = std::floor(offset / horizon(level) * points);
    if (point + beside > last)
        return std::nullopt;
    if (point + 1 < first)
        return true;
    const int at = std::max(first, static_cast<int>(point));
    return tail[static_cast<std::size_t>(at)] - tail[static_cast<std::size_t>(at + beside)] < hardly;
}
} // namespace

bool CombinedNode::momentsFromParts()
{
    constexpr std::size_t most = 16;
    if (!m_rule.untilAll() || m_parts.size() < 2 || m_parts.size() > most)
        return false;
    double start = m_offset;
    for (const Distribution &part : m_parts)
        start = std::min(start, part.minimum());
    for (const Distribution &part : m_parts)
        for (const DistributionBranch &branch : DistributionBuilder::branches(part))
            if (branch.offset > start && (!branch.node || branch.node->atom() > 0))
                return false;
    constexpr int last = lastGood / (4 * apart) * (4 * apart); // so that a coarser level goes on at one of its points
    RawMoments raw{}, overlap{};
    CurveRoom room(m_parts.size());
    const std::span<Curve> tails = room.curves();
    Curve all;
    const auto allStartSmoothly = [&](int level, int first, int end, bool otherwise) {
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            for (const DistributionBranch &branch : DistributionBuilder::branches(m_parts[i]))
                if (branch.offset > start &&
                    !startsSmoothly(branch.offset - start, level, tails[i], first, end).value_or(otherwise))
                    return false;
        return true;
    };
    // Of its own scale, and of finer ones, a level knows enough of a part: it falls no faster than gently at first.
    std::vector<bool> counted(m_parts.size());
    const auto fineEnough = [&](int level) {
        constexpr double gently = 0.9;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            DistributionBuilder::tails(m_parts[i], start, level, 0, firstGood, tails[i]);
            counted[i] = tails[i][firstGood] >= gently * tails[i][0];
        }
        return std::ranges::find(counted, false) == counted.end() && allStartSmoothly(level, 0, firstGood, true);
    };
    constexpr int mostSteps = 3;
    int finest = base();
    for (int step = 0; !fineEnough(finest) && step < mostSteps && finest > lowestLevel; ++step)
        --finest;
    for (int level = finest;; ++level) {
        const int first = level == finest ? 0 : last / apart;
        const double width = horizon(level) / points;
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            DistributionBuilder::tails(m_parts[i], start, level, first, last, tails[i]);
        m_rule.apply(tails, first, last, all);
        if (!allStartSmoothly(level, first, last, level < base()))
            return false;
        Curve over{};
        for (int n = first; n <= last; ++n)
            over[static_cast<std::size_t>(n)] = -all[static_cast<std::size_t>(n)];
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            for (int n = first; n <= last && counted[i]; ++n)
                over[static_cast<std::size_t>(n)] += tails[i][static_cast<std::size_t>(n)];
        integrate(over, width, first, last, overlap);
        // before the middle a part that is not counted may seem to be over
        constexpr double rounding = 1e-8, middle = 0.5;
        const auto end = static_cast<std::size_t>(last);
        if ((all[end] < middle && std::fabs(over[end]) < rounding) || level == highestLevel)
            break;
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const RawMoments own = rawMoments(m_parts[i], start);
        for (std::size_t k = 0; k < raw.size() && counted[i]; ++k)
            raw[k] += own[k];
    }
    for (std::size_t k = 0; k < raw.size(); ++k)
        raw[k] -= overlap[k];
    raw = moved(raw, m_offset - start);
    for (double &moment : raw)
        moment /= m_mass;
    const auto [mean, second, third, fourth] = raw;
    m_moments = {mean, second - mean * mean, third - 3 * mean * second + 2 * mean * mean * mean,
                 fourth - 4 * mean * third + 6 * mean * mean * second - 3 * mean * mean * mean * mean};
    return mean > 0 && m_moments.variance > 0;
}

} // namespace ninesketch::transform
