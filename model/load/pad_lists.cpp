// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_lists.h"

#include "model/load/line_words.h"
#include "model/load/pad_options.h"
#include "model/load/pad_terms.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>
#include <regex>

namespace ninesketch
{
namespace
{

/// "1% post, 10% comment, everyone votes 5 times", "post 2KB, comment 500B". Nothing: the line is another.
std::vector<std::string> eachByItself(std::string_view line)
{
    static const std::regex sized("^(?!avg|average|max|min|mean|typical|total)[a-z]+(?: [a-z]+)? [0-9.]+ ?[kmg]?b$",
                                  std::regex::icase);
    const auto parts = splitAtCommas(line);
    const auto ofAll = [](std::string_view part) {
        return lowered(part).starts_with("everyone ") || lowered(part).starts_with("each user ");
    };
    const auto isSized = [](std::string_view part) { return std::regex_match(part.begin(), part.end(), sized); };
    const bool some = std::ranges::all_of(parts, [&](auto part) { return saysWhatSomeDo(part) || ofAll(part); }) &&
                      std::ranges::any_of(parts, saysWhatSomeDo);
    if (!some && !(parts.size() > 1 && std::ranges::all_of(parts, isSized)))
        return {};
    std::vector<std::string> each;
    for (const std::string_view part : parts)
        each.push_back(lowered(part).starts_with("everyone ") ? "each user" + std::string(part.substr(8))
                                                              : std::string(part));
    return each;
}

/// "5 searches", and how often: " per day".
struct Doing {
    std::string_view what;
    std::string often;
};

/// "5 searches and 2 orders a day": where it is said once, it is of those before it, too. Nothing: it is no such list.
std::vector<Doing> doingsListed(std::string_view list)
{
    static const std::regex counted("^~?[0-9.]+ ?[kmb]?(?: [a-z]+){1,3}$", std::regex::icase);
    std::vector<Doing> doings;
    for (std::size_t start = 0; start < list.size();) {
        std::size_t end = list.size(), next = end;
        for (const std::string_view joint : {", and ", " and ", ", ", " + ", " & "})
            if (const auto at = list.find(joint, start); at < end) {
                end = at;
                next = at + joint.size();
            }
        std::string_view what = trimmed(list.substr(start, end - start));
        const std::string_view often = howOftenIn(what);
        what.remove_suffix(often.size());
        if (!std::regex_match(what.begin(), what.end(), counted))
            return {};
        doings.push_back(
            {what, (often.starts_with('/') ? " per " : "") + std::string(often.substr(often.starts_with('/')))});
        start = next;
    }
    for (std::size_t i = doings.size(); i-- > 1;)
        if (doings[i - 1].often.empty())
            doings[i - 1].often = doings[i].often;
    return doings;
}

/// "each user does 5 searches and 2 orders a day", also behind who they are: "1M DAU, each does …".
std::vector<std::string> doingsOfEachUser(std::string_view line)
{
    static const std::regex who(
        "^(?:(.*[0-9].*), )?(?:on average,? )?(?:each|every|per|an?|(?:the )?average|users|people|they)"
        "(?: (?:active |daily |average )?(?:user|person|customer|visitor|player|one|member|of them))?"
        "(:| (?:does|do|makes?|performs?|issues?|has|have|sends?|will do|will make)) +(?=~?[0-9])",
        std::regex::icase);
    std::cmatch found;
    if (!std::regex_search(line.data(), line.data() + line.size(), found, who))
        return {};
    const auto doings = doingsListed(line.substr(static_cast<std::size_t>(found.length())));
    if (doings.empty() || doings.back().often.empty() || (doings.size() < 2 && found[2].str() != ":"))
        return {};
    std::vector<std::string> told;
    if (found[1].matched)
        told.push_back(found[1].str());
    for (const Doing &one : doings)
        told.push_back(std::string(one.what) + " per user" + one.often);
    return told;
}

/// "each ride: 2 estimates, 1 match"; "each counter: key 8 B" says how large it is.
std::vector<std::string> doingsOfEachThing(std::string_view line)
{
    static const std::regex whose(
        "^(?:each|every|per|an?|one) ([a-z]+)(:| has| makes| causes| needs| generates| triggers) +(?=~?[0-9])",
        std::regex::icase),
        bytes("[0-9] ?(?:[kmg]i?b|b|bytes?)\\b", std::regex::icase);
    std::cmatch found;
    if (std::regex_search(line.data(), line.data() + line.size(), bytes) ||
        !std::regex_search(line.data(), line.data() + line.size(), found, whose))
        return {};
    const std::string thing = found[1].str();
    const auto doings = doingsListed(line.substr(static_cast<std::size_t>(found.length())));
    if (!machineIn(lowered(thing)).empty() || countsPeople(thing) || doings.empty() || !doings.back().often.empty() ||
        (doings.size() < 2 && found[2].str() != ":"))
        return {};
    std::vector<std::string> told;
    for (const Doing &one : doings)
        told.push_back(std::string(one.what) + " per " + thing);
    return told;
}

/// "3 items each", "20 clicks", of something that is asked for.
bool saysHowManyOfEach(std::string_view part)
{
    static const std::regex counted("^~?[0-9.]+ ?k? ([a-z]+ ){0,2}[a-z]+s(?: each)?$", std::regex::icase);
    if (!std::regex_match(part.begin(), part.end(), counted))
        return false;
    const std::string said = lowered(part);
    const std::string things(
        lastWord(said.ends_with(" each") ? std::string_view(said).substr(0, said.size() - 5) : std::string_view(said)));
    constexpr double most = 50; // that somebody means of each without saying so
    const bool each = said.ends_with(" each");
    const Words words = wordsOf(said);
    if (words.size() > 1 && isScale(words[1])) // "5k QPS, 1 million places"
        return false;
    const auto number = readLoadTerm(said.substr(0, said.find(' ')));
    if (!each && number && number->value.likely > most)
        return false;
    const auto amount = readLoadTerm("1 " + things);
    return amount && amount->dimension.bytes == 0 && amount->dimension.seconds == 0 && !countsPeople(things) &&
           machineIn(things).empty() && !isOptionWord(things) && !nounOf(things).empty() &&
           !isOneOf(things, {"copies", "replicas",  "regions",       "zones",      "shards",    "partitions",
                             "times",  "words",     "chars",         "characters", "instances", "datacenters",
                             "nines",  "clusters",  "tenants",       "warehouses", "stores",    "shops",
                             "cities", "countries", "markets",       "brokers",    "topics",    "queues",
                             "tables", "services",  "microservices", "sites",      "branches",  "symbols"});
}

/// "1M orders a day, 3 items each" says two things; "5M uploads/day, 3 photos each, 2 MB" how large each is. Nothing:
/// the line is another.
std::vector<std::string> thingsOfEach(std::string_view line)
{
    const auto parts = splitAtCommas(line);
    const auto many = std::ranges::find_if(parts, saysHowManyOfEach);
    const std::string asked = many == parts.end() || many == parts.begin() ? std::string() : askedIn(*(many - 1));
    if (asked.empty() || parts.front().find(':') != std::string_view::npos) // "tickets: 500 events/day, 20k seats each"
        return {};
    std::string_view things = *many;
    if (lowered(things).ends_with(" each"))
        things.remove_suffix(5);
    const std::string noun = nounOf(lowered(lastWord(things)));
    std::string rest, size;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        const std::string small = lowered(*part);
        if (part == many)
            continue;
        if (part != parts.begin() && small.find(noun) != std::string::npos) // "200 KB per image"
            return {};
        const auto plain = small.ends_with(" each") ? part->substr(0, part->size() - 5) : *part;
        if (isSize(std::string(plain)))
            size = plain;
        else
            rest += (rest.empty() ? "" : ", ") + std::string(*part);
    }
    return {rest, size.empty() ? std::string(things) + " per " + asked
                               : "each " + asked + " has " + std::string(things) + " of " + size};
}

} // namespace

std::vector<std::string> listedIn(std::string_view line)
{
    for (const auto reading : {doingsOfEachUser, doingsOfEachThing, thingsOfEach, eachByItself})
        if (auto listed = reading(line); !listed.empty())
            return listed;
    return {};
}

std::string askedIn(std::string_view part)
{
    const auto factor = part.rfind(" x ");
    const auto rate = readLoadTerm(factor == std::string_view::npos ? part : part.substr(factor + 3));
    const bool comes = rate && rate->dimension == Dimension{.actions = 1, .seconds = -1};
    return !comes ? std::string() : rate->action.empty() ? "request" : std::string(lastWord(rate->action));
}

std::string_view howOftenIn(std::string_view text)
{
    for (const std::string_view per : {" a ", " per ", " each ", " every ", "/", " daily", " weekly", " monthly"})
        if (const auto at = text.find(per); at != std::string_view::npos && namesATime(text.substr(at)))
            return text.substr(at);
    return {};
}

bool saysWhatSomeDo(std::string_view part)
{
    static const std::regex does("^[0-9.]+ ?% (?:add|buy|order|book|sign|click|post|comment|share|pay|purchase|upload|"
                                 "checkout|subscribe)[a-z ]*$",
                                 std::regex::icase);
    return std::regex_match(part.begin(), part.end(), does) && !namesATime(part);
}

} // namespace ninesketch
