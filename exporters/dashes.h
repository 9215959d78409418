// SPDX-License-Identifier: GPL-3.0-or-later
// Dashes cut out of a path as Chromium's rasteriser (Skia) measures it: along straight pieces of its curves, so that
// the last dash of a long curve lies where it lies there.
#pragma once
#include <QList>
#include <QPainterPath>

namespace ninesketch
{

/// `lengths`: of dash, gap, dash …, all above 0, in the units of the path; each stretch of it begins with a dash.
/// `tolerance`: how far a curve may be off the pieces that measure it, in the same units.
QPainterPath dashed(const QPainterPath &path, const QList<qreal> &lengths, double tolerance);

} // namespace ninesketch
