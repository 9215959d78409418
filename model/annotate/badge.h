// SPDX-License-Identifier: GPL-3.0-or-later
// What a component's badge says and in which colours, and where it finds room.
#pragma once
#include "model/estimates/report.h"
#include "model/scene/scene.h"

#include <optional>

namespace ninesketch
{

struct BadgeColors {
    const char *stroke, *background;
};

struct BadgeText {
    std::string text; ///< lines
    BadgeColors colors;
};

/// How a component fares, as its badge is coloured: the worse of how busy it is and how available.
enum class Health { Unknown, Good, Warning, Bad };
Health healthOf(const Design &design, const Report &report, std::size_t component);

/// "82 %"; from ten times full on how many times full: "×1280".
std::string busyText(double utilisation);

/// Nothing when nothing is known of the component.
std::optional<BadgeText> badgeText(const Design &design, const Report &report, std::size_t component);

/// What stands in the way of badges: boxes of elements, lines of arrows, outlines of what encloses a component.
class Obstacles
{
public:
    explicit Obstacles(const Scene &scene);
    void add(const Rect &box) { m_boxes.push_back(box); }

    /// A place for a box of that size at (not on) `component`, its left top: near, where it covers nothing; rather
    /// across the outline of what encloses the component than far away; where there is no room, where it covers least.
    Point placeAt(const Rect &component, double width, double height) const;

private:
    struct Line {
        Point from, to;
    };
    struct Cover {
        double area = 0;     ///< px^2 of other things
        double outlines = 0; ///< px of the outlines of what encloses the component
    };
    Cover covered(const Rect &box, const Rect &component, double kept) const;

    std::vector<Rect> m_boxes;
    std::vector<Line> m_lines;
};

} // namespace ninesketch
