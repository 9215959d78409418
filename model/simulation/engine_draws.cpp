// SPDX-License-Identifier: GPL-3.0-or-later
// Service times, round trips and gaps between arrivals.
#include "model/simulation/event_engine.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

double EventEngine::draw(const ServiceTime &time)
{
    switch (time.family) {
    case ServiceTime::Family::None:
        break;
    case ServiceTime::Family::Constant:
        return time.mean;
    case ServiceTime::Family::Exponential:
        return m_random.exponential(time.mean);
    case ServiceTime::Family::LogNormal: {
        const double variance = portableLog(1 + time.cv * time.cv);
        return time.mean * portableExp(std::sqrt(variance) * m_random.normal() - variance / 2);
    }
    case ServiceTime::Family::HyperExponential: {
        const double scv = time.cv * time.cv, share = (1 + std::sqrt((scv - 1) / (scv + 1))) / 2;
        const double own = m_random.chance(share) ? share : 1 - share;
        return m_random.exponential(time.mean / (2 * own));
    }
    }
    return 0;
}

double EventEngine::drawHop(const Hop &hop)
{
    double trip = hop.p50;
    if (hop.p99 > hop.p50 && hop.p50 > 0)
        trip *= portableExp(portableLog(hop.p99 / hop.p50) / 2.3263478740408408 * m_random.normal());
    return trip + hop.transfer;
}

double EventEngine::drawGap(const SimulationModel::Source &source)
{
    if (source.scv > 1 + 1e-9)
        return draw({ServiceTime::Family::HyperExponential, source.meanGap, std::sqrt(source.scv), 0, 0, 1});
    if (source.scv > 1 - 1e-9)
        return m_random.exponential(source.meanGap);
    if (source.scv < 1e-4)
        return source.meanGap;
    // a mixture of Erlang-(k-1) and Erlang-k meets any variability below one (Tijms 1994)
    const double k = std::ceil(1 / source.scv);
    const double share = (k * source.scv - std::sqrt(k * (1 + source.scv) - k * k * source.scv)) / (1 + source.scv);
    const int phases = static_cast<int>(k) - (m_random.chance(share) ? 1 : 0);
    double gap = 0;
    for (int i = 0; i < phases; ++i)
        gap += m_random.exponential(source.meanGap / (k - share));
    return gap;
}

} // namespace ninesketch
