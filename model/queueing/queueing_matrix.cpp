// SPDX-License-Identifier: GPL-3.0-or-later
// The queues of queueing.h that are quasi-birth-death processes: hyper-exponential service, modulated arrivals.
#include "model/queueing/dense_matrix.h"
#include "model/queueing/queueing.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch::queueing
{

namespace
{

/// The levels below `servers`, which repeat nothing, censored one by one from the empty queue up: pi(n) = pi(n+1)
/// back[n].
struct BelowServers {
    std::vector<DenseMatrix> back;
    DenseMatrix top; ///< what is left of the block of level `servers`, without what comes from above
};

template <typename Chain> BelowServers censored(const Chain &chain, int servers)
{
    BelowServers below;
    below.top = chain.within(0);
    for (int level = 0; level < servers; ++level) {
        below.back.push_back(chain.downFrom(level + 1) * (-below.top).inverse());
        below.top = chain.within(level + 1) + below.back.back() * chain.upFrom(level);
    }
    return below;
}

/// M/H2/c. Level n: requests there; phase i: how many of those in service are in their first phase (0 to min(n, c)).
struct HyperExponentialChain {
    HyperExponentialChain(double arrivals, const HyperExponential &service, double mean, int c)
        : arrivalRate(arrivals), first(service.probability), second(1 - first),
          // a phase without duration would have an infinite rate; a millionth of the mean is indistinguishable
          firstRate(1 / std::max(service.firstMean, mean * 1e-6)),
          secondRate(1 / std::max(service.secondMean, mean * 1e-6)), servers(c)
    {
    }

    int phases(int level) const { return std::min(level, servers) + 1; }

    DenseMatrix downFrom(int level) const
    {
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
    }

    DenseMatrix upFrom(int level) const
    {
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
    }

    DenseMatrix within(int level) const
    {
        const int busy = std::min(level, servers);
        DenseMatrix diagonal(phases(level), phases(level));
        for (int i = 0; i <= busy; ++i)
            diagonal(i, i) = -(arrivalRate + i * firstRate + (busy - i) * secondRate);
        return diagonal;
    }

    double arrivalRate, first, second, firstRate, secondRate;
    int servers;
};

/// MMPP(2)/M/c. Level n: requests there; phase 0: calm, 1: burst.
struct ModulatedChain {
    ModulatedPoisson arrivals;
    double serviceRate;
    int servers;

    DenseMatrix downFrom(int level) const
    {
        DenseMatrix block(2, 2);
        block(0, 0) = block(1, 1) = std::min(level, servers) * serviceRate;
        return block;
    }

    DenseMatrix upFrom(int) const
    {
        DenseMatrix up(2, 2);
        up(0, 0) = arrivals.rateCalm;
        up(1, 1) = arrivals.rateBurst;
        return up;
    }

    DenseMatrix within(int level) const
    {
        const double serving = std::min(level, servers) * serviceRate;
        DenseMatrix block(2, 2);
        block(0, 0) = -(arrivals.rateCalm + arrivals.calmToBurst + serving);
        block(0, 1) = arrivals.calmToBurst;
        block(1, 0) = arrivals.burstToCalm;
        block(1, 1) = -(arrivals.rateBurst + arrivals.burstToCalm + serving);
        return block;
    }
};

} // namespace

double mh2cMeanWaiting(double arrivalRate, const HyperExponential &service, int servers)
{
    const double mean = service.probability * service.firstMean + (1 - service.probability) * service.secondMean;
    if (arrivalRate * mean >= servers)
        return std::numeric_limits<double>::infinity();
    if (arrivalRate <= 0)
        return 0;
    const HyperExponentialChain chain(arrivalRate, service, mean, servers);
    const DenseMatrix down = chain.downFrom(servers + 1);
    const DenseMatrix rate = rateMatrix(chain.upFrom(servers), chain.within(servers), down);
    const BelowServers below = censored(chain, servers);
    DenseMatrix level = leftKernel(below.top + rate * down);

    const DenseMatrix beyond = (DenseMatrix::identity(servers + 1) - rate).inverse();
    const DenseMatrix fromHere = level * beyond;
    const DenseMatrix queue = level * rate * beyond * beyond;
    double total = 0, waiting = 0;
    for (int i = 0; i <= servers; ++i) {
        total += fromHere(0, i);
        waiting += queue(0, i);
    }
    for (int n = servers - 1; n >= 0; --n) {
        level = level * below.back[static_cast<std::size_t>(n)];
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
    const ModulatedChain chain{arrivals, 1 / meanServiceTime, servers};
    const DenseMatrix down = chain.downFrom(servers);
    const DenseMatrix rate = rateMatrix(chain.upFrom(servers), chain.within(servers), down);
    const BelowServers below = censored(chain, servers);
    const DenseMatrix top = leftKernel(below.top + rate * down);
    std::vector<double> found(static_cast<std::size_t>(servers) + 1);
    const auto seen = [&](const DenseMatrix &level) {
        return level(0, 0) * arrivals.rateCalm + level(0, 1) * arrivals.rateBurst;
    };
    DenseMatrix level = top;
    found[static_cast<std::size_t>(servers)] = seen(level);
    for (int n = servers - 1; n >= 0; --n) {
        level = level * below.back[static_cast<std::size_t>(n)];
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
