// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_capacity.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_sizing.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <regex>

namespace ninesketch
{
namespace
{

bool canDo(const std::string &word)
{
    return isOneOf(word, {"run",     "runs",      "handle",   "handles",  "handling",  "serve",     "serves",
                          "process", "processes", "hold",     "holds",    "support",   "supports",  "take",
                          "takes",   "sustain",   "sustains", "manage",   "manages",   "do",        "does",
                          "carry",   "carries",   "store",    "stores",   "keep",      "keeps",     "accept",
                          "accepts", "can",       "reaches",  "capacity", "capacity:", "throughput"});
}

std::string from(const Words &words, std::size_t begin, std::size_t end)
{
    return joined(
        Words(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end)));
}

/// Their peak rate together: of those that are called after what one machine does, of what is written or read, or all.
Band demandOf(const LoadPad &pad, const std::string &action)
{
    if (action == "token" && pad.tokens.likely > 0)
        return pad.tokens;
    Band sum;
    const bool named =
        std::ranges::any_of(pad.classes, [&](const PadClass &one) { return isCalledAfter(one, action); });
    for (const PadClass &one : pad.classes) {
        const bool counts = named               ? isCalledAfter(one, action)
                            : action == "write" ? one.isWrite
                            : action == "read"  ? !one.isWrite
                                                : true;
        if (counts)
            sum = sum + one.peakRate;
    }
    return sum;
}

/// Those at once, or those that were counted.
Band countOf(const LoadPad &pad, const LoadTerm &ofOne)
{
    const bool people = ofOne.dimension.people == 1;
    Band count = people ? pad.people : Band();
    if (ofOne.dimension == Dimension{} && !pad.things.empty()) // "100k per server"
        return pad.things.back().count;
    for (const PadThings &one : pad.things)
        if (people ? one.people && one.atOnce
                   : !one.people && !ofOne.action.empty() && lastWord(one.name) == lastWord(ofOne.action))
            count = one.count;
    const bool connections = isOneOf(lastWord(ofOne.action), {"connection", "websocket", "socket"});
    for (const PadThings &one : pad.things)
        if (connections && !(count.likely > 0) && one.people && one.atOnce)
            count = one.count; // who is there has one
    return count;
}

std::string machines(double needed, const std::string &machine)
{
    const double count = std::max(1.0, std::ceil(needed - 1e-9));
    return countText(count) + " " + (count == 1 ? machine : plural(machine));
}

/// "each server: 32 cores, 128GB RAM, 20ms CPU per request": the cores are what it can do.
std::optional<PadCapacity> readCores(const std::string &text)
{
    static const std::regex said(
        "^(?:each |a |one |per |every )?([a-z]+)s?:? (?:has |have |with |= )?([0-9]{1,4}) ?(?:v?cpus?|"
        "v?cores?)\\b(?:, ?[0-9.]+ ?[gt]i?b(?: [a-z]+)?)?,? (?:and )?([0-9.]+) ?(ms|s)\\b(?: of)?(?: "
        "cpu)?(?: time)?(?: ?(?:per|/|each|a)(?: ?[a-z]+)?)?$",
        std::regex::icase);
    std::smatch found;
    const bool matches = std::regex_match(text, found, said) && !machineIn(found[1].str()).empty();
    const double time = matches ? std::strtod(found[3].str().c_str(), nullptr) : 0;
    if (!(time > 0))
        return std::nullopt;
    PadCapacity capacity;
    const double seconds = lowered(found[4].str()) == "ms" ? time / 1000 : time;
    capacity.machine = machineIn(found[1].str());
    capacity.ofOne.value = Band::exactly(std::strtod(found[2].str().c_str(), nullptr) / seconds);
    capacity.ofOne.dimension = {.actions = 1, .seconds = -1};
    capacity.written = found[2].str() + " cores / " + found[3].str() + " " + found[4].str();
    return capacity;
}

} // namespace

std::optional<PadCapacity> readCapacity(std::string_view text, const LoadPad &pad)
{
    if (const auto cores = readCores(std::string(text)))
        return cores;
    const Words words = wordsOf(text);
    PadCapacity capacity;
    const auto number = static_cast<std::size_t>(std::ranges::find_if(words, startsWithDigit) - words.begin());
    if (number == words.size() || std::ranges::find(words, ",") != words.end())
        return std::nullopt;
    std::size_t end = words.size();
    bool can = false;
    for (std::size_t i = 0; i < number; ++i) {                              // "each node handles up to 1,000 TPS"
        can = can || canDo(lowered(words[i])) || capacity.machine == "GPU"; // "a GPU generates 2000 tokens/s"
        if (capacity.machine.empty())
            capacity.machine = machineIn(words[i]);
    }
    can = can || (number == 2 && isOneOf(lowered(words[0]), {"each", "one", "per", "single", "every"}));
    if (number == 0 && words.size() < 4 && words.back().ends_with('s') &&
        !machineIn(words.back()).empty()) { // "64GB nodes"
        capacity.machine = machineIn(words.back());
        end = words.size() - 1;
        can = isSize(words[0]) || isSize(from(words, 0, end));
    }
    const bool before = can && !capacity.machine.empty();
    if (!before && number == 0 && words.size() > 2) { // "65k connections per server"
        capacity.machine = machineIn(words.back());
        end -= isOneOf(lowered(words[end - 2]), {"per", "/", "a"}) ? 2 : 0;
        can = end < words.size();
    }
    if (capacity.machine.empty() || !can)
        return std::nullopt;
    const bool counted = std::ranges::any_of( // "100 metrics per machine" of 1000 machines is what they do
        pad.things, [&](const PadThings &one) { return one.name == capacity.machine; });
    capacity.written = from(words, number, end);
    Words amount(words.begin() + static_cast<std::ptrdiff_t>(number), words.begin() + static_cast<std::ptrdiff_t>(end));
    std::erase_if(amount, [](const std::string &word) {
        return isOneOf(lowered(word), {"ram", "memory", "disk", "storage", "ssd", "data", "of"});
    });
    const auto ofOne = readLoadTerm(joined(amount));
    if (counted || !ofOne || !(ofOne->value.likely > 0))
        return std::nullopt;
    capacity.ofOne = *ofOne;
    return capacity;
}

bool answerDivision(PadLine &line, std::string_view text)
{
    static const std::regex named(
        "^([a-z]+?)s?(?: needed| required)? ?[:=] ?([0-9][^/=]*?) ?/ ?([0-9][^/=]*?)(?: (?:per|/) ?[a-z]+| "
        "each)?(?: ?=.*)?$",
        std::regex::icase),
        behind("^([0-9][^/=]*?) ?/ ?([0-9][^/=]*?) ?(?:per |/)([a-z]+)(?: ?=.*)?$", std::regex::icase);
    std::smatch found;
    const std::string said(text);
    const bool first = std::regex_match(said, found, named);
    if (!first && !std::regex_match(said, found, behind))
        return false;
    const std::string machine = machineIn(found[first ? 1 : 3].str());
    const std::string all = found[first ? 2 : 1].str(), each = found[first ? 3 : 2].str();
    const auto whole = readLoadTerm(all), one = readLoadTerm(each);
    if (machine.empty() || !whole || !one || !(one->value.likely > 0) || whole->dimension.bytes != one->dimension.bytes)
        return false;
    const std::string needed = machines(whole->value.likely / one->value.likely, machine);
    line.readAs = all + " / " + each + " = " + needed;
    line.aloud = needed;
    return true;
}

void answerCapacity(const LoadPad &pad, PadLine &line, const PadCapacity &capacity)
{
    const Dimension &dimension = capacity.ofOne.dimension;
    const bool rate = dimension.seconds == -1 && dimension.bytes == 0 && dimension.people == 0;
    const bool flow = dimension == Dimension{.bytes = 1, .seconds = -1}, kept = dimension == Dimension{.bytes = 1};
    const bool requests = pad.totalStored.likely > 0, sent = pad.totalBandwidth.likely > 0;
    const Band demand = rate   ? demandOf(pad, capacity.ofOne.action)
                        : flow ? (sent ? pad.totalBandwidth : pad.flow)
                        : kept ? (requests ? pad.totalStored : pad.data)
                               : countOf(pad, capacity.ofOne);
    if (!(demand.likely > 0)) {
        line.error = "how many " + plural(capacity.machine) + " it takes: say " +
                     (kept   ? "what is kept, like 1M posts/day x 2 KB, keep 5y"
                      : flow ? "what is sent, like 10k reads/s x 2 KB"
                      : rate ? "how many requests there are, like 10k reads/s"
                             : "how many there are, like 10M concurrent connections") +
                     ", on another line";
        return;
    }
    const Band needed = demand / capacity.ofOne.value;
    const auto text = rate   ? rateText
                      : flow ? [](double bytes) { return formatStorage(bytes) + "/s"; }
                      : kept ? formatStorage
                             : countText;
    line.readAs = written(demand, text) +
                  (rate || flow       ? " at peak"
                   : kept && requests ? " kept"
                                      : "") +
                  " / " + capacity.written + " = " + machines(needed.likely, capacity.machine);
    if (rate) {
        const ServerSizing usual;
        const std::string enough = machines(needed.likely / usual.busy, capacity.machine);
        line.readAs += ", busy all the time; " + enough + " at " + formatShare(usual.busy);
        line.aloud = enough + ", " + formatShare(usual.busy) + " busy";
    } else {
        line.aloud = machines(needed.likely, capacity.machine);
    }
}

} // namespace ninesketch
