// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrap_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

namespace ninesketch
{

WrapButton::WrapButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred, QSizePolicy::PushButton);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize WrapButton::around() const
{
    return sizeHint() - fontMetrics().size(Qt::TextShowMnemonic, text());
}

QString WrapButton::wrapped(int width) const
{
    const int room = width - around().width();
    QString lines, line;
    for (const QString &word : text().split(' ')) {
        const QString longer = line.isEmpty() ? word : line + ' ' + word;
        if (!line.isEmpty() && fontMetrics().size(Qt::TextShowMnemonic, longer).width() > room) {
            lines += line + '\n';
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

QSize WrapButton::minimumSizeHint() const
{
    int widest = 0;
    for (const QString &word : text().split(' '))
        widest = std::max(widest, fontMetrics().size(Qt::TextShowMnemonic, word).width());
    return {std::min(widest + around().width(), sizeHint().width()), sizeHint().height()};
}

int WrapButton::heightForWidth(int width) const
{
    return fontMetrics().size(Qt::TextShowMnemonic, wrapped(width)).height() + around().height();
}

void WrapButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = wrapped(width());
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace ninesketch
