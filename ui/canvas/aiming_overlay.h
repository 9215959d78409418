// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the canvas while something of the drawing is aimed at, and takes mouse and keys. Escape gives up, as does
// whatever takes the focus.
#pragma once
#include <QWidget>

namespace ninesketch
{

class CanvasView;

class AimingOverlay : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what a screen reader says that it is for.
    AimingOverlay(CanvasView &canvas, const QString &name);

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace ninesketch
