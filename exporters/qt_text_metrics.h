// SPDX-License-Identifier: GPL-3.0-or-later
// Text widths from the fonts that are drawn with, the same as Excalidraw's to a few hundredths of a pixel.
#pragma once
#include "model/text_metrics.h"

namespace ninesketch
{

/// Measures once at 1000 px and scales down. Needs a QGuiApplication; safe to call from any thread.
class QtTextMetrics final : public TextMetrics
{
public:
    double lineWidth(std::string_view line, int fontFamily, double fontSize) const override;
};

} // namespace ninesketch
