// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/marks.h"

namespace ninesketch
{

std::vector<double> dashedPattern(double strokeWidth)
{
    return {8, 8 + strokeWidth};
}

std::vector<double> dottedPattern(double strokeWidth)
{
    return {1.5, 6 + strokeWidth};
}

void appendMarks(std::vector<PathMark> &marks, rough::Drawable drawable, const MarkStyle &style)
{
    using Kind = rough::StrokeSet::Kind;
    for (auto &set : drawable) {
        PathMark mark;
        mark.path = std::move(set.path);
        switch (set.kind) {
        case Kind::SolidFill:
            mark.fill = style.fill;
            mark.evenOdd = style.evenOdd;
            break;
        case Kind::HatchFill:
            mark.stroke = style.fill;
            mark.strokeWidth = style.fillWeight;
            break;
        case Kind::Outline:
            if (style.stroke.empty())
                continue;
            mark.stroke = style.stroke;
            mark.strokeWidth = style.strokeWidth;
            mark.dash = style.dash;
            break;
        }
        marks.push_back(std::move(mark));
    }
}

} // namespace ninesketch
