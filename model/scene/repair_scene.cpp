// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/repair_scene.h"

#include "model/scene/element_names.h"
#include "model/scene/identity.h"
#include "model/scene/order_keys.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace ninesketch
{

namespace
{

using Elements = std::vector<std::shared_ptr<Element>>;
using Places = std::unordered_map<std::string_view, std::size_t>;

std::string describe(const Elements &elements, std::size_t i)
{
    std::string name = typeName(*elements[i]);
    if (name.size() > 40)
        name.resize(40);
    return "element " + std::to_string(i + 1) + " (" + name + ")";
}

/// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t stableHash(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// Where each id is found. The keys point into the elements.
Places giveUniqueIds(Elements &elements, std::vector<std::string> &notes)
{
    Places places;
    places.reserve(elements.size());
    std::vector<std::size_t> nameless;
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (elements[i]->id.empty() || !places.emplace(elements[i]->id, i).second)
            nameless.push_back(i);
    for (const std::size_t i : nameless) {
        Element &element = *elements[i];
        if (!element.id.empty())
            notes.push_back("The id \"" + element.id.substr(0, 60) + "\" of " + describe(elements, i) +
                            " was taken already; it got a new one.");
        Random random(stableHash(element.id) + i);
        do
            element.id = newId(random);
        while (!places.emplace(element.id, i).second);
    }
    return places;
}

void giveSeeds(Elements &elements)
{
    for (const auto &shared : elements) {
        Element &element = *shared;
        if (element.seed != 0)
            continue;
        Random random(stableHash(element.id));
        element.seed = newSeed(random);
    }
}

/// The groups of each element are those around it, innermost first; `around` says which lie directly around which.
/// Answers with places such that a group's place is behind those of all groups around it, unless they go in a circle:
/// the order in which a walk outwards leaves them.
std::unordered_map<std::string_view, std::size_t>
outermostFirst(const std::map<std::string_view, std::set<std::string_view>> &around)
{
    std::unordered_map<std::string_view, std::size_t> places;
    std::set<std::string_view> seen;
    for (const auto &[start, ignored] : around) {
        using Position = std::set<std::string_view>::const_iterator;
        std::vector<std::pair<std::string_view, Position>> path;
        const auto open = [&](std::string_view name) {
            if (!seen.insert(name).second)
                return;
            const auto found = around.find(name);
            static const std::set<std::string_view> none;
            path.emplace_back(name, found == around.end() ? none.end() : found->second.begin());
        };
        open(start);
        while (!path.empty()) {
            auto &[name, next] = path.back();
            const auto found = around.find(name);
            if (found == around.end() || next == found->second.end()) {
                places.emplace(name, places.size());
                path.pop_back();
            } else {
                open(*next++);
            }
        }
    }
    return places;
}

/// No group lies within itself, and none twice around an element.
void openGroupCircles(Elements &elements, std::vector<std::string> &notes)
{
    std::map<std::string_view, std::set<std::string_view>> around;
    for (const auto &shared : elements) {
        std::vector<std::string> unique;
        for (std::string &group : shared->groupIds)
            if (std::find(unique.begin(), unique.end(), group) == unique.end())
                unique.push_back(std::move(group));
        shared->groupIds = std::move(unique);
        for (std::size_t i = 1; i < shared->groupIds.size(); ++i)
            around[shared->groupIds[i - 1]].insert(shared->groupIds[i]);
    }
    if (around.empty())
        return;
    const auto places = outermostFirst(around);
    std::vector<std::pair<std::size_t, std::size_t>> cuts; // element, how many groups stay
    for (std::size_t e = 0; e < elements.size(); ++e) {
        const auto &ids = elements[e]->groupIds;
        for (std::size_t i = 1; i < ids.size(); ++i)
            if (places.at(ids[i]) > places.at(ids[i - 1])) {
                cuts.emplace_back(e, i);
                break;
            }
    }
    for (const auto &[e, stay] : cuts) { // the names are needed no more
        auto &ids = elements[e]->groupIds;
        notes.push_back("The group \"" + ids[stay].substr(0, 60) + "\" around " + describe(elements, e) +
                        " lay within itself; the element was taken out of it.");
        ids.resize(stay);
    }
}

/// Frames in frames do not go round in a circle.
void openFrameCircles(Elements &elements, const Places &places, std::vector<std::string> &notes)
{
    enum class State : char { New, OnPath, Done };
    std::vector<State> states(elements.size(), State::New);
    std::vector<std::size_t> path;
    for (std::size_t start = 0; start < elements.size(); ++start) {
        std::size_t i = start;
        while (i < elements.size() && states[i] == State::New) {
            states[i] = State::OnPath;
            path.push_back(i);
            const Element &element = *elements[i];
            const auto outer = element.isFrame() && element.frameId ? places.find(*element.frameId) : places.end();
            i = outer == places.end() ? elements.size() : outer->second;
        }
        if (i < elements.size() && states[i] == State::OnPath) {
            elements[i]->frameId.reset();
            notes.push_back("A frame lay within itself, " + describe(elements, i) + "; it was taken out.");
        }
        for (const std::size_t done : path)
            states[done] = State::Done;
        path.clear();
    }
}

/// Arrow ends and labels that name nothing are let go.
void dropDeadReferences(Elements &elements, const Places &places)
{
    const auto find = [&](const std::string &id) -> const Element * {
        const auto found = places.find(id);
        return found == places.end() ? nullptr : elements[found->second].get();
    };
    for (const auto &shared : elements) {
        Element &element = *shared;
        if (element.frameId) {
            const Element *frame = find(*element.frameId);
            if (!frame || !(frame->isFrame() || frame->type == ElementType::Unknown))
                element.frameId.reset();
        }
        if (TextData *text = element.text(); text && text->containerId) {
            const Element *container = find(*text->containerId);
            if (!container || !isTextContainer(container->type))
                text->containerId.reset();
        }
        if (LinearData *linear = element.linear()) {
            for (auto *binding : {&linear->startBinding, &linear->endBinding}) {
                const Element *shape = *binding ? find((*binding)->elementId) : nullptr;
                if (!shape || !isBindable(shape->type) || shape == &element)
                    binding->reset();
            }
        }
    }
}

bool holdsOnTo(const Element &arrow, const std::string &id)
{
    const LinearData *linear = arrow.linear();
    return linear && ((linear->startBinding && linear->startBinding->elementId == id) ||
                      (linear->endBinding && linear->endBinding->elementId == id));
}

/// Shapes and what holds on to them name each other.
void makeTwoSided(Elements &elements, const Places &places)
{
    std::vector<std::size_t> seenBy(elements.size(), elements.size()); // the last element that named this one
    std::vector<std::pair<std::size_t, std::size_t>> named;            // holder, held
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Element &element = *elements[i];
        if (element.boundElements.empty())
            continue;
        std::vector<BoundElement> kept;
        for (BoundElement &bound : element.boundElements) {
            const auto found = places.find(bound.id);
            if (found == places.end() || std::exchange(seenBy[found->second], i) == i)
                continue;
            Element &other = *elements[found->second];
            if (TextData *text = other.text(); text && isTextContainer(element.type)) {
                if (!text->containerId && other.id != element.id)
                    text->containerId = element.id;
                if (text->containerId != element.id)
                    continue;
                bound.type = "text";
            } else if (other.isArrow()) {
                if (!holdsOnTo(other, element.id))
                    continue;
                bound.type = "arrow";
            } else if (element.type != ElementType::Unknown && other.type != ElementType::Unknown) {
                continue;
            }
            kept.push_back(std::move(bound));
            named.emplace_back(i, found->second);
        }
        element.boundElements = std::move(kept);
    }
    std::ranges::sort(named);
    std::set<std::pair<std::size_t, std::size_t>> added;
    const auto name = [&](const std::string &holder, std::size_t held, const char *type) {
        const auto found = places.find(holder);
        if (found == places.end())
            return;
        const std::pair<std::size_t, std::size_t> pair(found->second, held);
        if (!std::ranges::binary_search(named, pair) && added.insert(pair).second)
            elements[found->second]->boundElements.push_back({elements[held]->id, type});
    };
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element &element = *elements[i];
        if (const TextData *text = element.text(); text && text->containerId)
            name(*text->containerId, i, "text");
        if (const LinearData *linear = element.linear()) {
            if (linear->startBinding)
                name(linear->startBinding->elementId, i, "arrow");
            if (linear->endBinding)
                name(linear->endBinding->elementId, i, "arrow");
        }
    }
}

/// A label is turned with its container and stands directly behind it; of several the one that is named first.
void placeLabels(Elements &elements, const Places &places)
{
    std::unordered_map<std::size_t, std::vector<std::size_t>> labels;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        TextData *text = elements[i]->text();
        if (!text || !text->containerId)
            continue;
        const std::size_t container = places.at(*text->containerId);
        if (elements[container]->type == ElementType::Unknown)
            continue; // who knows how it turns and orders its label
        elements[i]->angle = elements[container]->isArrow() ? 0 : elements[container]->angle;
        labels[container].push_back(i);
    }
    bool inPlace = true;
    for (auto &[container, list] : labels) {
        if (list.size() > 1) {
            const auto &named = elements[container]->boundElements;
            std::ranges::stable_sort(list, {}, [&](std::size_t label) {
                return std::ranges::find(named, elements[label]->id, &BoundElement::id) - named.begin();
            });
        }
        for (std::size_t k = 0; k < list.size(); ++k)
            inPlace = inPlace && list[k] == container + 1 + k;
    }
    if (inPlace)
        return;
    Elements ordered;
    ordered.reserve(elements.size());
    std::vector<char> isLabel(elements.size(), 0);
    for (const auto &[container, list] : labels)
        for (const std::size_t label : list)
            isLabel[label] = 1;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (isLabel[i])
            continue;
        const auto own = labels.find(i);
        ordered.push_back(std::move(elements[i]));
        if (own != labels.end())
            for (const std::size_t label : own->second)
                ordered.push_back(std::move(elements[label]));
    }
    elements = std::move(ordered);
}

void orderElements(Elements &elements)
{
    std::vector<std::string> keys;
    keys.reserve(elements.size());
    for (const auto &element : elements)
        keys.push_back(element->index);
    keys = repairedOrderKeys(keys);
    for (std::size_t i = 0; i < elements.size(); ++i)
        elements[i]->index = std::move(keys[i]);
}

} // namespace

std::vector<std::string> repairScene(Elements &elements)
{
    std::vector<std::string> notes;
    const Places places = giveUniqueIds(elements, notes);
    giveSeeds(elements);
    openGroupCircles(elements, notes);
    openFrameCircles(elements, places, notes);
    dropDeadReferences(elements, places);
    makeTwoSided(elements, places);
    placeLabels(elements, places);
    orderElements(elements);
    return notes;
}

} // namespace ninesketch
