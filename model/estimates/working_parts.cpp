// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/working_parts.h"

#include "model/design/number_sources.h"
#include "model/estimates/figure_text.h"

namespace ninesketch
{

Working leaf(std::string name, std::optional<double> value, Unit unit, std::string source, std::string formula)
{
    Working made;
    made.name = std::move(name);
    made.result = value ? formatQuantity(*value, unit, 6) : "unknown";
    if (value && unit == Unit::Probability && *value < 1 && made.result == formatQuantity(1, unit, 6))
        made.result = availabilityText(*value); // never rounded up to always
    if (value && unit != Unit::None && unit != Unit::Flag)
        made.aloud = sayAloud(*value, unit);
    made.source = std::move(source);
    made.formula = std::move(formula);
    return made;
}

Working parameter(const Component &component, const char *key)
{
    const ParameterSpec *spec = component.kind->find(key);
    const auto value = component.number(key);
    return leaf(spec ? spec->label : key, value, spec ? spec->unit : Unit::None,
                spec ? sourceOf(component.sources, component.preset, component.parameters, *spec) : std::string());
}

Working arrivalsAt(const Design &design, const Report &report, std::size_t component)
{
    Working made = leaf("Arrivals at " + design.components[component].name, report.components[component].arrivalRate,
                        Unit::PerSecond, "traffic equations (Jackson 1957)", "arrivals = sum of calls to it");
    for (std::size_t c = 0; c < design.calls.size(); ++c)
        if (design.calls[c].to == component && report.callRates[c] > 0)
            made.inputs.push_back(leaf("Calls from " + design.components[design.calls[c].from].name,
                                       report.callRates[c], Unit::PerSecond, "its visits x calls per visit"));
    return made;
}

} // namespace ninesketch
