// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/finite_room.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// P(more than n Poisson arrivals during a service), n = 0 ... count - 1.
std::vector<double> moreThan(double arrivalRate, const Distribution &service, int count)
{
    std::vector<double> tails(static_cast<std::size_t>(count), 0);
    const auto add = [&](double time, double weight) {
        const double mean = arrivalRate * time;
        double below = 0; // P(at most n)
        for (int n = 0; n < count; ++n) {
            below += std::exp(-mean + n * std::log(std::max(mean, 1e-300)) - std::lgamma(n + 1.0));
            tails[static_cast<std::size_t>(n)] += weight * std::max(0.0, 1 - below);
            if (n > mean && 1 - below < 1e-16)
                break;
        }
    };
    if (service.isConstant()) {
        add(service.mean(), 1);
        return tails;
    }
    // by the logit of the percentile, where the trapezoidal rule is as good as exact for smooth services
    constexpr int points = 1500;
    constexpr double widest = 18;
    std::vector<double> shares;
    for (int i = 0; i <= points; ++i)
        shares.push_back(1 / (1 + std::exp(widest * (1 - 2.0 * i / points))));
    const std::vector<double> times = service.percentiles(shares);
    double total = 0, mean = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        total += shares[i] * (1 - shares[i]);
        mean += shares[i] * (1 - shares[i]) * times[i];
    }
    const double stretch = mean > 0 ? service.mean() * total / mean : 1;
    for (std::size_t i = 0; i < times.size(); ++i)
        add(times[i] * stretch, shares[i] * (1 - shares[i]) / total);
    return tails;
}

/// Of who finds one in service and others before it: what is left of that service, and theirs.
Distribution waitingBySeen(const queueing::FiniteQueue &room, const Distribution &service)
{
    const Distribution rest = geometricResiduals(service, 1, 0);
    std::vector<WeightedDistribution> ways;
    for (std::size_t n = 0; n < room.foundByAdmitted.size(); ++n)
        if (room.foundByAdmitted[n] > 1e-12)
            ways.push_back({room.foundByAdmitted[n],
                            n == 0 ? Distribution() : sequence({rest, repeated(service, static_cast<double>(n - 1))})});
    const Distribution made = mixture(ways);
    return made.mean() > 0 && room.meanWaiting > 0 ? scaled(made, room.meanWaiting / made.mean()) : made;
}

/// A room so large that it is never full, or, beyond capacity, always nearly full.
void roomWithoutEnd(double load, int places, int servers, double mean, const std::function<StationWaiting()> &endless,
                    StationWaiting &result)
{
    if (load < 1) {
        result = endless();
        return;
    }
    const double free = load > 1 ? 1 / (load - 1) : (places - servers) / 2.0;
    result.lossProbability = 1 - 1 / load;
    result.waitingProbability = 1;
    result.waiting = Distribution::delay(std::max(0.0, places - servers - free) * mean / servers);
    result.response = result.waiting;
    result.trust = Trust::Approximate;
    result.method = "a large room, nearly full";
}

} // namespace

Distribution waitingByFound(const std::vector<double> &found, int servers, double meanService)
{
    const auto busy = static_cast<std::size_t>(servers);
    std::vector<double> weights{0.0};
    for (std::size_t n = 0; n < found.size(); ++n)
        if (n < busy)
            weights[0] += found[n];
        else
            weights.push_back(found[n]);
    return Distribution::phases(weights, meanService / servers);
}

bool isExponential(const Distribution &service)
{
    return service.mean() > 0 && std::fabs(service.scv() - 1) < 1e-9 && service.minimum() == 0 &&
           std::fabs(service.thirdMoment() / (6 * std::pow(service.mean(), 3)) - 1) < 1e-9;
}

queueing::FiniteQueue mg1K(double arrivalRate, const Distribution &service, int places)
{
    queueing::FiniteQueue result;
    const double load = arrivalRate * service.mean();
    const std::vector<double> more = moreThan(arrivalRate, service, places);
    std::vector<double> states{1};
    double sum = 1;
    for (int n = 1; n < places; ++n) {
        double next = more[static_cast<std::size_t>(n) - 1] * states[0];
        for (int k = 1; k < n; ++k)
            next += more[static_cast<std::size_t>(n - k)] * states[static_cast<std::size_t>(k)];
        states.push_back(next / (1 - more[0]));
        sum += states.back();
        if (sum > 1e250) { // only ratios matter
            for (double &state : states)
                state /= sum;
            sum = 1;
        }
    }
    // what is served keeps the server busy: load (1 - full) = 1 - empty
    const double full = std::max(0.0, states[0] + (load - 1) * sum);
    const double all = sum + full;
    double waiting = std::max(0, places - 1) * full;
    for (int n = 0; n < places; ++n) {
        result.foundByAdmitted.push_back(states[static_cast<std::size_t>(n)] / sum);
        result.meanInSystem += n * states[static_cast<std::size_t>(n)] / all;
        waiting += std::max(0, n - 1) * states[static_cast<std::size_t>(n)];
    }
    result.meanInSystem += places * full / all;
    result.lossProbability = full / all;
    result.throughput = arrivalRate * sum / all;
    result.utilisation = load * sum / all;
    result.waitingProbability = 1 - result.foundByAdmitted[0];
    result.meanWaiting = waiting / all / result.throughput;
    return result;
}

void solveRoom(const StationLoad &load, const std::function<StationWaiting()> &endless, StationWaiting &result)
{
    const bool shared = load.balancing == Balancing::SharedQueue;
    const int stations = shared ? 1 : load.replicas;
    const int servers = shared ? load.servers * load.replicas : load.servers;
    const int places = std::max(servers, shared ? load.places * load.replicas : load.places);
    const double rate = load.arrivalRate / stations, mean = load.service.mean();
    const bool exponential = isExponential(load.service);
    constexpr int mostBySeen = 128, mostPlaces = 100'000;
    constexpr double seldom = 1e-4, shareOff = 1.5e-3;
    if (places - servers > mostPlaces) {
        roomWithoutEnd(rate * mean / servers, places, servers, mean, endless, result);
        return;
    }
    queueing::FiniteQueue room = queueing::mmcK(rate, mean, servers, places);
    result.trust = Trust::Exact;
    result.method = "M/M/c/K";
    result.waiting = waitingByFound(room.foundByAdmitted, servers, mean);
    // hardly ever full: the queue without an end knows arrivals that do not come at random, too
    const bool inTurn = !shared && load.replicas > 1 && load.balancing != Balancing::Random;
    const bool hardlyFull = room.lossProbability < seldom && rate * mean < servers;
    if (places == servers) {
        result.method = "M/G/c/c (Erlang B, 1917)"; // whatever the services
    } else if (!exponential && servers == 1 && !(inTurn && hardlyFull) && places <= mostPlacesMg1K) {
        room = mg1K(rate, load.service, places);
        result.method = "M/G/1/K (Tijms 2003)";
        result.trust = Trust::Approximate; // its shape; loss and mean are exact
        if (places <= mostBySeen)
            result.waiting = waitingBySeen(room, load.service);
        else if (result.waiting.mean() > 0)
            result.waiting = scaled(result.waiting, std::max(1e-12, room.meanWaiting / result.waiting.mean()));
    } else if ((!exponential || inTurn) && hardlyFull) {
        const StationWaiting other = endless();
        result.method = other.method;
        result.trust = worse(Trust::Approximate, other.trust);
        result.doubt = other.doubt;
        result.waiting = other.waiting;
        room.waitingProbability = other.waitingProbability;
    } else if (!exponential) {
        if (const double factor = (load.scvArrival + load.service.scv()) / 2; factor > 0 && room.meanWaiting > 0)
            result.waiting = scaled(result.waiting, factor);
        result.trust = Trust::Doubtful;
        result.doubt = "a waiting room before several servers is computed for exponential services";
    }
    if (std::fabs(load.scvArrival - 1) > 1e-6)
        result.trust = worse(result.trust, Trust::Approximate);
    // what is refused is off by about as much of itself as the arrivals' variability is off one
    if (std::fabs(load.scvArrival - 1) * room.lossProbability > shareOff) {
        result.trust = Trust::Doubtful;
        result.doubt = "a waiting room is computed for arrivals that come at random";
    }
    if (inTurn && room.lossProbability > seldom) {
        result.trust = Trust::Doubtful;
        result.doubt = "rooms are computed for replicas that are dealt to at random; in turn they fill more evenly";
    }
    result.lossProbability = room.lossProbability;
    result.waitingProbability = room.waitingProbability;
    result.response = sequence({result.waiting, load.service});
    result.saturated = false;
}

} // namespace ninesketch
