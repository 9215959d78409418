// SPDX-License-Identifier: GPL-3.0-or-later
// One clear sentence over the canvas, with what can be done about it. It stops nothing, and the keyboard goes back to
// where it was.
#pragma once
#include "ui/widgets/island.h"

#include <QPointer>
#include <functional>
#include <vector>

class QHBoxLayout;
class QTimer;
class QToolButton;

namespace ninesketch
{

class MessageBar : public Island
{
    Q_OBJECT

public:
    enum class Tone { Info, Warning, Bad };
    struct Offer {
        QString text;
        std::function<void()> run;
    };

    explicit MessageBar(QWidget *parent = nullptr);
    /// `lasting`: stays until it is answered or closed; others leave after a few seconds.
    void say(const QString &sentence, Tone tone = Tone::Info, std::vector<Offer> offers = {}, bool lasting = false);
    QString sentence() const;
    void dismiss();
    /// Before an audience: lasting ones that were there wait until it has gone. What is said meanwhile is shown.
    void setAside(bool aside);
    void fit(int room); ///< px it may be wide: its sentence wraps, its offers stand below where that is little
    void withdraw(const QString &sentence); ///< it no longer holds, whether it is shown or waits below another

    /// What takes long: the sentence stands with a way to give up, and a line that grows with the share done, until
    /// `endTask`. A message that comes meanwhile covers it. One at a time.
    void beginTask(const QString &sentence, std::function<void()> cancel);
    void setTaskShare(double share); ///< 0 ... 1
    void endTask();

signals:
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Message {
        QString sentence;
        Tone tone;
        std::vector<Offer> offers;
        bool lasting;
    };
    void show(const Message &message);
    int roomForWords();
    void placeOffers(QHBoxLayout &line);

    std::vector<Message> m_waiting; ///< lasting ones that a later message covers
    Message m_shown{};
    QString m_task; ///< the sentence of what takes long; empty: nothing does
    double m_taskShare = 0;
    QLabel *m_label, *m_sign;
    QToolButton *m_close;
    QHBoxLayout *m_row, *m_below; ///< the offers stand in one of both
    std::vector<QWidget *> m_buttons;
    int m_room = 800;
    bool m_aside = false;
    QTimer *m_timer;
    QPointer<QWidget> m_before; ///< had the keyboard before this bar
};

} // namespace ninesketch
