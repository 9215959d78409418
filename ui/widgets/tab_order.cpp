// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_order.h"

#include "ui/widgets/island.h"

#include <QScrollArea>
#include <algorithm>
#include <vector>

namespace ninesketch
{
namespace
{

void collect(const QWidget &parent, std::vector<QWidget *> &stops)
{
    std::vector<QWidget *> children;
    for (QObject *object : parent.children())
        if (auto *child = qobject_cast<QWidget *>(object); child && !child->isWindow() && child->isVisible())
            children.push_back(child);
    // which island was raised last says nothing of its place
    if (std::ranges::any_of(children, [](QWidget *child) { return qobject_cast<Island *>(child); }))
        std::ranges::stable_sort(children, {}, [](QWidget *child) { return std::pair(child->y() / 8, child->x()); });
    for (QWidget *child : children) {
        if (child->focusPolicy() & Qt::TabFocus && !child->focusProxy() && child->isEnabled())
            stops.push_back(child);
        collect(*child, stops);
    }
}

void bringIntoSight(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
}

} // namespace

bool InPlace::focusNextPrevChild(bool next)
{
    std::vector<QWidget *> stops;
    collect(*this, stops);
    if (stops.empty())
        return false;
    const auto at = std::ranges::find(stops, focusWidget());
    const std::size_t count = stops.size();
    const std::size_t now = static_cast<std::size_t>(at - stops.begin()); // as many as there are: nowhere yet
    const std::size_t then = next ? (now < count ? (now + 1) % count : 0) : (now > 0 ? now : count) - 1;
    stops[then]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    bringIntoSight(stops[then]);
    return true;
}

bool focusFirst(const QWidget &part)
{
    std::vector<QWidget *> stops;
    if (part.isVisible())
        collect(part, stops);
    if (stops.empty())
        return false;
    stops.front()->setFocus(Qt::TabFocusReason);
    bringIntoSight(stops.front());
    return true;
}

} // namespace ninesketch
