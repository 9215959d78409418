// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/sentence_doings.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace ninesketch
{
namespace
{

/// What devices do: "report", "reports", "reporting".
bool isSending(const std::string &word)
{
    static const Vocabulary sending(
        "send report publish upload emit sync push write generate transmit stream record produce submit log ping poll");
    const auto without = [&](std::string_view ending) {
        return word.ends_with(ending) && sending.has(std::string_view(word).substr(0, word.size() - ending.size()));
    };
    return sending.has(word) || without("s") || without("es") || without("ing");
}

/// Reads a sentence from its first word on: who, then what each of them does, one after the other.
class Reader
{
public:
    explicit Reader(const Tokens &tokens) : m_tokens(tokens) {}

    std::vector<std::string> read()
    {
        const std::string said = period(); // "per day each user posts 2 photos"
        if (!said.empty())
            take({","});
        if (m_tokens.size() > 1 && m_tokens.front().kind == Token::Share && said.empty()) {
            m_share = m_tokens[m_at++].text; // "10% of users upload a photo a day"
            take({"of"});
        }
        if (!subject() || (!m_share.empty() && m_bare))
            return m_share.empty() ? passive(said) : std::vector<std::string>();
        if (m_period = said; m_period.empty() && m_whose == "per")
            m_period = period();
        while (take({":", ","})) {
        }
        do {
            if (!m_doings.empty())
                subjectAgain();
            if (!doing())
                return {};
        } while (joined());
        if (m_at != m_tokens.size())
            return {};
        return notes();
    }

private:
    struct Doing {
        std::string verb, number, thing, period, size, visit;
    };

    std::string word(std::size_t further = 0) const { return wordAt(m_tokens, m_at + further); }
    bool isCount(std::size_t further = 0) const
    {
        return m_at + further < m_tokens.size() && m_tokens[m_at + further].kind == Token::Count;
    }
    bool isTimes() const { return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Times; }
    bool take(std::initializer_list<std::string_view> words)
    {
        const bool there = isWord(m_tokens, m_at, words);
        m_at += there ? 1 : 0;
        return there;
    }
    bool takePerson()
    {
        const std::string who = word();
        if (who.empty() || !countsPeople(who))
            return false;
        ++m_at;
        m_several = who.ends_with('s') || who == "people";
        m_daily = m_daily || who == "dau";
        m_monthly = m_monthly || who == "mau";
        if (!isOneOf(who, {"dau", "mau", "people", "person", "user", "users"}))
            m_who = singular(who);
        return true;
    }

    /// "meter" of "each meter reports a value"
    bool takeSource(bool each)
    {
        if (!each || !isLetters(word()) || !word(1).ends_with('s') || !isSending(word(1)))
            return false;
        m_who = m_tokens[m_at++].text;
        m_source = true;
        return true;
    }

    /// "10k meters" of "10k meters report a value every minute"
    bool takeSources()
    {
        const std::size_t verb = isOneOf(word(2), {"each", "that", "which", "all"}) ? 3 : 2;
        if (countsPeople(word(1)) || !isLetters(word(1)) || !word(1).ends_with('s') || !isSending(word(verb)))
            return false;
        m_crowd = m_tokens[m_at].text;
        m_who = singular(word(1));
        m_at += verb;
        m_source = true;
        return true;
    }

    /// "per day", "a day", "daily", "every day": "per day"; "every 4 seconds"; empty: none stands there.
    std::string period()
    {
        if (const std::string often = periodOf(word());
            !often.empty() && word(1) != "active" && !countsPeople(word(1))) {
            ++m_at;
            return "per " + often;
        }
        const std::size_t from = m_at;
        take({"in", "within", "once"});
        if (isCount() && m_tokens[m_at].text == "1" && isPeriod(word(1))) {
            ++m_at;
            return "per " + m_tokens[m_at++].text;
        }
        if (take({"per", "a", "an", "each", "every", "1"})) {
            take({"single"});
            if (isPeriod(word()))
                return "per " + m_tokens[m_at++].text;
            if (isCount() && isTime(word(1))) {
                m_at += 2;
                return "every " + m_tokens[m_at - 2].text + " " + m_tokens[m_at - 1].text;
            }
        }
        m_at = from;
        return {};
    }

    /// "one user"
    bool isOneUser() const
    {
        const bool ofEach = m_at > 0 && isWord(m_tokens, m_at - 1, {"each", "every"}); // "each one"
        return isCount() && m_tokens[m_at].text == "1" && (ofEach || countsPeople(word(1)));
    }

    /// "each of our 50M daily users", "50M users who", "a typical user", "they".
    bool subject()
    {
        take({"if", "when"});
        const std::size_t from = m_at;
        bool each = false;
        while (isOneUser() ||
               isOneOf(word(), {"each",   "every", "a",      "an",     "1",       "the",      "per",   "any",
                                "all",    "of",    "them",   "these",  "those",   "average",  "avg",   "typical",
                                "active", "daily", "single", "normal", "regular", "ordinary", "given", "our"})) {
            if (isOneOf(word(), {"each", "every", "them", "per"})) {
                each = true;
                m_whose = word();
            }
            ++m_at;
        }
        if (isCount() && takeSources())
            return true;
        if (isCount() && (isWord(m_tokens, m_at + 1, {"daily", "monthly", "active", "registered", "total"}) ||
                          countsPeople(word(1)))) {
            m_crowd = m_tokens[m_at++].text;
            for (; isOneOf(word(), {"daily", "monthly", "active", "registered", "total"}); ++m_at) {
                m_daily = m_daily || word() == "daily";
                m_monthly = m_monthly || word() == "monthly";
            }
            if (!takePerson())
                return false;
            while (take(
                {",", "and", "who", "that", "each", "of", "whom", "them", "they", "every", "1", "user", "users"})) {
            }
            return true;
        }
        if (takePerson() || takeSource(each))
            return true;
        m_bare = true;
        if (each)
            return true;
        m_at = from;
        m_whose = "each";
        return take({"everyone", "everybody", "they", "someone", "somebody"});
    }

    /// "they", "each user" before the next of what they do.
    void subjectAgain()
    {
        const std::size_t from = m_at;
        while (take({"each", "every", "a", "the", "also", "then", "they", "them", "of", "average"})) {
        }
        if (!takePerson() && m_at > from && isCount())
            m_at = from;
    }

    bool joined()
    {
        bool any = false;
        while (take({",", "and", ";", "but", "plus", "while", "then"}))
            any = true;
        return any;
    }

    /// "send location", but "update" and "gps ping"
    static std::string called(const std::string &verb, const std::string &thing)
    {
        const bool enough = meansWriting(thing) || thing.find(' ') != std::string::npos;
        return (enough ? "" : verb + " ") + thing;
    }

    /// Up to the next word that is none of a thing's name.
    std::string thing()
    {
        constexpr int most = 3;
        std::string text;
        for (int i = 0; i < most && isLetters(word()); ++i) {
            const bool period = isOneOf(word(), {"a", "an", "1"}) && isPeriod(word(1));
            if (period ||
                isOneOf(word(), {"per",     "and", "or",     "of",  "each",  "every", "daily", "hourly", "weekly",
                                 "monthly", "in",  "within", "for", "with",  "is",    "are",   "while",  "but",
                                 "by",      "to",  "from",   "at",  "after", "that",  "which", "who"}))
                break;
            text += (text.empty() ? "" : " ") + m_tokens[m_at++].text;
        }
        return isOneOf(text, {"it", "them", "this", "the app"}) ? std::string() : text; // "opens it four times"
    }

    /// "of 200 bytes", ", 200 bytes each", "(200 bytes)"; empty: none stands there.
    std::string size()
    {
        std::size_t at = m_at;
        while (isWord(m_tokens, at, {",", "of", "with", "at"}))
            ++at;
        if (at == m_tokens.size() || m_tokens[at].kind != Token::Size)
            return {};
        m_at = at + 1;
        take({"each"});
        return m_tokens[at].text;
    }

    bool doing()
    {
        Doing made;
        bool again = false; // what is done is not said once more
        const std::size_t from = m_at;
        while (take(
            {"will", "would", "can", "may", "might", "could", "each", "all", "do", "does", "to", "then", "also"})) {
        }
        if (isLetters(word()) && m_whose != "per") {
            const std::string verb = verbIn(word());
            made.verb = verb.empty() ? word() : verb;
            if (verb.empty() && (!m_doings.empty() || countsPeople(word()))) // ", peak 3x"
                return false;
            ++m_at;
            m_owns = m_owns || isOneOf(made.verb, {"has", "have", "store", "stores", "own", "owns", "keep", "keeps"});
            if (isOneOf(made.verb,
                        {"is", "are", "per", "of",  "with", "and",    "takes",  "needs", "peak", "average", "avg",
                         "at", "in",  "on",  "for", "from", "during", "online", "to",    "by",   "or"}))
                return false;
        } else if (!m_doings.empty()) {
            made.verb = m_doings.back().verb;
            again = true;
        }
        if (isCount()) {
            if (made.verb.empty() && (m_whose != "per" || m_source)) // "150M users, 2M bookings per day"
                return false;
            made.number = m_tokens[m_at++].text;
            made.thing = thing();
            if (made.thing.empty() && !m_doings.empty() && m_at > from + 1) // "and read 10"
                made.thing = m_doings.back().thing;
            if (m_source && singular(std::string(lastWord(made.thing))) == m_who) // ", 10k meters"
                return false;
            if (again && meansReading(made.thing)) // "writes 50 comments, 20 page views"
                made.verb.clear();
            const std::string first = made.thing.substr(0, made.thing.find(' '));
            const bool follows = isOneOf(made.verb, {"follow", "follows"});
            if (made.thing.empty() || (countsPeople(lastWord(made.thing)) && !follows) || isTime(first)) // "30 minutes"
                return false;
            if (const auto cut = made.thing.rfind(' '); m_whose == "per" && cut != std::string::npos)
                if (const std::string verb = verbOfParticiple(made.thing.substr(cut + 1)); !verb.empty()) {
                    made.verb = verb; // "per user: 2 posts written"
                    made.thing.resize(cut);
                }
        } else {
            const bool single = take({"a", "an", "1", "their", "its", "the"});
            if (single && m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Size)
                made.size = m_tokens[m_at++].text; // "a 3 MB photo"
            if (!isTimes())
                made.thing = thing();
            if (isTimes()) {
                made.number = m_tokens[m_at++].text;
                if (made.thing.empty() && m_who != "user") { // "each sensor reports once a minute"
                    made.thing = std::exchange(made.verb, "make");
                    made.thing = made.number == "1" ? made.thing : plural(made.thing);
                } else {
                    made.thing = made.thing.empty() ? "times" : plural(made.thing);
                }
            } else if (!made.thing.empty() && (single || isSending(made.verb))) { // "sends its location"
                made.number = "1";
                made.thing = called(made.verb, singular(made.thing));
                made.verb.clear();
            } else {
                return false;
            }
        }
        if (made.size.empty())
            made.size = size(); // "a reading of 200 bytes"
        if (!isPeriod(word(1)))
            take({"each"});
        made.period = period();
        if (made.period.empty() && isWord(m_tokens, m_at, {"per", "each", "every"}) &&
            isOneOf(word(1), {"session", "visit", "trip", "ride", "game", "match"})) {
            made.visit = word(1); // "5 searches per session"
            m_at += 2;
        }
        take({"each"});
        if (made.size.empty())
            made.size = size(); // "every 5 seconds, 200 bytes each"
        m_doings.push_back(std::move(made));
        return true;
    }

    /// "users place 5000 orders per hour": nobody does so much.
    bool isTotal(const Doing &one) const
    {
        constexpr double most = 1000;
        const auto number = readLoadTerm(one.number);
        return m_several && m_whose.empty() && m_crowd.empty() && number && number->value.likely >= most;
    }

    /// One of what they do; empty: nobody says how often.
    std::string noteOf(const Doing &one, const std::string &period) const
    {
        const std::string what = one.number + " " + one.thing;
        const std::string sized = one.size.empty() ? "" : ", " + one.size + " each";
        if (!one.visit.empty())
            return one.number + " " + (one.thing == "times" ? plural(one.verb) : one.thing) + " per " + one.visit;
        if (isOneOf(one.verb, {"follow", "follows"}) && countsPeople(lastWord(one.thing)))
            return "each " + m_who + " follows " + what;
        const bool alone = m_doings.size() == 1 && one.size.empty();
        if (period.empty() && m_owns && alone && !m_crowd.empty())
            return what + " per " + m_who; // "50M users store 200 files each"
        if (period.empty() && m_bare && !m_owns && m_whose != "per" && alone && !one.verb.empty())
            return "each " + one.verb + " " + what; // "each of those makes 2 rides"
        if (period.empty())
            return {};
        if (!m_share.empty())
            return m_share + " of " + plural(m_who) + " " + (one.verb.empty() ? "" : one.verb + " ") + what + " " +
                   period + sized;
        if (isTotal(one))
            return what + (meansReading(one.verb) ? " " + one.verb : "") + " " + period;
        const bool has = isOneOf(one.verb, {"has", "have"}); // "2 sessions per user per day"
        if (m_source && !has && !one.verb.empty())           // "100 metrics per server every 10 seconds"
            return one.number + " " + called(one.verb, one.thing) + " per " + m_who + " " + period + sized;
        if (!has && !one.verb.empty())
            return "each " + (m_bare ? "" : m_who + " ") + one.verb + " " + what + " " + period + sized;
        return m_bare && !has ? what + " " + period + " each" + sized : what + " per " + m_who + " " + period + sized;
    }

    std::vector<std::string> notes() const
    {
        std::vector<std::string> made;
        if (!m_crowd.empty())
            made.push_back(m_crowd + (m_monthly ? " MAU" : m_daily ? " DAU" : " " + plural(m_who)));
        std::string later = m_period;
        std::vector<std::string> periods(m_doings.size());
        for (std::size_t i = m_doings.size(); i-- > 0;) {
            if (!m_doings[i].period.empty())
                later = m_doings[i].period;
            periods[i] = later;
        }
        for (std::size_t i = 0; i < m_doings.size(); ++i) {
            if (periods[i].empty() && i > 0)
                periods[i] = periods[i - 1]; // "post 2 photos per day and read 10"
            made.push_back(noteOf(m_doings[i], periods[i]));
            if (made.back().empty())
                return {};
        }
        return made;
    }

    /// "photos per user per day = 2"
    std::vector<std::string> labelled()
    {
        while (take({"avg", "average", "number", "of", "the"})) {
        }
        Doing made;
        made.thing = thing();
        if (made.thing.empty() || !take({"per"}) || !takePerson())
            return {};
        made.period = period();
        take({"=", "is", ":"});
        if (made.period.empty() || !isCount())
            return {};
        made.number = m_tokens[m_at++].text;
        m_doings.push_back(std::move(made));
        return m_at == m_tokens.size() ? notes() : std::vector<std::string>();
    }

    /// "2 photos are uploaded by each user per day"
    std::vector<std::string> passive(const std::string &said)
    {
        Doing made;
        m_bare = false;
        if (!isCount())
            return labelled();
        made.number = m_tokens[m_at++].text;
        made.thing = thing();
        if (made.thing.empty())
            return {};
        if (take({"are", "is", "get", "gets"})) {
            made.verb = verbOfParticiple(word());
            if (made.verb.empty())
                return {};
            ++m_at;
        }
        made.period = period();
        if (!take({"per", "by", "for"}))
            return {};
        while (take({"each", "every", "a", "the", "average", "typical", "active", "daily", "1", "single"})) {
        }
        if (!takePerson())
            return {};
        if (made.period.empty())
            made.period = period();
        if (made.period.empty())
            made.period = said;
        m_doings.push_back(std::move(made));
        return m_at == m_tokens.size() ? notes() : std::vector<std::string>();
    }

    const Tokens &m_tokens;
    std::size_t m_at = 0;
    std::string m_share, m_crowd, m_who = "user", m_whose, m_period;
    bool m_bare = false;    ///< "each", "they": whoever the line before speaks of
    bool m_owns = false;    ///< it is no doing
    bool m_several = false; ///< "users" do it
    bool m_source = false;  ///< devices do it
    bool m_daily = false, m_monthly = false;
    std::vector<Doing> m_doings;
};

} // namespace

std::string verbOfParticiple(const std::string &word)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> irregular = {{{"sent", "send"},
                                                                                                 {"written", "write"},
                                                                                                 {"made", "make"},
                                                                                                 {"taken", "take"},
                                                                                                 {"seen", "see"},
                                                                                                 {"read", "read"},
                                                                                                 {"bought", "buy"},
                                                                                                 {"paid", "pay"},
                                                                                                 {"sold", "sell"},
                                                                                                 {"done", "do"}}};
    for (const auto &[participle, verb] : irregular)
        if (word == participle)
            return std::string(verb);
    for (const std::size_t ending : {2, 1})
        if (word.ends_with("ed") && !verbIn(word.substr(0, word.size() - ending)).empty())
            return verbIn(word.substr(0, word.size() - ending));
    return {};
}

std::vector<std::string> doingsSaid(const Tokens &tokens)
{
    return Reader(tokens).read();
}

} // namespace ninesketch
