// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/transform.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace ninesketch::transform
{

namespace
{
constexpr int half = points / 2;
constexpr double pi = std::numbers::pi;

/// Tails below this are rounding: nothing.
constexpr double noise = 1e-9;

/// A filter that leaves low frequencies alone to the fifth order: no moment of what it smooths moves.
struct Tables {
    std::array<double, nodes> filter;
    std::array<double, points> cosine, sine; ///< of 2 pi n / 256
    std::array<double, points + 1> undamp;   ///< e^{14 n / 256}
    Tables()
    {
        for (std::size_t k = 0; k < nodes; ++k)
            filter[k] = std::exp(-36 * std::pow(static_cast<double>(k) / half, 6));
        for (std::size_t n = 0; n < points; ++n) {
            cosine[n] = std::cos(2 * pi * static_cast<double>(n) / points);
            sine[n] = std::sin(2 * pi * static_cast<double>(n) / points);
        }
        for (std::size_t n = 0; n <= points; ++n)
            undamp[n] = std::exp(damping * static_cast<double>(n) / points);
    }
};
const Tables &tables()
{
    static const Tables instance;
    return instance;
}

/// 128 complex numbers, real and imaginary parts apart.
struct Halves {
    alignas(32) std::array<double, half> real, imaginary;
};

/// Sums with e^{sign 2 pi i k n / 128}; natural order in and out (Stockham's ordering, radix 2).
void fourier(Halves &values, double sign)
{
    const Tables &table = tables();
    Halves other;
    Halves *from = &values, *to = &other;
    for (std::size_t groups = half / 2, stride = 1; groups >= 1; groups /= 2, stride *= 2) {
        for (std::size_t group = 0; group < groups; ++group) {
            const std::size_t angle = group * (points / 2 / groups); // of 256: 2 pi group / (2 groups)
            const double c = table.cosine[angle], s = sign * table.sine[angle];
            const double *realA = &from->real[stride * group], *imaginaryA = &from->imaginary[stride * group];
            const double *realB = &from->real[stride * (group + groups)];
            const double *imaginaryB = &from->imaginary[stride * (group + groups)];
            double *realSum = &to->real[stride * 2 * group], *imaginarySum = &to->imaginary[stride * 2 * group];
            double *realTurn = &to->real[stride * (2 * group + 1)];
            double *imaginaryTurn = &to->imaginary[stride * (2 * group + 1)];
            for (std::size_t i = 0; i < stride; ++i) {
                const double differenceReal = realA[i] - realB[i];
                const double differenceImaginary = imaginaryA[i] - imaginaryB[i];
                realSum[i] = realA[i] + realB[i];
                imaginarySum[i] = imaginaryA[i] + imaginaryB[i];
                realTurn[i] = differenceReal * c - differenceImaginary * s;
                imaginaryTurn[i] = differenceReal * s + differenceImaginary * c;
            }
        }
        std::swap(from, to);
    }
    if (from != &values)
        values = *from;
}

/// x_n = sum over all k of the 256 X_k e^{2 pi i k n / 256}, where X is given for k < 116 and its mirror image belongs
/// to it.
void toTime(const Spectrum &spectrum, std::array<double, points> &out)
{
    const Tables &table = tables();
    Halves packed;
    for (std::size_t k = 0; k < half; ++k) {
        const double real = k < nodes ? spectrum.real[k] : 0, imaginary = k < nodes ? spectrum.imaginary[k] : 0;
        const std::size_t mirror = half - k; // X_{k + 128} = conj(X_{128 - k})
        const double mirrorReal = mirror < nodes ? spectrum.real[mirror] : 0;
        const double mirrorImaginary = mirror < nodes ? -spectrum.imaginary[mirror] : 0;
        const double oddReal = real - mirrorReal, oddImaginary = imaginary - mirrorImaginary;
        const double turnedReal = oddReal * table.cosine[k] - oddImaginary * table.sine[k];
        const double turnedImaginary = oddReal * table.sine[k] + oddImaginary * table.cosine[k];
        packed.real[k] = real + mirrorReal - turnedImaginary;
        packed.imaginary[k] = imaginary + mirrorImaginary + turnedReal;
    }
    fourier(packed, 1);
    for (std::size_t n = 0; n < half; ++n) {
        out[2 * n] = packed.real[n];
        out[2 * n + 1] = packed.imaginary[n];
    }
}

/// X_k = sum of x_n e^{-2 pi i k n / 256} for k < 116.
void toFrequency(const std::array<double, points> &values, Spectrum &out)
{
    const Tables &table = tables();
    Halves packed;
    for (std::size_t n = 0; n < half; ++n) {
        packed.real[n] = values[2 * n];
        packed.imaginary[n] = values[2 * n + 1];
    }
    fourier(packed, -1);
    for (std::size_t k = 0; k < nodes; ++k) {
        const std::size_t mirror = (half - k) % half;
        const double evenReal = (packed.real[k] + packed.real[mirror]) / 2;
        const double evenImaginary = (packed.imaginary[k] - packed.imaginary[mirror]) / 2;
        const double oddReal = (packed.imaginary[k] + packed.imaginary[mirror]) / 2;
        const double oddImaginary = (packed.real[mirror] - packed.real[k]) / 2;
        out.real[k] = evenReal + oddReal * table.cosine[k] + oddImaginary * table.sine[k];
        out.imaginary[k] = evenImaginary + oddImaginary * table.cosine[k] - oddReal * table.sine[k];
    }
}

std::size_t slot(int level)
{
    return static_cast<std::size_t>(level - lowestLevel);
}

/// Keeps the first of what several threads may have worked out alike.
template <typename T> T &publish(std::atomic<T *> &place, std::unique_ptr<T> made)
{
    T *expected = nullptr;
    if (place.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
        return *made.release();
    return *expected;
}

/// Third-degree interpolation between values[1] and values[2] at `fraction` of the way.
double interpolate(const double *values, double fraction)
{
    const double f = fraction, a = f + 1, b = f - 1, c = f - 2;
    return -f * b * c / 6 * values[0] + a * b * c / 2 * values[1] - a * f * c / 2 * values[2] +
           a * f * b / 6 * values[3];
}
} // namespace

double horizon(int level)
{
    return std::ldexp(1.0, 2 * level);
}

int levelFor(double time)
{
    int exponent = 0;
    std::frexp(time * points / lastGood, &exponent); // below 2^exponent
    const int level = exponent >= 0 ? (exponent + 1) / 2 : -((-exponent) / 2);
    return std::clamp(level, lowestLevel, highestLevel);
}

double nodeReal(int level)
{
    return damping / horizon(level);
}

double nodeImaginary(int level, int index)
{
    return 2 * pi * index / horizon(level);
}

void Spectrum::fill(double value)
{
    real.fill(value);
    imaginary.fill(0);
}

void Spectrum::multiply(const Spectrum &factor)
{
    for (std::size_t k = 0; k < nodes; ++k) {
        const double newReal = real[k] * factor.real[k] - imaginary[k] * factor.imaginary[k];
        imaginary[k] = real[k] * factor.imaginary[k] + imaginary[k] * factor.real[k];
        real[k] = newReal;
    }
}

void Spectrum::add(const Spectrum &other, double weight)
{
    for (std::size_t k = 0; k < nodes; ++k) {
        real[k] += weight * other.real[k];
        imaginary[k] += weight * other.imaginary[k];
    }
}

void shiftSpectrum(int level, double delay, Spectrum &out)
{
    const double size = std::exp(-nodeReal(level) * delay);
    const double angle = nodeImaginary(level, 1) * delay;
    const double stepReal = std::cos(angle), stepImaginary = -std::sin(angle);
    double real = size, imaginary = 0;
    for (int k = 0; k < nodes; ++k) {
        if (k % 29 == 0) { // anew now and then, so that the error of turning does not add up
            real = size * std::cos(angle * k);
            imaginary = -size * std::sin(angle * k);
        }
        out.real[static_cast<std::size_t>(k)] = real;
        out.imaginary[static_cast<std::size_t>(k)] = imaginary;
        const double turned = real * stepReal - imaginary * stepImaginary;
        imaginary = real * stepImaginary + imaginary * stepReal;
        real = turned;
    }
}

struct Node::Level {
    std::atomic<Spectrum *> spectrum{};
    std::atomic<Curve *> curve{};
    Level() = default;
    Level(const Level &) = delete;
    Level &operator=(const Level &) = delete;
    ~Level()
    {
        delete spectrum.load();
        delete curve.load();
    }
};

Node::~Node()
{
    for (std::atomic<Level *> &level : m_levels)
        delete level.load();
}

Node::Level &Node::at(int level) const
{
    std::atomic<Level *> &place = m_levels[slot(level)];
    if (Level *found = place.load(std::memory_order_acquire))
        return *found;
    return publish(place, std::make_unique<Level>());
}

const Spectrum &Node::spectrum(int level) const
{
    Level &here = at(level);
    if (Spectrum *found = here.spectrum.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique<Spectrum>();
    computeSpectrum(level, *made);
    return publish(here.spectrum, std::move(made));
}

const Curve &Node::curve(int level) const
{
    Level &here = at(level);
    if (Curve *found = here.curve.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique<Curve>();
    computeCurve(level, *made);
    return publish(here.curve, std::move(made));
}

void Node::computeCurve(int level, Curve &out) const
{
    // the tail has the transform (1 - f(s)) / s
    const Tables &table = tables();
    const Spectrum &density = spectrum(level);
    Spectrum tail;
    for (std::size_t k = 0; k < nodes; ++k) {
        const double real = damping, imaginary = 2 * pi * static_cast<double>(k); // s T; the 1 / T of the sum cancels
        const double factor = table.filter[k] / (real * real + imaginary * imaginary);
        const double numeratorReal = 1 - density.real[k], numeratorImaginary = -density.imaginary[k];
        tail.real[k] = (numeratorReal * real + numeratorImaginary * imaginary) * factor;
        tail.imaginary[k] = (numeratorImaginary * real - numeratorReal * imaginary) * factor;
    }
    std::array<double, points> values;
    toTime(tail, values);
    const double top = 1 - m_atom;
    for (std::size_t n = 0; n < points; ++n) {
        const double value = values[n] * table.undamp[n];
        out[n] = value < noise ? 0 : std::min(value, top);
    }
    out[0] = top;
    out[points] = out[points - 1];
}

double Node::tailAt(int level, double at) const
{
    if (at <= 0)
        return at < 0 ? 1 : 1 - m_atom;
    int steps = 0;
    while (at < firstGood && level > lowestLevel && steps < 4) {
        --level;
        at *= 4;
        ++steps;
    }
    while (at > lastGood && level < highestLevel) {
        ++level;
        at /= 4;
    }
    const Curve &values = curve(level);
    const int whole = std::clamp(static_cast<int>(at), 1, points - 2);
    const double result = interpolate(&values[static_cast<std::size_t>(whole) - 1], at - whole);
    return std::clamp(result, 0.0, 1 - m_atom);
}

double Node::tail(double time) const
{
    if (time <= 0)
        return time < 0 ? 1 : 1 - m_atom;
    const double distance = time - m_moments.mean;
    if (distance > 0 && distance * distance > 1e13 * m_moments.variance)
        return 0; // Chebyshev's inequality: below 1e-13
    const int level = levelFor(time);
    const double at = time / horizon(level) * points;
    if (at < firstGood / 4.0 || at > lastGood + 1) // beyond the ladder
        return at > lastGood ? 0 : 1 - m_atom;
    const Curve &values = curve(level);
    const auto whole = static_cast<std::size_t>(at);
    const double *around = &values[whole - 1];
    const double fraction = at - static_cast<double>(whole);
    if (around[0] > 0 && around[1] > 0 && around[2] > 0 && around[3] > 1e-12) { // exponential tails become exact
        const double logarithms[4] = {std::log(around[0]), std::log(around[1]), std::log(around[2]),
                                      std::log(around[3])};
        return std::clamp(std::exp(interpolate(logarithms, fraction)), 0.0, 1 - m_atom);
    }
    return std::clamp(interpolate(around, fraction), 0.0, 1 - m_atom);
}

/// Probability in each of 256 cells, with its moments about the middle, in cell widths.
struct SampledNode::Cells {
    std::array<double, points> mass, first, second, third;
};

namespace
{
/// Cells below this come from the level that is four times finer, which is good up to here.
constexpr std::size_t fromFiner = 51;
} // namespace

SampledNode::~SampledNode()
{
    for (std::atomic<Cells *> &level : m_cells)
        delete level.load();
}

void SampledNode::computeCurve(int level, Curve &out) const
{
    sampleTail(level, out);
}

void SampledNode::findBase(double middle)
{
    int level = levelFor(middle);
    for (int step = 0; step < 5 && level > lowestLevel; ++step, --level)
        if (curve(level)[points / 4] > 0.8 * (1 - m_atom))
            break;
    m_base = level;
}

const SampledNode::Cells &SampledNode::cells(int level) const
{
    std::atomic<Cells *> &place = m_cells[slot(level)];
    if (Cells *found = place.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique<Cells>();
    std::size_t n = 0;
    if (level > m_base) { // the beginning is known four times finer
        const Cells &finer = cells(level - 1);
        for (; n < fromFiner; ++n) {
            double mass = 0, first = 0, second = 0, third = 0;
            for (std::size_t part = 0; part < 4; ++part) {
                const std::size_t from = 4 * n + part;
                const double centre = (static_cast<double>(part) - 1.5) / 4;
                mass += finer.mass[from];
                first += finer.first[from] / 4 + centre * finer.mass[from];
                second +=
                    finer.second[from] / 16 + 2 * centre * finer.first[from] / 4 + centre * centre * finer.mass[from];
            }
            made->mass[n] = mass;
            made->first[n] = first;
            made->second[n] = second;
            made->third[n] = third;
        }
        if (curve(level - 1)[4 * fromFiner] < 1e-9) { // nothing beyond that, so no need to look
            for (auto *moment : {&made->mass, &made->first, &made->second, &made->third})
                std::fill(moment->begin() + fromFiner, moment->end(), 0.0);
            return publish(place, std::move(made));
        }
    }
    const Curve &tail = curve(level);
    const auto value = [&](std::size_t index, int step) { // of the distribution function, mirrored at the ends
        const auto at = static_cast<int>(index) + step;
        if (at < 0)
            return 3 * tail[0] - 3 * tail[1] + tail[2];
        if (at > points)
            return 3 * tail[points] - 3 * tail[points - 1] + tail[points - 2];
        return tail[static_cast<std::size_t>(at)];
    };
    for (; n < points; ++n) {
        // the tail as a cubic through four points around the cell; moments by parts
        const double before = value(n, -1), left = tail[n], right = tail[n + 1], after = value(n, 2);
        const double area = (13 * (left + right) - before - after) / 24;
        const double near = right - left, far = after - before;
        const double cubic = (far - 3 * near) / 6, linear = near - cubic / 4;
        made->mass[n] = left - right;
        made->first[n] = area - (left + right) / 2;
        made->second[n] = made->mass[n] / 4 + 2 * (linear / 12 + cubic / 80);
        // even part of the cubic: constant and square
        const double middle = (left + right) / 2, square = (before + after - left - right) / 4;
        const double constant = middle - square / 4;
        made->third[n] = -middle / 4 + 3 * (constant / 12 + square / 80);
    }
    return publish(place, std::move(made));
}

namespace
{
/// Puts a cell's probability on the four lattice points around it so that its moments stay; `at` is its left point.
void spread(double mass, double first, double second, double third, double *at)
{
    const double even = (second - mass / 4) / 4;
    const double odd = (third - first / 4) / 6;
    const double inner = mass / 2 - even, turn = first - 3 * odd;
    at[-1] += even - odd;
    at[0] += inner - turn;
    at[1] += inner + turn;
    at[2] += even + odd;
}

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

/// Adds sum of weights[n] z^n, z the spectrum of one step.
template <std::size_t count>
void addPolynomial(const std::array<double, count> &weights, const Spectrum &step, Spectrum &out)
{
    Spectrum sum;
    sum.fill(weights[count - 1]);
    for (std::size_t n = count - 1; n-- > 0;) {
        const double weight = weights[n];
        for (std::size_t k = 0; k < nodes; ++k) {
            const double real = sum.real[k] * step.real[k] - sum.imaginary[k] * step.imaginary[k] + weight;
            sum.imaginary[k] = sum.real[k] * step.imaginary[k] + sum.imaginary[k] * step.real[k];
            sum.real[k] = real;
        }
    }
    out.add(sum, 1);
}
} // namespace

void SampledNode::computeSpectrum(int level, Spectrum &out) const
{
    // The first four cells are too coarse where the whole body may hide in them (a wait is 1 / (1 - rho) as sensitive
    // as what it is made of): there the lattices of the finer levels speak, each for its cells 4 ... 15.
    constexpr std::size_t refined = 4;
    const Cells &cell = cells(level);
    std::array<double, points + 3> lattice{}; // [n] is the point n
    lattice[0] = m_atom;
    if (level <= m_base)
        spreadFirst(cell.mass[0], cell.first[0], cell.second[0], cell.third[0], lattice.data());
    for (std::size_t n = level <= m_base ? 1 : refined; n < points; ++n)
        spread(cell.mass[n], cell.first[n], cell.second[n], cell.third[n], &lattice[n]);
    const Tables &table = tables();
    std::array<double, points> damped;
    for (std::size_t n = 0; n < points; ++n)
        damped[n] = lattice[n] / table.undamp[n];
    toFrequency(damped, out);
    // two levels finer a cell is too narrow for its third moment to leave anything to say
    const int finest = std::max(m_base, level - 2);
    for (int finer = level - 1; finer >= finest; --finer) {
        const Cells &part = cells(finer);
        std::array<double, 4 * refined + 2> weights{};
        if (finer == finest)
            spreadFirst(part.mass[0], part.first[0], part.second[0], part.third[0], weights.data());
        for (std::size_t n = finer == finest ? 1 : refined; n < 4 * refined; ++n)
            spread(part.mass[n], part.first[n], part.second[n], part.third[n], &weights[n]);
        Spectrum step;
        shiftSpectrum(level, horizon(finer) / points, step);
        addPolynomial(weights, step, out);
    }
}

void SampledNode::integrateMoments()
{
    std::vector<WeightedMoments> parts;
    parts.push_back({m_atom, 0, {}});
    for (int level = m_base; level <= highestLevel; ++level) {
        const double width = horizon(level) / points;
        const Cells &cell = cells(level);
        // below this a tail is mostly round-off, which far out would be taken for mass
        const bool last = curve(level)[points] < 1e-8 || level >= std::min(m_base + 12, highestLevel);
        for (std::size_t n = level == m_base ? 0 : fromFiner; n < (last ? points : 4 * fromFiner); ++n) {
            const double mass = cell.mass[n];
            if (mass <= 0)
                continue;
            const double mean = cell.first[n] / mass;
            parts.push_back({mass,
                             (static_cast<double>(n) + 0.5) * width,
                             {mean * width, (cell.second[n] / mass - mean * mean) * width * width, 0, 0}});
        }
        if (last)
            break;
    }
    m_moments = mixedMoments(parts);
}

Node::Moments mixedMoments(std::span<const WeightedMoments> parts)
{
    double total = 0, mean = 0;
    for (const WeightedMoments &part : parts) {
        total += part.weight;
        mean += part.weight * (part.offset + part.moments.mean);
    }
    Node::Moments result;
    if (total <= 0)
        return result;
    result.mean = mean / total;
    for (const WeightedMoments &part : parts) {
        const double weight = part.weight / total;
        const double d = part.offset + part.moments.mean - result.mean;
        const Node::Moments &m = part.moments;
        result.variance += weight * (m.variance + d * d);
        result.third += weight * (m.third + 3 * d * m.variance + d * d * d);
        result.fourth += weight * (m.fourth + 4 * d * m.third + 6 * d * d * m.variance + d * d * d * d);
    }
    return result;
}

Node::Moments summedMoments(const Node::Moments &left, const Node::Moments &right)
{
    return {left.mean + right.mean, left.variance + right.variance, left.third + right.third,
            left.fourth + right.fourth + 6 * left.variance * right.variance};
}

} // namespace ninesketch::transform
