// SPDX-License-Identifier: GPL-3.0-or-later
// What one more replica, one more zone or one more nine of each component would buy: every one of them tried, alone.
#pragma once
#include "model/estimates/report.h"

#include <stop_token>

namespace ninesketch
{

struct Reinforcement {
    enum class Kind {
        Replica, ///< one more of it
        Zone,    ///< one more zone, with as many replicas in it as in each of the others
        Nine     ///< a tenth of the unavailability: of a replica, or of the whole managed service
    };
    Kind kind = Kind::Replica;
    std::size_t component = 0; ///< index into Design::components
    /// Of each class, as Report::classes, with it; absent where it is unknown.
    std::vector<std::optional<double>> unavailability;
    std::optional<double> monthlyCost; ///< dollars, of the whole design with it; absent: unknown
};

/// The design with it; nothing where that kind does not fit the component (more replicas of a managed service, zones of
/// what is in none, nines of what never fails).
std::optional<Design> reinforced(const Design &design, std::size_t component, Reinforcement::Kind kind);

/// For the components that cause the most downtime of any class (`report` is the design's, with importance), at most
/// `atMost` of them. Each takes up to three evaluations. Empty when it was asked to stop.
std::vector<Reinforcement> reinforcements(const Design &design, const Report &report, std::size_t atMost = 12,
                                          const std::stop_token &stop = {});

/// Those that save the class of that index at least a hundredth of its downtime, best first, at most `atMost`; nothing
/// where its availability is unknown.
std::vector<const Reinforcement *> worthTelling(const std::vector<Reinforcement> &all, const Report &report,
                                                std::size_t requestClass, std::size_t atMost = 8);

/// "one more replica", "one more zone", "one more nine".
const char *nameOf(Reinforcement::Kind kind);

} // namespace ninesketch
