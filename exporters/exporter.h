// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter turns a scene into the bytes of a file. A kind of file is one entry in one list; menus, the command line
// and tests read it.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <QByteArray>
#include <span>

namespace ninesketch
{

struct ExportOptions {
    bool background = true;
    bool dark = false;
    bool embedScene = false; ///< PNG, SVG: the scene travels inside
    double scale = 1;        ///< PNG
    double padding = 10;     ///< px around the drawing
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

} // namespace ninesketch
