// SPDX-License-Identifier: GPL-3.0-or-later
// Shares that are written without a sign: 0.5 is a half, and 5 is five per cent.
#pragma once
#include "model/result.h"

#include <span>
#include <string_view>

namespace ninesketch
{

/// Whether bare numbers among them would be shares, and others per cent: "0.5" and "1.5".
bool mixesShares(std::span<const std::string_view> texts);
/// What is said then.
Error mixedShares();

} // namespace ninesketch
