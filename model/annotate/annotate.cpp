// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/annotate/annotate.h"

#include "model/annotate/badge.h"
#include "model/annotate/legend.h"
#include "model/scene/order_keys.h"
#include "model/scene/own_data.h"
#include "model/scene/text_layout.h"
#include "model/sketch/bounds.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr int handwritten = 5;
constexpr double lineHeight = 1.25;
constexpr double badgeFontSize = 14, titleFontSize = 20, cellFontSize = 16, keyFontSize = 14;
constexpr double badgePadding = 5, legendPadding = 20, legendGap = 60, columnGap = 28;
constexpr const char *ink = "#1e1e1e", *quietInk = "#495057", *headingInk = "#868e96";

/// FNV-1a (Fowler, Noll, Vo 1991): ids and strokes of annotations follow from what they belong to.
std::uint32_t hashOf(const std::string &text)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

std::shared_ptr<const Json> annotationData(const char *role)
{
    Json custom = Json::object();
    custom["ninesketch"] = Json{{"v", 1}, {"annotation", role}};
    return std::make_shared<const Json>(std::move(custom));
}

class Annotator
{
public:
    Annotator(const Scene &scene, const Design &design, const Report &report, const TextMetrics &metrics)
        : m_scene(scene), m_design(design), m_report(report), m_metrics(metrics),
          m_elements(scene.elements().begin(), scene.elements().end()), m_obstacles(scene)
    {
        for (const auto &element : scene.elements()) {
            m_updated = std::max(m_updated, element->updated);
            if (!element->index.empty())
                m_lastKey = std::max(m_lastKey, element->index);
        }
    }

    void addBadges()
    {
        for (std::size_t i = 0; i < m_design.components.size() && i < m_report.components.size(); ++i) {
            const Element *body = m_scene.find(m_design.components[i].id);
            const auto badge = body ? badgeText(m_design, m_report, i) : std::nullopt;
            if (badge)
                addBadge(*body, *badge);
        }
    }

    void addLegend()
    {
        const auto columns = legendColumns(m_design, m_report);
        const Rect drawing = boundsOfAll();
        const bool below = drawing.width > drawing.height * 1.2;
        const Point corner{below ? drawing.x : drawing.right() + legendGap,
                           below ? drawing.bottom() + legendGap : drawing.y};
        const std::vector<std::string> group{"ninesketch-legend"};

        std::vector<Element> texts;
        double x = corner.x + legendPadding, y = corner.y + legendPadding;
        const auto add = [&](const std::string &id, const std::string &words, double size, const char *color) {
            Element text = textElement("ninesketch-legend-" + id, words, size);
            text.x = x;
            text.y = y;
            text.strokeColor = color;
            text.groupIds = group;
            texts.push_back(text);
            return text;
        };
        double right = x, bottom = y;
        const auto reach = [&](const Element &text) {
            right = std::max(right, text.x + text.width);
            bottom = std::max(bottom, text.y + text.height);
        };
        const Element title = add("title", "Estimates", titleFontSize, ink);
        reach(title);
        const double headings = bottom + 8;
        for (std::size_t i = 0; i < columns.size() && !columns[i].cells.empty(); ++i) {
            std::string cells;
            for (const auto &cell : columns[i].cells)
                cells += (cells.empty() ? "" : "\n") + (cell.empty() ? std::string(" ") : cell);
            y = headings;
            const Element heading = add("heading-" + std::to_string(i), columns[i].heading, keyFontSize, headingInk);
            y += heading.height + 4;
            const Element column = add("column-" + std::to_string(i), cells, cellFontSize, ink);
            reach(heading);
            reach(column);
            x += std::max(heading.width, column.width) + columnGap;
        }
        x = corner.x + legendPadding;
        y = bottom + 14;
        if (m_badges > 0)
            reach(add("key", badgeKey(m_design), keyFontSize, quietInk));

        Element box = boxElement("ninesketch-legend-box", "legend");
        box.x = corner.x;
        box.y = corner.y;
        box.width = right + legendPadding - corner.x;
        box.height = bottom + legendPadding - corner.y;
        box.strokeColor = headingInk;
        box.backgroundColor = "#ffffff";
        box.groupIds = group;
        append(std::move(box));
        for (auto &text : texts)
            append(std::move(text));
    }

    Scene scene() const { return m_scene.withElements(m_elements); }

private:
    Element boxElement(const std::string &id, const char *role) const
    {
        Element box;
        box.id = id;
        box.strokeWidth = 1;
        box.roundness = Roundness{3, {}};
        box.seed = static_cast<std::int32_t>(hashOf(id) % 0x7ffffffeu) + 1;
        box.updated = m_updated;
        box.customData = annotationData(role);
        return box;
    }

    Element textElement(const std::string &id, const std::string &words, double size) const
    {
        Element text = boxElement(id, "text");
        text.type = ElementType::Text;
        text.roundness.reset();
        text.strokeWidth = 2;
        TextData data;
        data.text = data.originalText = words;
        data.fontSize = size;
        data.fontFamily = handwritten;
        data.lineHeight = lineHeight;
        const TextSize extent = measureText(words, handwritten, size, lineHeight, m_metrics);
        text.width = extent.width;
        text.height = extent.height;
        text.data = data;
        return text;
    }

    void append(Element element)
    {
        m_lastKey = orderKeyBetween(m_lastKey, {});
        element.index = m_lastKey;
        m_elements.push_back(std::make_shared<const Element>(std::move(element)));
    }

    /// The component with its glyph and label: all that shares its innermost group.
    Rect boxOf(const Element &body) const
    {
        Rect box = rotatedBox(body);
        if (!body.groupIds.empty())
            for (const auto &element : m_scene.elements())
                if (!element->groupIds.empty() && element->groupIds.front() == body.groupIds.front())
                    box = box.united(rotatedBox(*element));
        return box;
    }

    void addBadge(const Element &body, const BadgeText &badge)
    {
        const std::string id = body.id + "-badge";
        Element text = textElement(id + "-text", badge.text, badgeFontSize);
        Element box = boxElement(id, "badge");
        box.width = text.width + 4 * badgePadding;
        box.height = text.height + 2 * badgePadding;
        const Point at = m_obstacles.placeAt(boxOf(body), box.width, box.height);
        box.x = at.x;
        box.y = at.y;
        box.strokeColor = badge.colors.stroke;
        box.backgroundColor = badge.colors.background;
        box.groupIds = groupWith(body);
        const Element *frame = body.frameId ? m_scene.find(*body.frameId) : nullptr;
        if (frame && frame->box().contains(box.box())) // else it would be cut off
            box.frameId = body.frameId;
        box.boundElements = {{text.id, "text"}};
        text.groupIds = box.groupIds;
        text.frameId = box.frameId;
        text.strokeColor = ink;
        text.text()->containerId = id;
        text.text()->textAlign = TextAlign::Center;
        text.text()->verticalAlign = VerticalAlign::Middle;
        text.x = box.x + (box.width - text.width) / 2;
        text.y = box.y + (box.height - text.height) / 2;
        m_obstacles.add(box.box());
        ++m_badges;
        append(std::move(box));
        append(std::move(text));
    }

    /// The groups of the component; a component without any gets one, its label with it.
    std::vector<std::string> groupWith(const Element &body)
    {
        if (!body.groupIds.empty())
            return body.groupIds;
        const std::vector<std::string> group{body.id + "-group"};
        for (auto &element : m_elements) {
            const bool label = element->text() && element->text()->containerId == body.id;
            if (element->id != body.id && !label)
                continue;
            Element changed = *element;
            changed.groupIds = group;
            ++changed.version;
            changed.versionNonce = hashOf(changed.id);
            element = std::make_shared<const Element>(std::move(changed));
        }
        return group;
    }

    Rect boundsOfAll() const { return exportBounds(m_scene.withElements(m_elements)); }

    const Scene &m_scene;
    const Design &m_design;
    const Report &m_report;
    const TextMetrics &m_metrics;
    std::vector<ElementPtr> m_elements;
    Obstacles m_obstacles;
    int m_badges = 0;
    std::int64_t m_updated = 1;
    std::string m_lastKey;
};

} // namespace

bool isAnnotation(const Element &element)
{
    return ownData(element, "annotation") != nullptr;
}

Scene withoutAnnotations(const Scene &scene)
{
    std::vector<ElementPtr> kept;
    for (const auto &element : scene.elements())
        if (!isAnnotation(*element))
            kept.push_back(element);
    return kept.size() == scene.size() ? scene : scene.withElements(std::move(kept));
}

Scene annotated(const Scene &scene, const Design &design, const Report &report, const TextMetrics &metrics,
                const AnnotateOptions &options)
{
    const Scene plain = withoutAnnotations(scene);
    Annotator annotator(plain, design, report, metrics);
    if (options.badges)
        annotator.addBadges();
    if (options.legend && !design.empty())
        annotator.addLegend();
    return annotator.scene();
}

} // namespace ninesketch
