// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_growth.h"

#include "model/load/line_words.h"
#include "model/load/pad_words.h"
#include "model/load_units.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

struct Growth {
    enum Kind { Share, Times, Target } kind = Share;
    std::string figure;  ///< "20%", "2", "10 million"
    std::string years;   ///< "2 years": within which
    bool once = false;   ///< no "every year"
    bool ofRate = false; ///< "to 30k rps"
};

/// 2 of "doubling", 10 of "tenfold"; empty: it is no such word.
std::string timesOf(const std::string &word)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> stems = {
        {{"doubl", "2"}, {"tripl", "3"}, {"quadrupl", "4"}, {"halv", "0.5"}}};
    for (const auto &[stem, times] : stems)
        if (word.starts_with(stem) && isOneOf(word.substr(stem.size()), {"e", "es", "ed", "ing"}))
            return std::string(times);
    if (!word.ends_with("fold") || word.size() < 6)
        return {};
    const Tokens number = tokensOf(word.substr(0, word.size() - 4) + " users");
    return number.size() == 2 && number.front().kind == Token::Count ? number.front().text : std::string();
}

/// Takes "every year", "in the next two years", "a month", "annually", "next year" out of a sentence.
void takeTime(Tokens &tokens, Growth &made)
{
    for (std::size_t at = tokens.size(); at-- > 0;) {
        const std::string word = wordAt(tokens, at);
        const bool year = isOneOf(word, {"year", "years", "yr", "yrs", "yearly", "annually", "yoy", "annual"});
        if (!year && !isOneOf(word, {"month", "months", "monthly", "mom"}))
            continue;
        const std::string unit = year ? "year" : "month";
        const bool counted = at > 0 && tokens[at - 1].kind == Token::Count;
        const std::string number = counted ? tokens[at - 1].text : "1";
        std::size_t from = at - (counted ? 1 : 0);
        while (from > 0 && isWord(tokens, from - 1,
                                  {"in", "within", "over", "after", "by", "the", "next", "coming", "following", "every",
                                   "each", "per", "a", "an", "during", "for", "second", "time"}))
            --from;
        const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(from),
                   end = tokens.begin() + static_cast<std::ptrdiff_t>(at + 1);
        made.years = number + " " + unit + (number == "1" ? "" : "s");
        made.once = counted || std::any_of(begin, end, [](const Token &one) {
                        return isOneOf(one.text, {"in", "within", "over", "after", "by", "next", "coming"});
                    });
        tokens.erase(begin, end);
        return;
    }
}

/// A sentence word by word: each is known, and one figure stands in it.
class Reader
{
public:
    std::optional<Growth> read(Tokens tokens)
    {
        takeTime(tokens, m_made);
        const bool known = std::ranges::all_of(tokens, [&](const Token &one) { return take(one); });
        if (m_made.years.empty() || m_made.figure.empty() || !known)
            return std::nullopt;
        if (m_made.kind != Growth::Target)
            return m_grows || m_compares ? std::optional(m_made) : std::nullopt;
        constexpr double several = 1000; // "10 million in two years"
        const auto number = readLoadTerm(m_made.figure);
        const bool said = m_made.once && (tokens.size() == 1 || m_counts || m_grows);
        return said && number && number->value.likely >= several ? std::optional(m_made) : std::nullopt;
    }

private:
    bool take(const Token &one)
    {
        const std::string times = one.kind == Token::Word ? timesOf(one.text) : std::string();
        if (one.kind == Token::Word && times.empty())
            return takeWord(one.text);
        const bool again = !m_made.figure.empty();
        if (one.kind == Token::Size || one.kind == Token::Ratio || again)
            return again && one.kind == Token::Count && one.text == "1";
        m_made.figure = times.empty() ? one.text : times;
        m_made.kind = one.kind == Token::Share   ? Growth::Share
                      : one.kind == Token::Count ? Growth::Target
                                                 : Growth::Times;
        m_grows = m_grows || !times.empty();
        return true;
    }

    bool takeWord(const std::string &word)
    {
        static const Vocabulary plain(
            "and that this the number count amount of user users customers people subscribers members base traffic "
            "load volume usage data storage audience business it it's they we which to should would could is are be "
            "plan planning our likely rate by up have has get many much compared a an assume assuming so with then "
            "going from now dau mau daily monthly active requests orders messages posts clicks queries on about rps "
            "qps tps");
        static const Vocabulary rising(
            "growth grow grows growing increase increases increasing rise rises rising reach reaches reaching");
        static const Vocabulary comparing("as more larger bigger");
        static const Vocabulary foreseeing("expect expecting expected expects will");
        m_grows = m_grows || rising.has(word);
        m_compares = m_compares || comparing.has(word);
        m_counts = m_counts || countsPeople(word) || foreseeing.has(word);
        m_made.ofRate = m_made.ofRate || isRateUnit(word);
        return plain.has(word) || rising.has(word) || comparing.has(word) || foreseeing.has(word);
    }

    Growth m_made;
    bool m_grows = false, m_compares = false, m_counts = false;
};

/// It is no number of people.
bool isOfRate(const LoadPad &pad, const Growth &growth)
{
    return growth.ofRate || !(pad.people.likely > 0);
}

/// What grows, as it is now; 0: nobody says.
double nowOf(const LoadPad &pad, const Growth &growth)
{
    if (!isOfRate(pad, growth))
        return pad.people.likely;
    return pad.classes.empty() ? 0 : pad.classes.back().averageRate.likely;
}

} // namespace

std::optional<std::string> growthSaid(const Tokens &tokens)
{
    const auto growth = Reader().read(tokens);
    if (!growth)
        return std::nullopt;
    const std::string by = growth->kind == Growth::Target  ? "to " + growth->figure + (growth->ofRate ? " rps" : "")
                           : growth->kind == Growth::Times ? growth->figure + " times"
                                                           : growth->figure;
    return "grows " + by + (growth->once ? " in " + growth->years : " every " + growth->years.substr(2));
}

bool answerGrowth(const LoadPad &pad, PadLine &line, std::string_view text)
{
    const auto growth = Reader().read(tokensOf(text));
    if (!growth)
        return false;
    const auto figure = readLoadTerm(growth->figure),
               within = readLoadTerm(growth->years.substr(0, growth->years.find(' ')));
    if (!figure || !within || within->value.likely <= 0)
        return false;
    double factor = 1 + figure->value.likely;
    if (growth->kind == Growth::Times)
        factor = figure->value.likely;
    if (growth->kind == Growth::Target) {
        const double now = nowOf(pad, *growth);
        if (now <= 0) {
            line.error = "grows from what? Say how many there are now, like 5M users on a line above";
            return true;
        }
        factor = figure->value.likely / now;
    }
    const bool one = growth->years.starts_with("1 ");
    const double periods = growth->years.find("month") == std::string::npos ? 1 : 12; // in a year
    const double yearly = std::pow(factor, periods / within->value.likely);
    const auto times = [](double of) { return "x " + formatQuantity(of, Unit::None, 3); };
    const std::string when = !growth->once ? " every " + growth->years.substr(2)
                             : one         ? " in a " + growth->years.substr(2)
                                           : " in " + growth->years;
    if (growth->kind == Growth::Share)
        line.readAs = formatShare(figure->value.likely) + " more" + when;
    else if (growth->kind == Growth::Times)
        line.readAs =
            (factor == 2 ? std::string("twice") : formatQuantity(factor, Unit::None, 3) + " times") + " as much" + when;
    else
        line.readAs = (isOfRate(pad, *growth) ? formatRate(figure->value.likely)
                                              : formatQuantity(figure->value.likely, Unit::None, 3)) +
                      when + ", " + times(factor);
    constexpr double most = 10'000; // more is no forecast
    const double inFive = std::pow(yearly, 5);
    line.readAs += ": " + times(yearly) + " in a year" + (inFive <= most ? ", " + times(inFive) + " in 5 years" : "");
    line.aloud = line.readAs;
    line.notes.emplace_back(
        "the other figures are those of today: move the load under \"What breaks first\" to see them grown");
    return true;
}

} // namespace ninesketch
