// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/nested_layers.h"

#include "model/design/call_routes.h"
#include "model/import/layered_items.h"
#include "model/import/separation.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace ninesketch
{
namespace
{

/// Where items and places stand from left to right.
class Across
{
public:
    Across(const LayeredItems &layered, const std::vector<LayeredPlace> &places, const LayeredGaps &gaps)
        : m_layered(layered), m_places(places), m_gaps(gaps)
    {
        separatePlaces();
        for (const auto &layer : layered.layers)
            for (std::size_t k = 1; k < layer.size(); ++k)
                separateNeighbours(layer[k - 1], layer[k]);
    }

    std::vector<double> run()
    {
        const std::size_t count = m_layered.items.size();
        std::vector<double> weights(count + 2 * m_places.size(), 0.01);
        std::fill(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(count), 1);
        std::vector<double> at = separated(std::vector<double>(weights.size(), 0), weights, m_separations);
        constexpr int alternating = 16;
        constexpr std::size_t work = 60000; // items, over all sweeps
        const int sweeps = alternating + static_cast<int>(std::min(work / (count + 1), std::size_t{300}));
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            std::vector<double> wanted = at;
            for (std::size_t i = 0; i < count; ++i)
                wanted[i] = sweep >= alternating ? (at[i] + wish(i, at, true, true)) / 2
                                                 : wish(i, at, sweep % 2 == 0, sweep % 2 != 0);
            at = separated(wanted, weights, m_separations);
        }
        at.resize(count);
        return at;
    }

private:
    std::size_t leftOf(int place) const { return m_layered.items.size() + 2 * static_cast<std::size_t>(place); }
    std::size_t rightOf(int place) const { return leftOf(place) + 1; }

    void separatePlaces()
    {
        const auto enclose = [this](int place, std::size_t left, std::size_t right, double half) {
            if (place < 0)
                return;
            const LayeredPlace &around = m_places[static_cast<std::size_t>(place)];
            m_separations.push_back({leftOf(place), left, around.left + half});
            m_separations.push_back({right, rightOf(place), around.right + half});
        };
        for (std::size_t i = 0; i < m_layered.items.size(); ++i)
            enclose(m_layered.items[i].place, i, i, m_layered.items[i].width / 2);
        for (std::size_t p = 0; p < m_places.size(); ++p)
            if (m_layered.spans[p])
                enclose(m_places[p].around, leftOf(static_cast<int>(p)), rightOf(static_cast<int>(p)), 0);
    }

    void separateNeighbours(std::size_t left, std::size_t right)
    {
        const LayeredItem &a = m_layered.items[left], &b = m_layered.items[right];
        const auto aroundA = placesAround(m_places, a.place), aroundB = placesAround(m_places, b.place);
        const auto [pa, pb] = std::ranges::mismatch(aroundA, aroundB);
        const bool aInPlace = pa != aroundA.end(), bInPlace = pb != aroundB.end();
        const bool passes = (!aInPlace && !a.isBox) || (!bInPlace && !b.isBox);
        const double least =
            (passes ? m_gaps.passes : m_gaps.boxes) + (aInPlace ? 0 : a.width / 2) + (bInPlace ? 0 : b.width / 2);
        m_separations.push_back({aInPlace ? rightOf(*pa) : left, bInPlace ? leftOf(*pb) : right, least});
    }

    /// In the middle of what it is linked with; links that pass are straight before boxes stand near.
    double wish(std::size_t i, const std::vector<double> &at, bool above, bool below) const
    {
        const LayeredItem &item = m_layered.items[i];
        double sum = 0, weight = 0;
        const auto add = [&](const std::vector<std::size_t> &near) {
            for (const std::size_t other : near) {
                const double w = item.isBox ? 1 : m_layered.items[other].isBox ? 2 : 4;
                sum += w * at[other];
                weight += w;
            }
        };
        if (above)
            add(item.above);
        if (below)
            add(item.below);
        return weight == 0 ? at[i] : sum / weight;
    }

    const LayeredItems &m_layered;
    const std::vector<LayeredPlace> &m_places;
    const LayeredGaps &m_gaps;
    std::vector<Separation> m_separations;
};

/// Where layers stand, from top to bottom.
struct LayersDown {
    std::vector<double> middle, thick; ///< px
};
LayersDown layersDown(const LayeredItems &layered, const std::vector<LayeredPlace> &places, const LayeredGaps &gaps)
{
    const std::size_t count = layered.layers.size();
    std::vector<double> thick(count, 0), begin(count, 0), end(count, 0), at(count, 0);
    for (const LayeredItem &item : layered.items)
        thick[item.layer] = std::max(thick[item.layer], item.height);
    for (std::size_t p = 0; p < places.size(); ++p)
        if (const auto &span = layered.spans[p]) {
            double above = 0, below = 0;
            for (const int around : placesAround(places, static_cast<int>(p))) {
                const LayersSpan &its = *layered.spans[static_cast<std::size_t>(around)];
                above += its.first == span->first ? places[static_cast<std::size_t>(around)].top : 0;
                below += its.last == span->last ? places[static_cast<std::size_t>(around)].bottom : 0;
            }
            begin[span->first] = std::max(begin[span->first], above);
            end[span->last] = std::max(end[span->last], below);
        }
    for (std::size_t l = 1; l < count; ++l)
        at[l] = at[l - 1] + thick[l - 1] / 2 + end[l - 1] + gaps.layers / 2 + begin[l] + thick[l] / 2;
    return {std::move(at), std::move(thick)};
}

std::vector<std::optional<Rect>> placesOf(const LayeredItems &layered, const std::vector<LayeredPlace> &places,
                                          const std::vector<Point> &centres)
{
    std::vector<std::optional<Rect>> boxes(places.size());
    const auto enclose = [&](int place, const Rect &box) {
        if (place < 0)
            return;
        auto &around = boxes[static_cast<std::size_t>(place)];
        around = around ? around->united(box) : box;
    };
    for (std::size_t i = 0; i < layered.items.size(); ++i) {
        const LayeredItem &item = layered.items[i];
        if (item.isBox || item.width > 0)
            enclose(item.place,
                    {centres[i].x - item.width / 2, centres[i].y - item.height / 2, item.width, item.height});
    }
    for (std::size_t p = places.size(); p-- > 0;) // what stands in another comes behind it
        if (auto &box = boxes[p]) {
            const LayeredPlace &place = places[p];
            *box = {box->x - place.left, box->y - place.top, box->width + place.left + place.right,
                    box->height + place.top + place.bottom};
            enclose(place.around, *box);
        }
    return boxes;
}

/// The ways of links: through where they pass, without bends that nothing asks for.
class Ways
{
public:
    Ways(const LayeredItems &layered, const std::vector<LayeredPlace> &places, const std::vector<LayeredLink> &links,
         const std::vector<Point> &centres, const std::vector<double> &thick,
         const std::vector<std::optional<Rect>> &placeBoxes)
        : m_layered(layered), m_places(places), m_links(links), m_centres(centres), m_thick(thick),
          m_placeBoxes(placeBoxes)
    {
        for (std::size_t l = 0; l < links.size(); ++l)
            m_beside[std::minmax(endOf(l, true), endOf(l, false))].push_back(l);
    }

    std::vector<std::vector<Point>> run() const
    {
        std::vector<std::vector<Point>> ways(m_links.size());
        for (const auto &[ends, links] : m_beside)
            for (std::size_t k = 0; k < links.size(); ++k) {
                const double apart = 40 * (static_cast<double>(k) - static_cast<double>(links.size() - 1) / 2);
                ways[links[k]] = wayOf(links[k], links, endOf(links[k], true) == ends.first ? apart : -apart);
            }
        return ways;
    }

private:
    using End = std::pair<bool, std::size_t>; ///< a place, or a box

    static constexpr double clearance = 12; // px

    End endOf(std::size_t link, bool isFrom) const
    {
        const int place = isFrom ? m_links[link].fromPlace : m_links[link].toPlace;
        return place >= 0 ? End{true, static_cast<std::size_t>(place)}
                          : End{false, isFrom ? m_links[link].from : m_links[link].to};
    }

    Rect boxOf(End end) const
    {
        if (end.first)
            return *m_placeBoxes[end.second];
        return boxOf(end.second);
    }
    Rect boxOf(std::size_t item) const
    {
        const LayeredItem &it = m_layered.items[item];
        return {m_centres[item].x - it.width / 2, m_centres[item].y - it.height / 2, it.width, it.height};
    }

    bool standsIn(const LayeredItem &item, int place) const
    {
        return place >= 0 && std::ranges::count(placesAround(m_places, item.place), place) > 0;
    }

    /// What it may not pass through: boxes, places and labels that it has nothing to do with.
    std::vector<Rect> obstacles(std::size_t link) const
    {
        const LayeredLink &its = m_links[link];
        const auto &chain = m_layered.chains[link].items;
        std::vector<Rect> boxes;
        for (std::size_t i = 0; i < m_layered.items.size(); ++i) {
            const LayeredItem &item = m_layered.items[i];
            if (item.width == 0)
                continue;
            const bool isPart = i == its.from || i == its.to || standsIn(item, its.fromPlace) ||
                                standsIn(item, its.toPlace) || std::ranges::count(chain, i) > 0;
            if (!isPart)
                boxes.push_back(boxOf(i).grown(item.isBox ? clearance : 2));
        }
        for (std::size_t p = 0; p < m_places.size(); ++p)
            if (m_placeBoxes[p] && !standsIn(m_layered.items[its.from], static_cast<int>(p)) &&
                !standsIn(m_layered.items[its.to], static_cast<int>(p)))
                boxes.push_back(*m_placeBoxes[p]);
        return boxes;
    }

    /// Above or below what a link joins, where it can run aside before all that stands beside that.
    Point beyond(Point at, End end, bool below) const
    {
        constexpr double away = 35; // px
        const double half = (end.first ? boxOf(end).height : m_thick[m_layered.items[end.second].layer]) / 2 + away;
        return {at.x, boxOf(end).centre().y + (below ? half : -half)};
    }

    /// Beside boxes and labels a link runs straight down.
    std::array<Point, 2> pass(std::size_t item, bool isDown) const
    {
        const Point half{0, m_thick[m_layered.items[item].layer] / 2 * (isDown ? 1 : -1)};
        return {m_centres[item] - half, m_centres[item] + half};
    }

    struct Pulled {
        std::vector<Point> way;
        double length = 0; ///< px, with what its bends are worth
    };

    /// The shortest way with few bends through some of the points, between which nothing stands. Only if need be by
    /// that next to its start or end.
    static Pulled pulled(const std::vector<Point> &way, bool hasStart, bool hasEnd, const std::vector<Rect> &obstacles)
    {
        constexpr double bend = 50, stub = 150; // px: what a bend, and a short part, is worth
        constexpr std::size_t farthest = 60;    // points
        std::vector<double> length(way.size(), 0);
        std::vector<std::size_t> before(way.size(), 0);
        for (std::size_t to = 1; to < way.size(); ++to)
            for (std::size_t from = to - std::min(to, farthest); from < to; ++from) {
                const Point a = way[from], b = way[to];
                const bool isNext = from + 1 == to; // joined in any case
                const bool isStub = isNext && ((hasStart && from == 0) || (hasEnd && to + 1 == way.size()));
                const double all = length[from] + distance(a, b) + bend + (isStub ? stub : 0);
                if ((before[to] == 0 && length[to] == 0) || all < length[to])
                    if (isNext ||
                        std::ranges::none_of(obstacles, [&](const Rect &box) { return passesThrough(box, a, b); })) {
                        length[to] = all;
                        before[to] = from;
                    }
            }
        std::vector<Point> made{way.back()};
        for (std::size_t at = way.size() - 1; at > 0; at = before[at])
            made.push_back(way[before[at]]);
        std::ranges::reverse(made);
        return {std::move(made), length.back()};
    }

    /// With points on what is much longer than what it bends into: a curve would run far beyond that bend.
    static std::vector<Point> smooth(std::vector<Point> way)
    {
        constexpr double most = 3; // times as long
        for (int back = 0; back < 2; ++back) {
            std::vector<Point> made{way.front()};
            for (std::size_t i = 1; i < way.size(); ++i) {
                if (made.size() > 1)
                    for (double last = distance(made[made.size() - 2], made.back());
                         last > 1 && distance(made.back(), way[i]) > most * last; last *= most)
                        made.push_back(made.back() +
                                       (way[i] - made.back()) * (last * most / distance(made.back(), way[i])));
                made.push_back(way[i]);
            }
            way.assign(made.rbegin(), made.rend());
        }
        return way;
    }

    std::vector<Point> wayOf(std::size_t link, const std::vector<std::size_t> &beside, double apart) const
    {
        const LayeredChain &chain = m_layered.chains[link];
        const Rect from = boxOf(endOf(link, true)), to = boxOf(endOf(link, false));
        Point start = from.centre(), end = to.centre();
        if (m_links[link].from == m_links[link].to)
            return {start, end};
        if (chain.items.empty()) {
            const double length = distance(start, end);
            if (length == 0)
                return {start, end};
            const Point by{(end.y - start.y) / length * apart, (start.x - end.x) / length * apart};
            return {aside(start, from, by), aside(end, to, by)};
        }
        if (beside.size() > 1) {
            double sum = 0;
            for (const std::size_t other : beside)
                sum += middleOf(other).x;
            const Point by{middleOf(link).x - sum / static_cast<double>(beside.size()), 0};
            start = aside(start, from, by);
            end = aside(end, to, by);
        }
        std::vector<Point> before, behind{middleOf(link)};
        for (std::size_t i = 0; i < chain.items.size(); ++i) {
            const auto [first, second] = pass(chain.items[i], from.centre().y < to.centre().y);
            (i <= chain.middle ? before : behind).push_back(first);
            (i < chain.middle ? before : behind).push_back(second);
        }
        before.push_back(behind.front());
        const auto obstacles = this->obstacles(link);
        auto starts = aims(start, from, end.x), ends = aims(end, to, start.x);
        if (constexpr std::size_t many = 20; chain.items.size() > many) { // a long way is long enough to bend
            starts.pop_back();
            ends.pop_back();
        }
        if (beside.size() == 1 && m_links[link].width == 0) {
            before.insert(before.end(), behind.begin() + 1, behind.end());
            return clear(smooth(best(starts, before, ends, link, obstacles)), from, to);
        }
        return throughItsMiddle(clear(smooth(best(starts, before, {}, link, obstacles)), from, to),
                                clear(smooth(best({}, behind, ends, link, obstacles)), from, to));
    }

    static Point aside(Point at, const Rect &box, Point by)
    {
        constexpr double within = 0.35; // of a side: it does not pass by
        return at + Point{std::clamp(by.x, -within * box.width, within * box.width),
                          std::clamp(by.y, -within * box.height, within * box.height)};
    }

    /// Where a link may begin or end: at best in the middle, else nearer to where it comes from.
    static std::vector<Point> aims(Point middle, const Rect &box, double towards)
    {
        const Point near = aside(box.centre(), box, {towards - middle.x, 0});
        return {middle, {near.x, middle.y}};
    }

    /// The best way from one of the starts through some of the points to one of the ends; without starts or ends it
    /// begins or ends with a point.
    std::vector<Point> best(const std::vector<Point> &starts, const std::vector<Point> &points,
                            const std::vector<Point> &ends, std::size_t link, const std::vector<Rect> &obstacles) const
    {
        constexpr double offMiddle = 60; // px: what that is worth, and how far it is
        const bool isDown = boxOf(endOf(link, true)).centre().y < boxOf(endOf(link, false)).centre().y;
        Pulled made;
        for (std::size_t s = 0; s < std::max<std::size_t>(starts.size(), 1); ++s)
            for (std::size_t e = 0; e < std::max<std::size_t>(ends.size(), 1); ++e) {
                std::vector<Point> way = points;
                if (!starts.empty())
                    way.insert(way.begin(), {starts[s], beyond(starts.back(), endOf(link, true), isDown)});
                if (!ends.empty())
                    way.insert(way.end(), {beyond(ends.back(), endOf(link, false), !isDown), ends[e]});
                Pulled found = pulled(way, !starts.empty(), !ends.empty(), obstacles);
                if (s > 0)
                    found.length += offMiddle + distance(starts[s], starts[0]);
                if (e > 0)
                    found.length += offMiddle + distance(ends[e], ends[0]);
                if (made.way.empty() || found.length < made.length)
                    made = std::move(found);
            }
        return made.way;
    }

    /// Without bends at what it joins: one within a shape would end it there.
    static std::vector<Point> clear(std::vector<Point> way, const Rect &from, const Rect &to)
    {
        constexpr double outside = 10; // px
        const auto last = way.end() - 1;
        way.erase(std::remove_if(
                      way.begin() + 1, last,
                      [&](Point at) { return from.grown(outside).contains(at) || to.grown(outside).contains(at); }),
                  last);
        return way;
    }

    Point middleOf(std::size_t link) const
    {
        const LayeredChain &chain = m_layered.chains[link];
        return chain.items.empty() ? Point{} : m_centres[chain.items[chain.middle]];
    }

    /// As many points before the one where both parts meet as behind it: labels stand at the middle one.
    static std::vector<Point> throughItsMiddle(std::vector<Point> before, std::vector<Point> behind)
    {
        const Point stands = behind.front(), a = before.front(), b = behind.back();
        if (before.size() == 2 && behind.size() == 2) {
            const double share = (stands.y - a.y) / (b.y - a.y);
            constexpr double least = 8; // px, of a bend
            if (std::abs(a.x + (b.x - a.x) * share - stands.x) < least)
                return {a, b};
        }
        before.pop_back();
        behind.erase(behind.begin());
        const auto add = [](std::vector<Point> &points, Point first, Point second, std::ptrdiff_t place) {
            constexpr double share = 0.3; // not within what it joins
            points.insert(points.begin() + place, first + (second - first) * share);
        };
        while (before.size() < behind.size())
            add(before, stands, before.back(), static_cast<std::ptrdiff_t>(before.size()));
        while (behind.size() < before.size())
            add(behind, stands, behind.front(), 0);
        before.push_back(stands);
        before.insert(before.end(), behind.begin(), behind.end());
        return before;
    }

    const LayeredItems &m_layered;
    const std::vector<LayeredPlace> &m_places;
    const std::vector<LayeredLink> &m_links;
    const std::vector<Point> &m_centres;
    const std::vector<double> &m_thick; ///< of the layers
    const std::vector<std::optional<Rect>> &m_placeBoxes;
    std::map<std::pair<End, End>, std::vector<std::size_t>> m_beside; ///< links between the same two
};

} // namespace

LayeredDrawing drawnInLayers(const std::vector<LayeredBox> &boxes, const std::vector<LayeredPlace> &places,
                             const std::vector<LayeredLink> &links, const LayeredGaps &gaps)
{
    LayeredItems layered = itemsInLayers(boxes, places, links);
    putInOrder(layered, places);
    const auto across = Across(layered, places, gaps).run();
    const LayersDown down = layersDown(layered, places, gaps);
    LayeredDrawing drawing;
    for (std::size_t i = 0; i < across.size(); ++i)
        drawing.centres.push_back({across[i], down.middle[layered.items[i].layer]});
    drawing.places = placesOf(layered, places, drawing.centres);
    drawing.ways = Ways(layered, places, links, drawing.centres, down.thick, drawing.places).run();
    drawing.centres.resize(boxes.size());
    return drawing;
}

} // namespace ninesketch
