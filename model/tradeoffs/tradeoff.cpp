// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/tradeoffs/tradeoff.h"

#include "model/evaluation/evaluate.h"
#include "model/tradeoffs/set_aside.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

Report evaluated(const Design &design, const std::stop_token &stop)
{
    EvaluateOptions options;
    options.latencyCurve = false;
    options.stop = stop;
    return evaluate(design, options);
}

} // namespace

std::span<const Tradeoff> allTradeoffs()
{
    static const Tradeoff all[] = {signInSwitch(),   cachePolicySwitch(), durabilitySwitch(),
                                   databaseSwitch(), streamSwitch(),      limiterSwitch()};
    return all;
}

const Tradeoff *findTradeoff(std::string_view id)
{
    const auto all = allTradeoffs();
    const auto at = std::ranges::find_if(all, [&](const Tradeoff &one) { return id == one.id; });
    return at == all.end() ? nullptr : &*at;
}

std::vector<const Tradeoff *> tradeoffsFor(const Design &design, std::size_t component)
{
    std::vector<const Tradeoff *> fitting;
    for (const Tradeoff &one : allTradeoffs())
        if (one.fits(design, component))
            fitting.push_back(&one);
    return fitting;
}

TradeoffResult tryTradeoff(const Design &design, const Tradeoff &tradeoff, std::size_t component,
                           const std::stop_token &stop)
{
    TradeoffResult result;
    result.tradeoff = &tradeoff;
    result.componentId = design.components[component].id;
    result.componentName = design.components[component].name;
    const Report now = evaluated(design, stop);
    result.cancelled = now.cancelled;
    const auto inUse = tradeoff.inUse(design, component);
    for (std::size_t option = 0; option < tradeoff.options.size() && !result.cancelled; ++option) {
        TradeoffSide side;
        side.option = tradeoff.options[option];
        side.inUse = inUse == option;
        side.design = side.inUse ? design : switched({design, now, component}, tradeoff, inUse, option);
        side.report = side.inUse ? now : evaluated(side.design, stop);
        result.cancelled = side.report.cancelled;
        if (result.cancelled)
            break;
        side.change = compare(design, now, side.design, side.report);
        if (const auto at = side.design.indexOf(result.componentId))
            side.says = tradeoff.say({side.design, side.report, *at}, option);
        result.sides.push_back(std::move(side));
    }
    return result;
}

} // namespace ninesketch
