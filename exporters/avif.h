// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures in AVIF (AV1 Image File Format), which Qt itself does not read.
#pragma once
#include "model/result.h"

#include <QByteArray>
#include <QImage>

namespace ninesketch
{

inline constexpr int megabytesPerImage = 512; ///< of pixels, as far as an image is decoded at all

/// By the brands in its first box (ISO/IEC 14496-12), AVIF.
bool isAvif(const QByteArray &bytes);

/// The picture, of several the first, cropped, turned and mirrored as the file says; or what the decoder found wrong
/// ("BMFF parsing failed"). Safe to call from any thread.
Result<QImage> readAvif(const QByteArray &bytes);

} // namespace ninesketch
