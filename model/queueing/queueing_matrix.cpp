// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of queueing.h that is a quasi-birth-death process: hyper-exponential service at several servers.
#include "model/queueing/dense_matrix.h"
#include "model/queueing/queueing.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch::queueing
{

namespace
{

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

/// The levels below `servers`, which repeat nothing, censored one by one from the empty queue up: pi(n) = pi(n+1)
/// back[n].
struct BelowServers {
    std::vector<DenseMatrix> back;
    DenseMatrix top; ///< what is left of the block of level `servers`, without what comes from above
};

BelowServers censored(const HyperExponentialChain &chain)
{
    BelowServers below;
    below.top = chain.within(0);
    for (int level = 0; level < chain.servers; ++level) {
        below.back.push_back(chain.downFrom(level + 1) * (-below.top).inverse());
        below.top = chain.within(level + 1) + below.back.back() * chain.upFrom(level);
    }
    return below;
}

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
    const BelowServers below = censored(chain);
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

} // namespace ninesketch::queueing
