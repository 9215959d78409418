// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/own_presets.h"

#include "exporters/whole_file.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace ninesketch
{
namespace
{

constexpr int restMs = 150;

Preset examplePreset()
{
    Preset preset;
    preset.id = "my-orders-db";
    preset.name = "Our orders database";
    preset.kindId = "sql-database";
    preset.notes = "An example: change it, or remove it.";
    preset.values = {{"serviceTime", 0.004, "", "load test of our staging system", "", ""},
                     {"availability", 0.9995, "", "last year's incidents", "", ""}};
    return preset;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QStringList takeOwnPresets(const QString &path)
{
    if (const QFileInfo file(path); file.exists() && !file.isFile()) {
        useOwnPresets({});
        return {OwnPresets::tr("%1 is no file, so there are no presets of yours.").arg(path)};
    }
    const QByteArray text = contentOf(path);
    PresetText read = text.trimmed().isEmpty() ? PresetText{} : readPresetText(text.toStdString());
    useOwnPresets(std::move(read.presets));
    QStringList complaints;
    for (const std::string &complaint : read.complaints)
        complaints << QFileInfo(path).fileName() + QStringLiteral(", ") + QString::fromStdString(complaint);
    return complaints;
}

OwnPresets::OwnPresets(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &OwnPresets::read);
    const auto soon = [this] { m_rest.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
}

void OwnPresets::setFile(const QString &path)
{
    m_path = path;
    const QString folder = QFileInfo(path).absolutePath();
    QDir().mkpath(folder);
    m_watcher.addPath(folder);
    read();
}

void OwnPresets::read()
{
    // an editor that replaces the file ends the watch on it
    if (QFile::exists(m_path) && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    const QByteArray text = contentOf(m_path);
    if (text == m_read)
        return;
    m_read = text;
    const QStringList complaints = takeOwnPresets(m_path);
    emit changed();
    if (!complaints.isEmpty())
        emit complained(complaints.size() == 1
                            ? complaints.front()
                            : tr("%1 And %n more.", nullptr, int(complaints.size()) - 1).arg(complaints.front()));
}

QString OwnPresets::keep(const Preset &preset)
{
    if (m_path.isEmpty())
        return tr("There is no folder for presets here.");
    const auto text = withPreset(contentOf(m_path).toStdString(), preset);
    if (!text)
        return tr("The presets file has a mistake, so nothing was added: %1").arg(QString::fromStdString(text.error()));
    return write(QByteArray::fromStdString(*text));
}

QString OwnPresets::open()
{
    if (m_path.isEmpty())
        return tr("There is no folder for presets here.");
    if (!QFile::exists(m_path))
        if (const QString sentence = write(QByteArray::fromStdString(*withPreset({}, examplePreset())));
            !sentence.isEmpty())
            return sentence;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)))
        return tr("No editor opened. The file is %1").arg(m_path);
    return {};
}

QString OwnPresets::write(const QByteArray &text)
{
    if (const auto why = writeWholeFile(m_path, text))
        return tr("%1 could not be written: %2.").arg(m_path, *why);
    read();
    return {};
}

} // namespace ninesketch
