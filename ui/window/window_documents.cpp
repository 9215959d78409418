// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with documents: opening, saving, exporting, recovering. Trouble is said in the quiet bar.
#include "ui/canvas/canvas_view.h"
#include "ui/panels/export_panel.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QSaveFile>

namespace ninesketch
{

namespace
{

const char *const documentFilter = QT_TRANSLATE_NOOP("MainWindow", "Drawings (*.excalidraw *.json);;All files (*)");

const Exporter *findExporter(const QString &id)
{
    for (const Exporter &exporter : allExporters()) {
        if (id == QLatin1String(exporter.id))
            return &exporter;
    }
    return nullptr;
}

} // namespace

void MainWindow::askOpen()
{
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Open"), QFileInfo(document().path()).path(), tr(documentFilter));
    for (const QString &path : paths)
        openFile(path);
}

bool MainWindow::save(OpenDocument &document)
{
    return document.path().isEmpty() ? askSaveAs(document) : !document.save();
}

void MainWindow::startSaving(OpenDocument &document)
{
    if (document.path().isEmpty())
        askSaveAs(document);
    else
        document.startSaving();
}

bool MainWindow::askSaveAs(OpenDocument &document)
{
    m_documents->show(document); // one sees what gets a name
    const QString before = document.path().isEmpty() ? tr("drawing") + ".excalidraw" : document.path();
    QString path = QFileDialog::getSaveFileName(this, tr("Save as"), before, tr(documentFilter));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += ".excalidraw";
    const auto problem = document.saveAs(path);
    if (problem)
        say(*problem, MessageBar::Tone::Bad, {}, true);
    return !problem;
}

void MainWindow::openExample(const QString &name)
{
    // It opens as a drawing without a file of its own: nobody saves over the example.
    Result<Scene> example = readSceneFile(QString(":/examples/%1.excalidraw").arg(name));
    if (!example) {
        say(QString::fromStdString(example.error()), MessageBar::Tone::Bad);
        return;
    }
    newDocument(std::move(example).value());
}

void MainWindow::askResetCanvas()
{
    say(tr("Remove everything from the canvas?"), MessageBar::Tone::Warning,
        {{tr("Remove everything"),
          [this] { m_editor->commit(m_editor->committed().withElements({}), tr("Reset the canvas"), Selection{}); }},
         {tr("Keep it"), [] {}}},
        true);
}

Result<QByteArray> MainWindow::exported(const QString &id) const
{
    const Exporter *exporter = findExporter(id);
    if (!exporter)
        return Error{tr("This version can't write %1.").arg(id).toStdString()};
    return exporter->write(m_editor->committed(), m_export->options());
}

void MainWindow::exportAs(const QString &exporterId)
{
    const Exporter *exporter = findExporter(exporterId);
    if (!exporter)
        return;
    const QDir folder = QFileInfo(document().path()).dir();
    const QString suffix = QString::fromLatin1(exporter->suffix);
    QString path = QFileDialog::getSaveFileName(this, tr("Export"), folder.filePath(document().title() + '.' + suffix),
                                                QString("%1 (*.%2)").arg(QString::fromUtf8(exporter->name), suffix));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += '.' + suffix;
    const Result<QByteArray> bytes = exported(exporterId);
    if (!bytes) {
        say(QString::fromStdString(bytes.error()), MessageBar::Tone::Bad);
        return;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit()) {
        say(tr("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), file.errorString()),
            MessageBar::Tone::Bad);
        return;
    }
    m_export->hide();
    say(tr("%1 is written.").arg(QFileInfo(path).fileName()));
    m_canvas->setFocus();
}

void MainWindow::copyAs(const QString &exporterId)
{
    const Result<QByteArray> bytes = exported(exporterId);
    if (!bytes) {
        say(QString::fromStdString(bytes.error()), MessageBar::Tone::Bad);
        return;
    }
    auto *content = new QMimeData;
    if (exporterId == "svg") {
        content->setData("image/svg+xml", *bytes);
        content->setText(QString::fromUtf8(*bytes));
    } else {
        content->setData("image/png", *bytes);
        content->setImageData(QImage::fromData(*bytes));
    }
    QGuiApplication::clipboard()->setMimeData(content);
    say(tr("The picture is on the clipboard."));
}

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
            importLibrary(url.toLocalFile());
            library = true;
        }
    if (library)
        return;
    const QList<ImageSource> images = imagesIn(content);
    const bool one = images.size() == 1 && images.first().bytes.isEmpty();
    if (!images.isEmpty() && !(one && holdsDrawing(images.first().name))) {
        placeImages(images, at);
        return;
    }
    for (const QUrl &url : content.urls()) {
        if (!url.isLocalFile())
            continue;
        openFile(url.toLocalFile());
    }
}

} // namespace ninesketch
