// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any bytes: they are refused with a sentence, or they become a scene whose relations are true, that
// is written and read again without a further change.
#pragma once
#include "model/scene/order_keys.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"
#include "tests/fuzz/must.h"

#include <string_view>

namespace ninesketch
{

inline void tryScene(std::string_view bytes)
{
    const auto scene = readScene(bytes);
    if (!scene) {
        must(!scene.error().empty() && scene.error().back() == '.', "an error is a sentence");
        return;
    }
    std::string_view last;
    for (const ElementPtr &element : scene->elements()) {
        must(isValidOrderKey(element->index) && (last.empty() || last < element->index), "order keys ascend");
        last = element->index;
        must(!element->id.empty() && scene->find(element->id) == element.get(), "ids are unique");
        must(element->seed != 0, "a seed is not 0");
        const auto names = [&](const Element *shape) {
            for (const BoundElement &bound : shape->boundElements)
                if (bound.id == element->id)
                    return true;
            return false;
        };
        if (const LinearData *linear = element->linear()) {
            must(linear->points.size() >= 2 && linear->points[0] == Point{}, "a line begins at its origin");
            for (const auto *binding : {&linear->startBinding, &linear->endBinding})
                if (*binding) {
                    const Element *shape = scene->find((*binding)->elementId);
                    must(shape && names(shape), "shapes and arrows name each other");
                }
        }
        if (const TextData *text = element->text(); text && text->containerId) {
            const Element *container = scene->find(*text->containerId);
            must(container && names(container), "labels and containers name each other");
        }
    }
    const std::string once = writeScene(*scene);
    const auto again = readScene(once);
    must(again.hasValue(), "what was written can be read");
    must(writeScene(*again) == once, "writing twice changes nothing");
}

} // namespace ninesketch
