// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/class_ways.h"

#include "model/design/read_design.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace ninesketch
{
namespace
{

struct Ways {
    std::map<std::string, std::set<std::string>> ofClass; ///< class id -> arrows
    std::set<std::string> shared;                         ///< arrows of lines that name nobody
    std::map<std::string, std::string> clients;           ///< class id -> name of the client
};

Ways waysOf(const Design &design, const std::vector<RequestClass> &classes, const std::vector<FlowStep> &steps)
{
    Ways ways;
    for (const FlowStep &step : steps) {
        const auto from = componentNamed(design, step.from), to = componentNamed(design, step.to);
        const auto call = std::ranges::find_if(
            design.calls, [&](const Call &one) { return from && to && one.from == *from && one.to == *to; });
        if (call == design.calls.end())
            continue;
        if (step.classes.empty())
            ways.shared.insert(call->id);
        for (const std::string &name : step.classes)
            if (const RequestClass *one = classNamed(name, classes)) {
                ways.ofClass[one->id].insert(call->id);
                if (design.components[*from].kind->behaviour == Behaviour::Client)
                    ways.clients[one->id] = design.components[*from].name;
            }
    }
    return ways;
}

} // namespace

Scene withClassWays(const Scene &scene, const std::vector<FlowStep> &steps)
{
    const Design design = readDesign(scene);
    DocumentModel document = readDocument(scene);
    const Ways ways = waysOf(design, document.classes, steps);
    if (ways.ofClass.empty())
        return scene;
    std::set<std::string> named;
    for (const auto &[id, arrows] : ways.ofClass)
        named.insert(arrows.begin(), arrows.end());
    Scene result = scene;
    for (const std::string &arrow : named) {
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
