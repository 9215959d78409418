// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/transform.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/linear_points.h"

#include <algorithm>
#include <numbers>

namespace ninesketch
{
namespace
{

bool isLabelOf(const Element &element, const Ids &ids)
{
    const auto *text = element.text();
    return text && text->containerId && ids.contains(*text->containerId);
}

/// Turns the element around a scene point.
void turn(Element &element, Point around, double by)
{
    if (element.linear()) {
        const auto points = scenePoints(element);
        std::vector<Point> turned;
        for (const Point point : points)
            turned.push_back(rotated(point, around, by));
        element.angle = normalisedAngle(element.angle + by);
        element = withScenePoints(std::move(element), turned);
        return;
    }
    const Point centre = rotationCentre(element), now = rotated(centre, around, by);
    element.angle = normalisedAngle(element.angle + by);
    element.x += now.x - centre.x;
    element.y += now.y - centre.y;
}

/// Mirrors the element at an upright (Horizontal) or level line through `at`.
void mirror(Element &element, Axis axis, Point at)
{
    const auto mirrored = [&](Point p) {
        return axis == Axis::Horizontal ? Point{2 * at.x - p.x, p.y} : Point{p.x, 2 * at.y - p.y};
    };
    if (element.linear()) {
        auto points = scenePoints(element);
        for (Point &point : points)
            point = mirrored(point);
        element.angle = normalisedAngle(-element.angle);
        element = withScenePoints(std::move(element), points);
        return;
    }
    const Point now = mirrored(rotationCentre(element));
    element.angle = normalisedAngle(-element.angle);
    if (auto *freedraw = element.freedraw()) {
        auto points = freedraw->points;
        for (Point &point : points)
            point = axis == Axis::Horizontal ? Point{-point.x, point.y} : Point{point.x, -point.y};
        element = withLocalPoints(std::move(element), std::move(points));
        const Rect box = unrotatedBox(element);
        element.x += now.x - box.centre().x;
        element.y += now.y - box.centre().y;
        return;
    }
    if (auto *image = element.image())
        (axis == Axis::Horizontal ? image->scaleX : image->scaleY) *= -1;
    element.x = now.x - element.width / 2;
    element.y = now.y - element.height / 2;
}

/// The box of a turned curve is not quite what it was, mirrored: all go back to where the middle of their box was.
/// Elbow arrows and labels, which are laid out anew, don't count.
void keepMiddle(SceneDraft &draft, const Scene &before, const Ids &ids)
{
    std::vector<const Element *> old, now;
    for (const auto &id : ids) {
        const Element *element = before.find(id);
        if ((element->linear() && element->linear()->elbowed) || isLabelOf(*element, ids))
            continue;
        old.push_back(element);
        now.push_back(draft.find(id));
    }
    if (old.empty())
        return;
    const Point off = commonBox(old).centre() - commonBox(now).centre();
    constexpr double visible = 1e-6; // px
    if (std::abs(off.x) < visible && std::abs(off.y) < visible)
        return;
    for (const Element *element : now) {
        Element &moved = draft.change(element->id);
        moved.x += off.x;
        moved.y += off.y;
    }
}

} // namespace

double normalisedAngle(double angle)
{
    constexpr double turnAround = 2 * std::numbers::pi;
    angle = std::fmod(angle, turnAround);
    if (angle < 0)
        angle += turnAround;
    return angle >= turnAround ? 0 : angle;
}

Scene moveElements(const Scene &scene, const Ids &ids, Point by, const EditContext &context)
{
    Ids moved = withCompany(scene, ids);
    // elbow arrows that hold on to something else stay with it
    std::erase_if(moved, [&](const std::string &id) {
        const Element &element = *scene.find(id);
        if (!element.isArrow() || !element.linear()->elbowed)
            return false;
        const auto &linear = *element.linear();
        const auto stays = [&](const std::optional<Binding> &binding) {
            return binding && scene.find(binding->elementId) && !moved.contains(binding->elementId);
        };
        return stays(linear.startBinding) || stays(linear.endBinding);
    });
    if (by == Point{} || moved.empty())
        return scene;
    SceneDraft draft(scene, context);
    for (const auto &id : moved) {
        Element &element = draft.change(id);
        element.x += by.x;
        element.y += by.y;
    }
    unbindFromOthers(draft, moved);
    arrowsFollow(draft, moved, moved);
    return draft.finished();
}

Scene rotateElements(const Scene &scene, const Ids &ids, double by, const EditContext &context)
{
    Ids turned = existing(scene, ids);
    std::erase_if(turned, [&](const std::string &id) {
        const Element &element = *scene.find(id);
        return element.isFrame() || (element.linear() && element.linear()->elbowed) || isLabelOf(element, turned);
    });
    if (turned.empty() || by == 0)
        return scene;
    const Point around =
        turned.size() == 1 ? rotationCentre(*scene.find(*turned.begin())) : commonBox(scene, turned)->centre();
    SceneDraft draft(scene, context);
    for (const auto &id : turned)
        turn(draft.change(id), around, by);
    for (const auto &id : turned)
        layLabel(draft, id, false);
    unbindFromOthers(draft, turned);
    arrowsFollow(draft, turned, turned);
    return draft.finished();
}

Scene flipElements(const Scene &scene, const Ids &ids, Axis axis, const EditContext &context)
{
    const Ids flipped = withCompany(scene, ids);
    const auto box = commonBox(scene, flipped);
    if (!box)
        return scene;
    SceneDraft draft(scene, context);
    const bool onlyBoundArrows = std::all_of(flipped.begin(), flipped.end(), [&](const std::string &id) {
        const auto *linear = scene.find(id)->linear();
        return isLabelOf(*scene.find(id), flipped) || (linear && (linear->startBinding || linear->endBinding));
    });
    if (onlyBoundArrows) { // they stay where they are held, and point the other way
        for (const auto &id : flipped)
            if (LinearData *linear = draft.find(id)->linear() ? draft.change(id).linear() : nullptr)
                std::swap(linear->startArrowhead, linear->endArrowhead);
        return draft.finished();
    }
    for (const auto &id : flipped)
        if (!isLabelOf(*scene.find(id), flipped) && !(scene.find(id)->linear() && scene.find(id)->linear()->elbowed))
            mirror(draft.change(id), axis, box->centre());
    keepMiddle(draft, scene, flipped);
    mirrorFixedPoints(draft, flipped, axis);
    Ids mirrored; // arrows that end at the same places of their shapes now
    for (const auto &id : flipped) {
        const Element &element = *draft.find(id);
        if (!element.isArrow())
            continue;
        if (!element.linear()->elbowed) {
            mirrored.insert(id);
        } else if (element.linear()->points.size() > 1) {
            auto points = scenePoints(*scene.find(id));
            for (Point &point : points)
                (axis == Axis::Horizontal ? point.x : point.y) =
                    axis == Axis::Horizontal ? 2 * box->centre().x - point.x : 2 * box->centre().y - point.y;
            Element &arrow = draft.change(id);
            arrow.linear()->fixedSegments.reset();
            arrow = withScenePoints(arrow, points);
        }
    }
    for (const auto &id : flipped)
        layLabel(draft, id, false);
    unbindFromOthers(draft, flipped);
    arrowsFollow(draft, flipped, mirrored);
    return draft.finished();
}

} // namespace ninesketch
