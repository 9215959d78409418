// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/scene_draft.h"

#include "model/scene/order_keys.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace ninesketch
{
namespace
{

bool sameJson(const std::shared_ptr<const Json> &a, const std::shared_ptr<const Json> &b)
{
    return a == b || (a && b && *a == *b);
}

bool same(const std::optional<Binding> &a, const std::optional<Binding> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->elementId == b->elementId && a->mode == b->mode && a->fixedPoint == b->fixedPoint &&
           a->focus == b->focus && a->gap == b->gap && sameJson(a->extra, b->extra);
}

bool same(const TextData &a, const TextData &b)
{
    return a.text == b.text && a.originalText == b.originalText && a.fontSize == b.fontSize &&
           a.fontFamily == b.fontFamily && a.textAlign == b.textAlign && a.verticalAlign == b.verticalAlign &&
           a.containerId == b.containerId && a.autoResize == b.autoResize && a.lineHeight == b.lineHeight;
}

bool same(const std::optional<std::vector<FixedSegment>> &a, const std::optional<std::vector<FixedSegment>> &b)
{
    if (!a || !b)
        return !a && !b;
    return std::equal(a->begin(), a->end(), b->begin(), b->end(), [](const FixedSegment &s, const FixedSegment &t) {
        return s.index == t.index && s.start == t.start && s.end == t.end;
    });
}

bool same(const LinearData &a, const LinearData &b)
{
    return a.points == b.points && same(a.startBinding, b.startBinding) && same(a.endBinding, b.endBinding) &&
           a.startArrowhead == b.startArrowhead && a.endArrowhead == b.endArrowhead && a.elbowed == b.elbowed &&
           same(a.fixedSegments, b.fixedSegments) && a.startIsSpecial == b.startIsSpecial &&
           a.endIsSpecial == b.endIsSpecial && a.polygon == b.polygon;
}

bool same(const FreedrawData &a, const FreedrawData &b)
{
    return a.points == b.points && a.pressures == b.pressures && a.simulatePressure == b.simulatePressure &&
           a.constantWidth == b.constantWidth && a.streamline == b.streamline;
}

bool same(const ImageData &a, const ImageData &b)
{
    if (a.crop.has_value() != b.crop.has_value())
        return false;
    if (a.crop && !(a.crop->x == b.crop->x && a.crop->y == b.crop->y && a.crop->width == b.crop->width &&
                    a.crop->height == b.crop->height && a.crop->naturalWidth == b.crop->naturalWidth &&
                    a.crop->naturalHeight == b.crop->naturalHeight))
        return false;
    return a.fileId == b.fileId && a.status == b.status && a.scaleX == b.scaleX && a.scaleY == b.scaleY;
}

bool same(const FrameData &a, const FrameData &b)
{
    return a.name == b.name;
}

bool same(const std::monostate &, const std::monostate &)
{
    return true;
}

} // namespace

bool sameContent(const Element &a, const Element &b)
{
    return a.id == b.id && a.type == b.type && a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height &&
           a.angle == b.angle && a.strokeColor == b.strokeColor && a.backgroundColor == b.backgroundColor &&
           a.fillStyle == b.fillStyle && a.strokeStyle == b.strokeStyle && a.strokeWidth == b.strokeWidth &&
           a.roughness == b.roughness && a.opacity == b.opacity && a.roundness == b.roundness && a.seed == b.seed &&
           a.index == b.index && a.groupIds == b.groupIds && a.frameId == b.frameId &&
           a.boundElements == b.boundElements && a.link == b.link && a.locked == b.locked &&
           sameJson(a.customData, b.customData) && sameJson(a.extra, b.extra) && a.data.index() == b.data.index() &&
           std::visit([&](const auto &data) { return same(data, std::get<std::decay_t<decltype(data)>>(b.data)); },
                      a.data);
}

const Element *SceneDraft::find(const std::string &id) const
{
    const auto changed = m_changed.find(id);
    return changed == m_changed.end() ? m_scene.find(id) : changed->second.get();
}

Element &SceneDraft::change(const std::string &id)
{
    auto changed = m_changed.find(id);
    if (changed == m_changed.end())
        changed = m_changed.emplace(id, std::make_unique<Element>(*m_scene.find(id))).first;
    return *changed->second;
}

std::vector<std::string> SceneDraft::order() const
{
    if (m_order)
        return *m_order;
    std::vector<std::string> ids;
    ids.reserve(m_scene.size());
    for (const auto &element : m_scene.elements())
        ids.push_back(element->id);
    return ids;
}

void SceneDraft::append(std::vector<Element> elements)
{
    auto ids = order();
    for (Element &element : elements) {
        ids.push_back(element.id);
        put(std::move(element));
    }
    m_order = std::move(ids);
}

void SceneDraft::put(Element element)
{
    std::string id = element.id;
    m_changed.insert_or_assign(std::move(id), std::make_unique<Element>(std::move(element)));
}

void SceneDraft::remove(const Ids &ids)
{
    auto kept = order();
    std::erase_if(kept, [&](const std::string &id) { return ids.contains(id); });
    m_order = std::move(kept);
    for (const auto &id : ids)
        m_changed.insert_or_assign(id, nullptr);
}

void SceneDraft::setOrder(std::vector<std::string> order)
{
    m_order = std::move(order);
}

Scene SceneDraft::finished()
{
    if (m_order) {
        std::vector<std::string> keys;
        keys.reserve(m_order->size());
        for (const auto &id : *m_order)
            keys.push_back(find(id)->index);
        const auto repaired = repairedOrderKeys(keys);
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (repaired[i] != keys[i])
                change((*m_order)[i]).index = repaired[i];
    }
    std::vector<ElementPtr> changed;
    std::unordered_map<std::string_view, ElementPtr> byId;
    for (auto &[id, element] : m_changed) {
        if (!element)
            continue;
        const auto old = m_scene.share(id);
        if (old && sameContent(*old, *element))
            continue;
        auto made = std::make_shared<const Element>(old ? touched(std::move(*element), m_context.now, m_context.random)
                                                        : std::move(*element));
        byId.emplace(id, made);
        changed.push_back(std::move(made));
    }
    if (!m_order)
        return m_scene.replaced(changed);
    std::vector<ElementPtr> list;
    list.reserve(m_order->size());
    for (const auto &id : *m_order) {
        const auto made = byId.find(id);
        list.push_back(made != byId.end() ? made->second : m_scene.share(id));
    }
    const auto old = m_scene.elements();
    if (std::equal(list.begin(), list.end(), old.begin(), old.end()))
        return m_scene;
    return m_scene.withElements(std::move(list));
}

} // namespace ninesketch
