// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrub_field.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <cmath>

namespace ninesketch
{

namespace
{

/// At most two decimals, and no more than it needs.
QString shortNumber(double value)
{
    const double rounded = std::round(value * 100) / 100;
    return QString::number(rounded == 0 ? 0 : rounded, 'f', rounded == std::round(rounded) ? 0 : 2);
}

} // namespace

ScrubField::ScrubField(const QString &letter, const QString &name, const QString &suffix, double step, QWidget *parent)
    : QWidget(parent), m_letter(new QLabel(letter, this)), m_line(new QLineEdit(this)), m_suffix(suffix), m_step(step)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tight);
    m_letter->setFixedWidth(24);
    m_letter->setAlignment(Qt::AlignCenter);
    m_letter->setProperty("role", "muted");
    m_letter->setCursor(Qt::SizeHorCursor);
    m_letter->setToolTip(tr("%1: drag sideways to change it, with Shift in steps of %2").arg(name).arg(step));
    m_letter->installEventFilter(this);
    m_line->setAccessibleName(name);
    m_line->setToolTip(tr("%1: type a number; arrow keys change it, with Shift by %2").arg(name).arg(step));
    m_line->installEventFilter(this);
    row->addWidget(m_letter);
    row->addWidget(m_line, 1);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::editingFinished, this, &ScrubField::read);
}

void ScrubField::setValue(std::optional<double> value)
{
    const bool editing = m_line->hasFocus() && m_line->text() != m_shown;
    m_shown = value ? shortNumber(*value) + m_suffix : QString();
    m_line->setPlaceholderText(value ? QString() : tr("Mixed"));
    if (!editing)
        m_line->setText(m_shown);
}

void ScrubField::read()
{
    QString text = m_line->text().trimmed();
    if (text == m_shown)
        return;
    if (!m_suffix.isEmpty() && text.endsWith(m_suffix.trimmed()))
        text.chop(m_suffix.trimmed().size());
    bool isNumber = false;
    const double value = text.trimmed().replace(',', '.').toDouble(&isNumber);
    m_line->setText(m_shown); // what is typed is shown when it has become true
    if (isNumber && std::isfinite(value) && std::abs(value) < 1e7)
        emit typed(value);
}

bool ScrubField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_letter && letterEvent(event))
        return true;
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const double unit = key->modifiers() & Qt::ShiftModifier ? m_step : 1;
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            read();
            emit stepped(key->key() == Qt::Key_Up ? unit : -unit);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_line->setText(m_shown);
            emit left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool ScrubField::letterEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton) {
            m_from = mouse->globalPosition().toPoint().x();
            m_by = 0;
        } else if (m_from) { // another button gives the drag up
            m_from.reset();
            emit dragCancelled();
        }
        return true;
    }
    case QEvent::MouseMove: {
        if (!m_from)
            return false;
        const auto *mouse = static_cast<QMouseEvent *>(event);
        double by = mouse->globalPosition().toPoint().x() - *m_from;
        if (mouse->modifiers() & Qt::ShiftModifier)
            by = std::round(by / m_step) * m_step;
        if (by != m_by)
            emit dragged(by);
        m_by = by;
        return true;
    }
    case QEvent::MouseButtonRelease:
        if (!m_from || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        m_from.reset();
        if (m_by != 0)
            emit dragEnded(m_by);
        return true;
    default:
        return false;
    }
}

} // namespace ninesketch
