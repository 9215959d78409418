// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_line.h"

#include "ui/icons.h"

#include <QAction>

namespace ninesketch
{

SearchLine::SearchLine(QWidget *parent) : QLineEdit(parent)
{
    QAction *empty = addAction(icon("close"), QLineEdit::TrailingPosition);
    empty->setToolTip(tr("Clear"));
    empty->setVisible(false);
    connect(empty, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, empty,
            [empty](const QString &words) { empty->setVisible(!words.isEmpty()); });
}

} // namespace ninesketch
