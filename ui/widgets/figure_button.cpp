// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_button.h"

namespace ninesketch
{

QToolButton *figureButton(const QString &label, const QString &figure, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(label);
    button->setObjectName("figure:" + figure);
    button->setToolTip(QObject::tr("How did this number come about?"));
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet("QToolButton { padding: 1px 5px; }");
    return button;
}

} // namespace ninesketch
