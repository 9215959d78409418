// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/bands_report.h"
#include "model/quantities.h"

#include <set>
#include <string>

namespace ninesketch
{

std::vector<Block> bandsInReport(const Bands &bands)
{
    std::vector<Block> blocks;
    TableBlock table;
    table.header = {"Figure", "At the middles", "Eight of ten combinations", "Lowest", "Highest"};
    table.numeric = {false, true, true, true, true};
    std::set<std::string> moved;
    for (const FigureBand &band : bands.figures) {
        const auto end = [&](std::optional<double> value) { return value ? formatFigure(value, band.figure) : "none"; };
        if (band.dominance.empty() || end(band.low) == end(band.high))
            continue;
        moved.insert(band.figure.path());
        table.rows.push_back({band.figure.title, end(band.value), formatBand(band), end(band.low), end(band.high)});
    }
    if (table.rows.empty())
        return {};
    blocks.push_back(Heading{3, "What the stated ranges leave open"});
    blocks.push_back(std::move(table));
    std::string ranges;
    for (const Input &input : bands.inputs)
        ranges += (ranges.empty() ? "" : ", ") + input.path + " " +
                  formatRange(input.range->low, input.range->high, input.unit);
    blocks.push_back(Paragraph{"Ranges: " + ranges + ". All other figures of this report stand at the middles.", true});
    for (const TargetChance &target : bands.targets)
        if (moved.contains(target.figure.path()))
            blocks.push_back(Paragraph{target.figure.title + ": the target of " +
                                       formatFigure(target.wanted, target.figure) + " is met in " +
                                       formatShare(target.chance) + " of the combinations."});
    return blocks;
}

} // namespace ninesketch
