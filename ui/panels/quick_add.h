// SPDX-License-Identifier: GPL-3.0-or-later
// The line that `/` opens over the canvas: "gat" Enter places a gateway, "redis 3x" three replicas of Redis, and
// "client -> gateway -> service -> redis + orders db" draws them all with their calls.
#pragma once
#include "model/design/kinds.h"
#include "ui/widgets/island.h"

class QLineEdit;
class QListWidget;

namespace ninesketch
{

class QuickAdd : public Island
{
    Q_OBJECT

public:
    static constexpr QSize wanted{400 + 2 * shadow, 330}; ///< px, where there is room
    explicit QuickAdd(QWidget *parent = nullptr);
    /// Shows it with an empty line and takes the keyboard.
    void open();
    /// Something is selected that could call what will be placed.
    void setCanConnect(bool can);

signals:
    void chosen(const ninesketch::PaletteMatch &match, bool connect);
    /// A data flow (model/framework/flow_lines.h) that can be read.
    void flowWritten(const QString &line);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    bool searchFlow();
    void take(bool connect);
    void close();

    std::vector<PaletteMatch> m_matches;
    QString m_placing; ///< the hint while a component is looked for
    QLineEdit *m_line;
    QListWidget *m_list;
    QLabel *m_hint;
};

} // namespace ninesketch
