// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_idioms.h"

#include "model/load/number_words.h"
#include "model/load/pad_words.h"
#include "model/load/sentence_doings.h"
#include "model/load/sentence_tokens.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>

namespace ninesketch
{

namespace
{

/// The words from `at` on, in small letters; empty beyond the last.
class Reader
{
public:
    explicit Reader(const Words &words) : m_words(words) {}
    std::string operator()(std::size_t at) const { return at < m_words.size() ? lowered(m_words[at]) : std::string(); }

private:
    const Words &m_words;
};

void replace(Words &words, std::size_t from, std::size_t count, const Words &by)
{
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(from);
    words.insert(words.erase(at, at + static_cast<std::ptrdiff_t>(count)), by.begin(), by.end());
}

bool isPercent(std::string_view word)
{
    return startsWithDigit(word) && word.ends_with('%');
}

std::string digits(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

/// How many words at `at` say that it is always so: "24/7", "around the clock", "all day long".
std::size_t alwaysAt(const Reader &word, std::size_t at)
{
    if (isOneOf(word(at), {"24/7", "24x7", "nonstop", "non-stop", "steadily", "continuously"}))
        return 1;
    if (word(at) == "around" && word(at + 1) == "the" && word(at + 2) == "clock")
        return 3;
    if (word(at) == "all" && word(at + 1) == "day")
        return word(at + 2) == "long" ? 3 : 2;
    return 0;
}

/// "4k-6k" of "5k±1k" and of "5k", "±", "20%".
std::optional<std::string> rangeAround(const std::string &middle, const std::string &by)
{
    const auto value = readLoadTerm(middle), around = readLoadTerm(by);
    if (!value || !around || value->dimension != Dimension{} || around->dimension != Dimension{})
        return std::nullopt;
    const double least = isPercent(by) ? value->value.likely * around->value.likely : around->value.likely;
    if (!(least < value->value.likely))
        return std::nullopt;
    return digits(value->value.likely - least) + "-" + digits(value->value.likely + least);
}

/// The hour of "8", "8am", "17:00"; `afternoon` where what stands behind says so.
std::optional<double> hourIn(const std::string &word, bool afternoon)
{
    char *end = nullptr;
    const double hour = std::strtod(word.c_str(), &end);
    const std::string rest = end;
    if (!startsWithDigit(word) || hour > 24 || !isOneOf(rest, {"", "am", "pm", ":00", "h"}))
        return std::nullopt;
    if (hour == 12 && rest == "am")
        return 0;
    return hour < 12 && (rest == "pm" || (rest.empty() && afternoon)) ? hour + 12 : hour;
}

/// "between 8 and 9 am", "from 9am to 5pm": the hours, and how many words say so.
std::pair<double, std::size_t> hoursAt(const Reader &word, std::size_t at)
{
    if (!(word(at) == "between" && word(at + 2) == "and") && !(word(at) == "from" && word(at + 2) == "to"))
        return {0, 0};
    const bool noon = isOneOf(word(at + 4), {"am", "pm"});
    const auto from = hourIn(word(at + 1), noon && word(at + 4) == "pm"),
               to = hourIn(word(at + 3), noon && word(at + 4) == "pm");
    const bool clock = noon || word(at + 3).find_first_of("mh:") != std::string::npos;
    if (!from || !to || !clock || *from == *to)
        return {0, 0};
    const double half = *from > *to && *from >= 12 && word(at + 1).find("pm") == std::string::npos && noon ? 12 : 0;
    return {std::fmod(*to - *from + half + 24, 24), noon ? 5 : 4}; // "between 10 and 2 pm" begins before noon
}

/// "in the morning hour", "during rush hour": how many words say so.
std::size_t oneHourAt(const Reader &word, std::size_t at)
{
    if (!isOneOf(word(at), {"in", "during", "within"}))
        return 0;
    const std::size_t name = at + (isOneOf(word(at + 1), {"the", "a", "1", "one"}) ? 2 : 1);
    return isOneOf(word(name), {"morning", "evening", "lunch", "rush", "busy", "busiest", "peak", "first", "last"}) &&
                   word(name + 1) == "hour"
               ? name + 2 - at
               : 0;
}

/// "500M users of which 1% post" are "1% of 500M users post"; of a rate the share stands behind a comma.
void takeOfWhich(Words &words)
{
    for (std::size_t at = 1; at + 2 < words.size(); ++at) {
        const Reader word(words);
        if (word(at) != "of" || !isOneOf(word(at + 1), {"which", "whom", "those", "these"}) || !isPercent(word(at + 2)))
            continue;
        std::size_t from = at;
        while (from > 0 && !endsPart(words, from - 1))
            --from;
        const std::size_t before = at > from && endsPart(words, at - 1) ? at - 1 : at; // ", of which"
        if (before > from && countsPeople(words[before - 1])) {
            Words made{words[at + 2], "of"};
            std::copy(words.begin() + static_cast<std::ptrdiff_t>(from),
                      words.begin() + static_cast<std::ptrdiff_t>(before), std::back_inserter(made));
            replace(words, from, at + 3 - from, made);
        } else {
            replace(words, before, at + 2 - before, {","});
        }
        return;
    }
}

/// "99% of 10k rps are reads" is "10k rps, 99% reads".
void takeShareOfRate(Words &words)
{
    const Reader word(words);
    const auto are = static_cast<std::size_t>(
        std::ranges::find_if(words, [](const std::string &one) { return one == "are" || one == "is"; }) -
        words.begin());
    if (!isPercent(word(0)) || word(1) != "of" || !startsWithDigit(word(2)) || are < 4 || are + 1 >= words.size() ||
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(are),
                    [](const std::string &one) { return one == "," || countsPeople(one); }))
        return;
    const std::string share = words[0];
    replace(words, are, 1, {",", share});
    replace(words, 0, 2, {});
}

/// "each connected client pings every 30 s" is "1 ping every 30 s".
void takeEachDoes(Words &words)
{
    const Reader word(words);
    if (!isOneOf(word(0), {"each", "every"}))
        return;
    for (std::size_t i = 1; i < words.size() && i < 5 && !startsWithDigit(words[i]); ++i)
        if (isOneOf(word(i + 1), {"every", "per"}) && (i == 1 ? word(2) == "every" : countsPeople(words[i - 1]))) {
            replace(words, 0, i + 1, {"1", singular(words[i])});
            return;
        }
}

/// "poll tracking every 5 s for 30 min per order" and "each order is polled every 5 s for 30 min" are "360 poll
/// tracking per order".
void takeRepeats(Words &words)
{
    const Reader word(words);
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (!isOneOf(word(at), {"every", "per"}))
            continue;
        const auto step = amountAt(words, at + 1, {.seconds = 1});
        const std::size_t lasts = step ? step->at + step->count : words.size();
        if (word(lasts) != "for")
            continue;
        const auto whole = amountAt(words, lasts + 1, {.seconds = 1});
        if (!whole || whole->value <= step->value)
            continue;
        std::size_t end = whole->at + whole->count, first = 0;
        std::string thing;
        if (isOneOf(word(0), {"each", "every"}) && at > 2) {
            thing = word(1).ends_with(':') ? word(1).substr(0, word(1).size() - 1) : word(1);
            first = isOneOf(word(2), {"is", "gets", "sends", "makes", "does", "has", "needs"}) ? 3 : 2;
        } else if (isOneOf(word(end), {"per", "of", "for"})) {
            end += isOneOf(word(end + 1), {"each", "every", "one"}) ? 2 : 1;
            thing = word(end++);
        }
        Words made{digits(whole->value / step->value)};
        for (std::size_t i = first; i < at; ++i)
            if (!startsWithDigit(words[i]) && !isOneOf(word(i), {"one", "once", "a"}))
                made.push_back(words[i]);
        if (thing.empty() || made.size() < 2 || end > words.size() || !endsPart(words, end))
            continue;
        if (made[1].size() > 5 && made[1].ends_with("ed"))
            made[1].resize(made[1].size() - 2);
        made.insert(made.end(), {"per", thing});
        replace(words, 0, end, made);
        return;
    }
}

/// A word of a line, and what stands around it.
struct Place {
    Words &words;
    std::size_t at = 0;

    std::string word(std::size_t further) const { return Reader(words)(at + further); } ///< in small letters
    bool opens() const { return at == 0 || endsPart(words, at - 1); }                   ///< a part of the line
    /// A number stands before it.
    bool counted() const
    {
        return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), startsWithDigit);
    }
    std::size_t end() const ///< of its part of the line
    {
        std::size_t end = at;
        while (!endsPart(words, end))
            ++end;
        return end;
    }
    void replace(std::size_t count, const Words &by) const { ninesketch::replace(words, at, count, by); }
};

bool isOccasion(const std::string &word)
{
    return isOneOf(word, {"on", "during", "in", "at", "for"});
}

bool alwaysIsNothing(Place &place)
{
    const std::size_t count = place.counted() ? alwaysAt(Reader(place.words), place.at) : 0;
    if (count == 0)
        return false;
    const bool behindComma = place.opens();
    place.replace(count, {});
    if (behindComma)
        ninesketch::replace(place.words, --place.at, 1, {});
    return true;
}

bool shareInPercent(Place &place)
{
    const auto [share, count] = shareAt(place.words, place.at);
    if (count == 0 || isPercent(place.words[place.at]) || !isOneOf(place.word(count), {"of", "is", "are"}))
        return false;
    place.replace(count, {share});
    return true;
}

bool rangeOfPlusMinus(Place &place)
{
    static constexpr std::string_view sign = "\xc2\xb1"; // ±
    const std::string &here = place.words[place.at];
    const auto cut = here.find(sign);
    const bool apart = place.word(1) == sign;
    if (!apart && (cut == std::string::npos || cut == 0))
        return false;
    const auto range =
        apart ? rangeAround(here, place.word(2)) : rangeAround(here.substr(0, cut), here.substr(cut + sign.size()));
    if (range)
        place.replace(apart ? 3 : 1, {*range});
    return range.has_value();
}

/// "8x/day" and "8x a day" are "8 times per day".
bool timesAreWords(Place &place)
{
    const std::string here = place.words[place.at];
    const auto x = here.find('x');
    if (!startsWithDigit(here) || x == std::string::npos || here.find_first_not_of("0123456789.") != x)
        return false;
    const bool glued = x + 1 < here.size();
    if (glued ? here[x + 1] != '/'
              : !isOneOf(place.word(1), {"per", "a", "an", "each", "every", "daily", "hourly", "weekly"}))
        return false;
    Words said{here.substr(0, x), "times"};
    if (glued)
        said.insert(said.end(), {"per", here.substr(x + 2)});
    place.replace(1, said);
    return true;
}

/// "5x on Black Friday" and "doubles in the evening" are a peak.
bool peakOfAnOccasion(Place &place)
{
    const std::string here = place.word(0);
    const bool factor = startsWithDigit(here) && here.find_first_not_of("0123456789.") == here.size() - 1 &&
                        here.ends_with('x') && !startsWithDigit(place.word(2)) && place.word(2) != "peak";
    const bool verb = isOneOf(here, {"doubles", "double", "triples", "triple"});
    if (!(factor || verb) || !place.opens() || !place.counted() || !isOccasion(place.word(1)))
        return false;
    place.replace(place.end() - place.at, {"peak", factor ? here : here.starts_with("d") ? "2x" : "3x"});
    return true;
}

bool hoursOfTheDay(Place &place)
{
    if (!place.counted())
        return false;
    const Reader word(place.words);
    if (const auto [hours, count] = hoursAt(word, place.at); count > 0) {
        place.replace(count, {"per", digits(hours), "hours"});
        return true;
    }
    const std::size_t count = oneHourAt(word, place.at);
    if (count == 0)
        return false;
    const bool rush = isOneOf(place.word(count - 2), {"rush", "busy", "busiest", "peak"});
    place.replace(count, rush ? Words{"per", "hour", ",", "at", "peak"} : Words{"per", "hour"});
    return true;
}

/// "heartbeats every 30 s" is "1 heartbeat every 30 s".
bool onceEvery(Place &place)
{
    const std::string here = place.words[place.at];
    const bool word = !here.empty() && std::isalpha(static_cast<unsigned char>(here[0])) != 0;
    if (!word || !place.opens() || place.word(1) != "every" ||
        !(startsWithDigit(place.word(2)) || isTime(place.word(2))))
        return false;
    place.replace(1, {"1", singular(here)});
    return true;
}

/// What comes in all, before "from 10k devices": so many as there are of these, or a flow that nobody has alone.
bool saysATotal(const std::string &before, double things)
{
    const auto rate = readLoadTerm(before);
    if (!rate || rate->ofEachPerson || rate->dimension.seconds != -1 || rate->dimension.people != 0)
        return false;
    if (rate->dimension.bytes == 1)
        return isFlowOfAll(before);
    const auto words = wordsOf(before);
    const bool scaled = words.size() > 1 && isScale(words[1]);
    const auto count = readLoadTerm(scaled ? words[0] + " " + words[1] : words[0].substr(0, words[0].find('/')));
    const bool every = before.find("every") != std::string::npos;
    return count && !every && count->dimension == Dimension{} && count->value.likely >= things;
}

/// "2M orders a day from 500k customers", "1M events/s across 20 regions": who they come from multiplies nothing.
bool ofAllOfThem(Place &place)
{
    const std::string here = place.word(0), what = place.word(isScale(place.word(2)) ? 3 : 2);
    if (place.opens() || !isOneOf(here, {"from", "by", "across", "in", "to", "on", "over", "through", "among"}) ||
        !startsWithDigit(place.word(1)) || what.empty() || !isLetters(what) || isTime(what) || isSize("1 " + what) ||
        isFlow("1 " + what) || isRateUnit(what))
        return false;
    std::size_t from = place.at;
    while (from > 0 && !endsPart(place.words, from - 1))
        --from;
    const auto at = [&](std::size_t i) { return place.words.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto things = readLoadTerm(isScale(place.word(2)) ? place.word(1) + " " + place.word(2) : place.word(1));
    const bool participle = from + 1 < place.at && !verbOfParticiple(lowered(place.words[place.at - 1])).empty();
    const std::string before = joined({at(from), at(place.at - (participle ? 1 : 0))});
    if (!things || !saysATotal(before, sharesALoad(what) ? 0 : things->value.likely))
        return false;
    if (participle) {
        ninesketch::replace(place.words, place.at - 1, 1, {});
        --place.at;
    }
    place.replace(1, {","});
    return true;
}

/// "1 poll every 5 s from 1M clients" and "1M streams at 4 Mbit/s" are products; "at 300 bytes" and "at p99 < 50 ms"
/// stand behind commas.
bool joinedByAWord(Place &place)
{
    if (!place.counted() || place.opens())
        return false;
    const std::string here = place.word(0), amount = place.word(1);
    if (isOneOf(here, {"from", "by", "across"}) && startsWithDigit(amount) &&
        (countsPeople(place.word(2)) || countsPeople(place.word(3)))) {
        place.replace(1, {"x"});
        return true;
    }
    const std::string exact = place.at + 1 < place.words.size() ? place.words[place.at + 1] : std::string(),
                      more = place.at + 2 < place.words.size() ? exact + " " + place.words[place.at + 2] : exact;
    const bool percentile = amount.size() > 1 && amount[0] == 'p' && startsWithDigit(amount.substr(1));
    if (here != "at" || !(percentile || startsWithDigit(amount)))
        return false;
    const bool flow = !percentile && (isFlow(exact) || isFlow(more));
    if (!percentile && !flow && !isSize(exact) && !isSize(more))
        return false;
    place.replace(1, {flow ? "x" : ","});
    return true;
}

/// "with a read-write ratio of 20" and "/ 20k peak" stand behind commas.
bool commaForAWord(Place &place)
{
    if (!place.counted())
        return false;
    const auto end = place.words.begin() + static_cast<std::ptrdiff_t>(place.end());
    const bool ratio = place.word(0) == "with" &&
                       std::find(place.words.begin() + static_cast<std::ptrdiff_t>(place.at), end, "ratio") != end;
    const bool peak =
        place.word(0) == "/" && startsWithDigit(place.word(1)) && (place.word(2) == "peak" || place.word(3) == "peak");
    if (ratio || peak)
        place.replace(ratio && place.word(1) == "a" ? 2 : 1, {","});
    return ratio || peak;
}

} // namespace

Words withoutIdioms(Words words)
{
    takeRepeats(words);
    takeEachDoes(words);
    takeShareOfRate(words);
    takeOfWhich(words);
    static constexpr std::array rules = {alwaysIsNothing,  shareInPercent, rangeOfPlusMinus, timesAreWords,
                                         peakOfAnOccasion, hoursOfTheDay,  onceEvery,        ofAllOfThem,
                                         joinedByAWord,    commaForAWord};
    for (Place place{words}; place.at < words.size(); ++place.at)
        for (const auto rule : rules)
            if (place.at >= words.size() || rule(place))
                break;
    return words;
}

} // namespace ninesketch
