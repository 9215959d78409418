// SPDX-License-Identifier: GPL-3.0-or-later
// Random times known by their tail on the points of every level, and how their transform follows from it.
#pragma once
#include "model/distribution/transform.h"
#include <optional>

namespace ninesketch::transform
{

/// A node known by its tail. Probability cells carry their first moments, summed up from finer levels, so that its
/// spectrum is right on levels far coarser than it is wide.
class SampledNode : public Node
{
public:
    ~SampledNode() override;

protected:
    /// P(X > n T / 256) for n = first … 256. No atom but at 0.
    virtual void sampleTail(int level, int first, Curve &out) const = 0;
    /// Its curves are rather sampled again than kept for their own spectra.
    virtual bool isQuickToSample() const { return false; }
    /// E[X; X > t] where it has a closed form. Cells are held to it: a wait is made of (1 - f(s)) / (s E[X]), and a
    /// mean that f does not keep to all its digits would look like a tail without an end.
    virtual std::optional<double> meanBeyond(double) const { return std::nullopt; }
    /// Finds the finest level needed, from where about its middle lies. To be called by constructors.
    void findBase(double middle);
    int base() const { return m_base; }
    /// Moments by summing cells. To be called by constructors that know no closed form; after findBase.
    void integrateMoments();
    void computeSpectrum(int level, Spectrum &out) const override;
    void computeCurve(int level, Curve &out) const override;
    bool rightEverywhere() const override { return true; }

private:
    struct Cells;
    struct Beginning;
    void cut(int level, Cells &out) const;
    static std::array<double, 5> sumMoments(const Cells &cells, std::size_t from, std::size_t to);
    const Beginning &beginning(int level) const;
    const Beginning &keepBeginning(int level, const Cells &cells) const;
    int m_base = highestLevel; ///< the finest level that matters
    mutable std::array<std::atomic<Beginning *>, highestLevel - lowestLevel + 1> m_beginnings{};
};

} // namespace ninesketch::transform
