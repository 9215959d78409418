// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence of the load pad as words and amounts.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// Words that a sentence may have beside what it says, apart from one another by spaces.
class Vocabulary
{
public:
    explicit Vocabulary(std::string_view words);
    bool has(std::string_view word) const;

private:
    std::vector<std::string_view> m_words; ///< in order
};

struct Token {
    enum Kind { Word, Count, Times, Share, Size, Ratio } kind = Word;
    std::string text; ///< in small letters; a count with its scale, a size with its unit, of times the number alone
};
using Tokens = std::vector<Token>;

/// Without words that only say how sure one is, or that it is a mean; "half of" is a share, "2 percent" as well.
Tokens tokensOf(std::string_view sentence);

/// Without "let's assume that there will be", "the service should support", "so", "scale:".
Tokens withoutOpening(Tokens tokens);

/// "300 bytes" of the count "300B", which are billions elsewhere; any other token as it is.
Token inBytes(const Token &count);

bool isLetters(std::string_view word);
bool isDigits(std::string_view word);
bool isPeriod(std::string_view word);         ///< "day"
std::string periodOf(std::string_view often); ///< "day" of "daily"; empty: it is no such word
/// There stands one of these words.
bool isWord(const Tokens &tokens, std::size_t at, std::initializer_list<std::string_view> words);
/// The word there; empty: an amount, or nothing.
std::string wordAt(const Tokens &tokens, std::size_t at);

} // namespace ninesketch
