// SPDX-License-Identifier: GPL-3.0-or-later
// What one can do in one window, alive: QActions with icons, keys and state, and the buttons and menus made of them.
// The rows come from a table (ui/window/actions.h).
#pragma once
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace ninesketch
{

class ActionSet : public QObject
{
    Q_OBJECT

public:
    struct Row {
        QString id;    ///< "bring-to-front": the action's object name, too
        QString group; ///< the action's data
        QString text;  ///< "Bring to front"
        QString icon;  ///< resource name; empty: none
        QList<QKeySequence> keys;
        QString words; ///< what else it may be searched for: the action's property "words"
        /// Why it is not possible now, and what to do; empty: it is possible. Null: always.
        /// As long as it is not: the action's property "otherwise", too.
        std::function<QString()> hindrance;
        std::function<bool()> checked; ///< null: it is not a switch
        std::function<void()> run;     ///< only while it is enabled
    };

    /// `window`: where the keys work.
    explicit ActionSet(QWidget &window);
    void add(Row row);

    QAction *action(const QString &id) const { return m_actions.value(id); } ///< null for an unknown id
    QStringList ids() const;                                                 ///< as they were added
    /// A flat button that does the action and follows its state.
    QToolButton *button(const QString &id, QWidget *parent) const;
    /// A menu of those; "-" is a line. Unknown ids are left out.
    QMenu *menu(const QStringList &ids, QWidget *parent) const;
    /// Brings enabled and checked up to date.
    void refresh();
    void refreshIcons();

    static QString keysText(const QAction *action); ///< "Ctrl+Z", as the platform writes it

signals:
    void ran(const QString &id);

private:
    QWidget &m_window;
    std::vector<Row> m_rows;
    QMap<QString, QAction *> m_actions;
};

} // namespace ninesketch
