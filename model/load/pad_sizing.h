// SPDX-License-Identifier: GPL-3.0-or-later
// What a peak rate takes, as the options of the load pad ask for it: servers, and cache memory for a hit ratio.
//
//     1000/s per server            servers 1k/s at 60 %
//     cache 90 % of 100M items     cache 10 GB of 100M, zipf 0.8
#pragma once
#include "model/load_units.h"

#include <optional>

namespace ninesketch
{

/// Servers that are to be busy for a share of the time.
struct ServerSizing {
    double perServer = 0; ///< requests per second that one server can do, > 0
    double busy = 0.7;    ///< 0 … 1; where queues are still short
};

/// How much of a catalogue a cache holds: what it is to answer, or the memory it has.
struct CacheSizing {
    double items = 0;                      ///< distinct items that are asked for, >= 1
    std::optional<double> hitRatio, bytes; ///< one of them: 0 … 1, or memory
    double skew = 0.9;                     ///< of demand (Zipf)
};

/// An option that asks for it; absent: it is about something else. The error says what is missing in it.
std::optional<Result<ServerSizing>> readServerSizing(std::string_view option);
std::optional<Result<CacheSizing>> readCacheSizing(std::string_view option);
/// "zipf 0.8", "skew 0.8".
std::optional<Result<double>> readSkew(std::string_view option);

/// Servers for a peak rate, at least one.
double serversNeeded(double peakRate, const ServerSizing &sizing);

/// What such a cache holds and answers, by Che's approximation (model/load/zipf_cache.h).
struct SizedCache {
    double items = 0, bytes = 0, hitRatio = 0;
};
SizedCache sizedCache(const CacheSizing &sizing, double bytesEach);

} // namespace ninesketch
