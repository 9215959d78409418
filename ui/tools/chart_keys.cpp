// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/chart_keys.h"

#include "model/scene/edits/groups.h"

#include <algorithm>

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

/// The shape that arrows hold on to: what is selected, or of one thing drawn as a group the one part that has arrows.
/// Empty: there is none, or several.
std::string nodeOf(const ToolContext &context)
{
    const Ids &ids = context.selection.ids;
    if (ids.size() == 1)
        return *ids.begin();
    std::string node;
    if (withGroups(context.scene, {*ids.begin()}) != ids)
        return node;
    for (const std::string &id : ids) {
        const Element *element = context.scene.find(id);
        if (!element || std::ranges::count(element->boundElements, "arrow", &BoundElement::type) == 0)
            continue;
        if (!node.empty())
            return {};
        node = id;
    }
    return node;
}

} // namespace

std::optional<ToolAnswer> ChartKeys::key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context)
{
    const auto direction = directionOf(key);
    if (!direction || context.selection.ids.empty())
        return std::nullopt;
    modifiers.setFlag(Qt::KeypadModifier, false);
    if (modifiers == Qt::ControlModifier && context.selection.ids.size() == 1)
        return grow(*direction, context);
    const std::string node = modifiers == Qt::AltModifier ? nodeOf(context) : std::string();
    if (node.empty())
        return std::nullopt;
    ToolAnswer answer;
    const std::string next = linkedNode(context.scene, node, *direction);
    if (!next.empty())
        answer.selection = Selection{withGroups(context.scene, {next}), {}};
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
