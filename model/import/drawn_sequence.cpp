// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/drawn_sequence.h"

#include "model/design/read_design.h"
#include "model/lowered.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/trimmed.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ninesketch
{
namespace
{

// px
constexpr double shortestLine = 80;
constexpr double underHead = 40;     ///< from what stands above a lifeline to where it begins
constexpr double besideLine = 30;    ///< from a lifeline to a message's end, at least
constexpr double farBeside = 70;     ///< the same at most, where arrows are drawn long
constexpr double widestBar = 30;     ///< on a lifeline, while its party is at work
constexpr double aboveArrow = 45;    ///< from an arrow to the words above it
constexpr double uprightness = 0.03; ///< aside, of its height

bool isUpright(const Element &element)
{
    const Rect box = unrotatedBox(element);
    if (box.height < shortestLine)
        return false;
    const LinearData *line = element.linear();
    const bool bare = line && line->startArrowhead == Arrowhead::None && line->endArrowhead == Arrowhead::None;
    if (element.type == ElementType::Line || (element.isArrow() && bare))
        return box.width <= uprightness * box.height + 1;
    return element.type == ElementType::Rectangle && box.width <= widestBar && box.width < 0.2 * box.height;
}

/// Parties, from left to right.
std::vector<DrawnParty> findParties(const Scene &scene, const DrawnParts &parts)
{
    std::vector<const Element *> uprights;
    for (const ElementPtr &element : scene.elements())
        if (isUpright(*element))
            uprights.push_back(element.get());
    std::ranges::stable_partition(uprights, [](const Element *one) { return one->linear() != nullptr; });
    std::vector<DrawnParty> parties;
    for (const Element *element : uprights) {
        const Rect line = unrotatedBox(*element);
        const double x = line.centre().x;
        DrawnParty party;
        double least = underHead;
        for (std::size_t i = 0; i < parts.parts().size(); ++i) {
            const DrawnPart &head = parts.parts()[i];
            if (head.elements.empty() || wordsOn(head).empty() || x < head.box.x || x > head.box.right())
                continue;
            const double bottom = std::max(head.box.bottom(), head.nameBox.bottom());
            const double away = std::abs(line.y - bottom);
            if (line.y > head.box.centre().y && away <= least && head.box.height < line.height) {
                least = away;
                party.part = i;
            }
        }
        const bool taken =
            std::ranges::any_of(parties, [&](const DrawnParty &other) { return other.part == party.part; });
        if (party.part == DrawnParts::none || taken)
            continue;
        party.line = line;
        party.alongIds.push_back(element->id);
        const std::string words = wordsOn(parts.parts()[party.part]);
        bool leadsOn = false;
        for (std::size_t i = 0; i < parts.parts().size(); ++i) {
            const DrawnPart &part = parts.parts()[i];
            if (part.elements.empty() || i == party.part || part.container)
                continue;
            const bool onLine = std::abs(part.box.centre().x - x) < widestBar && part.box.width <= widestBar &&
                                part.box.y >= line.y - underHead && part.box.bottom() <= line.bottom() + underHead;
            const bool below = x > part.box.x && x < part.box.right() && part.box.bottom() > line.bottom() &&
                               std::abs(part.box.y - line.bottom()) < underHead;
            leadsOn = leadsOn || (below && !onLine && wordsOn(part) != words);
            if ((onLine && !part.label) || (below && wordsOn(part) == words))
                party.alsoParts.push_back(i);
        }
        if (!leadsOn)
            parties.push_back(std::move(party));
    }
    for (DrawnParty &party : parties)
        for (const std::size_t also : party.alsoParts) {
            const DrawnPart &part = parts.parts()[also];
            for (const Element *element : part.elements)
                if (std::ranges::find(party.alongIds, element->id) == party.alongIds.end())
                    party.alongIds.push_back(element->id);
            if (part.label && !part.label->text()->containerId)
                party.alongIds.push_back(part.label->id);
        }
    std::ranges::stable_sort(parties, {}, [](const DrawnParty &party) { return party.line.x; });
    return parties;
}

std::optional<std::size_t> partyAt(const std::vector<DrawnParty> &parties, Point point, double length)
{
    std::optional<std::size_t> nearest;
    double least = std::clamp(0.2 * length, besideLine, farBeside);
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const Rect &line = parties[i].line;
        const double away = std::abs(line.centre().x - point.x);
        if (away < least && point.y > line.y - 5 && point.y < line.bottom() + 5) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

/// Widens it to where the nearer end of the message is.
void reach(Rect &line, const Element &message)
{
    constexpr double room = 2; // px
    const Point start = endPoint(message, LinearEnd::Start), end = endPoint(message, LinearEnd::End);
    const double x = line.centre().x;
    const Point at = std::abs(start.x - x) < std::abs(end.x - x) ? start : end;
    line = line.united(Rect{at.x, at.y, 0, 0}.grown(room));
}

double heightOf(const Element &arrow)
{
    return (endPoint(arrow, LinearEnd::Start).y + endPoint(arrow, LinearEnd::End).y) / 2;
}

std::vector<DrawnMessage> findMessages(const Scene &scene, const std::vector<DrawnParty> &parties)
{
    std::vector<DrawnMessage> messages;
    for (const ElementPtr &element : scene.elements()) {
        const LinearData *line = element->linear();
        if (!element->isArrow() || !line || line->points.size() < 2)
            continue;
        const Point start = endPoint(*element, LinearEnd::Start), end = endPoint(*element, LinearEnd::End);
        const double length = std::abs(end.x - start.x);
        auto from = partyAt(parties, start, length), to = partyAt(parties, end, length);
        const bool headless = line->startArrowhead == Arrowhead::None && line->endArrowhead == Arrowhead::None;
        if (!from || !to || from == to || headless || std::abs(end.y - start.y) > 0.25 * length)
            continue;
        if (line->startArrowhead != Arrowhead::None && line->endArrowhead == Arrowhead::None)
            std::swap(from, to);
        DrawnMessage message;
        message.arrow = element.get();
        message.from = *from;
        message.to = *to;
        messages.push_back(message);
    }
    std::ranges::stable_sort(messages, {}, [](const DrawnMessage &one) { return heightOf(*one.arrow); });
    return messages;
}

bool isDashed(const DrawnMessage &message)
{
    return message.arrow->strokeStyle != StrokeStyle::Solid;
}

Arrowhead headOf(const DrawnMessage &message)
{
    const LinearData &line = *message.arrow->linear();
    return line.endArrowhead != Arrowhead::None ? line.endArrowhead : line.startArrowhead;
}

void tellAnswers(std::vector<DrawnMessage> &messages)
{
    const bool someDashed = std::ranges::any_of(messages, isDashed);
    const bool someFilled =
        std::ranges::any_of(messages, [](const DrawnMessage &one) { return headOf(one) == Arrowhead::Triangle; });
    std::vector<const DrawnMessage *> open;
    for (DrawnMessage &message : messages) {
        const auto asked = std::find_if(open.rbegin(), open.rend(), [&](const DrawnMessage *one) {
            return one->from == message.to && one->to == message.from;
        });
        if (asked != open.rend() && (isDashed(message) || !someDashed)) {
            message.answer = true;
            open.erase(std::next(asked).base());
            continue;
        }
        message.later = someFilled && headOf(message) == Arrowhead::Arrow;
        if (!message.later)
            open.push_back(&message);
    }
}

/// Some of the messages, drawn within a box: alt, opt, par.
struct Block {
    std::string word;
    Rect box;
    std::vector<double> dividers; ///< y, px
    bool holds(const DrawnMessage &message) const
    {
        return box.contains(Point{unrotatedBox(*message.arrow).centre().x, heightOf(*message.arrow)});
    }
};

std::vector<Block> findBlocks(const Scene &scene, const std::vector<DrawnMessage> &messages)
{
    std::vector<Block> blocks;
    for (const ElementPtr &element : scene.elements()) {
        if (!element->text())
            continue;
        const std::string words = lowered(trimmed(wordsIn(*element->text())));
        const std::string word = words.substr(0, 3);
        if ((word != "alt" && word != "opt" && word != "par") ||
            (words.size() > 3 && words.find_first_of("[:(\n ") != 3))
            continue;
        Block block{word, {}, {}};
        for (const ElementPtr &around : scene.elements()) {
            const Block one{word, around->box(), {}};
            if ((around->type == ElementType::Rectangle || around->isFrame()) &&
                one.box.contains(unrotatedBox(*element).centre()) &&
                std::ranges::any_of(messages, [&](const DrawnMessage &message) { return one.holds(message); }) &&
                (block.box.width == 0 || one.box.width * one.box.height < block.box.width * block.box.height))
                block = one;
        }
        if (block.box.width == 0)
            continue;
        for (const ElementPtr &line : scene.elements())
            if (const Rect box = unrotatedBox(*line); line->type == ElementType::Line && box.height < 5 &&
                                                      box.width > 0.7 * block.box.width &&
                                                      block.box.grown(5).contains(box))
                block.dividers.push_back(box.y);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

void shareOut(std::vector<DrawnMessage> &messages, const std::vector<Block> &blocks)
{
    for (DrawnMessage &message : messages)
        for (const Block &block : blocks)
            if (block.word != "par" && block.holds(message))
                message.share /= static_cast<double>(std::max<std::size_t>(block.dividers.size() + 1, 2));
}

/// What is written on the arrow, or above it.
std::string wordsOf(const DrawnMessage &message, const Scene &scene)
{
    const Rect box = unrotatedBox(*message.arrow);
    std::string words;
    double least = aboveArrow;
    for (const ElementPtr &element : scene.elements()) {
        const TextData *text = element->text();
        if (!text)
            continue;
        if (text->containerId == message.arrow->id)
            return wordsIn(*text);
        const Rect at = unrotatedBox(*element);
        const double away = box.centre().y - at.bottom();
        if (!text->containerId && std::abs(away) < least && at.centre().x > box.x && at.centre().x < box.right()) {
            least = std::abs(away);
            words = wordsIn(*text);
        }
    }
    return words;
}

/// "1. POST /orders" -> "POST /orders", of its first line.
std::string requestName(std::string_view words)
{
    words = words.substr(0, words.find('\n'));
    const auto digits = words.find_first_not_of("0123456789");
    if (digits > 0 && digits != std::string_view::npos && (words[digits] == '.' || words[digits] == ')'))
        words.remove_prefix(digits + 1);
    return std::string(trimmed(words));
}

} // namespace

void findWays(DrawnSequence &sequence, const Scene &scene, const std::vector<char> &isClient)
{
    for (DrawnMessage &message : sequence.messages) // whatever is told to a client, it asked for once
        message.answer = message.answer || isClient[message.to];
    const auto asks = std::ranges::find(sequence.messages, false, &DrawnMessage::answer);
    if (asks == sequence.messages.end())
        return;
    const std::vector<Block> blocks = findBlocks(scene, sequence.messages);
    shareOut(sequence.messages, blocks);
    using Place = std::pair<std::size_t, std::size_t>; // request, party
    struct Doing {
        int stage = -1;
        const Block *block = nullptr;
    };
    const std::size_t first = asks->from;
    std::size_t request = 0;
    std::map<Place, double> visits;
    std::map<Place, Doing> doing;
    for (DrawnMessage &message : sequence.messages) {
        if (!message.answer && message.from == first) {
            std::string name = requestName(wordsOf(message, scene));
            if (name.empty())
                name = "Request " + std::to_string(sequence.requests.size() + 1);
            const auto known = std::ranges::find(sequence.requests, name);
            request = static_cast<std::size_t>(known - sequence.requests.begin());
            if (known == sequence.requests.end())
                sequence.requests.push_back(std::move(name));
        }
        message.request = request;
        if (message.answer)
            continue;
        visits[{request, message.to}] += message.share;
        Doing &last = doing[{request, message.from}];
        const auto par = std::ranges::find_if(
            blocks, [&](const Block &block) { return block.word == "par" && block.holds(message); });
        const Block *block = par == blocks.end() ? nullptr : &*par;
        if (!block || block != last.block)
            ++last.stage;
        last.block = block;
        message.stage = last.stage;
    }
    for (DrawnMessage &message : sequence.messages)
        if (const auto at = visits.find({message.request, message.from}); message.from == first || at == visits.end())
            message.perVisit = message.share;
        else
            message.perVisit = std::min(1.0, message.share / at->second);
}

DrawnSequence findDrawnSequence(const Scene &scene, const DrawnParts &parts)
{
    DrawnSequence sequence;
    sequence.parties = findParties(scene, parts);
    sequence.messages = findMessages(scene, sequence.parties);
    if (!sequence.isOne())
        return sequence;
    tellAnswers(sequence.messages);
    for (const DrawnMessage &message : sequence.messages)
        for (const std::size_t party : {message.from, message.to})
            reach(sequence.parties[party].line, *message.arrow);
    return sequence;
}

} // namespace ninesketch
