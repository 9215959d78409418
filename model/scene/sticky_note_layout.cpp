// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/sticky_note_layout.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

// px, as Excalidraw has them
constexpr double leastSize = 75, leastFontSize = 16, largestFontSize = 512, fontStep = 2;

double numberIn(const Element &element, const char *key, double otherwise)
{
    if (!element.extra)
        return otherwise;
    const auto found = element.extra->find(key);
    return found != element.extra->end() && found->is_number() && std::isfinite(found->get<double>()) &&
                   found->get<double>() > 0
               ? found->get<double>()
               : otherwise;
}

void setNumber(Element &element, const char *key, double value)
{
    Json extra = element.extra ? *element.extra : Json::object();
    extra[key] = value;
    element.extra = std::make_shared<const Json>(std::move(extra));
}

} // namespace

double stickyNoteBaseHeight(const Element &note)
{
    return std::max(numberIn(note, "baseHeight", note.height), leastSize);
}

void setStickyNoteBaseHeight(Element &note, double height)
{
    setNumber(note, "baseHeight", height);
}

double stickyNoteBaseFontSize(const Element &label)
{
    return std::clamp(numberIn(label, "baseFontSize", label.text()->fontSize), minimumFontSize, largestFontSize);
}

void setStickyNoteBaseFontSize(Element &label, double size)
{
    setNumber(label, "baseFontSize", size);
}

void fitStickyNote(Element &note, Element &label, const TextMetrics &metrics)
{
    TextData &text = *label.text();
    note.width = std::max(note.width, leastSize);
    note.height = stickyNoteBaseHeight(note);
    const double base = stickyNoteBaseFontSize(label), least = std::min(leastFontSize, base);
    setStickyNoteBaseHeight(note, note.height);
    setStickyNoteBaseFontSize(label, base);
    const double roomHeight = labelRoomHeight(note);
    for (double size = base;; size = std::max(size - fontStep, least)) {
        const double roomWidth = labelRoomWidth(note, size);
        text.fontSize = size;
        text.text = wrapText(text.originalText, text.fontFamily, size, roomWidth, metrics);
        const TextSize extent = measureText(text.text, text.fontFamily, size, text.lineHeight, metrics);
        label.width = extent.width;
        label.height = extent.height;
        if (size <= least || (extent.width <= roomWidth && extent.height <= roomHeight))
            break;
    }
    note.height = std::max(note.height, label.height + (note.height - roomHeight));
}

} // namespace ninesketch
