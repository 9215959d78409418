// SPDX-License-Identifier: GPL-3.0-or-later
// Turning the wheel over a form scrolls the form: a choice that happens to lie under the pointer keeps its value.
#pragma once

class QWidget;

namespace ninesketch
{

/// For all choices (combo boxes) within the form that there are now.
void letWheelPass(QWidget *form);

} // namespace ninesketch
