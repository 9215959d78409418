// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/frames.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/groups.h"
#include "model/scene/outline.h"
#include "model/scene/own_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace ninesketch
{
namespace
{

/// What is drawn of the element touches the frame, or surrounds it: its box may reach farther.
bool overlaps(const Element &element, const Element &frame)
{
    const Rect box = rotatedBox(element), page = frame.box();
    if (!box.intersects(page))
        return false;
    if (page.contains(box) || box.contains(page))
        return true;
    const Outline outline(element);
    const auto corners = rotatedCorners(frame);
    for (std::size_t i = 0; i < corners.size(); ++i)
        if (!outline.crossings({corners[i], corners[(i + 1) % corners.size()]}).empty())
            return true;
    return false;
}

/// Any of what goes together with it does.
bool touches(const Scene &scene, const std::string &id, const Element &frame)
{
    return std::ranges::any_of(withGroups(scene, {id}),
                               [&](const std::string &member) { return overlaps(*scene.find(member), frame); });
}

/// Elements that go into or out of a frame together with these: groups and labels.
Ids together(const Scene &scene, const Ids &ids)
{
    Ids all = withLabels(scene, withGroups(scene, ids));
    std::erase_if(all, [&](const std::string &id) { return scene.find(id)->isFrame(); });
    return all;
}

/// The number of a page; absent: none was given.
std::optional<double> pageOf(const Element &frame)
{
    const Json *page = ownData(frame, "page");
    return page && page->is_number() ? std::optional(page->get<double>()) : std::nullopt;
}

} // namespace

std::vector<std::string> framesInOrder(const Scene &scene)
{
    std::vector<const Element *> frames;
    double tallest = 1;
    for (const auto &element : scene.elements())
        if (element->isFrame()) {
            frames.push_back(element.get());
            tallest = std::max(tallest, element->height);
        }
    const double row = tallest / 2; // what begins within that height stands side by side
    std::ranges::sort(frames, {}, [&](const Element *frame) {
        const auto page = pageOf(*frame);
        return std::tuple(page ? 0 : 1, page.value_or(0), std::floor(frame->y / row), frame->x, frame->y, frame->id);
    });
    std::vector<std::string> ids;
    for (const Element *frame : frames)
        ids.push_back(frame->id);
    return ids;
}

Scene setFrameOrder(const Scene &scene, const std::vector<std::string> &frameIds, const EditContext &context)
{
    SceneDraft draft(scene, context);
    int page = 0;
    for (const std::string &id : frameIds) {
        const Element *frame = scene.find(id);
        if (!frame || !frame->isFrame())
            continue;
        ++page;
        if (pageOf(*frame) == page)
            continue;
        setOwnData(draft.change(id), "page", page);
    }
    return draft.finished();
}

std::vector<std::string> childrenOf(const Scene &scene, const std::string &frameId)
{
    std::vector<std::string> children;
    for (const auto &element : scene.elements())
        if (element->frameId == frameId)
            children.push_back(element->id);
    return children;
}

Scene setFrame(const Scene &scene, const Ids &ids, const std::string &frameId, const EditContext &context)
{
    const Ids members = together(scene, ids);
    SceneDraft draft(scene, context);
    bool joined = false;
    for (const auto &id : members) {
        const bool already = scene.find(id)->frameId.value_or(std::string()) == frameId;
        if (already)
            continue;
        draft.change(id).frameId = frameId.empty() ? std::nullopt : std::optional(frameId);
        joined = joined || !frameId.empty();
    }
    // Excalidraw puts arrivals right below their frame, or above what stands above it
    if (joined && scene.find(frameId)) {
        std::vector<std::string> order, arrivals;
        for (auto &id : draft.order())
            (members.contains(id) && scene.find(id)->frameId != frameId ? arrivals : order).push_back(id);
        const auto topmost = std::find_if(order.rbegin(), order.rend(), [&](const std::string &id) {
            return id == frameId || draft.find(id)->frameId == frameId;
        });
        order.insert(*topmost == frameId ? std::prev(topmost.base()) : topmost.base(), arrivals.begin(),
                     arrivals.end());
        draft.setOrder(withLabelsBehind(draft, order));
    }
    return draft.finished();
}

Scene updateFrameMembership(const Scene &scene, const Ids &ids, const EditContext &context)
{
    const bool anyFrame = std::any_of(scene.elements().begin(), scene.elements().end(),
                                      [](const ElementPtr &element) { return element->isFrame(); });
    if (!anyFrame)
        return scene;
    Scene result = scene;
    std::map<std::string, Ids> joining;
    for (const auto &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        const auto *text = element.text();
        if (element.isFrame() || (text && text->containerId))
            continue;
        const Ids group = withGroups(scene, {id});
        const Rect box = *commonBox(scene, group);
        std::string wanted;
        const Element *old = element.frameId ? scene.find(*element.frameId) : nullptr;
        if (old && overlaps(element, *old))
            wanted = *element.frameId;
        const auto elements = scene.elements();
        for (std::size_t i = elements.size(); i-- > 0;)
            if (elements[i]->isFrame() && elements[i]->box().contains(box.centre()) &&
                (wanted.empty() || elements[i]->id == wanted || elements[i]->box().contains(box))) {
                wanted = elements[i]->id;
                break;
            }
        if (wanted != element.frameId.value_or(std::string()))
            joining[wanted].insert(id);
    }
    for (const auto &[frame, members] : joining)
        result = setFrame(result, members, frame, context);
    return result;
}

Scene joinFrameUnder(const Scene &scene, const Ids &ids, Point at, const EditContext &context)
{
    const auto elements = scene.elements();
    const auto isUnder = [&](const ElementPtr &element) {
        return element->isFrame() && !element->locked && !ids.contains(element->id) && element->box().contains(at);
    };
    const auto found = std::find_if(elements.rbegin(), elements.rend(), isUnder);
    const Element *under = found == elements.rend() ? nullptr : found->get();
    Ids joining, leaving;
    for (const auto &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        const auto *text = element.text();
        if (element.isFrame() || (text && text->containerId) || (element.frameId && ids.contains(*element.frameId)))
            continue;
        const Element *old = element.frameId ? scene.find(*element.frameId) : nullptr;
        if (under && touches(scene, id, *under))
            joining.insert(id);
        else if (old && !touches(scene, id, *old))
            leaving.insert(id);
    }
    Scene result = leaving.empty() ? scene : setFrame(scene, leaving, {}, context);
    return under && !joining.empty() ? setFrame(result, joining, under->id, context) : result;
}

Scene leaveUntouchedFrames(const Scene &scene, const Ids &ids, const EditContext &context)
{
    Ids leaving;
    for (const auto &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        const auto *text = element.text();
        const Element *frame = element.frameId ? scene.find(*element.frameId) : nullptr;
        if (frame && !ids.contains(frame->id) && !(text && text->containerId) && !touches(scene, id, *frame))
            leaving.insert(id);
    }
    return leaving.empty() ? scene : setFrame(scene, leaving, {}, context);
}

Scene updateFrameMembers(const Scene &scene, const std::string &frameId, const EditContext &context)
{
    const Element *frame = scene.find(frameId);
    if (!frame || !frame->isFrame())
        return scene;
    Ids joining, leaving;
    for (const auto &element : scene.elements()) {
        const auto *text = element->text();
        if (element->isFrame() || (text && text->containerId))
            continue;
        const bool within = frame->box().contains(*commonBox(scene, withGroups(scene, {element->id})));
        if (within && !element->frameId)
            joining.insert(element->id);
        else if (element->frameId == frameId && !overlaps(*element, *frame))
            leaving.insert(element->id);
    }
    return setFrame(setFrame(scene, leaving, {}, context), joining, frameId, context);
}

Framed wrapInFrame(const Scene &before, const Ids &ids, const EditContext &context, const std::string &editingGroupId)
{
    const Scene scene = editingGroupId.empty() ? before : leaveGroup(before, ids, editingGroupId, context);
    const Ids members = together(scene, ids);
    const auto box = commonBox(scene, members);
    if (!box)
        return {scene, {}};
    constexpr double room = 16;
    Element frame = newElement(ElementType::Frame, context);
    const Rect around = box->grown(room);
    frame.x = around.x;
    frame.y = around.y;
    frame.width = around.width;
    frame.height = around.height;
    const std::string id = frame.id;
    return {setFrame(addElements(scene, {frame}, context), members, id, context), id};
}

Scene setFrameName(const Scene &scene, const std::string &frameId, const std::string &name, const EditContext &context)
{
    const Element *frame = scene.find(frameId);
    if (!frame || !frame->frame())
        return scene;
    SceneDraft draft(scene, context);
    draft.change(frameId).frame()->name = name.empty() ? std::nullopt : std::optional(name);
    return draft.finished();
}

} // namespace ninesketch
