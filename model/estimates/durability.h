// SPDX-License-Identifier: GPL-3.0-or-later
// How likely it is that all copies of something are lost: copies as a birth-death chain in which one after the other
// fails and is made anew. Sources: Gibson, Patterson, Designing disk arrays for high data reliability (J. Parallel and
// Distributed Computing 1993); transients by uniformisation (Jensen 1953) and repeated squaring, in which nothing is
// subtracted, so that the smallest chances keep their digits.
#pragma once

namespace ninesketch
{

/// n copies of an object, or n fragments of which `needed` suffice (erasure code). Each fails by itself; a lost one is
/// made anew from the others, one at a time.
struct Copies {
    int count = 1;            ///< beyond 100 as of 100: more are lost more rarely still
    int needed = 1;           ///< data is lost when fewer are left
    double failuresPerYear{}; ///< of one of them
    double rebuildTime{};     ///< s, mean, exponential
};

/// Chance that a year which begins with all of them loses the object; 1 where there are fewer than needed.
double annualLossProbability(const Copies &copies);
/// s until the object is lost (MTTDL), from all of them on; infinite when they never are.
double meanTimeToLoss(const Copies &copies);

} // namespace ninesketch
