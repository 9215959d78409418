// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load_units.h"

#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>
#include <vector>

namespace ninesketch
{

Band operator*(const Band &a, const Band &b)
{
    return {a.low * b.low, a.likely * b.likely, a.high * b.high};
}

Band operator+(const Band &a, const Band &b)
{
    return {a.low + b.low, a.likely + b.likely, a.high + b.high};
}

bool roundsAlike(double a, double b)
{
    constexpr double alike = 1.2;
    return a < b * alike && b < a * alike;
}

Band operator/(const Band &a, const Band &b)
{
    return {a.low / b.high, a.likely / b.likely, a.high / b.low};
}

Band operator*(const Band &a, double factor)
{
    return {a.low * factor, a.likely * factor, a.high * factor};
}

namespace
{

constexpr double roundDay = 100'000; ///< s, as people reckon
constexpr double secondsADay = 86'400, secondsAMonth = 30 * secondsADay,
                 secondsAYear = 365 * secondsADay; // as where quantities are typed
constexpr double peopleOnEarth = 8.2e9;            // United Nations, World Population Prospects 2024

constexpr const char *monthlyUsersWord = "monthly active users: a third to a half of them come on one day";

struct Word {
    std::string_view spelling;
    double factor;
    Dimension dimension;
};

constexpr Dimension ofTime{.seconds = 1}, ofBytes{.bytes = 1}, ofPeople{.people = 1};

// Case matters only for b (bit) and B (byte), which are handled before this table is asked in lower case.
constexpr std::array unitWords = {
    Word{"ms", 1e-3, ofTime},
    Word{"msec", 1e-3, ofTime},
    Word{"millisecond", 1e-3, ofTime},
    Word{"milli", 1e-3, ofTime},
    Word{"us", 1e-6, ofTime},
    Word{"microsecond", 1e-6, ofTime},
    Word{"s", 1, ofTime},
    Word{"sec", 1, ofTime},
    Word{"second", 1, ofTime},
    Word{"min", 60, ofTime},
    Word{"minute", 60, ofTime},
    Word{"h", 3600, ofTime},
    Word{"hr", 3600, ofTime},
    Word{"hour", 3600, ofTime},
    Word{"d", secondsADay, ofTime},
    Word{"day", secondsADay, ofTime},
    Word{"workday", secondsADay, ofTime},
    Word{"week", 7 * secondsADay, ofTime},
    Word{"wk", 7 * secondsADay, ofTime},
    Word{"mo", secondsAMonth, ofTime},
    Word{"month", secondsAMonth, ofTime},
    Word{"y", secondsAYear, ofTime},
    Word{"yr", secondsAYear, ofTime},
    Word{"year", secondsAYear, ofTime},
    Word{"byte", 1, ofBytes},
    Word{"char", 1, ofBytes}, // of English
    Word{"character", 1, ofBytes},
    Word{"user", 1, ofPeople},
    Word{"people", 1, ofPeople},
    Word{"person", 1, ofPeople},
    Word{"dau", 1, ofPeople},
    Word{"mau", 1, ofPeople},
    Word{"wau", 1, ofPeople},
    Word{"customer", 1, ofPeople},
    Word{"driver", 1, ofPeople},
    Word{"rider", 1, ofPeople},
    Word{"viewer", 1, ofPeople},
    Word{"device", 1, ofPeople},
    Word{"host", 1, ofPeople},
    Word{"client", 1, ofPeople},
    Word{"agent", 1, ofPeople},
    Word{"seller", 1, ofPeople},
    Word{"buyer", 1, ofPeople},
    Word{"subscriber", 1, ofPeople},
    Word{"sub", 1, ofPeople},
    Word{"technician", 1, ofPeople},
    Word{"doctor", 1, ofPeople},
    Word{"nurse", 1, ofPeople},
    Word{"teacher", 1, ofPeople},
    Word{"operator", 1, ofPeople},
    Word{"analyst", 1, ofPeople},
    Word{"engineer", 1, ofPeople},
    Word{"developer", 1, ofPeople},
    Word{"dispatcher", 1, ofPeople},
    Word{"inspector", 1, ofPeople},
    Word{"moderator", 1, ofPeople},
    Word{"dasher", 1, ofPeople},
    Word{"clinician", 1, ofPeople},
    Word{"citizen", 1, ofPeople},
    Word{"voter", 1, ofPeople},
    Word{"applicant", 1, ofPeople},
    Word{"candidate", 1, ofPeople},
    Word{"traveler", 1, ofPeople},
    Word{"traveller", 1, ofPeople},
    Word{"spectator", 1, ofPeople},
    Word{"resident", 1, ofPeople},
    Word{"cashier", 1, ofPeople},
    Word{"trader", 1, ofPeople},
    Word{"investor", 1, ofPeople},
    Word{"donor", 1, ofPeople},
    Word{"artist", 1, ofPeople},
    Word{"musician", 1, ofPeople},
    Word{"recruiter", 1, ofPeople},
    Word{"photographer", 1, ofPeople},
    Word{"member", 1, ofPeople},
    Word{"farmer", 1, ofPeople},
    Word{"pilot", 1, ofPeople},
    Word{"player", 1, ofPeople},
    Word{"sensor", 1, ofPeople},
    Word{"merchant", 1, ofPeople},
    Word{"server", 1, ofPeople},
    Word{"machine", 1, ofPeople},
    Word{"account", 1, ofPeople},
    Word{"visitor", 1, ofPeople},
    Word{"student", 1, ofPeople},
    Word{"listener", 1, ofPeople},
    Word{"advertiser", 1, ofPeople},
    Word{"author", 1, ofPeople},
    Word{"editor", 1, ofPeople},
    Word{"guest", 1, ofPeople},
    Word{"passenger", 1, ofPeople},
    Word{"vehicle", 1, ofPeople},
    Word{"courier", 1, ofPeople},
    Word{"shopper", 1, ofPeople},
    Word{"bidder", 1, ofPeople},
    Word{"employee", 1, ofPeople},
    Word{"reader", 1, ofPeople},
    Word{"gamer", 1, ofPeople},
    Word{"streamer", 1, ofPeople},
    Word{"creator", 1, ofPeople},
    Word{"participant", 1, ofPeople},
    Word{"attendee", 1, ofPeople},
    Word{"patient", 1, ofPeople},
    Word{"truck", 1, ofPeople},
    Word{"camera", 1, ofPeople},
    Word{"phone", 1, ofPeople},
};

std::optional<double> scaleOf(std::string_view letters)
{
    if (letters == "k" || letters == "K" || letters == "thousand" || letters == "thousands")
        return 1e3;
    if (isOneOf(letters, {"M", "m", "mm", "MM", "mn", "mln", "mil", "mio", "million", "millions"}))
        return 1e6;
    if (isOneOf(letters, {"G", "B", "bn", "bln", "billion", "billions"}))
        return 1e9;
    if (isOneOf(letters, {"T", "tn", "trillion", "trillions"}))
        return 1e12;
    if (isOneOf(letters, {"hundred", "lakh", "lakhs", "crore", "crores"}))
        return letters == "hundred" ? 100 : letters.starts_with("lakh") ? 1e5 : 1e7;
    return std::nullopt;
}

/// KB, KiB, Mbit, Gb, B: the size in bytes, and whether it was bits.
struct SizeUnit {
    double bytes;
    bool bits;
};

std::optional<SizeUnit> sizeOf(std::string_view word)
{
    static constexpr std::string_view prefixes = "kmgtp";
    static constexpr std::array<std::string_view, 5> names = {"kilo", "mega", "giga", "tera", "peta"};
    double factor = 1;
    std::string_view rest = word;
    const auto named = std::ranges::find_if(names, [&](std::string_view name) {
        return word.size() > name.size() && lowered(word.substr(0, name.size())) == name;
    });
    if (named != names.end()) { // "megabytes"
        factor = std::pow(1000.0, static_cast<double>(named - names.begin() + 1));
        rest.remove_prefix(named->size());
    } else if (rest.size() >= 2) {
        const auto at = prefixes.find(static_cast<char>(std::tolower(static_cast<unsigned char>(rest[0]))));
        if (at != std::string_view::npos) {
            const bool binary = rest.size() >= 3 && rest[1] == 'i' && rest[2] != 't';
            factor = std::pow(binary ? 1024.0 : 1000.0, static_cast<double>(at + 1));
            rest.remove_prefix(binary ? 2 : 1);
        }
    }
    const std::string spelled = lowered(rest);
    if (rest == "B" || spelled == "byte" || spelled == "bytes")
        return SizeUnit{factor, false};
    if (rest == "b" || spelled == "bit" || spelled == "bits")
        return SizeUnit{factor / 8, true};
    return std::nullopt;
}

/// Rates that carry their "per second" in one word.
bool isPerSecondWord(std::string_view word)
{
    return isOneOf(word, {"qps", "rps", "tps", "ops", "hz"});
}

struct Scanner {
    std::string_view text;
    std::size_t at = 0;

    void skipSpace()
    {
        while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])))
            ++at;
    }
    bool done()
    {
        skipSpace();
        return at >= text.size();
    }
    std::optional<double> number()
    {
        skipSpace();
        std::string digits;
        std::size_t i = at;
        const auto digit = [&](std::size_t k) {
            return k < text.size() && std::isdigit(static_cast<unsigned char>(text[k]));
        };
        for (; i < text.size(); ++i) {
            if (digit(i) || text[i] == '.') {
                digits.push_back(text[i]);
            } else if ((text[i] == ',' || text[i] == '_') && !digits.empty() && digit(i + 1)) {
                const bool thousands = digit(i + 2) && digit(i + 3) && !digit(i + 4);
                if (text[i] == ',' && !thousands) // "1,5 MB"
                    digits.push_back('.');
            } else {
                break;
            }
        }
        if (i + 1 < text.size() && (text[i] == 'e' || text[i] == 'E') &&
            (std::isdigit(static_cast<unsigned char>(text[i + 1])) ||
             (text[i + 1] == '-' && i + 2 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 2]))))) {
            digits.push_back('e');
            for (++i; i < text.size() && (std::isdigit(static_cast<unsigned char>(text[i])) || text[i] == '-'); ++i)
                digits.push_back(text[i]);
        }
        double value = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size() || !std::isfinite(value))
            return std::nullopt;
        at = i;
        return value;
    }
    std::string_view word()
    {
        skipSpace();
        const std::size_t start = at;
        const auto letter = [&](std::size_t i) {
            return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i]));
        };
        while (letter(at) || (at < text.size() && text[at] == '-' && letter(at + 1))) // "1k-2k" is a range
            ++at;
        return text.substr(start, at - start);
    }
    bool take(char c)
    {
        skipSpace();
        if (at < text.size() && text[at] == c) {
            ++at;
            return true;
        }
        return false;
    }
    bool takeWord(std::string_view wanted)
    {
        const std::size_t before = at;
        if (lowered(word()) == wanted)
            return true;
        at = before;
        return false;
    }
};

/// "/day": nobody counts single bytes in minutes or longer.
bool perLongTime(std::string_view text)
{
    Scanner scanner{text};
    return scanner.take('/') && isOneOf(lowered(scanner.word()), {"min", "minute", "h", "hr", "hour", "day", "d",
                                                                  "week", "wk", "mo", "month", "y", "yr", "year"});
}

/// A number that may carry a scale glued to it ("5k", "2M"): the scale is only taken when no unit begins with it ("2
/// MB", "5 ms").
std::optional<double> scaledNumber(Scanner &scanner)
{
    const auto value = scanner.number();
    if (!value)
        return std::nullopt;
    const std::size_t before = scanner.at;
    const std::string_view word = scanner.word();
    const auto scale = scaleOf(word);
    scanner.skipSpace();
    // "10B requests" and "60B/day" are billions, "100 B" and "100 B/s" are bytes: what follows decides.
    const bool bytes =
        word == "B" &&
        (scanner.at >= scanner.text.size() || !std::isalpha(static_cast<unsigned char>(scanner.text[scanner.at]))) &&
        !perLongTime(scanner.text.substr(scanner.at));
    if (scale && !bytes)
        return *value * *scale;
    scanner.at = before;
    return value;
}

void multiply(LoadTerm &term, double factor, const Dimension &dimension, int power)
{
    term.value = term.value * (power > 0 ? factor : 1 / factor);
    term.dimension.people += power * dimension.people;
    term.dimension.actions += power * dimension.actions;
    term.dimension.bytes += power * dimension.bytes;
    term.dimension.seconds += power * dimension.seconds;
}

/// Applies one unit word; an unknown noun counts actions ("posts", "checkouts", "photo uploads").
void applyWord(LoadTerm &term, std::string_view word, int power)
{
    if (const auto size = sizeOf(word)) {
        if (size->bits) {
            term.note = std::string(word) + " counts bits, 8 to a byte: write B for bytes";
        }
        multiply(term, size->bytes, ofBytes, power);
        return;
    }
    const std::string plain = singular(lowered(word));
    if (isPerSecondWord(lowered(word))) { // "1M read qps" counts its reads once
        multiply(term, 1, Dimension{.actions = term.action.empty() ? 1 : 0, .seconds = -1}, power);
        return;
    }
    if (const std::string speed = lowered(word); word.size() > 2 && speed.ends_with("ps"))
        if (const auto size = speed == "bps" ? sizeOf("b") : sizeOf(word.substr(0, word.size() - 2))) { // "10 Gbps"
            if (size->bits)
                term.note = std::string(word) + " counts bits, 8 to a byte: write B for bytes";
            multiply(term, size->bytes, Dimension{.bytes = 1, .seconds = -1}, power);
            return;
        }
    for (const Word &known : unitWords) {
        if (known.spelling == plain || known.spelling == lowered(word)) {
            if (plain == "mau")
                term.note = monthlyUsersWord;
            multiply(term, known.factor, known.dimension, power);
            return;
        }
    }
    if (power > 0) {
        const bool plainRequest = plain == "request" || plain == "req" || plain == "action" || plain == "time";
        if (!term.action.empty()) { // "feed reads", "search requests": two words for one thing
            if (!plainRequest)
                term.action = term.action == "request" ? plain : term.action + " " + plain;
            return;
        }
        if (term.dimension != Dimension{.actions = 1, .seconds = -1}) // "1M qps reads"
            multiply(term, 1, Dimension{.actions = 1}, 1);
        term.action = plainRequest ? "request" : plain;
    } else {
        // "per read": bytes of each action.
        multiply(term, 1, Dimension{.actions = 1}, -1);
        if (term.action.empty()) // of "50 edits/s per document" edits are counted
            term.action = plain;
    }
}

/// With the dash of a range, and the sign for "about", as keyboards have them.
std::string withPlainSigns(std::string_view typed)
{
    std::string text(typed);
    for (const auto &[sign, plain] : {std::pair("\u2013", "-"),
                                      {"\u2014", "-"},
                                      {"\u2212", "-"},
                                      {"\u2248", "~"},
                                      {"\u00b5s", "us"},
                                      {"\u03bcs", "us"}})
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
            text.replace(at, std::strlen(sign), plain);
    return text;
}

std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

/// "5k", "50-80M", "1 to 2": the number that a term starts with.
Result<Band> readAmount(Scanner &scanner)
{
    const auto first = scaledNumber(scanner);
    if (!first)
        return Error{quoted(scanner.text) +
                     " does not start with a number: write it like 100M users, 10 reads/day or 2 KB"};
    double low = *first, high = *first;
    const bool scaled = !std::isdigit(static_cast<unsigned char>(scanner.text[scanner.at - 1]));
    if (scanner.take('-') || scanner.takeWord("to")) {
        const auto second = scanner.number();
        if (!second)
            return Error{quoted(scanner.text) + " has a range without an upper end"};
        high = *second;
        const std::size_t beforeScale = scanner.at;
        if (const auto scale = scaleOf(scanner.word())) {
            high *= *scale;
            // "50-80M" means both ends in millions; "500k-2M" says its own.
            if (low * *scale <= high && !scaled)
                low *= *scale;
        } else {
            scanner.at = beforeScale;
        }
        if (low > high)
            std::swap(low, high);
    }
    return Band{low, low == high ? low : std::sqrt(low * high), high};
}

/// What stands behind "%": nothing, or "of people on Earth".
Result<LoadTerm> readShare(Scanner &scanner, LoadTerm term)
{
    term.value = term.value * 0.01;
    if (!scanner.takeWord("of"))
        return term;
    scanner.takeWord("the");
    const std::string what = lowered(scanner.word());
    const std::string rest = lowered(scanner.text.substr(scanner.at));
    if (what.empty()) { // "20 % of 500M users"
        const auto whole = readLoadTerm(scanner.text.substr(scanner.at));
        if (!whole)
            return Error{whole.error()};
        LoadTerm part = *whole;
        part.value = part.value * term.value;
        return part;
    }
    if (!((what == "people" && rest.find("earth") != std::string::npos) ||
          isOneOf(what, {"mankind", "humanity", "earth", "world"})))
        return Error{"\"of " + what +
                     "\": I know \"of people on Earth\"; write other shares as a product, like 100M users x 5%"};
    term.value = term.value * peopleOnEarth;
    term.dimension.people = 1;
    term.note = "8.2 billion people live on Earth (United Nations, 2024)";
    return term;
}

/// " reads / day", " updates per user every 4 s": the units of a term, one after another.
Result<LoadTerm> readUnits(Scanner &scanner, LoadTerm term)
{
    int power = 1;
    bool monthly = false;
    std::string_view small; // "kb"
    while (!scanner.done()) {
        if (scanner.take('/') || scanner.takeWord("per") || scanner.takeWord("every")) {
            power = -1;
            const std::size_t from = scanner.at;
            if (const auto day = scaledNumber(scanner);
                day && *day == roundDay && scanner.done()) { // "200M x 5 / 100k"
                term.note = "100,000 is taken as the seconds of a day, which has 86,400: the rate comes out 14 % low";
                term.dimension.seconds -= 1;
                term.value = term.value * (1 / *day);
                continue;
            }
            scanner.at = from;
            if (const auto divisor = scanner.number()) { // "1 update / 4 s"
                if (*divisor <= 0)
                    return Error{quoted(scanner.text) + " divides by zero"};
                if (*divisor == secondsADay && scanner.done()) { // "200M x 5 / 86400"
                    term.note = "86400 is taken as the seconds of a day";
                    term.dimension.seconds -= 1;
                }
                term.value = term.value * (1 / *divisor);
            }
            continue;
        }
        const std::size_t before = scanner.at;
        const std::string_view word = scanner.word();
        if (word.empty())
            return Error{"I do not understand " + quoted(scanner.text.substr(before)) + " in " + quoted(scanner.text)};
        const std::string plain = lowered(word);
        if (isOneOf(plain, {"a", "an"})) { // "10 reads a day"
            power = -1;
            continue;
        }
        if (power > 0 && term.dimension == ofTime && // "500 hours of video", "35 minutes of navigation"
            isOneOf(plain, {"video", "videos", "audio", "footage", "music", "content", "speech", "navigation",
                            "streaming", "gaming", "browsing", "watching", "listening", "usage", "calls"})) {
            term.action = plain == "videos" ? "video" : plain;
            continue;
        }
        if (power > 0 && term.dimension == ofTime && isOneOf(plain, {"watched", "streamed", "viewed", "played"})) {
            term.action = "watching"; // "1B hours watched per day"
            continue;
        }
        if (plain == "x")
            return Error{quoted(scanner.text) + ": say what is multiplied, like 100M users x 5 reads/day"};
        if (plain == "ops" && scanner.at < scanner.text.size() &&
            (scanner.text[scanner.at] == '/' || lowered(scanner.text.substr(scanner.at)).starts_with(" per"))) {
            applyWord(term, "op", power); // "2 ops/s"
            continue;
        }
        // "per user" only says whose actions they are.
        const auto who = std::ranges::find(unitWords, singular(plain), &Word::spelling);
        const bool time = who != unitWords.end() && who->dimension == ofTime;
        term.lasting = term.lasting || (power < 0 && time && term.dimension.seconds == 1);
        const bool whose = power < 0 && who != unitWords.end() && who->dimension == ofPeople;
        term.ofEachPerson = term.ofEachPerson || whose || (plain == "each" && term.dimension.seconds != 0);
        monthly = monthly || plain == "monthly";
        if (isOneOf(word, {"kb", "mb", "gb", "tb", "pb"}))
            small = word;
        if (!whose &&
            !isOneOf(plain,
                     {"each",     "active",     "daily",     "monthly",   "concurrent", "simultaneous", "occupied",
                      "stored",   "registered", "online",    "at",        "once",       "total",        "signed",
                      "up",       "signed-up",  "paying",    "their",     "its",        "of",           "sold",
                      "placed",   "made",       "sent",      "uploaded",  "created",    "posted",       "processed",
                      "ingested", "written",    "published", "delivered", "today",      "now",          "currently"}))
            applyWord(term, word, power);
        if (power < 0 && time && term.dimension.seconds == -1 && term.action.empty()) // "28B/day tweet views"
            power = 1;
    }
    if (monthly && term.dimension.people == 1)
        term.note = monthlyUsersWord;
    if (!small.empty() && term.dimension.bytes == 1 && term.dimension.seconds == 0) { // nobody stores bits
        term.value = term.value * 8;
        term.note = std::string(small) + " is taken for bytes: write bit for bits";
    }
    return term;
}

} // namespace

std::string singular(std::string word)
{
    const auto without = [&](std::size_t letters) { return word.substr(0, word.size() - letters); };
    const auto endsAs = [&](std::initializer_list<std::string_view> ends) {
        return std::ranges::any_of(ends, [&](std::string_view end) { return word.size() > 4 && word.ends_with(end); });
    };
    if (isOneOf(word, {"cookies", "daus", "maus", "menus", "movies", "selfies", "waus"}))
        return without(1);
    if (word.size() < 3 || !word.ends_with('s') || word.ends_with("ss") || word.ends_with("us") ||
        isOneOf(word, {"analysis", "axis", "canvas", "dns", "gas", "gps", "https", "lens", "news", "redis", "series",
                       "sms", "this"}))
        return word;
    if (endsAs({"ies"}))
        return without(3) + "y";
    return without(endsAs({"ches", "shes", "sses", "tuses", "xes"}) ? 2 : 1);
}

Result<LoadTerm> readLoadTerm(std::string_view typed)
{
    const std::string text = withPlainSigns(typed);
    Scanner scanner{text};
    if (!scanner.take('~'))
        scanner.takeWord("about");
    const auto amount = readAmount(scanner);
    if (!amount)
        return Error{amount.error()};
    LoadTerm term;
    term.value = *amount;
    return scanner.take('%') ? readShare(scanner, std::move(term)) : readUnits(scanner, std::move(term));
}

bool countsPeople(std::string_view noun)
{
    const auto term = noun.empty() ? Result<LoadTerm>(Error{}) : readLoadTerm("1 " + std::string(noun));
    return term && term->dimension == Dimension{.people = 1};
}

namespace
{

std::string twoDigits(double value)
{
    if (value <= 0 || !std::isfinite(value))
        return "0";
    const double magnitude = std::pow(10, std::floor(std::log10(value)) - 1);
    double rounded = std::round(value / magnitude) * magnitude;
    char text[32];
    std::snprintf(text, sizeof text, rounded < 10 ? "%.2g" : "%.0f", rounded);
    return text;
}

std::string withPrefix(double value, std::string_view unit, std::string_view separator)
{
    static constexpr std::array<std::string_view, 7> prefixes = {"", "k", "M", "G", "T", "P", "E"};
    std::size_t power = 0;
    while (std::abs(value) >= 999.5 && power + 1 < prefixes.size()) {
        value /= 1000;
        ++power;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return std::string(text) + std::string(separator) + std::string(prefixes[power]) + std::string(unit);
}

} // namespace

std::string countInWords(double value)
{
    struct Name {
        double size;
        const char *word;
    };
    static constexpr std::array names = {Name{1e15, " quadrillion"}, Name{1e12, " trillion"}, Name{1e9, " billion"},
                                         Name{1e6, " million"}, Name{1e3, " thousand"}};
    for (const Name &name : names)
        if (value >= name.size * 0.995)
            return twoDigits(value / name.size) + name.word;
    return twoDigits(value);
}

std::string sayCount(double value, std::string_view unit)
{
    return "about " + countInWords(value) + " " + std::string(unit);
}

std::string formatStorage(double bytes)
{
    return withPrefix(bytes, "B", " ");
}

} // namespace ninesketch
