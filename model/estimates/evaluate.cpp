// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/evaluate.h"

namespace ninesketch
{

Report evaluate(const Design &design, const EvaluateOptions &options)
{
    Report report;
    for (const RequestClass &one : design.classes) {
        ClassReport made;
        made.id = one.id;
        made.name = one.name;
        if (one.peakRate)
            made.rate = *one.peakRate * options.loadFactor;
        report.classes.push_back(std::move(made));
    }
    for (const Component &component : design.components) {
        ComponentReport made;
        made.id = component.id;
        made.key = component.key;
        made.name = component.name;
        made.replicas = component.number("replicas");
        report.components.push_back(std::move(made));
    }
    report.callRates.resize(design.calls.size());
    return report;
}

} // namespace ninesketch
