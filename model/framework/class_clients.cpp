// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/class_clients.h"

#include "model/design/read_design.h"
#include "model/design/word_stems.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"
#include "model/lowered.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ninesketch
{
namespace
{

/// "Advertisers" of "Advertisers can query ad clicks", "operator" of "operator updates spots".
std::string_view subjectOf(std::string_view line)
{
    const std::string small = lowered(line);
    std::size_t end = std::string::npos;
    for (const std::string_view verb : {" can ", " should ", " may ", " must ", " will ", " want ", " need "})
        end = std::min(end, small.find(verb));
    return line.substr(0, end == std::string::npos ? std::min(line.find(' '), line.size()) : end);
}

/// The only one of `clients` whose words `shares` answers above 0 for; empty: none, or several.
template <typename Shares> std::string only(const std::vector<const Component *> &clients, const Shares &shares)
{
    std::string found;
    for (const Component *client : clients) {
        if (shares(*client) == 0)
            continue;
        if (!found.empty())
            return {};
        found = client->name;
    }
    return found;
}

/// The words of what a client calls, and of what that calls.
std::set<std::string> wordsBehind(const Design &design, const Component &client)
{
    std::set<std::size_t> reached;
    for (int step = 0; step < 2; ++step)
        for (const Call &call : design.calls)
            if (&design.components[call.from] == &client || (step > 0 && reached.contains(call.from)))
                reached.insert(call.to);
    std::set<std::string> words;
    for (const std::size_t i : reached)
        words.merge(stemsOf(design.components[i].name));
    return words;
}

} // namespace

Scene withClassClients(const Scene &scene, const Framework &framework)
{
    const Design design = readDesign(scene);
    DocumentModel document = readDocument(scene);
    std::vector<const Component *> clients;
    for (const Component &one : design.components)
        if (one.kind->behaviour == Behaviour::Client)
            clients.push_back(&one);
    if (clients.size() < 2)
        return scene;
    std::map<std::string, std::string> found; // class id -> client
    const std::vector<std::string> paths = pathsOf(framework, document.classes);
    for (const NumberedLine &line : wishesOf(framework)) {
        const std::set<std::string> subject = stemsOf(subjectOf(line.text));
        const RequestClass *one = classOfRequirement(line.text, document.classes, paths);
        const std::string client =
            only(clients, [&](const Component &some) { return sharedStems(stemsOf(some.name), subject); });
        if (one && !client.empty())
            found.emplace(one->id, client);
    }
    std::map<std::string, std::set<std::string>> behind;
    for (const Component *client : clients)
        behind[client->name] = wordsBehind(design, *client);
    for (const RequestClass &one : document.classes)
        if (const std::string client =
                only(clients, [&](const Component &some) { return sharedStems(behind[some.name], stemsOf(one.name)); });
            !client.empty())
            found.emplace(one.id, client);
    std::vector<RequestClass *> left;
    for (RequestClass &one : document.classes)
        if (const auto client = found.find(one.id); one.client.empty() && client != found.end())
            one.client = client->second;
        else if (one.client.empty())
            left.push_back(&one);
    std::erase_if(clients, [&](const Component *client) {
        return std::ranges::find(document.classes, client->name, &RequestClass::client) != document.classes.end();
    });
    if (left.size() == 1 && clients.size() == 1)
        left.front()->client = clients.front()->name;
    return document == readDocument(scene) ? scene : setDocument(scene, document);
}

} // namespace ninesketch
