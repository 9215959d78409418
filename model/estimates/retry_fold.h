// SPDX-License-Identifier: GPL-3.0-or-later
// Where retries and hedges bring a design down before its parts are full: late calls are made again, which makes more
// of them late, until no number of attempts settles. The rate at which that happens is a fold of the fixed point, found
// without solving one: how busy the part is that gives way is chosen, so that what comes there, how many calls are late
// and made again, and at last what rate of requests that belongs to follow one after the other. The largest of these
// rates is the fold, beyond which more attempts stand for fewer requests.
#pragma once
#include "model/estimates/evaluation_memory.h"
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

#include <optional>
#include <stop_token>

namespace ninesketch
{

/// Calls sent by edge when `component` is full: every call that waits for it and can time out is made as often as its
/// retries allow, the others as today. Empty when there is no such call.
std::vector<double> sentWhenFull(const Design &design, const Composition &composition, const std::vector<double> &today,
                                 std::size_t component);

/// Visits of one request to a component when that is full, with the calls that are then sent: in a graph without cycles
/// only what leads there is looked at.
class VisitsWhenFull
{
public:
    VisitsWhenFull(const Design &design, const Composition &composition, const std::vector<double> &today);
    struct Visits {
        double reads = 0, writes = 0;
    };
    /// Nothing where no call that waits for it can time out and be made again.
    std::optional<Visits> of(std::size_t component);

private:
    const Design &m_design;
    const Composition &m_composition;
    const std::vector<double> &m_today;
    std::vector<std::size_t> m_position;          ///< of a node in the graph's order
    std::vector<std::vector<std::size_t>> m_into; ///< edges, by the node that they lead to
    struct Way {
        Visits visits; ///< from there on, for each visit there
        bool leads = false, waits = false;
    };
    std::vector<Way> m_ways; ///< by node
};

/// Sets headroom, the order of saturation and the largest rates of classes to where attempts settle no more, within
/// about half a per cent; the throughput must be known. Where that can't be told the largest rates are marked as upper
/// bounds. False: asked to stop.
bool boundByRetries(const Design &design, const Prepared &prepared, const Solution &solution,
                    const std::stop_token &stop, const EvaluationMemory &memory, Report &report);

} // namespace ninesketch
