// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/load_pad.h"

#include "model/design/line_text.h"
#include "model/design/word_stems.h"
#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_afterwards.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_asides.h"
#include "model/load/pad_capacity.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_doings.h"
#include "model/load/pad_forms.h"
#include "model/load/pad_hours.h"
#include "model/load/pad_item_size.h"
#include "model/load/pad_options.h"
#include "model/load/pad_products.h"
#include "model/load/pad_ratio.h"
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
#include <cctype>
#include <deque>
#include <iterator>

namespace ninesketch
{
namespace
{

/// "10k writes/s" by itself, and what it counts.
std::optional<std::string> countedBy(std::string_view part)
{
    if (const auto colon = part.find(':'); colon != std::string_view::npos) { // "reads: 100k/s"
        const auto said = readLoadTerm(trimmed(part.substr(colon + 1)));
        const bool rate = said && said->dimension.seconds == -1 && said->dimension.bytes == 0 && !said->ofEachPerson;
        return rate && !lowered(part).starts_with("peak") ? std::optional(std::string(trimmed(part.substr(0, colon))))
                                                          : std::nullopt;
    }
    const auto term = readLoadTerm(part);
    const bool rate = term && term->dimension == Dimension{.actions = 1, .seconds = -1};
    const bool named = rate && !term->action.empty() && !isOneOf(term->action, {"peak", "avg", "average", "request"});
    return named ? std::optional(term->action) : std::nullopt;
}

/// The parts of a line that says several rates, "1M reads/s and 10k writes/s": one line for each. One line otherwise.
std::vector<std::vector<std::string_view>> linesIn(const std::vector<std::string_view> &parts)
{
    std::vector<std::string_view> rates, others, counted;
    std::vector<std::string> names;
    for (const std::string_view part : parts) {
        counted = {part};
        for (const std::string_view joint : {" and ", " + ", " & "})
            if (const auto cut = part.find(joint); cut != std::string_view::npos)
                counted = {trimmed(part.substr(0, cut)), trimmed(part.substr(cut + joint.size()))};
        const bool all = std::ranges::all_of(counted, [](std::string_view one) { return countedBy(one).has_value(); });
        if (!all)
            others.push_back(part);
        for (const std::string_view one : all ? counted : std::vector<std::string_view>()) {
            rates.push_back(one);
            names.push_back(*countedBy(one));
        }
    }
    std::ranges::sort(names);
    if (rates.size() < 2 || std::ranges::adjacent_find(names) != names.end() ||
        rates.front() != parts.front().substr(0, rates.front().size()))
        return {parts};
    std::vector<std::vector<std::string_view>> lines;
    for (const std::string_view rate : rates) {
        lines.push_back({rate});
        lines.back().insert(lines.back().end(), others.begin(), others.end());
    }
    return lines;
}

/// Takes a ratio out of a line that has a rate as well: "500 writes/s, 20:1 read heavy", "80% reads, 10k rps".
std::optional<PadRatio> takeRatio(std::vector<std::string_view> &parts)
{
    const auto isRate = [](std::string_view part) {
        const auto term = readLoadTerm(part);
        return term && term->dimension.seconds == -1 && term->dimension.bytes == 0;
    };
    for (std::size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
        const auto ratio = readPadRatio(parts[i]);
        const std::size_t other = i == 0 ? 1 : 0;
        if (!ratio || (i == 0 ? !isRate(parts[other]) : readPadRatio(parts[other]).has_value()))
            continue;
        const std::string counted = countedBy(parts[other]).value_or("");
        const bool about = isOneOf(ratio->left, {"read", "write"}) || isOneOf(counted, {ratio->left, ratio->right});
        if (!about)
            continue;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        return ratio;
    }
    return std::nullopt;
}

/// "2MB photos, 200M per week": the rate, which counts what the size is of, goes first.
void rateFirst(std::vector<std::string_view> &parts)
{
    const auto first = readLoadTerm(parts.front());
    const auto isCount = [](std::string_view part) {
        const auto term = readLoadTerm(part);
        return term && term->dimension == Dimension{.seconds = -1};
    };
    const auto count = std::find_if(parts.begin() + 1, parts.end(), isCount);
    if (first && first->dimension.bytes == 1 && first->dimension.seconds == 0 && count != parts.end())
        std::rotate(parts.begin(), count, count + 1);
}

/// What `part` of a line was read as, behind what other parts of it were.
void append(PadLine &line, PadLine part)
{
    for (const auto &[whole, said] : {std::pair(&line.readAs, &part.readAs), {&line.aloud, &part.aloud}})
        *whole += (whole->empty() || said->empty() ? "" : "; ") + *said;
    line.notes.insert(line.notes.end(), part.notes.begin(), part.notes.end());
    line.ignored.insert(line.ignored.end(), part.ignored.begin(), part.ignored.end());
    if (line.error.empty())
        line.error = std::move(part.error);
}

/// A line, or of one that says several things one of them, before it is answered. Its parts point into it.
struct SaidLine {
    std::size_t at = 0;                  ///< of the pad's lines
    std::string content;                 ///< without its remark
    std::string plain;                   ///< in plain terms; empty: nothing
    std::vector<std::string_view> parts; ///< of it
    std::optional<PadOptions> common;    ///< it says something for all lines
    std::string beside;                  ///< what else it says of how long, which does not count
    std::string keeps;                   ///< "orders": what it says for all lines is only for those that speak of them
    bool forever = false;                ///< it said that something is kept for ever
    bool sized = false;                  ///< it says how large something is
    AnsweredAfterwards afterwards;       ///< it speaks of all that is asked for or kept
};

/// "1-minute rollups for 1 year", "30 days hot", "20% never": how long something else is kept, or how.
bool saysAges(std::string_view part)
{
    return std::ranges::any_of(smallWords(part), [](const std::string &word) {
        return isOneOf(word, {"rollup", "rollups", "aggregate", "aggregates", "aggregated", "summaries", "downsampled",
                              "hot", "cold", "warm", "archive", "archived", "glacier", "never", "then", "after"});
    });
}

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

/// Which of the lines that say something for all are only for some: those of which another line speaks.
void tellWhatIsKept(std::deque<SaidLine> &said)
{
    for (SaidLine &line : said) {
        if (!line.common || !line.common->retention || line.common->peak || line.common->hoursADay ||
            !line.common->wants.empty())
            continue;
        const std::string things = whatIsKept(line.content);
        if (std::ranges::any_of(
                said, [&](const SaidLine &other) { return !other.common && speakOfTheSame(things, other.content); }))
            line.keeps = things;
    }
}

/// What lines say for all, as far as it is for this one.
PadOptions commonFor(const SaidLine &line, const std::deque<SaidLine> &said)
{
    PadOptions common;
    for (const bool named : {false, true}) // what is said of them by name counts most
        for (const SaidLine &one : said)
            if (one.common && one.keeps.empty() != named && (!named || speakOfTheSame(one.keeps, line.content)))
                common = withCommon(*one.common, common);
    return common;
}

void read(SaidLine &line, std::string content)
{
    line.forever = takeForever(content);
    line.content = listSummed(content);
    line.plain = inPlainTerms(line.content);
    line.parts = splitAtCommas(line.plain);
    if (!line.plain.empty() && !readPadRatio(line.parts.front()))
        line.common = readCommonOptions(line.parts);
    const auto comma = line.content.find(',');
    if (line.common || comma == std::string::npos || line.parts.size() < 2)
        return;
    const auto first = readCommonOptions({line.parts.front()});
    const std::string_view rest = trimmed(std::string_view(line.content).substr(comma + 1));
    if (first && first->retention && saysAges(rest)) { // "keep raw 7 days, 1-minute rollups for 1 year"
        line.common = first;
        line.beside = std::string(rest);
    }
}

/// A ratio that is all that the line says; what it is told by is taken out of the line but for its first part: "read
/// heavy, 100:1", "reads 95%, writes 5%".
std::optional<PadRatio> ratioAlone(std::vector<std::string_view> &parts)
{
    const auto ratio = readPadRatio(parts.front());
    const bool goesOn =
        parts.size() > 1 && ((!ratio && saysHeavy(parts.front())) || (ratio && parts[1].ends_with('%')));
    if (!goesOn)
        return ratio;
    const auto whole = readPadRatio(std::string(parts[0]) + " " + std::string(parts[1]));
    if (whole)
        parts.erase(parts.begin() + 1);
    return whole ? whole : ratio;
}

/// Of "1.5B visits per month, 4 pages per visit, 2MB per page" the size of a page; it is taken out of the line.
PadOptions takeSizeOf(const std::string &counted, std::vector<std::string_view> &parts)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::string> notes;
        const auto options = readPadOptions({std::string_view(), parts[i]}, notes);
        if (!options || !options->bytes || options->sizeOf.empty() || options->sizeOf != nounOf(counted))
            continue;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        return *options;
    }
    return {};
}

/// Rates; a ratio in their line is one of them, whatever stands above.
void readRates(LoadPad &pad, PadLine &line, std::vector<std::string_view> parts, const std::optional<PadRatio> &ratio,
               const PadOptions &common, std::size_t at)
{
    LoadPad own;
    own.people = pad.people;
    LoadPad &into = ratio ? own : pad;
    const PadOptions ofOther = ratio ? takeSizeOf(ratio->left, parts) : PadOptions();
    for (const auto &one : linesIn(parts)) {
        PadLine part;
        readProduct(into, part, one, common, at);
        append(line, std::move(part));
    }
    if (ratio && line.error.empty()) {
        PadLine part;
        applyRatio(own, part, *ratio, ofOther, common, at);
        append(line, std::move(part));
    }
    pad.people = into.people;
    for (PadClass &made : own.classes)
        addClass(pad, line, std::move(made));
}

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
        if (options->bytes && *options->bytes != size->bytes) // "5 KB in, 20 KB out"
            line.notes.push_back("\"" + std::string(said.parts.back()) + "\" does not count");
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
    if (answerDivision(line, said.content)) {
        append(pad.lines[said.at], std::move(line));
        return;
    }
    said.afterwards = answeredAfterwards(said.content, pad);
    if (said.afterwards)
        return;
    if (saysBusyHoursAlone(said.content))
        line.error = "how much comes then? Say peak hours 18-21 have 50% of orders, or how high the peak is: peak 3x";
    else if (said.common)
        line.readAs = line.aloud = commonText(*said.common, said.keeps);
    else if (!said.plain.empty() && !answerTokens(pad, line, said.content) && !answerSize(pad, line, said, shares) &&
             !answerOfEach(pad, line, said.content, said.at) && !answerGrowth(line, said.content) &&
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
    append(pad.lines[said.at], std::move(line));
}

bool leavesOut(const PadLine &line)
{
    return !line.error.empty() || !line.ignored.empty();
}

/// Where a line read as one leaves something out, and read as a line for each of its parts it doesn't, that is meant:
/// "100M DAU, 1 post a day each, 20 reads a day each". Those lines then stand in `apart`.
bool answerApart(LoadPad &pad, const SaidLine &whole, PadOptions common, std::vector<PadPartShare> &shares,
                 std::deque<SaidLine> &apart)
{
    LoadPad tried = pad;
    std::deque<SaidLine> parts;
    for (const std::string_view part : commaParts(whole.content)) {
        SaidLine &one = parts.emplace_back();
        one.at = whole.at;
        read(one, asUsual(part));
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
    std::ranges::move(parts, std::back_inserter(apart));
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
             !answerGrowth(growth, content)));
}

/// Ratios and sizes may stand above the rates that they belong to.
void answerAgain(LoadPad &pad, SaidLine &said, const PadOptions &common, std::vector<PadPartShare> &shares)
{
    const bool answered = said.plain.empty() || said.sized || said.common || said.afterwards ||
                          std::ranges::find(pad.classes, said.at, &PadClass::line) != pad.classes.end();
    PadLine line;
    if (answered)
        return;
    if (!answerSize(pad, line, said, shares)) {
        if (pad.lines[said.at].error.empty())
            return;
        LoadPad tried = pad; // what it speaks of may stand below
        answerRest(tried, line, said, common);
        if (!line.error.empty())
            return;
        pad = std::move(tried);
    }
    line.text = pad.lines[said.at].text;
    pad.lines[said.at] = std::move(line);
}

/// "keep orders 7 years" may speak of a class that a line makes without its name, "conversion 2%"; where it speaks of
/// none ("keep features 90 d", of payments), it is for all.
void keepWhatIsNamed(LoadPad &pad, const std::deque<SaidLine> &said)
{
    for (const SaidLine &line : said) {
        if (!line.common || line.keeps.empty())
            continue;
        const auto isMeant = [&](const PadClass &one) {
            return speakOfTheSame(line.keeps, one.name + " " + one.counted);
        };
        const bool some = std::ranges::any_of(pad.classes, isMeant);
        for (PadClass &one : pad.classes)
            if (one.isWrite && one.retention == 0 && (!some || isMeant(one))) {
                one.retention = *line.common->retention;
                one.copies = line.common->copies.value_or(one.copies);
                finish(one);
                if (one.stored)
                    pad.lines[line.at].readAs += "; " + one.name + ": " + written(*one.stored, formatStorage) + " kept";
            }
    }
}

/// "50M e-mails/day", "keep 5 years": something is kept, though nothing is said to be written.
void keepWhatComes(LoadPad &pad, const std::deque<SaidLine> &said)
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
    std::deque<SaidLine> said;
    bool begun = false; // a line above says something
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != '\n')
            continue;
        const std::string_view written = text.substr(start, i - start), content = withoutRemark(written);
        start = i + 1;
        pad.lines.emplace_back().text = std::string(trimmed(written));
        constexpr std::size_t longest = 1000; // letters
        if (content.size() > longest) {
            pad.lines.back().error = "this line is too long for me: write a line for each thing that you know";
            continue;
        }
        const bool first = !begun && !trimmed(text.substr(std::min(start, text.size()))).empty();
        begun = begun || !content.empty();
        if (content.starts_with("//") || isHeading(content, first))
            continue;
        for (std::string &one : doingsIn(asUsual(hoursAsUsual(content)))) {
            SaidLine &line = said.emplace_back();
            line.at = pad.lines.size() - 1;
            read(line, std::move(one));
        }
    }
    tellWhatIsKept(said);
    std::vector<PadPartShare> shares;
    std::deque<SaidLine> apart;
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
    std::ranges::move(apart, std::back_inserter(said));
    for (SaidLine &line : said)
        answerAgain(pad, line, commonFor(line, said), shares);
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
