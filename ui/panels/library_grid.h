// SPDX-License-Identifier: GPL-3.0-or-later
// The items of one library as a grid of pictures: press one, drag it out, tick several, walk over them with the arrow
// keys.
#pragma once
#include "exporters/excalidraw/library.h"

#include <QWidget>
#include <set>

namespace ninesketch
{

class LibraryPreviews;

class LibraryGrid : public QWidget
{
    Q_OBJECT

public:
    LibraryGrid(std::vector<LibraryItem> items, LibraryPreviews &previews, QWidget *parent = nullptr);

    const std::vector<LibraryItem> &items() const { return m_items; }
    QRect cell(int index) const;    ///< widget px
    QRect tickBox(int index) const; ///< in its cell
    void setTicked(std::set<std::string> ids);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    /// A line over the item's name to write another one into.
    void editName(int index);

signals:
    void placed(int index);
    void draggedTo(int index, const QPoint &global);
    void droppedAt(int index, const QPoint &global);
    void dragCancelled();
    /// `range`: with all between it and the one ticked before.
    void tickPressed(int index, bool range);
    void ticksCleared();
    void menuWanted(int index, const QPoint &global);
    void removeWanted(int index);
    void renamed(int index, const QString &name);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int columns(int width) const;
    int indexAt(QPoint at) const; ///< -1: none
    bool isTicked(int index) const;
    void paintTick(QPainter &painter, int index) const;

    std::vector<LibraryItem> m_items;
    std::set<std::string> m_ticked; ///< ids
    LibraryPreviews &m_previews;
    int m_hovered = -1, m_pressed = -1, m_focused = 0;
    QPoint m_pressedAt;
    bool m_dragging = false;
};

} // namespace ninesketch
