// SPDX-License-Identifier: GPL-3.0-or-later
// How a plot is drawn, by the library of plots: in the window's colours, or with title and note on white paper.
#pragma once
#include "model/plots/plot.h"

#include <QImage>

class QCustomPlot;

namespace ninesketch
{

/// In the colours and fonts of the window; what was drawn before is cleared.
void drawPlotInWindow(QCustomPlot &canvas, const Plot &plot);
/// On white, with its title and its note in lines that fit `size` (px), ready to be painted or saved. Once for each
/// canvas.
void drawPlotOnPaper(QCustomPlot &canvas, const Plot &plot, QSize size);
/// The plot on white paper, for a drawing or a slide; `scale` device pixels per px.
QImage plotPicture(const Plot &plot, QSize size, double scale);

} // namespace ninesketch
