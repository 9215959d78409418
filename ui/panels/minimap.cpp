// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/minimap.h"

#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace ninesketch
{

namespace
{

constexpr int mapWidth = 208, mapHeight = 136, inset = 6;
constexpr int stripWidth = 16;  // px: about a millisecond each for ten thousand elements
constexpr int quietFor = 250;   // ms without a change before a picture is begun
constexpr double leastSize = 6; // px: what is smaller is a speck of its colour

} // namespace

Minimap::Minimap(Editor &editor, CanvasView &canvas, QWidget *parent)
    : Island(parent), m_editor(editor), m_canvas(canvas)
{
    setObjectName("minimap");
    setFixedSize(mapWidth + 2 * shadow, mapHeight + 2 * shadow);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Drag the part that is seen, or press where to go; the wheel zooms"));
    setAccessibleName(tr("Minimap"));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietFor);
    m_idle.setInterval(0);
    connect(&m_quiet, &QTimer::timeout, this, &Minimap::begin);
    connect(&m_idle, &QTimer::timeout, this, &Minimap::paintStrip);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (isVisible())
            m_quiet.start();
    });
    connect(&canvas, &CanvasView::viewChanged, this, qOverload<>(&QWidget::update));
    hide();
}

QRectF Minimap::paper() const
{
    return QRectF(rect()).adjusted(shadow + inset, shadow + inset, -shadow - inset, -shadow - inset);
}

QPointF Minimap::toMap(Point scene) const
{
    const QPointF middle = paper().center();
    const Point centre = m_area.centre();
    return {middle.x() + (scene.x - centre.x) * m_scale, middle.y() + (scene.y - centre.y) * m_scale};
}

Point Minimap::fromMap(QPointF at) const
{
    const QPointF middle = paper().center();
    const Point centre = m_area.centre();
    return {centre.x + (at.x() - middle.x()) / m_scale, centre.y + (at.y() - middle.y()) / m_scale};
}

QRectF Minimap::viewBox() const
{
    const Rect seen = m_canvas.visibleScene();
    return {toMap({seen.x, seen.y}), toMap({seen.right(), seen.bottom()})};
}

void Minimap::showEvent(QShowEvent *event)
{
    Island::showEvent(event);
    begin();
}

void Minimap::begin()
{
    m_quiet.stop();
    if (!isVisible())
        return;
    m_dark = m_canvas.isDark();
    const Rect content = m_editor.scene().empty() ? m_canvas.visibleScene() : m_canvas.contentBox();
    m_area = content.grown(0.03 * std::max(content.width, content.height) + 20);
    const QSizeF room = paper().size();
    m_scale = std::min(room.width() / m_area.width, room.height() / m_area.height);
    const double ratio = devicePixelRatioF();
    m_next = QImage((room * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    m_next.setDevicePixelRatio(ratio);
    m_next.fill(Qt::transparent);
    m_strip = 0;
    m_strips = static_cast<int>(std::ceil(room.width() / stripWidth));
    m_idle.start();
    update();
}

void Minimap::paintStrip()
{
    if (m_strip >= m_strips || !isVisible()) {
        m_idle.stop();
        return;
    }
    const QRectF paperBox(QPointF(0, 0), paper().size());
    const QRectF strip(m_strip * stripWidth, 0, stripWidth, paperBox.height());
    {
        QPainter painter(&m_next);
        painter.setClipRect(strip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(paperBox.center());
        painter.scale(m_scale, m_scale);
        painter.translate(-m_area.centre().x, -m_area.centre().y);
        const QRectF region = painter.transform().inverted().mapRect(strip);
        m_canvas.paintDrawing(painter, region, m_scale, leastSize);
    }
    ++m_stripsPainted;
    if (++m_strip == m_strips) {
        m_image = std::exchange(m_next, {});
        m_idle.stop();
        update();
    }
}

void Minimap::paintEvent(QPaintEvent *event)
{
    Island::paintEvent(event);
    if (m_dark != m_canvas.isDark() && !m_quiet.isActive())
        m_quiet.start(0);
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_image.isNull())
        painter.drawImage(paper().topLeft(), m_image);
    painter.setPen(QPen(t.muted, 1));
    painter.setBrush(Qt::NoBrush);
    for (const ElementPtr &element : m_editor.scene().elements())
        if (element->isFrame())
            painter.drawRect(
                QRectF(toMap({element->x, element->y}), toMap({element->box().right(), element->box().bottom()})));
    // all but what is seen lies in the shade
    const QRectF whole = QRectF(rect()).adjusted(shadow + 1, shadow + 1, -shadow - 1, -shadow - 1);
    QRectF seen = viewBox() & whole;
    if (seen.width() < 4 || seen.height() < 4) { // far away: at the edge, as a mark of where it is
        const QRectF box = viewBox();
        seen = QRectF(std::clamp(box.center().x(), whole.left() + 3, whole.right() - 3) - 3,
                      std::clamp(box.center().y(), whole.top() + 3, whole.bottom() - 3) - 3, 6, 6);
    }
    QPainterPath shade;
    shade.addRoundedRect(whole, 7, 7);
    QPainterPath hole;
    hole.addRoundedRect(seen, 2, 2);
    painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, t.dark ? 70 : 18));
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(seen, 2, 2);
}

void Minimap::goTo(QPointF at)
{
    m_canvas.centreOn(fromMap(at) - m_grabbed.value_or(Point{}));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grabbed =
        viewBox().contains(event->position()) ? fromMap(event->position()) - m_canvas.visibleScene().centre() : Point{};
    setCursor(Qt::ClosedHandCursor);
    goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grabbed && (event->buttons() & Qt::LeftButton))
        goTo(event->position());
    else
        setCursor(viewBox().contains(event->position()) ? Qt::OpenHandCursor : Qt::PointingHandCursor);
}

void Minimap::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grabbed.reset();
    setCursor(Qt::PointingHandCursor);
}

void Minimap::wheelEvent(QWheelEvent *event)
{
    const Point at = fromMap(event->position());
    m_canvas.centreOn(at);
    m_canvas.setZoom(zoomAfterWheel(m_canvas.zoom(), -event->angleDelta().y()));
    event->accept();
}

} // namespace ninesketch
