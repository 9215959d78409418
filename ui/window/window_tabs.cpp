// SPDX-License-Identifier: GPL-3.0-or-later
// The drawings that are open in the window, and their tabs: opening, changing over, closing, coming back.
#include "exporters/design_file.h"
#include "model/design/draw_design.h"
#include "ui/canvas/canvas_view.h"
#include "ui/documents/recent_files.h"
#include "ui/panels/document_tabs.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QTimer>

namespace ninesketch
{

namespace
{

QString joined(const QList<OpenDocument *> &documents)
{
    QStringList titles;
    for (const OpenDocument *document : documents)
        titles << document->title();
    return QLocale().createSeparatedList(titles);
}

} // namespace

void MainWindow::connectTabs()
{
    const auto follow = [this](OpenDocument &document) {
        OpenDocument *const it = &document;
        connect(it, &OpenDocument::pathChanged, this, [this, it] {
            if (const QString path = it->path(); !path.isEmpty()) {
                remember([&](Preferences &p) { noteRecent(p, path); });
            }
        });
        connect(it, &OpenDocument::notes, this, [this](const QStringList &sentences) {
            QString words = sentences.first();
            if (sentences.size() > 1)
                words += ' ' + tr("And %n more like it.", nullptr, static_cast<int>(sentences.size()) - 1);
            say(words, MessageBar::Tone::Warning);
        });
        connect(it, &OpenDocument::recoveryFailed, this, [this](const QString &sentence) {
            say(tr("No copy for a crash can be kept: %1").arg(sentence), MessageBar::Tone::Warning);
        });
        connectFile(document);
        document.setAutosave(m_preferences.autosave);
    };
    for (OpenDocument *document : m_documents->all())
        follow(*document);
    connect(m_documents, &Documents::added, this, follow);
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
    connect(m_tabs, &DocumentTabs::closePressed, this, [this, at](int index) { closeDocument(at(index)); });
    connect(m_tabs, &DocumentTabs::moved, m_documents, &Documents::move);
    connect(m_tabs, &DocumentTabs::newPressed, this, [this] { newDocument(); });
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
    rememberSession();
}

void MainWindow::showTabMenu(OpenDocument &document, const QPoint &global)
{
    QMenu menu;
    menu.addAction(tr("Close"), this, [this, &document] { closeDocument(document); });
    QAction *others = menu.addAction(tr("Close the others"), this, [this, &document] {
        QList<OpenDocument *> rest = m_documents->all();
        rest.removeOne(&document);
        whenSafe(rest, tr("close them"), [this, rest] {
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

bool MainWindow::openFile(const QString &path)
{
    if (OpenDocument *open = m_documents->find(path)) {
        m_documents->show(*open);
        return true;
    }
    if (holdsDesignText(path))
        return openDesign(path);
    OpenDocument &before = document();
    OpenDocument &fresh = m_documents->add();
    if (const auto problem = fresh.open(path)) {
        m_documents->close(fresh);
        say(*problem, MessageBar::Tone::Bad, {}, true);
        return false;
    }
    m_documents->show(fresh);
    if (before.isPristine())
        m_documents->close(before);
    if (fresh.isOpenElsewhere())
        say(tr("%1 is open in another Ninesketch too. What is saved there is shown here.").arg(fresh.title()));
    return true;
}

bool MainWindow::openDesign(const QString &path)
{
    const Result<Design> design = readDesignFile(path);
    if (!design) {
        say(QString::fromStdString(design.error()), MessageBar::Tone::Bad, {}, true);
        return false;
    }
    newDocument(drawDesign(*design, m_metrics));
    say(tr("Drawn from %1, which stays as it is: saving asks for a name.").arg(QFileInfo(path).fileName()));
    return true;
}

void MainWindow::newDocument(Scene scene)
{
    OpenDocument &before = document();
    OpenDocument &fresh = m_documents->add();
    const bool replaces = before.isPristine() && !scene.empty();
    fresh.startNew(std::move(scene));
    m_documents->show(fresh);
    if (replaces)
        m_documents->close(before);
    m_canvas->setFocus();
}

void MainWindow::closeDocument(OpenDocument &document)
{
    whenSafe({&document}, tr("close it"), [this, it = QPointer<OpenDocument>(&document)] {
        if (it)
            m_documents->close(*it);
        m_canvas->setFocus();
    });
}

void MainWindow::whenSafe(const QList<OpenDocument *> &documents, const QString &question, std::function<void()> then)
{
    QList<OpenDocument *> modified;
    QList<QPointer<OpenDocument>> toSave;
    for (OpenDocument *one : documents) {
        one->finishWriting(); // what is being saved now is not asked about
        // neither is what saves itself
        if (!one->isModified() || (m_preferences.autosave && !one->path().isEmpty() && !one->save()))
            continue;
        modified << one;
        toSave << one;
    }
    if (modified.isEmpty()) {
        then();
        return;
    }
    const bool one = modified.size() == 1;
    if (one)
        m_documents->show(*modified.first()); // one sees what is asked about
    const QString sentence =
        one ? tr("%1 has changes that are not saved. Save them before you %2?").arg(joined(modified), question)
            : tr("%1 have changes that are not saved. Save them before you %2?").arg(joined(modified), question);
    say(sentence, MessageBar::Tone::Warning,
        {{one ? tr("Save") : tr("Save all"),
          [this, toSave, then] {
              for (const QPointer<OpenDocument> &document : toSave)
                  if (document && document->isModified() && !save(*document))
                      return;
              then();
          }},
         {tr("Don't save"), then},
         {tr("Cancel"), [] {}}},
        true);
}

void MainWindow::toggleReopenTabs()
{
    remember([](Preferences &p) { p.reopenTabs = !p.reopenTabs; });
}

void MainWindow::rememberSession()
{
    if (!m_keepsSession)
        return;
    remember([this](Preferences &p) {
        p.sessionFiles.clear();
        for (const OpenDocument *one : m_documents->all())
            if (!one->path().isEmpty())
                p.sessionFiles << QFileInfo(one->path()).absoluteFilePath();
        p.sessionCurrent = document().path().isEmpty() ? QString() : QFileInfo(document().path()).absoluteFilePath();
    });
}

void MainWindow::openLastSession()
{
    const Preferences last = m_preferences;
    if (last.reopenTabs) {
        for (const QString &path : last.sessionFiles)
            if (QFileInfo(path).isFile()) // one that is gone needs no sentence: nobody asked for it just now
                openFile(path);
        if (OpenDocument *seen = last.sessionCurrent.isEmpty() ? nullptr : m_documents->find(last.sessionCurrent))
            m_documents->show(*seen);
    }
    m_keepsSession = true;
    rememberSession();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing && !m_documents->modified().isEmpty()) {
        event->ignore();
        whenSafe(m_documents->modified(), tr("quit"), [this] {
            m_closing = true;
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); // not within the closing
        });
        return;
    }
    for (OpenDocument *document : m_documents->all())
        document->forgetRecovery();
    remember([this](Preferences &p) { p.windowPlace = saveGeometry(); });
    event->accept();
}

} // namespace ninesketch
