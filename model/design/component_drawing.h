// SPDX-License-Identifier: GPL-3.0-or-later
// How a component is drawn: a body in its kind's colours with a bound label, grouped with a small glyph, all of
// ordinary Excalidraw elements in the same hand.
#pragma once
#include "model/design/kinds.h"
#include "model/scene/scene.h"
#include "model/text_metrics.h"

#include <optional>

namespace ninesketch
{

struct ComponentDrawing {
    std::vector<ElementPtr> elements; ///< in drawing order: body, label, glyph
    std::string bodyId;               ///< holds the model (customData.ninesketch)
};

struct ComponentWish {
    std::string kindId = "service";
    std::string presetId; ///< or empty
    std::string name;     ///< may have lines; empty: the kind's or the preset's
    std::optional<int> replicas;
    Point centre;
    std::string id;         ///< body id; empty: made from `seed`
    std::uint64_t seed = 1; ///< ids and strokes follow from it
};

/// Ready to be appended to a scene (order keys are the scene's business: Element::index stays empty).
ComponentDrawing makeComponent(const ComponentWish &wish, const TextMetrics &metrics);

} // namespace ninesketch
