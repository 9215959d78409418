// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the canvas until a colour of the drawing is picked. A swatch beside the pointer shows which one it would
// be, in the colours of the file (dark mode or not). Escape or a press of another button gives up.
#pragma once
#include "ui/canvas/aiming_overlay.h"

#include <QColor>

namespace ninesketch
{

class Eyedropper : public AimingOverlay
{
    Q_OBJECT

public:
    explicit Eyedropper(CanvasView &canvas);

signals:
    /// `other`: Alt was held: not for what it was asked for, but of stroke and background the other one.
    void picked(const QString &colour, bool other);
    void passed(const QString &colour, bool other); ///< the button is down: it would be picked here

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    CanvasView &m_canvas;
    QPointF m_at;
    QColor m_colour; ///< invalid: the pointer has not been seen yet
};

} // namespace ninesketch
