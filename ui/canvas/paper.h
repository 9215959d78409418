// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under the drawing: its colour and the grid.
#pragma once
#include <QColor>
#include <QPainter>

namespace ninesketch
{

struct Paper {
    QColor color = Qt::white;
    bool dark = false;
    double gridSize = 0; ///< scene px; 0: no grid
    int gridStep = 5;    ///< every that many lines a bold one
    friend bool operator==(const Paper &, const Paper &) = default;
};

/// The painter is in scene px, `zoom` widget px to one of them.
void paintPaper(QPainter &painter, const QRectF &region, const Paper &paper, double zoom);

} // namespace ninesketch
