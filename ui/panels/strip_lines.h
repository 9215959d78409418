// SPDX-License-Identifier: GPL-3.0-or-later
// What the strip of results says of each request class, in words: its figures, and how its targets fare.
#pragma once
#include "ui/estimator.h"

#include <QString>
#include <vector>

namespace ninesketch
{

inline const QString unknownFigure = QStringLiteral("–");

struct StripLine {
    QString name, rate, availability, p50, p99, throughput, bottleneck;
    enum class Verdict { None, Met, Missed, Unknown } verdict = Verdict::None; ///< of the worst target
    QString verdictText, blame;
};
/// One for each class of the report, in its order.
std::vector<StripLine> stripLines(const Estimate &estimate);

} // namespace ninesketch
