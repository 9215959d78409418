// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of the nines when replicas don't fail one by one: a share of their failures (a bad deploy, a bug, a
// certificate that ends) takes all replicas of a component at once. Beta-factor model, Fleming 1975; IEC 61508-6.
#pragma once
#include "model/design/design.h"

#include <array>
#include <span>
#include <stop_token>

namespace ninesketch
{

/// None, and what is usual: 1 to 10 %.
inline constexpr std::array usualShares{0.0, 0.01, 0.05, 0.1};

/// The design with that share (0 to 1) of the failures of every component that has replicas; states it for them.
Design withSharedFailures(const Design &design, double share);

/// Of one share: unavailability of each class, as Report::classes; absent where it is unknown.
struct SharedFailures {
    double share = 0;
    std::vector<std::optional<double>> unavailability;
};
/// One evaluation each, in their order. Empty when it was asked to stop, and where nothing has replicas that fail.
std::vector<SharedFailures> sharedFailures(const Design &design, std::span<const double> shares,
                                           const std::stop_token &stop = {});

} // namespace ninesketch
