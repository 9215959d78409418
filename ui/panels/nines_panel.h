// SPDX-License-Identifier: GPL-3.0-or-later
// What nines mean: the exact table of downtimes with the design's request classes in it, a converter, and a service
// level agreement judged by the month.
#pragma once
#include "model/estimates/downtime.h"
#include "ui/estimator.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableWidget;

namespace ninesketch
{

class ReinforcementList;
class SharedFailuresTable;

class NinesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NinesPanel(QWidget *parent = nullptr);

    void setEstimate(const EstimatePtr &estimate);
    /// What would help a request class.
    ReinforcementList &reinforcements() const { return *m_reinforcements; }
    /// What would be left of the nines.
    SharedFailuresTable &sharedFailures() const { return *m_shared; }

signals:
    void figurePressed(const QString &figure); ///< "class/redirect/availability": why is it so?

private:
    void fillTable();
    void convert();
    void judge();

    QTableWidget *m_table;
    ReinforcementList *m_reinforcements;
    SharedFailuresTable *m_shared;
    QLineEdit *m_input;
    QLabel *m_meaning;
    QLineEdit *m_target, *m_outages, *m_length;
    QLabel *m_verdict;
    std::vector<DowntimeRow> m_rows;
};

} // namespace ninesketch
