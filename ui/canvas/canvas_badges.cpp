// SPDX-License-Identifier: GPL-3.0-or-later
// Badges: what components wear on the canvas. A press asks why.
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/tools/new_element.h"

#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <utility>

namespace ninesketch
{

namespace
{
constexpr double signWidth = 18, pill = 19, dot = 9, gap = 3;         // px; the sign stands before a badge's words
constexpr double wordsFrom = 0.45, briefFrom = 0.27, dotsFrom = 0.14; // of zoom: far away they would cover much

struct Look {
    QColor ink, fill;
};

Look lookOf(Badge::Tone tone, bool dark)
{
    switch (tone) {
    case Badge::Tone::Good:
        return {dark ? "#69db7c" : "#2b8a3e", dark ? "#14301c" : "#ebfbee"};
    case Badge::Tone::Warning:
        return {dark ? "#ffd43b" : "#a05a00", dark ? "#33280a" : "#fff9db"};
    case Badge::Tone::Bad:
        return {dark ? "#ff8787" : "#c92a2a", dark ? "#3a1616" : "#fff5f5"};
    case Badge::Tone::Quiet:
        break;
    }
    return {dark ? "#ced4da" : "#495057", dark ? "#232329" : "#ffffff"};
}

QFont badgeFont(QFont font)
{
    font.setPixelSize(12);
    return font;
}

/// A small warning triangle.
void paintSign(QPainter &painter, QPointF centre, const QColor &ink)
{
    painter.setPen(QPen(ink, 1.2));
    painter.drawPolygon(QPolygonF{centre + QPointF(0, -7), centre + QPointF(7, 5), centre + QPointF(-7, 5)});
    painter.drawLine(centre + QPointF(0, -2.5), centre + QPointF(0, 1));
    painter.drawPoint(centre + QPointF(0, 3.2));
}

/// A component with its name, which may stand below it, in its group.
Rect boxWithName(const Scene &scene, const Element &body)
{
    Rect box = rotatedBox(body);
    if (body.groupIds.empty() || boundTextOf(body, scene))
        return box;
    for (const ElementPtr &element : scene.elements())
        if (element->text() && !element->text()->containerId && !element->groupIds.empty() &&
            std::ranges::find(body.groupIds, element->groupIds.front()) != body.groupIds.end())
            box = box.united(rotatedBox(*element));
    return box;
}
} // namespace

QString CanvasView::badgeWords(const Badge &badge) const
{
    return m_view.zoom >= wordsFrom ? badge.text : m_view.zoom >= briefFrom ? badge.brief : QString();
}

QRectF CanvasView::badgeBox(const Badge &badge) const
{
    const Element *element = m_editor.scene().find(badge.elementId);
    const QString words = badgeWords(badge);
    const bool tells = badge.tone != Badge::Tone::Quiet || badge.singlePointOfFailure;
    if (!element || !m_badgesVisible || m_view.zoom < dotsFrom || (words.isEmpty() && !tells))
        return {};
    const Rect box = boxWithName(m_editor.scene(), *element);
    const QPointF bottomMiddle = m_view.toWidget({box.centre().x, box.bottom()});
    const double sign = badge.singlePointOfFailure ? signWidth : 0;
    const double width =
        words.isEmpty() ? std::max(sign, dot) : QFontMetricsF(badgeFont(font())).horizontalAdvance(words) + 16 + sign;
    // below: the name stays readable; and so do other words, if there is room beside them
    const QRectF below(bottomMiddle.x() - width / 2, bottomMiddle.y() + gap, width,
                       words.isEmpty() && sign == 0 ? dot : pill);
    const double aside = (box.width * m_view.zoom - width) / 2;
    const std::array places{below, below.translated(-aside, 0), below.translated(aside, 0),
                            below.translated(0, pill + gap)};
    return m_words.firstFree(m_editor.scene(), m_view, places);
}

const Badge *CanvasView::badgeAt(QPointF at) const
{
    const auto found = std::ranges::find_if(m_badges.rbegin(), m_badges.rend(),
                                            [&](const Badge &badge) { return badgeBox(badge).contains(at); });
    return found == m_badges.rend() ? nullptr : &*found;
}

const Badge *CanvasView::askableBadge(QPointF at) const
{
    const Badge *badge = m_badgesAsk ? badgeAt(at) : nullptr;
    return badge && !badge->figure.isEmpty() ? badge : nullptr;
}

void CanvasView::setBadgesAsk(bool ask)
{
    m_badgesAsk = ask;
}

void CanvasView::paintBadges(QPainter &painter) const
{
    painter.setFont(badgeFont(font()));
    for (const Badge &badge : m_badges) {
        const QRectF box = badgeBox(badge);
        if (box.isEmpty() || !box.intersects(QRectF(rect())))
            continue;
        const Look look = lookOf(badge.tone, m_dark);
        const QString words = badgeWords(badge);
        QColor edge = look.ink;
        edge.setAlpha(badge.bottleneck ? 255 : 90);
        painter.setPen(QPen(edge, badge.bottleneck ? 1.5 : 1));
        painter.setBrush(words.isEmpty() && !badge.singlePointOfFailure ? look.ink : look.fill);
        if (!words.isEmpty() || !badge.singlePointOfFailure)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        if (badge.singlePointOfFailure)
            paintSign(painter, {words.isEmpty() ? box.center().x() : box.left() + 14, box.center().y() + 0.5},
                      look.ink);
        painter.setPen(look.ink);
        painter.drawText(box.adjusted(badge.singlePointOfFailure ? signWidth : 0, 0, 0, 0), Qt::AlignCenter, words);
    }
}

/// A press on a badge is a question, where the tool would take nothing smaller there; a drag is the tool's.
bool CanvasView::takeBadge(const QMouseEvent &event)
{
    const Badge *badge = pressableBadge(event);
    if (!badge)
        return false;
    m_pressedFigure = badge->figure;
    m_badgePress = pointerEvent(event.position(), event.button(), event.buttons(), event.modifiers());
    return true;
}

const Badge *CanvasView::pressableBadge(const QMouseEvent &event) const
{
    if (event.modifiers() != Qt::NoModifier || toolId() != QLatin1String("selection") || !m_tool)
        return nullptr;
    const Badge *badge = askableBadge(event.position());
    if (!badge)
        return nullptr;
    const Qt::CursorShape wouldTake =
        m_tool->cursor(pointerEvent(event.position(), Qt::NoButton, Qt::NoButton, event.modifiers()), toolContext())
            .shape();
    return wouldTake == Qt::ArrowCursor || wouldTake == Qt::SizeAllCursor ? badge : nullptr;
}

/// True while it is not known yet whether it is a drag.
bool CanvasView::holdsBadge(QPointF at)
{
    if (m_pressedFigure.isEmpty())
        return false;
    if (QLineF(at, {m_badgePress.screen.x, m_badgePress.screen.y}).length() < dragThreshold)
        return true;
    m_pressedFigure.clear();
    pressTool(m_badgePress);
    return false;
}

bool CanvasView::letBadgeGo()
{
    const QString figure = std::exchange(m_pressedFigure, {});
    if (!figure.isEmpty())
        emit figurePressed(figure);
    return !figure.isEmpty();
}

} // namespace ninesketch
