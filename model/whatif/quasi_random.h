// SPDX-License-Identifier: GPL-3.0-or-later
// Points that fill a cube more evenly than random ones: Halton's sequence (1960) with a random permutation of the
// digits at every place (Owen, "A randomized Halton algorithm in R", 2017, arXiv:1706.02808). The error of a mean falls
// nearly as 1/n instead of 1/sqrt(n); any number of points and of dimensions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ninesketch
{

class QuasiRandom
{
public:
    /// The same seed gives the same points everywhere.
    QuasiRandom(std::size_t dimensions, std::uint64_t seed);
    /// Coordinate of a point, in [0, 1).
    double at(std::size_t point, std::size_t dimension) const;

private:
    struct Dimension {
        std::uint32_t base = 2;
        std::vector<std::vector<std::uint32_t>> digits; ///< by place: what each digit becomes
    };
    std::vector<Dimension> m_dimensions;
};

} // namespace ninesketch
