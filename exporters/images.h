// SPDX-License-Identifier: GPL-3.0-or-later
// The images of a scene, decoded from its `files`, once each. Nothing outside the file is ever read: an SVG image that
// refers to other files is shown without them.
#pragma once
#include "model/sketch/picture.h"

#include <QByteArray>
#include <QImage>
#include <QMutex>
#include <QSvgRenderer>
#include <map>
#include <memory>

namespace ninesketch
{

/// One decoded image. A vector image keeps its renderer, a pixel image its pixels; neither: it could not be read.
struct LoadedImage {
    QImage pixels;
    bool turnsInDark = false; ///< pixels with the colours of a drawing
    std::shared_ptr<QSvgRenderer> vector;
    mutable QMutex rendering; ///< held while `vector` paints: it can do so once at a time
    QSizeF size;              ///< natural size, px
    bool isNull() const { return pixels.isNull() && !vector; }
};
using LoadedImagePtr = std::shared_ptr<const LoadedImage>;

/// Bytes and MIME type of a `data:` URL, or nothing.
struct DataUrl {
    QByteArray mimeType, bytes;
};
std::optional<DataUrl> parseDataUrl(const QByteArray &url);

/// The SVG without anything that would make a reader open another file.
QByteArray withoutReferences(const QByteArray &svg);

/// Decodes on demand. Safe to call from any thread.
class ImageCache
{
public:
    /// The image of that id, or null when the files do not hold it.
    LoadedImagePtr image(const std::string &fileId, const std::shared_ptr<const Json> &files);

private:
    QMutex m_mutex;
    std::shared_ptr<const Json> m_files;
    std::map<std::string, LoadedImagePtr> m_images;
};

} // namespace ninesketch
