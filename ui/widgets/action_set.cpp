// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/action_set.h"

#include "ui/icons.h"
#include "ui/widgets/island.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QShortcutEvent>

namespace ninesketch
{
namespace
{

/// Some keys are listed as they are pressed and as they are written ("Shift+1" and "!"), for all keyboards. Where one
/// press is both, Qt calls it ambiguous and does nothing; here both mean the same.
class KeyAction : public QAction
{
public:
    using QAction::QAction;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::Shortcut || !static_cast<QShortcutEvent *>(event)->isAmbiguous())
            return QAction::event(event);
        trigger();
        return true;
    }
};

/// Its words and keys, and where it is not possible what to do (the property "otherwise").
void tellTip(QAction &action)
{
    const QString keys = ActionSet::keysText(&action), otherwise = action.property("otherwise").toString();
    QString tip = keys.isEmpty() ? action.text() : QString("%1 — %2").arg(action.text(), keys);
    if (!otherwise.isEmpty())
        tip += '\n' + otherwise;
    action.setToolTip(tip);
}

} // namespace

ActionSet::ActionSet(QWidget &window) : QObject(&window), m_window(window)
{
}

void ActionSet::add(Row row)
{
    auto *action = new KeyAction(row.text, this);
    action->setObjectName(row.id);
    action->setData(row.group);
    action->setProperty("iconName", row.icon);
    action->setProperty("words", row.words);
    action->setIcon(icon(row.icon));
    action->setShortcuts(row.keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setCheckable(row.checked != nullptr);
    tellTip(*action);
    m_window.addAction(action);
    m_actions.insert(row.id, action);
    connect(action, &QAction::triggered, this, [this, id = row.id, hindrance = row.hindrance, run = row.run] {
        // Keys reach an action even when its state is stale: ask again.
        if (!hindrance || hindrance().isEmpty()) {
            run();
            emit ran(id);
        }
        refresh();
    });
    m_rows.push_back(std::move(row));
}

QStringList ActionSet::ids() const
{
    QStringList ids;
    for (const Row &row : m_rows)
        ids << row.id;
    return ids;
}

QString ActionSet::keysText(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action->shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(QCoreApplication::translate("Actions", " or "));
}

void ActionSet::refresh()
{
    for (const Row &row : m_rows) {
        QAction *action = m_actions.value(row.id);
        if (row.hindrance) {
            const QString otherwise = row.hindrance();
            action->setEnabled(otherwise.isEmpty());
            if (otherwise != action->property("otherwise").toString()) {
                action->setProperty("otherwise", otherwise);
                tellTip(*action);
            }
        }
        if (row.checked)
            action->setChecked(row.checked());
    }
}

void ActionSet::refreshIcons()
{
    for (QAction *action : std::as_const(m_actions))
        action->setIcon(icon(action->property("iconName").toString()));
}

QToolButton *ActionSet::button(const QString &id, QWidget *parent) const
{
    QAction *action = m_actions.value(id);
    Q_ASSERT_X(action, "ActionSet::button", "the table has no such action");
    auto *button = new IconButton("", action->toolTip(), parent);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    return button;
}

QMenu *ActionSet::menu(const QStringList &ids, QWidget *parent) const
{
    auto *menu = new QMenu(parent);
    for (const QString &id : ids) {
        if (id == "-")
            menu->addSeparator();
        else if (QAction *action = m_actions.value(id))
            menu->addAction(action);
    }
    return menu;
}

} // namespace ninesketch
