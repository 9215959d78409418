// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/edits/transform.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/element_names.h"
#include "model/scene/linear_points.h"
#include "model/scene/sticky_note_layout.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

/// A box that may be turned inside out: negative extents mirror.
struct Span {
    double x = 0, y = 0, width = 0, height = 0;
};

/// What pulling a grip makes of a box. `local`: the pointer in the box's own frame.
Span pulled(const Rect &box, Grip grip, Point local, bool keepAspect, bool fromCentre)
{
    double left = box.x, top = box.y, right = box.right(), bottom = box.bottom();
    if (pullsEast(grip))
        right = local.x;
    if (pullsWest(grip))
        left = local.x;
    if (pullsSouth(grip))
        bottom = local.y;
    if (pullsNorth(grip))
        top = local.y;
    double width = right - left, height = bottom - top;
    if (fromCentre) {
        width = box.width + (width - box.width) * 2;
        height = box.height + (height - box.height) * 2;
    }
    const bool acrossOnly = !pullsNorth(grip) && !pullsSouth(grip), downOnly = !pullsEast(grip) && !pullsWest(grip);
    if (keepAspect && box.width > 0 && box.height > 0) {
        const double scaleX = width / box.width, scaleY = height / box.height;
        double scale = std::max(std::abs(scaleX), std::abs(scaleY));
        if (acrossOnly)
            scale = std::abs(scaleX);
        else if (downOnly)
            scale = std::abs(scaleY);
        width = box.width * scale * (!downOnly && scaleX < 0 ? -1 : 1);
        height = box.height * scale * (!acrossOnly && scaleY < 0 ? -1 : 1);
    }
    Span span{box.x, box.y, width, height};
    if (fromCentre) {
        span.x = box.centre().x - width / 2;
        span.y = box.centre().y - height / 2;
        return span;
    }
    if (pullsWest(grip))
        span.x = box.right() - width;
    else if (downOnly)
        span.x = box.centre().x - width / 2;
    if (pullsNorth(grip))
        span.y = box.bottom() - height;
    else if (acrossOnly)
        span.y = box.centre().y - height / 2;
    return span;
}

/// The box whose grips are dragged: of lines the extent of their points.
Rect ownBox(const Element &element)
{
    return element.linear() ? pointsBox(element) : unrotatedBox(element);
}

/// Puts the element's own box there; `centre`: around which the element was turned.
void putIntoBox(Element &element, const Rect &old, Span span, Point centre)
{
    const double sx = old.width > 0 ? span.width / old.width : 1, sy = old.height > 0 ? span.height / old.height : 1;
    const auto scaled = [&](Point p) { return Point{span.x + (p.x - old.x) * sx, span.y + (p.y - old.y) * sy}; };
    if (element.linear() || element.freedraw()) {
        std::vector<Point> points = element.linear() ? element.linear()->points : element.freedraw()->points;
        for (Point &point : points)
            point = scaled(point + Point{element.x, element.y}) - Point{element.x, element.y};
        const bool mirrored = (span.width < 0) != (span.height < 0);
        if (element.linear()) {
            const Point origin{element.x, element.y};
            for (Point &point : points)
                point = rotated(point + origin, centre, element.angle);
            if (mirrored)
                element.angle = normalisedAngle(-element.angle);
            element = withScenePoints(std::move(element), points);
        } else {
            element = withLocalPoints(std::move(element), std::move(points));
            const Point middle = unrotatedBox(element).centre(), wanted = rotated(middle, centre, element.angle);
            element.x += wanted.x - middle.x;
            element.y += wanted.y - middle.y;
        }
        return;
    }
    if (auto *image = element.image()) {
        image->scaleX *= span.width < 0 ? -1 : 1;
        image->scaleY *= span.height < 0 ? -1 : 1;
    }
    const Point middle = rotated({span.x + span.width / 2, span.y + span.height / 2}, centre, element.angle);
    element.width = std::abs(span.width);
    element.height = std::abs(span.height);
    element.x = middle.x - element.width / 2;
    element.y = middle.y - element.height / 2;
    if (isStickyNote(element) && element.height != old.height)
        setStickyNoteBaseHeight(element, element.height);
}

/// The span with another size, the side opposite of the grip where it was; the right end with the bottom, the left one
/// with the top.
Span resized(Span span, double width, double height, Grip grip, bool fromCentre)
{
    const double dx = span.width - width, dy = span.height - height;
    span.x += fromCentre ? dx / 2 : pullsWest(grip) || grip == Grip::North ? dx : 0;
    span.y += fromCentre ? dy / 2 : pullsNorth(grip) ? dy : 0;
    span.width = width;
    span.height = height;
    return span;
}

/// No smaller than a font can be.
double fontScale(const TextData &text, double scale)
{
    return std::max(scale, minimumFontSize / text.fontSize);
}

/// Corners and level edges scale a text's font, upright edges make it wrap.
void resizeText(Element &element, const Rect &old, Span span, Grip grip, bool fromCentre, const TextMetrics &metrics)
{
    TextData &text = *element.text();
    const Point centre = rotationCentre(element);
    if (pullsNorth(grip) || pullsSouth(grip)) {
        const double scale = fontScale(text, span.height / old.height); // it is not turned over
        text.fontSize *= scale;
        putIntoBox(element, old, resized(span, old.width * scale, old.height * scale, grip, fromCentre), centre);
        return;
    }
    const double least = metrics.lineWidth(" ", text.fontFamily, text.fontSize) + 2 * labelPadding;
    const double width = std::max(least, span.width);
    text.autoResize = false;
    text.text = wrapText(text.originalText, text.fontFamily, text.fontSize, width, metrics);
    const double height = measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, metrics).height;
    span = resized(span, width, span.height, grip, fromCentre);
    span.y = old.y + (fromCentre ? (old.height - height) / 2 : 0);
    span.height = height;
    putIntoBox(element, old, span, centre);
}

/// After its container was resized: the label wraps, and what does not fit makes the container grow again on the side
/// that was pulled; `upwards`: the upper one.
void layResizedLabel(SceneDraft &draft, const std::string &id, bool upwards, bool fromCentre)
{
    const Rect before = draft.find(id)->box();
    layLabel(draft, id, true);
    const Element &container = *draft.find(id);
    const double grew = container.height - before.height;
    if (grew == 0 || container.linear())
        return;
    if (fromCentre || upwards) {
        const Rect grown = container.box();
        draft.change(id).y -= fromCentre ? grew / 2 : grew;
        layLabel(draft, id, false);
        stencilFollows(draft, id, grown);
    }
}

/// The least size of a container for its label: one character wide and one line high, also when it is turned over (then
/// the size is negative).
void respectLabel(const SceneDraft &draft, const std::string &id, double &width, double &height)
{
    const std::string labelId = labelIn(draft, id);
    if (labelId.empty() || draft.find(id)->linear())
        return;
    const TextData &text = *draft.find(labelId)->text();
    double widest = 0;
    for (const char *letter : {"W", "M", "m", "@"})
        widest = std::max(widest, draft.context().metrics.lineWidth(letter, text.fontFamily, text.fontSize));
    const auto atLeast = [](double size, double least) { return std::copysign(std::max(std::abs(size), least), size); };
    width = atLeast(width, widest + 2 * labelPadding);
    height = atLeast(height, text.fontSize * text.lineHeight + 2 * labelPadding);
}

/// An elbow arrow after it was scaled: a scaled way keeps no distances.
void routeAnew(SceneDraft &draft, const std::string &id)
{
    const auto find = [&](const std::string &other) { return draft.find(other); };
    draft.change(id).linear()->fixedSegments.reset();
    draft.change(id) = followedElbowArrow(*draft.find(id), find, true);
}

void scaleStickyNoteFont(Element &label, double scale)
{
    setStickyNoteBaseFontSize(label, stickyNoteBaseFontSize(label) * scale);
}

/// Nothing when a side or a text would vanish.
std::optional<Scene> resizeOne(const Scene &scene, const std::string &id, Grip grip, Point pointer,
                               const ResizeOptions &options, const EditContext &context)
{
    const Element &original = *scene.find(id);
    if (original.linear() && original.linear()->elbowed)
        return scene;
    const Rect old = ownBox(original);
    const Point centre = rotationCentre(original);
    const Point local = rotated(pointer, centre, -original.angle);
    Span span = pulled(old, grip, local, options.keepAspect, options.fromCentre);
    if (span.width == 0 || span.height == 0) {
        const bool flat = old.width == 0 || old.height == 0; // a level or upright line has no other extent
        if (!flat)
            return std::nullopt;
    }
    SceneDraft draft(scene, context);
    Element &element = draft.change(id);
    if (element.text()) {
        resizeText(element, old, span, grip, options.fromCentre, context.metrics);
    } else {
        const std::string labelId = labelIn(draft, id);
        if (!labelId.empty() && options.keepAspect && old.width > 0) {
            auto &text = *draft.change(labelId).text();
            Element wider = element;
            wider.width = std::abs(span.width);
            const double scale = element.linear()
                                     ? std::abs(span.width) / old.width
                                     : labelRoomWidth(wider, text.fontSize) / labelRoomWidth(element, text.fontSize);
            if (!(text.fontSize * scale >= minimumFontSize))
                return std::nullopt;
            if (isStickyNote(element))
                scaleStickyNoteFont(draft.change(labelId), std::abs(span.width) / old.width);
            text.fontSize *= scale;
        } else {
            double width = span.width, height = span.height;
            respectLabel(draft, id, width, height);
            span = resized(span, width, height, grip, options.fromCentre);
        }
        putIntoBox(element, old, span, centre);
        if (element.isArrow())
            for (const LinearEnd end : bothEnds)
                unbind(draft, id, end);
        layResizedLabel(draft, id, pullsNorth(grip) != (span.height < 0), options.fromCentre);
    }
    arrowsFollow(draft, {id});
    Scene result = draft.finished();
    return original.isFrame() ? updateFrameMembers(result, id, context) : result;
}

std::optional<Scene> resizeMany(const Scene &scene, const Ids &ids, Grip grip, Point pointer,
                                const ResizeOptions &options, const EditContext &context)
{
    const Ids all = withCompany(scene, ids);
    const Rect box = *commonBox(scene, all);
    bool keepAspect = options.keepAspect;
    const std::string stencil = onlyStencilOf(scene, all);
    const bool free = !stencil.empty() && scene.find(stencil)->angle == 0; // one shape, though of several elements
    for (const auto &id : free ? Ids{} : ids) {
        const Element &element = *scene.find(id);
        keepAspect = keepAspect || element.angle != 0 || element.text() || !element.groupIds.empty();
    }
    Span span = pulled(box, grip, pointer, keepAspect, options.fromCentre);
    if (span.width == 0 || span.height == 0 || box.width == 0 || box.height == 0)
        return std::nullopt;
    SceneDraft draft(scene, context);
    if (free && !keepAspect) {
        double width = span.width, height = span.height;
        respectLabel(draft, stencil, width, height);
        span = resized(span, width, height, grip, options.fromCentre);
    }
    const double sx = span.width / box.width, sy = span.height / box.height;
    const double scale = std::abs(sx);
    for (const auto &id : all) {
        const Element &original = *scene.find(id);
        const auto *text = original.text();
        if (text && text->containerId && all.contains(*text->containerId)) {
            if (keepAspect) {
                if (text->fontSize * scale < minimumFontSize)
                    return std::nullopt;
                if (isStickyNote(*draft.find(*text->containerId)))
                    scaleStickyNoteFont(draft.change(id), scale);
                draft.change(id).text()->fontSize *= scale;
            }
            continue;
        }
        if (text && text->fontSize * scale < minimumFontSize)
            return std::nullopt;
        Element &element = draft.change(id);
        const Rect old = ownBox(element);
        const Point centre = rotationCentre(element);
        const Point middle = original.linear() ? old.centre() : centre;
        const Point moved{span.x + (middle.x - box.x) * sx, span.y + (middle.y - box.y) * sy};
        if (original.linear()) { // by its points as they lie
            auto points = scenePoints(element);
            for (Point &point : points)
                point = {span.x + (point.x - box.x) * sx, span.y + (point.y - box.y) * sy};
            if ((sx < 0) != (sy < 0))
                element.angle = normalisedAngle(-element.angle);
            element.linear()->fixedSegments.reset();
            element = withScenePoints(std::move(element), points);
            continue;
        }
        if ((sx < 0) != (sy < 0))
            element.angle = normalisedAngle(-element.angle);
        const double width = old.width * sx, height = old.height * sy;
        putIntoBox(element, old, {moved.x - width / 2, moved.y - height / 2, width, height}, moved);
        if (element.text())
            element.text()->fontSize *= scale;
    }
    if (sx < 0)
        mirrorFixedPoints(draft, all, Axis::Horizontal);
    if (sy < 0)
        mirrorFixedPoints(draft, all, Axis::Vertical);
    Ids grown; // for their labels
    for (const auto &id : all) {
        const Rect before = draft.find(id)->box();
        layResizedLabel(draft, id, pullsNorth(grip) != (span.height < 0), options.fromCentre);
        if (!(draft.find(id)->box() == before))
            grown.insert(id);
    }
    unbindFromOthers(draft, all);
    arrowsFollow(draft, all, all); // what was pulled with them ends at the same places of them
    arrowsFollow(draft, grown);
    for (const auto &id : all)
        if (const Element &arrow = *draft.find(id); arrow.linear() && arrow.linear()->elbowed)
            routeAnew(draft, id);
    return draft.finished();
}

} // namespace

std::optional<Scene> resizedElements(const Scene &scene, const Ids &ids, Grip grip, Point pointer,
                                     const ResizeOptions &options, const EditContext &context)
{
    const Ids found = existing(scene, ids);
    if (found.empty())
        return scene;
    return found.size() == 1 ? resizeOne(scene, *found.begin(), grip, pointer, options, context)
                             : resizeMany(scene, found, grip, pointer, options, context);
}

Scene resizeElements(const Scene &scene, const Ids &ids, Grip grip, Point pointer, const ResizeOptions &options,
                     const EditContext &context)
{
    return resizedElements(scene, ids, grip, pointer, options, context).value_or(scene);
}

Scene setElementBox(const Scene &scene, const std::string &id, const Rect &box, const EditContext &context)
{
    const Element *original = scene.find(id);
    if (!original || !(box.width >= 0) || !(box.height >= 0))
        return scene;
    SceneDraft draft(scene, context);
    Element &element = draft.change(id);
    const Rect old = ownBox(element);
    if (auto *text = element.text()) {
        if (box.height != old.height && old.height > 0) {
            const double scale = box.height / old.height;
            if (text->fontSize * scale < minimumFontSize)
                return scene;
            text->fontSize *= scale;
            element.width *= scale;
            element.height = box.height;
        } else if (box.width != old.width) {
            text->autoResize = false;
            element.width = box.width;
            element = laidOutText(element, context.metrics);
        }
        element.x = box.x;
        element.y = box.y;
    } else {
        double width = box.width, height = box.height;
        respectLabel(draft, id, width, height);
        putIntoBox(element, old, {box.x, box.y, width, height}, rotationCentre(element));
        layLabel(draft, id, true);
    }
    if (element.isArrow())
        for (const LinearEnd end : bothEnds)
            unbind(draft, id, end);
    if (element.isArrow() && element.linear()->elbowed)
        routeAnew(draft, id);
    arrowsFollow(draft, {id});
    Scene result = draft.finished();
    return element.isFrame() ? updateFrameMembers(result, id, context) : result;
}

} // namespace ninesketch
