// SPDX-License-Identifier: GPL-3.0-or-later
// Bars along the lower and the right edge of the canvas, where something of the drawing lies outside the view.
#pragma once
#include "model/geometry.h"

#include <QRectF>
#include <QSize>
#include <optional>

class QPainter;

namespace ninesketch
{

struct ScrollBar {
    QRectF handle;    ///< widget px
    double perPx = 0; ///< scene px that the view moves for a px of the handle
};

struct ScrollBars {
    std::optional<ScrollBar> across, down;
};

/// `content`: the box of the drawing; `seen`: the view; both scene px. `size`: of the canvas.
ScrollBars scrollBarsFor(const Rect &content, const Rect &seen, QSize size);

void paintScrollBars(QPainter &painter, const ScrollBars &bars, bool dark);

} // namespace ninesketch
