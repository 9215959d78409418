// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "model/scene/edits.h"
#include "model/scene/text_layout.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/text_editor.h"
#include "ui/tools/new_element.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int kTileBudgetMs = 10;
constexpr const char *kComponentMime = "application/x-ninesketch-component";

Selection onlyExisting(Selection selection, const Scene &scene)
{
    std::erase_if(selection.ids, [&](const std::string &id) { return !scene.find(id); });
    return selection;
}

} // namespace

CanvasView::CanvasView(Editor &editor, const TextMetrics &metrics, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_metrics(metrics)
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    m_scene.update(editor.scene(), difference(Scene(), editor.scene()));
    connect(&editor, &Editor::sceneChanged, this, &CanvasView::showChange);
    connect(&editor, &Editor::selectionChanged, this, qOverload<>(&QWidget::update));
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (!m_sharp)
            update();
        else if (m_tiles.prefetch(m_scene, size()))
            m_idle.start(8);
    });
    m_animation.setInterval(16);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        if (!m_tool || !m_tool->isAnimating())
            m_animation.stop();
        update();
    });
    setTool(QStringLiteral("selection"));
}

CanvasView::~CanvasView() = default;

// ---- tools ----

void CanvasView::setTool(const QString &id)
{
    for (const ToolEntry &entry : allTools()) {
        if (id != QLatin1String(entry.id))
            continue;
        if (m_entry == &entry)
            return;
        finishTextEditing();
        if (m_tool)
            apply(m_tool->cancel(toolContext()));
        m_entry = &entry;
        m_tool = entry.make();
        updateCursor();
        update();
        emit toolChanged(id);
        return;
    }
}

QString CanvasView::toolId() const
{
    return m_entry ? QString::fromLatin1(m_entry->id) : QString();
}

void CanvasView::setToolLocked(bool locked)
{
    if (locked == m_toolLocked)
        return;
    m_toolLocked = locked;
    emit toolLockedChanged(locked);
}

void CanvasView::setCurrentStyle(const CurrentStyle &style)
{
    m_style = style;
    emit currentStyleChanged();
}

ToolContext CanvasView::toolContext() const
{
    ToolContext context{m_editor.committed(),
                        m_editor.selection(),
                        m_style,
                        m_metrics,
                        m_view.zoom,
                        false,
                        m_snap,
                        m_toolLocked,
                        nullptr,
                        0,
                        visibleScene(),
                        m_dark,
                        false};
    context.gridEnabled = m_editor.committed().settings().gridModeEnabled;
    return context;
}

void CanvasView::apply(ToolAnswer answer)
{
    if (answer.style)
        setCurrentStyle(*answer.style);
    switch (answer.outcome) {
    case ToolAnswer::Outcome::Preview:
        if (answer.scene)
            m_editor.preview(std::move(*answer.scene));
        break;
    case ToolAnswer::Outcome::Commit:
        if (answer.scene) {
            Selection after = onlyExisting(answer.selection ? *answer.selection : m_editor.selection(), *answer.scene);
            m_editor.commit(std::move(*answer.scene), answer.what, std::move(after));
        }
        break;
    case ToolAnswer::Outcome::Cancel:
        m_editor.cancelPreview();
        break;
    case ToolAnswer::Outcome::Nothing:
        break;
    }
    if (answer.selection && answer.outcome != ToolAnswer::Outcome::Commit)
        m_editor.setSelection(std::move(*answer.selection));
    if (answer.panBy)
        scrollBy({answer.panBy->x, answer.panBy->y});
    if (!answer.chooseTool.empty())
        setTool(QString::fromStdString(answer.chooseTool));
    else if (answer.finished && !m_toolLocked)
        setTool(QStringLiteral("selection"));
    if (!answer.editText.empty())
        editText(answer.editText);
    else if (answer.newTextAt)
        startNewText(*answer.newTextAt, answer.newTextWidth);
    if (!answer.openLink.empty())
        emit linkRequested(QString::fromStdString(answer.openLink));
    if (m_tool && m_tool->isAnimating() && !m_animation.isActive())
        m_animation.start();
    update();
}

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
    if (m_panFrom)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld || m_viewMode)
        setCursor(Qt::OpenHandCursor);
    else if (m_tool)
        setCursor(m_tool->cursor(m_lastPointer, toolContext()));
}

// ---- the view ----

void CanvasView::setViewport(const Viewport &view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_sharp = false;
    placeTextEditor();
    update();
    emit viewChanged();
}

void CanvasView::setZoom(double zoom, std::optional<QPointF> at)
{
    setViewport(m_view.zoomedAt(at.value_or(QPointF(width() / 2.0, height() / 2.0)), zoom));
}

void CanvasView::zoomToFit(double largest)
{
    if (m_editor.scene().empty())
        setViewport({1, {-width() / 2.0, -height() / 2.0}});
    else
        setViewport(Viewport::fitting(exportBounds(m_editor.scene()), size(), largest));
}

void CanvasView::zoomToSelection(double largest)
{
    std::optional<Rect> box;
    for (const std::string &id : m_editor.selection().ids)
        if (const Element *element = m_editor.scene().find(id))
            box = box ? box->united(rotatedBox(*element)) : rotatedBox(*element);
    if (box)
        setViewport(Viewport::fitting(*box, size(), largest));
    else
        zoomToFit(largest);
}

void CanvasView::scrollBy(QPointF widgetPx)
{
    setViewport(m_view.movedBy(widgetPx));
}

void CanvasView::centreOn(Point scenePoint)
{
    setViewport(
        {m_view.zoom, {scenePoint.x - width() / 2.0 / m_view.zoom, scenePoint.y - height() / 2.0 / m_view.zoom}});
}

Point CanvasView::insertionPoint() const
{
    const QPointF at(m_lastPointer.screen.x, m_lastPointer.screen.y);
    return underMouse() ? m_view.toScene(at) : visibleScene().centre();
}

void CanvasView::setDark(bool dark)
{
    m_dark = dark;
    placeTextEditor();
    update();
}

void CanvasView::setSnapToObjects(bool on)
{
    m_snap = on;
}

void CanvasView::setViewMode(bool on)
{
    m_viewMode = on;
    if (on)
        finishTextEditing();
    updateCursor();
    update();
}

void CanvasView::setBadges(std::vector<Badge> badges)
{
    m_badges = std::move(badges);
    update();
}

void CanvasView::setBadgesVisible(bool visible)
{
    m_badgesVisible = visible;
    update();
}

void CanvasView::setEmptyHint(bool shown)
{
    m_hint = shown;
    update();
}

Paper CanvasView::paper() const
{
    const SceneSettings &settings = m_editor.scene().settings();
    Paper paper;
    paper.dark = m_dark;
    QColor color = toQColor(m_dark ? darkModeColor(settings.viewBackgroundColor) : settings.viewBackgroundColor);
    if (!color.isValid() || color.alpha() == 0)
        color = m_dark ? QColor("#121212") : QColor(Qt::white);
    paper.color = color;
    paper.gridSize = settings.gridModeEnabled ? settings.gridSize : 0;
    paper.gridStep = std::max(1, static_cast<int>(settings.gridStep));
    return paper;
}

void CanvasView::showChange(const SceneChange &change)
{
    invalidate(m_scene.update(m_editor.scene(), change));
    placeTextEditor();
    update();
}

void CanvasView::invalidate(const std::vector<QRectF> &regions)
{
    for (const QRectF &region : regions) {
        if (region.width() > 1e8)
            m_tiles.invalidateAll();
        else
            m_tiles.invalidate(region);
    }
}

// ---- painting ----

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_sharp = m_tiles.paint(painter, m_scene, paper(), m_view, size(), devicePixelRatioF(), kTileBudgetMs);
    if (!m_idle.isActive())
        m_idle.start(m_sharp ? 30 : 0);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEmptyHint(painter);
    paintBadges(painter);
    if (m_tool && !m_viewMode && !m_textEditor) {
        painter.save();
        m_tool->paintOverlay(painter, toolContext(), [this](Point scene) {
            const QPointF at = m_view.toWidget(scene);
            return Point{at.x(), at.y()};
        });
        painter.restore();
    }
    paintScrollBars(painter);
}

QRectF CanvasView::badgeBox(const Badge &badge) const
{
    const Element *element = m_editor.scene().find(badge.elementId);
    if (!element || badge.text.isEmpty())
        return {};
    QFont small = font();
    small.setPixelSize(12);
    const QFontMetricsF metrics(small);
    const Rect box = rotatedBox(*element);
    const QPointF bottomMiddle = m_view.toWidget({box.centre().x, box.bottom()});
    const double width = metrics.horizontalAdvance(badge.text) + 16;
    return {bottomMiddle.x() - width / 2, bottomMiddle.y() + 3, width, 19}; // below: the name stays readable
}

void CanvasView::paintBadges(QPainter &painter) const
{
    // Far away badges would cover what they speak of.
    if (!m_badgesVisible || m_view.zoom < 0.45)
        return;
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    for (const Badge &badge : m_badges) {
        const QRectF box = badgeBox(badge);
        if (box.isEmpty() || !box.intersects(QRectF(rect())))
            continue;
        QColor ink, fill;
        switch (badge.tone) {
        case Badge::Tone::Good:
            ink = QColor(m_dark ? "#69db7c" : "#2b8a3e");
            fill = QColor(m_dark ? "#14301c" : "#ebfbee");
            break;
        case Badge::Tone::Warning:
            ink = QColor(m_dark ? "#ffd43b" : "#a05a00");
            fill = QColor(m_dark ? "#33280a" : "#fff9db");
            break;
        case Badge::Tone::Bad:
            ink = QColor(m_dark ? "#ff8787" : "#c92a2a");
            fill = QColor(m_dark ? "#3a1616" : "#fff5f5");
            break;
        case Badge::Tone::Quiet:
            ink = QColor(m_dark ? "#ced4da" : "#495057");
            fill = QColor(m_dark ? "#232329" : "#ffffff");
            break;
        }
        painter.setPen(
            QPen(badge.bottleneck ? ink : QColor(ink.red(), ink.green(), ink.blue(), 90), badge.bottleneck ? 1.5 : 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter, badge.text);
        if (badge.singlePointOfFailure) {
            // A small warning triangle rides on the left end.
            const QPointF c(box.left() - 2, box.center().y());
            painter.setPen(QPen(ink, 1.2));
            painter.setBrush(fill);
            painter.drawPolygon(
                QPolygonF{QPointF(c.x(), c.y() - 7), QPointF(c.x() + 7, c.y() + 5), QPointF(c.x() - 7, c.y() + 5)});
            painter.drawLine(QPointF(c.x(), c.y() - 2.5), QPointF(c.x(), c.y() + 1));
            painter.drawPoint(QPointF(c.x(), c.y() + 3.2));
        }
    }
}

void CanvasView::paintEmptyHint(QPainter &painter) const
{
    if (!m_hint || !m_editor.scene().empty() || m_textEditor || m_editor.isPreviewing())
        return;
    painter.save();
    painter.setPen(m_dark ? QColor("#7a7a82") : QColor("#a0a0a8"));
    const auto hand = [](double px) {
        QFont found;
        found.setFamilies({QStringLiteral("Excalifont"), found.family()});
        found.setPixelSize(static_cast<int>(px));
        return found;
    };
    const QPointF middle = QRectF(rect()).center();
    painter.setFont(hand(34));
    painter.drawText(QRectF(0, middle.y() - 110, width(), 48), Qt::AlignCenter, tr("Draw the system. See the nines."));
    painter.setFont(hand(20));
    const QStringList lines{tr("drag a component from the left, or press  /  and type “redis 3x”"),
                            tr("join two of them with an arrow:  A"), tr("? shows every key")};
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(QRectF(0, middle.y() - 40 + 34 * i, width(), 30), Qt::AlignCenter, lines[i]);
    painter.restore();
}

void CanvasView::paintScrollBars(QPainter &painter) const
{
    if (m_editor.scene().empty())
        return;
    // Excalidraw's: 6 px, 4 px from the edge, only where something lies outside the view.
    constexpr double thick = 6, margin = 4, shortest = 24;
    const Rect content = exportBounds(m_editor.scene()), seen = visibleScene();
    const Rect all = content.united(seen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_dark ? QColor(255, 255, 255, 77) : QColor(0, 0, 0, 77));
    if (all.width > seen.width + 0.5) {
        const double room = width() - 2 * margin, length = std::max(shortest, room * seen.width / all.width);
        const double at = (room - length) * (seen.x - all.x) / (all.width - seen.width);
        painter.drawRoundedRect(QRectF(margin + at, height() - margin - thick, length, thick), 3, 3);
    }
    if (all.height > seen.height + 0.5) {
        const double room = height() - 2 * margin, length = std::max(shortest, room * seen.height / all.height);
        const double at = (room - length) * (seen.y - all.y) / (all.height - seen.height);
        painter.drawRoundedRect(QRectF(width() - margin - thick, margin + at, thick, length), 3, 3);
    }
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit viewChanged();
}

// ---- pointer and keys ----

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    finishTextEditing();
    if (event->button() == Qt::MiddleButton || ((m_spaceHeld || m_viewMode) && event->button() == Qt::LeftButton)) {
        m_panFrom = event->position();
        updateCursor();
        return;
    }
    if (event->button() == Qt::RightButton || !m_tool || (m_viewMode && toolId() != QLatin1String("laser")))
        return;
    m_lastPointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    apply(m_tool->press(m_lastPointer, toolContext()));
    updateCursor();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        scrollBy(event->position() - *m_panFrom);
        m_panFrom = event->position();
        return;
    }
    m_lastPointer = pointerEvent(event->position(), Qt::NoButton, event->buttons(), event->modifiers());
    if (!m_tool || (m_viewMode && toolId() != QLatin1String("laser")))
        return;
    apply(m_tool->move(m_lastPointer, toolContext()));
    updateCursor();
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        m_panFrom.reset();
        updateCursor();
        return;
    }
    if (event->button() == Qt::RightButton || !m_tool || (m_viewMode && toolId() != QLatin1String("laser")))
        return;
    m_lastPointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    apply(m_tool->release(m_lastPointer, toolContext()));
    updateCursor();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_tool || m_viewMode)
        return;
    m_lastPointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    m_lastPointer.doubleClick = true;
    apply(m_tool->press(m_lastPointer, toolContext()));
    m_lastPointer.doubleClick = false;
    updateCursor();
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    // A notch of a wheel is 120 eighths of a degree, about 100 px in a browser; touchpads say pixels.
    QPointF delta =
        event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 120.0 * 100.0 : QPointF(event->pixelDelta());
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(zoomAfterWheel(m_view.zoom, -delta.y()), event->position());
    } else {
        if (event->modifiers().testFlag(Qt::ShiftModifier) && delta.x() == 0)
            delta = {delta.y(), 0};
        scrollBy(delta);
    }
    event->accept();
}

bool CanvasView::nativeGesture(QNativeGestureEvent *event)
{
    if (event->gestureType() == Qt::ZoomNativeGesture) {
        setZoom(m_view.zoom * (1 + event->value()), event->position());
        return true;
    }
    return false;
}

void CanvasView::tabletEvent(QTabletEvent *event)
{
    if (!m_tool || m_viewMode)
        return;
    PointerEvent pointer = pointerEvent(event->position(), event->button(), event->buttons(), event->modifiers());
    pointer.pen = true;
    pointer.pressure = event->pressure();
    m_lastPointer = pointer;
    switch (event->type()) {
    case QEvent::TabletPress:
        finishTextEditing();
        apply(m_tool->press(pointer, toolContext()));
        break;
    case QEvent::TabletMove:
        apply(m_tool->move(pointer, toolContext()));
        break;
    case QEvent::TabletRelease:
        apply(m_tool->release(pointer, toolContext()));
        break;
    default:
        break;
    }
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        updateCursor();
        return;
    }
    if (m_tool && !m_viewMode) {
        ToolAnswer answer = event->key() == Qt::Key_Escape
                                ? m_tool->cancel(toolContext())
                                : m_tool->key(event->key(), event->modifiers(), toolContext());
        const bool nothing = answer.outcome == ToolAnswer::Outcome::Nothing && !answer.selection &&
                             answer.editText.empty() && !answer.newTextAt && answer.chooseTool.empty() &&
                             !answer.panBy && !answer.style && !answer.finished;
        if (!nothing) {
            apply(std::move(answer));
            updateCursor();
            return;
        }
        if (event->key() == Qt::Key_Escape) {
            if (toolId() != QLatin1String("selection"))
                setTool(QStringLiteral("selection"));
            else
                m_editor.setSelection({});
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
        return;
    }
    if (m_tool && !m_viewMode)
        apply(m_tool->keyReleased(event->key(), event->modifiers(), toolContext()));
    QWidget::keyReleaseEvent(event);
}

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && nativeGesture(static_cast<QNativeGestureEvent *>(event)))
        return true;
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (const Badge &badge : m_badges)
            if (m_badgesVisible && m_view.zoom >= 0.45 && !badge.tooltip.isEmpty() &&
                badgeBox(badge).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), badge.tooltip, this);
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    emit contextMenuRequested(event->globalPos(), m_view.toScene(event->pos()));
}

void CanvasView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasFormat(QString::fromLatin1(kComponentMime)))
        event->acceptProposedAction();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    const Point at = m_view.toScene(event->position());
    if (event->mimeData()->hasFormat(QString::fromLatin1(kComponentMime)))
        emit componentDropped(QString::fromUtf8(event->mimeData()->data(QString::fromLatin1(kComponentMime))), at);
    else if (event->mimeData()->hasUrls())
        emit filesDropped(event->mimeData()->urls(), at);
    event->acceptProposedAction();
    setFocus(Qt::OtherFocusReason);
}

// ---- typing ----

void CanvasView::editText(const std::string &elementId)
{
    const Element *element = m_editor.committed().find(elementId);
    if (!element || element->locked || m_viewMode)
        return;
    if (element->text()) {
        openTextEditor(elementId, element->text()->containerId.value_or(""));
        return;
    }
    openTextEditor(labelIdOf(m_editor.committed(), elementId), elementId);
}

void CanvasView::startNewText(Point at, double wrapWidth)
{
    finishTextEditing();
    Element fresh = styledElement(ElementType::Text, toolContext(), at);
    TextData &words = *fresh.text();
    fresh.height = words.fontSize * words.lineHeight;
    words.autoResize = wrapWidth <= 0;
    fresh.width = wrapWidth > 0 ? wrapWidth : 1;
    m_freshText = fresh;
    openTextEditor({}, {});
}

void CanvasView::openTextEditor(const std::string &textId, const std::string &containerId)
{
    if (m_textEditor)
        finishTextEditing();
    m_textId = textId;
    m_containerId = containerId;
    if (textId.empty() && !containerId.empty()) {
        Element fresh = styledElement(ElementType::Text, toolContext(), {});
        fresh.text()->textAlign = TextAlign::Center;
        fresh.text()->verticalAlign = VerticalAlign::Middle;
        fresh.text()->containerId = containerId;
        m_freshText = fresh;
    }
    m_textEditor = new TextEditor(this);
    if (const Element *text = m_editor.committed().find(textId)) {
        m_freshText.reset();
        m_textEditor->setPlainText(QString::fromStdString(
            text->text()->originalText.empty() ? text->text()->text : text->text()->originalText));
        invalidate(m_scene.setHidden(textId));
    }
    connect(m_textEditor, &QPlainTextEdit::textChanged, this, &CanvasView::typed);
    connect(m_textEditor, &TextEditor::ended, this, &CanvasView::finishTextEditing);
    placeTextEditor();
    m_textEditor->selectAll();
    m_textEditor->show();
    m_textEditor->setFocus(Qt::OtherFocusReason);
    emit textEditingChanged(true);
    update();
}

void CanvasView::typed()
{
    const std::string text = m_textEditor->toPlainText().toStdString();
    const Scene &scene = m_editor.committed();
    if (!m_textId.empty())
        m_editor.preview(previewText(scene, m_textId, text, toolContext().edit()));
    else if (!m_containerId.empty() && !text.empty())
        m_editor.preview(setLabel(scene, m_containerId, text, *m_freshText, toolContext().edit()));
    if (m_textId.empty() && !m_containerId.empty())
        invalidate(m_scene.setHidden(labelIdOf(m_editor.scene(), m_containerId)));
    placeTextEditor();
}

void CanvasView::placeTextEditor()
{
    if (!m_textEditor)
        return;
    const std::string text = m_textEditor->toPlainText().toStdString();
    const std::string labelId =
        m_textId.empty() && !m_containerId.empty() ? labelIdOf(m_editor.scene(), m_containerId) : m_textId;
    if (const Element *shown = m_editor.scene().find(labelId)) {
        m_textEditor->follow(*shown, m_view, m_dark);
        return;
    }
    if (!m_freshText)
        return;
    Element fresh = *m_freshText;
    fresh.text()->text = fresh.text()->originalText = text;
    if (const Element *container = m_editor.scene().find(m_containerId)) {
        fresh = laidOutLabel(*container, fresh, m_metrics).label;
        if (container->isArrow()) {
            const Point middle = arrowLabelCentre(*container, fresh);
            fresh.x = middle.x - fresh.width / 2;
            fresh.y = middle.y - fresh.height / 2;
        }
    } else {
        fresh = laidOutText(fresh, m_metrics);
    }
    m_textEditor->follow(fresh, m_view, m_dark);
}

void CanvasView::finishTextEditing()
{
    if (!m_textEditor)
        return;
    TextEditor *editor = std::exchange(m_textEditor, nullptr);
    editor->disconnect(this);
    const std::string text = editor->toPlainText().toStdString();
    const bool hadFocus = editor->hasFocus();
    editor->hide();
    editor->deleteLater();
    m_editor.cancelPreview();
    invalidate(m_scene.setHidden({}));

    const EditContext context = toolContext().edit();
    const Scene &scene = m_editor.committed();
    if (!m_textId.empty()) {
        const std::string selected = m_containerId.empty() ? m_textId : m_containerId;
        Scene edited = setText(scene, m_textId, text, context);
        Selection after = onlyExisting(Selection{{selected}, m_editor.selection().editingGroupId}, edited);
        m_editor.commit(std::move(edited), tr("Edit text"), std::move(after));
    } else if (!m_containerId.empty()) {
        if (!text.empty())
            m_editor.commit(setLabel(scene, m_containerId, text, *m_freshText, context), tr("Label"),
                            Selection{{m_containerId}, m_editor.selection().editingGroupId});
    } else if (m_freshText && text.find_first_not_of(" \n\t") != std::string::npos) {
        Element made = *m_freshText;
        made.text()->originalText = normalisedText(text);
        made.text()->text = made.text()->originalText;
        made = laidOutText(made, m_metrics);
        const std::string id = made.id;
        m_editor.commit(updateFrameMembership(addElements(scene, {std::move(made)}, context), {id}, context),
                        tr("Write text"), Selection{{id}, {}});
    }
    m_freshText.reset();
    m_textId.clear();
    m_containerId.clear();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    emit textEditingChanged(false);
    update();
}

} // namespace ninesketch
