// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/forking_network.h"

#include <algorithm>
#include <array>
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
          m_copies(station.copies), m_regular((1 - std::min(mostScv, station.scv)) / 2), m_free(m_servers - 1)
    {
    }

    /// s of a round that one more token spends here.
    double residence() const { return m_copies * m_demand / m_servers * (1 + m_number + m_free - m_full * m_regular); }

    /// What is here once there is a token more: so many then.
    void take(double throughput, double residence, int tokens)
    {
        m_number = throughput * residence / m_copies;
        const double offered = std::min<double>(m_servers, throughput * m_demand);
        if (m_servers == 1)
            m_full = offered;
        else if (m_servers == 2)
            takeTwo(offered);
        else
            takeMany(offered, tokens);
    }

private:
    void takeTwo(double offered)
    {
        const double one = std::min(offered * m_idle, 2 - offered);
        m_free = m_idle = (2 - offered - one) / 2;
        m_full = 1 - m_idle - one;
    }

    /// Chances of 0, 1, … busy servers, all but all of them. Found from one another as where tokens are here
    /// independently, and from the servers that are idle on average: exact marginals (Reiser, Lavenberg 1980) would be
    /// the difference of numbers ever closer to each other, and drown in rounding where three servers or more are full.
    void takeMany(double offered, int tokens)
    {
        constexpr double rounding = 1e-17;
        const double share = offered / (tokens - std::min(m_number, offered));
        double chance = 1, sum = 1, idle = m_servers, free = m_servers - 1;
        const int most = std::min(m_servers - 1, tokens);
        for (int j = 1; j <= most; ++j) {
            chance *= share * (tokens - j + 1) / j;
            sum += chance;
            idle += (m_servers - j) * chance;
            free += (m_servers - 1 - j) * chance;
            if (j > offered && chance < rounding * sum) // they only fall from here on
                break;
            if (sum > 1e200) {
                for (double *one : {&chance, &sum, &idle, &free})
                    *one /= 1e200;
            }
        }
        const double scale = (m_servers - offered) / idle;
        m_free = scale * free;
        m_full = std::max(0.0, 1 - scale * sum);
    }

    static constexpr double mostScv = 2; ///< few tokens wait less behind long services than a whole stream would
    double m_demand;
    int m_servers, m_copies;
    double m_regular; ///< what is done of a service when a token comes upon it, beyond that of an exponential one
    double m_number = 0;
    double m_free;     ///< of its servers, but for one, on average
    double m_full = 0; ///< chance that all of them are busy
    double m_idle = 1; ///< that none of two is
};

/// The overlap of rounds for one number of tokens after the other, which changes smoothly: asked now and then, the more
/// seldom the better it was foretold.
class Overlap
{
public:
    explicit Overlap(const ForkingRound &round) : m_round(round) {}

    /// Asked, or as it was the last times it was asked foretell.
    double at(int tokens, std::span<const double> residences)
    {
        if (!m_round.overlap)
            return 1;
        return tokens < m_next ? foretold(tokens) : asked(tokens, residences);
    }
    /// Asked, unless it just was.
    double surely(int tokens, std::span<const double> residences)
    {
        return !m_round.overlap                  ? 1
               : tokens == m_asked.back().tokens ? m_asked.back().overlap
                                                 : asked(tokens, residences);
    }

private:
    struct Known {
        int tokens = 0;
        double overlap = 1;
    };

    /// By the parabola through the last three.
    double foretold(int tokens) const
    {
        const auto &[first, second, third] = m_asked;
        const double late = (third.overlap - second.overlap) / (third.tokens - second.tokens);
        const double early = (second.overlap - first.overlap) / (second.tokens - first.tokens);
        const double bend = (late - early) / (third.tokens - first.tokens);
        const double made = third.overlap + (tokens - third.tokens) * (late + bend * (tokens - second.tokens));
        return std::clamp(made, third.overlap / 2, 1.0);
    }

    double asked(int tokens, std::span<const double> residences)
    {
        constexpr double well = 2e-4, ill = 6e-4;
        const double found = m_round.overlap(residences);
        const double missed = m_asked.front().tokens > 0 ? std::abs(foretold(tokens) - found) / found : HUGE_VAL;
        if (missed < well)
            m_stride *= 2;
        else if (missed > ill)
            m_stride = std::max(1, m_stride / 2);
        m_asked = {m_asked[1], m_asked[2], {tokens, found}};
        m_next = tokens + m_stride;
        return found;
    }

    const ForkingRound &m_round;
    int m_next = 0, m_stride = 1;
    std::array<Known, 3> m_asked; ///< last; of none: 0 tokens
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

/// Chances that a standard normal is below something, to 1e-7: read off a table, which is asked for by the thousand.
class NormalBelow
{
public:
    NormalBelow()
    {
        for (std::size_t i = 0; i < m_chances.size(); ++i) {
            const double x = static_cast<double>(i) / perUnit - farthest;
            m_chances[i] = std::erfc(-x / std::numbers::sqrt2) / 2;
            m_slopes[i] = std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi) / perUnit;
        }
    }
    double operator()(double x) const
    {
        if (std::abs(x) >= farthest)
            return x > 0 ? 1 : 0;
        const double place = (x + farthest) * perUnit, whole = std::floor(place), rest = place - whole;
        const auto i = static_cast<std::size_t>(whole);
        const double rise = m_chances[i + 1] - m_chances[i]; // a cubic with the slopes at both ends
        const double first = m_slopes[i] - rise, second = rise - m_slopes[i + 1];
        return m_chances[i] + rest * (rise + (1 - rest) * (first * (1 - rest) + second * rest));
    }

private:
    static constexpr int perUnit = 16, farthest = 6;
    std::array<double, std::size_t{2} * farthest * perUnit + 1> m_chances{}, m_slopes{};
};

/// The same of log-normals.
TwoMoments laterLogNormal(TwoMoments one, TwoMoments other)
{
    static const NormalBelow below;
    const double spread = std::log1p(one.variance / (one.mean * one.mean)),
                 otherSpread = std::log1p(other.variance / (other.mean * other.mean));
    const double apart = std::log(one.mean / other.mean) + (otherSpread - spread) / 2;
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
                                             const ForkingRound &round, const ForkingEnd &end)
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
    Overlap overlap(round);
    std::vector<double> throughput, residences(queues.size());
    double chance = 1, sum = 1; // of so many tokens held, relative to none
    for (int tokens = 1; tokens <= customers; ++tokens) {
        double added = round.delay;
        for (std::size_t i = 0; i < queues.size(); ++i)
            added += residences[i] = queues[i].residence();
        const auto carried = [&](double overlapping) {
            return added > 0 ? std::min(most, tokens / (added * overlapping)) : most;
        };
        double now = carried(overlap.at(tokens, residences));
        if (tokens == customers || now >= end.full * most)
            now = carried(overlap.surely(tokens, residences));
        throughput.push_back(now);
        chance *= end.arrivalRate / now;
        sum += chance;
        if (sum > 1e200) {
            chance /= sum;
            sum = 1;
        }
        if (now >= end.full * most || (end.arrivalRate > 0 && chance * (tokens + 1) <= hardlyEver * sum))
            break;
        for (std::size_t i = 0; i < queues.size(); ++i)
            queues[i].take(now, residences[i], tokens);
    }
    return throughput;
}

namespace
{

/// What exponential services are to be so many fewer tokens for: (ca2 + cs2) / 2 at the fullest station, where tokens
/// come from the others as they leave them (Whitt 1983).
double variability(const std::vector<ForkingStation> &stations)
{
    const auto busy = [](const ForkingStation &one) { return one.demand / (one.servers * one.copies); };
    const ForkingStation &fullest = *std::ranges::max_element(stations, {}, busy);
    double weights = 0, arrivals = 0;
    for (const ForkingStation &station : stations) {
        const double share = busy(station) / busy(fullest), weight = share * share;
        if (&station == &fullest || !(weight > 0))
            continue;
        weights += weight;
        arrivals += weight * share * share * (station.scv - 1) / std::sqrt(station.servers);
    }
    return 1 + (fullest.scv - 1 + (weights > 0 ? arrivals / weights : 0)) / 2;
}

} // namespace

double forkingNetworkCapacity(int customers, std::vector<ForkingStation> stations, const ForkingRound &round,
                              double full)
{
    const ForkingEnd end{0, full};
    const double carried = forkingNetworkThroughput(customers, stations, round, end).back();
    const bool varied = std::ranges::any_of(stations, [](const ForkingStation &one) { return one.scv > 1; });
    const double times = varied ? variability(stations) : 1;
    if (times <= 1)
        return carried;
    for (ForkingStation &station : stations)
        station.scv = 1;
    const double fewer = 1 + (customers - 1) / times, below = std::floor(fewer);
    const auto exponential = forkingNetworkThroughput(static_cast<int>(std::ceil(fewer)), stations, round, end);
    const auto there = [&](double tokens) {
        return exponential[std::min(static_cast<std::size_t>(tokens), exponential.size()) - 1];
    };
    return std::max(carried, std::lerp(there(below), there(std::ceil(fewer)), fewer - below));
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
