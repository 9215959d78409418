// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a PNG (ISO/IEC 15948) row by row.
#pragma once
#include <QByteArray>
#include <memory>

namespace ninesketch
{

class PngStream
{
public:
    /// `pixelsPerMetre`: the density viewers and printers read; 0: none.
    PngStream(int width, int height, bool alpha, int pixelsPerMetre);
    ~PngStream();
    PngStream(const PngStream &) = delete;
    PngStream &operator=(const PngStream &) = delete;

    /// One row: 4 bytes R, G, B, A a pixel, alpha not premultiplied.
    void addRow(const uchar *rgba);
    /// Ends the file. `textKeyword`, `text`: a tEXt chunk before the end; none when the keyword is empty.
    QByteArray finish(const QByteArray &textKeyword = {}, const QByteArray &text = {});

private:
    struct Deflate;
    void addChunk(const char *type, const QByteArray &content);

    int m_width;
    bool m_alpha;
    QByteArray m_file, m_row, m_before;
    std::unique_ptr<Deflate> m_deflate;
};

} // namespace ninesketch
