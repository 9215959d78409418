// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about the design, most severe first: a sentence, where, and a fix that one press applies.
#pragma once
#include "ui/estimator.h"

#include <QWidget>

class QVBoxLayout;

namespace ninesketch
{

class FindingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    int count() const;

signals:
    void elementsPressed(const std::vector<std::string> &ids);
    void fixPressed(const ninesketch::Fix &fix);

private:
    EstimatePtr m_estimate;
    QVBoxLayout *m_list;
};

} // namespace ninesketch
