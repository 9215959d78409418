// SPDX-License-Identifier: GPL-3.0-or-later
// A picture from outside made ready to be part of a drawing, by the rules of Excalidraw: the file's id is the SHA-1 of
// its bytes, pixels are scaled down to 1440 a side, and no more than 4 MiB are taken.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace ninesketch
{

inline constexpr int longestImageSide = 1440; ///< px
inline constexpr qsizetype maximumImageBytes = 4 * 1024 * 1024;

struct ImageFile {
    std::string id, mimeType, dataUrl;
    QSizeF size; ///< px
};

/// The picture in these bytes (PNG, JPEG, GIF, SVG, WebP, AVIF, BMP, ICO: by what they are, not by their name), or a
/// sentence that begins with `name`. An SVG without a size gets that of its view box. Safe to call from any thread.
Result<ImageFile> readImageFile(const QByteArray &bytes, const QString &name);
/// Of a file on disk.
Result<ImageFile> readImageFile(const QString &path);

/// "*.png *.jpg ...": what a file dialog offers.
QString imageNameFilter();
/// By its name, a picture.
bool isImageName(const QString &path);

/// The scene with that file among its own. `now`: epoch ms.
Scene withImageFile(const Scene &scene, const ImageFile &file, std::int64_t now);

} // namespace ninesketch
