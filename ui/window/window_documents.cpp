// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings that are open, as the window sees them: its title, its closing, its coming back to the front.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/document_commands.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"
#include "ui/window/open_tabs.h"

#include <QCloseEvent>

namespace ninesketch
{

void MainWindow::connectDocuments()
{
    m_openTabs = std::make_unique<OpenTabs>(*m_tabs, *m_desk, *m_files, nullptr);
    connect(m_documents, &Documents::changed, this, &MainWindow::refreshTitle);
    connect(m_openTabs.get(), &OpenTabs::shown, m_actions, &ActionSet::refresh);
    connect(m_openTabs.get(), &OpenTabs::fitWanted, this, &MainWindow::fitAll);
}

void MainWindow::refreshTitle()
{
    setWindowTitle(QString("%1[*] — Ninesketch").arg(document().title()));
    setWindowModified(document().isModified());
    m_actions->refresh();
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
