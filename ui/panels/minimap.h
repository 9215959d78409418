// SPDX-License-Identifier: GPL-3.0-or-later
// The whole drawing in the corner, and which part of it is seen: drag that part, press elsewhere to go there. Its
// picture is coarse and is painted in strips while nothing else happens, so it costs the canvas nothing.
#pragma once
#include "model/geometry.h"
#include "ui/widgets/island.h"

#include <QImage>
#include <QTimer>
#include <optional>

namespace ninesketch
{

class CanvasView;
class Editor;

class Minimap : public Island
{
    Q_OBJECT

public:
    Minimap(Editor &editor, CanvasView &canvas, QWidget *parent = nullptr);

    /// Scene px ⇄ widget px of the map.
    QPointF toMap(Point scene) const;
    Point fromMap(QPointF at) const;
    /// Where the visible part is on the map, widget px.
    QRectF viewBox() const;
    bool isUpToDate() const { return m_strip >= m_strips && !m_quiet.isActive(); }
    int stripsPainted() const { return m_stripsPainted; } ///< for tests

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QRectF paper() const; ///< where the picture lies in the widget
    void begin();         ///< a new picture, from the first strip
    void paintStrip();
    void goTo(QPointF at);

    Editor &m_editor;
    CanvasView &m_canvas;
    Rect m_area;        ///< scene px on the map
    double m_scale = 1; ///< map px per scene px
    QImage m_image, m_next;
    int m_strip = 0, m_strips = 0, m_stripsPainted = 0;
    bool m_dark = false;
    QTimer m_quiet, m_idle;
    std::optional<Point> m_grabbed; ///< scene px: from the middle of the view to where it was taken hold of
};

} // namespace ninesketch
