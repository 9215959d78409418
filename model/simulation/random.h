// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same on every machine: xoshiro256++ (Blackman, Vigna 2019) seeded by splitmix64, and
// distributions with logarithm and exponential of our own (additions, multiplications, divisions and roots only).
#pragma once
#include <cstdint>

namespace ninesketch
{

double portableLog(double value); ///< of a positive normal number, to 1e-15
double portableExp(double value); ///< to 1e-15; 0 and infinity beyond the range

class Random
{
public:
    Random(std::uint64_t seed, std::uint64_t stream);
    std::uint64_t bits()
    {
        const std::uint64_t result = rotated(m_state[0] + m_state[3], 23) + m_state[0];
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }
    /// In (0, 1]: a logarithm of it is finite.
    double uniform() { return static_cast<double>((bits() >> 11) + 1) * 0x1p-53; }
    bool chance(double probability) { return uniform() <= probability; }
    /// 0 ... count - 1.
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(((bits() >> 32) * count) >> 32); }
    double exponential(double mean) { return -mean * portableLog(uniform()); }
    /// Standard normal by the polar method (Marsaglia 1964).
    double normal();

private:
    static std::uint64_t rotated(std::uint64_t value, int by) { return (value << by) | (value >> (64 - by)); }
    std::uint64_t m_state[4];
    double m_spare = 0;
    bool m_hasSpare = false;
};

} // namespace ninesketch
