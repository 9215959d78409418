// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the layers of a drawing: boxes in every second one, and where links pass in all between their ends.
#pragma once
#include "model/import/nested_layers.h"

#include <cstddef>

namespace ninesketch
{

struct LayeredItem {
    double width = 0, height = 0; ///< px
    int place = -1;
    std::size_t layer = 0;
    bool isBox = false;
    std::vector<std::size_t> above, below; ///< what it is linked with in the layers next to it
};

/// Where a link passes, from its beginning to its end.
struct LayeredChain {
    std::vector<std::size_t> items;
    std::size_t middle = 0; ///< in `items`: where its label stands
};

struct LayersSpan {
    std::size_t first = 0, last = 0;
};

struct LayeredItems {
    std::vector<LayeredItem> items;               ///< the boxes before all others
    std::vector<std::vector<std::size_t>> layers; ///< items, from left to right
    std::vector<LayeredChain> chains;             ///< of the links
    std::vector<std::optional<LayersSpan>> spans; ///< of the places; in each of these layers stands something of it
};

LayeredItems itemsInLayers(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
                           const std::vector<LayeredLink> &links);

/// The places around something that stands in `place`, from the outermost to that one.
std::vector<int> placesAround(const std::vector<LayeredPlace> &places, int place);

/// Brings each layer into an order in which few links cross. What stands in a place stays together, and of two places
/// in the same one always the same stands to the left.
void putInOrder(LayeredItems &layered, const std::vector<LayeredPlace> &places);

} // namespace ninesketch
