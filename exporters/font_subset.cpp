// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as in the OpenType specification 1.9: sfnt directory, head, maxp, loca, glyf, cmap, hhea, hmtx, post.
#include "exporters/font_subset.h"

#include <QtEndian>
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr quint32 checksumOfAFont = 0xB1B0AFBA;

quint16 word(const QByteArray &bytes, qsizetype at)
{
    return at >= 0 && at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : quint16(0);
}

quint32 longWord(const QByteArray &bytes, qsizetype at)
{
    return at >= 0 && at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + at) : 0u;
}

void append(QByteArray &bytes, quint16 value)
{
    char raw[2];
    qToBigEndian(value, raw);
    bytes.append(raw, 2);
}

void append(QByteArray &bytes, quint32 value)
{
    char raw[4];
    qToBigEndian(value, raw);
    bytes.append(raw, 4);
}

QByteArray padded(QByteArray bytes)
{
    while (bytes.size() % 4)
        bytes += '\0';
    return bytes;
}

quint32 checksum(const QByteArray &table)
{
    const QByteArray bytes = padded(table);
    quint32 sum = 0;
    for (qsizetype i = 0; i < bytes.size(); i += 4)
        sum += longWord(bytes, i);
    return sum;
}

using Tables = std::map<QByteArray, QByteArray>;

std::optional<Tables> tablesOf(const QByteArray &font)
{
    if (longWord(font, 0) != 0x00010000)
        return {};
    Tables tables;
    for (int i = 0; i < word(font, 4); ++i) {
        const qsizetype entry = 12 + 16 * i;
        const auto offset = static_cast<qsizetype>(longWord(font, entry + 8));
        const auto length = static_cast<qsizetype>(longWord(font, entry + 12));
        if (offset + length > font.size())
            return {};
        tables[font.mid(entry, 4)] = font.mid(offset, length);
    }
    for (const char *needed : {"head", "maxp", "loca", "glyf", "cmap", "hhea", "hmtx"})
        if (!tables.contains(needed))
            return {};
    return tables;
}

std::vector<qsizetype> offsetsOf(const Tables &tables)
{
    const bool isLong = word(tables.at("head"), 50) != 0;
    const auto &loca = tables.at("loca");
    std::vector<qsizetype> offsets;
    for (int i = 0; i <= word(tables.at("maxp"), 4); ++i)
        offsets.push_back(isLong ? static_cast<qsizetype>(longWord(loca, i * 4)) : word(loca, i * 2) * 2);
    return offsets;
}

/// Where in the outline of a glyph put together from others the numbers of those stand.
std::vector<qsizetype> componentsOf(const QByteArray &outline)
{
    std::vector<qsizetype> places;
    enum : quint16 { WideArguments = 1, Scale = 8, More = 0x20, TwoScales = 0x40, Matrix = 0x80 };
    if (outline.size() < 10 || static_cast<qint16>(word(outline, 0)) >= 0)
        return places;
    qsizetype at = 10;
    quint16 flags = More;
    while ((flags & More) && at + 4 <= outline.size()) {
        flags = word(outline, at);
        places.push_back(at + 2);
        at += 4 + (flags & WideArguments ? 4 : 2);
        at += flags & Scale ? 2 : flags & TwoScales ? 4 : flags & Matrix ? 8 : 0;
    }
    return places;
}

/// Character and glyph, for a font whose characters are told by segments of glyphs in sequence (`cmap` format 12).
std::map<quint32, quint32> charactersOf(const QByteArray &cmap)
{
    std::map<quint32, quint32> characters;
    for (int i = 0; i < word(cmap, 2); ++i) {
        const auto table = static_cast<qsizetype>(longWord(cmap, 4 + 8 * i + 4));
        if (word(cmap, table) != 12)
            continue;
        const quint32 segments = longWord(cmap, table + 12);
        for (quint32 s = 0; s < segments && table + 16 + 12 * (qsizetype(s) + 1) <= cmap.size(); ++s) {
            const qsizetype at = table + 16 + 12 * qsizetype(s);
            const quint32 first = longWord(cmap, at), last = std::min(longWord(cmap, at + 4), 0x10ffffu);
            for (quint32 c = first; c <= last; ++c)
                characters.emplace(c, longWord(cmap, at + 8) + c - first);
        }
    }
    return characters;
}

QByteArray cmapOf(const std::map<quint32, quint32> &characters)
{
    QByteArray table;
    for (const quint16 value :
         std::initializer_list<quint16>{0, 1, 3, 10}) // version, one subtable: Windows, all of Unicode
        append(table, value);
    append(table, quint32(12)); // where it begins
    append(table, quint16(12));
    append(table, quint16(0));
    append(table, static_cast<quint32>(16 + 12 * characters.size()));
    append(table, quint32(0)); // of no language
    append(table, static_cast<quint32>(characters.size()));
    for (const auto &[character, glyph] : characters)
        for (const quint32 value : {character, character, glyph})
            append(table, value);
    return table;
}

/// Numbers the kept glyphs anew, which makes the tables short that have a line for each. Only for a font that has
/// nothing which tells glyphs by their numbers but its characters and composed glyphs.
void renumber(Tables &tables, const std::set<quint32> &glyphs, std::vector<QByteArray> &outlines)
{
    std::map<quint32, quint32> numbers;
    for (const quint32 glyph : glyphs)
        numbers.emplace(glyph, static_cast<quint32>(numbers.size()));
    for (QByteArray &outline : outlines)
        for (const qsizetype at : componentsOf(outline))
            qToBigEndian(static_cast<quint16>(numbers.at(word(outline, at))), outline.data() + at);

    std::map<quint32, quint32> characters;
    for (const auto &[character, glyph] : charactersOf(tables.at("cmap")))
        if (const auto found = numbers.find(glyph); found != numbers.end())
            characters.emplace(character, found->second);
    tables["cmap"] = cmapOf(characters);

    const QByteArray metrics = tables.at("hmtx");
    const int wide = std::max<int>(word(tables.at("hhea"), 34), 1); // the glyphs after these are as wide as the last
    QByteArray kept;
    for (const quint32 glyph : glyphs) {
        const int at = static_cast<int>(glyph);
        append(kept, word(metrics, 4 * std::min(at, wide - 1)));
        append(kept, word(metrics, at < wide ? 4 * at + 2 : 4 * wide + 2 * (at - wide)));
    }
    tables["hmtx"] = kept;
    const auto count = static_cast<quint16>(glyphs.size());
    qToBigEndian(count, tables["hhea"].data() + 34);
    qToBigEndian(count, tables["maxp"].data() + 4);
}

bool hasLayout(const Tables &tables)
{
    for (const char *table : {"GSUB", "GPOS", "GDEF", "kern", "vmtx", "hdmx", "VORG", "COLR", "gvar"})
        if (tables.contains(table))
            return true;
    return false;
}

QByteArray assembled(Tables tables)
{
    auto &head = tables["head"];
    head.replace(8, 4, QByteArray(4, '\0')); // the checksum is reckoned with this field zero
    const auto count = static_cast<quint16>(tables.size());
    quint16 power = 1, log = 0;
    while (power * 2 <= count) {
        power = static_cast<quint16>(power * 2);
        ++log;
    }
    QByteArray file;
    append(file, quint32(0x00010000));
    append(file, count);
    append(file, static_cast<quint16>(power * 16));
    append(file, log);
    append(file, static_cast<quint16>((count - power) * 16));
    auto offset = static_cast<quint32>(12 + 16 * count);
    QByteArray body;
    qsizetype headAt = 0;
    for (const auto &[tag, table] : tables) {
        file += tag;
        append(file, checksum(table));
        append(file, offset + static_cast<quint32>(body.size()));
        append(file, static_cast<quint32>(table.size()));
        if (tag == "head")
            headAt = static_cast<qsizetype>(offset) + body.size();
        body += padded(table);
    }
    file += body;
    QByteArray adjustment;
    append(adjustment, checksumOfAFont - checksum(file));
    file.replace(headAt + 8, 4, adjustment);
    return file;
}

} // namespace

QByteArray fontSubset(const QByteArray &font, std::set<quint32> glyphs)
{
    auto read = tablesOf(font);
    if (!read)
        return font;
    Tables &tables = *read;
    const auto offsets = offsetsOf(tables);
    const QByteArray outlines = tables.at("glyf");
    const auto outlineOf = [&](quint32 glyph) {
        if (glyph + 1 >= offsets.size())
            return QByteArray();
        return outlines.mid(offsets[glyph], offsets[glyph + 1] - offsets[glyph]);
    };
    glyphs.insert(0); // what is shown for a missing character
    std::vector<quint32> open(glyphs.begin(), glyphs.end());
    while (!open.empty()) {
        const quint32 glyph = open.back();
        open.pop_back();
        const QByteArray outline = outlineOf(glyph);
        for (const qsizetype at : componentsOf(outline))
            if (const quint32 part = word(outline, at); glyphs.insert(part).second)
                open.push_back(part);
    }

    std::vector<QByteArray> keptOutlines; // by number
    if (hasLayout(tables) || charactersOf(tables.at("cmap")).empty()) {
        for (quint32 glyph = 0; glyph + 1 < offsets.size(); ++glyph)
            keptOutlines.push_back(glyphs.contains(glyph) ? outlineOf(glyph) : QByteArray());
    } else {
        for (const quint32 glyph : glyphs)
            keptOutlines.push_back(outlineOf(glyph));
        renumber(tables, glyphs, keptOutlines);
    }
    QByteArray kept, places;
    for (const QByteArray &outline : keptOutlines) {
        append(places, static_cast<quint32>(kept.size()));
        kept += padded(outline);
    }
    append(places, static_cast<quint32>(kept.size()));
    if (kept.isEmpty())
        kept = QByteArray(4, '\0');
    tables["glyf"] = kept;
    tables["loca"] = places;
    tables["head"].replace(50, 2, QByteArray("\0\1", 2)); // long offsets
    QByteArray post = tables["post"].left(32).leftJustified(32, '\0');
    post.replace(0, 4, QByteArray("\0\3\0\0", 4)); // no glyph names
    tables["post"] = post;
    tables.erase("DSIG"); // signed the whole font
    return assembled(std::move(tables));
}

} // namespace ninesketch
