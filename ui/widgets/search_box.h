// SPDX-License-Identifier: GPL-3.0-or-later
// A choice among many: it opens like any other, and what is typed, shut or open, leaves those that have it anywhere in
// their name. Enter takes the first of them; what is none of them is given up.
#pragma once
#include <QComboBox>

namespace ninesketch
{

class SearchBox : public QComboBox
{
    Q_OBJECT

public:
    /// `name`: what is chosen, for who cannot see it.
    explicit SearchBox(const QString &name, QWidget *parent = nullptr);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeFirst();
    bool m_opens = false; ///< a press has just brought the keyboard here: its release opens
};

} // namespace ninesketch
