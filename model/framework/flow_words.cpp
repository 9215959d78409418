// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/flow_words.h"

#include "model/design/kind_words.h"
#include "model/design/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <sstream>
#include <utility>
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
    bool ofLast = false;   ///< of what was called last: "picks it up"
    bool passes = false;   ///< "goes through": what it passes hands it on
};

/// "call" behind what there are several of, and behind "that": "calls".
std::string thirdPerson(const Words &words, std::size_t at)
{
    const auto word = [&](std::size_t i) { return i < words.size() ? lowered(words[i]) : std::string(); };
    const std::string plain = word(at), before = at > 0 ? word(at - 1) : std::string();
    const bool several =
        (before.size() > 3 && before.ends_with('s') && !before.ends_with("ss") && !before.ends_with("'s")) ||
        isOneOf(before, {"that", "which", "who", "they", "then"});
    if (!several || plain.ends_with('s') || plain.empty())
        return plain;
    return plain + (plain.ends_with("sh") || plain.ends_with("ch") ? "es" : "s");
}

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
    const std::string verb = thirdPerson(words, at);
    if (isOneOf(verb, {"asynchronously", "async"})) {
        const Telling told = tellingAt(words, at + 1);
        return told.words > 0 ? Telling{told.words + 1, told.takes, true} : Telling{};
    }
    const bool it = isOneOf(word(at + 1), {"it", "them", "these", "those"});
    if (verb == "picks" && it && word(at + 2) == "up" && word(at + 3) != "from")
        return {3, true, false, true};
    const bool takes = isOneOf(verb, {"reads", "read", "consumes", "pulls", "polls", "fetches", "gets", "loads",
                                      "subscribes", "listens", "takes", "receives", "picks", "dequeues"});
    if (takes || isOneOf(verb, {"requests", "downloads", "streams", "resolves", "accesses"}))
        if (const std::size_t count = until({"from", "to", "on", "through"}))
            return {count, takes};
    if (isOneOf(verb, {"authenticates", "validates", "verifies", "checks", "registers"}))
        if (const std::size_t count = until({"with", "against"}))
            return {count, false};
    if (isOneOf(verb, {"looks", "look"}) && (word(at + 1) == "up" || (it && word(at + 2) == "up")))
        if (const std::size_t count = until({"in", "from"}))
            return {count, false};
    if (isOneOf(verb, {"looks", "look"}) && word(at + 1) == "up")
        return {2, false};
    if (isOneOf(verb, {"falls", "fall"}) && word(at + 1) == "back")
        if (const std::size_t count = until({"to", "on"}))
            return {count, false};
    if (isOneOf(verb, {"goes", "gos", "go", "flows", "passes", "travels"}))
        if (const std::size_t count = until({"to", "into", "through", "via"}))
            return {count, false, false, false, true};
    if (isOneOf(verb,
                {"talks",      "connects", "writes",  "write", "posts",     "publishes", "pushes",      "forwards",
                 "sends",      "routes",   "proxies", "saves", "stores",    "uploads",   "streams",     "delegates",
                 "enqueues",   "hands",    "emits",   "puts",  "redirects", "balances",  "distributes", "spreads",
                 "replicates", "drops",    "places",  "keeps", "caches",    "persists"}))
        if (const std::size_t count = until({"to", "into", "in", "on", "onto", "through", "across", "among"}))
            return {count, false};
    if (takes || isOneOf(verb, {"calls", "queries", "hits", "asks", "invokes", "contacts", "uses", "notifies",
                                "triggers", "checks", "feeds", "updates", "invalidates", "charges"}))
        return {1, takes};
    return {};
}

/// "the gateway" of "the gateway over https": where the name that begins at `at` ends.
std::size_t endOfName(const Words &words, std::size_t at)
{
    std::size_t end = at;
    while (end < words.size() &&
           !isOneOf(lowered(words[end]),
                    {",",     ";",      "which", "that", "and",   "then",     "via",           "with",
                     "for",   "over",   "using", "when", "if",    "on",       "from",          "to",
                     "every", "before", "after", "by",   "first", "directly", "synchronously", "asynchronously",
                     "async"}) &&
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
    return kindNamedIn(name).has_value() || kindNamedIn(last).has_value() ||
           isOneOf(last, {"app", "gateway", "frontend", "backend", "browser"}) || countsPeople(last);
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
        else if (isOneOf(word(first), {"each", "every", "their", "the", "a", "an", "our", "its", "then", "finally",
                                       "else", "otherwise", "first", "first,", "and", "or"}))
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

namespace
{

/// A sentence from its first call to its last.
class Teller
{
public:
    explicit Teller(Words words) : m_words(std::move(words)) {}

    std::optional<std::string> read()
    {
        for (std::size_t i = 0; i < m_words.size();) {
            const Telling telling = i > m_name || m_chained ? tellingAt(m_words, i) : Telling{};
            if (telling.words == 0) {
                m_chained = false;
                ++i;
                continue;
            }
            if (!takeSubject(i))
                return std::nullopt;
            if (telling.ofLast) {
                add(m_subject, " <- ", m_called);
                m_name = i = i + telling.words;
                continue;
            }
            const auto end = callsFrom(i + telling.words, telling);
            if (!end)
                return std::nullopt;
            m_name = i = *end;
            m_chained = i < m_words.size() && tellingAt(m_words, i).words > 0;
            while (!m_chained && i < m_words.size() && !isJoint(i))
                m_name = ++i; // how it calls is no name
        }
        return m_made.empty() ? std::nullopt : std::optional(m_made);
    }

private:
    std::string word(std::size_t at) const { return at < m_words.size() ? lowered(m_words[at]) : std::string(); }
    bool isJoint(std::size_t at) const
    {
        return isOneOf(word(at), {",", ";", "and", "then", "but", "while", "which", "that", "who", "it", "they"});
    }

    /// Whom the words before the call at `verb` name; nobody: who called last, or whom "which" means.
    bool takeSubject(std::size_t verb)
    {
        bool relative = m_chained, joined_ = m_name == 0;
        while (m_name < verb && isJoint(m_name)) {
            relative = relative || isOneOf(word(m_name), {"which", "that", "who", "it", "they"});
            joined_ = true;
            ++m_name;
        }
        for (std::size_t by = verb; by-- > m_name + 1;) // "photos are stored by the upload service, which"
            if (word(by) == "by" &&
                (word(by - 1).ends_with("ed") || isOneOf(word(by - 1), {"sent", "written", "kept", "done", "made"}))) {
                m_name = by + 1;
                break;
            }
        std::size_t end = verb; // "workers that read"
        while (end > m_name && isOneOf(word(end - 1), {"that", "which", "who", ","}))
            --end;
        for (std::size_t comma = m_name; comma < end; ++comma)
            if (word(comma) == ",") // "when a user posts a photo, the photo service"
                m_name = comma + 1;
        const std::string subject = nameAlone(joined(m_words, m_name, end));
        if (isOneOf(lowered(subject), {"request", "requests", "traffic", "writes", "reads", "calls"}))
            m_subject = "client";
        else if (!subject.empty() && isPartOfSystem(subject))
            m_subject = subject;
        else if (subject.empty() && relative)
            m_subject = m_called;
        else if (!subject.empty() &&
                 !(joined_ && m_name > 0 && !m_subject.empty() && subject.find(' ') != std::string::npos &&
                   lowered(subject.substr(0, subject.find(' '))).ends_with('s')))
            return false; // no "downloads pages and stores them in s3"
        return !m_subject.empty();
    }

    /// The names that are called from `at` on. Answers where they end.
    std::optional<std::size_t> callsFrom(std::size_t at, const Telling &telling)
    {
        std::size_t end = endOfName(m_words, at);
        const std::string called = nameAlone(joined(m_words, at, end));
        if (isOneOf(lowered(called), {"it", "them"})) // "and receives messages from it"
            return end;
        const bool named = isOneOf(word(at), {"the", "a", "an", "our"}) && end - at <= 3;
        if (called.empty() || !(named || isPartOfSystem(called)))
            return std::nullopt;
        const auto kind = kindNamedIn(called);
        const bool given = telling.takes && kind && kind->kind->behaviour == Behaviour::Queue;
        const auto handedOver = [&] { // "asynchronously" behind the name
            const bool there = isOneOf(word(end), {"asynchronously", "async"});
            end += there || word(end) == "synchronously" || word(end) == "first" ? 1 : 0;
            return there || telling.async;
        };
        const bool async = handedOver();
        add(m_subject, given ? " <- " : async ? " ~> " : " -> ", called);
        m_called = given ? m_subject : called;
        for (;;) { // "the user service, the post service and the search service"; "to the load balancer"
            std::size_t next = end;
            while (isOneOf(word(next), {",", "and", "then", "or"}) ||
                   (next > end && isOneOf(word(next), {"if", "it", "misses", "on", "a", "miss", "cache", "otherwise"})))
                ++next;
            if (next > end && telling.takes && word(next) == "from") // "from redis first and then from postgres"
                ++next;
            const bool on = isOneOf(word(next), {"to", "through", "into"}) && (telling.passes || next > end);
            const std::size_t from = next + (on ? 1 : 0), until = endOfName(m_words, from);
            const std::string name = nameAlone(joined(m_words, from, until));
            const bool listed = next > end && !on &&
                                (until >= m_words.size() || isOneOf(word(until), {",", ";", "and", "which", "or",
                                                                                  "synchronously", "asynchronously"}));
            const std::string spaced = " " + name + " ";
            const bool sentence = spaced.find(" are ") != std::string::npos || spaced.find(" is ") != std::string::npos;
            if (name.empty() || sentence || !isPartOfSystem(name) || !(on || listed) || given)
                return end;
            end = until;
            const bool later = handedOver();
            add(on ? m_called : m_subject, later ? " ~> " : " -> ", name);
            m_called = name;
        }
    }

    void add(const std::string &from, std::string_view arrow, const std::string &to)
    {
        m_made += (m_made.empty() ? "" : "; ") + from + std::string(arrow) + to;
    }

    Words m_words;
    std::size_t m_name = 0;          ///< where what stands before the next call begins
    std::string m_subject, m_called; ///< who called last, and whom
    std::string m_made;
    bool m_chained = false; ///< "client calls api calls db"
};

} // namespace

namespace
{

/// "images are served from the CDN": to whoever asks.
std::optional<std::string> servedFrom(const Words &words)
{
    for (std::size_t i = 1; i + 2 < words.size(); ++i)
        if (isOneOf(lowered(words[i]), {"served", "delivered", "loaded", "downloaded", "fetched"}) &&
            isOneOf(lowered(words[i - 1]), {"is", "are"}) && isOneOf(lowered(words[i + 1]), {"from", "by"})) {
            const std::string name = nameAlone(joined(words, i + 2, endOfName(words, i + 2)));
            return isPartOfSystem(name) ? std::optional("client -> " + name) : std::nullopt;
        }
    return std::nullopt;
}

} // namespace

std::optional<std::string> callsTold(std::string_view text)
{
    const auto sentences = sentencesIn(text);
    std::string all; // "it" is what the sentence before called
    for (const std::string &sentence : sentences)
        all += (all.empty() ? "" : " ; ") + sentence;
    if (const auto told = Teller(wordsOf(all)).read())
        return told;
    std::string made;
    for (const std::string &sentence : sentences) {
        const Words words = wordsOf(sentence);
        const auto told = Teller(words).read();
        const auto served = told ? told : servedFrom(words);
        const auto calls = served ? served : ways(words);
        if (!calls)
            return std::nullopt;
        made += (made.empty() ? "" : "; ") + *calls;
    }
    return made.empty() ? std::nullopt : std::optional(made);
}

} // namespace ninesketch
