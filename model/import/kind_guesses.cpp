// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/kind_guesses.h"

#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>

namespace ninesketch
{

bool isStoreOfSeveral(std::string_view words)
{
    return std::ranges::any_of(smallWords(words), [](const std::string &word) {
        return isOneOf(word, {"master", "slave", "slaves", "primary", "secondary", "replica", "replicas", "standby",
                              "leader", "follower", "followers"});
    });
}

bool isWayThrough(std::string_view words)
{
    const auto all = smallWords(words);
    return !all.empty() &&
           (isOneOf(all.back(), {"internet", "network"}) || (all.size() == 1 && all.front() == "cloud"));
}

std::optional<NamedKind> kindOfWhatIsIn(std::string_view title, const KindNames &names)
{
    const auto named = names.in(title);
    const bool ofAKind =
        named && (named->kind->behaviour == Behaviour::Store || named->kind->behaviour == Behaviour::Cache ||
                  named->kind->behaviour == Behaviour::Queue || named->kind->behaviour == Behaviour::Client ||
                  named->kind->behaviour == Behaviour::External || named->kind->id == "worker");
    return ofAKind ? named : std::nullopt;
}

std::vector<std::size_t> clientsThatServe(const std::vector<std::optional<NamedKind>> &parts, const PartCalls &calls)
{
    const auto is = [&](std::size_t part, std::initializer_list<Behaviour> some) {
        return parts[part] && std::ranges::find(some, parts[part]->kind->behaviour) != some.end();
    };
    const auto asksForData = [&](std::size_t part) {
        return std::ranges::any_of(calls, [&](const auto &call) {
            return call.first == part && is(call.second, {Behaviour::Store, Behaviour::Cache, Behaviour::Queue});
        });
    };
    const auto passesOn = [&](std::size_t part) {
        return is(part, {Behaviour::Client}) ||
               (parts[part] && isOneOf(parts[part]->kind->id, {"gateway", "cdn", "dns"}));
    };
    std::vector<std::size_t> serve;
    for (const auto &[from, to] : calls) {
        const bool isBalanced = parts[from] && parts[from]->kind->id == "load-balancer";
        if (is(to, {Behaviour::Client}) && (isBalanced || (passesOn(from) && asksForData(to))) &&
            std::ranges::find(serve, to) == serve.end())
            serve.push_back(to);
    }
    return serve;
}

} // namespace ninesketch
