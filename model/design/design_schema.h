// SPDX-License-Identifier: GPL-3.0-or-later
// What a design written as text may say, as JSON Schema (draft 2020-12): made from the same lists that the reader
// reads by, kept at docs/design.schema.json for editors.
#pragma once
#include "model/json.h"

namespace ninesketch
{

Json designSchema();

} // namespace ninesketch
