// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that print what the analysis says.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int estimateFile(const CommandOptions &options);
int checkFile(const CommandOptions &options);
int explainFigures(const CommandOptions &options);

} // namespace ninesketch
