// SPDX-License-Identifier: GPL-3.0-or-later
// Windows, service levels and durability (the second half of availability.h).
#include "model/estimates/availability.h"
#include <algorithm>
#include <cmath>
#include <limits>

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

std::vector<ServiceCredit> commonLadder(double target)
{
    return {{target, 0.10}, {0.99, 0.25}, {0.95, 1.0}};
}

double expectedCredit(const std::vector<ServiceCredit> &ladder, double outagesPerSecond, double meanOutage,
                      double window)
{
    std::vector<ServiceCredit> steps = ladder;
    std::sort(steps.begin(), steps.end(), [](const auto &left, const auto &right) { return left.below > right.below; });
    double result = 0, above = 0;
    for (const ServiceCredit &step : steps) {
        result += (step.credit - above) * monthlyBreachProbability(outagesPerSecond, meanOutage, step.below, window);
        above = step.credit;
    }
    return result;
}

double annualLossProbability(int copies, double annualFailureRate, double repairTime)
{
    return annualLossProbability(copies, 1, annualFailureRate, repairTime);
}

double annualLossProbability(int copies, int needed, double annualFailureRate, double repairTime)
{
    if (copies < 1 || needed < 1 || needed > copies)
        return 1;
    // one of n fails, then one of the n - 1 left within its repair, …, until fewer than `needed` are left
    double rate = copies * annualFailureRate;
    for (int left = copies - 1; left >= needed; --left)
        rate *= left * annualFailureRate * repairTime / secondsPerYear;
    return -std::expm1(-rate);
}

double writesAtRisk(double writeRate, double windowSeconds)
{
    return writeRate * windowSeconds;
}

double repairableUnavailability(int machines, int needed, double meanTimeBetweenFailures, double meanTimeToRepair,
                                int repairCrews)
{
    // state: machines down; up with rate (working) / MTBF, down with min(down, crews) / MTTR
    double weight = 1, sum = 1, failed = machines < needed ? 1 : 0;
    for (int down = 1; down <= machines; ++down) {
        weight *= (machines - down + 1) * meanTimeToRepair / meanTimeBetweenFailures / std::min(down, repairCrews);
        sum += weight;
        if (machines - down < needed)
            failed += weight;
    }
    return failed / sum;
}

} // namespace ninesketch
