// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/number_sources.h"

#include "model/json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr const char *settingKey = "sources";
constexpr const char *statedWords = "stated";

Json toJson(const ParameterValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *range = std::get_if<Range>(&value))
        return {{"low", range->low}, {"high", range->high}};
    return std::get<std::string>(value);
}

std::optional<ParameterValue> valueFrom(const Json &json)
{
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_object() && json.contains("low") && json.contains("high") && json["low"].is_number() &&
        json["high"].is_number())
        return Range{json["low"].get<double>(), json["high"].get<double>()};
    return std::nullopt;
}

/// Equal but for the last digits, which a way through text may change.
bool same(const ParameterValue &a, const ParameterValue &b)
{
    const auto *x = std::get_if<double>(&a), *y = std::get_if<double>(&b);
    return x && y ? std::abs(*x - *y) <= 1e-9 * std::max(std::abs(*x), std::abs(*y)) : a == b;
}

} // namespace

NumberSources::NumberSources(const DesignSettings &settings)
{
    const auto at = settings.others.find(settingKey);
    const auto *text = at == settings.others.end() ? nullptr : std::get_if<std::string>(&at->second);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    if (!json.is_object())
        return;
    for (const auto &[place, numbers] : json.items()) {
        if (!numbers.is_object())
            continue;
        for (const auto &[key, noted] : numbers.items()) {
            if (!noted.is_array() || noted.size() != 2 || !noted[1].is_string())
                continue;
            if (const auto value = valueFrom(noted[0]))
                note(place, key, *value, noted[1].get<std::string>());
        }
    }
}

void NumberSources::keepIn(DesignSettings &settings) const
{
    if (m_places.empty()) {
        settings.others.erase(settingKey);
        return;
    }
    Json json = Json::object();
    for (const auto &[place, numbers] : m_places)
        for (const auto &[key, noted] : numbers)
            json[place][key] = Json::array({toJson(noted.value), noted.words});
    settings.others[settingKey] = json.dump();
}

void NumberSources::note(const std::string &place, const std::string &key, const ParameterValue &value,
                         std::string words)
{
    m_places[place][key] = {value, std::move(words)};
}

std::string NumberSources::of(const std::string &place, const std::string &key, const ParameterValue &value) const
{
    if (const auto numbers = m_places.find(place); numbers != m_places.end())
        if (const auto noted = numbers->second.find(key); noted != numbers->second.end())
            if (same(noted->second.value, value))
                return noted->second.words;
    return statedWords;
}

std::string NumberSources::of(const std::string &componentKey, const std::string &presetId,
                              const Parameters &parameters, const ParameterSpec &spec) const
{
    const auto stated = parameters.find(spec.key);
    if (stated == parameters.end())
        return "default" + (spec.source.empty() ? std::string() : ": " + spec.source);
    const std::string noted = of(componentKey, spec.key, stated->second);
    const Preset *preset = noted == statedWords ? findPreset(presetId) : nullptr;
    if (!preset)
        return noted;
    const auto value = std::ranges::find(preset->values, spec.key, &Preset::Value::key);
    if (value == preset->values.end())
        return noted;
    const ParameterValue known = value->number ? ParameterValue(*value->number) : ParameterValue(value->text);
    return same(known, stated->second) ? preset->name + ": " + value->source : noted;
}

std::string placeOf(const Design &design, const Call &call)
{
    return design.components[call.from].key + "->" + design.components[call.to].key;
}

} // namespace ninesketch
