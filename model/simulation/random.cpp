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

/// Of a number between sqrt(1/2) and sqrt(2): 2 artanh((m - 1) / (m + 1)).
constexpr double seriesLog(double mantissa)
{
    const double s = (mantissa - 1) / (mantissa + 1), z = s * s;
    double sum = 0;
    for (int power = 23; power > 1; power -= 2)
        sum = (sum + 1.0 / power) * z;
    return 2 * s * (1 + sum);
}

constexpr int parts = 128; ///< of one, whose logarithms are known

struct NearLog {
    double logarithm = 0, inverse = 1;
};
class NearLogs
{
public:
    constexpr NearLogs()
    {
        for (int i = first; i < first + count; ++i)
            m_values[i - first] = {seriesLog(static_cast<double>(i) / parts), static_cast<double>(parts) / i};
    }
    const NearLog &at(int part) const { return m_values[part - first]; }

private:
    static constexpr int first = 90, count = 93; // sqrt(1/2) and sqrt(2) in these parts
    NearLog m_values[count];
};
constexpr NearLogs nearLogs;
} // namespace

double portableLog(double value)
{
    // value = m 2^e with m in [sqrt(1/2), sqrt(2)); m = c (1 + r) with c the nearest 128th
    constexpr std::uint64_t halfRoot = std::bit_cast<std::uint64_t>(0.70710678118654752440);
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(value);
    const std::int64_t exponent = static_cast<std::int64_t>(bits - halfRoot) >> 52; // without a jump to guess wrong
    const auto mantissa = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
    const int nearest = static_cast<int>(mantissa * parts + 0.5);
    const NearLog &near = nearLogs.at(nearest);
    const double r = (mantissa - nearest * (1.0 / parts)) * near.inverse, square = r * r;
    const double even = 1.0 / 2 + square * (1.0 / 4 + square * (1.0 / 6));
    const double odd = 1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7));
    return static_cast<double>(exponent) * ln2 + (near.logarithm + (r - square * (even - r * odd)));
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
