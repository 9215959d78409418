// SPDX-License-Identifier: GPL-3.0-or-later
// Windows and service levels (the second half of availability.h).
#include "model/estimates/availability.h"
#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

namespace ninesketch
{

double nines(double unavailability)
{
    return unavailability > 0 ? -std::log10(unavailability) : std::numeric_limits<double>::infinity();
}

namespace
{

constexpr double many = 100; ///< outages in a window; fewer are told apart by few terms

/// That outages of several kinds last longer than `budget` in all: (1 - E exp(-s sum)) / s, inverted by Abate & Whitt's
/// Euler summation, an alternating series, its last partial sums averaged binomially.
double longerThan(double budget, std::span<const OutageKind> kinds, double window)
{
    double count = 0, mean = 0, variance = 0;
    for (const OutageKind &one : kinds) {
        const double expected = one.perSecond * window;
        count += expected;
        mean += expected * one.meanSeconds;
        variance += 2 * expected * one.meanSeconds * one.meanSeconds;
    }
    constexpr int fewest = 30, averaged = 12;
    constexpr double mostTerms = 1e5;
    // the sum of many is so close to its mean that it takes finer terms to see how close
    const double finest = count > many ? 2.5 * budget / std::sqrt(variance) : 0;
    if (finest > mostTerms) // beyond a billion of them it is normal, to five digits
        return 0.5 * std::erfc((budget - mean) / std::sqrt(2 * variance));
    const int plain = std::max(fewest, static_cast<int>(finest));
    const auto transform = [&](std::complex<double> s) {
        std::complex<double> exponent = 0;
        for (const OutageKind &one : kinds)
            exponent += one.perSecond * s * one.meanSeconds / (1.0 + s * one.meanSeconds);
        return (1.0 - std::exp(-window * exponent)) / s;
    };
    constexpr double damping = 18.4;
    double sum = 0.5 * transform(damping / (2 * budget)).real(), result = 0, binomial = 1;
    for (int k = 1; k <= plain + averaged; ++k) {
        sum += (k % 2 ? -1 : 1) *
               transform(std::complex<double>(damping / (2 * budget), k * std::numbers::pi / budget)).real();
        if (k < plain)
            continue;
        result += binomial * sum;
        binomial *= static_cast<double>(plain + averaged - k) / (k - plain + 1);
    }
    result *= std::exp(damping / 2) / budget / (1 << averaged);
    constexpr double right = 1e-8;
    return result < right ? 0 : std::min(1.0, result);
}

} // namespace

double monthlyBreachProbability(double outagesPerSecond, double meanOutage, double targetAvailability, double window)
{
    const double budget = (1 - targetAvailability) * window;
    const double expected = outagesPerSecond * window;
    if (!(expected > 0) || !(meanOutage > 0))
        return 0;
    constexpr double tooMany = 1e5; // to be added up one by one
    if (expected > tooMany && budget > 0) {
        const OutageKind one{outagesPerSecond, meanOutage};
        return longerThan(budget, {&one, 1}, window);
    }
    // n outages (Poisson) last an Erlang-n time: P(Erlang-n > budget) = P(Poisson(budget / mean) < n)
    const double steps = budget / meanOutage;
    const int most = static_cast<int>(std::min(expected, tooMany) + 12 * std::sqrt(std::min(expected, tooMany)) + 60);
    double below = 0; // P(Poisson(steps) < n)
    double result = 0;
    for (int n = 1; n <= most; ++n) {
        below += std::exp(-steps + (n - 1) * std::log(std::max(steps, 1e-300)) - std::lgamma(n));
        const double outages = std::exp(-expected + n * std::log(expected) - std::lgamma(n + 1.0));
        result += outages * std::min(1.0, below);
    }
    return std::min(1.0, result);
}

double monthlyBreachProbability(std::span<const OutageKind> outages, double targetAvailability, double window)
{
    std::vector<OutageKind> kinds;
    double perSecond = 0;
    for (const OutageKind &one : outages)
        if (one.perSecond > 0 && one.meanSeconds > 0) {
            kinds.push_back(one);
            perSecond += one.perSecond;
        }
    const double budget = (1 - targetAvailability) * window;
    if (kinds.size() < 2)
        return kinds.empty() ? 0
                             : monthlyBreachProbability(perSecond, kinds[0].meanSeconds, targetAvailability, window);
    return budget > 0 ? longerThan(budget, kinds, window) : -std::expm1(-perSecond * window);
}

std::vector<ServiceCredit> commonLadder(double target)
{
    std::vector<ServiceCredit> ladder{{target, 0.10}};
    for (const ServiceCredit &step : {ServiceCredit{0.99, 0.25}, ServiceCredit{0.95, 1.0}})
        if (step.below < target)
            ladder.push_back(step);
    return ladder;
}

double expectedCredit(const std::vector<ServiceCredit> &ladder, double outagesPerSecond, double meanOutage,
                      double window)
{
    const OutageKind one{outagesPerSecond, meanOutage};
    return expectedCredit(ladder, {&one, 1}, window);
}

double expectedCredit(const std::vector<ServiceCredit> &ladder, std::span<const OutageKind> outages, double window)
{
    std::vector<ServiceCredit> steps = ladder;
    std::sort(steps.begin(), steps.end(), [](const auto &left, const auto &right) { return left.below > right.below; });
    double result = 0, above = 0;
    for (const ServiceCredit &step : steps) {
        result += (step.credit - above) * monthlyBreachProbability(outages, step.below, window);
        above = step.credit;
    }
    return result;
}

double writesAtRisk(double writeRate, double windowSeconds)
{
    return writeRate * windowSeconds;
}

} // namespace ninesketch
