// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/layout.h"

#include "model/design/crossings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace ninesketch
{
namespace
{

using Edges = LayoutCalls;
using Order = std::vector<std::vector<std::size_t>>; ///< of each layer, from
                                                     ///< top to bottom

/// The calls with those that go back in a cycle turned round (depth first, in order of the boxes).
Edges withoutCycles(std::size_t count, const Edges &calls)
{
    std::vector<std::vector<std::size_t>> out(count);
    std::vector<int> entering(count, 0);
    for (const auto &[from, to] : calls)
        if (from != to) {
            out[from].push_back(to);
            ++entering[to];
        }
    enum class State { New, Open, Done };
    std::vector<State> state(count, State::New);
    std::vector<std::size_t> next(count, 0), path, roots(count);
    std::iota(roots.begin(), roots.end(), std::size_t{0});
    std::ranges::stable_sort(roots, {}, [&](std::size_t i) { return entering[i] > 0; });
    Edges edges;
    for (const std::size_t root : roots) {
        if (state[root] != State::New)
            continue;
        path.push_back(root);
        state[root] = State::Open;
        while (!path.empty()) {
            const std::size_t at = path.back();
            if (next[at] == out[at].size()) {
                state[at] = State::Done;
                path.pop_back();
                continue;
            }
            const std::size_t to = out[at][next[at]++];
            if (state[to] == State::Open) {
                edges.emplace_back(to, at);
                continue;
            }
            edges.emplace_back(at, to);
            if (state[to] == State::New) {
                state[to] = State::Open;
                path.push_back(to);
            }
        }
    }
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

std::vector<std::size_t> longestChains(std::size_t count, const Edges &edges)
{
    std::vector<std::size_t> layer(count, 0), left(count, 0);
    std::vector<std::vector<std::size_t>> out(count);
    for (const auto &[from, to] : edges) {
        out[from].push_back(to);
        ++left[to];
    }
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < count; ++i)
        if (left[i] == 0)
            ready.push_back(i);
    for (std::size_t i = 0; i < ready.size(); ++i)
        for (const std::size_t to : out[ready[i]]) {
            layer[to] = std::max(layer[to], layer[ready[i]] + 1);
            if (--left[to] == 0)
                ready.push_back(to);
        }
    return layer;
}

Order layersOf(const std::vector<std::size_t> &layerOf, const std::vector<bool> &placed)
{
    Order layers;
    for (std::size_t i = 0; i < layerOf.size(); ++i)
        if (placed[i]) {
            if (layers.size() <= layerOf[i])
                layers.resize(layerOf[i] + 1);
            layers[layerOf[i]].push_back(i);
        }
    return layers;
}

/// Finds heights, and from them centres.
class Layers
{
public:
    /// `keepsOrder`: boxes stay in the order in which they stand in their layers.
    Layers(const std::vector<LayoutBox> &boxes, const Edges &edges, Order layers, bool keepsOrder,
           const LayoutOptions &options)
        : m_boxes(boxes), m_options(options), m_keepsOrder(keepsOrder), m_layers(std::move(layers)),
          m_before(boxes.size()), m_after(boxes.size()), m_y(boxes.size(), 0),
          m_gaps(m_layers.size(), options.betweenLayers)
    {
        for (const auto &[from, to] : edges) {
            m_after[from].push_back(to);
            m_before[to].push_back(from);
        }
    }

    /// At least that much room behind a layer.
    void widen(std::size_t layer, double gap) { m_gaps[layer] = std::max(m_gaps[layer], gap); }

    std::vector<Point> place()
    {
        for (auto &layer : m_layers)
            stack(layer);
        constexpr int sweeps = 12;
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            if (sweep % 2 == 0)
                for (auto &layer : m_layers)
                    settle(layer, m_before, m_after);
            else
                for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
                    settle(*layer, m_after, m_before);
        }
        std::vector<Point> centres(m_boxes.size());
        double x = 0, top = 0, bottom = 0;
        bool first = true;
        for (std::size_t l = 0; l < m_layers.size(); ++l) {
            const auto &layer = m_layers[l];
            double widest = 0;
            for (const std::size_t i : layer)
                widest = std::max(widest, m_boxes[i].width);
            for (const std::size_t i : layer) {
                centres[i] = {x + widest / 2, m_y[i]};
                top = first ? m_y[i] - m_boxes[i].height / 2 : std::min(top, m_y[i] - m_boxes[i].height / 2);
                bottom = first ? m_y[i] + m_boxes[i].height / 2 : std::max(bottom, m_y[i] + m_boxes[i].height / 2);
                first = false;
            }
            x += widest + m_gaps[l];
        }
        m_bottom = (bottom - top) / 2;
        for (const auto &layer : m_layers)
            for (const std::size_t i : layer)
                centres[i].y = std::round((centres[i].y - (top + bottom) / 2) / 10) * 10;
        return centres;
    }

    double bottom() const { return m_bottom; }

private:
    /// What is only a place where a call passes has no height, and needs less room.
    double gapBetween(std::size_t above, std::size_t below) const
    {
        const bool passes = m_boxes[above].height == 0 || m_boxes[below].height == 0;
        return passes ? m_options.withinLayer * 0.6 : m_options.withinLayer;
    }

    void stack(const std::vector<std::size_t> &layer) { stackFrom(layer, 0, layer.size(), 0); }

    void stackFrom(const std::vector<std::size_t> &layer, std::size_t first, std::size_t end, double y)
    {
        for (std::size_t k = first; k < end; ++k) {
            if (k > first)
                y += gapBetween(layer[k - 1], layer[k]);
            m_y[layer[k]] = y + m_boxes[layer[k]].height / 2;
            y += m_boxes[layer[k]].height;
        }
    }

    double wish(std::size_t i, const std::vector<std::vector<std::size_t>> &neighbours,
                const std::vector<std::vector<std::size_t>> &others) const
    {
        const auto &look = neighbours[i].empty() ? others[i] : neighbours[i];
        if (look.empty())
            return m_y[i];
        double sum = 0;
        for (const std::size_t n : look)
            sum += m_y[n];
        return sum / static_cast<double>(look.size());
    }

    /// Sorts a layer by where its neighbours stand and moves each box as near to them as the others let it.
    void settle(std::vector<std::size_t> &layer, const std::vector<std::vector<std::size_t>> &neighbours,
                const std::vector<std::vector<std::size_t>> &others)
    {
        std::vector<double> wanted(m_boxes.size(), 0);
        for (const std::size_t i : layer)
            wanted[i] = wish(i, neighbours, others);
        if (!m_keepsOrder)
            std::ranges::stable_sort(layer, {}, [&](std::size_t i) { return wanted[i]; });
        // blocks of boxes that push each other stand around the mean of their
        // wishes (pool adjacent violators)
        struct Block {
            std::size_t first, last;
            double top, height;
            double sum;
            std::size_t count;
        };
        std::vector<Block> blocks;
        for (std::size_t k = 0; k < layer.size(); ++k) {
            const double height = m_boxes[layer[k]].height;
            Block block{k, k, wanted[layer[k]] - height / 2, height, wanted[layer[k]] - height / 2, 1};
            while (!blocks.empty()) {
                const Block above = blocks.back();
                const double shift = above.height + gapBetween(layer[above.last], layer[block.first]);
                if (above.top + shift <= block.top)
                    break;
                blocks.pop_back();
                block = {above.first,
                         block.last,
                         0,
                         shift + block.height,
                         above.sum + block.sum - shift * static_cast<double>(block.count),
                         above.count + block.count};
                block.top = block.sum / static_cast<double>(block.count);
            }
            blocks.push_back(block);
        }
        for (const Block &block : blocks)
            stackFrom(layer, block.first, block.last + 1, block.top);
    }

    const std::vector<LayoutBox> &m_boxes;
    const LayoutOptions &m_options;
    bool m_keepsOrder;
    Order m_layers;
    std::vector<std::vector<std::size_t>> m_before, m_after;
    std::vector<double> m_y, m_gaps;
    double m_bottom = 0;
};

/// The calls with a box without a size in each layer that they pass: where it stands the call goes through.
struct Chains {
    std::vector<LayoutBox> boxes;
    Edges edges;
    Order layers;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> passes; ///< by edge, from left to right
};

Chains chainsOf(const std::vector<LayoutBox> &boxes, const Edges &edges, const std::vector<std::size_t> &layerOf,
                const Order &order, const std::vector<Point> &centres)
{
    Chains chains{boxes, {}, order, {}};
    std::vector<std::vector<std::pair<double, std::size_t>>> standing(order.size()); // by height
    for (std::size_t l = 0; l < order.size(); ++l)
        for (const std::size_t i : order[l])
            standing[l].emplace_back(centres[i].y, i);
    for (const auto &[from, to] : edges) {
        std::size_t last = from;
        const double span = static_cast<double>(layerOf[to] - layerOf[from]);
        for (std::size_t l = layerOf[from] + 1; l < layerOf[to]; ++l) {
            const double along = static_cast<double>(l - layerOf[from]) / span;
            const std::size_t pass = chains.boxes.size();
            chains.boxes.push_back({0, 0});
            chains.edges.emplace_back(last, pass);
            chains.passes[{from, to}].push_back(pass);
            standing[l].emplace_back(centres[from].y + (centres[to].y - centres[from].y) * along, pass);
            last = pass;
        }
        chains.edges.emplace_back(last, to);
    }
    for (std::size_t l = 0; l < order.size(); ++l) {
        std::ranges::stable_sort(standing[l], {}, [](const auto &one) { return one.first; });
        chains.layers[l].resize(standing[l].size());
        for (std::size_t k = 0; k < standing[l].size(); ++k)
            chains.layers[l][k] = standing[l][k].second;
    }
    return chains;
}

} // namespace

std::vector<Point> layoutLeftToRight(const std::vector<LayoutBox> &boxes, const LayoutCalls &calls,
                                     const LayoutOptions &options)
{
    const Edges edges = withoutCycles(boxes.size(), calls);
    std::vector<bool> connected(boxes.size(), false);
    for (const auto &[from, to] : edges)
        connected[from] = connected[to] = true;
    const auto layerOf = longestChains(boxes.size(), edges);
    Layers layers(boxes, edges, layersOf(layerOf, connected), false, options);
    std::vector<Point> centres = layers.place();
    double x = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (!connected[i]) {
            centres[i] = {x + boxes[i].width / 2, layers.bottom() + options.withinLayer + boxes[i].height / 2};
            x += boxes[i].width + options.withinLayer;
        }
    return centres;
}

OrderedLayout layoutKeepingOrder(const std::vector<LayoutBox> &boxes, const LayoutCalls &calls,
                                 const std::vector<double> &heights, const std::vector<double> &labelWidths,
                                 const LayoutOptions &options)
{
    const Edges edges = withoutCycles(boxes.size(), calls);
    auto layerOf = longestChains(boxes.size(), edges);
    std::vector<std::size_t> nearest(boxes.size(), boxes.size());
    std::vector<bool> isCalled(boxes.size(), false);
    for (const auto &[from, to] : edges) {
        nearest[from] = std::min(nearest[from], layerOf[to]);
        isCalled[to] = true;
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) // who only calls stands right before what it calls
        if (!isCalled[i] && nearest[i] < boxes.size())
            layerOf[i] = nearest[i] - 1;
    Order order = layersOf(layerOf, std::vector<bool>(boxes.size(), true));
    for (auto &layer : order)
        std::ranges::stable_sort(layer, {}, [&](std::size_t i) { return heights[i]; });
    order = withFewerCrossings(std::move(order), edges, layerOf);

    const auto first = Layers(boxes, edges, order, true, options).place();
    const Chains chains = chainsOf(boxes, edges, layerOf, order, first);
    Layers layers(chains.boxes, chains.edges, chains.layers, true, options);
    for (std::size_t c = 0; c < labelWidths.size(); ++c) {
        const auto [left, right] = std::minmax(layerOf[calls[c].first], layerOf[calls[c].second]);
        if (right == left + 1 && labelWidths[c] > 0)
            layers.widen(left, labelWidths[c] + 90);
    }
    OrderedLayout result{layers.place(), std::vector<std::vector<Point>>(calls.size())};
    for (std::size_t c = 0; c < calls.size(); ++c) {
        const auto [from, to] = calls[c];
        const bool forth = layerOf[from] < layerOf[to];
        const auto passes = chains.passes.find(forth ? std::pair(from, to) : std::pair(to, from));
        if (passes == chains.passes.end())
            continue;
        for (const std::size_t pass : passes->second)
            result.bends[c].push_back(result.centres[pass]);
        if (!forth)
            std::ranges::reverse(result.bends[c]);
    }
    result.centres.resize(boxes.size());
    return result;
}

} // namespace ninesketch
