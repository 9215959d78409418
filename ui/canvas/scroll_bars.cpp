// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scroll_bars.h"

#include <QPainter>

namespace ninesketch
{

namespace
{

// Excalidraw's, px on screen
constexpr double thick = 6, margin = 4, shortest = 24;

/// Along one edge `room` px long; nothing when all of it is seen. The handle's place and length along it.
struct Part {
    double at, length, perPx;
};
std::optional<Part> partOf(double contentFrom, double contentTo, double seenFrom, double seenTo, double room)
{
    const double from = std::min(contentFrom, seenFrom), to = std::max(contentTo, seenTo);
    const double seen = seenTo - seenFrom, hidden = to - from - seen;
    if (hidden <= 0.5)
        return std::nullopt;
    const double length = std::max(shortest, room * seen / (to - from));
    return Part{(room - length) * (seenFrom - from) / hidden, length, hidden / std::max(1.0, room - length)};
}

} // namespace

ScrollBars scrollBarsFor(const Rect &content, const Rect &seen, QSize size)
{
    ScrollBars bars;
    if (const auto part = partOf(content.x, content.right(), seen.x, seen.right(), size.width() - 2 * margin))
        bars.across = {QRectF(margin + part->at, size.height() - margin - thick, part->length, thick), part->perPx};
    if (const auto part = partOf(content.y, content.bottom(), seen.y, seen.bottom(), size.height() - 2 * margin))
        bars.down = {QRectF(size.width() - margin - thick, margin + part->at, thick, part->length), part->perPx};
    return bars;
}

void paintScrollBars(QPainter &painter, const ScrollBars &bars, bool dark)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark ? QColor(255, 255, 255, 77) : QColor(0, 0, 0, 77));
    for (const auto &bar : {bars.across, bars.down})
        if (bar)
            painter.drawRoundedRect(bar->handle, thick / 2, thick / 2);
}

} // namespace ninesketch
