// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/drawn_parts.h"

#include "model/design/kind_words.h"
#include "model/design/read_design.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <variant>

namespace ninesketch
{
namespace
{

constexpr double largestPart = 420;    ///< px: what is grouped and larger is a picture of several parts
constexpr double arrowReach = 45;      ///< px from an arrow's end to what it points at, in drawings made by eye
constexpr double textReach = 25;       ///< px from an arrow's end to bare words, which may as well be its own
constexpr double containerReach = 400; ///< px from an arrow's end at a container to the part inside that it means
constexpr double smallestNamed = 25;   ///< px: what is smaller has no name of its own
constexpr double beside = 40;          ///< px from an icon to the word below it

double area(const Rect &box)
{
    return box.width * box.height;
}

double distanceTo(const Rect &box, Point point)
{
    return std::hypot(std::max({box.x - point.x, 0.0, point.x - box.right()}),
                      std::max({box.y - point.y, 0.0, point.y - box.bottom()}));
}

bool isSeen(const Element &element)
{
    return !element.isFrame() && !isCarrier(element);
}

/// The same form and size, a little aside: one more of what is in front of it.
bool isStackedOn(const Element &below, const Element &above)
{
    const double size = std::min(above.width, above.height);
    return below.type == above.type && std::abs(below.width - above.width) <= 0.1 * above.width &&
           std::abs(below.height - above.height) <= 0.1 * above.height &&
           distance(below.centre(), above.centre()) <= 0.35 * size;
}

/// A line that comes back to where it began, as large as a shape with a word on it: a hexagon, a cloud, a circle drawn
/// by hand, whose ends seldom meet.
bool isOutline(const Element &element)
{
    const double size = std::min(element.width, element.height);
    const auto closes = [&](const std::vector<Point> &points, double gap) {
        return points.size() > 3 && distance(points.front(), points.back()) < gap && size > 30;
    };
    if (element.type == ElementType::Line && element.linear())
        return closes(element.linear()->points, 8);
    const auto *stroke = std::get_if<FreedrawData>(&element.data);
    return stroke && closes(stroke->points, 0.3 * size);
}

/// Ends of arrows that hold on to the text, or stop at it.
bool isPointedAt(const Element &text, const Rect &box, const Scene &scene)
{
    return std::ranges::any_of(scene.elements(), [&](const ElementPtr &element) {
        const auto ends = [&](LinearEnd end) {
            const auto &binding = bindingOf(*element, end);
            return binding ? binding->elementId == text.id : distanceTo(box, endPoint(*element, end)) < textReach;
        };
        return element->isArrow() && element->linear() && element->linear()->points.size() > 1 &&
               (ends(LinearEnd::Start) || ends(LinearEnd::End));
    });
}

/// Its colour or its shadow, as some draw them: a shape at the very place of another is no further one.
bool isSamePlace(const Element &below, const Element &above)
{
    constexpr double least = 3; // px aside
    return distance(below.centre(), above.centre()) < least;
}

/// The longest row of stacked shapes among these.
int stackOf(const std::vector<const Element *> &elements)
{
    int most = 1;
    for (const Element *first : elements) {
        if (!isClosedShape(*first))
            continue;
        int count = 0;
        const Element *last = first;
        for (const Element *next : elements)
            if (next == first || (isClosedShape(*next) && next != last && count > 0 && isStackedOn(*last, *next) &&
                                  !isSamePlace(*last, *next))) {
                ++count;
                last = next;
            }
        most = std::max(most, count);
    }
    return most;
}

/// One icon, and not a picture of several parts that somebody grouped.
bool looksLikeOne(const std::vector<const Element *> &members, const Scene &scene)
{
    const Rect box = commonBox(members);
    if (std::max(box.width, box.height) > largestPart)
        return false;
    int labelled = 0, texts = 0;
    for (const Element *member : members) {
        if (member->isArrow())
            return false;
        texts += member->text() && !member->text()->containerId ? 1 : 0;
        labelled += isClosedShape(*member) && boundTextOf(*member, scene) ? 1 : 0;
    }
    return labelled <= 1 && texts <= 2 && texts < static_cast<int>(members.size());
}

/// How well a loose text in that box stands as the name of a part: the lower the better; nothing when it does not
/// belong there.
std::optional<double> labelDistance(const Rect &part, const Rect &box)
{
    if (part.contains(box.centre()))
        return 0;
    const bool above = box.bottom() <= part.y + part.height / 2;
    const double gap = above ? part.y - box.bottom() : box.y - part.bottom();
    const double aside = std::abs(box.centre().x - part.centre().x);
    if (gap > -0.5 * box.height && gap <= beside && aside <= std::max(part.width, box.width) / 2)
        return 1 + std::max(gap, 0.0) + (above ? 10 : 0) + 0.2 * aside;
    return std::nullopt;
}

} // namespace

const std::string &wordsIn(const TextData &text)
{
    return text.originalText.empty() ? text.text : text.originalText;
}

std::string wordsOn(const DrawnPart &part)
{
    return part.label && part.label->text() ? wordsIn(*part.label->text()) : std::string();
}

DrawnParts::DrawnParts(const Scene &scene) : m_scene(scene)
{
    std::vector<const Element *> all;
    for (const ElementPtr &element : scene.elements())
        if (isSeen(*element))
            all.push_back(element.get());
    gather(all, 0);
    joinStacks();
    findLabels();
    takeBareWords();
    sortOutContainers();
}

void DrawnParts::gather(const std::vector<const Element *> &elements, std::size_t depth)
{
    std::map<std::string_view, std::vector<const Element *>> groups;
    for (const Element *element : elements) {
        if (const std::size_t levels = element->groupIds.size(); depth < levels)
            groups[element->groupIds[levels - 1 - depth]].push_back(element);
        else if (isClosedShape(*element) || isOutline(*element))
            addPart({element});
    }
    for (const auto &[id, members] : groups) {
        if (looksLikeOne(members, m_scene))
            addPart(members);
        else
            gather(members, depth + 1);
    }
}

void DrawnParts::name(DrawnPart &part, const Element &label)
{
    part.label = &label;
    part.nameBox = rotatedBox(label);
}

void DrawnParts::addPart(std::vector<const Element *> elements)
{
    DrawnPart part;
    for (const Element *element : elements) {
        const Element *bound = isClosedShape(*element) ? boundTextOf(*element, m_scene) : nullptr;
        if (bound && couldBeName(*bound->text()))
            name(part, *bound);
        if (element->text()) {
            if (!part.label && !element->text()->containerId && couldBeName(*element->text()))
                name(part, *element);
        } else {
            part.elements.push_back(element);
        }
    }
    if (part.elements.empty())
        return;
    part.box = commonBox(part.elements);
    part.stacked = stackOf(part.elements);
    for (const Element *element : elements)
        m_partOf[element->id] = m_parts.size();
    m_parts.push_back(std::move(part));
}

void DrawnParts::joinStacks()
{
    // loose shapes, the one in front comes last
    for (std::size_t front = m_parts.size(); front-- > 0;) {
        DrawnPart &above = m_parts[front];
        for (std::size_t back = front; back-- > 0;) {
            DrawnPart &below = m_parts[back];
            if (below.elements.size() != 1 || above.elements.empty() || (below.label && above.label) ||
                !isClosedShape(*below.elements.front()) || !isClosedShape(*above.elements.front()) ||
                !isStackedOn(*below.elements.front(), *above.elements.front()))
                continue;
            above.stacked += isSamePlace(*below.elements.front(), *above.elements.front()) ? 0 : 1;
            above.elements.insert(above.elements.begin(), below.elements.front());
            above.box = above.box.united(below.box);
            if (!above.label && below.label)
                name(above, *below.label);
            m_partOf[below.elements.front()->id] = front;
            below.elements.clear();
        }
    }
}

std::vector<std::size_t> DrawnParts::partsWithin(std::size_t outer) const
{
    std::vector<std::size_t> inside;
    const Rect &box = m_parts[outer].box;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        if (i != outer && !m_parts[i].elements.empty() && box.grown(5).contains(m_parts[i].box) &&
            area(box) > 1.5 * area(m_parts[i].box))
            inside.push_back(i);
    return inside;
}

void DrawnParts::findLabels()
{
    struct Claim {
        double distance;
        const Element *text;
        std::size_t part;
    };
    std::vector<Claim> claims;
    std::vector<std::pair<const Element *, Rect>> texts;
    for (const ElementPtr &element : m_scene.elements())
        if (const TextData *text = element->text();
            text && !text->containerId && !m_partOf.contains(element->id) && couldBeName(*element->text()))
            texts.emplace_back(element.get(), rotatedBox(*element));
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const DrawnPart &part = m_parts[i];
        if (part.elements.empty() || std::min(part.box.width, part.box.height) < smallestNamed)
            continue;
        // words mean what is inside first, and the frame around it all last
        const double later = partsWithin(i).empty()                                    ? 0
                             : std::max(part.box.width, part.box.height) < largestPart ? 2 * beside
                                                                                       : 4 * beside;
        for (const auto &[text, box] : texts)
            if (const auto distance = labelDistance(part.box, box))
                claims.push_back({*distance + later, text, i});
    }
    // the nearest pairs first, then the innermost of the boxes around a text; of texts within it the one written
    // largest
    std::ranges::stable_sort(claims, {}, [&](const Claim &claim) {
        return std::tuple(claim.distance, area(m_parts[claim.part].box), -claim.text->text()->fontSize);
    });
    for (const Claim &claim : claims) {
        DrawnPart &part = m_parts[claim.part];
        if (m_partOf.contains(claim.text->id))
            continue;
        if (!part.label)
            name(part, *claim.text);
        else if (claim.distance > 0)
            continue;
        m_partOf[claim.text->id] = claim.part;
    }
}

void DrawnParts::takeBareWords()
{
    std::optional<KindNames> names; // most drawings have no need of them
    for (const ElementPtr &element : m_scene.elements()) {
        const TextData *text = element->text();
        if (!text || text->containerId || m_partOf.contains(element->id) || !couldBeName(*text))
            continue;
        const Rect box = rotatedBox(*element);
        const bool besideShape = std::ranges::any_of(m_parts, [&](const DrawnPart &part) {
            return !part.elements.empty() && part.box.grown(beside).intersects(box);
        });
        if (besideShape || !isPointedAt(*element, box, m_scene))
            continue;
        if (!names)
            names.emplace();
        if (!names->in(wordsIn(*text)))
            continue;
        DrawnPart part;
        part.elements = {element.get()};
        part.box = box;
        name(part, *element);
        m_partOf[element->id] = m_parts.size();
        m_parts.push_back(std::move(part));
    }
}

void DrawnParts::sortOutContainers()
{
    for (std::size_t out = 0; out < m_parts.size(); ++out) {
        DrawnPart &outer = m_parts[out];
        if (outer.elements.empty())
            continue;
        // small pictures without a name belong to what they are drawn on
        const double size = std::max(outer.box.width, outer.box.height);
        const std::vector<std::size_t> inside = partsWithin(out);
        const bool decorated = size <= largestPart && std::ranges::all_of(inside, [&](std::size_t in) {
                                   const Rect &box = m_parts[in].box;
                                   return !m_parts[in].label && std::max(box.width, box.height) < 0.6 * size;
                               });
        outer.container = !inside.empty() && !decorated;
        if (!decorated)
            continue;
        for (const std::size_t in : inside) {
            for (const Element *element : m_parts[in].elements) {
                m_partOf[element->id] = out;
                outer.elements.push_back(element);
            }
            m_parts[in].elements.clear();
        }
    }
}

std::size_t DrawnParts::partOf(std::string_view elementId) const
{
    const auto at = m_partOf.find(elementId);
    if (at != m_partOf.end())
        return at->second;
    const Element *element = m_scene.find(elementId);
    return element && element->text() && element->text()->containerId && *element->text()->containerId != elementId
               ? partOf(*element->text()->containerId)
               : none;
}

std::size_t DrawnParts::nearestWithin(std::size_t container, Point point) const
{
    std::size_t nearest = none;
    double least = containerReach;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const DrawnPart &part = m_parts[i];
        if (part.elements.empty() || part.container || !m_parts[container].box.grown(5).contains(part.box))
            continue;
        if (const double away = distanceTo(part.box, point); away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

std::size_t DrawnParts::partNear(Point point) const
{
    std::size_t best = none, around = none;
    double least = arrowReach, leastAround = arrowReach;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const DrawnPart &part = m_parts[i];
        if (part.elements.empty())
            continue;
        if (part.container) {
            // its border counts, not what is far inside
            const Rect &box = part.box;
            const double away =
                box.contains(point)
                    ? std::min({point.x - box.x, box.right() - point.x, point.y - box.y, box.bottom() - point.y})
                    : distanceTo(box, point);
            if (away < leastAround) {
                leastAround = away;
                around = i;
            }
            continue;
        }
        double away = distanceTo(part.box, point);
        if (part.label)
            away = std::min(away, distanceTo(part.nameBox, point));
        if (away < least) {
            least = away;
            best = i;
        }
    }
    if (best != none || around == none)
        return best;
    return nearestWithin(around, point);
}

std::size_t DrawnParts::partMeant(std::string_view elementId, Point point) const
{
    const std::size_t part = partOf(elementId);
    if (part == none)
        return partNear(point);
    return m_parts[part].container ? nearestWithin(part, point) : part;
}

} // namespace ninesketch
