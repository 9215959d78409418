// SPDX-License-Identifier: GPL-3.0-or-later
// What the hand drags when something is selected: the selection itself, a grip of its box, the knob that turns it, a
// point of the selected line, the label of the selected arrow. A part of the selection tool.
#pragma once
#include "ui/tools/line_points.h"
#include "ui/tools/snapping.h"

namespace ninesketch
{

class SelectionDrag
{
public:
    enum class Kind { Selection, Grip, Knob, Point, Label };

    /// The selection, from where it was taken.
    explicit SelectionDrag(Point from) : m_from(from) {}
    /// What stands out of the selection under the pointer; nothing when nothing does.
    static std::optional<SelectionDrag> handleAt(const PointerEvent &event, const ToolContext &context);

    struct Result {
        Scene scene;
        Selection selection;
        QString what; ///< name of the undo step
    };
    /// The scene with what is dragged at the pointer.
    Result dragged(const PointerEvent &event, const ToolContext &context);

    Kind kind() const { return m_kind; }
    Grip grip() const { return m_grip; }
    LinePoint point() const { return m_point; }
    const std::vector<SnapLine> &snapLines() const { return m_snapLines; }

private:
    bool takeLabel(const PointerEvent &event, const ToolContext &context);
    Result moved(const PointerEvent &event, const ToolContext &context);
    Result movedPoint(const PointerEvent &event, const ToolContext &context);
    Scene aimedAnew(const Scene &scene, const Element &before, LinearEnd dragged, const PointerEvent &event,
                    const ToolContext &context);
    Point pulledTo(const PointerEvent &event, const Ids &ids, bool keepAspect, const ToolContext &context);

    Kind m_kind = Kind::Selection;
    Point m_from;
    Grip m_grip = Grip::SouthEast;
    Point m_offGrip; ///< from the corner, side or point that is pulled to the pointer, scene px
    LinePoint m_point;
    std::string m_arrow;            ///< whose label is moved
    Point m_labelMiddle;            ///< before
    std::optional<Scene> m_resized; ///< by the grip so far
    std::optional<Point> m_aim;     ///< of the arrow's other end, when it aims anew: scene px
    std::vector<SnapLine> m_snapLines;
    bool m_copies = false; ///< Alt was held on the way: it goes on with a copy
};

/// What is selected, unless all of it is locked: what is locked goes along with its group.
Ids movableSelection(const ToolContext &context);

} // namespace ninesketch
