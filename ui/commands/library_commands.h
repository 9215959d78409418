// SPDX-License-Identifier: GPL-3.0-or-later
// Libraries: items out of them onto the canvas, the selection into them, files taken in.
#pragma once
#include "model/geometry.h"
#include "ui/on_demand.h"

#include <QObject>
#include <optional>

namespace ninesketch
{

class Desk;
class LibraryPanel;
class LibraryShelf;
struct LibraryItem;

class LibraryCommands : public QObject
{
    Q_OBJECT

public:
    LibraryCommands(Desk &desk, LibraryShelf &shelf, const OnDemand<LibraryPanel> &panel, QObject *parent);
    void serve(LibraryPanel &panel); ///< does what it asks for

    void setFolder(const QString &folder); ///< where libraries are kept; without it nothing is
    /// A library file of somebody's; a sentence is shown when it can't be read.
    bool takeIn(const QString &path);
    void askImport();
    void addSelection();
    void place(const std::vector<LibraryItem> &items, std::optional<Point> centre);

signals:
    void pageWanted(); ///< what happened is seen in the panel

private:
    Desk &m_desk;
    LibraryShelf &m_shelf;
    const OnDemand<LibraryPanel> &m_panel;
};

} // namespace ninesketch
