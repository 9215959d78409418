// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_json.h"

#include "model/design/fields.h"
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

/// A range: {"low", "high"} or "3-8 ms".
std::optional<Range> rangeFrom(const Json &json, Unit unit, std::string_view what, std::vector<std::string> &notes)
{
    if (json.is_string()) {
        const auto parsed = parseRange(json.get_ref<const std::string &>(), unit);
        if (parsed)
            return Range{parsed->first, parsed->second};
        notes.push_back(std::string(what) + ": " + parsed.error());
        return std::nullopt;
    }
    const Json *low = member(json, "low"), *high = member(json, "high");
    if (!low || !high) {
        notes.push_back(std::string(what) + " should be a number, or a range with low and high.");
        return std::nullopt;
    }
    const auto a = numberFrom(*low, unit, what, notes), b = numberFrom(*high, unit, what, notes);
    return a && b ? std::optional(Range{std::min(*a, *b), std::max(*a, *b)}) : std::nullopt;
}

bool isRange(const Json &json)
{
    return json.is_object() || (json.is_string() && looksLikeRange(json.get_ref<const std::string &>()));
}

Json rangeToJson(const Range &range)
{
    return Json{{"low", range.low}, {"high", range.high}};
}

/// Reads one field, a number or a range, when its key is there and it lies within its limits.
template <typename Owner>
void fillField(const Json &json, const char *key, const NumberField<Owner> &field, Owner &owner,
               std::vector<std::string> &notes)
{
    const Json *found = member(json, key);
    if (!found)
        return;
    const std::size_t before = notes.size();
    const auto range = isRange(*found) ? rangeFrom(*found, field.unit, key, notes) : std::nullopt;
    const auto number = isRange(*found) ? std::nullopt : numberFrom(*found, field.unit, key, notes);
    const double low = range ? range->low : number.value_or(0), high = range ? range->high : low;
    if (notes.size() > before)
        return;
    if (low < field.minimum || high > field.maximum) {
        notes.push_back(std::string(key) + " is out of range and was left out.");
        return;
    }
    if (range)
        setRange(owner, field, *range);
    else
        field.set(owner, number);
}

template <typename Owner>
void fillFields(const Json &json, std::span<const NumberField<Owner>> fields, Owner &owner,
                std::vector<std::string> &notes)
{
    for (const NumberField<Owner> &field : fields)
        fillField(json, std::string(field.key).c_str(), field, owner, notes);
}

/// What differs from a default object, in the order of the fields.
template <typename Owner>
void putField(Json &json, const char *key, const NumberField<Owner> &field, const Owner &owner)
{
    const auto value = field.get(owner);
    const auto range = rangeOf(owner, field);
    if (value && (range || value != field.get(Owner{})))
        json[key] = range ? rangeToJson(*range) : field.whole ? Json(std::lround(*value)) : Json(*value);
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
        const Unit unit = spec ? spec->unit : Unit::None;
        if (spec ? isNumeric(unit) && isRange(value) : member(value, "low") && member(value, "high")) {
            const std::size_t before = notes.size();
            const auto range = rangeFrom(value, unit, what, notes);
            if (range && (!spec || (range->low >= spec->minimum && range->high <= spec->maximum)))
                parameters[key] = *range;
            else if (notes.size() == before)
                notes.push_back(what + ": the range is outside of what is possible and was left out.");
            continue;
        }
        if (value.is_object())
            continue;
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
        const auto number = numberFrom(value, unit, what, notes);
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
            json[key] = rangeToJson(*range);
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
    fillFields(json, callFields(), call, notes);
    call.stageStated = call.stageStated || member(json, "stage");
    for (const NumberField<Call> &field : callFields())
        if (field.key == "responseBytes" && !member(json, "responseBytes"))
            fillField(json, "payload", field, call, notes); // its other name
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
            if (const Json *count = member(value, "perRequest"))
                change.perRequest = numberFrom(*count, Unit::None, "perRequest", notes);
            if (change.perRequest && (*change.perRequest < 0 || *change.perRequest > 1e9)) {
                notes.push_back("perRequest is out of range and was left out.");
                change.perRequest.reset();
            }
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
    for (const NumberField<Call> &field : callFields()) {
        if (field.key == "stage" && call.operation)
            json["operation"] = operationKey(*call.operation);
        if (field.key == "timeout" && call.requirement != plain.requirement)
            json["required"] = requirementKey(call.requirement);
        if (field.key == "stage" && call.stageStated)
            json["stage"] = call.stage;
        else
            putField(json, std::string(field.key).c_str(), field, call);
    }
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
            fillFields(item, classFields(), made, notes);
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
        for (const NumberField<DesignSettings> &field : settingFields()) {
            const std::size_t dot = field.key.find('.');
            const Json *holder = dot == std::string_view::npos ? settings : member(*settings, "roundTrip");
            if (holder)
                fillField(*holder, std::string(field.key.substr(dot + 1)).c_str(), field, made, notes);
        }
        for (const auto &[key, value] : settings->items()) {
            if (key == "roundTrip" || std::ranges::count(settingFields(), key, &NumberField<DesignSettings>::key))
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
        for (const NumberField<RequestClass> &field : classFields()) {
            if (field.key == "requestBytes" && one.operation != Operation::Read)
                item["operation"] = operationKey(one.operation);
            putField(item, std::string(field.key).c_str(), field, one);
        }
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
    const DesignSettings &settings = document.settings;
    Json &out = json["settings"] = Json::object();
    for (const NumberField<DesignSettings> &field : settingFields()) {
        const std::size_t dot = field.key.find('.');
        Json holder = Json::object();
        putField(holder, std::string(field.key.substr(dot + 1)).c_str(), field, settings);
        for (const auto &[key, value] : holder.items())
            (dot == std::string_view::npos ? out : out["roundTrip"])[key] = value;
    }
    const Json others = parametersToJson(settings.others);
    for (const auto &[key, value] : others.items())
        out[key] = value;
    return json;
}

} // namespace ninesketch
