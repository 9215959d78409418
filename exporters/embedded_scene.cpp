// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/embedded_scene.h"

#include "model/scene/write_scene.h"

#include <QRegularExpression>
#include <QtEndian>
#include <nlohmann/json.hpp>
#include <zlib.h>

namespace ninesketch
{
namespace
{

constexpr qsizetype largestScene = 400'000'000; // bytes; what unpacks to more is a trap, not a drawing

/// Latin-1 bytes as a JSON string, everything beyond printable ASCII escaped.
QByteArray quotedBytes(const QByteArray &bytes)
{
    static const char *digits = "0123456789abcdef";
    QByteArray out = "\"";
    out.reserve(bytes.size() * 3);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c; // the envelope is Latin-1
        }
    }
    return out + '"';
}

std::optional<QByteArray> inflated(const QByteArray &zlib)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zlib.constData()));
    stream.avail_in = static_cast<uInt>(zlib.size());
    QByteArray result;
    std::vector<char> buffer(1 << 18);
    int state = Z_OK;
    while (state == Z_OK && result.size() <= largestScene) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        result.append(buffer.data(), static_cast<qsizetype>(buffer.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || result.size() > largestScene)
        return {};
    return result;
}

std::optional<QByteArray> fromPng(const QByteArray &file)
{
    for (qsizetype at = 8; at + 12 <= file.size();) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(file.constData() + at));
        if (length > file.size() - at - 12)
            return {};
        if (file.mid(at + 4, 4) == "tEXt") {
            const QByteArray content = file.mid(at + 8, length);
            const auto end = content.indexOf('\0');
            if (content.left(end) == sceneMimeType)
                return openedEnvelope(content.mid(end + 1));
        }
        at += length + 12;
    }
    return {};
}

std::optional<QByteArray> fromSvg(const QByteArray &file)
{
    if (!file.contains("payload-type:application/vnd.excalidraw+json"))
        return {};
    // searched, not matched: a regular expression gives up on payloads of megabytes
    static const QByteArray start = "<!-- payload-start -->", end = "<!-- payload-end -->";
    const auto from = file.indexOf(start);
    const auto to = from < 0 ? -1 : file.indexOf(end, from);
    if (to < 0)
        return {};
    QByteArray envelope = QByteArray::fromBase64(file.mid(from + start.size(), to - from - start.size()).trimmed());
    static const QRegularExpression version("<!-- payload-version:(\\d+) -->");
    if (const auto found = version.match(QString::fromLatin1(file.left(from)));
        !found.hasMatch() || found.captured(1) == "1")
        envelope = QString::fromUtf8(envelope).toLatin1(); // the first version encoded twice
    return openedEnvelope(envelope);
}

} // namespace

QByteArray sceneEnvelope(const Scene &scene)
{
    const QByteArray zlib = qCompress(QByteArray::fromStdString(writeScene(scene)), 9).mid(4);
    return R"({"version":"1","encoding":"bstring","compressed":true,"encoded":)" + quotedBytes(zlib) + '}';
}

std::optional<QByteArray> openedEnvelope(const QByteArray &latin1)
{
    const auto json = Json::parse(QString::fromLatin1(latin1).toUtf8().toStdString(), nullptr, false);
    if (!json.is_object())
        return {};
    const auto encoded = json.find("encoded");
    if (encoded == json.end() || !encoded->is_string()) {
        const auto type = json.find("type");
        if (type != json.end() && type->is_string() && type->get<std::string>() == "excalidraw")
            return QString::fromLatin1(latin1).toUtf8();
        return {};
    }
    const QByteArray bytes = QString::fromStdString(encoded->get<std::string>()).toLatin1();
    const auto compressed = json.find("compressed");
    if (compressed != json.end() && compressed->is_boolean() && compressed->get<bool>())
        return inflated(bytes);
    return bytes;
}

std::optional<QByteArray> embeddedScene(const QByteArray &file)
{
    return file.startsWith("\x89PNG") ? fromPng(file) : fromSvg(file);
}

} // namespace ninesketch
