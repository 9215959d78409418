// SPDX-License-Identifier: GPL-3.0-or-later
// The same work without a window: estimate, check, export, compare. Needs no display.
#pragma once
#include <optional>

namespace ninesketch
{

/// Does what the arguments ask for and answers with the exit code: 0 done, 1 a target is missed, 2 bad input or bad
/// arguments, 130 stopped by Ctrl+C. Nothing when a window is wanted.
std::optional<int> runCommandLine(int argc, char **argv);

} // namespace ninesketch
