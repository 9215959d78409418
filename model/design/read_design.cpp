// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/read_design.h"

#include "model/design/design_json.h"
#include "model/design/kind_words.h"
#include "model/design/number_sources.h"
#include "model/scene/own_data.h"
#include "model/scene/stencils.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

namespace ninesketch
{
namespace
{

bool isBody(const Element &element)
{
    const Json *own = ownData(element);
    return own && isClosedShape(element) && own->contains("kind") && (*own)["kind"].is_string();
}

std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

/// Which component an element is part of, for all elements at once.
class Parts
{
public:
    explicit Parts(const Scene &scene) : m_scene(scene)
    {
        for (const ElementPtr &element : scene.elements())
            if (isBody(*element))
                for (const std::string &group : element->groupIds)
                    m_bodiesOfGroup[group].push_back(element.get());
    }

    const Element *bodyOf(const Element &element) const
    {
        if (isBody(element))
            return &element;
        if (const TextData *text = element.text(); text && text->containerId)
            if (const Element *container = m_scene.find(*text->containerId); container && container != &element)
                if (!container->text())
                    return bodyOf(*container);
        for (const std::string &group : element.groupIds)
            if (const auto at = m_bodiesOfGroup.find(group); at != m_bodiesOfGroup.end())
                return at->second.size() == 1 ? at->second.front() : nullptr;
        return nullptr;
    }

    const Element *bodyOf(std::string_view id) const
    {
        const Element *element = m_scene.find(id);
        return element ? bodyOf(*element) : nullptr;
    }

private:
    const Scene &m_scene;
    std::unordered_map<std::string, std::vector<const Element *>> m_bodiesOfGroup;
};

NumberSources sourcesIn(const Json &own)
{
    const auto at = own.find("sources");
    return at == own.end() ? NumberSources() : sourcesFromJson(*at);
}

Call callOf(const Element &arrow, std::vector<std::string> &notes)
{
    Call call;
    call.id = arrow.id;
    if (const Json *own = ownData(arrow)) {
        if (const auto at = own->find("call"); at != own->end())
            callFromJson(*at, call, notes);
        call.sources = sourcesIn(*own);
    }
    return call;
}

void addNotes(Design &design, std::vector<std::string> &sentences, const std::string &where, const std::string &element)
{
    for (const std::string &sentence : sentences)
        design.notes.push_back({"unreadable-value", where + ": " + sentence, {element}});
    sentences.clear();
}

const std::string &wordsOf(const TextData &text)
{
    return text.originalText.empty() ? text.text : text.originalText;
}

struct Labels {
    std::unordered_map<std::string_view, const TextData *> ofContainer;
    std::unordered_map<const Element *, const TextData *> ofGroup, lettersOfGroup; ///< null: several letters
};

Labels readLabels(const Scene &scene, const Parts &parts)
{
    Labels labels;
    for (const ElementPtr &element : scene.elements()) {
        const TextData *text = element->text();
        if (!text)
            continue;
        if (text->containerId)
            labels.ofContainer.emplace(*text->containerId, text);
        else if (!element->groupIds.empty() && !ownData(*element))
            if (const Element *body = parts.bodyOf(*element)) {
                if (couldBeName(*text))
                    labels.ofGroup.emplace(body, text);
                else if (wordsOf(*text).size() == 1 && !labels.lettersOfGroup.emplace(body, text).second)
                    labels.lettersOfGroup[body] = nullptr;
            }
    }
    for (const auto &[body, letter] : labels.lettersOfGroup) // one alone is its name, several are a picture
        if (letter)
            labels.ofGroup.emplace(body, letter);
    return labels;
}

void readComponents(const Scene &scene, const Labels &labels, Design &design)
{
    std::vector<std::string> sentences;
    for (const ElementPtr &element : scene.elements()) {
        if (!isBody(*element))
            continue;
        const ComponentModel model = *componentModel(*element);
        Component component;
        component.id = element->id;
        component.preset = model.preset;
        component.enabled = model.enabled;
        component.sources = model.sources;
        component.kind = findKind(model.kindId);
        if (const auto at = labels.ofContainer.find(element->id); at != labels.ofContainer.end())
            component.name = oneLine(wordsOf(*at->second));
        else if (const auto near = labels.ofGroup.find(element.get()); near != labels.ofGroup.end())
            component.name = oneLine(wordsOf(*near->second));
        if (!component.kind) {
            component.kind = &unknownKind();
            design.notes.push_back({"unknown-kind",
                                    "\"" + (component.name.empty() ? model.kindId : component.name) +
                                        "\" is of a kind that this version does not know (" + model.kindId +
                                        "); it counts as a part without figures.",
                                    {element->id}});
        }
        if (component.name.empty())
            component.name = component.kind->name;
        const Json &own = *ownData(*element);
        if (const auto at = own.find("params"); at != own.end())
            component.parameters = parametersFromJson(*at, *component.kind, sentences);
        addNotes(design, sentences, "\"" + component.name + "\"", element->id);
        design.components.push_back(std::move(component));
    }
}

/// An arrow in the group of a component that leads nowhere else is drawn on it, as on the sign of a load balancer.
bool isOfItsPicture(const Element &arrow, const Element *from, const Element *to, const Parts &parts)
{
    const Element *around = ownData(arrow) ? nullptr : parts.bodyOf(arrow);
    return around && (!from || from == around) && (!to || to == around);
}

void readCalls(const Scene &scene, const Parts &parts, const Labels &labels, Design &design)
{
    std::unordered_map<std::string_view, std::size_t> placeOf;
    for (std::size_t i = 0; i < design.components.size(); ++i)
        placeOf.emplace(design.components[i].id, i);
    std::vector<std::string> sentences;
    for (const ElementPtr &element : scene.elements()) {
        const LinearData *line = element->linear();
        if (!element->isArrow() || !line)
            continue;
        const Element *from = line->startBinding ? parts.bodyOf(line->startBinding->elementId) : nullptr;
        const Element *to = line->endBinding ? parts.bodyOf(line->endBinding->elementId) : nullptr;
        if (line->startArrowhead != Arrowhead::None && line->endArrowhead == Arrowhead::None)
            std::swap(from, to);
        if (isOfItsPicture(*element, from, to, parts))
            continue;
        if (!from || !to) {
            if (from || to)
                design.notes.push_back({"loose-arrow",
                                        "An arrow at \"" + design.components[placeOf.at((from ? from : to)->id)].name +
                                            "\" has a loose end and says nothing yet.",
                                        {element->id}});
            continue;
        }
        Call call = callOf(*element, sentences);
        call.from = placeOf.at(from->id);
        call.to = placeOf.at(to->id);
        if (const auto at = labels.ofContainer.find(element->id); at != labels.ofContainer.end())
            call.label = oneLine(wordsOf(*at->second));
        addNotes(design, sentences, "An arrow from \"" + design.components[call.from].name + "\"", element->id);
        design.calls.push_back(std::move(call));
    }
}

} // namespace

bool isClosedShape(const Element &element)
{
    if (const Json *own = ownData(element); own && (own->contains("plot") || own->contains("plan")))
        return false; // its numbers are the design's
    return element.type == ElementType::Rectangle || element.type == ElementType::Diamond ||
           element.type == ElementType::Ellipse || element.type == ElementType::Image;
}

bool couldBeName(const TextData &text)
{
    constexpr std::size_t longest = 120; // bytes
    const std::size_t length = wordsOf(text).size();
    return length >= 2 && length <= longest;
}

Design readDesign(const Scene &scene)
{
    Design design;
    const Parts parts(scene);
    const Labels labels = readLabels(scene, parts);
    readComponents(scene, labels, design);
    readCalls(scene, parts, labels, design);
    DocumentModel document = readDocument(scene);
    design.classes = std::move(document.classes);
    design.targets = std::move(document.targets);
    design.settings = std::move(document.settings);
    completeDesign(design);
    return design;
}

std::optional<ComponentModel> componentModel(const Element &element)
{
    if (!isBody(element))
        return std::nullopt;
    const Json &own = *ownData(element);
    ComponentModel model;
    model.kindId = own["kind"].get<std::string>();
    if (const auto at = own.find("preset"); at != own.end() && at->is_string())
        model.preset = at->get<std::string>();
    if (const auto at = own.find("enabled"); at != own.end() && at->is_boolean())
        model.enabled = at->get<bool>();
    const Kind *kind = findKind(model.kindId);
    std::vector<std::string> unheard;
    if (const auto at = own.find("params"); at != own.end())
        model.parameters = parametersFromJson(*at, kind ? *kind : unknownKind(), unheard);
    model.sources = sourcesIn(own);
    return model;
}

Call callModel(const Element &arrow)
{
    std::vector<std::string> unheard;
    return callOf(arrow, unheard);
}

bool isCarrier(const Element &element)
{
    const Json *own = ownData(element);
    return own && own->contains("document");
}

std::string componentOf(const Scene &scene, std::string_view elementId)
{
    const Element *body = Parts(scene).bodyOf(elementId);
    return body ? body->id : std::string();
}

const Kind *guessKind(const Scene &scene, std::string_view elementId)
{
    const Element *shape = scene.find(elementId);
    if (!shape)
        return nullptr;
    std::string label;
    for (const ElementPtr &element : scene.elements())
        if (const TextData *text = element->text(); text && text->containerId == shape->id)
            label = oneLine(wordsOf(*text));
    if (label.empty())
        if (const TextData *text = shape->text())
            label = oneLine(wordsOf(*text));
    if (const auto named = kindNamedIn(label))
        return named->kind;
    const Stencil *stencil = stencilOf(*shape);
    return stencil ? findKind(stencil->kindId) : nullptr;
}

} // namespace ninesketch
