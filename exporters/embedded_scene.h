// SPDX-License-Identifier: GPL-3.0-or-later
// A scene that travels inside a PNG or SVG, as Excalidraw packs it: JSON, deflated, one character a byte, in a small
// JSON envelope.
#pragma once
#include "model/scene/scene.h"

#include <QByteArray>
#include <optional>

namespace ninesketch
{

inline constexpr const char *sceneMimeType = "application/vnd.excalidraw+json";

/// The envelope in Latin-1: the content of a PNG's tEXt chunk; an SVG holds it in base64.
QByteArray sceneEnvelope(const Scene &scene);

/// The .excalidraw text (UTF-8) out of an envelope; an old, bare scene is given back as it is.
std::optional<QByteArray> openedEnvelope(const QByteArray &latin1);

/// The .excalidraw text embedded in a PNG or an SVG, or nothing.
std::optional<QByteArray> embeddedScene(const QByteArray &file);

} // namespace ninesketch
