// SPDX-License-Identifier: GPL-3.0-or-later
// How many nines are left of each request class when some failures take all replicas of a component at once.
#pragma once
#include "model/whatif/shared_failures.h"
#include "ui/panels/worked_out.h"

class QLabel;

namespace ninesketch
{

class SharedFailuresTable : public WorkedOut<std::vector<SharedFailures>>
{
    Q_OBJECT

public:
    explicit SharedFailuresTable(QWidget *parent = nullptr);

signals:
    /// The drawing should state that share for everything that has replicas.
    void takeRequested(double share);

private:
    void fill() override;

    QLabel *m_about;
    QWidget *m_body = nullptr;
};

} // namespace ninesketch
