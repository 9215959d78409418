// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/wheel.h"

#include <QString>
#include <QWheelEvent>

namespace ninesketch
{

QPointF wheelDistance(const QWheelEvent &event, const QString &platform)
{
    constexpr double notch = 120, pxOfNotch = 100; // in eighths of a degree; as in a browser
    const bool knowsPixels = !event.pixelDelta().isNull() && platform != QLatin1String("xcb");
    return knowsPixels ? QPointF(event.pixelDelta()) : QPointF(event.angleDelta()) / notch * pxOfNotch;
}

} // namespace ninesketch
