// SPDX-License-Identifier: GPL-3.0-or-later
// `?`: every shortcut and gesture, read from the actions table, over the canvas.
#pragma once
#include "ui/widgets/island.h"

namespace ninesketch
{

class ActionSet;

class HelpPanel : public Island
{
    Q_OBJECT

public:
    HelpPanel(ActionSet &actions, QWidget *parent = nullptr);
    void open();

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();

    ActionSet &m_actions;
    QWidget *m_close = nullptr;
    bool m_filled = false;
};

} // namespace ninesketch
