// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/design/design.h"

namespace ninesketch
{

/// Components, callees before callers as far as cycles allow.
std::vector<std::size_t> calleesFirst(const Design &design);

} // namespace ninesketch
