// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/request_dot.h"

#include "model/quantities.h"
#include "model/scene/bounds.h"
#include "model/sketch/rough.h"
#include "model/sketch/sampling.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double slowest = 900, fastest = 350, pause = 260, hold = 2500; // ms: an arrow, a stay, the end
constexpr double pace = 0.5;                                             // scene px a ms

std::vector<Point> wayAlong(const Element &arrow, bool back)
{
    std::vector<Point> way = scenePoints(arrow);
    if (arrow.roundness && !arrow.linear()->elbowed && way.size() > 2)
        way = rough::sampledCurve(rough::smoothCurve(way), 0.5);
    if (back)
        std::ranges::reverse(way);
    return way;
}

double lengthOf(const std::vector<Point> &way)
{
    double length = 0;
    for (std::size_t i = 1; i < way.size(); ++i)
        length += std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
    return length;
}

} // namespace

RequestDot::RequestDot(CanvasView &canvas) : QWidget(&canvas), m_canvas(canvas)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("requestDot"));
    hide();
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, [this] { showAt(m_clock.elapsed()); });
    connect(&canvas, &CanvasView::viewChanged, this, qOverload<>(&QWidget::update));
}

bool RequestDot::walk(const EstimatePtr &estimate, const Scene &scene, const std::string &classId)
{
    stop();
    m_legs.clear();
    m_length = 0;
    if (!estimate)
        return false;
    double before = 0;
    for (const WalkStep &step : requestWalk(estimate->design, estimate->report, classId)) {
        const Component &component = estimate->design.components[step.component];
        const Element *body = scene.find(component.id);
        const Element *arrow = step.call ? scene.find(estimate->design.calls[*step.call].id) : nullptr;
        Leg leg{{}, before, step.total, pause, step.waited, component.name};
        before = step.total;
        if (arrow && arrow->linear()) {
            leg.way = wayAlong(*arrow, step.back);
            leg.duration = std::clamp(lengthOf(leg.way) / pace, fastest, slowest) * (step.back ? 0.5 : 1);
        } else if (body) {
            leg.way = {body->centre()};
        } else {
            continue;
        }
        m_length += leg.duration;
        m_legs.push_back(std::move(leg));
    }
    if (m_legs.empty())
        return false;
    setGeometry(m_canvas.rect());
    raise();
    show();
    m_clock.start();
    m_timer.start();
    showAt(0);
    return true;
}

void RequestDot::stop()
{
    if (!m_timer.isActive() && isHidden())
        return;
    m_timer.stop();
    hide();
    emit finished();
}

void RequestDot::showAt(qint64 ms)
{
    m_now = static_cast<double>(ms);
    if (m_now > m_length + hold) {
        stop();
        return;
    }
    if (size() != m_canvas.size())
        setGeometry(m_canvas.rect());
    update();
}

RequestDot::Place RequestDot::placeAt(double ms) const
{
    for (std::size_t i = 0; i < m_legs.size(); ++i) {
        if (ms < m_legs[i].duration)
            return {i, ms / m_legs[i].duration};
        ms -= m_legs[i].duration;
    }
    return {m_legs.size() - 1, 1};
}

Point RequestDot::pointAt(const Place &place) const
{
    const std::vector<Point> &way = m_legs[place.leg].way;
    // slow at both ends, as a hand moves
    const double eased = place.along * place.along * (3 - 2 * place.along);
    double left = eased * lengthOf(way);
    for (std::size_t i = 1; i < way.size(); ++i) {
        const double length = std::hypot(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
        if (left <= length && length > 0)
            return way[i - 1] + (way[i] - way[i - 1]) * (left / length);
        left -= length;
    }
    return way.back();
}

QString RequestDot::words() const
{
    if (m_legs.empty())
        return {};
    const Place place = placeAt(m_now);
    const Leg &leg = m_legs[place.leg];
    if (!leg.waited)
        return tr("afterwards");
    return QString::fromStdString(formatSeconds(leg.from + (leg.to - leg.from) * place.along));
}

void RequestDot::paintEvent(QPaintEvent *)
{
    if (m_legs.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &t = theme();
    const Place place = placeAt(m_now);
    // where it has been
    QColor trail = t.accent;
    trail.setAlpha(70);
    painter.setPen(QPen(trail, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < place.leg; ++i) {
        QPainterPath path;
        for (std::size_t k = 0; k < m_legs[i].way.size(); ++k) {
            const QPointF at = m_canvas.toWidget(m_legs[i].way[k]);
            k == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        painter.drawPath(path);
    }
    const QPointF at = m_canvas.toWidget(pointAt(place));
    QColor glow = t.accent;
    glow.setAlpha(60);
    painter.setPen(Qt::NoPen);
    painter.setBrush(glow);
    painter.drawEllipse(at, 17, 17);
    painter.setBrush(m_legs[place.leg].waited ? t.accent : t.muted);
    painter.drawEllipse(at, 9, 9);
    const QString label = words();
    painter.setFont(uiFont(2, true));
    QRectF box = painter.fontMetrics().boundingRect(label);
    box = QRectF(0, 0, box.width() + 20, box.height() + 10);
    box.moveCenter(at - QPointF(0, 34));
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.island);
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(t.text);
    painter.drawText(box, Qt::AlignCenter, label);
}

} // namespace ninesketch
