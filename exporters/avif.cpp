// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/avif.h"

#include <QTransform>
#include <avif/avif.h>
#include <memory>

namespace ninesketch
{
namespace
{

/// What the file's properties ask for, in the order of the format: cropped, then turned, then mirrored (ISO/IEC
/// 23000-22, 7.3.6.7).
QImage asMeant(QImage pixels, const avifImage &image)
{
    avifCropRect kept{};
    avifDiagnostics unused{};
    if (image.transformFlags & AVIF_TRANSFORM_CLAP &&
        avifCropRectConvertCleanApertureBox(&kept, &image.clap, image.width, image.height, image.yuvFormat, &unused))
        pixels = pixels.copy(static_cast<int>(kept.x), static_cast<int>(kept.y), static_cast<int>(kept.width),
                             static_cast<int>(kept.height));
    if (image.transformFlags & AVIF_TRANSFORM_IROT && image.irot.angle)
        pixels = pixels.transformed(QTransform().rotate(-90.0 * image.irot.angle)); // stored against the clock
    if (image.transformFlags & AVIF_TRANSFORM_IMIR)
        pixels = pixels.mirrored(image.imir.mode == 1, image.imir.mode == 0);
    return pixels;
}

} // namespace

bool isAvif(const QByteArray &bytes)
{
    const QByteArray brands = bytes.mid(8, 40);
    return bytes.mid(4, 4) == "ftyp" && (brands.contains("avif") || brands.contains("avis"));
}

Result<QImage> readAvif(const QByteArray &bytes)
{
    const std::unique_ptr<avifDecoder, void (*)(avifDecoder *)> decoder(avifDecoderCreate(), avifDecoderDestroy);
    decoder->imageSizeLimit = megabytesPerImage * 1024 * 1024 / 4;
    decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
    decoder->strictFlags = AVIF_STRICT_DISABLED; // older programs leave out what this one would demand
    avifResult result = avifDecoderSetIOMemory(decoder.get(), reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                               static_cast<std::size_t>(bytes.size()));
    if (result == AVIF_RESULT_OK)
        result = avifDecoderParse(decoder.get());
    if (result == AVIF_RESULT_OK)
        result = avifDecoderNextImage(decoder.get());
    if (result != AVIF_RESULT_OK)
        return Error{avifResultToString(result)};
    const avifImage &image = *decoder->image;
    QImage pixels(static_cast<int>(image.width), static_cast<int>(image.height), QImage::Format_RGBA8888);
    if (pixels.isNull())
        return Error{avifResultToString(AVIF_RESULT_OUT_OF_MEMORY)};
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, &image);
    rgb.depth = 8;
    rgb.format = AVIF_RGB_FORMAT_RGBA;
    rgb.pixels = pixels.bits();
    rgb.rowBytes = static_cast<std::uint32_t>(pixels.bytesPerLine());
    result = avifImageYUVToRGB(&image, &rgb);
    if (result != AVIF_RESULT_OK)
        return Error{avifResultToString(result)};
    return asMeant(std::move(pixels), image);
}

} // namespace ninesketch
