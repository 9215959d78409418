// SPDX-License-Identifier: GPL-3.0-or-later
// What another program drags over the window is copied, whatever it proposes: who offers to move a file keeps it.
#pragma once
#include <QDropEvent>

namespace ninesketch
{

/// Accepts what enters or is dropped.
inline void takeCopy(QDropEvent &event)
{
    if (event.possibleActions() & Qt::CopyAction)
        event.setDropAction(Qt::CopyAction);
    event.accept();
}

} // namespace ninesketch
