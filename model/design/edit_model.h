// SPDX-License-Identifier: GPL-3.0-or-later
// What an element's customData becomes when it gets a meaning, for edits that change elements in numbers. Unknown keys
// stay (docs/file-format.md).
#pragma once
#include "model/design/read_design.h"

namespace ninesketch
{

std::shared_ptr<const Json> customDataWith(const Element &shape, const ComponentModel &model);
std::shared_ptr<const Json> customDataWith(const Element &arrow, const Call &call);

} // namespace ninesketch
