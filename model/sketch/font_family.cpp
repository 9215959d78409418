// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/font_family.h"

namespace ninesketch
{
namespace
{

constexpr FontFamily families[] = {
    {1, "Virgil", 1.25, 1000, 886, -374},       {2, "Helvetica", 1.15, 2048, 1577, -471},
    {3, "Cascadia", 1.2, 2048, 1900, -480},     {5, "Excalifont", 1.25, 1000, 886, -374},
    {6, "Nunito", 1.35, 1000, 1011, -353},      {7, "Lilita One", 1.15, 1000, 923, -220},
    {8, "Comic Shanns", 1.25, 1000, 750, -250}, {9, "Liberation Sans", 1.15, 2048, 1854, -434},
    {10, "Assistant", 1.25, 2048, 1021, -287},  {100, "Xiaolai", 1.25, 1000, 880, -144},
};

} // namespace

const FontFamily &fontFamily(int number)
{
    for (const auto &family : families)
        if (family.number == number)
            return family;
    return fontFamily(5);
}

double baselineOffset(int number, double fontSize, double lineHeightPx)
{
    const FontFamily &family = fontFamily(number);
    const double em = fontSize / family.unitsPerEm;
    const double gap = lineHeightPx - em * family.ascender + em * family.descender;
    return em * family.ascender + gap / 2;
}

} // namespace ninesketch
