// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/qt_text_metrics.h"

#include "exporters/fonts.h"

namespace ninesketch
{

double QtTextMetrics::lineWidth(std::string_view line, int fontFamily, double fontSize) const
{
    const auto text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
    return shapedLine(text, fontFamily)->width * fontSize;
}

} // namespace ninesketch
