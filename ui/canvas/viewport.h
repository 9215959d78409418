// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the drawing is seen, and how large. A value; the canvas holds one.
#pragma once
#include "model/geometry.h"

#include <QPointF>
#include <QRect>
#include <QSize>

namespace ninesketch
{

/// Excalidraw's limits and steps (10 % to 3000 %, buttons and keys by a tenth).
inline constexpr double minimumZoom = 0.1, maximumZoom = 30, zoomStep = 0.1;

struct Viewport {
    double zoom = 1;
    Point origin; ///< scene px at the widget's left top corner
    friend bool operator==(const Viewport &, const Viewport &) = default;

    Point toScene(QPointF widget) const { return {origin.x + widget.x() / zoom, origin.y + widget.y() / zoom}; }
    QPointF toWidget(Point scene) const { return {(scene.x - origin.x) * zoom, (scene.y - origin.y) * zoom}; }
    Rect visible(QSize size) const { return {origin.x, origin.y, size.width() / zoom, size.height() / zoom}; }

    /// Another zoom with the scene point under `widget` staying there.
    Viewport zoomedAt(QPointF widget, double newZoom) const;
    /// Moved by widget px, as a hand would drag the paper.
    Viewport movedBy(QPointF widgetDelta) const
    {
        return {zoom, {origin.x - widgetDelta.x() / zoom, origin.y - widgetDelta.y() / zoom}};
    }
    /// `box` in the middle of `size`, as large as it fits with a margin, never above `largest`.
    static Viewport fitting(const Rect &box, QSize size, double largest) { return fitting(box, {{}, size}, largest); }
    /// The same in the middle of a part of the widget.
    static Viewport fitting(const Rect &box, QRect part, double largest);
};

/// Excalidraw's wheel rule: the step is clamped to ten, and grows slower above 100 %.
double zoomAfterWheel(double zoom, double deltaY);

} // namespace ninesketch
