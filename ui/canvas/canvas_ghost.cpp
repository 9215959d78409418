// SPDX-License-Identifier: GPL-3.0-or-later
// What another variant has and the drawing has not, faintly and in one colour over the canvas.
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/painted_scene.h"
#include "ui/theme.h"

#include <QPainter>

namespace ninesketch
{

namespace
{
constexpr double ghostOpacity = 0.38;
}

void CanvasView::setGhost(const Scene &scene)
{
    const SceneChange change = difference(m_ghostShown, scene);
    m_ghost->update(scene, change);
    m_ghostShown = scene;
    update();
}

void CanvasView::paintGhost(QPainter &painter) const
{
    if (m_ghostShown.empty())
        return;
    const double ratio = devicePixelRatioF();
    QImage sheet(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    sheet.setDevicePixelRatio(ratio);
    sheet.fill(Qt::transparent);
    {
        QPainter inner(&sheet);
        inner.setRenderHint(QPainter::Antialiasing);
        const Rect seen = visibleScene();
        inner.scale(m_view.zoom, m_view.zoom);
        inner.translate(-seen.x, -seen.y);
        m_ghost->paint(inner, {seen.x, seen.y, seen.width, seen.height}, {m_view.zoom, m_dark});
        inner.resetTransform();
        inner.setCompositionMode(QPainter::CompositionMode_SourceIn);
        inner.fillRect(sheet.rect(), theme().accent); // one colour: nobody takes it for the drawing
    }
    painter.save();
    painter.setOpacity(ghostOpacity);
    painter.drawImage(0, 0, sheet);
    painter.restore();
}

} // namespace ninesketch
