// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for several request classes alike is said once.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace ninesketch
{

/// Those of the range that have the same key, together; each group stands where its first one stood.
template <typename Range, typename KeyOf> auto alike(const Range &range, KeyOf keyOf)
{
    using Item = const std::ranges::range_value_t<Range> *;
    using Key = std::decay_t<decltype(keyOf(*std::ranges::begin(range)))>;
    std::vector<std::pair<Key, std::vector<Item>>> groups;
    for (const auto &one : range) {
        const Key key = keyOf(one);
        const auto same = std::ranges::find(groups, key, [](const auto &group) -> const Key & { return group.first; });
        if (same == groups.end())
            groups.push_back({key, {&one}});
        else
            same->second.push_back(&one);
    }
    return groups;
}

/// "Read", "Read and Write", "Read, Write and Search", "Read, Write and 4 more"; where there are more than two and they
/// are all there is, `everyone`: "all 5 request classes".
inline std::string listedNames(const std::vector<std::string> &names, std::size_t all, const std::string &everyone)
{
    constexpr std::size_t most = 3; ///< names that are told
    const std::size_t count = names.size();
    if (count > 2 && count == all)
        return everyone;
    const std::size_t told = count > most ? most - 1 : count;
    std::string text;
    for (std::size_t i = 0; i < told; ++i)
        text += (i == 0 ? "" : i + 1 == count ? " and " : ", ") + names[i];
    return told < count ? text + " and " + std::to_string(count - told) + " more" : text;
}

/// The same for request classes: "all 5 request classes", where a sentence begins "All".
inline std::string listedClasses(const std::vector<std::string> &names, std::size_t all, const char *every = "all")
{
    return listedNames(names, all, every + (" " + std::to_string(all)) + " request classes");
}

} // namespace ninesketch
