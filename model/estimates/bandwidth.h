// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes per second that components send and receive, at peak.
#pragma once
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Fills in what is known of each component's traffic: calls x bytes, of the request to who is called and of the answer
/// back. Bytes are what the arrow states; else the size of the class's requests and answers, as far as they are only
/// handed on (through balancers, gateways and CDNs to the first component that works on them); else what a write
/// leaves in the store or queue that it comes to, what is read of it, and what a queue hands to its consumers, where
/// that was said (model/design/written_sizes.h). Of calls with none of these nothing is counted.
void estimateBandwidth(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

} // namespace ninesketch
