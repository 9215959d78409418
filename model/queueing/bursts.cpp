// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/bursts.h"

#include "model/distribution/distribution_nodes.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

std::size_t index(int number)
{
    return static_cast<std::size_t>(number);
}

double gapTransformOfAll(const RenewalStream &stream, double s)
{
    const double mean = stream.meanGap, scv = stream.scv;
    if (scv > 1) {
        const double share = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
        return share / (1 + s * mean / (2 * share)) + (1 - share) / (1 + s * mean / (2 * (1 - share)));
    }
    if (scv < 1e-4)
        return std::exp(-s * mean);
    const double k = std::ceil(1 / scv - 1e-12);
    const double fewer = (k * scv - std::sqrt(std::max(0.0, k * (1 + scv) - k * k * scv))) / (1 + scv);
    const double phase = 1 / (1 + s * mean / (k - fewer));
    return std::pow(phase, k - 1) * (fewer + (1 - fewer) * phase);
}

} // namespace

double gapTransform(const RenewalStream &stream, double s)
{
    const double all = gapTransformOfAll(stream, s);
    return stream.kept * all / (1 - (1 - stream.kept) * all);
}

std::vector<double> batchSizes(std::span<const BatchStream> streams, double share)
{
    std::vector<double> sizes(2, 0.0);
    for (const BatchStream &stream : streams) {
        const double kept = std::min(1.0, stream.kept * share);
        if (sizes.size() < index(stream.size) + 1)
            sizes.resize(index(stream.size) + 1, 0.0);
        if (kept >= 1) {
            sizes[index(stream.size)] += stream.perSecond;
            continue;
        }
        const double n = stream.size;
        for (int m = 1; m <= stream.size && kept > 0; ++m)
            sizes[index(m)] +=
                stream.perSecond * std::exp(std::lgamma(n + 1) - std::lgamma(m + 1.0) - std::lgamma(n - m + 1) +
                                            m * std::log(kept) + (n - m) * std::log1p(-kept));
    }
    return sizes;
}

Distribution rowsOf(std::span<const double> weights, const Distribution &service)
{
    constexpr std::size_t most = 512;
    const std::size_t together = (weights.size() + most - 1) / most;
    std::vector<WeightedDistribution> ways;
    for (std::size_t first = 0; first < weights.size(); first += together) {
        double weight = 0, members = 0;
        for (std::size_t m = first; m < std::min(first + together, weights.size()); ++m) {
            weight += weights[m];
            members += weights[m] * static_cast<double>(m);
        }
        if (weight > 0)
            ways.push_back({weight, repeated(service, members / weight)});
    }
    return ways.size() == 1 ? ways.front().distribution : mixture(ways);
}

Distribution batchWait(std::span<const double> sizes, const Distribution &service)
{
    double members = 0;
    for (std::size_t m = 1; m < sizes.size(); ++m)
        members += sizes[m] * static_cast<double>(m);
    const double utilisation = members * service.mean();
    return utilisation > 0 ? geometricResiduals(rowsOf(sizes, service), utilisation, utilisation) : Distribution();
}

std::vector<double> foundByBatch(std::span<const double> sizes, double meanService, int servers)
{
    std::vector<double> atLeast(sizes.size() + 1, 0.0); // batches per second of that size or larger
    for (std::size_t m = sizes.size(); m-- > 1;)
        atLeast[m] = atLeast[m + 1] + sizes[m];
    double rate = 0;
    for (std::size_t m = 1; m < sizes.size(); ++m)
        rate += sizes[m] * static_cast<double>(m);
    constexpr double mostSteps = 5e7, farthest = 35; // of mean batches and idle shares, where hardly any are left
    const double length = farthest * static_cast<double>(sizes.size()) / (1 - rate * meanService / servers) + servers;
    if (rate * meanService >= servers || length * static_cast<double>(sizes.size()) > mostSteps)
        return {};
    std::vector<double> found{1.0};
    double sum = 1, recent = 1;
    constexpr std::size_t most = 100'000;
    const std::size_t window = std::max<std::size_t>(sizes.size(), 8);
    for (std::size_t n = 1; n < most; ++n) {
        double up = 0;
        for (std::size_t m = 1; m < sizes.size() && m <= n; ++m)
            up += found[n - m] * atLeast[m];
        const double next = up * meanService / std::min(static_cast<double>(n), 1.0 * servers);
        found.push_back(next);
        sum += next;
        recent = 0;
        for (std::size_t k = n >= window ? n - window : 0; k <= n; ++k)
            recent = std::max(recent, found[k]);
        if (n > index(servers) && recent * static_cast<double>(window) < 1e-15 * sum)
            break;
        if (sum > 1e250) {
            for (double &one : found)
                one /= sum;
            sum = 1;
        }
    }
    if (found.size() >= most)
        return {};
    for (double &one : found)
        one /= sum;
    return found;
}

std::vector<double> placesInBatch(std::span<const double> sizes)
{
    std::vector<double> places(sizes.size() - 1, 0.0);
    double members = 0, atLeast = 0;
    for (std::size_t m = sizes.size(); m-- > 1;) {
        members += sizes[m] * static_cast<double>(m);
        atLeast += sizes[m];
        places[m - 1] = atLeast;
    }
    for (double &place : places)
        place /= members;
    return places;
}

Distribution quorumResponse(std::span<const double> found, double meanService, int servers, int copies, int quorum)
{
    // states by those before them that are still there (all in service) and those of them that are done
    const int mostBefore = servers - 1;
    const auto stateOf = [&](int before, int done) { return index((mostBefore - before) * quorum + done); };
    std::vector<transform::PhaseType::Move> moves;
    std::vector<double> leaves(index(servers * quorum));
    for (int before = mostBefore; before >= 0; --before)
        for (int done = 0; done < quorum; ++done) {
            const int served = std::min(servers - before, copies - done);
            const std::size_t here = stateOf(before, done);
            leaves[here] = (before + served) / meanService;
            if (before > 0)
                moves.push_back({here, stateOf(before - 1, done), before / meanService});
            if (done + 1 < quorum)
                moves.push_back({here, stateOf(before, done + 1), served / meanService});
        }
    const auto from = [&](const std::vector<double> &start) {
        return DistributionBuilder::ofChain(transform::PhaseType::chain(start, leaves, moves));
    };
    std::vector<double> start(leaves.size(), 0.0), waits{0.0};
    double serving = 0, waiting = 0;
    for (std::size_t n = 0; n < found.size(); ++n)
        if (n < index(servers)) {
            start[stateOf(static_cast<int>(n), 0)] = found[n];
            serving += found[n];
        } else {
            waits.push_back(found[n]);
            waiting += found[n];
        }
    for (double &one : start)
        one /= serving;
    std::vector<double> first(leaves.size(), 0.0);
    first[stateOf(mostBefore, 0)] = 1;
    std::vector<WeightedDistribution> ways{{serving, from(start)}};
    if (waiting > 1e-13)
        ways.push_back({waiting, sequence({Distribution::phases(waits, meanService / servers), from(first)})});
    return mixture(ways);
}

std::optional<RenewalWait> renewalWait(const RenewalStream &stream, double meanService, int servers)
{
    constexpr int most = 30;
    const double utilisation = stream.rate() * meanService / servers;
    if (servers > most || utilisation >= 1)
        return std::nullopt;
    const double c = servers;
    double sigma = utilisation; // the root below 1 of sigma = A(c mu (1 - sigma)), by bisection: it is the only one
    double low = 0, high = 1 - 1e-15;
    for (int step = 0; step < 200 && high - low > 1e-16 * high; ++step) {
        sigma = (low + high) / 2;
        (gapTransform(stream, c / meanService * (1 - sigma)) > sigma ? low : high) = sigma;
    }
    double sum = 1 / (1 - sigma), product = 1, choices = 1;
    for (int k = 1; k <= servers; ++k) {
        const double at = gapTransform(stream, k / meanService);
        product *= at / (1 - at);
        choices *= (c - k + 1) / k;
        const double below = c * (1 - sigma) - k;
        if (std::fabs(below) < 1e-9)
            return std::nullopt;
        sum += choices / (product * (1 - at)) * (c * (1 - at) - k) / below;
    }
    return RenewalWait{1 / (sum * (1 - sigma)), meanService / (c * (1 - sigma))};
}

} // namespace ninesketch
