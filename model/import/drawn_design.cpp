// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/drawn_design.h"

#include "model/count_text.h"
#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "model/import/drawn_directions.h"
#include "model/import/drawn_places.h"
#include "model/import/drawn_sequence.h"
#include "model/import/kind_guesses.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/trimmed.h"
#include "model/words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

namespace ninesketch
{
namespace
{

struct Arrow {
    const Element *element;
    std::size_t from, to; ///< parts
    bool bothWays;        ///< its heads don't tell who calls: it has two, or none
};

struct Arrows {
    std::vector<Arrow> read;
    std::size_t loose = 0;
    std::vector<int> in, out; ///< by part
};

std::size_t partAt(const DrawnParts &parts, const Element &arrow, LinearEnd end)
{
    const Point point = endPoint(arrow, end);
    const auto &binding = bindingOf(arrow, end);
    return binding ? parts.partMeant(binding->elementId, point) : parts.partNear(point);
}

/// A line from part to part, as many people draw what talks to what: no line of a shape, no lifeline of a sequence.
std::optional<Arrow> readLine(const Element &element, const DrawnParts &parts)
{
    constexpr double touches = 15; // px
    const LinearData *line = element.linear();
    if (element.type != ElementType::Line || !line || line->points.size() < 2 || line->polygon ||
        parts.partOf(element.id) != DrawnParts::none)
        return std::nullopt;
    const Point start = endPoint(element, LinearEnd::Start), end = endPoint(element, LinearEnd::End);
    const std::size_t from = parts.partNear(start), to = parts.partNear(end);
    const auto isAt = [&](std::size_t part, Point point) {
        return part != DrawnParts::none && !parts.parts()[part].container &&
               parts.parts()[part].box.grown(touches).contains(point);
    };
    if (from == to || !isAt(from, start) || !isAt(to, end) ||
        wordsOn(parts.parts()[from]) == wordsOn(parts.parts()[to]))
        return std::nullopt;
    return Arrow{&element, from, to, true};
}

/// One to many: tables are related that way, and do not call each other.
bool tellsHowMany(Arrowhead head)
{
    return head >= Arrowhead::CardinalityOne;
}

Arrows readArrows(const Scene &scene, const DrawnParts &parts)
{
    Arrows arrows;
    arrows.in.resize(parts.parts().size());
    arrows.out.resize(parts.parts().size());
    for (const ElementPtr &element : scene.elements()) {
        if (const auto line = readLine(*element, parts)) {
            for (const std::size_t part : {line->from, line->to}) {
                ++arrows.out[part];
                ++arrows.in[part];
            }
            arrows.read.push_back(*line);
            continue;
        }
        const LinearData *line = element->linear();
        if (!element->isArrow() || !line || line->points.size() < 2 || tellsHowMany(line->startArrowhead) ||
            tellsHowMany(line->endArrowhead))
            continue;
        Arrow arrow{element.get(), partAt(parts, *element, LinearEnd::Start), partAt(parts, *element, LinearEnd::End),
                    (line->startArrowhead != Arrowhead::None) == (line->endArrowhead != Arrowhead::None)};
        if (line->startArrowhead != Arrowhead::None && line->endArrowhead == Arrowhead::None)
            std::swap(arrow.from, arrow.to);
        if (arrow.from == arrow.to && arrow.from != DrawnParts::none)
            continue; // a line of an icon
        if (arrow.from == DrawnParts::none || arrow.to == DrawnParts::none) {
            ++arrows.loose;
            continue;
        }
        ++arrows.out[arrow.from];
        ++arrows.in[arrow.to];
        arrows.read.push_back(arrow);
    }
    return arrows;
}

/// An ellipse as the lid of something taller.
bool isCylinder(const DrawnPart &part)
{
    return std::ranges::any_of(part.elements, [&](const Element *element) {
        return element->type == ElementType::Ellipse && element->width > 0.8 * part.box.width &&
               element->height < 0.7 * part.box.height && element->y < part.box.y + 0.3 * part.box.height;
    });
}

/// A round head, and what is wider below it.
bool isPerson(const DrawnPart &part)
{
    const auto isBelow = [&](const Element &head) {
        return std::ranges::any_of(part.elements, [&](const Element *one) {
            return one->type != ElementType::Ellipse && one->width > 1.1 * head.width && one->y > head.centre().y &&
                   one->x < head.centre().x && one->box().right() > head.centre().x;
        });
    };
    return std::ranges::any_of(part.elements, [&](const Element *one) {
        return one->type == ElementType::Ellipse && std::abs(one->width - one->height) < 0.3 * one->height &&
               one->height > 0.2 * part.box.height && one->height < 0.6 * part.box.height &&
               one->y < part.box.y + 0.2 * part.box.height && isBelow(*one);
    });
}

/// The shape of it that can hold the meaning: the one with the label, else one that is most of what is seen.
std::string bodyOf(const DrawnPart &part)
{
    const Element *largest = nullptr;
    for (const Element *element : part.elements) {
        if (!isClosedShape(*element))
            continue;
        if (part.label && part.label->text()->containerId == element->id)
            return element->id;
        if (!largest || element->width * element->height >= largest->width * largest->height)
            largest = element;
    }
    const bool most =
        largest && largest->width * largest->height >= 0.5 * part.box.width * part.box.height && largest->angle == 0;
    return most || (largest && part.elements.size() == 1) ? largest->id : std::string();
}

std::optional<NamedKind> kindByForm(const DrawnPart &part, std::string_view words, bool asked, bool asks,
                                    bool clientKnown)
{
    if (isCylinder(part) || isStoreOfSeveral(words))
        return NamedKind{findKind("sql-database")};
    if (isPerson(part))
        return NamedKind{findKind("client")};
    if (isWayThrough(words))
        return NamedKind{findKind("load-balancer")};
    if (part.elements.size() == 1 && part.elements.front()->type == ElementType::Diamond)
        return std::nullopt; // a question, not a part
    if (asks && !asked && (!part.label || !clientKnown))
        return NamedKind{findKind("client")};
    return NamedKind{findKind("service")};
}

/// "Node 1" in a box called "Cache cluster" is a cache; nothing: no such box is around it.
std::optional<NamedKind> kindOfSurroundings(const DrawnParts &parts, const DrawnPart &part, const KindNames &names)
{
    const DrawnPart *around = nullptr;
    for (const DrawnPart &one : parts.parts())
        if (one.container && one.label && one.box.contains(part.box) &&
            (!around || one.box.width * one.box.height < around->box.width * around->box.height))
            around = &one;
    return around ? kindOfWhatIsIn(wordsOn(*around), names) : std::nullopt;
}

/// A note beside the drawing: "Todo: ask how many users there are", "Cache or not?", a sentence.
bool isRemark(std::string_view words)
{
    constexpr std::size_t sentence = 6; // words
    const std::string small = lowered(words);
    const std::string first = small.substr(0, small.find_first_of(" :\n"));
    constexpr const char *const beginnings[] = {"note",       "notes",       "todo",   "question", "questions",
                                                "assumption", "assumptions", "legend", "hint",     "idea",
                                                "fixme",      "remark",      "nb"};
    std::istringstream list{small};
    return std::ranges::find(beginnings, first) != std::end(beginnings) || small.find('?') != std::string::npos ||
           std::distance(std::istream_iterator<std::string>(list), {}) >= static_cast<std::ptrdiff_t>(sentence);
}

/// What colours mean, by a legend: small shapes beside words that name a kind.
using Legend = std::map<std::string, NamedKind, std::less<>>;

/// What a shape is filled with, else drawn in; empty: nothing that would mean something.
std::string colourOf(const Element &shape)
{
    if (shape.backgroundColor != "transparent")
        return shape.backgroundColor;
    return shape.strokeColor == Element().strokeColor ? std::string() : shape.strokeColor;
}

Legend readLegend(const Scene &scene, const DrawnParts &parts, const Arrows &arrows, const KindNames &names)
{
    constexpr double largest = 60, apart = 40; // px: of a sample, and from it to its words
    Legend legend;
    for (std::size_t i = 0; i < parts.parts().size(); ++i) {
        const DrawnPart &part = parts.parts()[i];
        if (part.elements.size() != 1 || !isClosedShape(*part.elements.front()) || arrows.in[i] + arrows.out[i] > 0 ||
            part.box.width > largest || part.box.height > largest)
            continue;
        const std::string colour = colourOf(*part.elements.front());
        for (const ElementPtr &element : scene.elements()) {
            const TextData *text = element->text();
            const double gap = element->x - part.box.right();
            if (!text || colour.empty() || gap < -1 || gap > apart ||
                std::abs(element->centre().y - part.box.centre().y) > part.box.height / 2)
                continue;
            if (const auto named = names.in(wordsIn(*text)))
                legend.emplace(colour, *named);
        }
    }
    return legend.size() > 1 ? legend : Legend(); // one shape beside a word is no legend
}

/// What a legend says of a shape without words.
std::optional<NamedKind> kindByColour(const DrawnPart &part, const Legend &legend)
{
    if (part.label)
        return std::nullopt;
    for (const Element *element : part.elements)
        if (const auto said = legend.find(colourOf(*element)); isClosedShape(*element) && said != legend.end())
            return said->second;
    return std::nullopt;
}

DrawnComponent componentFrom(const DrawnPart &part)
{
    DrawnComponent component;
    for (const Element *element : part.elements)
        component.elementIds.push_back(element->id);
    component.labelId = part.label ? part.label->id : std::string();
    component.bodyId = bodyOf(part);
    component.box = part.box;
    component.replicas = part.stacked;
    return component;
}

/// What the drawing itself says that the part is; nothing: it does not.
std::optional<DrawnComponent> knownComponent(const DrawnPart &part)
{
    for (const Element *element : part.elements) {
        const auto model = componentModel(*element);
        if (!model)
            continue;
        const Kind *kind = findKind(model->kindId);
        DrawnComponent component = componentFrom(part);
        component.bodyId = element->id;
        component.what.kind = kind ? kind : &unknownKind();
        component.known = true;
        return component;
    }
    return std::nullopt;
}

/// "Web app" may be what a person holds or what serves it.
void serveWhoIsAsked(std::vector<std::optional<DrawnComponent>> &found, const Arrows &arrows)
{
    std::vector<std::optional<NamedKind>> kinds;
    for (const std::optional<DrawnComponent> &component : found)
        kinds.push_back(component ? std::optional(component->what) : std::nullopt);
    PartCalls calls;
    for (const Arrow &arrow : arrows.read)
        calls.emplace_back(arrow.from, arrow.to);
    for (const std::size_t part : clientsThatServe(kinds, calls))
        if (!found[part]->known)
            found[part]->what = NamedKind{findKind("service")};
}

/// Which parts are components, and what they are. What is drawn around others is none, but for these: who speaks in a
/// sequence.
std::vector<std::optional<DrawnComponent>> findComponents(const Scene &scene, const DrawnParts &parts,
                                                          const Arrows &arrows, const std::vector<std::size_t> &heads)
{
    const KindNames names;
    const Legend legend = readLegend(scene, parts, arrows, names);
    std::vector<std::optional<DrawnComponent>> found(parts.parts().size());
    const auto take = [&](std::size_t i, const std::optional<NamedKind> &what, bool byWords) {
        if (!what)
            return;
        found[i] = componentFrom(parts.parts()[i]);
        found[i]->what = *what;
        found[i]->byWords = byWords;
    };
    const auto isAround = [&](std::size_t i) {
        return parts.parts()[i].container && std::ranges::find(heads, i) == heads.end();
    };
    bool clientKnown = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const DrawnPart &part = parts.parts()[i];
        if (part.elements.empty())
            continue;
        found[i] = knownComponent(part);
        const bool apart = arrows.in[i] == 0 && arrows.out[i] == 0;
        if (!found[i] && !isAround(i) && !(apart && isRemark(wordsOn(part))))
            take(i, names.in(wordsOn(part)), true);
        clientKnown = clientKnown || (found[i] ? found[i]->what.kind->behaviour == Behaviour::Client
                                               : arrows.out[i] > 0 && isPerson(part));
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const DrawnPart &part = parts.parts()[i];
        const bool asked = arrows.in[i] > 0, asks = arrows.out[i] > 0;
        if (!found[i] && !part.elements.empty() && !isAround(i) && (asked || asks)) {
            const auto coloured = kindByColour(part, legend), around = kindOfSurroundings(parts, part, names);
            take(i,
                 coloured ? coloured
                 : around ? around
                          : kindByForm(part, wordsOn(part), asked, asks, clientKnown),
                 coloured || around);
            if (found[i])
                found[i]->wayThrough = found[i]->what.kind->behaviour == Behaviour::Balancer;
        }
    }
    for (std::optional<DrawnComponent> &component : found)
        if (component && !component->known)
            place(*component, parts);
    serveWhoIsAsked(found, arrows);
    return found;
}

/// Arrows between parts that are no messages of the sequence.
std::ptrdiff_t othersThan(const DrawnSequence &sequence, const Arrows &arrows)
{
    std::vector<std::size_t> itsParts;
    for (const DrawnParty &party : sequence.parties) {
        itsParts.push_back(party.part);
        itsParts.insert(itsParts.end(), party.alsoParts.begin(), party.alsoParts.end());
    }
    const auto isIts = [&](std::size_t part) { return std::ranges::find(itsParts, part) != itsParts.end(); };
    return std::ranges::count_if(arrows.read,
                                 [&](const Arrow &arrow) { return !isIts(arrow.from) && !isIts(arrow.to); });
}

/// The messages alone: who speaks, and who is spoken to.
Arrows messagesOf(const DrawnSequence &sequence, const DrawnParts &parts)
{
    Arrows arrows;
    arrows.in.resize(parts.parts().size());
    arrows.out.resize(parts.parts().size());
    for (const DrawnMessage &message : sequence.messages) {
        if (message.answer)
            continue;
        const std::size_t from = sequence.parties[message.from].part, to = sequence.parties[message.to].part;
        ++arrows.out[from];
        ++arrows.in[to];
        arrows.read.push_back({message.arrow, from, to, false});
    }
    return arrows;
}

/// In a sequence who speaks or is spoken to is a component, and nothing else. Beside other drawings a sequence says
/// again what they say.
void dropWhatIsNone(const DrawnSequence &sequence, bool isSequence, std::vector<std::optional<DrawnComponent>> &found)
{
    std::vector<char> speaks(found.size()), isParty(found.size());
    for (const DrawnMessage &message : sequence.messages)
        for (const std::size_t party : {message.from, message.to})
            speaks[sequence.parties[party].part] = 1;
    for (const DrawnParty &party : sequence.parties)
        if (sequence.isOne() || !party.alsoParts.empty()) {
            isParty[party.part] = 1;
            for (const std::size_t also : party.alsoParts)
                isParty[also] = 1;
        }
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i] && !found[i]->known && (isSequence ? !speaks[i] : isParty[i]))
            found[i].reset();
}

/// Components that speak get their lifelines, messages become calls, and several requests their classes.
void addMessages(DrawnDesign &design, DrawnSequence sequence, const Scene &scene, const std::vector<std::size_t> &place)
{
    const auto component = [&](std::size_t party) { return place[sequence.parties[party].part]; };
    const auto behaviour = [&](std::size_t party) { return design.components[component(party)].what.kind->behaviour; };
    std::vector<char> isClient;
    for (std::size_t i = 0; i < sequence.parties.size(); ++i)
        isClient.push_back(component(i) != DrawnParts::none && behaviour(i) == Behaviour::Client);
    findWays(sequence, scene, isClient);
    for (std::size_t i = 0; i < sequence.parties.size(); ++i)
        if (component(i) != DrawnParts::none) {
            DrawnComponent &one = design.components[component(i)];
            one.alongIds = sequence.parties[i].alongIds;
            one.line = sequence.parties[i].line;
        }
    if (sequence.requests.size() > 1)
        for (const std::string &name : sequence.requests) {
            RequestClass request;
            request.id = keyFromName(name);
            for (int n = 2; std::ranges::find(design.classes, request.id, &RequestClass::id) != design.classes.end();
                 ++n)
                request.id = keyFromName(name) + '-' + std::to_string(n);
            request.name = name;
            request.share = 1.0 / static_cast<double>(sequence.requests.size());
            design.classes.push_back(std::move(request));
        }
    const auto asksCache = [&](std::size_t party) {
        return std::ranges::any_of(sequence.messages, [&](const DrawnMessage &one) {
            return one.from == party && behaviour(one.to) == Behaviour::Cache;
        });
    };
    for (const DrawnMessage &message : sequence.messages) {
        DrawnCall call{message.arrow->id, component(message.from), component(message.to)};
        if (design.components[call.from].known && design.components[call.to].known)
            continue;
        call.message = true;
        call.answer = message.answer;
        call.later = message.later;
        call.stage = message.stage;
        const bool onMiss = message.share < 1 && behaviour(message.to) == Behaviour::Store && asksCache(message.from);
        if (message.perVisit < 1 && !onMiss) // how often a cache misses is known better
            call.perRequest = message.perVisit;
        if (!design.classes.empty())
            for (std::size_t other = 0; other < design.classes.size(); ++other)
                if (other != message.request && std::ranges::any_of(sequence.messages, [&](const DrawnMessage &one) {
                        return !one.answer && one.request == other &&
                               (one.to == message.from || one.from == message.from);
                    }))
                    call.notOf.push_back(design.classes[other].id);
        design.calls.push_back(std::move(call));
    }
}

} // namespace

bool DrawnDesign::isOne() const
{
    const bool named = std::ranges::any_of(components, &DrawnComponent::byWords);
    return components.size() >= 2 && !calls.empty() && named;
}

std::string summaryOf(const DrawnDesign &found)
{
    const auto fresh = std::ranges::count(found.components, false, &DrawnComponent::known);
    const auto messages = std::ranges::count(found.calls, true, &DrawnCall::message);
    const auto repliesOf = [](const DrawnCall &call) { return call.message && call.answer; };
    const auto replies = std::ranges::count_if(found.calls, repliesOf);
    std::string text = countText(static_cast<double>(fresh), "component") + " and " +
                       countText(static_cast<double>(std::ssize(found.calls) - replies), "call");
    if (messages > 0)
        text +=
            "; read as a sequence" + (replies > 0 ? ", in which " + countText(static_cast<double>(replies), "message") +
                                                        (replies == 1 ? " answers" : " answer")
                                                  : std::string());
    if (!found.classes.empty())
        text += "; each of the " + countText(static_cast<double>(found.classes.size()), "request") +
                " has an equal share of the load";
    const auto guessed = std::ranges::count_if(
        found.calls, [](const DrawnCall &call) { return call.message && !call.answer && call.perRequest.has_value(); });
    if (guessed > 0)
        text += "; " + countText(static_cast<double>(guessed), "call") + (guessed == 1 ? " is" : " are") +
                " made by a share of the requests, guessed from the drawing";
    if (found.looseArrows > 0)
        text += "; " + countText(static_cast<double>(found.looseArrows), "arrow") +
                (found.looseArrows == 1 ? " leads" : " lead") + " from or to none of them";
    const auto polls = std::ranges::count_if(found.calls, [&](const DrawnCall &call) {
        return call.showsAnswer && found.components[call.from].what.kind->behaviour == Behaviour::Queue;
    });
    if (polls > 0)
        text += "; " + countText(static_cast<double>(polls), "arrow") + " from a worker to its queue " +
                (polls == 1 ? "is" : "are") + " read as taking messages from it";
    if (const auto lines = std::ranges::count(found.calls, true, &DrawnCall::line); lines > 0)
        text += "; " + countText(static_cast<double>(lines), "line") +
                (lines == 1 ? " becomes an arrow" : " become arrows");
    if (const auto answers = std::ranges::count(found.calls, true, &DrawnCall::showsAnswer) - polls; answers > 0)
        text += "; " + countText(static_cast<double>(answers), "arrow") + " out of what only answers " +
                (answers == 1 ? "is" : "are") + " read as the answer to a call";
    return text + ".";
}

DrawnDesign findDrawnDesign(const Scene &scene)
{
    const DrawnParts parts(scene);
    const DrawnSequence sequence = findDrawnSequence(scene, parts);
    Arrows arrows = readArrows(scene, parts);
    const bool isSequence = sequence.isOne() && othersThan(sequence, arrows) < 2;
    if (isSequence)
        arrows = messagesOf(sequence, parts);
    DrawnDesign design;
    design.looseArrows = arrows.loose;
    std::vector<std::size_t> place(parts.parts().size(), DrawnParts::none);
    std::vector<std::size_t> heads;
    for (const DrawnParty &party : sequence.parties)
        if (isSequence)
            heads.push_back(party.part);
    auto found = findComponents(scene, parts, arrows, heads);
    dropWhatIsNone(sequence, isSequence, found);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i])
            order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scene.indexOf(found[i]->elementIds.front()); });
    for (const std::size_t i : order) {
        place[i] = design.components.size();
        design.components.push_back(std::move(*found[i]));
    }
    if (isSequence) {
        addMessages(design, sequence, scene, place);
        return design;
    }
    std::vector<char> bothWays;
    for (const Arrow &arrow : arrows.read) {
        const std::size_t from = place[arrow.from], to = place[arrow.to];
        if (from == DrawnParts::none || to == DrawnParts::none) {
            ++design.looseArrows;
            continue;
        }
        if (design.components[from].known && design.components[to].known)
            continue;
        design.calls.push_back({arrow.element->id, from, to});
        design.calls.back().line = !arrow.element->isArrow();
        bothWays.push_back(arrow.bothWays);
    }
    orient(design, bothWays);
    return design;
}

} // namespace ninesketch
