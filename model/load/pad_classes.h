// SPDX-License-Identifier: GPL-3.0-or-later
// The request classes that a line of the load pad makes; what it was read as goes into the line.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_options.h"
#include "model/load/pad_product.h"
#include "model/load/pad_ratio.h"

#include <string_view>
#include <vector>

namespace ninesketch
{

/// Into the pad; a class of the same name before it gives way.
void addClass(LoadPad &pad, PadLine &line, PadClass made);

/// Line `at` says how two kinds of requests are to each other. `common` stands on a line of its own, for all.
void applyRatio(LoadPad &pad, PadLine &line, const PadRatio &ratio, const PadOptions &own, const PadOptions &common,
                std::size_t at);

/// "100M DAU x 10 reads/day", of line `at`. `kept`: the line itself says for how long, so that what has no verb is
/// written ("1B pages/month, keep 5 years").
void makeClass(LoadPad &pad, PadLine &line, const Product &product, const PadOptions &options, const std::string &name,
               bool kept, std::size_t at);

} // namespace ninesketch
