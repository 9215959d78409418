// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/excalidraw/clipboard.h"

#include "model/import/skeletons.h"
#include "model/scene/json_write.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{

std::string clipboardText(const Scene &scene, const std::set<std::string> &ids)
{
    std::set<std::string> frames;
    for (const ElementPtr &element : scene.elements())
        if (element->isFrame() && ids.contains(element->id))
            frames.insert(element->id);
    const auto copied = [&](const Element &element) {
        return ids.contains(element.id) || (element.frameId && frames.contains(*element.frameId));
    };
    std::vector<ElementPtr> elements;
    for (const ElementPtr &element : scene.elements()) {
        const TextData *text = element->text();
        const Element *container = text && text->containerId ? scene.find(*text->containerId) : nullptr;
        if (!copied(*element) && !(container && copied(*container)))
            continue;
        if (element->frameId && !frames.contains(*element->frameId)) {
            Element left = *element;
            left.frameId.reset();
            elements.push_back(std::make_shared<const Element>(std::move(left)));
        } else {
            elements.push_back(element);
        }
    }
    std::string out;
    JsonWriter json(out, 0);
    json.beginObject().member("type", "excalidraw/clipboard").key("elements").beginArray();
    for (const ElementPtr &element : elements)
        writeElement(json, *withBothBindings(element, scene));
    json.endArray().member("files", usedFiles(elements, scene.files())).endObject();
    return out;
}

bool isClipboardText(std::string_view text)
{
    // looks at the beginning only: pasted prose may be long
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || text[first] != '{')
        return false;
    if (text.find("\"excalidraw-api/clipboard\"") != std::string_view::npos) // programs may say so at the end
        return true;
    const std::string_view head = text.substr(first, 400);
    const auto type = head.find("\"type\"");
    if (type == std::string_view::npos)
        return false;
    const auto value = head.find('"', std::min(head.size(), type + 6));
    if (value == std::string_view::npos)
        return false;
    const std::string_view name = head.substr(value + 1);
    return name.starts_with("excalidraw/clipboard\"") || name.starts_with("excalidraw\"");
}

Result<ClipboardContent> readClipboard(std::string_view text, const EditContext &context)
{
    const auto scene = readScene(text);
    if (!scene)
        return Error{"What is on the clipboard can't be pasted. " + scene.error()};
    ClipboardContent content;
    content.files = scene->files();
    if (auto whole = elementsFromSkeletons(text, context)) {
        if (!*whole)
            return Error{whole->error()};
        content.elements = std::move(*whole).value();
        return content;
    }
    content.elements.reserve(scene->size());
    for (const ElementPtr &element : scene->elements())
        content.elements.push_back(*element);
    return content;
}

Scene withMoreFiles(const Scene &scene, const std::shared_ptr<const Json> &files)
{
    if (!files || files->empty())
        return scene;
    if (!scene.files() || scene.files()->empty())
        return scene.withFiles(files);
    Json merged = *scene.files();
    for (auto file = files->begin(); file != files->end(); ++file)
        if (!merged.contains(file.key()))
            merged[file.key()] = file.value();
    return merged.size() == scene.files()->size() ? scene
                                                  : scene.withFiles(std::make_shared<const Json>(std::move(merged)));
}

} // namespace ninesketch
