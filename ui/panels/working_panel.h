// SPDX-License-Identifier: GPL-3.0-or-later
// "How did this number come about?": the tree of formula, inputs and sources of the figure that was asked for.
#pragma once
#include "model/estimates/working.h"
#include "ui/band_estimator.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QTreeWidget;
class QLabel;

namespace ninesketch
{

class WorkingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WorkingPanel(QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    /// What the design's ranges make of the figure; null when there are none.
    void showBands(const BandsPtr &bands);
    void ask(const QString &figure);
    QString figure() const { return m_figure; }
    QString asText() const;

private:
    void rebuild();

    EstimatePtr m_estimate;
    BandsPtr m_bands;
    QString m_figure;
    Working m_working;
    QComboBox *m_choice;
    QLabel *m_name, *m_result, *m_aloud;
    QTreeWidget *m_tree;
    QPushButton *m_copy;
};

} // namespace ninesketch
