// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/retention.h"

#include "model/design/kept_texts.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace ninesketch
{
namespace
{

constexpr double fiveYears = 5 * 365 * 86400.0, sevenDays = 7 * 86400.0;

Retentions read(const DesignSettings &settings, const char *key)
{
    Retentions retentions;
    std::istringstream lines(keptText(settings, key));
    for (std::string id, number; std::getline(lines, id, '\t') && std::getline(lines, number);)
        if (const double seconds = std::strtod(number.c_str(), nullptr); seconds > 0)
            retentions[id] = seconds;
    return retentions;
}

void keep(DesignSettings &settings, const char *key, const Retentions &retentions)
{
    std::ostringstream lines;
    lines.precision(15);
    for (const auto &[id, seconds] : retentions)
        lines << id << '\t' << seconds << '\n';
    keepText(settings, key, lines.str());
}

} // namespace

Retentions retentionsOf(const DesignSettings &settings)
{
    Retentions retentions = read(settings, classRetentionsKey);
    retentions.merge(read(settings, retentionsKey));
    return retentions;
}

void keepRetentions(DesignSettings &settings, const Retentions &retentions)
{
    keep(settings, retentionsKey, retentions);
}

std::optional<double> statedRetention(const DesignSettings &settings, std::string_view classId)
{
    const Retentions stated = read(settings, classRetentionsKey);
    const auto found = stated.find(classId);
    return found == stated.end() ? std::nullopt : std::optional(found->second);
}

void stateRetention(DesignSettings &settings, const std::string &classId, std::optional<double> seconds)
{
    Retentions stated = read(settings, classRetentionsKey);
    if (seconds)
        stated[classId] = *seconds;
    else
        stated.erase(classId);
    keep(settings, classRetentionsKey, stated);
}

std::vector<const RequestClass *> keptForClasses(const Design &design, const Component &component,
                                                 const std::vector<std::string> &classIds)
{
    std::vector<const RequestClass *> found;
    if (component.kind->behaviour != Behaviour::Store || component.number("retention"))
        return found;
    const Retentions said = retentionsOf(design.settings);
    for (const RequestClass &one : design.classes)
        if (one.operation == Operation::Write && said.contains(one.id) &&
            std::ranges::find(classIds, one.id) != classIds.end())
            found.push_back(&one);
    return found;
}

double keptFor(const Design &design, const Component &component, const std::vector<std::string> &classIds)
{
    if (const auto stated = component.number("retention"))
        return *stated;
    const Retentions said = retentionsOf(design.settings);
    double longest = 0;
    for (const RequestClass *one : keptForClasses(design, component, classIds))
        longest = std::max(longest, said.at(one->id));
    const bool queue = component.kind->behaviour == Behaviour::Queue;
    return longest > 0 ? longest : queue ? sevenDays : fiveYears;
}

} // namespace ninesketch
