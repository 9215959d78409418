// SPDX-License-Identifier: GPL-3.0-or-later
// Links of the drawing, to pages and to other elements, and pages that are embedded in it.
#pragma once
#include "model/geometry.h"

#include <QObject>

namespace ninesketch
{

class Desk;

class LinkCommands : public QObject
{
    Q_OBJECT

public:
    LinkCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

    /// Asks before a page is opened; a link to an element leads there.
    void follow(const QString &url);
    void openSelected(); ///< the link of what is selected
    void editSelected();
    void copyToObject(); ///< a link to what is selected, as Excalidraw writes it
    void pickObject();   ///< what the link of what is selected leads to is clicked
    void askEmbed();     ///< a page, whose address is typed
    /// One page a line (its address, or code for embedding), the first with its left top corner `at`, beside each
    /// other; false, and nothing is done: they are no addresses of pages that may be embedded.
    bool embed(const QString &addresses, Point at);

private:
    Desk &m_desk;
};

} // namespace ninesketch
