// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about the design, most severe first: a sentence, where, and a fix that one press applies, with what it
// would change.
#pragma once
#include "ui/estimator.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace ninesketch
{

class LatestTask;
class WrapButton;
struct FixEffect;

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

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Offer {
        Fix fix;
        QLabel *effect; ///< what it would change, once that is known
        WrapButton *button;
        std::size_t ofFinding; ///< how many its finding offers, one behind the other
    };

    static constexpr std::size_t step = 40; ///< findings: hundreds would make a large design wait for its list
    void fill();
    QWidget *cardOf(const Finding &finding, QWidget *body);
    void tryFixes();
    void tell(const Offer &offer, const FixEffect &effect);
    void recommend(std::size_t first, const std::vector<FixEffect> &effects);

    EstimatePtr m_estimate;
    bool m_stale = true; ///< the list is of an estimate before
    std::size_t m_most = step;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    LatestTask *m_task;
    std::vector<Offer> m_offers; ///< not tried yet
};

} // namespace ninesketch
