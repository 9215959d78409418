// SPDX-License-Identifier: GPL-3.0-or-later
// Letters in the formulas: lambda arrival rate, mu = 1 / mean service time, a = lambda / mu offered load in erlangs,
// c or m servers, rho = a / c utilisation, ca² and cs² squared coefficients of variation of arrivals and service.
#include "model/queueing/queueing.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace ninesketch::queueing
{

namespace
{
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
} // namespace

double erlangB(double offeredLoad, int servers)
{
    if (!(offeredLoad >= 0) || servers < 0)
        return notANumber;
    double blocking = 1;
    for (int k = 1; k <= servers; ++k)
        blocking = offeredLoad * blocking / (k + offeredLoad * blocking);
    return blocking;
}

double erlangC(double offeredLoad, int servers)
{
    if (!(offeredLoad >= 0) || servers < 1)
        return notANumber;
    if (offeredLoad >= servers)
        return 1;
    const double blocking = erlangB(offeredLoad, servers);
    return blocking / (1 - offeredLoad / servers * (1 - blocking));
}

double mmcMeanWaiting(double arrivalRate, double meanServiceTime, int servers)
{
    const double load = arrivalRate * meanServiceTime;
    if (load >= servers)
        return infinity;
    return erlangC(load, servers) * meanServiceTime / (servers - load);
}

FiniteQueue mmcK(double arrivalRate, double meanServiceTime, int servers, int places)
{
    FiniteQueue result;
    places = std::max(places, servers);
    const double load = arrivalRate * meanServiceTime;
    std::vector<double> states(static_cast<std::size_t>(places) + 1);
    states[0] = 1;
    double sum = 1;
    for (int n = 1; n <= places; ++n) {
        const auto at = static_cast<std::size_t>(n);
        states[at] = states[at - 1] * load / std::min(n, servers);
        sum += states[at];
        if (sum > 1e250) { // scale down what has been counted, only ratios matter
            for (std::size_t i = 0; i <= at; ++i)
                states[i] /= sum;
            sum = 1;
        }
    }
    double waiting = 0;
    for (int n = 0; n <= places; ++n) {
        double &state = states[static_cast<std::size_t>(n)];
        state /= sum;
        result.meanInSystem += n * state;
        waiting += std::max(0, n - servers) * state;
        if (n >= servers && n < places)
            result.waitingProbability += state;
    }
    result.lossProbability = states.back();
    double admitted = 0;
    for (std::size_t n = 0; n + 1 < states.size(); ++n)
        admitted += states[n];
    result.throughput = arrivalRate * admitted;
    result.utilisation = load * admitted / servers;
    result.waitingProbability = admitted > 0 ? result.waitingProbability / admitted : 0;
    result.meanWaiting = result.throughput > 0 ? waiting / result.throughput : 0;
    result.foundByAdmitted.assign(states.begin(), states.end() - 1);
    for (double &found : result.foundByAdmitted)
        found = admitted > 0 ? found / admitted : 0;
    return result;
}

namespace
{
/// P(V <= x) / P(V = 0) for the work V in M/D/1, x in service times; also beyond saturation, where it is the shape
/// below a bound. Number in system by the positive recursion p(n+1) a0 = p(0) A(n) + sum p(k) A(n-k+1), A(j) = P(more
/// than j Poisson arrivals in a service); then Franx 2001. +infinity when it exceeds 1e280.
double md1RelativeWork(double utilisation, double serviceTimes)
{
    const double whole = std::floor(serviceTimes);
    const double limit = utilisation < 1 ? 1 / (1 - utilisation) : infinity;
    const auto count = static_cast<std::size_t>(std::min(whole, 5e6)) + 1; // k in (k-1) D <= x < k D
    std::vector<double> moreThan;                                          // A(j), until it vanishes
    double arrivals = std::exp(-utilisation), below = arrivals;
    for (int j = 0; j == 0 || below < 1 - 1e-17 * (1 + j); ++j) {
        double above = 0, term = arrivals; // summed from above, so that small tails keep their digits
        for (int i = j + 1; i < j + 400; ++i) {
            term *= utilisation / i;
            above += term;
            if (term < above * 1e-17)
                break;
        }
        moreThan.push_back(above);
        arrivals *= utilisation / (j + 1);
        below += arrivals;
        if (above < 1e-18 || j > 2000)
            break;
    }
    const double none = std::exp(-utilisation);
    std::vector<double> number{1.0};
    std::vector<double> atMost; // Q(m) = p(0) + … + p(m+1)
    double sum = 1;
    for (std::size_t n = 0; n < count; ++n) {
        const auto tail = [&](std::size_t j) { return j < moreThan.size() ? moreThan[j] : 0.0; };
        double next = number[0] * tail(n);
        const std::size_t first = n + 1 > moreThan.size() ? n + 1 - moreThan.size() + 1 : 1;
        for (std::size_t k = std::max<std::size_t>(first, 1); k <= n; ++k)
            next += number[k] * tail(n - k + 1);
        next /= none;
        sum += next;
        if (sum > 1e280)
            return infinity;
        number.push_back(next);
        atMost.push_back(sum);
        if (utilisation < 1 && limit - sum < 1e-16 * limit && n > 1)
            return limit;
    }
    const double rest = utilisation * (static_cast<double>(count) - serviceTimes);
    double term = std::exp(-rest), result = 0;
    for (std::size_t j = 0; j < count && (term > 0 || j == 0); ++j) {
        result += atMost[count - 1 - j] * term;
        term *= rest / static_cast<double>(j + 1);
        if (static_cast<double>(j) > rest && term < 1e-20)
            break;
    }
    return result;
}
} // namespace

double tokenBucketRefusal(double arrivalRate, double refillRate, double burst)
{
    if (!(burst >= 1) || !(arrivalRate >= 0) || !(refillRate >= 0))
        return notANumber;
    if (arrivalRate == 0)
        return 0;
    if (refillRate == 0)
        return 1;
    const double utilisation = arrivalRate / refillRate;
    if (utilisation > 300) // e^{rho} leaves the range of doubles; the bucket is empty to twelve digits
        return 1 - 1 / utilisation;
    // Missing tokens are the work V of M/D/1 with a bound: admitted while V <= burst - 1. Busy share = rho x admitted.
    const double shape = md1RelativeWork(utilisation, burst - 1);
    if (std::isinf(shape))
        return 1 - 1 / utilisation;
    // 1 - H / (1 + rho H); below saturation written with 1 - (1 - rho) H so that small refusals keep their digits
    return (1 - (1 - utilisation) * shape) / (1 + utilisation * shape);
}

double md1WaitingCdf(double arrivalRate, double serviceTime, double time)
{
    const double utilisation = arrivalRate * serviceTime;
    if (utilisation >= 1 || time < 0)
        return 0;
    if (serviceTime == 0)
        return 1;
    return std::min(1.0, (1 - utilisation) * md1RelativeWork(utilisation, time / serviceTime));
}

double mg1MeanWaiting(double arrivalRate, double meanServiceTime, double scvService)
{
    const double utilisation = arrivalRate * meanServiceTime;
    return utilisation >= 1 ? infinity : utilisation * meanServiceTime * (1 + scvService) / (2 * (1 - utilisation));
}

HyperExponential balancedMeansFit(double mean, double scv)
{
    const double excess = std::max(scv, 1.0);
    const double probability = (1 + std::sqrt((excess - 1) / (excess + 1))) / 2;
    return {probability, mean / (2 * probability), mean / (2 * (1 - probability))};
}

HyperExponential threeMomentFit(double mean, double scv, double thirdMoment)
{
    const double second = (1 + scv) * mean * mean;
    const double x = mean * thirdMoment - 1.5 * second * second;
    const double y = second - 2 * mean * mean;
    if (!(x > 0) || !(y > 1e-12 * second))
        return balancedMeansFit(mean, scv);
    const double square = std::sqrt(std::pow(x + 1.5 * y * y - 3 * mean * mean * y, 2) + 18 * mean * mean * y * y * y);
    const double base = x + 1.5 * y * y + 3 * mean * mean * y;
    const double longer = (base + square) / (6 * mean * y);
    const double shorter = std::max(0.0, (base - square) / (6 * mean * y));
    const double probability = (longer - mean) / (longer - shorter);
    if (!(probability > 0 && probability < 1) || !std::isfinite(longer))
        return balancedMeansFit(mean, scv);
    return {probability, shorter, longer};
}

double mdcMeanWaiting(double arrivalRate, double serviceTime, int servers)
{
    const double utilisation = arrivalRate * serviceTime / servers;
    if (utilisation >= 1)
        return infinity;
    if (utilisation == 0)
        return 0;
    const double correction =
        (1 - utilisation) * (servers - 1) * (std::sqrt(4 + 5.0 * servers) - 2) / (16 * utilisation * servers);
    return 0.5 * (1 + std::min(correction, 1.0)) * mmcMeanWaiting(arrivalRate, serviceTime, servers);
}

double mgcMeanWaiting(double arrivalRate, double meanServiceTime, double scvService, double thirdMoment, int servers)
{
    const double utilisation = arrivalRate * meanServiceTime / servers;
    if (utilisation >= 1)
        return infinity;
    if (utilisation == 0)
        return 0;
    if (servers == 1)
        return mg1MeanWaiting(arrivalRate, meanServiceTime, scvService);
    const double exponential = mmcMeanWaiting(arrivalRate, meanServiceTime, servers);
    if (scvService <= 1) {
        const double constant = mdcMeanWaiting(arrivalRate, meanServiceTime, servers);
        return (1 + scvService) / (2 * scvService / exponential + (1 - scvService) / constant);
    }
    if (scvService < 1 + 1e-9)
        return exponential;
    // The ratio to Allen-Cunneen moves little beyond a handful of servers: solved exactly there and carried on.
    constexpr int exactServers = 8;
    const int solved = std::min(servers, exactServers);
    const double rate = arrivalRate * solved / servers;
    const double balanced = mh2cMeanWaiting(rate, balancedMeansFit(meanServiceTime, scvService), solved);
    const double three = thirdMoment > 0
                             ? mh2cMeanWaiting(rate, threeMomentFit(meanServiceTime, scvService, thirdMoment), solved)
                             : balanced;
    const double ratio = (balanced + three) / 2 / mmcMeanWaiting(rate, meanServiceTime, solved);
    return ratio * exponential;
}

double gigmMeanWaiting(double arrivalRate, double meanServiceTime, double scvArrival, double scvService, int servers)
{
    const double rho = arrivalRate * meanServiceTime / servers;
    if (rho >= 1)
        return infinity;
    if (rho <= 0)
        return 0;
    const double ca = scvArrival, cs = scvService;
    if (ca + cs <= 0)
        return 0;
    const double exponential = mmcMeanWaiting(arrivalRate, meanServiceTime, servers);
    const double variability = (ca + cs) / 2;
    if (servers == 1) {
        const double exponent = ca < 1 ? -2 * (1 - rho) / (3 * rho) * (1 - ca) * (1 - ca) / (ca + cs)
                                       : -(1 - rho) * (ca - 1) / (ca + 4 * cs);
        return exponential * variability * std::exp(exponent);
    }
    const double m = servers;
    const double gamma = std::min(0.24, (1 - rho) * (m - 1) * (std::sqrt(4 + 5 * m) - 2) / (16 * m * rho));
    const double phi1 = 1 + gamma;
    const double phi3 = (1 - 4 * gamma) * std::exp(-2 * (1 - rho) / (3 * rho));
    const double phi4 = std::min(1.0, (phi1 + phi3) / 2);
    const double psi = variability >= 1 ? 1 : std::pow(phi4, 2 * (1 - variability));
    const double phi = ca >= cs ? 4 * (ca - cs) / (4 * ca - 3 * cs) * phi1 + cs / (4 * ca - 3 * cs) * psi
                                : (cs - ca) / (2 * ca + 2 * cs) * phi3 + (cs + 3 * ca) / (2 * ca + 2 * cs) * psi;
    return phi * variability * exponential;
}

double gig1WaitingProbability(double utilisation, double scvArrival, double scvService)
{
    if (utilisation >= 1)
        return 1;
    const double rho = utilisation, ca = scvArrival, cs = scvService;
    const double shape = ca <= 1 ? (1 + ca + rho * cs) / (1 + rho * (cs - 1) + rho * rho * (4 * ca + cs))
                                 : 4 * rho / (ca + rho * rho * (4 * ca + cs));
    return std::clamp(rho + (ca - 1) * rho * (1 - rho) * shape, 0.0, 1.0);
}

double departureScv(double utilisation, double scvArrival, double scvService, int servers)
{
    const double rho2 = std::min(1.0, utilisation * utilisation);
    return 1 + (1 - rho2) * (scvArrival - 1) +
           rho2 * (std::max(scvService, 0.2) - 1) / std::sqrt(static_cast<double>(std::max(1, servers)));
}

double splitScv(double scv, double probability)
{
    return probability * scv + 1 - probability;
}

double superpositionScv(const std::vector<Stream> &streams, double utilisation)
{
    double total = 0;
    for (const Stream &stream : streams)
        total += stream.rate;
    if (total <= 0)
        return 1;
    double squares = 0, average = 0;
    for (const Stream &stream : streams) {
        const double share = stream.rate / total;
        squares += share * share;
        average += share * stream.scv;
    }
    const double idle = 1 - std::min(utilisation, 1.0);
    const double weight = 1 / (1 + 4 * idle * idle * (1 / squares - 1));
    return weight * average + 1 - weight;
}

double roundRobinSigma(double totalArrivalRate, double meanServiceTime, int replicas)
{
    const double utilisation = totalArrivalRate * meanServiceTime / replicas;
    if (utilisation >= 1)
        return 1;
    if (utilisation <= 0)
        return 0;
    // root of e = 1 - (1 + e mu / lambda)^{-n} in (0, 1), e = 1 - sigma; the other root is 0
    const double ratio = 1 / (meanServiceTime * totalArrivalRate);
    const auto excess = [&](double e) { return -std::expm1(-replicas * std::log1p(ratio * e)) - e; };
    double low = 0.5 * (1 - utilisation), high = 1;
    while (excess(low) < 0)
        low /= 2;
    for (int step = 0; step < 200 && high - low > 1e-16 * high; ++step) {
        const double middle = (low + high) / 2;
        (excess(middle) > 0 ? low : high) = middle;
    }
    return 1 - (low + high) / 2;
}

double powerOfChoicesTail(double utilisation, int choices, int k)
{
    if (utilisation >= 1)
        return 1;
    return choices <= 1 ? std::pow(utilisation, k) : std::pow(utilisation, (std::pow(choices, k) - 1) / (choices - 1));
}

namespace
{
/// Sums over all ways of 0 … n tokens at stations (the normalising constants of a closed network), but for a common
/// factor.
using Ways = std::vector<long double>;

/// mean^n / n! relative to the largest of the first `size` of them, so that however many are within range.
Ways poissonWays(long double mean, std::size_t size)
{
    Ways made(size);
    const std::size_t largest = mean < static_cast<long double>(size) ? static_cast<std::size_t>(mean) : size - 1;
    made[largest] = 1;
    for (std::size_t n = largest; n + 1 < size && made[n] > std::numeric_limits<long double>::min(); ++n)
        made[n + 1] = made[n] * mean / static_cast<long double>(n + 1);
    for (std::size_t n = largest; n > 0 && made[n] > std::numeric_limits<long double>::min(); --n)
        made[n - 1] = made[n] * static_cast<long double>(n) / mean;
    return made;
}

/// Of a place where nothing queues, however many tokens stay there.
Ways delayWays(long double delay, std::size_t size)
{
    Ways made(size, 0);
    made[0] = 1;
    return delay > 0 ? poissonWays(delay, size) : made;
}

/// Adds a station. m tokens and customers of other work there have x^m / (min(1, servers) ... min(m, servers)) ways,
/// which is q(x) / (1 - x / servers) added up, of a polynomial q: at x = others + demand z, in powers of z, those of so
/// many tokens (mixed networks: Reiser, Kobayashi 1975). The geometric series is added up on the way, as Buzen does for
/// one server.
void addStation(Ways &ways, const ClosedStation &station, double scale)
{
    const auto servers = static_cast<std::size_t>(station.servers);
    const long double demand = station.demand / scale, all = station.servers, others = station.others * all;
    Ways more = poissonWays(demand, std::min(servers, ways.size()));
    Ways upTo = others > 0 ? poissonWays(others, servers) : Ways(servers, 1); // so many of the others, and fewer
    if (others > 0)
        for (std::size_t n = 1; n < servers; ++n)
            upTo[n] += upTo[n - 1];
    for (std::size_t n = 0; n < more.size(); ++n) {
        const std::size_t most = servers - 1 - n;
        more[n] *=
            (1 - static_cast<long double>(n) / all) * upTo[most] - (most > 0 ? others / all * upTo[most - 1] : 0);
    }
    for (std::size_t n = ways.size(); n-- > 0;) {
        long double sum = 0;
        for (std::size_t k = 0; k < more.size() && k <= n; ++k)
            sum += more[k] * ways[n - k];
        ways[n] = sum;
    }
    const long double ratio = demand / (all - others);
    for (std::size_t n = 1; n < ways.size(); ++n)
        ways[n] += ratio * ways[n - 1];
}

/// Whether next to never all of its servers are busy where tokens come at random (Chernoff 1952).
bool neverFull(const ClosedStation &station, double scale)
{
    constexpr double never = 36; // e^-36
    const double servers = station.servers, busy = station.demand / scale + station.others * servers;
    return busy < servers && servers * std::log(servers / busy) - (servers - busy) > never;
}

/// s between tokens at which it is full.
double fullAt(const ClosedStation &station)
{
    return station.demand / station.servers / (1 - station.others);
}

/// One group of tokens, times being in units in which the fullest station serves no more than one a unit.
Ways waysOf(int customers, double delay, const std::vector<ClosedStation> &stations, double scale)
{
    for (const ClosedStation &station : stations)
        if (station.demand > 0 && neverFull(station, scale))
            delay += station.demand;
    Ways ways = delayWays(delay / scale, static_cast<std::size_t>(customers) + 1);
    for (const ClosedStation &station : stations)
        if (station.demand > 0 && !neverFull(station, scale))
            addStation(ways, station, scale);
    return ways;
}

/// Where two groups are told apart, their tokens at what they share can be mixed in binomially many ways.
Ways mixed(const Ways &left, const Ways &right)
{
    Ways result(left.size() + right.size() - 1, 0);
    for (std::size_t n = 0; n < result.size(); ++n) {
        const std::size_t first = n < right.size() ? 0 : n - right.size() + 1;
        long double choices = 1; // n over k
        for (std::size_t k = 0; k < left.size() && k <= n; ++k) {
            if (k >= first)
                result[n] += choices * left[k] * right[n - k];
            choices *= static_cast<long double>(n - k) / static_cast<long double>(k + 1);
        }
    }
    return result;
}
} // namespace

double ClosedStation::alone() const
{
    return others > 0 ? demand * (1 + erlangC(others * servers, servers) / (servers * (1 - others))) : demand;
}

double closedNetworkThroughput(int customers, double delay, const std::vector<ClosedStation> &stations, int groups)
{
    // Positive terms only. Times are scaled by the bottleneck, or by a round where that takes longer.
    if (customers <= 0 || groups <= 0)
        return 0;
    double scale = 0, total = delay;
    for (const ClosedStation &station : stations) {
        scale = std::max(scale, fullAt(station) / (station.own ? groups : 1));
        total += station.demand;
    }
    const double tokens = 1.0 * customers * groups;
    if (total <= 0)
        return infinity;
    if (groups == 1) {
        scale = std::max(scale, total / tokens);
        const Ways ways = waysOf(customers, delay, stations, scale);
        return static_cast<double>(ways[ways.size() - 2] / ways.back()) / scale;
    }
    if (scale <= 0)
        return tokens / total;
    if (tokens > 3000) // far beyond the knee, or far below it: the asymptotes
        return std::min(1 / scale, tokens / total);
    const auto size = static_cast<std::size_t>(customers) + 1;
    Ways own = delayWays(0, size), shared = delayWays(delay / scale, static_cast<std::size_t>(tokens) + 1);
    for (const ClosedStation &station : stations)
        if (station.demand > 0)
            addStation(station.own ? own : shared, station, scale);
    // by the number of a group's tokens that are not at its own stations
    Ways away(own.rbegin(), own.rend()), oneLess(own.rbegin() + 1, own.rend());
    Ways others{1};
    for (int group = 1; group < groups; ++group)
        others = mixed(others, away);
    const auto constant = [&](const Ways &outside) {
        long double sum = 0;
        for (std::size_t n = 0; n < outside.size(); ++n)
            sum += outside[n] * shared[n];
        return sum;
    };
    return groups * static_cast<double>(constant(mixed(others, oneLess)) / constant(mixed(others, away))) / scale;
}

double tokensInUse(double arrivalRate, int tokens, double delay, const std::vector<ClosedStation> &stations)
{
    double scale = 0, total = delay;
    for (const ClosedStation &station : stations) {
        scale = std::max(scale, fullAt(station));
        total += station.demand;
    }
    if (tokens <= 0 || arrivalRate <= 0 || total <= 0)
        return 0;
    if (arrivalRate * scale >= 1)
        return tokens;
    const Ways ways = waysOf(tokens, delay, stations, 1 / arrivalRate); // chances of so many, where tokens never lack
    long double sum = 0, busy = 0;
    for (std::size_t n = 0; n < ways.size(); ++n) {
        sum += ways[n];
        busy += static_cast<long double>(n) * ways[n];
    }
    const long double last = ways.back(), before = ways[ways.size() - 2];
    if (last > 0 && last >= before)
        return tokens;
    const long double waits = last > 0 ? last * last / (before - last) : 0;
    return static_cast<double>((busy + tokens * waits) / (sum + waits));
}

double openNetworkNumber(double arrivalRate, double delay, const std::vector<ClosedStation> &stations)
{
    double number = arrivalRate * delay;
    for (const ClosedStation &station : stations) {
        const double tokens = arrivalRate * station.demand, busy = tokens + station.others * station.servers;
        if (tokens > 0 && busy >= station.servers)
            return infinity;
        if (tokens > 0)
            number += tokens + erlangC(busy, station.servers) * tokens / (station.servers - busy);
    }
    return number;
}

} // namespace ninesketch::queueing
