// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of a report by name, so that analyses can be asked for any of them: of a request class ("p99"), of a
// component ("database.utilisation"), of the whole design ("cost").
#pragma once
#include "model/estimates/report.h"
#include "model/result.h"

namespace ninesketch
{

struct Figure {
    enum class Of { Class, Component, Design };
    Of of = Of::Design;
    std::string owner; ///< class id or component key; empty for the design's own
    std::string key;   ///< "p99"
    std::string title; ///< "p99 of Redirect"
    Unit unit = Unit::None;

    /// "class/redirect/p99", as the workings name it.
    std::string path() const;
};

/// The figures meant by a name: "p99" is that of every class (or of `classId`), "redirect.p99" that of one,
/// "database.utilisation" a component's, "cost" the design's. "p99.9" is p999. The error names what there is.
Result<std::vector<Figure>> findFigures(const Design &design, std::string_view name, std::string_view classId = {});

/// Its value; nothing when it is unknown or does not exist (the latency of a saturated class).
std::optional<double> valueOf(const Design &design, const Report &report, const Figure &figure);

/// For people: availabilities keep their nines.
std::string formatFigure(std::optional<double> value, const Figure &figure, int digits = 3);

/// The names of figures of a class, of a component, of the design.
std::vector<std::string> figureNames(Figure::Of of);

} // namespace ninesketch
