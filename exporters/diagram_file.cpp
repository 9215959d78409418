// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/diagram_file.h"

#include "exporters/qt_text_metrics.h"
#include "model/import/mermaid_text.h"
#include "model/import/table.h"
#include "model/scene/edits/content.h"
#include "model/trimmed.h"

#include <QFileInfo>

namespace ninesketch
{

namespace
{

/// What one Mermaid diagram draws; nothing: the text is none.
std::optional<Result<Scene>> drawingOfText(const std::string &text, const QString &fileName)
{
    Random random(2); // not the ids that reading it by words makes
    const QtTextMetrics metrics;
    const EditContext context{metrics, random, nowInMilliseconds()};
    auto elements = drawnFromMermaid(text, context);
    if (!elements)
        return std::nullopt;
    if (!*elements)
        return Error{fileName.toStdString() + ": " + elements->error()};
    return addElements(Scene(), std::move(*elements).value(), context);
}

} // namespace

bool isDiagramFile(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == "mmd" || suffix == "mermaid" || suffix == "txt" || suffix == "md";
}

std::optional<Result<Scene>> drawingOfDiagram(const std::string &text, const QString &fileName)
{
    if (auto drawn = drawingOfText(text, fileName))
        return drawn;
    for (const std::string_view block : mermaidFences(text))
        if (auto drawn = drawingOfText(std::string(block), fileName))
            return drawn;
    if (!isDiagramFile(fileName) || trimmed(text).starts_with('{'))
        return std::nullopt;
    return Error{fileName.toStdString() +
                 ": There is no Mermaid diagram in it that can be drawn: a flowchart, a sequence, an architecture, "
                 "a C4, class, entity or state diagram, a mind map."};
}

} // namespace ninesketch
