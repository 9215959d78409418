// SPDX-License-Identifier: GPL-3.0-or-later
// What works without a window: ninesketch estimate | check | export | compare | examples. `ninesketch --help` lists it.
#pragma once
#include <optional>

namespace ninesketch
{

/// Runs a command and answers with the exit status: 0, 1 (a target is missed) or 2 (bad input, or words that make no
/// sense). Nothing when the arguments name no command: then the window is wanted.
std::optional<int> runCommandLine(int argc, char **argv);

} // namespace ninesketch
