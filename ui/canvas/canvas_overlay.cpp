// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas paints over the drawing: the hint on an empty canvas, scroll bars.
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/painted_scene.h"

#include <QPainter>
#include <algorithm>

namespace ninesketch
{

Rect CanvasView::contentBox() const
{
    const QRectF box = m_scene->box();
    return {box.x(), box.y(), box.width(), box.height()};
}

void CanvasView::setScrollBarsVisible(bool visible)
{
    m_scrollBarsVisible = visible;
    update();
}

ScrollBars CanvasView::scrollBars() const
{
    return m_scrollBarsVisible && !m_editor.scene().empty() ? scrollBarsFor(contentBox(), visibleScene(), size())
                                                            : ScrollBars{};
}

} // namespace ninesketch
