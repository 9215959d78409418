// SPDX-License-Identifier: GPL-3.0-or-later
// The probability that a system of parts works, exactly, however its paths share parts: a structure function over
// distinct parts is turned into a binary decision diagram (Bryant 1986; Rauzy 1993), whose probability is one pass
// bottom-up.
//
//     AvailabilityModel model;
//     auto zone = model.part("zone a", 1e-4);
//     auto database = model.part("database", 1e-3);
//     auto read = model.all({model.works(zone), model.works(database)});
//     model.evaluate(read).unavailability; // 1 - (1 - 1e-4)(1 - 1e-3)
//
// Where a diagram would be too large, the likeliest states are gone through instead (model/estimates/likely_states.h).
// Everything is carried as unavailability, so that five nines keep their digits.
#pragma once
#include "model/estimates/outage_kind.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ninesketch
{

/// A thing that fails as one: a replica, a zone, a managed service, the common cause of a group.
using PartIndex = int;
/// A condition over parts ("the database can be reached"), by its number in the model that made it.
using Condition = int;

/// What one part means for the whole (Rauzy & Dutuit; Rausand, System Reliability Theory 2020).
struct PartImportance {
    PartIndex part = 0;
    double unavailability = 0;
    double birnbaum = 0;      ///< dU/dq: chance that the part decides
    double criticality = 0;   ///< birnbaum x q / U: chance that the part is down and decides, given the system is down
    double fussellVesely = 0; ///< share of system failure that vanishes with a perfect part: 1 - U(q=0) / U
    double riskAchievement = 1;        ///< RAW: U(q=1) / U
    double riskReduction = 1;          ///< RRW: U / U(q=0); infinite where the part alone is to blame
    double severity = 0;               ///< share of the requests that fail while it alone is down
    bool singlePointOfFailure = false; ///< its failure alone makes requests fail
};

struct AvailabilityResult {
    double unavailability = 0;
    double availability() const noexcept { return 1 - unavailability; }
    std::vector<PartImportance> importance; ///< parts that matter, highest criticality first, then by index
    /// Up to that many failures that make requests fail, or those of them that chance has it; fewest parts first.
    std::vector<std::vector<PartIndex>> minimalCutSets;
    double left = 0;             ///< share of time in states that were not looked at (LikelyStates)
    bool cutSetsComplete = true; ///< false when there were more than the limit
    std::vector<PartIndex> singlePointsOfFailure;
    std::size_t diagramNodes = 0; ///< 0: it would be too large, and likely states were gone through instead
};

struct AvailabilityOptions {
    int cutSetOrder = 3;
    std::size_t cutSetLimit = 2000;
    bool importance = true;
};

/// n alike replicas, spread over failure domains, of which k must work.
struct ReplicaGroup {
    std::string name;
    int replicas = 1;
    int needed = 1;
    double unavailability = 0;      ///< of one replica, all causes
    double commonCause = 0;         ///< beta: this share of it takes all of them at once
    double failover = 0;            ///< unavailability added while roles move (failures per second x failover seconds)
    std::vector<Condition> domains; ///< replica i stands in domains[i % size]; empty: nowhere in particular
};

class AvailabilityModel
{
public:
    /// A new part that is down a share `unavailability` of time (0 … 1), independently of all others.
    PartIndex part(std::string name, double unavailability);
    /// What is drawn anew for each request, and holds with that probability: no part that fails.
    Condition chance(std::string name, double probability);
    bool isChance(PartIndex part) const { return m_parts[static_cast<std::size_t>(part)].chance; }
    const std::string &name(PartIndex part) const { return m_parts[static_cast<std::size_t>(part)].name; }
    double unavailability(PartIndex part) const { return m_parts[static_cast<std::size_t>(part)].unavailability; }
    /// How many failures a part stands for: 1, or more for "enough of these alike replicas".
    int failures(PartIndex part) const { return m_parts[static_cast<std::size_t>(part)].failures; }
    int partCount() const noexcept { return static_cast<int>(m_parts.size()); }

    Condition always();
    Condition never();
    Condition works(PartIndex part);
    Condition all(const std::vector<Condition> &conditions);
    Condition any(const std::vector<Condition> &conditions);
    Condition atLeast(int needed, const std::vector<Condition> &conditions);
    /// Whether `condition` holds decides between two others (a path taken only while the cache is up).
    Condition choose(Condition condition, Condition then, Condition otherwise);
    /// Makes the group's parts (one a replica, or one a set of alike replicas where that is exactly the same; one for
    /// the common cause; one for failover) and answers the condition that enough of them work.
    Condition group(const ReplicaGroup &group);
    /// The conditions that so many, or so many of its replicas work, over the same parts: each replica is one then.
    std::vector<Condition> group(const ReplicaGroup &group, const std::vector<int> &needed);

    AvailabilityResult evaluate(Condition top, const AvailabilityOptions &options = {}) const;
    /// Unavailability only; with `changed` some parts have another unavailability (1 = switched off).
    double unavailabilityOf(Condition top) const;
    std::vector<double> unavailabilitiesOf(const std::vector<Condition> &conditions) const;
    double unavailabilityOf(Condition top, const std::vector<std::pair<PartIndex, double>> &changed) const;

    /// The same parts under the same numbers, and the same conditions.
    friend bool operator==(const AvailabilityModel &, const AvailabilityModel &) = default;

private:
    friend class DecisionDiagram;
    friend class LikelyStates;
    struct Part {
        std::string name;
        double unavailability = 0;
        int failures = 1;
        bool chance = false;
        friend bool operator==(const Part &, const Part &) = default;
    };
    enum class Operation { Never, Always, Works, AtLeast, Choose };
    struct Expression {
        Operation operation = Operation::Never;
        int number = 0; ///< the part that works, or how many are needed
        std::vector<Condition> operands;
        friend bool operator==(const Expression &, const Expression &) = default;
    };
    Condition add(Expression expression);
    AvailabilityResult evaluateStates(Condition top, const AvailabilityOptions &options) const;
    void finish(AvailabilityResult &result) const;
    std::vector<Condition> whole(const ReplicaGroup &group);
    std::vector<Condition> replicas(const ReplicaGroup &group);

    std::vector<Part> m_parts;
    std::vector<Expression> m_expressions; ///< each one's operands stand before it
};

// ---- Windows and contracts (domain: nines) ----

constexpr double secondsPerYear = 365.25 * 86400;
constexpr double secondsPerMonth = 30 * 86400.0;

/// -log10(unavailability); +infinity when nothing ever fails.
double nines(double unavailability);
/// Chance that a month breaches: outages come as a Poisson stream of `outagesPerSecond`, each lasts exponentially
/// around `meanOutage` seconds; their sum over the month exceeds (1 - target) of it. Exact (compound Poisson with
/// exponential jumps, a Poisson mixture of Erlang tails).
double monthlyBreachProbability(double outagesPerSecond, double meanOutage, double targetAvailability,
                                double window = secondsPerMonth);

/// The same of outages of several kinds, few long ones beside many short ones: compound Poisson with hyper-exponential
/// jumps, its transform inverted numerically (Abate & Whitt, ORSA J. Computing 1995), right to 1e-8.
double monthlyBreachProbability(std::span<const OutageKind> outages, double targetAvailability,
                                double window = secondsPerMonth);

/// One step of a service level agreement: below this availability in the window that share of the bill comes back.
struct ServiceCredit {
    double below = 1;
    double credit = 0;
};
/// The ladder that managed data stores commonly promise: a tenth of the bill below the target, a quarter below two
/// nines, all of it below 95 % (Amazon MemoryDB SLA, 1 December 2024); of the last two what is below the target.
std::vector<ServiceCredit> commonLadder(double target);
/// Expected share of the monthly bill that comes back.
double expectedCredit(const std::vector<ServiceCredit> &ladder, std::span<const OutageKind> outages,
                      double window = secondsPerMonth);
double expectedCredit(const std::vector<ServiceCredit> &ladder, double outagesPerSecond, double meanOutage,
                      double window = secondsPerMonth);

// ---- Data at risk ----

/// Writes that are acknowledged and lost at a failover: rate x window.
double writesAtRisk(double writeRate, double windowSeconds);

} // namespace ninesketch
