// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that vary the inputs of a design.
#pragma once
#include "app/commands/command_support.h"
#include "model/json.h"
#include "model/whatif/uncertainty.h"

namespace ninesketch
{

/// What the ranges of the design make of its figures; throws a Complaint when it states none.
Bands bandsOf(const CommandOptions &options, const Design &design);
std::string bandsTable(const Bands &bands);
Json bandsToJson(const Bands &bands);

int listInputs(const CommandOptions &options);
int sensitivityOfFile(const CommandOptions &options);
int sweepFile(const CommandOptions &options);

} // namespace ninesketch
