// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_ratio.h"

#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <vector>

namespace ninesketch
{
namespace
{

/// The two sides of "100:1", "read/write", "reads to writes"; empty: it has not two.
std::vector<std::string> sidesOf(const std::string &text)
{
    std::vector<std::string> sides(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto cut = word.find_first_of(":/");
        if (word == "to" || word == ":" || word == "/") {
            sides.emplace_back();
        } else if (cut != std::string::npos) {
            sides.back() += word.substr(0, cut);
            sides.push_back(word.substr(cut + 1));
        } else {
            sides.back() += (sides.back().empty() ? "" : " ") + word;
        }
    }
    const bool two = sides.size() == 2 && !sides[0].empty() && !sides[1].empty();
    return two ? sides : std::vector<std::string>();
}

/// "read:write", "read write", and "100 reads per write" say two names; "reads are 90 %" and "read heavy" mean the
/// other.
std::vector<std::string> namesOf(std::string names)
{
    for (const std::string_view word : {"are ", "a "}) // "20% are writes", "10% is a write"
        if (names.starts_with(word))
            names.erase(0, word.size());
    for (const std::string_view word : {" heavy", " are", " is"})
        if (names.ends_with(word))
            names.resize(names.size() - word.size());
    if (const auto per = names.find(" per "); per != std::string::npos)
        names.replace(per, 5, " to ");
    const auto sides = sidesOf(names);
    if (!sides.empty())
        return sides;
    const auto gap = names.find(' ');
    if (gap != std::string::npos && names.find(' ', gap + 1) == std::string::npos)
        return {names.substr(0, gap), names.substr(gap + 1)};
    if (names == "read" || names == "reads")
        return {"read", "write"};
    return names == "write" || names == "writes" ? std::vector<std::string>{"write", "read"}
                                                 : std::vector<std::string>();
}

/// "100:1", "10 to 1", "90/10", "80 % 20 %"; "90 %" leaves 10 to the other; "100" is to 1 where `toOne`.
std::vector<std::string> countsOf(const std::string &numbers, bool toOne)
{
    if (const auto sides = sidesOf(numbers); !sides.empty())
        return sides;
    std::istringstream words(numbers);
    std::string first, second;
    words >> first >> second;
    if (!second.empty() && (toOne || (first.ends_with('%') && second.ends_with('%')))) // "1 write per 10 reads"
        return {first, second};
    const auto share = readLoadTerm(first);
    if (!second.empty() || !share || !(share->value.likely > 0))
        return {};
    if (first.ends_with('%') && share->value.likely < 1)
        return {first, formatQuantity(100 - 100 * share->value.likely, Unit::None, 6) + "%"};
    return toOne ? std::vector<std::string>{first, "1"} : std::vector<std::string>();
}

/// "… per minute" has a time in it: a rate.
bool saysHowOften(const std::string &names)
{
    std::istringstream words(names);
    bool per = false;
    for (std::string word; words >> word;) {
        const auto slash = word.find('/');
        const auto unit = per                          ? readLoadTerm("1 " + word)
                          : slash == std::string::npos ? Result<LoadTerm>(Error{})
                                                       : readLoadTerm("1 " + word.substr(slash + 1));
        if (unit && unit->dimension == Dimension{.seconds = 1})
            return true;
        per = isOneOf(word, {"per", "a", "an", "each", "every"});
    }
    return false;
}

/// In small letters, with "to" for what stands between two sides: "reads vs writes", "10x more reads than writes",
/// "reads are 10x writes", "20 reads for every write".
std::string inPlainSides(std::string_view text)
{
    std::string plain = lowered(text);
    for (char &c : plain)
        if (c == '(' || c == ')')
            c = ' ';
    for (const auto &[words, meant] : {std::pair<std::string_view, std::string_view>{" vs. ", " to "},
                                       {" vs ", " to "},
                                       {" versus ", " to "},
                                       {" than ", " per "},
                                       {" for every ", " per "},
                                       {" for each ", " per "},
                                       {"ratio:", "ratio"},
                                       {"read-write", "read/write"},
                                       {"write-read", "write/read"}})
        if (const auto at = plain.find(words); at != std::string::npos)
            plain.replace(at, words.size(), meant);
    std::istringstream stream(plain);
    std::string made;
    bool are = false, times = false;
    for (std::string word; stream >> word;) {
        const bool factor = word.size() > 1 && word.ends_with('x') && std::isdigit(static_cast<unsigned char>(word[0]));
        if (factor)
            word.pop_back();
        if (factor && are && made.ends_with(" are")) // "reads are 10x writes"
            made.replace(made.size() - 3, 3, "per");
        const bool joins = isOneOf(word, {"of", "the", "*"}), per = made.find(" per ") != std::string::npos;
        if (times && joins) // "redirects are 10x of creates", "10x the creates", "reads = 100 * writes"
            word = per ? "of" : "per";
        else if (times && !per && !isOneOf(word, {"more", "as", "x", "per", "to", "times"})) // "reads 10x writes"
            made += " per";
        times = !made.empty() && (factor || (std::isdigit(static_cast<unsigned char>(word[0])) &&
                                             text.find(" * ") != std::string_view::npos));
        are = word == "are";
        made += (made.empty() ? "" : " ") + word;
    }
    return made;
}

} // namespace

bool saysHeavy(std::string_view text)
{
    const std::string plain = lowered(text);
    return plain.find("heavy") != std::string::npos || plain.find("mostly") != std::string::npos;
}

std::optional<PadRatio> readPadRatio(std::string_view text)
{
    const std::string plain = inPlainSides(text);
    std::string names, numbers;
    std::istringstream words(plain);
    for (std::string word; words >> word;) {
        if (isOneOf(word, {"ratio", "of", "is", "=", "mostly", "more"}))
            continue;
        const bool joins = word == "to" || word == ":";
        const bool digit = word.find_first_of("0123456789") != std::string::npos;
        std::string &into = digit || (joins && !numbers.empty() && sidesOf(numbers).empty()) ? numbers : names;
        into += (into.empty() ? "" : " ") + word;
    }
    if (names.find("peak") != std::string::npos || saysHowOften(names)) // "IoT: 5M sensors report 1 times per minute"
        return std::nullopt;
    const auto colon = names.find(": "); // "catalog: 10k titles" has a name, and is no ratio
    if (colon != std::string::npos && names.find("read") == std::string::npos &&
        names.find("write") == std::string::npos && sidesOf(numbers).empty())
        return std::nullopt;
    const bool toOne = names.find_first_of(":/") != std::string::npos || names.find(" per ") != std::string::npos;
    const auto named = namesOf(names), counted = countsOf(numbers, toOne);
    const auto isUnit = [](const std::string &word) { // "40 to 60 reads/s" is a rate, and "60 reads/s at peak" is one
        const auto term = readLoadTerm("1 " + word), first = readLoadTerm("1 " + word.substr(0, word.find(' ')));
        return !term || term->dimension.actions != 1 || !first || first->dimension.seconds != 0;
    };
    if (named.empty() || counted.empty() || std::ranges::any_of(named, isUnit))
        return std::nullopt;
    PadRatio ratio;
    ratio.left = named[0];
    ratio.right = named[1];
    for (std::string *name : {&ratio.left, &ratio.right})
        *name = *name == "r" ? "read" : *name == "w" ? "write" : *name;
    const auto a = readLoadTerm(counted[0]), b = readLoadTerm(counted[1]);
    if (!a || !b || !(a->value.likely > 0) || !(b->value.likely > 0))
        return std::nullopt;
    ratio.left = singular(ratio.left);
    ratio.right = singular(ratio.right);
    ratio.ofEach = names.find(" per ") != std::string::npos;
    ratio.a = a->value.likely;
    ratio.b = b->value.likely;
    return ratio;
}

} // namespace ninesketch
