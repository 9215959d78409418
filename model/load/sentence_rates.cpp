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
        "we see get the is are of a an per each every second minute hour requests request rps qps tps "
        "req/s requests/s average avg mean normal normally usual usually typical load traffic and at peak "
        "peaks peaking spike spikes spiking most max maximum up to with which that goes rises during in , "
        "while handles system service it but rate times busy hours hour reaches can reach on for be will "
        "bursts burst bursting volume throughput = : also as high");
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
    const std::string last = wordAt(tokens, tokens.size() - 1), often = periodOf(last);
    const bool of = isWord(tokens, tokens.size() - 2, {"per", "a", "an", "each", "every", "1"});
    if (often.empty() && !(isPeriod(last) && of))
        return {};
    tokens.resize(tokens.size() - (often.empty() ? 2 : 1));
    return often.empty() ? last : often;
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
        "during at in on the big large flash sale sales event events launch launches holidays holiday "
        "black friday christmas evening evenings weekend weekends peak peaks busy hours hour this it that "
        "we traffic load can could may might go goes rise rises reach reaches get gets see up to as high "
        "spike spikes jump jumps burst bursts is are be of a an per second minute rps qps tps requests "
        "request and times");
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
class Total
{
public:
    explicit Total(const Tokens &tokens)
        : m_tokens(tokens),
          m_number(static_cast<std::size_t>(std::ranges::find(tokens, Token::Count, &Token::kind) - tokens.begin()))
    {
    }

    std::optional<std::string> said()
    {
        const bool words =
            std::ranges::count(m_tokens, Token::Word, &Token::kind) + 1 == static_cast<std::ptrdiff_t>(m_tokens.size());
        if (m_number == m_tokens.size() || !words || isWord(m_tokens, m_tokens.size() - 1, {"each"}) || !before() ||
            !behind() || m_period.empty() || !isOfAll())
            return std::nullopt;
        return m_opening + m_tokens[m_number].text + " " + m_thing + (meansReading(m_action) ? " " + m_action : "") +
               " per " + m_period;
    }

private:
    /// "every day", "the number of photos per day is", "our ride hailing service completes", "we crawl".
    bool before()
    {
        static const Vocabulary plain(
            "every each per a an second minute hour day week month in total overall , system service receives "
            "receive the number of is are there new altogether we our servers api app store stores get gets "
            "have has see sees process processes on normal usual ordinary users people customers upload "
            "uploads");
        const std::size_t doing = isWord(m_tokens, 0, {"we"}) ? 1 : 0;
        const std::string verb = wordAt(m_tokens, doing);
        if (m_number == doing + 1 && isLetters(verb) && !plain.has(verb) &&
            (doing > 0 || !verb.ends_with('s'))) { // no "payments: 1M a day"
            m_opening = verb + " ";
            return true;
        }
        std::vector<std::string> subject;
        for (std::size_t i = 0; i < m_number; ++i) {
            const std::string word = wordAt(m_tokens, i);
            if (isPeriod(word))
                m_period = word;
            else if (!plain.has(word) && m_thing.empty() && isWord(m_tokens, i - 1, {"of"}))
                m_thing = word;
            else if (!plain.has(word))
                subject.push_back(word);
        }
        constexpr std::size_t most = 5;
        m_named = !subject.empty();
        return !m_named ||
               (subject.size() <= most && m_number > 1 && subject.back().ends_with('s') &&
                wordAt(m_tokens, m_number - 1) == subject.back() && std::ranges::all_of(subject, isSubject));
    }

    /// "photos are uploaded every day", "hours of video per minute".
    bool behind()
    {
        static const Vocabulary ends("are is get gets will per a an each every daily hourly weekly monthly in come "
                                     "comes hit arrive reach enter");
        static const Vocabulary rest(
            "are is get gets will be being in total overall altogether per a an each every system our by "
            "users the to come comes hit arrive reach enter us it at");
        std::size_t at = m_number + 1;
        std::size_t most = 2;
        if (isWord(m_tokens, at, {"hours", "minutes"}) && isWord(m_tokens, at + 1, {"of"}))
            most = 3;
        else
            at += isWord(m_tokens, at, {"different", "more", "of"}) ? 1 : 0;
        if (isWord(m_tokens, at, {"new"}))
            most = 3;
        std::size_t words = 0;
        for (; isLetters(wordAt(m_tokens, at)) && !ends.has(wordAt(m_tokens, at)); ++at, ++words) {
            const std::string word = wordAt(m_tokens, at);
            if (words > 0 && word.ends_with("ed")) // "photos uploaded every day"
                break;
            m_thing += (m_thing.empty() ? "" : " ") + word;
        }
        if (m_thing.empty() || words > most || countsPeople(lastWord(m_thing)))
            return false;
        for (; at < m_tokens.size(); ++at) {
            const std::string word = wordAt(m_tokens, at);
            if (isPeriod(word) || !periodOf(word).empty())
                m_period = isPeriod(word) ? word : periodOf(word);
            else if (const std::string verb = verbOfParticiple(word); !verb.empty())
                m_action = verb;
            else if (!word.ends_with("ed") && !rest.has(word))
                return false;
        }
        return true;
    }

    /// No "5 videos watched per day", which are of each of the people above.
    bool isOfAll() const
    {
        constexpr double few = 1000;
        const auto count = readLoadTerm(m_tokens[m_number].text);
        if (!count)
            return false;
        const bool told = !m_opening.empty() || isWord(m_tokens, 0, {"we", "in", "the", "every", "each"}) ||
                          std::ranges::any_of(m_tokens, [](const Token &one) {
                              return isOneOf(one.text, {"are", "is", "get", "total", "system", "service", "new"});
                          });
        return count->value.likely >= few || isOneOf(m_period, {"second", "minute", "hour"}) || (told && !m_named);
    }

    const Tokens &m_tokens;
    std::size_t m_number; ///< where it stands
    std::string m_opening, m_thing, m_action, m_period;
    bool m_named = false; ///< whose total it is
};

std::optional<std::string> totalSaid(const Tokens &tokens)
{
    Tokens said = tokens;
    for (std::size_t i = 0; i + 1 < said.size(); ++i)
        if (said[i].text == "1" && isPeriod(wordAt(said, i + 1))) // "in one hour"
            said[i] = {Token::Word, "each"};
    return Total(said).said();
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
    bool altogether = false, with = false, joined = false;
    for (std::size_t at = 0; at < tokens.size();) {
        if (isWord(tokens, at, {"and", "with", ",", "in", "total", "overall", "altogether", "a", "of"})) {
            altogether = altogether || isWord(tokens, at, {"total", "overall", "altogether"});
            with = with || tokens[at].text == "with";
            joined = joined || tokens[at].text == "and";
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
    const bool several = made.size() > 1 && (altogether || !with) && (period.empty() || joined); // "5k shops, 2 a day"
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

/// "500 checkout requests per second" of "the checkout is called 500 times a second"
std::optional<std::string> usedSaid(const Tokens &sentence)
{
    Tokens tokens = sentence;
    const bool peak =
        tokens.size() > 2 && isWord(tokens, tokens.size() - 2, {"at"}) && isWord(tokens, tokens.size() - 1, {"peak"});
    tokens.resize(tokens.size() - (peak ? 2 : 0));
    const std::string period = takePeriod(tokens);
    std::size_t at = isWord(tokens, 0, {"the", "our"}) ? 1 : 0;
    std::string thing;
    for (; isLetters(wordAt(tokens, at)) && !isWord(tokens, at, {"is", "gets", "are", "get"}); ++at)
        thing += (thing.empty() ? "" : " ") + tokens[at].text;
    constexpr std::ptrdiff_t few = 3; // words
    const bool used = isWord(tokens, at + 1,
                             {"used", "called", "hit", "opened", "requested", "invoked", "accessed", "visited",
                              "queried", "polled", "loaded"});
    if (period.empty() || thing.empty() || std::ranges::count(thing, ' ') >= few || !used || at + 3 != tokens.size() ||
        tokens[at + 2].kind != Token::Times || isOneOf(thing.substr(0, thing.find(' ')), {"each", "every", "a", "an"}))
        return std::nullopt;
    return tokens[at + 2].text + " " + thing + " requests per " + period + (peak ? " at peak" : "");
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
    if (std::ranges::count(thing, ' ') > 1 || countsPeople(lastWord(thing)))
        return std::nullopt;
    return number->text + " " + plural(action) + " per " + thing + (period.empty() ? "" : " per " + period);
}

} // namespace

std::vector<std::string> rateSaid(const Tokens &tokens)
{
    for (const auto &said : {loadSaid, peakRateSaid, peopleOfEach, totalSaid, usedSaid, ofEachThing})
        if (const auto note = said(tokens))
            return {*note};
    return thingsSaid(tokens);
}

} // namespace ninesketch
