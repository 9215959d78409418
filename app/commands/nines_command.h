// SPDX-License-Identifier: GPL-3.0-or-later
// The command about availability: the downtime of every class, whose it is, and what would change it.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int tellNines(const CommandOptions &options);

} // namespace ninesketch
