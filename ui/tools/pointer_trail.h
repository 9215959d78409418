// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer leaves behind for a moment, on the screen only: strokes that thin out with their age and towards
// their start.
#pragma once
#include "model/geometry.h"

#include <QPainterPath>
#include <deque>
#include <functional>
#include <vector>

namespace ninesketch
{

class PointerTrail
{
public:
    struct Look {
        double radius;      ///< px on screen, at the head
        double lifetime;    ///< of a point, ms
        std::size_t length; ///< how many points of a stroke are seen at most
        double lag;         ///< how far the trail stays behind the pointer, 0 ... 1: smooths it
    };
    explicit PointerTrail(const Look &look) : m_look(look) {}

    // `now`: ms of a steady clock
    void begin(Point at, double now); ///< another stroke
    void goOn(Point at, double now);
    void clear() { m_strokes.clear(); }

    bool isSeen(double now) const;
    /// All of it, to be filled at once (it overlaps itself). Places go through `toScreen`.
    QPainterPath outline(double now, const std::function<Point(Point)> &toScreen) const;

private:
    struct Spot {
        Point at, pointer;
        double born;
    };
    using Stroke = std::vector<Spot>;

    double radiusOf(const Stroke &stroke, std::size_t spot, double now) const;

    Look m_look;
    std::deque<Stroke> m_strokes;
};

} // namespace ninesketch
