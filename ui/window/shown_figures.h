// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the strip of results, and what it is held against: the drawing while a scenario or an option of a
// trade-off lies over it, else the variant that was pinned.
#pragma once
#include "ui/estimator.h"

#include <QObject>

namespace ninesketch
{

class Baseline;
class Desk;
class ResultsStrip;
class WhatBreaks;
class WhatIfPages;

class ShownFigures : public QObject
{
    Q_OBJECT

public:
    ShownFigures(ResultsStrip &strip, Desk &desk, WhatBreaks &breaks, Baseline &baseline, WhatIfPages &whatIf,
                 QObject *parent);

    void refresh();

private:
    void showPreviewed(const QString &optionName);
    void leaveComparison();

    ResultsStrip &m_strip;
    Desk &m_desk;
    WhatBreaks &m_breaks;
    Baseline &m_baseline;
    WhatIfPages &m_whatIf;
    EstimatePtr m_beforePreview; ///< of the drawing, while the canvas shows an option of a trade-off
    QString m_previewSentence;
};

} // namespace ninesketch
