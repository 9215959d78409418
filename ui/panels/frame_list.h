// SPDX-License-Identifier: GPL-3.0-or-later
// The frames of the drawing as an ordered list with small pictures: go to one, name it, drag it to another place. The
// order is that in which they are shown one after the other.
#pragma once
#include "model/scene/edit_context.h"
#include "ui/editor.h"

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <map>

namespace ninesketch
{

class CanvasView;

class FrameList : public QWidget
{
    Q_OBJECT

public:
    FrameList(Editor &editor, CanvasView &canvas, std::function<EditContext()> context, QWidget *parent = nullptr);

    const std::vector<std::string> &frames() const { return m_frames; }
    QRect row(int index) const; ///< widget px
    void editName(int index);
    QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void follow();
    void goTo(int index);
    /// Takes the frame at `from` out and puts it before the one at `to` (or at the end).
    void move(int from, int to);
    int indexAt(int y) const;
    int gapAt(int y) const; ///< before which row a dragged one would go
    void paintNext();

    Editor &m_editor;
    CanvasView &m_canvas;
    std::function<EditContext()> m_context;
    std::vector<std::string> m_frames;
    std::map<std::string, QImage> m_pictures;
    bool m_dark = false;
    int m_current = 0, m_hovered = -1, m_pressed = -1, m_gap = -1;
    QPoint m_pressedAt;
    QTimer m_quiet, m_idle;
};

} // namespace ninesketch
