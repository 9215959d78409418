// SPDX-License-Identifier: GPL-3.0-or-later
// The name of one item of a list, written where it stands.
#pragma once
#include <QLineEdit>
#include <functional>

namespace ninesketch
{

/// Enter, or going elsewhere in the window, uses what is written, where it differs; Escape leaves the name as it was.
/// Then it is gone, and the list has the keyboard back.
class NameLine : public QLineEdit
{
public:
    /// Shown at once over `place` of `list`, with the keyboard. `what`: "Name of the frame".
    NameLine(QWidget &list, const QRect &place, const QString &what, const QString &name,
             std::function<void(const QString &)> use);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString m_before;
    std::function<void(const QString &)> m_use; ///< null: it was used
};

} // namespace ninesketch
