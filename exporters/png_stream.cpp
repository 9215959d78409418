// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/png_stream.h"

#include <QtEndian>
#include <zlib.h>

namespace ninesketch
{
namespace
{

constexpr qsizetype chunkSize = 1 << 18;
constexpr int compressionLevel = 6;
enum Filter : char { None = 0, Up = 2 };

QByteArray bigEndian(quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    return {bytes, 4};
}

} // namespace

struct PngStream::Deflate {
    z_stream stream{};
    QByteArray out;

    Deflate() { deflateInit(&stream, compressionLevel); }
    ~Deflate() { deflateEnd(&stream); }

    void add(const QByteArray &bytes, bool last)
    {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        char buffer[1 << 15];
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer);
            stream.avail_out = sizeof buffer;
            deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
            out.append(buffer, static_cast<qsizetype>(sizeof buffer - stream.avail_out));
        } while (stream.avail_out == 0);
    }
};

PngStream::PngStream(int width, int height, bool alpha, int pixelsPerMetre)
    : m_width(width), m_alpha(alpha), m_deflate(std::make_unique<Deflate>())
{
    m_file = QByteArray("\x89PNG\r\n\x1a\n", 8);
    QByteArray header = bigEndian(static_cast<quint32>(width)) + bigEndian(static_cast<quint32>(height));
    header += char(8);             // bits a sample
    header += char(alpha ? 6 : 2); // RGBA or RGB
    header += QByteArray(3, '\0');
    addChunk("IHDR", header);
    if (pixelsPerMetre > 0) {
        const auto density = bigEndian(static_cast<quint32>(pixelsPerMetre));
        addChunk("pHYs", density + density + char(1));
    }
    m_before = QByteArray(qsizetype(width) * (alpha ? 4 : 3), '\0');
}

PngStream::~PngStream() = default;

void PngStream::addRow(const uchar *rgba)
{
    const qsizetype size = m_before.size();
    QByteArray plain(size, Qt::Uninitialized);
    if (m_alpha) {
        memcpy(plain.data(), rgba, static_cast<std::size_t>(size));
    } else {
        char *to = plain.data();
        for (int x = 0; x < m_width; ++x, rgba += 4, to += 3)
            memcpy(to, rgba, 3);
    }
    // A row that continues the one above compresses best as the difference to it.
    m_row.resize(size + 1);
    char *row = m_row.data() + 1;
    const char *above = m_before.constData(), *now = plain.constData();
    qsizetype changes = 0, edges = 0;
    for (qsizetype i = 0; i < size; ++i) {
        row[i] = static_cast<char>(now[i] - above[i]);
        changes += row[i] != 0;
        edges += i >= 4 && now[i] != now[i - 4];
    }
    m_row[0] = Up;
    if (changes > edges) {
        m_row[0] = None;
        memcpy(row, now, static_cast<std::size_t>(size));
    }
    m_before = plain;
    m_deflate->add(m_row, false);
    if (m_deflate->out.size() >= chunkSize) {
        addChunk("IDAT", m_deflate->out);
        m_deflate->out.clear();
    }
}

QByteArray PngStream::finish(const QByteArray &textKeyword, const QByteArray &text)
{
    m_deflate->add({}, true);
    addChunk("IDAT", m_deflate->out);
    if (!textKeyword.isEmpty())
        addChunk("tEXt", textKeyword + '\0' + text);
    addChunk("IEND", {});
    return std::move(m_file);
}

void PngStream::addChunk(const char *type, const QByteArray &content)
{
    const QByteArray body = QByteArray(type, 4) + content;
    m_file += bigEndian(static_cast<quint32>(content.size()));
    m_file += body;
    m_file += bigEndian(static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef *>(body.constData()), static_cast<uInt>(body.size()))));
}

} // namespace ninesketch
