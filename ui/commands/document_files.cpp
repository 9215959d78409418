// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when something happens to the file of a drawing, above all when another program changes it, and what one
// can do about it.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/documents/recent_files.h"
#include "ui/editor.h"
#include "ui/preference_memory.h"

#include <QPointer>

namespace ninesketch
{

void DocumentCommands::follow(OpenDocument &document)
{
    OpenDocument *const it = &document;
    connect(it, &OpenDocument::pathChanged, this, [this, it] {
        if (const QString path = it->path(); !path.isEmpty()) {
            m_memory.change([&](Preferences &p) { noteRecent(p, path); });
        }
    });
    connect(it, &OpenDocument::notes, this, [this](const QStringList &sentences) {
        QString words = sentences.first();
        if (sentences.size() > 1)
            words += ' ' + tr("And %n more like it.", nullptr, static_cast<int>(sentences.size()) - 1);
        m_desk.say(words, MessageBar::Tone::Warning);
    });
    connect(it, &OpenDocument::recoveryFailed, this, [this](const QString &sentence) {
        m_desk.say(tr("No copy for a crash can be kept: %1").arg(sentence), MessageBar::Tone::Warning);
    });
    followFile(document);
    document.setAutosave(m_memory.now().autosave);
}

void DocumentCommands::followFile(OpenDocument &document)
{
    const QPointer<OpenDocument> it(&document);
    connect(it, &OpenDocument::reloaded, this, [this, it] {
        const auto undo = [this, it] {
            if (!it)
                return;
            m_desk.documents.show(*it);
            m_desk.editor.undo();
        };
        m_desk.say(tr("%1 was changed by another program, and is shown as it is now.").arg(it->title()),
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
        sayTrouble(*it, tr("The file of %1 was removed or has moved. The drawing is still here.").arg(it->title()),
                   MessageBar::Tone::Warning, {{tr("Save it again"), saveAgain}, {tr("Save as …"), saveElsewhere}});
    });
    connect(it, &OpenDocument::cannotReload, this, [this](const QString &problem) {
        m_desk.say(tr("Another program has changed the file, and it can't be read now. %1").arg(problem),
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
        sayTrouble(*it, problem.sentence, MessageBar::Tone::Bad, {{tr("Save as …"), saveElsewhere}});
    });
    connect(it, &OpenDocument::autosaveFailed, this, [this, it](const QString &problem) {
        sayTrouble(*it, problem, MessageBar::Tone::Bad,
                   {{tr("Don't save while drawing"), [this] { toggleAutosave(); }}});
    });
    connect(it, &OpenDocument::saved, this, [this, document = it.data()] { forgetTroubles(document); });
}

void DocumentCommands::askWhoseVersion(OpenDocument &document)
{
    const QPointer<OpenDocument> it(&document);
    const auto keepMine = [this, it] {
        if (!it)
            return;
        it->acceptDiskVersion();
        if (save(*it))
            m_desk.say(tr("Yours is saved. The other version is among the earlier versions."));
    };
    const auto takeTheirs = [this, it] {
        if (!it)
            return;
        m_desk.documents.show(*it);
        if (const auto problem = it->takeDiskVersion())
            m_desk.say(*problem, MessageBar::Tone::Bad, {}, true);
        else
            m_desk.say(tr("This is the version from disk. Undo brings yours back."), MessageBar::Tone::Info,
                       {{tr("Undo"), [this] { m_desk.editor.undo(); }}});
    };
    const auto saveMineAs = [this, it] {
        if (!it)
            return;
        if (!askSaveAs(*it))
            askWhoseVersion(*it);
    };
    sayTrouble(document, tr("%1 was changed by another program, and here too.").arg(document.title()),
               MessageBar::Tone::Warning,
               {{tr("Keep mine"), keepMine}, {tr("Take theirs"), takeTheirs}, {tr("Save mine as …"), saveMineAs}});
}

/// Stays until it is answered, or the drawing is saved after all or closed.
void DocumentCommands::sayTrouble(const OpenDocument &document, const QString &sentence, MessageBar::Tone tone,
                                  std::vector<MessageBar::Offer> offers)
{
    m_troubles.insert(&document, sentence);
    m_desk.say(sentence, tone, std::move(offers), true);
}

void DocumentCommands::forgetTroubles(const OpenDocument *document)
{
    for (const QString &sentence : m_troubles.values(document))
        m_desk.messages.withdraw(sentence);
    m_troubles.remove(document);
}

void DocumentCommands::toggleAutosave()
{
    m_memory.change([](Preferences &p) { p.autosave = !p.autosave; });
    for (OpenDocument *document : m_desk.documents.all())
        document->setAutosave(m_memory.now().autosave);
    emit changed();
    m_desk.say(m_memory.now().autosave ? tr("What you draw is saved to its file at once from now on.")
                                       : tr("What you draw is saved when you say so from now on."));
}

} // namespace ninesketch
