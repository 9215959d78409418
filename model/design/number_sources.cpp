// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/number_sources.h"

#include "model/design/kept_texts.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

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

std::string sourceOf(const NumberSources &sources, std::string_view key, const ParameterValue &value)
{
    const auto noted = sources.find(key);
    return noted != sources.end() && same(noted->second.value, value) ? noted->second.words : statedWords;
}

std::string sourceOf(const NumberSources &sources, const std::string &presetId, const Parameters &parameters,
                     const ParameterSpec &spec)
{
    const auto stated = parameters.find(spec.key);
    if (stated == parameters.end())
        return "default" + (spec.source.empty() ? std::string() : ": " + spec.source);
    const std::string noted = sourceOf(sources, spec.key, stated->second);
    const Preset *preset = noted == statedWords ? findPreset(presetId) : nullptr;
    if (!preset)
        return noted;
    const auto value = std::ranges::find(preset->values, spec.key, &Preset::Value::key);
    if (value == preset->values.end())
        return noted;
    const ParameterValue known = value->number ? ParameterValue(*value->number) : ParameterValue(value->text);
    return same(known, stated->second) ? preset->name + ": " + value->source : noted;
}

Json sourcesToJson(const NumberSources &sources)
{
    Json json = Json::object();
    for (const auto &[key, noted] : sources)
        json[key] = Json::array({toJson(noted.value), noted.words});
    return json;
}

NumberSources sourcesFromJson(const Json &json)
{
    NumberSources sources;
    if (!json.is_object())
        return sources;
    for (const auto &[key, noted] : json.items()) {
        if (!noted.is_array() || noted.size() != 2 || !noted[1].is_string())
            continue;
        if (const auto value = valueFrom(noted[0]))
            sources[key] = {*value, noted[1].get<std::string>()};
    }
    return sources;
}

DocumentSources::DocumentSources(const DesignSettings &settings)
{
    const Json json = Json::parse(keptText(settings, sourcesKey), nullptr, false);
    if (!json.is_object())
        return;
    for (const auto &[place, numbers] : json.items())
        if (NumberSources sources = sourcesFromJson(numbers); !sources.empty())
            m_places[place] = std::move(sources);
}

void DocumentSources::keepIn(DesignSettings &settings) const
{
    Json json = Json::object();
    for (const auto &[place, numbers] : m_places)
        json[place] = sourcesToJson(numbers);
    keepText(settings, sourcesKey, m_places.empty() ? std::string() : json.dump());
}

void DocumentSources::note(const std::string &place, const std::string &key, const ParameterValue &value,
                           std::string words)
{
    m_places[place][key] = {value, std::move(words)};
}

const NumberSources &DocumentSources::at(const std::string &place) const
{
    static const NumberSources none;
    const auto found = m_places.find(place);
    return found == m_places.end() ? none : found->second;
}

std::string DocumentSources::of(const std::string &place, std::string_view key, const ParameterValue &value) const
{
    return sourceOf(at(place), key, value);
}

} // namespace ninesketch
