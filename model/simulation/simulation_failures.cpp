// SPDX-License-Identifier: GPL-3.0-or-later
// What of a design fails together and what by itself: replicas, common causes, managed services, zones and regions.
#include "model/simulation/simulation_model.h"

#include <algorithm>
#include <map>

namespace ninesketch
{
namespace
{

class FailureReader
{
public:
    FailureReader(SimulationModel &model, const Design &design) : m_model(model), m_design(design) {}

    void read(std::size_t i, int neededByDefault)
    {
        const Component &component = m_design.components[i];
        const Failing failing = failingOf(component);
        const auto zones = zonesOf(component);
        const std::string region = component.text("region");
        const auto replicas = static_cast<std::uint32_t>(m_model.servings[i].replicas);
        const std::uint32_t units =
            failing.managed ? std::max<std::uint32_t>(1, static_cast<std::uint32_t>(zones.size())) : replicas;
        const int needed = failing.managed ? 1 : failing.needed.value_or(neededByDefault);
        m_model.units[i] = units;
        m_model.serversOfUnit[i] = failing.managed ? 0 : m_model.servings[i].servers;
        m_model.needed[i] = std::clamp(static_cast<std::uint32_t>(std::max(1, needed)), 1u, units);
        for (std::uint32_t unit = 0; unit < units && !zones.empty(); ++unit)
            place("zone\n" + region + '\n' + zones[unit % zones.size()], m_design.settings.zoneAvailability, i, unit);
        if (!region.empty())
            place("region\n" + region, m_design.settings.regionAvailability, i, FailingPart::whole);
        if (!component.enabled)
            return; // always down: nothing of its own fails
        const double repair = failing.mttr.value_or(m_design.settings.repairTime), down = failing.unavailability;
        const double together = !failing.managed && units > 1 ? failing.commonCause : 0;
        if (failing.managed)
            add(repair, down, i, FailingPart::whole);
        for (std::uint32_t unit = 0; unit < units && !failing.managed; ++unit)
            add(repair, down * (1 - together), i, unit);
        add(repair, down * together, i, FailingPart::whole);
        if (!failing.managed && units > 1 && failing.mtbf)
            m_model.failover[i] = component.number("failover").value_or(0);
    }

private:
    FailingPart *add(double repair, double unavailability, std::size_t component, std::uint32_t unit)
    {
        if (!(unavailability > 0) || !(repair > 0))
            return nullptr;
        unavailability = std::min(unavailability, 1 - 1e-9);
        m_model.parts.push_back(
            {repair * (1 - unavailability) / unavailability, repair, {{static_cast<std::uint32_t>(component), unit}}});
        return &m_model.parts.back();
    }

    /// Made when something stands there for the first time.
    void place(const std::string &name, double availability, std::size_t component, std::uint32_t unit)
    {
        const auto known = m_places.find(name);
        if (known != m_places.end())
            m_model.parts[known->second].takes.push_back({static_cast<std::uint32_t>(component), unit});
        else if (add(m_design.settings.repairTime, 1 - availability, component, unit))
            m_places.emplace(name, m_model.parts.size() - 1);
    }

    SimulationModel &m_model;
    const Design &m_design;
    std::map<std::string, std::size_t> m_places;
};

} // namespace

void addFailures(SimulationModel &model, const Design &design, const std::vector<int> &needed)
{
    const std::size_t count = design.components.size();
    model.units.assign(count, 1);
    model.needed.assign(count, 1);
    model.failover.assign(count, 0);
    model.serversOfUnit.assign(count, 0);
    FailureReader reader(model, design);
    for (std::size_t i = 0; i < count; ++i)
        reader.read(i, i < needed.size() ? needed[i] : 1);
    for (const Call &call : design.calls) {
        const int byLoad = call.to < needed.size() ? needed[call.to] : 1;
        model.neededByCall.push_back(static_cast<std::uint32_t>(
            neededForQuorum(call, design.components[call.to], model.servings[call.to].replicas, byLoad)));
    }
}

} // namespace ninesketch
