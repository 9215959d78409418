// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/dashes.h"

#include "exporters/cubic.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// A straight piece that measures a curve: where it ends on the curve, and how far that is from the curve's beginning.
struct Piece {
    double t, distance;
};

bool isAside(Point point, Point where, double tolerance)
{
    return std::max(std::abs(point.x - where.x), std::abs(point.y - where.y)) > tolerance;
}

void measure(std::vector<Piece> &pieces, const Cubic &part, double from, double to, double tolerance)
{
    const Point way = part[3] - part[0];
    constexpr double shortest = 1.0 / (1 << 20);
    if (to - from > shortest && (isAside(part[1], part[0] + way * (1.0 / 3), tolerance) ||
                                 isAside(part[2], part[0] + way * (2.0 / 3), tolerance))) {
        const double middle = (from + to) / 2;
        measure(pieces, partOf(part, 0, 0.5), from, middle, tolerance);
        measure(pieces, partOf(part, 0.5, 1), middle, to, tolerance);
        return;
    }
    const double length = std::hypot(way.x, way.y);
    if (length > 0)
        pieces.push_back({to, (pieces.empty() ? 0 : pieces.back().distance) + length});
}

double placeAt(const std::vector<Piece> &pieces, double distance)
{
    const auto piece = std::ranges::lower_bound(pieces, distance, {}, &Piece::distance);
    if (piece == pieces.end())
        return 1;
    const Piece before = piece == pieces.begin() ? Piece{0, 0} : *(piece - 1);
    return before.t + (piece->t - before.t) * (distance - before.distance) / (piece->distance - before.distance);
}

/// Lays dashes along one stretch of a path after another.
class Dasher
{
public:
    explicit Dasher(const QList<qreal> &lengths) : m_lengths(lengths) { begin(); }

    /// A new stretch.
    void begin()
    {
        m_part = 0;
        m_left = m_lengths[0];
        m_open = false;
    }

    void follow(const Cubic &curve, bool straight, double tolerance)
    {
        m_pieces.clear();
        if (straight)
            m_pieces.push_back({1, std::hypot(curve[3].x - curve[0].x, curve[3].y - curve[0].y)});
        else
            measure(m_pieces, curve, 0, 1, tolerance);
        const double length = m_pieces.empty() ? 0 : m_pieces.back().distance;
        double done = 0;
        while (length - done > m_left) {
            put(curve, straight, done, done + m_left);
            done += m_left;
            m_part = (m_part + 1) % m_lengths.size();
            m_left = m_lengths[m_part];
            m_open = false;
        }
        put(curve, straight, done, length);
        m_left -= length - done;
    }

    QPainterPath made;

private:
    void put(const Cubic &curve, bool straight, double from, double to)
    {
        if (m_part % 2 != 0 || to <= from)
            return;
        const auto point = [](Point at) { return QPointF(at.x, at.y); };
        const double first = placeAt(m_pieces, from), last = placeAt(m_pieces, to);
        const auto onLine = [&](double t) { return point(curve[0] + (curve[3] - curve[0]) * t); };
        if (!m_open)
            made.moveTo(straight ? onLine(first) : point(pointAt(curve, first)));
        m_open = true;
        if (straight) {
            made.lineTo(onLine(last));
            return;
        }
        const Cubic part = partOf(curve, first, last);
        made.cubicTo(point(part[1]), point(part[2]), point(part[3]));
    }

    const QList<qreal> &m_lengths;
    std::vector<Piece> m_pieces;
    qsizetype m_part = 0; ///< even: a dash
    double m_left = 0;    ///< of it
    bool m_open = false;  ///< the dash has begun
};

} // namespace

QPainterPath dashed(const QPainterPath &path, const QList<qreal> &lengths, double tolerance)
{
    Dasher dasher(lengths);
    const auto point = [&](int i) { return Point{path.elementAt(i).x, path.elementAt(i).y}; };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element at = path.elementAt(i);
        if (at.isMoveTo()) {
            dasher.begin();
        } else if (at.isCurveTo() && i + 2 < path.elementCount()) {
            dasher.follow({point(i - 1), point(i), point(i + 1), point(i + 2)}, false, tolerance);
            i += 2;
        } else if (i > 0) {
            dasher.follow({point(i - 1), point(i - 1), point(i), point(i)}, true, tolerance);
        }
    }
    return dasher.made;
}

} // namespace ninesketch
