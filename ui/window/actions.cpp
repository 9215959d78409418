// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "model/scene/stencils.h"
#include "ui/canvas/canvas_view.h"
#include "ui/icons.h"
#include "ui/tools/tool.h"
#include "ui/widgets/island.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QShortcutEvent>

namespace ninesketch
{

namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

} // namespace

QList<const ActionEntry *> allActions()
{
    QList<const ActionEntry *> rows;
    for (const auto table : {fileActions(), editActions(), viewActions(), scenarioActions()}) {
        for (const ActionEntry &row : table)
            rows << &row;
    }
    return rows;
}

bool ActionEntry::isEnabled(const MainWindow &window) const
{
    const std::string_view in = group;
    const bool edits = (in == "Edit" || in == "Arrange" || in == "Tools") && !forViewing;
    return !(edits && window.isViewMode()) && (!enabled || enabled(window));
}

QList<QKeySequence> keySequences(const char *keys)
{
    QList<QKeySequence> sequences;
    for (const QString &part : QString::fromLatin1(keys).split('|', Qt::SkipEmptyParts))
        sequences << QKeySequence(part, QKeySequence::PortableText);
    return sequences;
}

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

ActionSet::ActionSet(MainWindow &window) : QObject(&window), m_window(window)
{
    const auto add = [&](const QString &id, const QString &group, const QString &text, const QString &iconName,
                         const QList<QKeySequence> &keys, const QString &words) {
        auto *action = new KeyAction(text, this);
        action->setObjectName(id);
        action->setData(group);
        action->setProperty("iconName", iconName);
        action->setProperty("words", words);
        action->setIcon(icon(iconName));
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        const QString shown = keysText(action);
        action->setToolTip(shown.isEmpty() ? text : QString("%1 — %2").arg(text, shown));
        window.addAction(action);
        m_actions.insert(id, action);
        m_order << id;
        return action;
    };
    for (const ActionEntry *row : allActions()) {
        QAction *action = add(row->id, row->group, translated(row->text), row->icon ? row->icon : "",
                              keySequences(row->keys), row->words);
        action->setCheckable(row->checked != nullptr);
        connect(action, &QAction::triggered, this, [this, row] {
            // Keys reach an action even when its state is stale: ask again.
            if (row->isEnabled(m_window)) {
                row->run(m_window);
                emit ran(row->id);
            }
            refresh();
        });
    }
    for (const ToolEntry &tool : allTools()) {
        QList<QKeySequence> keys;
        for (const QString &key : QString::fromLatin1(tool.keys).split(',', Qt::SkipEmptyParts))
            keys << QKeySequence(key.trimmed(), QKeySequence::PortableText);
        QAction *action = add(QString("tool-") + tool.id, "Tools", translated(tool.name), tool.icon, keys, tool.hint);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, id = QString(tool.id)] {
            m_window.chooseTool(id);
            emit ran("tool-" + id);
            refresh();
        });
    }
    for (const Stencil &stencil : allStencils()) {
        const QString id = stencil.id;
        QAction *action = add("stencil-" + id, "Tools", translated(stencil.name), "stencil-" + id, {},
                              QString("shape ") + stencil.words);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, id] {
            m_window.chooseStencil(id);
            emit ran("stencil-" + id);
            refresh();
        });
    }
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
    for (const ActionEntry *row : allActions()) {
        QAction *action = m_actions.value(row->id);
        action->setEnabled(row->isEnabled(m_window));
        if (row->checked)
            action->setChecked(row->checked(m_window));
    }
    for (const ToolEntry &tool : allTools())
        m_actions.value(QString("tool-") + tool.id)->setChecked(m_window.toolId() == QLatin1String(tool.id));
    for (const Stencil &stencil : allStencils())
        m_actions.value(QString("stencil-") + stencil.id)
            ->setChecked(m_window.toolId() == "shapes" && m_window.canvas().currentStyle().stencil == stencil.id);
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

std::span<const GestureEntry> allGestures()
{
    static const GestureEntry rows[] = {
        {"Canvas", "Pan", "Space+drag, middle button, wheel (Shift: sideways)"},
        {"Canvas", "Zoom at the pointer", "Ctrl+wheel, pinch"},
        {"Canvas", "Edit text or add a label", "Enter, double-click"},
        {"Canvas", "New text", "Double-click on empty canvas"},
        {"Canvas", "End text", "Esc, Ctrl+Enter"},
        {"Canvas", "New line in a text", "Enter"},
        {"Canvas", "Move the selection", "Arrow keys (Shift: 5 px)"},
        {"Canvas", "Copy by dragging", "Alt+drag"},
        {"Canvas", "Add to the selection", "Shift+click"},
        {"Canvas", "Select inside a group", "Ctrl+click, Ctrl+drag, double-click"},
        {"Canvas", "Select with a loop", "Alt+drag on empty canvas"},
        {"Canvas", "Leave a group, give up a gesture", "Esc"},
        {"Canvas", "Keep the aspect, square, 15° steps", "Shift while drawing, resizing, turning"},
        {"Canvas", "From the centre", "Alt while drawing or resizing"},
        {"Canvas", "Don't bind an arrow, don't snap to the grid", "Ctrl while dragging"},
        {"Canvas", "Linked copy (flowchart)", "Ctrl+Arrow keys"},
        {"Canvas", "Walk along arrows", "Alt+Arrow keys"},
        {"Canvas", "Next, previous shape type", "Tab, Shift+Tab"},
        {"Canvas", "Line: edit its points", "Double-click, Ctrl+Enter"},
        {"Canvas", "Points: several, add, copy, remove", "Shift+click or box, Alt+click, Ctrl+D, Delete"},
        {"Canvas", "Arrow: several points", "Click, click, …, Enter"},
        {"Canvas", "Back to the drawing from any panel", "Esc"},
        {"Canvas", "Crop an image", "Double-click, Enter"},
        {"Interview", "Use as targets, make classes, draw it", "Ctrl+Enter"},
        {"Interview", "Next, previous step", "Alt+Down, Alt+Up"},
        {"Colour picker", "Pick a colour", "q w e r t / a s d f g / z x c v b"},
        {"Colour picker", "From the drawing (Alt: stroke for background)", "I"},
        {"Colour picker", "Pick a shade", "Shift+1 … Shift+5"},
        {"Arrowhead picker", "Pick an arrowhead", "q w e r / a s d f / z x c v"},
    };
    return rows;
}

} // namespace ninesketch
