// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/layered_items.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ninesketch
{
namespace
{

using Layers = std::vector<std::vector<std::size_t>>;

/// Every place, and every item, has a number by which it is sorted among what stands in the same place: of a place it
/// is the same in all layers, so that never one place is left of another in one layer and right of it in the next.
class Ordering
{
public:
    Ordering(LayeredItems &layered, const std::vector<LayeredPlace> &places)
        : m_items(layered.items), m_layers(layered.layers), m_position(m_items.size(), 0), m_key(m_items.size(), 0),
          m_placeKey(places.size(), 0)
    {
        for (const LayeredItem &item : m_items)
            m_around.push_back(placesAround(places, item.place));
    }

    /// From several beginnings, each down or up first.
    void run()
    {
        std::optional<std::size_t> fewest;
        Layers best = m_layers;
        for (const auto &[sign, isUp] : {std::pair{1., false}, {1., true}, {-1., false}, {-1., true}}) {
            if (fewest == 0)
                break;
            for (std::size_t i = 0; i < m_items.size(); ++i)
                m_key[i] = m_position[i] = sign * static_cast<double>(i);
            keyPlaces();
            for (auto &layer : m_layers)
                sort(layer);
            constexpr int sweeps = 16;
            for (int sweep = 0; sweep < sweeps && fewest != 0; ++sweep) {
                keyPlaces();
                if ((sweep % 2 != 0) != isUp)
                    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
                        sort(*layer, &LayeredItem::below);
                else
                    for (auto &layer : m_layers)
                        sort(layer, &LayeredItem::above);
                if (sweep > 0)
                    exchangeNeighbours();
                if (const std::size_t count = crossings(); !fewest || count < *fewest) {
                    fewest = count;
                    best = m_layers;
                }
            }
        }
        m_layers = std::move(best);
    }

private:
    using Neighbours = std::vector<std::size_t> LayeredItem::*;

    void number(const std::vector<std::size_t> &layer)
    {
        for (std::size_t k = 0; k < layer.size(); ++k)
            m_position[layer[k]] = static_cast<double>(k) - static_cast<double>(layer.size()) / 2;
    }

    void keyPlaces()
    {
        std::vector<std::size_t> count(m_placeKey.size(), 0);
        std::ranges::fill(m_placeKey, 0);
        for (std::size_t i = 0; i < m_items.size(); ++i)
            for (const int place : m_around[i]) {
                m_placeKey[static_cast<std::size_t>(place)] += m_position[i];
                ++count[static_cast<std::size_t>(place)];
            }
        for (std::size_t place = 0; place < count.size(); ++place)
            m_placeKey[place] /= static_cast<double>(std::max<std::size_t>(count[place], 1));
    }

    void sort(std::vector<std::size_t> &layer, Neighbours neighbours)
    {
        for (const std::size_t i : layer) {
            const auto &near = m_items[i].*neighbours;
            double sum = 0;
            for (const std::size_t other : near)
                sum += m_position[other];
            m_key[i] = near.empty() ? m_position[i] : sum / static_cast<double>(near.size());
        }
        sort(layer);
    }

    void sort(std::vector<std::size_t> &layer)
    {
        std::ranges::sort(layer, [&](std::size_t a, std::size_t b) { return isBefore(a, b); });
        number(layer);
    }

    bool isBefore(std::size_t a, std::size_t b) const
    {
        const auto [pa, pb] = std::ranges::mismatch(m_around[a], m_around[b]);
        const bool aInPlace = pa != m_around[a].end(), bInPlace = pb != m_around[b].end();
        const double keyA = aInPlace ? m_placeKey[static_cast<std::size_t>(*pa)] : m_key[a];
        const double keyB = bInPlace ? m_placeKey[static_cast<std::size_t>(*pb)] : m_key[b];
        if (keyA != keyB)
            return keyA < keyB;
        if (aInPlace != bInPlace)
            return bInPlace;
        if (aInPlace)
            return *pa < *pb;
        return std::pair(m_position[a], a) < std::pair(m_position[b], b);
    }

    /// Of the links of both, when `left` stands left of `right`.
    std::size_t crossingsOf(std::size_t left, std::size_t right) const
    {
        std::size_t count = 0;
        for (const Neighbours neighbours : {&LayeredItem::above, &LayeredItem::below})
            for (const std::size_t a : m_items[left].*neighbours)
                for (const std::size_t b : m_items[right].*neighbours)
                    count += m_position[a] > m_position[b];
        return count;
    }

    void exchangeNeighbours()
    {
        for (auto &layer : m_layers)
            for (std::size_t k = 1; k < layer.size(); ++k) {
                std::size_t &a = layer[k - 1], &b = layer[k];
                if (m_items[a].place == m_items[b].place && crossingsOf(b, a) < crossingsOf(a, b)) {
                    std::swap(a, b);
                    std::swap(m_position[a], m_position[b]);
                }
            }
    }

    std::size_t crossings() const
    {
        std::size_t count = 0;
        for (const auto &layer : m_layers) {
            std::vector<std::pair<double, double>> links; // left to right by their upper ends
            for (const std::size_t i : layer) {
                const std::size_t first = links.size();
                for (const std::size_t below : m_items[i].below)
                    links.emplace_back(m_position[i], m_position[below]);
                std::sort(links.begin() + static_cast<std::ptrdiff_t>(first), links.end());
            }
            std::vector<double> ends; // those of all before, sorted
            for (const auto &link : links) {
                const auto behind = std::ranges::upper_bound(ends, link.second);
                count += static_cast<std::size_t>(ends.end() - behind);
                ends.insert(behind, link.second);
            }
        }
        return count;
    }

    const std::vector<LayeredItem> &m_items;
    Layers &m_layers;
    std::vector<double> m_position, m_key, m_placeKey;
    std::vector<std::vector<int>> m_around;
};

} // namespace

void putInOrder(LayeredItems &layered, const std::vector<LayeredPlace> &places)
{
    Ordering(layered, places).run();
}

} // namespace ninesketch
