// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's fonts by number: names, line heights, and the metrics it has written down for them (which differ from
// what the font files say), so that baselines fall where it puts them.
#pragma once
#include <span>

namespace ninesketch
{

struct FontFamily {
    int number;        ///< Excalidraw's `fontFamily`
    const char *name;  ///< CSS family
    double lineHeight; ///< in font sizes
    double unitsPerEm, ascender, descender;
};

/// The family of that number; Excalifont for numbers nobody knows.
const FontFamily &fontFamily(int number);

/// From the top of a line to its alphabetic baseline, px.
double baselineOffset(int number, double fontSize, double lineHeightPx);

} // namespace ninesketch
