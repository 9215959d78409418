// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/svg.h"

#include "exporters/embedded_scene.h"
#include "exporters/export_sheet.h"
#include "exporters/svg_fonts.h"
#include "model/sketch/color.h"
#include "model/sketch/font_family.h"

#include <nlohmann/json.hpp>

#include <numbers>
#include <set>

namespace ninesketch
{
namespace
{

constexpr double frameRadius = 8;
constexpr const char *invert = "filter: invert(93%) hue-rotate(180deg)";

/// Two decimals and no more digits than needed.
QByteArray number(double value, int decimals = 2)
{
    if (!std::isfinite(value))
        return "0";
    QByteArray text = QByteArray::number(value, 'f', decimals);
    if (text.contains('.')) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith('.'))
            text.chop(1);
    }
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray escaped(const std::string &text)
{
    QByteArray out;
    for (const char c : QString::fromStdString(text).toUtf8()) { // byte by byte: whatever needs more is kept whole
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') // XML can't hold the others
                out += c;
        }
    }
    return out;
}

/// A link that is safe to put into a picture; empty when it is not.
QByteArray safeLink(const std::string &link)
{
    const QString text = QString::fromStdString(link).trimmed();
    const auto colon = text.indexOf(':');
    const auto slash = text.indexOf('/');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
        const QString scheme = text.left(colon).toLower();
        if (!QStringList{"http", "https", "mailto", "tel", "ftp"}.contains(scheme))
            return {};
    }
    return escaped(text.toStdString());
}

class SvgWriter
{
public:
    SvgWriter(const ExportSheet &sheet, const ExportOptions &options) : m_sheet(sheet), m_options(options) {}

    QByteArray write()
    {
        const auto &area = m_sheet.area;
        for (const auto &item : m_sheet.picture.items)
            add(item);
        QByteArray out = "<svg version=\"1.1\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
                         number(area.width(), 4) + ' ' + number(area.height(), 4) + "\" width=\"" +
                         number(area.width() * m_options.scale, 4) + "\" height=\"" +
                         number(area.height() * m_options.scale, 4) + "\"><!-- svg-source:excalidraw --><metadata>";
        if (m_options.embedScene)
            out += QByteArray("<!-- payload-type:") + sceneMimeType +
                   " --><!-- payload-version:2 --><!-- payload-start -->" + sceneEnvelope(m_sheet.scene).toBase64() +
                   "<!-- payload-end -->";
        out += "</metadata><defs><style class=\"style-fonts\">\n" + fontFaces(m_sheet.picture) + "</style>" + m_defs +
               "</defs>\n";
        if (m_options.background)
            out += "<rect x=\"0\" y=\"0\" width=\"" + number(area.width(), 4) + "\" height=\"" +
                   number(area.height(), 4) + '"' + paint("fill", m_sheet.picture.background) + "/>\n";
        return out + m_body + "</svg>\n";
    }

private:
    std::string colorFor(const std::string &css) const { return m_options.dark ? darkModeColor(css) : css; }

    QByteArray paint(const QByteArray &what, const std::string &css, double opacity = 1) const
    {
        return paintAsIs(what, colorFor(css), opacity);
    }

    /// ` fill="#rrggbb"`, with its opacity where the colour or the element is not opaque.
    static QByteArray paintAsIs(const QByteArray &what, const std::string &shown, double opacity)
    {
        auto color = parseColor(shown);
        if (!color)
            return ' ' + what + "=\"" + escaped(shown) + '"' + opacityAttribute(what, opacity);
        opacity *= color->alpha / 255.0;
        color->alpha = 255;
        return ' ' + what + "=\"" + QByteArray::fromStdString(toHex(*color)) + '"' + opacityAttribute(what, opacity);
    }

    static QByteArray opacityAttribute(const QByteArray &what, double opacity)
    {
        return opacity == 1 ? QByteArray() : ' ' + what + "-opacity=\"" + number(opacity, 4) + '"';
    }

    static QByteArray pathData(const Path &path)
    {
        QByteArray d;
        const auto point = [](Point p) { return number(p.x) + ' ' + number(p.y); };
        for (const auto &step : path) {
            if (!d.isEmpty())
                d += ' ';
            switch (step.kind) {
            case PathStep::Kind::Move:
                d += 'M' + point(step.to);
                break;
            case PathStep::Kind::Line:
                d += 'L' + point(step.to);
                break;
            case PathStep::Kind::Curve:
                d += 'C' + point(step.c1) + ", " + point(step.c2) + ", " + point(step.to);
                break;
            case PathStep::Kind::Close:
                d += 'Z';
                break;
            }
        }
        return d;
    }

    void add(const PictureItem &item)
    {
        if (item.picture->isFrame && m_sheet.ofOneFrame)
            return;
        QByteArray marks;
        for (const auto &mark : item.picture->marks)
            std::visit([&](const auto &one) { marks += markup(one, item); }, mark);
        if (marks.isEmpty())
            return;
        const auto &picture = *item.picture;
        QByteArray group = "<g stroke-linecap=\"round\" stroke-linejoin=\"round\" transform=\"translate(" +
                           number(picture.origin.x - m_sheet.area.x(), 4) + ' ' +
                           number(picture.origin.y - m_sheet.area.y(), 4) + ") rotate(" +
                           number(picture.angle * 180 / std::numbers::pi, 6) + ' ' + number(picture.centre.x, 4) + ' ' +
                           number(picture.centre.y, 4) + ")\">" + marks + "</g>";
        if (item.gapForLabel)
            group = "<g mask=\"url(#" + labelMask(item) + ")\">" + group + "</g>";
        if (item.frameClip)
            group = "<g clip-path=\"url(#" + frameClip(*item.frameClip) + ")\">" + group + "</g>";
        if (const QByteArray link = safeLink(item.link); !link.isEmpty())
            group = "<a href=\"" + link + "\">" + group + "</a>";
        m_body += group + '\n';
    }

    QByteArray markup(const PathMark &mark, const PictureItem &item) const
    {
        const QByteArray d = "<path d=\"" + pathData(mark.path) + '"';
        const auto inked = [&](const QByteArray &what, const std::string &css) {
            return mark.sameInDark ? paintAsIs(what, css, item.opacity) : paint(what, css, item.opacity);
        };
        QByteArray attributes;
        if (!mark.stroke.empty() && mark.strokeWidth > 0) {
            attributes += inked("stroke", mark.stroke) + " stroke-width=\"" + number(mark.strokeWidth) + '"';
            QByteArray dash;
            for (const double length : mark.dash)
                dash += (dash.isEmpty() ? "" : " ") + number(length);
            if (!dash.isEmpty())
                attributes += " stroke-dasharray=\"" + dash + '"';
        } else {
            attributes += " stroke=\"none\"";
        }
        attributes += mark.fill.empty() ? QByteArray(" fill=\"none\"") : inked("fill", mark.fill);
        if (!mark.fill.empty() && mark.evenOdd)
            attributes += " fill-rule=\"evenodd\"";
        return d + attributes + "/>";
    }

    QByteArray markup(const TextMark &mark, const PictureItem &item) const
    {
        static constexpr const char *anchors[] = {"start", "middle", "end"};
        const auto &family = fontFamily(mark.fontFamily);
        QByteArray names = family.name;
        if (names.contains(' '))
            names = '\'' + names + '\'';
        if (family.number == 5)
            names += ", Xiaolai";
        names += family.number == 2 ? ", 'Liberation Sans', Arial, sans-serif" : ", 'Segoe UI Emoji'";
        QByteArray out;
        for (const auto &line : mark.lines) {
            if (line.text.empty())
                continue;
            QString text = QString::fromStdString(line.text);
            if (mark.maxWidth > 0)
                text = shortenedLine(text, mark.fontFamily, mark.fontSize, mark.maxWidth);
            // The name of a faint frame stays readable, and has a colour of its own in the dark.
            QByteArray color = paint("fill", mark.color, item.picture->isFrame ? 1 : item.opacity);
            if (item.picture->isFrame && m_options.dark)
                color = " fill=\"#7a7a7a\"";
            // Letters start at the same place whichever way the line runs: the anchor says which end of it is meant.
            const bool rightToLeft = text.isRightToLeft();
            int anchor = static_cast<int>(mark.align);
            if (rightToLeft && anchor != 1)
                anchor = 2 - anchor;
            out += "<text x=\"" + number(line.at.x, 4) + "\" y=\"" + number(line.at.y, 4) + "\" font-family=\"" +
                   names + "\" font-size=\"" + number(mark.fontSize, 4) + "px\"" + color + " text-anchor=\"" +
                   anchors[anchor] + "\" style=\"white-space: pre;\" direction=\"" + (rightToLeft ? "rtl" : "ltr") +
                   "\" dominant-baseline=\"alphabetic\">" + escaped(text.toStdString()) + "</text>";
        }
        return out;
    }

    QByteArray markup(const ImageMark &mark, const PictureItem &item)
    {
        const auto &box = mark.box;
        const auto url = dataUrl(mark.fileId);
        if (url.isEmpty())
            return missingImage(mark, item);
        const QByteArray symbol = imageSymbol(mark.fileId, url);
        const auto rect = [](double x, double y, double w, double h) {
            return " x=\"" + number(x, 4) + "\" y=\"" + number(y, 4) + "\" width=\"" + number(w, 4) + "\" height=\"" +
                   number(h, 4) + '"';
        };
        QByteArray use;
        if (mark.crop && mark.crop->naturalWidth > 0 && mark.crop->naturalHeight > 0) {
            const auto &crop = *mark.crop;
            use = "<svg" + rect(box.x, box.y, box.width, box.height) + " viewBox=\"" + number(crop.x, 4) + ' ' +
                  number(crop.y, 4) + ' ' + number(crop.width, 4) + ' ' + number(crop.height, 4) +
                  "\" preserveAspectRatio=\"none\"><use href=\"#" + symbol + '"' +
                  rect(0, 0, crop.naturalWidth, crop.naturalHeight) + "/></svg>";
        } else {
            use = "<use href=\"#" + symbol + '"' + rect(box.x, box.y, box.width, box.height) + "/>";
        }
        QByteArray attributes;
        if (item.opacity != 1)
            attributes += " opacity=\"" + number(item.opacity, 4) + '"';
        if (mark.scaleX < 0 || mark.scaleY < 0)
            attributes += " transform=\"translate(" + number(mark.scaleX < 0 ? box.width : 0, 4) + ' ' +
                          number(mark.scaleY < 0 ? box.height : 0, 4) + ") scale(" + (mark.scaleX < 0 ? "-1" : "1") +
                          ' ' + (mark.scaleY < 0 ? "-1" : "1") + ")\"";
        if (mark.cornerRadius > 0) {
            const QByteArray id = "image-clip-" + QByteArray::number(++m_clips);
            m_defs += "<clipPath id=\"" + id + "\"><rect" + rect(box.x, box.y, box.width, box.height) + " rx=\"" +
                      number(mark.cornerRadius, 4) + "\"/></clipPath>";
            attributes += " clip-path=\"url(#" + id + ")\"";
        }
        if (m_options.dark && url.startsWith("data:image/svg"))
            attributes += QByteArray(" style=\"") + invert + '"';
        return "<g" + attributes + '>' + use + "</g>";
    }

    /// What stands where the file of an image is not in the drawing.
    QByteArray missingImage(const ImageMark &mark, const PictureItem &item) const
    {
        const auto &box = mark.box;
        const double size = std::min(std::min(box.width, box.height) * 0.4, 100.0);
        return "<rect width=\"" + number(box.width, 4) + "\" height=\"" + number(box.height, 4) + '"' +
               paint("fill", "#e7e7e7", item.opacity) + "/><g transform=\"translate(" +
               number(box.width / 2 - size / 2, 4) + ' ' + number(box.height / 2 - size / 2, 4) + ") scale(" +
               number(size / 16, 6) +
               ")\"><path d=\"M1.5 2h13a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-13a1.5 "
               "1.5 0 0 1-1.5-1.5v-9a1.5 1.5 0 0 1 1.5-1.5z M1.75 5.5a1.75 1.75 0 1 0 3.5 0a1.75 "
               "1.75 0 1 0-3.5 0z M2 12V10L4.5 7.9L6.5 10L11.3 5.6L14 8.4V12z\"" +
               paint("fill", "#888888", item.opacity) + " fill-rule=\"evenodd\"/></g>";
    }

    QByteArray dataUrl(const std::string &fileId) const
    {
        const auto &files = m_sheet.picture.files;
        if (!files || fileId.empty())
            return {};
        const auto file = files->find(fileId);
        if (file == files->end() || !file->is_object())
            return {};
        const auto url = file->find("dataURL");
        if (url == file->end() || !url->is_string())
            return {};
        const auto text = url->template get<std::string>();
        return text.starts_with("data:image/") ? escaped(text) : QByteArray();
    }

    QByteArray imageSymbol(const std::string &fileId, const QByteArray &url)
    {
        const QByteArray id = "image-" + escaped(fileId);
        if (m_images.insert(fileId).second)
            m_defs += "<symbol id=\"" + id + "\"><image href=\"" + url +
                      "\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\"/></symbol>";
        return id;
    }

    QByteArray labelMask(const PictureItem &item)
    {
        const auto &bounds = item.picture->bounds;
        const auto rect = [&](double x, double y, double w, double h) {
            return " x=\"" + number(x - m_sheet.area.x(), 4) + "\" y=\"" + number(y - m_sheet.area.y(), 4) +
                   "\" width=\"" + number(w, 4) + "\" height=\"" + number(h, 4) + '"';
        };
        const QByteArray all = rect(bounds.x - 1, bounds.y - 1, bounds.width + 2, bounds.height + 2);
        const QByteArray id = "mask-" + escaped(item.elementId);
        const auto &gap = *item.gapForLabel;
        m_defs += "<mask id=\"" + id + "\" maskUnits=\"userSpaceOnUse\"" + all + "><rect" + all +
                  " fill=\"#fff\"/><rect" + rect(gap.x, gap.y, gap.width, gap.height) + " fill=\"#000\"/></mask>";
        return id;
    }

    QByteArray frameClip(const Rect &frame)
    {
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (m_frames[i] == frame)
                return "frame-" + QByteArray::number(qulonglong(i + 1));
        m_frames.push_back(frame);
        const QByteArray id = "frame-" + QByteArray::number(qulonglong(m_frames.size()));
        m_defs += "<clipPath id=\"" + id + "\"><rect x=\"" + number(frame.x - m_sheet.area.x(), 4) + "\" y=\"" +
                  number(frame.y - m_sheet.area.y(), 4) + "\" width=\"" + number(frame.width, 4) + "\" height=\"" +
                  number(frame.height, 4) + "\" rx=\"" + number(frameRadius) + "\"/></clipPath>";
        return id;
    }

    const ExportSheet &m_sheet;
    const ExportOptions &m_options;
    QByteArray m_body, m_defs;
    std::set<std::string> m_images;
    std::vector<Rect> m_frames;
    int m_clips = 0;
};

} // namespace

Result<QByteArray> writeSvg(const Scene &scene, const ExportOptions &options)
{
    const auto sheet = exportSheet(scene, options);
    if (!sheet)
        return Error{sheet.error()};
    if (!(options.scale > 0))
        return Error{"The scale of a picture must be above zero."};
    return SvgWriter(*sheet, options).write();
}

} // namespace ninesketch
