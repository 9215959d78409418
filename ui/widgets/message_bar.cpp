// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_bar.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace ninesketch
{

MessageBar::MessageBar(QWidget *parent)
    : Island(parent), m_label(new QLabel(this)), m_sign(new QLabel(this)),
      m_close(new IconButton("close", tr("Close"), this)), m_row(new QHBoxLayout), m_below(new QHBoxLayout),
      m_timer(new QTimer(this))
{
    setObjectName("messageBar");
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(shadow + space::normal, shadow + space::tight, shadow + space::tight,
                              shadow + space::tight);
    lines->setSpacing(0);
    lines->addLayout(m_row);
    lines->addLayout(m_below);
    m_below->addStretch();
    for (QHBoxLayout *line : {m_row, m_below})
        line->setSpacing(space::small);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setWordWrap(false);
    m_row->addWidget(m_sign);
    m_row->addWidget(m_label);
    m_close->setIconSize({14, 14});
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    m_row->addWidget(m_close);
    auto *escape = new QAction(this);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(escape);
    connect(escape, &QAction::triggered, this, &MessageBar::dismiss);
    m_timer->setSingleShot(true);
    m_timer->setInterval(6000);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (now && isAncestorOf(now) && before && !isAncestorOf(before))
            m_before = before;
    });
    hide();
}

QString MessageBar::sentence() const
{
    return isHidden() ? QString() : m_shown.sentence;
}

void MessageBar::say(const QString &sentence, Tone tone, std::vector<Offer> offers, bool lasting)
{
    std::erase_if(m_waiting, [&](const Message &one) { return one.sentence == sentence; }); // asked anew
    if (!isHidden() && m_shown.lasting && m_shown.sentence != sentence)
        m_waiting.push_back(m_shown);
    show({sentence, tone, std::move(offers), lasting});
}

void MessageBar::beginTask(const QString &sentence, std::function<void()> cancel)
{
    endTask();
    m_task = sentence;
    m_taskShare = 0;
    say(sentence, Tone::Info, {{tr("Cancel"), std::move(cancel)}}, true);
}

void MessageBar::setTaskShare(double share)
{
    m_taskShare = std::clamp(share, 0.0, 1.0);
    update();
}

void MessageBar::endTask()
{
    withdraw(std::exchange(m_task, {}));
}

void MessageBar::show(const Message &message)
{
    m_shown = message;
    for (QWidget *button : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    const Theme &t = theme();
    const char *const icons[] = {"info", "warning", "missed"};
    const QColor colours[] = {t.accent, t.warning, t.bad};
    const auto index = static_cast<std::size_t>(message.tone);
    m_sign->setPixmap(iconPixmap(icons[index], colours[index], 18, devicePixelRatioF()));
    m_label->setText(message.sentence);
    for (const Offer &offer : message.offers) {
        auto *button = new QPushButton(offer.text, this);
        button->setAutoDefault(true); // Enter presses it
        if (m_buttons.empty())
            button->setProperty("role", "primary");
        button->setObjectName("offer:" + offer.text);
        connect(button, &QPushButton::clicked, this, [this, run = offer.run] {
            dismiss();
            run();
        });
        m_buttons.push_back(button);
    }
    // who asks because of what a person has just done gives the first answer the keyboard
    setFocusProxy(m_buttons.empty() ? nullptr : m_buttons.front());
    QWidget::show();
    raise();
    fit(m_room);
    emit resized(); // and there is told what room there is
    if (message.lasting)
        m_timer->stop();
    else
        m_timer->start();
}

void MessageBar::fit(int room)
{
    constexpr int least = 240; // px for the sentence beside its offers
    m_room = room;
    placeOffers(*m_row);
    m_label->setWordWrap(false);
    m_label->setMinimumWidth(0);
    m_label->setMaximumWidth(QWIDGETSIZE_MAX);
    const int wanted = m_label->sizeHint().width();
    if (roomForWords() < std::min(least, wanted))
        placeOffers(*m_below);
    if (const int words = roomForWords(); wanted > words) {
        m_label->setWordWrap(true);
        m_label->setFixedWidth(std::max(words, least / 2));
    } else {
        m_label->setFixedWidth(wanted);
    }
    layout()->activate();
    adjustSize();
}

/// What all the rest of the line leaves.
int MessageBar::roomForWords()
{
    m_label->setFixedWidth(1);
    layout()->activate();
    const QMargins inner = layout()->contentsMargins(), outer = contentsMargins();
    return m_room - m_row->sizeHint().width() + 1 - inner.left() - inner.right() - outer.left() - outer.right();
}

void MessageBar::placeOffers(QHBoxLayout &line)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_row->removeWidget(m_buttons[i]);
        m_below->removeWidget(m_buttons[i]);
        line.insertWidget(static_cast<int>(i) + (&line == m_row ? 2 : 1), m_buttons[i]);
        m_buttons[i]->show(); // at once: the bar takes the size of what is seen
    }
}

void MessageBar::dismiss()
{
    m_timer->stop();
    // before what has the keyboard goes: whoever is next in the order of the Tab key would get it
    if (const QWidget *focused = window()->focusWidget(); m_before && focused && isAncestorOf(focused))
        m_before->setFocus();
    if (m_waiting.empty() || m_aside) {
        hide();
        emit resized();
        return;
    }
    const Message next = m_waiting.back();
    m_waiting.pop_back();
    show(next);
}

void MessageBar::setAside(bool aside)
{
    m_aside = aside;
    if (aside && !isHidden()) {
        if (m_shown.lasting)
            m_waiting.push_back(m_shown);
        dismiss();
    } else if (!aside && isHidden() && !m_waiting.empty()) {
        dismiss(); // nothing, for the one that waits
    }
}

void MessageBar::withdraw(const QString &sentence)
{
    std::erase_if(m_waiting, [&](const Message &one) { return one.sentence == sentence; });
    if (!isHidden() && m_shown.sentence == sentence)
        dismiss();
}

void MessageBar::paintEvent(QPaintEvent *event)
{
    Island::paintEvent(event);
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_shown.tone == Tone::Bad       ? t.badSoft
                     : m_shown.tone == Tone::Warning ? t.warningSoft
                                                     : t.accentSoft);
    const QRectF sheet = QRectF(rect()).adjusted(shadow + 1, shadow + 1, -shadow - 1, -shadow - 1);
    painter.drawRoundedRect(sheet, 7, 7);
    if (!m_task.isEmpty() && m_shown.sentence == m_task) {
        constexpr double thick = 3, inset = 7;
        const QRectF whole(sheet.left() + inset, sheet.bottom() - thick, sheet.width() - 2 * inset, thick);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(whole.topLeft(), QSizeF(whole.width() * m_taskShare, thick)), thick / 2,
                                thick / 2);
    }
}

} // namespace ninesketch
