// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_json.h"

#include "model/quantities.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

bool isNumeric(Unit unit)
{
    return unit != Unit::Choice && unit != Unit::Text;
}

const Json *member(const Json &object, const char *key)
{
    if (!object.is_object())
        return nullptr;
    const auto at = object.find(key);
    return at == object.end() || at->is_null() ? nullptr : &*at;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string cut(text.substr(0, most));
    while (cut.size() < text.size() && !cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0u) == 0x80u)
        cut.pop_back(); // never half a character
    return "\"" + cut + (cut.size() < text.size() ? "...\"" : "\"");
}

/// A finite number: written as one, as true or false, or as a quantity.
std::optional<double> numberFrom(const Json &json, Unit unit, std::string_view what, std::vector<std::string> &notes)
{
    if (json.is_boolean())
        return json.get<bool>() ? 1.0 : 0.0;
    if (json.is_number()) {
        const double value = json.get<double>();
        if (std::isfinite(value))
            return value;
    } else if (json.is_string()) {
        const auto parsed = parseQuantity(json.get_ref<const std::string &>(), unit);
        if (parsed)
            return *parsed;
        notes.push_back(std::string(what) + ": " + parsed.error());
        return std::nullopt;
    }
    notes.push_back(std::string(what) + " should be a number.");
    return std::nullopt;
}

/// Fills `target` when the key is there and its number lies within the limits.
template <typename Number>
void fill(const Json &json, const char *key, Unit unit, double minimum, double maximum, Number &target,
          std::vector<std::string> &notes)
{
    const Json *found = member(json, key);
    if (!found)
        return;
    const auto value = numberFrom(*found, unit, key, notes);
    if (!value)
        return;
    if (*value < minimum || *value > maximum) {
        notes.push_back(std::string(key) + " is out of range and was left out.");
        return;
    }
    if constexpr (std::is_same_v<Number, int>)
        target = static_cast<int>(std::lround(*value));
    else if constexpr (std::is_same_v<Number, std::optional<int>>)
        target = static_cast<int>(std::lround(*value));
    else
        target = *value;
}

std::string textFrom(const Json &json, const char *key)
{
    const Json *found = member(json, key);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

template <typename Enum>
void fillWord(const Json &json, const char *key, std::optional<Enum> (*read)(std::string_view), Enum &target,
              std::vector<std::string> &notes, bool *stated = nullptr)
{
    const Json *found = member(json, key);
    if (!found)
        return;
    const auto value = found->is_string() ? read(found->get_ref<const std::string &>()) : std::nullopt;
    if (!value) {
        notes.push_back(std::string(key) + " has a word that is not known here.");
        return;
    }
    target = *value;
    if (stated)
        *stated = true;
}

template <typename Value> void put(Json &json, const char *key, const std::optional<Value> &value)
{
    if (value)
        json[key] = *value;
}

constexpr double most = 1e15;

} // namespace

Parameters parametersFromJson(const Json &json, const Kind &kind, std::vector<std::string> &notes)
{
    Parameters parameters;
    if (!json.is_object())
        return parameters;
    for (const auto &[key, value] : json.items()) {
        const ParameterSpec *spec = kind.find(key);
        const std::string what = spec ? spec->label : key;
        if (value.is_null())
            continue;
        if (value.is_object()) {
            const Json *low = member(value, "low"), *high = member(value, "high");
            if (low && high && (!spec || isNumeric(spec->unit))) {
                const Unit unit = spec ? spec->unit : Unit::None;
                const auto a = numberFrom(*low, unit, what, notes), b = numberFrom(*high, unit, what, notes);
                if (a && b && (!spec || (std::min(*a, *b) >= spec->minimum && std::max(*a, *b) <= spec->maximum)))
                    parameters[key] = Range{std::min(*a, *b), std::max(*a, *b)};
                else
                    notes.push_back(what + ": the range is outside of what is possible and was left out.");
            }
            continue;
        }
        if (value.is_array()) {
            std::string joined;
            for (const Json &item : value)
                if (item.is_string())
                    joined += (joined.empty() ? "" : ", ") + item.get<std::string>();
            if (!joined.empty())
                parameters[key] = joined;
            continue;
        }
        const bool numeric = spec ? isNumeric(spec->unit) : !value.is_string();
        if (!numeric) {
            const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
            if (spec && spec->unit == Unit::Choice && std::ranges::find(spec->choices, text) == spec->choices.end()) {
                notes.push_back(what + ": " + inQuotes(text) + " is not one of its choices and was left out.");
                continue;
            }
            parameters[key] = text;
            continue;
        }
        const auto number = numberFrom(value, spec ? spec->unit : Unit::None, what, notes);
        if (!number)
            continue;
        if (spec && (*number < spec->minimum || *number > spec->maximum)) {
            notes.push_back(what + " is outside of what is possible and was left out.");
            continue;
        }
        parameters[key] = spec && spec->whole ? std::round(*number) : *number;
    }
    return parameters;
}

Json parametersToJson(const Parameters &parameters)
{
    Json json = Json::object();
    for (const auto &[key, value] : parameters) {
        if (const auto *number = std::get_if<double>(&value)) {
            if (*number == std::floor(*number) && std::abs(*number) < 1e15)
                json[key] = static_cast<std::int64_t>(*number);
            else
                json[key] = *number;
        } else if (const auto *range = std::get_if<Range>(&value)) {
            json[key] = Json{{"low", range->low}, {"high", range->high}};
        } else {
            json[key] = std::get<std::string>(value);
        }
    }
    return json;
}

Parameters presetParameters(const Preset &preset)
{
    Parameters parameters;
    const Kind *kind = findKind(preset.kindId);
    for (const Preset::Value &value : preset.values) {
        if (!kind || !kind->find(value.key))
            continue;
        if (value.number)
            parameters[value.key] = *value.number;
        else if (!value.text.empty())
            parameters[value.key] = value.text;
    }
    return parameters;
}

void callFromJson(const Json &json, Call &call, std::vector<std::string> &notes)
{
    fill(json, "perRequest", Unit::None, 0, 1e9, call.perRequest, notes);
    fill(json, "weight", Unit::None, 0, 1e9, call.weight, notes);
    fill(json, "stage", Unit::None, 0, 1000, call.stage, notes);
    call.stageStated = call.stageStated || member(json, "stage");
    fill(json, "timeout", Unit::Seconds, 0, 1e9, call.timeout, notes);
    fill(json, "retries", Unit::None, 0, 100, call.retries, notes);
    fill(json, "backoff", Unit::Seconds, 0, 1e6, call.backoff, notes);
    fill(json, "retryBudget", Unit::Share, 0, 100, call.retryBudget, notes);
    fill(json, "hedgeAfter", Unit::Seconds, 0, 1e6, call.hedgeAfter, notes);
    fill(json, "quorum", Unit::None, 1, 10000, call.quorum, notes);
    fill(json, "copies", Unit::None, 1, 10000, call.copies, notes);
    fill(json, "payload", Unit::Bytes, 0, most, call.responseBytes, notes);
    fill(json, "requestBytes", Unit::Bytes, 0, most, call.requestBytes, notes);
    fill(json, "responseBytes", Unit::Bytes, 0, most, call.responseBytes, notes);
    fillWord(json, "mode", modeOf, call.mode, notes, &call.modeStated);
    fillWord(json, "required", requirementOf, call.requirement, notes);
    Operation operation{};
    bool stated = false;
    fillWord(json, "operation", operationOf, operation, notes, &stated);
    if (stated)
        call.operation = operation;
    Distance distance{};
    stated = false;
    fillWord(json, "distance", distanceOf, distance, notes, &stated);
    if (stated)
        call.distance = distance;
    if (const Json *classes = member(json, "classes"); classes && classes->is_object())
        for (const auto &[id, value] : classes->items()) {
            CallOverride change;
            if (value.is_number() || value.is_string())
                change.perRequest = numberFrom(value, Unit::None, "classes", notes);
            fill(value, "perRequest", Unit::None, 0, 1e9, change.perRequest, notes);
            stated = false;
            fillWord(value, "operation", operationOf, operation, notes, &stated);
            if (stated)
                change.operation = operation;
            call.classes[id] = change;
        }
}

Json callToJson(const Call &call)
{
    const Call plain;
    Json json = Json::object();
    if (call.modeStated)
        json["mode"] = modeKey(call.mode);
    put(json, "perRequest", call.perRequest);
    put(json, "weight", call.weight);
    if (call.operation)
        json["operation"] = operationKey(*call.operation);
    if (call.stageStated || call.stage != plain.stage)
        json["stage"] = call.stage;
    if (call.requirement != plain.requirement)
        json["required"] = requirementKey(call.requirement);
    put(json, "timeout", call.timeout);
    if (call.retries != plain.retries)
        json["retries"] = call.retries;
    if (call.backoff != plain.backoff)
        json["backoff"] = call.backoff;
    put(json, "retryBudget", call.retryBudget);
    put(json, "hedgeAfter", call.hedgeAfter);
    put(json, "quorum", call.quorum);
    if (call.copies != plain.copies)
        json["copies"] = call.copies;
    put(json, "requestBytes", call.requestBytes);
    put(json, "responseBytes", call.responseBytes);
    if (call.distance)
        json["distance"] = distanceKey(*call.distance);
    if (!call.classes.empty()) {
        Json &classes = json["classes"] = Json::object();
        for (const auto &[id, change] : call.classes) {
            Json &one = classes[id] = Json::object();
            put(one, "perRequest", change.perRequest);
            if (change.operation)
                one["operation"] = operationKey(*change.operation);
        }
    }
    return json;
}

DocumentModel documentFromJson(const Json &json, std::vector<std::string> &notes)
{
    DocumentModel document;
    if (const Json *classes = member(json, "classes"); classes && classes->is_array())
        for (const Json &item : *classes) {
            if (!item.is_object())
                continue;
            RequestClass made;
            made.name = textFrom(item, "name");
            made.id = textFrom(item, "id");
            if (made.id.empty())
                made.id = keyFromName(made.name);
            if (made.name.empty())
                made.name = made.id;
            if (std::ranges::find(document.classes, made.id, &RequestClass::id) != document.classes.end()) {
                notes.push_back("Two request classes are called " + inQuotes(made.id) + "; the first one counts.");
                continue;
            }
            made.client = textFrom(item, "client");
            fill(item, "rate", Unit::PerSecond, 0, 1e12, made.rate, notes);
            fill(item, "share", Unit::Share, 0, 1, made.share, notes);
            fill(item, "users", Unit::None, 0, 1e11, made.users, notes);
            fill(item, "actionsPerDay", Unit::None, 0, 1e9, made.actionsPerDay, notes);
            fill(item, "peakFactor", Unit::None, 0, 1e4, made.peakFactor, notes);
            fill(item, "requestBytes", Unit::Bytes, 0, most, made.requestBytes, notes);
            fill(item, "responseBytes", Unit::Bytes, 0, most, made.responseBytes, notes);
            fillWord(item, "operation", operationOf, made.operation, notes);
            document.classes.push_back(std::move(made));
        }
    if (const Json *targets = member(json, "targets"); targets && targets->is_array())
        for (const Json &item : *targets) {
            const auto metric = metricOf(textFrom(item, "metric"));
            const Json *value = member(item, "value");
            if (!metric || !value) {
                notes.push_back("A target without a known metric and a value was left out.");
                continue;
            }
            const Unit unit = unitOf(*metric);
            const bool share = unit == Unit::Probability;
            const auto number = numberFrom(*value, unit, "A target's value", notes);
            if (number && *number >= 0 && (!share || *number <= 1))
                document.targets.push_back({textFrom(item, "class"), *metric, *number});
            else
                notes.push_back("A target's value is out of range and was left out.");
        }
    if (const Json *settings = member(json, "settings"); settings && settings->is_object()) {
        DesignSettings &made = document.settings;
        fill(*settings, "targetUtilisation", Unit::Share, 0.01, 1, made.targetUtilisation, notes);
        fill(*settings, "zoneAvailability", Unit::Probability, 0, 1, made.zoneAvailability, notes);
        fill(*settings, "regionAvailability", Unit::Probability, 0, 1, made.regionAvailability, notes);
        fill(*settings, "bandwidthBytesPerSecond", Unit::BytesPerSecond, 1, 1e15, made.bandwidthBytesPerSecond, notes);
        fill(*settings, "daysOfMonth", Unit::None, 1, 366, made.daysOfMonth, notes);
        if (const Json *roundTrip = member(*settings, "roundTrip"))
            for (int i = 0; i < 5; ++i)
                fill(*roundTrip, std::string(distanceKey(static_cast<Distance>(i))).c_str(), Unit::Seconds, 0, 1e4,
                     made.roundTrip[i], notes);
        for (const auto &[key, value] : settings->items()) {
            const bool known = key == "targetUtilisation" || key == "zoneAvailability" || key == "regionAvailability" ||
                               key == "bandwidthBytesPerSecond" || key == "daysOfMonth" || key == "roundTrip";
            if (known)
                continue;
            if (value.is_number())
                made.others[key] = value.get<double>();
            else if (value.is_string())
                made.others[key] = value.get<std::string>();
        }
    }
    return document;
}

Json documentToJson(const DocumentModel &document)
{
    Json json = Json::object();
    Json &classes = json["classes"] = Json::array();
    for (const RequestClass &one : document.classes) {
        if (one.assumed)
            continue;
        Json item{{"id", one.id}, {"name", one.name}};
        if (!one.client.empty())
            item["client"] = one.client;
        put(item, "rate", one.rate);
        put(item, "share", one.share);
        put(item, "users", one.users);
        put(item, "actionsPerDay", one.actionsPerDay);
        put(item, "peakFactor", one.peakFactor);
        if (one.operation != Operation::Read)
            item["operation"] = operationKey(one.operation);
        put(item, "requestBytes", one.requestBytes);
        put(item, "responseBytes", one.responseBytes);
        classes.push_back(std::move(item));
    }
    Json &targets = json["targets"] = Json::array();
    for (const Target &target : document.targets) {
        Json item = Json::object();
        if (!target.classId.empty())
            item["class"] = target.classId;
        item["metric"] = metricKey(target.metric);
        item["value"] = target.value;
        targets.push_back(std::move(item));
    }
    const DesignSettings plain, &settings = document.settings;
    Json &out = json["settings"] = Json::object();
    const auto putIf = [&](const char *key, double value, double usual) {
        if (value != usual)
            out[key] = value;
    };
    putIf("targetUtilisation", settings.targetUtilisation, plain.targetUtilisation);
    putIf("zoneAvailability", settings.zoneAvailability, plain.zoneAvailability);
    putIf("regionAvailability", settings.regionAvailability, plain.regionAvailability);
    putIf("bandwidthBytesPerSecond", settings.bandwidthBytesPerSecond, plain.bandwidthBytesPerSecond);
    putIf("daysOfMonth", settings.daysOfMonth, plain.daysOfMonth);
    for (int i = 0; i < 5; ++i)
        if (settings.roundTrip[i] != plain.roundTrip[i])
            out["roundTrip"][std::string(distanceKey(static_cast<Distance>(i)))] = settings.roundTrip[i];
    const Json others = parametersToJson(settings.others);
    for (const auto &[key, value] : others.items())
        out[key] = value;
    return json;
}

} // namespace ninesketch
