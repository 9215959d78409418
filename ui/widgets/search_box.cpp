// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_box.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <utility>

namespace ninesketch
{
namespace
{

bool writes(const QKeyEvent &key)
{
    return !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) && !key.text().isEmpty() &&
           key.text().front().isPrint();
}

bool enters(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

} // namespace

SearchBox::SearchBox(const QString &name, QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long names must not widen it
    setMinimumContentsLength(10);
    setAccessibleName(name);
    lineEdit()->setAccessibleName(name);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    lineEdit()->installEventFilter(this);
    view()->installEventFilter(this);
    completer()->popup()->setObjectName(QStringLiteral("completions"));
    completer()->popup()->installEventFilter(this);
    connect(this, &QComboBox::currentIndexChanged, this, [this] { lineEdit()->setCursorPosition(0); });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        setEditText(itemText(currentIndex()));
        lineEdit()->setCursorPosition(0);
    });
}

bool SearchBox::takeFirst()
{
    completer()->setCompletionPrefix(lineEdit()->text());
    const int index = completer()->completionCount() > 0 ? findText(completer()->currentCompletion()) : -1;
    if (index < 0)
        return false;
    completer()->popup()->hide();
    setCurrentIndex(index);
    emit activated(index);
    return true;
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    m_opens = event->reason() == Qt::MouseFocusReason;
    QComboBox::focusInEvent(event);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (!enters(*event) || lineEdit()->text() == itemText(currentIndex()) || !takeFirst())
        QComboBox::keyPressEvent(event);
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == lineEdit() && event->type() == QEvent::MouseButtonRelease && std::exchange(m_opens, false)) {
        lineEdit()->selectAll();
        showPopup();
        return true;
    }
    if (event->type() != QEvent::KeyPress || watched == lineEdit())
        return QComboBox::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (watched == view() && writes(key)) { // goes on as a search
        hidePopup();
        lineEdit()->selectAll();
        QCoreApplication::sendEvent(this, event);
        return true;
    }
    if (watched == completer()->popup() && enters(key) && !completer()->popup()->currentIndex().isValid() &&
        takeFirst())
        return true;
    return QComboBox::eventFilter(watched, event);
}

} // namespace ninesketch
