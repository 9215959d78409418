// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/sampled_node.h"
#include "model/distribution/fourier.h"
#include "model/distribution/publish.h"
#include "model/distribution/wide.h"
#include <algorithm>
#include <cmath>

namespace ninesketch::transform
{

namespace
{
/// Cells of the next finer level that make one.
constexpr std::size_t finerCells = apart;
/// Cells below this come from the next finer level, which is good up to here.
constexpr std::size_t fromFiner = lastGood / apart;
/// The first cells are too coarse where the whole body may hide in them (a wait is 1 / (1 - rho) as sensitive as what
/// it is made of): there the lattice of the next finer level speaks, whose cells are too narrow for more than their
/// third moments to have anything to say.
constexpr std::size_t refined = 2;
/// Points that the first cells of the finer level are spread on.
using Start = std::array<double, finerCells * refined + 2>;

/// A cell's probability on the four lattice points around it so that its moments stay.
struct Spread {
    double before, left, right, after;
    NINESKETCH_WITHIN_WIDE Spread(double mass, double first, double second, double third)
    {
        const double even = (second - mass / 4) / 4;
        const double odd = (third - first / 4) / 6;
        const double inner = mass / 2 - even, turn = first - 3 * odd;
        before = even - odd;
        left = inner - turn;
        right = inner + turn;
        after = even + odd;
    }
    void addTo(double *at) const
    {
        at[-1] += before;
        at[0] += left;
        at[1] += right;
        at[2] += after;
    }
};

/// The first cell's goes to the points 0 ... 3, as nothing may lie below 0: by factorial moments.
void spreadFirst(double mass, double first, double second, double third, double *at)
{
    const double mean = first + mass / 2;
    const double square = second + first + mass / 4;
    const double cube = third + 1.5 * second + 0.75 * first + mass / 8;
    const double three = (cube - 3 * square + 2 * mean) / 6;
    const double two = (square - mean - 6 * three) / 2;
    const double one = mean - 2 * two - 3 * three;
    at[3] += three;
    at[2] += two;
    at[1] += one;
    at[0] += mass - one - two - three;
}

/// Adds what the start of the next finer level puts on its points.
NINESKETCH_WIDE void addStart(const Start &weights, Spectrum &out)
{
    static const auto values = [] { // of one at each of the points: the same on all levels
        std::array<Spectrum, std::tuple_size_v<Start>> result;
        for (std::size_t n = 0; n < result.size(); ++n)
            shiftSpectrum(0, static_cast<double>(n) * horizon(-1) / points, result[n]);
        return result;
    }();
    constexpr std::size_t together = 6; // so many at once, as each pass over the spectrum costs
    static_assert(std::tuple_size_v<Start> % together == 0);
    for (std::size_t n = 0; n < weights.size(); n += together) {
        const Spectrum *at = &values[n];
        const double *weight = &weights[n];
        for (std::size_t k = 0; k < nodes; ++k)
            out.real[k] += ((weight[0] * at[0].real[k] + weight[1] * at[1].real[k]) +
                            (weight[2] * at[2].real[k] + weight[3] * at[3].real[k])) +
                           (weight[4] * at[4].real[k] + weight[5] * at[5].real[k]);
        for (std::size_t k = 0; k < nodes; ++k)
            out.imaginary[k] += ((weight[0] * at[0].imaginary[k] + weight[1] * at[1].imaginary[k]) +
                                 (weight[2] * at[2].imaginary[k] + weight[3] * at[3].imaginary[k])) +
                                (weight[4] * at[4].imaginary[k] + weight[5] * at[5].imaginary[k]);
    }
}
} // namespace

/// Probability in each of 256 cells, with its moments about the middle, in cell widths.
struct SampledNode::Cells {
    std::array<double, points> mass, first, second, third;
    std::size_t used = points; ///< nothing in the cells beyond
};

/// Adds the cells from `begin` on.
NINESKETCH_WIDE void SampledNode::spreadCells(const Cells &cells, std::size_t begin,
                                              std::array<double, points + 3> &lattice)
{
    std::array<double, points + 3> left{}, right{}, before{}, after{}; // [n + 1]: of the cell n
    for (std::size_t n = begin; n < cells.used; ++n) {
        const Spread on(cells.mass[n], cells.first[n], cells.second[n], cells.third[n]);
        before[n + 1] = on.before;
        left[n + 1] = on.left;
        right[n + 1] = on.right;
        after[n + 1] = on.after;
    }
    for (std::size_t n = 1; n < points; ++n) // the point n is one of four to the cells n - 2 … n + 1
        lattice[n] += (left[n + 1] + right[n]) + (before[n + 2] + after[n - 1]);
    lattice[0] += left[1] + before[2];
}

/// What coarser levels want to know of a level.
struct SampledNode::Beginning : Recycled<SampledNode::Beginning> {
    std::array<double, fromFiner> mass, first, second, third; ///< as the first cells of the next coarser level
    Start start{};                                            ///< the cells 0 … 15 on the level's own points
    double beyond = 0;                                        ///< probability after these cells
    bool ends = false;                                        ///< next to nothing beyond
};

SampledNode::~SampledNode()
{
    for (std::atomic<Beginning *> &level : m_beginnings)
        delete level.load();
}

void SampledNode::computeCurve(int level, Curve &out) const
{
    int first = 0;
    if (level > m_base) { // the finer level knows them
        const Curve &finer = curve(level - 1);
        for (; first <= lastGood / apart; ++first)
            out[static_cast<std::size_t>(first)] = finer[static_cast<std::size_t>(apart * first)];
    }
    sampleTail(level, first, out);
}

void SampledNode::findBase(double middle)
{
    int level = levelFor(middle);
    for (int step = 0; step < 4 && level > lowestLevel; ++step, --level)
        if (curve(level)[points / 4] > 0.8 * (1 - atom()))
            break;
    m_base = level;
}

NINESKETCH_WIDE void SampledNode::cut(int level, Cells &out) const
{
    std::size_t n = 0;
    if (level > m_base) { // the beginning is known from the finer level
        const Beginning &finer = beginning(level - 1);
        std::copy(finer.mass.begin(), finer.mass.end(), out.mass.begin());
        std::copy(finer.first.begin(), finer.first.end(), out.first.begin());
        std::copy(finer.second.begin(), finer.second.end(), out.second.begin());
        std::copy(finer.third.begin(), finer.third.end(), out.third.begin());
        n = fromFiner;
        if (finer.ends) { // what is still missing stands in one cell more
            for (auto *moment : {&out.mass, &out.first, &out.second, &out.third})
                std::fill(moment->begin() + fromFiner, moment->end(), 0.0);
            out.mass[fromFiner] = finer.beyond;
            out.used = fromFiner + 1;
            correctMean(level, fromFiner, out.used, out);
            return;
        }
    }
    // the tail as a cubic through four points around each cell, mirrored at the ends; moments by parts
    const Curve &tail = curve(level);
    std::array<double, points + 3> around;
    std::copy(tail.begin(), tail.end(), around.begin() + 1);
    around[0] = 3 * tail[0] - 3 * tail[1] + tail[2];
    around[points + 2] = 3 * tail[points] - 3 * tail[points - 1] + tail[points - 2];
    // No probability may be lost where levels that differ in their last digits meet: on the coarsest levels it would
    // look like a tail without an end.
    if (level > m_base)
        around[fromFiner + 1] = beginning(level - 1).beyond;
    const std::size_t begin = n;
    for (; n < points; ++n) {
        const double before = around[n], left = around[n + 1], right = around[n + 2], after = around[n + 3];
        const double area = (13 * (left + right) - before - after) / 24;
        const double near = right - left, far = after - before;
        const double cubic = (far - 3 * near) / 6, linear = near - cubic / 4;
        out.mass[n] = left - right;
        out.first[n] = area - (left + right) / 2;
        out.second[n] = (left - right) / 4 + 2 * (linear / 12 + cubic / 80);
        // even part of the cubic: constant and square
        const double middle = (left + right) / 2, square = (before + after - left - right) / 4;
        const double constant = middle - square / 4;
        out.third[n] = -middle / 4 + 3 * (constant / 12 + square / 80);
    }
    out.used = points;
    if (begin < finerCells * fromFiner)
        correctMean(level, begin, finerCells * fromFiner, out);
    correctMean(level, finerCells * fromFiner, points, out);
}

void SampledNode::correctMean(int level, std::size_t from, std::size_t to, Cells &cells) const
{
    const double width = horizon(level) / points;
    const auto before = meanBeyond(static_cast<double>(from) * width);
    if (!before)
        return;
    const double after = cells.used < points ? 0 : *meanBeyond(static_cast<double>(to) * width);
    adjustMean((*before - after) / width, from, to, cells);
}

/// Shifts cells within themselves so that their mean, times their probability, is `wanted` cell widths from 0.
NINESKETCH_WIDE void SampledNode::adjustMean(double wanted, std::size_t from, std::size_t to, Cells &cells)
{
    constexpr std::size_t lanes = 4; // sums that don't wait for one another
    std::array<double, lanes> masses{}, means{};
    std::size_t n = from;
    for (; n + lanes <= to; n += lanes)
        for (std::size_t i = 0; i < lanes; ++i) {
            masses[i] += cells.mass[n + i];
            means[i] += (static_cast<double>(static_cast<int>(n + i)) + 0.5) * cells.mass[n + i] + cells.first[n + i];
        }
    for (; n < to; ++n) {
        masses[0] += cells.mass[n];
        means[0] += (static_cast<double>(n) + 0.5) * cells.mass[n] + cells.first[n];
    }
    const double mass = (masses[0] + masses[1]) + (masses[2] + masses[3]);
    const double mean = (means[0] + means[1]) + (means[2] + means[3]);
    const double shift = mass > 0 ? (wanted - mean) / mass : 0;
    for (n = from; n < to; ++n)
        cells.first[n] += shift * cells.mass[n];
}

/// Cells of a level as the first ones of the next coarser level.
NINESKETCH_WIDE void SampledNode::joinCells(const Cells &cells, Beginning &out)
{
    constexpr double scale = 1.0 / apart;
    constexpr std::size_t count = finerCells * fromFiner;
    static constexpr auto centres = [] { // of the finer cells about those of the coarser ones, in widths of these
        std::array<double, count> result{};
        for (std::size_t n = 0; n < count; ++n)
            result[n] = (static_cast<double>(n % finerCells) + 0.5) * scale - 0.5;
        return result;
    }();
    std::array<double, count> first, second, third;
    for (std::size_t n = 0; n < count; ++n) {
        const double centre = centres[n], one = cells.mass[n], two = cells.first[n] * scale,
                     three = cells.second[n] * (scale * scale);
        first[n] = two + centre * one;
        second[n] = three + centre * (2 * two + centre * one);
        third[n] = cells.third[n] * (scale * scale * scale) + centre * (3 * three + centre * (3 * two + centre * one));
    }
    const auto joined = [](const double *from) {
        double sum = 0;
        for (std::size_t part = 0; part < finerCells; ++part)
            sum += from[part];
        return sum;
    };
    for (std::size_t n = 0; n < fromFiner; ++n) {
        out.mass[n] = joined(&cells.mass[finerCells * n]);
        out.first[n] = joined(&first[finerCells * n]);
        out.second[n] = joined(&second[finerCells * n]);
        out.third[n] = joined(&third[finerCells * n]);
    }
}

const SampledNode::Beginning &SampledNode::beginning(int level) const
{
    std::atomic<Beginning *> &place = m_beginnings[slotOf(level)];
    if (const Beginning *found = place.load(std::memory_order_acquire))
        return *found;
    Cells cell;
    cut(level, cell);
    return keepBeginning(level, cell);
}

const SampledNode::Beginning &SampledNode::keepBeginning(int level, const Cells &cell) const
{
    std::atomic<Beginning *> &place = m_beginnings[slotOf(level)];
    if (const Beginning *found = place.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique<Beginning>();
    joinCells(cell, *made);
    for (std::size_t n = 1; n < finerCells * refined; ++n)
        Spread(cell.mass[n], cell.first[n], cell.second[n], cell.third[n]).addTo(&made->start[n]);
    spreadFirst(cell.mass[0], cell.first[0], cell.second[0], cell.third[0], made->start.data());
    made->ends = cell.used <= finerCells * fromFiner || curve(level)[finerCells * fromFiner] < 1e-9;
    if (cell.used > finerCells * fromFiner)
        made->beyond = curve(level)[finerCells * fromFiner];
    return publish(place, std::move(made));
}

void SampledNode::computeSpectrum(int level, Spectrum &out) const
{
    if (level <= m_base && curve(level)[points] > 1 - atom() - hardly) { // all lies beyond
        out.fill(atom());
        return;
    }
    Cells cell;
    cut(level, cell);
    if (level >= m_base)
        keepBeginning(level, cell);
    std::array<double, points + 3> lattice{}; // [n] is the point n
    lattice[0] = atom();
    if (level <= m_base)
        spreadFirst(cell.mass[0], cell.first[0], cell.second[0], cell.third[0], lattice.data());
    Samples damped;
    spreadCells(cell, level <= m_base ? 1 : refined, lattice);
    const Samples &damp = dampingFactors();
    for (std::size_t n = 0; n < points; ++n)
        damped[n] = lattice[n] * damp[n];
    toFrequency(damped, out);
    if (level > m_base)
        addStart(beginning(level - 1).start, out);
}

/// About 0, in cell widths, of the cells from … to. What rounding left below zero is nothing.
NINESKETCH_WIDE std::array<double, 5> SampledNode::sumMoments(const Cells &cells, std::size_t from, std::size_t to)
{
    constexpr std::size_t lanes = 4; // sums that don't wait for one another
    std::array<std::array<double, lanes>, 5> sums{};
    const auto add = [&](std::size_t n, std::size_t lane) {
        const double some = cells.mass[n] > 0 ? 1 : 0, at = static_cast<double>(static_cast<int>(n)) + 0.5;
        const double mass = some * cells.mass[n], first = some * cells.first[n], second = some * cells.second[n];
        const double square = at * at;
        sums[0][lane] += mass;
        sums[1][lane] += at * mass + first;
        sums[2][lane] += square * mass + 2 * at * first + second;
        sums[3][lane] += at * (square * mass + 3 * (at * first + second));
        sums[4][lane] += square * (square * mass + 4 * at * first + 6 * second);
    };
    std::size_t n = from;
    for (; n + lanes <= to; n += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            add(n + lane, lane);
    for (; n < to; ++n)
        add(n, 0);
    std::array<double, 5> result{};
    for (std::size_t order = 0; order < result.size(); ++order)
        result[order] = (sums[order][0] + sums[order][1]) + (sums[order][2] + sums[order][3]);
    return result;
}

void SampledNode::integrateMoments()
{
    std::array<double, 5> raw{atom(), 0, 0, 0, 0}; // about 0, in s
    for (int level = m_base; level <= highestLevel; ++level) {
        Cells cell;
        cut(level, cell);
        keepBeginning(level, cell);
        // below this a tail is mostly round-off, which far out would be taken for mass
        const bool last =
            cell.used < points || curve(level)[points] < 1e-8 || level >= std::min(m_base + 8, highestLevel);
        const std::array<double, 5> sums =
            sumMoments(cell, level == m_base ? 0 : fromFiner, last ? cell.used : finerCells * fromFiner);
        double power = 1;
        for (std::size_t order = 0; order < raw.size(); ++order, power *= horizon(level) / points)
            raw[order] += sums[order] * power;
        if (last)
            break;
    }
    const double mean = raw[1] / raw[0], second = raw[2] / raw[0], third = raw[3] / raw[0], fourth = raw[4] / raw[0];
    m_moments = {mean, second - mean * mean, third - 3 * mean * second + 2 * mean * mean * mean,
                 fourth - 4 * mean * third + 6 * mean * mean * second - 3 * mean * mean * mean * mean};
}

} // namespace ninesketch::transform
