// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_classes.h"

#include "model/design/word_stems.h"
#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_product.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <ranges>

namespace ninesketch
{
namespace
{

constexpr const char *onlyPeakSaid =
    "only the peak was said: it is taken as the average, too; with peak 3x the average "
    "is a third of it";
constexpr const char *noPeakSaid =
    "no peak was said: the average is taken as the peak (web traffic peaks at 2 to 3 times its average)";

/// What a line says after its commas, of the class that it makes.
void take(const PadOptions &options, PadClass &made)
{
    if (options.bytes)
        made.bytesEach = options.bytes;
    if (options.peak)
        setPeak(made, *options.peak);
    made.retention = options.retention.value_or(made.retention);
    made.copies = options.copies.value_or(made.copies);
    made.servers = options.servers;
    made.cache = options.cache;
    made.wants = options.wants;
}

/// "12 QPS" below "1M transactions per day" is what somebody worked out, and no load of its own.
bool saidAlready(const LoadPad &pad, PadLine &line, const Band &rate)
{
    Band all;
    for (const PadClass &one : pad.classes)
        all.likely += one.averageRate.likely;
    const auto is = [&](double known) { return roundsAlike(rate.likely, known); };
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

/// The line above gave a total of requests: it is split.
void splitLast(LoadPad &pad, PadLine &line, const PadRatio &ratio, const PadOptions &own, const PadOptions &options,
               std::size_t at)
{
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
                  " " + formatRate(left.peakRate.likely) + ", " + right.name + " " + formatRate(right.peakRate.likely) +
                  " at peak";
    pad.classes.pop_back();
    pad.classes.push_back(std::move(left));
    pad.classes.push_back(std::move(right));
}

/// The class that a side of a ratio means: of that name, or that begins with it ("book" and "booking"), or is called
/// after one of its words ("feed load").
std::vector<PadClass>::iterator classOfSide(LoadPad &pad, const std::string &name)
{
    const auto exact = std::ranges::find(pad.classes, name, &PadClass::name);
    if (exact != pad.classes.end() || isOneOf(name, {"read", "write"}))
        return exact;
    return std::ranges::find_if(pad.classes, [&](const PadClass &one) {
        constexpr std::size_t stem = 4;
        return (name.size() >= stem && (one.name.starts_with(name) || one.counted.starts_with(name))) ||
               std::ranges::any_of(smallWords(name),
                                   [&](const std::string &word) { return isCalledAfter(one, nounOf(word)); });
    });
}

/// "20 posts per feed, 1 KB per post", "20 photos per feed" where both are asked for: the whole is as large as its
/// parts, and they are no requests of their own. `part`: its class; null: none. Answers whether it is so.
bool saysParts(LoadPad &pad, PadLine &line, const PadRatio &ratio, const std::optional<Band> &bytes,
               const PadClass *part, std::size_t at)
{
    const auto whole = classOfSide(pad, ratio.right);
    if (whole == pad.classes.end() || &*whole == part || whole->line > at || (whole->line == at && !part) ||
        (!part && !bytes))
        return false;
    const double many = ratio.a / ratio.b;
    const std::optional<Band> each = bytes ? bytes : part->bytesEach;
    line.readAs = numberText(many) + " " + plural(part ? part->name : ratio.left) + " in each " + whole->name;
    if (each && (bytes || !whole->bytesEach)) {
        whole->bytesEach = *each * many;
        finish(*whole);
        line.readAs += " x " + written(*each, formatStorage) + " = " + written(*whole->bytesEach, formatStorage);
        addBytes(line, *whole);
    }
    line.aloud = line.readAs;
    return true;
}

/// "pastes": neither requests of any kind, nor what is read.
bool countsWhatIsMade(const PadClass &one)
{
    const std::string noun = itemOf(one);
    return !meansReading(one.name) && !meansReading(one.counted) &&
           !isOneOf(noun, {"", "request", "action", "call", "query", "hit", "operation", "op", "session", "visit",
                           "rpc", "access", "lookup", "interaction", "traffic"});
}

/// "100 rps", and below it "peak 1000 rps": the peak of what is asked for above, or of what has that name there. False:
/// there is none.
bool answerPeak(LoadPad &pad, PadLine &line, const Product &product, const std::string &noun, std::size_t at)
{
    const bool ofAll = isOneOf(noun, {"", "request"});
    const auto isMeant = [&](const PadClass &one) { return one.line != at && (ofAll || isCalledAfter(one, noun)); };
    Band all;
    std::string names;
    for (const PadClass &one : pad.classes | std::views::filter(isMeant)) {
        all = all + one.averageRate;
        names += (names.empty() ? "" : " and ") + one.name;
    }
    const Band peak = product.count();
    if (!(all.likely > 0))
        return false;
    if (peak.likely < all.likely) {
        line.error = "the peak " + formatRate(peak.likely) + " is below the average " + formatRate(all.likely) +
                     " of the lines above";
        return true;
    }
    const double factor = peak.likely / all.likely;
    for (PadClass &one : pad.classes | std::views::filter(isMeant)) {
        std::erase(pad.lines[one.line].notes, noPeakSaid);
        one.peakFactor = factor;
        finish(one);
    }
    line.readAs = product.working + " = " + written(peak, rateText) + " at peak, " + names + " " +
                  written(all, rateText) + " x " + formatQuantity(factor, Unit::None, 3);
    line.aloud = sayCount(peak.likely, "a second at peak");
    return true;
}

} // namespace

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
    const std::string noun = std::string(lastWord(product.action));
    const bool known = std::ranges::any_of(pad.classes, [&](const PadClass &one) {
        return one.line != at && one.name != made.name && isCalledAfter(one, noun); // "2M pings/s", of "GPS ping"
    });
    if (options.isPeak && !options.peak && !options.averageRate && name.empty() && !product.people &&
        answerPeak(pad, line, product, noun, at))
        return;
    if (name.empty() && (noun.empty() || known) && !product.people && saidAlready(pad, line, made.averageRate))
        return;
    if (product.ofADay)
        made.hoursADay = options.hoursADay.value_or(24);
    setPeak(made, 1);
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
        line.notes.emplace_back(onlyPeakSaid);
    else if (made.peakFactor != 1 || options.peak)
        line.readAs += "; at peak x " + numberText(made.peakFactor) + " = " + written(made.peakRate, rateText);
    else
        line.notes.emplace_back(noPeakSaid);
    addBytes(line, made);
    addSizes(line, made);
    addWants(line, made.wants);
    constexpr double hardly = 0.01; // a second
    line.aloud = (made.peakRate.likely < hardly ? sayCount(made.peakRate.likely * 86'400, "a day")
                                                : sayCount(made.peakRate.likely, "a second")) +
                 (options.peak || isPeak ? " at peak" : "");
    addClass(pad, line, std::move(made));
}

std::string itemOf(const PadClass &one)
{
    return nounOf(smallWords(one.counted.empty() ? one.name : one.counted).back());
}

bool isCalledAfter(const PadClass &one, const std::string &noun)
{
    const auto same = [](const std::string &word) -> std::string {
        return word == "query"                             ? "search"
               : isOneOf(word, {"txn", "tx"})              ? "transaction"
               : word == "purchase"                        ? "buy"
               : word == "msg"                             ? "message"
               : isOneOf(word, {"doc", "document"})        ? "document"
               : isOneOf(word, {"reading", "measurement"}) ? "report" // what a sensor reports
                                                           : word;
    };
    const auto stems = stemsOf(noun); // "100 test cases per submission" of those who submit
    const auto has = [&](const std::string &name) {
        return std::ranges::any_of(smallWords(name), [&](const std::string &word) {
            return same(nounOf(word)) == same(noun) || (!stems.empty() && stemsOf(word) == stems);
        });
    };
    return has(one.name) || has(one.counted);
}

void setPeak(PadClass &made, double factor)
{
    made.peakFactor = factor * 24 / made.hoursADay;
}

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

void addClass(LoadPad &pad, PadLine &line, PadClass made)
{
    auto same = std::ranges::find(pad.classes, made.name, &PadClass::name);
    const auto onlyPeak = [&](const PadClass &one) {
        return std::ranges::find(pad.lines[one.line].notes, onlyPeakSaid) != pad.lines[one.line].notes.end();
    };
    if (same == pad.classes.end() && made.name == "request" && !pad.classes.empty() && onlyPeak(pad.classes.back()))
        same = pad.classes.end() - 1; // "10k orders/s at peak", "average 2000 TPS"
    if (same == pad.classes.end()) {
        pad.classes.push_back(std::move(made));
        return;
    }
    const auto noPeak = std::ranges::find(line.notes, noPeakSaid);
    if (noPeak != line.notes.end() && onlyPeak(*same) && made.averageRate.likely <= same->peakRate.likely) {
        line.notes.erase(noPeak);
        std::erase(pad.lines[same->line].notes, onlyPeakSaid);
        same->averageRate = made.averageRate;
        same->peakFactor = same->peakRate.likely / made.averageRate.likely;
        same->bytesEach = made.bytesEach ? made.bytesEach : same->bytesEach;
        same->retention = std::max(same->retention, made.retention);
        finish(*same);
        line.readAs = line.readAs.substr(0, line.readAs.find(';')) + "; " + written(same->peakRate, rateText) +
                      " at peak is x " + formatQuantity(same->peakFactor, Unit::None, 3);
        addBytes(line, *same);
        addSizes(line, *same);
        return;
    }
    line.notes.push_back("\"" + made.name + "\" was on line " + std::to_string(same->line + 1) +
                         " already: this line counts instead");
    *same = std::move(made);
}

namespace
{

/// The lines above say what is read and what is written: how much of each follows from them.
bool saidAlready(const LoadPad &pad, PadLine &line)
{
    Band reads, writes;
    for (const PadClass &one : pad.classes)
        if (one.isWrite)
            writes = writes + one.averageRate;
        else if (meansReading(one.name))
            reads = reads + one.averageRate;
    if (!(reads.likely > 0 && writes.likely > 0) || pad.classes.back().isWrite)
        return false;
    const bool more = reads.likely > writes.likely;
    line.readAs = line.aloud =
        "the lines above say so: " +
        formatQuantity(more ? reads.likely / writes.likely : writes.likely / reads.likely, Unit::None, 2) +
        (more ? " reads for each write" : " writes for each read");
    line.notes.emplace_back("reads and writes are both said above, so this ratio does not count");
    return true;
}

} // namespace

void applyRatio(LoadPad &pad, PadLine &line, const PadRatio &ratio, const PadOptions &own, const PadOptions &common,
                std::size_t at)
{
    const PadOptions options = withCommon(own, common);
    auto known = classOfSide(pad, ratio.left);
    bool knownIsLeft = known != pad.classes.end();
    if (knownIsLeft && known->name != ratio.left && classOfSide(pad, ratio.right) == known)
        knownIsLeft = false; // "30 queries per search", where searches may be called queries
    if (!knownIsLeft)
        known = classOfSide(pad, ratio.right);
    const bool reads = isOneOf(ratio.left, {"read", "write"}) && isOneOf(ratio.right, {"read", "write"});
    if (known == pad.classes.end() && reads && saidAlready(pad, line))
        return;
    if (known == pad.classes.end() && !pad.classes.empty() && reads &&
        countsWhatIsMade(pad.classes.back())) { // "1M pastes a day, 5:1 read to write"
        pad.classes.back().isWrite = true;
        pad.classes.back().retention = std::max(pad.classes.back().retention, common.retention.value_or(0));
        finish(pad.classes.back());
    }
    if (known == pad.classes.end() && !pad.classes.empty() && pad.classes.back().isWrite) {
        knownIsLeft = ratio.left == "write"; // "100M new urls per month, read 100:1"
        if (knownIsLeft || ratio.right == "write")
            known = pad.classes.end() - 1;
    }
    if (known == pad.classes.end()) {
        const bool splits = !pad.classes.empty() && (isOneOf(ratio.left, {"read", "write"}) ||
                                                     isOneOf(pad.classes.back().name, {"request", "action"}));
        const bool follows = splits && ratio.ofEach && !reads;
        if (splits && !follows)
            splitLast(pad, line, ratio, own, options, at);
        if (!splits)
            line.error = "a ratio needs a rate on another line, like 100M DAU x 10 " + plural(ratio.left) + "/day";
        if (!follows)
            return;
        known = pad.classes.end() - 1; // "1000 TPS", "3 DB writes per payment"
        known->name = ratio.right;
        knownIsLeft = false;
    }
    if (ratio.ofEach && saysParts(pad, line, ratio, own.bytes, knownIsLeft ? &*known : nullptr, at))
        return;
    PadClass other = *known;
    const double factor = knownIsLeft ? ratio.b / ratio.a : ratio.a / ratio.b;
    other.name = knownIsLeft ? ratio.right : ratio.left;
    other.isWrite = writesData(other.name);
    other.averageRate = known->averageRate * factor;
    other.line = at;
    if (ratio.ofEach && !meansReading(other.name)) { // "1 review per 1000 business views" is about no business
        other.counted = other.name;
        other.bytesEach.reset();
        other.partsEach.reset();
    }
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
    const auto existing = std::ranges::find(pad.classes, other.name, &PadClass::name);
    if (existing != pad.classes.end())
        *existing = std::move(other);
    else
        pad.classes.push_back(std::move(other));
}

} // namespace ninesketch
