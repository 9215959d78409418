// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/exporter.h"
#include "exporters/pdf.h"
#include "exporters/png.h"
#include "exporters/svg.h"
#include "model/scene/write_scene.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

Result<QByteArray> writeExcalidraw(const Scene &scene, const ExportOptions &)
{
    return QByteArray::fromStdString(writeScene(scene));
}

constexpr Exporter exporters[] = {
    {"excalidraw", "Excalidraw drawing", "excalidraw", "", writeExcalidraw},
    {"svg", "SVG picture", "svg", "the drawing itself, unless it is embedded", writeSvg},
    {"png", "PNG picture", "png", "the drawing itself, unless it is embedded", writePng},
    {"pdf", "PDF document", "pdf", "the drawing itself", writePdf},
};

constexpr NamedPaper papers[] = {{PaperSize::A5, "A5"},       {PaperSize::A4, "A4"},
                                 {PaperSize::A3, "A3"},       {PaperSize::Letter, "Letter"},
                                 {PaperSize::Legal, "Legal"}, {PaperSize::Tabloid, "Tabloid"}};

} // namespace

std::span<const NamedPaper> allPapers()
{
    return papers;
}

std::span<const Exporter> allExporters()
{
    return exporters;
}

const Exporter *findExporter(std::string_view id)
{
    const auto *const found = std::ranges::find_if(exporters, [&](const Exporter &one) { return id == one.id; });
    return found == std::end(exporters) ? nullptr : found;
}

} // namespace ninesketch
