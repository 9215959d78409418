// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/chart_keys.h"

#include "model/design/read_design.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/stencils.h"

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

/// The shape that arrows hold on to: what is selected, or the body of the one thing that is. Empty: there is none, or
/// several.
std::string nodeOf(const ToolContext &context)
{
    const Ids &ids = context.selection.ids;
    return ids.size() == 1 ? *ids.begin() : onlyWholeOf(context.scene, ids);
}

} // namespace

std::string wholeOf(const Scene &scene, const std::string &id)
{
    const std::string body = componentOf(scene, id);
    return body.empty() ? stencilBodyOf(scene, id) : body;
}

std::string onlyWholeOf(const Scene &scene, const Ids &ids)
{
    const std::string body = ids.empty() ? std::string() : wholeOf(scene, *ids.begin());
    const bool one = std::ranges::all_of(ids, [&](const std::string &id) { return wholeOf(scene, id) == body; });
    return one ? body : std::string();
}

std::optional<ToolAnswer> ChartKeys::key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context)
{
    const auto direction = directionOf(key);
    modifiers.setFlag(Qt::KeypadModifier, false);
    const bool grows = modifiers == Qt::ControlModifier;
    if (!direction || !(grows || modifiers == Qt::AltModifier))
        return std::nullopt;
    const std::string node = nodeOf(context);
    if (node.empty())
        return std::nullopt;
    if (grows)
        return grow(node, *direction, context);
    ToolAnswer answer;
    if (const std::string to = next(context.scene, node, *direction); !to.empty()) {
        answer.selection = Selection{withGroups(context.scene, {to}), {}};
        answer.bringIntoSight = {to};
    }
    return answer;
}

std::string ChartKeys::next(const Scene &scene, const std::string &node, Direction direction)
{
    if (direction != m_walk.direction)
        m_walk = {};
    m_walk.direction = direction;
    m_walk.seen.insert(node);
    if (m_walk.siblings.size() > 1) { // the same way again: one after the other of those that lie there
        m_walk.at = (m_walk.at + 1) % m_walk.siblings.size();
        return m_walk.siblings[m_walk.at];
    }
    if (auto found = linkedNodes(scene, node, direction); !found.empty()) {
        m_walk.siblings = std::move(found);
        m_walk.at = 0;
        m_walk.seen.insert(m_walk.siblings.front());
        return m_walk.siblings.front();
    }
    for (const Direction other : {Direction::Up, Direction::Right, Direction::Down, Direction::Left})
        for (const std::string &id : linkedNodes(scene, node, other))
            if (m_walk.seen.insert(id).second)
                return id;
    return {};
}

Linked ChartKeys::grown(const ToolContext &context) const
{
    return addLinkedNodes(context.scene, m_node, m_direction, m_count, context.edit(), m_besideBefore);
}

ToolAnswer ChartKeys::grow(const std::string &node, Direction direction, const ToolContext &context)
{
    const bool onwards = m_count > 0 && direction == m_direction && node == m_node;
    m_count = onwards ? m_count + 1 : 1;
    m_besideBefore = onwards ? m_beside : std::nullopt;
    m_direction = direction;
    m_node = node;
    Linked linked = grown(context);
    ToolAnswer answer;
    if (linked.nodes.empty()) {
        m_count = 0;
        return answer;
    }
    m_beside = linked.beside;
    answer.bringIntoSight = {linked.nodes.begin(), linked.nodes.end()};
    answer.outcome = ToolAnswer::Outcome::Preview;
    answer.scene = std::move(linked.scene);
    return answer;
}

ToolAnswer ChartKeys::finish(const ToolContext &context)
{
    Linked linked = grown(context);
    m_count = 0;
    ToolAnswer answer;
    answer.outcome = ToolAnswer::Outcome::Commit;
    answer.what = QObject::tr("Add linked shape");
    answer.selection =
        linked.nodes.empty() ? context.selection : Selection{withGroups(linked.scene, {linked.nodes.front()}), {}};
    answer.scene = std::move(linked.scene);
    return answer;
}

} // namespace ninesketch
