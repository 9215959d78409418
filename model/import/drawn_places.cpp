// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/drawn_places.h"

#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// "a" of "availability zone a", "zone: a", "az-a" or "az1": the only word behind one of some; empty: there is none.
std::string onlyWordBehind(std::string_view text, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words) {
        const auto at = text.rfind(word);
        if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n'))
            continue;
        std::string_view rest = text.substr(at + word.size());
        if (rest.empty() || (rest.front() >= 'a' && rest.front() <= 'z')) // "azure", "zoned"
            continue;
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\n:#-"), rest.size()));
        if (!rest.empty() && rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos)
            return std::string(rest);
    }
    return {};
}

/// "us-east-1a" or "us-central1-a" at the end of a text, or, without its letter, "eu-west-1"; empty: no provider's
/// place.
std::string cloudPlaceAtEnd(std::string_view text, bool zone)
{
    if (text.ends_with(')'))
        text.remove_suffix(1);
    text.remove_prefix(text.find_last_of(" \t\n(") + 1);
    std::size_t at = 0;
    const auto letters = [&] {
        const std::size_t start = at;
        while (at < text.size() && text[at] >= 'a' && text[at] <= 'z')
            ++at;
        return at - start;
    };
    const auto dash = [&] { return at < text.size() && text[at] == '-' && ++at; };
    const std::size_t first = letters();
    if (first != 2 && !isOneOf(text.substr(0, first), {"europe", "asia", "australia", "africa"}))
        return {};
    if (!dash() || letters() == 0)
        return {};
    while (dash() && letters() > 0)
        ; // "us-gov-east-1"
    if (at == text.size() || text[at] < '0' || text[at] > '9')
        return {};
    ++at;
    if (zone) {
        dash();
        if (at == text.size() || text[at] < 'a' || text[at] > 'f')
            return {};
        ++at;
    }
    return at == text.size() ? std::string(text) : std::string();
}

/// "a" of a box that is called "Availability Zone A", "AZ a" or "us-east-1a"; empty: no zone's name.
std::string zoneIn(std::string_view words)
{
    const std::string small = lowered(trimmed(words));
    const std::string named = onlyWordBehind(small, {"zone", "az"});
    return named.empty() ? cloudPlaceAtEnd(small, true) : named;
}

/// "eu-west-1" of a box that is called so, or "Region EU"; empty: no region's name.
std::string regionIn(std::string_view words)
{
    const std::string small = lowered(trimmed(words));
    const std::string named = onlyWordBehind(small, {"region"});
    return named.empty() ? cloudPlaceAtEnd(small, false) : named;
}

} // namespace

void place(DrawnComponent &component, const DrawnParts &parts)
{
    for (const DrawnPart &around : parts.parts()) {
        if (!around.container || !around.label || !around.box.grown(5).contains(component.box))
            continue;
        const std::string words = wordsOn(around), zone = zoneIn(words), region = regionIn(words);
        if (!zone.empty())
            component.zone = zone;
        else if (!region.empty())
            component.region = region;
    }
}

} // namespace ninesketch
