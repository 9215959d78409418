// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/fixes.h"

#include "model/design/fields.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

void fixCall(Call &call, const Fix &fix)
{
    if (const auto *word = std::get_if<std::string>(&fix.value)) {
        if (fix.key == "requirement")
            call.requirement = requirementOf(*word).value_or(call.requirement);
        return;
    }
    const auto *field = findField(callFields(), fix.key);
    if (const double *number = std::get_if<double>(&fix.value); number && field)
        field->set(call, *number);
}

} // namespace

Design withFix(const Design &design, const Fix &fix)
{
    Design fixed = design;
    if (fix.ofCall) {
        for (Call &call : fixed.calls)
            if (call.id == fix.elementId)
                fixCall(call, fix);
    } else if (const auto i = fixed.indexOf(fix.elementId)) {
        fixed.components[*i].parameters.insert_or_assign(fix.key, fix.value);
    }
    return fixed;
}

Scene withFix(const Scene &scene, const Fix &fix)
{
    const Element *element = scene.find(fix.elementId);
    if (!element)
        return scene;
    if (fix.ofCall) {
        Call call = callModel(*element);
        fixCall(call, fix);
        return setCall(scene, fix.elementId, call);
    }
    auto model = componentModel(*element);
    if (!model)
        return scene;
    model->parameters.insert_or_assign(fix.key, fix.value);
    return setComponent(scene, fix.elementId, *model);
}

std::vector<std::vector<std::string>> effectsOf(const Design &design, const std::vector<Fix> &fixes, double loadFactor,
                                                const std::stop_token &stop)
{
    EvaluateOptions options;
    options.latencyCurve = false;
    options.loadFactor = loadFactor;
    options.stop = stop;
    const Report now = evaluate(design, options); // without simulation, as what it is held against
    std::vector<std::vector<std::string>> effects;
    for (const Fix &fix : fixes) {
        const Design fixed = withFix(design, fix);
        const Report after = evaluate(fixed, options);
        if (now.cancelled || after.cancelled)
            break;
        effects.push_back(changeLines(compare(design, now, fixed, after)));
    }
    return effects;
}

} // namespace ninesketch
