// SPDX-License-Identifier: GPL-3.0-or-later
// Two variants of a design side by side.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int compareFiles(const CommandOptions &options);

} // namespace ninesketch
