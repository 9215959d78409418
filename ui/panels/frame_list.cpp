// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/frame_list.h"

#include "exporters/paint_picture.h"
#include "model/scene/edits.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"
#include "ui/widgets/name_line.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ninesketch
{

namespace
{

constexpr int rowHeight = 84, rowGap = 4, pictureWidth = 112, pictureHeight = 72;
constexpr int quietFor = 300; // ms without a change before the pictures are painted anew

QString nameOf(const Element &frame)
{
    const QString name = QString::fromStdString(shownFrameName(frame));
    return name.isEmpty() ? FrameList::tr("Frame") : name;
}

} // namespace

FrameList::FrameList(Editor &editor, CanvasView &canvas, std::function<EditContext()> context, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_canvas(canvas), m_context(std::move(context))
{
    setObjectName("frameList");
    setMouseTracking(true);
    setAccessibleName(tr("Frames"));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietFor);
    m_idle.setInterval(0);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_pictures.clear();
        update();
    });
    connect(&m_idle, &QTimer::timeout, this, &FrameList::paintNext);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) { follow(); });
    follow();
}

void FrameList::follow()
{
    const auto frames = framesInOrder(m_editor.scene());
    if (frames != m_frames) {
        m_frames = frames;
        m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_frames.size()) - 1));
        setFixedHeight(sizeHint().height());
        setFocusPolicy(m_frames.empty() ? Qt::NoFocus : Qt::StrongFocus);
    }
    if (isVisible())
        m_quiet.start();
    else
        m_pictures.clear();
    update();
}

QSize FrameList::sizeHint() const
{
    return {260, std::max(120, static_cast<int>(m_frames.size()) * (rowHeight + rowGap))};
}

QRect FrameList::row(int index) const
{
    return {0, index * (rowHeight + rowGap), width(), rowHeight};
}

int FrameList::indexAt(int y) const
{
    const int index = y / (rowHeight + rowGap);
    return y >= 0 && index < static_cast<int>(m_frames.size()) ? index : -1;
}

int FrameList::gapAt(int y) const
{
    return std::clamp((y + rowHeight / 2) / (rowHeight + rowGap), 0, static_cast<int>(m_frames.size()));
}

void FrameList::paintNext()
{
    for (int i = 0; i < static_cast<int>(m_frames.size()); ++i) {
        const std::string &id = m_frames[static_cast<std::size_t>(i)];
        const Element *frame = m_editor.scene().find(id);
        if (!frame || m_pictures.contains(id) || visibleRegion().intersected(row(i)).isEmpty())
            continue;
        const double ratio = devicePixelRatioF();
        QImage image(QSize(pictureWidth, pictureHeight) * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        const double scale =
            std::min(pictureWidth / std::max(1.0, frame->width), pictureHeight / std::max(1.0, frame->height));
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.translate(pictureWidth / 2.0, pictureHeight / 2.0);
        painter.scale(scale, scale);
        painter.translate(-frame->centre().x, -frame->centre().y);
        painter.setClipRect(toQRectF(frame->box()));
        m_canvas.paintDrawing(painter, toQRectF(frame->box()), scale, 1);
        painter.end();
        m_pictures[id] = std::move(image);
        update(row(i));
        return;
    }
    m_idle.stop();
}

void FrameList::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    if (std::exchange(m_dark, m_canvas.isDark()) != m_canvas.isDark())
        m_pictures.clear();
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_frames.empty()) {
        painter.setPen(t.muted);
        painter.drawText(QRect(0, 0, width(), 120).adjusted(4, 4, -4, 0), Qt::TextWordWrap,
                         tr("No frames yet. Draw one with F: frames are the pages of a drawing, and are listed here in "
                            "the order in which they are shown."));
        return;
    }
    const QColor paperColour = toQColor(t.dark ? darkModeColor(m_editor.scene().settings().viewBackgroundColor)
                                               : m_editor.scene().settings().viewBackgroundColor);
    for (int i = 0; i < static_cast<int>(m_frames.size()); ++i) {
        const std::string &id = m_frames[static_cast<std::size_t>(i)];
        const Element *frame = m_editor.scene().find(id);
        const QRect place = row(i);
        if (!frame || visibleRegion().intersected(place).isEmpty())
            continue;
        const bool selected = m_editor.selection().contains(id);
        if (selected || i == m_hovered || (hasFocus() && i == m_current)) {
            painter.setPen(hasFocus() && i == m_current ? QPen(t.accent, 1) : QPen(Qt::NoPen));
            painter.setBrush(selected ? t.accentSoft : t.hover);
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect picture(place.left() + 28, place.top() + (rowHeight - pictureHeight) / 2, pictureWidth,
                            pictureHeight);
        painter.setPen(QPen(t.border, 1));
        painter.setBrush(paperColour.isValid() && paperColour.alpha() > 0 ? paperColour : t.island);
        painter.drawRoundedRect(QRectF(picture).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4);
        if (const auto at = m_pictures.find(id); at != m_pictures.end())
            painter.drawImage(picture.topLeft(), at->second);
        else
            m_idle.start();
        painter.setPen(t.muted);
        painter.drawText(QRect(place.left(), place.top(), 24, rowHeight), Qt::AlignCenter, QString::number(i + 1));
        const QRect words(picture.right() + space::small, place.top(), place.right() - picture.right() - space::normal,
                          rowHeight);
        painter.setPen(t.text);
        painter.drawText(words.adjusted(0, 0, 0, -rowHeight / 2), Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(nameOf(*frame), Qt::ElideRight, words.width()));
        painter.setPen(t.muted);
        painter.drawText(words.adjusted(0, rowHeight / 2 + 2, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         QString("%1 × %2").arg(qRound(frame->width)).arg(qRound(frame->height)));
    }
    if (m_gap >= 0) {
        painter.setPen(QPen(t.accent, 2));
        const int y = std::clamp(m_gap * (rowHeight + rowGap) - rowGap / 2, 1, height() - 1);
        painter.drawLine(0, y, width(), y);
    }
}

void FrameList::goTo(int index)
{
    if (index < 0 || index >= static_cast<int>(m_frames.size()))
        return;
    m_current = index;
    const std::string &id = m_frames[static_cast<std::size_t>(index)];
    if (!m_editor.scene().find(id))
        return;
    if (!m_canvas.isViewMode())
        m_editor.setSelection({{id}, {}});
    constexpr double largest = 2;
    m_canvas.zoomTo(m_editor.scene().find(id)->box(), largest);
    update();
}

void FrameList::move(int from, int to)
{
    if (from < 0 || to == from || to == from + 1)
        return;
    auto order = m_frames;
    const std::string id = order[static_cast<std::size_t>(from)];
    order.erase(order.begin() + from);
    order.insert(order.begin() + (to > from ? to - 1 : to), id);
    m_current = to > from ? to - 1 : to;
    m_editor.commit(setFrameOrder(m_editor.committed(), order, m_context()), tr("Order of frames"));
}

void FrameList::editName(int index)
{
    if (index < 0 || index >= static_cast<int>(m_frames.size()) || m_canvas.isViewMode())
        return;
    const std::string id = m_frames[static_cast<std::size_t>(index)];
    const Element *frame = m_editor.scene().find(id);
    if (!frame)
        return;
    const QRect place = row(index);
    const QRect beside(place.left() + 28 + pictureWidth + space::tight, place.top() + rowHeight / 2 - 26,
                       place.width() - 28 - pictureWidth - space::small, 28);
    new NameLine(*this, beside, tr("Name of the frame"), nameOf(*frame), [this, id](const QString &name) {
        m_editor.commit(setFrameName(m_editor.committed(), id, name.toStdString(), m_context()), tr("Name frame"));
    });
}

bool FrameList::event(QEvent *event)
{
    // Alt+Up and Alt+Down are this list's while it has the keyboard
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_F2 ||
            key->key() == Qt::Key_Return) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void FrameList::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setFocus();
    m_pressed = indexAt(event->position().toPoint().y());
    m_pressedAt = event->position().toPoint();
    m_gap = -1;
}

void FrameList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton)) {
        const int hovered = indexAt(at.y());
        setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (std::exchange(m_hovered, hovered) != hovered)
            update();
        return;
    }
    if (m_pressed < 0 || m_canvas.isViewMode() ||
        (m_gap < 0 && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance()))
        return;
    m_gap = gapAt(at.y());
    setCursor(Qt::ClosedHandCursor);
    update();
}

void FrameList::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_pressed, -1), gap = std::exchange(m_gap, -1);
    setCursor(Qt::PointingHandCursor);
    if (gap >= 0)
        move(pressed, gap);
    else if (pressed >= 0 && pressed == indexAt(event->position().toPoint().y()))
        goTo(pressed);
    update();
}

void FrameList::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        editName(indexAt(event->position().toPoint().y()));
}

void FrameList::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_frames.size()) - 1;
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        alt ? move(m_current, std::max(0, m_current - 1)) : goTo(std::max(0, m_current - 1));
        return;
    case Qt::Key_Down:
        alt ? move(m_current, std::min(last + 1, m_current + 2)) : goTo(std::min(last, m_current + 1));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        goTo(m_current);
        return;
    case Qt::Key_F2:
        editName(m_current);
        return;
    case Qt::Key_Escape:
        if (m_gap >= 0) {
            m_gap = m_pressed = -1;
            update();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void FrameList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

} // namespace ninesketch
