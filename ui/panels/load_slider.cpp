// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_slider.h"

#include "model/quantities.h"
#include "model/scenario/scenario.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double side = 18;       ///< px left and right of the scale
constexpr double lineAt = 14;     ///< px from the top
constexpr double snapWithin = 6;  ///< px
constexpr double fineStep = 1.02; ///< of Ctrl + arrow keys

/// All stops of the scale.
const std::vector<double> &stops()
{
    static const std::vector<double> all = [] {
        std::vector<double> made;
        for (const double decade : {0.1, 1.0, 10.0, 100.0, 1000.0})
            for (const double step : {1.0, 2.0, 5.0})
                if (decade * step <= mostLoadFactor)
                    made.push_back(decade * step);
        return made;
    }();
    return all;
}

} // namespace

QString timesText(double load)
{
    return QStringLiteral("×") + QString::fromStdString(formatQuantity(load, Unit::None));
}

LoadSlider::LoadSlider(QWidget *parent) : QWidget(parent)
{
    setObjectName("loadSlider");
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("All load times this. Arrow keys: 1, 2, 5, 10, …; Ctrl for small steps; Home for as drawn"));
    setLoad(1);
}

void LoadSlider::setLoad(double load)
{
    m_load = std::clamp(load, leastLoadFactor, mostLoadFactor);
    setAccessibleName(tr("Load %1").arg(timesText(m_load)));
    update();
}

void LoadSlider::setMarks(std::vector<double> marks)
{
    m_marks = std::move(marks);
    update();
}

double LoadSlider::nextStop(double load, bool up)
{
    const std::vector<double> &all = stops();
    if (up) {
        const auto at = std::ranges::upper_bound(all, load * (1 + 1e-9));
        return at == all.end() ? mostLoadFactor : *at;
    }
    const auto at = std::ranges::lower_bound(all, load * (1 - 1e-9));
    return at == all.begin() ? leastLoadFactor : *std::prev(at);
}

double LoadSlider::xOf(double load) const
{
    const double share = std::log(load / leastLoadFactor) / std::log(mostLoadFactor / leastLoadFactor);
    return side + share * (width() - 2 * side);
}

void LoadSlider::choose(double load)
{
    const double before = m_load;
    setLoad(load);
    if (m_load != before)
        emit loadChosen(m_load);
}

void LoadSlider::chooseAt(double x, bool free)
{
    const double share = std::clamp((x - side) / std::max(1.0, width() - 2 * side), 0.0, 1.0);
    double load = leastLoadFactor * std::pow(mostLoadFactor / leastLoadFactor, share);
    load = std::pow(10, std::round(std::log10(load) * 100) / 100); // no more digits than a hand has
    if (!free)
        for (const double stop : stops())
            if (std::abs(xOf(stop) - x) <= snapWithin)
                load = stop;
    choose(load);
}

void LoadSlider::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(uiFont(-2));
    const double from = xOf(1), to = xOf(m_load);
    painter.setPen(QPen(t.border, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(side, lineAt), QPointF(width() - side, lineAt));
    const bool broken = !m_marks.empty() && m_marks.front() <= m_load;
    if (from != to) {
        painter.setPen(QPen(broken ? t.bad : t.accent, 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(from, lineAt), QPointF(to, lineAt));
    }
    for (const double stop : stops()) {
        const bool decade = std::abs(std::log10(stop) - std::round(std::log10(stop))) < 1e-9;
        const double x = xOf(stop);
        painter.setPen(QPen(t.muted, 1));
        painter.drawLine(QPointF(x, lineAt + 5), QPointF(x, lineAt + (decade ? 9 : 7)));
        if (decade)
            painter.drawText(QRectF(x - 30, lineAt + 8, 60, 18), Qt::AlignCenter, timesText(stop));
    }
    // where something is full: a small red wedge from above
    painter.setPen(Qt::NoPen);
    for (const double mark : m_marks) {
        if (mark < leastLoadFactor || mark > mostLoadFactor)
            continue;
        const double x = xOf(mark);
        painter.setBrush(t.bad);
        painter.drawPolygon(
            QPolygonF{QPointF(x - 4, lineAt - 12), QPointF(x + 4, lineAt - 12), QPointF(x, lineAt - 4)});
    }
    painter.setBrush(broken ? t.bad : t.accent);
    painter.setPen(hasFocus() ? QPen(t.text, 2) : QPen(t.island, 2));
    painter.drawEllipse(QPointF(to, lineAt), 8, 8);
}

void LoadSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        chooseAt(event->position().x(), event->modifiers().testFlag(Qt::ControlModifier));
}

void LoadSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        chooseAt(event->position().x(), event->modifiers().testFlag(Qt::ControlModifier));
}

void LoadSlider::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        choose(nextStop(m_load, event->angleDelta().y() > 0));
    event->accept();
}

void LoadSlider::keyPressEvent(QKeyEvent *event)
{
    const bool fine = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        choose(fine ? m_load * fineStep : nextStop(m_load, true));
        return;
    case Qt::Key_Left:
    case Qt::Key_Down:
        choose(fine ? m_load / fineStep : nextStop(m_load, false));
        return;
    case Qt::Key_PageUp:
        choose(m_load * 10);
        return;
    case Qt::Key_PageDown:
        choose(m_load / 10);
        return;
    case Qt::Key_Home:
        choose(1);
        return;
    case Qt::Key_End:
        choose(m_marks.empty() ? mostLoadFactor : m_marks.front());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ninesketch
