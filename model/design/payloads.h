// SPDX-License-Identifier: GPL-3.0-or-later
// How many bytes travel along the arrows on behalf of a request. The one place that says so: traffic, latency and
// simulation read it.
#pragma once
#include "model/design/visit_plan.h"

#include <array>

namespace ninesketch
{

/// Of one call, as far as anybody says.
struct Payload {
    std::optional<double> request, answer;
    double bytes() const { return request.value_or(0) + answer.value_or(0); }
    friend bool operator==(const Payload &, const Payload &) = default;
};

/// By component: how large an item or message of it is, where that was said (model/design/written_sizes.h); nothing:
/// it keeps nothing, or only the default of its kind is known.
std::vector<std::optional<double>> saidItemSizes(const Design &design);

/// The payloads of all calls of one request class. Bytes are what the arrow states; else the size of the class's
/// requests and answers, as far as they are only handed on (from the client through balancers, gateways and CDNs to the
/// first component that works on them); else what a write leaves in the store or queue that it comes to, what is read
/// of it, and what a queue hands to its consumers, where that was said.
class Payloads
{
public:
    Payloads() = default; ///< of no calls
    Payloads(const Design &design, const RequestClass &requestClass, const VisitPlans &plans,
             const std::vector<std::optional<double>> &itemSizes);
    /// `operation`: of the visit that it makes.
    const Payload &of(std::size_t call, Operation operation) const
    {
        return m_payloads[call][operation == Operation::Write ? 1 : 0];
    }

private:
    std::vector<std::array<Payload, 2>> m_payloads;
};

/// The hop of a call with such a payload: its transfer takes bytes / settings.bandwidthBytesPerSecond.
Hop hopOf(const Design &design, const Call &call, const Payload &payload);

} // namespace ninesketch
