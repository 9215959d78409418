// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about documents, pictures and the program itself.
#include "exporters/file_versions.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/open_document.h"

#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>

namespace ninesketch
{

namespace
{

/// Brings back what was on disk before a save; undo takes it away again.
void restoreEarlierVersion(MainWindow &window)
{
    const QString title = QObject::tr("Earlier versions");
    const QString path = window.document().path();
    const QList<FileVersion> versions = keptVersions(path, window.document().versionsFolder());
    if (versions.isEmpty()) {
        QMessageBox::information(&window, title, QObject::tr("No earlier version of this drawing is kept yet."));
        return;
    }
    QStringList names;
    for (const FileVersion &version : versions)
        names << QLocale().toString(version.when.toLocalTime(), "ddd d MMM yyyy, HH:mm:ss");
    bool chosen = false;
    const QString name = QInputDialog::getItem(&window, title, QObject::tr("Bring back what was replaced on:"), names,
                                               0, false, &chosen);
    const qsizetype index = names.indexOf(name);
    if (!chosen || index < 0)
        return;
    const auto scene = readSceneFile(versions[index].path);
    if (!scene)
        QMessageBox::warning(&window, title, QString::fromStdString(scene.error()));
    else
        window.editor().commit(*scene, QObject::tr("Earlier version"));
}

} // namespace

std::span<const ActionEntry> fileActions()
{
    static const ActionEntry rows[] = {
        {"new", "File", "New", "new", "Ctrl+N", nullptr, nullptr, [](MainWindow &w) { w.newDocument(); },
         "empty canvas"},
        {"open", "File", "Open …", "open", "Ctrl+O", nullptr, nullptr, [](MainWindow &w) { w.askOpen(); }, "file load"},
        {"save", "File", "Save", "save", "Ctrl+S", nullptr, nullptr, [](MainWindow &w) { w.save(); }, "file"},
        {"save-as", "File", "Save as …", "save", "Ctrl+Shift+S", nullptr, nullptr, [](MainWindow &w) { w.askSaveAs(); },
         "file copy"},
        {"earlier-versions", "File", "Earlier versions …", "open", "",
         [](const MainWindow &w) { return !w.document().path().isEmpty(); }, nullptr, restoreEarlierVersion,
         "history restore backup"},
        {"export", "File", "Export image …", "export", "Ctrl+Shift+E", nullptr, nullptr,
         [](MainWindow &w) { w.toggleExport(); }, "png svg pdf picture"},
        {"open-example", "File", "Open the example", "library", "", nullptr, nullptr,
         [](MainWindow &w) { w.openExample(); }, "url shortener demo"},
        {"reset-canvas", "File", "Reset the canvas", "delete", "Ctrl+Del|Ctrl+Backspace",
         [](const MainWindow &w) { return !w.editor().scene().empty(); }, nullptr,
         [](MainWindow &w) { w.askResetCanvas(); }, "clear everything"},
        {"quit", "File", "Quit", "close", "Ctrl+Q", nullptr, nullptr, [](MainWindow &w) { w.close(); }, "exit"},
    };
    return rows;
}

} // namespace ninesketch
