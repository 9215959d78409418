// SPDX-License-Identifier: GPL-3.0-or-later
// The capacity plan: replicas, partitions, instances and cost now, at ten, at a hundred and at any number of times
// today's load.
#pragma once
#include "model/scenario/capacity_plan.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableWidget;

namespace ninesketch
{

class LatestTask;

class PlanPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PlanPanel(QWidget *parent = nullptr);
    /// Plans for another design; soon, and off the GUI thread.
    void setDesign(const Design &design);
    /// What lies over the drawing for a look, "×10, without Orders DB", and is not counted here; empty: nothing does.
    void setScenario(const QString &words);
    const CapacityPlan &plan() const { return m_plan; }

signals:
    void placePressed();                                              ///< put it on the canvas as a table
    void usePressed(const ninesketch::Design &design, double factor); ///< take over these replicas and partitions

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void start();
    void fill();
    std::vector<double> factors() const;

    Design m_design;
    CapacityPlan m_plan;
    LatestTask *m_task;
    QLineEdit *m_target, *m_factor;
    QLabel *m_note, *m_scenario;
    QTableWidget *m_table;
    QPushButton *m_text, *m_csv, *m_place, *m_use;
    QMenu *m_useMenu;
    bool m_stale = true;
};

} // namespace ninesketch
