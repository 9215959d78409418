// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/open_tabs.h"

#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/estimator.h"
#include "ui/panels/document_tabs.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMenu>
#include <QTimer>
#include <utility>

namespace ninesketch
{

OpenTabs::OpenTabs(DocumentTabs &tabs, Desk &desk, DocumentCommands &files, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_desk(desk), m_files(files)
{
    Documents &documents = desk.documents;
    connect(&documents, &Documents::changed, this, &OpenTabs::refresh);
    connect(&documents, &Documents::aboutToLeave, this, &OpenTabs::leave);
    connect(&documents, &Documents::shown, this, &OpenTabs::show);

    const auto at = [this](int index) -> OpenDocument & { return *m_desk.documents.all()[index]; };
    connect(&tabs, &DocumentTabs::chosen, this, [this, at](int index) {
        m_desk.documents.show(at(index));
        m_desk.canvas.setFocus();
    });
    connect(&tabs, &DocumentTabs::closePressed, this, [this, at](int index) { m_files.close(at(index)); });
    connect(&tabs, &DocumentTabs::moved, &documents, &Documents::move);
    connect(&tabs, &DocumentTabs::newPressed, this, [this] { m_files.openNew(); });
    connect(&tabs, &DocumentTabs::menuRequested, this,
            [this, at](int index, const QPoint &global) { showMenu(at(index), global); });
}

void OpenTabs::setAllowed(bool allowed)
{
    m_allowed = allowed;
    m_tabs.setVisible(allowed && m_desk.documents.all().size() > 1);
}

void OpenTabs::refresh()
{
    QList<DocumentTabs::Tab> tabs;
    for (const OpenDocument *one : m_desk.documents.all()) {
        const QString tip =
            one->path().isEmpty() ? tr("Not saved in a file yet") : QDir::toNativeSeparators(one->path());
        tabs << DocumentTabs::Tab{one->title(), tip, one->isModified()};
    }
    m_tabs.show(tabs, static_cast<int>(m_desk.documents.indexOf(m_desk.documents.current())));
    setAllowed(m_allowed);
}

void OpenTabs::leave(OpenDocument &document)
{
    m_desk.canvas.putToolDown();
    document.viewport = m_desk.canvas.viewport();
    document.estimates = m_desk.estimator.state();
}

void OpenTabs::show(OpenDocument &document)
{
    m_desk.estimator.setState(std::exchange(document.estimates, {}));
    if (document.viewport)
        m_desk.canvas.setViewport(*document.viewport);
    else
        QTimer::singleShot(0, this, &OpenTabs::fitWanted); // the view is fitted when the window has its size
    emit shown();
}

void OpenTabs::showMenu(OpenDocument &document, const QPoint &global)
{
    QMenu menu;
    menu.addAction(tr("Close"), this, [this, &document] { m_files.close(document); });
    QAction *others = menu.addAction(tr("Close the others"), this, [this, &document] {
        QList<OpenDocument *> rest = m_desk.documents.all();
        rest.removeOne(&document);
        m_files.whenSafe(rest, tr("close them"), [this, rest] {
            for (OpenDocument *one : rest)
                m_desk.documents.close(*one);
        });
    });
    others->setEnabled(m_desk.documents.all().size() > 1);
    menu.addSeparator();
    QAction *copy = menu.addAction(tr("Copy the path"), this, [&document] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(document.path()));
    });
    copy->setEnabled(!document.path().isEmpty());
    menu.exec(global);
}

} // namespace ninesketch
