// SPDX-License-Identifier: GPL-3.0-or-later
// The command that executes a design.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int simulateFile(const CommandOptions &options);

} // namespace ninesketch
