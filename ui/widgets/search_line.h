// SPDX-License-Identifier: GPL-3.0-or-later
// A line that is searched with: a cross in it empties it. Qt's own cross looks through the icon themes of the system,
// which takes longer than all else of the line.
#pragma once
#include <QLineEdit>

namespace ninesketch
{

class SearchLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchLine(QWidget *parent = nullptr);
};

} // namespace ninesketch
