// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wheel_passes.h"

#include <QComboBox>
#include <QEvent>

namespace ninesketch
{
namespace
{

class WheelPasses : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        event->ignore(); // what holds the choice takes it
        return true;
    }
};

} // namespace

void letWheelPass(QWidget *form)
{
    auto *passes = new WheelPasses(form);
    for (QComboBox *choice : form->findChildren<QComboBox *>())
        choice->installEventFilter(passes);
}

} // namespace ninesketch
