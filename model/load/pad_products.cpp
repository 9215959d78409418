// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_products.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_product.h"
#include "model/load/pad_terms.h"
#include "model/load/pad_things.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>
#include <regex>

namespace ninesketch
{
namespace
{

/// What stands behind a comma multiplies neither a flow nor things that are no people: "2 GB/s, 3 consumers", "3
/// regions, 40% of users".
void dropForeignFactors(PadOptions &options, const std::string &product, PadLine &line)
{
    const auto first = readLoadTerm(product);
    const bool flow = first && first->dimension.bytes == 1 && first->dimension.seconds == -1;
    const bool things = first && first->dimension == Dimension{.actions = 1};
    std::erase_if(options.factors, [&](const std::string &factor) {
        const auto count = readLoadTerm(factor);
        const auto isRate = [](const Result<LoadTerm> &term) {
            return term && term->dimension == Dimension{.actions = 1, .seconds = -1} && !term->ofEachPerson;
        };
        const bool again = isRate(first) && isRate(count); // "3B queries/day, 35k qps": what somebody worked out
        if (again && roundsAlike(first->value.likely, count->value.likely))
            return true;
        constexpr double most = 10'000; // times a day that somebody does something, or something is done with a thing
        const auto isTotal = [](const Result<LoadTerm> &term) { return term->value.likely * 86'400 > most; };
        const std::string counted(lastWord(factor));
        const bool of = count && count->dimension.seconds == 0 && machineIn(counted).empty() &&
                        (countsPeople(counted) || (count->dimension == Dimension{.actions = 1} && !isFlow(factor)));
        const bool divides = isRate(first) && sharesALoad(lowered(counted)); // "1k rps, 5 shards"
        const bool ofAll = (isRate(first) && isTotal(first) && of) ||        // "500M tweets/day, 250M DAU"
                           (things && isRate(count) && isTotal(count) && machineIn(first->action).empty());
        const bool source = flow && isFlowOfAll(product) && count && count->dimension.seconds == 0 &&
                            countsPeople(counted); // "3 TB a day from 10k servers"
        const bool foreign = again || ofAll || divides || source ||
                             (flow && count && count->dimension == Dimension{.actions = 1}) ||
                             (things && factor.ends_with('%')) || saysAny(smallWords(factor), {"nines"});
        if (foreign) {
            options.ignored.push_back(factor);
            line.notes.push_back("\"" + factor + "\" does not count");
        }
        return foreign;
    });
}

/// An error of the terms, said better where the line is an option without a product.
std::string termError(const NamedProduct &named, const std::string &text, const std::string &error)
{
    if (lowered(named.product).starts_with("cache "))
        return "a cache stands behind its requests: 100M DAU x 10 reads/day x 2KB, " + text;
    if (named.optionFirst)
        return "\"" + text + "\" stands behind its requests: 100M DAU x 10 reads/day, " + text;
    return error;
}

/// "1 Gbit/s" of responses of 10 KB as so many of them a second.
Product ofThatSize(Product product, const Band &bytes)
{
    product.rate = product.rate / bytes;
    product.working += " / " + written(bytes, formatStorage);
    product.total = {.actions = 1, .seconds = -1};
    product.bytes = bytes;
    if (isOneOf(product.action, {"traffic", "bandwidth", "throughput", "ingest", "egress"})) // no name of a request
        product.action.clear();
    return product;
}

bool saysDaily(std::string_view text)
{
    const std::vector<std::string> words = smallWords(text);
    return saysAny(words, {"dau", "daus", "daily"}) || (saysAny(words, {"active"}) && namesATime(text));
}

/// How a line speaks of people.
struct PeopleSaid {
    bool only = false;   ///< it says nothing else
    bool atOnce = false; ///< they are there at the moment
    bool more = false;   ///< they are not of a day, as those of the lines above are
    bool ofADay = false; ///< they are of a day, as those of the lines above are not
};

/// Of people who are there at once later lines may speak, as well as of those of the day: "100M DAU", "2M concurrent
/// users".
void notePeople(LoadPad &pad, const Product &product, const PeopleSaid &said)
{
    const auto [only, atOnce, moreThanDaily, ofADay] = said;
    const Band who = product.arriving ? product.everybody : only ? product.count() : *product.people;
    const bool ofThem = (atOnce || product.partOfTime) && pad.people.likely > 0;
    const bool share = only && product.rate != Band::exactly(1); // "50M users x 20%"
    if (!ofThem && !share && product.everybody.likely > pad.everybody.likely)
        pad.everybody = product.everybody;
    const bool more = moreThanDaily && who.likely > pad.people.likely;
    if (!ofThem && !more && (only || ofADay || who.likely > pad.people.likely))
        pad.people = who;
    std::string name = product.partOfTime ? product.action : std::string();
    for (const std::string &word : smallWords(product.working))
        if (!product.partOfTime && countsPeople(word))
            name = word;
    name = singular(name);
    if (isOneOf(name, {"user", "people", "person", "dau", "mau", "wau", "customer"}))
        name.clear();
    if (only && !product.arriving)
        addThings(pad, {.name = name, .count = who, .people = true, .atOnce = atOnce || product.partOfTime});
}

/// "1 msg/10s": of one of them, not of all.
bool everySoOften(const std::string &text)
{
    static const std::regex written("^1 ?[a-z ]*(?:/|per |every )[0-9]", std::regex::icase);
    return std::regex_search(text, written);
}

/// "2 hours of video per day": what somebody spends on it.
bool saysTimeOfADay(const std::string &text)
{
    static const std::regex written("(?:^|[^0-9.])[0-9.]+ ?(?:h|hours?|hrs?|mins?|minutes?)(?: of)?(?: [a-z]+){0,2} ?"
                                    "(?:/ ?|per |a |each |every )day",
                                    std::regex::icase);
    return std::regex_search(text, written);
}

/// "40 messages", and no "20 files", which people have.
bool isDone(const Product &product)
{
    return product.total == Dimension{.actions = 1} &&
           !isOneOf(product.action, {"file", "document", "folder", "friend", "follower", "followee", "contact",
                                     "playlist", "subscription", "item", "connection"});
}

/// What the line says of people, and when: those of the lines above do what is done of each, "100k companies, 50
/// employees each" are people, and what people of a day do without a time they do in a day.
Product withPeopleAndTime(Product product, LoadPad &pad, PadLine &line, const std::string &text,
                          const LoadTerm &leading, bool daily)
{
    const bool own = product.people.has_value();
    constexpr double few = 1000, crowd = 10'000;
    const double aDay = product.count().likely * 86'400;
    const Dimension &total = product.total;
    const bool counts = total == Dimension{.seconds = -1} || total == Dimension{.actions = 1, .seconds = -1};
    if (!own && !product.ofEachPerson && counts && // "upload 1 file/day", "rsvp 2 per week"
        (aDay <= few || everySoOften(text)) && peopleWhoDo(text, pad).likely >= std::max(crowd, aDay)) {
        product.ofEachPerson = true;
        line.notes.emplace_back("so few are taken to be of each of the people above");
    }
    if (!own && product.total == Dimension{.bytes = 1, .seconds = -1} && saysTimeOfADay(text))
        product.ofEachPerson = true;
    if (product.ofEachPerson && !product.people && pad.people.likely > 0) {
        const bool owns = product.total.seconds == 0 && product.bytes && !(pad.peopleOfADay && isDone(product));
        product.people = owns ? pad.everybody : peopleWhoDo(text, pad);
        product.working = written(*product.people, countText) + " people x " + product.working;
    }
    if (own && product.total == Dimension{.actions = 1} && !product.bytes &&
        leading.dimension == Dimension{.actions = 1}) {
        product.people = product.count();
        product.everybody = *product.people;
        product.rate = Band::exactly(1);
        product.total = {};
    }
    product.ofADay = std::ranges::any_of(smallWords(product.working), [](const std::string &word) {
        return isOneOf(word, {"day", "daily", "week", "month", "year"});
    });
    if (product.people && daily)
        pad.peopleOfADay = true;
    if (product.people && pad.peopleOfADay && isDone(product)) {
        product.rate = product.rate * (1 / 86'400.);
        product.total.seconds = -1;
        product.working += " a day";
        line.notes.emplace_back("no time was said: a day is taken, as the people are those of a day");
    }
    return product;
}

} // namespace

void readProduct(LoadPad &pad, PadLine &line, const std::vector<std::string_view> &parts, const PadOptions &common,
                 std::size_t at)
{
    NamedProduct named = readName(parts.front());
    const auto own = readPadOptions(parts, line.notes);
    if (!own) {
        line.error = own.error();
        return;
    }
    PadOptions options = withCommon(*own, common);
    options.isPeak = takePeakWord(named.product) || options.isPeak;
    const std::string text(parts.front());
    auto terms = splitProduct(named.product);
    dropForeignFactors(options, named.product, line);
    terms.insert(terms.end(), options.factors.begin(), options.factors.end());
    const auto read = multiplied(terms, options.bytes, line.notes);
    if (!read) {
        line.error = termError(named, text, read.error());
        return;
    }
    const bool daily = std::ranges::any_of(parts, saysDaily);
    const bool before = pad.peopleOfADay; // "10M DAU", "50M users in all"
    const auto leading = readLoadTerm(terms.front());
    Product product = withPeopleAndTime(*read, pad, line, text, leading ? *leading : LoadTerm(), daily);
    for (const auto *words : {&options.ignored, &product.ignored})
        line.ignored.insert(line.ignored.end(), words->begin(), words->end());
    const Dimension &total = product.total;
    const bool ownPeople = read->people.has_value(); // not those of the lines above
    const bool people = product.people && total == Dimension{}, atOnce = std::ranges::any_of(parts, saysAtOnce);
    const bool kept = own->retention || own->copies;
    const bool isTraffic = total.bytes == 1 && total.seconds == -1 && total.actions <= 1 && !product.people;
    if (ownPeople || (people && product.partOfTime))
        notePeople(pad, product, {people, atOnce, before && !daily, daily && !before});
    if (people && product.partOfTime)
        sayAtOnce(line, product);
    else if (people)
        sayPeople(line, product);
    else if (isTraffic && options.bytes)
        makeClass(pad, line, ofThatSize(product, *options.bytes), options, named.name, kept, at);
    else if (total.bytes == 1 && total.seconds == -1) {
        sayFlow(line, product, options);
        pad.flow = product.count() * options.peak.value_or(1);
        if (options.retention)
            pad.data = product.count() * (*options.retention * options.copies.value_or(1));
    } else if ((product.lasting && (total == Dimension{} || total == Dimension{.actions = 1})) ||
               (total == Dimension{} && !product.bytes && !product.action.empty()))
        sayLasting(line, product);
    else if (total.seconds == 0 && product.bytes) {
        saySize(line, product, options);
        const Band bytes = product.count() * *product.bytes * options.copies.value_or(1);
        pad.data = bytes.likely >= pad.data.likely ? bytes : pad.data; // "1 KB per line" is none of what is kept
    } else if (total == Dimension{.actions = 2} || total == Dimension{.actions = 1}) {
        sayThings(line, product);
        addThings(pad, {.name = product.action, .count = product.count(), .atOnce = atOnce});
    } else if (product.ofEachPerson && !product.people)
        line.error = "of each of them: say how many there are, like 100M users on a line above";
    else if (line.error = whyNoRate(total, text); line.error.empty())
        makeClass(pad, line, product, options, named.name, kept, at);
}

} // namespace ninesketch
