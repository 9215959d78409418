// SPDX-License-Identifier: GPL-3.0-or-later
// Names and fields below each other. Grids of one width have their columns in the same places: neither a name nor a
// field claims more than its share.
#pragma once
#include <QGridLayout>

namespace ninesketch
{

class FieldGrid : public QGridLayout
{
public:
    explicit FieldGrid(QWidget *parent = nullptr);

    /// A row; the name, `indent` px from the left, leads to its field.
    void add(const QString &name, QWidget *field, const QString &help = {}, int indent = 0);
    void addWide(QWidget *widget) { addWidget(widget, rowCount(), 0, 1, 2); }
    void addWide(QLayout *row) { addLayout(row, rowCount(), 0, 1, 2); }
};

} // namespace ninesketch
