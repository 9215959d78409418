// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/aiming_overlay.h"

#include "ui/canvas/canvas_view.h"

#include <QKeyEvent>

namespace ninesketch
{

AimingOverlay::AimingOverlay(CanvasView &canvas, const QString &name) : QWidget(&canvas)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(name);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setGeometry(canvas.rect());
    show();
    setFocus(Qt::OtherFocusReason);
}

void AimingOverlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    event->accept();
}

void AimingOverlay::closeEvent(QCloseEvent *event)
{
    emit closed();
    QWidget::closeEvent(event);
}

void AimingOverlay::focusOutEvent(QFocusEvent *)
{
    close();
}

} // namespace ninesketch
