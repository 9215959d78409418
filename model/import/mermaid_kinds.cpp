// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_kinds.h"

#include "model/import/kind_guesses.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// Something that is done, not what does it: "Check Redis cache", "Return 404".
bool isStep(std::string_view label)
{
    const auto words = smallWords(label);
    return words.size() > 1 &&
           isOneOf(words.front(), {"check",    "return", "returns", "get",      "save",   "insert",    "create",
                                   "delete",   "enter",  "click",   "clicks",   "select", "calculate", "determine",
                                   "wait",     "show",   "shows",   "validate", "verify", "receive",   "receives",
                                   "is",       "does",   "has",     "if",       "add",    "remove",    "apply",
                                   "redirect", "retry",  "try",     "generate", "find",   "run",       "use"});
}

/// A question, a class, where states begin: none of them is drawn in a system.
bool isOfFlow(MermaidShape shape)
{
    return shape == MermaidShape::Diamond || shape == MermaidShape::Record || shape == MermaidShape::Start ||
           shape == MermaidShape::End;
}

class KindsOfNodes
{
public:
    explicit KindsOfNodes(const MermaidFlowchart &chart) : m_chart(chart), m_kinds(chart.nodes.size()) {}

    std::vector<std::optional<NamedKind>> found()
    {
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            m_kinds[i] = named(m_chart.nodes[i]);
        for (const MermaidLink &link : m_chart.links)
            if (link.line != MermaidLine::Invisible && link.from != link.to)
                m_calls.emplace_back(link.from, link.to);
        if (isOfSystem())
            guessOthers();
        for (const std::size_t node : clientsThatServe(m_kinds, m_calls))
            if (m_chart.nodes[node].kindId != "client") // a person
                m_kinds[node] = NamedKind{findKind("service")};
        return std::move(m_kinds);
    }

private:
    std::optional<NamedKind> named(const MermaidNode &node) const
    {
        const auto words = isStep(node.label) ? std::nullopt : m_names.in(node.label);
        if (node.shape == MermaidShape::Diamond) // a question, but for "{Load balancer}"
            return words && isOneOf(words->kind->id, {"load-balancer", "gateway"}) ? words : std::nullopt;
        if (!words && !node.kindId.empty())
            return NamedKind{findKind(node.kindId)};
        if (!words && node.shape == MermaidShape::Cylinder)
            return NamedKind{findKind("sql-database")};
        return words;
    }

    std::size_t linksAt(std::size_t node, bool to) const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_calls, [&](const auto &call) { return (to ? call.second : call.first) == node; }));
    }

    /// It shows what a system consists of, and not what is done one after the other.
    bool isOfSystem() const
    {
        std::size_t linked = 0, known = 0, steps = 0;
        for (std::size_t i = 0; i < m_kinds.size(); ++i) {
            const MermaidNode &node = m_chart.nodes[i];
            if (linksAt(i, false) + linksAt(i, true) == 0)
                continue;
            if (isOfFlow(node.shape) && !m_kinds[i])
                return false;
            steps += isStep(node.label) ? 1 : 0;
            ++linked;
            known += m_kinds[i] ? 1 : 0;
        }
        return steps < 2 && known >= 2 && (known >= 3 ? 3 : 2) * known >= linked;
    }

    void guessOthers()
    {
        const bool clientKnown = std::ranges::any_of(
            m_kinds, [](const auto &kind) { return kind && kind->kind->behaviour == Behaviour::Client; });
        constexpr std::size_t shortestName = 2; // bytes
        std::vector<std::optional<NamedKind>> guesses(m_kinds.size());
        for (std::size_t i = 0; i < m_kinds.size(); ++i) {
            const MermaidNode &node = m_chart.nodes[i];
            const std::size_t asked = linksAt(i, true), asks = linksAt(i, false);
            if (m_kinds[i] || asked + asks == 0 || node.shape == MermaidShape::Bar ||
                node.label.size() < shortestName || isStep(node.label))
                continue;
            const auto around =
                node.subgraph >= 0 ? kindOfWhatIsIn(m_chart.subgraphs[static_cast<std::size_t>(node.subgraph)], m_names)
                                   : std::nullopt;
            guesses[i] = isStoreOfSeveral(node.label) ? NamedKind{findKind("sql-database")}
                         : isWayThrough(node.label)   ? NamedKind{findKind("load-balancer")}
                         : around                     ? *around
                         : asked == 0 && !clientKnown ? NamedKind{findKind("client")}
                                                      : NamedKind{findKind("service")};
        }
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            if (guesses[i])
                m_kinds[i] = guesses[i];
    }

    const MermaidFlowchart &m_chart;
    const KindNames m_names;
    std::vector<std::optional<NamedKind>> m_kinds;
    PartCalls m_calls; ///< links that are seen, between nodes
};

} // namespace

std::vector<std::optional<NamedKind>> kindsOfNodes(const MermaidFlowchart &chart)
{
    if (!chart.isOfSystem)
        return std::vector<std::optional<NamedKind>>(chart.nodes.size());
    return KindsOfNodes(chart).found();
}

} // namespace ninesketch
