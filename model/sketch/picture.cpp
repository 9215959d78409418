// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/picture.h"

#include "model/scene/element_names.h"
#include "model/sketch/bounds.h"
#include "model/sketch/font_family.h"
#include "model/sketch/shape.h"
#include "model/sketch/sticky_note.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace ninesketch
{
namespace
{

constexpr const char *frameColor = "#bbbbbb", *magicFrameColor = "#7affd7", *frameNameColor = "#999999";
constexpr const char *ghostColor = "#868e96";
constexpr double frameStrokeWidth = 2, frameRadius = 8;

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r') {
            if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            lines.emplace_back();
        } else {
            lines.back() += text[i];
        }
    }
    return lines;
}

TextMark textMark(const Element &element)
{
    const TextData &text = *element.text();
    TextMark mark;
    mark.fontFamily = text.fontFamily;
    mark.fontSize = text.fontSize;
    mark.color = element.strokeColor;
    mark.align = text.textAlign;
    const double lineHeight = text.fontSize * text.lineHeight;
    const double x = text.textAlign == TextAlign::Center  ? element.width / 2
                     : text.textAlign == TextAlign::Right ? element.width
                                                          : 0;
    double y = baselineOffset(text.fontFamily, text.fontSize, lineHeight);
    for (auto &line : linesOf(text.text)) {
        mark.lines.push_back({std::move(line), {x, y}});
        y += lineHeight;
    }
    return mark;
}

Path roundedRect(const Rect &box, double radius)
{
    constexpr double quarter = 0.5522847498; // of a circle by a cubic: control points at this share of the radius
    const double r = std::min({radius, box.width / 2, box.height / 2}), k = r * (1 - quarter);
    const double l = box.x, t = box.y, right = box.right(), b = box.bottom();
    using namespace rough;
    return {moveTo({l + r, t}),
            lineTo({right - r, t}),
            curveTo({right - k, t}, {right, t + k}, {right, t + r}),
            lineTo({right, b - r}),
            curveTo({right, b - k}, {right - k, b}, {right - r, b}),
            lineTo({l + r, b}),
            curveTo({l + k, b}, {l, b - k}, {l, b - r}),
            lineTo({l, t + r}),
            curveTo({l, t + k}, {l + k, t}, {l + r, t}),
            {PathStep::Kind::Close, {}, {}, {l + r, t}}};
}

void addFrame(ElementPicture &picture, const Element &element)
{
    const bool magic = element.type == ElementType::MagicFrame;
    PathMark outline;
    outline.path = roundedRect({0, 0, element.width, element.height}, frameRadius);
    outline.stroke = magic ? magicFrameColor : frameColor;
    outline.strokeWidth = frameStrokeWidth;
    picture.marks.emplace_back(std::move(outline));

    TextMark name;
    name.fontFamily = 2;
    name.fontSize = frameNameSize;
    name.color = frameNameColor;
    name.maxWidth = std::max(element.width, 1.0);
    const double top = -frameNameOffset - frameNameHeight;
    name.lines.push_back({shownFrameName(element), {0, top + baselineOffset(2, frameNameSize, frameNameHeight)}});
    picture.marks.emplace_back(std::move(name));
    picture.isFrame = true;
}

void addImage(ElementPicture &picture, const Element &element)
{
    const ImageData &image = *element.image();
    ImageMark mark;
    mark.fileId = image.fileId.value_or("");
    mark.failed = image.status == "error";
    mark.box = {0, 0, element.width, element.height};
    mark.scaleX = image.scaleX;
    mark.scaleY = image.scaleY;
    mark.crop = image.crop;
    mark.cornerRadius = cornerRadius(std::min(element.width, element.height), element);
    picture.marks.emplace_back(std::move(mark));
}

/// What the page would be called, in its middle, where Excalidraw writes it in exports.
void addEmbedLabel(ElementPicture &picture, const Element &element)
{
    if (element.width <= 0 || element.height <= 0)
        return;
    const std::string text = element.type == ElementType::Iframe      ? "IFrame element"
                             : element.link && !element.link->empty() ? *element.link
                                                                      : "Empty Web-Embed";
    TextMark label;
    label.fontFamily = 2;
    label.fontSize =
        std::max(std::min(element.width / 2, element.width / static_cast<double>(text.size())), element.width / 30);
    label.color = isTransparentColor(element.strokeColor) ? "#000000" : element.strokeColor;
    label.align = TextAlign::Center;
    label.maxWidth = std::max(element.width - 20, 1.0);
    const double lineHeight = label.fontSize * fontFamily(2).lineHeight;
    label.lines.push_back(
        {text,
         {element.width / 2, element.height / 2 - lineHeight / 2 + baselineOffset(2, label.fontSize, lineHeight)}});
    picture.marks.emplace_back(std::move(label));
}

/// An element of a kind that is not known here keeps its place: a quiet dashed box that says what the file calls it.
void addGhost(ElementPicture &picture, const Element &element)
{
    PathMark box;
    box.path = roundedRect({0, 0, element.width, element.height}, frameRadius);
    box.stroke = ghostColor;
    box.strokeWidth = 1;
    box.dash = {4, 4};
    picture.marks.emplace_back(std::move(box));

    std::string type = "unknown element";
    if (element.extra)
        if (const auto found = element.extra->find("type"); found != element.extra->end() && found->is_string())
            type = found->get<std::string>();
    TextMark label;
    label.fontSize = std::clamp(std::min(element.height / 2, element.width / 8), 4.0, 16.0);
    label.color = ghostColor;
    label.align = TextAlign::Center;
    label.maxWidth = std::max(element.width - 8, 1.0);
    const double lineHeight = label.fontSize * 1.25;
    label.lines.push_back({type,
                           {element.width / 2, element.height / 2 - lineHeight / 2 +
                                                   baselineOffset(label.fontFamily, label.fontSize, lineHeight)}});
    picture.marks.emplace_back(std::move(label));
}

/// The box of all that is painted, local. Control points hold curves inside, so the box may be a little large.
Rect paintedBox(const ElementPicture &picture, const Element &element)
{
    double left = 0, top = 0, right = element.width, bottom = element.height;
    const auto add = [&](Point p, double reach) {
        left = std::min(left, p.x - reach);
        top = std::min(top, p.y - reach);
        right = std::max(right, p.x + reach);
        bottom = std::max(bottom, p.y + reach);
    };
    for (const auto &mark : picture.marks) {
        if (const auto *path = std::get_if<PathMark>(&mark)) {
            const double reach = path->stroke.empty() ? 0 : path->strokeWidth / 2;
            for (const auto &step : path->path) {
                if (step.kind == PathStep::Kind::Curve) {
                    add(step.c1, reach);
                    add(step.c2, reach);
                }
                add(step.to, reach);
            }
        } else if (const auto *text = std::get_if<TextMark>(&mark)) {
            for (const auto &line : text->lines)
                add(line.at, text->fontSize);
            add({element.width, element.height}, text->fontSize / 2); // letters may overhang
            add({0, 0}, text->fontSize / 2);
        }
    }
    return {left, top, right - left, bottom - top};
}

Rect turnedBox(const Rect &box, Point centre, double angle)
{
    if (angle == 0)
        return box;
    const Point corners[] = {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    const Point first = rotated(corners[0], centre, angle);
    Rect result{first.x, first.y, 0, 0};
    for (const auto &corner : corners) {
        const Point p = rotated(corner, centre, angle);
        result = result.united({p.x, p.y, 0, 0});
    }
    return result;
}

/// The arrow that carries this text, if it is an arrow's label.
const Element *labelledArrow(const Element &element, const Scene &scene)
{
    if (!element.text() || !element.text()->containerId)
        return nullptr;
    const Element *container = scene.find(*element.text()->containerId);
    return container && container->isArrow() && container->linear() ? container : nullptr;
}

const Element *containerOf(const Element &element, const Scene &scene)
{
    return element.text() && element.text()->containerId ? scene.find(*element.text()->containerId) : nullptr;
}

} // namespace

ElementPicture sketch(const Element &element, const Scene &scene)
{
    if (!isDrawable(element)) {
        const auto drawable = madeDrawable(element);
        ElementPicture nothing;
        nothing.origin = {element.x, element.y};
        nothing.bounds = {element.x, element.y, 0, 0};
        return drawable ? sketch(*drawable, scene) : nothing;
    }
    ElementPicture picture;
    picture.origin = {element.x, element.y};
    picture.angle = element.angle;
    const bool isLinear = element.type == ElementType::Line || element.type == ElementType::Arrow;
    if ((isLinear && !element.linear()) || (element.type == ElementType::Freedraw && !element.freedraw()))
        return picture;
    const Point centre = unrotatedBox(element).centre();
    picture.centre = centre - picture.origin;

    if (element.text()) {
        if (const Element *arrow = labelledArrow(element, scene)) {
            const Point middle = arrowLabelCentre(*arrow, element);
            picture.origin = {middle.x - element.width / 2, middle.y - element.height / 2};
        }
        picture.marks.emplace_back(textMark(element));
    } else if (element.image()) {
        addImage(picture, element);
    } else if (element.isFrame()) {
        addFrame(picture, element);
    } else if (isStickyNote(element)) {
        picture.marks = stickyNoteMarks(element);
    } else if (element.type == ElementType::Unknown) {
        addGhost(picture, element);
    } else {
        for (auto &mark : shapeMarks(element, scene.settings().viewBackgroundColor))
            picture.marks.emplace_back(std::move(mark));
        if (element.type == ElementType::Iframe || element.type == ElementType::Embeddable)
            addEmbedLabel(picture, element);
    }
    const Rect local = turnedBox(paintedBox(picture, element), picture.centre, picture.angle);
    picture.bounds = {local.x + picture.origin.x, local.y + picture.origin.y, local.width, local.height};
    return picture;
}

std::vector<ElementPtr> paintingOrder(const Scene &scene)
{
    std::vector<ElementPtr> order, pages;
    order.reserve(scene.size());
    for (const auto &element : scene.elements()) {
        if (element->type == ElementType::Iframe || element->type == ElementType::Embeddable) {
            pages.push_back(element);
            continue;
        }
        if (const Element *container = containerOf(*element, scene);
            container && boundTextOf(*container, scene) == element.get())
            continue; // right after its container
        order.push_back(element);
        if (const Element *text = boundTextOf(*element, scene))
            order.push_back(scene.share(text->id));
    }
    order.insert(order.end(), pages.begin(), pages.end());
    return order;
}

PictureItem pictureItem(const Element &element, const Scene &scene, ElementPicturePtr picture)
{
    PictureItem item;
    item.elementId = element.id;
    item.link = element.link.value_or("");
    const Element *owner = containerOf(element, scene);
    if (!owner)
        owner = &element;
    const auto frameOf = [&](const Element &of) -> const Element * {
        const Element *frame = of.frameId ? scene.find(*of.frameId) : nullptr;
        return frame && frame->isFrame() ? frame : nullptr;
    };
    const Element *frame = frameOf(element);
    item.opacity = std::clamp((frame ? frame->opacity : 100) * element.opacity / 10000, 0.0, 1.0);
    if (const Element *clip = frameOf(*owner)) {
        const Rect box = clip->box(), inner = rotatedBox(*owner);
        if (!box.contains(inner) && (box.intersects(inner) || !owner->groupIds.empty()))
            item.frameClip = box;
    }
    if (element.isArrow())
        if (const Element *label = boundTextOf(element, scene); label && !label->text()->text.empty()) {
            const Point middle = arrowLabelCentre(element, *label);
            item.gapForLabel =
                Rect{middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height};
        }
    item.picture = std::move(picture);
    return item;
}

struct PictureCache::Entries {
    struct Entry {
        ElementPtr element, container;
        std::string background;
        ElementPicturePtr picture;
    };
    std::unordered_map<std::string, Entry> byId;
};

PictureCache::PictureCache() : m_entries(std::make_unique<Entries>())
{
}

PictureCache::~PictureCache() = default;

ElementPicturePtr PictureCache::picture(const ElementPtr &element, const Scene &scene)
{
    auto &entry = m_entries->byId[element->id];
    ElementPtr container;
    if (element->text() && element->text()->containerId)
        container = scene.share(*element->text()->containerId);
    const std::string &background = element->isArrow() ? scene.settings().viewBackgroundColor : element->id;
    if (entry.element != element || entry.container != container || entry.background != background)
        entry = {element, container, background, std::make_shared<const ElementPicture>(sketch(*element, scene))};
    return entry.picture;
}

Picture makePicture(const Scene &scene, PictureCache &cache)
{
    Picture picture;
    picture.background = scene.settings().viewBackgroundColor;
    picture.files = scene.files();
    picture.bounds = exportBounds(scene);
    for (const auto &element : paintingOrder(scene))
        picture.items.push_back(pictureItem(*element, scene, cache.picture(element, scene)));
    return picture;
}

Picture makePicture(const Scene &scene)
{
    PictureCache cache;
    return makePicture(scene, cache);
}

} // namespace ninesketch
