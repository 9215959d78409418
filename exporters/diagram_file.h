// SPDX-License-Identifier: GPL-3.0-or-later
// A Mermaid diagram in a file of its own, or in Markdown: what stands for a drawing wherever one is read.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <QString>
#include <optional>
#include <string>

namespace ninesketch
{

/// By its name: such files (.mmd, .mermaid, .md, .txt) are never Excalidraw's.
bool isDiagramFile(const QString &path);

/// What the diagram in it draws, of Markdown the first that can be drawn; a sentence that begins with the file's name
/// where it has none. Nothing: it is no such text, but may be another one (JSON).
std::optional<Result<Scene>> drawingOfDiagram(const std::string &text, const QString &fileName);

} // namespace ninesketch
