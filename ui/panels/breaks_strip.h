// SPDX-License-Identifier: GPL-3.0-or-later
// The strip of "what breaks first": the load slider, the components in the order in which they are full, what is dead,
// and the scenarios that were kept.
#pragma once
#include "model/scenario/scenario.h"
#include "ui/estimator.h"
#include "ui/widgets/island.h"

#include <array>
#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;

namespace ninesketch
{

class ActionSet;
class LoadSlider;

class BreaksStrip : public Island
{
    Q_OBJECT

public:
    BreaksStrip(const ActionSet &actions, QWidget *parent);

    void show(const Scenario &scenario, const EstimatePtr &estimate, const EstimatePtr &drawn);
    void setKept(const std::vector<Scenario> &kept);
    void setStriking(bool striking); ///< the lightning is in hand: the line of the dead stands there before the first
    void askName();                  ///< opens the line to name the scenario in
    void focusSlider();
    void setRoom(int width) { m_room = width; } ///< how wide it may be
    LoadSlider &slider() const { return *m_slider; }

signals:
    void loadChosen(double load);
    void goTo(const QString &elementId, double load); ///< a threshold was pressed
    void figurePressed(const QString &figure);        ///< "component/orders-db/utilisation"
    void revived(std::size_t kill);                   ///< index into Scenario::kills
    void named(const QString &name);
    void recalled(std::size_t kept);
    void forgotten(std::size_t kept);
    void resized(); ///< it wants another height

private:
    QHBoxLayout *controlRow(const ActionSet &actions);
    void takeTyped();
    void sayWrong(const QString &sentence); ///< of the load typed; empty: nothing is wrong
    void prepareName();
    void rebuildOrder(const EstimatePtr &estimate);
    bool isFull(const BreakingPoint &point) const;
    std::vector<QWidget *> thresholdOf(const Estimate &estimate, const BreakingPoint &point, int number);
    void showTitle();
    void rebuildDead(const EstimatePtr &drawn);
    void fit(); ///< tells when it has become higher or lower
    void hideName();

    int m_room = 720;
    bool m_striking = false;
    EstimatePtr m_drawn;
    Scenario m_scenario;
    LoadSlider *m_slider;
    QLineEdit *m_value, *m_name;
    QLabel *m_title;  ///< what this is, or the name of the scenario
    QLabel *m_wrong;  ///< why what was typed is no load
    QLabel *m_spared; ///< what that word on a mark means, while one wears it
    QMenu *m_keptMenu;
    QWidget *m_order, *m_dead;
    std::array<QHBoxLayout *, 2> m_orderRows; ///< the second one where the first is full
    QHBoxLayout *m_deadRow;
};

} // namespace ninesketch
