// SPDX-License-Identifier: GPL-3.0-or-later
// "What breaks first" on the canvas: components redden as they fill, wear the number of their turn, and are crossed out
// when they are dead. Colour is never alone: full ones are hatched, nearly full ones dashed.
#include "ui/canvas/canvas_view.h"

#include "model/sketch/bounds.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <utility>

namespace ninesketch
{
namespace
{

constexpr double calm = 0.5, tight = 0.7;               ///< below: nothing to see; above: it is said
constexpr double discSize = 22, tagLine = discSize + 2; ///< px
constexpr double wholeTag = 0.8;                        ///< zoom from which a tag may lie on its shape's edge
constexpr double badgeRoom = 26;                        ///< px below a shape, where its badge stands

QPainterPath outlineOf(const Element &element, const Viewport &view)
{
    const QPointF a = view.toWidget({element.x, element.y});
    const QPointF b = view.toWidget({element.x + element.width, element.y + element.height});
    const QRectF box(a, b);
    QPainterPath path;
    if (element.type == ElementType::Ellipse) {
        path.addEllipse(box);
    } else if (element.type == ElementType::Diamond) {
        const QPointF c = box.center();
        path.addPolygon(QPolygonF{QPointF(c.x(), box.top()), QPointF(box.right(), c.y()), QPointF(c.x(), box.bottom()),
                                  QPointF(box.left(), c.y()), QPointF(c.x(), box.top())});
    } else {
        const double corner = std::min({16 * view.zoom, box.width() / 4, box.height() / 4});
        path.addRoundedRect(box, corner, corner);
    }
    if (element.angle == 0)
        return path;
    QTransform turn;
    turn.translate(box.center().x(), box.center().y());
    turn.rotateRadians(element.angle);
    turn.translate(-box.center().x(), -box.center().y());
    return turn.map(path);
}

/// Veiled, and crossed out beside its name: which one it is must be read as before.
void paintDead(QPainter &painter, const QPainterPath &outline, const QRectF &name, const QColor &veil,
               const QColor &edge, const QColor &cross)
{
    const QRectF box = outline.boundingRect();
    QPainterPath room = outline, words;
    words.addRect(name);
    room -= words;
    painter.fillPath(room, veil);
    painter.setPen(QPen(edge, 2, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.save();
    painter.setClipPath(room);
    painter.setPen(QPen(cross, 4, Qt::SolidLine, Qt::RoundCap));
    const QRectF arms =
        box.adjusted(box.width() * 0.12, box.height() * 0.12, -box.width() * 0.12, -box.height() * 0.12);
    painter.drawLine(arms.topLeft(), arms.bottomRight());
    painter.drawLine(arms.topRight(), arms.bottomLeft());
    painter.restore();
}

/// A small pill or disc with words.
struct Tag {
    QString words;
    QColor ink, fill;
};

double widthOf(const Tag &tag, const QFontMetrics &metrics)
{
    return std::max(discSize, metrics.horizontalAdvance(tag.words) + 12.0);
}

void paintTag(QPainter &painter, QPointF centre, const Tag &tag)
{
    const auto &[words, ink, fill] = tag;
    const double width = widthOf(tag, painter.fontMetrics());
    const QRectF box(centre.x() - width / 2, centre.y() - discSize / 2, width, discSize);
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, discSize / 2, discSize / 2);
    painter.drawText(box, Qt::AlignCenter, words);
}

/// Where a tag may stand: above the shape (or what stands there, its `bottom`), as its name and its badge stand below,
/// beside it, or under those.
std::array<QRectF, 6> placesFor(double width, const QRectF &shape, double bottom)
{
    constexpr double apart = 6; // px
    const QRectF above(shape.center().x() - width / 2, bottom - discSize, width, discSize);
    const double aside = (shape.width() - width) / 2, middle = shape.center().y() - discSize / 2;
    return {above,
            above.translated(-aside, 0),
            above.translated(aside, 0),
            QRectF(shape.right() + apart, middle, width, discSize),
            QRectF(shape.left() - apart - width, middle, width, discSize),
            QRectF(above.left(), shape.bottom() + badgeRoom, width, discSize)};
}

} // namespace

void CanvasView::setStrain(std::vector<StrainMark> marks)
{
    m_strain = std::move(marks);
    update();
}

void CanvasView::paintStrain(QPainter &painter) const
{
    if (m_strain.empty())
        return;
    const QColor red(m_dark ? "#ff6b6b" : "#e03131"), amber(m_dark ? "#ffd43b" : "#e67700");
    const QColor paper(m_dark ? "#232329" : "#ffffff"), grey(m_dark ? "#adb5bd" : "#495057");
    QFont small = font();
    small.setPixelSize(12);
    small.setWeight(QFont::DemiBold);
    painter.save();
    painter.setFont(small);
    const auto isSeen = [this](const QRectF &box) {
        return !box.isNull() && box.adjusted(-40, -40, 40, 40).intersects(QRectF(rect()));
    };
    std::vector<QRectF> taken; // by the marked shapes, in the order of the marks; then by badges and tags
    for (const StrainMark &mark : m_strain) {
        const Element *element = m_editor.scene().find(mark.elementId);
        const QPainterPath outline = element ? outlineOf(*element, m_view) : QPainterPath();
        taken.push_back(outline.boundingRect());
        if (!isSeen(taken.back()))
            continue;
        if (mark.dead) {
            QColor veil = paper;
            veil.setAlpha(190);
            QRectF name;
            if (const Element *label = boundTextOf(*element, m_editor.scene())) {
                const Rect at = rotatedBox(*label);
                name = QRectF(m_view.toWidget({at.x, at.y}), m_view.toWidget({at.right(), at.bottom()}));
            }
            paintDead(painter, outline, name, veil, grey, red);
            continue;
        }
        const bool full = mark.busy >= 1;
        if (mark.busy > calm) {
            const double heat = std::min(1.0, (mark.busy - calm) / (1 - calm));
            QColor glow = full ? red : amber;
            glow.setAlphaF(full ? 0.34f : static_cast<float>(0.30 * heat));
            painter.fillPath(outline, glow);
        }
        if (full) {
            QColor lines = red;
            lines.setAlpha(150);
            painter.fillPath(outline, QBrush(lines, Qt::BDiagPattern));
        }
        painter.setBrush(Qt::NoBrush);
        if (mark.busy > tight) {
            painter.setPen(QPen(full ? red : amber, full ? 3 : 2, full ? Qt::SolidLine : Qt::DashLine));
            painter.drawPath(outline);
        }
    }
    if (m_badgesVisible)
        for (const Badge &badge : m_badges)
            taken.push_back(badgeBox(badge));
    for (std::size_t i = 0; i < m_strain.size(); ++i) {
        const StrainMark &mark = m_strain[i];
        if (mark.dead || !isSeen(taken[i]))
            continue;
        const QColor ink = mark.busy >= 1 ? paper : grey, fill = mark.busy >= 1 ? red : paper;
        std::vector<Tag> tags;
        if (mark.order > 0)
            tags.push_back({m_view.zoom < 0.45 || mark.threshold.isEmpty()
                                ? QString::number(mark.order)
                                : QString("%1 · %2").arg(mark.order).arg(mark.threshold),
                            ink, fill});
        if (mark.lost > 0)
            tags.push_back({tr("%1 of %2 dead").arg(mark.lost).arg(mark.parts), red, paper});
        const QRectF shape = std::exchange(taken[i], QRectF()); // its own
        // small shapes keep their glyphs: there it stands above
        double bottom = shape.top() + (m_view.zoom < wholeTag ? -2 : discSize / 2 - 2);
        for (const Tag &tag : tags) {
            const auto places = placesFor(widthOf(tag, painter.fontMetrics()), shape, bottom);
            const QRectF place = m_words.firstFree(m_editor.scene(), m_view, places, taken);
            paintTag(painter, place.center(), tag);
            taken.push_back(place);
            if (place.bottom() == bottom)
                bottom -= tagLine;
        }
        taken[i] = shape;
    }
    painter.restore();
}

} // namespace ninesketch
