// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/forking_network.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ninesketch::queueing
{
namespace
{

/// One of the alike copies of a station.
class Queue
{
public:
    /// Servers beyond `customers` have nothing to do.
    Queue(const ForkingStation &station, int customers)
        : m_demand(station.demand / station.copies), m_servers(std::min(station.servers, customers)),
          m_copies(station.copies), m_scv(std::min(mostScv, station.scv)),
          m_busy(static_cast<std::size_t>(m_servers), 0)
    {
        m_busy[0] = 1;
    }

    /// s of a round that one more token spends here.
    double residence() const
    {
        double ahead = 1 + m_number, full = 1; // in turns of all servers together
        for (std::size_t j = 0; j < m_busy.size(); ++j) {
            ahead += (m_servers - 1.0 - static_cast<double>(j)) * m_busy[j];
            full -= m_busy[j];
        }
        ahead -= std::max(0.0, full) * (1 - m_scv) / 2; // what is left of the one that is done first
        return m_copies * m_demand / m_servers * ahead;
    }

    /// What is here once there is a token more.
    void take(double throughput, double residence)
    {
        m_number = throughput * residence / m_copies;
        const double offered = throughput * m_demand;
        double idle = m_servers - offered;
        for (std::size_t j = m_busy.size() - 1; j >= 1; --j) {
            m_busy[j] = offered / static_cast<double>(j) * m_busy[j - 1];
            idle -= (m_servers - static_cast<double>(j)) * m_busy[j];
        }
        m_busy[0] = std::clamp(idle / m_servers, 0.0, 1.0);
    }

private:
    static constexpr double mostScv = 2; ///< few tokens wait less behind long services than a whole stream would
    double m_demand;
    int m_servers, m_copies;
    double m_scv;
    double m_number = 0;
    std::vector<double> m_busy; ///< chances of 0, 1, … of its servers busy, all but all of them
};

} // namespace

namespace
{

/// Until the later one is done, of exponentials from a start of their own.
TwoMoments laterExponential(TwoMoments one, TwoMoments other)
{
    double first = std::sqrt(one.variance), second = std::sqrt(other.variance); // means of what comes after the starts
    double start = one.mean - first, later = other.mean - second;
    if (start > later) {
        std::swap(start, later);
        std::swap(first, second);
    }
    const double both = first + second > 0 ? first * second / (first + second) : 0; // until the sooner of both
    const double open = first > 0 ? std::exp(-(later - start) / first) : 0; // the first goes on when the second starts
    const double mean = second + open * (first - both);
    const double square = (1 - open) * 2 * second * second + open * 2 * (first * first + second * second - both * both);
    return {later + mean, std::max(0.0, square - mean * mean)};
}

/// The same of log-normals.
TwoMoments laterLogNormal(TwoMoments one, TwoMoments other)
{
    const auto below = [](double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; };
    const double spread = std::log1p(one.variance / (one.mean * one.mean)),
                 otherSpread = std::log1p(other.variance / (other.mean * other.mean));
    const double apart = std::log(one.mean) - spread / 2 - std::log(other.mean) + otherSpread / 2;
    const double both = std::sqrt(spread + otherSpread);
    const double mean = one.mean * below((apart + spread) / both) + other.mean * below((otherSpread - apart) / both);
    const double square = (one.variance + one.mean * one.mean) * below((apart + 2 * spread) / both) +
                          (other.variance + other.mean * other.mean) * below((2 * otherSpread - apart) / both);
    return {mean, std::max(0.0, square - mean * mean)};
}

} // namespace

TwoMoments laterOf(TwoMoments one, TwoMoments other)
{
    const TwoMoments exponential = laterExponential(one, other);
    const double scv = (one.variance + other.variance) / (one.mean * one.mean + other.mean * other.mean);
    if (!(scv > 1) || one.mean <= 0 || other.mean <= 0)
        return exponential;
    const TwoMoments logNormal = laterLogNormal(one, other);
    const double part = 1 / (scv * scv);
    return {part * exponential.mean + (1 - part) * logNormal.mean,
            part * exponential.variance + (1 - part) * logNormal.variance};
}

std::vector<double> forkingNetworkThroughput(int customers, const std::vector<ForkingStation> &stations,
                                             const RoundTime &round, double arrivalRate)
{
    constexpr double hardlyEver = 1e-12;
    if (customers <= 0)
        return {};
    std::vector<Queue> queues;
    double most = HUGE_VAL;
    for (const ForkingStation &station : stations) {
        queues.emplace_back(station, customers);
        if (station.demand > 0)
            most = std::min(most, 1.0 * station.servers * station.copies / station.demand);
    }
    std::vector<double> throughput, residences(queues.size());
    double chance = 1, sum = 1; // of so many tokens held, relative to none
    for (int tokens = 1; tokens <= customers && (arrivalRate <= 0 || chance * tokens > hardlyEver * sum); ++tokens) {
        for (std::size_t i = 0; i < queues.size(); ++i)
            residences[i] = queues[i].residence();
        const double time = round(residences);
        throughput.push_back(time > 0 ? std::min(most, tokens / time) : most);
        chance *= arrivalRate / throughput.back();
        sum += chance;
        if (sum > 1e200) {
            chance /= sum;
            sum = 1;
        }
        for (std::size_t i = 0; i < queues.size(); ++i)
            queues[i].take(throughput.back(), residences[i]);
    }
    return throughput;
}

double tokensInUse(double arrivalRate, std::span<const double> throughput)
{
    if (throughput.empty() || arrivalRate <= 0)
        return 0;
    const auto tokens = static_cast<double>(throughput.size());
    const double last = throughput.back();
    if (arrivalRate >= last)
        return tokens;
    double chance = 1, sum = 1, busy = 0; // relative to none in use
    for (std::size_t n = 0; n < throughput.size(); ++n) {
        chance *= arrivalRate / throughput[n];
        sum += chance;
        busy += static_cast<double>(n + 1) * chance;
        if (sum > 1e200) {
            chance /= sum;
            busy /= sum;
            sum = 1;
        }
    }
    const double waits = chance * (arrivalRate / last) / (1 - arrivalRate / last);
    return (busy + tokens * waits) / (sum + waits);
}

} // namespace ninesketch::queueing
