// SPDX-License-Identifier: GPL-3.0-or-later
// How one call turns out: its timeout, retries, hedge and copies over what a visit takes, and how visits end.
#pragma once
#include "model/design/design.h"
#include "model/distribution/compositions.h"

#include <optional>

namespace ninesketch
{

constexpr double negligible = 1e-12; ///< a chance that is none
constexpr double hardlyEver = 1e-8;  ///< a chance that is counted, but of too little moment to compose times for

/// Share that ends well, given that all parts are up but for those that are switched off.
struct Ending {
    double success = 1; ///< as it is
    double sound = 1;   ///< as if nothing were turned away, and nothing waited without an end
    double alive = 1;   ///< as if nothing but what is switched off made anything fail
};
Ending operator*(const Ending &one, const Ending &other);
/// Both end well, be it the one or the other.
Ending operator+(const Ending &one, const Ending &other);
Ending opposite(const Ending &ending);
/// That all of `count` calls end well; what is beyond the whole number is the chance of one more.
Ending counted(const Ending &ending, double count);
/// Chance that not all of `count` calls end well, each of which fails with chance `failing`. To all digits: as a
/// difference of what is next to 1 it would be noise, and rounds that retries settle in would follow that.
double anyFails(double failing, double count);
/// Mean number of calls made of `count` in a row, the first that fails being the last.
Ending madeInARow(const Ending &ending, double count);

/// What a visit takes, of those that end well and of those that do not.
struct Outcome {
    Distribution time;   ///< until it is answered
    Distribution failed; ///< until it has failed; nothing where none does
    Ending ending;
    double endless = 0; ///< share that waits without an end: neither answered nor failed
};

struct CallOutcome : Outcome { ///< time: until the caller goes on; of an optional call also without an answer
    double attempts = 1;       ///< mean number sent
    double offered = 1;        ///< the same if none of them waited without an end
    bool budgetUsedUp = false; ///< more retries are wanted than its budget lets through
};
/// `together`: until the quorum of copies has come out of the queue that they meet in, where theory knows; else they
/// are taken to be independent. What has no more than a chance of `rarely`, or adds no more than that share of the
/// timeout on average, is counted, but said to take no time.
CallOutcome callOutcome(const Call &call, const Outcome &visit, const Distribution &hop, Compositions &made,
                        const std::optional<Distribution> &together = {}, double rarely = hardlyEver);

/// Calls in a row that end with the first that fails: until that one has.
Distribution failedInARow(const CallOutcome &one, double count, Compositions &made);

} // namespace ninesketch
