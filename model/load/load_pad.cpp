// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/load_pad.h"

#include "model/design/line_text.h"
#include "model/framework/class_names.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_doings.h"
#include "model/load/pad_item_size.h"
#include "model/load/pad_options.h"
#include "model/load/pad_product.h"
#include "model/load/pad_ratio.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <cctype>
#include <deque>

namespace ninesketch
{
namespace
{

/// What a line says after its commas, of the class that it makes.
void take(const PadOptions &options, PadClass &made)
{
    if (options.bytes)
        made.bytesEach = options.bytes;
    made.peakFactor = options.peak.value_or(made.peakFactor);
    made.retention = options.retention.value_or(made.retention);
    made.copies = options.copies.value_or(made.copies);
    made.servers = options.servers;
    made.cache = options.cache;
    made.wants = options.wants;
}

/// `common` stands on a line of its own, for all.
void applyRatio(LoadPad &pad, PadLine &line, const PadRatio &ratio, const PadOptions &own, const PadOptions &common,
                std::size_t at)
{
    const PadOptions options = withCommon(own, common);
    const auto find = [&](const std::string &name) {
        return std::ranges::find_if(pad.classes, [&](const PadClass &c) { return c.name == name; });
    };
    auto known = find(ratio.left);
    bool knownIsLeft = known != pad.classes.end();
    if (!knownIsLeft)
        known = find(ratio.right);
    if (known == pad.classes.end() && !pad.classes.empty() && pad.classes.back().isWrite) {
        knownIsLeft = ratio.left == "write"; // "100M new urls per month, read 100:1"
        if (knownIsLeft || ratio.right == "write")
            known = pad.classes.end() - 1;
    }
    if (known == pad.classes.end()) {
        const bool splits = !pad.classes.empty() && (isOneOf(ratio.left, {"read", "write"}) ||
                                                     isOneOf(pad.classes.back().name, {"request", "action"}));
        if (!splits) {
            line.error = "a ratio needs a rate on a line above it, like 100M DAU x 10 " + ratio.left + "s/day";
            return;
        }
        // The line above gave a total of requests: it is split.
        PadClass left = pad.classes.back(), right = left;
        left.name = ratio.left;
        right.name = ratio.right;
        left.isWrite = writesData(ratio.left);
        right.isWrite = writesData(ratio.right);
        left.averageRate = left.averageRate * (ratio.a / (ratio.a + ratio.b));
        right.averageRate = right.averageRate * (ratio.b / (ratio.a + ratio.b));
        left.line = right.line = at;
        for (PadClass *part : {&left, &right}) {
            const auto wanted = part->wants; // of the whole: it holds for its parts, unless more is said of them
            take(options, *part);
            if (own.wants.empty())
                part->wants = wanted;
        }
        finish(left);
        finish(right);
        line.readAs = "the line above split " + numberText(ratio.a) + " to " + numberText(ratio.b) + ": " + left.name +
                      " " + formatRate(left.peakRate.likely) + ", " + right.name + " " +
                      formatRate(right.peakRate.likely) + " at peak";
        pad.classes.pop_back();
        pad.classes.push_back(std::move(left));
        pad.classes.push_back(std::move(right));
        return;
    }
    PadClass other = *known;
    const double factor = knownIsLeft ? ratio.b / ratio.a : ratio.a / ratio.b;
    other.name = knownIsLeft ? ratio.right : ratio.left;
    other.isWrite = writesData(other.name);
    other.averageRate = known->averageRate * factor;
    other.line = at;
    take(options, other);
    if (!other.isWrite)
        other.retention = own.retention.value_or(0); // not that of what is written
    finish(other);
    line.readAs = other.name + ": " + known->name + " " + written(known->averageRate, rateText) + " x " +
                  numberText(factor) + " = " + written(other.averageRate, rateText) + "; at peak " +
                  written(other.peakRate, rateText);
    addBytes(line, other);
    addSizes(line, other);
    addWants(line, other.wants);
    const auto existing = find(other.name);
    if (existing != pad.classes.end())
        *existing = std::move(other);
    else
        pad.classes.push_back(std::move(other));
}

/// Into the pad; a class of the same name before it gives way.
void addClass(LoadPad &pad, PadLine &line, PadClass made)
{
    const auto same = std::ranges::find(pad.classes, made.name, &PadClass::name);
    if (same == pad.classes.end()) {
        pad.classes.push_back(std::move(made));
        return;
    }
    line.notes.push_back("\"" + made.name + "\" was on line " + std::to_string(same->line + 1) +
                         " already: this line counts instead");
    *same = std::move(made);
}

/// "12 QPS" below "1M transactions per day" is what somebody worked out, and no load of its own.
bool saidAlready(const LoadPad &pad, PadLine &line, const Band &rate)
{
    constexpr double alike = 1.2; // as one rounds in one's head
    Band all;
    for (const PadClass &one : pad.classes)
        all.likely += one.averageRate.likely;
    const auto is = [&](double known) { return rate.likely < known * alike && known < rate.likely * alike; };
    const auto found = std::ranges::find_if(
        pad.classes, [&](const PadClass &one) { return is(one.averageRate.likely) || is(one.peakRate.likely); });
    if (found == pad.classes.end() && !is(all.likely))
        return false;
    const double known = found == pad.classes.end()      ? all.likely
                         : is(found->averageRate.likely) ? found->averageRate.likely
                                                         : found->peakRate.likely;
    line.readAs = (found == pad.classes.end() ? "the lines above together" : found->name + " above") + ": " +
                  formatRate(known) + ", so it does not count again";
    line.aloud = line.readAs;
    return true;
}

/// "100M DAU x 10 reads/day": a request class.
/// `kept`: the line itself says for how long, so that what has no verb is written ("1B pages/month, keep 5 years").
void makeClass(LoadPad &pad, PadLine &line, const Product &product, const PadOptions &options, const std::string &name,
               bool kept, std::size_t at)
{
    bool isPeak = options.isPeak;
    PadClass made;
    made.name = !name.empty()             ? name
                : !product.action.empty() ? product.action
                : !options.sizeOf.empty() ? options.sizeOf // "2MB photos, 200M per week"
                                          : "request";
    made.counted = product.action;
    made.isWrite = writesData(lowered(made.name)) || writesData(product.action) ||
                   (kept && made.name != "request" && !meansReading(made.name) && !meansReading(product.action));
    made.averageRate = product.count();
    made.line = at;
    if (name.empty() && product.action.empty() && !product.people && saidAlready(pad, line, made.averageRate))
        return;
    take(options, made);
    if (!kept && !made.isWrite)
        made.retention = 0; // what another line says of all is about what is written
    if (options.peakRate)
        made.peakFactor = options.peakRate->likely / made.averageRate.likely;
    if (!(made.peakFactor > 0) || (options.peakRate && made.peakFactor < 1)) {
        line.error = "the peak " + formatRate(options.peakRate ? options.peakRate->likely : 0) +
                     " is below the average " + formatRate(made.averageRate.likely);
        return;
    }
    if (options.averageRate && options.averageRate->likely <= made.averageRate.likely) { // "20k/s peak, 5k avg"
        made.peakFactor = made.averageRate.likely / options.averageRate->likely;
        isPeak = true;
    }
    if (isPeak)
        made.averageRate = made.averageRate * (1 / made.peakFactor);
    made.bytesEach = product.bytes;
    finish(made);
    line.readAs = product.working + " = " +
                  (isPeak ? written(made.peakRate, rateText) + " at peak" : written(made.averageRate, rateText));
    if (isPeak && made.peakFactor > 1)
        line.readAs += "; on average / " + numberText(made.peakFactor) + " = " + written(made.averageRate, rateText);
    else if (isPeak)
        line.notes.push_back("only the peak was said: it is taken as the average, too; with peak 3x the average is a "
                             "third of it");
    else if (made.peakFactor != 1 || options.peak)
        line.readAs += "; at peak x " + numberText(made.peakFactor) + " = " + written(made.peakRate, rateText);
    else
        line.notes.push_back(
            "no peak was said: the average is taken as the peak (web traffic peaks at 2 to 3 times its average)");
    addBytes(line, made);
    addSizes(line, made);
    addWants(line, made.wants);
    constexpr double hardly = 0.01; // a second
    line.aloud = (made.peakRate.likely < hardly ? sayCount(made.peakRate.likely * 86'400, "a day")
                                                : sayCount(made.peakRate.likely, "a second")) +
                 (options.peak || isPeak ? " at peak" : "");
    addClass(pad, line, std::move(made));
}

/// "1 Gbit/s" of responses of 10 KB as so many of them a second.
Product ofThatSize(Product product, const Band &bytes)
{
    product.rate = product.rate / bytes;
    product.working += " / " + written(bytes, formatStorage);
    product.total = {.actions = 1, .seconds = -1};
    product.bytes = bytes;
    if (isOneOf(product.action, {"traffic", "bandwidth", "throughput", "ingest", "egress"})) // no name of a request
        product.action.clear();
    return product;
}

/// An error of the terms, said better where the line is an option without a product.
std::string termError(const NamedProduct &named, const std::string &text, const std::string &error)
{
    if (lowered(named.product).starts_with("cache "))
        return "a cache stands behind its requests: 100M DAU x 10 reads/day x 2KB, " + text;
    if (named.optionFirst)
        return "\"" + text + "\" stands behind its requests: 100M DAU x 10 reads/day, " + text;
    return error;
}

bool saysDaily(std::string_view text)
{
    const std::vector<std::string> words = smallWords(text);
    return std::ranges::any_of(words, [](const std::string &word) { return isOneOf(word, {"dau", "daus", "daily"}); });
}

void readProduct(LoadPad &pad, PadLine &line, const std::vector<std::string_view> &parts, const PadOptions &common,
                 std::size_t at)
{
    NamedProduct named = readName(parts.front());
    const auto own = readPadOptions(parts, line.notes);
    if (!own) {
        line.error = own.error();
        return;
    }
    PadOptions options = withCommon(*own, common);
    options.isPeak = takePeakWord(named.product) || options.isPeak;
    const std::string text(parts.front());
    auto terms = splitProduct(named.product);
    terms.insert(terms.end(), options.factors.begin(), options.factors.end());
    const auto read = multiplied(terms, options.bytes, line.notes);
    if (!read) {
        line.error = termError(named, text, read.error());
        return;
    }
    Product product = *read;
    for (const auto *words : {&options.ignored, &product.ignored})
        line.ignored.insert(line.ignored.end(), words->begin(), words->end());
    if (product.ofEachPerson && !product.people && pad.people.likely > 0) { // those of the lines above
        product.people = pad.people;
        product.working = written(pad.people, countText) + " people x " + product.working;
    }
    if (product.people && saysDaily(text))
        pad.peopleOfADay = true;
    if (product.people && pad.peopleOfADay && product.total == Dimension{.actions = 1}) { // "100M DAU x 10 reads"
        product.rate = product.rate * (1 / 86'400.);
        product.total.seconds = -1;
        product.working += " a day";
        line.notes.emplace_back("no time was said: a day is taken, as the people are those of a day");
    }
    const Dimension &total = product.total;
    const bool kept = own->retention || own->copies;
    const bool isTraffic = total.bytes == 1 && total.seconds == -1 && total.actions <= 1 && !product.people;
    if (product.people) {
        const bool alone = total == Dimension{};
        const Band people = alone ? product.count() : *product.people;
        if (alone || people.likely > pad.people.likely)
            pad.people = people;
    }
    if (product.people && total == Dimension{})
        sayPeople(line, product);
    else if (isTraffic && options.bytes)
        makeClass(pad, line, ofThatSize(product, *options.bytes), options, named.name, kept, at);
    else if (total.bytes == 1 && total.seconds == -1)
        sayFlow(line, product, options);
    else if ((product.lasting && (total == Dimension{} || total == Dimension{.actions = 1})) ||
             (total == Dimension{} && !product.bytes && !product.action.empty()))
        sayLasting(line, product);
    else if (total.seconds == 0 && product.bytes)
        saySize(line, product, options);
    else if (total == Dimension{.actions = 2} || total == Dimension{.actions = 1})
        sayThings(line, product);
    else if (product.ofEachPerson && !product.people)
        line.error = "of each of them: say how many there are, like 100M users on a line above";
    else if (line.error = whyNoRate(total, text); line.error.empty())
        makeClass(pad, line, product, options, named.name, kept, at);
}

/// "10k writes/s" by itself, and what it counts.
std::optional<std::string> countedBy(std::string_view part)
{
    if (const auto colon = part.find(':'); colon != std::string_view::npos) { // "reads: 100k/s"
        const auto said = readLoadTerm(trimmed(part.substr(colon + 1)));
        const bool rate = said && said->dimension.seconds == -1 && said->dimension.bytes == 0 && !said->ofEachPerson;
        return rate ? std::optional(std::string(trimmed(part.substr(0, colon)))) : std::nullopt;
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
    bool forever = false;                ///< it said that something is kept for ever
    bool sized = false;                  ///< it says how large something is
};

void read(SaidLine &line, std::string content)
{
    line.forever = takeForever(content);
    line.content = std::move(content);
    line.plain = inPlainTerms(line.content);
    line.parts = splitAtCommas(line.plain);
    if (!line.plain.empty() && !readPadRatio(line.parts.front()))
        line.common = readCommonOptions(line.parts);
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

/// Rates; a ratio in their line is one of them, whatever stands above.
void readRates(LoadPad &pad, PadLine &line, const std::vector<std::string_view> &parts,
               const std::optional<PadRatio> &ratio, const PadOptions &common, std::size_t at)
{
    LoadPad own;
    own.people = pad.people;
    LoadPad &into = ratio ? own : pad;
    for (const auto &one : linesIn(parts)) {
        PadLine part;
        readProduct(into, part, one, common, at);
        append(line, std::move(part));
    }
    if (ratio && line.error.empty()) {
        PadLine part;
        applyRatio(own, part, *ratio, {}, common, at);
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
        line.readAs = line.aloud = formatShare(part->share) + " of \"" + part->item + "\" have " + part->part +
                                   ": a line says how large, like " + part->part + ": 200 KB";
        return true;
    }
    const auto size = readItemSize(splitAtCommas(said.content), pad, shares);
    if (!size)
        return false;
    said.sized = true;
    if (const auto options = readPadOptions(said.parts, line.notes)) {
        line.ignored = options->ignored;
        applyItemSize(pad, line, *size, *options);
    } else {
        line.error = options.error();
    }
    return true;
}

void answerRest(LoadPad &pad, PadLine &line, SaidLine &said, const PadOptions &common)
{
    if (const std::string told = withPeople(said.content, pad.people); told != said.content) {
        said.plain = inPlainTerms(told);
        said.parts = splitAtCommas(said.plain);
    }
    std::vector<std::string_view> &parts = said.parts;
    if (parts.size() > 1 && readCommonOptions({parts.front()})) // "peak 5x, 10k rps"
        std::ranges::rotate(parts, parts.begin() + 1);
    const auto within = takeRatio(parts);
    rateFirst(parts);
    const auto ratio = within ? std::nullopt : ratioAlone(parts);
    if (!ratio) {
        readRates(pad, line, parts, within, common, said.at);
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
    if (said.common)
        line.readAs = line.aloud = commonText(*said.common);
    else if (!said.plain.empty() && !answerSize(pad, line, said, shares))
        answerRest(pad, line, said, common);
    if (said.forever &&
        std::ranges::none_of(said.plain, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }))
        line.error = noSum;
    else if (said.forever)
        line.notes.emplace_back(noSum);
    append(pad.lines[said.at], std::move(line));
}

/// "Traffic estimates:"
bool isHeading(std::string_view content)
{
    return content.ends_with(':') && content.find_first_of("0123456789") == std::string_view::npos;
}

/// Sizes may stand above the rates that they belong to.
void answerSizeAgain(LoadPad &pad, SaidLine &said, std::vector<PadPartShare> &shares)
{
    const bool answered = said.plain.empty() || said.sized || said.common ||
                          std::ranges::find(pad.classes, said.at, &PadClass::line) != pad.classes.end();
    PadLine line;
    if (answered || !answerSize(pad, line, said, shares))
        return;
    line.text = pad.lines[said.at].text;
    pad.lines[said.at] = std::move(line);
}

void sumUp(LoadPad &pad)
{
    const auto add = [](Band &sum, const Band &more) {
        sum.low += more.low;
        sum.likely += more.likely;
        sum.high += more.high;
    };
    for (const PadClass &one : pad.classes) {
        add(pad.totalPeakRate, one.peakRate);
        if (one.bandwidth)
            add(pad.totalBandwidth, *one.bandwidth);
        if (one.stored)
            add(pad.totalStored, *one.stored);
    }
}

} // namespace

void finish(PadClass &made)
{
    made.peakRate = made.averageRate * made.peakFactor;
    made.bandwidth.reset();
    made.storedPerDay.reset();
    made.stored.reset();
    if (!made.bytesEach)
        return;
    made.bandwidth = made.peakRate * *made.bytesEach;
    if (!made.isWrite)
        return;
    made.storedPerDay = made.averageRate * *made.bytesEach * 86'400;
    if (made.retention > 0)
        made.stored = made.averageRate * *made.bytesEach * (made.retention * made.copies);
}

LoadPad readLoadPad(std::string_view text)
{
    LoadPad pad;
    std::deque<SaidLine> said;
    PadOptions common;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != '\n')
            continue;
        const std::string_view written = text.substr(start, i - start), content = withoutRemark(written);
        start = i + 1;
        pad.lines.emplace_back().text = std::string(trimmed(written));
        if (content.starts_with("//") || isHeading(content))
            continue;
        for (std::string &one : doingsIn(asUsual(content))) {
            SaidLine &line = said.emplace_back();
            line.at = pad.lines.size() - 1;
            read(line, std::move(one));
            if (line.common)
                common = withCommon(*line.common, common);
        }
    }
    std::vector<PadPartShare> shares;
    for (SaidLine &line : said)
        answer(pad, line, common, shares);
    for (SaidLine &line : said)
        answerSizeAgain(pad, line, shares);
    sumUp(pad);
    return pad;
}

} // namespace ninesketch
