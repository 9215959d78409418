// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/scene/scene.h"

namespace ninesketch
{

/// The scene as it is exported with its numbers: read, evaluated and annotated with the real fonts. Without components
/// it is the scene itself.
Scene annotatedScene(const Scene &scene);

} // namespace ninesketch
