// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/pages.h"

#include "model/design/read_design.h"
#include "model/scene/edits/frames.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace ninesketch
{
namespace
{

std::string notesOf(const Element &frame)
{
    if (!frame.customData || !frame.customData->is_object())
        return {};
    const auto own = frame.customData->find("ninesketch");
    if (own == frame.customData->end() || !own->is_object())
        return {};
    const auto notes = own->find("notes");
    return notes != own->end() && notes->is_string() ? notes->get<std::string>() : std::string();
}

} // namespace

std::vector<Page> pagesOf(const Scene &scene)
{
    std::vector<Page> pages;
    std::optional<Rect> all;
    for (const ElementPtr &element : scene.elements()) {
        if (isCarrier(*element))
            continue;
        all = all ? all->united(element->box()) : element->box();
    }
    for (const std::string &id : framesInOrder(scene)) {
        const Element &frame = *scene.find(id);
        const std::string title = frame.frame() && frame.frame()->name ? *frame.frame()->name : std::string();
        pages.push_back(
            {id, title.empty() ? "Frame " + std::to_string(pages.size() + 1) : title, notesOf(frame), frame.box()});
    }
    if (pages.empty() && all)
        pages.push_back({{}, {}, {}, *all});
    return pages;
}

Scene setPageNotes(const Scene &scene, std::string_view frameId, const std::string &notes)
{
    const Element *frame = scene.find(frameId);
    if (!frame || notesOf(*frame) == notes)
        return scene;
    Json custom = frame->customData && frame->customData->is_object() ? *frame->customData : Json::object();
    if (!custom.contains("ninesketch") || !custom["ninesketch"].is_object())
        custom["ninesketch"] = Json{{"v", 1}};
    if (notes.empty())
        custom["ninesketch"].erase("notes");
    else
        custom["ninesketch"]["notes"] = notes;
    if (custom["ninesketch"] == Json{{"v", 1}})
        custom.erase("ninesketch");
    auto changed = std::make_shared<Element>(*frame);
    changed->customData = custom.empty() ? nullptr : std::make_shared<const Json>(std::move(custom));
    ++changed->version;
    const ElementPtr shared = changed;
    return scene.replaced({&shared, 1});
}

} // namespace ninesketch
