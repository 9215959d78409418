// SPDX-License-Identifier: GPL-3.0-or-later
// A sound design from a seed: the same one everywhere. For properties, and to hold estimates against simulation.
#pragma once
#include "model/design/design_json.h"

#include <cstdint>
#include <string>

namespace ninesketch::test
{

struct RandomDesignOptions {
    int components = 12;
    double busiest = 0.8; ///< utilisation of the fullest component, about
};

class SplitMix
{
public:
    explicit SplitMix(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    int upTo(int most) { return static_cast<int>(next() % static_cast<std::uint64_t>(most + 1)); }

private:
    std::uint64_t m_state;
};

/// A tree of calls from one client with a few extra arrows; every station is loaded below `busiest`.
inline Design randomDesign(std::uint64_t seed, const RandomDesignOptions &options = {})
{
    SplitMix random(seed);
    Design design;
    const double rate = 50 + 200 * random.unit();
    const char *const kinds[] = {"service", "service", "sql-database", "cache", "external-api"};
    std::vector<double> visits(static_cast<std::size_t>(options.components) + 1, 0);
    visits[0] = 1;
    for (int i = 0; i <= options.components; ++i) {
        Component component;
        component.name = i == 0 ? "client" : "part " + std::to_string(100 + i);
        component.id = component.key = keyFromName(component.name);
        component.kind = findKind(i == 0 ? "client" : i == 1 ? "service" : kinds[random.upTo(4)]);
        const auto at = static_cast<std::size_t>(i);
        if (i == 0) {
            component.parameters["rate"] = rate;
        } else {
            int parent = i == 1 ? 0 : 1 + random.upTo(i - 2);
            // only what serves calls on
            while (parent > 1 && !design.components[static_cast<std::size_t>(parent)].is("service"))
                --parent;
            Call call;
            call.from = static_cast<std::size_t>(parent);
            call.to = at;
            call.id = std::to_string(parent) + ">" + std::to_string(i);
            call.perRequest = i == 1 ? 1 : 0.2 + 0.8 * random.unit();
            call.stage = random.upTo(2);
            call.stageStated = true;
            visits[at] = visits[static_cast<std::size_t>(parent)] * *call.perRequest;
            design.calls.push_back(call);
            const int servers = 1 + random.upTo(3);
            const double busy = options.busiest * (0.3 + 0.7 * random.unit());
            component.parameters["replicas"] = 1.0 + random.upTo(2);
            component.parameters["servers"] = static_cast<double>(servers);
            component.parameters["serviceTime"] =
                busy * servers * std::get<double>(component.parameters["replicas"]) / (rate * visits[at]);
            if (random.upTo(1))
                component.parameters["cv"] = 0.5 + 1.5 * random.unit();
            component.parameters["availability"] = 1 - 0.01 * random.unit();
            component.parameters["managed"] = 0.0;
        }
        design.components.push_back(std::move(component));
    }
    completeDesign(design);
    return design;
}

} // namespace ninesketch::test
