// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/presentation.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "model/scenario/scenario.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/what_breaks.h"
#include "ui/panels/interview_pages.h"
#include "ui/present/request_dot.h"
#include "ui/present/speaker_view.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/island.h"
#include "ui/window/main_window.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QTimer>
#include <QVariantAnimation>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int glideTime = 320, barTime = 2600; // ms
constexpr double largestZoom = 3;
constexpr int slideEdge = 52;                      ///< px above and below a slide: for a message, and for the bar
constexpr int speakerWidth = 460, speakerTop = 32; ///< px, of the speaker's view where there is one screen; its title

} // namespace

Presentation::Presentation(MainWindow &window)
    : QObject(&window), m_window(window), m_dot(new RequestDot(window.canvas())),
      m_bar(new Island(window.canvas().parentWidget())), m_where(new QLabel(m_bar)), m_barLeaves(new QTimer(this)),
      m_glide(new QVariantAnimation(this))
{
    m_bar->setObjectName(QStringLiteral("presentBar"));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(Island::shadow + space::small, Island::shadow + space::tight, Island::shadow + space::small,
                            Island::shadow + space::tight);
    const auto button = [&](const char *icon, const QString &tip, auto run) {
        auto *made = new IconButton(QString::fromLatin1(icon), tip, m_bar);
        made->setFocusPolicy(Qt::NoFocus);
        connect(made, &QToolButton::clicked, this, run);
        row->addWidget(made);
    };
    button("chevron-left", tr("Previous step — PgUp"), [this] { previous(); });
    m_where->setObjectName("presentedStep");
    row->addWidget(m_where);
    button("chevron-right", tr("Next step — PgDn"), [this] { next(); });
    button("walk", tr("A request walks its way — W"), [this] { toggleWalk(); });
    button("stats", tr("Numbers on or off — N"), [this] { m_window.toggleBadges(); });
    button("laser", tr("Laser — K"), [this] { m_window.chooseTool(QStringLiteral("laser")); });
    button("bolt", tr("Kill a part, or bring it back — U"), [this] {
        const bool kills = m_window.toolId() == QLatin1String("kill");
        m_window.chooseTool(QString::fromLatin1(kills ? "selection" : "kill"));
    });
    button("notes", tr("Notes, clock and next step on another screen — S"), [this] { toggleSpeaker(); });
    button("close", tr("End — Esc"), [this] { stop(); });
    m_bar->hide();
    m_barLeaves->setSingleShot(true);
    m_barLeaves->setInterval(barTime);
    connect(m_barLeaves, &QTimer::timeout, this, [this] {
        if (!m_bar->underMouse())
            m_bar->hide();
    });
    m_glide->setDuration(glideTime);
    m_glide->setStartValue(0.0);
    m_glide->setEndValue(1.0);
    m_glide->setEasingCurve(QEasingCurve::InOutCubic);
    connect(&window.editor(), &Editor::sceneChanged, this, [this] {
        if (m_running)
            readPages();
    });
    connect(&window.estimator(), &Estimator::changed, this, [this] {
        if (!m_running)
            return;
        if (m_dot->isWalking()) // another way, other times
            m_dot->walk(m_window.estimator().estimate(), m_window.editor().scene(), m_walkedClass);
        showSpeaker();
        sayWhatDied();
    });
    window.canvas().installEventFilter(this);
}

Presentation::~Presentation()
{
    delete m_speaker;
}

void Presentation::start()
{
    if (m_running)
        return;
    readPages();
    if (m_pages.empty()) {
        m_window.desk().say(tr("There is nothing to present yet: draw something first. Frames (F) become the steps."));
        return;
    }
    m_running = true;
    m_before = m_window.canvas().viewport();
    m_wasZen = m_window.isZen();
    m_wasFullScreen = m_window.isFullScreen();
    m_hadNumbers = m_window.preferences().badges;
    m_window.editor().setSelection({});
    m_window.setZen(true);
    m_window.breaks().setStripAway(true);
    m_window.desk().messages.setAside(true);
    m_window.canvas().setScrollBarsVisible(false);
    if (!m_wasFullScreen)
        m_window.toggleFullScreen();
    const Point seen = m_window.canvas().visibleScene().centre();
    const auto at = std::ranges::find_if(m_pages, [&](const Page &page) { return page.box.contains(seen); });
    m_step = -1;
    const int first = at == m_pages.end() ? 0 : static_cast<int>(at - m_pages.begin());
    // the window takes its new size first
    QTimer::singleShot(120, this, [this, first] {
        if (m_running)
            goTo(first);
    });
    if (QGuiApplication::screens().size() > 1)
        toggleSpeaker();
    m_window.canvas().setFocus();
}

void Presentation::stop()
{
    if (!m_running)
        return;
    m_running = false;
    if (m_window.toolId() == QLatin1String("kill"))
        m_window.chooseTool(QStringLiteral("selection"));
    m_dot->stop();
    m_bar->hide();
    m_glide->stop();
    if (m_speaker)
        m_speaker->close();
    if (!m_wasFullScreen && m_window.isFullScreen())
        m_window.toggleFullScreen();
    m_window.setZen(m_wasZen);
    if (m_window.preferences().badges != m_hadNumbers) // N was meant for the audience
        m_window.toggleBadges();
    m_window.breaks().setStripAway(false);
    m_window.desk().messages.setAside(false);
    m_window.canvas().setScrollBarsVisible(true);
    m_window.canvas().setViewport(m_before);
    m_window.actions().refresh();
}

void Presentation::readPages()
{
    m_pages = pagesOf(m_window.editor().scene());
    m_step = std::min(m_step, std::max(0, count() - 1));
}

void Presentation::goTo(int step)
{
    if (!m_running || m_pages.empty())
        return;
    if (m_speaker)
        m_speaker->finishNotes(); // they belong to the step that is left
    m_step = std::clamp(step, 0, count() - 1);
    const Page &page = m_pages[static_cast<std::size_t>(m_step)];
    m_dot->stop();
    glideTo(slideOf(page));
    showBar();
    showSpeaker();
}

Viewport Presentation::slideOf(const Page &page) const
{
    Viewport slide;
    slide.zoom = 0;
    for (const QRect &part : freeParts())
        if (const Viewport fitting = Viewport::fitting(page.box.grown(24), part, largestZoom);
            fitting.zoom > slide.zoom)
            slide = fitting;
    return slide;
}

/// Where the speaker's view stands on the same screen: what it leaves beside, above and below it.
QList<QRect> Presentation::freeParts() const
{
    constexpr int least = 160; // px; less holds no slide
    const CanvasView &canvas = m_window.canvas();
    const QRect whole = canvas.rect().adjusted(0, slideEdge, 0, -slideEdge);
    if (!m_speaker || !m_speaker->isVisible() || m_speaker->isMinimized())
        return {whole};
    const QRect frame = m_speaker->frameGeometry();
    const QRect over = QRect(canvas.mapFromGlobal(frame.topLeft()), frame.size()) & whole;
    if (over.isEmpty())
        return {whole};
    QList<QRect> parts;
    for (const QRect &part : {whole.adjusted(0, 0, over.left() - whole.right() - 1, 0),
                              whole.adjusted(over.right() + 1 - whole.left(), 0, 0, 0),
                              whole.adjusted(0, 0, 0, over.top() - whole.bottom() - 1),
                              whole.adjusted(0, over.bottom() + 1 - whole.top(), 0, 0)})
        if (part.width() >= least && part.height() >= least)
            parts << part;
    return parts.isEmpty() ? QList<QRect>{whole} : parts;
}

void Presentation::fitAgain()
{
    if (!m_running || m_step < 0 || m_step >= count())
        return;
    const bool gliding = m_glide->state() == QAbstractAnimation::Running;
    if (!gliding && !(m_window.canvas().viewport() == m_slide))
        return; // somebody looks at something else
    glideTo(slideOf(m_pages[static_cast<std::size_t>(m_step)]));
    if (m_bar->isVisible())
        showBar();
}

void Presentation::glideTo(const Viewport &view)
{
    m_glide->stop();
    m_slide = view;
    const Viewport from = m_window.canvas().viewport();
    const QSizeF size = m_window.canvas().size();
    disconnect(m_glide, &QVariantAnimation::valueChanged, nullptr, nullptr);
    connect(m_glide, &QVariantAnimation::valueChanged, this, [this, from, view, size](const QVariant &value) {
        const double t = value.toDouble();
        // the middle of the view and the logarithm of the zoom move evenly
        const auto middle = [&](const Viewport &v) {
            return Point{v.origin.x + size.width() / 2 / v.zoom, v.origin.y + size.height() / 2 / v.zoom};
        };
        const Point a = middle(from), b = middle(view), now = a + (b - a) * t;
        Viewport between;
        between.zoom = std::exp(std::log(from.zoom) + (std::log(view.zoom) - std::log(from.zoom)) * t);
        between.origin = {now.x - size.width() / 2 / between.zoom, now.y - size.height() / 2 / between.zoom};
        m_window.canvas().setViewport(t >= 1 ? view : between);
    });
    m_glide->start();
}

void Presentation::showBar()
{
    if (!m_running)
        return;
    const Page &page = m_pages[static_cast<std::size_t>(std::max(0, m_step))];
    m_where->setText(page.title.empty()
                         ? tr("Whole drawing")
                         : tr("%1 / %2  %3").arg(m_step + 1).arg(count()).arg(QString::fromStdString(page.title)));
    m_bar->adjustSize();
    const QRect area = m_window.canvas().geometry();
    m_bar->move(area.center().x() - m_bar->width() / 2, area.bottom() - m_bar->height() - space::normal);
    m_bar->show();
    m_bar->raise();
    m_barLeaves->start();
}

void Presentation::showSpeaker()
{
    if (!m_speaker || m_pages.empty() || m_step < 0)
        return;
    const auto i = static_cast<std::size_t>(m_step);
    const auto title = [](const Page &page) {
        return page.title.empty() ? tr("Whole drawing") : QString::fromStdString(page.title);
    };
    m_speaker->setStep({m_step + 1, count(), title(m_pages[i]),
                        i + 1 < m_pages.size() ? title(m_pages[i + 1]) : QString(),
                        QString::fromStdString(m_pages[i].notes), !m_pages[i].frameId.empty()});
    QStringList questions;
    if (const EstimatePtr estimate = m_window.estimator().estimate())
        for (const Finding &finding : estimate->report.findings)
            if (finding.severity != Severity::Note && questions.size() < 3)
                questions << QStringLiteral("· ") + QString::fromStdString(finding.sentence);
    m_speaker->setQuestions(questions);
}

void Presentation::toggleWalk()
{
    if (m_dot->isWalking()) {
        m_dot->stop();
        return;
    }
    const EstimatePtr estimate = m_window.estimator().estimate();
    const std::size_t classes = estimate ? estimate->report.classes.size() : 0;
    for (std::size_t tried = 0; tried < classes; ++tried) {
        const ClassReport &one = estimate->report.classes[m_walked++ % classes];
        if (!m_dot->walk(estimate, m_window.editor().scene(), one.id))
            continue;
        m_walkedClass = one.id;
        m_window.desk().say(tr("%1: mean %2, p99 %3")
                                .arg(QString::fromStdString(one.name),
                                     QString::fromStdString(formatSeconds(one.latency->mean)),
                                     QString::fromStdString(formatSeconds(one.latency->p99))));
        return;
    }
    m_window.desk().say(classes > 0 ? tr("No request gets through as it is now.")
                                    : tr("No request has a way yet: draw a client and what it calls."));
}

void Presentation::sayWhatDied()
{
    const EstimatePtr estimate = m_window.estimator().estimate(), drawn = m_window.estimator().drawn();
    const std::vector<Kill> &kills = m_window.estimator().scenario().kills;
    QString words;
    if (estimate && drawn && !kills.empty()) {
        QStringList dead, classes;
        for (const Kill &kill : kills)
            dead << QString::fromStdString(killText(drawn->design, kill));
        for (const ClassReport &one : estimate->report.classes) {
            const QString name = QString::fromStdString(one.name);
            if (one.availability.value_or(0) <= 0)
                classes << tr("%1 is down").arg(name);
            else if (one.saturated || !one.latency)
                classes << tr("%1 is saturated").arg(name);
            else
                classes << tr("%1 %2, p99 %3")
                               .arg(name, QString::fromStdString(availabilityText(*one.availability)),
                                    QString::fromStdString(formatSeconds(one.latency->p99)));
        }
        words = tr("Without %1: %2.").arg(dead.join(tr(" and ")), classes.join(QStringLiteral("; ")));
    }
    if (words != m_died && !words.isEmpty())
        m_window.desk().say(words);
    m_died = words;
}

void Presentation::toggleSpeaker()
{
    if (m_speaker) {
        m_speaker->close();
        return;
    }
    m_speaker = new SpeakerView([this] { return m_window.interview().clockLine(); }, &m_window); // so it stays above it
    m_speaker->setAttribute(Qt::WA_DeleteOnClose);
    m_speaker->installEventFilter(this);
    connect(m_speaker, &SpeakerView::nextRequested, this, &Presentation::next);
    connect(m_speaker, &SpeakerView::previousRequested, this, &Presentation::previous);
    connect(m_speaker, &SpeakerView::notesEdited, this, [this](const QString &notes) {
        if (m_step >= 0 && m_step < count())
            m_window.editor().commit(setPageNotes(m_window.editor().committed(),
                                                  m_pages[static_cast<std::size_t>(m_step)].frameId,
                                                  notes.toStdString()),
                                     tr("Speaker notes"));
    });
    const QRect here = m_window.screen()->availableGeometry();
    const int width = std::min(speakerWidth, here.width() / 3);
    m_speaker->setGeometry(here.adjusted(here.width() - width, speakerTop, 0, 0)); // beside the slide
    for (QScreen *screen : QGuiApplication::screens())
        if (screen != m_window.screen())
            m_speaker->setGeometry(screen->availableGeometry().adjusted(0, speakerTop, 0, 0));
    m_speaker->show();
    showSpeaker();
}

bool Presentation::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & ~Qt::KeypadModifier || m_window.canvas().isEditingText())
        return false;
    const bool nothingSelected = m_window.editor().selection().empty();
    switch (key) {
    case Qt::Key_PageDown:
        next();
        return true;
    case Qt::Key_PageUp:
        previous();
        return true;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (!nothingSelected)
            return false; // it moves what is selected
        key == Qt::Key_Right ? next() : previous();
        return true;
    case Qt::Key_Home:
        goTo(0);
        return true;
    case Qt::Key_End:
        goTo(count() - 1);
        return true;
    case Qt::Key_W:
        toggleWalk();
        return true;
    case Qt::Key_N:
        m_window.toggleBadges();
        return true;
    case Qt::Key_S:
        toggleSpeaker();
        return true;
    case Qt::Key_Escape:
        if (!nothingSelected ||
            (m_window.toolId() != QLatin1String("selection") && m_window.toolId() != QLatin1String("laser")))
            return false; // first lets go of what is in hand
        if (m_window.toolId() == QLatin1String("laser")) {
            m_window.chooseTool(QStringLiteral("selection"));
            return true;
        }
        stop();
        return true;
    default:
        return false;
    }
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_running)
        return QObject::eventFilter(watched, event);
    const auto fitSoon = [this] { QTimer::singleShot(0, this, &Presentation::fitAgain); };
    if (watched == m_speaker) {
        static constexpr QEvent::Type places[] = {QEvent::Move, QEvent::Resize, QEvent::Show, QEvent::Hide,
                                                  QEvent::WindowStateChange};
        if (std::ranges::count(places, event->type()) > 0)
            fitSoon();
        return QObject::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // our keys come to the canvas instead of starting what they are the shortcut of
        const auto *key = static_cast<QKeyEvent *>(event);
        static constexpr int ours[] = {Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Right, Qt::Key_Left, Qt::Key_Home,
                                       Qt::Key_End,      Qt::Key_W,      Qt::Key_N,     Qt::Key_S,    Qt::Key_Escape};
        if (!(key->modifiers() & ~Qt::KeypadModifier) && std::ranges::count(ours, key->key()) > 0) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (keyPressed(key->key(), key->modifiers()))
            return true;
        break;
    }
    case QEvent::MouseMove:
        showBar();
        break;
    case QEvent::Resize:
        fitSoon();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ninesketch
