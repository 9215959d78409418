// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter turns a scene into the bytes of a file. A kind of file is one entry in one list; menus, the command line
// and tests read it.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

enum class PdfPages { WholeDrawing, OnePerFrame };

/// The sheet of a PDF: as large as the drawing, or of that paper with the drawing made to fit.
enum class PaperSize { FitDrawing, A5, A4, A3, Letter, Legal, Tabloid };

struct NamedPaper {
    PaperSize size;
    const char *name; ///< "A4", as people say it
};
/// All but the sheet that fits the drawing.
std::span<const NamedPaper> allPapers();

struct ExportOptions {
    bool background = true;
    bool dark = false;
    bool embedScene = false; ///< PNG, SVG: the scene travels inside
    double scale = 1;        ///< PNG, SVG: pixels per scene pixel
    double padding = 10;     ///< px around the drawing
    /// Only these elements, with their labels and what their frames hold; empty: everything.
    std::vector<std::string> only = {};
    /// Not empty: only what this frame shows, cut at its edges, without padding, outline and name.
    std::string frameId = {};
    PdfPages pages = PdfPages::WholeDrawing;
    PaperSize paper = PaperSize::FitDrawing;

    std::stop_token stop = {};                 ///< large pictures are given up soon after it is requested
    std::function<void(double)> progress = {}; ///< share done, 0 ... 1; called on the thread that exports
};

struct Exporter {
    const char *id;        ///< "svg": what --to takes
    const char *name;      ///< "SVG picture"
    const char *suffix;    ///< "svg"
    const char *leavesOut; ///< what the file can't hold, in words; empty: nothing
    Result<QByteArray> (*write)(const Scene &, const ExportOptions &);
};

/// All of them, in menu order (exporters/all_exporters.cpp).
std::span<const Exporter> allExporters();
/// Null for an unknown id.
const Exporter *findExporter(std::string_view id);

} // namespace ninesketch
