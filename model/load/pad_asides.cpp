// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_asides.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_things.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ninesketch
{
namespace
{

/// 0.2 of "20%", where the text says one share.
std::optional<double> shareIn(std::string_view text)
{
    const auto percent = text.find('%');
    if (percent == std::string_view::npos || text.find('%', percent + 1) != std::string_view::npos)
        return std::nullopt;
    auto from = percent;
    while (from > 0 && std::string_view("0123456789. ").find(text[from - 1]) != std::string_view::npos)
        --from;
    const auto term = readLoadTerm(text.substr(from, percent + 1 - from));
    return term && term->value.likely > 0 ? std::optional(term->value.likely) : std::nullopt;
}

/// 0.2 of "cache 20% of daily reads" and of "80/20 rule".
std::optional<double> cachedShare(std::string_view text)
{
    const bool rule = text.find("80/20") != std::string_view::npos || text.find("80-20") != std::string_view::npos;
    const auto share = shareIn(text);
    return share || !rule ? share : std::optional(0.2);
}

} // namespace

bool answerGrowth(PadLine &line, std::string_view text)
{
    const auto words = smallWords(text);
    const auto has = [&](std::initializer_list<std::string_view> some) {
        return std::ranges::any_of(words, [&](const std::string &word) { return isOneOf(word, some); });
    };
    const auto share = shareIn(text);
    const bool doubles = has({"doubles", "double", "doubling"});
    const auto numbers = std::ranges::count_if(words, hasDigit);
    if (!(doubles ? numbers == 0 && has({"every", "each", "a", "per", "yearly", "annually"})
                  : share && numbers == 1 && has({"growth", "grow", "grows", "growing", "yoy", "mom", "increase"})))
        return false;
    const bool monthly = has({"month", "monthly", "mom"});
    const double yearly = std::pow(doubles ? 2 : 1 + *share, monthly ? 12 : 1);
    line.readAs = (doubles ? "twice as much" : formatShare(*share) + " more") + " every " +
                  (monthly ? "month" : "year") + ": x " + formatQuantity(yearly, Unit::None, 3) + " in a year, x " +
                  formatQuantity(std::pow(yearly, 5), Unit::None, 3) + " in 5 years";
    line.aloud = line.readAs;
    line.notes.emplace_back(
        "the other figures are those of today: move the load under \"What breaks first\" to see them "
        "grown");
    return true;
}

bool answerDay(PadLine &line, std::string_view text)
{
    const auto words = smallWords(text);
    const auto has = [&](std::initializer_list<std::string_view> some) {
        return std::ranges::any_of(words, [&](const std::string &word) { return isOneOf(word, some); });
    };
    const bool day = has({"day", "days"}) && has({"s", "sec", "secs", "second", "seconds"}) && words.size() < 8;
    if (!day || !has({"86400", "86", "100000", "100k", "24"}) || has({"per"}))
        return false;
    line.readAs = line.aloud = "a day has 86,400 s: with 100,000 rates come out 14 % low";
    return true;
}

bool answerMembers(const LoadPad &pad, PadLine &line, std::string_view text)
{
    const Words words = wordsOf(text);
    const auto word = [&](std::size_t at) { return at < words.size() ? lowered(words[at]) : std::string(); };
    const bool each = isOneOf(word(0), {"each", "every", "avg", "average", "a", "an"});
    const bool has = isOneOf(word(2), {"has", "have", "contains", "with", "includes", "follows", "owns", "knows",
                                       "joins", "uses", "holds", "is"});
    const bool haveThem =
        pad.people.likely > 0 && countsPeople(word(1)) && isOneOf(word(2), {"has", "have", "owns", "uses"});
    if (words.size() != 5 || !each || !has || isCounted(pad, words[1]) || haveThem ||
        (nounOf(word(1)).empty() && !countsPeople(word(1))) || !startsWithDigit(words[3]))
        return false;
    const auto many = readLoadTerm(words[3] + " " + words[4]);
    const bool count =
        many && (many->dimension == Dimension{.actions = 1} || many->dimension == Dimension{.people = 1});
    if (!count)
        return false;
    line.readAs = written(many->value, countText) + " " + word(4) + " for each " + word(1);
    line.aloud = line.readAs;
    line.notes.push_back("to count what goes to all of them, multiply: like 1M messages/day x " + words[3]);
    return true;
}

bool answerNewOnes(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at)
{
    const Words words = wordsOf(text);
    if (words.size() != 5 || lowered(words[1]) != "of" || lowered(words[4]) != "new" || !shareIn(words[0]))
        return false;
    const std::string noun = nounOf(lowered(words[2]));
    const auto of = std::ranges::find_if(pad.classes, [&](const PadClass &one) { return isCalledAfter(one, noun); });
    if (noun.empty() || of == pad.classes.end())
        return false;
    PadClass made = *of;
    made.name = "new " + noun;
    made.counted = noun;
    made.isWrite = true;
    made.averageRate = of->averageRate * *shareIn(words[0]);
    made.line = at;
    made.wants.clear();
    finish(made);
    line.readAs = made.name + ": " + of->name + " " + written(of->averageRate, rateText) + " x " + words[0] + " = " +
                  written(made.averageRate, rateText) + "; at peak " + written(made.peakRate, rateText);
    addBytes(line, made);
    line.aloud = sayCount(made.peakRate.likely, "a second are new");
    addClass(pad, line, std::move(made));
    return true;
}

bool saysCachedShare(std::string_view text)
{
    const std::string plain = lowered(text);
    const auto words = smallWords(plain);
    const bool ratio = std::ranges::any_of(words, [](const std::string &word) {
        return isOneOf(word, {"hit", "hits", "miss", "ratio", "rate"});
    });
    return plain.find("cach") != std::string::npos && !ratio && cachedShare(plain) &&
           plain.find(',') == std::string::npos &&
           std::ranges::count_if(words, hasDigit) == (plain.find('%') != std::string::npos ? 1 : 2);
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

} // namespace ninesketch
