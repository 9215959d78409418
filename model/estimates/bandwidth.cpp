// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/bandwidth.h"

namespace ninesketch
{
namespace
{

class Traffic
{
public:
    Traffic(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
        : m_design(design), m_prepared(prepared), m_solution(solution), m_report(report)
    {
    }

    void count()
    {
        for (std::size_t c = 0; c < m_design.calls.size(); ++c)
            add(c, m_solution.callRates[c], {m_design.calls[c].requestBytes, m_design.calls[c].responseBytes});
        for (std::size_t v = 0; v < m_prepared.variants.size(); ++v)
            countVariant(v);
    }

private:
    void countVariant(std::size_t variant)
    {
        const VisitGraph &graph = m_prepared.variants[variant]->graph;
        const std::vector<VisitEdge> &edges = graph.edges();
        for (std::size_t e = 0; e < edges.size(); ++e) {
            const VisitEdge &edge = edges[e];
            const Call &call = m_design.calls[edge.call];
            Payload payload = m_prepared.variants[variant]->payloads.of(edge.call, operationOfNode(edge.to));
            if (call.requestBytes)
                payload.request.reset(); // counted as stated
            if (call.responseBytes)
                payload.answer.reset();
            add(edge.call, m_solution.rates[variant][edge.from] * edge.mean * m_solution.latencies.sent[variant][e],
                payload);
        }
    }

    void add(std::size_t index, double rate, const Payload &bytes)
    {
        const Call &call = m_design.calls[index];
        if (!m_design.components[call.to].enabled)
            return; // nobody takes or answers anything
        ComponentReport &from = m_report.components[call.from], &to = m_report.components[call.to];
        const auto move = [&](std::optional<double> size, ComponentReport &sender, ComponentReport &receiver) {
            if (!size)
                return;
            sender.egressBytesPerSecond = sender.egressBytesPerSecond.value_or(0) + rate * *size;
            receiver.ingressBytesPerSecond = receiver.ingressBytesPerSecond.value_or(0) + rate * *size;
        };
        move(bytes.request, from, to);
        move(bytes.answer, to, from);
    }

    const Design &m_design;
    const Prepared &m_prepared;
    const Solution &m_solution;
    Report &m_report;
};

} // namespace

void estimateBandwidth(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
{
    Traffic(design, prepared, solution, report).count();
}

} // namespace ninesketch
