// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs that are known as ranges give figures that are known as bands. Each range is taken as evenly likely (by its
// logarithm when it is wide, see isWide()) and independent of the others; the space of all of them is covered by quasi
// Monte Carlo with a seed, so that the same design gives the same bands. The plain figures of a report are those of
// the middles (middleOf()).
#pragma once
#include "model/whatif/batch.h"

namespace ninesketch
{

/// What one range does to the spread of one figure.
struct Dominance {
    std::size_t input = 0; ///< index into Bands::inputs
    double share = 0;      ///< of the variance of the figure's rank, 0 ... 1
    bool rises = true;     ///< the figure rises with the input
};

struct FigureBand {
    Figure figure;
    std::optional<double> value; ///< at the middles
    std::optional<double> p10,
        p90; ///< eight of ten combinations lie between; absent end: the figure does not exist there
    std::optional<double> low, high; ///< of all combinations tried, the ends of the ranges included
    double missing = 0;              ///< share of combinations in which the figure does not exist (saturated)
    /// By standardised rank regression (Iman and Conover 1979; Saltelli and others, Global Sensitivity Analysis, 2008,
    /// 1.2.5), largest share first. Empty when the figure does not move.
    std::vector<Dominance> dominance;
    double explained = 0; ///< R squared of that regression: low where the figure does not simply rise or fall
};

/// How often a target is met over all combinations.
struct TargetChance {
    Figure figure;
    double wanted = 0;
    double chance = 0; ///< 0 ... 1
};

struct Bands {
    std::vector<Input> inputs; ///< those that the design states as ranges
    std::vector<FigureBand> figures;
    std::vector<TargetChance> targets; ///< one for each class that a target concerns
    std::size_t points = 0;
    std::uint64_t seed = 1;

    /// An input that makes less than a hundredth of every figure's spread.
    bool matters(std::size_t input) const;
};

struct BandOptions {
    std::size_t points = 256;
    std::uint64_t seed = 1;
    VariantOptions variants{};
};

/// The figures that every report shows: of classes all latencies, availability, success and largest rate; cost.
std::vector<Figure> reportedFigures(const Design &design);

/// No inputs and no figures when the design states no range, or when it was asked to stop.
Bands uncertainty(const Design &design, const std::vector<Figure> &figures, const BandOptions &options = {});

/// "48 ms, 31-77 with your ranges" without the value: "31-77 ms", open where the figure ceases to exist.
std::string formatBand(const FigureBand &band);
/// One sentence: what makes the spread, what does not matter.
std::string dominanceSentence(const Bands &bands, const FigureBand &band);

} // namespace ninesketch
