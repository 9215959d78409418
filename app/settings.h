// SPDX-License-Identifier: GPL-3.0-or-later
// Where preferences live between runs: a small ini file in the person's configuration folder.
#pragma once
#include "ui/preferences.h"

namespace ninesketch
{

Preferences readPreferences();
void writePreferences(const Preferences &preferences);

/// Where the libraries are that a person draws with.
QString libraryFolder();
/// The text file of a person's own presets.
QString presetsFile();
/// Where copies for a crash are kept.
QString recoveryFolder();

} // namespace ninesketch
