// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution_nodes.h"
#include "model/distribution/wide.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace ninesketch::transform
{

namespace
{
double normalTail(double z)
{
    return 0.5 * std::erfc(z * 0.70710678118654752440);
}

/// sum of coefficients[i] x^i: even and odd powers apart, which do not wait for one another.
template <std::size_t count>
NINESKETCH_WITHIN_WIDE double polynomial(const std::array<double, count> &coefficients, double x)
{
    const double square = x * x;
    double even = coefficients[(count - 1) / 2 * 2], odd = coefficients[count / 2 * 2 - 1];
    for (std::size_t i = (count - 1) / 2 * 2; i > 0; i -= 2)
        even = even * square + coefficients[i - 2];
    for (std::size_t i = count / 2 * 2 - 1; i > 1; i -= 2)
        odd = odd * square + coefficients[i - 2];
    return even + x * odd;
}

// The bits of a double: its exponent, counted from this, stands above so many bits of its mantissa.
constexpr std::uint64_t exponentOfOne = 1023;
constexpr int mantissaBits = 52;

/// ln x, x > 0 and not too small to be normal: of a power of two, and of what is left between 1 / sqrt 2 and sqrt 2.
/// Without a branch, so that loops may do several at once; as the next two.
NINESKETCH_WITHIN_WIDE double logarithm(double x)
{
    constexpr std::uint64_t least = std::bit_cast<std::uint64_t>(std::numbers::sqrt2 / 2);
    constexpr std::uint64_t one = exponentOfOne << mantissaBits, mantissa = (std::uint64_t{1} << mantissaBits) - 1;
    constexpr double asNumber = 0x1p52; // a whole number in the mantissa of this is its bits
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) + (one - least);
    const double power = std::bit_cast<double>((bits >> mantissaBits) | std::bit_cast<std::uint64_t>(asNumber)) -
                         (asNumber + exponentOfOne);
    const double rest = std::bit_cast<double>((bits & mantissa) + least);
    const double u = (rest - 1) / (rest + 1);
    constexpr std::array<double, 7> artanh{1, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13};
    return power * std::numbers::ln2 + 2 * u * polynomial(artanh, u * u);
}

/// e^-x, 0 <= x < 700: a power of two times what is left, by its series.
NINESKETCH_WITHIN_WIDE double decay(double x)
{
    constexpr double toWhole = 0x1.8p52; // what is added to it is rounded, and stands in its lowest bits
    constexpr double ln2High = 0x1.62e42feep-1, ln2Low = 0x1.a39ef35793c76p-33;
    const double shifted = x * std::numbers::log2e + toWhole, whole = shifted - toWhole;
    const double rest = (x - whole * ln2High) - whole * ln2Low;
    constexpr std::array<double, 10> series{1,          -1,        1.0 / 2,     -1.0 / 6,    1.0 / 24,
                                            -1.0 / 120, 1.0 / 720, -1.0 / 5040, 1.0 / 40320, -1.0 / 362880};
    const auto halvings = std::bit_cast<std::uint64_t>(shifted) << mantissaBits;
    return std::bit_cast<double>((exponentOfOne << mantissaBits) - halvings) * polynomial(series, rest);
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
