// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/rough_slowest.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr double hardlyEver = 1e-5;

/// By Chebyshev's inequality of the fourth order.
bool surelyBelow(const Distribution &time, double limit)
{
    const double square = (limit - time.mean()) * (limit - time.mean());
    return time.mean() < limit && time.fourthCentralMoment() <= hardlyEver * square * square;
}

double deviation(const Distribution &time)
{
    return std::sqrt(time.variance());
}

struct TwoMoments {
    double mean = 0, variance = 0;
};

/// The larger of two normal variables (Clark 1961, The greatest of a finite set of random variables).
TwoMoments larger(const TwoMoments &one, const TwoMoments &other)
{
    const double apart = std::sqrt(one.variance + other.variance);
    if (apart <= 0)
        return one.mean >= other.mean ? one : other;
    const double z = (one.mean - other.mean) / apart;
    const double density = std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
    const double first = std::erfc(-z / std::numbers::sqrt2) / 2; // chance that it is the larger one
    const double mean = one.mean * first + other.mean * (1 - first) + apart * density;
    const double square = (one.mean * one.mean + one.variance) * first +
                          (other.mean * other.mean + other.variance) * (1 - first) +
                          (one.mean + other.mean) * apart * density;
    return {mean, std::max(0.0, square - mean * mean)};
}

/// Times are skew: a constant and an exponential, or more random than that.
Distribution withMoments(const TwoMoments &wanted)
{
    const double spread = std::sqrt(wanted.variance);
    if (spread > wanted.mean)
        return Distribution::hyperExponential(wanted.mean, spread / wanted.mean);
    return sequence({Distribution::delay(wanted.mean - spread), Distribution::exponential(spread)});
}

/// How much longer than `time` the longer of it and a constant takes, were the time a constant and an exponential.
double meanExcess(double constant, const Distribution &time)
{
    const double spread = deviation(time), open = constant - (time.mean() - spread);
    if (open <= 0)
        return 0;
    return spread > 0 ? open + spread * std::expm1(-open / spread) : open;
}

} // namespace

std::optional<Distribution> roughlySlowest(std::span<const Distribution> parts, double patience)
{
    const Distribution &longest =
        *std::ranges::max_element(parts, {}, [](const Distribution &part) { return part.mean() + deviation(part); });
    if (std::isinf(patience))
        return longest;
    constexpr double hidden = 0.01, narrow = 0.05; // shares of the patience
    const auto brief = [&](const Distribution &part) { return surelyBelow(part, patience / 2); };
    if (!brief(longest)) { // late by itself, or never: where the others are over by then they don't count
        const bool alone = std::ranges::all_of(parts, [&](const Distribution &part) {
            return &part == &longest ||
                   (brief(part) && meanExcess(part.mean() + deviation(part), longest) <= hidden * patience);
        });
        return alone ? std::optional(longest) : std::nullopt;
    }
    double spread = 0;
    TwoMoments slowest{parts.front().mean(), parts.front().variance()};
    for (const Distribution &part : parts) {
        if (!brief(part))
            return std::nullopt;
        spread += deviation(part);
        if (&part != &parts.front())
            slowest = larger(slowest, {part.mean(), part.variance()});
    }
    return spread <= narrow * patience ? std::optional(withMoments(slowest)) : std::nullopt;
}

} // namespace ninesketch
