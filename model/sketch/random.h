// SPDX-License-Identifier: GPL-3.0-or-later
// The generator behind hand-drawn strokes: multiplicative congruential, factor 48271, modulo 2^32, of which 31 bits
// are read (rough.js's `Random`, after Park and Miller 1988).
#pragma once
#include <cstdint>

namespace ninesketch::rough
{

class Random
{
public:
    explicit Random(std::int32_t seed) : m_state(seed == 0 ? 1u : static_cast<std::uint32_t>(seed)) {}
    /// The next number, 0 <= x < 1.
    double next()
    {
        m_state *= 48271u;
        return static_cast<double>(m_state & 0x7fffffffu) / 2147483648.0;
    }

private:
    std::uint32_t m_state;
};

} // namespace ninesketch::rough
