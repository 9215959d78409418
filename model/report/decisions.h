// SPDX-License-Identifier: GPL-3.0-or-later
// Decision records: what was chosen between, with the figures of each option, and why. They travel with the drawing
// and are part of its written report. The form is that of short architecture decision records (M. Nygard, 2011).
#pragma once
#include "model/design/design.h"

#include <string>
#include <vector>

namespace ninesketch
{

struct DecisionOption {
    std::string name;
    std::vector<std::string> figures; ///< "Redirect: +0.4 nines, p99 −3 ms"; empty for the one that was there
    friend bool operator==(const DecisionOption &, const DecisionOption &) = default;
};

struct Decision {
    std::string title;   ///< "Session store or JWT for API gateway"
    std::string context; ///< what was at stake, in a sentence
    std::string date;    ///< "2026-03-01", or empty
    std::vector<DecisionOption> options;
    std::string chosen;               ///< name of an option
    std::vector<std::string> reasons; ///< what there is to say about the chosen one
    friend bool operator==(const Decision &, const Decision &) = default;
};

/// As kept with a document. What can't be read is left out.
std::vector<Decision> decisionsOf(const DesignSettings &settings);
/// Replaces all of them; none removes the key.
void setDecisions(DesignSettings &settings, const std::vector<Decision> &decisions);

} // namespace ninesketch
