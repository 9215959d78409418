// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/skeletons.h"

#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/element_names.h"
#include "model/scene/hit_test.h"
#include "model/scene/identity.h"
#include "model/scene/read_scene.h"
#include "model/scene/scene_draft.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr double usualSize = 100; // px, of a shape; as long is a line

std::string wordOf(const Json &object, const char *key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Absent, no number, or 0: `otherwise`.
double numberOf(const Json &object, const char *key, double otherwise)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    const double value = found != object.end() && found->is_number() ? found->get<double>() : 0;
    return value != 0 ? value : otherwise;
}

int familyIn(const Json &object, int otherwise)
{
    return static_cast<int>(std::clamp(numberOf(object, "fontFamily", otherwise), 1.0, 1e6));
}

bool isShape(const std::string &type)
{
    return type == "rectangle" || type == "diamond" || type == "ellipse";
}

Json taken(Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    Json value = std::move(*found);
    object.erase(found);
    return value;
}

/// What one skeleton says beyond an element.
struct Wish {
    std::string id;
    Json label;
    std::string startId, endId;
    std::vector<std::string> children;
    bool fitsLabel[2] = {}; ///< no width, no height given: as small as the label allows
    bool sized = false;     ///< a frame with a place and size of its own
};

class Skeletons
{
public:
    explicit Skeletons(const EditContext &context) : m_context(context) {}

    Result<std::vector<Element>> whole(const Json &skeletons)
    {
        for (Json skeleton : skeletons)
            if (skeleton.is_object())
                add(std::move(skeleton));
        for (Json &shape : m_atEnds)
            m_elements.push_back(std::move(shape));
        const auto read = readScene(
            Json{{"type", "excalidraw"}, {"version", 2}, {"elements", m_elements}, {"appState", Json::object()}}
                .dump());
        if (!read)
            return Error{read.error()};
        Scene scene = measured(*read);
        for (const Wish &wish : m_wishes)
            scene = labelled(scene, wish);
        for (const Wish &wish : m_wishes)
            scene = held(held(scene, wish.id, LinearEnd::Start, wish.startId), wish.id, LinearEnd::End, wish.endId);
        for (const Wish &wish : m_wishes)
            scene = framed(scene, wish);
        std::vector<Element> elements;
        for (const ElementPtr &element : scene.elements())
            elements.push_back(*element);
        return elements;
    }

private:
    void add(Json skeleton)
    {
        Wish wish;
        wish.id = wordOf(skeleton, "id");
        if (wish.id.empty())
            skeleton["id"] = wish.id = newId(m_context.random);
        if (!skeleton.contains("seed"))
            skeleton["seed"] = newSeed(m_context.random);
        wish.label = taken(skeleton, "label");
        const std::string type = wordOf(skeleton, "type");
        if (isShape(type)) {
            const bool labelled = !wordOf(wish.label, "text").empty();
            wish.fitsLabel[0] = labelled && !skeleton.contains("width");
            wish.fitsLabel[1] = labelled && !skeleton.contains("height");
            skeleton["width"] = numberOf(skeleton, "width", usualSize);
            skeleton["height"] = numberOf(skeleton, "height", usualSize);
        } else if (type == "line" || type == "arrow") {
            const double width = numberOf(skeleton, "width", usualSize), height = numberOf(skeleton, "height", 0);
            if (!skeleton.contains("points"))
                skeleton["points"] = Json::array({Json::array({0, 0}), Json::array({width, height})});
            wish.startId = endIn(taken(skeleton, "start"), skeleton, true);
            wish.endId = endIn(taken(skeleton, "end"), skeleton, false);
        } else if (type == "text") {
            withTextSize(skeleton);
        } else if (type == "frame" || type == "magicframe") {
            for (const Json &child : taken(skeleton, "children"))
                if (child.is_string())
                    wish.children.push_back(child);
            wish.sized = numberOf(skeleton, "width", 0) != 0;
            skeleton["width"] = numberOf(skeleton, "width", usualSize);
            skeleton["height"] = numberOf(skeleton, "height", usualSize);
        }
        m_elements.push_back(std::move(skeleton));
        m_wishes.push_back(std::move(wish));
    }

    void withTextSize(Json &text) const
    {
        const int family = familyIn(text, 5);
        const double size = numberOf(text, "fontSize", 20);
        text["fontFamily"] = family;
        text["fontSize"] = size;
        const TextSize measured =
            measureText(wordOf(text, "text"), family, size, fontFamily(family).lineHeight, m_context.metrics);
        text["width"] = numberOf(text, "width", measured.width);
        text["height"] = numberOf(text, "height", measured.height);
    }

    /// The id of what an arrow's end holds on to: one of the others, or a shape that is described there.
    std::string endIn(const Json &end, const Json &arrow, bool atStart)
    {
        const std::string id = wordOf(end, "id"), type = wordOf(end, "type");
        if (!isShape(type) && type != "text")
            return id;
        Json shape = end;
        if (id.empty())
            shape["id"] = newId(m_context.random);
        if (type == "text")
            withTextSize(shape);
        const double width = numberOf(shape, "width", usualSize), height = numberOf(shape, "height", usualSize);
        const double x = numberOf(arrow, "x", 0), y = numberOf(arrow, "y", 0);
        shape["width"] = width;
        shape["height"] = height;
        shape["x"] = numberOf(end, "x", atStart ? x - width : x + numberOf(arrow, "width", usualSize));
        shape["y"] = numberOf(end, "y", y - height / 2);
        if (!shape.contains("seed"))
            shape["seed"] = newSeed(m_context.random);
        m_atEnds.push_back(shape);
        return shape["id"];
    }

    Scene measured(const Scene &scene) const
    {
        SceneDraft draft(scene, m_context);
        for (const ElementPtr &element : scene.elements())
            if (const TextData *text = element->text(); text && !text->containerId)
                draft.change(element->id) = laidOutText(*element, m_context.metrics);
        return draft.finished();
    }

    Scene labelled(const Scene &scene, const Wish &wish) const
    {
        const std::string words = wordOf(wish.label, "text");
        const Element *container = scene.find(wish.id);
        if (words.empty() || !container || !isTextContainer(container->type))
            return scene;
        SceneDraft draft(scene, m_context);
        if (wish.fitsLabel[0])
            draft.change(wish.id).width = 0;
        if (wish.fitsLabel[1])
            draft.change(wish.id).height = 0;
        Element fresh = newElement(ElementType::Text, m_context);
        const std::string colour = wordOf(wish.label, "strokeColor");
        fresh.strokeColor = colour.empty() ? container->strokeColor : colour;
        fresh.text()->fontFamily = familyIn(wish.label, fresh.text()->fontFamily);
        fresh.text()->fontSize = std::max(minimumFontSize, numberOf(wish.label, "fontSize", fresh.text()->fontSize));
        const Scene written = setLabel(draft.finished(), wish.id, words, fresh, m_context);
        StyleChange place;
        place.textAlign = fromName<TextAlign>(wordOf(wish.label, "textAlign"));
        place.verticalAlign = fromName<VerticalAlign>(wordOf(wish.label, "verticalAlign"));
        return setStyle(written, {labelIdOf(written, wish.id)}, place, m_context);
    }

    Scene held(const Scene &scene, const std::string &arrowId, LinearEnd end, const std::string &targetId) const
    {
        const Element *arrow = scene.find(arrowId), *target = scene.find(targetId);
        if (!arrow || !arrow->isArrow() || !target || !isBindable(*target))
            return scene;
        const bool within = isInside(*target, endPoint(*arrow, end));
        return within ? bindArrowEnd(scene, arrowId, end, targetId, bindingAimedAt(*target, target->centre(), false),
                                     m_context)
                      : bindArrowEnd(scene, arrowId, end, targetId, m_context);
    }

    Scene framed(const Scene &scene, const Wish &wish) const
    {
        const Ids children(wish.children.begin(), wish.children.end());
        const auto box = commonBox(scene, children);
        if (!box)
            return scene;
        constexpr double room = 10; // px
        const Scene joined = setFrame(scene, children, wish.id, m_context);
        if (wish.sized)
            return joined;
        SceneDraft draft(joined, m_context);
        Element &frame = draft.change(wish.id);
        const Rect around = box->grown(room);
        frame.x = around.x;
        frame.y = around.y;
        frame.width = around.width;
        frame.height = around.height;
        return draft.finished();
    }

    EditContext m_context;
    Json m_elements = Json::array();
    std::vector<Json> m_atEnds;
    std::vector<Wish> m_wishes;
};

} // namespace

std::optional<Result<std::vector<Element>>> elementsFromSkeletons(std::string_view text, const EditContext &context)
{
    if (text.find("excalidraw-api/clipboard") == std::string_view::npos)
        return std::nullopt;
    const Json root = Json::parse(text, nullptr, false);
    if (wordOf(root, "type") != "excalidraw-api/clipboard")
        return std::nullopt;
    if (!root.contains("elements") || !root["elements"].is_array())
        return Result<std::vector<Element>>(
            Error{"What is on the clipboard can't be pasted: it has no list of elements."});
    return Skeletons(context).whole(root["elements"]);
}

} // namespace ninesketch
