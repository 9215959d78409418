// SPDX-License-Identifier: GPL-3.0-or-later
// What was written in the steps of an interview, held against the design on the canvas and its figures: which
// requirement no request class serves, which target is met and by how much, which call of the data flow is not drawn.
#pragma once
#include "model/estimates/report.h"
#include "model/framework/class_names.h"
#include "model/framework/framework.h"

namespace ninesketch
{

/// The lines of the interface that can be read, and the class that each means (classesOfInterface).
struct Interface {
    std::vector<ApiLine> lines;
    std::vector<std::size_t> numbers; ///< of the step's text, from 0
    std::vector<std::optional<std::size_t>> classes;
};
Interface interfaceOf(const Framework &framework, const std::vector<RequestClass> &classes);

/// The path of each class's line of the interface; empty: it has none.
std::vector<std::string> pathsOf(const Framework &framework, const std::vector<RequestClass> &classes);
/// The same with what is answered: all that a class's line speaks of.
std::vector<std::string> pathsAndAnswersOf(const Framework &framework, const std::vector<RequestClass> &classes);

/// The class that a word of the interview means: the one of that name, or else the one that the only functional
/// requirement with these words speaks of ("open" after "users can open a document": "Read document"). Null: neither.
const RequestClass *classMeant(std::string_view name, const Framework &framework,
                               const std::vector<RequestClass> &classes);

/// The ids of the classes whose way a data flow's label, or a name at its end, tells: "checkout" the one that is meant,
/// "read" and "writes" all that do so where none is called that, "bids" all that are called after them. Empty: none is.
std::vector<std::string> classesLabelled(const std::string &label, const Framework &framework,
                                         const std::vector<RequestClass> &classes);

/// The requirement with the id of the class that it means; without one it stays as it is.
MeasurableRequirement ofKnownClass(MeasurableRequirement requirement, const Framework &framework,
                                   const std::vector<RequestClass> &classes);

/// The component that a written name means ("Redis cache", "the cache"): by its words, else by its kind.
std::optional<std::size_t> componentNamed(const Design &design, const std::string &name);

/// Ids of the classes that write what is to be kept: "keep orders 10 years" is about those whose names share a word
/// with "orders"; without a name all that write.
std::vector<std::string> classesKept(const MeasurableRequirement &requirement,
                                     const std::vector<RequestClass> &classes);

/// Why nothing says whether a line of the non-functional requirements is met: it has no number, or what it bounds is
/// not estimated, or it is no target of the design. Empty: it is judged.
std::string whyNotJudged(std::string_view line, const Framework &framework, const Design &design);

/// Remarks on lines that the design says something about; they take the place of those of `reviewFramework` on the same
/// lines. `report` belongs to `design`.
std::vector<FrameworkRemark> reviewAgainstDesign(const Framework &framework, const Design &design,
                                                 const Report &report);

/// Where to look deeper, the most pressing first: missed targets by their lack, single points of failure, then the
/// targets met with least room. One sentence each.
std::vector<std::string> proposedDeepDives(const Design &design, const Report &report, std::size_t atMost = 6);

} // namespace ninesketch
