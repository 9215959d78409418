// SPDX-License-Identifier: GPL-3.0-or-later
// A design written as text instead of drawn (docs/design-format.md): what scripts, tests and generators make.
//
//     {"type": "ninesketch/design", "version": 1,
//      "components": [{"id": "users", "kind": "client", "params": {"rate": "900/s"}},
//                     {"id": "api", "kind": "service", "params": {"serviceTime": "1ms", "servers": 1}}],
//      "calls": [{"from": "users", "to": "api"}]}
#pragma once
#include "model/design/design.h"
#include "model/result.h"

#include <string>
#include <string_view>

namespace ninesketch
{

/// True when the text is meant as a design, whether it is a good one or not.
bool looksLikeDesignText(std::string_view text);

/// A design, or one sentence with the place: "calls[2]: there is no component \"cart\"." Values out of range are errors
/// here, since nobody sees them drawn.
Result<Design> readDesignText(const std::string &text);

/// The same design as text, with stable order and indentation; `readDesignText` gives it back.
std::string writeDesignText(const Design &design);

} // namespace ninesketch
