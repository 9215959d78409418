// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/write_scene.h"

#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/document_copy.h"
#include "model/scene/element_names.h"
#include "model/scene/json_write.h"
#include "model/scene/read_element.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <unordered_set>

namespace ninesketch
{

namespace
{

const Json *find(const std::shared_ptr<const Json> &object, std::string_view key)
{
    if (!object || !object->is_object())
        return nullptr;
    const auto found = object->find(key);
    return found == object->end() ? nullptr : &*found;
}

std::string replacedAll(std::string text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

/// Writes one element of a type that we know.
class ElementWriter
{
public:
    ElementWriter(JsonWriter &json, const Element &element) : m_json(json), m_element(element) {}

    void write()
    {
        m_json.beginObject();
        common();
        if (const TextData *text = m_element.text())
            write(*text);
        else if (const LinearData *linear = m_element.linear())
            write(*linear);
        else if (const FreedrawData *freedraw = m_element.freedraw())
            write(*freedraw);
        else if (const ImageData *image = m_element.image())
            write(*image);
        else if (const FrameData *frame = m_element.frame())
            optional("name", frame->name);
        unknown();
        m_json.endObject();
    }

private:
    /// A word, or the one that the file had when we don't know it and nothing was chosen since.
    template <typename Enum> void word(const char *key, Enum value, Enum fallback)
    {
        const Json *kept = value == fallback ? find(m_element.extra, key) : nullptr;
        m_json.key(key);
        if (kept)
            m_json.value(*kept);
        else if (const std::string_view name = nameOf(value); !name.empty())
            m_json.value(name);
        else
            m_json.null();
    }

    void optional(const char *key, const std::optional<std::string> &text)
    {
        m_json.key(key);
        text ? m_json.value(*text) : m_json.null();
    }

    void optional(const char *key, const std::optional<bool> &yes)
    {
        m_json.key(key);
        yes ? m_json.value(*yes) : m_json.null();
    }

    /// A field that Element has no place for: as the file had it, or null.
    void kept(const char *key)
    {
        m_json.key(key);
        if (const Json *value = find(m_element.extra, key))
            m_json.value(*value);
        else
            m_json.null();
    }

    void point(Point p) { m_json.beginArray().value(p.x).value(p.y).endArray(); }

    void points(const std::vector<Point> &list)
    {
        m_json.key("points").beginArray();
        for (const Point p : list)
            point(p);
        m_json.endArray();
    }

    void common()
    {
        const Element &e = m_element;
        double width = e.width, height = e.height;
        if (const LinearData *linear = e.linear(); linear && !linear->points.empty()) {
            // both versions compute them anew from the points
            const Rect box = boxOf(linear->points);
            width = box.width;
            height = box.height;
        }
        m_json.member("id", e.id)
            .member("type", nameOf(e.type))
            .member("x", e.x)
            .member("y", e.y)
            .member("width", width)
            .member("height", height)
            .member("angle", e.angle)
            .member("strokeColor", e.strokeColor)
            .member("backgroundColor", e.backgroundColor);
        word("fillStyle", e.fillStyle, FillStyle::Solid);
        m_json.member("strokeWidth", e.strokeWidth);
        word("strokeStyle", e.strokeStyle, StrokeStyle::Solid);
        m_json.member("roughness", e.roughness).member("opacity", e.opacity);
        m_json.key("groupIds").beginArray();
        for (const std::string &id : e.groupIds)
            m_json.value(id);
        m_json.endArray();
        optional("frameId", e.frameId);
        m_json.key("index");
        e.index.empty() ? m_json.null() : m_json.value(e.index);
        m_json.key("roundness");
        if (e.roundness) {
            m_json.beginObject().member("type", e.roundness->type);
            if (e.roundness->value)
                m_json.member("value", *e.roundness->value);
            m_json.endObject();
        } else {
            m_json.null();
        }
        m_json.member("seed", std::int64_t{e.seed})
            .member("version", e.version)
            .member("versionNonce", e.versionNonce)
            .member("isDeleted", false);
        m_json.key("boundElements").beginArray();
        for (const BoundElement &bound : e.boundElements)
            m_json.beginObject().member("id", bound.id).member("type", bound.type).endObject();
        m_json.endArray();
        m_json.member("updated", e.updated);
        // quotes in links are escaped by both versions
        optional("link", e.link ? std::optional(replacedAll(*e.link, "\"", "&quot;")) : std::nullopt);
        m_json.member("locked", e.locked);
        kept("created");
        if (e.customData)
            m_json.member("customData", *e.customData);
    }

    void write(const TextData &text)
    {
        m_json.member("text", text.text).member("fontSize", text.fontSize).member("fontFamily", text.fontFamily);
        word("textAlign", text.textAlign, TextAlign::Left);
        word("verticalAlign", text.verticalAlign, VerticalAlign::Top);
        optional("containerId", text.containerId);
        m_json.member("originalText", text.originalText)
            .member("autoResize", text.autoResize)
            .member("lineHeight", text.lineHeight);
        kept("baseFontSize");
        kept("labelPosition");
    }

    void write(const std::optional<Binding> &binding)
    {
        if (!binding) {
            m_json.null();
            return;
        }
        m_json.beginObject().member("elementId", binding->elementId);
        if (binding->mode)
            m_json.member("mode", *binding->mode);
        if (binding->fixedPoint) {
            // a ratio of exactly one half is moved aside by both versions
            const auto aside = [](double ratio) { return std::abs(ratio - 0.5) < 0.0001 ? 0.5001 : ratio; };
            m_json.key("fixedPoint");
            point({aside(binding->fixedPoint->x), aside(binding->fixedPoint->y)});
        }
        if (binding->focus)
            m_json.member("focus", *binding->focus);
        if (binding->gap)
            m_json.member("gap", *binding->gap);
        if (binding->extra)
            for (auto item = binding->extra->begin(); item != binding->extra->end(); ++item)
                m_json.member(item.key(), item.value());
        m_json.endObject();
    }

    void write(const LinearData &linear)
    {
        points(linear.points);
        m_json.nullMember("lastCommittedPoint");
        m_json.key("startBinding");
        write(linear.startBinding);
        m_json.key("endBinding");
        write(linear.endBinding);
        word("startArrowhead", linear.startArrowhead, Arrowhead::None);
        word("endArrowhead", linear.endArrowhead, Arrowhead::None);
        if (!m_element.isArrow()) {
            m_json.member("polygon", linear.polygon);
            return;
        }
        m_json.member("elbowed", linear.elbowed);
        if (!linear.elbowed)
            return;
        m_json.key("fixedSegments");
        if (linear.fixedSegments) {
            m_json.beginArray();
            for (const FixedSegment &segment : *linear.fixedSegments) {
                m_json.beginObject().key("start");
                point(segment.start);
                m_json.key("end");
                point(segment.end);
                m_json.member("index", segment.index).endObject();
            }
            m_json.endArray();
        } else {
            m_json.null();
        }
        optional("startIsSpecial", linear.startIsSpecial);
        optional("endIsSpecial", linear.endIsSpecial);
    }

    void write(const FreedrawData &freedraw)
    {
        points(freedraw.points);
        m_json.key("pressures").beginArray();
        for (const double pressure : freedraw.pressures)
            m_json.value(pressure);
        m_json.endArray();
        m_json.member("simulatePressure", freedraw.simulatePressure).nullMember("lastCommittedPoint");
        m_json.key("strokeOptions");
        const Json *kept = find(m_element.extra, "strokeOptions");
        m_json.beginObject()
            .member("variability", freedraw.constantWidth ? "constant" : "variable")
            .member("streamline", freedraw.streamline);
        if (kept && kept->is_object())
            for (auto item = kept->begin(); item != kept->end(); ++item)
                if (item.key() != "variability" && item.key() != "streamline")
                    m_json.member(item.key(), item.value());
        m_json.endObject();
    }

    void write(const ImageData &image)
    {
        m_json.member("status", image.status);
        optional("fileId", image.fileId);
        m_json.key("scale").beginArray().value(image.scaleX).value(image.scaleY).endArray();
        m_json.key("crop");
        if (!image.crop) {
            m_json.null();
            return;
        }
        m_json.beginObject()
            .member("x", image.crop->x)
            .member("y", image.crop->y)
            .member("width", image.crop->width)
            .member("height", image.crop->height)
            .member("naturalWidth", image.crop->naturalWidth)
            .member("naturalHeight", image.crop->naturalHeight)
            .endObject();
    }

    /// What we do not know, behind what we do.
    void unknown()
    {
        if (!m_element.extra || !m_element.extra->is_object())
            return;
        const bool isText = m_element.type == ElementType::Text;
        for (auto item = m_element.extra->begin(); item != m_element.extra->end(); ++item) {
            const std::string &key = item.key();
            if (isKnownField(m_element.type, key) || key == "created" ||
                (isText && (key == "baseFontSize" || key == "labelPosition")))
                continue;
            m_json.member(key, item.value());
        }
    }

    JsonWriter &m_json;
    const Element &m_element;
};

/// An element of an unknown type: its object as it came, with the fields in it that were changed here.
Json unknownElement(const Element &element)
{
    Json object = element.extra && element.extra->is_object() ? *element.extra : Json::object();
    std::string text = jsonText(object, 0);
    const ElementReading before = readElement(JsonView(text.c_str()));
    const Element was = before.element ? *before.element : Element{};
    const auto set = [&](const char *key, const auto &now, const auto &old) {
        if (now != old)
            object[key] = now;
    };
    set("id", element.id, was.id);
    set("x", element.x, was.x);
    set("y", element.y, was.y);
    set("width", element.width, was.width);
    set("height", element.height, was.height);
    set("angle", element.angle, was.angle);
    set("strokeColor", element.strokeColor, was.strokeColor);
    set("backgroundColor", element.backgroundColor, was.backgroundColor);
    set("strokeWidth", element.strokeWidth, was.strokeWidth);
    set("roughness", element.roughness, was.roughness);
    set("opacity", element.opacity, was.opacity);
    set("groupIds", element.groupIds, was.groupIds);
    set("index", element.index, was.index);
    set("seed", element.seed, was.seed);
    set("version", element.version, was.version);
    set("versionNonce", element.versionNonce, was.versionNonce);
    set("updated", element.updated, was.updated);
    set("locked", element.locked, was.locked);
    if (element.fillStyle != was.fillStyle)
        object["fillStyle"] = std::string(nameOf(element.fillStyle));
    if (element.strokeStyle != was.strokeStyle)
        object["strokeStyle"] = std::string(nameOf(element.strokeStyle));
    const auto setOptional = [&](const char *key, const auto &now, const auto &old) {
        if (now != old)
            object[key] = now ? Json(*now) : Json(nullptr);
    };
    setOptional("frameId", element.frameId, was.frameId);
    setOptional("link", element.link, was.link);
    if (element.boundElements != was.boundElements) {
        Json list = Json::array();
        for (const BoundElement &bound : element.boundElements)
            list.push_back(Json{{"id", bound.id}, {"type", bound.type}});
        object["boundElements"] = std::move(list);
    }
    return object;
}

bool isComplete(const Binding &binding)
{
    return binding.mode && binding.fixedPoint && binding.focus && binding.gap;
}

bool isFinite(const Binding &binding)
{
    return std::isfinite(binding.fixedPoint->x) && std::isfinite(binding.fixedPoint->y) &&
           std::isfinite(*binding.focus) && std::isfinite(*binding.gap);
}

bool hasUnknownElements(std::span<const ElementPtr> elements)
{
    for (const ElementPtr &element : elements)
        if (element->type == ElementType::Unknown)
            return true;
    return false;
}

} // namespace

ElementPtr withBothBindings(const ElementPtr &arrow, const Scene &scene)
{
    const LinearData *linear = arrow->linear();
    if (!arrow->isArrow() || !linear)
        return arrow;
    std::shared_ptr<Element> changed;
    for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End}) {
        const auto &binding = end == LinearEnd::Start ? linear->startBinding : linear->endBinding;
        const Element *target = binding && !isComplete(*binding) ? scene.find(binding->elementId) : nullptr;
        if (!target || target->type == ElementType::Unknown)
            continue;
        Binding completed = completedBinding(*arrow, end, *target, finderIn(scene));
        if (!isComplete(completed) || !isFinite(completed))
            continue;
        if (!changed)
            changed = std::make_shared<Element>(*arrow);
        (end == LinearEnd::Start ? changed->linear()->startBinding : changed->linear()->endBinding) =
            std::move(completed);
    }
    return changed ? changed : arrow;
}

void writeElement(JsonWriter &json, const Element &element)
{
    if (element.type == ElementType::Unknown)
        json.value(unknownElement(element));
    else
        ElementWriter(json, element).write();
}

Json usedFiles(std::span<const ElementPtr> elements, const std::shared_ptr<const Json> &files)
{
    if (!files || !files->is_object())
        return Json::object();
    if (hasUnknownElements(elements)) // they may show any of them
        return *files;
    std::unordered_set<std::string_view> used;
    for (const ElementPtr &element : elements)
        if (const ImageData *image = element->image(); image && image->fileId)
            used.insert(*image->fileId);
    Json kept = Json::object();
    for (auto file = files->begin(); file != files->end(); ++file)
        if (used.contains(file.key()))
            kept[file.key()] = file.value();
    return kept;
}

std::string writeScene(const Scene &scene)
{
    std::string out;
    out.reserve(scene.size() * 1200 + 1024);
    JsonWriter json(out, 2);
    json.beginObject().member("type", "excalidraw").member("version", 2).member("source", "ninesketch");
    json.key("elements").beginArray();
    const Element *holder = holderOfDocumentCopy(scene.elements());
    for (const ElementPtr &element : scene.elements())
        writeElement(json, element.get() == holder ? *withDocumentCopy(element, carriedDocument(scene.elements()))
                                                   : *withBothBindings(element, scene));
    json.endArray();
    const SceneSettings &settings = scene.settings();
    json.key("appState")
        .beginObject()
        .member("gridSize", settings.gridSize)
        .member("gridStep", settings.gridStep)
        .member("gridModeEnabled", settings.gridModeEnabled)
        .member("viewBackgroundColor", settings.viewBackgroundColor);
    if (settings.extra && settings.extra->is_object())
        for (auto item = settings.extra->begin(); item != settings.extra->end(); ++item)
            json.member(item.key(), item.value());
    json.endObject();
    json.member("files", usedFiles(scene.elements(), scene.files()));
    if (scene.extra() && scene.extra()->is_object())
        for (auto item = scene.extra()->begin(); item != scene.extra()->end(); ++item)
            json.member(item.key(), item.value());
    json.endObject();
    return out;
}

} // namespace ninesketch
