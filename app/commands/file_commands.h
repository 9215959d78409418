// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that write files, or what is built in.
#pragma once
#include "app/commands/command_support.h"

namespace ninesketch
{

int exportFile(const CommandOptions &options);
int writeReport(const CommandOptions &options);
/// What a drawing made elsewhere is taken for; with an output, the drawing with that meaning.
int readDrawing(const CommandOptions &options);
int printSchema(const CommandOptions &options);
int listExamples(const CommandOptions &options);

} // namespace ninesketch
