// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/band_estimator.h"

#include <QMetaObject>
#include <QThreadPool>
#include <algorithm>

namespace ninesketch
{
BandEstimator::BandEstimator(Estimator &estimator, QObject *parent)
    : QObject(parent), m_estimator(estimator), m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(1);
    connect(&estimator, &Estimator::changed, this, &BandEstimator::start);
}

BandEstimator::~BandEstimator()
{
    m_stop.request_stop();
    m_pool->clear();
    m_pool->waitForDone();
}

void BandEstimator::start()
{
    const EstimatePtr estimate = m_estimator.estimate();
    m_stop.request_stop();
    m_stop = std::stop_source();
    const std::uint64_t number = ++m_number;
    finish(number, nullptr);
    const auto inputs = estimate ? inputsOf(estimate->design) : std::vector<Input>();
    if (std::ranges::none_of(inputs, [](const Input &input) { return input.range.has_value(); }))
        return;
    // The pool is waited for in the destructor, so `this` outlives the work; the answer travels as a queued call.
    m_pool->start([this, estimate, number, stop = m_stop.get_token()] {
        BandOptions options;
        options.variants = variantsOf(*estimate, stop);
        auto bands =
            std::make_shared<const Bands>(uncertainty(estimate->design, reportedFigures(estimate->design), options));
        if (!bands->figures.empty())
            QMetaObject::invokeMethod(
                this, [this, number, bands] { finish(number, bands); }, Qt::QueuedConnection);
    });
}

void BandEstimator::finish(std::uint64_t number, const BandsPtr &bands)
{
    if (number != m_number || bands == m_bands)
        return;
    m_bands = bands;
    emit changed();
}

double loadOf(const Estimate &estimate)
{
    for (std::size_t r = 0; r < estimate.design.classes.size(); ++r) {
        const auto drawn = estimate.design.classes[r].peakRate;
        const auto estimated = estimate.report.classes[r].rate;
        if (drawn && estimated && *drawn > 0)
            return *estimated / *drawn;
    }
    return 1;
}

VariantOptions variantsOf(const Estimate &estimate, const std::stop_token &stop,
                          const std::function<void(double)> &tell)
{
    VariantOptions options{loadOf(estimate), stop, {}};
    if (tell)
        options.progress = [tell](std::size_t done, std::size_t of) {
            tell(static_cast<double>(done) / static_cast<double>(of));
        };
    return options;
}

const FigureBand *bandOf(const BandsPtr &bands, const std::string &figure)
{
    if (!bands)
        return nullptr;
    const auto at =
        std::ranges::find(bands->figures, figure, [](const FigureBand &band) { return band.figure.path(); });
    return at == bands->figures.end() || at->dominance.empty() ? nullptr : &*at;
}

} // namespace ninesketch
