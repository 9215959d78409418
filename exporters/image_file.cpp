// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/image_file.h"

#include "exporters/avif.h"
#include "exporters/excalidraw/clipboard.h"
#include "exporters/images.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

struct Format {
    const char *name, *mimeType, *suffixes;
};

constexpr Format formats[] = {
    {"png", "image/png", "png"},     {"jpeg", "image/jpeg", "jpg jpeg jfif"}, {"gif", "image/gif", "gif"},
    {"svg", "image/svg+xml", "svg"}, {"webp", "image/webp", "webp"},          {"bmp", "image/bmp", "bmp"},
    {"ico", "image/x-icon", "ico"},  {"avif", "image/avif", "avif"},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("ImageFile", text);
}

Error problem(const QString &name, const QString &sentence)
{
    return {QString("%1: %2").arg(name, sentence).toStdString()};
}

QString mebibytes(qsizetype bytes)
{
    return QString::number(static_cast<double>(bytes) / (1024 * 1024), 'f', 1);
}

bool looksLikeSvg(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(4096).trimmed();
    return (head.startsWith('<') || head.startsWith("\xEF\xBB\xBF<")) && head.contains("<svg");
}

/// By the brands in its first box (ISO/IEC 14496-12).
bool isHeic(const QByteArray &bytes)
{
    const QByteArray brands = bytes.mid(8, 40);
    return bytes.mid(4, 4) == "ftyp" && !isAvif(bytes) &&
           (brands.startsWith("hei") || brands.startsWith("hev") || brands.startsWith("mif1"));
}

/// A length in px: "120", "120px"; none for percentages, "auto" and what is absent.
std::optional<QString> length(const QXmlStreamAttributes &attributes, const char *name)
{
    const QString text = attributes.value(QLatin1String(name)).toString().trimmed();
    if (text.isEmpty() || text.contains('%') || text == "auto")
        return std::nullopt;
    return text;
}

/// The SVG with a size and a view box of its own, and the name space without which a browser shows nothing. Absent:
/// it is none, or broken.
std::optional<QByteArray> normalisedSvg(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("svg"))
        return std::nullopt;
    const QXmlStreamAttributes attributes = xml.attributes();
    const bool hasNamespace = !xml.namespaceUri().isEmpty();
    while (!xml.atEnd())
        xml.readNext();
    if (xml.hasError())
        return std::nullopt;
    auto width = length(attributes, "width"), height = length(attributes, "height");
    const QString viewBox = attributes.value(QLatin1String("viewBox")).toString();
    QString added;
    if (!width || !height) {
        static const QRegularExpression separators("[\\s,]+");
        const QStringList numbers = viewBox.split(separators, Qt::SkipEmptyParts);
        const bool known = numbers.size() == 4 && numbers[2].toDouble() > 0 && numbers[3].toDouble() > 0;
        width = known ? numbers[2] : width.value_or("50");
        height = known ? numbers[3] : height.value_or("50");
        added += QString(" width=\"%1\" height=\"%2\"").arg(*width, *height);
    }
    if (viewBox.isEmpty())
        added += QString(" viewBox=\"0 0 %1 %2\"").arg(QString(*width).remove("px"), QString(*height).remove("px"));
    if (!hasNamespace)
        added += QStringLiteral(" xmlns=\"http://www.w3.org/2000/svg\"");
    if (added.isEmpty())
        return bytes;
    QString text = QString::fromUtf8(bytes);
    static const QRegularExpression root("<svg\\b[^>]*>");
    const QRegularExpressionMatch found = root.match(text);
    if (!found.hasMatch())
        return bytes;
    QString tag = found.captured();
    if (added.contains(" width=")) {
        static const QRegularExpression sizes("\\s(width|height)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
        tag.remove(sizes);
    }
    tag.insert(4, added);
    text.replace(found.capturedStart(), found.capturedLength(), tag);
    return text.toUtf8();
}

std::string dataUrl(const char *mimeType, const QByteArray &bytes)
{
    return std::string("data:") + mimeType + ";base64," + bytes.toBase64().toStdString();
}

std::string idOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().toStdString();
}

Result<ImageFile> vectorImage(const QByteArray &bytes, const QString &name)
{
    const auto svg = normalisedSvg(bytes);
    QSvgRenderer renderer;
    if (!svg || !renderer.load(withoutReferences(*svg)) || renderer.defaultSize().isEmpty())
        return problem(name, tr("This SVG is broken."));
    if (svg->size() > maximumImageBytes)
        return problem(name,
                       tr("The SVG has %1 MiB, a drawing takes images of up to 4 MiB.").arg(mebibytes(svg->size())));
    return ImageFile{idOf(*svg), "image/svg+xml", dataUrl("image/svg+xml", *svg), renderer.defaultSize()};
}

const Format *writableFormat(const Format *format)
{
    const QByteArray name = format->name;
    const bool lossless = name == "gif" || name == "bmp" || name == "ico";
    return lossless || !QImageWriter::supportedImageFormats().contains(name) ? &formats[0] : format;
}

const Format *formatNamed(const QByteArray &name)
{
    const auto *found = std::find_if(std::begin(formats), std::end(formats), [&](const Format &f) {
        return name == f.name || (name == "jpg" && QByteArray(f.name) == "jpeg");
    });
    return found == std::end(formats) ? nullptr : found;
}

bool isLarge(const QSize &size)
{
    return std::max(size.width(), size.height()) > longestImageSide;
}

struct Decoded {
    const Format *format;
    QImage image; ///< a large one may be smaller than in the file, but is large still
};

Result<Decoded> decodedAvif(const QByteArray &bytes, const QString &name)
{
    const Result<QImage> image = readAvif(bytes);
    if (!image)
        return problem(name, tr("This picture is broken: %1.").arg(QString::fromStdString(image.error())));
    return Decoded{formatNamed("avif"), *image};
}

Result<Decoded> decoded(const QByteArray &bytes, const QString &name)
{
    if (isAvif(bytes))
        return decodedAvif(bytes, name);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const Format *format = formatNamed(reader.format());
    if (!format && isHeic(bytes))
        return problem(name, tr("Pictures in HEIC can't be read here. Save it as PNG, JPEG or WebP, and take that."));
    if (!format)
        return problem(
            name,
            tr("This is not a picture that a drawing can hold: PNG, JPEG, GIF, SVG, WebP, AVIF, BMP and ICO are."));
    if (isLarge(reader.size()) && QByteArray(format->name) == "jpeg") // decodes only as much as is needed
        reader.setScaledSize(reader.size()
                                 .scaled(2 * longestImageSide, 2 * longestImageSide, Qt::KeepAspectRatio)
                                 .boundedTo(reader.size()));
    QImage image = reader.read();
    if (image.isNull())
        return problem(name, tr("This picture is broken: %1.").arg(reader.errorString()));
    return Decoded{format, std::move(image)};
}

} // namespace

Result<ImageFile> readImageFile(const QByteArray &bytes, const QString &name)
{
    if (looksLikeSvg(bytes))
        return vectorImage(bytes, name);
    Result<Decoded> picture = decoded(bytes, name);
    if (!picture)
        return Error{picture.error()};
    auto &[format, image] = *picture;
    const bool large = isLarge(image.size());
    QByteArray kept = bytes;
    if (large) {
        image = image.scaled(longestImageSide, longestImageSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        format = writableFormat(format);
        kept.clear();
        QBuffer out(&kept);
        out.open(QIODevice::WriteOnly);
        QImageWriter writer(&out, format->name);
        writer.setQuality(QByteArray(format->name) == "png" ? -1 : 92);
        if (!writer.write(image))
            return problem(name, tr("This picture could not be made smaller: %1.").arg(writer.errorString()));
    }
    if (kept.size() > maximumImageBytes) {
        const QString sentence =
            large ? tr("Made as small as %1 × %2 px it still has %3 MiB; a drawing takes images of up to 4 MiB.")
                        .arg(image.width())
                        .arg(image.height())
                        .arg(mebibytes(kept.size()))
                  : tr("The picture has %1 MiB, a drawing takes images of up to 4 MiB.").arg(mebibytes(kept.size()));
        return problem(name, sentence + ' ' + tr("As a JPEG it would be smaller."));
    }
    return ImageFile{idOf(bytes), format->mimeType, dataUrl(format->mimeType, kept), image.size()};
}

Result<ImageFile> readImageFile(const QString &path)
{
    constexpr qint64 most = 256 * 1024 * 1024; // of a photograph that will be made smaller
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return problem(name, tr("It can't be read."));
    if (file.size() > most)
        return problem(name, tr("The file has %1 MiB, far too many for a picture.").arg(mebibytes(file.size())));
    return readImageFile(file.readAll(), name);
}

QString imageNameFilter()
{
    QStringList patterns;
    for (const Format &format : formats)
        for (const QString &suffix : QString::fromLatin1(format.suffixes).split(' '))
            patterns << "*." + suffix;
    return patterns.join(' ');
}

bool isImageName(const QString &path)
{
    return imageNameFilter().split(' ').contains("*." + QFileInfo(path).suffix().toLower());
}

Scene withImageFile(const Scene &scene, const ImageFile &file, std::int64_t now)
{
    Json entry{{"mimeType", file.mimeType},
               {"id", file.id},
               {"dataURL", file.dataUrl},
               {"created", now},
               {"lastRetrieved", now}};
    return withMoreFiles(scene, std::make_shared<const Json>(Json{{file.id, std::move(entry)}}));
}

} // namespace ninesketch
