// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing a chart by keys: Ctrl+arrow makes linked copies of the selected shape, which are kept when Ctrl is let go;
// Alt+arrow walks along links. A part of the selection tool.
#pragma once
#include "model/scene/edits/flowchart.h"
#include "ui/tools/tool.h"

namespace ninesketch
{

class ChartKeys
{
public:
    bool isGrowing() const { return m_count > 0; }
    /// Absent: the key is not one of these.
    std::optional<ToolAnswer> key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context);
    /// Keeps what has grown.
    ToolAnswer finish(const ToolContext &context);

private:
    ToolAnswer grow(Direction direction, const ToolContext &context);

    int m_count = 0; ///< linked shapes that are being added while Ctrl is held
    Direction m_direction = Direction::Right;
    std::string m_node;
};

} // namespace ninesketch
