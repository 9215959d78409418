// SPDX-License-Identifier: GPL-3.0-or-later
// Whose downtime it is, and what one more replica, zone or nine of each component would buy, for one request class.
#pragma once
#include "model/whatif/reinforcement.h"
#include "ui/panels/worked_out.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace ninesketch
{

class ReinforcementList : public WorkedOut<std::vector<Reinforcement>>
{
    Q_OBJECT

public:
    explicit ReinforcementList(QWidget *parent = nullptr);

signals:
    /// The drawing should become so; `what`: "One more replica of API".
    void takeRequested(const std::string &componentId, Reinforcement::Kind kind, const QString &what);

private:
    void estimateChanged() override;
    void fill() override;
    std::optional<std::size_t> chosenClass() const; ///< index into Report::classes
    void showCauses(const ClassReport &of);
    void addRow(QGridLayout &grid, int row, const Reinforcement &one, std::size_t place, const QString &price);

    QComboBox *m_choice;
    QLabel *m_causes;
    QWidget *m_body = nullptr;
};

} // namespace ninesketch
