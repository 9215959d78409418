// SPDX-License-Identifier: GPL-3.0-or-later
// Find on the canvas: a line to type into, how many matches there are, a list of them, and marks over the drawing.
#pragma once
#include "ui/scene_search.h"
#include "ui/widgets/island.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPainter;

namespace ninesketch
{

class CanvasView;
class Editor;

class FindBar : public Island
{
    Q_OBJECT

public:
    static constexpr int wantedWidth = 400 + 2 * shadow; ///< px, where there is room

    FindBar(Editor &editor, CanvasView &canvas, const TextMetrics &metrics, QWidget *parent = nullptr);

    void open(); ///< with what was searched last, selected
    void close();
    /// Goes to the next match (1) or the one before (-1), around the ends.
    void step(int by);

    const std::vector<SceneMatch> &matches() const { return m_matches; }
    int current() const { return m_current; } ///< -1: none
    /// The marks over the canvas, widget px.
    void paintMarks(QPainter &painter) const;

signals:
    void closed();
    /// Escape or a double click: this is what was looked for.
    void accepted(const std::string &elementId);
    void resized(); ///< the list grew or shrank

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave();
    void search(bool stay);
    void goTo(int index);
    void showCount();
    int nearestToView() const;
    std::vector<TurnedBox> marksOf(const SceneMatch &match) const;

    Editor &m_editor;
    CanvasView &m_canvas;
    const TextMetrics &m_metrics;
    QLineEdit *m_line;
    QLabel *m_count;
    QListWidget *m_list;
    std::vector<SceneMatch> m_matches;
    int m_current = -1;
};

} // namespace ninesketch
