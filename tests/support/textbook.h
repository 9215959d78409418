// SPDX-License-Identifier: GPL-3.0-or-later
// Closed forms that the engine is held against; it works such figures out in more general ways. As in
// model/queueing/queueing.h: rates per second, times in seconds, infinity where a queue has no end.
#pragma once
#include "model/queueing/queueing.h"

#include <cmath>
#include <limits>

namespace ninesketch::textbook
{

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// (1 - e^{-x t}) / x without loss for small x.
inline double growth(double rate, double time)
{
    return rate == 0 ? time : -std::expm1(-rate * time) / rate;
}

/// P(W + S > t) in M/M/c; both limits of equal rates taken (Kleinrock 1975).
inline double mmcResponseTail(double arrivalRate, double meanServiceTime, int servers, double time)
{
    const double load = arrivalRate * meanServiceTime;
    if (load >= servers || time <= 0)
        return 1;
    const double waits = queueing::erlangC(load, servers);
    const double serviceRate = 1 / meanServiceTime;
    const double surplus = (servers - load) * serviceRate;
    const double difference = surplus - serviceRate; // exactly 0 is as good as any: growth() takes the limit
    // e^{-mu t} + C mu e^{-mu t} (1 - e^{-(delta - mu) t}) / (delta - mu), written so that nothing overflows
    const double later = difference >= 0 ? std::exp(-serviceRate * time) * growth(difference, time)
                                         : std::exp(-surplus * time) * growth(-difference, time);
    return std::exp(-serviceRate * time) + waits * serviceRate * later;
}

/// Time at which a falling tail meets `target`: bisection in the logarithm to a bracket, then to the last digits.
template <typename Tail> double invertTail(const Tail &tail, double target, double scale)
{
    if (tail(0.0) <= target)
        return 0;
    double high = scale;
    while (tail(high) > target)
        high *= 2;
    double low = high > scale ? high / 2 : 0;
    for (int step = 0; step < 200 && high - low > 1e-15 * high; ++step) {
        const double middle = low + (high - low) / 2;
        (tail(middle) > target ? low : high) = middle;
    }
    return high;
}

/// The time that a share `probability` of M/M/c's requests stays below, in (0, 1). To 1e-12 relative.
inline double mmcResponsePercentile(double arrivalRate, double meanServiceTime, int servers, double probability)
{
    if (arrivalRate * meanServiceTime >= servers)
        return infinity;
    if (servers == 1) // M/M/1: the response is exponential
        return -std::log1p(-probability) * meanServiceTime / (1 - arrivalRate * meanServiceTime);
    return invertTail([&](double t) { return mmcResponseTail(arrivalRate, meanServiceTime, servers, t); },
                      1 - probability, meanServiceTime);
}

/// Var[W] in M/G/1 = E[W]² + lambda E[S³] / (3 (1 - rho)) (Takács 1962).
inline double mg1WaitingVariance(double arrivalRate, double meanServiceTime, double secondMoment, double thirdMoment)
{
    const double utilisation = arrivalRate * meanServiceTime;
    if (utilisation >= 1)
        return infinity;
    const double mean = arrivalRate * secondMoment / (2 * (1 - utilisation));
    return mean * mean + arrivalRate * thirdMoment / (3 * (1 - utilisation));
}

/// Mean response of the power of d choices among many single exponential servers (Mitzenmacher 2001).
inline double powerOfChoicesMeanResponse(double utilisation, double meanServiceTime, int choices = 2)
{
    if (utilisation >= 1)
        return infinity;
    double sum = 0; // number at a server = sum of P(at least k); Little's law
    for (int k = 1; k < 100000; ++k) {
        const double term = queueing::powerOfChoicesTail(utilisation, choices, k);
        sum += term;
        if (term < 1e-17 * sum)
            break;
    }
    return utilisation > 0 ? sum / utilisation * meanServiceTime : meanServiceTime;
}

/// Mean waiting in M^X/M/1, batches of a fixed or geometric size (exact; Gross & Harris 3.1).
inline double batchMeanWaiting(double requestRate, double meanServiceTime, double meanBatch, double secondMomentOfBatch)
{
    const double utilisation = requestRate * meanServiceTime;
    if (utilisation >= 1)
        return infinity;
    // number in system = rho (1 + E[X²] / E[X]) / (2 (1 - rho)), then Little's law
    return meanServiceTime * (1 + secondMomentOfBatch / meanBatch) / (2 * (1 - utilisation)) - meanServiceTime;
}

} // namespace ninesketch::textbook
