// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/design.h"
#include "model/lowered.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch
{
namespace
{

template <typename Enum> struct Word {
    Enum value;
    std::string_view key;
};

constexpr std::array operations{Word<Operation>{Operation::Read, "read"}, Word<Operation>{Operation::Write, "write"}};
constexpr std::array modes{Word<CallMode>{CallMode::Sync, "sync"}, Word<CallMode>{CallMode::Async, "async"},
                           Word<CallMode>{CallMode::Consume, "consume"},
                           Word<CallMode>{CallMode::Replicate, "replicate"}};
constexpr std::array requirements{Word<Requirement>{Requirement::Required, "required"},
                                  Word<Requirement>{Requirement::Optional, "optional"},
                                  Word<Requirement>{Requirement::Fallback, "fallback"}};
constexpr std::array distances{Word<Distance>{Distance::SameHost, "host"}, Word<Distance>{Distance::SameZone, "zone"},
                               Word<Distance>{Distance::CrossZone, "cross-zone"},
                               Word<Distance>{Distance::CrossRegion, "region"},
                               Word<Distance>{Distance::Internet, "internet"}};
constexpr std::array metrics{Word<Metric>{Metric::Availability, "availability"},
                             Word<Metric>{Metric::SuccessRate, "success"},
                             Word<Metric>{Metric::Mean, "mean"},
                             Word<Metric>{Metric::P50, "p50"},
                             Word<Metric>{Metric::P90, "p90"},
                             Word<Metric>{Metric::P95, "p95"},
                             Word<Metric>{Metric::P99, "p99"},
                             Word<Metric>{Metric::P999, "p999"},
                             Word<Metric>{Metric::Throughput, "throughput"},
                             Word<Metric>{Metric::Utilisation, "utilisation"},
                             Word<Metric>{Metric::Freshness, "freshness"},
                             Word<Metric>{Metric::FreshnessP50, "freshnessP50"},
                             Word<Metric>{Metric::FreshnessP90, "freshnessP90"},
                             Word<Metric>{Metric::FreshnessP95, "freshnessP95"},
                             Word<Metric>{Metric::FreshnessP999, "freshnessP999"},
                             Word<Metric>{Metric::Cost, "cost"},
                             Word<Metric>{Metric::Durability, "durability"},
                             Word<Metric>{Metric::Staleness, "staleness"},
                             Word<Metric>{Metric::DataLoss, "dataLoss"}};

template <typename Words, typename Enum> std::string_view keyIn(const Words &words, Enum value)
{
    for (const auto &word : words)
        if (word.value == value)
            return word.key;
    return {};
}

template <typename Enum, std::size_t count>
std::optional<Enum> valueIn(const std::array<Word<Enum>, count> &words, std::string_view key)
{
    for (const auto &word : words)
        if (word.key == key)
            return word.value;
    return std::nullopt;
}

} // namespace

bool isWide(const Range &range, Unit unit)
{
    const double low = unit == Unit::Probability ? 1 - range.high : range.low;
    const double high = unit == Unit::Probability ? 1 - range.low : range.high;
    constexpr double decade = 10 * (1 + 1e-9);
    return low > 0 && high > low * decade;
}

double valueIn(const Range &range, Unit unit, bool whole, double share)
{
    if (whole) {
        const double low = std::ceil(range.low), high = std::max(low, std::floor(range.high));
        const double count = high - low + 1;
        if (!isWide(range, unit))
            return low + std::min(count - 1, std::floor(share * count));
        return std::clamp(std::round(low * std::pow(high / low, share)), low, high);
    }
    if (!isWide(range, unit))
        return range.low + (range.high - range.low) * share;
    if (unit == Unit::Probability)
        return 1 - (1 - range.low) * std::pow((1 - range.high) / (1 - range.low), share);
    return range.low * std::pow(range.high / range.low, share);
}

double middleOf(const Range &range, Unit unit, bool whole)
{
    const double middle = valueIn(range, unit, false, 0.5);
    return whole ? std::round(middle) : middle;
}

std::optional<double> Component::number(std::string_view parameter) const
{
    const auto at = parameters.find(parameter);
    if (at != parameters.end() && !std::holds_alternative<Range>(at->second)) {
        const auto *stated = std::get_if<double>(&at->second);
        return stated ? std::optional(*stated) : std::nullopt;
    }
    const ParameterSpec *spec = kind ? kind->find(parameter) : nullptr;
    if (at == parameters.end())
        return spec ? spec->byDefault : std::nullopt;
    const Range &range = std::get<Range>(at->second);
    return spec ? middleOf(range, spec->unit, spec->whole) : middleOf(range, Unit::None);
}

std::string Component::text(std::string_view parameter) const
{
    if (const auto at = parameters.find(parameter); at != parameters.end()) {
        const auto *stated = std::get_if<std::string>(&at->second);
        return stated ? *stated : std::string();
    }
    const ParameterSpec *spec = kind ? kind->find(parameter) : nullptr;
    return spec ? spec->textDefault : std::string();
}

std::optional<std::size_t> Design::indexOf(std::string_view idOrKey) const
{
    for (std::size_t i = 0; i < components.size(); ++i)
        if (components[i].id == idOrKey)
            return i;
    for (std::size_t i = 0; i < components.size(); ++i)
        if (components[i].key == idOrKey)
            return i;
    return std::nullopt;
}

const RequestClass *Design::findClass(std::string_view id) const
{
    const auto at = std::ranges::find(classes, id, &RequestClass::id);
    return at == classes.end() ? nullptr : &*at;
}

std::string_view metricKey(Metric metric)
{
    return keyIn(metrics, metric);
}
std::optional<Metric> metricOf(std::string_view key)
{
    return valueIn(metrics, key);
}
bool isFreshness(Metric metric)
{
    return metric == Metric::Freshness || metric == Metric::FreshnessP50 || metric == Metric::FreshnessP90 ||
           metric == Metric::FreshnessP95 || metric == Metric::FreshnessP999;
}

bool moreIsBetter(Metric metric)
{
    return metric == Metric::Availability || metric == Metric::SuccessRate || metric == Metric::Throughput ||
           metric == Metric::Durability;
}

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::Availability:
    case Metric::SuccessRate:
    case Metric::Durability:
        return Unit::Probability;
    case Metric::Throughput:
        return Unit::PerSecond;
    case Metric::Utilisation:
        return Unit::Share;
    case Metric::Cost:
        return Unit::Dollars;
    default:
        return Unit::Seconds;
    }
}

std::string_view operationKey(Operation operation)
{
    return keyIn(operations, operation);
}
std::string_view modeKey(CallMode mode)
{
    return keyIn(modes, mode);
}
std::string_view requirementKey(Requirement required)
{
    return keyIn(requirements, required);
}
std::string_view distanceKey(Distance distance)
{
    return keyIn(distances, distance);
}
bool nameHas(const Component &component, std::string_view word)
{
    return lowered(component.name).find(lowered(word)) != std::string::npos ||
           component.preset.find(word) != std::string::npos;
}

std::string keptText(const DesignSettings &settings, std::string_view key)
{
    const auto found = settings.others.find(key);
    const auto *text = found == settings.others.end() ? nullptr : std::get_if<std::string>(&found->second);
    return text ? *text : std::string();
}

void keepText(DesignSettings &settings, std::string_view key, std::string text)
{
    if (!text.empty())
        settings.others.insert_or_assign(std::string(key), std::move(text));
    else if (const auto found = settings.others.find(key); found != settings.others.end())
        settings.others.erase(found);
}

std::optional<Operation> operationOf(std::string_view key)
{
    return valueIn(operations, key);
}
std::optional<CallMode> modeOf(std::string_view key)
{
    return valueIn(modes, key);
}
std::optional<Requirement> requirementOf(std::string_view key)
{
    return valueIn(requirements, key);
}
std::optional<Distance> distanceOf(std::string_view key)
{
    return valueIn(distances, key);
}

} // namespace ninesketch
