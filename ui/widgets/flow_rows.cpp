// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_rows.h"

#include <algorithm>
#include <iterator>

namespace ninesketch
{

FlowRows::~FlowRows()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowRows::setRoom(int room)
{
    if (room == m_room)
        return;
    m_room = room;
    invalidate();
}

void FlowRows::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

QLayoutItem *FlowRows::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *FlowRows::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<QLayoutItem *> FlowRows::shown() const
{
    std::vector<QLayoutItem *> items;
    std::ranges::copy_if(m_items, std::back_inserter(items), [](const QLayoutItem *one) { return !one->isEmpty(); });
    return items;
}

int FlowRows::insideOf(int width) const
{
    const QMargins own = contentsMargins(), around = m_room ? parentWidget()->contentsMargins() : QMargins();
    return width - own.left() - own.right() - around.left() - around.right();
}

std::vector<QSize> FlowRows::sizesIn(const std::vector<QLayoutItem *> &items, int room) const
{
    std::vector<QSize> sizes;
    for (QLayoutItem *item : items) {
        QSize size = item->sizeHint();
        if (!m_room && size.width() > room)
            size = {room, item->hasHeightForWidth() ? item->heightForWidth(room) : size.height()};
        sizes.push_back(size);
    }
    return sizes;
}

namespace
{

int widthOf(const std::vector<QSize> &sizes, std::size_t from, std::size_t to, int apart)
{
    int width = 0;
    for (std::size_t i = from; i < to; ++i)
        width += sizes[i].width() + (i > from ? apart : 0);
    return width;
}

int heightOf(const std::vector<QSize> &sizes, std::size_t from, std::size_t to)
{
    int tallest = 0;
    for (std::size_t i = from; i < to; ++i)
        tallest = std::max(tallest, sizes[i].height());
    return tallest;
}

} // namespace

std::size_t FlowRows::perRow(const std::vector<QSize> &sizes, int room, int apart)
{
    for (std::size_t rows = 1; rows < sizes.size(); ++rows) {
        const std::size_t each = (sizes.size() + rows - 1) / rows;
        bool fits = true;
        for (std::size_t from = 0; from < sizes.size() && fits; from += each)
            fits = widthOf(sizes, from, std::min(from + each, sizes.size()), apart) <= room;
        if (fits)
            return each;
    }
    return 1;
}

int FlowRows::rows() const
{
    const int room = insideOf(m_room.value_or(geometry().width()));
    const auto sizes = sizesIn(shown(), room);
    const std::size_t each = perRow(sizes, room, spacing());
    return static_cast<int>((sizes.size() + each - 1) / each);
}

QSize FlowRows::sizeIn(int width) const
{
    const int room = insideOf(width);
    const auto sizes = sizesIn(shown(), room);
    const QMargins margins = contentsMargins();
    int widest = 0, height = 0;
    const std::size_t each = perRow(sizes, room, spacing());
    for (std::size_t from = 0; from < sizes.size(); from += each) {
        const std::size_t to = std::min(from + each, sizes.size());
        widest = std::max(widest, widthOf(sizes, from, to, spacing()));
        height += heightOf(sizes, from, to) + (from > 0 ? spacing() : 0);
    }
    return {widest + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

QSize FlowRows::minimumSize() const
{
    if (m_room)
        return sizeHint();
    QSize least;
    for (const QLayoutItem *item : shown())
        least = least.expandedTo(item->minimumSize());
    return least;
}

void FlowRows::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const auto items = shown();
    const int room = insideOf(m_room.value_or(rect.width()));
    const auto sizes = sizesIn(items, room);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    const std::size_t each = perRow(sizes, room, spacing());
    int y = inside.top();
    for (std::size_t from = 0; from < items.size(); from += each) {
        const std::size_t to = std::min(from + each, items.size());
        const int tallest = heightOf(sizes, from, to);
        int x = inside.left();
        for (std::size_t i = from; i < to; ++i) {
            items[i]->setGeometry(QRect(QPoint(x, y + (tallest - sizes[i].height()) / 2), sizes[i]));
            x += sizes[i].width() + spacing();
        }
        y += tallest + spacing();
    }
}

} // namespace ninesketch
