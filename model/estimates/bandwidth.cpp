// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/bandwidth.h"

#include "model/design/written_sizes.h"

namespace ninesketch
{
namespace
{

struct Bytes {
    std::optional<double> request, answer;
};

/// It passes on what it gets: the body behind it is the one before it.
bool handsOn(const Component &component)
{
    return component.kind->behaviour == Behaviour::Client || component.kind->behaviour == Behaviour::Balancer ||
           component.is("gateway") || component.is("cdn");
}

class Traffic
{
public:
    Traffic(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
        : m_design(design), m_prepared(prepared), m_solution(solution), m_report(report)
    {
        for (std::size_t i = 0; i < design.components.size(); ++i)
            m_items.push_back(itemOf(i));
    }

    void count()
    {
        for (std::size_t c = 0; c < m_design.calls.size(); ++c)
            add(c, m_solution.callRates[c], {m_design.calls[c].requestBytes, m_design.calls[c].responseBytes});
        for (std::size_t v = 0; v < m_prepared.variants.size(); ++v)
            countVariant(v);
    }

private:
    /// What an item or message of it is known to be large; nothing: only the default of its kind is.
    std::optional<double> itemOf(std::size_t i) const
    {
        const Component &component = m_design.components[i];
        const auto &ids = m_report.components[i].classIds;
        const std::string_view key = sizeParameter(component);
        if (key.empty() || (!component.states(key) && sizeSources(m_design, component, ids).empty()))
            return std::nullopt;
        return bytesOfWrite(m_design, component, ids);
    }

    /// Mean over the requests of the classes that share a way; those that say nothing send nothing that is known.
    Bytes ofClasses(std::size_t variant) const
    {
        double rate = 0, sent = 0, answered = 0;
        for (std::size_t r = 0; r < m_design.classes.size(); ++r)
            if (m_prepared.variantOf[r] == variant) {
                const RequestClass &one = m_design.classes[r];
                rate += m_solution.classRates[r];
                sent += m_solution.classRates[r] * one.requestBytes.value_or(0);
                answered += m_solution.classRates[r] * one.responseBytes.value_or(0);
            }
        Bytes bytes;
        if (sent > 0)
            bytes.request = sent / rate;
        if (answered > 0)
            bytes.answer = answered / rate;
        return bytes;
    }

    void countVariant(std::size_t variant)
    {
        const VisitGraph &graph = m_prepared.variants[variant]->graph;
        const Bytes asked = ofClasses(variant);
        std::vector<bool> whole(m_design.components.size() * 2); // visits with the request as it came
        whole[graph.root()] = true;
        for (const VisitNode node : graph.order()) {
            const std::size_t from = componentOfNode(node);
            const auto [first, end] = graph.edgesOf(node);
            for (std::size_t e = first; e < end; ++e) {
                const VisitEdge &edge = graph.edges()[e];
                const Call &call = m_design.calls[edge.call];
                const bool same = whole[node] && handsOn(m_design.components[from]) && edge.waits;
                whole[edge.to] = whole[edge.to] || same;
                Bytes bytes = same ? asked : ofItems(edge, from);
                if (call.requestBytes)
                    bytes.request.reset(); // counted as stated
                if (call.responseBytes)
                    bytes.answer.reset();
                add(edge.call, m_solution.rates[variant][node] * edge.mean, bytes);
            }
        }
    }

    Bytes ofItems(const VisitEdge &edge, std::size_t from) const
    {
        const std::size_t to = componentOfNode(edge.to);
        if (m_design.components[from].kind->behaviour == Behaviour::Queue)
            return {m_items[from], std::nullopt};
        if (operationOfNode(edge.to) == Operation::Write || m_design.components[to].kind->behaviour == Behaviour::Queue)
            return {m_items[to], std::nullopt};
        return {std::nullopt, m_items[to]};
    }

    void add(std::size_t index, double rate, const Bytes &bytes)
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
    std::vector<std::optional<double>> m_items; ///< by component
};

} // namespace

void estimateBandwidth(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
{
    Traffic(design, prepared, solution, report).count();
}

} // namespace ninesketch
