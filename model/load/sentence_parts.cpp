// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/sentence_parts.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/one_of.h"
#include "model/words.h"

#include <initializer_list>

namespace ninesketch
{
namespace
{

/// "page view", "orders"
bool isThing(const std::string &name)
{
    const std::string last(lastWord(name));
    return !name.empty() && !countsPeople(last) && machineIn(last).empty() && !isTime(last) &&
           !isOneOf(last, {"copies", "copy", "replicas", "replica", "times", "bytes", "bits", "cores", "threads"});
}

/// What was asked for just before: "photo" of "each user uploads 2 photos per day", "open" of "each user opens app 5
/// times per day", "order" of "3000 orders per second"; empty: nothing was.
std::string askedFor(const std::string &before)
{
    const Words words = wordsOf(before);
    for (std::size_t at = 2; at + 1 < words.size(); ++at)
        if (words[at] == "per" && isPeriod(words[at + 1]))
            return singular(words[at - 1] == "times" && words.front() == "each" && words.size() > 3 ? words[2]
                                                                                                    : words[at - 1]);
    return {};
}

/// Reads a clause from its first word on: of which thing it speaks, then what follows from it or is in it.
class Reader
{
public:
    Reader(const Tokens &tokens, const std::string &before) : m_tokens(tokens), m_before(before) {}

    std::optional<std::string> read()
    {
        if (!m_tokens.empty() && m_tokens.front().kind == Token::Share)
            return becomes();
        const bool with = take({"with", "having"});
        m_for = take({"for", "per"});
        bool every = m_for;
        every = take({"each", "every", "a", "an", "1"}) || every;
        if (!every && isCount() && m_tokens[m_at].text == "1" && isLetters(wordAt(m_tokens, m_at + 1))) {
            every = true; // "one search triggers 12 queries"
            ++m_at;
        }
        if (every && take({"time"}))
            m_one = askedFor(m_before);
        else if (every && !isWord(m_tokens, m_at, {"with", "having", "of", "consisting", "containing"}))
            m_one = name();
        if (every && m_one.empty() && !with && !isOneOf(word(), {"with", "having", "consisting", "containing"}))
            return std::nullopt;
        if (!every && !with && !isCount())
            return std::nullopt;
        if (!m_one.empty() && !isThing(m_one))
            return std::nullopt;
        const auto made = m_one.empty() ? std::nullopt : follows();
        return made ? made : contents();
    }

private:
    bool isCount() const { return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Count; }
    bool isSize() const { return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Size; }
    std::string word() const { return wordAt(m_tokens, m_at); }
    bool take(std::initializer_list<std::string_view> words)
    {
        const bool there = isWord(m_tokens, m_at, words);
        m_at += there ? 1 : 0;
        return there;
    }

    /// Up to two words that are no doing.
    std::string name()
    {
        constexpr int most = 2;
        static const Vocabulary no("of with and has have in each every per to there we at on for having is are");
        std::string made;
        for (int i = 0; i < most && isLetters(word()) && !no.has(word()) && (i == 0 || !isDoing(word())); ++i)
            made += (made.empty() ? "" : " ") + m_tokens[m_at++].text;
        return made;
    }

    /// "triggers", "contains", behind whose doing it is.
    static bool isDoing(const std::string &word)
    {
        static const Vocabulary doing(
            "triggers causes generates makes produces issues creates means fires sends equals spawns emits runs hits "
            "writes reads calls takes needs requires uses costs results leads fans contains includes consists carries "
            "holds comprises consisting containing including lead convert converts go turn result end become cause "
            "trigger generate produce create");
        return doing.has(word);
    }

    /// "line items", "API calls": all that is left of a clause, or stands before a size.
    std::string things()
    {
        constexpr int most = 3;
        static const Vocabulary no("of with and has have in each every per to at on for being is are");
        std::string made;
        for (int i = 0; i < most && isLetters(word()) && !no.has(word()); ++i)
            made += (made.empty() ? "" : " ") + m_tokens[m_at++].text;
        return made;
    }

    /// "triggers 12 queries"
    std::optional<std::string> follows()
    {
        const std::size_t from = m_at;
        while (take({",", "the", "there", "we", "app", "client", "system", "service", "page", "browser"})) {
        }
        bool needs = false, leads = true;
        if (take({"results"}))
            leads = take({"in"});
        else if (take({"leads"}))
            leads = take({"to"});
        else
            leads = take({"fans"}) && take({"out"}) && take({"to", "into"});
        if (take({"takes", "needs", "requires", "uses", "costs"}))
            needs = true;
        else if (!take({"triggers", "causes", "generates", "makes",  "produces", "issues", "creates",
                        "means",    "fires",  "sends",     "are",    "is",       "=",      "send",
                        "make",     "issue",  "trigger",   "fire",   "create",   "equals", "spawns",
                        "emits",    "runs",   "hits",      "writes", "reads",    "calls"}) &&
                 !leads && !m_for) {
            m_at = from;
            return std::nullopt;
        }
        const std::string number = isCount() ? m_tokens[m_at++].text : std::string();
        const std::string made = number.empty() ? std::string() : things();
        take({"each"});
        const bool plain = m_at == m_tokens.size() && isThing(made) && made.ends_with('s');
        const bool asked = !needs || isOneOf(lastWord(made), {"requests", "queries", "reads", "writes", "calls",
                                                              "lookups", "hops", "events", "messages", "lines"});
        if (plain && asked)
            return number + " " + made + " per " + m_one;
        m_at = from;
        return std::nullopt;
    }

    /// "0.02 purchases per view" of "2% of views lead to a purchase"
    std::optional<std::string> becomes()
    {
        const std::string share = m_tokens[m_at++].text;
        take({"the", "all"});
        const std::string whole = name();
        const bool to = take({"lead", "leads", "convert", "converts", "go", "turn"}) && take({"to", "into"});
        const bool in = !to && take({"result", "results", "end"}) && take({"in", "up"});
        const bool does = to || in || take({"become", "cause", "trigger", "generate", "produce", "create"});
        take({"in", "as", "a", "an", "1"});
        const std::string part = name();
        const auto of = readLoadTerm(share);
        if (!does || m_at != m_tokens.size() || !isThing(whole) || !isThing(part) || !of)
            return std::nullopt;
        return plainNumber(of->value.likely) + " " + plural(singular(part)) + " per " + singular(whole);
    }

    /// "contains 4 line items of 200 bytes each"
    std::optional<std::string> contents()
    {
        const bool says = (take({"consists", "consisting"}) && take({"of"})) ||
                          take({"has", "having", "contains", "containing", "includes", "including", "carries",
                                "carrying", "holds", "holding", "comprises", "with"});
        if (!m_one.empty() && !says)
            return std::nullopt;
        const std::string number = isCount() ? m_tokens[m_at++].text : std::string();
        const std::string made = number.empty() ? std::string() : things();
        if (!isThing(made))
            return std::nullopt;
        const bool comma = take({","}), each = take({"each"});
        take({"of", "at", "with", "being", "is"});
        if (!isSize())
            return std::nullopt;
        const std::string size = m_tokens[m_at++].text;
        const bool ofEach = take({"each"}) || each || !comma;
        if (m_at != m_tokens.size() || !ofEach)
            return std::nullopt;
        if (!m_one.empty())
            return number + " " + made + " of " + size + " in each " + m_one;
        const auto many = readLoadTerm(number), bytes = readLoadTerm(size);
        constexpr double most = 10'000; // "200M hotels of 10 KB" are in no request
        if (!many || many->value.likely > most || !bytes || m_before.find(" per ") == std::string::npos)
            return std::nullopt;
        return plainNumber(many->value.likely * bytes->value.likely) + " bytes each";
    }

    const Tokens &m_tokens;
    const std::string &m_before;
    std::string m_one;  ///< "order"; empty: of what was said before
    bool m_for = false; ///< "for each order"
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::string> partsSaid(const Tokens &tokens, const std::string &before)
{
    return Reader(tokens, before).read();
}

} // namespace ninesketch
