// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/maybe_meant.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace ninesketch
{
namespace
{

/// How many letters differ (Levenshtein 1966).
int distance(const QString &left, const QString &right)
{
    std::vector<int> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (left[i] == right[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row.back();
}

} // namespace

std::string maybeMeant(const QString &typed, const QStringList &words)
{
    constexpr int slips = 2;
    const auto nearest =
        std::ranges::min_element(words, {}, [&](const QString &word) { return distance(typed, word); });
    if (nearest == words.end() || distance(typed, *nearest) > slips)
        return {};
    return "; did you mean " + nearest->toStdString() + "?";
}

} // namespace ninesketch
