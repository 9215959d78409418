// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/findings.h"

#include "model/estimates/targets.h"
#include "model/quantities.h"

#include <algorithm>
#include <set>

namespace ninesketch
{
namespace
{

void findMissedTargets(const FindingContext &context, Findings &findings)
{
    for (const TargetResult &result : context.report.targets) {
        if (result.met)
            continue;
        Finding finding;
        finding.id = result.missed() ? "target-missed" : "target-unknown";
        finding.severity = finding.id == "target-missed" ? Severity::Critical : Severity::Note;
        finding.classId = result.classId;
        finding.number = result.actual;
        const RequestClass *one = context.design.findClass(result.classId);
        if (!result.missed() && (context.design.components.empty() || (one && !one->peakRate && result.blame.empty())))
            continue; // nothing is drawn yet, or no rate is known, and that is said
        const std::string who = one ? "\"" + one->name + "\"" : std::string("The design");
        finding.sentence = who + " wants " + metricName(result.metric) +
                           (moreIsBetter(result.metric) ? " of at least " : " of at most ") +
                           formatMetric(result.metric, result.wanted);
        if (result.actual || result.unanswered)
            finding.sentence += " and gets " + actualText(result);
        else if (!result.missed())
            finding.sentence += "; what it gets is unknown";
        else if (result.blame.empty())
            finding.sentence += " and is saturated";
        finding.sentence += result.blame.empty() ? "." : ": " + result.blame + ".";
        for (const std::size_t i : result.blamed)
            finding.elements.push_back(context.design.components[i].id);
        findings.push_back(std::move(finding));
    }
}

} // namespace

std::string named(const Component &component)
{
    return "\"" + component.name + "\"";
}

void findDrawingOddities(const FindingContext &context, Findings &findings)
{
    for (const DesignNote &note : context.design.notes) {
        Finding finding;
        finding.id = note.id;
        finding.severity = note.id == "loose-arrow" || note.id == "no-client" ? Severity::Note : Severity::Warning;
        finding.sentence = note.sentence;
        finding.elements = note.elements;
        findings.push_back(std::move(finding));
    }
    std::vector<bool> visited(context.design.components.size(), false);
    for (const ClassReport &one : context.report.classes)
        for (const std::size_t i : one.path)
            visited[i] = true;
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        if (!component.enabled)
            findings.push_back(
                {"switched-off", Severity::Note, named(component) + " is switched off.", {component.id}, {}, {}, {}});
        if (!visited[i] && !context.report.classes.empty() && component.kind->behaviour != Behaviour::Client)
            findings.push_back({"nobody-calls",
                                Severity::Note,
                                "No request reaches " + named(component) + ".",
                                {component.id},
                                {},
                                {},
                                {}});
    }
    for (std::size_t r = 0; r < context.report.classes.size(); ++r)
        if (context.report.classes[r].path.size() == 1)
            findings.push_back({"goes-nowhere",
                                Severity::Note,
                                "\"" + context.report.classes[r].name + "\" goes nowhere yet: connect its client.",
                                {context.design.components[*context.design.classes[r].entry].id},
                                context.report.classes[r].id,
                                {},
                                {}});
    for (const RequestClass &one : context.design.classes)
        if (const std::string path = pathClassOf(context.design, one); path != one.id)
            findings.push_back({"path-assumed",
                                Severity::Note,
                                "No arrow says where \"" + one.name + "\" goes: it takes the path of \"" +
                                    context.design.findClass(path)->name + "\".",
                                {},
                                one.id,
                                {},
                                {}});
    std::set<std::pair<std::size_t, std::size_t>> told;
    for (std::size_t v = 0; v < context.prepared.variants.size(); ++v)
        for (const VisitNode node : context.prepared.variants[v]->graph.order()) {
            const VisitPlan &plan =
                context.prepared.variants[v]->plans.plan(componentOfNode(node), operationOfNode(node));
            for (const std::size_t store : plan.asideStores)
                if (told.insert({componentOfNode(node), store}).second) {
                    const Component &service = context.design.components[componentOfNode(node)],
                                    &kept = context.design.components[store];
                    const auto cache = std::ranges::find_if(context.design.calls, [&](const Call &call) {
                        return call.from == componentOfNode(node) && context.design.components[call.to].is("cache");
                    });
                    const bool stated =
                        cache != context.design.calls.end() && context.design.components[cache->to].states("policy");
                    if (!stated)
                        findings.push_back({"cache-aside-assumed",
                                            Severity::Note,
                                            named(service) + " is taken to ask " + named(kept) +
                                                " only when its cache misses (cache-aside). Set the cache's policy, or "
                                                "calls per request on the arrow, to say otherwise.",
                                            {service.id, kept.id},
                                            {},
                                            {},
                                            {}});
                }
        }
}

void findOddities(const Design &design, const Prepared &prepared, const Solution &solution, Report &report)
{
    const FindingContext context{design, prepared, solution, report};
    Findings findings;
    findMissedTargets(context, findings);
    findLoadOddities(context, findings);
    findConnectionOddities(context, findings);
    findRetryOddities(context, findings);
    findFailureOddities(context, findings);
    findLatencyOddities(context, findings);
    findDataOddities(context, findings);
    findKeyOddities(context, findings);
    findAccessOddities(context, findings);
    findDrawingOddities(context, findings);
    for (Finding &finding : findings)
        finding.source = sourceOfRule(finding.id);
    std::ranges::stable_sort(findings, {}, &Finding::severity);
    report.findings = std::move(findings);
}

} // namespace ninesketch
