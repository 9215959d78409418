// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/images.h"

#include "exporters/avif.h"
#include "exporters/pixel_svg.h"

#include <QBuffer>
#include <QImageReader>
#include <QRegularExpression>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

QImage pixelsOf(const QByteArray &bytes)
{
    if (isAvif(bytes)) {
        const Result<QImage> image = readAvif(bytes);
        return image ? *image : QImage();
    }
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    QImageReader::setAllocationLimit(megabytesPerImage);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    return reader.read();
}

LoadedImagePtr load(const DataUrl &url)
{
    auto image = std::make_shared<LoadedImage>();
    if (url.mimeType.startsWith("image/svg")) {
        if (const auto inside = pixelsInSvg(url.bytes)) {
            image->pixels = pixelsOf(inside->picture.bytes).convertToFormat(QImage::Format_ARGB32_Premultiplied);
            image->turnsInDark = true;
            image->size = inside->size;
            return image;
        }
        auto renderer = std::make_shared<QSvgRenderer>();
        if (renderer->load(withoutReferences(url.bytes)) && renderer->isValid()) {
            renderer->setAspectRatioMode(Qt::IgnoreAspectRatio);
            image->size = renderer->defaultSize();
            image->vector = std::move(renderer);
        }
        return image;
    }
    image->pixels = pixelsOf(url.bytes).convertToFormat(QImage::Format_ARGB32_Premultiplied);
    image->size = image->pixels.size();
    return image;
}

} // namespace

std::optional<DataUrl> parseDataUrl(const QByteArray &url)
{
    if (!url.startsWith("data:"))
        return {};
    const auto comma = url.indexOf(',');
    if (comma < 0)
        return {};
    const auto parts = url.mid(5, comma - 5).split(';');
    const QByteArray body = url.mid(comma + 1);
    return DataUrl{parts.first().trimmed().toLower(),
                   parts.contains("base64") ? QByteArray::fromBase64(body) : QByteArray::fromPercentEncoding(body)};
}

QByteArray withoutReferences(const QByteArray &svg)
{
    // A style sheet named by a processing instruction, and every href that is neither inside the image nor data.
    static const QRegularExpression instruction("<\\?(?!xml\\s)[^>]*\\?>");
    static const QRegularExpression reference("\\bhref\\s*=\\s*(\"\\s*(?!data:|#)[^\"]*\"|'\\s*(?!data:|#)[^']*')");
    QString text = QString::fromUtf8(svg);
    text.remove(instruction);
    text.replace(reference, "href=\"\"");
    return text.toUtf8();
}

LoadedImagePtr ImageCache::image(const std::string &fileId, const std::shared_ptr<const Json> &files)
{
    if (fileId.empty() || !files)
        return nullptr;
    const QMutexLocker lock(&m_mutex);
    if (m_files != files) {
        // The same id is the same image (it is the hash of its bytes), unless it could not be read before.
        std::erase_if(m_images, [](const auto &entry) { return !entry.second || entry.second->isNull(); });
        m_files = files;
    }
    if (const auto found = m_images.find(fileId); found != m_images.end())
        return found->second;
    LoadedImagePtr image;
    if (const auto file = files->find(fileId); file != files->end() && file->is_object())
        if (const auto url = file->find("dataURL"); url != file->end() && url->is_string())
            if (const auto data = parseDataUrl(QByteArray::fromStdString(url->get<std::string>())))
                image = load(*data);
    m_images.emplace(fileId, image);
    return image;
}

} // namespace ninesketch
