// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/pixel_svg.h"

#include <QBuffer>
#include <QXmlStreamReader>

namespace ninesketch
{

QByteArray pixelsAsSvg(const QImage &image, QSize size)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const QByteArray width = QByteArray::number(size.width()), height = QByteArray::number(size.height());
    const QByteArray extent = " width=\"" + width + "\" height=\"" + height + '"';
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" + extent +
           " viewBox=\"0 0 " + width + ' ' + height + "\"><image" + extent +
           " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," + png.toBase64() + "\"/></svg>";
}

std::optional<PixelSvg> pixelsInSvg(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    if (!xml.readNextStartElement() || xml.name() != QLatin1String("svg"))
        return std::nullopt;
    const auto isOnly = [](const QXmlStreamAttributes &attributes, std::initializer_list<const char *> known) {
        return std::ranges::all_of(attributes, [&](const QXmlStreamAttribute &one) {
            return std::ranges::any_of(known, [&](const char *key) { return one.name() == QLatin1String(key); });
        });
    };
    const QXmlStreamAttributes root = xml.attributes();
    const QString width = root.value("width").toString(), height = root.value("height").toString();
    const QSizeF size(width.toDouble(), height.toDouble());
    if (!isOnly(root, {"width", "height", "viewBox"}) || size.isEmpty() ||
        root.value("viewBox") != QString("0 0 %1 %2").arg(width, height) || !xml.readNextStartElement() ||
        xml.name() != QLatin1String("image"))
        return std::nullopt;
    const QXmlStreamAttributes image = xml.attributes();
    if (!isOnly(image, {"width", "height", "preserveAspectRatio", "href"}) || image.value("width") != width ||
        image.value("height") != height || image.value("preserveAspectRatio") != QLatin1String("none"))
        return std::nullopt;
    const auto picture = parseDataUrl(image.value("http://www.w3.org/1999/xlink", "href").toLatin1());
    xml.skipCurrentElement();
    if (!picture || picture->mimeType != "image/png" || xml.readNextStartElement() || xml.hasError())
        return std::nullopt;
    return PixelSvg{*picture, size};
}

} // namespace ninesketch
