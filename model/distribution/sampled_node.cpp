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
/// So many cells stand with their moments; what the others come to follows from the tail at once.
constexpr std::size_t headCells = 4 * finerCells;
static_assert(headCells > fromFiner && headCells >= finerCells * refined);

/// A cell's probability, with its moments about the middle, in cell widths: by parts, of the cubic through the tails at
/// its ends and at the points beside them.
struct Cell {
    double mass = 0, first = 0, second = 0, third = 0;
    constexpr Cell() = default;
    constexpr Cell(double mass_, double first_, double second_, double third_)
        : mass(mass_), first(first_), second(second_), third(third_)
    {
    }
    NINESKETCH_WITHIN_WIDE constexpr explicit Cell(const double *tails)
    {
        const double inner = tails[1] + tails[2] - tails[0] - tails[3];
        mass = tails[1] - tails[2];
        first = inner / 24;
        second = mass * (3.0 / 40) - (tails[3] - tails[0]) / 360;
        third = inner / 160;
    }
};

/// A cell's probability on the four lattice points around it so that its moments stay.
struct Spread {
    double before, left, right, after;
    constexpr explicit Spread(const Cell &cell)
    {
        const double even = (cell.second - cell.mass / 4) / 4;
        const double odd = (cell.third - cell.first / 4) / 6;
        const double inner = cell.mass / 2 - even, turn = cell.first - 3 * odd;
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
void spreadFirst(const Cell &cell, double *at)
{
    const auto &[mass, first, second, third] = cell;
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

/// Adds what the start of the next finer level puts on its points. About the middle of them what stands alike on both
/// sides makes cosines, what does not makes sines: half the products of complex numbers.
NINESKETCH_WIDE void addStart(const Start &weights, Spectrum &out)
{
    constexpr std::size_t count = std::tuple_size_v<Start>, pairs = count / 2, together = 3;
    static_assert(count == 2 * pairs && pairs == together * together);
    using Waves = std::array<std::array<double, nodes>, pairs>;
    struct Tables {
        Waves cosine, sine;                         ///< of the angles between the middle and a point
        std::array<double, nodes> toCosine, toSine; ///< of those between 0 and the middle
        std::array<double, count> damp;
    };
    static const Tables tables = [] { // the same on all levels
        constexpr double middle = (count - 1) / 2.0;
        Tables made;
        for (std::size_t k = 0; k < nodes; ++k) {
            const double angle = nodeImaginary(0, static_cast<int>(k)) * horizon(-1) / points;
            made.toCosine[k] = std::cos(angle * middle);
            made.toSine[k] = std::sin(angle * middle);
            for (std::size_t n = 0; n < pairs; ++n) {
                made.cosine[n][k] = std::cos(angle * (middle - static_cast<double>(n)));
                made.sine[n][k] = std::sin(angle * (middle - static_cast<double>(n)));
            }
        }
        for (std::size_t n = 0; n < count; ++n)
            made.damp[n] = std::exp(-nodeReal(0) * static_cast<double>(n) * horizon(-1) / points);
        return made;
    }();
    std::array<double, pairs> even, odd;
    for (std::size_t n = 0; n < pairs; ++n) {
        const std::size_t mirror = count - 1 - n;
        const double before = weights[n] * tables.damp[n], after = weights[mirror] * tables.damp[mirror];
        even[n] = before + after;
        odd[n] = before - after;
    }
    const auto sum = [](const std::array<double, pairs> &of, const Waves &waves, std::size_t k) {
        double parts[together];
        for (std::size_t i = 0; i < together; ++i)
            parts[i] = (of[3 * i] * waves[3 * i][k] + of[3 * i + 1] * waves[3 * i + 1][k]) +
                       of[3 * i + 2] * waves[3 * i + 2][k];
        return (parts[0] + parts[1]) + parts[2];
    };
    for (std::size_t k = 0; k < nodes; ++k) {
        const double alike = sum(even, tables.cosine, k), unlike = sum(odd, tables.sine, k);
        out.real[k] += alike * tables.toCosine[k] + unlike * tables.toSine[k];
        out.imaginary[k] += unlike * tables.toCosine[k] - alike * tables.toSine[k];
    }
}

/// P(X > n) at [n + 1] for n = -1 … 258, in cell widths: what is read of a tail for the cells of a level.
using TailsBeside = std::array<double, points + 4>;
/// Cells that make the first ones of the next coarser level.
constexpr std::size_t joined = finerCells * fromFiner;
constexpr std::size_t joinedFromHead = headCells / finerCells;

/// What the middle one of seven tails stands for on the lattice, of the four cells around it.
constexpr double latticeOf(const std::array<double, 7> &tails)
{
    const auto cell = [&](std::size_t n) { return Spread(Cell(tails.data() + n)); };
    return (cell(2).left + cell(1).right) + (cell(3).before + cell(0).after);
}

/// What the tails behind the head put on its points; `near` and `far` shift the cells within themselves, by so much of
/// their probability, up to the last one joined and after it. As sums of tails with weights that are always the same.
NINESKETCH_WIDE void spreadTails(const TailsBeside &tails, double near, double far, Samples &lattice)
{
    static constexpr auto weights = [] { // of the tails before a point; of those after it the same below zero
        std::array<double, 3> result{};
        for (std::size_t away = 1; away <= result.size(); ++away) {
            std::array<double, 7> one{};
            one[3 - away] = 1;
            result[away - 1] = latticeOf(one);
        }
        return result;
    }();
    for (std::size_t n = headCells; n < points; ++n) {
        const double *at = &tails[n + 1];
        lattice[n] = weights[0] * (at[-1] - at[1]) + (weights[1] * (at[-2] - at[2]) + weights[2] * (at[-3] - at[3]));
    }
    if (near == 0 && far == 0)
        return;
    static constexpr Spread turned(Cell(0, 1, 0, 0));
    std::array<double, points + 1> first; // of each cell
    for (std::size_t n = headCells - 2; n < joined; ++n)
        first[n] = near * (tails[n + 1] - tails[n + 2]);
    for (std::size_t n = joined; n <= points; ++n)
        first[n] = far * (tails[n + 1] - tails[n + 2]);
    for (std::size_t n = headCells; n < points; ++n)
        lattice[n] += turned.left * (first[n] - first[n - 1]) + turned.before * (first[n + 1] - first[n - 2]);
}

/// Cells of a finer level as one of the next coarser level.
constexpr Cell joinedCell(const Cell *cells)
{
    constexpr double scale = 1.0 / apart;
    Cell sum;
    for (std::size_t n = 0; n < finerCells; ++n) {
        const double centre = (static_cast<double>(n) + 0.5) * scale - 0.5;
        const double one = cells[n].mass, two = cells[n].first * scale, three = cells[n].second * (scale * scale);
        sum.mass += one;
        sum.first += two + centre * one;
        sum.second += three + centre * (2 * two + centre * one);
        sum.third +=
            cells[n].third * (scale * scale * scale) + centre * (3 * three + centre * (3 * two + centre * one));
    }
    return sum;
}

/// The same of the tails behind the head.
NINESKETCH_WIDE void joinTails(const TailsBeside &tails, double near, std::array<Cell, fromFiner> &out)
{
    constexpr std::size_t taps = finerCells + 3;
    using Weights = std::array<std::array<double, 4>, taps>; // of each tail in each of the moments
    const auto weigh = [](bool shifted) {
        Weights result{};
        for (std::size_t tap = 0; tap < taps; ++tap) {
            std::array<double, taps> one{};
            one[tap] = 1;
            std::array<Cell, finerCells> cells;
            for (std::size_t n = 0; n < finerCells; ++n) {
                cells[n] = Cell(&one[n]);
                if (shifted)
                    cells[n] = Cell(0, cells[n].mass, 0, 0);
            }
            const Cell cell = joinedCell(cells.data());
            result[tap] = {cell.mass, cell.first, cell.second, cell.third};
        }
        return result;
    };
    static constexpr Weights still = weigh(false), moved = weigh(true);
    Weights weights;
    for (std::size_t tap = 0; tap < taps; ++tap)
        for (std::size_t k = 0; k < 4; ++k)
            weights[tap][k] = still[tap][k] + near * moved[tap][k];
    for (std::size_t n = joinedFromHead; n < fromFiner; ++n) {
        std::array<double, 4> sums{};
        for (std::size_t tap = 0; tap < taps; ++tap)
            for (std::size_t k = 0; k < 4; ++k)
                sums[k] += weights[tap][k] * tails[finerCells * n + tap];
        out[n] = Cell(sums[0], sums[1], sums[2], sums[3]);
    }
}

/// How far cells have to be shifted within themselves, so that their mean, times their probability, is `wanted` cell
/// widths from 0. The sum of (n + 1/2) mass + first over the cells, by parts.
double shiftOf(const TailsBeside &tails, std::size_t from, std::size_t to, double wanted)
{
    const double *tail = &tails[1];
    const double mass = tail[from] - tail[to];
    double sum = (tail[from] + tail[to]) / 2;
    std::array<double, 4> some{}; // sums that don't wait for one another
    std::size_t n = from + 1;
    for (; n + some.size() <= to; n += some.size())
        for (std::size_t i = 0; i < some.size(); ++i)
            some[i] += tail[n + i];
    for (; n < to; ++n)
        sum += tail[n];
    sum += (some[0] + some[1]) + (some[2] + some[3]);
    const double ends = (tail[to - 1] - tails[from] + tail[from + 1] - tail[to + 1]) / 24;
    const double mean = static_cast<double>(from) * tail[from] - static_cast<double>(to) * tail[to] + sum + ends;
    return mass > 0 ? (wanted - mean) / mass : 0;
}
} // namespace

struct SampledNode::Cells {
    std::array<Cell, headCells + 1> head; ///< the first of them
    TailsBeside tails;                    ///< what the others follow from
    double near = 0, far = 0;             ///< see spreadTails
    std::size_t used = points; ///< nothing in the cells beyond; where not all are, all of them are in the head
};

/// What coarser levels want to know of a level.
struct SampledNode::Beginning : Recycled<SampledNode::Beginning> {
    std::array<Cell, fromFiner> cells; ///< the first of the next coarser level
    Start start{};                     ///< the cells 0 … 15 on the level's own points
    double beyond = 0;                 ///< probability after these cells
    bool ends = false;                 ///< next to nothing beyond
};

SampledNode::~SampledNode()
{
    for (std::atomic<Beginning *> &level : m_beginnings)
        delete level.load();
}

void SampledNode::computeCurve(int level, Curve &out) const
{
    int first = 0;
    if (level > m_base && !isQuickToSample()) { // the finer level knows them
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

void SampledNode::cut(int level, Cells &out) const
{
    const double width = horizon(level) / points;
    std::size_t begin = 0;
    if (level > m_base) { // the beginning is known from the finer level
        const Beginning &finer = beginning(level - 1);
        std::ranges::copy(finer.cells, out.head.begin());
        begin = fromFiner;
        if (finer.ends) { // what is still missing stands in one cell more
            std::fill(out.head.begin() + fromFiner, out.head.end(), Cell());
            out.used = fromFiner + 1;
            Cell &rest = out.head[fromFiner];
            rest.mass = finer.beyond;
            if (const auto mean = meanBeyond(fromFiner * width))
                rest.first = *mean / width - (fromFiner + 0.5) * rest.mass;
            return;
        }
    }
    TailsBeside &tails = out.tails;
    const Curve *known = knownCurve(level);
    Curve room;
    if (!known && isQuickToSample())
        sampleTail(level, 0, room);
    const Curve &tail = known ? *known : isQuickToSample() ? room : curve(level);
    std::ranges::copy(tail, tails.begin() + 1);
    tails[0] = 3 * tail[0] - 3 * tail[1] + tail[2]; // as a parabola would go on
    for (std::size_t n = points + 2; n < tails.size(); ++n)
        tails[n] = 3 * tails[n - 1] - 3 * tails[n - 2] + tails[n - 3];
    // No probability may be lost where levels that differ in their last digits meet: on the coarsest levels it would
    // look like a tail without an end.
    if (level > m_base)
        tails[fromFiner + 1] = beginning(level - 1).beyond;
    if (const auto all = meanBeyond(static_cast<double>(begin) * width)) {
        const double middle = *meanBeyond(joined * width);
        out.near = shiftOf(tails, begin, joined, (*all - middle) / width);
        out.far = shiftOf(tails, joined, points, (middle - *meanBeyond(points * width)) / width);
    }
    for (std::size_t n = begin; n < out.head.size(); ++n) {
        out.head[n] = Cell(&tails[n]);
        out.head[n].first += out.near * out.head[n].mass;
    }
}

const SampledNode::Beginning &SampledNode::beginning(int level) const
{
    std::atomic<Beginning *> &place = m_beginnings[slotOf(level)];
    if (const Beginning *found = place.load(std::memory_order_acquire))
        return *found;
    Cells cells;
    cut(level, cells);
    return keepBeginning(level, cells);
}

const SampledNode::Beginning &SampledNode::keepBeginning(int level, const Cells &cells) const
{
    std::atomic<Beginning *> &place = m_beginnings[slotOf(level)];
    if (const Beginning *found = place.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique<Beginning>();
    for (std::size_t n = 0; n < joinedFromHead; ++n)
        made->cells[n] = joinedCell(&cells.head[finerCells * n]);
    if (cells.used == points)
        joinTails(cells.tails, cells.near, made->cells);
    spreadFirst(cells.head[0], made->start.data());
    for (std::size_t n = 1; n < finerCells * refined; ++n)
        Spread(cells.head[n]).addTo(&made->start[n]);
    made->ends = cells.used < points || cells.tails[joined + 1] < 1e-9;
    if (cells.used == points)
        made->beyond = cells.tails[joined + 1];
    return publish(place, std::move(made));
}

void SampledNode::computeSpectrum(int level, Spectrum &out) const
{
    if (level <= m_base && curve(level)[points] > 1 - atom() - hardly) { // all lies beyond
        out.fill(atom());
        return;
    }
    Cells cells;
    cut(level, cells);
    if (level >= m_base)
        keepBeginning(level, cells);
    std::array<double, headCells + 4> head{}; // [n + 1]: the point n
    for (std::size_t n = level <= m_base ? 1 : refined; n < cells.head.size(); ++n)
        Spread(cells.head[n]).addTo(&head[n + 1]);
    if (level <= m_base)
        spreadFirst(cells.head[0], &head[1]);
    head[1] += atom();
    Samples lattice{};
    std::copy_n(head.begin() + 1, headCells, lattice.begin());
    if (cells.used == points)
        spreadTails(cells.tails, cells.near, cells.far, lattice);
    const Samples &damp = dampingFactors();
    for (std::size_t n = 0; n < points; ++n)
        lattice[n] *= damp[n];
    toFrequency(lattice, out);
    if (level > m_base)
        addStart(beginning(level - 1).start, out);
}

/// About 0, in cell widths, of the cells from … to. What rounding left below zero is nothing.
NINESKETCH_WIDE std::array<double, 5> SampledNode::sumMoments(const Cells &cells, std::size_t from, std::size_t to)
{
    std::array<double, points> mass, first, second;
    const auto keep = [&](std::size_t at, const Cell &cell) {
        const double some = cell.mass > 0 ? 1 : 0;
        mass[at] = some * cell.mass;
        first[at] = some * cell.first;
        second[at] = some * cell.second;
    };
    for (std::size_t at = from; at < cells.head.size(); ++at)
        keep(at, cells.head[at]);
    for (std::size_t at = cells.head.size(); at < to; ++at)
        keep(at, Cell(&cells.tails[at]));
    constexpr std::size_t lanes = 4; // sums that don't wait for one another
    std::array<std::array<double, lanes>, 5> sums{};
    const auto add = [&](std::size_t n, std::size_t lane) {
        const double at = static_cast<double>(static_cast<int>(n)) + 0.5, square = at * at;
        sums[0][lane] += mass[n];
        sums[1][lane] += at * mass[n] + first[n];
        sums[2][lane] += square * mass[n] + 2 * at * first[n] + second[n];
        sums[3][lane] += at * (square * mass[n] + 3 * (at * first[n] + second[n]));
        sums[4][lane] += square * (square * mass[n] + 4 * at * first[n] + 6 * second[n]);
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
        Cells cells;
        cut(level, cells);
        keepBeginning(level, cells);
        // below this a tail is mostly round-off, which far out would be taken for mass
        const bool last =
            cells.used < points || curve(level)[points] < 1e-8 || level >= std::min(m_base + 8, highestLevel);
        const std::array<double, 5> sums =
            sumMoments(cells, level == m_base ? 0 : fromFiner, last ? cells.used : joined);
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
