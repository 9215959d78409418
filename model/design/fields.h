// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of calls, request classes and settings as data: key, label, unit and limits of each. Reader, writer,
// inputs of what-if analysis and the schema of designs read this list; for components it is Kind::parameters.
#pragma once
#include "model/design/design.h"

#include <span>

namespace ninesketch
{

/// One number that an object may state. `get` answers what estimates use, nothing when it is unknown; `set` with
/// nothing goes back to the default.
template <typename Owner> struct NumberField {
    std::string_view key;   ///< "timeout"
    std::string_view label; ///< "Timeout"
    Unit unit = Unit::None;
    double minimum = 0, maximum = 1e15;
    bool whole = false;
    std::optional<double> (*get)(const Owner &) = nullptr;
    void (*set)(Owner &, std::optional<double>) = nullptr;
};

std::span<const NumberField<Call>> callFields();
std::span<const NumberField<RequestClass>> classFields();
/// Round trips as "roundTrip.zone", by the words of distances.
std::span<const NumberField<DesignSettings>> settingFields();

/// The one with that key; null when there is none.
template <typename Owner>
const NumberField<Owner> *findField(std::span<const NumberField<Owner>> fields, std::string_view key)
{
    for (const NumberField<Owner> &field : fields)
        if (field.key == key)
            return &field;
    return nullptr;
}

/// The range stated for a field; it counts for as long as the field holds its middle, so whoever sets the number
/// alone drops the range with it.
template <typename Owner> std::optional<Range> rangeOf(const Owner &owner, const NumberField<Owner> &field)
{
    const auto at = owner.ranges.find(field.key);
    if (at == owner.ranges.end() || field.get(owner) != middleOf(at->second, field.unit, field.whole))
        return std::nullopt;
    return at->second;
}

/// States a range: its middle is the number that estimates use.
template <typename Owner> void setRange(Owner &owner, const NumberField<Owner> &field, const Range &range)
{
    field.set(owner, middleOf(range, field.unit, field.whole));
    owner.ranges[std::string(field.key)] = range;
}

} // namespace ninesketch
