// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kind_words.h"

#include "model/design/abbreviations.h"

#include "model/design/foreign_words.h"
#include "model/lowered.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ninesketch
{
namespace
{

/// Lower-case words with one space around each, without the s of a plural: " order db ".
std::string wordList(std::string_view text)
{
    std::string words = " ";
    const auto endWord = [&] {
        if (words.back() == ' ')
            return;
        const std::size_t length = words.size() - words.rfind(' ') - 1;
        if (length > 3 && words.back() == 's' && words[words.size() - 2] != 's')
            words.pop_back();
        words.push_back(' ');
    };
    for (const char c : lowered(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte))
            words.push_back(c);
        else
            endWord();
    }
    endWord();
    return words;
}

/// What people write of a product's full name: without its maker and what stands in brackets or behind a comma
/// ("Amazon DynamoDB", "Redis (single primary)").
std::string_view shortName(std::string_view name)
{
    constexpr std::array makers{"Amazon ", "AWS ", "Google ", "Azure ", "Apache "};
    for (const std::string_view maker : makers)
        if (name.starts_with(maker)) {
            name.remove_prefix(maker.size());
            break;
        }
    return name.substr(0, name.find_first_of("(,"));
}

/// What it is, without what it is for and what stands in brackets: "Cache for users (Redis)" -> "Cache".
std::string_view nounOf(std::string_view label)
{
    label = label.substr(0, label.find('('));
    for (const std::string_view word : {" for ", " of ", " with ", " in ", " on ", " to ", " by ", " de ", " del ",
                                        " da ", " do ", " des ", " du ", " para ", " pour ", " von ", " für "})
        label = label.substr(0, label.find(word));
    return label;
}

/// " db server " without "server": " db "; empty when it does not end so, or is nothing else.
std::string_view withoutLast(std::string_view words, std::string_view last)
{
    const std::size_t place = words.size() < last.size() + 3 ? 0 : words.size() - last.size() - 2;
    return place > 0 && words.substr(place + 1).starts_with(last) ? words.substr(0, place + 1) : std::string_view();
}

/// "OrdersDB" -> "Orders DB"
std::string withWordsApart(std::string_view label)
{
    std::string apart;
    for (const char c : label) {
        if (!apart.empty() && std::islower(static_cast<unsigned char>(apart.back())) &&
            std::isupper(static_cast<unsigned char>(c)))
            apart.push_back(' ');
        apart.push_back(c);
    }
    return apart;
}

/// The first of several things that one box stands for: "API Gateway / Front Door" -> "API Gateway".
std::string_view firstOfSeveral(std::string_view label)
{
    return label.substr(0, std::min(label.find_first_of("/|+&"), label.find(" or ")));
}

bool holdsData(const Kind &kind)
{
    return kind.behaviour == Behaviour::Store || kind.behaviour == Behaviour::Cache ||
           kind.behaviour == Behaviour::Queue;
}

} // namespace

KindNames::KindNames()
{
    for (const Kind &kind : allKinds()) {
        add(kind.name, {&kind, nullptr});
        for (const std::string &word : kind.words)
            add(word, {&kind, nullptr});
    }
    for (const Preset &preset : allPresets()) {
        const Kind *kind = findKind(preset.kindId);
        if (kind && wordList(shortName(preset.name)) != wordList(kind->name))
            add(shortName(preset.name), {kind, &preset});
    }
}

void KindNames::add(std::string_view text, NamedKind names)
{
    if (std::string words = wordList(text); words.size() >= 4) // " x " alone says nothing
        m_phrases.push_back({std::move(words), names});
}

/// What is named last, of what ends there the longest name, and of the same words the product.
std::optional<NamedKind> KindNames::last(std::string_view words) const
{
    std::optional<NamedKind> last;
    std::size_t lastEnd = 0, lastLength = 0;
    for (const Phrase &phrase : m_phrases) {
        const std::size_t place = words.rfind(phrase.words);
        if (place == std::string::npos)
            continue;
        const std::size_t length = phrase.words.size(), end = place + length;
        const bool product = last && !last->preset && phrase.names.preset;
        if (end > lastEnd || (end == lastEnd && (length > lastLength || (length == lastLength && product)))) {
            last = phrase.names;
            lastEnd = end;
            lastLength = length;
        }
    }
    return last;
}

std::optional<NamedKind> KindNames::in(std::string_view label) const
{
    std::string line(label);
    std::ranges::replace(line, '\n', ' ');
    const std::string english = inEnglish(line);
    auto named = inWordsOf(english);
    if (!named)
        named = inWordsOf(withWordsApart(english));
    if (!named)
        named = inWordsOf(spelledOut(english));
    return named;
}

std::optional<NamedKind> KindNames::inWordsOf(std::string_view label) const
{
    const std::string words = wordList(label), noun = wordList(nounOf(label));
    std::optional<NamedKind> named = last(noun);
    // "DB server" is the database, but "API server" serves
    if (const auto before = last(withoutLast(noun, "server")); before && holdsData(*before->kind))
        named = before;
    // "API" alone is the front door, "Stripe API" is not ours, "News API" serves
    if (const std::string_view whose = withoutLast(noun, "api"); !whose.empty() && named->kind->id == "gateway") {
        const auto owner = last(whose);
        named = owner && owner->kind->behaviour == Behaviour::External ? owner : NamedKind{findKind("service")};
    }
    if (!named)
        named = last(words);
    // a product behind the stroke is an example of what stands before it, whatever else it may be
    if (const std::string_view first = firstOfSeveral(label); named && named->preset && first.size() < label.size())
        if (const auto before = inWordsOf(first); before && !before->preset)
            named = before;
    // "Orders DB (MySQL)", "Redis cache": the noun tells the kind, the product its numbers
    if (named && !named->preset)
        for (const Phrase &phrase : m_phrases)
            if (phrase.names.preset && phrase.names.kind == named->kind &&
                words.find(phrase.words) != std::string::npos)
                named->preset = phrase.names.preset;
    return named;
}

std::optional<NamedKind> kindNamedIn(std::string_view label)
{
    return KindNames().in(label);
}

} // namespace ninesketch
