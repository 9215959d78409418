// SPDX-License-Identifier: GPL-3.0-or-later
// After the program has ended without saying goodbye: its unsaved drawings come back.
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/editor.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace ninesketch
{
namespace
{

/// The newest by name; many others are counted.
QString namesOf(const QList<Recovered> &found)
{
    constexpr qsizetype most = 3;
    const qsizetype named = found.size() <= most ? found.size() : most - 1;
    QStringList names;
    for (const Recovered &one : found.first(named))
        names << DocumentCommands::tr("%1 from %2")
                     .arg(one.original.isEmpty() ? DocumentCommands::tr("an untitled drawing")
                                                 : QFileInfo(one.original).completeBaseName(),
                          QLocale().toString(one.when.time(), QLocale::ShortFormat));
    if (named < found.size())
        names << DocumentCommands::tr("%n more", nullptr, static_cast<int>(found.size() - named));
    return QLocale().createSeparatedList(names);
}

} // namespace

void DocumentCommands::offerRecovery()
{
    const QList<Recovered> found = OpenDocument::leftovers(m_recoveryFolder);
    m_hasUnsaved = !found.isEmpty();
    emit changed();
    if (!m_hasUnsaved)
        return;
    const auto discard = [this, found] {
        for (const Recovered &one : found)
            OpenDocument::discard(one);
        m_hasUnsaved = false;
        emit changed();
    };
    m_recoverySentence = tr("Ninesketch ended unexpectedly. Not saved: %1.").arg(namesOf(found));
    m_desk.say(m_recoverySentence, MessageBar::Tone::Warning,
               {{found.size() == 1 ? tr("Restore it") : tr("Restore them"), [this] { restoreUnsaved(); }},
                {tr("Discard"), discard},
                {tr("Later"), [] {}}},
               true);
}

void DocumentCommands::restoreUnsaved()
{
    QList<Recovered> found = OpenDocument::leftovers(m_recoveryFolder);
    std::reverse(found.begin(), found.end()); // the last one is seen
    for (const Recovered &one : std::as_const(found)) {
        const Result<Scene> scene = readSceneFile(one.copy);
        if (!scene) {
            m_desk.say(QString::fromStdString(scene.error()), MessageBar::Tone::Bad, {}, true);
            continue;
        }
        // On top of what is on disk, so that it counts as a change that wants to be saved.
        const bool opened = QFileInfo(one.original).isFile() && open(one.original);
        if (!opened && !m_desk.documents.current().isPristine())
            openNew();
        m_desk.editor.commit(*scene, tr("Restore"));
        m_desk.documents.current().writeRecovery();
        m_desk.documents.current().finishWriting(); // before the old copy goes
        OpenDocument::discard(one);
        emit fitWanted();
    }
    m_hasUnsaved = !OpenDocument::leftovers(m_recoveryFolder).isEmpty();
    emit changed();
    m_desk.messages.withdraw(m_recoverySentence); // it was answered by the keyboard
}

} // namespace ninesketch
