// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/fixes.h"

#include "model/design/fields.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

void setOn(Call &call, const FixSetting &setting)
{
    if (const auto *word = std::get_if<std::string>(&setting.value)) {
        if (setting.key == "requirement")
            call.requirement = requirementOf(*word).value_or(call.requirement);
        return;
    }
    const auto *field = findField(callFields(), setting.key);
    if (const double *number = std::get_if<double>(&setting.value); number && field)
        field->set(call, *number);
}

bool anyGains(const Comparison &change)
{
    const auto gains = [](const ClassComparison &one) {
        return std::ranges::any_of(
            one.figures, [](const FigureDifference &figure) { return figure.verdict > 0 && !figure.sentence.empty(); });
    };
    return !change.targetsWon.empty() || std::ranges::any_of(change.classes, gains);
}

void judge(FixEffect &effect, const Comparison &change, const Report &after)
{
    // where somebody would draw another design instead, by rule of thumb
    constexpr double muchDearer = 10, noteworthy = 10000;
    const double before = change.costBefore.value_or(0), cost = change.costAfter.value_or(0);
    if (before > 0 && cost > muchDearer * before && effect.moreCost > noteworthy) {
        effect.worth = FixEffect::Worth::Absurd;
        effect.doubt = "The design would cost " + formatQuantity(cost / before, Unit::None, 2) + " times as much.";
    } else if (!anyGains(change)) {
        effect.worth = FixEffect::Worth::Nothing;
        effect.doubt =
            after.headroom.value_or(1) < 1 && after.bottleneck
                ? "By itself nobody gains: \"" + after.components[*after.bottleneck].name + "\" is full first."
                : "By itself no request class gains.";
    } else if (!change.targetsLost.empty()) {
        effect.doubt = "It misses what is met now: " + change.targetsLost.front() + ".";
    }
}

/// Absent: the whole has what it asks for already, or nothing would be left of it.
std::optional<Fix> ofTheWhole(Fix fix, const Damage &damage, const std::vector<int> &lost)
{
    for (FixSetting &setting : fix.settings) {
        const auto i = setting.ofCall ? std::nullopt : damage.whole.indexOf(setting.elementId);
        if (!i || lost[*i] == 0)
            continue;
        if (setting.key == "zones")
            return std::nullopt;
        const double *alive = std::get_if<double>(&setting.value);
        if (setting.key != "replicas" || !alive)
            continue;
        const auto drawn = replicasToKeep(damage, *i, static_cast<int>(*alive));
        if (!drawn)
            return std::nullopt;
        const std::string few = formatQuantity(*alive, Unit::None), many = formatQuantity(*drawn, Unit::None);
        if (const std::size_t at = fix.title.find(few + " replicas"); at != std::string::npos)
            fix.title.replace(at, few.size(), many).append(" (" + few + " alive)");
        else if (fix.title.ends_with(" replicas")) // of each part
            fix.title += ", " + many + " in all (" + few + " alive)";
        setting.value = static_cast<double>(*drawn);
    }
    return fix;
}

} // namespace

void fixTheWhole(std::vector<Finding> &findings, const Damage &damage)
{
    const std::vector<int> lost = replicasLost(damage.whole, damage.kills);
    for (Finding &finding : findings) {
        std::vector<Fix> fixes;
        for (Fix &fix : finding.fixes)
            if (auto whole = ofTheWhole(std::move(fix), damage, lost))
                fixes.push_back(std::move(*whole));
        finding.fixes = std::move(fixes);
    }
}

Design withFix(const Design &design, const Fix &fix)
{
    Design fixed = design;
    for (const FixSetting &setting : fix.settings) {
        if (setting.ofCall) {
            for (Call &call : fixed.calls)
                if (call.id == setting.elementId)
                    setOn(call, setting);
        } else if (const auto i = fixed.indexOf(setting.elementId)) {
            fixed.components[*i].parameters.insert_or_assign(setting.key, setting.value);
        }
    }
    return fixed;
}

Scene withFix(const Scene &scene, const Fix &fix)
{
    Scene fixed = scene;
    for (const FixSetting &setting : fix.settings) {
        const Element *element = fixed.find(setting.elementId);
        if (!element)
            continue;
        if (setting.ofCall) {
            Call call = callModel(*element);
            setOn(call, setting);
            fixed = setCall(fixed, setting.elementId, call);
        } else if (auto model = componentModel(*element)) {
            model->parameters.insert_or_assign(setting.key, setting.value);
            fixed = setComponent(fixed, setting.elementId, *model);
        }
    }
    return fixed;
}

namespace
{

/// What the fix makes more of though nobody knows its price; empty: nothing.
std::string unpricedBy(const Fix &fix, const Design &fixed, const Report &report)
{
    for (const FixSetting &setting : fix.settings) {
        const auto at = std::ranges::find(fixed.components, setting.elementId, &Component::id);
        if (!setting.ofCall && isOneOf(setting.key, {"replicas", "partitions"}) && at != fixed.components.end() &&
            !report.components[static_cast<std::size_t>(at - fixed.components.begin())].monthlyCost)
            return at->name;
    }
    return {};
}

} // namespace

std::vector<FixEffect> effectsOf(const Damage &damage, const std::vector<Fix> &fixes, double loadFactor,
                                 const std::stop_token &stop)
{
    EvaluateOptions options;
    options.latencyCurve = false;
    options.loadFactor = loadFactor;
    options.stop = stop;
    const auto evaluated = [&](const Design &damaged, const Design &whole) { // without simulation
        Report report = evaluate(damaged, options);
        if (!damage.kills.empty() && !report.cancelled)
            report.monthlyCost = evaluate(whole, options).monthlyCost; // what is dead is paid, too
        return report;
    };
    const Design design = withKills(damage.whole, damage.kills);
    const Report now = evaluated(design, damage.whole);
    std::vector<FixEffect> effects;
    for (const Fix &fix : fixes) {
        const Design whole = withFix(damage.whole, fix), fixed = withKills(whole, damage.kills);
        const Report after = evaluated(fixed, whole);
        if (now.cancelled || after.cancelled)
            break;
        const Comparison change = compare(design, now, fixed, after);
        FixEffect effect;
        effect.lines = changeLines(change);
        if (change.costBefore && change.costAfter) {
            effect.moreCost = *change.costAfter - *change.costBefore;
            if (const std::string unpriced = unpricedBy(fix, fixed, after); change.costLine.empty())
                effect.lines.push_back(unpriced.empty() ? "Cost: the same"
                                                        : "Cost: unknown, \"" + unpriced + "\" has no price");
        }
        judge(effect, change, after);
        effects.push_back(std::move(effect));
    }
    return effects;
}

std::optional<std::size_t> bestOf(const std::vector<FixEffect> &effects)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < effects.size(); ++i)
        if (effects[i].worth == FixEffect::Worth::Helps && (!best || effects[i].moreCost < effects[*best].moreCost))
            best = i;
    return best;
}

} // namespace ninesketch
