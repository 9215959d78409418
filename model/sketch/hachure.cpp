// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/hachure.h"

#include <numbers>

namespace ninesketch::rough
{
namespace
{

/// More scan lines than this are not a drawing any more; the fill is left out rather than freezing the program.
constexpr double mostScanLines = 100000;

struct Edge {
    double top, bottom, x, slope; ///< x at the current scan line; slope is dx/dy
};

void turn(Point &point, double cosine, double sine)
{
    const double x = point.x, y = point.y;
    point.x = x * cosine - y * sine;
    point.y = x * sine + y * cosine;
}

std::vector<Edge> edgesOf(const std::vector<std::vector<Point>> &polygons)
{
    std::vector<Edge> edges;
    for (const auto &polygon : polygons) {
        const auto count = polygon.size();
        const bool open = count > 0 && polygon.front() != polygon.back();
        if (count + (open ? 1 : 0) <= 2)
            continue;
        for (std::size_t i = 0; i + 1 < count + (open ? 1 : 0); ++i) {
            const Point a = polygon[i], b = polygon[(i + 1) % count];
            if (a.y != b.y)
                edges.push_back(
                    {std::min(a.y, b.y), std::max(a.y, b.y), a.y < b.y ? a.x : b.x, (b.x - a.x) / (b.y - a.y)});
        }
    }
    std::stable_sort(edges.begin(), edges.end(), [](const Edge &a, const Edge &b) {
        if (a.top != b.top)
            return a.top < b.top;
        if (a.x != b.x)
            return a.x < b.x;
        return a.bottom < b.bottom;
    });
    return edges;
}

std::vector<Segment> scan(const std::vector<std::vector<Point>> &polygons, double gap, double step)
{
    std::vector<Segment> lines;
    const auto edges = edgesOf(polygons);
    if (edges.empty())
        return lines;
    double end = edges.front().bottom;
    for (const auto &edge : edges)
        end = std::max(end, edge.bottom);
    double y = edges.front().top;
    if (!((end - y) / step < mostScanLines))
        return lines;

    std::vector<Edge> active;
    std::size_t next = 0;
    for (double i = 0; !active.empty() || next < edges.size(); i += 1) {
        for (; next < edges.size() && !(edges[next].top > y); ++next)
            active.push_back(edges[next]);
        std::erase_if(active, [y](const Edge &edge) { return edge.bottom <= y; });
        std::stable_sort(active.begin(), active.end(), [](const Edge &a, const Edge &b) { return a.x < b.x; });
        if (step != 1 || std::fmod(i, gap) == 0)
            for (std::size_t k = 0; k + 1 < active.size(); k += 2)
                lines.push_back({{std::floor(active[k].x + 0.5), y}, {std::floor(active[k + 1].x + 0.5), y}});
        y += step;
        for (auto &edge : active)
            edge.x += step * edge.slope;
    }
    return lines;
}

} // namespace

std::vector<Segment> hachureLines(std::vector<std::vector<Point>> &polygons, double gap, double angle, double step)
{
    const double radians = std::numbers::pi / 180 * angle;
    const double cosine = std::cos(radians), sine = std::sin(radians);
    const double back = std::numbers::pi / 180 * -angle;
    const double backCosine = std::cos(back), backSine = std::sin(back);
    for (auto &polygon : polygons)
        for (auto &point : polygon)
            turn(point, cosine, sine);
    auto lines = scan(polygons, gap, step);
    for (auto &polygon : polygons)
        for (auto &point : polygon)
            turn(point, backCosine, backSine);
    for (auto &line : lines) {
        turn(line.from, backCosine, backSine);
        turn(line.to, backCosine, backSine);
    }
    return lines;
}

} // namespace ninesketch::rough
