// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing that Obsidian's Excalidraw plugin keeps in a Markdown note: the scene stands in a fence at its end, as
// plain JSON or packed by LZ-String. The pictures on it are files of the vault, and not in the note.
#pragma once
#include <QByteArray>
#include <QString>
#include <optional>

namespace ninesketch
{

/// By its front matter, whether its drawing can be read or not.
bool isDrawingNote(const QByteArray &file);
bool isDrawingNoteFile(const QString &path);

/// The .excalidraw text (UTF-8); nothing when the note has no drawing, or one that does not unpack.
std::optional<QByteArray> drawingInNote(const QByteArray &note);

} // namespace ninesketch
