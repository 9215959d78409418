// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/word_stems.h"

#include "model/words.h"

#include <algorithm>

namespace ninesketch
{

std::set<std::string> stemsOf(std::string_view text)
{
    static const std::set<std::string> empty{"user", "the",  "can", "and",   "for",
                                             "with", "from", "all", "their", "class"};
    std::set<std::string> stems;
    for (std::string &word : smallWords(text)) {
        for (const std::string_view ending : {"ings", "ing", "es", "ed", "s", "e"})
            if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
                word.resize(word.size() - ending.size());
                break;
            }
        if (word.size() > 9 && word.ends_with("ation")) // reservation, invitation
            word.resize(word.size() - 5);
        if (word.ends_with("ission")) // submission, transmission
            word.replace(word.size() - 6, 6, "it");
        if (word.size() > 3 && word.back() == 'y') // query, queries
            word.back() = 'i';
        if (word.size() >= 3 && !empty.contains(word))
            stems.insert(word);
    }
    return stems;
}

std::size_t sharedStems(const std::set<std::string> &left, const std::set<std::string> &right)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(left, [&](const auto &word) { return right.contains(word); }));
}

} // namespace ninesketch
