// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/in_play.h"

#include <algorithm>
#include <array>

namespace ninesketch
{
namespace
{

template <std::size_t N> bool isOneOf(const std::string &key, const std::array<std::string_view, N> &keys)
{
    return std::ranges::find(keys, key) != keys.end();
}

bool isReplaced(const Component &component, const std::string &key)
{
    if (key == "p50" || key == "p99")
        return component.states("serviceTime");
    if (key == "writeP50" || key == "writeP99")
        return component.states("writeServiceTime");
    if (key == "diskFailureRate" || key == "rebuildTime")
        return component.number("durability").has_value();
    if (key == "availability")
        return component.states("mtbf") && component.states("mttr");
    if (isOneOf(key, std::array<std::string_view, 3>{"users", "actionsPerDay", "peakFactor"}))
        return component.states("rate");
    return false;
}

bool belongsToWhatIsOff(const Component &component, const std::string &key)
{
    if (key == "threads")
        return component.number("blocking").value_or(0) == 0;
    if (isOneOf(key, std::array<std::string_view, 4>{"tokenLifetime", "tokenBytes", "verifyTime", "revocationList"}))
        return component.text("auth") != "jwt";
    if (key == "retryAfter")
        return !component.states("rateLimit");
    return false;
}

/// A default that changes nothing: zero, "no", or one of what multiplies.
bool isNeutral(const Component &component, const ParameterSpec &spec)
{
    if (component.kind->behaviour == Behaviour::Client && spec.key == "availability")
        return true;
    return *spec.byDefault == 0 ||
           (*spec.byDefault == 1 && isOneOf(spec.key, std::array<std::string_view, 2>{"burstiness", "batch"}));
}

} // namespace

bool isInPlay(const Component &component, const ParameterSpec &spec)
{
    if (component.states(spec.key))
        return true;
    return spec.byDefault && !isNeutral(component, spec) && !isReplaced(component, spec.key) &&
           !belongsToWhatIsOff(component, spec.key);
}

} // namespace ninesketch
