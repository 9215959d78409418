// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/measures.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/edits/style.h"
#include "model/scene/edits/texts.h"
#include "model/scene/edits/transform.h"
#include "model/sketch/bounds.h"

#include <algorithm>
#include <functional>
#include <map>

namespace ninesketch
{
namespace
{

/// Whether an arrow goes along with what it holds on to among these.
bool isHeldBy(const Element &element, const Ids &ids)
{
    const LinearData *line = element.linear();
    const auto holds = [&](const std::optional<Binding> &end) { return end && ids.contains(end->elementId); };
    return line && (holds(line->startBinding) || holds(line->endBinding));
}

bool isLabel(const Element &element, const Ids &ids)
{
    return element.text() && element.text()->containerId && ids.contains(*element.text()->containerId);
}

/// The things that are set one by one: elements, and groups as a whole.
std::vector<Ids> thingsOf(const Scene &scene, const Ids &ids, const std::string &editingGroupId)
{
    std::map<std::string, Ids> groups;
    std::vector<Ids> things;
    for (const std::string &id : ids) {
        const Element *element = scene.find(id);
        if (!element || isLabel(*element, ids) || isHeldBy(*element, ids))
            continue;
        const std::string group = selectableGroup(*element, editingGroupId);
        if (group.empty())
            things.push_back({id});
        else
            groups[group].insert(id);
    }
    for (auto &[group, members] : groups)
        things.push_back(std::move(members));
    std::erase_if(things, [&](const Ids &thing) { // what is locked goes along with its group
        return std::ranges::all_of(thing, [&](const std::string &id) { return scene.find(id)->locked; });
    });
    return things;
}

const Element *single(const Scene &scene, const Ids &thing)
{
    return thing.size() == 1 ? scene.find(*thing.begin()) : nullptr;
}

Rect boxOf(const Scene &scene, const Ids &thing)
{
    if (const Element *element = single(scene, thing))
        return element->linear() ? pointsBox(*element) : unrotatedBox(*element);
    if (const std::string body = onlyStencilOf(scene, thing); !body.empty())
        return scene.find(body)->box();
    return commonBox(scene, thing).value_or(Rect{});
}

/// How a thing is turned: of a group only when all of it is turned alike.
double angleOf(const Scene &scene, const Ids &thing)
{
    const double angle = scene.find(*thing.begin())->angle;
    const bool alike = std::ranges::all_of(
        thing, [&](const std::string &id) { return std::abs(scene.find(id)->angle - angle) < 1e-6; });
    return alike ? angle : 0;
}

Point cornerOf(const Scene &scene, const Ids &thing)
{
    const Rect box = boxOf(scene, thing);
    return single(scene, thing) ? rotated({box.x, box.y}, box.centre(), angleOf(scene, thing)) : Point{box.x, box.y};
}

bool isElbow(const Element &element)
{
    return element.linear() && element.linear()->elbowed;
}

bool applies(const Scene &scene, const Ids &thing, Measure measure)
{
    const Element *element = single(scene, thing);
    switch (measure) {
    case Measure::X:
    case Measure::Y:
    case Measure::Width:
    case Measure::Height:
        return true;
    case Measure::Angle:
        return !element || (!isElbow(*element) && !element->isFrame());
    case Measure::FontSize:
        break;
    }
    return false;
}

double valueOf(const Scene &scene, const Ids &thing, Measure measure)
{
    switch (measure) {
    case Measure::X:
        return cornerOf(scene, thing).x;
    case Measure::Y:
        return cornerOf(scene, thing).y;
    case Measure::Width:
        return boxOf(scene, thing).width;
    case Measure::Height:
        return boxOf(scene, thing).height;
    default:
        return angleOf(scene, thing);
    }
}

/// Texts among these, and labels of these.
Ids textsOf(const Scene &scene, const Ids &ids)
{
    Ids texts;
    for (const std::string &id : ids) {
        const Element *element = scene.find(id);
        if (!element || element->locked)
            continue;
        const std::string text = element->text() ? id : labelIdOf(scene, id);
        if (!text.empty())
            texts.insert(text);
    }
    return texts;
}

Scene sized(const Scene &scene, const Ids &thing, Measure measure, double value, const EditContext &context)
{
    constexpr double least = 1; // px
    const bool width = measure == Measure::Width;
    const Rect box = boxOf(scene, thing);
    const double before = width ? box.width : box.height, wanted = std::max(least, value);
    if (const Element *element = single(scene, thing)) {
        if (element->image()) { // in proportion, as by the grip of that side
            const Point side = width ? Point{box.x + wanted, box.centre().y} : Point{box.centre().x, box.y + wanted};
            return resizeElements(scene, thing, width ? Grip::East : Grip::South,
                                  rotated(side, box.centre(), element->angle), {true, false}, context);
        }
        Rect changed = box;
        (width ? changed.width : changed.height) = wanted;
        return setElementBox(scene, *thing.begin(), changed, context);
    }
    if (before <= 0)
        return scene;
    const double scale = wanted / before;
    if (!onlyStencilOf(scene, thing).empty() && angleOf(scene, thing) == 0) {
        const Rect whole = *commonBox(scene, withCompany(scene, thing)); // what a grip would pull
        const double x = width ? scale : 1, y = width ? 1 : scale;
        return resizeElements(scene, thing, Grip::SouthEast, {whole.x + whole.width * x, whole.y + whole.height * y},
                              {}, context);
    }
    const Point corner{box.x + box.width * scale, box.y + box.height * scale};
    return resizeElements(scene, thing, Grip::SouthEast, corner, {true, false}, context);
}

/// An arrow that is put elsewhere lets go of what it holds on to.
Scene letGo(const Scene &scene, const Ids &thing, const EditContext &context)
{
    SceneDraft draft(scene, context);
    for (const std::string &id : thing)
        for (const LinearEnd end : bothEnds)
            unbind(draft, id, end);
    return draft.finished();
}

Scene changedOne(const Scene &scene, const Ids &thing, Measure measure, double value, const EditContext &context)
{
    switch (measure) {
    case Measure::X:
    case Measure::Y: {
        const Point corner = cornerOf(scene, thing);
        const Point by = measure == Measure::X ? Point{value - corner.x, 0} : Point{0, value - corner.y};
        const bool arrow = single(scene, thing) && single(scene, thing)->isArrow() && !(by == Point{});
        return moveElements(arrow ? letGo(scene, thing, context) : scene, thing, by, context);
    }
    case Measure::Width:
    case Measure::Height:
        return sized(scene, thing, measure, value, context);
    default:
        return rotateElements(scene, thing, value - angleOf(scene, thing), context);
    }
}

/// `wanted`: what becomes of a value.
Scene changed(const Scene &scene, const Ids &ids, Measure measure, const std::function<double(double)> &wanted,
              const EditContext &context, const std::string &editingGroupId)
{
    Scene result = scene;
    if (measure == Measure::FontSize) {
        constexpr double least = 4; // px
        for (const std::string &id : textsOf(scene, ids)) {
            const Element &before = *scene.find(id);
            StyleChange change;
            change.fontSize = std::max(least, wanted(before.text()->fontSize));
            result = setStyle(result, {id}, change, context);
            const Element &after = *result.find(id);
            if (!after.text()->containerId) // it keeps its corner
                result = moveElements(result, {id}, {before.x - after.x, before.y - after.y}, context);
        }
        return result;
    }
    for (const Ids &thing : thingsOf(scene, ids, editingGroupId))
        if (applies(scene, thing, measure))
            result = changedOne(result, thing, measure, wanted(valueOf(scene, thing, measure)), context);
    return result;
}

} // namespace

MeasureValue measureOf(const Scene &scene, const Ids &ids, Measure measure, const std::string &editingGroupId)
{
    constexpr double alike = 0.005;
    MeasureValue found;
    const auto add = [&](double value) {
        if (!found.applies)
            found.value = value;
        else if (found.value && std::abs(*found.value - value) > alike)
            found.value.reset();
        found.applies = true;
    };
    const auto differ = [&] { return found.applies && !found.value; }; // the rest can't change that
    if (measure == Measure::FontSize) {
        for (const std::string &id : textsOf(scene, ids))
            if (!differ())
                add(scene.find(id)->text()->fontSize);
    } else {
        for (const Ids &thing : thingsOf(scene, ids, editingGroupId))
            if (!differ() && applies(scene, thing, measure))
                add(valueOf(scene, thing, measure));
    }
    return found;
}

Scene setMeasure(const Scene &scene, const Ids &ids, Measure measure, double value, const EditContext &context,
                 const std::string &editingGroupId)
{
    return changed(
        scene, ids, measure, [value](double) { return value; }, context, editingGroupId);
}

Scene addToMeasure(const Scene &scene, const Ids &ids, Measure measure, double by, const EditContext &context,
                   const std::string &editingGroupId)
{
    return changed(
        scene, ids, measure, [by](double now) { return now + by; }, context, editingGroupId);
}

} // namespace ninesketch
