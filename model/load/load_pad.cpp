// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/load_pad.h"

#include "model/design/line_text.h"
#include "model/load/line_words.h"
#include "model/load/pad_afterwards.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_asides.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_doings.h"
#include "model/load/pad_forms.h"
#include "model/load/pad_growth.h"
#include "model/load/pad_hours.h"
#include "model/load/pad_item_size.h"
#include "model/load/pad_kept.h"
#include "model/load/pad_marks.h"
#include "model/load/pad_options.h"
#include "model/load/pad_rate_lines.h"
#include "model/load/pad_said.h"
#include "model/load/pad_sentences.h"
#include "model/load/pad_streams.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_things.h"
#include "model/load/pad_tokens.h"
#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace ninesketch
{
namespace
{

/// "200 bytes per tweet, keep 5y", of the tweets of another line.
bool answerSize(LoadPad &pad, PadLine &line, SaidLine &said, std::vector<PadPartShare> &shares)
{
    if (const auto part = readPartShare(said.content, pad)) {
        shares.push_back(*part);
        said.sized = true;
        const bool several = part->share > 1;
        line.readAs = line.aloud =
            (several ? numberText(part->share) + " " + plural(part->part) + " in each \"" + part->item + "\""
                     : formatShare(part->share) + " of \"" + part->item + "\" have " + part->part) +
            ": a line says how large, like " + part->part + ": 200 KB";
        return true;
    }
    const auto size = readItemSize(splitAtCommas(said.content), pad, shares);
    if (!size)
        return false;
    said.sized = true;
    if (size->share != 1) // "200 KB (30% of posts)"
        std::erase_if(said.parts, [&](std::string_view part) {
            return part.data() != said.parts.front().data() && part.find("% of ") != std::string_view::npos;
        });
    if (const auto options = readPadOptions(said.parts, line.notes)) {
        line.ignored = options->ignored;
        const auto other = std::ranges::find_if(said.parts | std::views::reverse, [&](std::string_view part) {
            std::vector<std::string> notes;
            const auto alone = readPadOptions({{}, part}, notes);
            return alone && alone->bytes && *alone->bytes != size->bytes;
        });
        if (said.parts.size() > 1 && options->bytes && *options->bytes != size->bytes && // "5 KB in, 20 KB out"
            other != said.parts.rend())
            line.notes.push_back("\"" + std::string(*other) + "\" does not count");
        applyItemSize(pad, line, *size, *options);
    } else {
        line.error = options.error();
    }
    return true;
}

/// "each photo is 2 MB", "photo 2 MB": of something that is named; what is an option is none.
bool saysSizeOf(std::string_view part)
{
    std::vector<std::string> notes;
    const auto option = readPadOptions({std::string_view(), part}, notes);
    if ((option && option->ignored.empty() && option->factors.empty()) || namesATime(part) ||
        part.find("/s") != std::string_view::npos || part.find('%') != std::string_view::npos)
        return false;
    bool sized = false, named = false;
    const auto words = wordsOf(part);
    for (std::size_t i = 0; i < words.size(); ++i) {
        sized = sized || isSize(words[i]) || (i + 1 < words.size() && isSize(words[i] + " " + words[i + 1]));
        const std::string word = lowered(words[i].ends_with(':') ? words[i].substr(0, words[i].size() - 1) : words[i]);
        named = named || !nounOf(word).empty();
    }
    return sized && named;
}

/// The parts of "1M photos a day, each photo is 2 MB" that say how large it is what the line asks for, taken out of the
/// line: they are answered as lines below it.
std::vector<std::string> takeSizesOf(std::vector<std::string_view> &parts, const LoadPad &pad, const PadOptions &common,
                                     std::size_t at)
{
    std::vector<std::string_view> others;
    std::vector<std::string> sizes;
    for (const std::string_view part : parts)
        if (!others.empty() && saysSizeOf(part))
            sizes.emplace_back(part);
        else
            others.push_back(part);
    if (sizes.empty())
        return {};
    LoadPad tried = pad;
    PadLine line;
    auto rates = others;
    readRates(tried, line, rates, std::nullopt, common, at);
    const bool made =
        line.error.empty() && std::ranges::find(tried.classes, at, &PadClass::line) != tried.classes.end();
    const bool all = made && std::ranges::all_of(sizes, [&](const std::string &size) {
                         const auto read = readItemSize({size}, tried, {});
                         return read && std::ranges::any_of(tried.classes, [&](const PadClass &one) {
                                    return one.line == at && isCalledAfter(one, read->item);
                                });
                     });
    if (!all)
        return {};
    parts = others;
    return sizes;
}

void answerRest(LoadPad &pad, PadLine &line, SaidLine &said, const PadOptions &common)
{
    const std::string content = sizesSummed(said.content);
    auto told = withThings(content, pad);
    if (told && *told == content)
        told = withThings(withPeople(content, pad.people), pad);
    if (!told) {
        line.error = told.error();
        return;
    }
    if (*told != said.content) {
        said.plain = inPlainTerms(*told);
        said.parts = splitAtCommas(said.plain);
    }
    std::vector<std::string_view> &parts = said.parts;
    if (parts.size() > 1 && readCommonOptions({parts.front()})) // "peak 5x, 10k rps"
        std::ranges::rotate(parts, parts.begin() + 1);
    const auto sizes = takeSizesOf(parts, pad, common, said.at);
    const auto within = takeRatio(parts);
    rateFirst(parts);
    const auto ratio = within ? std::nullopt : ratioAlone(parts);
    if (!ratio) {
        readRates(pad, line, parts, within, common, said.at);
        for (const std::string &text : sizes)
            if (const auto size = readItemSize({text}, pad, {})) {
                PadLine part;
                applyItemSize(pad, part, *size, {});
                append(line, std::move(part));
            }
        return;
    }
    const auto options = readPadOptions(parts, line.notes);
    if (!options) {
        line.error = options.error();
        return;
    }
    line.ignored = options->ignored;
    applyRatio(pad, line, *ratio, *options, common, said.at);
}

void answer(LoadPad &pad, SaidLine &said, const PadOptions &common, std::vector<PadPartShare> &shares)
{
    constexpr const char *noSum = "what is kept for ever has no sum: say how many years are to be paid for, like keep "
                                  "10y";
    PadLine line;
    const std::size_t classes = pad.classes.size();
    said.afterwards = answeredAfterwards(said.content, pad);
    if (said.afterwards)
        return;
    if (saysBusyHoursAlone(said.content))
        line.error = "how much comes then? Say peak hours 18-21 have 50% of orders, or how high the peak is: peak 3x";
    else if (said.common)
        line.readAs = line.aloud = commonText(*said.common, said.keeps);
    else if (!said.plain.empty() && !answerTokens(pad, line, said.content) && !answerSize(pad, line, said, shares) &&
             !answerOfEach(pad, line, said.content, said.at) && !answerGrowth(pad, line, said.content) &&
             !answerDay(line, said.content) && !answerMembers(pad, line, said.content) &&
             !answerPartOfClass(pad, line, said.content, said.at))
        answerRest(pad, line, said, common);
    if (!said.beside.empty())
        line.notes.push_back(
            "\"" + said.beside +
            "\" does not count: what is kept otherwise has a line of its own, like 1M rollups/day x 100 B, keep 1y");
    if (said.forever && !hasDigit(said.plain))
        line.error = noSum;
    else if (said.forever)
        line.notes.emplace_back(noSum);
    said.asks = pad.classes.size() > classes;
    said.error = line.error;
    append(pad.lines[said.at], std::move(line));
}

bool leavesOut(const PadLine &line)
{
    return !line.error.empty() || !line.ignored.empty();
}

/// Where a line read as one leaves something out, and read as a line for each of its parts it doesn't, that is meant:
/// "100M DAU, 1 post a day each, 20 reads a day each". Those lines then stand in `apart`.
bool answerApart(LoadPad &pad, const SaidLine &whole, PadOptions common, std::vector<PadPartShare> &shares,
                 SaidLines &apart)
{
    LoadPad tried = pad;
    SaidLines parts;
    for (const std::string_view part : commaParts(whole.content)) {
        const SaidLine &one = say(parts, whole.at, asUsual(part));
        if (one.plain.empty())
            return false;
        if (one.common)
            common = withCommon(*one.common, common);
    }
    std::vector<PadPartShare> triedShares = shares;
    const auto counts = [](const std::string &note) { // what is only counted is no answer
        return note == thingsWithoutTime || note == sizeWithoutRate || note.ends_with("counts instead");
    };
    for (SaidLine &one : parts) {
        const auto &notes = tried.lines[whole.at].notes;
        const std::size_t before = notes.size();
        answer(tried, one, common, triedShares);
        if (readPartShare(one.content, tried) && one.content.find(" of ") == std::string::npos)
            return false; // of what?
        const bool first = &one == &parts.front();
        if (!first && std::any_of(notes.begin() + static_cast<std::ptrdiff_t>(before), notes.end(), counts))
            return false;
    }
    const bool severalShares = std::ranges::count(whole.content, '%') > 1; // "10% post, 90% read"
    const bool others = pad.people.likely > 0 && tried.people != pad.people;
    if (parts.size() < 2 || severalShares || others || leavesOut(tried.lines[whole.at]))
        return false;
    pad = std::move(tried);
    shares = std::move(triedShares);
    apart.splice(apart.end(), parts);
    return true;
}

/// "Traffic estimates:", and what the pad is about, in the first of several lines.
bool isHeading(std::string_view content, bool first)
{
    constexpr std::ptrdiff_t few = 4; // words
    PadLine growth;
    const auto words = wordsOf(content); // "S3-like storage" says no number
    const bool counts = std::ranges::any_of(words, [](const std::string &word) {
        return startsWithDigit(word) ||
               (word.size() > 1 && hasDigit(word) && isOneOf(word.substr(0, 1), {"x", "~", "<", ">", "("}));
    });
    return !(first ? counts : hasDigit(content)) &&
           (content.ends_with(':') ||
            (first && std::ranges::count(content, ' ') < few &&
             (hasDigit(content) || !hasDigit(inPlainTerms(content))) && !readPadRatio(content) && !saysHeavy(content) &&
             !answerGrowth(LoadPad{}, growth, content)));
}

/// Ratios and sizes may stand above the rates that they belong to. `alone`: it is all that its line says.
/// Answers whether this one now says more.
bool answerAgain(LoadPad &pad, SaidLine &said, bool alone, const PadOptions &common, std::vector<PadPartShare> &shares)
{
    const bool answered = said.plain.empty() || said.sized || said.common || said.afterwards || said.asks;
    PadLine line;
    if (answered)
        return false;
    if (!answerSize(pad, line, said, shares)) {
        if (said.error.empty())
            return false;
        LoadPad tried = pad; // what it speaks of may stand below
        answerRest(tried, line, said, common);
        if (!line.error.empty())
            return false;
        pad = std::move(tried);
    }
    const bool failed = !std::exchange(said.error, {}).empty();
    PadLine &whole = pad.lines[said.at];
    if (alone) {
        line.text = whole.text;
        whole = std::move(line);
        return true;
    }
    if (failed)
        whole.error.clear();
    std::erase(whole.notes, sizeWithoutRate);
    append(whole, std::move(line));
    return true;
}

/// Until no more of them are understood.
void answerAll(LoadPad &pad, SaidLines &said, std::vector<PadPartShare> &shares)
{
    for (bool more = true; more;) {
        more = false;
        for (SaidLine &line : said) {
            const bool alone = std::ranges::count(said, line.at, &SaidLine::at) == 1;
            more = answerAgain(pad, line, alone, commonFor(line, said), shares) || more;
        }
    }
}

void sumUp(LoadPad &pad)
{
    for (const PadClass &one : pad.classes) {
        pad.totalPeakRate = pad.totalPeakRate + one.peakRate;
        if (one.bandwidth)
            pad.totalBandwidth = pad.totalBandwidth + *one.bandwidth;
        if (one.stored)
            pad.totalStored = pad.totalStored + *one.stored;
    }
}

} // namespace

LoadPad readLoadPad(std::string_view text)
{
    LoadPad pad;
    SaidLines said;
    StreamLines streams;
    CommaNotes notes;
    bool begun = false; // a line above says something
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != '\n')
            continue;
        const std::string_view written = text.substr(start, i - start), plain = withoutRemark(written);
        start = i + 1;
        pad.lines.emplace_back().text = std::string(trimmed(written));
        constexpr std::size_t longest = 1000; // letters
        if (plain.size() > longest) {
            pad.lines.back().error = "this line is too long for me: write a line for each thing that you know";
            continue;
        }
        const std::string content = withoutMarks(plain);
        const bool first = !begun && !trimmed(text.substr(std::min(start, text.size()))).empty();
        begun = begun || !content.empty();
        if (content.starts_with("//") || isHeading(content, first))
            continue;
        for (const std::string &note : notesIn(content, notes)) {
            const std::string usual = streams.asUsual(hoursAsUsual(note));
            if (!streams.working().empty())
                pad.lines.back().notes.push_back(streams.working());
            for (std::string &one : doingsIn(asUsual(usual)))
                say(said, pad.lines.size() - 1, std::move(one));
        }
    }
    tellWhatIsKept(said);
    std::vector<PadPartShare> shares;
    SaidLines apart;
    for (SaidLine &line : said) {
        if (commaParts(line.content).size() == 1 || leavesOut(pad.lines[line.at])) {
            answer(pad, line, commonFor(line, said), shares);
            continue;
        }
        LoadPad before = pad;
        const PadOptions common = commonFor(line, said);
        answer(pad, line, common, shares);
        if (leavesOut(pad.lines[line.at]) && answerApart(before, line, common, shares, apart)) {
            pad = std::move(before);
            line.plain.clear();
            line.afterwards = {};
        }
    }
    said.splice(said.end(), apart);
    answerAll(pad, said, shares);
    if (!pad.classes.empty()) // things that are counted are there for other lines
        for (PadLine &line : pad.lines)
            std::erase(line.notes, thingsWithoutTime);
    keepWhatIsNamed(pad, said);
    keepWhatComes(pad, said);
    sumUp(pad);
    for (const SaidLine &line : said) {
        PadLine part;
        if (line.afterwards)
            line.afterwards(pad, part);
        append(pad.lines[line.at], std::move(part));
    }
    return pad;
}

} // namespace ninesketch
