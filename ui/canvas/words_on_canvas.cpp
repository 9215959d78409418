// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/words_on_canvas.h"

#include "model/sketch/bounds.h"

#include <algorithm>
#include <optional>

namespace ninesketch
{

QRectF WordsOnCanvas::firstFree(const Scene &scene, const Viewport &view, std::span<const QRectF> places,
                                std::span<const QRectF> taken)
{
    if (!m_read || !m_of.sameAs(scene))
        read(scene);
    const auto isFree = [&](const QRectF &place) {
        const Point corner = view.toScene(place.topLeft());
        const Rect covered{corner.x, corner.y, place.width() / view.zoom, place.height() / view.zoom};
        const auto from = std::ranges::lower_bound(m_words, covered.y - m_tallest, {}, &Rect::y);
        const auto to = std::ranges::upper_bound(from, m_words.end(), covered.bottom(), {}, &Rect::y);
        return std::none_of(from, to, [&](const Rect &words) { return words.intersects(covered); });
    };
    const auto isTaken = [&](const QRectF &place) {
        return std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(place); });
    };
    std::optional<QRectF> free; // of words
    for (const QRectF &place : places)
        if (isFree(place)) {
            if (!isTaken(place))
                return place;
            free = free.value_or(place);
        }
    return free.value_or(places.front());
}

void WordsOnCanvas::read(const Scene &scene)
{
    m_of = scene;
    m_read = true;
    m_words.clear();
    m_tallest = 0;
    for (const ElementPtr &element : scene.elements()) {
        const TextData *text = element->text();
        if (!text || element->opacity <= 0 || text->text.empty())
            continue;
        Rect box = rotatedBox(*element);
        const Element *container = text->containerId ? scene.find(*text->containerId) : nullptr;
        if (container && container->isArrow()) {
            const Point middle = arrowLabelCentre(*container, *element);
            box = {middle.x - element->width / 2, middle.y - element->height / 2, element->width, element->height};
        }
        m_words.push_back(box);
        m_tallest = std::max(m_tallest, box.height);
    }
    std::ranges::sort(m_words, {}, &Rect::y);
}

} // namespace ninesketch
