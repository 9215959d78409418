// SPDX-License-Identifier: GPL-3.0-or-later
// Files and pictures that are dropped on the window.
#include "exporters/document_file.h"
#include "exporters/image_file.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/take_copy.h"
#include "ui/window/main_window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPointer>

namespace ninesketch
{

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            takeCopy(*event);
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    takeDropped(*event->mimeData(), m_canvas->visibleScene().centre());
    takeCopy(*event);
}

/// Libraries are taken in. Pictures come into the drawing, but one that holds a drawing itself is opened, as are other
/// files. Words are put down as if they were pasted.
void MainWindow::takeDropped(const QMimeData &content, Point at)
{
    QList<ImageSource> images = imagesIn(content);
    const auto isOpened = [](const ImageSource &image) { return image.bytes.isEmpty() && holdsDrawing(image.name); };
    QStringList libraries, drawings; // and all that is no picture to place
    for (const QUrl &url : content.urls()) {
        const QString path = url.toLocalFile();
        if (path.endsWith(".excalidrawlib", Qt::CaseInsensitive))
            libraries << path;
        else if (!path.isEmpty() && (!isImageName(path) || isOpened({path, {}})))
            drawings << path;
    }
    images.removeIf(isOpened);
    for (const QString &path : std::as_const(libraries))
        m_libraryCommands->takeIn(path);
    // pictures go onto what they were dropped on, or beside it where an empty canvas gives way to what is opened
    const QPointer<OpenDocument> under(document().isPristine() ? nullptr : &document());
    for (const QString &path : std::as_const(drawings))
        m_files->open(path);
    if (images.isEmpty() && !(libraries + drawings).isEmpty())
        return;
    if (m_viewMode) {
        m_desk->say(tr("The drawing is only looked at: Alt+R leaves the view mode."));
        return;
    }
    if (images.isEmpty()) {
        m_clipboard->take(content, at, false);
        return;
    }
    if (!drawings.isEmpty() && under)
        documents().show(*under);
    else if (!drawings.isEmpty() && !document().isPristine())
        m_files->openNew();
    m_images->place(images, at);
}

} // namespace ninesketch
