// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_grid.h"

#include "ui/theme.h"

#include <QLabel>

namespace ninesketch
{

FieldGrid::FieldGrid(QWidget *parent) : QGridLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setHorizontalSpacing(space::small);
    setVerticalSpacing(space::tight);
    setColumnStretch(0, 5);
    setColumnStretch(1, 6);
}

void FieldGrid::add(const QString &name, QWidget *field, const QString &help, int indent)
{
    auto *label = new QLabel(name, field->parentWidget());
    label->setContentsMargins(indent, 5, 0, 0);
    label->setToolTip(help);
    label->setBuddy(field);
    label->setWordWrap(true);
    field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
    const int row = rowCount();
    addWidget(label, row, 0, Qt::AlignTop);
    addWidget(field, row, 1);
}

} // namespace ninesketch
