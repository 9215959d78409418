// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/svg_fonts.h"

#include "exporters/font_subset.h"
#include "exporters/fonts.h"
#include "model/sketch/font_family.h"

#include <QFile>
#include <QRawFont>
#include <QTextLayout>

namespace ninesketch
{
namespace
{

constexpr double shapingSize = 1000;

/// What a picture needs of one font file.
struct Use {
    std::set<quint32> glyphs;
    std::set<char32_t> characters;
};

/// Glyphs of the line that come from fonts of these families, by place of the family in the list. Shaping finds those
/// that stand for several characters, too.
void addShapedGlyphs(const QString &line, int fontFamily, const QStringList &families, std::vector<Use> &uses)
{
    QTextLayout layout(line, sceneFont(fontFamily, shapingSize, line));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const auto at = families.indexOf(run.rawFont().familyName());
        if (at < 0)
            continue;
        for (const quint32 glyph : run.glyphIndexes())
            uses[static_cast<std::size_t>(at)].glyphs.insert(glyph);
    }
}

QByteArray unicodeRange(const std::set<char32_t> &characters)
{
    QByteArray range;
    for (auto it = characters.begin(); it != characters.end();) {
        const char32_t first = *it;
        char32_t last = first;
        while (++it != characters.end() && *it == last + 1)
            last = *it;
        if (!range.isEmpty())
            range += ',';
        range += "U+" + QByteArray::number(static_cast<uint>(first), 16);
        if (last != first)
            range += '-' + QByteArray::number(static_cast<uint>(last), 16);
    }
    return range;
}

} // namespace

QByteArray fontFaces(const Picture &picture)
{
    std::map<int, std::set<QString>> lines; // by font family: in a fixed order, each once
    for (const auto &item : picture.items)
        for (const auto &mark : item.picture->marks)
            if (const auto *text = std::get_if<TextMark>(&mark))
                for (const auto &line : text->lines)
                    lines[fontFamily(text->fontFamily).number].insert(QString::fromStdString(line.text));
    return fontFaces(lines);
}

QByteArray fontFaces(const std::map<int, std::set<QString>> &lines)
{
    QByteArray css;
    for (const auto &[number, texts] : lines) {
        QString all;
        for (const QString &line : texts)
            all += line;
        const auto files = sceneFontFiles(number, all);
        QStringList families;
        std::vector<QRawFont> fonts;
        for (const auto &file : files) {
            families += file.family;
            fonts.emplace_back(file.path, shapingSize);
        }
        std::vector<Use> uses(fonts.size());
        for (const QString &line : texts) {
            addShapedGlyphs(line, number, families, uses);
            for (const char32_t c : line.toStdU32String()) {
                for (std::size_t i = 0; i < fonts.size(); ++i) {
                    if (!fonts[i].supportsCharacter(c))
                        continue;
                    uses[i].characters.insert(c);
                    const QString one = QString::fromUcs4(&c, 1);
                    for (const quint32 glyph : fonts[i].glyphIndexesForString(one))
                        uses[i].glyphs.insert(glyph);
                    break;
                }
            }
        }
        for (std::size_t i = 0; i < uses.size(); ++i) {
            QFile file(files[static_cast<qsizetype>(i)].path);
            if (uses[i].characters.empty() || !file.open(QIODevice::ReadOnly))
                continue;
            css += "@font-face { font-family: \"" + QByteArray(fontFamily(number).name) +
                   "\"; unicode-range: " + unicodeRange(uses[i].characters) + "; src: url(data:font/ttf;base64," +
                   fontSubset(file.readAll(), uses[i].glyphs).toBase64() + ") format(\"truetype\"); }\n";
        }
    }
    return css;
}

} // namespace ninesketch
