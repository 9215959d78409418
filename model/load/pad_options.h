// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind the commas of a line of the load pad: "peak 3x", "keep 5y", "copies 3", "2 KB each",
// "1000/s per server", "cache 90 % of 100M items", "for 2B users", "p99 < 100 ms".
#pragma once
#include "model/framework/requirement_lines.h"
#include "model/load/pad_sizing.h"
#include "model/load_units.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

struct PadOptions {
    std::optional<double> peak;       ///< peak / average, > 0
    std::optional<Band> peakRate;     ///< per second, where that was said instead
    std::optional<Band> averageRate;  ///< per second, where what the line says is the peak
    bool isPeak = false;              ///< what the line says is the peak
    std::optional<double> hoursADay;  ///< in which all that is said of a day comes, 0 … 24
    std::optional<double> retention;  ///< seconds
    std::optional<double> copies;     ///< > 0
    std::optional<Band> bytes;        ///< of one request
    std::string sizeOf;               ///< "image" of "200 KB per image": the size is that of one of them
    std::vector<std::string> factors; ///< of the product: "1M concurrent users", "5 posts a day each"
    std::optional<ServerSizing> servers;
    std::optional<CacheSizing> cache;
    std::optional<double> skew; ///< of demand (Zipf)
    std::vector<MeasurableRequirement> wants;
    std::vector<std::string> ignored;  ///< what is no option of any kind
    std::vector<std::string> cautions; ///< about units, and what was not understood
};

/// The parts of a line (see pad_terms.h) without the first. What was taken for granted is added to `notes`.
Result<PadOptions> readPadOptions(const std::vector<std::string_view> &parts, std::vector<std::string> &notes);

/// Options that stand on a line of their own, "peak 3x" or "p99 < 200 ms, keep 5y": they hold for all lines. Nothing:
/// it is another line.
std::optional<PadOptions> readCommonOptions(const std::vector<std::string_view> &parts);

/// `own`, and of `common` what it does not say.
PadOptions withCommon(PadOptions own, const PadOptions &common);

/// "20% active daily", "50 % DAU": a line that is a share of the people above, and nothing else.
bool saysPartOfPeople(std::string_view line);

/// Takes "at peak", "avg" and their like off either end of what is said first. Answers whether it is the peak.
bool takePeakWord(std::string &product);

/// What begins with it belongs behind a comma, or is a number in words.
bool isOptionWord(std::string_view word);

} // namespace ninesketch
