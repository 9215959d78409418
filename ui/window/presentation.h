// SPDX-License-Identifier: GPL-3.0-or-later
// Presenting: the window without its panels, full screen, frame by frame. Drawing goes on as ever and the numbers stay
// live; a request can walk its way; notes and the clock stand on another screen.
#pragma once
#include "model/framework/pages.h"
#include "ui/canvas/viewport.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>

class QLabel;
class QTimer;
class QVariantAnimation;

namespace ninesketch
{

class Island;
class MainWindow;
class RequestDot;
class SpeakerView;

class Presentation : public QObject
{
    Q_OBJECT

public:
    explicit Presentation(MainWindow &window);
    ~Presentation() override;

    bool isRunning() const { return m_running; }
    /// From the page that is seen, or the first.
    void start();
    /// Back to the window and the view as they were.
    void stop();
    void next() { goTo(m_step + 1); }
    void previous() { goTo(m_step - 1); }
    void goTo(int step);
    int step() const { return m_step; }
    int count() const { return static_cast<int>(m_pages.size()); }

    /// A dot walks the way of the next request class; while one walks, it stops.
    void toggleWalk();
    void toggleSpeaker();
    RequestDot &dot() const { return *m_dot; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readPages();
    Viewport slideOf(const Page &page) const;
    QList<QRect> freeParts() const;
    void glideTo(const Viewport &view);
    void fitAgain(); ///< the canvas has another size, or the speaker's view another place
    void showBar();
    void showSpeaker();
    void sayWhatDied(); ///< what is left of each request class, once something was killed
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

    MainWindow &m_window;
    std::vector<Page> m_pages;
    int m_step = 0;
    bool m_running = false, m_wasZen = false, m_wasFullScreen = false, m_hadNumbers = true;
    Viewport m_before, m_slide; ///< m_slide: where it glides to, or stands as long as nobody moves the view
    std::size_t m_walked = 0;   ///< request classes shown so far
    std::string m_walkedClass;  ///< the one shown last
    RequestDot *m_dot;
    Island *m_bar;
    QLabel *m_where;
    QTimer *m_barLeaves;
    QString m_died; ///< said last
    QVariantAnimation *m_glide;
    QPointer<SpeakerView> m_speaker;
};

} // namespace ninesketch
