// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/requirement_words.h"

#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <regex>

namespace ninesketch
{
namespace
{

bool isDigitAt(std::string_view text, std::size_t i)
{
    return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i]));
}

bool isLetterAt(std::string_view text, std::size_t i)
{
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i]));
}

/// Wherever the words stand by themselves, whatever their case.
void replaceWords(std::string &text, std::string_view words, std::string_view plain)
{
    const std::string all = lowered(text);
    std::string made;
    std::size_t from = 0;
    for (std::size_t at = all.find(words); at != std::string::npos; at = all.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        if (at < from || (at > 0 && (isLetterAt(all, at - 1) || isDigitAt(all, at - 1))) || isLetterAt(all, end))
            continue;
        made += text.substr(from, at - from) + std::string(plain);
        from = end;
    }
    text = made + text.substr(from);
}

/// "sub-100ms" and "sub 100 ms" are "< 100 ms".
void replaceSub(std::string &text)
{
    for (const std::string_view word : {"sub-", "sub "})
        for (auto at = lowered(text).find(word); at != std::string::npos; at = lowered(text).find(word, at + 1))
            if ((at == 0 || text[at - 1] == ' ') && isDigitAt(text, at + word.size()))
                text.replace(at, word.size(), "< ");
}

/// "10s of GBs" is "10 GBs", and no 10 seconds; "within 30s of a failure" is.
void withoutDozens(std::string &text)
{
    for (auto at = text.find("s of "); at != std::string::npos; at = text.find("s of ", at + 1)) {
        const auto before = text.find_last_not_of("0", at == 0 ? 0 : at - 1); // 10, 100, 1000
        const bool round = at > 1 && text[at - 1] == '0' && before != std::string::npos && text[before] == '1' &&
                           (before == 0 || !isDigitAt(text, before - 1));
        const bool ofOne = isOneOf(lowered(text.substr(at + 5, 2)), {"a ", "an", "th"});
        if (round && !ofOne) { // "11 9s of durability" are nines
            text.replace(at, 5, " ");
            if (lowered(text.substr(at + 2, 2)) == "bs") // "GBs"
                text.erase(at + 3, 1);
        }
    }
}

/// "99,99 %" is "99.99 %", "99.9+%" is "99.9%", and "~" says nothing.
void plainNumbers(std::string &text)
{
    for (const std::string_view about : {"~", "\xe2\x89\x88"}) // ≈
        for (auto at = text.find(about); at != std::string::npos; at = text.find(about))
            if (text.compare(at, 2, "~>") == 0)
                break;
            else
                text.replace(at, about.size(), "");
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '+' && isDigitAt(text, i - 1) && (text[i + 1] == '%' || text[i + 1] == ' '))
            text.erase(i, 1);
        if (text[i] != ',' || !isDigitAt(text, i - 1) || !isDigitAt(text, i + 1))
            continue;
        std::size_t end = i + 1;
        while (isDigitAt(text, end))
            ++end;
        if (trimmed(std::string_view(text).substr(end)).starts_with('%'))
            text[i] = '.';
    }
}

/// "no double booking - strong consistency" is two parts; "5 - 10 ms" is one.
void commasForDashes(std::string &text)
{
    for (const std::string_view dash : {" - ", " \xe2\x80\x93 ", " \xe2\x80\x94 "}) // – —
        for (auto at = text.find(dash, 1); at != std::string::npos; at = text.find(dash, at + 1))
            if (!isDigitAt(text, at - 1) || !isDigitAt(text, at + dash.size()))
                text.replace(at, dash.size(), ", ");
}

/// "5 min/month" is "5 min per month"; a rate, "5k/month", stays.
void windowsApart(std::string &text)
{
    for (auto slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
        std::size_t begin = slash, end = slash + 1;
        while (begin > 0 && isLetterAt(text, begin - 1))
            --begin;
        while (isLetterAt(text, end))
            ++end;
        const std::string unit = lowered(text.substr(begin, slash - begin)),
                          window = lowered(text.substr(slash + 1, end - slash - 1));
        if (isOneOf(unit, {"s", "sec", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hour",
                           "hours"}) &&
            isOneOf(window, {"mo", "month", "y", "yr", "year"}))
            text.replace(slash, 1, " per ");
    }
}

/// "1 in 1000" is "0.1 %".
void sharesInPercent(std::string &text)
{
    for (auto in = text.find(" in "); in != std::string::npos; in = text.find(" in ", in + 1)) {
        std::size_t begin = in, end = in + 4;
        while (isDigitAt(text, begin - 1) && begin > 0)
            --begin;
        while (isDigitAt(text, end) || (end < text.size() && text[end] == ',' && isDigitAt(text, end + 1)))
            ++end;
        std::string whole = text.substr(in + 4, end - in - 4);
        std::erase(whole, ',');
        const double part = std::atof(text.substr(begin, in - begin).c_str()), all = std::atof(whole.c_str());
        const bool stands = (begin == 0 || text[begin - 1] == ' ') && (end == text.size() || text[end] == ' ');
        const bool isTime = end < text.size() && isOneOf(lowered(text.substr(end + 1, 3)), {"ms", "sec", "min", "day"});
        if (begin < in && stands && !isTime && part > 0 && all > part) {
            char share[32];
            std::snprintf(share, sizeof share, "%.10g %%", 100 * part / all);
            text.replace(begin, end - begin, share);
        }
    }
}

/// "99 percentile", "99%ile" and "p(99)" are "p99".
void shortPercentiles(std::string &text)
{
    for (const std::string share : {"99.99", "99.9", "99", "95", "90", "75", "50"}) {
        replaceWords(text, share + "%ile", "p" + share);
        replaceWords(text, share + " percentile", "p" + share);
        replaceWords(text, share + "th %ile", "p" + share);
        replaceWords(text, "p(" + share + ")", "p" + share);
    }
}

/// "within a minute" is "within 1 minute"; "5 times a minute" stays.
void onesInDigits(std::string &text)
{
    for (const std::string word : {"than", "within", "under", "below", "most", "<", "after", "up to", "by", "take"})
        for (const std::string unit : {"second", "minute", "hour", "day", "week"})
            replaceWords(text, word + (unit == "hour" ? " an " : " a ") + unit, word + " 1 " + unit);
}

/// "99 percent" is "99%".
void percentSigns(std::string &text)
{
    for (auto at = text.find(" percent"); at != std::string::npos; at = text.find(" percent", at + 1))
        if (at > 0 && isDigitAt(text, at - 1) && !isLetterAt(text, at + 8)) // no "99 percentile"
            text.replace(at, 8, "%");
}

/// "within 200 ms, 99% of the time" and "respond within 200 ms for 99% of requests" are "99% of requests within 200
/// ms"; "up 99.9% of the time" is no share of requests.
void shareInFront(std::string &text)
{
    std::string_view words;
    auto at = std::string::npos;
    for (const std::string_view some :
         {"% of the time", "% of requests", "% of calls", "% of queries", "% of users", "% of all requests",
          "% of cases", "% of messages", "% of reads", "% of writes", "% of searches", "% of orders",
          "% of notifications", "% of events", "% of sessions", "% of page loads", "% of transactions"}) {
        const std::string plain = lowered(text);
        const auto found = plain.find(some);
        const auto number = found == std::string::npos ? found : plain.find_last_not_of("0123456789.", found - 1);
        const bool last =
            number != std::string::npos && (some == "% of the time" || plain.substr(0, number + 1).ends_with(" for ") ||
                                            plain.substr(0, number + 1).ends_with(" in "));
        if (last && at == std::string::npos) {
            words = some;
            at = found;
        }
    }
    static const std::regex behind("^(.*[0-9].*?),? (?:for|in) ([0-9.]+%)(?: of (?:them|those|these|[a-z]+s))?$",
                                   std::regex::icase); // "within 5 s for 99.9%"
    constexpr std::size_t longest = 300;               // letters
    if (std::smatch found; at == std::string::npos && text.size() < longest && std::regex_match(text, found, behind)) {
        text = found[2].str() + " of requests " + found[1].str();
        return;
    }
    if (at == std::string::npos)
        return;
    std::size_t begin = at;
    while (begin > 0 && (isDigitAt(text, begin - 1) || text[begin - 1] == '.'))
        --begin;
    std::string rest = std::string(trimmed(text.substr(0, begin)));
    for (const std::string_view joint : {",", " for", " in"})
        if (rest.ends_with(joint))
            rest.resize(rest.size() - joint.size());
    rest += text.substr(at + words.size());
    if (rest.find_first_of("0123456789") != std::string::npos)
        text = text.substr(begin, at - begin) + "% of requests " + rest;
}

} // namespace

std::string inPlainWords(std::string_view line)
{
    struct Phrase {
        std::string_view words, plain;
    };
    static constexpr std::array phrases = {
        Phrase{"sub-second", "< 1 s"},
        Phrase{"subsecond", "< 1 s"},
        Phrase{"sub second", "< 1 s"},
        Phrase{"single-digit ms", "< 10 ms"},
        Phrase{"single digit ms", "< 10 ms"},
        Phrase{"single-digit millisecond", "< 10 ms"},
        Phrase{"single digit millisecond", "< 10 ms"},
        Phrase{"half a second", "0.5 s"},
        Phrase{"half a minute", "30 s"},
        Phrase{"half an hour", "30 min"},
        Phrase{"half a day", "12 h"},
        Phrase{"two and a half nines", "99.5 %"},
        Phrase{"three and a half nines", "99.95 %"},
        Phrase{"four and a half nines", "99.995 %"},
        Phrase{"2.5 nines", "99.5 %"}, // as people mean it; a number of nines in between is a logarithm
        Phrase{"3.5 nines", "99.95 %"},
        Phrase{"4.5 nines", "99.995 %"},
        Phrase{"9's", "9s"},
        Phrase{"ninety-nine percent", "99%"},
        Phrase{"ninety nine percent", "99%"},
        Phrase{"ninety-five percent", "95%"},
        Phrase{"ninety five percent", "95%"},
        Phrase{"ninety percent", "90%"},
        Phrase{"one percent", "1%"},
        Phrase{"one in a thousand", "1 in 1000"},
        Phrase{"one in ten thousand", "1 in 10000"},
        Phrase{"one in a million", "1 in 1000000"},
        Phrase{"1 in a million", "1 in 1000000"},
        Phrase{"one in a billion", "1 in 1000000000"},
        Phrase{"in under", "under"},
        Phrase{"in less than", "<"},
        Phrase{"losing", "lose"},
        Phrase{"not be older than", "staleness <"},
        Phrase{"no data loss", "RPO 0"},
        Phrase{"zero data loss", "RPO 0"},
        Phrase{"without data loss", "RPO 0"},
        Phrase{"no more than", "<"},
        Phrase{"not more than", "<"},
        Phrase{"no longer than", "<"},
        Phrase{"no less than", ">"},
        Phrase{"not less than", ">"},
        Phrase{"no older than", "staleness <"},
        Phrase{"not older than", "staleness <"},
        Phrase{"recovery point objective", "RPO"},
        Phrase{"data lost", "data loss"},
        Phrase{"back up within", "recover within"},
        Phrase{"minutes of a failure", "minutes"},
        Phrase{"minutes after a failure", "minutes"},
        Phrase{"sent within", "delivered within"},
        Phrase{"reach a", "reaches a"},
        Phrase{"reach the", "reaches the"},
        Phrase{"delivery within", "delivered within"},
        Phrase{"show up in", "appear in"},
        Phrase{"shows up in", "appears in"},
        Phrase{"error budget", "errors <"},
        Phrase{"5xx", "errors"},
        Phrase{"tp99", "p99"},
        Phrase{"tp999", "p99.9"},
        Phrase{"tp95", "p95"},
        Phrase{"tp50", "p50"},
        Phrase{"per 30 days", "per month"},
        Phrase{"over 30 days", "per month"},
        Phrase{"soft real time:", ""},
        Phrase{"soft real-time:", ""},
        Phrase{"soft real time", ""},
        Phrase{"soft real-time", ""},
        Phrase{"deliver", "delivered"},
        Phrase{"delivers", "delivered"},
        Phrase{"near real time", ""},
        Phrase{"near real-time", ""},
        Phrase{"in real time", ""},
        Phrase{"real-time", ""},
    };
    std::string text(line);
    for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) { // "50k$/month"
        const std::size_t digit = at > 0 && isOneOf(text.substr(at - 1, 1), {"k", "K", "m", "M"}) ? 2 : 1;
        if (at >= digit && std::isdigit(static_cast<unsigned char>(text[at - digit])) != 0)
            text.replace(at, 1, " USD");
    }
    for (const Phrase &phrase : phrases)
        replaceWords(text, phrase.words, phrase.plain);
    shortPercentiles(text);
    percentSigns(text);
    onesInDigits(text);
    replaceSub(text);
    withoutDozens(text);
    sharesInPercent(text);
    plainNumbers(text);
    commasForDashes(text);
    windowsApart(text);
    shareInFront(text);
    return text;
}

} // namespace ninesketch
