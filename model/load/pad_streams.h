// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings and calls on the load pad: how long each lasts, and how many bytes a second of it has.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// Reads the lines of a pad one after the other.
class StreamLines
{
public:
    /// What a line with a rate, or one below it, says of how long each lasts is "avg video takes 5 min"; where it is
    /// known how long, "at 5 Mbps", "10 MB per minute" and "1 min = 10 MB" are the size of each: "50 MB each". Any
    /// other line stays as it is.
    std::string asUsual(std::string_view line);

    /// How the size in the last line came about, "5 min x 10 MB/min = 50 MB each"; empty when none did.
    const std::string &working() const { return m_working; }

private:
    std::string m_rated; ///< the rate that they belong to, in small letters; empty: none stands above
    std::optional<double> m_seconds, m_bytesPerSecond; ///< of each
    std::string m_secondsText, m_flowText;             ///< as they were written
    std::string m_working;
};

} // namespace ninesketch
