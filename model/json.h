// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON type of the whole program: keys keep their order, so that what we do not know is written back as it came.
#pragma once
#include <nlohmann/json_fwd.hpp>

namespace ninesketch
{
using Json = nlohmann::ordered_json;
}
