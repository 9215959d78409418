// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thumbnails.h"

#include "exporters/document_file.h"
#include "exporters/png.h"
#include "model/scene/bounds.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QPainter>
#include <QtConcurrent>

namespace ninesketch
{

namespace
{

constexpr qint64 largestFile = 4'000'000; ///< bytes: larger ones would keep the machine busy for a small picture

}

Thumbnails::~Thumbnails()
{
    for (auto *watcher : findChildren<QFutureWatcherBase *>())
        watcher->waitForFinished();
}

QPixmap Thumbnails::picture(const QString &path, QSize size, bool dark)
{
    const QString key = QString("%1|%2x%3|%4").arg(path).arg(size.width()).arg(size.height()).arg(dark);
    const qint64 modified = fileStamp(path).modified;
    if (const auto known = m_known.constFind(key); known != m_known.constEnd() && known->modified == modified)
        return known->picture;
    m_known.insert(key, {modified, {}}); // it is being painted
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcher<QImage>::finished, this, [this, watcher, key, modified] {
        m_known.insert(key, {modified, QPixmap::fromImage(watcher->result())});
        watcher->deleteLater();
        emit ready();
    });
    watcher->setFuture(QtConcurrent::run(&Thumbnails::painted, path, size, dark));
    return {};
}

QImage Thumbnails::painted(const QString &path, QSize size, bool dark)
{
    if (QFileInfo(path).size() > largestFile)
        return {};
    const Result<Scene> scene = readSceneFile(path);
    if (!scene || scene->empty())
        return {};
    ExportOptions options;
    options.dark = dark;
    const Result<QImage> image = exportImage(*scene, options, size);
    if (!image)
        return {};
    QImage sheet(size, QImage::Format_ARGB32_Premultiplied);
    sheet.fill(image->pixelColor(0, 0));
    QPainter painter(&sheet);
    painter.drawImage(QPoint((size.width() - image->width()) / 2, (size.height() - image->height()) / 2), *image);
    return sheet;
}

} // namespace ninesketch
