// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kinds.h"

#include "model/design/abbreviations.h"
#include "model/design/foreign_words.h"
#include "model/design/kind_words.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>
#include <set>
#include <sstream>

namespace ninesketch
{
namespace
{

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

std::vector<std::string> withoutCounts(std::vector<std::string> words)
{
    std::erase_if(words, [](const std::string &word) { return replicasIn(word).has_value(); });
    return words;
}

/// One letter left out, added, taken for another, or two exchanged.
bool isSlipOf(std::string_view typed, std::string_view word)
{
    const auto start = static_cast<std::size_t>(std::ranges::mismatch(typed, word).in1 - typed.begin());
    std::string_view a = typed.substr(start), b = word.substr(std::min(start, word.size()));
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    const bool exchanged = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    return exchanged || a.size() + b.size() == 1 || (a.size() == 1 && b.size() == 1);
}

/// "kafka" of "kakfa": the word of the catalogue that begins alike and differs by one slip; the word itself where none
/// or several do, and for plurals.
std::string withoutSlip(const std::string &typed)
{
    constexpr std::size_t shortest = 5; // shorter words are too many
    if (typed.size() < shortest)
        return typed;
    std::set<std::string> words, near;
    const auto add = [&](std::string_view text) {
        for (std::string &word : smallWords(text))
            if (word.size() >= shortest)
                words.insert(std::move(word));
    };
    for (const Kind &kind : allKinds()) {
        add(kind.name);
        for (const std::string &word : kind.words)
            add(word);
    }
    for (const Preset &preset : allPresets())
        add(preset.name);
    for (const std::string &word : words) {
        const bool plural = typed == word + "s" && !word.ends_with('s');
        if (word.front() == typed.front() && !plural && isSlipOf(typed, word))
            near.insert(word);
    }
    return near.size() == 1 ? *near.begin() : typed;
}

/// All the words begin words of the name.
bool beginsWordsOf(const std::string &name, const std::vector<std::string> &typed)
{
    const auto names = smallWords(name);
    return std::ranges::all_of(typed, [&](const std::string &word) {
        return std::ranges::any_of(names, [&](const std::string &one) { return one.starts_with(word); });
    });
}

/// Where words are looked for.
struct Lookup {
    std::vector<std::string> names, ///< the words of its name
        synonyms,                   ///< words that mean it by themselves
        others;                     ///< parts of longer synonyms ("name server"), and of ids
};

/// 0: no match. The word itself counts most, then one that begins a name, then one that begins a later word, then one
/// inside.
int scoreOf(const std::string &wanted, const Lookup &in)
{
    const auto &[names, synonyms, others] = in;
    int best = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == wanted)
            best = std::max(best, 100 - 2 * static_cast<int>(std::min<std::size_t>(i, 5)));
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
    for (const std::string &synonym : synonyms)
        if (synonym == wanted)
            best = std::max(best, 85);
        else if (synonym.starts_with(wanted))
            best = std::max(best, 40);
    return best;
}

int scoreOf(const std::vector<std::string> &wanted, const Lookup &in)
{
    constexpr int inside = 20; // of several words none is "search" in "OpenSearch"
    int total = 0;
    for (const std::string &word : wanted) {
        const int score = scoreOf(word, in);
        if (score == 0 || (score <= inside && wanted.size() > 1))
            return 0; // every word must be found
        total += score;
    }
    return wanted.empty() ? 1 : total / static_cast<int>(wanted.size());
}

} // namespace

std::string withCountMarked(std::string_view words)
{
    const auto digits = words.find_last_not_of("0123456789") + 1;                 // npos + 1 is 0
    for (const std::string_view times : {" x ", " x", " \xc3\x97 ", " \xc3\x97"}) // ×
        if (const std::string_view name = words.substr(0, digits);
            digits < words.size() && name.size() > times.size() && name.ends_with(times))
            return std::string(name.substr(0, name.size() - times.size())) + " " + std::string(words.substr(digits)) +
                   "x";
    const auto first = words.find_first_not_of(' ');
    const auto end = words.find_first_not_of("0123456789", std::min(first, words.size()));
    const bool counts = first != std::string_view::npos && end != std::string_view::npos && end > first &&
                        words[end] == ' ' && words.find_first_not_of(' ', end) != std::string_view::npos;
    return counts ? std::string(words.substr(0, end)) + "x" + std::string(words.substr(end)) : std::string(words);
}

/// A "user" is a client, and no user pool of Amazon: the common words in the name of a maker's product count less.
static Lookup lookupOf(const Preset &preset)
{
    Lookup in{{}, {}, smallWords(preset.id)};
    const bool made =
        preset.name.starts_with("Amazon ") || preset.name.starts_with("Google ") || preset.name.starts_with("Azure ");
    std::istringstream words(preset.name);
    for (std::string word; words >> word;) {
        const bool common = made && std::islower(static_cast<unsigned char>(word.front())) != 0;
        std::ranges::move(smallWords(word), std::back_inserter(common ? in.others : in.names));
    }
    return in;
}

const Preset *findPreset(std::string_view id)
{
    const auto presets = allPresets();
    const auto at = std::ranges::find(presets, id, &Preset::id);
    return at == presets.end() ? nullptr : &*at;
}

std::vector<PaletteMatch> searchPalette(std::string_view typed, std::size_t atMost)
{
    const std::string words = withCountMarked(typed);
    std::vector<std::string> wanted;
    std::optional<int> replicas;
    for (std::string &word : smallWords(words)) {
        if (const auto count = replicasIn(word))
            replicas = count;
        else
            wanted.push_back(std::move(word));
    }
    const std::vector<std::string> meant = smallWords(spelledOut(words));
    const auto scored = [&](const Lookup &in) {
        return std::max(scoreOf(wanted, in), wanted.empty() ? 0 : scoreOf(withoutCounts(meant), in));
    };
    struct Scored {
        int score;
        PaletteMatch match;
    };
    std::vector<Scored> found;
    for (const Kind &kind : allKinds()) {
        Lookup in{smallWords(kind.name), {}, {}};
        for (const std::string &phrase : kind.words) {
            std::vector<std::string> parts = smallWords(phrase);
            auto &into = parts.size() == 1 ? in.synonyms : in.others;
            std::ranges::move(parts, std::back_inserter(into));
        }
        // of equals the plain kind goes first
        if (const int score = scored(in))
            found.push_back({score * 2 + 1, {&kind, nullptr, kind.name, replicas}});
    }
    for (const Preset &preset : allPresets()) {
        const Kind *kind = findKind(preset.kindId);
        if (kind && !wanted.empty())
            if (const int score = scored(lookupOf(preset)))
                found.push_back({score * 2, {kind, &preset, preset.name, replicas}});
    }
    std::ranges::stable_sort(found, std::greater<>(), &Scored::score);
    std::vector<PaletteMatch> matches;
    for (Scored &one : found)
        if (matches.size() < atMost)
            matches.push_back(std::move(one.match));
    return matches;
}

namespace
{

/// As typed, with a capital, and without its replicas.
std::string nameOf(std::string_view words)
{
    std::string name, word;
    for (std::istringstream in{std::string(words)}; in >> word;)
        if (!replicasIn(lowered(word)))
            name += (name.empty() ? "" : " ") + word;
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

} // namespace

bool isDoer(std::string_view name)
{
    const auto words = withoutCounts(smallWords(name));
    return words.size() > 1 &&
           isOneOf(words.back(),
                   {"writer",     "reader",    "warmer",     "invalidator", "shipper",   "indexer",    "builder",
                    "sender",     "evaluator", "dispatcher", "notifier",    "generator", "resizer",    "transcoder",
                    "validator",  "matcher",   "manager",    "fetcher",     "poller",    "aggregator", "ingester",
                    "ingestor",   "loader",    "uploader",   "downloader",  "merger",    "ranker",     "scorer",
                    "compactor",  "cleaner",   "sweeper",    "publisher",   "parser",    "checker",    "updater",
                    "calculator", "encoder",   "enricher",   "exporter",    "importer",  "replicator", "archiver"});
}

std::vector<PaletteMatch> paletteSuggestions(std::string_view written, std::size_t atMost)
{
    const std::string words = withCountMarked(written);
    std::vector<PaletteMatch> matches = searchPalette(words, atMost);
    std::string correct;
    for (const std::string &word : smallWords(words))
        correct += (correct.empty() ? "" : " ") + withoutSlip(word);
    if (matches.empty())
        matches = searchPalette(correct, atMost);
    if (const Kind *service = findKind("service"); isDoer(words)) { // "message writer" is no queue
        std::erase_if(matches, [&](const PaletteMatch &one) { return one.kind == service && !one.preset; });
        std::optional<int> replicas;
        for (const std::string &word : smallWords(words))
            replicas = replicas ? replicas : replicasIn(word);
        matches.insert(matches.begin(), {service, nullptr, nameOf(words), replicas});
    }
    const auto typed = withoutCounts(smallWords(words));
    for (PaletteMatch &match : matches) { // "session redis" is a cache of that name
        const bool named = match.preset || beginsWordsOf(match.name, typed) ||
                           beginsWordsOf(match.name, withoutCounts(smallWords(spelledOut(correct))));
        const std::string title = typed.size() == 1 ? titleOfAbbreviation(typed.front()) : std::string();
        if (typed.size() > 1 && !named)
            match.name = nameOf(words);
        else if (!title.empty() && !beginsWordsOf(match.name, smallWords(title)))
            match.name = title; // "prometheus" is a time-series database of that name
    }
    if (!matches.empty())
        return matches;
    const std::string name = nameOf(words);
    std::optional<int> replicas;
    std::vector<std::string> parts;
    std::istringstream in{std::string(words)};
    for (std::string word; in >> word;) {
        if (const auto count = replicasIn(lowered(word)))
            replicas = count;
        else
            parts.push_back(word);
    }
    if (name.empty())
        return {};
    const auto named = kindNamedIn(name);
    if (named && inEnglish(name) != name)
        matches.push_back({named->kind, named->preset, {}, {}});
    // the last word mostly tells the kind: "session cache", "user service"
    for (auto part = parts.rbegin(); part != parts.rend() && matches.empty(); ++part)
        if (part->size() > 1)
            matches = searchPalette(withoutSlip(lowered(*part)), std::min<std::size_t>(atMost, 6));
    const auto sameKind = [&](const PaletteMatch &one) { return one.kind == named->kind; };
    if (named && (matches.empty() || !sameKind(matches.front()))) // "OrdersDB", "message store"
        matches.insert(matches.begin(), {named->kind, named->preset, {}, {}});
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
