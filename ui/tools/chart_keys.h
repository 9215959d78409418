// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing a chart by keys: Ctrl+arrow makes linked copies of the selected shape, which are kept when Ctrl is let go;
// Alt+arrow walks along links. A part of the selection tool.
#pragma once
#include "model/scene/edits/flowchart.h"
#include "ui/tools/tool.h"

namespace ninesketch
{

/// The body of what is one thing though it is a group: a component, or a shape of several lines. Empty: neither.
std::string wholeOf(const Scene &scene, const std::string &id);
/// The one such thing that all of these are parts of; empty: of none or of several.
std::string onlyWholeOf(const Scene &scene, const Ids &ids);

class ChartKeys
{
public:
    bool isGrowing() const { return m_count > 0; }
    /// Absent: the key is not one of these.
    std::optional<ToolAnswer> key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context);
    /// Keeps what has grown.
    ToolAnswer finish(const ToolContext &context);
    /// Alt was let go: the next walk is a new one.
    void rest() { m_walk = {}; }

private:
    /// Where Alt+arrow has come along since Alt is held.
    struct Walk {
        Direction direction = Direction::Right;
        std::vector<std::string> siblings; ///< what lay in that direction at the last step
        std::size_t at = 0;
        Ids seen;
    };

    ToolAnswer grow(const std::string &node, Direction direction, const ToolContext &context);
    Linked grown(const ToolContext &context) const;
    /// The shape to go to; empty: there is none.
    std::string next(const Scene &scene, const std::string &node, Direction direction);

    int m_count = 0; ///< linked shapes that are being added while Ctrl is held
    Direction m_direction = Direction::Right;
    std::string m_node;
    std::optional<double> m_beside, m_besideBefore; ///< where the row begins that is seen, and with one fewer
    Walk m_walk;
};

} // namespace ninesketch
