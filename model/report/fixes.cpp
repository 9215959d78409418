// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/fixes.h"

#include "model/design/fields.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"
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

} // namespace

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

std::vector<FixEffect> effectsOf(const Design &design, const std::vector<Fix> &fixes, double loadFactor,
                                 const std::stop_token &stop)
{
    EvaluateOptions options;
    options.latencyCurve = false;
    options.loadFactor = loadFactor;
    options.stop = stop;
    const Report now = evaluate(design, options); // without simulation, as what it is held against
    std::vector<FixEffect> effects;
    for (const Fix &fix : fixes) {
        const Design fixed = withFix(design, fix);
        const Report after = evaluate(fixed, options);
        if (now.cancelled || after.cancelled)
            break;
        const Comparison change = compare(design, now, fixed, after);
        FixEffect effect;
        effect.lines = changeLines(change);
        if (change.costBefore && change.costAfter) {
            effect.moreCost = *change.costAfter - *change.costBefore;
            if (change.costLine.empty())
                effect.lines.emplace_back("Cost: the same");
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
