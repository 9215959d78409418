// SPDX-License-Identifier: GPL-3.0-or-later
// A card with round corners that pops up over the window: the ground of a picker. A press elsewhere closes it.
#pragma once
#include <QWidget>

namespace ninesketch
{

class PopupCard : public QWidget
{
    Q_OBJECT

public:
    /// Deleted when it closes.
    explicit PopupCard(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace ninesketch
