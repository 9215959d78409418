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

double monthlyBreachProbability(double outagesPerSecond, double meanOutage, double targetAvailability, double window)
{
    const double budget = (1 - targetAvailability) * window;
    const double expected = outagesPerSecond * window;
    if (!(expected > 0) || !(meanOutage > 0))
        return 0;
    // n outages (Poisson) last an Erlang-n time: P(Erlang-n > budget) = P(Poisson(budget / mean) < n)
    const double steps = budget / meanOutage;
    const int most = static_cast<int>(expected + 12 * std::sqrt(expected) + 60);
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
    if (!(budget > 0))
        return -std::expm1(-perSecond * window);
    // of the chance that they last longer in all: (1 - E exp(-s sum)) / s
    const auto transform = [&](std::complex<double> s) {
        std::complex<double> exponent = 0;
        for (const OutageKind &one : kinds)
            exponent += one.perSecond * s * one.meanSeconds / (1.0 + s * one.meanSeconds);
        return (1.0 - std::exp(-window * exponent)) / s;
    };
    // Abate & Whitt's Euler summation: an alternating series, its last partial sums averaged binomially
    constexpr double damping = 18.4;
    constexpr int plain = 30, averaged = 12;
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
