// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/request_walk.h"

#include <algorithm>
#include <set>

namespace ninesketch
{
namespace
{

class Walk
{
public:
    Walk(const Design &design, const ClassReport &made) : m_design(design), m_path(made.path.begin(), made.path.end())
    {
        for (const BudgetShare &share : made.budget)
            m_spent[share.component] = share.mean;
    }

    std::vector<WalkStep> from(std::size_t entry)
    {
        stay(entry, true);
        visit(entry, true);
        // what happens afterwards, in the order in which it was handed over
        for (std::size_t i = 0; i < m_later.size(); ++i) {
            const std::size_t call = m_later[i];
            m_steps.push_back({call, false, m_design.calls[call].to, m_total, false});
            if (m_seen.insert(m_design.calls[call].to).second)
                visit(m_design.calls[call].to, false);
        }
        return std::move(m_steps);
    }

private:
    void stay(std::size_t component, bool waited)
    {
        m_seen.insert(component);
        if (const auto at = m_spent.find(component); waited && at != m_spent.end())
            m_total += at->second;
        m_steps.push_back({std::nullopt, false, component, m_total, waited});
    }

    void visit(std::size_t component, bool waited)
    {
        std::vector<std::size_t> calls;
        for (std::size_t c = 0; c < m_design.calls.size(); ++c)
            if (m_design.calls[c].from == component && m_path.contains(m_design.calls[c].to))
                calls.push_back(c);
        std::ranges::stable_sort(calls, {}, [&](std::size_t c) {
            return std::pair(m_design.calls[c].stage, m_design.calls[c].mode != CallMode::Sync);
        });
        for (const std::size_t c : calls) {
            const Call &call = m_design.calls[c];
            if (call.mode != CallMode::Sync && call.mode != CallMode::Async) {
                m_later.push_back(c);
                continue;
            }
            if (m_seen.contains(call.to))
                continue;
            m_steps.push_back({c, false, call.to, m_total, waited});
            stay(call.to, waited);
            visit(call.to, waited);
            m_steps.push_back({c, true, component, m_total, waited});
        }
    }

    const Design &m_design;
    std::set<std::size_t> m_path, m_seen;
    std::map<std::size_t, double> m_spent;
    std::vector<std::size_t> m_later;
    std::vector<WalkStep> m_steps;
    double m_total = 0;
};

} // namespace

std::vector<WalkStep> requestWalk(const Design &design, const Report &report, std::string_view classId)
{
    for (std::size_t r = 0; r < report.classes.size(); ++r) {
        const ClassReport &made = report.classes[r];
        if (made.id == classId && made.latency && made.availability.value_or(1) > 0 && made.path.size() > 1 &&
            design.classes[r].entry)
            return Walk(design, made).from(*design.classes[r].entry);
    }
    return {};
}

} // namespace ninesketch
