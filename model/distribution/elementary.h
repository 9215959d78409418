// SPDX-License-Identifier: GPL-3.0-or-later
// Logarithms and exponentials for loops that do several at once.
#pragma once
#include "model/distribution/wide.h"
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace ninesketch::transform
{

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
inline constexpr std::uint64_t exponentOfOne = 1023;
inline constexpr int mantissaBits = 52;

/// ln x, x > 0 and not too small to be normal: of a power of two, and of what is left between 1 / sqrt 2 and sqrt 2.
/// Without a branch, so that loops may do several at once; as the next.
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

/// e^-x, 0 <= x < 700, to 1e-11 of it: a power of two times what is left, by its series.
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

} // namespace ninesketch::transform
