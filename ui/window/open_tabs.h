// SPDX-License-Identifier: GPL-3.0-or-later
// The row of tabs, kept in step with the drawings that are open; and what goes and comes with a drawing when another
// takes its place: the part of it that is seen, and its figures.
#pragma once
#include <QObject>

class QPoint;

namespace ninesketch
{

class Desk;
class DocumentCommands;
class DocumentTabs;
class OpenDocument;

class OpenTabs : public QObject
{
    Q_OBJECT

public:
    OpenTabs(DocumentTabs &tabs, Desk &desk, DocumentCommands &files, QObject *parent);

    void setAllowed(bool allowed); ///< else there is no row; one drawing alone has none anyway
    void refresh();

signals:
    void shown();     ///< another drawing is in view
    void fitWanted(); ///< it was not looked at before

private:
    void leave(OpenDocument &document);
    void show(OpenDocument &document);
    void showMenu(OpenDocument &document, const QPoint &global);

    DocumentTabs &m_tabs;
    Desk &m_desk;
    DocumentCommands &m_files;
    bool m_allowed = true;
};

} // namespace ninesketch
