// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the load pad that say how many tokens a language model reads and writes for each request.
#pragma once
#include "model/load/load_pad.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// "500 tokens in, 300 out", "800 tokens per prompt".
struct PadTokens {
    std::optional<double> in, out; ///< of one request
    double each = 0;               ///< all of them
    std::string of;                ///< "prompt"; empty: what is asked for last
};

/// Nothing where the line says anything else.
std::optional<PadTokens> readTokens(std::string_view text);

/// What stands behind the commas of a line, where all of it is tokens: "10M prompts/day, 500 tokens in" is cut in two.
std::optional<std::size_t> tokensBehind(std::string_view line);

/// How many tokens a second that is of its class; where nothing else says how large one is, a token is four bytes.
bool answerTokens(LoadPad &pad, PadLine &line, std::string_view text);

} // namespace ninesketch
