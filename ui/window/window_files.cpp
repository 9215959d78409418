// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says when a file is changed by another program, and what one can do about it.
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QEvent>
#include <QPointer>

namespace ninesketch
{

void MainWindow::connectFile(OpenDocument &document)
{
    const QPointer<OpenDocument> it(&document);
    connect(it, &OpenDocument::reloaded, this, [this, it] {
        const auto undo = [this, it] {
            if (!it)
                return;
            m_documents->show(*it);
            m_editor->undo();
        };
        say(tr("%1 was changed by another program, and is shown as it is now.").arg(it->title()),
            MessageBar::Tone::Info, {{tr("Undo"), undo}});
    });
    connect(it, &OpenDocument::changedOnDisk, this, [this, it] { askWhoseVersion(*it); });
    connect(it, &OpenDocument::vanished, this, [this, it] {
        const auto saveAgain = [this, it] {
            if (it)
                startSaving(*it);
        };
        const auto saveElsewhere = [this, it] {
            if (it)
                askSaveAs(*it);
        };
        say(tr("The file of %1 was removed or has moved. The drawing is still here.").arg(it->title()),
            MessageBar::Tone::Warning, {{tr("Save it again"), saveAgain}, {tr("Save as …"), saveElsewhere}}, true);
    });
    connect(it, &OpenDocument::cannotReload, this, [this](const QString &problem) {
        say(tr("Another program has changed the file, and it can't be read now. %1").arg(problem),
            MessageBar::Tone::Warning, {}, true);
    });
    connect(it, &OpenDocument::saveFailed, this, [this, it](const OpenDocument::SaveProblem &problem) {
        if (problem.changedOnDisk) {
            askWhoseVersion(*it);
            return;
        }
        const auto saveElsewhere = [this, it] {
            if (it)
                askSaveAs(*it);
        };
        say(problem.sentence, MessageBar::Tone::Bad, {{tr("Save as …"), saveElsewhere}}, true);
    });
    connect(it, &OpenDocument::autosaveFailed, this, [this](const QString &problem) {
        say(problem, MessageBar::Tone::Bad, {{tr("Don't save while drawing"), [this] { toggleAutosave(); }}}, true);
    });
}

void MainWindow::askWhoseVersion(OpenDocument &document)
{
    const QPointer<OpenDocument> it(&document);
    const auto keepMine = [this, it] {
        if (!it)
            return;
        it->acceptDiskVersion();
        if (save(*it))
            say(tr("Yours is saved. The other version is among the earlier versions."));
    };
    const auto takeTheirs = [this, it] {
        if (!it)
            return;
        m_documents->show(*it);
        if (const auto problem = it->takeDiskVersion())
            say(*problem, MessageBar::Tone::Bad, {}, true);
        else
            say(tr("This is the version from disk. Undo brings yours back."), MessageBar::Tone::Info,
                {{tr("Undo"), [this] { m_editor->undo(); }}});
    };
    const auto saveMineAs = [this, it] {
        if (!it)
            return;
        if (!askSaveAs(*it))
            askWhoseVersion(*it);
    };
    say(tr("%1 was changed by another program, and here too.").arg(document.title()), MessageBar::Tone::Warning,
        {{tr("Keep mine"), keepMine}, {tr("Take theirs"), takeTheirs}, {tr("Save mine as …"), saveMineAs}}, true);
}

void MainWindow::toggleAutosave()
{
    remember([](Preferences &p) { p.autosave = !p.autosave; });
    for (OpenDocument *document : m_documents->all())
        document->setAutosave(m_preferences.autosave);
    m_actions->refresh();
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
