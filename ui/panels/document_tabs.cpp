// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/document_tabs.h"

#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QTabBar>

namespace ninesketch
{

namespace
{

/// The cross of a tab, or the dot that says that something is not saved until the pointer comes.
class TabButton final : public QAbstractButton
{
public:
    explicit TabButton(QWidget *parent) : QAbstractButton(parent)
    {
        setFixedSize(18, 18);
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::ArrowCursor);
        setAttribute(Qt::WA_Hover);
    }
    void setModified(bool modified)
    {
        m_modified = modified;
        const QString tip = modified ? tr("Not saved yet. Close — Ctrl+W") : tr("Close — Ctrl+W");
        setToolTip(tip);
        setAccessibleName(tip);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        const QPointF middle = box.center();
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().border);
            painter.drawRoundedRect(box, 4, 4);
        } else if (m_modified) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme().accent);
            painter.drawEllipse(middle, 4, 4);
            return;
        }
        painter.setPen(QPen(underMouse() ? theme().text : theme().muted, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-3.2, -3.2), middle + QPointF(3.2, 3.2));
        painter.drawLine(middle + QPointF(-3.2, 3.2), middle + QPointF(3.2, -3.2));
    }

private:
    bool m_modified = false;
};

} // namespace

DocumentTabs::DocumentTabs(QWidget *parent) : QWidget(parent), m_bar(new QTabBar(this))
{
    setObjectName("documentTabs");
    setFocusPolicy(Qt::NoFocus);
    m_bar->setObjectName("documentTabBar");
    m_bar->setAccessibleName(tr("Open drawings"));
    m_bar->setDrawBase(false);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setElideMode(Qt::ElideMiddle);
    m_bar->setUsesScrollButtons(true);
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_bar->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::small, space::tight, space::small, space::tight);
    row->setSpacing(space::tight);
    row->addWidget(m_bar);
    auto *more = new IconButton("plus", tr("New drawing — Ctrl+T"), this);
    more->setIconSize({16, 16});
    connect(more, &QToolButton::clicked, this, &DocumentTabs::newPressed);
    row->addWidget(more);
    row->addStretch(1);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_telling && index >= 0)
            emit chosen(index);
    });
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        if (!m_telling)
            emit moved(from, to);
    });
    hide();
}

void DocumentTabs::addTab()
{
    const int index = m_bar->addTab({});
    auto *button = new TabButton(m_bar);
    m_bar->setTabButton(index, QTabBar::RightSide, button);
    connect(button, &QAbstractButton::clicked, this, [this, button] {
        for (int i = 0; i < m_bar->count(); ++i) {
            if (m_bar->tabButton(i, QTabBar::RightSide) == button) {
                emit closePressed(i);
                return;
            }
        }
    });
}

void DocumentTabs::show(const QList<Tab> &tabs, int current)
{
    m_telling = true;
    while (m_bar->count() > tabs.size())
        m_bar->removeTab(m_bar->count() - 1);
    while (m_bar->count() < tabs.size())
        addTab();
    for (int i = 0; i < m_bar->count(); ++i) {
        const Tab &tab = tabs[i];
        m_bar->setTabText(i, QString(tab.title).replace('&', "&&"));
        m_bar->setTabToolTip(i, tab.tip);
        m_bar->setAccessibleTabName(i, tab.title);
        static_cast<TabButton *>(m_bar->tabButton(i, QTabBar::RightSide))->setModified(tab.modified);
    }
    m_bar->setCurrentIndex(current);
    m_telling = false;
}

bool DocumentTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_bar || (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::ContextMenu))
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        if (const int index = m_bar->tabAt(menu->pos()); index >= 0)
            emit menuRequested(index, menu->globalPos());
        return true;
    }
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const int index = m_bar->tabAt(mouse->position().toPoint());
    if (mouse->button() != Qt::MiddleButton || index < 0)
        return QWidget::eventFilter(watched, event);
    emit closePressed(index);
    return true;
}

void DocumentTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().border);
}

} // namespace ninesketch
