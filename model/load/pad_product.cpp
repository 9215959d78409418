// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_product.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_options.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <sstream>

namespace ninesketch
{

bool writesData(const std::string &action)
{
    static constexpr std::array writes = {
        "write",  "post",       "create",     "upload",     "message", "order",       "update",      "insert",
        "save",   "comment",    "like",       "tweet",      "payment", "upsert",      "event",       "log",
        "metric", "point",      "sample",     "booking",    "trip",    "photo",       "video",       "publish",
        "send",   "put",        "row",        "record",     "click",   "signup",      "checkout",    "transfer",
        "bid",    "submission", "vote",       "purchase",   "report",  "reservation", "transaction", "rating",
        "review", "heartbeat",  "ping",       "impression", "ticket",  "ride",        "sale",        "msg",
        "edit",   "crawl",      "location",   "delivery",   "swipe",   "trade",       "check-in",    "follow",
        "build",  "deploy",     "paste",      "invoice",    "note",    "memo",        "link",        "picture",
        "snap",   "pin",        "invitation", "reaction",   "listing", "appointment", "receipt",     "claim"};
    if (action == "reading") // of a sensor
        return true;
    if (isOneOf(lastWord(action), {"read", "view", "lookup", "fetch"})) // "post read"
        return false;
    if (meansReading(action) || action == "request") // "read post", "watch video"
        return false;
    std::istringstream words(action);
    return meansWriting(action) ||
           std::any_of(std::istream_iterator<std::string>(words), {}, [](const std::string &word) {
               return std::ranges::any_of(
                   writes, [&](const std::string &known) { return word == known || word == known + "s"; });
           });
}

NamedProduct readName(std::string_view text)
{
    NamedProduct read;
    std::string_view product = text;
    if (const auto colon = product.find(':'); colon != std::string_view::npos) {
        read.name = std::string(trimmed(product.substr(0, colon)));
        if (isOneOf(lowered(read.name), {"reads", "writes"})) // what a ratio speaks of
            read.name.pop_back();
        product = trimmed(product.substr(colon + 1));
        const std::string said = lowered(read.name);
        if (said == "peak" || said.starts_with("peak ") || said == "max") { // "peak: 3k TPS"
            read.name.clear();
            read.product = "peak " + std::string(product);
            read.optionFirst = true;
            return read;
        }
    }
    if (const auto open = product.find('('); product.ends_with(')') && open > 0) { // as a line of the API has it
        read.name = std::string(trimmed(product.substr(open + 1, product.size() - open - 2)));
        product = trimmed(product.substr(0, open));
    }
    read.product = std::string(product);
    const auto digit = product.find_first_of("0123456789");
    std::string_view before = trimmed(product.substr(0, digit == std::string_view::npos ? 0 : digit));
    read.optionFirst = isOptionWord(lowered(before.substr(0, before.find(' '))));
    for (const std::string_view joint : {" at", " of", " is", " are", " ="}) // "reads at 200k QPS"
        if (before.ends_with(joint))
            before = trimmed(before.substr(0, before.size() - joint.size()));
    const bool words = std::ranges::all_of(
        before, [](char c) { return c == ' ' || std::isalpha(static_cast<unsigned char>(c)) != 0; });
    if (before.empty() || read.optionFirst || !words)
        return read;
    read.product = std::string(product.substr(digit));
    const auto what = readLoadTerm("1 " + std::string(before));
    if (countsPeople(before))
        read.product += " " + std::string(before);
    else if (read.name.empty()) // "writes 1.2k qps" are called write
        read.name = what && what->dimension == Dimension{.actions = 1} ? what->action : std::string(before);
    return read;
}

Result<Product> multiplied(const std::vector<std::string_view> &terms, const std::optional<Band> &bytes,
                           std::vector<std::string> &notes)
{
    const auto times = [](const std::optional<Band> &have, const Band &more) { return have ? *have * more : more; };
    Product product;
    product.bytes = bytes;
    bool perUser = false; // "5 chats per user a day, 8 messages each"
    int sizes = bytes ? 1 : 0;
    int actors = 0; // things that are not done, but may do something
    const auto multiply = [&](LoadTerm term, std::string_view text) {
        const bool daysOfAYear = term.dimension == Dimension{} && term.action.empty() && term.value.likely == 365;
        if (daysOfAYear && product.total.seconds == -1) { // "1M photos/day x 365"
            term.dimension.seconds = 1;
            term.value = Band::exactly(365 * 86'400.);
        }
        if (!term.note.empty())
            notes.push_back(term.note);
        perUser = perUser || (product.working.empty() && term.ofEachPerson && term.dimension.seconds != 0);
        product.working += (product.working.empty() ? "" : " x ") + std::string(text);
        if (term.dimension.bytes == 1 && term.dimension.seconds == 0) {
            sizes += 1;
            product.bytes = times(product.bytes, term.value);
            product.ofEachPerson = product.ofEachPerson || term.ofEachPerson;
            return;
        }
        product.ofEachPerson = product.ofEachPerson || term.ofEachPerson;
        product.lasting = product.lasting || (!daysOfAYear && term.dimension == Dimension{.seconds = 1});
        product.partOfTime = product.partOfTime || term.lasting;
        const bool often = term.dimension.seconds != 0;
        const bool acts = term.dimension == Dimension{.actions = 1} && !writesData(term.action) &&
                          !meansReading(term.action) && term.action != "request";
        actors += acts ? 1 : 0;
        const bool ofEachAction = term.dimension == Dimension{} && term.value.likely >= 1; // "4 pages per visit"
        if (!term.action.empty() && (often || !product.named || ofEachAction)) {
            product.action = term.action;
            product.named = often || product.named;
        }
        constexpr double few = 1000;
        if (term.dimension == Dimension{.people = 1} && product.ofEachPerson && !product.people &&
            term.value.likely < few)
            term.dimension = {}; // "3 meetings per user a day, 5 attendees each"
        if (term.dimension == Dimension{.people = 1} && term.value.likely > product.everybody.likely)
            product.everybody = term.value;
        if (term.dimension.people == 1 && term.dimension.seconds < 0) // "1M buyers arrive in 10 minutes"
            if (const auto all = readLoadTerm(text.substr(0, text.find(' ', text.find(' ') + 1)));
                all && all->dimension == Dimension{.people = 1}) {
                product.everybody = all->value;
                product.arriving = true;
            }
        if (term.dimension.people == 1 && product.people &&
            text.ends_with(" each")) { // "10k customers, 100k readers each"
            product.people = *product.people * term.value;
        } else if (term.dimension.people == 1 && product.people) { // "2B users, 1B DAU"
            product.people = term.value.likely < product.people->likely ? term.value : *product.people;
            notes.push_back("of the people that are named the fewer count");
        } else if (term.dimension.people == 1)
            product.people = term.value;
        else
            product.rate = product.rate * term.value;
        product.total.actions += term.dimension.actions;
        product.total.seconds += term.dimension.seconds;
        product.total.bytes += term.dimension.bytes;
    };
    for (std::string_view text : terms)
        while (!text.empty()) {
            const auto term = readLoadTerm(text);
            const auto begun = term ? std::nullopt : beginningOf(text);
            if (!term && !begun)
                return Error{term.error()};
            multiply(term ? *term : begun->term, term ? text : begun->text);
            if (begun && begun->term.dimension == Dimension{.people = 1, .actions = 1} && startsWithDigit(begun->rest))
                return Error{"\"" + std::string(text) + "\": say what they do and how often, like " +
                             std::string(text.substr(0, text.find(' ', text.find(' ') + 1))) + " x 2 reads/day"};
            text = term ? std::string_view() : begun->rest;
            if (!text.empty() && !startsWithDigit(text)) {
                product.ignored.emplace_back(text);
                notes.push_back("\"" + std::string(text) + "\" does not count");
                text = {};
            }
        }
    if (sizes > 1)
        return Error{"says two sizes: write what both are together, like 280 B + 1 MB"};
    const bool each = product.ofEachPerson && !product.people;     // "100k documents, 5 edits/s each"
    const bool things = actors > 0 && product.total.seconds == -1; // "10 crawlers x 100 pages/s"
    if (product.total.actions == 2 && (each || things)) {
        product.total.actions = 1;
        product.ofEachPerson = each && perUser;
    }
    return product;
}

} // namespace ninesketch
