// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+/: everything the program can do, found by a few letters.
#pragma once
#include "ui/widgets/island.h"

#include <functional>
#include <vector>

class QAction;
class QLineEdit;
class QListWidget;

namespace ninesketch
{

class ActionSet;

class CommandPalette : public Island
{
    Q_OBJECT

public:
    static constexpr QSize wanted{480 + 2 * shadow, 420}; ///< px, where there is room
    CommandPalette(ActionSet &actions, QWidget *parent = nullptr);
    /// What can be found besides actions: an item of the library.
    struct Item {
        QString text, note; ///< the note stands where actions have their keys
        std::function<void()> run;
    };
    void open(const QStringList &recent, std::vector<Item> items = {});

    /// How well `query` finds `text`: higher is better, negative: not at all. Letters in order, starts of words first.
    static int score(const QString &query, const QString &text);

signals:
    void closed();
    void refused(const QString &id); ///< a command was taken that is impossible now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void take();

    ActionSet &m_actions;
    QStringList m_recent;
    std::vector<Item> m_items;
    QLineEdit *m_line;
    QListWidget *m_list;
};

} // namespace ninesketch
