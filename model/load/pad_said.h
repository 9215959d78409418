// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a load pad before they are answered.
#pragma once
#include "model/load/pad_afterwards.h"
#include "model/load/pad_options.h"

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// A line, or of one that says several things one of them, before it is answered. Its parts point into it.
struct SaidLine {
    std::size_t at = 0;                  ///< of the pad's lines
    std::string content;                 ///< without its remark
    std::string plain;                   ///< in plain terms; empty: nothing
    std::vector<std::string_view> parts; ///< of it; the line stays where it is
    std::optional<PadOptions> common;    ///< it says something for all lines
    std::string beside;                  ///< what else it says of how long, which does not count
    std::string keeps;                   ///< "orders": what it says for all lines is only for those that speak of them
    bool forever = false;                ///< it said that something is kept for ever
    bool asks = false;                   ///< it made request classes
    std::string error;                   ///< why it is not understood; empty: it is
    bool sized = false;                  ///< it says how large something is
    AnsweredAfterwards afterwards;       ///< it speaks of all that is asked for or kept
};
using SaidLines = std::list<SaidLine>;

/// Line `at`, or one of several things that it says, behind the others.
SaidLine &say(SaidLines &lines, std::size_t at, std::string content);

} // namespace ninesketch
