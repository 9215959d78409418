// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip_lines.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"

#include <QCoreApplication>

namespace ninesketch
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ninesketch::ResultsStrip)
};

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::Availability:
        return Words::tr("availability");
    case Metric::SuccessRate:
        return Words::tr("success rate");
    case Metric::Mean:
        return Words::tr("mean latency");
    case Metric::Throughput:
        return Words::tr("throughput");
    case Metric::Utilisation:
        return Words::tr("utilisation");
    case Metric::Freshness:
    case Metric::FreshnessP50:
    case Metric::FreshnessP90:
    case Metric::FreshnessP95:
    case Metric::FreshnessP999:
        return Words::tr("freshness");
    case Metric::Durability:
        return Words::tr("durability");
    case Metric::Staleness:
        return Words::tr("staleness");
    case Metric::DataLoss:
        return Words::tr("data loss (RPO)");
    case Metric::Cost:
        return Words::tr("cost");
    default:
        return text(std::string(metricKey(metric)));
    }
}

/// Of a figure that is `fold` times what it may be.
QString foldText(double fold)
{
    constexpr double most = 1000; // more of it tells nobody more
    constexpr double rounded = 0.005;
    return fold > most * (1 + rounded)    ? Words::tr("over 1,000")
           : fold >= most * (1 - rounded) ? Words::tr("1,000")
                                          : text(formatQuantity(fold, Unit::None, 2));
}

/// The worst of the class's targets decides its verdict.
void judge(StripLine &line, const Report &report, const std::string &classId)
{
    const TargetResult *worst = nullptr;
    std::size_t count = 0;
    for (const TargetResult &result : report.targets) {
        if (result.classId != classId)
            continue;
        ++count;
        const auto rank = [](const TargetResult &r) { return !r.actual && r.margin >= 0 ? 1 : r.met ? 2 : 0; };
        if (!worst || rank(result) < rank(*worst) || (rank(result) == rank(*worst) && result.margin < worst->margin))
            worst = &result;
    }
    if (!worst)
        return;
    const QString metric = metricName(worst->metric);
    if (!worst->actual) {
        line.verdict = worst->missed() ? StripLine::Verdict::Missed : StripLine::Verdict::Unknown;
        line.verdictText =
            worst->missed() ? Words::tr("%1 missed").arg(metric) : Words::tr("%1 not known yet").arg(metric);
        line.blame = text(worst->blame);
        return;
    }
    const QString amount = text(formatShare(std::abs(worst->margin), 2));
    if (worst->met) {
        line.verdict = StripLine::Verdict::Met;
        line.verdictText = count > 1 ? Words::tr("all met; %1 by %2").arg(metric, amount)
                                     : Words::tr("%1 met by %2").arg(metric, amount);
    } else {
        line.verdict = StripLine::Verdict::Missed;
        const bool none = worst->metric == Metric::Throughput && *worst->actual <= 0;
        line.verdictText = none ? Words::tr("no %1 left beside the others").arg(metric)
                           : worst->margin < -0.995
                               ? Words::tr("%1 missed %2-fold").arg(metric, foldText(1 - worst->margin))
                               : Words::tr("%1 missed by %2").arg(metric, amount);
        line.blame = text(worst->blame);
    }
}

} // namespace

std::vector<StripLine> stripLines(const Estimate &estimate)
{
    std::vector<StripLine> lines;
    for (const ClassReport &report : estimate.report.classes) {
        StripLine line;
        line.name = text(report.name);
        line.rate = report.rate ? text(formatRate(*report.rate)) : unknownFigure;
        line.availability = report.availability ? text(availabilityText(*report.availability)) : unknownFigure;
        const bool down = report.availability && *report.availability <= 0; // what is full on its way is no question
        const auto latency = [&](double LatencySummary::*figure) {
            return down                  ? Words::tr("no answer")
                   : report.saturated    ? Words::tr("saturated")
                   : report.latency      ? text(latencyText(report, figure))
                   : report.unanswered() ? Words::tr("no answer")
                                         : unknownFigure;
        };
        line.p50 = latency(&LatencySummary::p50);
        line.p99 = latency(&LatencySummary::p99);
        line.throughput = report.maxThroughput && !down ? text(maxThroughputText(report)) : unknownFigure;
        line.bottleneck = !down && report.bottleneck && *report.bottleneck < estimate.design.components.size()
                              ? text(estimate.design.components[*report.bottleneck].name)
                              : unknownFigure;
        judge(line, estimate.report, report.id);
        lines.push_back(line);
    }
    return lines;
}

} // namespace ninesketch
