// SPDX-License-Identifier: GPL-3.0-or-later
// "How did this number come about?": formula, source, inputs and result of any figure of a report, as a tree.
#pragma once
#include "model/estimates/report.h"

namespace ninesketch
{

struct Working {
    std::string name;    ///< "Utilisation of orders-db"
    std::string result;  ///< "82 %", exact to the digits one would write down
    std::string aloud;   ///< "about four fifths", "about 1.2 k per second"; may be empty
    std::string formula; ///< "utilisation = arrival rate x service time / (replicas x servers)"; empty for an input
    std::string source;  ///< "Erlang 1917", "your drawing", "catalogue: Redis documentation"; may be empty
    std::string note;    ///< when the formula holds, or what was assumed
    std::vector<Working> inputs;
};

/// A figure of the report, by its path: "class/redirect/p99", "component/orders-db/utilisation" (component by key).
/// Class figures: rate availability success mean p50 p90 p95 p99 p999 throughput mix processed.
/// Component figures: rate utilisation capacity availability response waiting replicas needed proposed storage
/// received sent cost loss lag drain surge.
std::vector<std::string> figures(const Design &design, const Report &report);

/// The tree for one figure; a tree that says "unknown" and why when the figure has no value.
Working explain(const Design &design, const Report &report, std::string_view figure);

/// The tree as indented plain text.
std::string workingText(const Working &working);

} // namespace ninesketch
