// SPDX-License-Identifier: GPL-3.0-or-later
// Whose downtime it is, and what one more replica, zone or nine of each component would buy, for one request class.
// Worked out off the GUI thread, while it is looked at.
#pragma once
#include "model/whatif/reinforcement.h"
#include "ui/estimator.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace ninesketch
{

class LatestTask;

class ReinforcementList : public QWidget
{
    Q_OBJECT

public:
    explicit ReinforcementList(QWidget *parent = nullptr);
    void setEstimate(const EstimatePtr &estimate);

signals:
    /// The drawing should become so; `what`: "One more replica of API".
    void takeRequested(const std::string &componentId, Reinforcement::Kind kind, const QString &what);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void start();
    void fill();

    QComboBox *m_choice;
    QLabel *m_causes;
    QWidget *m_body = nullptr;
    LatestTask *m_task;
    EstimatePtr m_estimate;
    EstimatePtr m_tried; ///< what m_all belongs to
    std::vector<Reinforcement> m_all;
};

} // namespace ninesketch
