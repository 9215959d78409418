// SPDX-License-Identifier: GPL-3.0-or-later
// The fixes of findings: made in a drawing or in a design, and what each would change before it is made.
#pragma once
#include "model/report/compare.h"
#include "model/scenario/scenario.h"
#include "model/scene/scene.h"

#include <optional>
#include <stop_token>

namespace ninesketch
{

/// With the fix made; the same where nothing is that it means.
Design withFix(const Design &design, const Fix &fix);
Scene withFix(const Scene &scene, const Fix &fix);

/// The fixes that were found with parts dead, as fixes of the whole: so many replicas that those wanted are alive.
/// Without those that mean nothing there.
void fixTheWhole(std::vector<Finding> &findings, const Damage &damage);

/// What a fix would buy, and at what price.
struct FixEffect {
    enum class Worth {
        Helps,   ///< some request class or target is better off
        Nothing, ///< by itself nobody gains
        Absurd,  ///< so much dearer that another design is the answer
    };
    Worth worth = Worth::Helps;
    std::vector<std::string> lines; ///< "Redirect: +0.4 nines" (changeLines), last the cost: "Cost: +$60 a month"
    std::string doubt;              ///< a sentence; empty when it helps
    double moreCost = 0;            ///< dollars a month; 0 as well when no price is known
};

/// For each fix of the whole its effect with those parts dead, at a multiple of the load; the cost is that of the
/// whole. Fewer when it was asked to stop.
std::vector<FixEffect> effectsOf(const Damage &damage, const std::vector<Fix> &fixes, double loadFactor = 1,
                                 const std::stop_token &stop = {});

/// Which of those effects to recommend: what helps before what does not, then the cheapest; nothing where none helps.
std::optional<std::size_t> bestOf(const std::vector<FixEffect> &effects);

} // namespace ninesketch
