// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_schema.h"

#include "model/design/fields.h"
#include "model/design/kept_texts.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

const char *exampleOf(Unit unit)
{
    switch (unit) {
    case Unit::Seconds:
        return "2ms";
    case Unit::PerSecond:
        return "5k/s";
    case Unit::PerDay:
        return "10";
    case Unit::Share:
        return "95%";
    case Unit::Probability:
        return "99.95%";
    case Unit::Bytes:
        return "1 GiB";
    case Unit::BytesPerSecond:
        return "80 Mbit/s";
    case Unit::Dollars:
        return "$20";
    default:
        return "2";
    }
}

Json wordsOf(const std::vector<std::string> &words, const std::string &description)
{
    Json json{{"description", description}, {"type", "string"}};
    json["enum"] = words;
    return json;
}

template <typename Enum> std::vector<std::string> keysOf(std::string_view (*key)(Enum), int count)
{
    std::vector<std::string> words;
    for (int i = 0; i < count; ++i)
        words.emplace_back(key(static_cast<Enum>(i)));
    return words;
}

/// A number within its limits, a quantity as text, or a range of either.
Json quantity(const std::string &description, Unit unit, double minimum, double maximum, bool whole)
{
    Json number{{"type", whole ? "integer" : "number"}, {"minimum", minimum}, {"maximum", maximum}};
    Json json{{"description", description + (whole ? " (a whole number)" : "")}};
    json["anyOf"] = {std::move(number), {{"type", "string"}, {"pattern", "[0-9]"}}, {{"$ref", "#/$defs/range"}}};
    json["examples"] = {exampleOf(unit)};
    return json;
}

Json parameter(const ParameterSpec &spec)
{
    const std::string description = spec.label + ". " + spec.help;
    Json json;
    switch (spec.unit) {
    case Unit::Choice:
        return wordsOf(spec.choices, description);
    case Unit::Text:
        return {{"description", description},
                {"anyOf", {{{"type", "string"}}, {{"type", "array"}, {"items", {{"type", "string"}}}}}}};
    case Unit::Flag:
        return {{"description", description}, {"anyOf", {{{"type", "boolean"}}, {{"enum", {0, 1}}}}}};
    default:
        json = quantity(description, spec.unit, spec.minimum, spec.maximum, spec.whole);
    }
    if (spec.byDefault)
        json["default"] = *spec.byDefault;
    return json;
}

template <typename Owner> void addFields(Json &properties, std::span<const NumberField<Owner>> fields)
{
    for (const NumberField<Owner> &field : fields)
        if (field.key.find('.') == std::string_view::npos)
            properties[std::string(field.key)] =
                quantity(std::string(field.label), field.unit, field.minimum, field.maximum, field.whole);
}

Json object(const std::string &description, Json properties, const std::vector<std::string> &required)
{
    Json json{{"description", description}, {"type", "object"}};
    if (!required.empty())
        json["required"] = required;
    json["properties"] = std::move(properties);
    json["additionalProperties"] = false;
    return json;
}

Json text(const std::string &description)
{
    return {{"description", description}, {"type", "string"}};
}

Json component()
{
    std::vector<std::string> kinds;
    Json byKind = Json::array();
    for (const Kind &kind : allKinds()) {
        kinds.push_back(kind.id);
        byKind.push_back({{"if", {{"properties", {{"kind", {{"const", kind.id}}}}}, {"required", {"kind"}}}},
                          {"then", {{"properties", {{"params", {{"$ref", "#/$defs/" + kind.id}}}}}}}});
    }
    const Json stated{{"anyOf", {{{"required", {"kind"}}}, {{"required", {"preset"}}}}}};
    byKind.push_back(
        {{"if", {{"not", stated}}}, {"then", {{"properties", {{"params", {{"$ref", "#/$defs/service"}}}}}}}});
    Json json = object("One part of the system.",
                       {{"id", text("unique; what calls name")},
                        {"name", text("as written on it")},
                        {"kind", wordsOf(kinds, "what it is; absent: that of the preset, else service")},
                        {"preset", text("an entry of the catalogue whose numbers it takes")},
                        {"enabled", {{"description", "false: switched off"}, {"type", "boolean"}}},
                        {"params", {{"description", "what is known of it, by kind"}, {"type", "object"}}},
                        {"x", {{"description", "ignored here"}}},
                        {"y", {{"description", "ignored here"}}}},
                       {});
    json["anyOf"] = {{{"required", {"id"}}}, {{"required", {"name"}}}};
    json["allOf"] = std::move(byKind);
    return json;
}

Json call()
{
    const Json operation = wordsOf(keysOf(operationKey, 2), "absent: that of the request");
    Json properties{{"from", text("id of the caller")},
                    {"to", text("id of what is called")},
                    {"id", text("absent: from->to")},
                    {"label", text("what stands on the arrow")},
                    {"mode", wordsOf(keysOf(modeKey, 4), "absent: by the kinds at both ends")},
                    {"operation", operation},
                    {"required", wordsOf(keysOf(requirementKey, 3), "what its failure means to the caller")},
                    {"distance", wordsOf(keysOf(distanceKey, 5), "absent: no network time")}};
    addFields(properties, callFields());
    properties["payload"] = quantity("the same as responseBytes", Unit::Bytes, 0, 1e15, false);
    const Json count = quantity("calls per request of that class", Unit::None, 0, 1e9, false);
    properties["classes"] = {{"description", "what request classes change, by id"},
                             {"type", "object"},
                             {"additionalProperties",
                              {{"anyOf",
                                {{{"type", "number"}},
                                 {{"type", "string"}},
                                 {{"type", "object"},
                                  {"properties", {{"perRequest", count}, {"operation", operation}}},
                                  {"additionalProperties", false}}}}}}};
    return object("One arrow.", std::move(properties), {"from", "to"});
}

Json requestClass()
{
    Json properties{{"id", text("unique")},
                    {"name", text("as shown")},
                    {"client", text("id or name of the client it comes from; absent: the first")},
                    {"operation", wordsOf(keysOf(operationKey, 2), "absent: read")}};
    addFields(properties, classFields());
    Json json{{"description", "A kind of request with its own rate, path and targets."}, {"type", "object"}};
    json["properties"] = std::move(properties);
    json["additionalProperties"] = false;
    json["anyOf"] = {{{"required", {"id"}}}, {{"required", {"name"}}}};
    return json;
}

Json target()
{
    std::vector<std::string> metrics;
    for (int i = 0; !metricKey(static_cast<Metric>(i)).empty(); ++i)
        metrics.emplace_back(metricKey(static_cast<Metric>(i)));
    Json json{{"description", "What is wanted."}, {"type", "object"}, {"required", {"metric", "value"}}};
    json["properties"] = {
        {"class", text("id of the request class; absent: each")},
        {"metric", wordsOf(metrics, "at least for availability, success and throughput, else at most")},
        {"value", {{"anyOf", {{{"type", "number"}, {"minimum", 0}}, {{"type", "string"}}}}}}};
    json["additionalProperties"] = false;
    return json;
}

Json settings()
{
    Json properties = Json::object(), roundTrip = Json::object();
    addFields(properties, settingFields());
    for (const NumberField<DesignSettings> &field : settingFields())
        if (const std::size_t dot = field.key.find('.'); dot != std::string_view::npos)
            roundTrip[std::string(field.key.substr(dot + 1))] =
                quantity(std::string(field.label), field.unit, field.minimum, field.maximum, false);
    properties["roundTrip"] = {
        {"description", "median network round trip by distance; its p99 is twice that, 1.3 times across regions"},
        {"type", "object"},
        {"properties", std::move(roundTrip)},
        {"additionalProperties", false}};
    for (const char *kept : keptTextKeys)
        properties[kept] = text("kept for the program's panels");
    return object("Assumptions of the whole design.", std::move(properties), {});
}

} // namespace

Json designSchema()
{
    const auto list = [](const char *of) { return Json{{"type", "array"}, {"items", {{"$ref", of}}}}; };
    Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "A design written as text for Ninesketch"},
              {"description",
               "Numbers are in base units (seconds, per second, bytes, dollars, shares and probabilities "
               "0 to 1), quantities as text, or ranges. See design-format.md."},
              {"type", "object"},
              {"required", {"components"}}};
    json["properties"] = {{"$schema", text("where this schema is")},
                          {"type", {{"const", "ninesketch/design"}}},
                          {"version", {{"type", "number"}, {"maximum", 1}}},
                          {"name", text("of the design")},
                          {"components", list("#/$defs/component")},
                          {"calls", list("#/$defs/call")},
                          {"classes", list("#/$defs/class")},
                          {"targets", list("#/$defs/target")},
                          {"settings", {{"$ref", "#/$defs/settings"}}}};
    json["additionalProperties"] = false;
    Json &definitions = json["$defs"] = Json::object();
    const Json end{{"type", {"number", "string"}}};
    definitions["range"] =
        object("known to lie between two values; as text \"3-8 ms\"", {{"low", end}, {"high", end}}, {"low", "high"});
    definitions["component"] = component();
    definitions["call"] = call();
    definitions["class"] = requestClass();
    definitions["target"] = target();
    definitions["settings"] = settings();
    for (const Kind &kind : allKinds()) {
        Json properties = Json::object();
        for (const ParameterSpec &spec : kind.parameters)
            properties[spec.key] = parameter(spec);
        definitions[kind.id] = object(kind.name + ". " + kind.help, std::move(properties), {});
    }
    json["examples"] = {
        {{"type", "ninesketch/design"},
         {"version", 1},
         {"components",
          {{{"id", "users"}, {"kind", "client"}, {"params", {{"rate", "900/s"}}}},
           {{"id", "api"},
            {"kind", "service"},
            {"params", {{"replicas", 3}, {"serviceTime", "3-8 ms"}, {"servers", 4}}}},
           {{"id", "db"}, {"kind", "sql-database"}, {"params", {{"availability", "99.95%"}, {"mttr", "20 min"}}}}}},
         {"calls",
          {{{"from", "users"}, {"to", "api"}}, {{"from", "api"}, {"to", "db"}, {"timeout", "200ms"}, {"retries", 1}}}},
         {"targets", {{{"metric", "p99"}, {"value", "50ms"}}}}}};
    return json;
}

} // namespace ninesketch
