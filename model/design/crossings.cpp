// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/crossings.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// Counts and lessens crossings. Only calls whose ends lie in the same two layers are compared.
class Crossings
{
public:
    Crossings(const LayoutCalls &calls, const std::vector<std::size_t> &layerOf)
        : m_layerOf(layerOf), m_neighbours(layerOf.size()), m_place(layerOf.size(), 0)
    {
        for (const auto &[from, to] : calls) {
            m_neighbours[from].push_back(to);
            m_neighbours[to].push_back(from);
        }
    }

    /// Never more crossings than before, and from what it answers it answers the same.
    LayoutOrder lessened(LayoutOrder order)
    {
        order = swapped(std::move(order));
        for (std::size_t best = count(order); best > 0;) {
            LayoutOrder candidate = swapped(sorted(order));
            const std::size_t crossings = count(candidate);
            if (crossings >= best)
                break;
            best = crossings;
            order = std::move(candidate);
        }
        return order;
    }

private:
    void place(const LayoutOrder &order)
    {
        for (const auto &layer : order)
            for (std::size_t k = 0; k < layer.size(); ++k)
                m_place[layer[k]] = k;
    }

    std::size_t between(std::size_t above, std::size_t below) const
    {
        std::size_t crossings = 0;
        for (const std::size_t a : m_neighbours[above])
            for (const std::size_t b : m_neighbours[below])
                crossings += m_layerOf[a] == m_layerOf[b] && m_place[a] > m_place[b];
        return crossings;
    }

    std::size_t count(const LayoutOrder &order)
    {
        place(order);
        std::size_t crossings = 0;
        for (const auto &layer : order)
            for (std::size_t k = 0; k < layer.size(); ++k)
                for (std::size_t below = k + 1; below < layer.size(); ++below)
                    crossings += between(layer[k], layer[below]);
        return crossings; // each once from either side
    }

    /// Neighbours change places while that lessens their crossings.
    LayoutOrder swapped(LayoutOrder order)
    {
        place(order);
        for (bool any = true; any;) {
            any = false;
            for (auto &layer : order)
                for (std::size_t k = 0; k + 1 < layer.size(); ++k) {
                    std::size_t &above = layer[k], &below = layer[k + 1];
                    if (between(below, above) >= between(above, below))
                        continue;
                    std::swap(above, below);
                    std::swap(m_place[above], m_place[below]);
                    any = true;
                }
        }
        return order;
    }

    /// Each layer by the mean place of its neighbours, once forth and once back.
    LayoutOrder sorted(LayoutOrder order)
    {
        place(order);
        const auto sort = [&](std::vector<std::size_t> &layer) {
            std::vector<double> wish(m_place.size(), 0);
            for (const std::size_t i : layer) {
                for (const std::size_t n : m_neighbours[i])
                    wish[i] += static_cast<double>(m_place[n]) / static_cast<double>(m_neighbours[i].size());
                if (m_neighbours[i].empty())
                    wish[i] = static_cast<double>(m_place[i]);
            }
            std::ranges::stable_sort(layer, {}, [&](std::size_t i) { return wish[i]; });
            for (std::size_t k = 0; k < layer.size(); ++k)
                m_place[layer[k]] = k;
        };
        for (auto &layer : order)
            sort(layer);
        for (auto layer = order.rbegin(); layer != order.rend(); ++layer)
            sort(*layer);
        return order;
    }

    const std::vector<std::size_t> &m_layerOf;
    std::vector<std::vector<std::size_t>> m_neighbours;
    std::vector<std::size_t> m_place; ///< in its layer
};

} // namespace

LayoutOrder withFewerCrossings(LayoutOrder order, const LayoutCalls &calls, const std::vector<std::size_t> &layerOf)
{
    return Crossings(calls, layerOf).lessened(std::move(order));
}

} // namespace ninesketch
