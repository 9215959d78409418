// SPDX-License-Identifier: GPL-3.0-or-later
// Elements as they look from far away: where the pen's wobble and width are less than a pixel, plain lines and even
// tints give the same picture as the sketch, at a tenth of the work.
#pragma once
#include "model/scene/element.h"

#include <QColor>
#include <QPainter>

namespace ninesketch
{

/// The largest scale (device px per scene px) at which `paintFar` may stand for the sketch; 0: at none.
double farScale(const Element &element);

/// `painter` is in scene px; `scale` is at most `farScale`. Invalid or transparent colours are not painted.
void paintFar(QPainter &painter, const Element &element, const QColor &stroke, const QColor &fill, double scale);

} // namespace ninesketch
