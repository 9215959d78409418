// SPDX-License-Identifier: GPL-3.0-or-later
// Where the ticks of a plot's axis stand and what they say: even steps in the units people use.
#pragma once
#include "model/design/kinds.h"

#include <QSharedPointer>

class QCPAxisTicker;

namespace ninesketch
{

/// `acrossWords`: the words stand beside each other, so fewer of them fit.
QSharedPointer<QCPAxisTicker> quantityTicker(Unit unit, bool logarithmic, bool acrossWords);

} // namespace ninesketch
