// SPDX-License-Identifier: GPL-3.0-or-later
// Who visits whom on behalf of one request class, with mean counts: the traffic equations and their solution.
#pragma once
#include "model/design/visit_plan.h"

#include <array>

namespace ninesketch
{

struct VisitEdge {
    VisitNode from = 0, to = 0;
    std::size_t call = 0;
    double mean = 0;   ///< calls per visit of `from`, without retries
    bool waits = true; ///< the caller waits for it
    bool fallback = false;
};

class VisitGraph
{
public:
    VisitGraph(const Design &design, const VisitPlans &plans, std::size_t entry, Operation operation);

    VisitNode root() const { return m_root; }
    /// Visits that can happen at all, callers before what they call; the members of a cycle stand together.
    const std::vector<VisitNode> &order() const { return m_order; }
    /// Edges of a node, as first and past-the-end index into edges().
    std::array<std::size_t, 2> edgesOf(VisitNode node) const { return {m_first[node], m_first[node + 1]}; }
    const std::vector<VisitEdge> &edges() const { return m_edges; }
    /// Number of the strongly connected part that a node belongs to; nodes in one cycle share it.
    std::size_t partOf(VisitNode node) const { return m_part[node]; }
    bool inCycle(VisitNode node) const { return m_cyclic[node]; }
    bool anyCycle() const { return m_anyCycle; }

private:
    void sortOut();

    VisitNode m_root;
    std::vector<VisitEdge> m_edges;
    std::vector<std::size_t> m_first;
    std::vector<VisitNode> m_order;
    std::vector<std::size_t> m_part;
    std::vector<bool> m_cyclic;
    bool m_anyCycle = false;
};

struct Visits {
    std::vector<double> perRequest;      ///< mean visits of one request, by VisitNode
    std::vector<double> callsPerRequest; ///< by Design::calls
    std::vector<std::size_t> runaway;    ///< components of a cycle that feeds itself at least once a turn; empty: none
};

/// v = e + v P (Jackson 1957): solved in order, cycles as small linear systems. `sent` multiplies the calls of an edge
/// (more with retries, fewer behind calls that fail; of a fallback the share of visits that need it, else it is not
/// made), `passed` is the share of a component's arrivals that goes on (1: all; less when it rejects or is saturated).
/// Empty vectors mean all ones. A cycle without a solution is left out and named.
Visits solveVisits(const VisitGraph &graph, std::size_t components, std::size_t calls,
                   const std::vector<double> &sent = {}, const std::vector<double> &passed = {});

/// Brings `least`, by component, down to the least that is said of what waits for it, directly or by way of others, or
/// of itself. `ofCalls`: by Design::calls; `own`: by component.
void passDownLeast(const VisitGraph &graph, const std::vector<double> &ofCalls, const std::vector<double> &own,
                   std::vector<double> &least);

} // namespace ninesketch
