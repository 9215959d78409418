// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ninesketch
{
namespace
{

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

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

class Layers
{
public:
    Layers(const std::vector<LayoutBox> &boxes, const Edges &edges, const std::vector<std::size_t> &layerOf,
           const std::vector<bool> &placed, const LayoutOptions &options)
        : m_boxes(boxes), m_options(options), m_before(boxes.size()), m_after(boxes.size()), m_y(boxes.size(), 0)
    {
        for (std::size_t i = 0; i < boxes.size(); ++i)
            if (placed[i]) {
                if (m_layers.size() <= layerOf[i])
                    m_layers.resize(layerOf[i] + 1);
                m_layers[layerOf[i]].push_back(i);
            }
        for (const auto &[from, to] : edges) {
            m_after[from].push_back(to);
            m_before[to].push_back(from);
        }
    }

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
        for (const auto &layer : m_layers) {
            double widest = 0;
            for (const std::size_t i : layer)
                widest = std::max(widest, m_boxes[i].width);
            for (const std::size_t i : layer) {
                centres[i] = {x + widest / 2, m_y[i]};
                top = first ? m_y[i] - m_boxes[i].height / 2 : std::min(top, m_y[i] - m_boxes[i].height / 2);
                bottom = first ? m_y[i] + m_boxes[i].height / 2 : std::max(bottom, m_y[i] + m_boxes[i].height / 2);
                first = false;
            }
            x += widest + m_options.betweenLayers;
        }
        m_bottom = (bottom - top) / 2;
        for (const auto &layer : m_layers)
            for (const std::size_t i : layer)
                centres[i].y = std::round((centres[i].y - (top + bottom) / 2) / 10) * 10;
        return centres;
    }

    double bottom() const { return m_bottom; }

private:
    void stack(const std::vector<std::size_t> &layer)
    {
        double y = 0;
        for (const std::size_t i : layer) {
            m_y[i] = y + m_boxes[i].height / 2;
            y += m_boxes[i].height + m_options.withinLayer;
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
        std::ranges::stable_sort(layer, {}, [&](std::size_t i) { return wanted[i]; });
        // blocks of boxes that push each other stand around the mean of their wishes (pool adjacent violators)
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
            while (!blocks.empty() && blocks.back().top + blocks.back().height + m_options.withinLayer > block.top) {
                const Block above = blocks.back();
                blocks.pop_back();
                const double shift = above.height + m_options.withinLayer;
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
        for (const Block &block : blocks) {
            double y = block.top;
            for (std::size_t k = block.first; k <= block.last; ++k) {
                m_y[layer[k]] = y + m_boxes[layer[k]].height / 2;
                y += m_boxes[layer[k]].height + m_options.withinLayer;
            }
        }
    }

    const std::vector<LayoutBox> &m_boxes;
    const LayoutOptions &m_options;
    std::vector<std::vector<std::size_t>> m_before, m_after, m_layers;
    std::vector<double> m_y;
    double m_bottom = 0;
};

} // namespace

std::vector<Point> layoutLeftToRight(const std::vector<LayoutBox> &boxes, const Edges &calls,
                                     const LayoutOptions &options)
{
    const Edges edges = withoutCycles(boxes.size(), calls);
    std::vector<bool> connected(boxes.size(), false);
    for (const auto &[from, to] : edges)
        connected[from] = connected[to] = true;
    const auto layerOf = longestChains(boxes.size(), edges);
    Layers layers(boxes, edges, layerOf, connected, options);
    std::vector<Point> centres = layers.place();
    double x = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (!connected[i]) {
            centres[i] = {x + boxes[i].width / 2, layers.bottom() + options.withinLayer + boxes[i].height / 2};
            x += boxes[i].width + options.withinLayer;
        }
    return centres;
}

} // namespace ninesketch
