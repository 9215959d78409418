// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/load_pad.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <sstream>

namespace ninesketch
{
namespace
{

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

bool startsWithDigit(std::string_view text)
{
    return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front()));
}

/// "… for 2B users" and "… kept 30 days" say more, as if a comma stood before them.
bool saysMore(std::string_view line, std::size_t at)
{
    const std::string rest = lowered(line.substr(at));
    const bool keeps = rest.starts_with(" kept ") || rest.starts_with(" keep ");
    const std::string before = lowered(line.substr(0, at));
    const bool after = before.ends_with("kept") || before.ends_with("keep") || before.ends_with(',');
    return !after && ((rest.starts_with(" for ") && startsWithDigit(trimmed(std::string_view(rest).substr(5)))) ||
                      (keeps && rest.find_first_of("0123456789") != std::string::npos));
}

std::vector<std::string_view> splitAtCommas(std::string_view line)
{
    // A comma between digits belongs to a number: 1,000 or 1,5.
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const bool inNumber = i > 0 && i + 1 < line.size() && line[i] == ',' &&
                              std::isdigit(static_cast<unsigned char>(line[i - 1])) &&
                              std::isdigit(static_cast<unsigned char>(line[i + 1]));
        if (i == line.size() || ((line[i] == ',' || line[i] == ';') && !inNumber) || saysMore(line, i)) {
            parts.push_back(trimmed(line.substr(start, i - start)));
            start = i + 1;
        }
    }
    return parts;
}

/// The length of " watch " in "20M users watch 5 videos a day", from its space; 0: there is no such word at `at`.
std::size_t verbAt(std::string_view text, std::size_t at)
{
    static constexpr std::array verbs = {"watch",  "make", "send", "post", "do",     "open", "read", "write",
                                         "upload", "view", "play", "take", "create", "see",  "get",  "with"};
    if (at == 0 || text[at] != ' ')
        return 0;
    const std::string_view before = text.substr(0, at);
    const auto who = readLoadTerm("1 " + std::string(before.substr(before.rfind(' ') + 1)));
    if (!who || who->dimension != Dimension{.people = 1})
        return 0;
    for (const std::string_view verb : verbs) {
        const std::string_view rest = text.substr(at + 1);
        if (lowered(rest.substr(0, verb.size())) == verb && rest.size() > verb.size() + 1 && rest[verb.size()] == ' ' &&
            startsWithDigit(rest.substr(verb.size() + 1)))
            return verb.size() + 2;
    }
    return 0;
}

/// The length of what joins two terms at `at`: x, *, × between them, or what people do; 0: nothing does. The x of "3x"
/// stays with its number.
std::size_t joinAt(std::string_view text, std::size_t at)
{
    const auto is = [&](std::size_t i, int (*kind)(int)) { return kind(static_cast<unsigned char>(text[i])) != 0; };
    if (const std::size_t verb = verbAt(text, at))
        return verb;
    if (text.substr(at, 2) == "\xc3\x97") // ×
        return 2;
    const bool times = (text[at] == 'x' || text[at] == 'X') && at > 0 && is(at - 1, std::isspace) &&
                       (at + 1 == text.size() || is(at + 1, std::isspace) || is(at + 1, std::isdigit));
    return times || text[at] == '*' ? 1 : 0;
}

std::vector<std::string_view> splitProduct(std::string_view text)
{
    std::vector<std::string_view> terms;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t width = joinAt(text, i);
        if (width == 0)
            continue;
        terms.push_back(trimmed(text.substr(start, i - start)));
        start = i + width;
        i += width - 1;
    }
    terms.push_back(trimmed(text.substr(start)));
    return terms;
}

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

struct Options {
    std::optional<double> peak, retention, copies;
    std::optional<Band> bytes;
    std::vector<std::string> factors; ///< of the product: "1M concurrent users", "5 posts a day each"
    std::optional<ServerSizing> servers;
    std::optional<CacheSizing> cache;
    std::optional<double> skew;
    std::vector<MeasurableRequirement> wants;
};

/// What was read of an option, into its place. Answers its error, or nothing.
template <typename Value> std::string keep(const Result<Value> &read, std::optional<Value> &place)
{
    if (!read)
        return read.error();
    place = *read;
    return {};
}

/// "peak 3x", "keep 5y", "copies 3", "2 KB each", "p99 < 100 ms". Answers an error sentence, or nothing.
std::string readOption(std::string_view text, Options &options)
{
    std::string plain = lowered(text);
    const auto after = [&](std::string_view word) -> std::optional<std::string> {
        if (plain.starts_with(word) &&
            (plain.size() == word.size() || !std::isalpha(static_cast<unsigned char>(plain[word.size()]))))
            return std::string(trimmed(text.substr(word.size())));
        return std::nullopt;
    };
    const auto factor = [](std::string value) -> std::optional<double> {
        while (!value.empty() && (value.back() == 'x' || value.back() == 'X' || value.back() == ' '))
            value.pop_back();
        if (!value.empty() && (value.front() == 'x' || value.front() == 'X'))
            value.erase(0, 1);
        const auto term = readLoadTerm(value);
        if (!term || !(term->dimension == Dimension{}) || !(term->value.likely > 0))
            return std::nullopt;
        return term->value.likely;
    };
    if (const auto value = after("peak")) {
        options.peak = factor(*value);
        return options.peak ? "" : "\"" + std::string(text) + "\": the peak is a factor, like peak 3x";
    }
    const auto isFactor = [](const Result<LoadTerm> &term) {
        return term && term->dimension.bytes == 0 && (term->dimension.people == 1 || term->dimension.actions == 1);
    };
    for (const std::string_view word : {"keep", "kept", "retention", "retain", "for"}) {
        if (auto value = after(word)) {
            if (lowered(*value).starts_with("for "))
                value->erase(0, 4);
            const auto term = readLoadTerm(*value);
            if (word == "for" && isFactor(term)) {
                options.factors.push_back(*value);
                return "";
            }
            if (!term || !(term->dimension == Dimension{.seconds = 1}))
                return "\"" + std::string(text) + "\": how long is a time, like keep 5y";
            options.retention = term->value.likely;
            return "";
        }
    }
    for (const std::string_view word : {"copies", "replicas", "replication", "rf"}) {
        if (const auto value = after(word)) {
            options.copies = factor(*value);
            return options.copies ? "" : "\"" + std::string(text) + "\": copies are a number, like copies 3";
        }
    }
    if (const auto servers = readServerSizing(text))
        return keep(*servers, options.servers);
    if (const auto cache = readCacheSizing(text))
        return keep(*cache, options.cache);
    if (const auto skew = readSkew(text))
        return keep(*skew, options.skew);
    std::string_view amount = text;
    for (const std::string_view word : {"avg ", "average ", "each ", "around "})
        if (plain.starts_with(word))
            amount.remove_prefix(word.size());
    const auto term = readLoadTerm(amount);
    if (term && term->dimension.bytes == 1 && term->dimension.seconds == 0) {
        options.bytes = term->value;
        return "";
    }
    if (plain.ends_with("copies") || plain.ends_with("replicas")) {
        options.copies = factor(std::string(trimmed(text.substr(0, text.rfind(' ')))));
        if (options.copies)
            return "";
    }
    if (const auto wanted = readRequirement(text); wanted && wanted->requestClass.empty()) {
        options.wants.push_back(*wanted);
        return "";
    }
    if (isFactor(term)) {
        options.factors.emplace_back(amount);
        return "";
    }
    return "I do not know the option \"" + std::string(text) +
           "\": there are peak 3x, keep 5y, copies 3, a size like 2 KB, 1000/s per server, cache 90 % of 100M, and "
           "targets like "
           "p99 < 100 ms or 99.9 %";
}

/// What stands behind the commas; nothing, and an error of the line, when one is not understood.
std::optional<Options> readOptions(const std::vector<std::string_view> &parts, PadLine &line)
{
    Options options;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (!parts[i].empty())
            if (line.error = readOption(parts[i], options); !line.error.empty())
                return std::nullopt;
    if (options.cache && options.skew)
        options.cache->skew = *options.skew;
    else if (options.cache)
        line.notes.push_back("demand is taken to be skewed like zipf " + number(options.cache->skew) +
                             ", as on the web: say zipf and a number to change it");
    return options;
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

/// What a line of a ratio says after its comma, of the class that it makes.
void take(const Options &options, PadClass &made)
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

void applyRatio(LoadPad &pad, PadLine &line, const Ratio &ratio, const Options &options, std::size_t at)
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

/// What begins with it belongs behind a comma, or is a number in words.
bool isOptionWord(const std::string &word)
{
    static constexpr std::array words = {"peak",   "keep",     "kept",  "retention",   "retain",
                                         "copies", "replicas", "cache", "replication", "rf",
                                         "zipf",   "about",    "for",   "p",           "average"};
    return std::ranges::find(words, word) != words.end();
}

void readProduct(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at)
{
    const auto parts = splitAtCommas(text);
    std::string_view product = parts.front();
    std::string name;
    if (const auto colon = product.find(':'); colon != std::string_view::npos) {
        name = std::string(trimmed(product.substr(0, colon)));
        product = trimmed(product.substr(colon + 1));
    }
    if (const auto open = product.find('('); product.ends_with(')') && open > 0) { // as a line of the API has it
        name = std::string(trimmed(product.substr(open + 1, product.size() - open - 2)));
        product = trimmed(product.substr(0, open));
    }
    std::string turned; // "DAU 10 million", "video upload 100 per second": the number first
    const auto digit = product.find_first_of("0123456789");
    const std::string_view before = trimmed(product.substr(0, digit == std::string_view::npos ? 0 : digit));
    const std::string first = lowered(before.substr(0, before.find(' ')));
    if (!before.empty() && !isOptionWord(first) &&
        std::ranges::all_of(before, [](char c) { return c == ' ' || std::isalpha(static_cast<unsigned char>(c)); })) {
        const auto what = readLoadTerm("1 " + std::string(before));
        turned = std::string(product.substr(digit));
        if (what && what->dimension == Dimension{.people = 1})
            turned += " " + std::string(before);
        else if (name.empty())
            name = std::string(before);
        product = turned;
    }
    const auto options = readOptions(parts, line);
    if (!options)
        return;

    Band people = Band::exactly(1), rate = Band::exactly(1);
    std::optional<Band> bytes = options->bytes;
    Dimension total;
    bool hasPeople = false;
    std::string action, working;
    auto terms = splitProduct(product);
    terms.insert(terms.end(), options->factors.begin(), options->factors.end());
    for (const std::string_view termText : terms) {
        const auto term = readLoadTerm(termText);
        if (!term) {
            line.error = lowered(product).starts_with("cache ")
                             ? "a cache stands behind its requests: 100M DAU x 10 reads/day x 2KB, " + std::string(text)
                         : isOptionWord(first)
                             ? "\"" + std::string(text) + "\" stands behind its requests: 100M DAU x 10 reads/day, " +
                                   std::string(text)
                             : term.error();
            return;
        }
        if (!term->note.empty())
            line.notes.push_back(term->note);
        working += (working.empty() ? "" : " x ") + std::string(termText);
        if (term->dimension.bytes == 1 && term->dimension.seconds == 0) {
            bytes = bytes ? *bytes * term->value : term->value;
            continue;
        }
        if (!term->action.empty())
            action = term->action;
        if (term->dimension.people == 1) {
            people = hasPeople ? people * term->value : term->value;
            hasPeople = true;
        } else {
            rate = rate * term->value;
        }
        total.actions += term->dimension.actions;
        total.seconds += term->dimension.seconds;
        total.bytes += term->dimension.bytes;
    }
    if (hasPeople)
        pad.people = people.likely > pad.people.likely ? people : pad.people;

    if (hasPeople && total == Dimension{}) {
        const Band count = people * rate;
        pad.people = count;
        line.readAs = working + " = " + written(count, countText) + " people";
        line.aloud = sayCount(count.likely, "people");
        if (bytes)
            line.readAs +=
                "; x " + formatStorage(bytes->likely) + " = " + written(count * *bytes, formatStorage) + " in all";
        return;
    }
    if (total.bytes == 1 && total.seconds == -1) {
        const Band flow = people * rate;
        line.readAs = working + " = " + written(flow, formatStorage) + "/s";
        if (options->peak)
            line.readAs +=
                "; at peak x " + number(*options->peak) + " = " + written(flow * *options->peak, formatStorage) + "/s";
        if (options->retention) {
            const double copies = options->copies.value_or(1);
            line.readAs +=
                "; " + written(flow * (*options->retention * copies), formatStorage) + " kept" + inCopies(copies);
        }
        line.aloud = sayCount(flow.likely * options->peak.value_or(1), "bytes a second");
        return;
    }
    if (total.seconds == 0 && total.actions <= 1) {
        const Band count = people * rate;
        if (bytes) {
            const Band size = count * *bytes * options->copies.value_or(1);
            line.readAs = working + " = " + written(size, formatStorage);
            line.aloud = sayCount(size.likely, "bytes");
            line.notes.push_back("a size without a rate: say per what time to make a request class of it");
        } else {
            line.error = "\"" + std::string(text) + "\" has no time in it: say per day or per second";
        }
        return;
    }
    if (total.seconds != -1 || total.actions > 1) {
        line.error =
            total.seconds < -1 ? "\"" + std::string(text) + "\" divides by time twice"
            : total.actions > 1
                ? "\"" + std::string(text) + "\" multiplies two counts of actions: one of them should be a plain number"
                : "\"" + std::string(text) + "\" multiplies by a time: a rate divides by it, like 10 reads/day";
        return;
    }

    PadClass made;
    made.name = !name.empty() ? name : !action.empty() ? action : "request";
    made.isWrite = writesData(lowered(made.name)) || writesData(action);
    made.averageRate = people * rate;
    made.bytesEach = bytes;
    made.peakFactor = options->peak.value_or(1);
    made.retention = options->retention.value_or(0);
    made.copies = options->copies.value_or(1);
    made.servers = options->servers;
    made.cache = options->cache;
    made.wants = options->wants;
    made.line = at;
    // "keep" on a line of reads still says that what is named is stored only when it is written.
    finish(made);
    line.readAs = working + " = " + written(made.averageRate, rateText);
    if (options->peak)
        line.readAs += "; at peak x " + number(*options->peak) + " = " + written(made.peakRate, rateText);
    else
        line.notes.push_back(
            "no peak was said: the average is taken as the peak (web traffic peaks at 2 to 3 times its average)");
    addBytes(line, made);
    addSizes(line, made);
    addWants(line, made.wants);
    line.aloud = sayCount(made.peakRate.likely, "a second") + (options->peak ? " at peak" : "");

    const auto same = std::ranges::find_if(pad.classes, [&](const PadClass &c) { return c.name == made.name; });
    if (same != pad.classes.end()) {
        line.notes.push_back("\"" + made.name + "\" was on line " + std::to_string(same->line + 1) +
                             " already: this line counts instead");
        *same = std::move(made);
    } else {
        pad.classes.push_back(std::move(made));
    }
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
                if (const auto options = readOptions(parts, line))
                    applyRatio(pad, line, *ratio, *options, at);
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
