// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/document_commands.h"

#include "exporters/design_file.h"
#include "exporters/diagram_file.h"
#include "exporters/obsidian_note.h"
#include "exporters/report_file.h"
#include "model/design/draw_design.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/documents/recent_files.h"
#include "ui/editor.h"
#include "ui/preference_memory.h"
#include "ui/widgets/file_dialogs.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace ninesketch
{

namespace
{

const char *const openFilter = // a picture may hold a drawing
    QT_TRANSLATE_NOOP("ninesketch::DocumentCommands",
                      "Drawings (*.excalidraw *.excalidraw.md *.json *.mmd *.mermaid *.png *.svg);;All files (*)");
const char *const saveFilter =
    QT_TRANSLATE_NOOP("ninesketch::DocumentCommands", "Drawings (*.excalidraw *.json);;All files (*)");

QString joined(const QList<OpenDocument *> &documents)
{
    QStringList titles;
    for (const OpenDocument *document : documents)
        titles << document->title();
    return QLocale().createSeparatedList(titles);
}

} // namespace

DocumentCommands::DocumentCommands(Desk &desk, PreferenceMemory &memory, const QString &recoveryFolder, QObject *parent)
    : QObject(parent), m_desk(desk), m_memory(memory), m_recoveryFolder(recoveryFolder)
{
    for (OpenDocument *document : m_desk.documents.all())
        follow(*document);
    connect(&m_desk.documents, &Documents::added, this, &DocumentCommands::follow);
    connect(&m_desk.documents, &Documents::changed, this, &DocumentCommands::rememberSession);
    connect(&m_desk.documents, &Documents::changed, this, [this] { // saved or closed in another way
        if (std::ranges::none_of(m_asksToSave, [](const auto &document) { return document && document->isModified(); }))
            withdrawSaveQuestion();
        for (const OpenDocument *document : m_troubles.uniqueKeys())
            if (!m_desk.documents.all().contains(document))
                forgetTroubles(document);
    });
}

void DocumentCommands::askOpen()
{
    const QStringList paths =
        askFilesToOpen(&m_desk.stage, tr("Open"), QFileInfo(m_desk.documents.current().path()).path(), tr(openFilter));
    for (const QString &path : paths)
        open(path);
}

bool DocumentCommands::save(OpenDocument &document)
{
    return document.path().isEmpty() ? askSaveAs(document) : !document.save();
}

void DocumentCommands::startSaving(OpenDocument &document)
{
    if (document.path().isEmpty())
        askSaveAs(document);
    else
        document.startSaving();
}

bool DocumentCommands::askSaveAs(OpenDocument &document)
{
    m_desk.documents.show(document); // one sees what gets a name
    const QString before = !document.path().isEmpty()
                               ? document.path()
                               : (document.isNamed() ? document.title() : tr("drawing")) + ".excalidraw";
    const QString path = askFileToWrite(&m_desk.stage, tr("Save as"), before, tr(saveFilter));
    if (path.isEmpty())
        return false;
    const auto problem = document.saveAs(path);
    if (problem)
        m_desk.say(*problem, MessageBar::Tone::Bad, {}, true);
    return !problem;
}

void DocumentCommands::openExample(const QString &name)
{
    // It opens as a drawing without a file of its own: nobody saves over the example.
    Result<Scene> example = readSceneFile(QString(":/examples/%1.excalidraw").arg(name));
    if (!example) {
        m_desk.say(QString::fromStdString(example.error()), MessageBar::Tone::Bad);
        return;
    }
    openNew(std::move(example).value(), titleOfFile(name));
}

bool DocumentCommands::open(const QString &path)
{
    if (OpenDocument *open = m_desk.documents.find(path)) {
        m_desk.documents.show(*open);
        return true;
    }
    if (holdsDesignText(path))
        return drawDesignFile(path);
    if (isDrawingNoteFile(path))
        return openNote(path);
    if (isDiagramFile(path) && QFileInfo(path).isFile())
        return drawDiagramFile(path);
    return openDrawing(path);
}

bool DocumentCommands::openDrawing(const QString &path)
{
    OpenDocument &before = m_desk.documents.current();
    OpenDocument &fresh = m_desk.documents.add();
    if (const auto problem = fresh.open(path)) {
        m_desk.documents.close(fresh);
        m_desk.say(*problem, MessageBar::Tone::Bad, {}, true);
        return false;
    }
    m_desk.documents.show(fresh);
    if (before.isPristine())
        m_desk.documents.close(before);
    if (fresh.isOpenElsewhere())
        m_desk.say(tr("%1 is open in another Ninesketch too. What is saved there is shown here.").arg(fresh.title()));
    return true;
}

void DocumentCommands::sayDrawnFrom(const QString &path)
{
    m_desk.say(tr("Drawn from %1, which stays as it is: saving asks for a name.").arg(QFileInfo(path).fileName()));
}

bool DocumentCommands::drawDesignFile(const QString &path)
{
    const Result<Design> design = readDesignFile(path);
    if (!design) {
        m_desk.say(QString::fromStdString(design.error()), MessageBar::Tone::Bad, {}, true);
        return false;
    }
    openNew(drawDesign(*design, m_desk.metrics), QFileInfo(path).completeBaseName());
    sayDrawnFrom(path);
    return true;
}

bool DocumentCommands::openNote(const QString &path)
{
    Result<Scene> scene = readSceneFile(path);
    if (!scene) {
        m_desk.say(QString::fromStdString(scene.error()), MessageBar::Tone::Bad, {}, true);
        return false;
    }
    const bool picturesElsewhere = std::ranges::any_of(scene->elements(), [&](const ElementPtr &element) {
        const ImageData *image = element->image();
        return image && image->fileId && !(scene->files() && scene->files()->contains(*image->fileId));
    });
    QString name = QFileInfo(path).completeBaseName();
    if (name.endsWith(".excalidraw"))
        name.chop(int(qstrlen(".excalidraw")));
    openNew(std::move(scene).value(), name);
    m_desk.say(tr("Read from %1, which stays as it is: saving asks for a name.").arg(QFileInfo(path).fileName()) +
               (picturesElsewhere ? " " + tr("Its pictures are kept beside the note, and are not shown.") : QString()));
    return true;
}

bool DocumentCommands::drawDiagramFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_desk.say(tr("%1: It can't be read: %2.").arg(name, file.errorString()), MessageBar::Tone::Bad, {}, true);
        return false;
    }
    auto drawn = drawingOfDiagram(file.read(maximumFileSize).toStdString(), name);
    if (!drawn)
        return openDrawing(path);
    if (!*drawn) {
        m_desk.say(QString::fromStdString(drawn->error()), MessageBar::Tone::Bad, {}, true);
        return false;
    }
    openNew(std::move(*drawn).value(), QFileInfo(path).completeBaseName());
    sayDrawnFrom(path);
    return true;
}

void DocumentCommands::openNew(Scene scene, const QString &begunAs)
{
    OpenDocument &before = m_desk.documents.current();
    OpenDocument &fresh = m_desk.documents.add();
    const bool replaces = before.isPristine() && !scene.empty();
    fresh.startNew(std::move(scene), begunAs);
    m_desk.documents.show(fresh);
    if (replaces)
        m_desk.documents.close(before);
    m_desk.canvas.setFocus();
}

void DocumentCommands::close(OpenDocument &document)
{
    whenSafe({&document}, tr("close it"), [this, it = QPointer<OpenDocument>(&document)] {
        if (it)
            m_desk.documents.close(*it);
        m_desk.canvas.setFocus();
    });
}

void DocumentCommands::whenSafe(const QList<OpenDocument *> &documents, const QString &question,
                                std::function<void()> then)
{
    withdrawSaveQuestion(); // only the last one holds
    QList<OpenDocument *> modified;
    QList<QPointer<OpenDocument>> toSave;
    for (OpenDocument *one : documents) {
        one->finishWriting(); // what is being saved now is not asked about
        // neither is what saves itself
        if (!one->isModified() || (m_memory.now().autosave && !one->path().isEmpty() && !one->save()))
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
        m_desk.documents.show(*modified.first()); // one sees what is asked about
    const QString sentence =
        one ? tr("%1 has changes that are not saved. Save them before you %2?").arg(joined(modified), question)
            : tr("%1 have changes that are not saved. Save them before you %2?").arg(joined(modified), question);
    m_saveQuestion = sentence;
    m_asksToSave = toSave;
    m_desk.say(sentence, MessageBar::Tone::Warning,
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
    m_desk.messages.setFocus(Qt::TabFocusReason);
}

void DocumentCommands::withdrawSaveQuestion()
{
    m_asksToSave.clear();
    if (const QString sentence = std::exchange(m_saveQuestion, {}); !sentence.isEmpty())
        m_desk.messages.withdraw(sentence);
}

void DocumentCommands::toggleReopenTabs()
{
    m_memory.change([](Preferences &p) { p.reopenTabs = !p.reopenTabs; });
    m_desk.say(m_memory.now().reopenTabs ? tr("The next start opens the drawings that are open when you leave.")
                                         : tr("The next start opens an empty canvas."));
}

void DocumentCommands::rememberSession()
{
    if (!m_keepsSession)
        return;
    m_memory.change([this](Preferences &p) {
        p.sessionFiles.clear();
        for (const OpenDocument *one : m_desk.documents.all())
            if (!one->path().isEmpty())
                p.sessionFiles << QFileInfo(one->path()).absoluteFilePath();
        p.sessionCurrent = m_desk.documents.current().path().isEmpty()
                               ? QString()
                               : QFileInfo(m_desk.documents.current().path()).absoluteFilePath();
    });
}

void DocumentCommands::openLastSession()
{
    const Preferences last = m_memory.now();
    if (last.reopenTabs) {
        for (const QString &path : last.sessionFiles)
            if (QFileInfo(path).isFile()) // one that is gone needs no sentence: nobody asked for it just now
                open(path);
        if (OpenDocument *seen = last.sessionCurrent.isEmpty() ? nullptr : m_desk.documents.find(last.sessionCurrent))
            m_desk.documents.show(*seen);
    }
    m_keepsSession = true;
    rememberSession();
}

} // namespace ninesketch
