// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/quasi_random.h"

#include "model/simulation/random.h"

#include <algorithm>
#include <numeric>

namespace ninesketch
{
namespace
{

std::uint32_t primeAfter(std::uint32_t number)
{
    for (std::uint32_t candidate = number + 1;; ++candidate) {
        bool prime = candidate > 1;
        for (std::uint32_t divisor = 2; divisor * divisor <= candidate && prime; ++divisor)
            prime = candidate % divisor != 0;
        if (prime)
            return candidate;
    }
}

} // namespace

QuasiRandom::QuasiRandom(std::size_t dimensions, std::uint64_t seed)
{
    constexpr double finest = 0x1p-52;
    std::uint32_t base = 1;
    for (std::size_t d = 0; d < dimensions; ++d) {
        base = primeAfter(base);
        Random random(seed, d);
        Dimension made{base, {}};
        for (double place = 1.0 / base; place > finest; place /= base) {
            std::vector<std::uint32_t> permuted(base);
            std::iota(permuted.begin(), permuted.end(), 0u);
            for (std::uint32_t i = base; i > 1; --i)
                std::swap(permuted[i - 1], permuted[random.below(i)]);
            made.digits.push_back(std::move(permuted));
        }
        m_dimensions.push_back(std::move(made));
    }
}

double QuasiRandom::at(std::size_t point, std::size_t dimension) const
{
    const Dimension &one = m_dimensions[dimension];
    double value = 0, place = 1;
    for (const auto &permuted : one.digits) {
        place /= one.base;
        value += place * permuted[point % one.base];
        point /= one.base;
    }
    return std::min(value, 1 - 0x1p-53);
}

} // namespace ninesketch
