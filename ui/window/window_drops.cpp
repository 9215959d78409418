// SPDX-License-Identifier: GPL-3.0-or-later
// Files and pictures that are dropped on the window.
#include "exporters/document_file.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/window/main_window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

namespace ninesketch
{

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    takeDropped(*event->mimeData(), m_canvas->visibleScene().centre());
    event->acceptProposedAction();
}

/// Pictures come into the drawing, but one that holds a drawing itself is opened, as are drawings.
void MainWindow::takeDropped(const QMimeData &content, Point at)
{
    bool library = false;
    for (const QUrl &url : content.urls())
        if (url.toLocalFile().endsWith(".excalidrawlib", Qt::CaseInsensitive)) {
            m_libraryCommands->takeIn(url.toLocalFile());
            library = true;
        }
    if (library)
        return;
    const QList<ImageSource> images = imagesIn(content);
    const bool one = images.size() == 1 && images.first().bytes.isEmpty();
    if (!images.isEmpty() && !(one && holdsDrawing(images.first().name))) {
        m_images->place(images, at);
        return;
    }
    for (const QUrl &url : content.urls()) {
        if (!url.isLocalFile())
            continue;
        m_files->open(url.toLocalFile());
    }
}

} // namespace ninesketch
