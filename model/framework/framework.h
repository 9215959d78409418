// SPDX-License-Identifier: GPL-3.0-or-later
// The six steps of a design interview with their minutes, what was written in each, and what an interviewer would ask
// about it.
//
//     users can shorten a URL                       a functional requirement
//     redirect p99 < 100 ms                         a non-functional one (requirement_lines.h)
//     Url: code 7 B, long 500 B, created 8 B        an entity, 515 bytes a row (entity_lines.h)
//     POST /urls {long} -> code                     a line of the interface, a request class that writes (api_lines.h)
//     client -> gateway -> service -> cache + db    the data flow (flow_lines.h)
//
// What follows # at the end of a line is a remark, such as where its numbers come from.
//
// Minutes after Hello Interview's delivery framework: requirements 5, core entities 2, API 5, data flow 5 (optional),
// high-level design 12, deep dives 10 of 45.
#pragma once
#include "model/design/design.h"
#include "model/json.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace ninesketch
{

enum class FrameworkStep { Functional, NonFunctional, Entities, Interface, DataFlow, HighLevelDesign, DeepDives };
inline constexpr std::size_t frameworkStepCount = 7;

struct FrameworkStepInfo {
    FrameworkStep step;
    const char *id;    ///< key in the file
    const char *title; ///< "Non-functional requirements"
    double minutes;    ///< target
    bool optional;
    const char *example; ///< shown while it is empty
};

/// In the order in which they are taken.
std::span<const FrameworkStepInfo> frameworkSteps();

/// What was written, as plain lines, one text a step. Travels with the document.
struct Framework {
    std::array<std::string, frameworkStepCount> notes;
    friend bool operator==(const Framework &, const Framework &) = default;

    const std::string &at(FrameworkStep step) const { return notes[static_cast<std::size_t>(step)]; }
    std::string &at(FrameworkStep step) { return notes[static_cast<std::size_t>(step)]; }
    bool empty() const;
};

Json toJson(const Framework &framework);
/// Keys that are missing or of another type stay empty.
Framework frameworkFromJson(const Json &json);
/// What the document keeps (setting "framework").
Framework frameworkOf(const DesignSettings &settings);
void keepFramework(DesignSettings &settings, const Framework &framework);

/// One line of a step with what it was understood as, or the question it raises.
struct FrameworkRemark {
    FrameworkStep step = FrameworkStep::Functional;
    std::size_t line = 0; ///< from 0; of the step's text
    bool isProblem = false;
    std::string sentence;
};

/// Reads every line of every step: what each means, and what is missing.
std::vector<FrameworkRemark> reviewFramework(const Framework &framework);

/// One remark a line: what is said of each of the several things on it, one after the other.
std::vector<FrameworkRemark> oneALine(std::vector<FrameworkRemark> remarks);

/// The non-empty lines of a text with their line numbers, without remarks.
struct NumberedLine {
    std::size_t number;
    std::string text;
};
std::vector<NumberedLine> linesOf(std::string_view text);
/// Of the functional requirements: without headings ("core:"), and without what is out of scope or below such a
/// heading.
std::vector<NumberedLine> wishesOf(const Framework &framework);
/// Of the non-functional requirements: one for each, so that a line with two is there twice.
std::vector<NumberedLine> requirementLinesOf(const Framework &framework);
/// Of the core entities, one for each, likewise.
std::vector<NumberedLine> entityLinesOf(const Framework &framework);

} // namespace ninesketch
