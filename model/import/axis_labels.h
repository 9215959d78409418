// SPDX-License-Identifier: GPL-3.0-or-later
// Names below the axis of a chart, turned so that long ones fit, by Excalidraw's rules.
#pragma once
#include "model/text_metrics.h"

#include <string>

namespace ninesketch
{

inline constexpr double axisLabelAngle = 5.87; ///< radians clockwise

struct AxisLabel {
    std::string text; ///< with its line ends; shortened with ... where it must be
    bool wrapped = false;
    double turnedHeight = 0; ///< px, of the box around the turned text
};

/// The label as it is best read below a column of that width: whole rather than shortened, of few lines.
AxisLabel axisLabel(const std::string &label, double columnWidth, double gap, const TextMetrics &metrics);

/// What a line must at least hold: the widest capital letter or digit, and room around it; px.
double narrowestLine(int fontFamily, double fontSize, const TextMetrics &metrics);
double widestWord(const std::string &text, int fontFamily, double fontSize, const TextMetrics &metrics);

} // namespace ninesketch
