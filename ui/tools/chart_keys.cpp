// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/chart_keys.h"

namespace ninesketch
{
namespace
{

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Down:
        return Direction::Down;
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Up:
        return Direction::Up;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<ToolAnswer> ChartKeys::key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context)
{
    const auto direction = directionOf(key);
    if (!direction || context.selection.ids.size() != 1)
        return std::nullopt;
    modifiers.setFlag(Qt::KeypadModifier, false);
    if (modifiers == Qt::ControlModifier)
        return grow(*direction, context);
    if (modifiers != Qt::AltModifier)
        return std::nullopt;
    ToolAnswer answer;
    const std::string next = linkedNode(context.scene, *context.selection.ids.begin(), *direction);
    if (!next.empty())
        answer.selection = Selection{{next}, {}};
    return answer;
}

ToolAnswer ChartKeys::grow(Direction direction, const ToolContext &context)
{
    const std::string node = *context.selection.ids.begin();
    m_count = m_count > 0 && direction == m_direction && node == m_node ? m_count + 1 : 1;
    m_direction = direction;
    m_node = node;
    auto grown = addLinkedNodes(context.scene, node, direction, m_count, context.edit());
    ToolAnswer answer;
    if (grown.nodes.empty()) {
        m_count = 0;
        return answer;
    }
    answer.outcome = ToolAnswer::Outcome::Preview;
    answer.scene = std::move(grown.scene);
    return answer;
}

ToolAnswer ChartKeys::finish(const ToolContext &context)
{
    auto grown = addLinkedNodes(context.scene, m_node, m_direction, m_count, context.edit());
    m_count = 0;
    ToolAnswer answer;
    answer.outcome = ToolAnswer::Outcome::Commit;
    answer.scene = std::move(grown.scene);
    answer.what = QObject::tr("Add linked shape");
    answer.selection = grown.nodes.empty() ? context.selection : Selection{{grown.nodes.front()}, {}};
    return answer;
}

} // namespace ninesketch
