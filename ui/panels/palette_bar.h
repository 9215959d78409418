// SPDX-License-Identifier: GPL-3.0-or-later
// The island at the bottom: all kinds of component with their glyphs. Drag one out onto the canvas, or press it.
#pragma once
#include "ui/widgets/island.h"

namespace ninesketch
{

/// One kind. Speaks of a press, and of a drag from the moment the pointer has left it.
class KindTile : public QToolButton
{
    Q_OBJECT

public:
    explicit KindTile(const QString &kindId, QWidget *parent = nullptr);

signals:
    void pressedBriefly();
    void draggedTo(const QPoint &global);
    void droppedAt(const QPoint &global);
    void dragCancelled();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *) override {} // no press of a button
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_kindId;
    bool m_dragging = false; ///< since the last press
};

class PaletteBar : public Island
{
    Q_OBJECT

public:
    explicit PaletteBar(QWidget *parent = nullptr);
    /// Unfolded it may be `room` px wide, in more rows where one is too long. Where a row is longer than `inPlace` px,
    /// the kinds wait folded behind a button until they are asked for.
    void setRoom(int room, int inPlace);
    /// Without words under the glyphs, for narrow windows.
    void setCompact(bool compact);
    void fold();

signals:
    void chosen(const QString &kindId);
    void draggedTo(const QString &kindId, const QPoint &global);
    void droppedAt(const QString &kindId, const QPoint &global);
    void dragCancelled();
    void searchPressed();
    void resized(); ///< it was folded or unfolded

private:
    void refresh();

    QList<KindTile *> m_tiles;
    IconButton *m_unfold;
    bool m_compact = false;
    bool m_foldable = false;
};

} // namespace ninesketch
