// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's fonts as Qt draws them: built into the program or beside it, shaped with kerning, never hinted, so that
// a line of text has one shape at every zoom. Needs a QGuiApplication. Safe to call from any thread.
#pragma once
#include <QFont>
#include <QImage>
#include <QMutex>
#include <QPainterPath>
#include <memory>

namespace ninesketch
{

/// The font of Excalidraw's `fontFamily` number at that pixel size, with fallbacks for what it does not have: also
/// the large font for Chinese, Japanese and Korean when `text` has any.
QFont sceneFont(int fontFamily, double pixelSize, QStringView text = {});

/// A file under :/fonts or beside the program, and the family it is known by in QFontDatabase.
struct SceneFontFile {
    QString path, family;
};
/// The files of a family in the order in which a character is looked for; none when it is a font of the system.
/// `text` is what is to be written with them.
QList<SceneFontFile> sceneFontFiles(int fontFamily, QStringView text = {});

/// One line of text, shaped once: its outline and advance width for a font size of one pixel, baseline at 0, 0.
struct ShapedLine {
    /// A glyph that is a picture (colour emoji).
    struct Picture {
        QRectF box;
        QImage image;
    };
    QPainterPath outline;
    double width = 0;
    QList<Picture> pictures;

    /// The painter is where the baseline begins, its unit is the font's size. From any thread: one at a time, since
    /// a path keeps what painting it has prepared.
    void paint(QPainter &painter, const QColor &color) const;

private:
    mutable QMutex m_painting;
};
using ShapedLinePtr = std::shared_ptr<const ShapedLine>;

/// Shapes a line (no line breaks) or takes it from the cache.
ShapedLinePtr shapedLine(const QString &line, int fontFamily);

/// `text`, cut short to end in "..." so that it is no wider than `maxWidth` px.
QString shortenedLine(const QString &text, int fontFamily, double fontSize, double maxWidth);

} // namespace ninesketch
