// SPDX-License-Identifier: GPL-3.0-or-later
// `?`: every shortcut and gesture, read from the actions table, over the canvas.
#pragma once
#include "ui/widgets/island.h"

class QBoxLayout;

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
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void layOut();

    ActionSet &m_actions;
    QWidget *m_close = nullptr;
    QBoxLayout *m_columns = nullptr; ///< null: not filled
    bool m_filled = false;
};

} // namespace ninesketch
