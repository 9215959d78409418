// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about data: what may be lost, what may be stale, quorums that do not overlap.
#include "model/estimates/findings.h"
#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

void findQuorums(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        if (component.kind->behaviour != Behaviour::Store)
            continue;
        const auto copies = component.number("copies");
        const double n = copies ? *copies : context.prepared.servings[i].replicas;
        const auto r = component.number("readQuorum"), w = component.number("writeQuorum");
        if (r && w && *r + *w <= n)
            findings.push_back({"quorums-do-not-overlap",
                                Severity::Warning,
                                named(component) + " reads " + formatQuantity(*r, Unit::None) + " and writes " +
                                    formatQuantity(*w, Unit::None) + " of " + formatQuantity(n, Unit::None) +
                                    " copies: R + W must exceed N for a read to see the last write.",
                                {component.id},
                                {},
                                *r + *w,
                                {}});
        if (component.text("replication") == "quorum" && n > 1 && static_cast<long long>(n) % 2 == 0)
            findings.push_back({"even-quorum",
                                Severity::Advice,
                                named(component) + " has an even number of copies (" + formatQuantity(n, Unit::None) +
                                    "): it tolerates no more failures than one copy fewer would.",
                                {component.id},
                                {},
                                n,
                                {}});
    }
}

void findLosses(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        if (made.writesAtRisk.value_or(0) >= 1)
            findings.push_back({"writes-at-risk",
                                Severity::Warning,
                                named(component) + " replicates asynchronously: a failover loses about " +
                                    formatQuantity(*made.writesAtRisk, Unit::None, 2) + " acknowledged writes.",
                                {component.id},
                                {},
                                made.writesAtRisk,
                                {}});
        const bool back = component.kind->behaviour == Behaviour::Cache && component.text("policy") == "write-back";
        if (back && made.writeRate > 0)
            findings.push_back(
                {"write-back-loss",
                 Severity::Warning,
                 named(component) + " writes back: a crash loses up to " +
                     formatQuantity(made.writeRate * component.number("flushInterval").value_or(0), Unit::None, 2) +
                     " writes of its flush interval.",
                 {component.id},
                 {},
                 made.writeRate * component.number("flushInterval").value_or(0),
                 {}});
    }
}

} // namespace

void findDataOddities(const FindingContext &context, Findings &findings)
{
    findQuorums(context, findings);
    findLosses(context, findings);
}

} // namespace ninesketch
