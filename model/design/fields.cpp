// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/fields.h"

#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double most = 1e15;

/// A field that is a member: a number, or an optional one; absent numbers go back to what a default object holds.
template <typename Owner, auto member>
constexpr NumberField<Owner> field(std::string_view key, std::string_view label, Unit unit, double minimum,
                                   double maximum)
{
    using Member = std::remove_cvref_t<decltype(std::declval<Owner>().*member)>;
    constexpr bool whole = std::is_same_v<Member, int> || std::is_same_v<Member, std::optional<int>>;
    NumberField<Owner> made{key, label, unit, minimum, maximum, whole, nullptr, nullptr};
    made.get = [](const Owner &owner) -> std::optional<double> {
        if constexpr (std::is_arithmetic_v<Member>)
            return static_cast<double>(owner.*member);
        else
            return owner.*member ? std::optional<double>(static_cast<double>(*(owner.*member))) : std::nullopt;
    };
    made.set = [](Owner &owner, std::optional<double> value) {
        if (!value)
            owner.*member = Owner{}.*member;
        else if constexpr (whole)
            owner.*member = static_cast<int>(std::lround(*value));
        else
            owner.*member = *value;
    };
    return made;
}

template <int distance> constexpr NumberField<DesignSettings> roundTrip(std::string_view key, std::string_view label)
{
    return {key,
            label,
            Unit::Seconds,
            0,
            1e4,
            false,
            [](const DesignSettings &settings) -> std::optional<double> { return settings.roundTrip[distance]; },
            [](DesignSettings &settings, std::optional<double> value) {
                settings.roundTrip[distance] = value.value_or(DesignSettings{}.roundTrip[distance]);
            }};
}

} // namespace

std::span<const NumberField<Call>> callFields()
{
    static constexpr NumberField<Call> fields[] = {
        field<Call, &Call::perRequest>("perRequest", "Calls per request", Unit::None, 0, 1e9),
        field<Call, &Call::weight>("weight", "Weight", Unit::None, 0, 1e9),
        field<Call, &Call::stage>("stage", "Stage", Unit::None, 0, 1000),
        field<Call, &Call::timeout>("timeout", "Timeout", Unit::Seconds, 0, 1e9),
        field<Call, &Call::retries>("retries", "Retries", Unit::None, 0, 100),
        field<Call, &Call::backoff>("backoff", "Backoff", Unit::Seconds, 0, 1e6),
        field<Call, &Call::retryBudget>("retryBudget", "Retry budget", Unit::Share, 0, 100),
        field<Call, &Call::hedgeAfter>("hedgeAfter", "Hedge after", Unit::Seconds, 0, 1e6),
        field<Call, &Call::quorum>("quorum", "Answers needed", Unit::None, 1, 10000),
        field<Call, &Call::copies>("copies", "Parallel copies", Unit::None, 1, 10000),
        field<Call, &Call::requestBytes>("requestBytes", "Request size", Unit::Bytes, 0, most),
        field<Call, &Call::responseBytes>("responseBytes", "Answer size", Unit::Bytes, 0, most),
    };
    return fields;
}

std::span<const NumberField<RequestClass>> classFields()
{
    static constexpr NumberField<RequestClass> fields[] = {
        field<RequestClass, &RequestClass::rate>("rate", "Rate at peak", Unit::PerSecond, 0, 1e12),
        field<RequestClass, &RequestClass::share>("share", "Share of the client's rate", Unit::Share, 0, 1),
        field<RequestClass, &RequestClass::users>("users", "Users", Unit::None, 0, 1e11),
        field<RequestClass, &RequestClass::actionsPerDay>("actionsPerDay", "Actions per user and day", Unit::None, 0,
                                                          1e9),
        field<RequestClass, &RequestClass::peakFactor>("peakFactor", "Peak / average", Unit::None, 0, 1e4),
        field<RequestClass, &RequestClass::requestBytes>("requestBytes", "Request size", Unit::Bytes, 0, most),
        field<RequestClass, &RequestClass::responseBytes>("responseBytes", "Answer size", Unit::Bytes, 0, most),
    };
    return fields;
}

std::span<const NumberField<DesignSettings>> settingFields()
{
    using Settings = DesignSettings;
    static constexpr NumberField<Settings> fields[] = {
        field<Settings, &Settings::targetUtilisation>("targetUtilisation", "Target utilisation", Unit::Share, 0.01, 1),
        field<Settings, &Settings::zoneAvailability>("zoneAvailability", "Availability of a zone", Unit::Probability, 0,
                                                     1),
        field<Settings, &Settings::regionAvailability>("regionAvailability", "Availability of a region",
                                                       Unit::Probability, 0, 1),
        field<Settings, &Settings::bandwidthBytesPerSecond>("bandwidthBytesPerSecond", "Bandwidth of a transfer",
                                                            Unit::BytesPerSecond, 1, most),
        field<Settings, &Settings::daysOfMonth>("daysOfMonth", "Days of a month", Unit::None, 1, 366),
        field<Settings, &Settings::repairTime>("repairTime", "Time to repair where none is stated", Unit::Seconds, 1,
                                               1e9),
        field<Settings, &Settings::surge>("surge", "Sudden growth, times today's load", Unit::None, 1, 1e6),
        roundTrip<0>("roundTrip.host", "Round trip, same host"),
        roundTrip<1>("roundTrip.zone", "Round trip, same zone"),
        roundTrip<2>("roundTrip.cross-zone", "Round trip, another zone"),
        roundTrip<3>("roundTrip.region", "Round trip, another region"),
        roundTrip<4>("roundTrip.internet", "Round trip, the internet"),
    };
    return fields;
}

} // namespace ninesketch
