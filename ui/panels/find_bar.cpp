// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/find_bar.h"

#include "model/scene/bounds.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/search_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

constexpr int listedAtMost = 200, rowsSeen = 7;

QString iconOf(SceneMatch::What what)
{
    switch (what) {
    case SceneMatch::What::FrameName:
        return "frame";
    case SceneMatch::What::Component:
        return "component";
    case SceneMatch::What::Words:
        break;
    }
    return "text";
}

} // namespace

FindBar::FindBar(Editor &editor, CanvasView &canvas, const TextMetrics &metrics, QWidget *parent)
    : Island(parent), m_editor(editor), m_canvas(canvas), m_metrics(metrics), m_line(new SearchLine(this)),
      m_count(new QLabel(this)), m_list(new QListWidget(this))
{
    setObjectName("findBar");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + space::small, shadow + space::small, shadow + space::small,
                               shadow + space::small);
    column->setSpacing(space::tight);
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    m_line->setPlaceholderText(tr("Find words, frames, components …"));
    m_line->setAccessibleName(tr("Find on the canvas"));
    m_count->setFont(uiFont(-1));
    m_count->setProperty("role", "muted");
    m_count->setMinimumWidth(64);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_line, 1);
    row->addWidget(m_count);
    const auto button = [&](const char *icon, const QString &tip, auto pressed) {
        auto *made = new IconButton(icon, tip, this);
        made->setFocusPolicy(Qt::NoFocus);
        connect(made, &QToolButton::clicked, this, pressed);
        row->addWidget(made);
    };
    button("chevron-up", tr("The match before — Shift+Enter"), [this] { step(-1); });
    button("chevron-down", tr("The next match — Enter"), [this] { step(1); });
    button("close", tr("Close — Esc"), [this] { close(); });
    column->addLayout(row);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({18, 18});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    column->addWidget(m_list);
    setFixedWidth(wantedWidth);
    hide();
    m_line->installEventFilter(this);
    m_canvas.installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, [this] { search(false); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { goTo(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { close(); });
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (isVisible() && !m_editor.isPreviewing())
            search(true);
    });
}

void FindBar::open()
{
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
    search(false);
}

void FindBar::close()
{
    if (!isVisible())
        return;
    const std::string found = m_current >= 0 ? m_matches[static_cast<std::size_t>(m_current)].elementId : std::string();
    leave();
    if (!found.empty())
        emit accepted(found);
}

void FindBar::leave()
{
    hide();
    m_matches.clear();
    m_current = -1;
    m_canvas.update();
    emit closed();
}

void FindBar::step(int by)
{
    const int count = static_cast<int>(m_matches.size());
    if (count > 0)
        goTo(((m_current < 0 ? nearestToView() : m_current + by) + count) % count);
}

/// `stay`: the drawing changed below; the view stays where it is.
void FindBar::search(bool stay)
{
    const std::string before =
        m_current >= 0 ? m_matches[static_cast<std::size_t>(m_current)].elementId : std::string();
    m_matches = searchScene(m_editor.scene(), m_line->text());
    m_current = -1;
    m_list->clear();
    const int listed = std::min(static_cast<int>(m_matches.size()), listedAtMost);
    for (int i = 0; i < listed; ++i) {
        const SceneMatch &match = m_matches[static_cast<std::size_t>(i)];
        m_list->addItem(new QListWidgetItem(icon(iconOf(match.what)), match.before + match.found + match.after));
    }
    m_list->setVisible(listed > 1);
    m_list->setFixedHeight(std::min(listed, rowsSeen) * std::max(m_list->sizeHintForRow(0), 24) + 4);
    layout()->activate();
    resize(width(), sizeHint().height());
    emit resized();
    if (stay) {
        for (std::size_t i = 0; i < m_matches.size() && m_current < 0; ++i)
            if (m_matches[i].elementId == before)
                m_current = static_cast<int>(i);
        showCount();
    } else if (!m_matches.empty()) {
        goTo(nearestToView());
    } else {
        showCount();
    }
}

/// The first match that is seen; when none is, the one nearest to the middle of the view.
int FindBar::nearestToView() const
{
    const Rect view = m_canvas.visibleScene();
    int best = -1;
    double least = 0;
    for (std::size_t i = 0; i < m_matches.size(); ++i) {
        const Element &element = *m_editor.scene().find(m_matches[i].elementId);
        if (view.contains(rotatedBox(element)))
            return static_cast<int>(i);
        const double away = distance(element.centre(), view.centre());
        if (best < 0 || away < least) {
            best = static_cast<int>(i);
            least = away;
        }
    }
    return best;
}

void FindBar::showCount()
{
    const auto count = m_matches.size();
    m_count->setText(m_line->text().trimmed().isEmpty() ? QString()
                     : count == 0                       ? tr("Nothing found")
                     : m_current < 0                    ? tr("%1 found").arg(count)
                                                        : tr("%1 of %2").arg(m_current + 1).arg(count));
    m_count->setVisible(!m_count->text().isEmpty()); // what may be looked for is read whole
    m_canvas.update();
}

std::vector<TurnedBox> FindBar::marksOf(const SceneMatch &match) const
{
    const Element *element = m_editor.scene().find(match.elementId);
    if (!element || !element->isFrame())
        return boxesOf(match, m_editor.scene(), m_metrics);
    // the name stands above the frame, equally large at every zoom
    const double zoom = m_canvas.zoom(), height = frameNameHeight / zoom;
    const auto width = [&](const QString &words) {
        constexpr int plainFont = 2;
        return m_metrics.lineWidth(words.toStdString(), plainFont, frameNameSize) / zoom;
    };
    const QString name = QString::fromStdString(shownFrameName(*element));
    const double from = width(name.left(match.from)), to = width(name.left(match.from + match.length));
    if (to > element->width)
        return {}; // the name is cut there
    return {{{element->x + from, element->y - frameNameOffset / zoom - height, to - from, height},
             element->centre(),
             element->angle}};
}

void FindBar::goTo(int index)
{
    if (index < 0 || index >= static_cast<int>(m_matches.size()))
        return;
    m_current = index;
    m_list->setCurrentRow(index < m_list->count() ? index : -1);
    const SceneMatch &match = m_matches[static_cast<std::size_t>(index)];
    const Element &element = *m_editor.scene().find(match.elementId);
    const auto marks = marksOf(match);
    Rect box = marks.empty() ? element.box() : marks.front().box;
    if (!marks.empty()) {
        const Point middle = rotated(box.centre(), marks.front().pivot, marks.front().angle);
        box = {middle.x - box.width / 2, middle.y - box.height / 2, box.width, box.height};
    }
    // words that are too small to be read, or larger than the view, are brought to a fair size
    constexpr double readable = 12, fair = 20; // px on screen, font size
    double zoom = m_canvas.zoom();
    if (const TextData *text = element.text(); text && text->fontSize * zoom < readable)
        zoom = std::min(maximumZoom, fair / text->fontSize);
    const double fits = std::min(m_canvas.width() * 0.8 / std::max(1.0, box.width),
                                 m_canvas.height() * 0.5 / std::max(1.0, box.height));
    zoom = std::max(minimumZoom, std::min(zoom, fits));
    const QRect free = m_canvas.rect().adjusted(40, 60, -40, -60);
    const QRectF shown(m_canvas.toWidget({box.x, box.y}), m_canvas.toWidget({box.right(), box.bottom()}));
    const QRectF covered = QRectF(geometry()).adjusted(-8, -8, 8, 8);
    if (zoom != m_canvas.zoom() || !QRectF(free).contains(shown) || covered.intersects(shown)) {
        m_canvas.setZoom(zoom);
        m_canvas.centreOn(box.centre());
    }
    showCount();
}

void FindBar::paintMarks(QPainter &painter) const
{
    if (!isVisible())
        return;
    const bool dark = m_canvas.isDark();
    const QColor every(dark ? "#ffd43b" : "#ffd43b"), one(dark ? "#ff922b" : "#f76707");
    const Rect view = m_canvas.visibleScene();
    const double zoom = m_canvas.zoom();
    painter.save();
    for (std::size_t i = 0; i < m_matches.size(); ++i) {
        const Element *element = m_editor.scene().find(m_matches[i].elementId);
        if (!element || !view.grown(40 / zoom).intersects(rotatedBox(*element)))
            continue;
        const bool current = static_cast<int>(i) == m_current;
        const bool body = m_matches[i].what == SceneMatch::What::Component;
        for (const TurnedBox &mark : marksOf(m_matches[i])) {
            painter.save();
            painter.translate(m_canvas.toWidget(mark.pivot));
            painter.rotate(mark.angle * 180 / 3.14159265358979323846);
            const QRectF box((mark.box.x - mark.pivot.x) * zoom, (mark.box.y - mark.pivot.y) * zoom,
                             mark.box.width * zoom, mark.box.height * zoom);
            QColor fill = current ? one : every;
            fill.setAlpha(body ? 36 : current ? 110 : 90);
            painter.setPen(QPen(current ? one : every, current ? 2 : 1));
            painter.setBrush(fill);
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 3, 3);
            painter.restore();
        }
    }
    painter.restore();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    if (watched == &m_canvas && isVisible() && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave(); // one went on with something else meanwhile
        return true;
    }
    return Island::eventFilter(watched, event);
}

} // namespace ninesketch
