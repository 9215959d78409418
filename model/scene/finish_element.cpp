// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/bounds.h"
#include "model/scene/element_draft.h"

#include <algorithm>

namespace ninesketch
{

namespace
{

double familyLineHeight(int family)
{
    switch (family) {
    case 2:
    case 7:
    case 9:
        return 1.15;
    case 3:
        return 1.2;
    case 6:
        return 1.35;
    default:
        return 1.25;
    }
}

/// False: there is nothing to see.
bool finishText(ElementDraft &draft)
{
    Element &element = draft.element;
    TextData &data = text(draft);
    if (data.text.empty())
        return false;
    if (!draft.hasOriginalText)
        data.originalText = data.text;
    const auto lines = 1 + std::count(data.text.begin(), data.text.end(), '\n');
    if (!draft.hasLineHeight)
        data.lineHeight = element.height > 0 ? element.height / static_cast<double>(lines) / data.fontSize
                                             : familyLineHeight(data.fontFamily);
    if (element.width == 0 && element.height == 0) {
        // a script wrote it and left the measuring to us; Excalidraw would throw the text away
        std::size_t longest = 0, length = 0;
        for (const char c : data.text) {
            length = c == '\n' ? 0 : length + ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u);
            longest = std::max(longest, length);
        }
        element.width = std::max(1.0, 0.55 * data.fontSize * static_cast<double>(longest));
        element.height = data.fontSize * data.lineHeight * static_cast<double>(lines);
    }
    return true;
}

bool finishLinear(ElementDraft &draft)
{
    Element &element = draft.element;
    LinearData &data = linear(draft);
    if (data.points.size() < 2) {
        // arrows once had no points but a width and a height
        if (element.width == 0 && element.height == 0)
            return false;
        data.points = {{0, 0}, {element.width, element.height}};
    }
    if (element.type == ElementType::Arrow) {
        if (!draft.hasEndArrowhead)
            data.endArrowhead = Arrowhead::Arrow;
        if (data.points.size() == 2 && data.points[0] == data.points[1] && element.boundElements.empty())
            return false;
    } else {
        data.startBinding.reset();
        data.endBinding.reset();
    }
    constexpr double together = 1e-4; // px, Excalidraw's
    const Point open = data.points.back() - data.points.front();
    data.polygon = data.polygon && data.points.size() > 3 && std::abs(open.x) < together && std::abs(open.y) < together;
    const Point first = data.points.front();
    if (first.x != 0 || first.y != 0) {
        for (Point &point : data.points)
            point = point - first;
        element.x += first.x;
        element.y += first.y;
    }
    const Rect box = boxOf(data.points);
    element.width = box.width;
    element.height = box.height;
    return true;
}

bool finishFreedraw(ElementDraft &draft)
{
    FreedrawData &data = freedraw(draft);
    if (!draft.leftOutPoints.empty()) {
        std::vector<double> kept;
        auto gone = draft.leftOutPoints.begin();
        for (std::size_t i = 0; i < data.pressures.size(); ++i)
            if (gone != draft.leftOutPoints.end() && *gone == i)
                ++gone;
            else
                kept.push_back(data.pressures[i]);
        data.pressures = std::move(kept);
    }
    if (!draft.hasSimulatePressure)
        data.simulatePressure = data.pressures.empty();
    return data.points.size() >= 2;
}

} // namespace

bool finishElement(ElementDraft &draft)
{
    Element &element = draft.element;
    if (element.width < 0 && element.type != ElementType::Line && element.type != ElementType::Arrow) {
        element.x += element.width;
        element.width = -element.width;
    }
    if (element.height < 0 && element.type != ElementType::Line && element.type != ElementType::Arrow) {
        element.y += element.height;
        element.height = -element.height;
    }
    if (!draft.hasRoundness && draft.roundByLegacy) {
        const bool adaptive = element.type == ElementType::Rectangle || element.type == ElementType::Embeddable ||
                              element.type == ElementType::Iframe || element.type == ElementType::Image;
        element.roundness = Roundness{adaptive ? 1 : 2, std::nullopt};
    }
    switch (element.type) {
    case ElementType::Text:
        return finishText(draft);
    case ElementType::Line:
    case ElementType::Arrow:
        return finishLinear(draft);
    case ElementType::Freedraw:
        return finishFreedraw(draft);
    case ElementType::Unknown:
        return true;
    default:
        return element.width != 0 || element.height != 0;
    }
}

} // namespace ninesketch
