// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers of a component say anything about this design: a list of assumptions that holds every default hides
// those that somebody may doubt.
#pragma once
#include "model/design/design.h"

namespace ninesketch
{

/// True of what is stated, and of defaults with an effect: not of what is off, none or neutral, of what belongs to
/// something that is off (threads of a service that doesn't block, tokens where nobody has one), or of what something
/// stated replaces (a mean instead of p50 and p99).
bool isInPlay(const Component &component, const ParameterSpec &spec);

} // namespace ninesketch
