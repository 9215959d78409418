// SPDX-License-Identifier: GPL-3.0-or-later
// How many nines are left of each request class when some failures take all replicas of a component at once. Worked
// out off the GUI thread, while it is looked at.
#pragma once
#include "model/whatif/shared_failures.h"
#include "ui/estimator.h"

#include <QWidget>

class QLabel;

namespace ninesketch
{

class LatestTask;

class SharedFailuresTable : public QWidget
{
    Q_OBJECT

public:
    explicit SharedFailuresTable(QWidget *parent = nullptr);
    void setEstimate(const EstimatePtr &estimate);

signals:
    /// The drawing should state that share for everything that has replicas.
    void takeRequested(double share);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void start();
    void fill();

    QLabel *m_about;
    QWidget *m_body = nullptr;
    LatestTask *m_task;
    EstimatePtr m_estimate;
    EstimatePtr m_tried; ///< what m_all belongs to
    std::vector<SharedFailures> m_all;
};

} // namespace ninesketch
