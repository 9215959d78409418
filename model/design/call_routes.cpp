// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/call_routes.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

int bendOf(const Design &design, const Call &call)
{
    int alike = 0, place = 0;
    bool back = false;
    for (const Call &other : design.calls) {
        if (other.from == call.from && other.to == call.to) {
            place = other.id == call.id ? alike : place;
            ++alike;
        }
        back = back || (other.from == call.to && other.to == call.from && call.from != call.to);
    }
    if (alike == 1)
        return back ? 1 : 0;
    return back ? place + 1 : (place % 2 == 0 ? place / 2 + 1 : -(place / 2 + 1));
}

Point bentMiddle(Point start, Point end, int bend)
{
    const Point straight = end - start;
    const double length = std::max(1.0, std::hypot(straight.x, straight.y));
    return start + straight * 0.5 + Point{-straight.y, straight.x} * (40.0 * bend / length);
}

bool passesThrough(const Rect &box, Point start, Point end)
{
    double from = 0, to = 1;
    const Point along = end - start;
    const double p[] = {-along.x, along.x, -along.y, along.y};
    const double q[] = {start.x - box.x, box.right() - start.x, start.y - box.y, box.bottom() - start.y};
    for (int side = 0; side < 4; ++side) {
        if (p[side] == 0 && q[side] < 0)
            return false;
        if (p[side] < 0)
            from = std::max(from, q[side] / p[side]);
        else if (p[side] > 0)
            to = std::min(to, q[side] / p[side]);
    }
    return from < to;
}

std::vector<Point> wayAround(const std::vector<Rect> &boxes, Point start, Point end, const std::vector<Point> &proposed)
{
    const auto isClear = [&](const std::vector<Point> &via) {
        Point from = start;
        for (std::size_t i = 0; i <= via.size(); ++i) {
            const Point to = i < via.size() ? via[i] : end;
            for (const Rect &box : boxes)
                if (passesThrough(box, from, to))
                    return false;
            from = to;
        }
        return true;
    };
    if (isClear({}))
        return {};
    if (!proposed.empty() && isClear(proposed))
        return proposed;
    std::vector<Point> best;
    double shortest = 0;
    for (const Rect &box : boxes) {
        if (!passesThrough(box, start, end))
            continue;
        constexpr double beside = 4; // px from the box
        const Rect around = box.grown(beside);
        for (const Point via : {Point{around.x, around.y}, Point{around.right(), around.y},
                                Point{around.x, around.bottom()}, Point{around.right(), around.bottom()}}) {
            const double length = distance(start, via) + distance(via, end);
            if (isClear({via}) && (best.empty() || length < shortest - 0.01)) {
                best = {via};
                shortest = length;
            }
        }
    }
    return best.empty() ? proposed : best;
}

} // namespace ninesketch
