// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/order_keys.h"

#include <algorithm>
#include <optional>

namespace ninesketch
{

namespace
{

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t base = digits.size();

std::size_t digitValue(char c)
{
    return digits.find(c);
}

/// Length of the whole part with its first letter, 0 when that letter is none.
std::size_t wholeLength(char head)
{
    if (head >= 'a' && head <= 'z')
        return static_cast<std::size_t>(head - 'a') + 2;
    if (head >= 'A' && head <= 'Z')
        return static_cast<std::size_t>('Z' - head) + 2;
    return 0;
}

std::string_view wholePart(std::string_view key)
{
    return key.substr(0, wholeLength(key.front()));
}

std::string smallestWhole()
{
    return 'A' + std::string(26, '0');
}

/// The next whole part, or nothing behind the last one.
std::optional<std::string> successor(std::string_view whole)
{
    std::string next(whole);
    for (std::size_t i = next.size(); i-- > 1;) {
        const std::size_t value = digitValue(next[i]) + 1;
        if (value < base) {
            next[i] = digits[value];
            return next;
        }
        next[i] = digits[0];
    }
    const char head = whole.front();
    if (head == 'z')
        return std::nullopt;
    if (head == 'Z')
        return "a0";
    const char nextHead = static_cast<char>(head + 1);
    return nextHead + std::string(wholeLength(nextHead) - 1, digits[0]);
}

std::optional<std::string> predecessor(std::string_view whole)
{
    std::string before(whole);
    for (std::size_t i = before.size(); i-- > 1;) {
        const std::size_t value = digitValue(before[i]);
        if (value > 0) {
            before[i] = digits[value - 1];
            return before;
        }
        before[i] = digits[base - 1];
    }
    const char head = whole.front();
    if (head == 'A')
        return std::nullopt;
    if (head == 'a')
        return std::string("Z") + digits[base - 1];
    const char nextHead = static_cast<char>(head - 1);
    return nextHead + std::string(wholeLength(nextHead) - 1, digits[base - 1]);
}

/// A fraction between two; `above` empty means 1. Neither ends in 0, below < above.
std::string fractionBetween(std::string_view below, std::string_view above)
{
    std::string out;
    for (;;) {
        if (!above.empty()) {
            // what both begin with (below continues in zeros) comes first
            std::size_t same = 0;
            while (same < above.size() && (same < below.size() ? below[same] : digits[0]) == above[same])
                ++same;
            out += above.substr(0, same);
            below.remove_prefix(std::min(same, below.size()));
            above.remove_prefix(same);
        }
        const std::size_t low = below.empty() ? 0 : digitValue(below.front());
        const std::size_t high = above.empty() ? base : digitValue(above.front());
        if (high - low > 1) {
            out.push_back(digits[(low + high + 1) / 2]); // halves round up, as in the reference
            return out;
        }
        if (above.size() > 1) {
            out.push_back(above.front());
            return out;
        }
        out.push_back(digits[low]);
        if (!below.empty())
            below.remove_prefix(1);
        above = {};
    }
}

} // namespace

bool isValidOrderKey(std::string_view key)
{
    if (key.empty())
        return false;
    const std::size_t whole = wholeLength(key.front());
    if (whole == 0 || key.size() < whole || key.size() > 4096 || key == smallestWhole())
        return false;
    if (key.find_first_not_of(digits) != std::string_view::npos)
        return false;
    return key.size() == whole || key.back() != digits[0];
}

std::string orderKeyBetween(std::string_view below, std::string_view above)
{
    if (below.empty() && above.empty())
        return "a0";
    if (below.empty()) {
        const std::string_view whole = wholePart(above);
        if (whole == smallestWhole())
            return std::string(whole) + fractionBetween({}, above.substr(whole.size()));
        if (whole < above)
            return std::string(whole);
        return *predecessor(whole);
    }
    const std::string_view whole = wholePart(below);
    const std::string_view fraction = below.substr(whole.size());
    if (above.empty()) {
        if (auto next = successor(whole))
            return *next;
        return std::string(whole) + fractionBetween(fraction, {});
    }
    const std::string_view wholeAbove = wholePart(above);
    if (whole == wholeAbove)
        return std::string(whole) + fractionBetween(fraction, above.substr(wholeAbove.size()));
    if (auto next = successor(whole); next && *next < above)
        return *next;
    return std::string(whole) + fractionBetween(fraction, {});
}

std::vector<std::string> orderKeysBetween(std::string_view below, std::string_view above, std::size_t count)
{
    std::vector<std::string> keys(count);
    if (count == 0)
        return keys;
    if (above.empty()) {
        std::string_view last = below;
        for (std::string &key : keys)
            last = key = orderKeyBetween(last, {});
        return keys;
    }
    if (below.empty()) {
        std::string_view first = above;
        for (auto key = keys.rbegin(); key != keys.rend(); ++key)
            first = *key = orderKeyBetween({}, first);
        return keys;
    }
    // halving keeps them short; an explicit list of spans instead of recursion
    struct Span {
        std::size_t from, to;
    };
    std::vector<Span> open{{0, count}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        if (from == to)
            continue;
        const std::size_t middle = from + (to - from) / 2;
        keys[middle] = orderKeyBetween(from == 0 ? below : std::string_view(keys[from - 1]),
                                       to == count ? above : std::string_view(keys[to]));
        open.push_back({middle + 1, to});
        open.push_back({from, middle});
    }
    return keys;
}

std::vector<std::string> repairedOrderKeys(std::span<const std::string> keys)
{
    std::vector<std::string> result(keys.begin(), keys.end());
    const std::size_t count = keys.size();
    // the longest ascending run of valid keys stays (patience sorting)
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> piles, before(count, none);
    for (std::size_t i = 0; i < count; ++i) {
        if (!isValidOrderKey(keys[i]))
            continue;
        const auto pile = std::lower_bound(piles.begin(), piles.end(), i,
                                           [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        if (pile != piles.begin())
            before[i] = *std::prev(pile);
        if (pile == piles.end())
            piles.push_back(i);
        else
            *pile = i;
    }
    std::vector<bool> stays(count, false);
    for (std::size_t i = piles.empty() ? none : piles.back(); i != none; i = before[i])
        stays[i] = true;
    for (std::size_t i = 0; i < count;) {
        if (stays[i]) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < count && !stays[end])
            ++end;
        auto fresh = orderKeysBetween(i == 0 ? std::string_view() : std::string_view(result[i - 1]),
                                      end == count ? std::string_view() : std::string_view(result[end]), end - i);
        std::move(fresh.begin(), fresh.end(), result.begin() + static_cast<std::ptrdiff_t>(i));
        i = end;
    }
    return result;
}

} // namespace ninesketch
