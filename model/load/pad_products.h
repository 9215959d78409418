// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that are products of terms.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_options.h"

#include <string_view>
#include <vector>

namespace ninesketch
{

/// Line `at` is a product of terms with options behind commas: people, a rate of requests, a size, or things.
void readProduct(LoadPad &pad, PadLine &line, const std::vector<std::string_view> &parts, const PadOptions &common,
                 std::size_t at);

} // namespace ninesketch
