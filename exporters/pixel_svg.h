// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels within an SVG. In the dark every Excalidraw turns the colours of an SVG image as it does those of a drawing,
// and leaves those of a photograph: this is how a painted picture is one that belongs to the drawing.
#pragma once
#include "exporters/images.h"

namespace ninesketch
{

/// `size`: px on the paper.
QByteArray pixelsAsSvg(const QImage &image, QSize size);

struct PixelSvg {
    DataUrl picture;
    QSizeF size; ///< px
};
/// The picture of an SVG that holds nothing else; nothing for any other.
std::optional<PixelSvg> pixelsInSvg(const QByteArray &svg);

} // namespace ninesketch
