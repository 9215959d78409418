// SPDX-License-Identifier: GPL-3.0-or-later
// "What breaks first": holds the scenario that is looked at, lays it over the estimates, and paints what it does on the
// canvas. The drawing itself changes only when a scenario is kept by name.
#pragma once
#include "model/scenario/scenario.h"
#include "ui/estimator.h"

#include <QObject>

namespace ninesketch
{

class ActionSet;
class BreaksStrip;
class CanvasView;

class WhatBreaks : public QObject
{
    Q_OBJECT

public:
    WhatBreaks(Editor &editor, Estimator &estimator, CanvasView &canvas, const ActionSet &actions, QWidget *stage);

    BreaksStrip &strip() const { return *m_strip; }
    bool isOpen() const { return m_open; }
    /// Closed, the figures are those of the drawing; the scenario is remembered.
    void setOpen(bool open);
    void showEstimate(); ///< what is known now, in the colours of now
    /// While something is presented the strip and the order of breaking stay away; what is killed is still dead.
    void setStripAway(bool away);
    void forgetScenario(); ///< closes, and begins anew the next time

    const Scenario &scenario() const { return m_scenario; }
    void setLoad(double load);
    void stepLoad(bool up); ///< to the next of … 1, 2, 5, 10, …
    /// Kills what lives and brings back what is dead; one replica at a time, until the last one died.
    void strike(const std::string &elementId, bool oneReplica);
    void toggle(const Kill &kill);
    bool isKilled(const Kill &kill) const;
    void reviveAll();
    /// As it was drawn, for figures "before".
    const Design *drawn() const;

    void keepAs(const std::string &name); ///< with the drawing, as one undo step; the same name replaces
    void recall(std::size_t kept);
    void forget(std::size_t kept);

signals:
    void tried();       ///< another load or other dead parts: before the strip says so
    void changed();     ///< the scenario, or whether it is looked at
    void sizeChanged(); ///< of the strip
    void goTo(const QString &elementId);
    void said(const QString &sentence);

private:
    void use(Scenario scenario);
    void readKept();
    void storeKept(const std::vector<Scenario> &kept, const QString &what);

    Editor &m_editor;
    Estimator &m_estimator;
    CanvasView &m_canvas;
    BreaksStrip *m_strip;
    Scenario m_scenario;
    std::vector<Scenario> m_kept;
    bool m_open = false, m_stripAway = false;
};

} // namespace ninesketch
