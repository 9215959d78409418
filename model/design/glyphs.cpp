// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/glyphs.h"

#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

using Strokes = std::vector<GlyphStroke>;
using Shape = GlyphStroke::Shape;

GlyphStroke line(std::vector<Point> points, bool curved = false)
{
    return {Shape::Line, std::move(points), false, curved, {}};
}
GlyphStroke area(std::vector<Point> points, bool curved = false, std::string fill = {})
{
    points.push_back(points.front());
    return {Shape::Line, std::move(points), true, curved, std::move(fill)};
}
GlyphStroke ellipse(double left, double top, double right, double bottom, bool filled = true, std::string fill = {})
{
    return {Shape::Ellipse, {{left, top}, {right, bottom}}, filled, false, std::move(fill)};
}
GlyphStroke box(double left, double top, double right, double bottom, bool filled = true)
{
    return {Shape::Rectangle, {{left, top}, {right, bottom}}, filled, false, {}};
}

std::vector<Point> polygon(int corners, double radius, double turn)
{
    std::vector<Point> points;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        points.push_back({0.5 + radius * std::cos(angle), 0.5 + radius * std::sin(angle)});
    }
    return points;
}

Strokes gear()
{
    std::vector<Point> rim;
    constexpr int teeth = 8;
    for (int i = 0; i < teeth; ++i)
        for (const double part : {0.0, 0.25, 0.5, 0.75}) {
            const double angle = 2 * std::numbers::pi * (i + part) / teeth;
            const double radius = part < 0.4 ? 0.5 : 0.36;
            rim.push_back({0.5 + radius * std::cos(angle), 0.5 + radius * std::sin(angle)});
        }
    return {area(rim), ellipse(0.36, 0.36, 0.64, 0.64, false)};
}

} // namespace

std::vector<GlyphStroke> glyphOf(std::string_view kind)
{
    if (kind == "client")
        return {box(0, 0.08, 1, 0.72), line({{0.5, 0.72}, {0.5, 0.94}}), line({{0.24, 0.95}, {0.76, 0.95}})};
    if (kind == "dns")
        return {ellipse(0, 0, 1, 1), ellipse(0.28, 0, 0.72, 1, false), line({{0.02, 0.5}, {0.98, 0.5}})};
    if (kind == "cdn")
        return {line({{0.5, 0.5}, {0.5, 0.08}}), line({{0.5, 0.5}, {0.08, 0.82}}), line({{0.5, 0.5}, {0.92, 0.82}}),
                ellipse(0.3, 0.32, 0.7, 0.72),   ellipse(0.39, 0, 0.61, 0.22),     ellipse(0, 0.74, 0.22, 0.96),
                ellipse(0.78, 0.74, 1, 0.96)};
    if (kind == "gateway")
        return {area({{0.14, 1}, {0.14, 0.4}, {0.25, 0.12}, {0.5, 0}, {0.75, 0.12}, {0.86, 0.4}, {0.86, 1}}),
                line({{0.3, 0.62}, {0.7, 0.62}}), line({{0.54, 0.46}, {0.7, 0.62}, {0.54, 0.78}})};
    if (kind == "load-balancer")
        return {line({{0.16, 0.5}, {0.84, 0.12}}), line({{0.16, 0.5}, {0.84, 0.5}}), line({{0.16, 0.5}, {0.84, 0.88}}),
                ellipse(0, 0.34, 0.32, 0.66),      ellipse(0.76, 0.02, 1, 0.26),     ellipse(0.76, 0.38, 1, 0.62),
                ellipse(0.76, 0.74, 1, 0.98)};
    if (kind == "service")
        return {area(polygon(6, 0.5, std::numbers::pi / 6)), line({{0.07, 0.25}, {0.5, 0.5}, {0.93, 0.25}}),
                line({{0.5, 0.5}, {0.5, 1}})};
    if (kind == "worker")
        return gear();
    if (kind == "cache")
        return {area({{0.6, 0}, {0.14, 0.56}, {0.46, 0.56}, {0.38, 1}, {0.86, 0.4}, {0.54, 0.4}}, false, "#ffec99")};
    if (kind == "sql-database")
        return {area({{0.08, 0.16}, {0.08, 0.84}, {0.2, 0.95}, {0.5, 1}, {0.8, 0.95}, {0.92, 0.84}, {0.92, 0.16}}),
                ellipse(0.08, 0, 0.92, 0.32), line({{0.08, 0.46}, {0.28, 0.58}, {0.72, 0.58}, {0.92, 0.46}}, true)};
    if (kind == "key-value-store")
        return {line({{0.4, 0.5}, {1, 0.5}, {1, 0.74}}), line({{0.78, 0.5}, {0.78, 0.7}}), ellipse(0, 0.26, 0.48, 0.74),
                ellipse(0.14, 0.4, 0.34, 0.6, false)};
    if (kind == "message-queue")
        return {box(0, 0.26, 0.24, 0.74), box(0.3, 0.26, 0.54, 0.74), box(0.6, 0.26, 0.84, 0.74),
                line({{0.88, 0.38}, {1, 0.5}, {0.88, 0.62}})};
    if (kind == "event-stream")
        return {line({{0, 0.2}, {0.25, 0.08}, {0.5, 0.2}, {0.75, 0.32}, {1, 0.2}}, true),
                line({{0, 0.5}, {0.25, 0.38}, {0.5, 0.5}, {0.75, 0.62}, {1, 0.5}}, true),
                line({{0, 0.8}, {0.25, 0.68}, {0.5, 0.8}, {0.75, 0.92}, {1, 0.8}}, true)};
    if (kind == "object-store")
        return {area({{0.04, 0.14}, {0.2, 0.94}, {0.5, 1}, {0.8, 0.94}, {0.96, 0.14}}), ellipse(0.04, 0, 0.96, 0.28)};
    if (kind == "external-api")
        return {area({{0.22, 0.84},
                      {0.02, 0.64},
                      {0.2, 0.42},
                      {0.4, 0.14},
                      {0.72, 0.24},
                      {0.82, 0.44},
                      {0.98, 0.62},
                      {0.8, 0.84}},
                     true)};
    return {box(0.1, 0.1, 0.9, 0.9)};
}

} // namespace ninesketch
