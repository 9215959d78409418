// SPDX-License-Identifier: GPL-3.0-or-later
// Designs in which users call an "api", which calls what a test is about.
#pragma once
#include "model/design/design_text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ninesketch
{

/// 100 requests a second; components and calls as in the JSON form of a design, without the users.
inline Design designOf(const char *components, const char *calls)
{
    const auto design = readDesignText(std::string(R"({"type": "ninesketch/design", "components": [
        {"id": "users", "kind": "client", "params": {"rate": 100}}, )") +
                                       components + R"(], "calls": [{"from": "users", "to": "api"}, )" + calls + "]}");
    return design ? *design : throw std::runtime_error(design.error());
}

inline std::size_t indexOf(const Design &design, std::string_view key)
{
    return static_cast<std::size_t>(std::ranges::find(design.components, key, &Component::key) -
                                    design.components.begin());
}

inline bool near(double actual, double expected, double relative)
{
    return std::fabs(actual - expected) <= relative * std::fabs(expected);
}

} // namespace ninesketch
