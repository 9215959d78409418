// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/image_commands.h"

#include "exporters/image_file.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/editor.h"
#include "ui/widgets/file_dialogs.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
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

void ImageCommands::ask()
{
    const QStringList paths =
        askFilesToOpen(&m_desk.stage, tr("Place images"), QFileInfo(m_desk.documents.current().path()).path(),
                       tr("Images (%1)").arg(imageNameFilter()));
    m_desk.canvas.setFocus();
    QList<ImageSource> sources;
    for (const QString &path : paths)
        sources << ImageSource{path, {}};
    place(sources, m_desk.canvas.visibleScene().centre());
}

void ImageCommands::place(const QList<ImageSource> &sources, Point at)
{
    if (sources.isEmpty())
        return;
    const QPointer<OpenDocument> into(&m_desk.documents.current());
    QtConcurrent::run(readAll, sources).then(this, [this, at, into](const std::vector<Result<ImageFile>> &files) {
        if (!into)
            return;
        m_desk.documents.show(*into);
        Scene scene = m_desk.editor.committed();
        std::vector<NewImage> images;
        QStringList problems;
        for (const Result<ImageFile> &file : files) {
            if (!file) {
                problems << QString::fromStdString(file.error());
                continue;
            }
            scene = withImageFile(scene, *file, nowInMilliseconds());
            images.push_back(onPaper(*file, m_desk.canvas.height(), m_desk.canvas.zoom()));
        }
        if (!images.empty()) {
            const PlacedImages placed = ninesketch::placeImages(scene, images, at, gridGap / m_desk.canvas.zoom(),
                                                                m_desk.canvas.currentStyle().opacity, m_desk.edit());
            m_desk.editor.commit(placed.scene, tr("Place image"), Selection{placed.ids, {}});
            m_desk.canvas.setTool("selection");
        }
        if (!problems.isEmpty())
            m_desk.say(problems.size() == 1
                           ? problems.first()
                           : problems.first() + ' ' + tr("And %n more.", nullptr, int(problems.size()) - 1),
                       MessageBar::Tone::Bad);
    });
}

bool isSvgText(const QString &text)
{
    static const QRegularExpression before(QStringLiteral("^(<\\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\\s)*"),
                                           QRegularExpression::DotMatchesEverythingOption);
    const QString words = QString(text).remove(before).trimmed();
    return words.startsWith("<svg") && words.endsWith("</svg>");
}

QList<ImageSource> imagesIn(const QMimeData &content)
{
    QList<ImageSource> sources;
    for (const QUrl &url : content.urls())
        if (url.isLocalFile() && isImageName(url.toLocalFile()))
            sources << ImageSource{url.toLocalFile(), {}};
    if (!sources.isEmpty())
        return sources;
    const QString name = ImageCommands::tr("The picture on the clipboard");
    for (const char *format : {"image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})
        if (content.hasFormat(format))
            return {{name, content.data(format)}};
    if (isSvgText(content.text()))
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
