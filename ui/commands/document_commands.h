// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings in files: opening, saving, closing without losing anything, what happens on disk meanwhile, what was open
// last, and what comes back after a crash. Trouble is said in the quiet bar.
#pragma once
#include "model/scene/scene.h"
#include "ui/widgets/message_bar.h"

#include <QList>
#include <QMultiHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>

namespace ninesketch
{

class Desk;
class OpenDocument;
class PreferenceMemory;

class DocumentCommands : public QObject
{
    Q_OBJECT

public:
    /// `recoveryFolder`: where copies for a crash are; empty: none.
    DocumentCommands(Desk &desk, PreferenceMemory &memory, const QString &recoveryFolder, QObject *parent);

    /// In a tab of its own; a design written as text is drawn there. A sentence is shown when it fails.
    bool open(const QString &path);
    void askOpen();
    void openNew(Scene scene = Scene(), const QString &begunAs = {});
    void openExample(const QString &name = "url-shortener"); ///< or "chat-naive", "chat-large", ...

    /// Off this thread; what goes wrong is said in the bar.
    void startSaving(OpenDocument &document);
    bool save(OpenDocument &document);      ///< waited for; false: it was not saved
    bool askSaveAs(OpenDocument &document); ///< false: it was not saved
    void close(OpenDocument &document);     ///< offers to save first
    /// Asks in the bar whether to save what is modified; `then` runs when nothing can be lost any more.
    void whenSafe(const QList<OpenDocument *> &documents, const QString &question, std::function<void()> then);
    void toggleAutosave();

    /// Opens the tabs that were open last; from now on these are the ones that come back.
    void openLastSession();
    void toggleReopenTabs();

    bool hasUnsaved() const { return m_hasUnsaved; } ///< drawings that were not saved when the program was killed
    void offerRecovery();
    void restoreUnsaved();

signals:
    void changed();   ///< what can be done
    void fitWanted(); ///< something else is on the canvas: all of it should be seen

private:
    void follow(OpenDocument &document);
    void followFile(OpenDocument &document);
    void askWhoseVersion(OpenDocument &document); ///< changed here and by another program
    void sayTrouble(const OpenDocument &document, const QString &sentence, MessageBar::Tone tone,
                    std::vector<MessageBar::Offer> offers);
    void forgetTroubles(const OpenDocument *document);
    bool openDrawing(const QString &path); ///< likewise, of what is nothing else
    void sayDrawnFrom(const QString &path);
    bool drawDesignFile(const QString &path);  ///< false: it can't be read, which is said
    bool openNote(const QString &path);        ///< likewise, of a drawing in a note of Obsidian
    bool drawDiagramFile(const QString &path); ///< likewise, of a Mermaid diagram
    void rememberSession();
    void withdrawSaveQuestion();

    Desk &m_desk;
    PreferenceMemory &m_memory;
    QString m_recoveryFolder;
    QString m_recoverySentence; ///< the offer, while it stands
    QString m_saveQuestion;     ///< whether to save first, while it stands
    QList<QPointer<OpenDocument>> m_asksToSave;
    QMultiHash<const OpenDocument *, QString> m_troubles; ///< of the file of a drawing, while they stand
    bool m_keepsSession = false, m_hasUnsaved = false;
};

} // namespace ninesketch
