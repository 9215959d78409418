// SPDX-License-Identifier: GPL-3.0-or-later
// Reads resources/catalogue.json, which is built into the program, and knows what a person has added to it.
#include "model/design/catalogue_text.h"
#include "model/design/preset_text.h"
#include "model/design/typical_range.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <list>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

Preset::Value valueOf(const nlohmann::json &json)
{
    Preset::Value value;
    value.key = json.at("key").get<std::string>();
    if (json.contains("value"))
        value.number = json.at("value").get<double>();
    value.text = json.value("text", "");
    value.source = json.value("source", "");
    value.confidence = json.value("confidence", "");
    value.note = json.value("note", "");
    return value;
}

/// By entry and key.
using TypicalRanges = std::map<std::pair<std::string, std::string>, Range, std::less<>>;

std::vector<Preset> readCatalogue(TypicalRanges &ranges)
{
    std::vector<Preset> presets;
    const auto json = nlohmann::json::parse(catalogueText());
    for (const auto &entry : json.at("entries")) {
        Preset preset;
        preset.id = entry.at("id").get<std::string>();
        preset.name = entry.at("name").get<std::string>();
        preset.kindId = entry.at("kind").get<std::string>();
        preset.notes = entry.value("notes", "");
        for (const auto &value : entry.at("values")) {
            preset.values.push_back(valueOf(value));
            if (value.contains("low"))
                ranges[{preset.id, preset.values.back().key}] = {value.at("low").get<double>(),
                                                                 value.at("high").get<double>()};
        }
        presets.push_back(std::move(preset));
    }
    return presets;
}

struct Catalogue {
    TypicalRanges typical;
    const std::vector<Preset> shipped = readCatalogue(typical);
    std::atomic<const std::vector<Preset> *> current = &shipped;
    std::mutex changing;
    std::list<std::vector<Preset>> lists; ///< all that were ever current: somebody may still look at them
};

Catalogue &catalogue()
{
    static Catalogue one;
    return one;
}

} // namespace

std::span<const Preset> allPresets()
{
    return *catalogue().current;
}

void useOwnPresets(std::vector<Preset> presets)
{
    Catalogue &all = catalogue();
    const std::lock_guard lock(all.changing);
    std::vector<Preset> &made = all.lists.emplace_back(all.shipped);
    made.insert(made.end(), std::make_move_iterator(presets.begin()), std::make_move_iterator(presets.end()));
    all.current = &made;
}

std::optional<Range> typicalRange(std::string_view kindId, std::string_view presetId, std::string_view key)
{
    const TypicalRanges &all = catalogue().typical;
    const auto found = all.find(std::pair(std::string(presetId.empty() ? kindId : presetId), std::string(key)));
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

bool isOwnPreset(const Preset &preset)
{
    return std::ranges::find(catalogue().shipped, preset.id, &Preset::id) == catalogue().shipped.end();
}

} // namespace ninesketch
