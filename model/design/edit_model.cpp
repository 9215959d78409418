// SPDX-License-Identifier: GPL-3.0-or-later
// The edits that give a drawing its meaning: they touch customData.ninesketch and nothing else of an element.
#include "model/design/edit_model.h"
#include "model/design/design_json.h"
#include "model/design/number_sources.h"
#include "model/scene/own_data.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

Json ownOrEmpty(const Element &element)
{
    const Json *own = ownData(element);
    return own ? *own : Json{{"v", 1}};
}

/// customData with that object (or none, when null) under ninesketch.
std::shared_ptr<const Json> dataWithOwn(const Element &element, const Json &own)
{
    Json custom = element.customData && element.customData->is_object() ? *element.customData : Json::object();
    if (own.is_null())
        custom.erase("ninesketch");
    else
        custom["ninesketch"] = own;
    return custom.empty() ? nullptr : std::make_shared<const Json>(std::move(custom));
}

/// The element with that data, one version later.
ElementPtr withData(const Element &element, std::shared_ptr<const Json> data)
{
    auto changed = std::make_shared<Element>(element);
    changed->customData = std::move(data);
    changed->version += 1;
    changed->versionNonce = (element.versionNonce * 1103515245 + 12345) & 0x7fffffff;
    changed->updated += 1;
    return changed;
}

ElementPtr withOwn(const Element &element, const Json &own)
{
    return withData(element, dataWithOwn(element, own));
}

Scene replacedOne(const Scene &scene, const ElementPtr &changed)
{
    return scene.replaced(std::span(&changed, 1));
}

void keepSources(Json &own, const NumberSources &sources)
{
    if (sources.empty())
        own.erase("sources");
    else
        own["sources"] = sourcesToJson(sources);
}

/// True for values that Parameters can hold; the others are not ours to remove.
bool isParameter(const Json &value)
{
    return value.is_number() || value.is_string() || value.is_boolean() || value.is_array() ||
           (value.is_object() && value.contains("low") && value.contains("high"));
}

const Element *carrierOf(const Scene &scene)
{
    const Element *newest = nullptr;
    for (const ElementPtr &element : scene.elements())
        if (isCarrier(*element) && (!newest || element->updated > newest->updated))
            newest = element.get();
    return newest;
}

ElementPtr newCarrier(const Scene &scene, Json own)
{
    auto carrier = std::make_shared<Element>();
    carrier->id = "ninesketch-document";
    while (scene.find(carrier->id))
        carrier->id += '+';
    carrier->type = ElementType::Rectangle;
    carrier->width = carrier->height = 1; // Excalidraw deletes what has no size
    if (!scene.empty()) {
        // inside the drawing, so that fitting the view to the content is not disturbed
        const ElementPtr &first = scene.elements().front();
        carrier->x = first->x;
        carrier->y = first->y;
    }
    carrier->opacity = 0;
    carrier->locked = true;
    carrier->roughness = 0;
    carrier->seed = 9;
    Json custom = Json::object();
    custom["ninesketch"] = std::move(own);
    carrier->customData = std::make_shared<const Json>(std::move(custom));
    return carrier;
}

} // namespace

DocumentModel readDocument(const Scene &scene)
{
    const Element *carrier = carrierOf(scene);
    if (!carrier)
        return {};
    std::vector<std::string> unheard;
    return documentFromJson(*ownData(*carrier, "document"), unheard);
}

Scene setDocument(const Scene &scene, const DocumentModel &document)
{
    const Element *carrier = carrierOf(scene);
    Json own = carrier ? ownOrEmpty(*carrier) : Json{{"v", 1}};
    Json &kept = own["document"];
    if (!kept.is_object())
        kept = Json::object();
    const Json made = documentToJson(document);
    for (const auto &[key, value] : made.items())
        kept[key] = value;
    if (carrier)
        return replacedOne(scene, withOwn(*carrier, own));
    // at the bottom, where nothing picks it
    std::vector<ElementPtr> elements{newCarrier(scene, std::move(own))};
    elements.insert(elements.end(), scene.elements().begin(), scene.elements().end());
    return scene.withElements(std::move(elements));
}

std::shared_ptr<const Json> customDataWith(const Element &shape, const ComponentModel &model)
{
    Json own = ownOrEmpty(shape);
    own["kind"] = model.kindId;
    if (model.preset.empty())
        own.erase("preset");
    else
        own["preset"] = model.preset;
    if (model.enabled)
        own.erase("enabled");
    else
        own["enabled"] = false;
    Json parameters = Json::object();
    if (const auto old = own.find("params"); old != own.end() && old->is_object())
        for (const auto &[key, value] : old->items())
            if (!isParameter(value))
                parameters[key] = value;
    const Json made = parametersToJson(model.parameters);
    for (const auto &[key, value] : made.items())
        parameters[key] = value;
    own["params"] = std::move(parameters);
    keepSources(own, model.sources);
    return dataWithOwn(shape, own);
}

Scene setComponent(const Scene &scene, std::string_view elementId, const ComponentModel &model)
{
    const Element *element = scene.find(elementId);
    return element ? replacedOne(scene, withData(*element, customDataWith(*element, model))) : scene;
}

Scene removeComponent(const Scene &scene, std::string_view elementId)
{
    const Element *element = scene.find(elementId);
    if (!element || !componentModel(*element))
        return scene;
    const Json own = ownOrEmpty(*element);
    Json kept; // what it is drawn as stays
    if (own.contains("shape"))
        kept = Json{{"v", 1}, {"shape", own["shape"]}};
    return replacedOne(scene, withOwn(*element, kept));
}

std::shared_ptr<const Json> customDataWith(const Element &arrow, const Call &call)
{
    Json own = ownOrEmpty(arrow);
    Json made = callToJson(call);
    if (const auto old = own.find("call"); old != own.end() && old->is_object()) {
        // keys that a newer version wrote stay
        static constexpr std::string_view known[] = {
            "perRequest",    "weight",     "stage",    "timeout",   "retries",  "backoff",
            "retryBudget",   "hedgeAfter", "quorum",   "copies",    "payload",  "requestBytes",
            "responseBytes", "mode",       "required", "operation", "distance", "classes"};
        for (const auto &[key, value] : old->items())
            if (std::ranges::find(known, key) == std::end(known))
                made[key] = value;
    }
    own["call"] = std::move(made);
    keepSources(own, call.sources);
    return dataWithOwn(arrow, own);
}

Scene setCall(const Scene &scene, std::string_view arrowId, const Call &call)
{
    const Element *arrow = scene.find(arrowId);
    return arrow && arrow->isArrow() ? replacedOne(scene, withData(*arrow, customDataWith(*arrow, call))) : scene;
}

} // namespace ninesketch
