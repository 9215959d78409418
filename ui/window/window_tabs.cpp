// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the drawings that are open, and what the window does when one takes the place of another.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/document_commands.h"
#include "ui/panels/document_tabs.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QTimer>

namespace ninesketch
{

void MainWindow::connectTabs()
{
    connect(m_documents, &Documents::changed, this, &MainWindow::refreshTabs);
    connect(m_documents, &Documents::aboutToLeave, this, [this](OpenDocument &document) {
        m_canvas->putToolDown();
        document.viewport = m_canvas->viewport();
        document.estimates = m_estimator->state();
    });
    connect(m_documents, &Documents::shown, this, [this](OpenDocument &document) {
        m_estimator->setState(std::exchange(document.estimates, {}));
        if (document.viewport)
            m_canvas->setViewport(*document.viewport);
        else
            QTimer::singleShot(0, this, [this] { fitAll(); }); // the view is fitted when the window has its size
        m_actions->refresh();
    });

    const auto at = [this](int index) -> OpenDocument & { return *m_documents->all()[index]; };
    connect(m_tabs, &DocumentTabs::chosen, this, [this, at](int index) {
        m_documents->show(at(index));
        m_canvas->setFocus();
    });
    connect(m_tabs, &DocumentTabs::closePressed, this, [this, at](int index) { m_files->close(at(index)); });
    connect(m_tabs, &DocumentTabs::moved, m_documents, &Documents::move);
    connect(m_tabs, &DocumentTabs::newPressed, this, [this] { m_files->openNew(); });
    connect(m_tabs, &DocumentTabs::menuRequested, this,
            [this, at](int index, const QPoint &global) { showTabMenu(at(index), global); });
}

void MainWindow::refreshTabs()
{
    QList<DocumentTabs::Tab> tabs;
    for (const OpenDocument *one : m_documents->all()) {
        const QString tip =
            one->path().isEmpty() ? tr("Not saved in a file yet") : QDir::toNativeSeparators(one->path());
        tabs << DocumentTabs::Tab{one->title(), tip, one->isModified()};
    }
    m_tabs->show(tabs, static_cast<int>(m_documents->indexOf(document())));
    m_tabs->setVisible(!m_zen && tabs.size() > 1);
    setWindowTitle(QString("%1[*] — Ninesketch").arg(document().title()));
    setWindowModified(document().isModified());
    m_actions->refresh();
}

void MainWindow::showTabMenu(OpenDocument &document, const QPoint &global)
{
    QMenu menu;
    menu.addAction(tr("Close"), this, [this, &document] { m_files->close(document); });
    QAction *others = menu.addAction(tr("Close the others"), this, [this, &document] {
        QList<OpenDocument *> rest = m_documents->all();
        rest.removeOne(&document);
        m_files->whenSafe(rest, tr("close them"), [this, rest] {
            for (OpenDocument *one : rest)
                m_documents->close(*one);
        });
    });
    others->setEnabled(m_documents->all().size() > 1);
    menu.addSeparator();
    QAction *copy = menu.addAction(tr("Copy the path"), this, [&document] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(document.path()));
    });
    copy->setEnabled(!document.path().isEmpty());
    menu.exec(global);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing && !m_documents->modified().isEmpty()) {
        event->ignore();
        m_files->whenSafe(m_documents->modified(), tr("quit"), [this] {
            m_closing = true;
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); // not within the closing
        });
        return;
    }
    for (OpenDocument *document : m_documents->all())
        document->forgetRecovery();
    m_memory->change([this](Preferences &p) { p.windowPlace = saveGeometry(); });
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Where no watcher reaches (network folders), coming back to the window is when it matters.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        for (OpenDocument *document : m_documents->all())
            document->lookAtDisk();
}

} // namespace ninesketch
