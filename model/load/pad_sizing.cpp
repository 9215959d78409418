// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_sizing.h"

#include "model/load/line_words.h"
#include "model/load/zipf_cache.h"
#include "model/lowered.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

/// What stands behind a word with which the text begins. The case of the rest matters: GB or Gb, M or m.
std::optional<std::string> after(std::string_view text, std::string_view word)
{
    if (!lowered(text).starts_with(word) || text.size() == word.size() || text[word.size()] != ' ')
        return std::nullopt;
    return std::string(text.substr(word.size() + 1));
}

/// A share between 0 and 1: "90 %", "0.9".
std::optional<double> share(const std::string &text)
{
    const auto term = readLoadTerm(text);
    if (!term || !(term->dimension == Dimension{}) || !(term->value.likely > 0) || !(term->value.likely < 1))
        return std::nullopt;
    return term->value.likely;
}

/// A number of things, whatever they are called: "100M", "100M items".
std::optional<double> count(const std::string &text)
{
    const auto term = readLoadTerm(text);
    if (!term || term->dimension.bytes != 0 || term->dimension.seconds != 0 || !(term->value.likely >= 1))
        return std::nullopt;
    return term->value.likely;
}

} // namespace

std::optional<Result<ServerSizing>> readServerSizing(std::string_view option)
{
    const std::string plain = lowered(option);
    std::string rate = after(option, "servers").value_or("");
    for (const std::string_view joint : {" per ", " a "}) { // "1000/s per server at 60 %"
        const auto at = plain.find(joint), name = at + joint.size();
        const auto end = std::min(plain.find(' ', name), plain.size());
        if (at != std::string::npos && !machineIn(plain.substr(name, end - name)).empty())
            rate = std::string(option.substr(0, at)) + std::string(option.substr(end));
    }
    ServerSizing sizing;
    if (rate.empty())
        return std::nullopt;
    if (const auto at = rate.find(" at "); at != std::string::npos) {
        const auto busy = share(rate.substr(at + 4));
        if (!busy)
            return Error{quoted(option) + ": how busy a server may be is a share, like at 70 %"};
        sizing.busy = *busy;
        rate.resize(at);
    }
    const auto term = readLoadTerm(rate);
    if (!term || term->dimension.seconds != -1 || term->dimension.bytes != 0 || !(term->value.likely > 0))
        return Error{quoted(option) + ": what one server does is a rate, like 1000/s per server"};
    sizing.perServer = term->value.likely;
    return sizing;
}

std::optional<Result<CacheSizing>> readCacheSizing(std::string_view option)
{
    const auto behind = after(option, "cache");
    if (!behind)
        return std::nullopt;
    const Error form{quoted(option) +
                     ": a cache is a hit ratio or a size, of a number of items, like cache 90 % of 100M"};
    const auto of = behind->find(" of ");
    if (of == std::string::npos)
        return form;
    const std::string what = behind->substr(0, of);
    CacheSizing sizing;
    const auto items = count(behind->substr(of + 4));
    if (!items)
        return form;
    sizing.items = *items;
    sizing.hitRatio = share(what);
    if (!sizing.hitRatio) {
        const auto memory = readLoadTerm(what);
        if (!memory || !(memory->dimension == Dimension{.bytes = 1}) || !(memory->value.likely > 0))
            return form;
        sizing.bytes = memory->value.likely;
    }
    return sizing;
}

std::optional<Result<double>> readSkew(std::string_view option)
{
    auto behind = after(option, "zipf");
    if (!behind)
        behind = after(option, "skew");
    if (!behind)
        return std::nullopt;
    const auto term = readLoadTerm(*behind);
    if (!term || !(term->dimension == Dimension{}) || term->value.likely < 0 || term->value.likely > 3)
        return Error{quoted(option) + ": the skew of demand is a number from 0 (all alike) to 3, like zipf 0.9"};
    return term->value.likely;
}

double serversNeeded(double peakRate, const ServerSizing &sizing)
{
    return std::max(1.0, std::ceil(peakRate / (sizing.perServer * sizing.busy) - 1e-9));
}

SizedCache sizedCache(const CacheSizing &sizing, double bytesEach)
{
    const ZipfDemand demand{sizing.items, sizing.skew};
    if (sizing.hitRatio) {
        const double items = std::ceil(itemsForHitRatio(demand, *sizing.hitRatio));
        return {items, items * bytesEach, *sizing.hitRatio};
    }
    const double items = std::min(std::floor(*sizing.bytes / bytesEach), std::floor(sizing.items));
    return {items, *sizing.bytes, lruHitRatio(demand, items)};
}

} // namespace ninesketch
