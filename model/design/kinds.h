// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of component as data: what each is called, how it serves and fails, and its parameters with their units,
// defaults, ranges and where the default comes from. Palette, inspector, reader, command line and help read this list.
#pragma once
#include "model/unit.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

struct ParameterSpec {
    std::string key;   ///< "serviceTime"
    std::string label; ///< "Service time, mean"
    Unit unit = Unit::None;
    std::optional<double> byDefault; ///< base unit; absent: unknown, or derived as `help` says
    std::string textDefault;         ///< Choice and Text
    double minimum = 0, maximum = 1e15;
    bool whole = false; ///< integers only
    std::vector<std::string> choices;
    std::string help;   ///< one sentence
    std::string source; ///< where the default comes from
    std::string group;  ///< "Load", "Serving", "Access", "Availability", "Data", "Cost"
};

/// How a component treats a request.
enum class Behaviour {
    Client,   ///< where request classes come from
    Balancer, ///< sends each request to one of its targets
    Service,  ///< serves, and calls all it is connected to
    Cache,    ///< answers hits; what it calls is called for misses
    Store,    ///< serves and keeps data
    Queue,    ///< takes messages at once, hands them on later
    External, ///< not ours: a latency, an availability, perhaps a quota
};

struct Kind {
    std::string id;    ///< "load-balancer"
    std::string name;  ///< "Load balancer"
    std::string group; ///< "Edge", "Compute", "Data", "Messaging", "Outside"
    std::string help;  ///< one sentence
    Behaviour behaviour = Behaviour::Service;
    std::string strokeColor, backgroundColor; ///< Excalidraw palette colours of its drawing
    std::vector<std::string> words;           ///< what else it is called in a search
    std::vector<ParameterSpec> parameters;

    const ParameterSpec *find(std::string_view key) const;
};

/// All kinds, in palette order.
std::span<const Kind> allKinds();
/// By id ("cache"); null when there is none.
const Kind *findKind(std::string_view id);
/// Stands for a kind that a newer file names: behaves as a service, has no defaults.
const Kind &unknownKind();

/// A ready-made component: a kind with sourced parameters ("Redis", "Amazon DynamoDB").
struct Preset {
    std::string id, name, kindId;
    std::string notes;
    struct Value {
        std::string key;              ///< a parameter of the kind, or a fact of its own
        std::optional<double> number; ///< base unit
        std::string text;
        std::string source, confidence, note;
    };
    std::vector<Value> values;
};
std::span<const Preset> allPresets();
const Preset *findPreset(std::string_view id);

/// What a search for "redis 3x" or "gat" offers, best first.
struct PaletteMatch {
    const Kind *kind = nullptr;     ///< never null
    const Preset *preset = nullptr; ///< or null: the plain kind
    std::string name;               ///< to show and to write on the component
    std::optional<int> replicas;    ///< when the words ask for a number ("3x", "x3")
};
std::vector<PaletteMatch> searchPalette(std::string_view words, std::size_t atMost = 12);
/// The same for somebody who types what it is to be called: words that match nothing as a whole become the name, of the
/// kind that one of them tells ("orders db", "checkout service 3x"), else of any usual kind.
std::vector<PaletteMatch> paletteSuggestions(std::string_view words, std::size_t atMost = 12);
/// "message writer", "feed builder": it does something, whatever with.
bool isDoer(std::string_view name);
/// "3 redis" and "redis x 3" as "3x redis" and "redis 3x".
std::string withCountMarked(std::string_view words);

} // namespace ninesketch
