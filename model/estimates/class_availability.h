// SPDX-License-Identifier: GPL-3.0-or-later
// The availability of a request class: the structure of its calls turned into a condition over distinct parts.
#pragma once
#include "model/design/serving.h"
#include "model/estimates/availability.h"
#include "model/estimates/report.h"
#include "model/estimates/visit_graph.h"

#include <functional>
#include <list>
#include <map>

namespace ninesketch
{

/// The parts of a whole design, made once and shared by all classes: replica groups, zones, regions.
class DesignParts
{
public:
    /// `neededForLoad`: replicas without which the load does not fit, by component.
    DesignParts(const Design &design, const std::vector<Serving> &servings, const std::vector<int> &neededForLoad);

    AvailabilityModel &model() { return m_model; }
    /// That enough of the component's replicas work, in zones and regions that work.
    Condition component(std::size_t index) const { return m_conditions[index]; }
    /// The same for a call of it, which may be made in copies with a quorum.
    Condition calledBy(std::size_t call) const { return m_called[call]; }
    /// Of the component alone.
    double unavailabilityOf(std::size_t index) const { return m_unavailability[index]; }
    /// The component a part belongs to; none for zones and regions.
    std::optional<std::size_t> componentOf(PartIndex part) const;

    /// How often a part goes down, per second: q / MTTR of what is down a share q; of a set of m replicas of which k
    /// must work, the chance that k work times the rate at which one of those fails (Rausand, Barros, Høyland 2020).
    struct Failures {
        double perSecond = 0;
        bool assumed = false; ///< no time to repair is stated
        friend bool operator==(const Failures &, const Failures &) = default;
    };
    Failures failuresOf(PartIndex part) const { return m_failures[static_cast<std::size_t>(part)]; }

    friend bool operator==(const DesignParts &, const DesignParts &) = default;

private:
    /// Fill m_owner and m_failures for the parts made since the last call: of zones and regions, and of a component.
    void describeParts(const Design &design);
    void describeParts(const Design &design, std::size_t owner, const Failing &failing);
    Failures failuresOfPart(const Design &design, std::size_t owner, const Failing &failing, PartIndex part) const;
    /// Makes the group of a component; one with calls in copies has conditions for them as well.
    Condition groupOf(const Design &design, std::size_t component, const ReplicaGroup &group, int neededForLoad);
    Condition zone(const Design &design, const std::string &region, const std::string &name);
    Condition region(const Design &design, const std::string &name);

    AvailabilityModel m_model;
    std::vector<Condition> m_conditions, m_called; ///< by component, by call
    std::vector<std::size_t> m_copied;             ///< calls that are made in copies
    std::vector<double> m_unavailability;
    std::vector<std::optional<std::size_t>> m_owner; ///< by part
    std::vector<Failures> m_failures;                ///< by part
    std::vector<int> m_needed;                       ///< by component: k of n
    std::map<std::string, Condition> m_zones, m_regions;
};

struct ClassAvailability {
    double unavailability = 0;
    double deadShare = 0; ///< of it, because of what is switched off: were all others up
    std::vector<Importance> importance;
    std::vector<std::vector<std::string>> cutSets;
    Trust trust = Trust::Exact;
    /// How often the class goes down, per second: the sum over its parts of how often each fails and then decides
    /// (Birnbaum importance; Schneeweiss 1999). An outage of a share of the requests counts as that share.
    double outagesPerSecond = 0;
    double assumedOutagesPerSecond = 0; ///< of those, by parts without a stated time to repair
    /// The same by how much they take: those of each part that makes requests fail by itself last as long as its
    /// repair, of which the share of requests that fails counts; all others, of parts that meet, are one kind.
    std::vector<OutageKind> outages;
};

/// Outages of what needs a condition to hold, by how long they last (ClassAvailability::outages).
std::vector<OutageKind> outagesOf(DesignParts &parts, Condition top);

/// What the conditions of the last evaluations came to. Most changes to a design leave them as they are.
class AvailabilityMemory
{
public:
    /// What `judge` returns, or returned of the same parts and conditions.
    ClassAvailability of(const DesignParts &parts, Condition top, const std::function<ClassAvailability()> &judge);
    /// Ends a turn.
    void forgetUnused();

private:
    struct Kept {
        DesignParts parts;
        Condition top = 0;
        ClassAvailability made;
        int age = 0;
    };
    std::list<Kept> m_kept;
};

/// `utilisation` by component: how much of a balancer's load its targets can carry when one of them is gone.
ClassAvailability classAvailability(const Design &design, DesignParts &parts, const VisitPlans &plans,
                                    const VisitGraph &graph, const std::vector<double> &utilisation,
                                    bool withImportance, AvailabilityMemory *memory = nullptr);

} // namespace ninesketch
