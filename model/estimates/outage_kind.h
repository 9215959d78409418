// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ninesketch
{

/// Outages of one kind: a Poisson stream of so many a second, each of which lasts exponentially around a mean.
struct OutageKind {
    double perSecond = 0, meanSeconds = 0;
    friend bool operator==(const OutageKind &, const OutageKind &) = default;
};

} // namespace ninesketch
