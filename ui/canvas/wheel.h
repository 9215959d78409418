// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPointF>

class QString;
class QWheelEvent;

namespace ninesketch
{

/// How far a wheel or a touchpad means to go, px. Pixels that an X11 driver names are "unreliable" (QWheelEvent), often
/// several times too many.
QPointF wheelDistance(const QWheelEvent &event, const QString &platform);

} // namespace ninesketch
