// SPDX-License-Identifier: GPL-3.0-or-later
// The strip along the bottom: one line per request class with its figures, whether its targets are met, by how much,
// and whose fault it is. Every figure answers "why?" when pressed.
#pragma once
#include "ui/band_estimator.h"
#include "ui/panels/strip_lines.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace ninesketch
{

struct ClassComparison;
struct Comparison;

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
    QString focusedName() const;
    void clear();
    void addHint();
    void addTitles();
    void addClass(const StripLine &line, const ClassReport &report, const ClassComparison *change, int row);
    QToolButton *nameButton(const StripLine &line, const ClassReport &report);
    QToolButton *figureCell(const QString &value, const ClassReport &report, const QString &figure);
    QToolButton *bottleneckButton(const StripLine &line, const ClassReport &report);
    QLabel *changeLabel(const ClassComparison &change);
    QWidget *verdictCell(const StripLine &line);
    void shareRoom(const std::vector<StripLine> &lines, const Comparison &changes);
    void fitHeight(); ///< to its rows, and the scroll bar below them where they are wider than the window

    EstimatePtr m_estimate, m_before;
    QString m_against, m_readable;
    BandsPtr m_bands;
    QGridLayout *m_grid = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_body = nullptr;
    int m_rows = 0; ///< with the headings
    bool m_collapsed = false;
};

} // namespace ninesketch
