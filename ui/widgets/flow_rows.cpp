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

int FlowRows::widthOf(const std::vector<QLayoutItem *> &items, std::size_t from, std::size_t to) const
{
    int width = 0;
    for (std::size_t i = from; i < to; ++i)
        width += items[i]->sizeHint().width() + (i > from ? spacing() : 0);
    return width;
}

std::size_t FlowRows::perRow(const std::vector<QLayoutItem *> &items) const
{
    const QMargins own = contentsMargins(), around = parentWidget()->contentsMargins();
    const int room = m_room - own.left() - own.right() - around.left() - around.right();
    for (std::size_t rows = 1; rows < items.size(); ++rows) {
        const std::size_t each = (items.size() + rows - 1) / rows;
        bool fits = true;
        for (std::size_t from = 0; from < items.size() && fits; from += each)
            fits = widthOf(items, from, std::min(from + each, items.size())) <= room;
        if (fits)
            return each;
    }
    return 1;
}

int FlowRows::rows() const
{
    const auto items = shown();
    const std::size_t each = items.empty() ? 1 : perRow(items);
    return static_cast<int>((items.size() + each - 1) / each);
}

QSize FlowRows::sizeHint() const
{
    const auto items = shown();
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), margins.top() + margins.bottom());
    if (items.empty())
        return size;
    int widest = 0, height = 0;
    const std::size_t each = perRow(items);
    for (std::size_t from = 0; from < items.size(); from += each) {
        const std::size_t to = std::min(from + each, items.size());
        widest = std::max(widest, widthOf(items, from, to));
        int tallest = 0;
        for (std::size_t i = from; i < to; ++i)
            tallest = std::max(tallest, items[i]->sizeHint().height());
        height += tallest + (from > 0 ? spacing() : 0);
    }
    return size + QSize(widest, height);
}

void FlowRows::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const auto items = shown();
    if (items.empty())
        return;
    const QRect inside = rect.marginsRemoved(contentsMargins());
    const std::size_t each = perRow(items);
    int y = inside.top();
    for (std::size_t from = 0; from < items.size(); from += each) {
        const std::size_t to = std::min(from + each, items.size());
        int x = inside.left(), tallest = 0;
        for (std::size_t i = from; i < to; ++i)
            tallest = std::max(tallest, items[i]->sizeHint().height());
        for (std::size_t i = from; i < to; ++i) {
            const QSize size = items[i]->sizeHint();
            items[i]->setGeometry({x, y + (tallest - size.height()) / 2, size.width(), size.height()});
            x += size.width() + spacing();
        }
        y += tallest + spacing();
    }
}

} // namespace ninesketch
