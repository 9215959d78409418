// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stencil_bar.h"

#include "model/scene/stencils.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"

#include <QHBoxLayout>

namespace ninesketch
{

StencilBar::StencilBar(ActionSet &actions, QWidget *parent) : Island(parent)
{
    setObjectName("stencilBar");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(shadow + space::tight, shadow + space::tight, shadow + space::tight, shadow + space::tight);
    row->setSpacing(2);
    for (const Stencil &stencil : allStencils())
        row->addWidget(actions.button(QString("stencil-") + stencil.id, this));
    hide();
}

} // namespace ninesketch
