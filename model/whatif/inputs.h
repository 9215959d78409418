// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that a design rests on, by an address that stays the same while the design changes around it:
//
//     database.serviceTime            a parameter of a component, by the component's key
//     api->database.timeout           a number of a call; the second call between the two is api->database#2
//     class.redirect.rate             a number of a request class ("redirect.rate" does where no component is meant)
//     setting.targetUtilisation       a setting of the whole design; setting.roundTrip.zone
//     load                            a factor on the rate of every class
#pragma once
#include "model/design/design.h"
#include "model/result.h"

#include <span>

namespace ninesketch
{

struct Input {
    std::string path;  ///< its address
    std::string owner; ///< "Database", "API -> Database", "Redirect", empty for settings and the load
    std::string label; ///< "Service time, mean"
    Unit unit = Unit::None;
    double minimum = 0, maximum = 1e15;
    bool whole = false;
    std::optional<double> value; ///< what estimates use now; absent: unknown, or it follows from others
    std::optional<Range> range;  ///< what the design says of it, when that is a range
    bool stated = true;          ///< false: a default that the design does not mention

    /// "Service time, mean of Database".
    std::string title() const;
};

/// All of them, in the order of the design: components, calls, classes, settings, load.
std::vector<Input> inputsOf(const Design &design);

/// The places of the calls, in their order: "api->database", the second between the same two "api->database#2".
std::vector<std::string> callPaths(const Design &design);

/// The one meant by an address; the error proposes the nearest ones.
Result<Input> findInput(const Design &design, std::string_view path);

/// A value of one input.
struct Setting {
    const Input *input = nullptr;
    double value = 0;
};
/// The design with other values; whole inputs are rounded, all are kept within their limits. Components, calls and
/// classes keep their places.
Design withInputs(Design design, std::span<const Setting> settings);

/// Up to `atMost` of the words that a person may have meant by `word`, nearest first.
std::vector<std::string> nearestWords(std::string_view word, std::span<const std::string> words,
                                      std::size_t atMost = 3);

} // namespace ninesketch
