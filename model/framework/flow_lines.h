// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// A step of a data flow: who calls whom. All that stand first call ("riders + drivers -> gateway"); of several callees
/// ("service -> cache + db -> worker") the last one goes on;
/// what is handed over after them ("service -> cache + db ~> queue") is handed over by their caller, and so is what
/// goes to a queue after a database or a cache: a line that begins with it ("db ~> queue") says that it publishes
/// itself.
struct FlowStep {
    std::string from, to;
    bool async = false;               ///< written ~>, ->> or -.->: handed over, not waited for
    std::vector<std::string> classes; ///< in brackets at the line's end: who goes this way; empty: everybody
    std::string label;                ///< before the line: "write" of "write path: client -> api"; may mean a class
};

/// An arrow that can be drawn stands in the line: it is a flow, or will be one.
bool hasFlowArrow(std::string_view line);

/// "client -> gateway -> service -> cache + db ~> queue (checkout)". "worker <- queue" is the queue's call. A
/// semicolon, or a comma before somebody who was named, begins another chain: "api -> cache, api -> db". A sentence
/// without arrows is read as well, where it tells of calls: "the client calls the gateway, which asks the booking
/// service".
Result<std::vector<FlowStep>> readFlow(std::string_view line);

} // namespace ninesketch
