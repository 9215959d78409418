// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/drawn_directions.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

namespace ninesketch
{
namespace
{

bool keepsData(const DrawnComponent &component)
{
    return component.what.kind->behaviour == Behaviour::Store;
}

/// Arrows that show which way data goes, turned into calls: a database asks nobody, and nobody asks a client. A cache
/// that somebody asks may ask its origin. And the other way round a worker that nobody calls gets its messages from the
/// queue that it asks.
void turnAnswers(DrawnDesign &design, const std::vector<char> &bothWays)
{
    const auto behaviour = [&](std::size_t i) { return design.components[i].what.kind->behaviour; };
    const auto isCalled = [&](std::size_t to, auto &&byWhom) {
        return std::ranges::any_of(design.calls,
                                   [&](const DrawnCall &one) { return one.to == to && byWhom(one.from); });
    };
    const auto turnIf = [&](auto &&isAnswer) {
        for (std::size_t i = 0; i < design.calls.size(); ++i) {
            DrawnCall &call = design.calls[i];
            const auto isCallee = [&](std::size_t from) { return from == call.to; };
            if (bothWays[i] || call.showsAnswer || !isAnswer(call) || isCalled(call.from, isCallee))
                continue;
            std::swap(call.from, call.to);
            call.backwards = call.showsAnswer = true;
        }
    };
    const auto serves = [&](std::size_t i) {
        return behaviour(i) == Behaviour::Service || behaviour(i) == Behaviour::Balancer;
    };
    turnIf([&](const DrawnCall &call) {
        const bool toClient = behaviour(call.to) == Behaviour::Client;
        return (behaviour(call.from) == Behaviour::Store && (toClient || serves(call.to))) ||
               (behaviour(call.from) == Behaviour::Cache && toClient);
    });
    const auto anybody = [](std::size_t) { return true; };
    turnIf([&](const DrawnCall &call) {
        return behaviour(call.from) == Behaviour::Cache && serves(call.to) && !isCalled(call.from, anybody);
    });
    turnIf([&](const DrawnCall &call) { // a worker that polls
        const auto another = [&](std::size_t from) { return from != call.from; };
        return behaviour(call.to) == Behaviour::Queue && design.components[call.from].what.kind->id == "worker" &&
               !isCalled(call.from, anybody) && isCalled(call.to, another);
    });
}

bool answersOnly(const DrawnComponent &component)
{
    const Behaviour behaviour = component.what.kind->behaviour;
    return behaviour == Behaviour::Store || behaviour == Behaviour::Cache || behaviour == Behaviour::External;
}

/// How many calls a component is away from a client; of a drawing without one, from what nothing calls.
std::vector<int> depths(const DrawnDesign &design, const std::vector<char> &bothWays)
{
    constexpr int far = std::numeric_limits<int>::max();
    std::vector<int> depth(design.components.size(), far), called(design.components.size(), 0);
    for (const DrawnCall &call : design.calls)
        ++called[call.to];
    std::deque<std::size_t> next;
    const auto begin = [&](auto &&isSource) {
        for (std::size_t i = 0; i < depth.size(); ++i)
            if (isSource(i)) {
                depth[i] = 0;
                next.push_back(i);
            }
    };
    begin([&](std::size_t i) { return design.components[i].what.kind->behaviour == Behaviour::Client; });
    if (next.empty())
        begin([&](std::size_t i) { return called[i] == 0; });
    while (!next.empty()) {
        const std::size_t at = next.front();
        next.pop_front();
        const auto reach = [&](std::size_t to) {
            if (depth[to] == far) {
                depth[to] = depth[at] + 1;
                next.push_back(to);
            }
        };
        for (std::size_t i = 0; i < design.calls.size(); ++i) {
            const DrawnCall &call = design.calls[i];
            if (call.from == at)
                reach(call.to);
            else if (call.to == at && bothWays[i])
                reach(call.from);
        }
    }
    return depth;
}

} // namespace

void orient(DrawnDesign &design, const std::vector<char> &bothWays)
{
    turnAnswers(design, bothWays);
    const std::vector<int> depth = depths(design, bothWays);
    for (std::size_t i = 0; i < design.calls.size(); ++i) {
        DrawnCall &call = design.calls[i];
        const bool passiveCaller =
            answersOnly(design.components[call.from]) && !answersOnly(design.components[call.to]);
        if (bothWays[i] && (passiveCaller || depth[call.from] > depth[call.to])) {
            std::swap(call.from, call.to);
            call.backwards = true;
        }
    }
    for (DrawnCall &call : design.calls) {
        call.replication = keepsData(design.components[call.from]) && keepsData(design.components[call.to]);
        call.answer = std::ranges::any_of(design.calls, [&](const DrawnCall &other) {
            return other.from == call.to && other.to == call.from && !other.answer &&
                   (depth[call.from] > depth[call.to] || (depth[call.from] == depth[call.to] && &other < &call));
        });
    }
}

} // namespace ninesketch
