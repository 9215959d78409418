// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/help_panel.h"

#include "ui/panels/gestures.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/column_scroll.h"

#include <QAction>
#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

namespace ninesketch
{

namespace
{

void addRow(QGridLayout *grid, const QString &text, const QString &keys, QWidget *parent)
{
    const int row = grid->rowCount();
    auto *words = new QLabel(text, parent);
    words->setWordWrap(true);
    auto *key = new QLabel(keys, parent);
    key->setProperty("role", "muted");
    key->setAlignment(Qt::AlignRight | Qt::AlignTop);
    key->setWordWrap(keys.size() > 26);
    grid->addWidget(words, row, 0, Qt::AlignTop);
    grid->addWidget(key, row, 1, Qt::AlignTop);
}

} // namespace

HelpPanel::HelpPanel(ActionSet &actions, QWidget *parent) : Island(parent), m_actions(actions)
{
    setObjectName("helpPanel");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + space::wide, shadow + space::normal, shadow + space::small,
                               shadow + space::wide);
    auto *top = new QHBoxLayout;
    auto *title = new QLabel(tr("Help"), this);
    title->setFont(uiFont(5, true));
    top->addWidget(title);
    top->addStretch();
    auto *close = new IconButton("close", tr("Close — Esc"), this);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    m_close = close;
    top->addWidget(close);
    column->addLayout(top);
    hide();
}

void HelpPanel::fill()
{
    auto *body = new QWidget;
    auto *scroll = new ColumnScroll(body, this);
    auto *columns = new QBoxLayout(QBoxLayout::LeftToRight, body);
    m_columns = columns;
    layOut();
    columns->setContentsMargins(0, 0, space::normal, 0);
    columns->setSpacing(2 * space::wide);
    QVBoxLayout *sides[2];
    for (QVBoxLayout *&side : sides) {
        side = new QVBoxLayout;
        side->setSpacing(space::small);
        columns->addLayout(side, 1);
    }
    const auto section = [&](int side, const QString &heading) {
        auto *label = new QLabel(heading, body);
        label->setFont(uiFont(1, true));
        label->setContentsMargins(0, space::small, 0, 0);
        sides[side]->addWidget(label);
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(space::normal);
        grid->setVerticalSpacing(space::tight);
        grid->setColumnStretch(0, 1);
        sides[side]->addLayout(grid);
        return grid;
    };
    const std::pair<const char *, int> groups[] = {{"Tools", 0}, {"View", 0}, {"Panels", 0},  {"What if", 0},
                                                   {"File", 1},  {"Edit", 1}, {"Arrange", 1}, {"Help", 1}};
    for (const auto &[group, side] : groups) {
        QGridLayout *grid = section(side, QCoreApplication::translate("Actions", group));
        for (const QString &id : m_actions.ids()) {
            const QAction *action = m_actions.action(id);
            const QString keys = ActionSet::keysText(action);
            if (action->data().toString() == QLatin1String(group) && !keys.isEmpty())
                addRow(grid, action->text(), keys, body);
        }
    }
    QString group;
    QGridLayout *grid = nullptr;
    for (const GestureEntry &gesture : allGestures()) {
        if (group != QLatin1String(gesture.group)) {
            group = gesture.group;
            grid = section(0, QCoreApplication::translate("Actions", gesture.group));
        }
        addRow(grid, QCoreApplication::translate("Actions", gesture.text),
               QCoreApplication::translate("Actions", gesture.keys), body);
    }
    for (QVBoxLayout *side : sides)
        side->addStretch();
    static_cast<QVBoxLayout *>(layout())->addWidget(scroll, 1);
}

void HelpPanel::open()
{
    if (!std::exchange(m_filled, true)) // hundreds of labels, which many a session never sees
        fill();
    show();
    raise();
    m_close->setFocus(Qt::ShortcutFocusReason);
}

/// Beside each other where both have room for their keys.
void HelpPanel::layOut()
{
    constexpr int roomForBoth = 720; // px
    if (m_columns)
        m_columns->setDirection(width() < roomForBoth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void HelpPanel::resizeEvent(QResizeEvent *event)
{
    Island::resizeEvent(event);
    layOut();
}

void HelpPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        emit closed();
    } else
        Island::keyPressEvent(event);
}

} // namespace ninesketch
