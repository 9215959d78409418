// SPDX-License-Identifier: GPL-3.0-or-later
// Plots: how latency is distributed per request class, with its percentiles marked; and how it grows with load.
#pragma once
#include "ui/estimator.h"

#include <QWidget>

class QComboBox;
class QCustomPlot;
class QLabel;

namespace ninesketch
{

class PlotsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    void showClass(const QString &classId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void draw();
    void drawLatency();
    void drawLoad();
    void drawBudget();
    void dress(QCustomPlot *plot) const;

    EstimatePtr m_estimate, m_drawn;
    QString m_classId;
    QComboBox *m_choice;
    QCustomPlot *m_latency, *m_load, *m_budget;
    QLabel *m_latencyNote, *m_loadNote, *m_budgetNote;
};

} // namespace ninesketch
