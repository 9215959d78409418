// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/limit_counter.h"

#include "model/design/written_sizes.h"

#include <algorithm>

namespace ninesketch
{

bool keepsCounts(const Component &component)
{
    const Behaviour behaviour = component.kind->behaviour;
    return (behaviour == Behaviour::Store || behaviour == Behaviour::Cache) &&
           (nameHas(component, "limit") || nameHas(component, "bucket") || nameHas(component, "counter"));
}

std::optional<std::size_t> limitCounter(const Design &design, std::size_t component)
{
    const Component &limiter = design.components[component];
    if (!limiter.number("rateLimit") || limiter.text("limiterScope") == "local")
        return std::nullopt;
    const auto calls = std::ranges::equal_range(design.calls, component, {}, &Call::from);
    const auto found = std::ranges::find_if(calls, [&](const Call &call) {
        return call.mode == CallMode::Sync && keepsCounts(design.components[call.to]);
    });
    if (found == calls.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - design.calls.begin());
}

bool isSizedByClasses(const Component &component)
{
    return sizeParameter(component) == "itemBytes" && !component.states("itemBytes") &&
           !component.text("readConsistency").empty();
}

Serving servingIn(const Design &design, std::size_t component)
{
    const Component &drawn = design.components[component];
    Component sized = drawn;
    if (isSizedByClasses(drawn) && tellsSizes(design)) // who gets there takes its time to find out
        if (const auto bytes = bytesOfWrite(design, drawn, classesReaching(design, component)))
            sized.parameters["itemBytes"] = *bytes;
    Serving serving = servingOf(sized);
    const auto counter = limitCounter(design, component);
    if (counter && !design.components[design.calls[*counter].to].enabled)
        serving.rateLimit.reset();
    return serving;
}

} // namespace ninesketch
