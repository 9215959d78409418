// SPDX-License-Identifier: GPL-3.0-or-later
// Locked things are passed over by the pointer; a click on one offers to unlock it.
#pragma once
#include <string>

namespace ninesketch
{

class Desk;

/// A button over its corner, as long as nothing else happens.
void offerToUnlock(Desk &desk, const std::string &elementId);

} // namespace ninesketch
