// SPDX-License-Identifier: GPL-3.0-or-later
// The service credits of a component, step by step: an uptime of the month and the share of the bill that comes back
// below it. Begins with a ladder of the catalogue, or with a first step.
#pragma once
#include "model/estimates/service_credits.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace ninesketch
{

class LadderEditor : public QWidget
{
    Q_OBJECT

public:
    explicit LadderEditor(QWidget *parent = nullptr);
    /// As the parameter holds it; what can't be read is said, and stays until it is changed.
    void setLadder(const std::string &text);
    /// What is to be expected of it.
    void setOutlook(const std::optional<CreditOutlook> &outlook);

signals:
    void changed(const std::string &text); ///< empty: no credits

private:
    void rebuild();
    void addStep();
    void removeStep(std::size_t step);
    void setStep(std::size_t step, const ServiceCredit &made);
    /// Announces the ladder when it can be one, else says why not.
    void take(const std::vector<ServiceCredit> &ladder);

    std::vector<ServiceCredit> m_ladder;
    std::string m_text;
    QGridLayout *m_grid;
    QComboBox *m_known;
    QPushButton *m_add;
    QLabel *m_outlook, *m_error;
};

} // namespace ninesketch
