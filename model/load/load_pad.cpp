// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/load_pad.h"

#include "model/framework/line_text.h"
#include "model/load/pad_options.h"
#include "model/load/pad_terms.h"
#include "model/lowered.h"
#include "model/quantities.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <iterator>
#include <sstream>

namespace ninesketch
{
namespace
{

/// "update" and "update location" write; "nearby" does not.
bool writesData(const std::string &action)
{
    static constexpr std::array writes = {
        "write", "post",    "create", "upload", "message", "order",  "update", "insert", "save",    "comment", "like",
        "tweet", "payment", "upsert", "event",  "log",     "metric", "point",  "sample", "booking", "trip",    "photo",
        "video", "publish", "send",   "put",    "row",     "record", "click",  "signup", "checkout"};
    std::istringstream words(action);
    return std::any_of(std::istream_iterator<std::string>(words), {},
                       [](const std::string &word) { return std::ranges::find(writes, word) != writes.end(); });
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string countText(double count)
{
    return formatQuantity(count, Unit::None, 6);
}

std::string rateText(double perSecond)
{
    return formatRate(perSecond);
}

std::string written(const Band &band, std::string (*format)(double))
{
    return band.isExact() ? format(band.likely)
                          : format(band.likely) + " (" + format(band.low) + " to " + format(band.high) + ")";
}

std::string inCopies(double copies)
{
    return copies > 1 ? " in " + number(copies) + " copies" : "";
}

struct Ratio {
    std::string left, right;
    double a = 1, b = 1;
};

/// The two sides of "100:1", "read/write", "reads to writes"; empty: it has not two.
std::vector<std::string> sidesOf(const std::string &text)
{
    std::vector<std::string> sides(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto cut = word.find_first_of(":/");
        if (word == "to" || word == ":" || word == "/") {
            sides.emplace_back();
        } else if (cut != std::string::npos) {
            sides.back() += word.substr(0, cut);
            sides.push_back(word.substr(cut + 1));
        } else {
            sides.back() += (sides.back().empty() ? "" : " ") + word;
        }
    }
    const bool two = sides.size() == 2 && !sides[0].empty() && !sides[1].empty();
    return two ? sides : std::vector<std::string>();
}

/// "read:write 100:1", "reads to writes 10 to 1", "read/write ratio is 100:1", "100:1 reads to writes".
std::optional<Ratio> readRatio(std::string_view text)
{
    const std::string plain = lowered(text);
    std::string names, numbers;
    std::istringstream words(plain);
    for (std::string word; words >> word;) {
        if (word == "ratio" || word == "of" || word == "is" || word == "=")
            continue;
        const bool joins = word == "to" || word == ":";
        const bool digit = word.find_first_of("0123456789") != std::string::npos;
        std::string &into = digit || (joins && !numbers.empty() && sidesOf(numbers).empty()) ? numbers : names;
        into += (into.empty() ? "" : " ") + word;
    }
    const auto named = sidesOf(names), counted = sidesOf(numbers);
    const auto isUnit = [](const std::string &word) { // "40 to 60 reads/s" is a rate
        const auto term = readLoadTerm("1 " + word);
        return !term || term->dimension.actions != 1;
    };
    if (named.empty() || counted.empty() || std::ranges::any_of(named, isUnit))
        return std::nullopt;
    Ratio ratio;
    ratio.left = named[0];
    ratio.right = named[1];
    const auto a = readLoadTerm(counted[0]), b = readLoadTerm(counted[1]);
    if (!a || !b || !(a->value.likely > 0) || !(b->value.likely > 0))
        return std::nullopt;
    const auto one = [](std::string word) {
        return word.size() > 2 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
    };
    ratio.left = one(ratio.left);
    ratio.right = one(ratio.right);
    ratio.a = a->value.likely;
    ratio.b = b->value.likely;
    return ratio;
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

/// "; 2 MB/s at peak; 1.81 TB kept in 3 copies"
void addBytes(PadLine &line, const PadClass &made)
{
    if (made.bandwidth)
        line.readAs += "; " + written(*made.bandwidth, formatStorage) + "/s at peak";
    if (made.stored)
        line.readAs += "; " + written(*made.stored, formatStorage) + " kept" + inCopies(made.copies);
    else if (made.retention > 0 && !made.isWrite)
        line.notes.push_back("reads store nothing: keep belongs to a line of writes");
}

/// "; 50 servers of 1 k/s, 70 % busy; a cache of 62.8 GB (31.4 M items) answers 90 %"
void addSizes(PadLine &line, const PadClass &made)
{
    if (made.servers) {
        const auto count = [&](double rate) { return number(serversNeeded(rate, *made.servers)); };
        const std::string least = count(made.peakRate.low), most = count(made.peakRate.high);
        line.readAs += "; " + count(made.peakRate.likely) + (least == most ? "" : " (" + least + " to " + most + ")") +
                       (most == "1" ? " server of " : " servers of ") + formatRate(made.servers->perServer) + ", " +
                       formatShare(made.servers->busy) + " busy";
    }
    if (!made.cache)
        return;
    if (!made.bytesEach) {
        line.notes.push_back("how much memory the cache takes needs a size, like 2 KB");
        return;
    }
    const SizedCache sized = sizedCache(*made.cache, made.bytesEach->likely);
    line.readAs += "; a cache of " + formatStorage(sized.bytes) + " (" + formatQuantity(sized.items, Unit::None, 3) +
                   " of " + formatQuantity(made.cache->items, Unit::None, 3) + " items) answers " +
                   formatShare(sized.hitRatio) + " (zipf " + number(made.cache->skew) + ", Che)";
}

void addWants(PadLine &line, const std::vector<MeasurableRequirement> &wants)
{
    for (const MeasurableRequirement &one : wants)
        line.readAs += "; " + requirementText(one);
}

void applyRatio(LoadPad &pad, PadLine &line, const Ratio &ratio, const PadOptions &options, std::size_t at)
{
    const auto find = [&](const std::string &name) {
        return std::ranges::find_if(pad.classes, [&](const PadClass &c) { return c.name == name; });
    };
    auto known = find(ratio.left);
    bool knownIsLeft = known != pad.classes.end();
    if (!knownIsLeft)
        known = find(ratio.right);
    if (known == pad.classes.end()) {
        if (pad.classes.empty()) {
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
            if (options.wants.empty())
                part->wants = wanted;
        }
        finish(left);
        finish(right);
        line.readAs = "the line above split " + number(ratio.a) + " to " + number(ratio.b) + ": " + left.name + " " +
                      formatRate(left.peakRate.likely) + ", " + right.name + " " + formatRate(right.peakRate.likely) +
                      " at peak";
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
    finish(other);
    line.readAs = other.name + ": " + known->name + " " + written(known->averageRate, rateText) + " x " +
                  number(factor) + " = " + written(other.averageRate, rateText) + "; at peak " +
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

/// A product and the name that it was given.
struct NamedProduct {
    std::string name, product;
    bool optionFirst = false; ///< "peak 3x": it stands alone, without what it would be an option of
};

/// "redirect: 10G requests/day", "10G requests/day (redirect)", "video upload 100 per second"; "DAU 10 million" is only
/// turned round.
NamedProduct readName(std::string_view text)
{
    NamedProduct read;
    std::string_view product = text;
    if (const auto colon = product.find(':'); colon != std::string_view::npos) {
        read.name = std::string(trimmed(product.substr(0, colon)));
        product = trimmed(product.substr(colon + 1));
    }
    if (const auto open = product.find('('); product.ends_with(')') && open > 0) { // as a line of the API has it
        read.name = std::string(trimmed(product.substr(open + 1, product.size() - open - 2)));
        product = trimmed(product.substr(0, open));
    }
    read.product = std::string(product);
    const auto digit = product.find_first_of("0123456789");
    const std::string_view before = trimmed(product.substr(0, digit == std::string_view::npos ? 0 : digit));
    read.optionFirst = isOptionWord(lowered(before.substr(0, before.find(' '))));
    const bool words = std::ranges::all_of(
        before, [](char c) { return c == ' ' || std::isalpha(static_cast<unsigned char>(c)) != 0; });
    if (before.empty() || read.optionFirst || !words)
        return read;
    read.product = std::string(product.substr(digit));
    if (const auto what = readLoadTerm("1 " + std::string(before)); what && what->dimension == Dimension{.people = 1})
        read.product += " " + std::string(before);
    else if (read.name.empty())
        read.name = std::string(before);
    return read;
}

/// The terms of a line, multiplied.
struct Product {
    std::optional<Band> people, bytes; ///< bytes: of one request
    Band rate = Band::exactly(1);      ///< all that is neither
    Dimension total;                   ///< without people, and without the bytes of a request
    std::string action, working;       ///< "read"; "100M DAU x 10 reads/day"

    Band count() const { return people.value_or(Band::exactly(1)) * rate; }
};

/// `bytes` of one request, if the options said so: a size among the terms multiplies it.
Result<Product> multiplied(const std::vector<std::string_view> &terms, const std::optional<Band> &bytes,
                           std::vector<std::string> &notes)
{
    const auto times = [](const std::optional<Band> &have, const Band &more) { return have ? *have * more : more; };
    Product product;
    product.bytes = bytes;
    for (const std::string_view text : terms) {
        const auto term = readLoadTerm(text);
        if (!term)
            return Error{term.error()};
        if (!term->note.empty())
            notes.push_back(term->note);
        product.working += (product.working.empty() ? "" : " x ") + std::string(text);
        if (term->dimension.bytes == 1 && term->dimension.seconds == 0) {
            product.bytes = times(product.bytes, term->value);
            continue;
        }
        if (!term->action.empty())
            product.action = term->action;
        if (term->dimension.people == 1)
            product.people = times(product.people, term->value);
        else
            product.rate = product.rate * term->value;
        product.total.actions += term->dimension.actions;
        product.total.seconds += term->dimension.seconds;
        product.total.bytes += term->dimension.bytes;
    }
    return product;
}

/// "100M DAU": nothing but people.
void sayPeople(PadLine &line, const Product &product)
{
    const Band count = product.count();
    line.readAs = product.working + " = " + written(count, countText) + " people";
    line.aloud = sayCount(count.likely, "people");
    if (product.bytes)
        line.readAs += "; x " + formatStorage(product.bytes->likely) + " = " +
                       written(count * *product.bytes, formatStorage) + " in all";
}

/// "50 GB/day": bytes, and no requests.
void sayFlow(PadLine &line, const Product &product, const PadOptions &options)
{
    const Band flow = product.count();
    line.readAs = product.working + " = " + written(flow, formatStorage) + "/s";
    if (options.peak)
        line.readAs +=
            "; at peak x " + number(*options.peak) + " = " + written(flow * *options.peak, formatStorage) + "/s";
    if (options.retention) {
        const double copies = options.copies.value_or(1);
        line.readAs += "; " + written(flow * (*options.retention * copies), formatStorage) + " kept" + inCopies(copies);
    }
    line.aloud = sayCount(flow.likely * options.peak.value_or(1), "bytes a second");
}

/// "1B photos x 2 MB": bytes without a time.
void saySize(PadLine &line, const Product &product, const PadOptions &options)
{
    const Band size = product.count() * *product.bytes * options.copies.value_or(1);
    line.readAs = product.working + " = " + written(size, formatStorage);
    line.aloud = sayCount(size.likely, "bytes");
    line.notes.push_back("a size without a rate: say per what time to make a request class of it");
}

/// A sentence where the product is no rate of requests; empty where it is one.
std::string whyNoRate(const Dimension &total, const std::string &text)
{
    if (total.seconds == -1 && total.actions <= 1)
        return {};
    if (total.seconds == 0 && total.actions <= 1)
        return "\"" + text + "\" has no time in it: say per day or per second";
    if (total.seconds < -1)
        return "\"" + text + "\" divides by time twice";
    if (total.actions > 1)
        return "\"" + text + "\" multiplies two counts of actions: one of them should be a plain number";
    return "\"" + text + "\" multiplies by a time: a rate divides by it, like 10 reads/day";
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

/// "100M DAU x 10 reads/day": a request class.
void makeClass(LoadPad &pad, PadLine &line, const Product &product, const PadOptions &options, const std::string &name,
               std::size_t at)
{
    PadClass made;
    made.name = !name.empty() ? name : !product.action.empty() ? product.action : "request";
    made.isWrite = writesData(lowered(made.name)) || writesData(product.action);
    made.averageRate = product.count();
    made.line = at;
    take(options, made);
    made.bytesEach = product.bytes;
    finish(made);
    line.readAs = product.working + " = " + written(made.averageRate, rateText);
    if (options.peak)
        line.readAs += "; at peak x " + number(*options.peak) + " = " + written(made.peakRate, rateText);
    else
        line.notes.push_back(
            "no peak was said: the average is taken as the peak (web traffic peaks at 2 to 3 times its average)");
    addBytes(line, made);
    addSizes(line, made);
    addWants(line, made.wants);
    line.aloud = sayCount(made.peakRate.likely, "a second") + (options.peak ? " at peak" : "");
    addClass(pad, line, std::move(made));
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

void readProduct(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at)
{
    const auto parts = splitAtCommas(text);
    const NamedProduct named = readName(parts.front());
    const auto options = readPadOptions(parts, line.notes);
    if (!options) {
        line.error = options.error();
        return;
    }
    auto terms = splitProduct(named.product);
    terms.insert(terms.end(), options->factors.begin(), options->factors.end());
    const auto product = multiplied(terms, options->bytes, line.notes);
    if (!product) {
        line.error = termError(named, std::string(text), product.error());
        return;
    }
    const Dimension &total = product->total;
    if (product->people) {
        const bool alone = total == Dimension{};
        const Band people = alone ? product->count() : *product->people;
        if (alone || people.likely > pad.people.likely)
            pad.people = people;
    }
    if (product->people && total == Dimension{})
        sayPeople(line, *product);
    else if (total.bytes == 1 && total.seconds == -1)
        sayFlow(line, *product, *options);
    else if (total.seconds == 0 && total.actions <= 1 && product->bytes)
        saySize(line, *product, *options);
    else if (line.error = whyNoRate(total, std::string(text)); line.error.empty())
        makeClass(pad, line, *product, *options, named.name, at);
}

} // namespace

LoadPad readLoadPad(std::string_view text)
{
    LoadPad pad;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != '\n')
            continue;
        const std::string_view content = withoutRemark(text.substr(start, i - start));
        PadLine line;
        line.text = std::string(trimmed(text.substr(start, i - start)));
        start = i + 1;
        const std::size_t at = pad.lines.size();
        if (!content.empty() && !content.starts_with("//")) {
            const auto parts = splitAtCommas(content);
            if (const auto ratio = readRatio(parts.front())) {
                if (const auto options = readPadOptions(parts, line.notes))
                    applyRatio(pad, line, *ratio, *options, at);
                else
                    line.error = options.error();
            } else {
                readProduct(pad, line, content, at);
            }
        }
        pad.lines.push_back(std::move(line));
    }
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
    return pad;
}

} // namespace ninesketch
