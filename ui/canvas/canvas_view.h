// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas: shows the editor's scene, feeds pointer and keys to the tool in hand, and does what the tool answers.
#pragma once
#include "ui/canvas/grown_containers.h"
#include "ui/canvas/scroll_bars.h"
#include "ui/canvas/viewport.h"
#include "ui/canvas/words_on_canvas.h"
#include "ui/editor.h"
#include "ui/tools/tool.h"

#include <QMargins>
#include <QTimer>
#include <QWidget>
#include <functional>

class QMimeData;
class QTabletEvent;

namespace ninesketch
{

class Fingers;
class LinkMarks;
class PaintedScene;
class TextEditor;
class Tiles;
struct Paper;

/// What a component wears on the canvas: short figures below it, from afar one of them, from farther a dot.
struct Badge {
    std::string elementId;
    QString text;    ///< "4.2 nines · 63 %"
    QString brief;   ///< that of them that says most, for a view from afar
    QString tooltip; ///< in words
    QString figure;  ///< "component/orders-db/utilisation": what a press asks about
    enum class Tone { Quiet, Good, Warning, Bad } tone = Tone::Quiet;
    bool bottleneck = false;           ///< ringed in red
    bool singlePointOfFailure = false; ///< marked with a small triangle
};

/// How a component fares under more load or with parts of it dead: painted over it, never into the drawing.
struct StrainMark {
    std::string elementId;
    double busy = 0;         ///< 1: full
    int order = 0;           ///< 1: breaks first; 0: carries no number
    QString threshold;       ///< "×3.4"
    bool dead = false;       ///< all of it: crossed out
    int lost = 0, parts = 0; ///< replicas that died, of so many
};

class CanvasView : public QWidget
{
    Q_OBJECT

public:
    CanvasView(Editor &editor, const TextMetrics &metrics, QWidget *parent = nullptr);
    ~CanvasView() override;

    /// The tool in hand, by its id in `allTools()`. An unknown id changes nothing.
    void setTool(const QString &id);
    QString toolId() const;
    /// Back from a tool that is only passing (hand, eraser) to the one before it; from any other to the selection.
    void leaveTool();
    void setToolLocked(bool locked);
    bool isToolLocked() const { return m_toolLocked; }
    /// Ends typing and gives up what is being drawn: another document comes under the hand.
    void putToolDown();
    Tool *tool() const { return m_tool.get(); }

    const CurrentStyle &currentStyle() const { return m_style; }
    void setCurrentStyle(const CurrentStyle &style);

    const Viewport &viewport() const { return m_view; }
    void setViewport(const Viewport &view);
    double zoom() const { return m_view.zoom; }
    /// Around the middle of the widget, or around `at` (widget px).
    void setZoom(double zoom, std::optional<QPointF> at = {});
    /// What floats over the edges; a drawing is fitted into the rest.
    void setCovered(QMargins covered) { m_covered = covered; }
    void zoomToFit(double largest = 1);
    void zoomToSelection(double largest = 1);
    void zoomTo(const Rect &box, double largest = 1);
    void scrollBy(QPointF widgetPx);
    void centreOn(Point scenePoint);
    Point toScene(QPointF widget) const { return m_view.toScene(widget); }
    QPointF toWidget(Point scene) const { return m_view.toWidget(scene); }
    Rect visibleScene() const { return m_view.visible(size()); }
    bool isInSight(const Rect &scene) const; ///< all of it, and nothing floats over it
    void bringIntoSight(const Rect &scene);  ///< unless it is; no larger than it would be seen now
    /// The box of the whole drawing, scene px. The drawing must not be empty.
    Rect contentBox() const;
    /// The drawing once more, elsewhere (a minimap, a small picture), without the names of frames. The painter is in
    /// scene px, `zoom` of its px to one; what is smaller than `leastSize` of its px is a speck.
    void paintDrawing(QPainter &painter, const QRectF &region, double zoom, double leastSize) const;
    /// Where a new thing goes when nobody says where: the pointer when it is over the canvas, else the middle.
    Point insertionPoint() const;

    /// The drawing's colour at a place of the widget, as the file has it (not as dark mode shows it).
    QColor colourAt(QPointF widget) const;

    void setDark(bool dark);
    bool isDark() const { return m_dark; }
    void setSnapToObjects(bool on);
    bool snapsToObjects() const { return m_snap; }
    void setBoxTouches(bool on) { m_boxTouches = on; } ///< a selecting box takes what it touches
    void setWheelZooms(bool on) { m_wheelZooms = on; } ///< without Ctrl, else it moves the paper
    void setArrowHold(const ArrowHold &hold) { m_arrowHold = hold; }
    void setViewMode(bool on); ///< looking only: nothing can be changed
    bool isViewMode() const { return m_viewMode; }
    /// A pen draws, fingers only select and move the paper. Set by the first pen that is seen.
    void setPenMode(bool on);
    /// Whether something is being drawn or dragged: a button, a pen or a finger is down.
    bool isHandDown() const { return m_lastPointer.buttons != Qt::NoButton; }
    bool isPenMode() const { return m_penMode; }
    void setBadges(std::vector<Badge> badges);
    void setBadgesVisible(bool visible);
    void setBadgesAsk(bool ask);             ///< a press on one is a question; where answers have no place it is none
    void setScrollBarsVisible(bool visible); ///< slides have none
    /// Paints over the drawing, below the tool's handles: marks of a search. Null: nothing.
    void setMarks(std::function<void(QPainter &)> paint);
    void setStrain(std::vector<StrainMark> marks); ///< none: no scenario is looked at
    void setGhost(const Scene &scene);             ///< of another variant; empty: none

    /// Types into a text, or the label of a container. An unknown id does nothing.
    void editText(const std::string &elementId);
    bool isEditingText() const { return m_textEditor != nullptr; }
    void finishTextEditing();
    /// How low a container that grew with its label becomes without it, px.
    double leastHeightOf(const Element &container) const { return m_grown.leastHeight(container); }

    ToolContext toolContext() const;
    /// Does what a tool (or an action of the window) answered.
    void apply(ToolAnswer answer);

    /// As if that key went down over the canvas.
    void pressKey(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// For tests and benchmarks.
    int tilesPainted() const; ///< whole or in part, so far
    bool isSharp() const { return m_sharp; }
    bool isAtRest() const; ///< sharp, and nothing is being painted ahead

    QSize sizeHint() const override { return {1200, 800}; }

signals:
    void toolChanged(const QString &id);
    void toolLockedChanged(bool locked);
    void currentStyleChanged();
    void penModeChanged(bool on);
    void viewChanged(); ///< zoom or place
    void contextMenuRequested(const QPoint &global, ninesketch::Point scene);
    void contentDropped(const QMimeData &content, ninesketch::Point scene); ///< files or pictures
    void componentDropped(const QString &kindOrPreset, ninesketch::Point scene);
    void linkRequested(const QString &url);
    void said(const QString &sentence); ///< by a tool
    void lockedClicked(const QString &elementId);
    void frameNameRequested(const QString &frameId); ///< it is to be typed
    void textEditingChanged(bool editing);
    void figurePressed(const QString &figure);              ///< of a badge: why is it so?
    void struck(const QString &elementId, bool oneReplica); ///< by the lightning of the kill tool

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    PointerEvent pointerEvent(QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons,
                              Qt::KeyboardModifiers modifiers) const;
    void showChange(const SceneChange &change);
    void invalidate(const std::vector<QRectF> &regions);
    void updateCursor();
    void startNewText(Point at, double width, std::optional<FreeEnd> beyond);
    void openTextEditor(const std::string &textId, const std::string &containerId);
    void typed();
    double leastHeight() const;                         ///< of the container that is typed into, px
    Scene withFreshText(const std::string &text) const; ///< the text or label that is being written anew
    void placeTextEditor();
    void paintBadges(QPainter &painter) const;
    void paintGhost(QPainter &painter) const;
    void paintStrain(QPainter &painter) const;
    ScrollBars scrollBars() const;
    bool takeScrollBar(QPointF at); ///< false: there is none
    // badges (canvas_badges.cpp)
    QString badgeWords(const Badge &badge) const;
    QRectF badgeBox(const Badge &badge) const; ///< empty: it is not shown
    const Badge *badgeAt(QPointF at) const;
    const Badge *askableBadge(QPointF at) const;
    const Badge *pressableBadge(const QMouseEvent &event) const;
    bool takeBadge(const QMouseEvent &event);
    bool holdsBadge(QPointF at);
    bool letBadgeGo();
    Paper paper() const;
    // mouse, pen and fingers (canvas_hands.cpp)
    bool handEvent(QEvent *event); ///< of fingers
    void connectFingers();
    PointerEvent fingerEvent(QPointF at, Qt::MouseButtons down) const;
    void meetPen();
    bool movesPaper() const;
    void takePaper(QPointF at);
    void movePaper(QPointF at);
    void letPaperGo(QPointF at);
    void pressTool(const PointerEvent &pointer);
    void moveTool(const PointerEvent &pointer);
    void releaseTool(const PointerEvent &pointer);
    void giveGestureUp(); ///< what has been begun and not ended; the selection stays
    void setGripSize(double size);
    const Element *linkAt(QPointF widget) const; ///< whose mark is there

    Editor &m_editor;
    const TextMetrics &m_metrics;
    std::unique_ptr<PaintedScene> m_scene, m_ghost;
    Scene m_ghostShown;
    std::unique_ptr<Tiles> m_tiles;
    std::unique_ptr<LinkMarks> m_links;
    Viewport m_view;
    QMargins m_covered;
    CurrentStyle m_style;
    std::unique_ptr<Tool> m_tool;
    const ToolEntry *m_entry = nullptr, *m_entryBefore = nullptr; ///< before: of a passing tool
    std::vector<Badge> m_badges;
    QString m_pressedFigure; ///< of the badge under the hand, empty: none is
    PointerEvent m_badgePress;
    std::function<void(QPainter &)> m_marks;
    std::vector<StrainMark> m_strain;
    mutable WordsOnCanvas m_words;
    PointerEvent m_lastPointer;
    std::unique_ptr<Fingers> m_fingers;
    std::optional<QPointF> m_panFrom; ///< middle button, or Space held
    QPointF m_panPressed;
    std::optional<QPointF> m_barHeld; ///< scene px for each px that the hand goes across and down
    double m_gripSize = 8;            ///< px on screen, for what points
    bool m_spaceHeld = false, m_fingerDraws = false, m_penMode = false, m_penSeen = false;
    ArrowHold m_arrowHold;
    bool m_toolLocked = false, m_dark = false, m_snap = false, m_boxTouches = false, m_wheelZooms = false,
         m_viewMode = false, m_badgesVisible = true, m_badgesAsk = true, m_scrollBarsVisible = true, m_sharp = false,
         m_blurred = false; ///< a stand-in was shown at last
    QTimer m_idle;          ///< missing tiles, then tiles around the view
    QTimer m_animation;

    TextEditor *m_textEditor = nullptr;
    std::string m_textId;      ///< the text being edited; empty: a new label or text
    std::string m_containerId; ///< whose label
    std::optional<Element> m_freshText;
    GrownContainers m_grown;
    std::optional<FreeEnd> m_beyond; ///< the new text is what that arrow's end points to
};

} // namespace ninesketch
