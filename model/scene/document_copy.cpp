// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/document_copy.h"

#include "model/scene/own_data.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{

const Json *carriedDocument(std::span<const ElementPtr> elements)
{
    const Element *newest = nullptr;
    for (const ElementPtr &element : elements)
        if (ownObject(*element, "document") && (!newest || element->updated > newest->updated))
            newest = element.get();
    return newest ? ownObject(*newest, "document") : nullptr;
}

const Element *holderOfDocumentCopy(std::span<const ElementPtr> elements)
{
    for (const ElementPtr &element : elements)
        if (element->type != ElementType::Unknown && ownData(*element, "kind"))
            return element.get();
    return nullptr;
}

ElementPtr withDocumentCopy(const ElementPtr &holder, const Json *document)
{
    const Json *old = ownData(*holder, "documentCopy");
    if (document ? old && *old == *document : !old)
        return holder;
    auto changed = std::make_shared<Element>(*holder);
    setOwnData(*changed, "documentCopy", document ? *document : Json());
    return changed;
}

void restoreCarrier(std::vector<std::shared_ptr<Element>> &elements)
{
    const Element *newest = nullptr;
    for (const auto &element : elements) {
        if (ownObject(*element, "document"))
            return;
        if (ownObject(*element, "documentCopy") && (!newest || element->updated > newest->updated))
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
    setOwnData(*carrier, "document", *ownObject(*newest, "documentCopy"));
    elements.insert(elements.begin(), std::move(carrier));
}

} // namespace ninesketch
