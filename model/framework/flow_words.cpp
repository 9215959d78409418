// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/flow_words.h"

#include "model/design/kind_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace ninesketch
{

namespace
{

using Words = std::vector<std::string>;

/// Commas and semicolons stand alone.
Words wordsOf(std::string_view sentence)
{
    std::string spaced;
    for (const char c : sentence)
        spaced += c == ',' || c == ';' ? std::string(" ") + c + " " : std::string(1, c);
    std::istringstream stream(spaced);
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string joined(const Words &words, std::size_t from, std::size_t to)
{
    std::string text;
    for (std::size_t i = from; i < std::min(to, words.size()); ++i)
        text += (text.empty() ? "" : " ") + words[i];
    return text;
}

/// What tells of a call, and how many words it takes.
struct Telling {
    std::size_t words = 0; ///< 0: nothing does
    bool takes = false;    ///< it fetches: of a queue it is given
    bool async = false;    ///< nobody waits
};

/// "calls", "writes to", "sends the order to", "consumes from".
Telling tellingAt(const Words &words, std::size_t at)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const auto until = [&](std::initializer_list<std::string_view> ends) -> std::size_t {
        constexpr std::size_t most = 5; // words of what is sent
        for (std::size_t i = at + 1; i < words.size() && i <= at + 1 + most && word(i) != "," && word(i) != ";"; ++i)
            if (isOneOf(word(i), ends))
                return i + 1 - at;
        return 0;
    };
    if (isOneOf(word(at), {"asynchronously", "async"})) {
        const Telling told = tellingAt(words, at + 1);
        return told.words > 0 ? Telling{told.words + 1, told.takes, true} : Telling{};
    }
    const bool takes = isOneOf(word(at), {"reads", "read", "consumes", "pulls", "polls", "fetches", "gets", "loads",
                                          "subscribes", "listens", "takes", "receives", "picks", "dequeues"});
    if (takes || isOneOf(word(at), {"requests", "downloads", "streams"}))
        if (const std::size_t count = until({"from", "to", "on"}))
            return {count, takes};
    if (isOneOf(word(at), {"authenticates", "validates", "verifies", "checks", "registers"}))
        if (const std::size_t count = until({"with", "against"}))
            return {count, false};
    if (isOneOf(word(at), {"looks", "look"}) && word(at + 1) == "up")
        if (const std::size_t count = until({"in", "from"}))
            return {count, false};
    if (isOneOf(word(at), {"looks", "look"}) && word(at + 1) == "up")
        return {2, false};
    if (isOneOf(word(at),
                {"talks",       "connects",  "goes",       "go",     "writes",  "write", "posts",     "publishes",
                 "pushes",      "forwards",  "sends",      "routes", "proxies", "saves", "stores",    "uploads",
                 "streams",     "delegates", "enqueues",   "hands",  "emits",   "puts",  "redirects", "balances",
                 "distributes", "spreads",   "replicates", "drops",  "places"}))
        if (const std::size_t count = until({"to", "into", "in", "on", "onto", "through", "across", "among"}))
            return {count, false};
    if (takes || isOneOf(word(at), {"calls", "queries", "hits", "asks", "invokes", "contacts", "uses", "notifies",
                                    "triggers", "checks", "feeds", "updates", "invalidates", "charges"}))
        return {1, takes};
    return {};
}

bool goesOn(const std::string &word)
{
    return isOneOf(word, {"which", "that", "and", "then", "it", "who"});
}

/// "the gateway" of "the gateway over https": where the name that begins at `at` ends.
std::size_t endOfName(const Words &words, std::size_t at)
{
    std::size_t end = at;
    while (end < words.size() &&
           !isOneOf(lowered(words[end]), {",", ";", "which", "that", "and", "then", "via", "with", "for", "over",
                                          "using", "when", "if", "on", "from", "to"}) &&
           (end == at || tellingAt(words, end).words == 0))
        ++end;
    return end;
}

/// "client to gateway to service", "client then gateway then service".
std::optional<std::string> ways(const Words &words)
{
    std::string made, name;
    bool parts = true;
    std::size_t count = 0;
    const auto keep = [&] {
        parts = parts && isPartOfSystem(name);
        made += (count++ == 0 ? "" : " -> ") + name;
        name.clear();
    };
    for (const std::string &word : words)
        if (isOneOf(lowered(word), {"to", "then"}))
            keep();
        else
            name += (name.empty() ? "" : " ") + word;
    keep();
    return parts && count > 1 ? std::optional(made) : std::nullopt;
}

} // namespace

bool isPartOfSystem(std::string_view name)
{
    const std::string last = lowered(name.substr(name.find_last_of(' ') + 1));
    return kindNamedIn(name).has_value() || isOneOf(last, {"app", "gateway", "frontend", "backend", "browser"}) ||
           countsPeople(last);
}

std::string nameAlone(std::string_view name)
{
    Words words = wordsOf(name);
    std::size_t first = 0;
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    for (bool more = true; more && first + 1 < words.size();) {
        const bool seldom = isOneOf(word(first), {"on", "if"});
        const std::size_t what = first + 1 + (seldom && isOneOf(word(first + 1), {"a", "cache"}) ? 1 : 0);
        more = true;
        if (seldom && isOneOf(word(what), {"miss", "misses", "hit", "missing"}) && what + 1 < words.size())
            first = what + 1;
        else if (isOneOf(word(first), {"the", "a", "an", "our", "its", "then", "finally", "else", "otherwise", "first",
                                       "and", "or"}))
            ++first;
        else
            more = false;
    }
    std::size_t last = words.size();
    if (last > first + 2 && isOneOf(word(last - 2), {"on", "if", "cache"}) &&
        isOneOf(word(last - 1), {"miss", "hit", "misses"}))
        last -= 2;
    return joined(words, first, last);
}

std::optional<std::string> callsTold(std::string_view sentence)
{
    const Words words = wordsOf(sentence);
    std::string made;
    std::string caller;          // of what comes next
    std::size_t name = 0;        // where what stands before the next call begins
    bool goesOnByItself = false; // "client calls api calls db"
    for (std::size_t i = 0; i < words.size();) {
        const Telling telling = i > name || goesOnByItself ? tellingAt(words, i) : Telling{};
        goesOnByItself = false;
        if (telling.words == 0) {
            ++i;
            continue;
        }
        while (name < i && (goesOn(lowered(words[name])) || words[name] == "," || words[name] == ";"))
            ++name;
        const std::string subject = nameAlone(joined(words, name, i));
        if (!subject.empty())
            caller = subject;
        const std::size_t from = i + telling.words, end = endOfName(words, from);
        const std::string called = nameAlone(joined(words, from, end));
        if (called.empty() || caller.empty() || !isPartOfSystem(called) || !isPartOfSystem(caller))
            return std::nullopt;
        const auto kind = kindNamedIn(called);
        const bool given = telling.takes && kind && kind->kind->behaviour == Behaviour::Queue;
        made += (made.empty() ? "" : "; ") + caller + (given ? " <- " : telling.async ? " ~> " : " -> ") + called;
        if (!given)
            caller = called;
        name = i = end;
        goesOnByItself = !given && tellingAt(words, end).words > 0;
        while (!goesOnByItself && i < words.size() && !goesOn(lowered(words[i])) && words[i] != "," && words[i] != ";")
            name = ++i; // how it calls is no name
    }
    return made.empty() ? ways(words) : std::optional(made);
}

} // namespace ninesketch
