// SPDX-License-Identifier: GPL-3.0-or-later
// Two variants of a design side by side: one line of differences per request class, and what else changed.
#pragma once
#include "model/estimates/report.h"

#include <string>
#include <vector>

namespace ninesketch
{

/// A figure of both variants; absent where a variant does not have it.
struct FigureDifference {
    Metric metric = Metric::Availability;
    std::optional<double> before, after;
    /// Greater than nothing: `after` is better; less: worse; 0: the same, or one of them is unknown.
    int verdict = 0;
    /// "+0.9 nines", "p99 -140 ms", "max +12 k/s"; empty when nothing changed that one would say.
    std::string sentence;
};

struct ClassComparison {
    std::string id, name;
    bool onlyBefore = false, onlyAfter = false;
    std::vector<FigureDifference>
        figures;      ///< availability, mean, p50, p99, throughput, success while up, RPO, staleness
    std::string line; ///< all sentences in one: "+0.9 nines, p99 -140 ms"; "no difference" when there is none
};

struct Comparison {
    std::vector<ClassComparison> classes; ///< in the order of `after`, then those that are gone
    std::optional<double> costBefore, costAfter;
    std::string costLine;                                        ///< "+$410 a month"; empty when unknown or the same
    std::vector<std::string> componentsAdded, componentsRemoved; ///< names
    std::vector<std::string> findingsGone, findingsNew;          ///< sentences
    std::vector<std::string> targetsWon, targetsLost;            ///< "redirect p99" is met now, or no longer
};

Comparison compare(const Design &beforeDesign, const Report &before, const Design &afterDesign, const Report &after);

/// Classes to which a change does the same.
struct ClassesAlike {
    const ClassComparison *first; ///< in the comparison
    std::string names;            ///< "Read and Write", "All 5 request classes"
};
/// Those that differ at all, each once.
std::vector<ClassesAlike> classesAlike(const Comparison &change);

/// "Redirect: +0.4 nines, p99 −3 ms" for classes that change alike, then the cost; what stays as it is, when there is
/// no difference.
std::vector<std::string> changeLines(const Comparison &change);

} // namespace ninesketch
