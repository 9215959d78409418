// SPDX-License-Identifier: GPL-3.0-or-later
// A button whose words wrap where there is too little room for one line.
#pragma once
#include <QPushButton>

namespace ninesketch
{

class WrapButton : public QPushButton
{
public:
    explicit WrapButton(const QString &text, QWidget *parent);

    QSize minimumSizeHint() const override; ///< in which its longest word stands whole
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// What frames the words, in px on both sides together.
    QSize around() const;
    QString wrapped(int width) const;
};

} // namespace ninesketch
