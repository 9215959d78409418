// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/transform.h"
#include "model/distribution/elementary.h"
#include "model/distribution/fourier.h"
#include "model/distribution/publish.h"
#include "model/distribution/wide.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace ninesketch::transform
{

namespace
{
constexpr double pi = std::numbers::pi;

constexpr int apartExponent = std::countr_zero(static_cast<unsigned>(apart));
static_assert(1 << apartExponent == apart && firstGood * apart < lastGood, "good points of levels overlap");
/// How many times finer than a level is what its first points are read from, at most.
constexpr int finestStride = apart * apart * apart;

/// Tails below this are rounding: nothing.
constexpr double noise = 1e-9;

/// Third-degree interpolation between values[1] and values[2] at `fraction` of the way.
struct Interpolation {
    double weights[4];
    explicit Interpolation(double fraction)
    {
        const double f = fraction, a = f + 1, b = f - 1, c = f - 2;
        weights[0] = -f * b * c / 6;
        weights[1] = a * b * c / 2;
        weights[2] = -a * f * c / 2;
        weights[3] = a * f * b / 6;
    }
    double operator()(const double *values) const
    {
        return weights[0] * values[0] + weights[1] * values[1] + weights[2] * values[2] + weights[3] * values[3];
    }
};
double interpolate(const double *values, double fraction)
{
    return Interpolation(fraction)(values);
}
} // namespace

double horizon(int level)
{
    static const auto horizons = [] {
        std::array<double, highestLevel - lowestLevel + 1> result{};
        for (int at = lowestLevel; at <= highestLevel; ++at)
            result[slotOf(at)] = std::ldexp(1.0, apartExponent * at);
        return result;
    }();
    return horizons[slotOf(level)];
}

int levelFor(double time)
{
    int exponent = 0;
    std::frexp(time * points / lastGood, &exponent); // below 2^exponent
    const int level = exponent >= 0 ? (exponent + apartExponent - 1) / apartExponent : -(-exponent / apartExponent);
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

NINESKETCH_WIDE void Spectrum::multiply(const Spectrum &factor)
{
    for (std::size_t k = 0; k < nodes; ++k) {
        const double newReal = real[k] * factor.real[k] - imaginary[k] * factor.imaginary[k];
        imaginary[k] = real[k] * factor.imaginary[k] + imaginary[k] * factor.real[k];
        real[k] = newReal;
    }
}

NINESKETCH_WIDE void Spectrum::add(const Spectrum &other, double weight)
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
    constexpr std::size_t lanes = 4; // turned on side by side, as one product is not waited for by the next
    for (std::size_t k = 0; k < lanes; ++k) {
        out.real[k] = size * std::cos(angle * static_cast<double>(k));
        out.imaginary[k] = -size * std::sin(angle * static_cast<double>(k));
    }
    const double stepReal = std::cos(angle * lanes), stepImaginary = -std::sin(angle * lanes);
    for (std::size_t k = lanes; k < nodes; ++k) {
        const double real = out.real[k - lanes], imaginary = out.imaginary[k - lanes];
        out.real[k] = real * stepReal - imaginary * stepImaginary;
        out.imaginary[k] = real * stepImaginary + imaginary * stepReal;
    }
}

void multiplyByShift(int level, double delay, Spectrum &out)
{
    Spectrum shift;
    shiftSpectrum(level, delay, shift);
    out.multiply(shift);
}

void carryOn(int last, Curve &tail)
{
    if (last <= lastGood)
        return;
    constexpr std::size_t good = lastGood, apartBy = 4, before = good - apartBy;
    const double ratio = tail[before] > 1e-300 ? std::pow(std::min(1.0, tail[good] / tail[before]), 1.0 / apartBy) : 0;
    for (std::size_t n = good + 1; n <= static_cast<std::size_t>(last); ++n)
        tail[n] = tail[n - 1] * ratio;
}

struct Node::KeptSpectrum : Spectrum, Recycled<KeptSpectrum> {
};

struct Node::KeptCurve : Recycled<KeptCurve> {
    Curve points;
};

Node::Node() = default;

Node::~Node()
{
    for (std::atomic<KeptSpectrum *> &one : m_spectra)
        delete one.load();
    for (std::atomic<KeptCurve *> &one : m_curves)
        delete one.load();
}

const Spectrum &Node::spectrum(int level) const
{
    std::atomic<KeptSpectrum *> &place = m_spectra[slotOf(level)];
    if (const Spectrum *found = place.load(std::memory_order_acquire))
        return *found;
    auto made = std::make_unique_for_overwrite<KeptSpectrum>();
    computeSpectrum(level, *made);
    return publish(place, std::move(made));
}

const Spectrum &Node::spectrumOnce(int level, Spectrum &room) const
{
    if (const Spectrum *found = m_spectra[slotOf(level)].load(std::memory_order_acquire))
        return *found;
    computeSpectrum(level, room);
    return room;
}

const Curve *Node::knownCurve(int level) const
{
    const KeptCurve *found = m_curves[slotOf(level)].load(std::memory_order_acquire);
    return found ? &found->points : nullptr;
}

const Curve &Node::curve(int level) const
{
    std::atomic<KeptCurve *> &place = m_curves[slotOf(level)];
    if (const KeptCurve *found = place.load(std::memory_order_acquire))
        return found->points;
    auto made = std::make_unique_for_overwrite<KeptCurve>();
    computeCurve(level, made->points);
    return publish(place, std::move(made)).points;
}

namespace
{
/// From the transform of a density to the tail at all points.
NINESKETCH_WIDE void invert(const Spectrum &density, double top, Curve &out)
{
    const Spectrum &factor = tailFactors();
    const std::array<double, points + 1> &undamp = undamping(), &ring = ringing();
    Spectrum tail;
    for (std::size_t k = 0; k < nodes; ++k) {
        const double real = 1 - density.real[k], imaginary = -density.imaginary[k];
        tail.real[k] = real * factor.real[k] - imaginary * factor.imaginary[k];
        tail.imaginary[k] = real * factor.imaginary[k] + imaginary * factor.real[k];
    }
    Samples values;
    toTime(tail, values);
    for (std::size_t n = 0; n < points; ++n) {
        const double value = values[n] * undamp[n] - top * ring[n];
        out[n] = value < noise ? 0 : std::min(value, top);
    }
    out[0] = top;
    out[points] = out[points - 1];
}
} // namespace

void Node::computeCurve(int level, Curve &out) const
{
    invert(spectrum(level), 1 - m_atom, out);
}

bool Node::emptyBefore(int level) const
{
    return 1 - m_atom - curve(level)[firstGood] < hardly;
}

double Node::tailAt(int level, double at) const
{
    if (at <= 0)
        return at < 0 ? 1 : 1 - m_atom;
    for (int stride = 1; at < firstGood && level > lowestLevel && stride < finestStride; stride *= apart) {
        if (emptyBefore(level))
            return 1 - m_atom;
        --level;
        at *= apart;
    }
    while (at > lastGood && level < highestLevel) {
        ++level;
        at /= apart;
    }
    const Curve &values = curve(level);
    const int whole = std::clamp(static_cast<int>(at), 1, points - 2);
    const double result = interpolate(&values[static_cast<std::size_t>(whole) - 1], at - whole);
    return std::clamp(result, 0.0, 1 - m_atom);
}

void Node::addTails(int level, double shift, double weight, int first, int last, Curve &out) const
{
    const double top = 1 - m_atom;
    int n = first;
    // a rounding error must not put an atom on the wrong side of a point it stands on
    for (; n <= last && n + shift <= 1e-9; ++n)
        out[static_cast<std::size_t>(n)] += weight * (n + shift < -1e-9 ? 1 : top);
    if (const double steps = std::round(shift); rightEverywhere() && n <= last && std::fabs(shift - steps) < 1e-9) {
        const Curve &values = curve(level);
        for (const int end = static_cast<int>(std::clamp(lastGood - steps, -1.0, 1.0 * last)); n <= end; ++n)
            out[static_cast<std::size_t>(n)] += weight * values[static_cast<std::size_t>(n + static_cast<int>(steps))];
    }
    while (n <= last) {
        // The same level serves up to a point, at steps of a whole number of its own points.
        int finer = level, stride = 1;
        bool empty = false;
        while ((n + shift) * stride < firstGood && finer > lowestLevel && stride < finestStride) {
            empty = emptyBefore(finer);
            if (empty)
                break;
            --finer;
            stride *= apart;
        }
        const double end = empty        ? 1.0 * firstGood / stride - shift
                           : stride > 1 ? 1.0 * firstGood * apart / stride - shift
                                        : lastGood + 1 - shift;
        const int until =
            end > n ? std::min(last, static_cast<int>(std::ceil(std::min(end, 1.0 * points))) - 1) : n - 1;
        if (empty) {
            for (; n <= until; ++n)
                out[static_cast<std::size_t>(n)] += weight * top;
            continue;
        }
        if (stride == finestStride || until < n ||
            (n + shift) * stride < firstGood) { // near 0, or beyond the good points
            out[static_cast<std::size_t>(n)] += weight * tailAt(level, n + shift);
            ++n;
            continue;
        }
        const double whole = std::floor(shift * stride), fraction = shift * stride - whole;
        const Interpolation between(fraction);
        const double *values = curve(finer).data() + static_cast<std::ptrdiff_t>(whole) - 1;
        for (; n <= until; ++n)
            out[static_cast<std::size_t>(n)] += weight * std::clamp(between(values + n * stride), 0.0, top);
    }
}

namespace
{
/// Exponential tails become exact.
bool readsLogarithms(const double *around)
{
    return around[0] > 0 && around[1] > 0 && around[2] > 0 && around[3] > 1e-12;
}
} // namespace

namespace
{
/// Interpolates the logarithms of a curve at n x step, n = first … last, of points around which it is above zero.
NINESKETCH_WIDE void readOff(const Curve &values, double step, int first, int last, Curve &out)
{
    Curve logarithms;
    const int begin = static_cast<int>(first * step) - 1, end = static_cast<int>(last * step) + 2;
    for (int k = begin; k <= end; ++k)
        logarithms[static_cast<std::size_t>(k)] = logarithm(values[static_cast<std::size_t>(k)]);
    for (int n = first; n <= last; ++n) {
        const double at = n * step;
        const int whole = static_cast<int>(at);
        out[static_cast<std::size_t>(n)] = interpolate(&logarithms[static_cast<std::size_t>(whole) - 1], at - whole);
    }
    for (int n = first; n <= last; ++n)
        out[static_cast<std::size_t>(n)] = decay(std::max(0.0, -out[static_cast<std::size_t>(n)]));
}
} // namespace

void Node::tailsApart(double width, int first, Curve &out) const
{
    for (int n = first; n <= points;) {
        const int level = levelFor(n * width);
        const double step = width / horizon(level) * points;
        const auto readable = [&](int at) {
            return at <= points && at * step >= firstGood && at * step <= lastGood && levelFor(at * width) == level &&
                   readsLogarithms(&curve(level)[static_cast<std::size_t>(at * step) - 1]);
        };
        int end = n;
        while (readable(end))
            ++end;
        if (end == n) {
            out[static_cast<std::size_t>(n)] = tail(n * width);
            ++n;
            continue;
        }
        readOff(curve(level), step, n, end - 1, out);
        for (; n < end; ++n)
            out[static_cast<std::size_t>(n)] = std::min(out[static_cast<std::size_t>(n)], 1 - m_atom);
    }
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
    if (readsLogarithms(around)) {
        const double logarithms[4] = {std::log(around[0]), std::log(around[1]), std::log(around[2]),
                                      std::log(around[3])};
        return std::clamp(std::exp(interpolate(logarithms, fraction)), 0.0, 1 - m_atom);
    }
    return std::clamp(interpolate(around, fraction), 0.0, 1 - m_atom);
}

namespace
{
/// Where between 0 and 1 the cubic through values at -1, 0, 1 and 2 comes down to `wanted`, values[1] > wanted >=
/// values[2]: by Newton's steps, and by halves where these lead astray.
double crossing(const std::array<double, 4> &values, double wanted)
{
    const auto [before, left, right, after] = values;
    const double linear = right - before / 3 - left / 2 - after / 6, square = (before + right) / 2 - left,
                 cube = (after - before) / 6 + (left - right) / 2;
    constexpr double exactly = 1e-14;
    double low = 0, high = 1, at = (left - wanted) / (left - right);
    for (int step = 0; step < 60 && high - low > exactly; ++step) {
        const double value = left - wanted + at * (linear + at * (square + at * cube));
        (value > 0 ? low : high) = at;
        const double next = at - value / (linear + at * (2 * square + at * 3 * cube));
        if (std::fabs(next - at) < exactly)
            break;
        at = next > low && next < high ? next : (low + high) / 2;
    }
    return at;
}
} // namespace

std::optional<double> Node::timeOf(double open) const
{
    constexpr std::size_t first = lastGood / apart; // beside this the good points of the finer level end
    int level = levelFor(m_moments.mean);
    while (level > lowestLevel && curve(level)[first + 1] <= open)
        --level;
    while (level < highestLevel && curve(level)[lastGood] > open)
        ++level;
    const Curve &values = curve(level);
    if (!(values[first] > open && values[lastGood] <= open))
        return std::nullopt;
    std::size_t low = first, high = lastGood;
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        (values[middle] > open ? low : high) = middle;
    }
    std::array<double, 4> around{values[low - 1], values[low], values[low + 1], values[low + 2]};
    const bool logarithms = readsLogarithms(around.data());
    for (double &value : around)
        value = logarithms ? std::log(value) : value;
    const double between = crossing(around, logarithms ? std::log(open) : open);
    return (static_cast<double>(low) + between) * horizon(level) / points;
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
