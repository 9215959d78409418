// SPDX-License-Identifier: GPL-3.0-or-later
// A design and its estimates as a document: requirements, targets, estimates with workings, findings, assumptions with
// sources.
#pragma once
#include "model/estimates/report.h"
#include "model/framework/framework.h"
#include "model/report/document.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// What the document needs beyond the design.
struct ReportContext {
    std::string title = "Design";
    std::string underWhat;     ///< "×10, without Orders DB"; empty: as drawn
    std::string pictureSource; ///< empty: no picture
    Framework framework;       ///< what was written in the interview's steps
    std::string loadPad;       ///< lines of the load pad
    std::vector<Block> ranges; ///< what stated ranges leave open of the figures of classes; empty: nothing
    bool workings = true;      ///< the tree behind every class's figures
};

/// Deterministic: equal designs give equal bytes; no date unless the title says one.
Document designReport(const Design &design, const Report &report, const ReportContext &context);

} // namespace ninesketch
