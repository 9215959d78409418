// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot_pictures.h"

#include "exporters/image_file.h"
#include "model/scene/edits/images.h"
#include "ui/editor.h"
#include "ui/panels/plot_view.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr QSize placedSize{560, 350}; // px, painted twice as dense

const Json *plotOf(const Element &element)
{
    if (!element.image() || !element.customData || !element.customData->is_object())
        return nullptr;
    const auto own = element.customData->find("ninesketch");
    if (own == element.customData->end() || !own->is_object())
        return nullptr;
    const auto plot = own->find("plot");
    return plot != own->end() && plot->is_object() ? &*plot : nullptr;
}

std::string textOf(const Json &plot, const char *key)
{
    const auto at = plot.find(key);
    return at != plot.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Equal figures make equal pictures.
std::string figuresOf(const Plot &plot)
{
    const std::string table = plot.title + plotCsv(plot);
    return QCryptographicHash::hash(QByteArray::fromStdString(table), QCryptographicHash::Sha1).toHex().toStdString();
}

std::shared_ptr<const Json> linkTo(const Plot &plot, const std::string &classId)
{
    const auto info = std::ranges::find(plotKinds(), plot.kind, &PlotKindInfo::kind);
    return std::make_shared<const Json>(Json{
        {"ninesketch", {{"v", 1}, {"plot", {{"kind", info->id}, {"class", classId}, {"figures", figuresOf(plot)}}}}}});
}

Result<ImageFile> pictureOf(const Plot &plot)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    plotPicture(plot, placedSize, 2).save(&buffer, "PNG");
    return readImageFile(png, QString::fromStdString(plot.title));
}

} // namespace

PlotPictures::PlotPictures(Editor &editor, Estimator &estimator, std::function<EditContext()> context, QObject *parent)
    : QObject(parent), m_editor(editor), m_estimator(estimator), m_context(std::move(context))
{
    connect(&estimator, &Estimator::changed, this, &PlotPictures::refresh);
}

bool PlotPictures::place(PlotKind kind, const QString &classId, Point centre)
{
    const EstimatePtr estimate = m_estimator.drawn();
    if (!estimate)
        return false;
    const Plot plot = makePlot(kind, estimate->design, estimate->report, classId.toStdString());
    const auto picture = plot.empty() ? Result<ImageFile>(Error{plot.note}) : pictureOf(plot);
    if (!picture)
        return false;
    const EditContext context = m_context();
    const Scene scene = withImageFile(m_editor.committed(), *picture, context.now);
    PlacedImages placed = placeImages(scene, {{picture->id, placedSize.width() * 1.0, placedSize.height() * 1.0}},
                                      centre, 0, 100, context);
    std::vector<ElementPtr> linked;
    for (const std::string &id : placed.ids) {
        auto image = std::make_shared<Element>(*placed.scene.find(id));
        image->customData = linkTo(plot, classId.toStdString());
        linked.push_back(std::move(image));
    }
    m_editor.commit(placed.scene.replaced(linked), tr("Place plot"), Selection{placed.ids, {}});
    return true;
}

void PlotPictures::refresh()
{
    const EstimatePtr estimate = m_estimator.drawn();
    if (!estimate || m_editor.isPreviewing())
        return;
    Scene scene = m_editor.committed();
    std::vector<ElementPtr> changed;
    for (const ElementPtr &element : m_editor.committed().elements()) {
        const Json *link = plotOf(*element);
        const auto kind = link ? plotKindOf(textOf(*link, "kind")) : std::nullopt;
        if (!kind)
            continue;
        const std::string classId = textOf(*link, "class");
        const Plot plot = makePlot(*kind, estimate->design, estimate->report, classId);
        if (plot.empty() || textOf(*link, "figures") == figuresOf(plot))
            continue;
        const auto picture = pictureOf(plot);
        if (!picture)
            continue;
        scene = withImageFile(scene, *picture, m_context().now);
        auto image = std::make_shared<Element>(*element);
        image->image()->fileId = picture->id;
        image->customData = linkTo(plot, classId);
        ++image->version;
        changed.push_back(std::move(image));
    }
    if (!changed.empty())
        m_editor.amend(scene.replaced(changed));
}

} // namespace ninesketch
