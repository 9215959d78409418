// SPDX-License-Identifier: GPL-3.0-or-later
// The island below the tools while the shapes tool is in hand: which shape it draws.
#pragma once
#include "ui/widgets/island.h"

namespace ninesketch
{

class ActionSet;

class StencilBar : public Island
{
    Q_OBJECT

public:
    explicit StencilBar(ActionSet &actions, QWidget *parent = nullptr);
};

} // namespace ninesketch
