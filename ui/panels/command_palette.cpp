// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/command_palette.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{

namespace
{

/// The words of an action, and its keys at the right end.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(theme().muted);
        painter->drawText(option.rect.adjusted(0, 0, -space::small, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(Qt::UserRole + 1).toString());
        painter->restore();
    }
};

/// Its keys, and whether it is on.
QString noteOf(const QAction &action)
{
    QStringList parts;
    if (action.isCheckable())
        parts << (action.isChecked() ? CommandPalette::tr("on") : CommandPalette::tr("off"));
    if (const QString keys = ActionSet::keysText(&action); !keys.isEmpty())
        parts << keys;
    return parts.join(QStringLiteral("   "));
}

} // namespace

CommandPalette::CommandPalette(ActionSet &actions, QWidget *parent)
    : Island(parent), m_actions(actions), m_line(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName("commandPalette");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + space::small, shadow + space::small, shadow + space::small,
                               shadow + space::small);
    column->setSpacing(space::tight);
    m_line->setPlaceholderText(tr("Search everything one can do"));
    m_line->setAccessibleName(tr("Command"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({18, 18});
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    resize(wanted);
    hide();
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &CommandPalette::search);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::take);
}

void CommandPalette::open(const QStringList &recent, std::vector<Item> items)
{
    m_recent = recent;
    m_items = std::move(items);
    m_actions.refresh();
    m_line->clear();
    search();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

int CommandPalette::score(const QString &query, const QString &text)
{
    if (query.isEmpty())
        return 0;
    int score = 0;
    qsizetype at = 0, last = -2;
    for (const QChar letter : query.toLower()) {
        if (letter.isSpace())
            continue;
        // the start of a word is the better place
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toLower() != letter)
                continue;
            if (found < 0)
                found = i;
            if (i == last + 1 || i == 0 || !text[i - 1].isLetterOrNumber()) {
                found = i;
                break;
            }
        }
        if (found < 0)
            return -1;
        const bool start = found == 0 || !text[found - 1].isLetterOrNumber();
        score += start ? 8 : found == last + 1 ? 6 : 1;
        last = found;
        at = found + 1;
    }
    return score * 100 - static_cast<int>(text.size());
}

void CommandPalette::search()
{
    struct Found {
        int score;
        int order;
        QAction *action; ///< or null: an item
        std::size_t item;
    };
    std::vector<Found> found;
    const QString query = m_line->text().trimmed();
    const QStringList ids = m_actions.ids();
    for (int i = 0; i < ids.size(); ++i) {
        QAction *action = m_actions.action(ids[i]);
        if (ids[i] == "command-palette")
            continue;
        int points = score(query, action->text());
        if (points < 0) {
            const int byWords = score(query, action->property("words").toString());
            points = byWords < 0 || query.size() < 2 ? -1 : byWords / 2;
        }
        if (points < 0)
            continue;
        const auto recent = m_recent.indexOf(ids[i]);
        if (recent >= 0)
            points += query.isEmpty() ? 1000 - static_cast<int>(recent) : 40;
        found.push_back({points, i, action, 0});
    }
    const int actions = static_cast<int>(ids.size());
    for (std::size_t i = 0; i < m_items.size() && !query.isEmpty(); ++i) // a library may hold hundreds
        if (const int points = score(query, m_items[i].text); points >= 0)
            found.push_back({points, actions + static_cast<int>(i), nullptr, i});
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.score != b.score ? a.score > b.score : a.order < b.order;
    });
    m_list->clear();
    for (const Found &one : found) {
        if (!one.action) {
            auto *item = new QListWidgetItem(icon("library"), m_items[one.item].text, m_list);
            item->setData(Qt::UserRole + 1, m_items[one.item].note);
            item->setData(Qt::UserRole + 2, static_cast<qulonglong>(one.item));
            continue;
        }
        auto *item = new QListWidgetItem(one.action->icon(), one.action->text());
        item->setData(Qt::UserRole, one.action->objectName());
        item->setData(Qt::UserRole + 1, noteOf(*one.action));
        if (!one.action->isEnabled())
            item->setForeground(theme().muted);
        m_list->addItem(item);
    }
    if (found.empty()) {
        auto *item = new QListWidgetItem(tr("Nothing is called that."), m_list);
        item->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::take()
{
    QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    if (const QVariant place = item->data(Qt::UserRole + 2); place.isValid()) {
        const auto run = m_items[static_cast<std::size_t>(place.toULongLong())].run;
        hide();
        emit closed();
        run();
        return;
    }
    QAction *action = m_actions.action(item->data(Qt::UserRole).toString());
    hide();
    emit closed();
    if (action->isEnabled())
        action->trigger();
    else
        emit refused(action->objectName());
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const int count = m_list->count();
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            if (count > 0)
                m_list->setCurrentRow((m_list->currentRow() + (key->key() == Qt::Key_Down ? 1 : -1) + count) % count);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        case Qt::Key_Escape:
            hide();
            emit closed();
            return true;
        default:
            break;
        }
    }
    if (watched == m_line && event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        emit closed();
    }
    return Island::eventFilter(watched, event);
}

} // namespace ninesketch
