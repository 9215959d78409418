// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel, pen and fingers over the canvas: what they do goes to the tool in hand, or moves the paper.
#include "ui/canvas/canvas_view.h"

#include "model/scene/bounds.h"
#include "ui/canvas/fingers.h"
#include "ui/canvas/link_marks.h"
#include "ui/canvas/text_editor.h"
#include "ui/canvas/wheel.h"
#include "ui/tools/line_points.h"
#include "ui/tools/link_mark.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_box.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLineF>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTabletEvent>
#include <QTouchEvent>
#include <QWheelEvent>
#include <algorithm>

namespace ninesketch
{

namespace
{

// Excalidraw's grips, px on screen
constexpr double mouseGrip = 8, penGrip = 16, fingerGrip = 28;

std::optional<Qt::KeyboardModifier> modifierOf(int key)
{
    switch (key) {
    case Qt::Key_Shift:
        return Qt::ShiftModifier;
    case Qt::Key_Control:
        return Qt::ControlModifier;
    case Qt::Key_Alt:
        return Qt::AltModifier;
    default:
        return std::nullopt;
    }
}

} // namespace

PointerEvent CanvasView::pointerEvent(QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons,
                                      Qt::KeyboardModifiers modifiers) const
{
    PointerEvent event;
    event.at = m_view.toScene(at);
    event.screen = {at.x(), at.y()};
    event.button = button;
    event.buttons = buttons;
    event.modifiers = modifiers;
    return event;
}

void CanvasView::updateCursor()
{
    if (m_barHeld)
        setCursor(Qt::ArrowCursor);
    else if (m_panFrom)
        setCursor(Qt::ClosedHandCursor);
    else if (movesPaper())
        setCursor(Qt::OpenHandCursor);
    else if (m_tool)
        setCursor(m_tool->cursor(m_lastPointer, toolContext()));
}

/// The paper is moved instead of being drawn on. Who only looks may still point at things.
bool CanvasView::movesPaper() const
{
    return m_spaceHeld || (m_viewMode && toolId() != QLatin1String("laser"));
}

void CanvasView::pressTool(const PointerEvent &pointer)
{
    m_lastPointer = pointer;
    apply(m_tool->press(pointer, toolContext()));
    m_lastPointer.doubleClick = false;
    updateCursor();
}

void CanvasView::moveTool(const PointerEvent &pointer)
{
    m_lastPointer = pointer;
    apply(m_tool->move(pointer, toolContext()));
    updateCursor();
}

void CanvasView::releaseTool(const PointerEvent &pointer)
{
    PointerEvent released = pointer;
    const bool dragged = m_lastPointer.button == Qt::NoButton && m_lastPointer.buttons != Qt::NoButton;
    if (dragged && !m_tool->heedsKeysAtRest()) { // what was seen last stays, as in Excalidraw
        released.modifiers = m_lastPointer.modifiers;
        released.released = pointer.modifiers;
    }
    m_lastPointer = pointer;
    const bool typing = isEditingText(); // since a double-click: all of it is selected
    apply(m_tool->release(released, toolContext()));
    if (m_textEditor && !typing) // a click into a text: one types there
        m_textEditor->putCaret({pointer.screen.x, pointer.screen.y});
    updateCursor();
}

void CanvasView::takePaper(QPointF at)
{
    m_panFrom = m_panPressed = at;
    updateCursor();
}

void CanvasView::movePaper(QPointF at)
{
    const QPointF by = m_panFrom ? at - *m_panFrom : QPointF();
    if (m_barHeld) // the view goes with the handle, the paper against it
        scrollBy(QPointF(by.x() * m_barHeld->x(), by.y() * m_barHeld->y()) * -m_view.zoom);
    else
        scrollBy(by);
    m_panFrom = at;
}

bool CanvasView::takeScrollBar(QPointF at)
{
    constexpr double around = 4; // px: a bar is thin
    const ScrollBars bars = scrollBars();
    const auto isOn = [&](const std::optional<ScrollBar> &bar) {
        return bar && bar->handle.adjusted(-around, -around, around, around).contains(at);
    };
    if (isOn(bars.across))
        m_barHeld = QPointF(bars.across->perPx, 0);
    else if (isOn(bars.down))
        m_barHeld = QPointF(0, bars.down->perPx);
    if (m_barHeld)
        takePaper(at);
    return m_barHeld.has_value();
}

/// In view mode a click on the mark of a link opens it, and one on a badge asks why.
void CanvasView::letPaperGo(QPointF at)
{
    m_panFrom.reset();
    m_barHeld.reset();
    updateCursor();
    if (!m_viewMode || QLineF(at, m_panPressed).length() >= dragThreshold)
        return;
    if (const Element *linked = linkAt(at))
        emit linkRequested(QString::fromStdString(*linked->link));
    else if (const Badge *badge = askableBadge(at))
        emit figurePressed(badge->figure);
}

const Element *CanvasView::linkAt(QPointF widget) const
{
    return linkMarkAt(m_links->linked(), m_editor.selection(), m_view.toScene(widget), m_view.zoom);
}

void CanvasView::setGripSize(double size)
{
    if (std::exchange(m_gripSize, size) != size)
        update();
}

// ---- mouse ----

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton) {
        takePaper(event->position());
        if (m_textEditor) // one types on
            m_textEditor->setFocus(Qt::OtherFocusReason);
        return;
    }
    setFocus(Qt::MouseFocusReason);
    finishTextEditing();
    setGripSize(mouseGrip);
    if (event->button() == Qt::LeftButton && takeScrollBar(event->position()))
        return;
    if (movesPaper() && event->button() == Qt::LeftButton)
        takePaper(event->position());
    else if (event->button() == Qt::LeftButton && takeBadge(*event))
        return;
    else if (event->button() != Qt::RightButton && m_tool && !movesPaper())
        pressTool(pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers()));
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panFrom)
        movePaper(event->position());
    else if (holdsBadge(event->position()))
        return;
    else if (m_tool && !movesPaper()) {
        moveTool(pointerEvent(event->position(), Qt::NoButton, event->buttons(), event->modifiers()));
        if (event->buttons() == Qt::NoButton && pressableBadge(*event))
            setCursor(Qt::PointingHandCursor);
    } else if (m_viewMode)
        setCursor(linkAt(event->position()) || askableBadge(event->position()) ? Qt::PointingHandCursor
                                                                               : Qt::OpenHandCursor);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton))
        letPaperGo(event->position());
    else if (event->button() == Qt::LeftButton && letBadgeGo())
        return;
    else if (event->button() != Qt::RightButton && m_tool && !movesPaper())
        releaseTool(pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers()));
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_tool || m_viewMode)
        return;
    PointerEvent pointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    pointer.doubleClick = true;
    pressTool(pointer);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    QPointF delta = wheelDistance(*event, QGuiApplication::platformName());
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool held = event->buttons().testFlag(Qt::MiddleButton);
    if (delta.y() != 0 && (held || (!shift && (control || m_wheelZooms)))) {
        setZoom(zoomAfterWheel(m_view.zoom, -delta.y()), event->position());
    } else {
        if (const double one = delta.y() != 0 ? delta.y() : delta.x(); shift)
            delta = control ? QPointF(0, one) : QPointF(one, 0);
        scrollBy(delta);
    }
    event->accept();
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() != QContextMenuEvent::Keyboard) {
        emit contextMenuRequested(mapToGlobal(event->pos()), m_view.toScene(event->pos()));
        return;
    }
    // the key for it means what is selected, wherever the pointer is, or else the paper
    const Scene &scene = m_editor.scene();
    const Selection &selection = m_editor.selection();
    Point at = visibleScene().centre();
    QPoint shown = rect().center();
    if (const auto box = commonBox(scene, selection.ids)) {
        const Element *line = selectedLine(scene, selection);
        at = line ? scenePoints(*line).front() : box->centre();
        const QPoint middle = m_view.toWidget(box->centre()).toPoint(); // may lie out of sight
        shown = {std::clamp(middle.x(), 0, width()), std::clamp(middle.y(), 0, height())};
    } else if (!scene.empty()) { // not what happens to lie there
        const Rect all = contentBox();
        at = Point{all.x, all.y} - Point{all.width, all.height} - Point{width() / zoom(), height() / zoom()};
    }
    emit contextMenuRequested(mapToGlobal(shown), at);
}

// ---- pen ----

void CanvasView::setPenMode(bool on)
{
    if (on != m_penMode) {
        m_penMode = on;
        emit penModeChanged(on);
    }
}

/// The first pen that is seen makes the canvas its own: fingers no longer draw, and strokes are as wide as it presses.
void CanvasView::meetPen()
{
    if (m_penSeen)
        return;
    m_penSeen = true;
    setPenMode(true);
    CurrentStyle style = m_style;
    style.evenPen = false;
    setCurrentStyle(style);
}

void CanvasView::tabletEvent(QTabletEvent *event)
{
    // what moves the paper or asks for the menu is the same as with a mouse
    if (!m_tool || movesPaper() || m_panFrom || event->button() == Qt::RightButton ||
        event->button() == Qt::MiddleButton) {
        event->ignore();
        return;
    }
    const bool rubber = event->pointerType() == QPointingDevice::PointerType::Eraser;
    PointerEvent pointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    pointer.pen = true;
    pointer.pressure = event->pressure();
    setGripSize(penGrip);
    switch (event->type()) {
    case QEvent::TabletPress:
        setFocus(Qt::MouseFocusReason);
        finishTextEditing();
        meetPen();
        if (rubber) // the other end of the pen
            setTool(QStringLiteral("eraser"));
        pressTool(pointer);
        break;
    case QEvent::TabletMove:
        moveTool(pointer);
        break;
    case QEvent::TabletRelease:
        releaseTool(pointer);
        if (rubber)
            leaveTool();
        break;
    default:
        break;
    }
    event->accept();
}

// ---- fingers ----

void CanvasView::connectFingers()
{
    connect(m_fingers.get(), &Fingers::pressed, this, [this](const QPointF &at, bool twice) {
        setFocus(Qt::MouseFocusReason);
        finishTextEditing();
        setGripSize(fingerGrip);
        const QString tool = toolId();
        const bool resting = m_penMode && tool != "selection" && tool != "lasso" && tool != "text";
        m_fingerDraws = m_tool && !movesPaper() && !resting;
        if (m_fingerDraws) {
            PointerEvent pointer = fingerEvent(at, Qt::LeftButton);
            pointer.doubleClick = twice;
            pressTool(pointer);
        } else if (movesPaper()) {
            takePaper(at);
        }
    });
    connect(m_fingers.get(), &Fingers::moved, this, [this](const QPointF &at) {
        if (m_fingerDraws)
            moveTool(fingerEvent(at, Qt::LeftButton));
        else if (m_panFrom)
            movePaper(at);
    });
    connect(m_fingers.get(), &Fingers::released, this, [this](const QPointF &at) {
        if (std::exchange(m_fingerDraws, false))
            releaseTool(fingerEvent(at, Qt::NoButton));
        else if (m_panFrom)
            letPaperGo(at);
    });
    connect(m_fingers.get(), &Fingers::givenUp, this, [this] {
        if (std::exchange(m_fingerDraws, false))
            giveGestureUp();
        m_panFrom.reset();
    });
    connect(m_fingers.get(), &Fingers::rested, this, [this](const QPointF &at) {
        if (m_viewMode || toolId() == QLatin1String("selection"))
            emit contextMenuRequested(mapToGlobal(at).toPoint(), m_view.toScene(at));
    });
    connect(m_fingers.get(), &Fingers::pinched, this, [this](const QPointF &middle, const QPointF &by, double factor) {
        setViewport(m_view.movedBy(by).zoomedAt(middle, m_view.zoom * factor));
    });
}

PointerEvent CanvasView::fingerEvent(QPointF at, Qt::MouseButtons down) const
{
    return pointerEvent(at, Qt::LeftButton, down, QGuiApplication::keyboardModifiers());
}

bool CanvasView::handEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease: {
        // Shift, Ctrl or Alt while the pointer rests: what hovers, or is drawn or resized, changes at once
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto modifier = modifierOf(key->key());
        if (!modifier || key->isAutoRepeat() || !m_tool || m_textEditor || m_panFrom || movesPaper())
            return false;
        if (m_lastPointer.buttons == Qt::NoButton ? !underMouse() : !m_tool->heedsKeysAtRest())
            return false;
        PointerEvent again = m_lastPointer;
        again.at = m_view.toScene({again.screen.x, again.screen.y}); // keys may have moved the view
        again.button = Qt::NoButton;
        again.modifiers = key->modifiers();
        again.modifiers.setFlag(*modifier, event->type() == QEvent::KeyPress);
        moveTool(again);
        return false;
    }
    case QEvent::NativeGesture: {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            return false;
        setZoom(m_view.zoom * (1 + gesture->value()), gesture->position());
        return true;
    }
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel: {
        auto *touch = static_cast<QTouchEvent *>(event);
        if (!touch->device() || touch->device()->type() != QInputDevice::DeviceType::TouchScreen)
            return false; // what a touchpad does comes as wheel and gestures
        m_fingers->take(*touch);
        event->accept();
        return true;
    }
    default:
        return false;
    }
}

} // namespace ninesketch
