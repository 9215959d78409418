// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing and the system's clipboard: Excalidraw's text both ways, words, tables, flowcharts, pictures.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/scene.h"
#include "ui/widgets/message_bar.h"

#include <QObject>

class QMimeData;

namespace ninesketch
{

class Desk;
class ImageCommands;
class LinkCommands;

class ClipboardCommands : public QObject
{
    Q_OBJECT

public:
    ClipboardCommands(Desk &desk, ImageCommands &images, LinkCommands &links, QObject *parent)
        : QObject(parent), m_desk(desk), m_images(images), m_links(links)
    {
    }

    void copy();          ///< the selection, as Excalidraw's clipboard text
    void copyAnnotated(); ///< the same with badges on it, and everything with a legend when nothing is selected
    void copyWords();     ///< of the selection
    /// Whatever the clipboard holds. `plain`: text stays text, and in one piece.
    void paste(bool plain);
    /// What was copied, or dropped there.
    void take(const QMimeData &content, Point at, bool plain);
    bool pasteDrawn(const std::string &text, Point at); ///< false: it is no flowchart, no sequence, no table

signals:
    /// Files that are no pictures: drawings, libraries, diagrams.
    void filesTaken(const QMimeData &content, Point at);

private:
    /// `at`: the middle of the first line, scene px.
    void pasteText(const Scene &onto, const QString &text, Point at, bool plain);
    /// What was pasted as a table or as texts may become a chart instead, a table text.
    void offerOtherForms(const std::string &text, bool wasDrawn);
    void offerOneText(const std::string &text, const Ids &pasted, Point centre); ///< once
    void sayForms(std::vector<MessageBar::Offer> offers);
    void replacePasted(const Ids &pasted, std::vector<Element> elements, Point centre);

    QString m_formsOffered; ///< the sentence
    bool m_toldOfOneText = false;
    Desk &m_desk;
    ImageCommands &m_images;
    LinkCommands &m_links;
};

} // namespace ninesketch
