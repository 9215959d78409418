// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/findings/findings.h"

#include "model/alike.h"
#include "model/estimates/targets.h"
#include "model/quantities.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace ninesketch
{
namespace
{

/// Nothing is drawn yet, or no rate is known: that is said.
bool saidElsewhere(const FindingContext &context, const TargetResult &result)
{
    const RequestClass *one = context.design.findClass(result.classId);
    return !result.missed() && (context.design.components.empty() || (one && !one->peakRate && result.blame.empty()));
}

/// "and gets 98.1 %: "Files" causes 78 % of the downtime."
std::string whatItGets(const TargetResult &result, bool several)
{
    std::string text;
    if (result.actual || result.unanswered)
        text = (several ? " and get " : " and gets ") + actualText(result);
    else if (!result.missed())
        text = several ? "; what they get is unknown" : "; what it gets is unknown";
    else if (result.blame.empty())
        text = several ? " and are saturated" : " and is saturated";
    return text + (result.blame.empty() ? "." : ": " + result.blame + ".");
}

/// One for all classes that want the same, and get the same for the same reason.
void findMissedTargets(const FindingContext &context, Findings &findings)
{
    std::vector<TargetResult> open;
    for (const TargetResult &result : context.report.targets)
        if (!result.met && !saidElsewhere(context, result))
            open.push_back(result);
    const auto reason = [](const TargetResult &one) {
        return std::tuple(one.metric, one.wanted, one.missed(), whatItGets(one, false));
    };
    for (const auto &[key, results] : alike(open, reason)) {
        const TargetResult &result = *results.front();
        const bool several = results.size() > 1;
        Finding finding;
        finding.id = result.missed() ? "target-missed" : "target-unknown";
        finding.severity = finding.id == "target-missed" ? Severity::Critical : Severity::Note;
        finding.classId = result.classId;
        finding.number = result.actual;
        std::vector<std::string> who;
        for (const TargetResult *each : results) {
            const RequestClass *one = context.design.findClass(each->classId);
            who.push_back(one ? "\"" + one->name + "\"" : std::string("The design"));
        }
        finding.sentence = listedClasses(who, context.design.classes.size(), "All") + (several ? " want " : " wants ") +
                           metricName(result.metric) +
                           (moreIsBetter(result.metric) ? " of at least " : " of at most ") +
                           formatMetric(result.metric, result.wanted) + whatItGets(result, several);
        for (const std::size_t i : result.blamed)
            finding.elements.push_back(context.design.components[i].id);
        findings.push_back(std::move(finding));
    }
}

Finding noteOn(std::string id, std::string sentence, std::vector<std::string> elements, std::string classId = {})
{
    Finding note;
    note.id = std::move(id);
    note.severity = Severity::Note;
    note.sentence = std::move(sentence);
    note.elements = std::move(elements);
    note.classId = std::move(classId);
    return note;
}

/// What reading the drawing found.
void passOnNotes(const Design &design, Findings &findings)
{
    for (const DesignNote &note : design.notes) {
        Finding finding = noteOn(note.id, note.sentence, note.elements);
        if (note.id != "loose-arrow" && note.id != "no-client")
            finding.severity = Severity::Warning;
        findings.push_back(std::move(finding));
    }
}

void findIdleParts(const FindingContext &context, Findings &findings)
{
    std::vector<bool> visited(context.design.components.size(), false);
    for (const ClassReport &one : context.report.classes)
        for (const std::size_t i : one.path)
            visited[i] = true;
    for (std::size_t i = 0; i < context.design.components.size(); ++i) {
        const Component &component = context.design.components[i];
        if (!component.enabled)
            findings.push_back(noteOn("switched-off", named(component) + " is switched off.", {component.id}));
        if (!visited[i] && !context.report.classes.empty() && component.kind->behaviour != Behaviour::Client)
            findings.push_back(noteOn("nobody-calls", "No request reaches " + named(component) + ".", {component.id}));
    }
}

/// Classes that go nowhere, or where another one does.
void findUnclearPaths(const FindingContext &context, Findings &findings)
{
    for (std::size_t r = 0; r < context.report.classes.size(); ++r)
        if (const ClassReport &one = context.report.classes[r]; one.path.size() == 1)
            findings.push_back(noteOn("goes-nowhere", "\"" + one.name + "\" goes nowhere yet: connect its client.",
                                      {context.design.components[*context.design.classes[r].entry].id}, one.id));
    for (const RequestClass &one : context.design.classes)
        if (const std::string path = pathClassOf(context.design, one); path != one.id)
            findings.push_back(noteOn("path-assumed",
                                      "No arrow says where \"" + one.name + "\" goes: it takes the path of \"" +
                                          context.design.findClass(path)->name + "\".",
                                      {}, one.id));
}

/// Several classes, a fork into several services, and no arrow that says whose way it is: each class takes them all.
void findUntoldWays(const FindingContext &context, Findings &findings)
{
    const Design &design = context.design;
    const auto says = [](const Call &call) { return !call.classes.empty(); };
    if (design.classes.size() < 2 || std::ranges::any_of(design.calls, says))
        return;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        std::vector<std::size_t> asked;
        for (const Call &call : design.calls)
            if (call.from == i && call.mode == CallMode::Sync && call.requirement == Requirement::Required &&
                design.components[call.to].is("service"))
                asked.push_back(call.to);
        const auto takes = [&](const ClassReport &one) {
            return std::ranges::all_of(
                asked, [&](std::size_t to) { return std::ranges::find(one.path, to) != one.path.end(); });
        };
        if (asked.size() < 2 || design.components[i].kind->behaviour == Behaviour::Balancer ||
            std::ranges::count_if(context.report.classes, takes) < 2)
            continue;
        const Component &first = design.components[asked.front()], &second = design.components[asked[1]];
        Finding finding = noteOn("ways-not-told",
                                 "Every request class takes every arrow: \"" + design.classes[0].name + "\" and \"" +
                                     design.classes[1].name + "\" both ask " + named(first) + " and " + named(second) +
                                     ". Say on the arrow whose way it is, or at the end of a line of "
                                     "the data flow, like (" +
                                     design.classes[0].name + ").",
                                 {design.components[i].id, first.id, second.id});
        finding.severity = Severity::Advice;
        findings.push_back(std::move(finding));
        return; // once is enough
    }
}

bool statesPolicyOfItsCache(const Design &design, std::size_t service)
{
    const auto cache = std::ranges::find_if(
        design.calls, [&](const Call &call) { return call.from == service && design.components[call.to].is("cache"); });
    return cache != design.calls.end() && design.components[cache->to].states("policy");
}

void findAssumedCacheAside(const FindingContext &context, Findings &findings)
{
    std::set<std::pair<std::size_t, std::size_t>> told;
    for (const auto &variant : context.prepared.variants)
        for (const VisitNode node : variant->graph.order()) {
            const std::size_t caller = componentOfNode(node);
            for (const std::size_t store : variant->plans.plan(caller, operationOfNode(node)).asideStores) {
                if (!told.insert({caller, store}).second || statesPolicyOfItsCache(context.design, caller))
                    continue;
                const Component &service = context.design.components[caller], &kept = context.design.components[store];
                findings.push_back(noteOn("cache-aside-assumed",
                                          named(service) + " is taken to ask " + named(kept) +
                                              " only when its cache misses (cache-aside). Set the cache's policy, or "
                                              "calls per request on the arrow, to say otherwise.",
                                          {service.id, kept.id}));
            }
        }
}

} // namespace

std::string named(const Component &component)
{
    return "\"" + component.name + "\"";
}

void findDrawingOddities(const FindingContext &context, Findings &findings)
{
    passOnNotes(context.design, findings);
    findIdleParts(context, findings);
    findUnclearPaths(context, findings);
    findUntoldWays(context, findings);
    findAssumedCacheAside(context, findings);
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
    findFrontOddities(context, findings);
    findDrawingOddities(context, findings);
    for (Finding &finding : findings)
        finding.source = sourceOfRule(finding.id);
    std::ranges::stable_sort(findings, {}, &Finding::severity);
    report.findings = std::move(findings);
}

} // namespace ninesketch
