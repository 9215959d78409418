// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution_nodes.h"
#include "model/distribution/elementary.h"
#include <algorithm>
#include <cmath>

namespace ninesketch::transform
{

namespace
{
double normalTail(double z)
{
    return 0.5 * std::erfc(z * 0.70710678118654752440);
}

/// P(normal > z) to 1e-11: e^(-z² / 2) times a polynomial in (|z| - 3.5) / (|z| + 3.5), the best for |z| up to 8
/// (Remez).
constexpr double farthest = 8;
NINESKETCH_WITHIN_WIDE double nearNormalTail(double z)
{
    constexpr std::array<double, 10> coefficients{0.10634515379571786,    -0.1871397401624532,   0.1258546209796175,
                                                  -0.06164284068947717,   0.019058663623515635,  -0.0015549470059505585,
                                                  -0.0013180351525829425, 0.0005314887592117786, 0.0002912875071157229,
                                                  3.77298407595558e-05};
    const double size = std::fabs(z);
    const double above = decay(size * size / 2) * polynomial(coefficients, (size - 3.5) / (size + 3.5));
    return 0.5 - std::copysign(0.5 - above, z);
}

/// P(log-normal > (n + shift) w) for n = first … 256 at points of width w, n > 0.
NINESKETCH_WIDE void sampleLogNormal(int first, double shift, double logWidth, double scale, Curve &out)
{
    for (int n = first; n <= points; ++n)
        out[static_cast<std::size_t>(n)] =
            std::min(std::max((logarithm(n + shift) + logWidth) * scale, -farthest), farthest);
    for (int n = first; n <= points; ++n)
        out[static_cast<std::size_t>(n)] = nearNormalTail(out[static_cast<std::size_t>(n)]);
}
} // namespace

LogNormalNode::LogNormalNode(double logMedian, double sigma, double shift)
    : m_logMedian(logMedian), m_sigma(sigma), m_shift(shift)
{
    const double mean = std::exp(logMedian + sigma * sigma / 2);
    const double growth = std::exp(sigma * sigma), excess = std::expm1(sigma * sigma);
    const double variance = mean * mean * excess;
    m_moments = {mean - shift, variance, variance * mean * excess * (growth + 2),
                 variance * variance * (std::pow(growth, 4) + 2 * std::pow(growth, 3) + 3 * growth * growth - 3)};
    findBase(std::exp(logMedian) - shift);
}

double LogNormalNode::tail(double time) const
{
    if (time < 0)
        return 1;
    return time + m_shift <= 0 ? 1 : normalTail((std::log(time + m_shift) - m_logMedian) / m_sigma);
}

void LogNormalNode::sampleTail(int level, int first, Curve &out) const
{
    const double width = horizon(level) / points;
    if (first == 0)
        out[0] = 1; // by the choice of the shift
    sampleLogNormal(std::max(first, 1), m_shift / width, std::log(width) - m_logMedian, 1 / m_sigma, out);
}

std::optional<double> LogNormalNode::meanBeyond(double time) const
{
    const double mean = moments().mean + m_shift;
    if (time <= 0)
        return mean - m_shift;
    const double z = (std::log(time + m_shift) - m_logMedian) / m_sigma;
    return mean * normalTail(z - m_sigma) - m_shift * normalTail(z);
}

NodePointer LogNormalNode::scaled(double factor) const
{
    return std::make_shared<LogNormalNode>(m_logMedian + std::log(factor), m_sigma, m_shift * factor);
}

} // namespace ninesketch::transform
