// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are, what they are made of, and how many there are.
#include "model/framework/class_names.h"
#include "model/load/comma_fact.h"
#include "model/load/line_words.h"
#include "model/load/pad_product.h"
#include "model/load/sentence_facts.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ninesketch
{
namespace
{

/// Of what a size speaks that is of no thing by its name: the last of what is made, else of what is asked for.
CommaRate *lastMade(CommaNote &note)
{
    CommaRate *asked = nullptr;
    for (CommaRate &one : note.rates) {
        const bool made = writesData(one.thing) || !meansReading(one.thing);
        const bool none = !asked || (!writesData(asked->thing) && meansReading(asked->thing));
        if (!one.thing.empty() && (made || none))
            asked = &one;
    }
    return asked;
}

bool sizeOf(const std::string &named, const std::string &size, const std::string &text, CommaNote &note)
{
    const std::string noun = named.empty() ? std::string() : nounOf(std::string(lastWord(named)));
    const bool whole = named.find(' ') == std::string::npos;
    const bool asked = note.asksFor(noun);
    const bool any = noun.empty() || (!asked && isOneOf(noun, {"value", "payload", "body", "record", "row", "entry",
                                                               "object", "item", "response", "request", "file"}));
    if (!note.thing.empty() && note.thing == note.owned && (any || noun == note.thing)) {
        note.counted.back() += ", " + size + " each";
        return true;
    }
    if (!note.thing.empty() && (any || noun == note.thing)) {
        note.sizes.push_back("each " + note.thing + " is " + size);
        return note.apart = true;
    }
    if (!any && asked && !whole) { // "metadata 1KB per file"
        note.sizes.push_back(text);
        return true;
    }
    if (!any) {
        note.sizes.push_back("each " + (asked ? noun : named) + " is " + size);
        const bool ofPart = std::ranges::find(note.partsOfOne, noun, &PartsOfOne::part) != note.partsOfOne.end();
        note.apart = note.apart || !ofPart;
        return true;
    }
    CommaRate *made = lastMade(note);
    if (!made || made->sized || (made->above && (!noun.empty() || nounIn(made->thing).empty())))
        return false;
    if (made->above) {
        note.sizes.push_back("each " + nounIn(made->thing) + " is " + size);
        note.apart = note.apart || !note.begun();
    } else {
        made->text += ", " + size + " each";
    }
    return made->sized = true;
}

/// "300 bytes", "300B each", "tweet size 300B", "300B per tweet", "10GB free storage per user"
bool size(const CommaFact &fact, CommaNote &note)
{
    const std::size_t at = fact.first(Token::Size);
    if (at == fact.tokens.size())
        return false;
    std::string noun;
    bool ofPeople = false, storage = true;
    for (std::size_t i = 0; i < fact.tokens.size(); ++i) {
        const std::string word = fact.word(i);
        if (i == at || isOneOf(word, {"each", "every", "size", "sizes", "is", "are", "of", "a", "an", "per", "=", ":",
                                      "at", "in", "the", "about", "takes", "has", "for"}))
            continue;
        if (!machineIn(word).empty())
            return false;
        if (countsPeople(word)) {
            ofPeople = true;
            continue;
        }
        if (!isLetters(word) || nounOf(word).empty())
            return false;
        storage = storage && isOneOf(word, {"free", "storage", "space", "quota"});
        noun += (noun.empty() ? "" : " ") + word;
    }
    if (!ofPeople)
        return sizeOf(noun, fact.tokens[at].text, fact.text, note);
    if (!storage)
        return false;
    note.counted.push_back(fact.tokens[at].text + " per user");
    return note.apart = true;
}

/// "each photo takes 2 MB"
bool sizeSaidPlainly(const CommaFact &fact, CommaNote &note)
{
    const auto said = fact.is(0, Token::Size) ? std::vector<std::string>() : factSaid(fact.tokens);
    const auto is = said.size() == 1 ? said.front().find(" is ") : std::string::npos;
    return is != std::string::npos && said.front().starts_with("each ") &&
           sizeOf(said.front().substr(5, is - 5), said.front().substr(is + 4), fact.text, note);
}

/// "10% with photos of 1 MB", "10% of tweets contain media"
bool shareOfItems(const CommaFact &fact, CommaNote &note)
{
    static const Vocabulary having("have has having contain contains containing with include includes including "
                                   "carry attach need");
    static const Vocabulary joining("a an of each at some , : =");
    if (!fact.is(0, Token::Share))
        return false;
    std::size_t at = fact.word(1) == "of" ? 2 : 1;
    std::string items, size;
    Words part;
    bool has = false;
    if (!nounOf(fact.word(at)).empty() && having.has(fact.word(at + 1)))
        items = fact.word(at++);
    for (; at < fact.tokens.size(); ++at) {
        const std::string word = fact.word(at);
        if (fact.is(at, Token::Size) && size.empty())
            size = fact.tokens[at].text;
        else if (having.has(word))
            has = true;
        else if (isLetters(word) && !joining.has(word))
            part.push_back(word);
        else if (!joining.has(word))
            return false;
    }
    const auto asked =
        std::ranges::find_if(note.rates, [](const CommaRate &one) { return !nounIn(one.thing).empty(); });
    const bool media =
        part.size() == 1 && isOneOf(part[0], {"media", "photos", "photo", "images", "videos", "video", "attachments"});
    if (part.empty() || part.size() > 2 || !(has || media) || asked == note.rates.end())
        return false;
    if (items.empty())
        items = plural(nounIn(asked->thing));
    const std::string name = joined(part);
    note.sizes.push_back(fact.tokens[0].text + " of " + items + " have " +
                         (name.ends_with('s') ? singular(name) : name) + (size.empty() ? "" : " of " + size));
    return note.apart = true;
}

/// "10k connections per server"
bool ofOneMachine(const CommaFact &fact, CommaNote &note)
{
    const std::size_t end = fact.tokens.size();
    if (end < 4 || !fact.is(0, Token::Count) || fact.word(end - 2) != "per" || machineIn(fact.word(end - 1)).empty() ||
        std::ranges::any_of(fact.tokens, [](const Token &one) { return isPeriod(one.text); }))
        return false;
    note.sizes.push_back(fact.text);
    return note.apart = true;
}

/// "char" of "characters".
std::string partOf(const std::string &word)
{
    const std::string small = lowered(word);
    const bool typed =
        isOneOf(small, {"char", "chars", "character", "characters", "letter", "letters", "keystroke", "keystrokes"});
    return typed ? "char" : nounOf(small);
}

/// "2 tickets per booking", "1 request per char" of "20 chars per search"
bool partsOfOne(const CommaFact &fact, CommaNote &note)
{
    const Words words = wordsOf(fact.text);
    if (words.size() != 4 || lowered(words[2]) != "per")
        return false;
    const auto number = readLoadTerm(words[0]);
    const std::string part = partOf(words[1]), whole = partOf(words[3]);
    if (!number || number->dimension != Dimension{} || part.empty() || whole.empty() || countsPeople(part) ||
        countsPeople(whole) || isPeriod(whole))
        return false;
    const auto outer = std::ranges::find(note.partsOfOne, whole, &PartsOfOne::part);
    if (outer == note.partsOfOne.end()) {
        note.partsOfOne.push_back({number->value.likely, part, whole, note.sizes.size()});
        note.sizes.push_back(fact.text);
        note.apart =
            note.apart || (note.begun() && note.rates.back().text.find('%') != std::string::npos); // "10% book"
        return true;
    }
    outer->number *= number->value.likely;
    outer->part = part;
    note.sizes[outer->line] = plainNumber(outer->number) + " " + plural(part) + " per " + outer->whole;
    return note.apart = true;
}

/// "200M places", "1M songs of 5 MB"
bool counted(const CommaFact &fact, CommaNote &note)
{
    const double several = note.rates.empty() && note.crowd.empty() ? 2 : 1000; // "5 searches" is what somebody does
    const auto count = fact.is(0, Token::Count) ? readLoadTerm(fact.tokens[0].text) : Result<LoadTerm>(Error{});
    const std::string thing = fact.word(1);
    if (!count || count->value.likely < several || !thing.ends_with('s') || countsPeople(thing) || isRateUnit(thing) ||
        isTime(thing) || isFlow("1 " + thing))
        return false;
    const bool sized = fact.tokens.size() == 4 && fact.word(2) == "of" && fact.is(3, Token::Size);
    for (std::size_t at = 2; at < fact.tokens.size() && !sized; ++at)
        if (!isWord(fact.tokens, at, {"in", "total", "altogether", "overall", "stored"}))
            return false;
    note.thing = singular(thing);
    note.count = count->value.likely;
    note.counted.push_back(fact.tokens[0].text + " " + thing);
    if (sized)
        note.sizes.push_back("each " + note.thing + " is " + fact.tokens[3].text);
    note.apart = note.apart || sized || !note.crowd.empty();
    return true;
}

/// "50k buildings x 6 elevators"
bool countedEach(const CommaFact &fact, CommaNote &note)
{
    const auto first = fact.is(0, Token::Count) ? readLoadTerm(fact.tokens[0].text) : Result<LoadTerm>(Error{});
    const auto second = fact.is(3, Token::Count) ? readLoadTerm(fact.tokens[3].text) : Result<LoadTerm>(Error{});
    const std::string thing = fact.word(4);
    if (fact.tokens.size() != 5 || !isWord(fact.tokens, 2, {"x", "*"}) || !first || !second || !note.crowd.empty() ||
        !fact.word(1).ends_with('s') || !thing.ends_with('s') || isTime(thing) || isRateUnit(thing))
        return false;
    note.thing = singular(thing);
    note.count = first->value.likely * second->value.likely;
    note.counted.push_back(plainNumber(note.count) + " " + thing);
    return true;
}

/// "each with 10 registers doing 1 transaction per minute" of so many stores, "each product has 5 photos of 300KB"
bool eachHas(const CommaFact &fact, CommaNote &note)
{
    const auto all = readLoadTerm(note.crowd);
    const bool things = !note.thing.empty();
    if (fact.word(0) != "each" || !(things || all))
        return false;
    std::size_t at = 1;
    at += fact.word(at) == (things ? note.thing : note.who) ? 1 : 0;
    if (at == 1 && !isWord(fact.tokens, at, {"with", "has", "having"})) // "each: 5 searches"
        return false;
    at += isWord(fact.tokens, at, {"with", "has", "have", "having", "runs", "owns"}) ? 1 : 0;
    const auto many = fact.is(at, Token::Count) ? readLoadTerm(fact.tokens[at].text) : Result<LoadTerm>(Error{});
    const std::string thing = fact.word(at + 1);
    if (!many || !thing.ends_with('s') || isTime(thing) || isRateUnit(thing))
        return false;
    at += 2;
    const double count = (things ? note.count : all->value.likely) * many->value.likely;
    const std::string line = plainNumber(count) + " " + thing, one = singular(thing);
    const bool sized = fact.word(at) == "of" && fact.is(at + 1, Token::Size) && at + 2 == fact.tokens.size();
    const bool does = fact.word(at).ends_with("ing") && fact.is(at + 1, Token::Count) && fact.word(at + 3) == "per" &&
                      isPeriod(fact.word(at + 4)) && at + 5 == fact.tokens.size();
    if (!sized && !does && at != fact.tokens.size())
        return false;
    note.counted.push_back(line);
    note.thing = one;
    note.count = count;
    if (sized)
        note.sizes.push_back("each " + one + " is " + fact.tokens[at + 1].text);
    if (does)
        note.addRate(plainNumber(count) + " x " + fact.tokens[at + 1].text + " " + fact.word(at + 2) + " per " +
                         fact.word(at + 4),
                     fact.word(at + 2));
    return note.apart = true;
}

/// "400 friends each"; of "3 editors per doc" so many documents as there are editors for.
bool owned(const CommaFact &fact, CommaNote &note)
{
    const std::string thing = fact.word(1);
    if (!fact.is(0, Token::Count) || !isLetters(thing) || note.crowd.empty())
        return false;
    const bool each = fact.tokens.size() == 3 && fact.word(2) == "each";
    const bool per = fact.tokens.size() == 4 && fact.word(2) == "per";
    if (isOwned(thing) && (fact.tokens.size() == 2 || each || (per && countsPeople(fact.word(3))))) {
        note.thing = note.owned = note.begun() ? std::string() : nounOf(thing);
        note.counted.push_back(fact.tokens[0].text + " " + thing + " per " + (per ? fact.word(3) : note.who));
        return note.apart = true;
    }
    const auto group = readLoadTerm(fact.tokens[0].text), all = readLoadTerm(note.crowd);
    if (!per || whoOf(thing) != note.who || !group || !all || nounOf(fact.word(3)).empty())
        return false;
    note.counted.push_back(plainNumber(std::round(all->value.likely / group->value.likely)) + " " +
                           plural(fact.word(3)));
    return note.apart = true;
}

} // namespace

bool isOwned(const std::string &thing)
{
    return isOneOf(thing, {"friends", "followers", "followees", "contacts", "files", "documents", "folders", "devices",
                           "items", "playlists", "connections", "subscriptions"});
}

bool tellsThings(const CommaFact &fact, CommaNote &note)
{
    return sizeSaidPlainly(fact, note) || shareOfItems(fact, note) || ofOneMachine(fact, note) ||
           partsOfOne(fact, note) || size(fact, note) || counted(fact, note) || countedEach(fact, note) ||
           eachHas(fact, note) || owned(fact, note);
}

} // namespace ninesketch
