// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the load pad that says how large something of the other lines is.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_options.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "10% of tweets contain media": a share of the items has a part, of which another line says the size.
struct PadPartShare {
    std::string item, part;
    double share = 1;
};
std::optional<PadPartShare> readPartShare(std::string_view text, const LoadPad &pad);

/// "3 sizes each: 200KB, 500KB, 2MB" as "2700000 bytes each"; a line that is no list of sizes stays.
std::string listSummed(const std::string &line);

/// "8B key + 4B count + 8B timestamp" as "20 bytes"; a line that is no sum of sizes stays.
std::string sizesSummed(const std::string &line);

/// How many bytes an item has, or a part of it.
struct PadItemSize {
    Band bytes;
    std::string item; ///< of the lines' words the one that is a class: "tweet"; "request": each of them
    std::string part; ///< "metadata" of "1 KB metadata per file"; empty: the whole item
    double share = 1; ///< of the items that have the part: "10 % of tweets have a photo of 200 KB"
};

/// "200 bytes per tweet", "each photo is 2 MB", "avg file size: 1 MB", "metadata 1KB per file", "10% with photos, 200
/// KB each"; in parts as at the commas of the line. Nothing where the line says something else, or counts what no class
/// of the pad is called after. `shares`: what other lines say of parts.
std::optional<PadItemSize> readItemSize(const std::vector<std::string_view> &parts, const LoadPad &pad,
                                        const std::vector<PadPartShare> &shares);

/// Gives the size to the classes of the item, and what else the line says of what is kept. A part adds to them.
void applyItemSize(LoadPad &pad, PadLine &line, const PadItemSize &size, const PadOptions &options);

} // namespace ninesketch
