// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/class_ways.h"

#include "model/design/read_design.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>

namespace ninesketch
{
namespace
{

struct Ways {
    std::map<std::string, std::set<std::string>> ofClass; ///< class id -> arrows
    std::set<std::string> named;                          ///< arrows of lines that name a class
    std::set<std::string> shared;                         ///< arrows of lines that name nobody
    std::vector<std::string> sharedInOrder;               ///< the same as the lines came
    std::map<std::string, std::string> clients;           ///< class id -> name of the client
};

/// The calls of the shortest way from a client to each component, by the last of them.
std::vector<const Call *> shortestWays(const Design &design)
{
    std::vector<const Call *> by(design.components.size(), nullptr);
    std::deque<std::size_t> next;
    const auto isClient = [&](std::size_t i) { return design.components[i].kind->behaviour == Behaviour::Client; };
    for (std::size_t i = 0; i < by.size(); ++i)
        if (isClient(i))
            next.push_back(i);
    for (; !next.empty(); next.pop_front())
        for (const Call &call : design.calls)
            if (call.from == next.front() && !by[call.to] && !isClient(call.to)) {
                by[call.to] = &call;
                next.push_back(call.to);
            }
    return by;
}

/// A line that begins within, "gateway -> search -> index (search)", goes on from where the class comes in.
void addWaysIn(const Design &design, const std::vector<RequestClass> &classes, Ways &ways)
{
    const std::vector<const Call *> by = shortestWays(design);
    const auto callOf = [&](const std::string &arrow) { return std::ranges::find(design.calls, arrow, &Call::id); };
    for (auto &[id, arrows] : ways.ofClass) {
        std::set<std::size_t> called; // by the lines themselves
        for (const std::set<std::string> *some : {&arrows, &ways.shared})
            for (const std::string &arrow : *some)
                called.insert(callOf(arrow)->to);
        const auto own = std::ranges::find(classes, id, &RequestClass::id);
        for (const std::string &arrow : std::set<std::string>(arrows)) {
            std::size_t first = callOf(arrow)->from;
            for (; !called.contains(first) && by[first]; first = by[first]->from)
                arrows.insert(by[first]->id);
            const Component &client = design.components[first];
            if (!ways.clients.contains(id) && own->client.empty() && client.kind->behaviour == Behaviour::Client)
                ways.clients[id] = client.name;
        }
    }
}

Ways waysOf(const Design &design, const std::vector<RequestClass> &classes, const std::vector<FlowStep> &steps)
{
    Ways ways;
    for (const FlowStep &step : steps) {
        const auto from = componentNamed(design, step.from), to = componentNamed(design, step.to);
        const auto call = std::ranges::find_if(
            design.calls, [&](const Call &one) { return from && to && one.from == *from && one.to == *to; });
        if (call == design.calls.end())
            continue;
        if (step.classes.empty() && ways.shared.insert(call->id).second)
            ways.sharedInOrder.push_back(call->id);
        for (const std::string &name : step.classes)
            if (const RequestClass *one = classNamed(name, classes)) {
                ways.ofClass[one->id].insert(call->id);
                ways.named.insert(call->id);
                if (design.components[*from].kind->behaviour == Behaviour::Client)
                    ways.clients[one->id] = design.components[*from].name;
            }
    }
    addWaysIn(design, classes, ways);
    return ways;
}

/// Classes that no line names, but that a line without a name leads away from their client, and that client: that line
/// is their way. Who says no client comes from the one of the first such line.
std::map<std::string, std::string> classesOfSharedWays(const Design &design, const std::vector<RequestClass> &classes,
                                                       const Ways &ways)
{
    std::map<std::string, std::string> some;
    for (const std::string &arrow : ways.sharedInOrder) {
        const auto call = std::ranges::find(design.calls, arrow, &Call::id);
        const Component &from = design.components[call->from];
        if (from.kind->behaviour != Behaviour::Client)
            continue;
        for (const RequestClass &one : classes)
            if (!ways.ofClass.contains(one.id) && (one.client.empty() || one.client == from.name))
                some.emplace(one.id, from.name);
    }
    return some;
}

} // namespace

Scene withClassWays(const Scene &scene, const std::vector<FlowStep> &steps)
{
    const Design design = readDesign(scene);
    DocumentModel document = readDocument(scene);
    Ways ways = waysOf(design, document.classes, steps);
    if (ways.ofClass.empty())
        return scene;
    for (const auto &[id, client] : classesOfSharedWays(design, document.classes, ways)) {
        ways.ofClass[id]; // no way of its own
        ways.clients.emplace(id, client);
    }
    Scene result = scene;
    for (const std::string &arrow : ways.named) {
        const Call before = callModel(*scene.find(arrow));
        Call call = before;
        for (const auto &[id, arrows] : ways.ofClass) {
            CallOverride &own = call.classes[id];
            if (!arrows.contains(arrow) && !ways.shared.contains(arrow))
                own.perRequest = 0;
            else if (own.perRequest == 0.0)
                own.perRequest.reset();
            if (own == CallOverride{})
                call.classes.erase(id);
        }
        if (call.classes != before.classes)
            result = setCall(result, arrow, call);
    }
    for (RequestClass &one : document.classes)
        if (const auto client = ways.clients.find(one.id); client != ways.clients.end())
            one.client = client->second;
    return document == readDocument(result) ? result : setDocument(result, document);
}

} // namespace ninesketch
