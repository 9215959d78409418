// SPDX-License-Identifier: GPL-3.0-or-later
// Who reads and writes the store behind a cache, and when.
#include "model/quantities.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

enum Policy : std::size_t { Aside, ReadThrough, WriteThrough, WriteBack, WriteAround };
constexpr TradeoffOption options[] = {{"aside", "Cache-aside"},
                                      {"read-through", "Read-through"},
                                      {"write-through", "Write-through"},
                                      {"write-back", "Write-back"},
                                      {"around", "Write-around"}};

/// The store that the cache stands before: connected to it, or called by what calls the cache.
std::optional<std::size_t> storeBehind(const Design &design, std::size_t cache)
{
    const auto isStore = [](const Component &component) {
        return component.kind->behaviour == Behaviour::Store && !component.is("object-store");
    };
    if (const auto own = calledPart(design, cache, isStore))
        return own;
    for (const Call &call : design.calls)
        if (call.to == cache)
            if (const auto beside = calledPart(design, call.from, isStore))
                return beside;
    return std::nullopt;
}

bool fits(const Design &design, std::size_t i)
{
    const Component &cache = design.components[i];
    const bool misses =
        cache.number("hitRatio").value_or(0) < 1; // else it holds all there is, and nothing is behind it
    return cache.is("cache") && misses && storeBehind(design, i);
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    const std::string policy = design.components[i].text("policy");
    for (std::size_t option = 0; option < std::size(options); ++option)
        if (policy == options[option].id)
            return option;
    const bool connected = std::ranges::any_of(design.calls, [&](const Call &call) { return call.from == i; });
    return connected ? ReadThrough : Aside;
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    change.part(now.component).parameters["policy"] = std::string(options[option].id);
    return std::move(change).done();
}

std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    std::vector<std::string> says;
    const Component &cache = with.part();
    const auto store = storeBehind(with.design, with.component);
    const double hit = cache.number("hitRatio").value_or(0);
    const ComponentReport *behind = store ? &with.report.components[*store] : nullptr;
    if (behind)
        says.push_back("\"" + behind->name + "\" is left with " + formatRate(behind->readRate) + " reads and " +
                       formatRate(behind->writeRate) + " writes.");
    switch (option) {
    case Aside:
        says.emplace_back("The service looks, misses, reads the store and fills the cache; a write goes to the store "
                          "and drops the entry.");
        says.emplace_back(
            "A reader that missed before a write may fill in the old value after it: a time to live bounds that.");
        break;
    case ReadThrough:
        says.emplace_back("The cache itself reads the store on a miss: one request, whoever asks.");
        break;
    case WriteThrough:
        says.emplace_back(with.figures().writeRate > 0
                              ? "Each write is in cache and store before it is answered: both have to be up, and the "
                                "slower one sets the pace. Nothing is at risk."
                              : "No write passes through it as drawn: those that go to the store by another way leave "
                                "the cache as old as before.");
        break;
    case WriteBack: {
        const double window = cache.number("flushInterval").value_or(0), rate = with.figures().writeRate;
        says.push_back(rate > 0 ? "Writes at risk: " + formatRate(rate) + " × " + formatSeconds(window) +
                                      " until the flush = " + formatQuantity(rate * window, Unit::None) + "."
                                : "No write passes through it as drawn, so none is at risk.");
        const double merged = std::max(1.0, cache.number("coalescing").value_or(1));
        if (merged > 1)
            says.push_back(formatQuantity(merged, Unit::None) + " writes to a key become one behind.");
        says.emplace_back("The fastest writes, and the only policy that may lose an acknowledged one.");
        break;
    }
    default:
        says.emplace_back("Writes pass the cache by: it is not filled with what nobody reads, and the first read after "
                          "a write misses.");
        break;
    }
    if (hit > 0 && hit < 1 && behind && behind->readRate > 0)
        says.push_back("With the cache cold or lost the store sees " + formatQuantity(1 / (1 - hit), Unit::None, 2) +
                       " times its reads: " + formatRate(behind->readRate / (1 - hit)) +
                       (behind->capacity ? ", and is full at " + formatRate(*behind->capacity) : "") + ".");
    return says;
}

} // namespace

Tradeoff cachePolicySwitch()
{
    return {"cache-policy",
            "Cache policy",
            "Who reads and writes the store behind the cache: speed of writes against what may be lost or stale.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
