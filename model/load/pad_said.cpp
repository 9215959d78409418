// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_said.h"

#include "model/load/line_words.h"
#include "model/load/pad_doings.h"
#include "model/load/pad_item_size.h"
#include "model/load/pad_ratio.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_words.h"
#include "model/one_of.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

/// "1-minute rollups for 1 year", "30 days hot", "20% never": how long something else is kept, or how.
bool saysAges(std::string_view part)
{
    return std::ranges::any_of(smallWords(part), [](const std::string &word) {
        return isSummary(word) || isOneOf(word, {"aggregated", "downsampled", "hot", "cold", "warm", "archive",
                                                 "archived", "glacier", "never", "then", "after"});
    });
}

} // namespace

SaidLine &say(SaidLines &lines, std::size_t at, std::string content)
{
    SaidLine &line = lines.emplace_back();
    line.at = at;
    line.forever = takeForever(content);
    line.content = listSummed(content);
    line.plain = inPlainTerms(line.content);
    line.parts = splitAtCommas(line.plain);
    if (!line.plain.empty() && !readPadRatio(line.parts.front()))
        line.common = readCommonOptions(line.parts);
    const auto comma = line.content.find(',');
    if (line.common || comma == std::string::npos || line.parts.size() < 2)
        return line;
    const auto first = readCommonOptions({line.parts.front()});
    const std::string_view rest = trimmed(std::string_view(line.content).substr(comma + 1));
    if (first && first->retention && saysAges(rest)) { // "keep raw 7 days, 1-minute rollups for 1 year"
        line.common = first;
        line.beside = std::string(rest);
    }
    return line;
}

} // namespace ninesketch
