// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a picture with QPainter: the one player behind the screen, PNG and PDF.
//
//     PaintedElement element(*item.picture);          // once: paths, pens and glyphs
//     element.paint(painter, item, options);          // as often as needed
//
// The painter's coordinates are scene pixels: translate and scale it first.
#pragma once
#include "exporters/fonts.h"
#include "exporters/images.h"
#include "model/sketch/picture.h"

#include <QPainter>

namespace ninesketch
{

struct PaintOptions {
    bool dark = false;
    double zoom = 1;    ///< device px per scene px: frames keep their line and name size on screen
    double opacity = 1; ///< multiplied with each element's (an eraser passing over it, a dimmed part)
    bool frameOutlines = true;
    bool frameNames = true;
    bool snapText = true;         ///< upright text stands on whole device pixels, as browsers set it; false for vectors
    bool exactThinLines = true;   ///< false: lines thinner than a device pixel are drawn faster and less exactly
    ImageCache *images = nullptr; ///< null: images are drawn as placeholders
    std::shared_ptr<const Json> files;
};

/// The picture of one element, ready to paint: nothing is built anew at a repaint. Painted in one thread at a time,
/// since Qt's paths keep what painting them has prepared.
class PaintedElement
{
public:
    PaintedElement() = default;
    explicit PaintedElement(const ElementPicture &picture);

    /// With the item's opacity, clip and label gap.
    void paint(QPainter &painter, const PictureItem &item, const PaintOptions &options) const;
    /// The marks alone.
    void paint(QPainter &painter, const PaintOptions &options) const;

    const QRectF &bounds() const { return m_bounds; } ///< scene px, everything painted lies inside

private:
    struct Stroke {
        QPainterPath path;
        std::optional<QPainterPath> widePath; ///< as a pen wider than a device pixel draws it, when that is another one
        QPen pen;                             ///< in light colours
        QColor darkStroke, fill, darkFill;    ///< invalid: not filled
    };
    struct TextLine {
        QPointF origin;       ///< where the baseline starts
        ShapedLinePtr shaped; ///< shared by all texts that say the same
    };
    struct Text {
        std::vector<TextLine> lines;
        double size = 0;
        QColor color, darkColor;
    };
    using Prepared = std::variant<Stroke, Text, ImageMark>;

    void paintText(QPainter &painter, const Text &text, const PaintOptions &options) const;
    void paintFrame(QPainter &painter, const PaintOptions &options) const;

    QTransform m_transform;
    std::vector<Prepared> m_marks;
    QRectF m_bounds;
    QSizeF m_frameSize;
    bool m_isFrame = false;
    QString m_frameName;
};

QColor toQColor(const std::string &cssColor);
QPainterPath toPainterPath(const Path &path);
inline QRectF toQRectF(const Rect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

/// Everything but the background.
void paintPicture(QPainter &painter, const Picture &picture, const PaintOptions &options);

/// One image in its box, local coordinates: cropped, mirrored, with round corners.
void paintImage(QPainter &painter, const ImageMark &mark, const PaintOptions &options);

} // namespace ninesketch
