// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_afterwards.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_capacity.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <regex>
#include <string>

namespace ninesketch
{
namespace
{

/// 0.2 of "cache 20% of daily reads" and of "80/20 rule".
std::optional<double> cachedShare(std::string_view text)
{
    const bool rule = text.find("80/20") != std::string_view::npos || text.find("80-20") != std::string_view::npos;
    const auto share = shareIn(text);
    return share || !rule ? share : std::optional(0.2);
}

/// 0.9 of "cache hit rate 90%", "95% served from CDN": what a copy in front answers.
std::optional<double> answeredInFront(std::string_view text)
{
    const auto words = smallWords(text);
    const auto share = shareIn(text);
    const auto has = [&](std::initializer_list<std::string_view> some) { return saysAny(words, some); };
    const bool one =
        share && *share < 1 && text.find(',') == std::string_view::npos && std::ranges::count_if(words, hasDigit) == 1;
    if (one && has({"miss", "misses"}) && has({"cache", "cdn", "rate", "ratio"}))
        return 1 - *share;
    const bool hits = has({"hit", "hits"}) && (has({"cache", "cdn", "rate", "ratio", "edge"}) || words.size() < 4);
    const bool cached = std::ranges::any_of(std::array{"cached at", "cached by", "cached in"}, [&](const char *where) {
        return lowered(text).find(where) != std::string::npos; // "95% cached at resolvers"
    });
    return one && (hits || cached || has({"cdn", "edge", "cloudfront", "akamai"})) ? share : std::nullopt;
}

bool saysCachedShare(std::string_view text)
{
    const std::string plain = lowered(text);
    const auto words = smallWords(plain);
    if (answeredInFront(text))
        return false;
    const bool ratio = std::ranges::any_of(words, [](const std::string &word) {
        return isOneOf(word, {"hit", "hits", "miss", "misses", "ratio", "rate"});
    });
    return plain.find("cach") != std::string::npos && !ratio && cachedShare(plain) &&
           plain.find(',') == std::string::npos &&
           std::ranges::count_if(words, hasDigit) == (plain.find('%') != std::string::npos ? 1 : 2);
}

void answerInFront(const LoadPad &pad, PadLine &line, double share)
{
    Band rate, bytes;
    for (const PadClass &one : pad.classes)
        if (!one.isWrite) {
            rate = rate + one.peakRate;
            bytes = bytes + one.bandwidth.value_or(Band());
        }
    if (!(rate.likely > 0))
        bytes = pad.flow;
    const double rest = 1 - share;
    if (!(rate.likely > 0) && !(bytes.likely > 0)) {
        line.error = "of what is read: say how much that is, like 10k reads/s x 2 KB, on another line";
        return;
    }
    const auto flow = [](double perSecond) { return formatStorage(perSecond) + "/s"; };
    if (rate.likely > 0)
        line.readAs = written(rate, rateText) + " read at peak x " + formatShare(rest) + " = " +
                      written(rate * rest, rateText) + " go further";
    if (bytes.likely > 0)
        line.readAs += (line.readAs.empty() ? std::string() : "; ") + written(bytes, flow) + " x " + formatShare(rest) +
                       " = " + written(bytes * rest, flow);
    line.aloud = rate.likely > 0 ? sayCount((rate * rest).likely, "a second go further")
                                 : sayCount((bytes * rest).likely, "bytes a second go further");
    line.notes.emplace_back("the rates above stay what clients ask for: the cache of the drawing tells who answers");
}

void answerCachedShare(const LoadPad &pad, PadLine &line, std::string_view text)
{
    const double share = cachedShare(lowered(text)).value_or(0);
    const bool reads = std::ranges::any_of(pad.classes, [](const PadClass &one) { return !one.isWrite; });
    std::string what;
    Band memory;
    for (const PadClass &one : pad.classes) {
        if ((reads && one.isWrite) || !one.bytesEach)
            continue;
        const Band day = one.averageRate * 86'400., bytes = day * share * *one.bytesEach;
        what += (what.empty() ? "" : " and ") + written(day, countText) + " " + one.name + " a day x " +
                written(*one.bytesEach, formatStorage);
        memory = memory + bytes;
    }
    if (what.empty() && pad.totalPeakRate.likely > 0 &&
        !lowered(text).starts_with("cache ")) { // nobody says how large: what goes further is known
        answerInFront(pad, line, share);
        return;
    }
    if (what.empty()) {
        line.error = "how much memory that takes needs what is read and how large it is, like 10M reads/day x 2 KB";
        return;
    }
    line.readAs = formatShare(share) + " of " + what + " = " + written(memory, formatStorage) + " of cache";
    line.aloud = sayCount(memory.likely, "bytes of cache");
    line.notes.emplace_back(
        "what is read twice counts twice here; cache 90 % of 100M items behind the reads tells what "
        "such a cache answers");
}

/// What becomes of all that is kept: x 0.1 of "compression 10x", x 1.2 of "20% overhead", x 0.3 of "index 30% of data".
struct KeptShare {
    double factor = 1;
    const char *what = "";
};

std::optional<KeptShare> keptShare(std::string_view text)
{
    static const std::regex compressed("compress[a-z]*[a-z ]*?(?:ratio)? ?[:=]? ?(?:of |by |to )?([0-9.]+) ?(x|:1|%)"),
        ahead("^([0-9.]+) ?(x|:1) compress");
    const std::string plain = lowered(text);
    std::smatch found;
    if (std::regex_search(plain, found, compressed) || std::regex_search(plain, found, ahead)) {
        const double by = std::strtod(found[1].str().c_str(), nullptr);
        const double factor = found[2] == "%" ? 1 - by / 100 : 1 / by;
        return factor > 0 && factor < 1 ? std::optional(KeptShare{factor, "compressed"}) : std::nullopt;
    }
    const auto share = shareIn(plain);
    const auto words = smallWords(plain);
    const auto has = [&](std::initializer_list<std::string_view> some) { return saysAny(words, some); };
    if (!share || std::ranges::count_if(words, hasDigit) != 1)
        return std::nullopt;
    if (plain.find("% of ") != std::string::npos && has({"index", "indexes", "indices"}) &&
        has({"data", "storage", "size", "raw"}))
        return KeptShare{*share, "of indexes"};
    if (has({"overhead"}) || (has({"indexes", "indices"}) && has({"for"})))
        return KeptShare{1 + *share, "with it"};
    return std::nullopt;
}

void answerKept(const LoadPad &pad, PadLine &line, const KeptShare &share)
{
    const Band kept = pad.totalStored.likely > 0 ? pad.totalStored : pad.data;
    if (!(kept.likely > 0)) {
        line.error = "of what is kept: say how much that is, like 1M posts/day x 2 KB, keep 5y, on another line";
        return;
    }
    const Band all = kept * share.factor;
    line.readAs = written(kept, formatStorage) + " kept x " + formatQuantity(share.factor, Unit::None, 3) + " = " +
                  written(all, formatStorage) + " " + share.what;
    line.aloud = sayCount(all.likely, ("bytes " + std::string(share.what)).c_str());
}

} // namespace

AnsweredAfterwards answeredAfterwards(std::string_view text, const LoadPad &pad)
{
    if (PadLine divided; answerDivision(divided, text))
        return [divided](const LoadPad &, PadLine &line) { line = divided; };
    if (const auto capacity = readCapacity(text, pad))
        return [capacity](const LoadPad &all, PadLine &line) { answerCapacity(all, line, *capacity); };
    if (saysCachedShare(text))
        return [said = std::string(text)](const LoadPad &all, PadLine &line) { answerCachedShare(all, line, said); };
    if (const auto share = answeredInFront(text))
        return [share](const LoadPad &all, PadLine &line) { answerInFront(all, line, *share); };
    if (const auto share = keptShare(text))
        return [share](const LoadPad &all, PadLine &line) { answerKept(all, line, *share); };
    return {};
}

} // namespace ninesketch
