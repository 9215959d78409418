// SPDX-License-Identifier: GPL-3.0-or-later
// The commands about other loads and other designs: what breaks first, what more load needs, ready trade-offs.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int listBreaks(const CommandOptions &options);
int planFile(const CommandOptions &options);
int tradeoffFile(const CommandOptions &options);

} // namespace ninesketch
