// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/simulation/random.h"

#include <bit>
#include <cmath>
#include <limits>

namespace ninesketch
{

namespace
{
constexpr double ln2 = 0.693147180559945309417;
}

double portableLog(double value)
{
    // value = m 2^e with m in [sqrt(1/2), sqrt(2)); log m = 2 artanh((m - 1) / (m + 1))
    std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
    if (mantissa > 1.4142135623730951) {
        mantissa *= 0.5;
        ++exponent;
    }
    const double s = (mantissa - 1) / (mantissa + 1), z = s * s;
    const double odd =
        1.0 / 3 +
        z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 +
                                                          z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z / 19)))))));
    return exponent * ln2 + 2 * s * (1 + z * odd);
}

double portableExp(double value)
{
    if (value < -708)
        return 0;
    if (value > 709)
        return std::numeric_limits<double>::infinity();
    const double turns = std::floor(value / ln2 + 0.5);
    const double rest = (value - turns * 0.693147180369123816490) - turns * 1.90821492927058770002e-10;
    // the exponential series to the 13th power; divisions would take most of the time
    constexpr double inverse[] = {1.0 / 13, 1.0 / 12, 1.0 / 11, 1.0 / 10, 1.0 / 9, 1.0 / 8, 1.0 / 7,
                                  1.0 / 6,  1.0 / 5,  1.0 / 4,  1.0 / 3,  1.0 / 2, 1.0};
    double sum = 1;
    for (const double share : inverse)
        sum = 1 + sum * rest * share;
    return std::ldexp(sum, static_cast<int>(turns));
}

Random::Random(std::uint64_t seed, std::uint64_t stream)
{
    std::uint64_t state = seed * 0x9e3779b97f4a7c15ULL + stream * 0xd1342543de82ef95ULL + 0x2545f4914f6cdd1dULL;
    for (std::uint64_t &word : m_state) {
        state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        word = mixed ^ (mixed >> 31);
    }
}

double Random::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double x, y, square;
    do {
        x = 2 * uniform() - 1;
        y = 2 * uniform() - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    const double factor = std::sqrt(-2 * portableLog(square) / square);
    m_spare = y * factor;
    m_hasSpare = true;
    return x * factor;
}

} // namespace ninesketch
