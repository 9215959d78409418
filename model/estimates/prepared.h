// SPDX-License-Identifier: GPL-3.0-or-later
// What every estimate starts from: who calls whom on behalf of which class, and how each component serves.
#pragma once
#include "model/design/feed.h"
#include "model/design/payloads.h"
#include "model/estimates/visit_graph.h"

#include <list>
#include <memory>

namespace ninesketch
{

/// Everything of a design that does not depend on the load.
struct Prepared {
    struct Variant {
        VisitPlans plans;
        VisitGraph graph;
        std::size_t firstClass; ///< that goes that way; all that do are as large
        Payloads payloads;
    };
    std::vector<std::unique_ptr<Variant>> variants;    ///< ways through the design; classes alike share one
    std::vector<std::optional<std::size_t>> variantOf; ///< by class; none without a client
    std::vector<Serving> servings;
    std::vector<std::optional<double>> itemSizes; ///< by component, bytes, where that was said
    std::vector<Feed> feeds;                      ///< by component: the stream that it takes its work from
    std::vector<std::size_t> order;               ///< components, callers first
    bool feedback = false;                        ///< retries or hedges make load depend on latency
    bool timeouts = false;                        ///< some call has one
    bool partsOff = false;                        ///< something is switched off: calls to it fail
    bool sequels = false;                         ///< some calls are made only after others that have to end well
};
Prepared prepare(const Design &design);

/// Prepared designs of the last evaluations. Of a design with the same arrows between the same components only those
/// that changed are read again.
class Preparations
{
public:
    /// As prepare() gives it; good until the next call.
    const Prepared &of(const Design &design);
    /// Ends a turn.
    void forgetUnused();

private:
    struct Kept {
        Design design;
        Prepared prepared;
        int age = 0;
    };
    std::list<Kept> m_kept;
};

} // namespace ninesketch
