// SPDX-License-Identifier: GPL-3.0-or-later
// A document on disk: read whole or not at all, saved so that no moment exists in which neither the old nor the new
// version is there.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// Files larger than this are refused before they are read (bytes). 50,000 elements take about 60 MB.
inline constexpr qint64 maximumFileSize = 180'000'000;

/// What a file looked like when it was read or written last: enough to notice that somebody else has changed it since.
struct FileStamp {
    bool exists = false;
    qint64 size = 0;
    qint64 modified = 0;     ///< epoch ms
    std::size_t content = 0; ///< see contentHash; 0: not looked at
    friend bool operator==(const FileStamp &a, const FileStamp &b)
    {
        return a.exists == b.exists && a.size == b.size && a.modified == b.modified;
    }
};
/// Without the content.
FileStamp fileStamp(const QString &path);
/// Of what stands there, to be held against another in the same run of the program; 0 when it can't be read.
std::size_t contentHash(const QString &path);

/// The scene of an .excalidraw (or .json) file, of a PNG or SVG that one is embedded in, or of a note of Obsidian's
/// Excalidraw plugin; or a sentence that begins with the file's name. `notes`: see readScene. `stamp`: of what was
/// read.
Result<Scene> readSceneFile(const QString &path, std::vector<std::string> *notes = nullptr, FileStamp *stamp = nullptr);

/// The same of bytes that came another way; sentences begin with `name`.
Result<Scene> readSceneBytes(QByteArray bytes, const QString &name, std::vector<std::string> *notes = nullptr);

/// True for a PNG or SVG in which a drawing travels.
bool holdsDrawing(const QString &path);

/// Saves by the name's suffix: .png and .svg become pictures with the drawing inside (so that a picture that was opened
/// stays one), everything else the drawing itself. Atomically: a temporary file beside it is renamed over it; the
/// version before is kept in "<path>.bak" unless that is not wanted. Answers with the stamp of what now stands on disk,
/// or with a sentence; then the old file is untouched.
enum class Backup { Keep, None };
Result<FileStamp> saveSceneFile(const Scene &scene, const QString &path, Backup backup = Backup::Keep);

/// Would it be saved as a picture with the drawing inside?
bool isPictureName(const QString &path);

} // namespace ninesketch
