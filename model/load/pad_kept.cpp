// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_kept.h"

#include "model/design/word_stems.h"
#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// "orders" of "keep orders 7 years"; empty: it names nothing.
std::string whatIsKept(std::string_view content)
{
    std::string things;
    for (const std::string &word : smallWords(content)) {
        const auto unit = readLoadTerm("1 " + word);
        const bool time = unit && unit->dimension == Dimension{.seconds = 1};
        if (time || hasDigit(word) || isOptionWord(word) || stemsOf(word).empty() ||
            isOneOf(word, {"retained", "store", "stored", "storage", "history", "archived", "saved", "save", "ttl",
                           "expire", "expires", "delete", "deleted", "after", "purge", "purged", "data", "all"}))
            continue;
        things += (things.empty() ? "" : " ") + word;
    }
    return things;
}

bool speakOfTheSame(std::string_view left, std::string_view right)
{
    return sharedStems(stemsOf(left), stemsOf(right)) > 0;
}

/// "hourly aggregates": made of what is asked for, and kept apart from it
bool isOfSummaries(const std::string &things)
{
    return std::ranges::any_of(smallWords(things), isSummary);
}

} // namespace

void tellWhatIsKept(SaidLines &said)
{
    for (SaidLine &line : said) {
        if (!line.common || !line.common->retention || line.common->peak || line.common->hoursADay ||
            !line.common->wants.empty())
            continue;
        const std::string things = whatIsKept(line.content);
        if (isOfSummaries(things) || std::ranges::any_of(said, [&](const SaidLine &other) {
                return !other.common && speakOfTheSame(things, other.content);
            }))
            line.keeps = things;
    }
}

PadOptions commonFor(const SaidLine &line, const SaidLines &said)
{
    PadOptions common;
    for (const bool named : {false, true}) // what is said of them by name counts most
        for (const SaidLine &one : said)
            if (one.common && one.keeps.empty() != named && (!named || speakOfTheSame(one.keeps, line.content)))
                common = withCommon(*one.common, common);
    return common;
}

void keepWhatIsNamed(LoadPad &pad, const SaidLines &said)
{
    for (const SaidLine &line : said) {
        if (!line.common || line.keeps.empty())
            continue;
        const auto isMeant = [&](const PadClass &one) {
            return speakOfTheSame(line.keeps, one.name + " " + one.counted);
        };
        const bool some = std::ranges::any_of(pad.classes, isMeant);
        const bool summaries = isOfSummaries(line.keeps);
        for (PadClass &one : pad.classes)
            if (one.isWrite && one.retention == 0 && (some ? isMeant(one) : !summaries)) {
                one.retention = *line.common->retention;
                one.copies = line.common->copies.value_or(one.copies);
                finish(one);
                if (one.stored)
                    pad.lines[line.at].readAs += "; " + one.name + ": " + written(*one.stored, formatStorage) + " kept";
            }
    }
}

void keepWhatComes(LoadPad &pad, const SaidLines &said)
{
    const auto keeps = std::ranges::find_if(
        said, [](const SaidLine &line) { return line.common && line.common->retention && line.keeps.empty(); });
    if (keeps == said.end() || std::ranges::any_of(pad.classes, &PadClass::isWrite))
        return;
    for (PadClass &one : pad.classes) {
        if (one.name == "request" || meansReading(one.name) || meansReading(one.counted) || !one.bytesEach)
            continue;
        one.isWrite = true;
        one.retention = *keeps->common->retention;
        one.copies = keeps->common->copies.value_or(one.copies);
        finish(one);
        pad.lines[keeps->at].readAs += "; " + one.name + ": " + written(*one.stored, formatStorage) + " kept";
    }
}

} // namespace ninesketch
