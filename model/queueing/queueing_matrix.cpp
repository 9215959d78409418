// SPDX-License-Identifier: GPL-3.0-or-later
// The queues of queueing.h that are quasi-birth-death processes: hyper-exponential service, modulated arrivals.
#include "model/queueing/dense_matrix.h"
#include "model/queueing/queueing.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch::queueing
{

double mh2cMeanWaiting(double arrivalRate, const HyperExponential &service, int servers)
{
    const double mean = service.probability * service.firstMean + (1 - service.probability) * service.secondMean;
    if (arrivalRate * mean >= servers)
        return std::numeric_limits<double>::infinity();
    if (arrivalRate <= 0)
        return 0;
    const double first = service.probability;
    const double second = 1 - first;
    // A phase without duration would have an infinite rate; a millionth of the mean is indistinguishable.
    const double firstRate = 1 / std::max(service.firstMean, mean * 1e-6);
    const double secondRate = 1 / std::max(service.secondMean, mean * 1e-6);

    // Level n requests, phase i of those in service in their first phase (0 … min(n, c)).
    const auto phases = [&](int level) { return std::min(level, servers) + 1; };
    const auto downFrom = [&](int level) {
        DenseMatrix down(phases(level), phases(level - 1));
        const int busy = std::min(level, servers);
        for (int i = 0; i <= busy; ++i) {
            const double firstDone = i * firstRate, secondDone = (busy - i) * secondRate;
            if (level <= servers) { // nobody waits: the server falls idle
                if (i > 0)
                    down(i, i - 1) += firstDone;
                if (i < busy)
                    down(i, i) += secondDone;
            } else { // the next one starts, in either phase
                if (i > 0)
                    down(i, i - 1) += firstDone * second;
                down(i, i) += firstDone * first + secondDone * second;
                if (i < busy)
                    down(i, i + 1) += secondDone * first;
            }
        }
        return down;
    };
    const auto upFrom = [&](int level) {
        DenseMatrix up(phases(level), phases(level + 1));
        for (int i = 0; i < phases(level); ++i) {
            if (level < servers) {
                up(i, i + 1) += arrivalRate * first;
                up(i, i) += arrivalRate * second;
            } else {
                up(i, i) += arrivalRate;
            }
        }
        return up;
    };
    const auto within = [&](int level) {
        const int busy = std::min(level, servers);
        DenseMatrix diagonal(phases(level), phases(level));
        for (int i = 0; i <= busy; ++i)
            diagonal(i, i) = -(arrivalRate + i * firstRate + (busy - i) * secondRate);
        return diagonal;
    };

    const DenseMatrix rate = rateMatrix(upFrom(servers), within(servers), downFrom(servers + 1));
    // Censor level by level: pi(n) = pi(n+1) K(n).
    std::vector<DenseMatrix> back;
    DenseMatrix block = within(0);
    for (int level = 0; level < servers; ++level) {
        back.push_back(downFrom(level + 1) * (-block).inverse());
        block = within(level + 1) + back.back() * upFrom(level);
    }
    DenseMatrix level = leftKernel(block + rate * downFrom(servers + 1));

    const DenseMatrix identity = DenseMatrix::identity(servers + 1);
    const DenseMatrix beyond = (identity - rate).inverse();
    const DenseMatrix fromHere = level * beyond;
    const DenseMatrix queue = level * rate * beyond * beyond;
    double total = 0, waiting = 0;
    for (int i = 0; i <= servers; ++i) {
        total += fromHere(0, i);
        waiting += queue(0, i);
    }
    for (int n = servers - 1; n >= 0; --n) {
        level = level * back[static_cast<std::size_t>(n)];
        for (int i = 0; i < level.columns(); ++i)
            total += level(0, i);
    }
    return waiting / total / arrivalRate;
}

double ModulatedPoisson::meanRate() const
{
    const double switching = calmToBurst + burstToCalm;
    return switching > 0 ? (rateCalm * burstToCalm + rateBurst * calmToBurst) / switching : rateCalm;
}

std::vector<double> modulatedFoundByArrival(const ModulatedPoisson &arrivals, double meanServiceTime, int servers)
{
    if (arrivals.meanRate() * meanServiceTime >= servers)
        return {};
    const double serviceRate = 1 / meanServiceTime;
    DenseMatrix up(2, 2), down(2, 2);
    up(0, 0) = arrivals.rateCalm;
    up(1, 1) = arrivals.rateBurst;
    const auto within = [&](int level) {
        const double serving = std::min(level, servers) * serviceRate;
        DenseMatrix block(2, 2);
        block(0, 0) = -(arrivals.rateCalm + arrivals.calmToBurst + serving);
        block(0, 1) = arrivals.calmToBurst;
        block(1, 0) = arrivals.burstToCalm;
        block(1, 1) = -(arrivals.rateBurst + arrivals.burstToCalm + serving);
        return block;
    };
    const auto downFrom = [&](int level) {
        DenseMatrix block(2, 2);
        block(0, 0) = block(1, 1) = std::min(level, servers) * serviceRate;
        return block;
    };
    const DenseMatrix rate = rateMatrix(up, within(servers), downFrom(servers));
    std::vector<DenseMatrix> back;
    DenseMatrix block = within(0);
    for (int level = 0; level < servers; ++level) {
        back.push_back(downFrom(level + 1) * (-block).inverse());
        block = within(level + 1) + back.back() * up;
    }
    const DenseMatrix top = leftKernel(block + rate * downFrom(servers));
    std::vector<double> found(static_cast<std::size_t>(servers) + 1);
    const auto seen = [&](const DenseMatrix &level) {
        return level(0, 0) * arrivals.rateCalm + level(0, 1) * arrivals.rateBurst;
    };
    DenseMatrix level = top;
    found[static_cast<std::size_t>(servers)] = seen(level);
    for (int n = servers - 1; n >= 0; --n) {
        level = level * back[static_cast<std::size_t>(n)];
        found[static_cast<std::size_t>(n)] = seen(level);
    }
    const DenseMatrix beyond = (DenseMatrix::identity(2) - rate).inverse();
    double total = seen(top * beyond);
    for (int n = 0; n < servers; ++n)
        total += found[static_cast<std::size_t>(n)];
    level = top;
    while (seen(level * beyond) > 1e-13 * total && found.size() < 2'000'000) {
        level = level * rate;
        found.push_back(seen(level));
    }
    for (double &probability : found)
        probability /= total;
    return found;
}

} // namespace ninesketch::queueing
