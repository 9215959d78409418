// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with documents: opening, saving, exporting, recovering. Trouble is said in the quiet bar.
#include "ui/actions.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/export_panel.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QSaveFile>
#include <QTimer>
#include <cstring>

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

bool MainWindow::openFile(const QString &path)
{
    if (const auto problem = m_document->open(path)) {
        say(*problem, MessageBar::Tone::Bad, {}, true);
        return false;
    }
    // The view is fitted when the window has its size.
    QTimer::singleShot(0, this, [this] { fitAll(); });
    return true;
}

void MainWindow::newDocument()
{
    whenSafe(tr("start anew"), [this] {
        m_document->startNew();
        zoomTo(1);
    });
}

void MainWindow::askOpen()
{
    whenSafe(tr("open another file"), [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Open"), QFileInfo(m_document->path()).path(), tr(documentFilter));
        if (!path.isEmpty())
            openFile(path);
    });
}

bool MainWindow::save()
{
    if (m_document->path().isEmpty()) {
        askSaveAs();
        return !m_editor->isModified();
    }
    if (m_document->isChangedOnDisk() && QFileInfo::exists(m_document->path())) {
        say(tr("%1 was changed by another program since it was read. Saving would write over that.")
                .arg(m_document->title()),
            MessageBar::Tone::Warning,
            {{tr("Save over it"),
              [this] {
                  m_document->acceptDiskVersion();
                  save();
              }},
             {tr("Save as …"), [this] { askSaveAs(); }}},
            true);
        return false;
    }
    if (const auto problem = m_document->save()) {
        say(*problem, MessageBar::Tone::Bad, {{tr("Save as …"), [this] { askSaveAs(); }}}, true);
        return false;
    }
    return true;
}

void MainWindow::askSaveAs()
{
    const QString before = m_document->path().isEmpty() ? tr("drawing") + ".excalidraw" : m_document->path();
    QString path = QFileDialog::getSaveFileName(this, tr("Save as"), before, tr(documentFilter));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += ".excalidraw";
    if (const auto problem = m_document->saveAs(path))
        say(*problem, MessageBar::Tone::Bad, {}, true);
}

void MainWindow::openExample()
{
    whenSafe(tr("open the example"), [this] {
        // It opens as a drawing without a file of its own: nobody saves over the example.
        const Result<Scene> example = readSceneFile(":/examples/url-shortener.excalidraw");
        if (!example) {
            say(QString::fromStdString(example.error()), MessageBar::Tone::Bad);
            return;
        }
        m_document->startNew(*example);
        QTimer::singleShot(0, this, [this] { fitAll(); });
    });
}

void MainWindow::askResetCanvas()
{
    say(tr("Remove everything from the canvas?"), MessageBar::Tone::Warning,
        {{tr("Remove everything"),
          [this] { m_editor->commit(m_editor->committed().withElements({}), tr("Reset the canvas"), Selection{}); }},
         {tr("Keep it"), [] {}}},
        true);
}

void MainWindow::whenSafe(const QString &question, std::function<void()> then)
{
    if (!m_editor->isModified()) {
        then();
        return;
    }
    say(tr("%1 has changes that are not saved. Save them before you %2?").arg(m_document->title(), question),
        MessageBar::Tone::Warning,
        {{tr("Save"),
          [this, then] {
              if (save())
                  then();
          }},
         {tr("Don't save"), then},
         {tr("Cancel"), [] {}}},
        true);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing && m_editor->isModified()) {
        event->ignore();
        whenSafe(tr("quit"), [this] {
            m_closing = true;
            close();
        });
        return;
    }
    m_document->forgetRecovery();
    remember([this](Preferences &p) { p.windowPlace = saveGeometry(); });
    event->accept();
}

void MainWindow::offerRecovery()
{
    const QList<Recovered> found = OpenDocument::leftovers(m_recoveryFolder);
    if (found.isEmpty())
        return;
    const Recovered last = found.first();
    const QString name =
        last.original.isEmpty() ? tr("an unsaved drawing") : QFileInfo(last.original).completeBaseName();
    say(tr("Ninesketch ended unexpectedly. A copy of %1 from %2 is there.")
            .arg(name, QLocale().toString(last.when.time(), QLocale::ShortFormat)),
        MessageBar::Tone::Warning,
        {{tr("Restore it"),
          [this, last] {
              const Result<Scene> scene = readSceneFile(last.copy);
              if (!scene) {
                  say(QString::fromStdString(scene.error()), MessageBar::Tone::Bad, {}, true);
                  return;
              }
              // On top of what is on disk, so that it counts as a change that wants to be saved.
              if (last.original.isEmpty() || m_document->open(last.original))
                  m_document->startNew();
              m_editor->commit(*scene, tr("Restore"));
              m_document->writeRecovery();
              OpenDocument::discard(last);
              fitAll();
              offerRecovery();
          }},
         {tr("Discard"),
          [this, last] {
              OpenDocument::discard(last);
              offerRecovery();
          }},
         {tr("Later"), [] {}}},
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
    const QFileInfo document(m_document->path());
    const QString suffix = QString::fromLatin1(exporter->suffix);
    QString path =
        QFileDialog::getSaveFileName(this, tr("Export"), document.dir().filePath(m_document->title() + '.' + suffix),
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
    const QList<ImageSource> images = imagesIn(content);
    const bool one = images.size() == 1 && images.first().bytes.isEmpty();
    if (!images.isEmpty() && !(one && holdsDrawing(images.first().name))) {
        placeImages(images, at);
        return;
    }
    for (const QUrl &url : content.urls()) {
        if (!url.isLocalFile())
            continue;
        whenSafe(tr("open another file"), [this, path = url.toLocalFile()] { openFile(path); });
        return;
    }
}

} // namespace ninesketch
