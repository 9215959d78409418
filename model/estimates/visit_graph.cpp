// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/visit_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace ninesketch
{
namespace
{

constexpr std::size_t unseen = static_cast<std::size_t>(-1);

/// Gaussian elimination with partial pivoting; false when singular.
bool solveLinear(std::vector<std::vector<double>> &a, std::vector<double> &b)
{
    const std::size_t n = b.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row)
            if (std::abs(a[row][column]) > std::abs(a[pivot][column]))
                pivot = row;
        if (std::abs(a[pivot][column]) < 1e-12)
            return false;
        std::swap(a[pivot], a[column]);
        std::swap(b[pivot], b[column]);
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = a[row][column] / a[column][column];
            if (factor == 0)
                continue;
            for (std::size_t k = column; k < n; ++k)
                a[row][k] -= factor * a[column][k];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t k = row + 1; k < n; ++k)
            b[row] -= a[row][k] * b[k];
        b[row] /= a[row][row];
    }
    return true;
}

} // namespace

VisitGraph::VisitGraph(const Design &design, const VisitPlans &plans, std::size_t entry, Operation operation)
    : m_root(visitNode(entry, operation)), m_first(design.components.size() * 2 + 1)
{
    for (VisitNode node = 0; node < design.components.size() * 2; ++node) {
        m_first[node] = m_edges.size();
        const VisitPlan &plan = plans.plan(componentOfNode(node), operationOfNode(node));
        const auto add = [&](const PlannedCall &call, double share, bool waits, bool fallback = false) {
            const double mean = call.count * share * design.calls[call.call].copies;
            if (mean > 0)
                m_edges.push_back({node, visitNode(call.to, call.operation), call.call, mean, waits, fallback});
        };
        for (const PlannedStage &stage : plan.stages) {
            for (const PlannedBranch &branch : stage.branches) {
                add(branch.call, plan.probability, true);
                for (const PlannedCall &call : branch.onMiss)
                    add(call, plan.probability * branch.missProbability * branch.call.count, true);
            }
            for (const PlannedCall &call : stage.fallbacks)
                add(call, plan.probability, true, true);
        }
        for (const PlannedCall &call : plan.background)
            add(call, 1, false);
    }
    m_first.back() = m_edges.size();
    sortOut();
}

/// Tarjan 1972, without recursion; parts come out callees first.
void VisitGraph::sortOut()
{
    const std::size_t count = m_first.size() - 1;
    m_part.assign(count, unseen);
    m_cyclic.assign(count, false);
    std::vector<std::size_t> number(count, unseen), low(count, 0), next(count, 0);
    std::vector<bool> onStack(count, false);
    std::vector<VisitNode> stack, path{m_root};
    std::size_t counter = 0, parts = 0;
    while (!path.empty()) {
        const VisitNode node = path.back();
        if (number[node] == unseen) {
            number[node] = low[node] = counter++;
            next[node] = m_first[node];
            stack.push_back(node);
            onStack[node] = true;
        }
        bool descended = false;
        while (next[node] < m_first[node + 1]) {
            const VisitNode to = m_edges[next[node]++].to;
            if (number[to] == unseen) {
                path.push_back(to);
                descended = true;
                break;
            }
            if (onStack[to])
                low[node] = std::min(low[node], number[to]);
        }
        if (descended)
            continue;
        path.pop_back();
        if (!path.empty())
            low[path.back()] = std::min(low[path.back()], low[node]);
        if (low[node] != number[node])
            continue;
        const std::size_t before = m_order.size();
        for (VisitNode member = unseen; member != node;) {
            member = stack.back();
            stack.pop_back();
            onStack[member] = false;
            m_part[member] = parts;
            m_order.push_back(member);
        }
        ++parts;
        const auto [first, last] = edgesOf(node);
        const bool selfLoop = std::any_of(m_edges.begin() + static_cast<std::ptrdiff_t>(first),
                                          m_edges.begin() + static_cast<std::ptrdiff_t>(last),
                                          [&](const VisitEdge &edge) { return edge.to == node; });
        if (m_order.size() - before > 1 || selfLoop) {
            m_anyCycle = true;
            for (std::size_t i = before; i < m_order.size(); ++i)
                m_cyclic[m_order[i]] = true;
        }
    }
    std::ranges::reverse(m_order);
}

namespace
{

/// Sends one request through the graph, callers first; a cycle is solved as a whole.
class VisitFlow
{
public:
    VisitFlow(const VisitGraph &graph, std::size_t components, std::size_t calls, const std::vector<double> &sent,
              const std::vector<double> &passed)
        : m_graph(graph), m_sent(sent), m_passed(passed)
    {
        m_visits.perRequest.assign(components * 2, 0);
        m_visits.callsPerRequest.assign(calls, 0);
        m_visits.perRequest[graph.root()] = 1;
    }

    Visits solve()
    {
        const auto &order = m_graph.order();
        for (std::size_t i = 0; i < order.size();) {
            if (!m_graph.inCycle(order[i])) {
                pass(order[i++], false);
                continue;
            }
            std::size_t end = i;
            while (end < order.size() && m_graph.partOf(order[end]) == m_graph.partOf(order[i]))
                ++end;
            solveCycle({order.data() + i, end - i});
            for (; i < end; ++i)
                pass(order[i], true);
        }
        return std::move(m_visits);
    }

private:
    /// Calls over that edge for each visit at its beginning.
    double flow(std::size_t e) const
    {
        const VisitEdge &edge = m_graph.edges()[e];
        // a fallback carries no load while what it stands in for works; how often it does not is in its factor
        if (edge.fallback && m_sent.empty())
            return 0;
        return edge.mean * (m_sent.empty() ? 1 : m_sent[e]) *
               (m_passed.empty() ? 1 : m_passed[componentOfNode(edge.from)]);
    }

    /// On to whom the node calls; `inside` a cycle that is solved only to those beyond it.
    void pass(VisitNode node, bool inside)
    {
        const auto [first, last] = m_graph.edgesOf(node);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = m_graph.edges()[e];
            const double made = m_visits.perRequest[node] * flow(e);
            m_visits.callsPerRequest[edge.call] += made;
            if (!inside || m_graph.partOf(edge.to) != m_graph.partOf(node))
                m_visits.perRequest[edge.to] += made;
        }
    }

    /// Visits x of its nodes: (I - P) x = those that come from outside.
    void solveCycle(std::span<const VisitNode> nodes)
    {
        const std::size_t n = nodes.size();
        std::vector<std::vector<double>> a(n, std::vector<double>(n, 0));
        std::vector<double> b(n);
        for (std::size_t row = 0; row < n; ++row) {
            a[row][row] += 1;
            b[row] = m_visits.perRequest[nodes[row]];
        }
        for (std::size_t column = 0; column < n; ++column) {
            const auto [first, last] = m_graph.edgesOf(nodes[column]);
            for (std::size_t e = first; e < last; ++e)
                for (std::size_t row = 0; row < n; ++row)
                    if (m_graph.edges()[e].to == nodes[row])
                        a[row][column] -= flow(e);
        }
        const bool entered = std::ranges::any_of(b, [](double x) { return x > 0; });
        // the inverse of I - P is non-negative just when the cycle dies out (Perron, Frobenius)
        const bool diesOut = !entered || (solveLinear(a, b) && std::ranges::all_of(b, [](double x) {
                                              return std::isfinite(x) && x >= -1e-9 && x < 1e12;
                                          }));
        for (std::size_t row = 0; row < n; ++row) {
            const std::size_t component = componentOfNode(nodes[row]);
            if (diesOut)
                m_visits.perRequest[nodes[row]] = std::max(0.0, b[row]);
            else if (std::ranges::find(m_visits.runaway, component) == m_visits.runaway.end())
                m_visits.runaway.push_back(component);
        }
    }

    const VisitGraph &m_graph;
    const std::vector<double> &m_sent, &m_passed; ///< by edge, by component; empty: all
    Visits m_visits;
};

} // namespace

Visits solveVisits(const VisitGraph &graph, std::size_t components, std::size_t calls, const std::vector<double> &sent,
                   const std::vector<double> &passed)
{
    return VisitFlow(graph, components, calls, sent, passed).solve();
}

void passDownLeast(const VisitGraph &graph, const std::vector<double> &ofCalls, const std::vector<double> &own,
                   std::vector<double> &least)
{
    std::vector<double> of(least.size() * 2, std::numeric_limits<double>::infinity());
    for (const VisitNode node : graph.order()) {
        const std::size_t component = componentOfNode(node);
        of[node] = std::min(of[node], own[component]);
        least[component] = std::min(least[component], of[node]);
        const auto [first, last] = graph.edgesOf(node);
        for (std::size_t e = first; e < last; ++e) {
            const VisitEdge &edge = graph.edges()[e];
            if (edge.waits)
                of[edge.to] = std::min({of[edge.to], of[node], ofCalls[edge.call]});
        }
    }
}

} // namespace ninesketch
