// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the canvas: what can be done with what is under the pointer, or with the paper.
#pragma once
#include "model/geometry.h"

#include <QObject>

class QMenu;
class QPoint;

namespace ninesketch
{

class ActionSet;
class Desk;
class WhatBreaks;

class CanvasMenu : public QObject
{
    Q_OBJECT

public:
    CanvasMenu(Desk &desk, ActionSet &actions, WhatBreaks &breaks, QObject *parent);

    /// `global`: on the screen; `at`: the same place in the scene.
    void show(const QPoint &global, Point at);

private:
    bool selectUnder(Point at);
    QStringList actionsFor(bool some) const;
    void fill(QMenu &menu, const QStringList &ids) const;
    void addKillSwitches(QMenu &menu) const;

    Desk &m_desk;
    ActionSet &m_actions;
    WhatBreaks &m_breaks;
};

} // namespace ninesketch
