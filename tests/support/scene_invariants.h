// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of every scene that this program makes; the first thing that is not, in a sentence.
#pragma once
#include "model/scene/order_keys.h"
#include "model/scene/scene.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ninesketch
{

inline std::string brokenInvariant(const Scene &scene)
{
    std::string lastKey;
    std::set<std::string> ids;
    const auto elements = scene.elements();
    const auto names = [](const Element &element, const std::string &id, const char *type) {
        return std::count(element.boundElements.begin(), element.boundElements.end(), BoundElement{id, type}) == 1;
    };
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element &element = *elements[i];
        const std::string who = "element " + std::to_string(i) + " (" + element.id + ") ";
        if (!ids.insert(element.id).second)
            return who + "has an id that is taken";
        if (!isValidOrderKey(element.index) || !(lastKey < element.index))
            return who + "has the order key " + element.index + " after " + lastKey;
        lastKey = element.index;
        for (const double number : {element.x, element.y, element.width, element.height, element.angle})
            if (!std::isfinite(number))
                return who + "has a number that is not finite";
        if (element.width < 0 || element.height < 0 || element.angle < 0 || element.angle >= 6.2831853071795865)
            return who + "has a negative size or a wild angle";
        if (element.seed == 0)
            return who + "has the seed 0";
        if (element.frameId && !(scene.find(*element.frameId) && scene.find(*element.frameId)->isFrame()))
            return who + "is in a frame that is not there";
        for (const auto &bound : element.boundElements) {
            const Element *other = scene.find(bound.id);
            if (!other)
                return who + "names " + bound.id + ", which is not there";
            const auto *linear = other->linear();
            const bool held =
                bound.type == "text"
                    ? other->text() && other->text()->containerId == element.id
                    : linear && ((linear->startBinding && linear->startBinding->elementId == element.id) ||
                                 (linear->endBinding && linear->endBinding->elementId == element.id));
            if (!held)
                return who + "names " + bound.id + ", which does not hold on to it";
        }
        if (const auto *text = element.text(); text && text->containerId) {
            const Element *container = scene.find(*text->containerId);
            if (!container || !names(*container, element.id, "text"))
                return who + "is a label that its container does not know";
            if (i == 0 || elements[i - 1]->id != container->id)
                return who + "is a label that does not stand right behind its container";
        }
        if (const auto *linear = element.linear()) {
            if (linear->points.size() < 2 || !(linear->points.front() == Point{}))
                return who + "has points that do not begin at 0, 0";
            for (const auto *binding : {&linear->startBinding, &linear->endBinding})
                if (*binding) {
                    const Element *target = scene.find((*binding)->elementId);
                    if (!target || !names(*target, element.id, "arrow"))
                        return who + "holds on to a shape that does not know it";
                }
            for (std::size_t k = 1; linear->elbowed && k < linear->points.size(); ++k)
                if (std::abs(linear->points[k].x - linear->points[k - 1].x) > 0.01 &&
                    std::abs(linear->points[k].y - linear->points[k - 1].y) > 0.01)
                    return who + "is an elbow arrow with a slanting segment";
        }
    }
    return {};
}

} // namespace ninesketch
