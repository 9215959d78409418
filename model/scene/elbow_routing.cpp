// SPDX-License-Identifier: GPL-3.0-or-later
// A* (Hart, Nilsson and Raphael 1968) over the crossings of a few lines: the edges of both ends' boxes, of the box
// around both, and the first turning points of both ends. Turns cost far more than length.
#include "model/scene/elbow_routing.h"

#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/outline.h"

#include <algorithm>
#include <array>
#include <set>

namespace ninesketch
{
namespace
{

constexpr double padding = 40, baseGap = 5, shortest = 1;

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool holds(Point p) const { return p.x > left && p.x < right && p.y > top && p.y < bottom; }
    double middleX() const { return (left + right) / 2; }
    double middleY() const { return (top + bottom) / 2; }
};

/// How much to add on each side.
struct Margins {
    double top = 0, right = 0, bottom = 0, left = 0;
};

Box around(Point p)
{
    return {p.x - 2, p.y - 2, p.x + 2, p.y + 2};
}

Box boundsOf(const Element &shape, Margins margins = {})
{
    const Rect box = boxOf(rotatedCorners(shape));
    return {box.x - margins.left, box.y - margins.top, box.right() + margins.right, box.bottom() + margins.bottom};
}

Margins towards(Heading heading, double ahead, double aside)
{
    Margins margins{aside, aside, aside, aside};
    (heading == Heading::Up      ? margins.top
     : heading == Heading::Right ? margins.right
     : heading == Heading::Down  ? margins.bottom
                                 : margins.left) = ahead;
    return margins;
}

Box united(const Box &a, const Box &b)
{
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

Heading reversed(Heading heading)
{
    return static_cast<Heading>((static_cast<int>(heading) + 2) % 4);
}

double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}

/// One box grown: half-way towards the other where they are apart, else out to the box around both, and by its margins.
/// `bare`: the shapes without padding.
Box grown(const Box &a, const Box &b, const Box &common, Margins m, const Box &bareA, const Box &bareB)
{
    const bool apartY = a.top > b.bottom || a.bottom<b.top, apartX = a.left> b.right || a.right < b.left;
    Box box;
    const double leftHalf = (bareA.left + bareB.right) / 2, rightHalf = (bareA.right + bareB.left) / 2;
    const double topHalf = (bareA.top + bareB.bottom) / 2, bottomHalf = (bareA.bottom + bareB.top) / 2;
    box.left = a.left > b.right  ? (apartY ? std::min(leftHalf, a.left - m.left) : leftHalf)
               : a.left > b.left ? a.left - m.left
                                 : common.left - m.left;
    box.top = a.top > b.bottom ? (apartX ? std::min(topHalf, a.top - m.top) : topHalf)
              : a.top > b.top  ? a.top - m.top
                               : common.top - m.top;
    box.right = a.right < b.left    ? (apartY ? std::max(rightHalf, a.right + m.right) : rightHalf)
                : a.right < b.right ? a.right + m.right
                                    : common.right + m.right;
    box.bottom = a.bottom < b.top      ? (apartX ? std::max(bottomHalf, a.bottom + m.bottom) : bottomHalf)
                 : a.bottom < b.bottom ? a.bottom + m.bottom
                                       : common.bottom + m.bottom;
    return box;
}

/// Two boxes that meet half-way; where they would cross at a corner, one direction is cut so that they touch.
std::array<Box, 2> meetingBoxes(const Box &a, const Box &b, const Box &common, Margins ma, Margins mb, bool overlap,
                                const Box &bareA, const Box &bareB)
{
    Box first = grown(a, b, common, ma, bareA, bareB), second = grown(b, a, common, mb, bareB, bareA);
    const Box c = united(first, second);
    constexpr double hair = 1e-11;
    if (overlap || first.right - first.left + second.right - second.left <= c.right - c.left + hair ||
        first.bottom - first.top + second.bottom - second.top <= c.bottom - c.top + hair)
        return {first, second};
    const Point end{second.middleX(), second.middleY()};
    const auto turns = [&](Point p, Point q) { return cross(p - end, q - end) > 0; };
    const auto splitX = [&](bool firstIsLeft) {
        const double x = firstIsLeft ? first.right + (second.left - first.right) / 2
                                     : second.right + (first.left - second.right) / 2;
        (firstIsLeft ? first.right : first.left) = x;
        (firstIsLeft ? second.left : second.right) = x;
    };
    const auto splitY = [&](bool firstIsAbove) {
        const double y = firstIsAbove ? first.bottom + (second.top - first.bottom) / 2
                                      : second.bottom + (first.top - second.bottom) / 2;
        (firstIsAbove ? first.bottom : first.top) = y;
        (firstIsAbove ? second.top : second.bottom) = y;
    };
    if (b.left > a.right && a.top > b.bottom)
        turns({a.right, a.top}, {a.left, a.bottom}) ? splitX(true) : splitY(false);
    else if (a.right < b.left && a.bottom < b.top)
        turns({a.left, a.top}, {a.right, a.bottom}) ? splitY(true) : splitX(true);
    else if (a.left > b.right && a.bottom < b.top)
        turns({a.right, a.top}, {a.left, a.bottom}) ? splitX(false) : splitY(true);
    else if (a.left > b.right && a.top > b.bottom)
        turns({a.left, a.top}, {a.right, a.bottom}) ? splitX(false) : splitY(false);
    return {first, second};
}

/// The first turning point: straight ahead to the edge of the end's box.
Point turningPoint(const Box &box, Heading heading, Point p)
{
    switch (heading) {
    case Heading::Up:
        return {p.x, box.top};
    case Heading::Right:
        return {box.right, p.y};
    case Heading::Down:
        return {p.x, box.bottom};
    case Heading::Left:
        break;
    }
    return {box.left, p.y};
}

struct Node {
    double f = 0, g = 0;
    bool closed = false, visited = false;
    int parent = -1;
    Point at;
};

class Grid
{
public:
    Grid(const std::array<Box, 2> &boxes, const Box &common, Point start, Heading startHeading, Point end,
         Heading endHeading)
    {
        std::set<double> xs{boxes[0].left, boxes[0].right, boxes[1].left, boxes[1].right, common.left, common.right};
        std::set<double> ys{boxes[0].top, boxes[0].bottom, boxes[1].top, boxes[1].bottom, common.top, common.bottom};
        isLevel(startHeading) ? ys.insert(start.y) : xs.insert(start.x);
        isLevel(endHeading) ? ys.insert(end.y) : xs.insert(end.x);
        m_columns = static_cast<int>(xs.size());
        for (const double y : ys)
            for (const double x : xs)
                m_nodes.push_back({.at = {x, y}});
    }
    Node &operator[](int i) { return m_nodes[static_cast<std::size_t>(i)]; }
    int find(Point p) const
    {
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            if (m_nodes[i].at == p)
                return static_cast<int>(i);
        return -1;
    }
    int neighbour(int i, Heading heading) const
    {
        const int column = i % m_columns, count = static_cast<int>(m_nodes.size());
        switch (heading) {
        case Heading::Up:
            return i - m_columns >= 0 ? i - m_columns : -1;
        case Heading::Right:
            return column + 1 < m_columns ? i + 1 : -1;
        case Heading::Down:
            return i + m_columns < count ? i + m_columns : -1;
        case Heading::Left:
            break;
        }
        return column > 0 ? i - 1 : -1;
    }

private:
    std::vector<Node> m_nodes;
    int m_columns = 0;
};

/// A binary heap of nodes by f; of equal ones the order in which they came up decides, always the same way.
class OpenNodes
{
public:
    explicit OpenNodes(Grid &grid) : m_grid(grid) {}
    bool empty() const { return m_heap.empty(); }
    void push(int node)
    {
        m_heap.push_back(node);
        rise(m_heap.size() - 1);
    }
    void improved(int node)
    {
        rise(static_cast<std::size_t>(std::find(m_heap.begin(), m_heap.end(), node) - m_heap.begin()));
    }
    int pop()
    {
        const int top = m_heap.front(), last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty()) {
            m_heap.front() = last;
            sink();
        }
        return top;
    }

private:
    double score(std::size_t i) { return m_grid[m_heap[i]].f; }
    void rise(std::size_t i)
    {
        if (i >= m_heap.size())
            return;
        while (i > 0 && score(i) < score((i - 1) / 2)) {
            std::swap(m_heap[i], m_heap[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
    }
    void sink()
    {
        for (std::size_t i = 0;;) {
            std::size_t least = i;
            for (const std::size_t child : {2 * i + 1, 2 * i + 2})
                if (child < m_heap.size() && score(child) < score(least))
                    least = child;
            if (least == i)
                return;
            std::swap(m_heap[i], m_heap[least]);
            i = least;
        }
    }
    Grid &m_grid;
    std::vector<int> m_heap;
};

/// How many more segments are needed at least from a node, going that way, to arrive at the end going its way.
int segmentsToGo(Point from, Point to, Heading going, Heading arriving)
{
    // in a frame that is turned so that one arrives rightwards
    const int turn = static_cast<int>(arriving);
    const auto turned = [&](Point p) {
        switch (arriving) {
        case Heading::Right:
            return p;
        case Heading::Down:
            return Point{p.y, -p.x};
        case Heading::Left:
            return Point{-p.x, -p.y};
        case Heading::Up:
            break;
        }
        return Point{-p.y, p.x};
    };
    const Point a = turned(from), b = turned(to);
    switch (static_cast<Heading>((static_cast<int>(going) - turn + 4) % 4)) {
    case Heading::Right:
        return a.x >= b.x ? 4 : a.y == b.y ? 0 : 2;
    case Heading::Left:
        return a.y == b.y ? 4 : 2;
    case Heading::Up:
        return a.y > b.y && a.x < b.x ? 1 : 3;
    case Heading::Down:
        break;
    }
    return a.y < b.y && a.x < b.x ? 1 : 3;
}

double manhattan(Point a, Point b)
{
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

std::vector<Point> shortestPath(Grid &grid, int start, int end, Heading startHeading, Heading endHeading,
                                const std::vector<Box> &obstacles)
{
    const double bend = manhattan(grid[start].at, grid[end].at);
    OpenNodes open(grid);
    open.push(start);
    while (!open.empty()) {
        const int current = open.pop();
        Node &node = grid[current];
        if (node.closed)
            continue;
        if (current == end) {
            std::vector<Point> path;
            for (int i = current; i != -1; i = grid[i].parent)
                path.push_back(grid[i].at);
            std::reverse(path.begin(), path.end());
            return path;
        }
        node.closed = true;
        const Heading came = node.parent != -1 ? headingOf(node.at - grid[node.parent].at) : startHeading;
        for (const Heading heading : {Heading::Up, Heading::Right, Heading::Down, Heading::Left}) {
            const int next = grid.neighbour(current, heading);
            if (next == -1 || grid[next].closed)
                continue;
            Node &neighbour = grid[next];
            const Point half = (neighbour.at + node.at) * 0.5;
            if (std::any_of(obstacles.begin(), obstacles.end(), [&](const Box &box) { return box.holds(half); }))
                continue;
            if (heading == reversed(came) || (next == start && heading == startHeading) ||
                (next == end && heading == endHeading))
                continue;
            const double g = node.g + manhattan(neighbour.at, node.at) + (heading != came ? bend * bend * bend : 0);
            if (neighbour.visited && g >= neighbour.g)
                continue;
            const bool visited = neighbour.visited;
            neighbour.visited = true;
            neighbour.parent = current;
            neighbour.g = g;
            neighbour.f = g + manhattan(grid[end].at, neighbour.at) +
                          segmentsToGo(neighbour.at, grid[end].at, heading, endHeading) * bend * bend;
            visited ? open.improved(next) : open.push(next);
        }
    }
    return {};
}

Heading leaving(const ElbowEnd &end, Point otherPoint)
{
    if (!end.target)
        return headingOf(otherPoint - end.point);
    const double away = Outline(*end.target).distanceTo(end.point);
    if (away > bindingDistance(1) || away == 0)
        return headingOf(end.point - end.target->centre());
    return headingFromShape(*end.target, end.point);
}

std::vector<Point> withoutShortSegments(const std::vector<Point> &points)
{
    if (points.size() < 4)
        return points;
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i == 0 || i + 1 == points.size() || distance(points[i - 1], points[i]) > shortest)
            kept.push_back(points[i]);
    return kept;
}

bool level(Point a, Point b)
{
    return std::abs(a.y - b.y) < std::abs(a.x - b.x);
}

/// Where a short segment went, its neighbours are made level and upright again.
std::vector<Point> straightened(std::vector<Point> points)
{
    const auto align = [](Point &moved, Point other, bool isLevelSegment) {
        (isLevelSegment ? moved.y : moved.x) = isLevelSegment ? other.y : other.x;
    };
    if (points.size() == 2 && points[0].x != points[1].x && points[0].y != points[1].y) { // a step half-way
        const Point a = points[0], b = points[1], middle = (a + b) * 0.5;
        return level(a, b) ? std::vector<Point>{a, {middle.x, a.y}, {middle.x, b.y}, b}
                           : std::vector<Point>{a, {a.x, middle.y}, {b.x, middle.y}, b};
    }
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        align(points[i], points[i - 1], level(points[i - 1], points[i]));
    if (const std::size_t last = points.size() - 1; last > 1)
        align(points[last - 1], points[last], level(points[last - 1], points[last]));
    return points;
}

std::vector<Point> cornersOf(const std::vector<Point> &points)
{
    if (points.size() < 3)
        return points;
    std::vector<Point> kept{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        if (level(points[i - 1], points[i]) != level(points[i], points[i + 1]))
            kept.push_back(points[i]);
    kept.push_back(points.back());
    return kept;
}

} // namespace

bool isLevel(Heading heading)
{
    return heading == Heading::Left || heading == Heading::Right;
}

Heading headingOf(Point v)
{
    const double x = std::abs(v.x), y = std::abs(v.y);
    if (v.x > y)
        return Heading::Right;
    if (v.x <= -y)
        return Heading::Left;
    return v.y > x ? Heading::Down : Heading::Up;
}

namespace
{

Heading headingFrom(const Element &shape, Point point, double grown)
{
    if (shape.type == ElementType::Diamond) {
        const Point centre = shape.centre();
        const Rect box = shape.box();
        constexpr double shrink = 0.95; // rounded tips
        const auto tip = [&](Point p) { return centre + (rotated(p, centre, shape.angle) - centre) * shrink; };
        const std::array<Point, 4> tips{tip({centre.x, box.y}), tip({box.right(), centre.y}),
                                        tip({centre.x, box.bottom()}), tip({box.x, centre.y})};
        const auto towardsTip = [&](std::size_t i) { return headingOf(tips[i] - centre); };
        for (std::size_t i = 0; i < 4; ++i) { // beyond a tip
            const Point next = tips[(i + 1) % 4], previous = tips[(i + 3) % 4];
            if (cross(point - tips[i], tips[i] - next) <= 0 && cross(point - tips[i], tips[i] - previous) > 0)
                return towardsTip(i);
        }
        const bool wide = shape.width > shape.height;
        const auto between = [&](std::size_t i) {
            return cross(point - centre, tips[i] - centre) <= 0 &&
                   cross(point - centre, tips[(i + 1) % 4] - centre) > 0;
        };
        if (between(0))
            return towardsTip(wide ? 0 : 1);
        if (between(1))
            return towardsTip(wide ? 2 : 1);
        if (between(2))
            return towardsTip(wide ? 2 : 3);
        return towardsTip(wide ? 0 : 3);
    }
    const Rect box = boxOf(rotatedCorners(shape)).grown(grown);
    const Point d = point - box.centre();
    const double across = std::abs(d.x) * box.height, down = std::abs(d.y) * box.width;
    if (d.y <= 0 && down >= across && -d.y <= box.height)
        return Heading::Up;
    if (d.x >= 0 && across >= down && d.x <= box.width)
        return Heading::Right;
    if (d.y >= 0 && down >= across && d.y <= box.height)
        return Heading::Down;
    return Heading::Left;
}

} // namespace

Heading headingFromShape(const Element &shape, Point point)
{
    return headingFrom(shape, point, Outline(shape).distanceTo(point));
}

Heading headingFromBox(const Element &shape, Point point)
{
    return headingFrom(shape, point, 0);
}

std::vector<Point> elbowRoute(const ElbowEnd &start, const ElbowEnd &end)
{
    const Heading startHeading = leaving(start, end.point), endHeading = leaving(end, start.point);
    const auto padded = [](const ElbowEnd &side, Heading heading) {
        if (!side.target)
            return around(side.point);
        return boundsOf(*side.target, towards(heading, bindingGap(*side.target) * (side.hasArrowhead ? 6 : 2), 1));
    };
    const Box startBox = padded(start, startHeading), endBox = padded(end, endHeading);
    const auto near = [](const ElbowEnd &side, Heading heading) {
        return side.target ? boundsOf(*side.target, towards(heading, padding, padding)) : around(side.point);
    };
    const bool overlap = near(end, endHeading).holds(start.point) || near(start, startHeading).holds(end.point);
    const Box a = overlap ? around(start.point) : startBox, b = overlap ? around(end.point) : endBox;
    const Box common = united(a, b);
    const bool free = !start.target && !end.target;
    const auto margins = [&](const ElbowEnd &side, Heading heading) {
        if (overlap)
            return towards(heading, free ? 0 : padding, 0);
        return towards(heading, free ? 0 : padding - baseGap * (side.hasArrowhead ? 6 : 2), padding);
    };
    const auto boxes = meetingBoxes(a, b, common, margins(start, startHeading), margins(end, endHeading), overlap,
                                    start.target ? boundsOf(*start.target) : a, end.target ? boundsOf(*end.target) : b);
    const Point startTurn = turningPoint(boxes[0], startHeading, start.point);
    const Point endTurn = turningPoint(boxes[1], endHeading, end.point);
    Grid grid(boxes, common, startTurn, startHeading, endTurn, endHeading);
    const int startNode = grid.find(startTurn), endNode = grid.find(endTurn);
    if (const int node = grid.find(end.point); node != -1 && end.target)
        grid[node].closed = true;
    if (const int node = grid.find(start.point); node != -1 && start.target)
        grid[node].closed = true;
    std::vector<Point> path;
    if (startNode != -1 && endNode != -1) {
        const bool within = boxes[1].holds(startTurn) || boxes[0].holds(endTurn);
        path = shortestPath(grid, startNode, endNode, startHeading, endHeading,
                            within ? std::vector<Box>{} : std::vector<Box>{boxes[0], boxes[1]});
    }
    if (path.empty()) // no way around: one corner
        path = {isLevel(startHeading) ? Point{end.point.x, start.point.y} : Point{start.point.x, end.point.y}};
    path.insert(path.begin(), start.point);
    path.push_back(end.point);
    return straightened(cornersOf(withoutShortSegments(path)));
}

} // namespace ninesketch
