// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/name_line.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <utility>

namespace ninesketch
{

NameLine::NameLine(QWidget &list, const QRect &place, const QString &what, const QString &name,
                   std::function<void(const QString &)> use)
    : QLineEdit(name, &list), m_before(name), m_use(std::move(use))
{
    setAccessibleName(what);
    setGeometry(place);
    selectAll();
    show();
    setFocus();
}

bool NameLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // nobody else's while one writes here
        return true;
    }
    return QLineEdit::event(event);
}

void NameLine::keyPressEvent(QKeyEvent *event)
{
    const bool leaves = event->key() == Qt::Key_Escape;
    if (!leaves && event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (leaves)
        setText(m_before);
    parentWidget()->setFocus();
}

void NameLine::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // its own menu, or another program: one comes back
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason || !m_use)
        return;
    const auto use = std::exchange(m_use, nullptr);
    const QString name = text().trimmed();
    hide();
    deleteLater();
    if (name != m_before)
        use(name);
}

} // namespace ninesketch
