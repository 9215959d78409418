// SPDX-License-Identifier: GPL-3.0-or-later
// From what the pen drew to what is painted: colours, widths and dashes.
#pragma once
#include "model/sketch/rough.h"

namespace ninesketch
{

struct MarkStyle {
    std::string stroke; ///< empty: the outline is not drawn
    std::string fill;
    double strokeWidth = 1;
    double fillWeight = 0.5; ///< width of hatching lines
    std::vector<double> dash;
    bool evenOdd = false;
};

std::vector<double> dashedPattern(double strokeWidth);
std::vector<double> dottedPattern(double strokeWidth);

void appendMarks(std::vector<PathMark> &marks, rough::Drawable drawable, const MarkStyle &style);

} // namespace ninesketch
