// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a design as a whole, whichever way it was written down.
#include "model/alike.h"
#include "model/design/design_json.h"
#include "model/design/stated.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

namespace ninesketch
{
namespace
{

void sortComponents(Design &design)
{
    std::vector<std::string> sortKeys;
    for (const Component &component : design.components)
        sortKeys.push_back(component.name + '\n' + component.kind->id + '\n' +
                           parametersToJson(component.parameters).dump() + '\n' + component.id);
    std::vector<std::size_t> order(design.components.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string & { return sortKeys[i]; });

    std::vector<Component> sorted;
    std::vector<std::size_t> placeOf(order.size());
    for (const std::size_t i : order) {
        placeOf[i] = sorted.size();
        sorted.push_back(std::move(design.components[i]));
    }
    design.components = std::move(sorted);
    for (Call &call : design.calls) {
        call.from = placeOf[call.from];
        call.to = placeOf[call.to];
    }
    std::ranges::sort(design.calls, [](const Call &a, const Call &b) {
        return std::tie(a.from, a.to, a.stage, a.id) < std::tie(b.from, b.to, b.stage, b.id);
    });
}

void nameKeys(Design &design)
{
    std::set<std::string> taken;
    for (Component &component : design.components) {
        const std::string wanted = component.key.empty() ? keyFromName(component.name) : component.key;
        std::string key = wanted;
        for (int n = 2; !taken.insert(key).second; ++n)
            key = wanted + '-' + std::to_string(n);
        component.key = key;
    }
}

void inferModes(Design &design)
{
    for (Call &call : design.calls) {
        const Component &from = design.components[call.from], &to = design.components[call.to];
        // "kafka ~> worker" says no more than that nobody waits: what leaves a queue is consumed
        if (from.kind->behaviour == Behaviour::Queue && (!call.modeStated || call.mode == CallMode::Async))
            call.mode = CallMode::Consume;
        else if (call.modeStated)
            continue;
        else if (to.kind->behaviour == Behaviour::Queue)
            call.mode = CallMode::Async;
        else if (from.kind->behaviour == Behaviour::Store && to.kind->behaviour == Behaviour::Store)
            call.mode = CallMode::Replicate;
        else
            call.mode = CallMode::Sync;
    }
}

std::optional<double> rateOfClient(const Component &client)
{
    if (const auto stated = client.number("rate"))
        return stated;
    const auto users = client.number("users"), actions = client.number("actionsPerDay"),
               peak = client.number("peakFactor");
    if (users && actions && peak)
        return *users * *actions * *peak / 86400;
    return std::nullopt;
}

/// Where requests come in when no client is drawn: the one component that calls others and that nobody calls.
std::optional<std::size_t> onlyEntrance(const Design &design)
{
    std::vector<bool> calls(design.components.size()), called(design.components.size());
    for (const Call &call : design.calls) {
        if (call.mode == CallMode::Consume || call.mode == CallMode::Replicate)
            continue;
        calls[call.from] = true;
        called[call.to] = true;
    }
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Behaviour behaviour = design.components[i].kind->behaviour;
        if (!calls[i] || called[i] || behaviour == Behaviour::Queue || design.components[i].is("worker"))
            continue;
        if (found)
            return std::nullopt;
        found = i;
    }
    return found;
}

/// A fallback is made when a required call of its caller and stage failed: where there is none, never.
void noteLonelyFallbacks(Design &design)
{
    for (const Call &call : design.calls) {
        const bool standsIn = std::ranges::any_of(design.calls, [&](const Call &other) {
            return other.from == call.from && other.stage == call.stage && other.requirement == Requirement::Required &&
                   other.mode != CallMode::Consume && other.mode != CallMode::Replicate;
        });
        if (call.requirement == Requirement::Fallback && !standsIn)
            design.notes.push_back({"lonely-fallback",
                                    "The call from \"" + design.components[call.from].name + "\" to \"" +
                                        design.components[call.to].name +
                                        "\" is a fallback of nothing, so it is never made: no required call of the "
                                        "same stage could fail.",
                                    {call.id}});
    }
}

void resolveClasses(Design &design)
{
    std::vector<std::size_t> clients;
    for (std::size_t i = 0; i < design.components.size(); ++i)
        if (design.components[i].kind->behaviour == Behaviour::Client)
            clients.push_back(i);
    if (design.classes.empty())
        for (const std::size_t i : clients) {
            RequestClass made;
            made.id = clients.size() == 1 ? "requests" : design.components[i].key;
            made.name = clients.size() == 1 ? "Requests" : design.components[i].name;
            made.client = design.components[i].key;
            made.assumed = true;
            design.classes.push_back(std::move(made));
        }
    const auto entrance = clients.empty() && !design.classes.empty() ? onlyEntrance(design) : std::nullopt;
    if (entrance) {
        const Component &first = design.components[*entrance];
        design.notes.push_back(
            {"no-client", "No client is drawn: requests enter at \"" + first.name + "\".", {first.id}});
    }
    for (RequestClass &one : design.classes) {
        one.entry = entrance;
        for (const std::size_t i : clients)
            if (one.client == design.components[i].key || one.client == design.components[i].name) {
                one.entry = i;
                break;
            }
        if (!one.entry && !clients.empty()) {
            one.entry = clients.front();
            if (!one.client.empty())
                design.notes.push_back({"unknown-client",
                                        "Request class \"" + one.name + "\" comes from \"" + one.client +
                                            "\", which is not drawn; \"" + design.components[*one.entry].name +
                                            "\" stands in.",
                                        {design.components[*one.entry].id}});
        }
    }
    resolveRates(design);
    std::vector<std::string> rateless;
    for (const RequestClass &one : design.classes)
        if (!one.peakRate)
            rateless.push_back("\"" + one.name + "\"");
    if (!rateless.empty()) {
        const bool one = rateless.size() == 1;
        design.notes.push_back({"unknown-rate",
                                "No rate is known of " + listedClasses(rateless, design.classes.size()) + ": give " +
                                    (one ? "it" : "them") + " requests per second, a share of " +
                                    (one ? "its" : "their") + " client, or users.",
                                {}});
    }
    for (const Call &call : design.calls)
        for (const auto &[id, change] : call.classes)
            if (!design.findClass(id))
                design.notes.push_back({"unknown-class",
                                        "A call from \"" + design.components[call.from].name + "\" to \"" +
                                            design.components[call.to].name + "\" names request class \"" + id +
                                            "\", which does not exist.",
                                        {call.id}});
    noteLonelyFallbacks(design);
}

} // namespace

void resolveRates(Design &design)
{
    std::map<std::size_t, int> openOnClient, statedOnClient; // classes that would take the client's whole rate
    for (const RequestClass &one : design.classes)
        if (one.entry)
            ++(one.rate || one.share || one.users ? statedOnClient : openOnClient)[*one.entry];
    const auto leavesOne = [&](std::size_t client) {
        const Component &asks = design.components[client];
        const bool stated = isStated(asks, "rate") || isStated(asks, "users") || isStated(asks, "actionsPerDay");
        return openOnClient[client] == 1 && (stated || statedOnClient[client] == 0); // a default says nothing of a rest
    };
    for (RequestClass &one : design.classes) {
        one.peakRate.reset();
        if (one.rate)
            one.peakRate = one.rate;
        else if (one.users)
            one.peakRate = *one.users * one.actionsPerDay.value_or(1) * one.peakFactor.value_or(3) / 86400;
        else if (one.entry) {
            const auto whole = rateOfClient(design.components[*one.entry]);
            if (whole && one.share)
                one.peakRate = *whole * *one.share;
            else if (whole && leavesOne(*one.entry))
                one.peakRate = whole;
        }
    }
}

std::string keyFromName(std::string_view name)
{
    std::string key;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80u);
        if (upper)
            key += static_cast<char>(c - 'A' + 'a');
        else if (plain)
            key += c;
        else if (!key.empty() && key.back() != '-')
            key += '-';
    }
    while (!key.empty() && key.back() == '-')
        key.pop_back();
    return key.empty() ? "component" : key;
}

void completeDesign(Design &design)
{
    sortComponents(design);
    nameKeys(design);
    inferModes(design);
    resolveClasses(design);
}

} // namespace ninesketch
