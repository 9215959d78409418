// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"
#include "model/scene/bounds.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/fingers.h"
#include "ui/canvas/link_marks.h"
#include "ui/canvas/painted_scene.h"
#include "ui/canvas/text_editor.h"
#include "ui/canvas/tiles.h"
#include "ui/take_copy.h"
#include "ui/tools/link_mark.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int zoomStepMs = 14; // with the painting of a step a little more than a frame
constexpr const char *componentMime = "application/x-ninesketch-component";

/// What bars cover of a height, as far as a drawing heeds it that would else be a stamp between them.
QMargins notMuchOf(int height, QMargins covered)
{
    constexpr double most = 0.45;
    const double share = most * height / std::max(1, covered.top() + covered.bottom());
    return share >= 1 ? covered
                      : QMargins(covered.left(), int(covered.top() * share), 0, int(covered.bottom() * share));
}

/// Without what stands beside the drawing: it lies in the middle all the same, unless it was to come into sight.
QMargins barsOnly(QMargins covered)
{
    covered.setLeft(0);
    return covered;
}

/// Between the bars; in a low window a little below them where it would be much smaller between them.
Viewport fittingBetweenBars(const Rect &box, const QRect &whole, QMargins covered, double largest)
{
    constexpr double muchSmaller = 0.6;
    const Viewport between = Viewport::fitting(box, whole.marginsRemoved(covered), largest),
                   below = Viewport::fitting(box, whole.marginsRemoved(notMuchOf(whole.height(), covered)), largest);
    return between.zoom >= muchSmaller * below.zoom ? between : below;
}

} // namespace

CanvasView::CanvasView(Editor &editor, const TextMetrics &metrics, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_metrics(metrics), m_scene(std::make_unique<PaintedScene>()),
      m_ghost(std::make_unique<PaintedScene>()), m_tiles(std::make_unique<Tiles>()),
      m_links(std::make_unique<LinkMarks>()), m_fingers(std::make_unique<Fingers>(nullptr))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    const SceneChange all = difference(Scene(), editor.scene());
    m_scene->update(editor.scene(), all);
    m_links->update(editor.scene(), all);
    connect(&editor, &Editor::sceneChanged, this, &CanvasView::showChange);
    connect(&editor, &Editor::selectionChanged, this, qOverload<>(&QWidget::update));
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (!m_sharp)
            update();
        else
            m_tiles->prefetch(*m_scene, size());
    });
    connect(&m_tiles->painters(), &TilePainters::painted, this, [this] {
        if (!m_sharp)
            update();
        else
            m_idle.start(8);
    });
    m_animation.setInterval(16);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        if (!m_tool || !m_tool->isAnimating())
            m_animation.stop();
        update();
    });
    connectFingers();
    setTool(QStringLiteral("selection"));
}

CanvasView::~CanvasView() = default;

int CanvasView::tilesPainted() const
{
    return m_tiles->painted();
}

bool CanvasView::isAtRest() const
{
    return m_sharp && !m_idle.isActive() && m_tiles->painters().isIdle();
}

// ---- tools ----

void CanvasView::setTool(const QString &id)
{
    for (const ToolEntry &entry : allTools()) {
        if (id != QLatin1String(entry.id))
            continue;
        if (m_entry == &entry)
            return;
        finishTextEditing();
        const Selection before = m_editor.selection();
        if (m_tool)
            apply(m_tool->cancel(toolContext()));
        if (m_entry && m_entry->id == std::string_view("lasso") && id == "selection") // to go on with what was looped
            m_editor.setSelection(onlyExisting(before, m_editor.scene()));
        if (m_entry && !m_entry->passing)
            m_entryBefore = m_entry;
        m_entry = &entry;
        m_tool = entry.make();
        updateCursor();
        update();
        emit toolChanged(id);
        return;
    }
}

void CanvasView::leaveTool()
{
    const bool back = m_entry && m_entry->passing && m_entryBefore;
    setTool(back ? QString::fromLatin1(m_entryBefore->id) : QStringLiteral("selection"));
}

void CanvasView::putToolDown()
{
    finishTextEditing();
    if (!m_tool)
        return;
    giveGestureUp();
    m_panFrom.reset();
    updateCursor();
}

void CanvasView::giveGestureUp()
{
    const Scene before = m_editor.committed();
    const Selection chosen = m_editor.selection();
    apply(m_tool->cancel(toolContext()));
    if (m_editor.committed().sameAs(before)) // giving up is no choice of something else
        m_editor.setSelection(chosen);
    m_tool = m_entry->make();
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
    if (m_textEditor)
        typed();
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
                        m_dark};
    context.gripSize = m_gripSize;
    context.gridEnabled = m_editor.committed().settings().gridModeEnabled;
    context.images = &m_scene->images();
    context.boxTouches = m_boxTouches;
    context.arrowHold = m_arrowHold;
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
        if (answer.scene && answer.goesOn) {
            m_editor.commitOn(std::move(*answer.scene), answer.what);
        } else if (answer.scene) {
            Selection after = onlyExisting(answer.selection ? *answer.selection : m_editor.selection(), *answer.scene);
            if (answer.finished && m_toolLocked && !answer.staysSelected)
                after = {}; // as Excalidraw: the next one is drawn at once
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
        startNewText(*answer.newTextAt, answer.newTextWidth, answer.attachText);
    if (!answer.openLink.empty())
        emit linkRequested(QString::fromStdString(answer.openLink));
    if (answer.takeBackgroundAt) {
        CurrentStyle style = m_style;
        style.backgroundColor = colourAt({answer.takeBackgroundAt->x, answer.takeBackgroundAt->y}).name().toStdString();
        setCurrentStyle(style);
    }
    if (!answer.isLocked.empty())
        emit lockedClicked(QString::fromStdString(answer.isLocked));
    if (const auto box = commonBox(m_editor.scene(), answer.bringIntoSight))
        bringIntoSight(*box);
    if (!answer.say.isEmpty())
        emit said(answer.say);
    if (!answer.strike.empty())
        emit struck(QString::fromStdString(answer.strike), answer.strikeOneReplica);
    if (m_tool && m_tool->isAnimating() && !m_animation.isActive())
        m_animation.start();
    update();
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
        setViewport(fittingBetweenBars(exportBounds(m_editor.scene()), rect(), barsOnly(m_covered), largest));
}

void CanvasView::zoomTo(const Rect &box, double largest)
{
    setViewport(Viewport::fitting(box, size(), largest));
}

void CanvasView::zoomToSelection(double largest)
{
    std::optional<Rect> box;
    for (const std::string &id : m_editor.selection().ids)
        if (const Element *element = m_editor.scene().find(id))
            box = box ? box->united(rotatedBox(*element)) : rotatedBox(*element);
    if (box)
        setViewport(fittingBetweenBars(*box, rect(), barsOnly(m_covered), largest));
    else
        zoomToFit(largest);
}

bool CanvasView::isInSight(const Rect &scene) const
{
    const QRectF box(toWidget({scene.x, scene.y}), toWidget({scene.right(), scene.bottom()}));
    return QRectF(rect().marginsRemoved(notMuchOf(height(), m_covered))).contains(box);
}

void CanvasView::bringIntoSight(const Rect &scene)
{
    if (!isInSight(scene)) // no larger than it was
        setViewport(fittingBetweenBars(scene, rect(), m_covered, zoom()));
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
    // asked anew: the pointer may not have moved since something that covered the canvas has gone
    return underMouse() ? m_view.toScene(mapFromGlobal(QCursor::pos())) : visibleScene().centre();
}

QColor CanvasView::colourAt(QPointF widget) const
{
    QImage pixel(1, 1, QImage::Format_RGB32);
    const QColor ground = toQColor(m_editor.scene().settings().viewBackgroundColor);
    pixel.fill(ground.isValid() && ground.alpha() > 0 ? ground : QColor(Qt::white));
    QPainter painter(&pixel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(0.5, 0.5);
    painter.scale(m_view.zoom, m_view.zoom);
    const Point at = m_view.toScene(widget);
    painter.translate(-at.x, -at.y);
    const double reach = 0.5 / m_view.zoom;
    m_scene->paint(painter, QRectF(at.x - reach, at.y - reach, 2 * reach, 2 * reach), {m_view.zoom, false});
    painter.end();
    return pixel.pixelColor(0, 0);
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

void CanvasView::paintDrawing(QPainter &painter, const QRectF &region, double zoom, double leastSize) const
{
    m_scene->paint(painter, region, {zoom, m_dark, false, leastSize});
}

void CanvasView::setMarks(std::function<void(QPainter &)> paint)
{
    m_marks = std::move(paint);
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
    invalidate(m_scene->update(m_editor.scene(), change, zoom()));
    m_links->update(m_editor.scene(), change);
    if (m_textEditor && !m_editor.isPreviewing() && !m_textEditor->shownText().trimmed().isEmpty())
        typed(); // a change of style is no end of typing
    placeTextEditor();
    update();
}

void CanvasView::invalidate(const std::vector<QRectF> &regions)
{
    for (const QRectF &region : regions) {
        if (region.width() > 1e8)
            m_tiles->invalidateAll();
        else
            m_tiles->invalidate(region);
    }
}

// ---- painting ----

void CanvasView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_sharp = m_tiles->paint(painter, *m_scene, paper(), m_view, size(), devicePixelRatioF());
    if (m_sharp && m_blurred)
        update(); // this may have been for a part of the canvas, below an island that had something to say
    m_blurred = !m_sharp;
    if (m_sharp && !m_idle.isActive())
        m_idle.start(30);
    else if (!m_sharp && m_tiles->painters().isIdle()) // a step of zooming: painting begins when no other follows
        m_idle.start(zoomStepMs);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGhost(painter);
    paintStrain(painter);
    if (m_marks)
        m_marks(painter);
    paintBadges(painter);
    paintLinkMarks(painter, m_links->linked(), m_editor.selection(), m_view, size(), m_dark);
    if (m_tool && (!m_viewMode || !movesPaper()) && !m_textEditor) {
        painter.save();
        m_tool->paintOverlay(painter, toolContext(), [this](Point scene) {
            const QPointF at = m_view.toWidget(scene);
            return Point{at.x(), at.y()};
        });
        painter.restore();
    }
    paintScrollBars(painter, scrollBars(), m_dark);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit viewChanged();
}

// ---- keys ----

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        updateCursor();
        return;
    }
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, rect().center(), mapToGlobal(rect().center()));
        contextMenuEvent(&asked);
        return;
    }
    if (m_viewMode && event->key() == Qt::Key_Escape && toolId() != QLatin1String("selection")) {
        leaveTool();
        return;
    }
    if (m_tool && !m_viewMode) {
        ToolAnswer answer = event->key() == Qt::Key_Escape
                                ? m_tool->cancel(toolContext())
                                : m_tool->key(event->key(), event->modifiers(), toolContext());
        if (event->key() == Qt::Key_Escape && answer.outcome == ToolAnswer::Outcome::Nothing &&
            m_editor.isPreviewing()) { // of something that is not the tool's
            m_editor.cancelPreview();
            return;
        }
        const bool nothing = answer.outcome == ToolAnswer::Outcome::Nothing && !answer.selection &&
                             answer.editText.empty() && !answer.newTextAt && answer.chooseTool.empty() &&
                             !answer.panBy && !answer.style && !answer.finished;
        if (!nothing) {
            const bool lets = event->key() == Qt::Key_Escape && answer.outcome == ToolAnswer::Outcome::Nothing;
            apply(std::move(answer));
            if (lets && toolId() == QLatin1String("lasso")) // nothing is selected any more, and boxes select again
                leaveTool();
            updateCursor();
            return;
        }
        if (event->key() == Qt::Key_Escape) {
            if (toolId() != QLatin1String("selection"))
                leaveTool();
            else
                m_editor.setSelection({});
            return;
        }
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) { // nothing else to be rid of
            setTool(QStringLiteral("selection"));
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void CanvasView::pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    keyPressEvent(&event);
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
    if (handEvent(event))
        return true;
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (m_tool && !m_viewMode && m_tool->wantsKey(key->key(), key->modifiers(), toolContext())) {
            event->accept();
            if (event->type() == QEvent::KeyPress) // even Tab, which would otherwise move the focus
                keyPressEvent(key);
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const Badge *badge = badgeAt(help->pos()); badge && !badge->tooltip.isEmpty()) {
            QToolTip::showText(help->globalPos(), badge->tooltip, this);
            return true;
        }
        const Element *linked =
            linkMarkAt(m_links->linked(), m_editor.selection(), m_view.toScene(help->pos()), m_view.zoom);
        if (linked)
            QToolTip::showText(help->globalPos(), QString::fromStdString(*linked->link).toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void CanvasView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData &content = *event->mimeData();
    if (content.hasUrls() || content.hasImage() || content.hasText() || content.hasHtml() ||
        content.hasFormat(QString::fromLatin1(componentMime)))
        takeCopy(*event);
}

void CanvasView::dropEvent(QDropEvent *event)
{
    const Point at = m_view.toScene(event->position());
    if (event->mimeData()->hasFormat(QString::fromLatin1(componentMime)))
        emit componentDropped(QString::fromUtf8(event->mimeData()->data(QString::fromLatin1(componentMime))), at);
    else
        emit contentDropped(*event->mimeData(), at);
    takeCopy(*event);
    setFocus(Qt::OtherFocusReason);
}

} // namespace ninesketch
