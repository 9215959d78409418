// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/fourier.h"
#include "model/distribution/wide.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace ninesketch::transform
{

namespace
{
constexpr std::size_t half = points / 2, quarter = half / 4;
constexpr double pi = std::numbers::pi;

struct Tables {
    std::array<double, points> cosine, sine; ///< of 2 pi n / 256
    /// Cosines and sines of the first pass: 2 pi p j / 128, j = 1, 2, 3.
    std::array<std::array<double, quarter>, 3> firstCosine, firstSine;
    std::array<double, points + 1> undamp;
    Samples damp;
    Spectrum tail;
    std::array<double, nodes> inverse;

    Tables()
    {
        for (std::size_t n = 0; n < points; ++n) {
            cosine[n] = std::cos(2 * pi * static_cast<double>(n) / points);
            sine[n] = std::sin(2 * pi * static_cast<double>(n) / points);
        }
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t p = 0; p < quarter; ++p) {
                firstCosine[j][p] = cosine[2 * p * (j + 1)];
                firstSine[j][p] = sine[2 * p * (j + 1)];
            }
        for (std::size_t n = 0; n <= points; ++n)
            undamp[n] = std::exp(damping * static_cast<double>(n) / points);
        for (std::size_t n = 0; n < points; ++n)
            damp[n] = std::exp(-damping * static_cast<double>(n) / points);
        for (std::size_t k = 0; k < nodes; ++k) {
            // The filter leaves low frequencies alone to the seventh order: no moment of what it smooths moves.
            const double filter = std::exp(-36 * std::pow(static_cast<double>(k) / half, 8));
            const double real = damping, imaginary = 2 * pi * static_cast<double>(k);
            inverse[k] = 1 / (real * real + imaginary * imaginary);
            tail.real[k] = filter * real * inverse[k];
            tail.imaginary[k] = -filter * imaginary * inverse[k];
        }
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

/// Four numbers, a quarter of the whole apart, and what becomes of them before they are turned.
template <int sign> struct Butterfly {
    double sumReal, sumImaginary, firstReal, firstImaginary, secondReal, secondImaginary, thirdReal, thirdImaginary;

    NINESKETCH_WITHIN_WIDE Butterfly(const Halves &x, std::size_t at)
    {
        const std::size_t a = at, b = at + quarter, c = at + 2 * quarter, d = at + 3 * quarter;
        const double evenReal = x.real[a] + x.real[c], evenImaginary = x.imaginary[a] + x.imaginary[c];
        const double oddReal = x.real[a] - x.real[c], oddImaginary = x.imaginary[a] - x.imaginary[c];
        const double otherReal = x.real[b] + x.real[d], otherImaginary = x.imaginary[b] + x.imaginary[d];
        const double turnReal = -sign * (x.imaginary[b] - x.imaginary[d]); // times i or -i
        const double turnImaginary = sign * (x.real[b] - x.real[d]);
        sumReal = evenReal + otherReal;
        sumImaginary = evenImaginary + otherImaginary;
        firstReal = oddReal + turnReal;
        firstImaginary = oddImaginary + turnImaginary;
        secondReal = evenReal - otherReal;
        secondImaginary = evenImaginary - otherImaginary;
        thirdReal = oddReal - turnReal;
        thirdImaginary = oddImaginary - turnImaginary;
    }
};

template <int sign> NINESKETCH_WITHIN_WIDE void firstPass(const Halves &from, Halves &to)
{
    const Tables &table = tables();
    for (std::size_t p = 0; p < quarter; ++p) {
        const Butterfly<sign> x(from, p);
        const double c1 = table.firstCosine[0][p], s1 = sign * table.firstSine[0][p];
        const double c2 = table.firstCosine[1][p], s2 = sign * table.firstSine[1][p];
        const double c3 = table.firstCosine[2][p], s3 = sign * table.firstSine[2][p];
        to.real[4 * p] = x.sumReal;
        to.real[4 * p + 1] = x.firstReal * c1 - x.firstImaginary * s1;
        to.real[4 * p + 2] = x.secondReal * c2 - x.secondImaginary * s2;
        to.real[4 * p + 3] = x.thirdReal * c3 - x.thirdImaginary * s3;
        to.imaginary[4 * p] = x.sumImaginary;
        to.imaginary[4 * p + 1] = x.firstReal * s1 + x.firstImaginary * c1;
        to.imaginary[4 * p + 2] = x.secondReal * s2 + x.secondImaginary * c2;
        to.imaginary[4 * p + 3] = x.thirdReal * s3 + x.thirdImaginary * c3;
    }
}

template <int sign, std::size_t stride> NINESKETCH_WITHIN_WIDE void pass(const Halves &from, Halves &to)
{
    const Tables &table = tables();
    for (std::size_t p = 0; p < quarter / stride; ++p) {
        const std::size_t angle = 2 * p * stride;
        const double c1 = table.cosine[angle], s1 = sign * table.sine[angle];
        const double c2 = table.cosine[2 * angle], s2 = sign * table.sine[2 * angle];
        const double c3 = table.cosine[3 * angle], s3 = sign * table.sine[3 * angle];
        double *real = &to.real[4 * stride * p], *imaginary = &to.imaginary[4 * stride * p];
        for (std::size_t q = 0; q < stride; ++q) {
            const Butterfly<sign> x(from, stride * p + q);
            real[q] = x.sumReal;
            imaginary[q] = x.sumImaginary;
            real[q + stride] = x.firstReal * c1 - x.firstImaginary * s1;
            imaginary[q + stride] = x.firstReal * s1 + x.firstImaginary * c1;
            real[q + 2 * stride] = x.secondReal * c2 - x.secondImaginary * s2;
            imaginary[q + 2 * stride] = x.secondReal * s2 + x.secondImaginary * c2;
            real[q + 3 * stride] = x.thirdReal * c3 - x.thirdImaginary * s3;
            imaginary[q + 3 * stride] = x.thirdReal * s3 + x.thirdImaginary * c3;
        }
    }
}

/// Sums with e^{sign 2 pi i k n / 128}; natural order in and out (Stockham's ordering: three passes of radix 4, one of
/// 2).
template <int sign> NINESKETCH_WITHIN_WIDE void fourier(Halves &values)
{
    Halves other;
    firstPass<sign>(values, other);
    pass<sign, 4>(other, values);
    pass<sign, 16>(values, other);
    for (std::size_t q = 0; q < half / 2; ++q) {
        values.real[q] = other.real[q] + other.real[q + half / 2];
        values.imaginary[q] = other.imaginary[q] + other.imaginary[q + half / 2];
        values.real[q + half / 2] = other.real[q] - other.real[q + half / 2];
        values.imaginary[q + half / 2] = other.imaginary[q] - other.imaginary[q + half / 2];
    }
}
} // namespace

NINESKETCH_WIDE void toTime(const Spectrum &spectrum, Samples &out)
{
    const Tables &table = tables();
    Halves packed;
    std::array<double, half + 1> reals{}, imaginaries{};
    std::copy(spectrum.real.begin(), spectrum.real.end(), reals.begin());
    std::copy(spectrum.imaginary.begin(), spectrum.imaginary.end(), imaginaries.begin());
    for (std::size_t k = 0; k < half; ++k) {
        const double real = reals[k], imaginary = imaginaries[k];
        const double mirrorReal = reals[half - k],
                     mirrorImaginary = -imaginaries[half - k]; // X_{k + 128} = conj(X_{128 - k})
        const double oddReal = real - mirrorReal, oddImaginary = imaginary - mirrorImaginary;
        const double turnedReal = oddReal * table.cosine[k] - oddImaginary * table.sine[k];
        const double turnedImaginary = oddReal * table.sine[k] + oddImaginary * table.cosine[k];
        packed.real[k] = real + mirrorReal - turnedImaginary;
        packed.imaginary[k] = imaginary + mirrorImaginary + turnedReal;
    }
    fourier<1>(packed);
    for (std::size_t n = 0; n < half; ++n) {
        out[2 * n] = packed.real[n];
        out[2 * n + 1] = packed.imaginary[n];
    }
}

NINESKETCH_WIDE void toFrequency(const Samples &samples, Spectrum &out)
{
    const Tables &table = tables();
    Halves packed;
    for (std::size_t n = 0; n < half; ++n) {
        packed.real[n] = samples[2 * n];
        packed.imaginary[n] = samples[2 * n + 1];
    }
    fourier<-1>(packed);
    out.real[0] = packed.real[0] + packed.imaginary[0];
    out.imaginary[0] = 0;
    for (std::size_t k = 1; k < nodes; ++k) {
        const std::size_t mirror = half - k;
        const double evenReal = (packed.real[k] + packed.real[mirror]) / 2;
        const double evenImaginary = (packed.imaginary[k] - packed.imaginary[mirror]) / 2;
        const double oddReal = (packed.imaginary[k] + packed.imaginary[mirror]) / 2;
        const double oddImaginary = (packed.real[mirror] - packed.real[k]) / 2;
        out.real[k] = evenReal + oddReal * table.cosine[k] + oddImaginary * table.sine[k];
        out.imaginary[k] = evenImaginary + oddImaginary * table.cosine[k] - oddReal * table.sine[k];
    }
}

const std::array<double, points + 1> &undamping()
{
    return tables().undamp;
}

const std::array<double, points + 1> &ringing()
{
    static const auto instance = [] {
        // of a tail of 1 without an end, where the ringing has died away by the middle
        const Tables &table = tables();
        Samples values;
        toTime(table.tail, values);
        std::array<double, points + 1> result{};
        for (std::size_t n = 0; n < quarter * 2; ++n)
            result[n] = values[n] * table.undamp[n] - values[half] * table.undamp[half];
        return result;
    }();
    return instance;
}

const Samples &dampingFactors()
{
    return tables().damp;
}

const Spectrum &tailFactors()
{
    return tables().tail;
}

} // namespace ninesketch::transform
