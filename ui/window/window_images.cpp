// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that come into the drawing: chosen, dropped or pasted. They are read and made smaller beside the window's
// own work.
#include "exporters/image_file.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/window/main_window.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPointer>
#include <QtConcurrent>

namespace ninesketch
{

namespace
{

constexpr double gridGap = 50; // px on screen between images that come together

std::vector<Result<ImageFile>> readAll(const QList<ImageSource> &sources)
{
    std::vector<Result<ImageFile>> files;
    for (const ImageSource &source : sources)
        files.push_back(source.bytes.isEmpty() ? readImageFile(source.name) : readImageFile(source.bytes, source.name));
    return files;
}

/// As high as half of the view at most.
NewImage onPaper(const ImageFile &file, int viewHeight, double zoom)
{
    const double most = std::min(std::max(viewHeight - 120.0, 160.0), std::floor(viewHeight * 0.5) / zoom);
    const double height = std::max(1.0, std::min(file.size.height(), most));
    return {file.id, std::max(1.0, height * file.size.width() / file.size.height()), height};
}

} // namespace

void MainWindow::askImages()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Place images"), QFileInfo(document().path()).path(), tr("Images (%1)").arg(imageNameFilter()));
    m_canvas->setFocus();
    QList<ImageSource> sources;
    for (const QString &path : paths)
        sources << ImageSource{path, {}};
    placeImages(sources, m_canvas->visibleScene().centre());
}

void MainWindow::placeImages(const QList<ImageSource> &sources, Point at)
{
    if (sources.isEmpty())
        return;
    const QPointer<OpenDocument> into(&document());
    QtConcurrent::run(readAll, sources).then(this, [this, at, into](const std::vector<Result<ImageFile>> &files) {
        if (!into)
            return;
        m_documents->show(*into);
        Scene scene = m_editor->committed();
        std::vector<NewImage> images;
        QStringList problems;
        for (const Result<ImageFile> &file : files) {
            if (!file) {
                problems << QString::fromStdString(file.error());
                continue;
            }
            scene = withImageFile(scene, *file, nowInMilliseconds());
            images.push_back(onPaper(*file, m_canvas->height(), m_canvas->zoom()));
        }
        if (!images.empty()) {
            const PlacedImages placed = ninesketch::placeImages(scene, images, at, gridGap / m_canvas->zoom(),
                                                                m_canvas->currentStyle().opacity, edit());
            m_editor->commit(placed.scene, tr("Place image"), Selection{placed.ids, {}});
            m_canvas->setTool("selection");
        }
        if (!problems.isEmpty())
            say(problems.size() == 1 ? problems.first()
                                     : problems.first() + ' ' + tr("And %n more.", nullptr, int(problems.size()) - 1),
                MessageBar::Tone::Bad);
    });
}

QList<ImageSource> imagesIn(const QMimeData &content)
{
    QList<ImageSource> sources;
    for (const QUrl &url : content.urls())
        if (url.isLocalFile() && isImageName(url.toLocalFile()))
            sources << ImageSource{url.toLocalFile(), {}};
    if (!sources.isEmpty())
        return sources;
    const QString name = MainWindow::tr("The picture on the clipboard");
    for (const char *format : {"image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"})
        if (content.hasFormat(format))
            return {{name, content.data(format)}};
    if (content.text().trimmed().startsWith("<svg") && content.text().contains("</svg>"))
        return {{name, content.text().trimmed().toUtf8()}};
    const auto image = content.hasImage() ? qvariant_cast<QImage>(content.imageData()) : QImage();
    if (image.isNull())
        return {};
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return {{name, png}};
}

} // namespace ninesketch
