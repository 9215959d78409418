// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/viewport.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

Viewport Viewport::zoomedAt(QPointF widget, double newZoom) const
{
    const Point held = toScene(widget);
    const double z = std::clamp(newZoom, minimumZoom, maximumZoom);
    return {z, {held.x - widget.x() / z, held.y - widget.y() / z}};
}

Viewport Viewport::fitting(const Rect &box, QRect part, double largest)
{
    constexpr double margin = 0.9; // the box takes at most nine tenths
    const double fit =
        std::min(part.width() * margin / std::max(box.width, 1.0), part.height() * margin / std::max(box.height, 1.0));
    const double zoom = std::clamp(std::min(fit, largest), minimumZoom, maximumZoom);
    const Point centre = box.centre();
    return {zoom,
            {centre.x - (part.x() + part.width() / 2.0) / zoom, centre.y - (part.y() + part.height() / 2.0) / zoom}};
}

double zoomAfterWheel(double zoom, double deltaY)
{
    constexpr double maximumStep = 10;
    const double sign = deltaY > 0 ? 1 : deltaY < 0 ? -1 : 0;
    const double delta = std::clamp(deltaY, -maximumStep, maximumStep);
    double result = zoom - delta / 100;
    result += std::log10(std::max(1.0, zoom)) * -sign * std::min(1.0, std::abs(deltaY / 20));
    return std::clamp(result, minimumZoom, maximumZoom);
}

} // namespace ninesketch
