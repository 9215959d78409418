// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tradeoffs/set_aside.h"

#include "model/design/design_json.h"
#include "model/design/kept_texts.h"
#include "model/design/number_sources.h"
#include "model/tradeoffs/design_change.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// The member, an object; made one when it is none.
Json &objectIn(Json &json, const std::string &key)
{
    Json &member = json[key];
    if (!member.is_object())
        member = Json::object();
    return member;
}

std::string textIn(const Json &json, const char *key)
{
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

Json stateOf(const Component &component)
{
    return {{"kind", component.kind->id},
            {"preset", component.preset},
            {"params", parametersToJson(component.parameters)},
            {"sources", sourcesToJson(component.sources)}};
}

void takeState(const Json &state, Component &component)
{
    const Kind *kind = findKind(textIn(state, "kind"));
    const auto parameters = state.find("params"), sources = state.find("sources");
    if (!kind || parameters == state.end())
        return;
    std::vector<std::string> unheard;
    component.kind = kind;
    component.preset = textIn(state, "preset");
    component.parameters = parametersFromJson(*parameters, *kind, unheard);
    component.sources = sources == state.end() ? NumberSources() : sourcesFromJson(*sources);
}

bool isIn(const Design &design, const Component &component)
{
    return std::ranges::find(design.components, component.id, &Component::id) != design.components.end();
}

/// The parts that `design` has and `without` has not, each with the component's call to it.
Json partsOf(const Design &design, std::size_t component, const Design &without)
{
    Json parts = Json::array();
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &part = design.components[i];
        if (isIn(without, part))
            continue;
        Json kept = stateOf(part);
        kept["name"] = part.name;
        for (const Call &call : design.calls)
            if (call.from == component && call.to == i)
                kept["call"] = callToJson(call);
        parts.push_back(std::move(kept));
    }
    return parts;
}

/// What a kept call says, but how much it is needed: that is the option's to say.
void takeCall(const Json &kept, Call &call)
{
    std::vector<std::string> unheard;
    Call fresh;
    callFromJson(kept, fresh, unheard);
    fresh.id = call.id;
    fresh.from = call.from;
    fresh.to = call.to;
    fresh.requirement = call.requirement;
    call = std::move(fresh);
}

/// The parts that `made` has and `before` had not become those that were kept, one after the other.
void takeParts(const Json &parts, const Design &before, std::size_t component, Design &made)
{
    std::size_t next = 0;
    for (std::size_t i = 0; i < made.components.size() && next < parts.size(); ++i) {
        Component &part = made.components[i];
        if (isIn(before, part))
            continue;
        const Json &kept = parts[next++];
        if (!kept.is_object())
            continue;
        takeState(kept, part);
        if (const std::string name = textIn(kept, "name"); !name.empty())
            part.name = name;
        for (Call &call : made.calls)
            if (const auto said = kept.find("call"); said != kept.end() && call.from == component && call.to == i)
                takeCall(*said, call);
    }
}

/// What of the parameters is another than it was: absent ones are null.
Json changes(const Json &before, const Json &now)
{
    Json changed = Json::object();
    for (const auto &[key, value] : now.items())
        if (!before.contains(key) || before[key] != value)
            changed[key] = value;
    for (const auto &[key, value] : before.items())
        if (!now.contains(key))
            changed[key] = nullptr;
    return changed;
}

/// The same said of an option that is not in use, as far as its kind has a word for it.
void change(Json &state, const Json &changed)
{
    const Kind *kind = state.is_object() ? findKind(textIn(state, "kind")) : nullptr;
    if (!kind)
        return;
    Json &parameters = objectIn(state, "params");
    for (const auto &[key, value] : changed.items())
        if (value.is_null())
            parameters.erase(key);
        else if (kind->find(key))
            parameters[key] = value;
}

} // namespace

Design switched(const TradeoffPoint &now, const Tradeoff &tradeoff, std::optional<std::size_t> inUse,
                std::size_t option)
{
    const std::string &id = now.part().id;
    Design made = tradeoff.apply(now, option);
    if (!inUse)
        return made;
    Json all = Json::parse(keptText(now.design.settings, setAsideKey), nullptr, false);
    if (!all.is_object())
        all = Json::object();
    for (auto at = all.begin(); at != all.end();)
        at = now.design.indexOf(at.key()) ? std::next(at) : all.erase(at);
    Json &kept = objectIn(objectIn(all, id), tradeoff.id);
    Json options = objectIn(kept, "options");
    const Json entered = kept.value("entered", Json::object()), left = stateOf(now.part());
    const bool same = entered.is_object() && entered.contains("params") &&
                      textIn(entered, "kind") == textIn(left, "kind") &&
                      textIn(entered, "preset") == textIn(left, "preset");
    if (same)
        for (auto &[other, state] : options.items())
            change(state, changes(entered["params"], left["params"]));
    else
        options.clear(); // it is something else now: what was there before is no other way to have it

    // what nobody touched is made anew next time, for the load of then
    const char *leaving = tradeoff.options[*inUse].id;
    if (entered != left || options.contains(leaving))
        options[leaving] = left;
    if (Json gone = partsOf(now.design, now.component, made); !gone.empty() && gone != kept.value("made", Json()))
        kept["parts"] = std::move(gone);

    const std::size_t place = *made.indexOf(id);
    if (const auto before = options.find(tradeoff.options[option].id); before != options.end())
        takeState(*before, made.components[place]);
    if (const auto parts = kept.find("parts"); parts != kept.end() && parts->is_array())
        takeParts(*parts, now.design, place, made);
    kept["entered"] = stateOf(made.components[place]);
    if (Json fresh = partsOf(made, place, now.design); !fresh.empty())
        kept["made"] = std::move(fresh);
    kept["options"] = std::move(options);
    made = DesignChange(made).done();
    keepText(made.settings, setAsideKey, all.dump());
    return made;
}

} // namespace ninesketch
