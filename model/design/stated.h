// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/design/design.h"

#include <string_view>

namespace ninesketch
{

/// Somebody stated that number: it is neither the kind's default nor what the product brings with it.
bool isStated(const Component &component, std::string_view parameter);

} // namespace ninesketch
