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

} // namespace

Retentions retentionsOf(const DesignSettings &settings)
{
    Retentions retentions;
    std::istringstream lines(keptText(settings, retentionsKey));
    for (std::string id, number; std::getline(lines, id, '\t') && std::getline(lines, number);)
        if (const double seconds = std::strtod(number.c_str(), nullptr); seconds > 0)
            retentions[id] = seconds;
    return retentions;
}

void keepRetentions(DesignSettings &settings, const Retentions &retentions)
{
    std::ostringstream lines;
    lines.precision(15);
    for (const auto &[id, seconds] : retentions)
        lines << id << '\t' << seconds << '\n';
    keepText(settings, retentionsKey, lines.str());
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
