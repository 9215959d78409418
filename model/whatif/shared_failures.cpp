// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/shared_failures.h"

#include "model/estimates/availability_figures.h"
#include "model/evaluation/evaluate.h"

#include <algorithm>

namespace ninesketch
{

Design withSharedFailures(const Design &design, double share)
{
    Design changed = design;
    for (Component &component : changed.components)
        if (hasReplicasThatFail(component))
            component.parameters["commonCause"] = share;
    return changed;
}

std::vector<SharedFailures> sharedFailures(const Design &design, std::span<const double> shares,
                                           const std::stop_token &stop)
{
    if (std::ranges::none_of(design.components, hasReplicasThatFail))
        return {};
    EvaluateOptions options;
    options.latencyCurve = options.componentPercentiles = options.importance = false;
    options.memory = makeEvaluationMemory();
    options.stop = stop;
    std::vector<SharedFailures> all;
    for (const double share : shares) {
        const Report report = evaluate(withSharedFailures(design, share), options);
        if (report.cancelled)
            return {};
        SharedFailures one{share, {}};
        for (const ClassReport &requests : report.classes)
            one.unavailability.push_back(requests.unavailability);
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace ninesketch
