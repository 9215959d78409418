// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/pages.h"

#include "model/design/read_design.h"
#include "model/scene/edits/frames.h"
#include "model/scene/own_data.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace ninesketch
{
namespace
{

std::string notesOf(const Element &frame)
{
    const Json *notes = ownData(frame, "notes");
    return notes && notes->is_string() ? notes->get<std::string>() : std::string();
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
    auto changed = std::make_shared<Element>(*frame);
    setOwnData(*changed, "notes", notes.empty() ? Json() : Json(notes));
    ++changed->version;
    const ElementPtr shared = changed;
    return scene.replaced({&shared, 1});
}

} // namespace ninesketch
