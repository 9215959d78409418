// SPDX-License-Identifier: GPL-3.0-or-later
// An example as its composition says it (tests/examples/README.md), drawn: the same bytes in, the same drawing out.
#pragma once
#include "model/json.h"
#include "model/scene/scene.h"

namespace ninesketch
{

/// Throws std::exception, with a sentence, for a composition that can't be understood. Needs a QGuiApplication.
Scene composeExample(const Json &composition);

} // namespace ninesketch
