// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/layered_items.h"

#include <algorithm>

namespace ninesketch
{

std::vector<int> placesAround(const std::vector<LayeredPlace> &places, int place)
{
    std::vector<int> around;
    for (int at = place; at >= 0; at = places[static_cast<std::size_t>(at)].around)
        around.push_back(at);
    std::ranges::reverse(around);
    return around;
}

namespace
{

constexpr std::size_t mostItems = 4000; // beyond that links go straight, whatever stands there

bool contains(const std::vector<int> &places, int place)
{
    return std::ranges::find(places, place) != places.end();
}

/// The layers of boxes: each is far enough behind those with links to it, and what only calls stands near to what it
/// calls.
class Ranking
{
public:
    Ranking(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
            const std::vector<LayeredLink> &links)
        : m_boxes(boxes.size()), m_out(boxes.size() + 2 * places.size()), m_layer(m_out.size(), 0)
    {
        std::vector<char> isEnd(places.size(), 0);
        for (const LayeredLink &link : links) {
            for (const int place : {link.fromPlace, link.toPlace})
                if (place >= 0)
                    isEnd[static_cast<std::size_t>(place)] = 1;
            const std::size_t from = link.fromPlace >= 0 ? endOf(link.fromPlace) : link.from;
            const std::size_t to = link.toPlace >= 0 ? beginOf(link.toPlace) : link.to;
            if (from != to)
                m_out[from].push_back({to, 2});
        }
        for (std::size_t box = 0; box < boxes.size(); ++box)
            for (const int place : placesAround(places, boxes[box].place))
                if (isEnd[static_cast<std::size_t>(place)]) {
                    m_out[beginOf(place)].push_back({box, 0});
                    m_out[box].push_back({endOf(place), 0});
                }
        dropCircles();
        for (const std::size_t at : m_sorted)
            for (const Step &step : m_out[at])
                m_layer[step.to] = std::max(m_layer[step.to], m_layer[at] + step.layers);
        tighten();
    }

    std::vector<std::size_t> layers() const
    {
        std::vector<std::size_t> layers(m_layer.begin(), m_layer.begin() + static_cast<std::ptrdiff_t>(m_boxes));
        if (layers.empty())
            return layers;
        const std::size_t first = *std::ranges::min_element(layers);
        for (std::size_t &layer : layers)
            layer -= first;
        return layers;
    }

private:
    struct Step {
        std::size_t to = 0, layers = 0;
    };

    std::size_t beginOf(int place) const { return m_boxes + 2 * static_cast<std::size_t>(place); }
    std::size_t endOf(int place) const { return beginOf(place) + 1; }

    /// Drops what leads back to something that is being walked from, and sorts the others along what is left.
    void dropCircles()
    {
        std::vector<char> state(m_out.size(), 0), isCalled(m_out.size(), 0);
        for (const auto &steps : m_out)
            for (const Step &step : steps)
                isCalled[step.to] = 1;
        std::vector<std::vector<Step>> kept(m_out.size());
        const auto walk = [&](std::size_t root) {
            if (state[root] != 0)
                return;
            std::vector<std::pair<std::size_t, std::size_t>> path{{root, 0}};
            state[root] = 1;
            while (!path.empty()) {
                auto &[node, at] = path.back();
                if (at == m_out[node].size()) {
                    state[node] = 2;
                    m_sorted.push_back(node);
                    path.pop_back();
                    continue;
                }
                const Step step = m_out[node][at++];
                if (state[step.to] == 1)
                    continue;
                kept[node].push_back(step);
                if (state[step.to] == 0) {
                    state[step.to] = 1;
                    path.emplace_back(step.to, 0);
                }
            }
        };
        for (std::size_t root = 0; root < m_out.size(); ++root)
            if (!isCalled[root])
                walk(root);
        for (std::size_t root = 0; root < m_out.size(); ++root)
            walk(root);
        std::ranges::reverse(m_sorted);
        m_out = std::move(kept);
    }

    /// What can stand nearer to what it calls without standing farther from what calls it.
    void tighten()
    {
        std::vector<std::vector<std::size_t>> in(m_out.size());
        for (std::size_t at = 0; at < m_out.size(); ++at)
            for (const Step &step : m_out[at])
                if (step.layers > 0)
                    in[step.to].push_back(at);
        std::vector<char> isFollowed(m_out.size(), 0); // by all that calls it
        for (const std::size_t at : m_sorted)
            isFollowed[at] = std::ranges::all_of(
                in[at], [&](std::size_t before) { return isFollowed[before] && m_out[before].size() == 1; });
        for (auto at = m_sorted.rbegin(); at != m_sorted.rend(); ++at) {
            const auto &out = m_out[*at];
            if (*at >= m_boxes || out.empty() || (!isFollowed[*at] && in[*at].size() >= out.size()))
                continue;
            std::size_t last = m_layer[out.front().to] - out.front().layers;
            for (const Step &step : out)
                last = std::min(last, m_layer[step.to] - step.layers);
            m_layer[*at] = std::max(m_layer[*at], last);
        }
    }

    std::size_t m_boxes;
    std::vector<std::vector<Step>> m_out; ///< of boxes; then of the beginning and the end of each place
    std::vector<std::size_t> m_layer, m_sorted;
};

class Itemising
{
public:
    Itemising(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
              const std::vector<LayeredLink> &links)
        : m_boxes(boxes), m_places(places), m_links(links)
    {
    }

    LayeredItems run()
    {
        const auto layers = Ranking(m_boxes, m_places, m_links).layers();
        m_made.spans.resize(m_places.size());
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            m_made.items.push_back({m_boxes[i].width, m_boxes[i].height, m_boxes[i].place, layers[i], true, {}, {}});
            for (const int place : placesAround(m_places, m_boxes[i].place)) {
                auto &span = m_made.spans[static_cast<std::size_t>(place)];
                span = span ? LayersSpan{std::min(span->first, layers[i]), std::max(span->last, layers[i])}
                            : LayersSpan{layers[i], layers[i]};
            }
        }
        for (const LayeredLink &link : m_links)
            m_made.chains.push_back(chainOf(link));
        fillPlaces();
        std::size_t count = 0;
        for (const LayeredItem &item : m_made.items)
            count = std::max(count, item.layer + 1);
        m_made.layers.resize(count);
        for (std::size_t i = 0; i < m_made.items.size(); ++i)
            m_made.layers[m_made.items[i].layer].push_back(i);
        return std::move(m_made);
    }

private:
    const LayersSpan &spanOf(int place) const { return *m_made.spans[static_cast<std::size_t>(place)]; }

    LayersSpan ends(std::size_t box, int place) const
    {
        const std::size_t layer = m_made.items[box].layer;
        return place >= 0 ? spanOf(place) : LayersSpan{layer, layer};
    }

    /// The places around an end of a link, without the one that it ends at.
    std::vector<int> around(std::size_t box, int place) const
    {
        return placesAround(m_places,
                            place >= 0 ? m_places[static_cast<std::size_t>(place)].around : m_boxes[box].place);
    }

    LayeredChain chainOf(const LayeredLink &link)
    {
        LayeredChain chain;
        const LayersSpan from = ends(link.from, link.fromPlace), to = ends(link.to, link.toPlace);
        const bool isDown = from.last < to.first;
        if (!isDown && !(to.last < from.first)) // they stand beside each other
            return chain;
        const std::size_t upper = isDown ? link.from : link.to, lower = isDown ? link.to : link.from;
        const std::size_t first = (isDown ? from : to).last + 1, end = (isDown ? to : from).first;
        if (m_made.items.size() + (end - first) > mostItems)
            return chain;
        const auto above = around(upper, isDown ? link.fromPlace : link.toPlace);
        const auto below = around(lower, isDown ? link.toPlace : link.fromPlace);
        const std::size_t middle = (first + (end - first) / 2) | 1U; // between layers of boxes
        std::size_t before = upper;
        for (std::size_t layer = first; layer < end; ++layer) {
            LayeredItem item{0, 0, placeAt(layer, above, below), layer, false, {before}, {}};
            if (layer == middle) {
                item.width = link.width;
                item.height = link.height;
                chain.middle = chain.items.size();
            }
            m_made.items[before].below.push_back(m_made.items.size());
            before = m_made.items.size();
            chain.items.push_back(before);
            m_made.items.push_back(std::move(item));
        }
        m_made.items[before].below.push_back(lower);
        m_made.items[lower].above.push_back(before);
        if (!isDown) {
            std::ranges::reverse(chain.items);
            chain.middle = chain.items.size() - 1 - chain.middle;
        }
        return chain;
    }

    /// Links leave the places around their one end and enter those around the other as late and as early as these are.
    int placeAt(std::size_t layer, const std::vector<int> &above, const std::vector<int> &below) const
    {
        int place = -1;
        for (const int at : above)
            if (contains(below, at) || layer <= spanOf(at).last)
                place = at;
        const bool hasLeft = place < 0 || contains(below, place);
        for (const int at : below)
            if (hasLeft && layer >= spanOf(at).first)
                place = at;
        return place;
    }

    void fillPlaces()
    {
        std::vector<std::vector<char>> isThere(m_places.size());
        for (std::size_t place = 0; place < m_places.size(); ++place)
            if (const auto &span = m_made.spans[place])
                isThere[place].resize(span->last - span->first + 1, 0);
        const auto note = [&](const LayeredItem &item) {
            for (const int place : placesAround(m_places, item.place))
                isThere[static_cast<std::size_t>(place)][item.layer - spanOf(place).first] = 1;
        };
        for (const LayeredItem &item : m_made.items)
            note(item);
        for (std::size_t place = m_places.size(); place-- > 0;) // what stands in another comes behind it
            for (std::size_t k = 0; k < isThere[place].size() && m_made.items.size() < 2 * mostItems; ++k)
                if (!isThere[place][k]) {
                    m_made.items.push_back(
                        {0, 0, static_cast<int>(place), m_made.spans[place]->first + k, false, {}, {}});
                    note(m_made.items.back());
                }
    }

    const std::vector<LayeredBox> &m_boxes;
    const std::vector<LayeredPlace> &m_places;
    const std::vector<LayeredLink> &m_links;
    LayeredItems m_made;
};

} // namespace

LayeredItems itemsInLayers(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
                           const std::vector<LayeredLink> &links)
{
    return Itemising(boxes, places, links).run();
}

} // namespace ninesketch
