// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about failing: redundancy that is missing, or that the load has used up.
#include "model/alike.h"
#include "model/estimates/availability_figures.h"
#include "model/estimates/figure_text.h"
#include "model/findings/findings.h"
#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace ninesketch
{
namespace
{

bool visited(const FindingContext &context, std::size_t i)
{
    return !context.report.components[i].classIds.empty();
}

void findSinglePoints(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        if (!made.singlePointOfFailure || !component.enabled)
            continue;
        const Failing failing = failingOf(component);
        if (failing.managed || failing.unavailability <= 0)
            continue;
        const double replicas = made.replicas.value_or(1);
        const double needed = failing.needed ? *failing.needed : made.neededForLoad.value_or(1);
        if (replicas > 1 && needed >= replicas)
            continue; // said by the rule below
        if (replicas > 1)
            continue;
        const double more = needed + 1;
        std::vector<Fix> fixes; // of what is saturated, the replicas for its load bring the spare ones
        if (needed <= replicas)
            fixes.push_back(
                {"Use " + formatQuantity(more, Unit::None) + " replicas", {{component.id, "replicas", more}}});
        findings.push_back({"single-point-of-failure",
                            Severity::Warning,
                            named(component) + " is a single point of failure (" +
                                formatAvailability(made.availability.value_or(1)) + ").",
                            {component.id},
                            {},
                            made.availability,
                            std::move(fixes)});
    }
}

void findUsedUpRedundancy(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        if (!visited(context, i) || !made.neededForLoad || made.replicas.value_or(1) < 2 ||
            failingOf(component).managed)
            continue;
        if (*made.neededForLoad < *made.replicas || failingOf(component).needed)
            continue;
        if (made.utilisation.value_or(0) >= 1)
            continue; // overloaded with all of them, which is said already
        const double more = *made.neededForLoad + 1;
        findings.push_back(
            {"no-spare-replica",
             Severity::Warning,
             named(component) + " has " + formatQuantity(*made.replicas, Unit::None) + " replicas and its load needs " +
                 formatQuantity(*made.neededForLoad, Unit::None) + ": when one fails, the rest is overloaded.",
             {component.id},
             {},
             *made.neededForLoad,
             {{"Use " + formatQuantity(more, Unit::None) + " replicas", {{component.id, "replicas", more}}}}});
    }
}

void findZones(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        const ComponentReport &made = context.report.components[i];
        if (!visited(context, i) || !component.enabled)
            continue;
        const auto zones = zonesOf(component);
        const std::set<std::string> places(zones.begin(), zones.end());
        const double replicas = made.replicas.value_or(1);
        if (places.empty() || failingOf(component).managed)
            continue;
        if (places.size() == 1 && replicas > 1) {
            Fix apart{"Deal them to three zones", {{component.id, "zones", std::string("a, b, c")}}};
            if (replicas < 3) {
                apart.title = "Use 3 replicas in three zones";
                apart.settings.push_back({component.id, "replicas", 3.0});
            }
            findings.push_back({"one-zone",
                                Severity::Advice,
                                "All replicas of " + named(component) + " stand in zone " + *places.begin() + ".",
                                {component.id},
                                {},
                                {},
                                {std::move(apart)}});
        }
        if (places.size() > 1 && made.neededForLoad) {
            const double left = leftWithoutAZone(zones, replicas);
            const double enough = replicasThatSpareAZone(zones, *made.neededForLoad);
            if (left < *made.neededForLoad)
                findings.push_back({"zone-loss",
                                    Severity::Warning,
                                    "When a zone is lost, " + named(component) + " keeps " +
                                        formatQuantity(std::max(0.0, left), Unit::None) + " replicas and needs " +
                                        formatQuantity(*made.neededForLoad, Unit::None) + ".",
                                    {component.id},
                                    {},
                                    left,
                                    {{"Use " + formatQuantity(std::max(enough, replicas + 1), Unit::None) + " replicas",
                                      {{component.id, "replicas", std::max(enough, replicas + 1)}}}}});
        }
    }
}

/// "Redirect" and "Create", "all 5 request classes".
std::string namesOf(const std::vector<const ClassReport *> &classes, const FindingContext &context)
{
    std::vector<std::string> names;
    for (const ClassReport *one : classes)
        names.push_back("\"" + one->name + "\"");
    return listedClasses(names, context.design.classes.size());
}

/// The rule of the extra nine (Treynor, Dahlin, Rau, Beyer 2017): what a class depends on should fail ten times less.
void findWeakDependencies(const FindingContext &context, Findings &findings)
{
    /// What a component lacks: for whom, and what the most demanding of them is to have.
    struct Lack {
        std::vector<const ClassReport *> classes;
        double wanted = 0;
        bool alike = true; ///< the others are to have as much
    };
    constexpr double hair = 1.25; // by so little nobody misses a rule of thumb: 99.9989 % is five nines in zones
    std::map<std::size_t, Lack> lacking;
    std::vector<std::size_t> order; // of the components, the weightiest of the first class first
    for (const TargetResult &result : context.report.targets) {
        if (result.metric != Metric::Availability || result.wanted >= 1)
            continue;
        const auto one = std::ranges::find(context.report.classes, result.classId, &ClassReport::id);
        if (one == context.report.classes.end())
            continue;
        std::set<std::size_t> told; // a component may be several parts
        for (const Importance &part : one->importance) {
            if (!part.singlePointOfFailure || !part.component || !told.insert(*part.component).second ||
                !context.design.components[*part.component].enabled)
                continue; // of what is switched off more is said
            const double missing = 1 - context.report.components[*part.component].availability.value_or(1);
            if (missing <= (1 - result.wanted) / 10 * hair)
                continue;
            if (!lacking.contains(*part.component))
                order.push_back(*part.component);
            Lack &lack = lacking[*part.component];
            lack.alike = lack.alike && (lack.classes.empty() || lack.wanted == result.wanted);
            lack.classes.insert(result.wanted > lack.wanted ? lack.classes.begin() : lack.classes.end(), &*one);
            lack.wanted = std::max(lack.wanted, result.wanted);
        }
    }
    const auto forWhom = [&](std::size_t i) {
        return std::tuple(lacking[i].classes, lacking[i].wanted, lacking[i].alike);
    };
    for (const auto &[key, weak] : alike(order, forWhom)) {
        const Lack &lack = lacking[*weak.front()];
        std::vector<std::string> names, elements;
        for (const std::size_t *i : weak) {
            const Component &component = context.design.components[*i];
            names.push_back(named(component) + " (" +
                            formatAvailability(context.report.components[*i].availability.value_or(1)) + ")");
            elements.push_back(component.id);
        }
        findings.push_back({"extra-nine",
                            Severity::Advice,
                            listedNames(names, 0, {}) + " should " + (weak.size() > 1 ? "each " : "") +
                                "have a nine more than " + namesOf(lack.classes, context) +
                                (lack.classes.size() > 1 ? " are" : " is") + " to have (" +
                                (lack.alike ? "" : "up to ") + formatAvailability(lack.wanted) + ").",
                            elements,
                            lack.classes.front()->id,
                            context.report.components[*weak.front()].availability.value_or(1),
                            {}});
    }
}

/// The year may keep its nines while a month, by which contracts are judged, breaks them.
void findMonthsAtRisk(const FindingContext &context, Findings &findings)
{
    constexpr double often = 0.1;
    for (const TargetResult &result : context.report.targets) {
        if (result.metric != Metric::Availability || !result.met)
            continue;
        const auto one = std::ranges::find(context.report.classes, result.classId, &ClassReport::id);
        if (one == context.report.classes.end() || !one->outages || one->outages->breach.value_or(0) < often)
            continue;
        findings.push_back({"month-at-risk",
                            Severity::Note,
                            "\"" + one->name + "\" keeps " + formatAvailability(result.wanted) +
                                " on average; judged by the month it breaks them in " +
                                formatShare(*one->outages->breach, 2) + " of months.",
                            {},
                            one->id,
                            one->outages->breach,
                            {}});
    }
}

/// Components that every request of the class needs, with nothing that stands in for them.
std::set<std::size_t> neededBy(const Design &design, const Prepared::Variant &way)
{
    std::set<std::size_t> needed;
    std::vector<VisitNode> open{way.graph.root()};
    while (!open.empty()) {
        const VisitNode node = open.back();
        open.pop_back();
        if (!needed.insert(componentOfNode(node)).second)
            continue;
        const VisitPlan &plan = way.plans.plan(componentOfNode(node), operationOfNode(node));
        if (plan.probability < 1)
            continue;
        for (const PlannedStage &stage : plan.stages)
            for (const PlannedBranch &branch : stage.branches)
                if (stage.fallbacks.empty() && branch.onMiss.empty() && branch.call.count >= 1 &&
                    design.calls[branch.call.call].requirement == Requirement::Required)
                    open.push_back(visitNode(branch.call.to, branch.call.operation));
    }
    return needed;
}

/// Whether its replicas are taken to fail one by one only because nothing else is stated.
bool takenAsIndependent(const FindingContext &context, std::size_t i)
{
    const Component &component = context.design.components[i];
    return hasReplicasThatFail(component) && !component.states("commonCause");
}

/// Many nines of replicas rest on their failing one by one (beta-factor model, Fleming 1975; IEC 61508-6: 1 to 10 %
/// of failures are common ones). Told of the component of which a class with a target expects most.
void findIndependenceAssumed(const FindingContext &context, Findings &findings)
{
    constexpr double common = 0.05;
    std::set<std::size_t> told;
    for (const TargetResult &result : context.report.targets) {
        const auto r =
            static_cast<std::size_t>(std::ranges::find(context.design.classes, result.classId, &RequestClass::id) -
                                     context.design.classes.begin());
        if (result.metric != Metric::Availability || r == context.design.classes.size() ||
            !context.prepared.variantOf[r])
            continue;
        std::optional<std::size_t> worst;
        double most = 1 - result.wanted;
        for (const std::size_t i : neededBy(context.design, *context.prepared.variants[*context.prepared.variantOf[r]]))
            if (const double shared = common * failingOf(context.design.components[i]).unavailability;
                shared > most && takenAsIndependent(context, i)) {
                worst = i;
                most = shared;
            }
        const auto alone = [&](std::size_t i) { return context.report.components[i].availability.value_or(1); };
        if (!worst || alone(*worst) < result.wanted || !told.insert(*worst).second)
            continue;
        const Component &component = context.design.components[*worst];
        findings.push_back({"independence-assumed",
                            Severity::Note,
                            "The " + formatQuantity(context.prepared.servings[*worst].replicas, Unit::None) +
                                " replicas of " + named(component) + " are taken to fail independently (" +
                                availabilityText(alone(*worst)) + "). If one failure in " +
                                formatQuantity(1 / common, Unit::None) +
                                " takes all of them, as a bad deploy does, it has at most " +
                                formatAvailability(1 - most) + ", less than \"" + context.design.classes[r].name +
                                "\" is to have (" + formatAvailability(result.wanted) + ").",
                            {component.id},
                            result.classId,
                            1 - most,
                            {{"Count " + formatShare(common, 2) + " of its failures as shared",
                              {{component.id, "commonCause", common}}}}});
    }
}

} // namespace

void findFailureOddities(const FindingContext &context, Findings &findings)
{
    findSinglePoints(context, findings);
    findUsedUpRedundancy(context, findings);
    findZones(context, findings);
    findWeakDependencies(context, findings);
    findMonthsAtRisk(context, findings);
    findIndependenceAssumed(context, findings);
}

} // namespace ninesketch
