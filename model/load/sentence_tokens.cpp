// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/sentence_tokens.h"

#include "model/design/line_text.h"
#include "model/load/line_words.h"
#include "model/load/number_words.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

/// "read-to-write", "read/write" and "3-way" as several words.
Words wordsApart(std::string_view sentence)
{
    Words made;
    for (std::string word : wordsOf(sentence)) {
        if (word.starts_with('~') && word.size() > 1)
            word.erase(0, 1);
        const auto cut = word.find_first_of("-/:");
        const std::string before = lowered(word.substr(0, cut));
        const std::string behind = cut == std::string::npos ? "" : lowered(word.substr(cut + 1));
        const bool slash = cut != std::string::npos && word[cut] != '-'; // "read/write", but "reads/day"
        const bool mix = isOneOf(before, {"read", "write", "reads", "writes", "peak"}) &&
                         (!slash || isOneOf(behind, {"read", "write", "reads", "writes", "avg", "average"}));
        const bool apart =
            !behind.empty() && (mix || (!slash && isOneOf(behind, {"way", "fold", "year", "years", "month", "day"})));
        if (!apart) {
            made.push_back(word);
            continue;
        }
        std::ranges::replace_if(
            word, [](char c) { return c == '-' || c == '/' || c == ':'; }, ' ');
        for (const std::string &part : wordsOf(word))
            made.push_back(part);
    }
    return withDigits(made);
}

std::optional<Token> ratioIn(std::string word)
{
    const auto cut = word.find_first_of(":/");
    const bool ratio = cut != std::string::npos && isDigits(word.substr(0, cut)) && isDigits(word.substr(cut + 1));
    return ratio ? std::optional(Token{Token::Ratio, word.replace(cut, 1, ":")}) : std::nullopt;
}

/// What is counted in at `at`, and how many words it takes.
std::pair<Token, std::size_t> numberAt(const Words &words, std::size_t at)
{
    const std::string word = lowered(words[at]), next = at + 1 < words.size() ? lowered(words[at + 1]) : "";
    if (const auto ratio = ratioIn(word))
        return {*ratio, 1};
    if (word.size() > 1 && word.ends_with('x') && std::isdigit(static_cast<unsigned char>(word[word.size() - 2])))
        return {{Token::Times, word.substr(0, word.size() - 1)}, 1};
    if (isOneOf(next, {"times", "fold"}))
        return {{Token::Times, word}, 2};
    const auto isOf = [](const std::string &text, const Dimension &dimension) {
        const auto term = readLoadTerm(text);
        return term && term->dimension == dimension && term->action.empty();
    };
    if (isSize("1 " + next))
        if (const std::string size = bytesMeant(words[at] + " " + words[at + 1]); isOf(size, {.bytes = 1}))
            return {{Token::Size, size}, 2};
    if (const std::string size = bytesMeant(words[at]); isOf(size, {.bytes = 1}) && !word.ends_with('b'))
        return {{Token::Size, size}, 1};
    else if (isOf(size, {.bytes = 1}) && size.find_first_of("KMGTP") != std::string::npos)
        return {{Token::Size, size}, 1};
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> scales = {{{"mil", "million"},
                                                                                             {"mln", "million"},
                                                                                             {"mio", "million"},
                                                                                             {"bn", "billion"},
                                                                                             {"bln", "billion"},
                                                                                             {"tn", "trillion"}}};
    for (const auto &[shorter, scale] : scales) {
        if (next == shorter)
            return {{Token::Count, word + " " + std::string(scale)}, 2};
        if (word.ends_with(shorter) && isDigits(word.substr(0, word.size() - shorter.size())))
            return {{Token::Count, word.substr(0, word.size() - shorter.size()) + " " + std::string(scale)}, 1};
    }
    if (isScale(next))
        return {{Token::Count, word + " " + next}, 2};
    std::string count = word; // "1,000"; "100m" and "1B" are people, not metres and bytes
    if (isOneOf(word.substr(word.size() - 1), {"m", "b"}))
        count.back() = static_cast<char>(count.back() - 'a' + 'A');
    if (isOf(count, {}) || count.ends_with('B'))
        return {{Token::Count, count}, 1};
    return {{Token::Word, word}, 1};
}

/// "300B each", "300B per tweet", "tweets: 300B" are bytes, where "1B users" are billions.
void tellBytes(Tokens &tokens)
{
    constexpr std::size_t hundreds = 4; // letters of "300B"
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token &one = tokens[i];
        if (one.text.size() < 3 || inBytes(one).kind == one.kind)
            continue;
        const std::string next = wordAt(tokens, i + 1);
        const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(i);
        const bool saidBefore = !next.empty() && std::any_of(tokens.begin(), end, [&](const Token &other) {
            return other.kind == Token::Word && nounOf(other.text) == nounOf(next) && !nounOf(next).empty();
        });
        const bool ofEach = next == "each" || (next == "per" && !isPeriod(wordAt(tokens, i + 2)));
        const bool alone = i + 1 == tokens.size() || next == ",";
        if (ofEach || ((alone || saidBefore) && one.text.size() >= hundreds))
            one = inBytes(one);
    }
}

} // namespace

Vocabulary::Vocabulary(std::string_view words)
{
    for (std::size_t start = 0; start < words.size();) {
        const auto end = std::min(words.find(' ', start), words.size());
        m_words.push_back(words.substr(start, end - start));
        start = end + 1;
    }
    std::ranges::sort(m_words);
}

bool Vocabulary::has(std::string_view word) const
{
    return std::ranges::binary_search(m_words, word);
}

Token inBytes(const Token &count)
{
    const std::string number = count.text.substr(0, count.text.size() - (count.text.empty() ? 0 : 1));
    const bool billions = count.kind == Token::Count && count.text.ends_with('B') && isDigits(number);
    return billions ? Token{Token::Size, number + " bytes"} : count;
}

bool isLetters(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    });
}

bool isDigits(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isPeriod(std::string_view word)
{
    return isOneOf(word, {"second", "minute", "hour", "day", "week", "month", "year"});
}

std::string periodOf(std::string_view often)
{
    if (!isOneOf(often, {"daily", "hourly", "weekly", "monthly"}))
        return {};
    return often == "daily" ? "day" : std::string(often.substr(0, often.size() - 2));
}

bool isWord(const Tokens &tokens, std::size_t at, std::initializer_list<std::string_view> words)
{
    return at < tokens.size() && tokens[at].kind == Token::Word && isOneOf(tokens[at].text, words);
}

std::string wordAt(const Tokens &tokens, std::size_t at)
{
    return at < tokens.size() && tokens[at].kind == Token::Word ? tokens[at].text : std::string();
}

Tokens tokensOf(std::string_view sentence)
{
    const auto tells = [](const std::string &word) { return isOneOf(word, {"avg", "avg.", "average"}); };
    static const Vocabulary hedges(
        "about around roughly approximately approx nearly almost some ~ circa maybe perhaps probably "
        "typically usually normally generally say just only also really currently");
    std::string text(sentence); // "(200 bytes)" stands between commas
    std::erase(text, ')');
    for (auto at = text.find(" ("); at != std::string::npos; at = text.find(" (", at))
        text.replace(at, 2, ", ");
    const Words words = wordsApart(text);
    Tokens made;
    const auto lower = [&](std::size_t at) { return at < words.size() ? lowered(words[at]) : std::string(); };
    for (std::size_t i = 0; i < words.size();) {
        std::string word = lower(i);
        const bool mean = word == "on" && tells(lower(i + 1));
        if (mean || hedges.has(word) || (word == "an" && lower(i + 1) == "estimated")) {
            i += mean || word == "an" ? 2 : 1;
            if (made.empty() && lower(i) == ",")
                ++i;
        } else if (const auto [share, count] = shareAt(words, i); count > 0) {
            made.push_back({Token::Share, share});
            i += count + (lower(i + count) == "of" ? 1 : 0);
        } else if (startsWithDigit(word)) {
            auto [token, taken] = numberAt(words, i);
            if (token.kind != Token::Ratio && token.kind != Token::Word)
                std::erase(token.text, ',');
            made.push_back(std::move(token));
            i += taken;
        } else {
            while (word.size() > 1 && (word.ends_with(':') || word.ends_with('=')))
                word.pop_back();
            made.push_back({Token::Word, word});
            ++i;
        }
    }
    tellBytes(made);
    return made;
}

Tokens withoutOpening(Tokens tokens)
{
    static const Vocabulary joins("so and also now then next finally ok okay plus well here but first second");
    static const Vocabulary speakers(
        "we i you let's lets we'll i'll we'd it the system service app application product platform site "
        "website design solution there one company business team");
    static const Vocabulary saying(
        "assume assuming suppose supposing say saying expect expecting estimate estimating imagine think "
        "guess consider believe have has had get gets support supports handle handles serve serves is are "
        "be us that will would should must can could need needs to 'll want wants accommodate scale up "
        "given with having");
    static const Vocabulary headings(
        "scale assumptions assumption estimate estimates traffic usage volume numbers load out of"); // "out of 500M
                                                                                                     // users 20% are"
    std::size_t at = 0;
    while (at < tokens.size() && tokens[at].kind == Token::Word &&
           (joins.has(tokens[at].text) || tokens[at].text == ","))
        ++at;
    std::size_t end = at;
    bool said = false;
    while (end < tokens.size() && tokens[end].kind == Token::Word &&
           (speakers.has(tokens[end].text) || saying.has(tokens[end].text))) {
        said = said || saying.has(tokens[end].text);
        ++end;
    }
    // "it has 10M users", "assume a user": "the service has" says nothing, "the users" do
    while (end > at && !(end < tokens.size() && said))
        --end;
    while (end > at && isWord(tokens, end - 1, {"the", "1"}))
        --end;
    const std::size_t before = end;
    while (end < tokens.size() && headings.has(wordAt(tokens, end)))
        ++end;
    if (end < tokens.size() && tokens[end].kind == Token::Word)
        end = before;
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(end));
    return tokens;
}

} // namespace ninesketch
