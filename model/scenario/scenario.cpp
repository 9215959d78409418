// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scenario/scenario.h"

#include "model/design/kept_texts.h"
#include "model/design/serving.h"
#include "model/lowered.h"
#include "model/quantities.h"
#include "model/scenario/places.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace ninesketch
{
namespace
{

bool isOfComponent(const Kill &kill)
{
    return kill.part == Kill::Part::Component || kill.part == Kill::Part::Replicas;
}

bool inZone(const Component &component, const Kill &kill, const std::string &zone)
{
    return zone == kill.name && (kill.region.empty() || component.text("region") == kill.region);
}

/// One component under all kills: what is left of it.
struct Remains {
    int replicas = 1, lost = 0;
    std::vector<std::string> zones;
    bool dead = false;
};

/// `component`: the one at `index`, perhaps with other parameters.
Remains remainsOf(const Design &design, std::size_t index, const Component &component, const std::vector<Kill> &kills)
{
    const Failing failing = failingOf(component);
    const int replicas = servingOf(component).replicas;
    const std::vector<std::string> zones = zonesOf(component);
    std::vector<bool> zoneDead(zones.size(), false);
    Remains remains;
    int extra = 0; // replicas that died one by one
    for (const Kill &kill : kills) {
        const bool meant = design.indexOf(kill.name) == index;
        switch (kill.part) {
        case Kill::Part::Component:
            remains.dead = remains.dead || meant;
            break;
        case Kill::Part::Replicas:
            extra += meant ? kill.count : 0;
            break;
        case Kill::Part::Zone:
            for (std::size_t z = 0; z < zones.size(); ++z)
                zoneDead[z] = zoneDead[z] || inZone(component, kill, zones[z]);
            break;
        case Kill::Part::Region:
            remains.dead = remains.dead || (!kill.name.empty() && component.text("region") == kill.name);
            break;
        }
    }
    int left = 0;
    for (int replica = 0; replica < replicas; ++replica)
        left += zones.empty() || !zoneDead[static_cast<std::size_t>(replica) % zones.size()] ? 1 : 0;
    for (std::size_t z = 0; z < zones.size(); ++z)
        if (!zoneDead[z])
            remains.zones.push_back(zones[z]);
    if (failing.managed && replicas == 1)
        left = zones.empty() || !remains.zones.empty() ? 1 : 0; // the provider moves it
    left -= extra;
    remains.dead = remains.dead || left < failing.needed.value_or(1);
    remains.replicas = remains.dead ? replicas : left;
    remains.lost = remains.dead ? replicas : replicas - left;
    return remains;
}

const char *const partWords[] = {"component", "replicas", "zone", "region"};

std::string timesText(double load)
{
    return "\u00d7" + formatQuantity(load, Unit::None);
}

Json toJson(const Scenario &scenario)
{
    Json json{{"name", scenario.name}};
    if (scenario.load != 1)
        json["load"] = scenario.load;
    for (const Kill &kill : scenario.kills) {
        Json one{{kill.part == Kill::Part::Replicas ? "component" : partWords[static_cast<std::size_t>(kill.part)],
                  kill.name}};
        if (kill.part == Kill::Part::Replicas)
            one["replicas"] = kill.count;
        if (!kill.region.empty())
            one["of"] = kill.region;
        if (!kill.element.empty())
            one["element"] = kill.element;
        json["killed"].push_back(std::move(one));
    }
    return json;
}

std::string textOf(const Json &json, const char *key)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<Kill> killFromJson(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    Kill kill;
    for (const Kill::Part part : {Kill::Part::Component, Kill::Part::Zone, Kill::Part::Region})
        if (const std::string name = textOf(json, partWords[static_cast<std::size_t>(part)]); !name.empty()) {
            kill.part = part;
            kill.name = name;
        }
    kill.region = textOf(json, "of");
    kill.element = textOf(json, "element");
    if (const auto at = json.find("replicas"); at != json.end() && at->is_number() && *at >= 1 && *at <= 1e6) {
        kill.part = Kill::Part::Replicas;
        kill.count = static_cast<int>(at->get<double>());
    }
    return kill.name.empty() ? std::nullopt : std::optional(kill);
}

} // namespace

Design withKills(const Design &design, const std::vector<Kill> &kills)
{
    if (kills.empty())
        return design;
    Design changed = design;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        Component &component = changed.components[i];
        if (component.kind->behaviour == Behaviour::Client)
            continue;
        const Remains remains = remainsOf(design, i, design.components[i], kills);
        if (remains.dead)
            component.enabled = false;
        if (remains.dead || remains.lost == 0)
            continue;
        component.parameters["replicas"] = static_cast<double>(remains.replicas);
        std::string zones;
        for (const std::string &zone : remains.zones)
            zones += (zones.empty() ? "" : ", ") + zone;
        if (component.states("zones"))
            component.parameters["zones"] = zones;
    }
    return changed;
}

std::vector<int> replicasLost(const Design &design, const std::vector<Kill> &kills)
{
    std::vector<int> lost(design.components.size(), 0);
    if (!kills.empty())
        for (std::size_t i = 0; i < lost.size(); ++i)
            if (design.components[i].kind->behaviour != Behaviour::Client)
                lost[i] = remainsOf(design, i, design.components[i], kills).lost;
    return lost;
}

std::optional<int> replicasToKeep(const Damage &damage, std::size_t index, int alive)
{
    Component component = damage.whole.components[index];
    const auto keeps = [&](int replicas) {
        component.parameters["replicas"] = static_cast<double>(replicas);
        const Remains remains = remainsOf(damage.whole, index, component, damage.kills);
        return !remains.dead && remains.replicas >= alive;
    };
    int killed = 0;
    for (const Kill &kill : damage.kills)
        killed += kill.part == Kill::Part::Replicas ? kill.count : 0;
    const int zones = std::max<int>(1, static_cast<int>(zonesOf(component).size()));
    int least = std::max(1, alive), most = (least + killed + 1) * zones; // some in each zone, of which one is left
    if (!keeps(most))
        return std::nullopt;
    while (least < most) { // more replicas leave as many, or more
        const int middle = least + (most - least) / 2;
        if (keeps(middle))
            most = middle;
        else
            least = middle + 1;
    }
    return most;
}

std::vector<Place> placesOf(const Design &design)
{
    std::set<Place> places;
    for (const Component &component : design.components)
        for (const Place &place : placesOf(component))
            places.insert(place);
    return {places.begin(), places.end()};
}

std::vector<Place> placesOf(const Component &component)
{
    std::vector<Place> places;
    const std::string region = component.text("region");
    for (const std::string &zone : zonesOf(component))
        places.push_back({zone, region});
    if (!region.empty())
        places.push_back({"", region});
    return places;
}

int replicasOf(const Component &component)
{
    return servingOf(component).replicas;
}

std::string killText(const Design &design, const Kill &kill)
{
    const auto index = design.indexOf(kill.name);
    const std::string name = index ? design.components[*index].name : kill.name;
    switch (kill.part) {
    case Kill::Part::Component:
        return name;
    case Kill::Part::Replicas:
        return std::to_string(kill.count) +
               (index ? " of " + std::to_string(servingOf(design.components[*index]).replicas) : "") + " " + name;
    case Kill::Part::Zone:
        return "zone " + kill.name + (kill.region.empty() ? "" : " of " + kill.region);
    case Kill::Part::Region:
        break;
    }
    return "region " + kill.name;
}

std::string scenarioText(const Design &design, const Scenario &scenario)
{
    if (scenario.plain())
        return "as drawn";
    std::vector<std::string> dead;
    for (const Kill &kill : scenario.kills) {
        const auto isAllOfIt = [&](const Kill &one) {
            return one.part == Kill::Part::Component && one.name == kill.name;
        };
        if (kill.part != Kill::Part::Replicas || std::ranges::none_of(scenario.kills, isAllOfIt))
            dead.push_back(killText(design, kill));
    }
    std::string text = scenario.load != 1 ? timesText(scenario.load) : "";
    for (std::size_t i = 0; i < dead.size(); ++i) {
        const bool last = i + 1 == dead.size();
        text += i == 0 ? (text.empty() ? "without " : ", without ") : last ? " and " : ", ";
        text += dead[i];
    }
    return text;
}

Result<Kill> readKill(const Design &design, std::string_view text)
{
    Kill kill;
    const auto starts = [&](std::string_view word) { return text.substr(0, word.size()) == word; };
    const auto places = placesOf(design);
    if (starts("zone:") || starts("region:")) {
        const bool zone = starts("zone:");
        kill.part = zone ? Kill::Part::Zone : Kill::Part::Region;
        kill.name = text.substr(text.find(':') + 1);
        const bool known = std::ranges::any_of(
            places, [&](const Place &place) { return zone ? place.zone == kill.name : place.region == kill.name; });
        if (!known)
            return Error{"No component is placed in " + std::string(zone ? "zone" : "region") + " \"" + kill.name +
                         "\"."};
        return kill;
    }
    kill.name = text;
    if (const std::size_t colon = text.rfind(':'); !design.indexOf(text) && colon != std::string_view::npos) {
        const auto count = parseQuantity(text.substr(colon + 1), Unit::None);
        if (!count || !(*count >= 1 && *count <= 1e6) || *count != std::floor(*count))
            return Error{"\"" + std::string(text) + "\": how many replicas? A whole number goes after the colon."};
        kill.part = Kill::Part::Replicas;
        kill.name = text.substr(0, colon);
        kill.count = static_cast<int>(*count);
    }
    auto index = design.indexOf(kill.name);
    std::string keys;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        if (!index && lowered(design.components[i].name) == lowered(kill.name)) // as it is written on it
            index = i;
        keys += (keys.empty() ? "" : ", ") + design.components[i].key;
    }
    if (!index)
        return Error{"There is no component \"" + kill.name + "\" to kill; there are " + keys + "."};
    kill.name = design.components[*index].key;
    if (design.components[*index].kind->behaviour == Behaviour::Client)
        return Error{"\"" + kill.name + "\" is where the requests come from; kill what serves them."};
    return kill;
}

std::vector<Scenario> scenariosOf(const DesignSettings &settings)
{
    std::vector<Scenario> scenarios;
    const Json json = Json::parse(keptText(settings, scenariosKey), nullptr, false);
    if (!json.is_array())
        return scenarios;
    for (const Json &item : json) {
        if (!item.is_object())
            continue;
        Scenario scenario;
        scenario.name = textOf(item, "name");
        if (const auto load = item.find("load"); load != item.end() && load->is_number())
            scenario.load = std::clamp(load->get<double>(), leastLoadFactor, mostLoadFactor);
        if (const auto killed = item.find("killed"); killed != item.end() && killed->is_array())
            for (const Json &one : *killed)
                if (auto kill = killFromJson(one))
                    scenario.kills.push_back(std::move(*kill));
        if (!scenario.name.empty())
            scenarios.push_back(std::move(scenario));
    }
    return scenarios;
}

void setScenarios(DesignSettings &settings, const std::vector<Scenario> &scenarios)
{
    Json json = Json::array();
    for (const Scenario &scenario : scenarios)
        json.push_back(toJson(scenario));
    keepText(settings, scenariosKey, json.empty() ? std::string() : json.dump());
}

Scenario toKeep(Scenario scenario, const Design &design)
{
    for (Kill &kill : scenario.kills)
        if (isOfComponent(kill))
            if (const auto index = design.indexOf(kill.name)) {
                kill.name = design.components[*index].key;
                kill.element = design.components[*index].id;
            }
    return scenario;
}

Scenario recalled(const Scenario &kept, const Design &design, std::vector<std::string> &gone)
{
    Scenario scenario{kept.name, kept.load, {}};
    for (Kill kill : kept.kills) {
        if (isOfComponent(kill)) {
            const auto known = design.indexOf(kill.element), index = known ? known : design.indexOf(kill.name);
            if (index)
                kill.name = design.components[*index].id;
            kill.element.clear();
        }
        if (has(design, kill))
            scenario.kills.push_back(std::move(kill));
        else
            gone.push_back(isOfComponent(kill) ? kill.name : killText(design, kill));
    }
    return scenario;
}

bool has(const Design &design, const Kill &kill)
{
    if (isOfComponent(kill))
        return design.indexOf(kill.name).has_value();
    return std::ranges::any_of(placesOf(design), [&](const Place &place) {
        return kill.part == Kill::Part::Region
                   ? place.zone.empty() && place.region == kill.name
                   : place.zone == kill.name && (kill.region.empty() || place.region == kill.region);
    });
}

} // namespace ninesketch
