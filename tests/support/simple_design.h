// SPDX-License-Identifier: GPL-3.0-or-later
// Designs of a few stations in a row, for tests that know the theory of them.
#pragma once
#include "model/design/design.h"

#include <string>
#include <utility>
#include <vector>

namespace ninesketch::test
{

inline Component component(const char *kind, const char *name, Parameters parameters)
{
    Component made;
    made.id = made.key = made.name = name;
    made.kind = findKind(kind);
    made.parameters = std::move(parameters);
    return made;
}

/// A client with `rate` and a chain of components behind it, one after another; no network between them.
inline Design chain(double rate, std::vector<Component> components)
{
    Design design;
    design.components.push_back(component("client", "client", {}));
    for (Component &one : components)
        design.components.push_back(std::move(one));
    for (std::size_t i = 0; i + 1 < design.components.size(); ++i) {
        Call call;
        call.id = "call" + std::to_string(i);
        call.from = i;
        call.to = i + 1;
        call.requestBytes = call.responseBytes = 0.0;
        design.calls.push_back(call);
    }
    RequestClass one;
    one.id = one.name = "read";
    one.entry = 0;
    one.peakRate = rate;
    design.classes.push_back(one);
    return design;
}

inline Component station(const char *name, double serviceTime, double servers, Parameters more = {})
{
    more["serviceTime"] = serviceTime;
    more["servers"] = servers;
    return component("service", name, std::move(more));
}

} // namespace ninesketch::test
