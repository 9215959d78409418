// SPDX-License-Identifier: GPL-3.0-or-later
// Everything odd about a design, one rule a function: a sentence, the elements, the number, a fix where there is one.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// What rules look at.
struct FindingContext {
    const Design &design;
    const Prepared &prepared;
    const Solution &solution;
    const Report &report;
};
using Findings = std::vector<Finding>;

void findLoadOddities(const FindingContext &context, Findings &findings);
void findConnectionOddities(const FindingContext &context, Findings &findings);
void findRetryOddities(const FindingContext &context, Findings &findings);
void findFailureOddities(const FindingContext &context, Findings &findings);
void findLatencyOddities(const FindingContext &context, Findings &findings);
void findDataOddities(const FindingContext &context, Findings &findings);
void findKeyOddities(const FindingContext &context, Findings &findings);
void findFrontOddities(const FindingContext &context, Findings &findings);
void findAccessOddities(const FindingContext &context, Findings &findings);
void findDrawingOddities(const FindingContext &context, Findings &findings);

/// Runs all rules and sorts: most severe first, then as the rules came.
void findOddities(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

/// What a rule rests on: a book, a manual, a formula. Empty: it follows from the drawing.
std::string sourceOfRule(std::string_view id);

/// Quoted name of a component.
std::string named(const Component &component);

} // namespace ninesketch
