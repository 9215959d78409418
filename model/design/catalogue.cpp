// SPDX-License-Identifier: GPL-3.0-or-later
// Reads resources/catalogue.json, which is built into the program.
#include "model/design/catalogue_text.h"
#include "model/design/kinds.h"

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

std::vector<Preset> readCatalogue()
{
    std::vector<Preset> presets;
    const auto json = nlohmann::json::parse(catalogueText());
    for (const auto &entry : json.at("entries")) {
        Preset preset;
        preset.id = entry.at("id").get<std::string>();
        preset.name = entry.at("name").get<std::string>();
        preset.kindId = entry.at("kind").get<std::string>();
        preset.notes = entry.value("notes", "");
        for (const auto &value : entry.at("values"))
            preset.values.push_back(valueOf(value));
        presets.push_back(std::move(preset));
    }
    return presets;
}

} // namespace

std::span<const Preset> allPresets()
{
    static const std::vector<Preset> presets = readCatalogue();
    return presets;
}

} // namespace ninesketch
