// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/stencils.h"

#include "model/scene/bounds.h"
#include "model/scene/own_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

namespace ninesketch
{
namespace
{

using Points = std::vector<Point>;
using Strokes = std::vector<StencilStroke>;
constexpr double pi = std::numbers::pi;

/// Points of an elliptic arc without its ends; angles in radians, clockwise on screen, 0 to the right.
void addArc(Points &points, Point centre, double rx, double ry, double from, double to, int pieces)
{
    for (int i = 1; i < pieces; ++i) {
        const double angle = from + (to - from) * i / pieces;
        points.push_back({centre.x + rx * std::cos(angle), centre.y + ry * std::sin(angle)});
    }
}

/// A straight side, in steps that suit the arcs beside it: a curve through points far apart would swing out.
void addSide(Points &points, Point from, Point to)
{
    constexpr double step = 30; // px
    const int pieces = std::max(2, static_cast<int>(std::round(distance(from, to) / step)));
    for (int i = 0; i <= pieces; ++i)
        points.push_back(from + (to - from) * (double(i) / pieces));
}

StencilStroke closed(Points points, bool curved)
{
    points.push_back(points.front());
    return {std::move(points), true, curved};
}

StencilStroke open(Points points, bool curved = false)
{
    return {std::move(points), false, curved};
}

StencilStroke circle(Point centre, double radius)
{
    Points points{{centre.x + radius, centre.y}};
    addArc(points, centre, radius, radius, 0, 2 * pi, 12); // a corner at each end of both axes
    return closed(std::move(points), true);
}

Strokes cylinder(double w, double h)
{
    const double cap = std::min({h * 0.16, w * 0.3, 24.0});
    constexpr int pieces = 8;
    Points outline, rim{{0, cap}};
    addSide(outline, {0, cap}, {0, h - cap});
    addArc(outline, {w / 2, h - cap}, w / 2, cap, pi, 0, pieces);
    addSide(outline, {w, h - cap}, {w, cap});
    addArc(outline, {w / 2, cap}, w / 2, cap, 0, -pi, pieces);
    addArc(rim, {w / 2, cap}, w / 2, cap, pi, 0, pieces);
    rim.push_back({w, cap});
    return {closed(std::move(outline), true), open(std::move(rim), true)};
}

/// A cylinder that lies: things go in at one end and come out at the other.
Strokes pipe(double w, double h)
{
    Strokes strokes = cylinder(h, w);
    for (StencilStroke &stroke : strokes)
        for (Point &point : stroke.points)
            point = {w - point.y, point.x};
    return strokes;
}

Strokes stack(double w, double h)
{
    const double step = std::min({w, h, 60.0}) * 0.12;
    const auto sheet = [&](double by) {
        const double left = 2 * step - by, top = by, right = w - by, bottom = h - 2 * step + by;
        return closed({{left, top}, {right, top}, {right, bottom}, {left, bottom}}, false);
    };
    return {sheet(0), sheet(step), sheet(2 * step)};
}

Strokes hexagon(double w, double h)
{
    const double slant = std::min(w * 0.25, h * 0.29);
    return {closed({{slant, 0}, {w - slant, 0}, {w, h / 2}, {w - slant, h}, {slant, h}, {0, h / 2}}, false)};
}

Strokes cloud(double w, double h)
{
    // where two puffs meet, and how far the puff from there on swells, on a unit circle
    struct Puff {
        double angle, swell;
    };
    constexpr std::array puffs{Puff{-2.75, 0.30}, Puff{-1.95, 0.38}, Puff{-0.95, 0.34}, Puff{-0.15, 0.30},
                               Puff{0.62, 0.24},  Puff{1.35, 0.22},  Puff{2.05, 0.24},  Puff{2.75, 0.28}};
    Points points;
    constexpr double radius = 0.8;
    for (std::size_t i = 0; i < puffs.size(); ++i) {
        const double last = i + 1 < puffs.size() ? puffs[i + 1].angle : puffs[0].angle + 2 * pi;
        const Point from{radius * std::cos(puffs[i].angle), radius * std::sin(puffs[i].angle)};
        const Point to{radius * std::cos(last), radius * std::sin(last)};
        points.insert(points.end(), 2, from); // a cusp
        const Point middle = (from + to) * 0.5, along = to - from;
        const double length = distance(from, to);
        const Point outwards{along.y / length, -along.x / length};
        for (const double t : {-0.62, 0.0, 0.62}) // a flat arc over the chord
            points.push_back(middle + along * (t / 2 * 1.1) + outwards * (puffs[i].swell * (t == 0 ? 1 : 0.74)));
    }
    const Rect box = boxOf(points);
    for (Point &p : points)
        p = {(p.x - box.x) / box.width * w, (p.y - box.y) / box.height * h};
    return {closed(std::move(points), true)};
}

Strokes person(double w, double h)
{
    const double radius = std::min(h * 0.2, w * 0.3), shoulders = radius * 1.7;
    const double round = std::min(w * 0.3, (h - shoulders) * 0.55);
    constexpr int pieces = 6;
    Points torso{{0, h}, {0, shoulders + round}};
    addArc(torso, {round, shoulders + round}, round, round, pi, 1.5 * pi, pieces);
    torso.insert(torso.end(), {{round, shoulders}, {w - round, shoulders}});
    addArc(torso, {w - round, shoulders + round}, round, round, -0.5 * pi, 0, pieces);
    torso.insert(torso.end(), {{w, shoulders + round}, {w, h}});
    return {closed(std::move(torso), false), circle({w / 2, radius}, radius)};
}

Strokes browser(double w, double h)
{
    const double bar = std::min(26.0, h * 0.3), dot = bar * 0.14, gap = bar * 0.45;
    Strokes strokes{open({{0, bar}, {w, bar}})};
    for (int i = 0; i < 3; ++i)
        strokes.push_back(circle({gap * (1.2 + i), bar / 2}, dot));
    const double from = gap * 4.6, to = w - gap;
    if (to - from > 20)
        strokes.push_back(open({{from, bar * 0.5}, {to, bar * 0.5}}));
    return strokes;
}

Strokes phone(double w, double h)
{
    const double edge = std::min(10.0, h * 0.07);
    return {open({{w * 0.4, edge}, {w * 0.6, edge}}), open({{w * 0.32, h - edge}, {w * 0.68, h - edge}})};
}

Strokes document(double w, double h)
{
    const double wave = std::min(h * 0.1, 14.0);
    constexpr int pieces = 20;
    Points points{{0, h - wave}, {0, 0}, {w, 0}, {w, h - wave}};
    for (int i = 1; i < pieces; ++i) {
        const double x = double(i) / pieces;
        points.push_back({w * (1 - x), h - wave - wave * std::sin(x * 2 * pi)});
    }
    return {closed(std::move(points), false)};
}

Strokes parallelogram(double w, double h)
{
    const double slant = std::min(w * 0.2, h * 0.35);
    return {closed({{slant, 0}, {w, 0}, {w - slant, h}, {0, h}}, false)};
}

Strokes cube(double w, double h)
{
    const double depth = std::min({w * 0.2, h * 0.2, 24.0});
    return {closed({{0, depth}, {depth, 0}, {w, 0}, {w, h - depth}, {w - depth, h}, {0, h}}, false),
            open({{0, depth}, {w - depth, depth}, {w, 0}}), open({{w - depth, depth}, {w - depth, h}})};
}

Strokes triangle(double w, double h)
{
    return {closed({{w / 2, 0}, {w, h}, {0, h}}, false)};
}

} // namespace

std::span<const Stencil> allStencils()
{
    using enum ElementType;
    using enum VerticalAlign;
    static const std::array stencils{
        Stencil{"cylinder", "Cylinder", "database store disk", 120, 120, Rectangle, false, Middle, "sql-database",
                cylinder},
        Stencil{"queue", "Queue", "pipe topic stream log", 180, 80, Rectangle, false, Middle, "message-queue", pipe},
        Stencil{"stack", "Stack", "replicas several cluster fleet", 150, 110, Rectangle, false, Middle, "service",
                stack},
        Stencil{"hexagon", "Hexagon", "service microservice", 160, 110, Rectangle, false, Middle, "service", hexagon},
        Stencil{"cloud", "Cloud", "internet external region", 200, 130, Ellipse, false, Middle, "external-api", cloud},
        Stencil{"person", "Person", "user actor people c4", 110, 130, Rectangle, false, Bottom, "client", person},
        Stencil{"browser", "Browser", "web client page window", 190, 130, Rectangle, true, Middle, "client", browser},
        Stencil{"phone", "Phone", "mobile client app", 84, 150, Rectangle, true, Middle, "client", phone},
        Stencil{"document", "Document", "file page paper", 130, 110, Rectangle, false, Middle, "object-store",
                document},
        Stencil{"parallelogram", "Parallelogram", "data input output flowchart", 170, 90, Rectangle, false, Middle, "",
                parallelogram},
        Stencil{"cube", "Box", "node server machine deployment cube", 140, 120, Rectangle, false, Middle, "service",
                cube},
        Stencil{"triangle", "Triangle", "warning delta", 130, 120, Rectangle, false, Bottom, "", triangle},
    };
    return stencils;
}

const Stencil *findStencil(std::string_view id)
{
    const auto stencils = allStencils();
    const auto at = std::ranges::find_if(stencils, [&](const Stencil &stencil) { return id == stencil.id; });
    return at == stencils.end() ? nullptr : &*at;
}

const Stencil *stencilOf(const Element &element)
{
    const Json *shape = ownData(element, "shape");
    const bool named = shape && shape->is_string();
    return named && !element.groupIds.empty() ? findStencil(shape->get_ref<const std::string &>()) : nullptr;
}

bool isUnseenBody(const Element &element)
{
    const Stencil *stencil = stencilOf(element);
    return stencil && !stencil->bodyIsSeen && element.opacity == 0;
}

} // namespace ninesketch
