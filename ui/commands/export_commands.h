// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing out into files, onto the clipboard and onto paper, as the export panel is set. Pictures are made beside
// the window's own work; what takes long shows how far it is and can be cancelled.
#pragma once
#include "exporters/exporter.h"

#include <QObject>
#include <QString>
#include <functional>

class QTimer;

namespace ninesketch
{

class Desk;
class ExportPanel;
class LatestTask;

class ExportCommands : public QObject
{
    Q_OBJECT

public:
    ExportCommands(Desk &desk, ExportPanel &panel, QObject *parent);

    void exportAs(const QString &exporterId); ///< asks where
    void copyAs(const QString &exporterId);   ///< to the clipboard
    void print();                             ///< asks for the printer

    void writeTo(const QString &path, const QString &exporterId);

private:
    /// `use` gets the bytes, unless it was cancelled or failed, which is said. `what`: for the sentence meanwhile.
    void make(const QString &exporterId, const QString &what, std::function<void(const QByteArray &)> use);

    Desk &m_desk;
    ExportPanel &m_panel;
    LatestTask *m_task;
    QTimer *m_patience; ///< until there is a word about what is being made
    QString m_what;
};

} // namespace ninesketch
