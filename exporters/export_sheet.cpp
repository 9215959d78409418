// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/export_sheet.h"

#include "model/sketch/bounds.h"
#include "model/sketch/color.h"

#include <set>

namespace ninesketch
{
namespace
{

constexpr double largestSide = 1e6; // scene px; a picture beyond it is a broken file, not a drawing

/// The named elements, the labels of those, and what lies in frames among them.
Scene onlyThese(const Scene &scene, const std::vector<std::string> &ids)
{
    std::set<std::string> wanted(ids.begin(), ids.end());
    for (const auto &element : scene.elements())
        if ((element->frameId && wanted.contains(*element->frameId)) ||
            (element->text() && element->text()->containerId && wanted.contains(*element->text()->containerId)))
            wanted.insert(element->id);
    for (const auto &element : scene.elements()) // labels of what came in with a frame
        if (element->text() && element->text()->containerId && wanted.contains(*element->text()->containerId))
            wanted.insert(element->id);
    std::vector<ElementPtr> kept;
    for (const auto &element : scene.elements())
        if (wanted.contains(element->id))
            kept.push_back(element);
    return scene.withElements(std::move(kept));
}

/// The frame and all that overlaps it.
Scene onlyFrame(const Scene &scene, const Element &frame)
{
    std::vector<ElementPtr> kept;
    for (const auto &element : scene.elements()) {
        const bool inside = element->frameId == frame.id;
        const bool elsewhere = element->frameId && !inside;
        if (element->id == frame.id || inside ||
            (!elsewhere && !element->isFrame() && rotatedBox(*element).intersects(frame.box())))
            kept.push_back(element);
    }
    return scene.withElements(std::move(kept));
}

} // namespace

Result<ExportSheet> exportSheet(const Scene &scene, const ExportOptions &options)
{
    ExportSheet sheet;
    if (!options.frameId.empty()) {
        const Element *frame = scene.find(options.frameId);
        if (!frame || !frame->isFrame())
            return Error{"There is no frame \"" + options.frameId + "\" in this drawing."};
        sheet.ofOneFrame = true;
        sheet.scene = onlyFrame(scene, *frame);
        sheet.picture = makePicture(sheet.scene);
        sheet.area = toQRectF(frame->box());
    } else {
        sheet.scene = options.only.empty() ? scene : onlyThese(scene, options.only);
        if (sheet.scene.empty())
            return Error{"There is nothing to export: the drawing is empty."};
        sheet.picture = makePicture(sheet.scene);
        const double p = std::max(0.0, options.padding);
        sheet.area = toQRectF(sheet.picture.bounds).adjusted(-p, -p, p, p);
    }
    if (!(sheet.area.width() <= largestSide && sheet.area.height() <= largestSide) || !(sheet.area.width() > 0) ||
        !(sheet.area.height() > 0))
        return Error{"The drawing is " + QString::number(sheet.area.width(), 'g', 6).toStdString() + " by " +
                     QString::number(sheet.area.height(), 'g', 6).toStdString() +
                     " pixels large, which makes no picture."};
    return sheet;
}

PaintOptions paintOptions(const ExportSheet &sheet, const ExportOptions &options, ImageCache &images)
{
    PaintOptions result;
    result.dark = options.dark;
    result.frameOutlines = result.frameNames = !sheet.ofOneFrame;
    result.images = &images;
    result.files = sheet.picture.files;
    return result;
}

std::optional<QColor> backgroundOf(const ExportSheet &sheet, const ExportOptions &options)
{
    if (!options.background)
        return {};
    return toQColor(options.dark ? darkModeColor(sheet.picture.background) : sheet.picture.background);
}

} // namespace ninesketch
