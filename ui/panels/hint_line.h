// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet line below the toolbar: what can be done next with what is in hand.
#pragma once
#include <QLabel>
#include <QPointer>
#include <QTimer>

namespace ninesketch
{

class CanvasView;
class Editor;

class HintLine : public QLabel
{
    Q_OBJECT

public:
    /// On the canvas's parent, in the middle below `toolbar`, as long as that is seen. Where another panel stands it is
    /// hidden.
    HintLine(CanvasView &canvas, Editor &editor, QWidget &toolbar);
    /// Whether it may end there in a window of that height: in a low one the drawing needs the room more. px.
    static bool mayEndAt(int bottom, int height) { return bottom <= 0.4 * height; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    bool isCovered() const;

    CanvasView &m_canvas;
    QPointer<QWidget> m_toolbar;
    QTimer m_soon;
};

} // namespace ninesketch
