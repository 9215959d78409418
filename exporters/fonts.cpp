// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/fonts.h"

#include "model/sketch/font_family.h"
#include "resources/resources.h"

#include <QCache>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int cachedLines = 50000;
constexpr double shapedAt = 1000; ///< px
constexpr double picturePx = 160; ///< of one em of a glyph that is a picture

/// Which files hold which family, in the order in which a character is looked for.
struct FamilyFiles {
    int number;
    const char *prefix; ///< of the file name under :/fonts
};
constexpr FamilyFiles familyFiles[] = {
    {1, "Virgil"}, {3, "Cascadia"}, {5, "Excalifont"}, {6, "Nunito"}, {7, "Lilita"}, {8, "ComicShanns"},
};

const char *filePrefix(int fontFamily)
{
    for (const auto &[number, prefix] : familyFiles)
        if (number == fontFamily)
            return prefix;
    return nullptr;
}

/// Files by their prefix, loaded into the font database.
const QHash<QString, QList<SceneFontFile>> &loadedFiles()
{
    static const QHash<QString, QList<SceneFontFile>> files = [] {
        QHash<QString, QList<SceneFontFile>> result;
        for (const QString &path : fontFiles()) {
            const int id = QFontDatabase::addApplicationFont(path);
            const QString prefix = path.section('/', -1).section('.', 0, 0).section('-', 0, 0);
            result[prefix] += SceneFontFile{path, QFontDatabase::applicationFontFamilies(id).value(0)};
        }
        return result;
    }();
    return files;
}

/// What Xiaolai is for: hangul, kana, han, their punctuation and wide forms, and the currencies it has besides.
bool isCjk(char32_t c)
{
    return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x20a0 && c <= 0x20bf) || (c >= 0x2e3a && c <= 0xd7ff) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe10 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xffef) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

/// Excalifont is the only family that goes on to Xiaolai. It is large: read when a text first needs it.
QList<SceneFontFile> cjkFiles(int fontFamily, QStringView text)
{
    if (fontFamily != 5 && fontFamily != 100)
        return {};
    if (!std::ranges::any_of(text.toUcs4(), isCjk))
        return {};
    static const QList<SceneFontFile> files = [] {
        const QString path = cjkFontFile();
        const int id = path.isEmpty() ? -1 : QFontDatabase::addApplicationFont(path);
        const QString family = id < 0 ? QString() : QFontDatabase::applicationFontFamilies(id).value(0);
        return family.isEmpty() ? QList<SceneFontFile>() : QList{SceneFontFile{path, family}};
    }();
    return files;
}

/// Only the thread that has loaded a font may draw its glyphs, so the picture is made here.
ShapedLine::Picture picture(const QRawFont &font, quint32 glyph, QPointF at)
{
    const QRectF box = font.boundingRect(glyph);
    constexpr double scale = picturePx / shapedAt;
    QImage image((box.size() * scale).toSize().grownBy({1, 1, 1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.scale(image.width() / box.width(), image.height() / box.height());
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes({glyph});
    run.setPositions({-box.topLeft()});
    painter.drawGlyphRun({0, 0}, run);
    const QTransform toEm = QTransform::fromScale(1 / shapedAt, 1 / shapedAt);
    return {toEm.mapRect(box.translated(at)), image};
}

void shapeRun(ShapedLine &result, const QString &line, int fontFamily)
{
    const QFont font = sceneFont(fontFamily, shapedAt, line);
    result.width = QFontMetricsF(font).horizontalAdvance(line) / shapedAt;

    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine textLine = layout.createLine();
    if (textLine.isValid())
        textLine.setPosition({0, 0});
    layout.endLayout();
    if (!textLine.isValid())
        return;
    const QPointF baseline(0, textLine.ascent());
    QPainterPath outline;
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        const auto glyphs = run.glyphIndexes();
        const auto positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const QPointF at = positions[i] - baseline;
            const QPainterPath glyph = raw.pathForGlyph(glyphs[i]);
            if (!glyph.isEmpty())
                outline.addPath(glyph.translated(at));
            else if (!raw.boundingRect(glyphs[i]).isEmpty())
                result.pictures += picture(raw, glyphs[i], at);
        }
    }
    result.outline = QTransform::fromScale(1 / shapedAt, 1 / shapedAt).map(outline);
    result.outline.setFillRule(Qt::WindingFill);
}

void append(ShapedLine &line, const ShapedLine &more)
{
    line.outline.setFillRule(Qt::WindingFill);
    line.outline.addPath(more.outline.translated(line.width, 0));
    for (const ShapedLine::Picture &picture : more.pictures)
        line.pictures += {picture.box.translated(line.width, 0), picture.image};
    line.width += more.width;
}

/// Browsers shape the words of a system's font one by one: its letters are not kerned with spaces.
void shape(ShapedLine &result, const QString &line, int fontFamily)
{
    if (filePrefix(ninesketch::fontFamily(fontFamily).number) || !line.contains(' '))
        return shapeRun(result, line, fontFamily);
    for (qsizetype begin = 0, end; begin < line.size(); begin = end) {
        end = line[begin] == ' ' ? begin + 1 : line.indexOf(' ', begin);
        if (end < 0)
            end = line.size();
        ShapedLine word;
        shapeRun(word, line.mid(begin, end - begin), fontFamily);
        append(result, word);
    }
}

} // namespace

QFont sceneFont(int fontFamily, double pixelSize, QStringView text)
{
    const int number = ninesketch::fontFamily(fontFamily).number;
    QStringList families;
    for (const auto &file : sceneFontFiles(number, text))
        families += file.family;
    if (number == 2 || number == 9 || number == 10)
        families << "Helvetica";
    // where browsers on most machines find an arrow or a sum
    families << "Liberation Sans"
             << "Arial"
             << "Noto Color Emoji"
             << "sans-serif";
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixelSize))));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

QList<SceneFontFile> sceneFontFiles(int fontFamily, QStringView text)
{
    const int number = ninesketch::fontFamily(fontFamily).number;
    const char *prefix = filePrefix(number);
    return (prefix ? loadedFiles().value(prefix) : QList<SceneFontFile>()) + cjkFiles(number, text);
}

ShapedLinePtr shapedLine(const QString &line, int fontFamily)
{
    static QMutex mutex; // held while shaping, too: font engines are shared
    static QCache<QPair<int, QString>, ShapedLinePtr> cache(cachedLines);
    const QMutexLocker lock(&mutex);
    const QPair<int, QString> key(fontFamily, line);
    if (const auto *found = cache.object(key))
        return *found;
    QString plain = line;
    for (QChar &c : plain)
        if (c.isSpace() && c != QChar(0xa0))
            c = ' '; // as a canvas draws them
    auto shaped = std::make_shared<ShapedLine>();
    shape(*shaped, plain, fontFamily);
    cache.insert(key, new ShapedLinePtr(shaped));
    return shaped;
}

void ShapedLine::paint(QPainter &painter, const QColor &color) const
{
    const QMutexLocker lock(&m_painting);
    painter.fillPath(outline, color);
    for (const Picture &picture : pictures)
        painter.drawImage(picture.box, picture.image);
}

QString shortenedLine(const QString &text, int fontFamily, double fontSize, double maxWidth)
{
    const auto width = [&](const QString &line) { return shapedLine(line, fontFamily)->width * fontSize; };
    if (maxWidth <= 0 || width(text) <= maxWidth)
        return text;
    qsizetype low = 0, high = text.size(); // the longest beginning that fits lies in [low, high)
    while (high - low > 1) {
        const qsizetype middle = (low + high) / 2;
        (width(text.left(middle) + "...") <= maxWidth ? low : high) = middle;
    }
    return low > 0 && text[low - 1].isHighSurrogate() ? text.left(low - 1) + "..." : text.left(low) + "...";
}

} // namespace ninesketch
