// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/images.h"

#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/frames.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double smallestCrop = 10; // scene px

struct Edges {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

/// The part that is seen once a grip was pulled to `to`, all in the frame of the image before turning.
Edges pulledEdges(const Rect &box, const Rect &whole, Grip grip, Point to)
{
    const auto between = [](double low, double value, double high) { return std::max(low, std::min(value, high)); };
    Edges edges{box.x, box.y, box.right(), box.bottom()};
    if (pullsWest(grip))
        edges.left = between(whole.x, to.x, std::max(whole.x, box.right() - smallestCrop));
    if (pullsEast(grip))
        edges.right = between(std::min(whole.right(), box.x + smallestCrop), to.x, whole.right());
    if (pullsNorth(grip))
        edges.top = between(whole.y, to.y, std::max(whole.y, box.bottom() - smallestCrop));
    if (pullsSouth(grip))
        edges.bottom = between(std::min(whole.bottom(), box.y + smallestCrop), to.y, whole.bottom());
    return edges;
}

/// The same ratio of sides as before: the side that was pulled further counts; a side grip grows both ways across.
Edges withAspect(Edges edges, const Rect &box, const Rect &whole, Grip grip)
{
    const bool across = !pullsNorth(grip) && !pullsSouth(grip), down = !pullsWest(grip) && !pullsEast(grip);
    const double sx = edges.width() / box.width, sy = edges.height() / box.height;
    double scale = across ? sx : down ? sy : std::max(sx, sy);
    const auto room = [](bool low, bool high, double from, double to, double least, double most) {
        if (low)
            return to - least;
        if (high)
            return most - from;
        return 2 * std::min((from + to) / 2 - least, most - (from + to) / 2);
    };
    const double widest =
        room(pullsWest(grip), pullsEast(grip), box.x, box.right(), whole.x, whole.right()) / box.width;
    const double highest =
        room(pullsNorth(grip), pullsSouth(grip), box.y, box.bottom(), whole.y, whole.bottom()) / box.height;
    scale = std::max(scale, std::max(smallestCrop / box.width, smallestCrop / box.height));
    scale = std::min(scale, std::min(widest, highest));
    const double width = box.width * scale, height = box.height * scale;
    edges.left = pullsWest(grip) ? box.right() - width : pullsEast(grip) ? box.x : box.centre().x - width / 2;
    edges.top = pullsNorth(grip) ? box.bottom() - height : pullsSouth(grip) ? box.y : box.centre().y - height / 2;
    edges.right = edges.left + width;
    edges.bottom = edges.top + height;
    return edges;
}

ImageCrop wholeOf(NaturalSize natural)
{
    return {0, 0, natural.width, natural.height, natural.width, natural.height};
}

bool showsAll(const ImageCrop &crop)
{
    constexpr double same = 1e-4; // px of the file
    return std::abs(crop.width - crop.naturalWidth) < same && std::abs(crop.height - crop.naturalHeight) < same;
}

bool isCroppable(const Element *element)
{
    return element && element->image() && element->width > 0 && element->height > 0;
}

} // namespace

Rect uncroppedBox(const Element &element)
{
    const ImageData &image = *element.image();
    if (!image.crop || !(image.crop->width > 0) || !(image.crop->height > 0))
        return element.box();
    const ImageCrop &crop = *image.crop;
    const double kx = element.width / crop.width, ky = element.height / crop.height; // scene px a pixel of the file
    const double left = image.scaleX < 0 ? crop.naturalWidth - crop.x - crop.width : crop.x;
    const double top = image.scaleY < 0 ? crop.naturalHeight - crop.y - crop.height : crop.y;
    return {element.x - left * kx, element.y - top * ky, crop.naturalWidth * kx, crop.naturalHeight * ky};
}

Scene cropImage(const Scene &scene, const std::string &id, Grip grip, Point pointer, bool keepAspect,
                NaturalSize natural, const EditContext &context)
{
    const Element *original = scene.find(id);
    if (!isCroppable(original) || !(natural.width > 0) || !(natural.height > 0))
        return scene;
    const Rect box = original->box(), whole = uncroppedBox(*original);
    const Point local = rotated(pointer, box.centre(), -original->angle);
    Edges edges = pulledEdges(box, whole, grip, local);
    if (keepAspect)
        edges = withAspect(edges, box, whole, grip);

    SceneDraft draft(scene, context);
    Element &element = draft.change(id);
    ImageData &image = *element.image();
    ImageCrop crop = image.crop.value_or(wholeOf(natural));
    const double kx = crop.naturalWidth / whole.width, ky = crop.naturalHeight / whole.height;
    crop.width = std::min(edges.width() * kx, crop.naturalWidth);
    crop.height = std::min(edges.height() * ky, crop.naturalHeight);
    const double left = image.scaleX < 0 ? whole.right() - edges.right : edges.left - whole.x;
    const double top = image.scaleY < 0 ? whole.bottom() - edges.bottom : edges.top - whole.y;
    crop.x = std::clamp(left * kx, 0.0, crop.naturalWidth - crop.width);
    crop.y = std::clamp(top * ky, 0.0, crop.naturalHeight - crop.height);
    image.crop = showsAll(crop) ? std::nullopt : std::optional(crop);
    const Point middle =
        rotated({(edges.left + edges.right) / 2, (edges.top + edges.bottom) / 2}, box.centre(), original->angle);
    element.width = edges.width();
    element.height = edges.height();
    element.x = middle.x - element.width / 2;
    element.y = middle.y - element.height / 2;
    arrowsFollow(draft, {id});
    return draft.finished();
}

Scene moveBehindCrop(const Scene &scene, const std::string &id, Point by, const EditContext &context)
{
    const Element *original = scene.find(id);
    if (!isCroppable(original) || !original->image()->crop)
        return scene;
    const Rect whole = uncroppedBox(*original);
    const Point local = rotated(by, {}, -original->angle);
    SceneDraft draft(scene, context);
    ImageData &image = *draft.change(id).image();
    ImageCrop &crop = *image.crop;
    const double dx = local.x * crop.naturalWidth / whole.width * (image.scaleX < 0 ? -1 : 1);
    const double dy = local.y * crop.naturalHeight / whole.height * (image.scaleY < 0 ? -1 : 1);
    crop.x = std::clamp(crop.x - dx, 0.0, std::max(0.0, crop.naturalWidth - crop.width));
    crop.y = std::clamp(crop.y - dy, 0.0, std::max(0.0, crop.naturalHeight - crop.height));
    return draft.finished();
}

Scene uncropImages(const Scene &scene, const Ids &ids, const EditContext &context)
{
    SceneDraft draft(scene, context);
    Ids changed;
    for (const auto &id : existing(scene, ids)) {
        const Element &original = *scene.find(id);
        if (!isCroppable(&original) || !original.image()->crop)
            continue;
        const Rect whole = uncroppedBox(original);
        const Point middle = rotated(whole.centre(), original.centre(), original.angle);
        Element &element = draft.change(id);
        element.image()->crop.reset();
        element.width = whole.width;
        element.height = whole.height;
        element.x = middle.x - whole.width / 2;
        element.y = middle.y - whole.height / 2;
        changed.insert(id);
    }
    arrowsFollow(draft, changed);
    return draft.finished();
}

PlacedImages placeImages(const Scene &scene, const std::vector<NewImage> &images, Point centre, double gap,
                         double opacity, const EditContext &context)
{
    PlacedImages placed{scene, {}};
    if (images.empty())
        return placed;
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(images.size()))));
    const std::size_t rows = (images.size() + columns - 1) / columns;
    std::vector<double> widths(columns, 0), heights(rows, 0);
    for (std::size_t i = 0; i < images.size(); ++i) {
        widths[i % columns] = std::max(widths[i % columns], images[i].width);
        heights[i / columns] = std::max(heights[i / columns], images[i].height);
    }
    const auto total = [gap](const std::vector<double> &sizes) {
        double sum = gap * static_cast<double>(sizes.size() - 1);
        for (const double size : sizes)
            sum += size;
        return sum;
    };
    std::vector<Element> elements;
    Point at{centre.x - total(widths) / 2, centre.y - total(heights) / 2};
    const double left = at.x;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::size_t column = i % columns, row = i / columns;
        if (column == 0 && row > 0)
            at = {left, at.y + heights[row - 1] + gap};
        Element element = newElement(ElementType::Image, context);
        element.opacity = opacity;
        element.width = images[i].width;
        element.height = images[i].height;
        element.x = at.x + (widths[column] - element.width) / 2;
        element.y = at.y + (heights[row] - element.height) / 2;
        element.image()->fileId = images[i].fileId;
        element.image()->status = "saved";
        at.x += widths[column] + gap;
        placed.ids.insert(element.id);
        elements.push_back(std::move(element));
    }
    placed.scene = updateFrameMembership(addElements(scene, std::move(elements), context), placed.ids, context);
    return placed;
}

} // namespace ninesketch
