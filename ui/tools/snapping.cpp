// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/snapping.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/groups.h"

#include <QPainter>
#include <array>
#include <map>

namespace ninesketch
{
namespace
{

constexpr double reach = 8;   // px on screen
constexpr double same = 0.01; // scene px

/// Corners and the middle.
std::array<Point, 5> snapPoints(const Rect &box)
{
    return {
        Point{box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}, box.centre()};
}

/// Boxes that can be seen: of labels, arrows and what moves none, of a group one around all of it.
std::vector<Rect> others(const Ids &moving, const ToolContext &context)
{
    constexpr std::size_t most = 1000; // on a crowded view nobody sees what snaps
    std::vector<Rect> boxes;
    std::map<std::string, std::size_t> byGroup;
    const bool everything = context.viewport.width <= 0;
    for (const auto &element : context.scene.elements()) {
        const auto *text = element->text();
        if (moving.contains(element->id) || element->isArrow() || (text && text->containerId))
            continue;
        const Rect box = rotatedBox(*element);
        if (!everything && !context.viewport.intersects(box))
            continue;
        const std::string group = selectableGroup(*element, context.selection.editingGroupId);
        const auto known = group.empty() ? byGroup.end() : byGroup.find(group);
        if (known != byGroup.end()) {
            boxes[known->second] = boxes[known->second].united(box);
            continue;
        }
        if (!group.empty())
            byGroup.emplace(group, boxes.size());
        boxes.push_back(box);
        if (boxes.size() == most)
            break;
    }
    return boxes;
}

/// One direction of a box: `low` to `high` along it, the rest across.
struct Extent {
    double low = 0, high = 0, crossLow = 0, crossHigh = 0;
    double middle() const { return (low + high) / 2; }
    bool faces(const Extent &other) const { return crossLow < other.crossHigh && other.crossLow < crossHigh; }
};

Extent along(const Rect &box, bool across)
{
    return across ? Extent{box.x, box.right(), box.y, box.bottom()} : Extent{box.y, box.bottom(), box.x, box.right()};
}

/// The smallest movement that makes gaps equal: between two others, or as wide as the gap of two others beyond them.
std::optional<double> gapSnap(const Rect &box, const std::vector<Rect> &boxes, bool across, double within)
{
    const Extent own = along(box, across);
    std::optional<double> best;
    const auto offer = [&](double by) {
        if (std::abs(by) <= within && (!best || std::abs(by) < std::abs(*best)))
            best = by;
    };
    std::vector<Extent> facing;
    for (const auto &other : boxes)
        if (const Extent extent = along(other, across); extent.faces(own))
            facing.push_back(extent);
    std::sort(facing.begin(), facing.end(), [](const Extent &a, const Extent &b) { return a.low < b.low; });
    for (std::size_t i = 1; i < facing.size(); ++i) {
        const Extent &a = facing[i - 1], &b = facing[i];
        const double gap = b.low - a.high;
        if (gap <= 0 || !a.faces(b))
            continue;
        if (gap >= own.high - own.low)
            offer((a.high + b.low) / 2 - own.middle());
        offer(b.high + gap - own.low);
        offer(a.low - gap - own.high);
    }
    return best;
}

void addGapLines(Snap &snap, const Rect &moved, const std::vector<Rect> &boxes, bool across)
{
    const Extent own = along(moved, across);
    const auto point = [&](double place, double cross) { return across ? Point{place, cross} : Point{cross, place}; };
    for (const auto &other : boxes) {
        const Extent extent = along(other, across);
        if (!extent.faces(own))
            continue;
        const double cross = (std::max(own.crossLow, extent.crossLow) + std::min(own.crossHigh, extent.crossHigh)) / 2;
        if (extent.high < own.low)
            snap.lines.push_back({point(extent.high, cross), point(own.low, cross), true});
        else if (extent.low > own.high)
            snap.lines.push_back({point(own.high, cross), point(extent.low, cross), true});
    }
}

} // namespace

Snap snapBox(const Rect &box, const Ids &moving, const ToolContext &context)
{
    const auto boxes = others(moving, context);
    const double within = reach / context.zoom;
    Snap snap;
    std::optional<double> byX, byY;
    for (const auto &other : boxes)
        for (const Point theirs : snapPoints(other))
            for (const Point mine : snapPoints(box)) {
                const Point d = theirs - mine;
                if (std::abs(d.x) <= within && (!byX || std::abs(d.x) < std::abs(*byX)))
                    byX = d.x;
                if (std::abs(d.y) <= within && (!byY || std::abs(d.y) < std::abs(*byY)))
                    byY = d.y;
            }
    const auto gapX = gapSnap(box, boxes, true, within), gapY = gapSnap(box, boxes, false, within);
    const bool gapWinsX = gapX && (!byX || std::abs(*gapX) < std::abs(*byX));
    const bool gapWinsY = gapY && (!byY || std::abs(*gapY) < std::abs(*byY));
    if (gapWinsX)
        byX = gapX;
    if (gapWinsY)
        byY = gapY;
    snap.by = {byX.value_or(0), byY.value_or(0)};
    Rect moved = box;
    moved.x += snap.by.x;
    moved.y += snap.by.y;
    for (const auto &other : boxes)
        for (const Point theirs : snapPoints(other))
            for (const Point mine : snapPoints(moved)) {
                if (byX && !gapWinsX && std::abs(theirs.x - mine.x) < same)
                    snap.lines.push_back({{mine.x, theirs.y}, mine, false});
                if (byY && !gapWinsY && std::abs(theirs.y - mine.y) < same)
                    snap.lines.push_back({{theirs.x, mine.y}, mine, false});
            }
    if (gapWinsX)
        addGapLines(snap, moved, boxes, true);
    if (gapWinsY)
        addGapLines(snap, moved, boxes, false);
    return snap;
}

Snap snapPoint(Point point, const Ids &moving, const ToolContext &context, bool across, bool down)
{
    const auto boxes = others(moving, context);
    const double within = reach / context.zoom;
    std::optional<double> byX, byY;
    const auto offer = [within](std::optional<double> &best, double by) {
        if (std::abs(by) <= within && (!best || std::abs(by) < std::abs(*best)))
            best = by;
    };
    for (const auto &other : boxes)
        for (const Point theirs : snapPoints(other)) {
            if (across)
                offer(byX, theirs.x - point.x);
            if (down)
                offer(byY, theirs.y - point.y);
        }
    Snap snap;
    snap.by = {byX.value_or(0), byY.value_or(0)};
    const Point moved = point + snap.by;
    for (const auto &other : boxes)
        for (const Point theirs : snapPoints(other)) {
            if (byX && std::abs(theirs.x - moved.x) < same)
                snap.lines.push_back({{moved.x, theirs.y}, moved, false});
            if (byY && std::abs(theirs.y - moved.y) < same)
                snap.lines.push_back({{theirs.x, moved.y}, moved, false});
        }
    return snap;
}

bool snapsToObjects(const ToolContext &context, Qt::KeyboardModifiers modifiers)
{
    return context.snapToObjects != modifiers.testFlag(Qt::ControlModifier) && !context.gridEnabled;
}

void paintSnapLines(QPainter &painter, const std::vector<SnapLine> &lines, const ToScreen &toScreen)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xff, 0x6b, 0x6b), 1));
    constexpr double arm = 3;
    for (const auto &line : lines) {
        const Point a = toScreen(line.from), b = toScreen(line.to);
        painter.drawLine(QPointF(a.x, a.y), QPointF(b.x, b.y));
        const bool level = std::abs(a.y - b.y) < std::abs(a.x - b.x);
        for (const Point p : {a, b}) {
            if (line.isGap) {
                const Point d = level ? Point{0, 2 * arm} : Point{2 * arm, 0};
                painter.drawLine(QPointF(p.x - d.x, p.y - d.y), QPointF(p.x + d.x, p.y + d.y));
                continue;
            }
            painter.drawLine(QPointF(p.x - arm, p.y - arm), QPointF(p.x + arm, p.y + arm));
            painter.drawLine(QPointF(p.x - arm, p.y + arm), QPointF(p.x + arm, p.y - arm));
        }
    }
}

} // namespace ninesketch
