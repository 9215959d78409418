// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes, money and safety of data: what is stored and sent, what a month costs, what a year may lose.
#pragma once
#include "model/estimates/durability.h"
#include "model/estimates/report.h"
#include "model/estimates/solve.h"

namespace ninesketch
{

/// Copies of each item that a store or a queue keeps: as stated, else one with each replica of its shard, three of a
/// message.
double copiesKept(const Component &component, const Serving &serving);

/// What a store's durability is worked out from, where nobody states it.
std::optional<Copies> copiesAgainstLoss(const Component &component, const Serving &serving);

void estimateData(const Design &design, const Prepared &prepared, const Solution &solution, Report &report);

} // namespace ninesketch
