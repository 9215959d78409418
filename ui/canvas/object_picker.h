// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the canvas until something of the drawing is clicked: an element, or the group that it is of. What would be
// picked is framed. Escape or a press of another button gives up; the wheel moves the paper.
#pragma once
#include "model/scene/scene.h"
#include "ui/canvas/aiming_overlay.h"

#include <set>

namespace ninesketch
{

class Editor;

class ObjectPicker : public AimingOverlay
{
    Q_OBJECT

public:
    /// `except`: elements that are not offered.
    ObjectPicker(CanvasView &canvas, const Editor &editor, std::set<std::string> except);

signals:
    void picked(const QString &object); ///< the id of an element or a group

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    std::string objectAt(QPointF at) const; ///< empty: nothing is there

    CanvasView &m_canvas;
    const Editor &m_editor;
    const std::set<std::string> m_except;
    std::string m_object; ///< under the pointer
};

} // namespace ninesketch
