// SPDX-License-Identifier: GPL-3.0-or-later
// Fourier sums between the 256 points and the 124 nodes of transform.h, and the tables that belong to both.
#pragma once
#include "model/distribution/transform.h"

namespace ninesketch::transform
{

using Samples = std::array<double, points>;

/// Sum over all k of the 256 X_k e^{2 pi i k n / 256}, where X is given for k < 124 and its mirror image belongs to it.
void toTime(const Spectrum &spectrum, Samples &out);
/// X_k = sum of x_n e^{-2 pi i k n / 256} for k < 124.
void toFrequency(const Samples &samples, Spectrum &out);

/// e^{14 n / 256}: what the damping took away.
const std::array<double, points + 1> &undamping();
/// What a jump of the tail at 0 adds to the points after it.
const std::array<double, points + 1> &ringing();
/// e^{-14 n / 256}: the damping.
const Samples &dampingFactors();
/// From 1 - f(s) to the filtered transform of the tail, (1 - f(s)) / s: factors at the nodes of any level, T left out.
const Spectrum &tailFactors();

} // namespace ninesketch::transform
