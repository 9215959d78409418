// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QToolButton>

namespace ninesketch
{

/// A number that can be asked how it came about. `figure` is which: "class/redirect/p99".
QToolButton *figureButton(const QString &text, const QString &figure, QWidget *parent);

} // namespace ninesketch
