// SPDX-License-Identifier: GPL-3.0-or-later
// The strip along the bottom: one line per request class with its figures, whether its targets are met, by how much,
// and whose fault it is. Every figure answers "why?" when pressed.
#pragma once
#include "ui/band_estimator.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace ninesketch
{

struct ClassComparison;

/// A number that can be asked how it came about.
QToolButton *figureButton(const QString &text, const QString &figure, QWidget *parent);

/// What the strip says in a cell, for tests, reports and the strip itself.
struct StripLine {
    QString name, rate, availability, p50, p99, throughput, bottleneck;
    enum class Verdict { None, Met, Missed, Unknown } verdict = Verdict::None;
    QString verdictText, blame;
};
std::vector<StripLine> stripLines(const Estimate &estimate);

class ResultsStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ResultsStrip(QWidget *parent = nullptr);
    /// `before`: what it is held against, line by line, under the words `against`; null or the same: nothing.
    void show(const EstimatePtr &estimate, const EstimatePtr &before = {}, const QString &against = {});
    /// "48 ms · 31–77 ms": what the design's ranges make of each figure; null when there are none.
    void showBands(const BandsPtr &bands);
    /// What a drawing without components would be read as ("9 components and 8 calls."), offered where figures will be.
    void offerReading(const QString &summary);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }

signals:
    void figurePressed(const QString &figure); ///< "class/redirect/p99"
    void elementsPressed(const std::vector<std::string> &ids);
    void classPressed(const QString &classId);
    void comparisonClosed();
    void readingWanted();
    void collapsedChanged(bool collapsed);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void fitHeight(); ///< to its rows, and the scroll bar below them where they are wider than the window
    QLabel *changeLabel(const ClassComparison &change);

    EstimatePtr m_estimate, m_before;
    QString m_against, m_readable;
    BandsPtr m_bands;
    QGridLayout *m_grid = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
    QLabel *m_hint = nullptr;
    int m_rows = 0; ///< with the headings
    bool m_collapsed = false;
};

} // namespace ninesketch
