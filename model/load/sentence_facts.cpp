// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/sentence_facts.h"

#include "model/load/line_words.h"
#include "model/load/pad_growth.h"
#include "model/load_units.h"
#include "model/one_of.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace ninesketch
{
namespace
{

/// A sentence about one number, beside which there are words only.
struct Sentence {
    Tokens tokens;
    std::size_t number = 0; ///< where it stands

    const Token &amount() const { return tokens[number]; }
    bool says(std::initializer_list<std::string_view> words) const
    {
        return std::ranges::any_of(
            tokens, [&](const Token &one) { return one.kind == Token::Word && isOneOf(one.text, words); });
    }
    /// All of its words are such.
    bool only(const Vocabulary &words) const
    {
        return std::ranges::all_of(tokens,
                                   [&](const Token &one) { return one.kind != Token::Word || words.has(one.text); });
    }
    std::string word(std::size_t at) const { return wordAt(tokens, at); }
};

/// Beside "one" and "1", which are words where another number is there. Nothing: there is another one.
std::optional<Sentence> aboutOneNumber(Tokens tokens)
{
    Sentence made;
    const auto counts = [](const Token &one) { return one.kind != Token::Word; };
    if (std::ranges::count_if(tokens, counts) > 1)
        for (Token &one : tokens)
            if (one.kind == Token::Count && one.text == "1")
                one.kind = Token::Word;
    const auto number = std::ranges::find_if(tokens, counts);
    if (number == tokens.end() || std::any_of(number + 1, tokens.end(), counts))
        return std::nullopt;
    made.number = static_cast<std::size_t>(number - tokens.begin());
    made.tokens = std::move(tokens);
    return made;
}

/// "100M DAU", "500M users"
std::optional<std::string> peopleSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "daily active user users people person visitors customers members dau mau monthly month are is a "
        "an each every per day log in visit visits use uses open opens it the app application service "
        "site system of number come back who that on total = our we have will be there around registered "
        "everyday altogether overall start starting begin beginning launch today now initially with");
    if (sentence.amount().kind != Token::Count || !sentence.only(words) ||
        !sentence.says({"users", "user", "people", "visitors", "customers", "members", "dau", "mau"}))
        return std::nullopt;
    if (sentence.says({"each", "every"}) && !sentence.word(sentence.number + 1).empty() && sentence.number > 0)
        return std::nullopt; // "each user opens it 3 ..."
    const bool daily = sentence.says({"daily", "day", "dau", "everyday"}),
               monthly = sentence.says({"monthly", "month", "mau"});
    if (daily && monthly)
        return std::nullopt;
    return sentence.amount().text + (daily ? " DAU" : monthly ? " MAU" : " users");
}

/// "500k drivers"
std::optional<std::string> crowdSaid(const Sentence &sentence)
{
    static const Vocabulary there(
        "online connected active concurrent concurrently at peak once the same any time moment a are is "
        "be there");
    static const Vocabulary atOnce("online connected concurrent concurrently");
    std::string who;
    bool once = false;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const std::string word = sentence.word(i);
        if (i == sentence.number)
            continue;
        once = once || atOnce.has(word) || (word == "once" && isWord(sentence.tokens, i - 1, {"at"}));
        if (there.has(word))
            continue;
        if (!who.empty() || i < sentence.number || !countsPeople(word))
            return std::nullopt;
        who = word;
    }
    if (sentence.amount().kind != Token::Count || who.empty())
        return std::nullopt;
    const auto count = readLoadTerm(sentence.amount().text); // "5 million servers" would ask how many it takes
    const std::string number =
        count && !machineIn(who).empty() ? plainNumber(count->value.likely) : sentence.amount().text;
    return number + " " + who + (once ? " online" : "");
}

/// "10% online"
std::optional<std::string> onlineSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "of them those these the our users people all are is online connected concurrent active "
        "concurrently at peak once same any time moment a given");
    if (sentence.amount().kind != Token::Share || !sentence.only(words) ||
        !sentence.says({"online", "connected", "concurrent", "concurrently"}))
        return std::nullopt;
    return sentence.amount().text + " online";
}

/// "each node handles 1000 transactions per second"
std::optional<std::string> capacitySaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "a an each every one 1 single our the can could will does do handle handles serve serves process "
        "processes take takes support supports sustain sustains manage manages up to per second minute "
        "database db cache web app application of only");
    std::string machine, what, period;
    for (const Token &one : sentence.tokens) {
        if (one.kind != Token::Word)
            continue;
        if (isOneOf(one.text, {"second", "minute"}))
            period = one.text;
        else if (machine.empty() && !machineIn(one.text).empty())
            machine = machineIn(one.text);
        else if (!words.has(one.text) && (!what.empty() || !isLetters(one.text) || machine.empty()))
            return std::nullopt;
        else if (!words.has(one.text))
            what = one.text;
    }
    if (sentence.amount().kind != Token::Count || machine.empty() || what.empty() || period.empty() ||
        sentence.number + 1 >= sentence.tokens.size() || sentence.word(sentence.number + 1) != what)
        return std::nullopt;
    const auto count = readLoadTerm(sentence.amount().text);
    return "each " + machine + " handles " + (count ? plainNumber(count->value.likely) : sentence.amount().text) + " " +
           what + " per " + period;
}

/// "90% reads"
std::optional<std::string> readsSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "of the all our requests request traffic operations load calls queries accesses them these is are "
        "reads read writes write being make up go to will be workload");
    const bool reads = sentence.says({"reads", "read"}), writes = sentence.says({"writes", "write"});
    if (sentence.amount().kind != Token::Share || !sentence.only(words) || reads == writes)
        return std::nullopt;
    return sentence.amount().text + (reads ? " reads" : " writes");
}

/// "1 minute = 50 MB"
std::optional<std::string> minuteSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "1 a an each every minute hour second of video audio footage content music streaming stream "
        "recording takes take is are needs need uses use about per for storage up has");
    if (sentence.amount().kind != Token::Size || !sentence.only(words) ||
        !sentence.says({"video", "audio", "footage", "content", "music", "recording"}))
        return std::nullopt;
    for (const char *unit : {"minute", "hour", "second"})
        if (sentence.says({unit}))
            return "1 " + std::string(unit) + " = " + sentence.amount().text;
    return std::nullopt;
}

/// "20% of traffic in 1 hour"
std::optional<std::string> busyHourSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "our the a peak busy busiest rush hour sees has gets takes gets have of daily day day's days "
        "traffic requests orders load volume happens happen comes come arrive arrives is are in during "
        "within all total a each every messages rides bookings");
    if (sentence.amount().kind != Token::Share || !sentence.only(words) || !sentence.says({"hour"}) ||
        !sentence.says({"peak", "busy", "busiest", "rush"}))
        return std::nullopt;
    return sentence.amount().text + " of traffic in 1 hour";
}

/// "20% daily active"
std::optional<std::string> shareSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "of them those these the our users user people all total are is active daily every each a an per "
        "day use uses it app visit log in come back on open online sign dau who that only mau monthly "
        "site service");
    if (sentence.amount().kind != Token::Share || !sentence.only(words) || !sentence.says({"daily", "day", "dau"}))
        return std::nullopt;
    return sentence.amount().text + " daily active";
}

/// "each photo is 2 MB"
std::optional<std::string> sizeSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "a an each every one 1 the average avg typical single size sizes of is are takes take has have "
        "needs need uses use being returning returns carrying carries weighs weigh requires require "
        "occupies occupy consumes consume in storage disk space on per for we store let be up big large "
        "will would at it its can as = data long with");
    if (sentence.amount().kind != Token::Size || !sentence.says({"a", "an", "each", "every", "one", "1", "average",
                                                                 "avg", "typical", "size", "are", "per", "for"}))
        return std::nullopt;
    std::size_t first = sentence.tokens.size(), last = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
        if (i != sentence.number && !words.has(sentence.tokens[i].text)) {
            first = std::min(first, i);
            last = i;
        }
    if (first > last) // of what the line before asks for
        return sentence.says({"each", "every", "average", "avg", "typical"})
                   ? std::optional(sentence.amount().text + " each")
                   : std::nullopt;
    std::string thing;
    for (std::size_t i = first; i <= last; ++i) {
        const std::string word = sentence.word(i);
        if (!isLetters(word) || words.has(word))
            return std::nullopt;
        thing += (thing.empty() ? "" : " ") + (i == last ? singular(word) : word);
    }
    constexpr std::size_t most = 2;
    for (const std::string_view needless : {" file", " item", " object"}) // "a media file"
        if (thing.ends_with(needless) && !isOneOf(thing.substr(0, thing.size() - needless.size()), {"log"}))
            thing.resize(thing.size() - needless.size());
    if (first == last && countsPeople(thing))
        return sentence.amount().text + " per " + thing; // "each user has 5 GB"
    if (last - first >= most || countsPeople(lastWord(thing)) || !machineIn(lastWord(thing)).empty() ||
        isTime(std::string(lastWord(thing))))
        return std::nullopt;
    return "each " + thing + " is " + sentence.amount().text;
}

/// "peak 3x"
std::optional<std::string> peakSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "peak peaks peaking at the is are it we see a of times as much many higher more than average avg "
        "normal usual mean load traffic rate qps rps tps requests demand usage factor multiplier ratio to "
        "= hour hours time during in that this baseline assume x for can be up with have has goes rises "
        "reaches will would high busy on and level levels request volume an do expect flash sale sales "
        "event events launch launches holidays holiday black friday christmas evening evenings weekend "
        "weekends brings bring during what there");
    const Token &amount = sentence.amount();
    const bool factor = amount.kind == Token::Times ||
                        (amount.kind == Token::Count && sentence.says({"factor", "multiplier", "ratio", "x"}));
    const bool occasion =
        amount.kind == Token::Times &&
        sentence.says({"sale", "sales", "event", "events", "launch", "launches", "holidays", "holiday", "friday",
                       "christmas", "evening", "evenings", "weekend", "weekends"});
    if (!factor || !(occasion || sentence.says({"peak", "peaks", "peaking"})) || !sentence.only(words))
        return std::nullopt;
    return "peak " + amount.text + "x";
}

/// "keep 5 years"
std::optional<std::string> keepingSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "assume suppose raw hourly we keep keeps keeping kept store stores stored storing system service "
        "app retain retained retention retaining plan planning horizon for the data everything all it "
        "them of over period is are must be need needs needed to want will would have has storage how "
        "much space do in after next history saved save persisted persist records information this that "
        "they around stay stays at least lives live years year months month days day weeks week yrs yr y "
        "d required should long = a worth amount required so much");
    const std::string unit = sentence.word(sentence.number + 1);
    std::string named;
    for (const Token &one : sentence.tokens)
        if (one.kind == Token::Word && !words.has(one.text)) {
            if (!named.empty() || !isLetters(one.text) || !one.text.ends_with('s'))
                return std::nullopt;
            named = one.text + " ";
        }
    if (sentence.amount().kind != Token::Count ||
        !isOneOf(unit, {"years", "year", "months", "month", "days", "day", "weeks", "week", "yrs", "yr"}) ||
        isOneOf(sentence.word(sentence.number + 2), {"per", "a"}))
        return std::nullopt;
    const bool kept =
        sentence.says({"keep", "keeps", "keeping", "kept", "store", "stored", "storing", "stores", "retain", "retained",
                       "retention", "retaining", "saved", "save", "persisted", "persist"});
    const bool coarser = isSummary(named.substr(0, named.find(' '))); // "hourly aggregates for 5 years"
    const bool said =
        kept || coarser ||
        (named.empty() && sentence.says({"plan", "planning", "horizon", "storage", "history", "over", "for"}));
    return said ? std::optional("keep " + named + sentence.amount().text + " " + unit) : std::nullopt;
}

/// "copies 3"
std::optional<std::string> copiesSaid(const Sentence &sentence)
{
    static const Vocabulary words(
        "we keep have has store stored stores of everything each all data is are in the with a an factor "
        "for use uses every it them replicas replica replicated replication replicate replicating copies "
        "copy record row item times x way = to at and object file piece by will would be gets get want "
        "need to");
    const Token &amount = sentence.amount();
    if ((amount.kind != Token::Count && amount.kind != Token::Times) || !sentence.only(words))
        return std::nullopt;
    const bool said = sentence.says({"replicas", "replicated", "replication", "replicate", "replicating", "copies"}) ||
                      (amount.kind == Token::Times && sentence.says({"store", "stored", "stores"}));
    return said ? std::optional("copies " + amount.text) : std::nullopt;
}

/// "read:write 10:1"
std::optional<std::string> mixSaid(const Tokens &tokens)
{
    static const Vocabulary words(
        "read reads write writes reading writing outnumber outnumbers exceed dominate the to ratio is are "
        "there as many more than for each every per a an 1 of we have assume system heavy it with by = "
        "frequent often common come and times x , : that this workload traffic so very service operations "
        "requests do will be see");
    std::vector<std::string> numbers;
    std::size_t read = tokens.size(), write = tokens.size(), number = tokens.size();
    bool perWrite = false, perRead = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token &one = tokens[i];
        if (one.kind == Token::Word) {
            if (!words.has(one.text))
                return std::nullopt;
            const bool reads = one.text.starts_with("read"), writes = one.text.starts_with("writ");
            if ((reads || writes) && isWord(tokens, i + 1, {"each"}) && !isWord(tokens, i + 2, {"write", "read"}))
                return std::nullopt; // "10 reads each, 1 write each"
            const bool each = isWord(tokens, i - 1, {"each", "every", "per", "a", "1"}) &&
                              !isWord(tokens, i + 1, {"to", "heavy", "ratio", "write", "writes"});
            read = reads ? std::min(read, i) : read;
            write = writes ? std::min(write, i) : write;
            perRead = perRead || (reads && each);
            perWrite = perWrite || (writes && each);
            continue;
        }
        if (one.kind == Token::Count && one.text == "1" && i + 1 < tokens.size() &&
            isWord(tokens, i + 1, {"write", "read"})) {
            (isWord(tokens, i + 1, {"write"}) ? perWrite : perRead) = true;
            continue;
        }
        if (one.kind != Token::Count && one.kind != Token::Times && one.kind != Token::Ratio)
            return std::nullopt;
        number = std::min(number, i);
        numbers.push_back(one.text);
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) // "reads are 100 times that"
        if (isWord(tokens, i, {"that", "this"}))
            (read < tokens.size() ? write : read) = std::min(read < tokens.size() ? write : read, i);
    const bool heavy = isWord(tokens, read + 1, {"heavy"}) || isWord(tokens, write + 1, {"heavy"});
    if (numbers.empty() || numbers.size() > 2 ||
        (heavy ? read == tokens.size() && write == tokens.size() : read == tokens.size() || write == tokens.size()))
        return std::nullopt;
    std::string ratio = numbers.front();
    if (numbers.size() == 2) {
        if (ratio.find(':') != std::string::npos || !isWord(tokens, number + 1, {"to"}))
            return std::nullopt;
        ratio += ":" + numbers.back();
    } else if (ratio.find(':') == std::string::npos) {
        ratio += ":1";
    }
    bool readsFirst = read < write;
    if (perWrite != perRead)
        readsFirst = perWrite;
    return (readsFirst ? "read:write " : "write:read ") + ratio;
}

/// "500M users" and "20% daily active" of "20% of our 500M users are active daily".
std::vector<std::string> shareOfPeople(const Tokens &tokens)
{
    const auto number = std::ranges::find(tokens, Token::Count, &Token::kind);
    if (tokens.empty() || tokens.front().kind != Token::Share || number == tokens.end())
        return {};
    Tokens others(tokens.begin(), number);
    others.insert(others.end(), number + 1, tokens.end());
    const auto share = aboutOneNumber(others);
    const auto said = share ? shareSaid(*share) : std::nullopt;
    return said ? std::vector{number->text + " users", *said} : std::vector<std::string>();
}

} // namespace

std::vector<std::string> factSaid(const Tokens &tokens)
{
    if (const auto mix = mixSaid(tokens))
        return {*mix};
    if (const auto whole = aboutOneNumber(tokens))
        for (const auto &said : {keepingSaid, copiesSaid, peakSaid, busyHourSaid})
            if (const auto note = said(*whole))
                return {*note};
    if (const auto growth = growthSaid(tokens))
        return {*growth};
    const Tokens opened = withoutOpening(tokens);
    if (const auto rest = aboutOneNumber(opened))
        for (const auto &said :
             {peopleSaid, crowdSaid, shareSaid, onlineSaid, capacitySaid, readsSaid, minuteSaid, sizeSaid})
            if (const auto note = said(*rest))
                return {*note};
    return shareOfPeople(opened);
}

} // namespace ninesketch
