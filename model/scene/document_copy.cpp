// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/document_copy.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{

namespace
{

const Json *ownMember(const Element &element, const char *key)
{
    if (!element.customData || !element.customData->is_object())
        return nullptr;
    const auto own = element.customData->find("ninesketch");
    if (own == element.customData->end() || !own->is_object())
        return nullptr;
    const auto found = own->find(key);
    return found == own->end() ? nullptr : &*found;
}

const Json *objectMember(const Element &element, const char *key)
{
    const Json *found = ownMember(element, key);
    return found && found->is_object() ? found : nullptr;
}

} // namespace

const Json *carriedDocument(std::span<const ElementPtr> elements)
{
    const Element *newest = nullptr;
    for (const ElementPtr &element : elements)
        if (objectMember(*element, "document") && (!newest || element->updated > newest->updated))
            newest = element.get();
    return newest ? objectMember(*newest, "document") : nullptr;
}

const Element *holderOfDocumentCopy(std::span<const ElementPtr> elements)
{
    for (const ElementPtr &element : elements)
        if (element->type != ElementType::Unknown && ownMember(*element, "kind"))
            return element.get();
    return nullptr;
}

ElementPtr withDocumentCopy(const ElementPtr &holder, const Json *document)
{
    const Json *old = ownMember(*holder, "documentCopy");
    if (document ? old && *old == *document : !old)
        return holder;
    auto changed = std::make_shared<Element>(*holder);
    Json custom = *holder->customData;
    if (document)
        custom["ninesketch"]["documentCopy"] = *document;
    else
        custom["ninesketch"].erase("documentCopy");
    changed->customData = std::make_shared<const Json>(std::move(custom));
    return changed;
}

void restoreCarrier(std::vector<std::shared_ptr<Element>> &elements)
{
    const Element *newest = nullptr;
    for (const auto &element : elements) {
        if (objectMember(*element, "document"))
            return;
        if (objectMember(*element, "documentCopy") && (!newest || element->updated > newest->updated))
            newest = element.get();
    }
    if (!newest)
        return;
    auto carrier = std::make_shared<Element>();
    carrier->id = "ninesketch-document";
    for (bool taken = true; taken;) {
        taken = false;
        for (const auto &element : elements)
            taken = taken || element->id == carrier->id;
        if (taken)
            carrier->id += '+';
    }
    carrier->type = ElementType::Rectangle;
    carrier->x = newest->x; // inside the drawing: it must not widen it
    carrier->y = newest->y;
    carrier->width = carrier->height = 1; // Excalidraw deletes what has no size
    carrier->opacity = 0;
    carrier->locked = true;
    carrier->roughness = 0;
    carrier->seed = 9;
    carrier->updated = newest->updated;
    Json custom = Json::object();
    custom["ninesketch"] = Json{{"v", 1}, {"document", *objectMember(*newest, "documentCopy")}};
    carrier->customData = std::make_shared<const Json>(std::move(custom));
    elements.insert(elements.begin(), std::move(carrier));
}

} // namespace ninesketch
