// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_classes.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_product.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_things.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

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
    const std::string noun = product.action.substr(product.action.rfind(' ') + 1);
    const bool known = std::ranges::any_of(pad.classes, [&](const PadClass &one) {
        return one.line != at && one.name != made.name && isCalledAfter(one, noun); // "2M pings/s", of "GPS ping"
    });
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

/// `only`: the line says nothing else. Of people who are there at once later lines may speak, as well as of those of
/// the day: "100M DAU", "2M concurrent users".
void notePeople(LoadPad &pad, const Product &product, bool only, bool atOnce, bool moreThanDaily)
{
    const Band who = product.arriving ? product.everybody : only ? product.count() : *product.people;
    const bool ofThem = (atOnce || product.partOfTime) && pad.people.likely > 0;
    const bool share = only && product.rate != Band::exactly(1); // "50M users x 20%"
    if (!ofThem && !share && product.everybody.likely > pad.everybody.likely)
        pad.everybody = product.everybody;
    if (moreThanDaily && who.likely > pad.people.likely)
        return;
    if (!ofThem && (only || who.likely > pad.people.likely))
        pad.people = who;
    std::string name = product.partOfTime ? product.action : std::string();
    for (const std::string &word : smallWords(product.working))
        if (!product.partOfTime && countsPeople(word))
            name = word;
    if (name.ends_with('s'))
        name.pop_back(); // of "hosts"
    if (isOneOf(name, {"user", "people", "person", "dau", "mau", "customer"}))
        name.clear();
    if (only && !product.arriving)
        addThings(pad, {.name = name, .count = who, .people = true, .atOnce = atOnce || product.partOfTime});
}

bool saysDaily(std::string_view text)
{
    const std::vector<std::string> words = smallWords(text);
    return std::ranges::any_of(words, [](const std::string &word) { return isOneOf(word, {"dau", "daus", "daily"}); });
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

/// "pastes": neither requests of any kind, nor what is read.
bool countsWhatIsMade(const PadClass &one)
{
    const std::string noun = nounOf(smallWords(one.counted.empty() ? one.name : one.counted).back());
    return !meansReading(one.name) && !meansReading(one.counted) &&
           !isOneOf(noun, {"", "request", "action", "call", "query", "hit", "operation", "op", "session", "visit",
                           "rpc", "access", "lookup", "interaction", "traffic"});
}

} // namespace

bool isCalledAfter(const PadClass &one, const std::string &noun)
{
    const auto same = [](const std::string &word) -> std::string {
        return word == "query"                      ? "search"
               : isOneOf(word, {"txn", "tx"})       ? "transaction"
               : word == "msg"                      ? "message"
               : isOneOf(word, {"doc", "document"}) ? "document"
                                                    : word;
    };
    const auto has = [&](const std::string &name) {
        return std::ranges::any_of(smallWords(name),
                                   [&](const std::string &word) { return same(nounOf(word)) == same(noun); });
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
    const auto same = std::ranges::find(pad.classes, made.name, &PadClass::name);
    if (same == pad.classes.end()) {
        pad.classes.push_back(std::move(made));
        return;
    }
    line.notes.push_back("\"" + made.name + "\" was on line " + std::to_string(same->line + 1) +
                         " already: this line counts instead");
    *same = std::move(made);
}

void applyRatio(LoadPad &pad, PadLine &line, const PadRatio &ratio, const PadOptions &own, const PadOptions &common,
                std::size_t at)
{
    const PadOptions options = withCommon(own, common);
    const auto find = [&](const std::string &name) {
        const auto exact = std::ranges::find(pad.classes, name, &PadClass::name);
        return exact != pad.classes.end() || isOneOf(name, {"read", "write"})
                   ? exact
                   : std::ranges::find_if(pad.classes, [&](const PadClass &one) {
                         constexpr std::size_t stem = 4; // "book" and "booking"
                         const bool begins =
                             name.size() >= stem && (one.name.starts_with(name) || one.counted.starts_with(name));
                         return begins || std::ranges::any_of(smallWords(name), [&](const std::string &word) {
                                    return isCalledAfter(one, nounOf(word)); // "feed load"
                                });
                     });
    };
    auto known = find(ratio.left);
    bool knownIsLeft = known != pad.classes.end();
    if (!knownIsLeft)
        known = find(ratio.right);
    const bool reads = isOneOf(ratio.left, {"read", "write"}) && isOneOf(ratio.right, {"read", "write"});
    if (known == pad.classes.end() && !pad.classes.empty() && reads && countsWhatIsMade(pad.classes.back()))
        pad.classes.back().isWrite = true; // "1M pastes a day, 5:1 read to write"
    if (known == pad.classes.end() && !pad.classes.empty() && pad.classes.back().isWrite) {
        knownIsLeft = ratio.left == "write"; // "100M new urls per month, read 100:1"
        if (knownIsLeft || ratio.right == "write")
            known = pad.classes.end() - 1;
    }
    if (known == pad.classes.end()) {
        const bool splits = !pad.classes.empty() && (isOneOf(ratio.left, {"read", "write"}) ||
                                                     isOneOf(pad.classes.back().name, {"request", "action"}));
        if (splits)
            splitLast(pad, line, ratio, own, options, at);
        else
            line.error = "a ratio needs a rate on another line, like 100M DAU x 10 " + plural(ratio.left) + "/day";
        return;
    }
    if (ratio.ofEach && !knownIsLeft && own.bytes && known->line != at) { // "20 posts per feed, 1 KB per post"
        known->bytesEach = *own.bytes * (ratio.a / ratio.b);
        finish(*known);
        line.readAs = numberText(ratio.a / ratio.b) + " " + plural(ratio.left) + " in each " + known->name + " x " +
                      written(*own.bytes, formatStorage) + " = " + written(*known->bytesEach, formatStorage);
        addBytes(line, *known);
        line.aloud = line.readAs;
        return;
    }
    if (const auto other = find(knownIsLeft ? ratio.right : ratio.left);
        other != pad.classes.end() && other != known && other->line < at &&
        ratio.ofEach) { // "20 photos per feed", where both are asked for
        const double many = ratio.a / ratio.b;
        line.readAs = numberText(many) + " " + plural(known->name) + " in each " + other->name;
        if (known->bytesEach && !other->bytesEach) {
            other->bytesEach = *known->bytesEach * many;
            finish(*other);
            line.readAs +=
                " x " + written(*known->bytesEach, formatStorage) + " = " + written(*other->bytesEach, formatStorage);
            addBytes(line, *other);
        }
        line.aloud = line.readAs;
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

namespace
{

/// What stands behind a comma multiplies neither a flow nor things that are no people: "2 GB/s, 3 consumers", "3
/// regions, 40% of users".
void dropForeignFactors(PadOptions &options, const std::string &product, PadLine &line)
{
    const auto first = readLoadTerm(product);
    const bool flow = first && first->dimension.bytes == 1 && first->dimension.seconds == -1;
    const bool things = first && first->dimension == Dimension{.actions = 1};
    std::erase_if(options.factors, [&](const std::string &factor) {
        const auto count = readLoadTerm(factor);
        const auto isRate = [](const Result<LoadTerm> &term) {
            return term && term->dimension == Dimension{.actions = 1, .seconds = -1} && !term->ofEachPerson;
        };
        constexpr double alike = 1.2;                      // as one rounds in one's head
        const bool again = isRate(first) && isRate(count); // "3B queries/day, 35k qps": what somebody worked out
        if (again && first->value.likely < count->value.likely * alike &&
            count->value.likely < first->value.likely * alike)
            return true;
        const bool foreign = again || (flow && count && count->dimension == Dimension{.actions = 1}) ||
                             (things && factor.ends_with('%'));
        if (foreign) {
            options.ignored.push_back(factor);
            line.notes.push_back("\"" + factor + "\" does not count");
        }
        return foreign;
    });
}

} // namespace

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
    dropForeignFactors(options, named.product, line);
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
        product.people = product.total == Dimension{} && product.bytes ? pad.everybody : peopleWhoDo(text, pad);
        product.working = written(*product.people, countText) + " people x " + product.working;
    }
    const auto leading = readLoadTerm(terms.front());
    if (read->people && product.total == Dimension{.actions = 1} && !product.bytes && leading &&
        leading->dimension == Dimension{.actions = 1}) { // "100k companies, 50 employees each"
        product.people = product.count();
        product.everybody = *product.people;
        product.rate = Band::exactly(1);
        product.total = {};
    }
    product.ofADay = std::ranges::any_of(smallWords(product.working), [](const std::string &word) {
        return isOneOf(word, {"day", "daily", "week", "month", "year"});
    });
    const bool daily = std::ranges::any_of(parts, saysDaily),
               more = pad.peopleOfADay && !daily; // "10M DAU", "50M users in all"
    if (product.people && daily)
        pad.peopleOfADay = true;
    const bool had = isOneOf(product.action, {"file", "document", "photo album", "folder", "friend", "follower",
                                              "followee", "contact", "playlist", "subscription", "item", "connection"});
    if (product.people && pad.peopleOfADay && product.total == Dimension{.actions = 1} &&
        !had) { // "100M DAU x 10 reads"
        product.rate = product.rate * (1 / 86'400.);
        product.total.seconds = -1;
        product.working += " a day";
        line.notes.emplace_back("no time was said: a day is taken, as the people are those of a day");
    }
    const Dimension &total = product.total;
    const bool ownPeople = read->people.has_value(); // not those of the lines above
    const bool people = product.people && total == Dimension{}, atOnce = std::ranges::any_of(parts, saysAtOnce);
    const bool kept = own->retention || own->copies;
    const bool isTraffic = total.bytes == 1 && total.seconds == -1 && total.actions <= 1 && !product.people;
    if (ownPeople || (people && product.partOfTime))
        notePeople(pad, product, people, atOnce, more);
    if (people && product.partOfTime)
        sayAtOnce(line, product);
    else if (people)
        sayPeople(line, product);
    else if (isTraffic && options.bytes)
        makeClass(pad, line, ofThatSize(product, *options.bytes), options, named.name, kept, at);
    else if (total.bytes == 1 && total.seconds == -1) {
        sayFlow(line, product, options);
        pad.flow = product.count() * options.peak.value_or(1);
    } else if ((product.lasting && (total == Dimension{} || total == Dimension{.actions = 1})) ||
               (total == Dimension{} && !product.bytes && !product.action.empty()))
        sayLasting(line, product);
    else if (total.seconds == 0 && product.bytes) {
        saySize(line, product, options);
        pad.data = product.count() * *product.bytes * options.copies.value_or(1);
    } else if (total == Dimension{.actions = 2} || total == Dimension{.actions = 1}) {
        sayThings(line, product);
        addThings(pad, {.name = product.action, .count = product.count(), .atOnce = atOnce});
    } else if (product.ofEachPerson && !product.people)
        line.error = "of each of them: say how many there are, like 100M users on a line above";
    else if (line.error = whyNoRate(total, text); line.error.empty())
        makeClass(pad, line, product, options, named.name, kept, at);
}

} // namespace ninesketch
