// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/paper.h"

#include <cmath>

namespace ninesketch
{

void paintPaper(QPainter &painter, const QRectF &region, const Paper &paper, double zoom)
{
    painter.fillRect(region.adjusted(-1, -1, 1, 1), paper.color);
    if (paper.gridSize <= 0)
        return;
    // Excalidraw's grid: dashed lines, every gridStep-th bold; the fine ones vanish below ten px.
    const bool fine = paper.gridSize * zoom >= 10;
    const double scale = painter.deviceTransform().m11();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor regular = paper.dark ? QColor("#2a2a2a") : QColor("#e5e5e5"),
                 bold = paper.dark ? QColor("#333333") : QColor("#dddddd");
    const auto line = [&](long i, bool vertical) {
        const bool isBold = i % paper.gridStep == 0;
        if (!isBold && !fine)
            return;
        QPen pen(isBold ? bold : regular, 0);
        if (!isBold) {
            pen.setDashPattern({3, 3});
            pen.setDashOffset(std::fmod((vertical ? region.top() : region.left()) * scale, 6)); // from scene 0, 0
        }
        painter.setPen(pen);
        const double at = static_cast<double>(i) * paper.gridSize;
        if (vertical)
            painter.drawLine(QPointF(at, region.top()), QPointF(at, region.bottom()));
        else
            painter.drawLine(QPointF(region.left(), at), QPointF(region.right(), at));
    };
    const double coarsest = paper.gridSize * (fine ? 1 : paper.gridStep) * zoom;
    if (coarsest >= 4) {
        for (long i = std::lround(std::floor(region.left() / paper.gridSize));
             static_cast<double>(i) * paper.gridSize <= region.right(); ++i)
            line(i, true);
        for (long i = std::lround(std::floor(region.top() / paper.gridSize));
             static_cast<double>(i) * paper.gridSize <= region.bottom(); ++i)
            line(i, false);
    }
    painter.restore();
}

} // namespace ninesketch
