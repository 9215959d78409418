// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/sentence_rates.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/load/sentence_doings.h"
#include "model/load_units.h"
#include "model/one_of.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

/// "500 requests/s, peak 1500 requests/s"
std::optional<std::string> loadSaid(const Tokens &tokens)
{
    static const Vocabulary words(
        "we see get the is are of a an per each every second minute hour requests request rps qps tps req/s requests/s "
        "average avg mean normal normally usual usually typical load traffic and at peak peaks peaking spike spikes "
        "spiking "
        "most max maximum up to with which that goes rises during in , while handles system service it but rate times "
        "busy hours hour reaches can reach on for be will bursts burst bursting volume throughput = : also as high");
    static const Vocabulary unit("rps qps tps req/s requests/s");
    std::vector<std::size_t> numbers;
    bool second = false;
    std::string period;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Token::Count)
            numbers.push_back(i);
        else if (tokens[i].kind != Token::Word || !words.has(tokens[i].text))
            return std::nullopt;
        else if (unit.has(tokens[i].text) || tokens[i].text == "second")
            second = true;
        else if (isOneOf(tokens[i].text, {"minute", "hour"}) &&
                 isWord(tokens, i - 1, {"a", "an", "per", "each", "every"}))
            period = tokens[i].text;
    }
    if (numbers.size() != 2 || second == !period.empty())
        return std::nullopt;
    const auto tells = [&](std::size_t at) {
        return isWord(tokens, at,
                      {"peak", "peaks", "peaking", "spike", "spikes", "spiking", "most", "max", "maximum", "burst",
                       "bursts", "bursting"});
    };
    std::optional<std::size_t> high;
    for (std::size_t i = 0; i < tokens.size() && !high; ++i) {
        if (!tells(i))
            continue;
        std::size_t from = i, to = i; // of what stands between commas and "and"
        const auto parts = [&](std::size_t at) {
            return isWord(tokens, at, {",", "and", "with", "which", "that", "while"});
        };
        while (from > 0 && !parts(from - 1))
            --from;
        while (to < tokens.size() && !parts(to))
            ++to;
        const auto within = [&](std::size_t at) { return at >= from && at < to; };
        if (within(numbers[0]) != within(numbers[1]))
            high = within(numbers[0]) ? numbers[0] : numbers[1];
        else // "10k rps average 30k rps at peak", "500 rps peaking at 2k"
            high = i < numbers[0] ? numbers[0] : numbers[1];
    }
    if (!high)
        return std::nullopt;
    const std::string per = " requests per " + (period.empty() ? std::string("second") : period);
    const std::string &low = tokens[*high == numbers[0] ? numbers[1] : numbers[0]].text;
    const auto average = readLoadTerm(low), peak = readLoadTerm(tokens[*high].text);
    if (!average || !peak || peak->value.likely < average->value.likely) // "peak to average 2"
        return std::nullopt;
    return low + per + ", peak " + tokens[*high].text + per;
}

/// Takes "per day", "daily" or "every hour" from the end: "day".
std::string takePeriod(Tokens &tokens)
{
    const std::string last = wordAt(tokens, tokens.size() - 1);
    if (isOneOf(last, {"daily", "hourly", "weekly", "monthly"})) {
        tokens.pop_back();
        return last == "daily" ? "day" : last.substr(0, last.size() - 2);
    }
    if (!isOneOf(last, {"second", "minute", "hour", "day", "week", "month", "year"}) || tokens.size() < 2 ||
        !isOneOf(tokens[tokens.size() - 2].text, {"per", "a", "an", "each", "every", "1"}))
        return {};
    tokens.resize(tokens.size() - 2);
    return last;
}

/// A word of who does something, and of what is done.
bool isSubject(const std::string &word)
{
    return isLetters(word) && machineIn(word).empty() && !countsPeople(word) &&
           !isOneOf(word, {"peak", "each", "per", "every", "with", "cache", "of", "and", "or", "has", "average", "keep",
                           "size", "than", "is", "are"});
}

/// "peak 150k requests per second" of "during big events this can go up to 150k per second"
std::optional<std::string> peakRateSaid(const Tokens &tokens)
{
    static const Vocabulary words(
        "during at in on the big large flash sale sales event events launch launches holidays holiday black friday "
        "christmas evening evenings weekend weekends peak peaks busy hours hour this it that we traffic load can could "
        "may "
        "might go goes rise rises reach reaches get gets see up to as high spike spikes jump jumps burst bursts is are "
        "be "
        "of a an per second minute rps qps tps requests request and times");
    const auto number = std::ranges::find(tokens, Token::Count, &Token::kind);
    if (number == tokens.end() ||
        std::any_of(number + 1, tokens.end(), [](const Token &one) { return one.kind != Token::Word; }))
        return std::nullopt;
    const auto says = [&](std::initializer_list<std::string_view> some) {
        return std::ranges::any_of(tokens, [&](const Token &one) { return isOneOf(one.text, some); });
    };
    const bool known = std::all_of(tokens.begin(), tokens.end(), [&](const Token &one) {
        return one.kind == Token::Count || (one.kind == Token::Word && words.has(one.text));
    });
    const bool second = says({"second", "rps", "qps", "tps"});
    const bool rises = says(
        {"go", "goes", "rise", "rises", "reach", "reaches", "spike", "spikes", "jump", "jumps", "burst", "bursts"});
    if (!known || !rises || !(second || (says({"minute"}) && says({"per", "a"}))))
        return std::nullopt;
    return "peak " + number->text + " requests per " + (second ? "second" : "minute");
}

/// "5k photos per day": so many come in all.
std::optional<std::string> totalSaid(const Tokens &sentence)
{
    Tokens tokens = sentence;
    static const Vocabulary before(
        "every each per a an second minute hour day week month in total overall , system service "
        "receives receive the number of is are there new altogether we our servers api app store stores "
        "get gets have has see sees process processes on normal usual ordinary users people customers upload uploads");
    static const Vocabulary things("different more of");
    const auto number = std::ranges::find(tokens, Token::Count, &Token::kind);
    std::string opening;
    const std::size_t doing = isWord(tokens, 0, {"we"}) ? 1 : 0;
    if (number == tokens.begin() + static_cast<std::ptrdiff_t>(doing) + 1 && number != tokens.end() &&
        isLetters(wordAt(tokens, doing)) && !before.has(wordAt(tokens, doing)) &&
        (doing > 0 || !tokens[doing].text.ends_with('s')))        // "payments: 1M a day"
        opening = std::exchange(tokens[doing].text, "get") + " "; // "we crawl 1 billion pages per month"
    if (number == tokens.end() ||
        std::any_of(number + 1, tokens.end(), [](const Token &one) { return one.kind != Token::Word; }))
        return std::nullopt;
    if (isWord(tokens, tokens.size() - 1, {"each"}))
        return std::nullopt;
    std::string period, thing, action;
    std::vector<std::string> others; // who has it
    const auto isPeriod = [](const std::string &word) {
        return isOneOf(word, {"second", "minute", "hour", "day", "week", "month"});
    };
    for (auto at = tokens.begin(); at != number; ++at) {
        if (at->kind != Token::Word)
            return std::nullopt;
        if (isPeriod(at->text))
            period = at->text;
        else if (!before.has(at->text) && thing.empty() && at != tokens.begin() && (at - 1)->text == "of")
            thing = at->text; // "the number of photos per day is"
        else if (!before.has(at->text))
            others.push_back(at->text);
    }
    // "our ride hailing service completes"
    constexpr std::size_t mostOthers = 5;
    if (!others.empty() &&
        (others.size() > mostOthers || number - tokens.begin() < 2 || !others.back().ends_with('s') ||
         number == tokens.begin() || (number - 1)->text != others.back() || !std::ranges::all_of(others, isSubject)))
        return std::nullopt;
    auto at = number + 1;
    if (isWord(tokens, static_cast<std::size_t>(at - tokens.begin()), {"hours", "minutes"}) && at + 2 < tokens.end() &&
        (at + 1)->text == "of") { // of video
        thing = at->text + " of " + (at + 2)->text;
        at += 3;
    }
    for (; at != tokens.end() && std::ranges::count(thing, ' ') < 2; ++at) {
        if (things.has(at->text))
            continue;
        if (!isLetters(at->text) || isOneOf(at->text, {"are", "is", "get", "gets", "will", "per", "a", "an", "each",
                                                       "every", "daily", "hourly", "weekly", "monthly", "in"}))
            break;
        thing += (thing.empty() ? "" : " ") + at->text;
    }
    if (const auto cut = thing.rfind(' '); cut != std::string::npos && thing.ends_with("ed"))
        thing.resize(cut);
    if (std::ranges::count(thing, ' ') > (thing.starts_with("new ") || thing.find(" of ") != std::string::npos ? 2 : 1))
        return std::nullopt;
    if (thing.empty() || countsPeople(lastWord(thing)))
        return std::nullopt;
    static const Vocabulary rest("are is get gets will be being in total overall altogether per a an each every daily "
                                 "hourly weekly monthly system our by users the to");
    for (; at != tokens.end(); ++at) {
        if (isPeriod(at->text))
            period = at->text;
        else if (isOneOf(at->text, {"daily", "hourly", "weekly", "monthly"}))
            period = at->text == "daily" ? "day" : at->text.substr(0, at->text.size() - 2);
        else if (const std::string verb = verbOfParticiple(at->text); !verb.empty())
            action = verb;
        else if (at->text.ends_with("ed"))
            continue;
        else if (!rest.has(at->text))
            return std::nullopt;
    }
    constexpr double fewEach = 1000; // "5 videos watched per day" are of each of the people above
    const auto count = readLoadTerm(number->text);
    const bool ofAll = !opening.empty() || isWord(tokens, 0, {"we", "in", "the", "every", "each"}) ||
                       std::ranges::any_of(tokens, [](const Token &one) {
                           return isOneOf(one.text, {"are", "is", "get", "total", "system", "service", "new"});
                       });
    if (period.empty() || !count ||
        (count->value.likely < fewEach && (!ofAll || !others.empty()) && isOneOf(period, {"day", "week", "month"})))
        return std::nullopt;
    return opening + number->text + " " + thing + (meansReading(action) ? " " + action : "") + " per " + period;
}

/// "5000 hotels" and "1M rooms" of "5000 hotels with 1M rooms in total"; "10M messages per day" and "1M emails per day"
/// of "10M messages and 1M emails per day".
std::vector<std::string> thingsSaid(const Tokens &sentence)
{
    Tokens tokens = sentence;
    const std::string period = takePeriod(tokens);
    const auto first = std::ranges::find(tokens, Token::Count, &Token::kind);
    if (!period.empty() && first - tokens.begin() >= 2 && (first - 1)->text.ends_with('s') &&
        std::all_of(tokens.begin(), first, [](const Token &one) { return isSubject(one.text); }))
        tokens.erase(tokens.begin(), first); // "the database receives"
    std::vector<std::string> made;
    bool altogether = false, with = false;
    for (std::size_t at = 0; at < tokens.size();) {
        if (isWord(tokens, at, {"and", "with", ",", "in", "total", "overall", "altogether", "a", "of"})) {
            altogether = altogether || isWord(tokens, at, {"total", "overall", "altogether"});
            with = with || tokens[at].text == "with";
            ++at;
            continue;
        }
        if (tokens[at].kind != Token::Count)
            return {};
        std::string one = tokens[at++].text;
        constexpr int most = 3;
        int words = 0;
        for (; words < most && isLetters(wordAt(tokens, at)) &&
               !isWord(tokens, at, {"and", "with", "in", "of", "per", "for", "to", "at", "by"});
             ++at, ++words)
            one += " " + tokens[at].text;
        if (words == 0 || !one.ends_with('s') || isRateUnit(std::string(lastWord(one))) ||
            isTime(std::string(lastWord(one))) || (words > 1 && period.empty()))
            return {};
        made.push_back(one + (period.empty() ? "" : " per " + period));
    }
    const bool several = made.size() > 1 && (altogether || !with);
    return several ? made : std::vector<std::string>();
}

/// "30000000 users" of "3 regions with 10 million users each"
std::optional<std::string> peopleOfEach(const Tokens &tokens)
{
    const auto second = tokens.empty() ? tokens.end()
                                       : std::find_if(tokens.begin() + 1, tokens.end(),
                                                      [](const Token &one) { return one.kind == Token::Count; });
    const auto at = static_cast<std::size_t>(second - tokens.begin());
    if (second == tokens.end() || tokens.front().kind != Token::Count || at < 3 || at + 3 != tokens.size() ||
        !isWord(tokens, at - 1, {"with", "of", "having", "by"}) || !countsPeople(wordAt(tokens, at + 1)) ||
        wordAt(tokens, at + 2) != "each")
        return std::nullopt;
    bool once = false;
    for (std::size_t i = 1; i + 1 < at; ++i) {
        once = once || isWord(tokens, i, {"concurrent", "simultaneous", "online"});
        if (!isLetters(wordAt(tokens, i)) || countsPeople(wordAt(tokens, i)))
            return std::nullopt;
    }
    const auto groups = readLoadTerm(tokens.front().text), people = readLoadTerm(second->text);
    if (!groups || !people)
        return std::nullopt;
    return plainNumber(groups->value.likely * people->value.likely) + " " + wordAt(tokens, at + 1) +
           (once ? " online" : "");
}

/// "100 views per product per day" of "each product is viewed 100 times a day"
std::optional<std::string> ofEachThing(const Tokens &sentence)
{
    Tokens tokens = sentence;
    const std::string period = takePeriod(tokens);
    const auto number = std::ranges::find_if(tokens, [](const Token &one) { return one.kind != Token::Word; });
    const auto at = static_cast<std::size_t>(number - tokens.begin());
    if (!isWord(tokens, 0, {"each", "every", "a", "an", "1"}) || at < 4 || at == tokens.size())
        return std::nullopt;
    const bool by = number->kind == Token::Count && wordAt(tokens, at - 1) == "by" && at + 2 == tokens.size() &&
                    countsPeople(wordAt(tokens, at + 1));
    const bool times = number->kind == Token::Times && at + 1 == tokens.size();
    const std::size_t participle = at - (by ? 2 : 1);
    const std::string verb = verbOfParticiple(wordAt(tokens, participle)), used = wordAt(tokens, participle);
    const std::string action =
        isOneOf(used, {"used", "accessed", "visited", "hit", "clicked", "opened", "requested"}) ? "read" : verb;
    if (!(by || times) || !isWord(tokens, participle - 1, {"is", "gets", "be"}) || action.empty() || participle < 3)
        return std::nullopt;
    std::string thing;
    for (std::size_t i = 1; i + 1 < participle; ++i)
        thing += (thing.empty() ? "" : " ") + wordAt(tokens, i);
    if (thing.ends_with(" page")) // a product is what there are some of
        thing.resize(thing.size() - 5);
    if (thing.ends_with(" page")) // a product is what there are some of
        thing.resize(thing.size() - 5);
    if (std::ranges::count(thing, ' ') > 1 || countsPeople(lastWord(thing)))
        return std::nullopt;
    return number->text + " " + plural(action) + " per " + thing + (period.empty() ? "" : " per " + period);
}

} // namespace

std::vector<std::string> rateSaid(const Tokens &tokens)
{
    for (const auto &said : {loadSaid, peakRateSaid, peopleOfEach, totalSaid, ofEachThing})
        if (const auto note = said(tokens))
            return {*note};
    return thingsSaid(tokens);
}

} // namespace ninesketch
