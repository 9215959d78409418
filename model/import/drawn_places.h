// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/import/drawn_design.h"
#include "model/import/drawn_parts.h"

namespace ninesketch
{

/// Boxes around it that are called a zone ("AZ a", "us-east-1a") or a region ("Region EU") say where it stands.
void place(DrawnComponent &component, const DrawnParts &parts);

} // namespace ninesketch
