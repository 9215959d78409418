// SPDX-License-Identifier: GPL-3.0-or-later
// How far the sources of the catalogue spread: "15 to 25 thousand reads a second". The value that is taken lies within.
#pragma once
#include "model/design/design.h"

#include <optional>
#include <string_view>

namespace ninesketch
{

/// In the base unit of the parameter `key`; of the product, or where `presetId` is empty of what the kind usually is.
/// Nothing where the sources give one number.
std::optional<Range> typicalRange(std::string_view kindId, std::string_view presetId, std::string_view key);

} // namespace ninesketch
