// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kinds.h"

#include "model/design/foreign_words.h"
#include "model/design/kind_words.h"
#include "model/lowered.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace ninesketch
{
namespace
{

std::vector<std::string> splitWords(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : lowered(text) + ' ') {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80u);
        if (part)
            word += c;
        else if (!word.empty())
            words.push_back(std::move(word)), word.clear();
    }
    return words;
}

/// "3x", "x3": how many replicas the words ask for.
std::optional<int> replicasIn(const std::string &word)
{
    std::string_view digits = word;
    if (digits.size() < 2)
        return std::nullopt;
    if (digits.front() == 'x')
        digits.remove_prefix(1);
    else if (digits.back() == 'x')
        digits.remove_suffix(1);
    else
        return std::nullopt;
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size() || count < 1 || count > 1000000)
        return std::nullopt;
    return count;
}

/// 0: no match. A word that begins a name counts most, then one that begins a later word, then one inside.
int scoreOf(const std::string &wanted, const std::vector<std::string> &names, const std::vector<std::string> &others)
{
    int best = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == wanted)
            best = std::max(best, i == 0 ? 100 : 90);
        else if (names[i].starts_with(wanted))
            best = std::max(best, i == 0 ? 80 : 70);
        else if (wanted.size() >= 3 && names[i].find(wanted) != std::string::npos)
            best = std::max(best, 20);
    }
    for (const std::string &other : others) {
        if (other == wanted)
            best = std::max(best, 60);
        else if (other.starts_with(wanted))
            best = std::max(best, 40);
    }
    return best;
}

int scoreOf(const std::vector<std::string> &wanted, const std::vector<std::string> &names,
            const std::vector<std::string> &others)
{
    int total = 0;
    for (const std::string &word : wanted) {
        const int score = scoreOf(word, names, others);
        if (score == 0)
            return 0; // every word must be found
        total += score;
    }
    return wanted.empty() ? 1 : total / static_cast<int>(wanted.size());
}

} // namespace

const Preset *findPreset(std::string_view id)
{
    const auto presets = allPresets();
    const auto at = std::ranges::find(presets, id, &Preset::id);
    return at == presets.end() ? nullptr : &*at;
}

std::vector<PaletteMatch> searchPalette(std::string_view words, std::size_t atMost)
{
    std::vector<std::string> wanted;
    std::optional<int> replicas;
    for (std::string &word : splitWords(words)) {
        if (const auto count = replicasIn(word))
            replicas = count;
        else
            wanted.push_back(std::move(word));
    }
    struct Scored {
        int score;
        PaletteMatch match;
    };
    std::vector<Scored> found;
    for (const Kind &kind : allKinds()) {
        std::vector<std::string> others;
        for (const std::string &word : kind.words)
            for (std::string &part : splitWords(word))
                others.push_back(std::move(part));
        // of equals the plain kind goes first
        if (const int score = scoreOf(wanted, splitWords(kind.name), others))
            found.push_back({score * 2 + 1, {&kind, nullptr, kind.name, replicas}});
    }
    for (const Preset &preset : allPresets()) {
        const Kind *kind = findKind(preset.kindId);
        if (kind && !wanted.empty())
            if (const int score = scoreOf(wanted, splitWords(preset.name), splitWords(preset.id)))
                found.push_back({score * 2, {kind, &preset, preset.name, replicas}});
    }
    std::ranges::stable_sort(found, std::greater<>(), &Scored::score);
    std::vector<PaletteMatch> matches;
    for (Scored &one : found)
        if (matches.size() < atMost)
            matches.push_back(std::move(one.match));
    return matches;
}

std::vector<PaletteMatch> paletteSuggestions(std::string_view words, std::size_t atMost)
{
    std::vector<PaletteMatch> matches = searchPalette(words, atMost);
    if (!matches.empty())
        return matches;
    std::string name;
    std::optional<int> replicas;
    std::vector<std::string> parts; // as typed: names keep their capitals
    for (std::istringstream in{std::string(words)}; in >> name;) {
        if (const auto count = replicasIn(lowered(name)))
            replicas = count;
        else
            parts.push_back(name);
    }
    name.clear();
    for (const std::string &part : parts)
        name += (name.empty() ? "" : " ") + part;
    if (name.empty())
        return {};
    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    const auto named = kindNamedIn(name);
    if (named && inEnglish(name) != name)
        matches.push_back({named->kind, named->preset, {}, {}});
    // the last word mostly tells the kind: "session cache", "user service"
    for (auto part = parts.rbegin(); part != parts.rend() && matches.empty(); ++part)
        if (part->size() > 1)
            matches = searchPalette(*part, std::min<std::size_t>(atMost, 6));
    if (named && matches.empty()) // "OrdersDB"
        matches.push_back({named->kind, named->preset, {}, {}});
    // the plain kind first, and once
    std::erase_if(matches, [](const PaletteMatch &one) { return one.preset && one.preset->name == one.kind->name; });
    std::ranges::stable_partition(matches, [](const PaletteMatch &one) { return !one.preset; });
    for (const char *usual : {"service", "sql-database", "cache", "message-queue", "worker", "external-api"})
        if (const Kind *kind = findKind(usual);
            kind && matches.size() < atMost &&
            std::ranges::none_of(matches, [&](const PaletteMatch &one) { return one.kind == kind && !one.preset; }))
            matches.push_back({kind, nullptr, {}, {}});
    for (PaletteMatch &match : matches) {
        match.name = name;
        match.replicas = replicas;
    }
    return matches;
}

} // namespace ninesketch
