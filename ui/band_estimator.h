// SPDX-License-Identifier: GPL-3.0-or-later
// The bands that the design's ranges make of its figures, computed after each estimate, off the GUI thread: the plain
// figures never wait for them.
#pragma once
#include "model/whatif/uncertainty.h"
#include "ui/estimator.h"

namespace ninesketch
{

using BandsPtr = std::shared_ptr<const Bands>;

class BandEstimator : public QObject
{
    Q_OBJECT

public:
    explicit BandEstimator(Estimator &estimator, QObject *parent = nullptr);
    ~BandEstimator() override;

    /// Those of the newest estimate; null while they are computed, and for a design without ranges.
    BandsPtr bands() const { return m_bands; }

signals:
    void changed();

private:
    void start();
    void finish(std::uint64_t number, const BandsPtr &bands);

    Estimator &m_estimator;
    BandsPtr m_bands;
    std::uint64_t m_number = 0;
    std::stop_source m_stop;
    QThreadPool *m_pool;
};

/// What the estimate multiplied every rate of its design by.
double loadOf(const Estimate &estimate);

/// How variants of its design are computed: at its load, until stopped, `tell` being told how far that is (0 ... 1).
VariantOptions variantsOf(const Estimate &estimate, const std::stop_token &stop,
                          const std::function<void(double)> &tell = {});

/// The band of a figure by its path ("class/redirect/p99"); null when there is none, or when the ranges don't move it.
const FigureBand *bandOf(const BandsPtr &bands, const std::string &figure);

} // namespace ninesketch
