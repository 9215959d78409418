// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScreen>
#include <QSplitter>
#include <QTreeView>

namespace ninesketch
{

namespace
{

constexpr QSize roomy(960, 600);  // pixels: names, sizes and dates in full
constexpr int leastSidebar = 170; // pixels
constexpr int cellPadding = 28;   // pixels, at both sides of a cell together

QString translated(const char *english)
{
    return QCoreApplication::translate("ninesketch::FileDialogs", english);
}

/// "excalidraw", "json" of "Drawings (*.excalidraw *.json)"; none of "All files (*)".
QStringList endingsOf(const QString &filters)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.([\w.]+))"));
    QStringList endings;
    for (const auto &match : pattern.globalMatch(filters))
        endings << match.captured(1);
    return endings;
}

/// The longest of `endings` the path ends in; empty: none.
QString endingIn(const QString &path, const QStringList &endings)
{
    QString found;
    for (const QString &ending : endings)
        if (path.endsWith('.' + ending, Qt::CaseInsensitive) && ending.size() > found.size())
            found = ending;
    return found;
}

/// Columns as wide as what stands in them, where Qt counts without the space around it; names get what is left.
void widenColumns(const QFileDialog &dialog, int width)
{
    int left = width;
    if (auto *parts = dialog.findChild<QSplitter *>(QStringLiteral("splitter")); parts && parts->sizes().size() == 2) {
        const int sidebar = std::max(parts->sizes().first(), leastSidebar);
        parts->setSizes({sidebar, width - sidebar});
        left -= sidebar;
    }
    if (auto *list = dialog.findChild<QTreeView *>(QStringLiteral("treeView"))) {
        const QDateTime late(QDate(2028, 12, 28), QTime(22, 58, 58));
        const QStringList widest = {
            {}, "1000.88 KiB", "plain text document", QLocale::system().toString(late, QLocale::ShortFormat)};
        for (int column = 1; column < widest.size(); ++column) {
            const int needed = list->fontMetrics().horizontalAdvance(widest[column]) + cellPadding;
            list->header()->resizeSection(column, std::max(list->header()->sectionSize(column), needed));
            left -= list->header()->sectionSize(column);
        }
        list->header()->resizeSection(0, std::max(list->header()->sectionSize(0), left - 2 * cellPadding));
    }
}

void giveRoom(QFileDialog &dialog)
{
    const QSize size = roomy.boundedTo(dialog.screen()->availableSize() * 9 / 10);
    dialog.resize(size);
    widenColumns(dialog, size.width());
}

QStringList askToOpen(QFileDialog::FileMode mode, QWidget *parent, const QString &title, const QString &folder,
                      const QString &filters)
{
    QFileDialog dialog(parent, title, folder, filters);
    dialog.setFileMode(mode);
    giveRoom(dialog);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles() : QStringList();
}

bool mayReplace(QWidget *parent, const QString &title, const QString &path)
{
    return QMessageBox::question(parent, title,
                                 translated("%1 already exists. Replace it?").arg(QFileInfo(path).fileName())) ==
           QMessageBox::Yes;
}

} // namespace

QStringList askFilesToOpen(QWidget *parent, const QString &title, const QString &folder, const QString &filters)
{
    return askToOpen(QFileDialog::ExistingFiles, parent, title, folder, filters);
}

QString askFileToOpen(QWidget *parent, const QString &title, const QString &folder, const QString &filters)
{
    return askToOpen(QFileDialog::ExistingFile, parent, title, folder, filters).value(0);
}

QString withEnding(const QString &path, const QString &proposed, const QString &chosen, const QString &filters)
{
    const QStringList wanted = endingsOf(chosen), all = endingsOf(filters);
    const QString had = QFileInfo(proposed).suffix(), has = endingIn(path, all + QStringList{had});
    const QString ending = wanted.isEmpty() ? all.value(0) : wanted.first();
    if (ending.isEmpty() || (wanted.isEmpty() && !QFileInfo(path).suffix().isEmpty()))
        return path; // of "All files": as it was written
    if (has.isEmpty())
        return path + '.' + ending;
    const bool isOfFirst = filters.section(QStringLiteral(";;"), 0, 0) == chosen;
    if (has == had && !isOfFirst && !wanted.contains(has))
        return path.chopped(has.size()) + ending;
    return path;
}

QString askFileToWrite(QWidget *parent, const QString &title, const QString &proposed, const QString &filters)
{
    QFileDialog dialog(parent, title, proposed, filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(endingsOf(filters).value(0)); // so that it asks before it writes over "name.ending"
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString &filter) {
        const QString typed = dialog.selectedFiles().value(0), ending = endingsOf(filter).value(0);
        if (ending.isEmpty())
            return;
        dialog.setDefaultSuffix(ending);
        if (const QString before = endingIn(typed, endingsOf(filters)); !before.isEmpty())
            dialog.selectFile(typed.chopped(before.size()) + ending);
    });
    giveRoom(dialog);
    while (dialog.exec() == QDialog::Accepted) {
        const QString typed = dialog.selectedFiles().value(0);
        const QString path = withEnding(typed, proposed, dialog.selectedNameFilter(), filters);
        if (path == typed || !QFileInfo::exists(path) || mayReplace(&dialog, title, path))
            return path;
    }
    return {};
}

} // namespace ninesketch
