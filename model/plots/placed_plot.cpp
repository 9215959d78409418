// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plots/placed_plot.h"

#include "model/scene/own_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

std::string textOf(const Json &plot, const char *key)
{
    const auto at = plot.find(key);
    return at != plot.end() && at->is_string() ? at->get<std::string>() : std::string();
}

} // namespace

const Json *plotLink(const Element &element)
{
    return element.image() ? ownObject(element, "plot") : nullptr;
}

std::optional<PlotQuestion> placedPlot(const Element &element)
{
    const Json *link = plotLink(element);
    const auto kind = link ? plotKindOf(textOf(*link, "kind")) : std::nullopt;
    if (!kind)
        return std::nullopt;
    return PlotQuestion{*kind, textOf(*link, "class"), textOf(*link, "figure"), textOf(*link, "input"),
                        textOf(*link, "values")};
}

std::string plotName(const PlotQuestion &question, const Design &design)
{
    const std::string title(std::ranges::find(plotKinds(), question.kind, &PlotKindInfo::kind)->title);
    const RequestClass *one = design.findClass(question.classId);
    return one ? title + " (" + one->name + ")" : title;
}

} // namespace ninesketch
