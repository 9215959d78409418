// SPDX-License-Identifier: GPL-3.0-or-later
// What workings are made of.
#pragma once
#include "model/estimates/working.h"
#include "model/quantities.h"

namespace ninesketch
{

/// A figure without inputs; "unknown" without a value.
Working leaf(std::string name, std::optional<double> value, Unit unit, std::string source, std::string formula = {});

/// A parameter with where it comes from.
Working parameter(const Component &component, const char *key);

/// What comes to a component, call by call.
Working arrivalsAt(const Design &design, const Report &report, std::size_t component);

} // namespace ninesketch
