// SPDX-License-Identifier: GPL-3.0-or-later
// What if: more load, and parts that are dead. A scenario is laid over a design for a look; the drawing stays as it is.
#pragma once
#include "model/design/design.h"
#include "model/json.h"
#include "model/result.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// Something that died.
struct Kill {
    enum class Part { Component, Replicas, Zone, Region };
    Part part = Part::Component;
    std::string name;         ///< component: its element id or key; zone and region: their name
    std::string region;       ///< of a zone; empty: zones of that name in any region
    int count = 1;            ///< replicas that died, at least 1
    std::string element = {}; ///< kept with a drawing: the element id beside the key, which changes with a label
    friend bool operator==(const Kill &, const Kill &) = default;
};

struct Scenario {
    std::string name; ///< "Black Friday without zone a"; empty while nobody named it
    double load = 1;  ///< multiplies the rate of every class
    std::vector<Kill> kills;
    /// True when it changes nothing.
    bool plain() const { return load == 1 && kills.empty(); }
    friend bool operator==(const Scenario &, const Scenario &) = default;
};

/// The largest and smallest load factor a scenario may have.
inline constexpr double leastLoadFactor = 0.1, mostLoadFactor = 1000;

/// The design with those parts dead: fewer replicas, fewer zones, or switched off. Replicas are dealt to zones in turn,
/// as for availability; a managed service with a single replica lives as long as one of its zones. Components keep
/// their order and ids. What a kill names and the design lacks is ignored.
Design withKills(const Design &design, const std::vector<Kill> &kills);

/// Replicas that `withKills` takes from each component; all of them where the component is off.
std::vector<int> replicasLost(const Design &design, const std::vector<Kill> &kills);

/// A design, and what of it is dead.
struct Damage {
    Design whole;
    std::vector<Kill> kills;
};

/// Replicas that a component of the whole must have for so many of them to be alive; absent where none ever are.
std::optional<int> replicasToKeep(const Damage &damage, std::size_t component, int alive);

/// Zones ("a", with the region they are in) and regions that components of the design state; sorted, each once.
struct Place {
    std::string zone, region; ///< an empty zone: the region itself
    friend auto operator<=>(const Place &, const Place &) = default;
};
std::vector<Place> placesOf(const Design &design);

/// "Orders DB", "2 of 3 API", "zone a of eu", "region eu".
std::string killText(const Design &design, const Kill &kill);
/// "×10, without Orders DB and zone a".
std::string scenarioText(const Design &design, const Scenario &scenario);
/// "database", "api:2" (replicas), "zone:a", "region:eu"; the error says what is missing.
Result<Kill> readKill(const Design &design, std::string_view text);

/// As kept with a document: components by key, as element ids change when a drawing is copied, and by element id, as
/// keys change when a component is called otherwise.
std::vector<Scenario> scenariosOf(const DesignSettings &settings);
/// Replaces all of them; none removes the key.
void setScenarios(DesignSettings &settings, const std::vector<Scenario> &scenarios);
Scenario toKeep(Scenario scenario, const Design &design);
/// A kept scenario for the design as it is now: components by element id. What the design lacks is left out, and `gone`
/// gets its name.
Scenario recalled(const Scenario &kept, const Design &design, std::vector<std::string> &gone);
/// Whether the design has what it kills.
bool has(const Design &design, const Kill &kill);

} // namespace ninesketch
