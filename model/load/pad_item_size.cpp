// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_item_size.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_terms.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <sstream>
#include <vector>

namespace ninesketch
{
namespace
{

/// Wherever the size stands, these words say nothing.
bool isFiller(const std::string &word)
{
    return isOneOf(
        word,
        {"each",    "every",         "a",     "an",    "the", "one",  "avg",      "average", "mean",    "typical",
         "usually", "size",          "sizes", "sized", "is",  "are",  "of",       "about",   "around",  "roughly",
         "approx",  "approximately", "takes", "take",  "has", "have", "contains", "contain", "include", "includes",
         "with",    "for",           "per",   "on",    "at",  "most", "up",       "to",      "in",      "weighs",
         "and",     "our",           "say",   "assume"});
}

/// "1KB/file" is "1KB", "per", "file"; what only separates is no word.
std::vector<std::string> wordsIn(std::string_view text)
{
    constexpr std::string_view separators = "=:~()@";
    std::string plain;
    for (const char c : text) {
        if (c == '/')
            plain += " per ";
        else
            plain += separators.find(c) == std::string_view::npos ? c : ' ';
    }
    std::istringstream stream(plain);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::optional<Band> bytesOf(const std::string &words)
{
    const auto term = readLoadTerm(words);
    const bool size = term && term->dimension == Dimension{.bytes = 1} && term->action.empty();
    return size ? std::optional(term->value) : std::nullopt;
}

std::optional<Band> takeBytes(std::vector<std::string> &words);

/// Takes "3 images of 200 KB" out of the words: all of them together.
std::optional<Band> takeSeveral(std::vector<std::string> &words)
{
    const auto count = std::ranges::find_if(words, hasDigit);
    const auto size = std::find_if(count + 1, words.end(), hasDigit);
    const auto many = readLoadTerm(*count);
    if (!many || many->dimension != Dimension{} || size - count < 2 || !isOneOf(*(size - 1), {"of", "x", "at", "*"}))
        return std::nullopt;
    words.erase(count, size);
    const auto each = takeBytes(words);
    return each ? std::optional(*each * many->value) : std::nullopt;
}

/// Takes the one size out of the words.
std::optional<Band> takeBytes(std::vector<std::string> &words)
{
    const auto at = std::ranges::find_if(words, hasDigit);
    if (at == words.end())
        return std::nullopt;
    if (std::find_if(at + 1, words.end(), hasDigit) != words.end())
        return takeSeveral(words);
    if (at + 1 != words.end() && at[1] != "each") {
        const bool letters = isOneOf(lowered(at[1]), {"chars", "characters"}); // of English: a byte each
        if (const auto bytes = bytesOf(*at + (letters ? " bytes" : " " + at[1]))) {
            words.erase(at, at + 2);
            return bytes;
        }
    }
    const auto many = at + 1 == words.end() ? Result<LoadTerm>(Error{}) : readLoadTerm(*at + " " + at[1]);
    if (many && many->dimension == Dimension{.actions = 1} && at[1].ends_with('s')) // "1B items" are a billion
        return std::nullopt;
    const auto bytes = bytesOf(*at);
    if (bytes)
        words.erase(at);
    return bytes;
}

/// The size, which may be a sum, "280 chars + 30 bytes of metadata"; of the words those of the first one stay.
std::optional<Band> takeSum(std::vector<std::string> &words)
{
    const auto plus = std::ranges::find(words, "+");
    if (plus == words.end())
        return takeBytes(words);
    std::vector<std::string> more(plus + 1, words.end());
    words.erase(plus, words.end());
    const auto first = takeBytes(words), rest = takeSum(more);
    return first && rest ? std::optional(*first + *rest) : std::nullopt;
}

/// What may be anything that is asked for.
bool isAnything(const std::string &item)
{
    return isOneOf(item, {"request", "response", "payload", "body", "object", "record", "item", "entry", "row", "point",
                          "sample", "datapoint", "op", "operation", "value"});
}

bool isOf(const PadClass &one, const std::string &item)
{
    return isCalledAfter(one, item) || (!one.bytesEach && isAnything(item));
}

/// "order row" is an order; false: "inventory row" is nothing that is asked for.
bool takeCompound(std::vector<std::string> &words, const LoadPad &pad)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string noun = nounOf(lowered(words[i - 1]));
        if (!isOneOf(nounOf(lowered(words[i])), {"record", "row", "entry", "item", "object"}) ||
            isFiller(lowered(words[i - 1])) || noun.empty() ||
            isOneOf(noun, {"data", "db", "log", "each", "json", "cache"}))
            continue;
        if (std::ranges::none_of(pad.classes, [&](const PadClass &one) { return isCalledAfter(one, noun); }))
            return false;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return true;
}

/// Takes "10%" out of the words.
std::optional<double> takeShare(std::vector<std::string> &words)
{
    const auto at = std::ranges::find_if(words, [](const std::string &word) { return word.ends_with('%'); });
    const auto term = at == words.end() ? Result<LoadTerm>(Error{}) : readLoadTerm(*at);
    if (!term || !(term->value.likely > 0) || term->value.likely > 1)
        return std::nullopt;
    words.erase(at);
    return term->value.likely;
}

/// All of the lines' sizes of it, `whole` being that of what has no name of its own.
std::optional<Band> together(const std::optional<Band> &whole, const std::optional<Band> &parts)
{
    return whole && parts ? std::optional(*whole + *parts) : whole ? whole : parts;
}

/// "10% with photos", and behind the comma how large they are.
std::vector<std::string> saidWords(const std::vector<std::string_view> &parts)
{
    std::vector<std::string> words = wordsIn(parts.front()), first = words;
    if (parts.size() > 1 && takeShare(first) && !takeSum(first))
        for (std::string &word : wordsIn(parts[1]))
            words.push_back(std::move(word));
    return words;
}

/// The sum of "200KB, 500KB, 2MB"; nothing: it is no list of sizes.
std::optional<Band> listedSizes(std::string_view list)
{
    const auto parts = splitAtCommas(list);
    std::optional<Band> sum;
    for (const std::string_view part : parts) {
        const auto bytes = bytesOf(std::string(part));
        if (parts.size() < 2 || !bytes)
            return std::nullopt;
        sum = sum ? *sum + *bytes : bytes;
    }
    return sum;
}

/// "20 items per page": what is read last comes so.
std::optional<PadPartShare> readPartsOfPage(std::string_view text, const LoadPad &pad)
{
    const std::vector<std::string> words = wordsIn(lowered(text));
    if (words.size() != 4 || words[2] != "per" || pad.classes.empty() ||
        !isOneOf(words[3], {"page", "response", "screen", "feed", "batch", "request"}))
        return std::nullopt;
    const auto many = readLoadTerm(words[0]);
    const std::string part = nounOf(words[1]);
    const bool asked = std::ranges::any_of(
        pad.classes, [&](const PadClass &one) { return isCalledAfter(one, part) || isCalledAfter(one, words[3]); });
    if (!many || many->dimension != Dimension{} || part.empty() || asked)
        return std::nullopt;
    const auto reads =
        std::ranges::find_if(pad.classes | std::views::reverse, [](const PadClass &one) { return !one.isWrite; });
    return PadPartShare{itemOf(reads == pad.classes.rend() ? pad.classes.back() : *reads), part, many->value.likely};
}

} // namespace

std::string listSummed(const std::string &line)
{
    const auto colon = line.find(':');
    const auto all = colon == std::string::npos ? std::nullopt : listedSizes(std::string_view(line).substr(colon + 1));
    return all ? std::to_string(std::llround(all->likely)) + " bytes each" : line;
}

std::string sizesSummed(const std::string &line)
{
    if (line.find(" + ") == std::string::npos || line.find(',') != std::string::npos)
        return line;
    std::vector<std::string> words = wordsIn(line.substr(0, line.find(" + ")));
    std::vector<std::string> all = wordsIn(line), last = wordsIn(line.substr(line.rfind(" + ") + 3));
    const auto bytes = takeSum(all);
    if (!bytes || bytes->low != bytes->high || !takeBytes(words) || !takeBytes(last))
        return line;
    const auto per = std::ranges::find(last, "per");
    std::string summed = std::to_string(std::llround(bytes->likely)) + " bytes";
    for (auto word = per; word != last.end(); ++word)
        summed += " " + *word;
    const auto head = line.find_first_of(":=");
    const bool named = head != std::string::npos && !hasDigit(line.substr(0, head));
    return (named ? line.substr(0, head) + ": " : std::string()) + summed;
}

std::optional<PadPartShare> readPartShare(std::string_view text, const LoadPad &pad)
{
    if (const auto several = readPartsOfPage(text, pad))
        return several;
    std::vector<std::string> words = wordsIn(text);
    const auto share = takeShare(words);
    if (!share)
        return std::nullopt;
    PadPartShare read{{}, {}, *share};
    bool has = false;
    for (const std::string &word : words) {
        const std::string plain = lowered(word), noun = nounOf(plain);
        has = has || isOneOf(plain, {"has", "have", "contain", "contains", "include", "includes", "with", "carry"});
        if (isFiller(plain) || plain == "carry")
            continue;
        const bool item = std::ranges::any_of(pad.classes, [&](const PadClass &one) { return isOf(one, noun); });
        if (noun.empty() || (has ? !read.part.empty() : !item || !read.item.empty()))
            return std::nullopt;
        (has ? read.part : read.item) = noun;
    }
    if (read.item.empty() && !pad.classes.empty())
        read.item = nounOf(smallWords(pad.classes.back().name).back());
    return read.part.empty() || read.item.empty() ? std::nullopt : std::optional(read);
}

std::optional<PadItemSize> readItemSize(const std::vector<std::string_view> &parts, const LoadPad &pad,
                                        const std::vector<PadPartShare> &shares)
{
    std::vector<std::string> words = saidWords(parts);
    const auto share = takeShare(words);
    const bool isSum = std::ranges::find(words, "+") != words.end();
    const auto bytes = takeSum(words);
    if (!bytes || !takeCompound(words, pad))
        return std::nullopt;
    PadItemSize size{*bytes, {}, {}, share.value_or(1)};
    bool ofEach = share.has_value(); ///< "1 MB each": of the line above
    for (const std::string &word : words) {
        const std::string plain = lowered(word);
        ofEach = ofEach || isOneOf(plain, {"each", "avg", "average"});
        if (isFiller(plain))
            continue;
        const std::string noun = nounOf(plain);
        if (noun.empty())
            return std::nullopt;
        const bool part = std::ranges::find(shares, noun, &PadPartShare::part) != shares.end();
        if (!part && size.item.empty() &&
            std::ranges::any_of(pad.classes, [&](const PadClass &one) { return isOf(one, noun); }))
            size.item = noun;
        else
            size.part += (size.part.empty() ? "" : " ") + word;
    }
    const auto known = std::ranges::find(shares, nounOf(lowered(size.part)), &PadPartShare::part);
    if (size.item.empty() && !share && known != shares.end()) { // "media: 1 MB"
        size.item = known->item;
        size.share = known->share;
    }
    if (share && size.part.empty())
        return std::nullopt; // "10% are 2 MB"
    if (isSum && !size.item.empty())
        size.part.clear(); // "tweet: 64 bytes id + 140 bytes text"
    if (size.item.empty() && (size.part.empty() || share) && ofEach && !pad.classes.empty() &&
        (share || !pad.classes.back().bytesEach))
        size.item = isOneOf(pad.classes.back().name, {"read", "write"}) // both sides of a ratio
                        ? "request"
                        : nounOf(smallWords(pad.classes.back().name).back());
    if (size.item.empty() && ofEach && size.part.empty() && !pad.classes.empty() && !pad.classes.back().bytesEach)
        size.item = itemOf(pad.classes.back()); // "each listens to 30 songs"
    return size.item.empty() ? std::nullopt : std::optional(size);
}

void applyItemSize(LoadPad &pad, PadLine &line, const PadItemSize &size, const PadOptions &options)
{
    for (PadClass &one : pad.classes) {
        if (!isOf(one, size.item))
            continue;
        if (options.peak)
            setPeak(one, *options.peak);
        one.retention = options.retention.value_or(one.retention);
        one.isWrite = one.isWrite || (options.retention && one.name != "request" && !meansReading(one.name) &&
                                      !meansReading(one.counted)); // "job size 200 B, keep 1 year"
        one.copies = options.copies.value_or(one.copies);
        PadClass told = one; // the bytes that this line says, by themselves
        const Band each = size.bytes * size.share;
        told.bytesEach = each;
        finish(told);
        std::string what = one.name;
        if (!size.part.empty())
            what = (size.share > 1 ? formatQuantity(size.share, Unit::None, 6) + " " + plural(size.part) : size.part) +
                   " of " + (size.share < 1 ? formatShare(size.share) + " of " : "each ") + one.name;
        line.readAs += (line.readAs.empty() ? "" : "; ") + what + ": " + written(told.peakRate, rateText) + " x " +
                       (size.share < 1   ? formatShare(size.share) + " x "
                        : size.share > 1 ? formatQuantity(size.share, Unit::None, 6) + " x "
                                         : "") +
                       written(size.bytes, formatStorage);
        const std::size_t figures = line.readAs.size();
        addBytes(line, told);
        line.aloud += (line.aloud.empty() ? "" : "; ") + what + ": " +
                      line.readAs.substr(std::min(figures + 2, line.readAs.size())); // behind "; "
        if (!size.part.empty()) {
            one.bytesEach = together(one.bytesEach, each);
            one.partsEach = together(one.partsEach, each);
            line.readAs += "; " + one.name + " has " + written(*one.bytesEach, formatStorage) + " in all";
        } else {
            if (one.bytesEach && !one.partsEach && !(*one.bytesEach == each))
                line.notes.push_back("\"" + one.name + "\" was " + written(*one.bytesEach, formatStorage) +
                                     " above: this line counts instead");
            one.bytesEach = together(each, one.partsEach);
        }
        finish(one);
    }
}

} // namespace ninesketch
