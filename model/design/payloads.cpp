// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/payloads.h"

#include "model/design/written_sizes.h"

namespace ninesketch
{
namespace
{

/// It passes on what it gets: the body behind it is the one before it.
bool handsOn(const Component &component)
{
    return component.kind->behaviour == Behaviour::Client || component.kind->behaviour == Behaviour::Balancer ||
           component.is("gateway") || component.is("cdn");
}

bool keepsMessages(const Component &component)
{
    return component.kind->behaviour == Behaviour::Queue;
}

/// Goes from visit to visit, those with the request as it came first.
class Walk
{
public:
    Walk(const Design &design, const RequestClass &requestClass, const VisitPlans &plans,
         const std::vector<std::optional<double>> &itemSizes, std::vector<std::array<Payload, 2>> &payloads)
        : m_design(design), m_asked{requestClass.requestBytes, requestClass.responseBytes}, m_plans(plans),
          m_items(itemSizes), m_payloads(payloads), m_seen(design.components.size() * 2, false), m_whole(m_seen)
    {
    }

    void from(std::size_t entry, Operation operation)
    {
        visit(entry, operation, true);
        while (!m_open.empty()) {
            const auto [component, of] = m_open.back();
            m_open.pop_back();
            readCalls(component, of);
        }
    }

private:
    void visit(std::size_t component, Operation operation, bool whole)
    {
        const VisitNode node = visitNode(component, operation);
        if (m_seen[node] && (m_whole[node] || !whole))
            return;
        m_seen[node] = true;
        m_whole[node] = m_whole[node] || whole;
        m_open.emplace_back(component, operation);
    }

    void readCalls(std::size_t component, Operation operation)
    {
        const bool whole = m_whole[visitNode(component, operation)] && handsOn(m_design.components[component]);
        const VisitPlan &plan = m_plans.plan(component, operation);
        const auto all = [&](const std::vector<PlannedCall> &calls, bool waits) {
            for (const PlannedCall &call : calls)
                read(call, component, whole && waits);
        };
        for (const PlannedStage &stage : plan.stages) {
            for (const PlannedBranch &branch : stage.branches) {
                read(branch.call, component, whole);
                all(branch.onMiss, true);
            }
            all(stage.fallbacks, true);
        }
        all(plan.background, false);
    }

    void read(const PlannedCall &planned, std::size_t from, bool whole)
    {
        visit(planned.to, planned.operation, whole);
        if (!whole && m_whole[visitNode(planned.to, planned.operation)] && handsOn(m_design.components[from]))
            return; // on another way it comes there as the client sent it
        Payload &payload = m_payloads[planned.call][planned.operation == Operation::Write ? 1 : 0];
        const Call &call = m_design.calls[planned.call];
        const Payload said = whole ? m_asked : ofItems(from, planned);
        payload.request = call.requestBytes ? call.requestBytes : said.request;
        payload.answer = call.responseBytes ? call.responseBytes : said.answer;
    }

    Payload ofItems(std::size_t from, const PlannedCall &planned) const
    {
        if (keepsMessages(m_design.components[from]))
            return {m_items[from], std::nullopt};
        if (planned.operation == Operation::Write || keepsMessages(m_design.components[planned.to]))
            return {m_items[planned.to], std::nullopt};
        return {std::nullopt, m_items[planned.to]};
    }

    const Design &m_design;
    const Payload m_asked;
    const VisitPlans &m_plans;
    const std::vector<std::optional<double>> &m_items;
    std::vector<std::array<Payload, 2>> &m_payloads;
    std::vector<bool> m_seen, m_whole; ///< by visit; m_whole: with the request as it came
    std::vector<std::pair<std::size_t, Operation>> m_open;
};

} // namespace

std::vector<std::optional<double>> saidItemSizes(const Design &design)
{
    std::vector<std::optional<double>> sizes(design.components.size());
    const bool told = tellsSizes(design);
    std::vector<std::vector<std::string>> reaching;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const Component &component = design.components[i];
        const std::string_view key = sizeParameter(component);
        if (key.empty())
            continue;
        if (component.states(key)) {
            sizes[i] = component.number(key);
        } else if (told) {
            if (reaching.empty())
                reaching = classesReaching(design);
            if (!sizeSources(design, component, reaching[i]).empty())
                sizes[i] = bytesOfWrite(design, component, reaching[i]);
        }
    }
    return sizes;
}

Payloads::Payloads(const Design &design, const RequestClass &requestClass, const VisitPlans &plans,
                   const std::vector<std::optional<double>> &itemSizes)
{
    m_payloads.reserve(design.calls.size());
    for (const Call &call : design.calls) {
        const Payload stated{call.requestBytes, call.responseBytes};
        m_payloads.push_back({stated, stated});
    }
    if (requestClass.entry)
        Walk(design, requestClass, plans, itemSizes, m_payloads).from(*requestClass.entry, requestClass.operation);
}

Hop hopOf(const Design &design, const Call &call, const Payload &payload)
{
    Hop hop = hopOf(design, call);
    hop.transfer = payload.bytes() / design.settings.bandwidthBytesPerSecond;
    return hop;
}

} // namespace ninesketch
