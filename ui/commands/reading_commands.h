// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing in which nothing says what it is, read as a design by its words and arrows (model/import/drawn_design.h).
#pragma once
#include <QObject>
#include <QString>

class QTimer;

namespace ninesketch
{

class Desk;

class ReadingCommands : public QObject
{
    Q_OBJECT

public:
    ReadingCommands(Desk &desk, QObject *parent);

    /// Gives the drawing that meaning, or says why it has none.
    void read();

signals:
    /// What the drawing would be read as, once it rests; empty: it says itself what it is, or nothing can be read.
    void readable(const QString &summary);

private:
    void look();

    Desk &m_desk;
    QTimer *m_timer;
};

} // namespace ninesketch
