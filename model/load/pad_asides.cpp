// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_asides.h"

#include "model/framework/class_names.h"
#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/load/pad_classes.h"
#include "model/load/pad_things.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <optional>

namespace ninesketch
{
namespace
{

/// A share of what a class asks for, of which something else is said.
struct PartOfClass {
    double share = 1;
    std::string of;      ///< the class; empty: the last one
    std::string kind;    ///< "new", "clicked", "cancel"
    bool splits = false; ///< they are requests of another kind, and the rest is less
};

std::optional<PartOfClass> partOfClass(std::string_view text)
{
    Words words = wordsOf(lowered(text));
    const auto share = words.empty() || !words[0].ends_with('%') ? std::nullopt : shareIn(words[0]);
    if (!share || *share >= 1 || words.size() > 6)
        return std::nullopt;
    PartOfClass said{*share, {}, {}};
    if (words.size() == 2 && words[1] == "conversion") {
        said.kind = words[1];
        return said;
    }
    words.erase(words.begin());
    if (words.size() > 3 && words[0] == "of") {
        const std::size_t name = isOneOf(words[1], {"the", "all", "these", "those"}) ? 2 : 1;
        said.of = words[name];
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(name + 1));
    }
    if (words.size() == 1 && isOneOf(words[0], {"new", "unique"})) // "20% unique"
        words.insert(words.begin(), "are");
    const bool are = words.size() == 2 && isOneOf(words[0], {"are", "is", "get", "gets"});
    if (!are || hasDigit(words[1]))
        return std::nullopt;
    said.kind = words[1] == "unique" ? "new" : words[1];
    const bool done = said.kind.ends_with("ed") || said.kind == "new";
    if (!done) { // "are cancels"
        said.kind = nounOf(said.kind);
        said.splits = words[0] == "are" && words[1].ends_with('s');
    }
    const bool plain = isOneOf(said.kind, {"read", "write", "hit", "cached", "miss"});
    return (done || said.splits) && !said.kind.empty() && !plain && (!said.splits || !said.of.empty())
               ? std::optional(said)
               : std::nullopt;
}

} // namespace

bool answerDay(PadLine &line, std::string_view text)
{
    const auto words = smallWords(text);
    const auto has = [&](std::initializer_list<std::string_view> some) { return saysAny(words, some); };
    const bool day = has({"day", "days"}) && has({"s", "sec", "secs", "second", "seconds"}) && words.size() < 8;
    if (!day || !has({"86400", "86", "100000", "100k", "24"}) || has({"per"}))
        return false;
    line.readAs = line.aloud = "a day has 86,400 s: with 100,000 rates come out 14 % low";
    return true;
}

bool answerMembers(const LoadPad &pad, PadLine &line, std::string_view text)
{
    const Words words = wordsOf(text);
    const auto word = [&](std::size_t at) { return at < words.size() ? lowered(words[at]) : std::string(); };
    const bool each = isOneOf(word(0), {"each", "every", "avg", "average", "a", "an"});
    const bool has = isOneOf(word(2), {"has", "have", "contains", "with", "includes", "follows", "owns", "knows",
                                       "joins", "uses", "holds", "is"});
    const bool haveThem =
        pad.people.likely > 0 && countsPeople(word(1)) && isOneOf(word(2), {"has", "have", "owns", "uses"});
    if (words.size() != 5 || !each || !has || isCounted(pad, words[1]) || haveThem ||
        (nounOf(word(1)).empty() && !countsPeople(word(1))) || !startsWithDigit(words[3]))
        return false;
    const auto many = readLoadTerm(words[3] + " " + words[4]);
    const bool count =
        many && (many->dimension == Dimension{.actions = 1} || many->dimension == Dimension{.people = 1});
    if (!count)
        return false;
    line.readAs = written(many->value, countText) + " " + word(4) + " for each " + word(1);
    line.aloud = line.readAs;
    line.notes.push_back("to count what goes to all of them, multiply: like 1M messages/day x " + words[3]);
    return true;
}

bool answerPartOfClass(LoadPad &pad, PadLine &line, std::string_view text, std::size_t at)
{
    const auto said = partOfClass(text);
    const bool ofPeople = said && said->kind == "conversion" && pad.people.likely > 0;
    if (!said || pad.classes.empty() || ofPeople)
        return false;
    const std::string noun = nounOf(said->of);
    auto of = std::ranges::find_if(pad.classes, [&](const PadClass &one) { return isCalledAfter(one, noun); });
    if (said->of.empty()) // "2% are clicked"
        while (of != pad.classes.begin() &&
               (of == pad.classes.end() || (said->kind == "conversion" && isCalledAfter(*of, "order"))))
            --of;
    if (of == pad.classes.end())
        return false;
    const std::string item = said->of.empty() ? itemOf(*of) : noun;
    PadClass made = *of;
    made.name = said->kind == "conversion" ? "order" : said->splits ? said->kind : said->kind + " " + item;
    made.counted = said->splits || said->kind == "conversion" ? made.name : item;
    made.isWrite = said->kind == "new" || said->kind == "conversion" || writesData(made.name) || of->isWrite;
    made.averageRate = of->averageRate * said->share;
    made.line = at;
    made.wants.clear();
    if (!said->splits && said->kind != "new") // something else is done to them
        made.bytesEach.reset();
    finish(made);
    line.readAs = made.name + ": " + of->name + " " + written(of->averageRate, rateText) + " x " +
                  formatShare(said->share) + " = " + written(made.averageRate, rateText) + "; at peak " +
                  written(made.peakRate, rateText);
    if (said->kind == "conversion" && std::ranges::any_of(pad.classes, [](const PadClass &one) {
            return isCalledAfter(one, "order"); // as another line says it
        })) {
        line.readAs += "; what is ordered is said already, and counts";
        line.aloud = line.readAs;
        return true;
    }
    if (said->splits) {
        of->averageRate = of->averageRate * (1 - said->share);
        finish(*of);
        line.readAs += "; " + of->name + ": the other " + written(of->averageRate, rateText);
    }
    addBytes(line, made);
    const std::string are = said->kind == "conversion" || said->splits ? plural(made.name) : said->kind;
    line.aloud = sayCount(made.peakRate.likely, ("a second are " + are).c_str());
    addClass(pad, line, std::move(made));
    return true;
}

} // namespace ninesketch
