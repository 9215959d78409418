// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design_text.h"

#include "model/design/design_check.h"
#include "model/design/design_json.h"
#include "model/scene/json_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

namespace ninesketch
{
namespace
{

constexpr const char *typeName = "ninesketch/design";
constexpr int currentVersion = 1;
constexpr std::size_t mostComponents = 20000; // in a chain of more of them, estimates could exhaust the stack

void refuseNotes(const std::string &place, const std::vector<std::string> &notes)
{
    if (!notes.empty())
        refuse(place, notes.front());
}

std::string textOf(const Json &object, const char *key, const std::string &place)
{
    const Json *at = statedMember(object, key);
    if (!at)
        return {};
    if (!at->is_string())
        refuse(place, std::string(key) + " should be a text.");
    return at->get<std::string>();
}

void refuseUnknownKeys(const Json &object, const std::vector<std::string> &known, const std::string &place)
{
    for (const auto &[key, value] : object.items())
        if (std::ranges::find(known, key) == known.end())
            refuseKey(place, key, known);
}

/// What a search for it offers: " \"kind\": \"message-queue\" may be meant."
std::string meant(const std::string &word)
{
    std::string offers;
    for (const PaletteMatch &match : searchPalette(word, 3))
        offers += (offers.empty() ? " " : " or ") +
                  (match.preset ? "\"preset\": \"" + match.preset->id : "\"kind\": \"" + match.kind->id) + "\"";
    return offers.empty() ? offers : offers + " may be meant.";
}

Component componentFromJson(const Json &json, const std::string &place)
{
    if (!json.is_object())
        refuse(place, "a component should be an object.");
    for (const auto &[key, value] : json.items())
        if (std::ranges::any_of(allKinds(), [&](const Kind &kind) { return kind.find(key); }))
            refuse(place, "\"" + key + "\" belongs into its \"params\".");
    refuseUnknownKeys(json, {"id", "name", "kind", "preset", "enabled", "params", "x", "y"}, place);
    Component component;
    component.id = component.key = textOf(json, "id", place);
    component.name = textOf(json, "name", place);
    if (component.id.empty())
        component.id = component.key = component.name.empty() ? std::string() : keyFromName(component.name);
    if (component.id.empty())
        refuse(place, "a component needs an id.");
    const std::string where = "component \"" + component.id + "\"";
    component.preset = textOf(json, "preset", where);
    const Preset *preset = component.preset.empty() ? nullptr : findPreset(component.preset);
    if (!component.preset.empty() && !preset)
        refuse(where, "the catalogue has no \"" + component.preset + "\"." + meant(component.preset));
    std::string kindId = textOf(json, "kind", where);
    if (kindId.empty())
        kindId = preset ? preset->kindId : "service";
    component.kind = findKind(kindId);
    if (!component.kind) {
        std::string kinds;
        for (const Kind &kind : allKinds())
            kinds += (kinds.empty() ? "" : ", ") + kind.id;
        refuse(where, "there is no kind \"" + kindId + "\"; the kinds are " + kinds + "." + meant(kindId));
    }
    if (component.name.empty())
        component.name = component.id;
    if (const Json *at = statedMember(json, "enabled")) {
        if (!at->is_boolean())
            refuse(where, "enabled should be true or false.");
        component.enabled = at->get<bool>();
    }
    if (preset)
        component.parameters = presetParameters(*preset);
    if (const Json *at = statedMember(json, "params")) {
        checkParameters(*at, *component.kind, where);
        std::vector<std::string> notes;
        for (const auto &[key, value] : parametersFromJson(*at, *component.kind, notes))
            component.parameters[key] = value;
        refuseNotes(where, notes);
        checkTogether(component, *at, where);
    }
    return component;
}

using IndexById = std::unordered_map<std::string, std::size_t>;

Call callFromText(const Json &json, const IndexById &components, const std::string &place)
{
    if (!json.is_object())
        refuse(place, "a call should be an object.");
    refuseUnknownKeys(json,
                      {"id",         "from",   "to",       "label",        "mode",          "perRequest", "weight",
                       "operation",  "stage",  "required", "timeout",      "retries",       "backoff",    "retryBudget",
                       "hedgeAfter", "quorum", "copies",   "requestBytes", "responseBytes", "payload",    "distance",
                       "classes"},
                      place);
    Call call;
    const auto end = [&](const char *key) {
        const std::string id = textOf(json, key, place);
        const auto at = components.find(id);
        if (at == components.end())
            refuse(place, id.empty() ? std::string(key) + " is missing." : "there is no component \"" + id + "\".");
        return at->second;
    };
    call.from = end("from");
    call.to = end("to");
    call.label = textOf(json, "label", place);
    checkCall(json, place);
    std::vector<std::string> notes;
    callFromJson(json, call, notes);
    refuseNotes(place, notes);
    return call;
}

void checkOutside(const Json &json)
{
    if (!json.is_object())
        throw Refusal{"A design should be a JSON object."};
    if (statedMember(json, "type") && textOf(json, "type", "The design") != typeName)
        throw Refusal{std::string("A design should say \"type\": \"") + typeName + "\"."};
    if (!statedMember(json, "components"))
        throw Refusal{"A design should list its \"components\"."};
    if (const Json *at = statedMember(json, "version"))
        if (!at->is_number() || at->get<double>() != currentVersion)
            refuse("version", at->is_number() && at->get<double>() > currentVersion
                                  ? "the design is of a newer version than this program understands."
                                  : "should be 1.");
    refuseUnknownKeys(json,
                      {"type", "version", "name", "components", "calls", "classes", "targets", "settings", "$schema"},
                      "The design");
    for (const char *list : {"components", "calls", "classes", "targets"})
        if (const Json *at = statedMember(json, list); at && !at->is_array())
            refuse("The design", std::string(list) + " should be a list.");
    if (const std::size_t count = json["components"].size(); count > mostComponents)
        refuse("The design", "it has " + std::to_string(count) + " components; up to " +
                                 std::to_string(mostComponents) + " are understood.");
}

/// `read(item, "calls[3]")` for each item of a list that may be missing.
template <typename Read> void forEachItem(const Json &json, const char *list, Read read)
{
    if (const Json *at = statedMember(json, list))
        for (std::size_t i = 0; i < at->size(); ++i)
            read((*at)[i], std::string(list) + "[" + std::to_string(i) + "]");
}

/// Fills the components and answers where each of them is.
IndexById readComponents(const Json &json, Design &design)
{
    IndexById indices;
    forEachItem(json, "components", [&](const Json &item, const std::string &place) {
        Component component = componentFromJson(item, place);
        if (!indices.emplace(component.id, design.components.size()).second)
            refuse(place, "there are two components \"" + component.id + "\".");
        design.components.push_back(std::move(component));
    });
    return indices;
}

/// A call without an id is called by its ends; the second one that would be called alike gets "#2".
void readCalls(const Json &json, const IndexById &components, Design &design)
{
    std::unordered_map<std::string, int> called;
    std::unordered_set<std::string> ids;
    forEachItem(json, "calls", [&](const Json &item, const std::string &place) {
        Call call = callFromText(item, components, place);
        std::string id = textOf(item, "id", place);
        if (id.empty())
            id = design.components[call.from].id + "->" + design.components[call.to].id;
        call.id = id;
        for (int &n = called[id]; !ids.insert(call.id).second;)
            call.id = id + "#" + std::to_string(n = std::max(n, 1) + 1);
        design.calls.push_back(std::move(call));
    });
}

Design fromJson(const Json &json)
{
    checkOutside(json);
    Design design;
    readCalls(json, readComponents(json, design), design);
    checkDocument(json);
    std::vector<std::string> notes;
    DocumentModel document = documentFromJson(json, notes);
    refuseNotes("The design", notes);
    design.classes = std::move(document.classes);
    design.targets = std::move(document.targets);
    design.settings = std::move(document.settings);
    checkReferences(design, json);
    completeDesign(design);
    checkTargets(design);
    return design;
}

} // namespace

bool looksLikeDesignText(std::string_view text)
{
    // the type stands near the front of what programs write, and files are small; a drawing says "excalidraw" there
    // who writes by hand may leave it out
    const std::string_view front = text.substr(0, 100000);
    const auto says = [&](std::string_view words) { return front.find(words) != std::string_view::npos; };
    return (says(typeName) ||
            (says("\"components\"") && (says("\"kind\"") || says("\"preset\"") || says("\"calls\"")) &&
             !says("\"elements\""))) &&
           text.substr(0, 4096).find("\"excalidraw") == std::string_view::npos;
}

Result<Design> readDesignText(const std::string &text)
{
    const auto json = parseJson(text);
    if (!json)
        return Error{json.error()};
    try {
        checkRepeatedKeys(text);
        return fromJson(*json);
    } catch (const Refusal &refusal) {
        return Error{refusal.sentence};
    }
}

std::string writeDesignText(const Design &design)
{
    Json json{{"type", typeName}, {"version", currentVersion}};
    Json &components = json["components"] = Json::array();
    for (const Component &component : design.components) {
        Json item{{"id", component.key}, {"name", component.name}, {"kind", component.kind->id}};
        if (!component.preset.empty())
            item["preset"] = component.preset;
        if (!component.enabled)
            item["enabled"] = false;
        if (!component.parameters.empty()) {
            Parameters known;
            for (const auto &[key, value] : component.parameters)
                if (component.kind->find(key))
                    known.emplace(key, value);
            item["params"] = parametersToJson(known);
        }
        components.push_back(std::move(item));
    }
    Json &calls = json["calls"] = Json::array();
    for (const Call &call : design.calls) {
        Json item{{"from", design.components[call.from].key}, {"to", design.components[call.to].key}};
        if (!call.label.empty())
            item["label"] = call.label;
        const Json fields = callToJson(call);
        for (const auto &[key, value] : fields.items())
            item[key] = value;
        calls.push_back(std::move(item));
    }
    const Json document = documentToJson({design.classes, design.targets, design.settings});
    for (const auto &[key, value] : document.items())
        if (!value.empty())
            json[key] = value;
    return json.dump(2) + "\n";
}

} // namespace ninesketch
