// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_rate_lines.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_products.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// "10k writes/s" by itself, and what it counts.
std::optional<std::string> countedBy(std::string_view part)
{
    if (const auto colon = part.find(':'); colon != std::string_view::npos) { // "reads: 100k/s"
        const auto said = readLoadTerm(trimmed(part.substr(colon + 1)));
        const bool rate = said && said->dimension.seconds == -1 && said->dimension.bytes == 0 && !said->ofEachPerson;
        return rate && !lowered(part).starts_with("peak") ? std::optional(std::string(trimmed(part.substr(0, colon))))
                                                          : std::nullopt;
    }
    const auto term = readLoadTerm(part);
    const bool rate = term && term->dimension == Dimension{.actions = 1, .seconds = -1};
    const bool named = rate && !term->action.empty() && !isOneOf(term->action, {"peak", "avg", "average", "request"});
    return named ? std::optional(term->action) : std::nullopt;
}

/// The parts of a line that says several rates, "1M reads/s and 10k writes/s": one line for each. One line otherwise.
std::vector<std::vector<std::string_view>> linesIn(const std::vector<std::string_view> &parts)
{
    std::vector<std::string_view> rates, others, counted;
    std::vector<std::string> names;
    for (const std::string_view part : parts) {
        counted = {part};
        for (const std::string_view joint : {" and ", " + ", " & "})
            if (const auto cut = part.find(joint); cut != std::string_view::npos)
                counted = {trimmed(part.substr(0, cut)), trimmed(part.substr(cut + joint.size()))};
        const bool all = std::ranges::all_of(counted, [](std::string_view one) { return countedBy(one).has_value(); });
        if (!all)
            others.push_back(part);
        for (const std::string_view one : all ? counted : std::vector<std::string_view>()) {
            rates.push_back(one);
            names.push_back(*countedBy(one));
        }
    }
    std::ranges::sort(names);
    if (rates.size() < 2 || std::ranges::adjacent_find(names) != names.end() ||
        rates.front() != parts.front().substr(0, rates.front().size()))
        return {parts};
    std::vector<std::vector<std::string_view>> lines;
    for (const std::string_view rate : rates) {
        lines.push_back({rate});
        lines.back().insert(lines.back().end(), others.begin(), others.end());
    }
    return lines;
}

/// Of "1.5B visits per month, 4 pages per visit, 2MB per page" the size of a page; it is taken out of the line.
PadOptions takeSizeOf(const std::string &counted, std::vector<std::string_view> &parts)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<std::string> notes;
        const auto options = readPadOptions({std::string_view(), parts[i]}, notes);
        if (!options || !options->bytes || options->sizeOf.empty() || options->sizeOf != nounOf(counted))
            continue;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        return *options;
    }
    return {};
}

} // namespace

std::optional<PadRatio> takeRatio(std::vector<std::string_view> &parts)
{
    const auto isRate = [](std::string_view part) {
        const auto term = readLoadTerm(part);
        return term && term->dimension.seconds == -1 && term->dimension.bytes == 0;
    };
    for (std::size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
        const auto ratio = readPadRatio(parts[i]);
        const std::size_t other = i == 0 ? 1 : 0;
        if (!ratio || (i == 0 ? !isRate(parts[other]) : readPadRatio(parts[other]).has_value()))
            continue;
        const std::string counted = countedBy(parts[other]).value_or("");
        const bool about = isOneOf(ratio->left, {"read", "write"}) || isOneOf(counted, {ratio->left, ratio->right});
        if (!about)
            continue;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        return ratio;
    }
    return std::nullopt;
}

void rateFirst(std::vector<std::string_view> &parts)
{
    const auto first = readLoadTerm(parts.front());
    const auto isCount = [](std::string_view part) {
        const auto term = readLoadTerm(part);
        return term && term->dimension == Dimension{.seconds = -1};
    };
    const auto count = std::find_if(parts.begin() + 1, parts.end(), isCount);
    if (first && first->dimension.bytes == 1 && first->dimension.seconds == 0 && count != parts.end())
        std::rotate(parts.begin(), count, count + 1);
}

std::optional<PadRatio> ratioAlone(std::vector<std::string_view> &parts)
{
    const auto ratio = readPadRatio(parts.front());
    const bool goesOn =
        parts.size() > 1 && ((!ratio && saysHeavy(parts.front())) || (ratio && parts[1].ends_with('%')));
    if (!goesOn)
        return ratio;
    const auto whole = readPadRatio(std::string(parts[0]) + " " + std::string(parts[1]));
    if (whole)
        parts.erase(parts.begin() + 1);
    return whole ? whole : ratio;
}

void readRates(LoadPad &pad, PadLine &line, std::vector<std::string_view> parts, const std::optional<PadRatio> &ratio,
               const PadOptions &common, std::size_t at)
{
    LoadPad own;
    own.people = pad.people;
    LoadPad &into = ratio ? own : pad;
    const PadOptions ofOther = ratio ? takeSizeOf(ratio->left, parts) : PadOptions();
    for (const auto &one : linesIn(parts)) {
        PadLine part;
        readProduct(into, part, one, common, at);
        append(line, std::move(part));
    }
    if (ratio && line.error.empty()) {
        PadLine part;
        applyRatio(own, part, *ratio, ofOther, common, at);
        append(line, std::move(part));
    }
    pad.people = into.people;
    for (PadClass &made : own.classes)
        addClass(pad, line, std::move(made));
}

} // namespace ninesketch
