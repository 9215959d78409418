// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_check.h"

#include "model/design/fields.h"
#include "model/design/kept_texts.h"
#include "model/lowered.h"
#include "model/quantities.h"
#include "model/scene/json_text.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace ninesketch
{

void refuse(const std::string &place, const std::string &what)
{
    throw Refusal{place + ": " + what};
}

const Json *statedMember(const Json &object, const char *key)
{
    const auto at = object.find(key);
    return at == object.end() || at->is_null() ? nullptr : &*at;
}

namespace
{

std::string written(double value)
{
    const bool whole = value == std::floor(value) && std::fabs(value) < 1e15;
    return whole ? std::to_string(static_cast<std::int64_t>(value)) : Json(value).dump();
}

/// What one number may be.
struct Limits {
    Unit unit = Unit::None;
    double minimum = 0, maximum = 1e15;
    bool whole = false;
};

template <typename Field> Limits limitsOf(const Field &field)
{
    return {field.unit, field.minimum, field.maximum, field.whole};
}

double numberOf(const Json &json, Unit unit, const std::string &place)
{
    if (json.is_number())
        return json.get<double>();
    if (!json.is_string())
        refuse(place, "should be a number, a quantity as text, or a range with low and high.");
    const auto parsed = parseQuantity(json.get_ref<const std::string &>(), unit);
    if (!parsed)
        refuse(place, parsed.error());
    return *parsed;
}

void checkLimits(double value, const Limits &limits, const std::string &place)
{
    const bool share = limits.unit == Unit::Share || limits.unit == Unit::Probability;
    if (value < limits.minimum)
        refuse(place, written(value) + " is below " + written(limits.minimum) + ", the least it can be.");
    if (value > limits.maximum)
        refuse(place, written(value) + " is above " + written(limits.maximum) + ", the most it can be" +
                          (share && value <= 100 ? "; percent are written as \"" + written(value) + "%\"." : "."));
    if (limits.whole && value != std::floor(value))
        refuse(place, written(value) + " should be a whole number.");
}

void checkNumber(const Json &json, const Limits &limits, const std::string &place)
{
    if (json.is_null())
        return;
    double low = 0, high = 0;
    if (json.is_object()) {
        for (const auto &[key, value] : json.items())
            if (key != "low" && key != "high")
                refuse(place, "\"" + key + "\" is no word of a range, which has low and high.");
        if (json.size() != 2)
            refuse(place, "a range has low and high.");
        low = numberOf(json.at("low"), limits.unit, place);
        high = numberOf(json.at("high"), limits.unit, place);
        if (low > high)
            refuse(place, "the low end of the range is above its high end.");
    } else if (json.is_string() && looksLikeRange(json.get_ref<const std::string &>())) {
        const auto parsed = parseRange(json.get_ref<const std::string &>(), limits.unit);
        if (!parsed)
            refuse(place, parsed.error());
        low = parsed->first;
        high = parsed->second;
    } else {
        low = high = numberOf(json, limits.unit, place);
    }
    checkLimits(low, limits, place);
    checkLimits(high, limits, place);
}

void checkText(const Json &json, const std::string &place)
{
    if (!json.is_null() && !json.is_string())
        refuse(place, "should be a text.");
}

std::string listed(const std::vector<std::string> &words)
{
    std::string all;
    for (const std::string &word : words)
        if (!word.empty())
            all += (all.empty() ? "" : ", ") + word;
    return all;
}

} // namespace

void refuseKey(const std::string &place, const std::string &key, const std::vector<std::string> &known)
{
    refuse(place, "\"" + key + "\" is none of its words: " + listed(known) + ".");
}

namespace
{

void checkWord(const Json &json, const std::vector<std::string> &words, const std::string &place)
{
    if (json.is_null())
        return;
    if (!json.is_string() || std::ranges::find(words, json.get_ref<const std::string &>()) == words.end())
        refuse(place, (json.is_string() ? json.dump() : std::string("this")) +
                          " is none of its words: " + listed(words) + ".");
}

template <typename Enum> std::vector<std::string> wordsOf(std::string_view (*key)(Enum), int count)
{
    std::vector<std::string> words;
    for (int i = 0; i < count; ++i)
        words.emplace_back(key(static_cast<Enum>(i)));
    return words;
}

const std::vector<std::string> &operations()
{
    static const std::vector<std::string> words = wordsOf(operationKey, 2);
    return words;
}

/// The keys of fields, and others.
template <typename Owner>
std::vector<std::string> keysOf(std::span<const NumberField<Owner>> fields, std::vector<std::string> keys)
{
    for (const NumberField<Owner> &field : fields)
        if (field.key.find('.') == std::string_view::npos)
            keys.emplace_back(field.key);
    return keys;
}

/// One member that may be a field of numbers; false when it is none.
template <typename Owner>
bool checkField(const std::string &key, const Json &value, std::span<const NumberField<Owner>> fields,
                const std::string &place)
{
    const NumberField<Owner> *field = findField(fields, key);
    if (field)
        checkNumber(value, limitsOf(*field), place + ": " + key);
    return field != nullptr;
}

void checkOverride(const Json &json, const std::string &place)
{
    const Limits count{Unit::None, 0, 1e9, false};
    if (!json.is_object()) {
        checkNumber(json, count, place);
        return;
    }
    for (const auto &[key, value] : json.items())
        if (key == "perRequest")
            checkNumber(value, count, place + ": perRequest");
        else if (key == "operation")
            checkWord(value, operations(), place + ": operation");
        else
            refuseKey(place, key, {"perRequest", "operation"});
}

void checkClass(const Json &json, const std::string &index)
{
    if (!json.is_object())
        refuse(index, "a request class should be an object.");
    for (const char *key : {"id", "name", "client"})
        if (const Json *text = statedMember(json, key))
            checkText(*text, index + ": " + key);
    const std::string id = json.value("id", Json()).is_string() ? json["id"].get<std::string>() : std::string();
    const bool named = json.value("name", Json()).is_string() && !json["name"].get_ref<const std::string &>().empty();
    if (id.empty() && !named)
        refuse(index, "a request class needs an id.");
    const std::string place = id.empty() ? index : "class \"" + id + "\"";
    for (const auto &[key, value] : json.items())
        if (key == "operation")
            checkWord(value, operations(), place + ": operation");
        else if (key != "id" && key != "name" && key != "client" && !checkField(key, value, classFields(), place))
            refuseKey(place, key, keysOf(classFields(), {"id", "name", "client", "operation"}));
}

void checkTarget(const Json &json, const std::string &place)
{
    if (!json.is_object())
        refuse(place, "a target should be an object.");
    for (const auto &[key, value] : json.items())
        if (key != "class" && key != "metric" && key != "value")
            refuseKey(place, key, {"class", "metric", "value"});
    if (const Json *one = statedMember(json, "class"))
        checkText(*one, place + ": class");
    std::vector<std::string> metrics;
    for (int i = 0; !metricKey(static_cast<Metric>(i)).empty(); ++i)
        metrics.emplace_back(metricKey(static_cast<Metric>(i)));
    const Json *metric = statedMember(json, "metric"), *value = statedMember(json, "value");
    if (!metric)
        refuse(place, "metric is missing.");
    checkWord(*metric, metrics, place + ": metric");
    if (!value)
        refuse(place, "value is missing.");
    const Unit unit = unitOf(*metricOf(metric->get_ref<const std::string &>()));
    const bool share = unit == Unit::Probability;
    checkLimits(numberOf(*value, unit, place + ": value"), {unit, 0, share ? 1 : 1e300, false}, place + ": value");
}

void checkSettings(const Json &json)
{
    if (!json.is_object())
        refuse("settings", "should be an object.");
    for (const auto &[key, value] : json.items()) {
        if (key == "roundTrip") {
            if (value.is_null())
                continue;
            if (!value.is_object())
                refuse("settings: roundTrip", "should be an object: round trips by distance.");
            for (const auto &[distance, time] : value.items())
                if (!checkField("roundTrip." + distance, time, settingFields(), "settings"))
                    refuseKey("settings: roundTrip", distance, wordsOf(distanceKey, 5));
        } else if (key.find('.') != std::string::npos || !checkField(key, value, settingFields(), "settings")) {
            if (std::ranges::find(keptTextKeys, key) == keptTextKeys.end())
                refuseKey("settings", key, keysOf(settingFields(), {"roundTrip"}));
            checkText(value, "settings: " + key);
        }
    }
}

/// "; is it hitRatio?" of "hitrate": the parameter that begins most alike.
std::string meantBy(const std::string &key, const Kind &kind)
{
    const std::string typed = lowered(key);
    const ParameterSpec *most = nullptr;
    std::size_t alike = std::max<std::size_t>(3, typed.size() / 2) - 1;
    for (const ParameterSpec &spec : kind.parameters) {
        const std::string known = lowered(spec.key);
        const auto same = static_cast<std::size_t>(std::ranges::mismatch(typed, known).in1 - typed.begin());
        if (same > alike) {
            alike = same;
            most = &spec;
        }
    }
    return most ? "; is it " + most->key + "?" : ".";
}

} // namespace

void checkParameters(const Json &json, const Kind &kind, const std::string &place)
{
    if (!json.is_object())
        refuse(place, "params should be an object.");
    for (const auto &[key, value] : json.items()) {
        const ParameterSpec *spec = kind.find(key);
        const std::string where = place + ": " + key;
        if (!spec)
            refuse(place, "a " + kind.name + " has no parameter \"" + key + "\"" + meantBy(key, kind));
        if (value.is_null())
            continue;
        switch (spec->unit) {
        case Unit::Choice:
            checkWord(value, spec->choices, where);
            break;
        case Unit::Text: {
            const bool words =
                value.is_array() && std::ranges::all_of(value, [](const Json &one) { return one.is_string(); });
            if (!words && !value.is_string())
                refuse(where, "should be a text, or a list of texts.");
            break;
        }
        case Unit::Flag:
            if (!value.is_boolean() && value != Json(0) && value != Json(1))
                refuse(where, "should be true or false.");
            break;
        default:
            checkNumber(value, limitsOf(*spec), where);
        }
    }
}

void checkTogether(const Component &component, const Json &stated, const std::string &place)
{
    const auto above = [&](const char *low, const char *high) {
        const auto a = component.number(low), b = component.number(high);
        if ((stated.contains(low) || stated.contains(high)) && a && b && *a > *b)
            refuse(place, std::string(low) + " (" + written(*a) + ") is above " + high + " (" + written(*b) +
                              (stated.contains(high) ? ")." : ", which nobody stated)."));
    };
    above("needed", "replicas");
    if (!component.states("serviceTime"))
        above("p50", "p99");
    if (!component.states("writeServiceTime"))
        above("writeP50", "writeP99");
    if (const auto cv = component.number("cv"); cv && stated.contains("cv")) {
        const std::string family = component.text("distribution");
        if ((family == "constant" && *cv != 0) || (family == "exponential" && *cv != 1))
            refuse(place, "cv: a time that is " + family + " has a coefficient of variation of " +
                              (family == "constant" ? "0." : "1."));
        if (family == "hyper-exponential" && *cv < 1)
            refuse(place, "cv: a hyper-exponential time varies by 1 or more.");
    }
    if (const auto mtbf = component.number("mtbf"); mtbf && *mtbf <= 0 && stated.contains("mtbf"))
        refuse(place, "mtbf should be more than 0.");
}

void checkCall(const Json &json, const std::string &place)
{
    for (const auto &[key, value] : json.items()) {
        const std::string where = place + ": " + key;
        if (key == "mode")
            checkWord(value, wordsOf(modeKey, 4), where);
        else if (key == "required")
            checkWord(value, wordsOf(requirementKey, 3), where);
        else if (key == "operation")
            checkWord(value, operations(), where);
        else if (key == "distance")
            checkWord(value, wordsOf(distanceKey, 5), where);
        else if (key == "payload")
            checkNumber(value, {Unit::Bytes, 0, 1e15, false}, where);
        else if (key == "classes" && !value.is_null()) {
            if (!value.is_object())
                refuse(where, "should be an object: what request classes change, by id.");
            for (const auto &[id, change] : value.items())
                checkOverride(change, where + ": " + id);
        } else {
            checkField(key, value, callFields(), place);
        }
    }
}

void checkDocument(const Json &json)
{
    const auto each = [&](const char *list, void (*check)(const Json &, const std::string &)) {
        if (const Json *items = statedMember(json, list))
            for (std::size_t i = 0; i < items->size(); ++i)
                check((*items)[i], std::string(list) + "[" + std::to_string(i) + "]");
    };
    each("classes", checkClass);
    each("targets", checkTarget);
    if (const Json *settings = statedMember(json, "settings"))
        checkSettings(*settings);
}

void checkReferences(const Design &design, const Json &json)
{
    for (const RequestClass &one : design.classes) {
        const auto is = [&](const Component &component) {
            return component.is("client") && (component.id == one.client || component.name == one.client);
        };
        if (!one.client.empty() && std::ranges::none_of(design.components, is))
            refuse("class \"" + one.id + "\"", "there is no client \"" + one.client + "\".");
    }
    if (statedMember(json, "classes"))
        for (const Call &call : design.calls)
            for (const auto &[id, change] : call.classes)
                if (!design.findClass(id))
                    refuse("call " + call.id + ": classes", "there is no request class \"" + id + "\".");
    for (const Call &call : design.calls)
        if (call.quorum && *call.quorum > call.copies)
            refuse("call " + call.id, "quorum: " + std::to_string(*call.quorum) + " answers are needed of " +
                                          std::to_string(call.copies) +
                                          (call.copies == 1 ? " copy sent." : " copies sent."));
}

void checkTargets(const Design &design)
{
    for (const Target &target : design.targets)
        if (!target.classId.empty() && !design.findClass(target.classId))
            refuse("targets", "there is no request class \"" + target.classId + "\".");
}

void checkRepeatedKeys(const std::string &text)
{
    const auto walk = [&](auto &&self, JsonView value) -> void {
        if (value.kind() == JsonKind::Array) {
            value.forEachItem([&](JsonView item) { self(self, item); });
        } else if (value.kind() == JsonKind::Object) {
            std::set<std::string, std::less<>> keys;
            value.forEachMember([&](std::string_view key, JsonView member) {
                if (!keys.emplace(key).second)
                    refuse("The design",
                           "\"" + std::string(key) + "\" comes twice in one object (" +
                               placeInWords(text, static_cast<std::size_t>(member.begin() - text.data())) + ").");
                self(self, member);
            });
        }
    };
    if (const CheckedJson checked = checkJson(text); checked.ok)
        walk(walk, checked.root);
}

} // namespace ninesketch
