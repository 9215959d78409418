// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing out into files, onto the clipboard and onto paper, as the export panel is set. Pictures are made beside
// the window's own work; what takes long shows how far it is and can be cancelled.
#pragma once
#include "ui/on_demand.h"

#include <QObject>
#include <QString>
#include <memory>

class QPrinter;
class QTimer;

namespace ninesketch
{

class Desk;
class ExportPanel;
class LatestTask;
struct ExportWish;

/// What comes onto paper: one page, a page for each frame, or one of what is selected.
enum class PrintedPart { Drawing, Frames, Selection };

class ExportCommands : public QObject
{
    Q_OBJECT

public:
    /// `panel`: says what is wanted, and hides once it is under way.
    ExportCommands(Desk &desk, const OnDemand<ExportPanel> &panel, QObject *parent);

    void exportAs(const QString &exporterId); ///< asks where
    void copyAs(const QString &exporterId);   ///< to the clipboard
    void print();                             ///< asks for the printer
    /// A printer with a file is told by its name, also where it cannot be written.
    void printOn(const std::shared_ptr<QPrinter> &printer, PrintedPart part);

    void writeTo(const QString &path, const QString &exporterId);

private:
    /// `work(scene, options)` makes a Result beside the window's work, as is wished; `use` gets what is in it.
    /// Failures are said, and so is `what`, meanwhile.
    template <typename Work, typename Use> void run(const QString &what, ExportWish wish, Work work, Use use);

    Desk &m_desk;
    const OnDemand<ExportPanel> &m_panel;
    LatestTask *m_task;
    QTimer *m_patience; ///< until there is a word about what is being made
    QString m_what;
};

} // namespace ninesketch
