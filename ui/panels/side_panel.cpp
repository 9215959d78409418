// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/side_panel.h"

#include "ui/theme.h"
#include "ui/widgets/rail_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

/// As large as the page that is seen wants it: the others are not even dressed before they are looked at.
class PageStack : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(); }
    QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint() : QSize(); }
};

} // namespace

SidePanel::SidePanel(QWidget *parent)
    : QWidget(parent), m_rail(new QWidget(this)), m_buttons(new QVBoxLayout(m_rail)), m_title(new QLabel(this)),
      m_stack(new PageStack(this))
{
    setObjectName("side");
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::normal, 0, space::small, 0);
    m_title->setFont(uiFont(1, true));
    head->addWidget(m_title, 1);
    auto *close = new IconButton("close", tr("Close the side panel"), this);
    close->setIconSize({16, 16});
    connect(close, &QToolButton::clicked, this, &SidePanel::closePressed);
    head->addWidget(close);
    column->addLayout(head);
    m_stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // a tall page must not make a tall window
    column->addWidget(m_stack, 1);
    close->stackUnder(m_stack); // Tab meets it above the page
    row->addLayout(column, 1);
    m_rail->setObjectName("rail");
    m_rail->setAttribute(Qt::WA_StyledBackground);
    m_buttons->setContentsMargins(space::tight, space::small, space::tight, space::small);
    m_buttons->setSpacing(2);
    m_buttons->addStretch();
    m_rail->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // in a low window it does without the names
    row->addWidget(m_rail);
}

QWidget *SidePanel::pages() const
{
    return m_stack;
}

void SidePanel::addPage(const SidePage &page)
{
    const QString id = page.id;
    const QString tip = page.keys.isEmpty() ? page.title : QString("%1 — %2").arg(page.title, page.keys);
    auto *button = new RailButton(page.icon, page.name, tip, m_rail);
    button->setObjectName("page:" + id);
    connect(button, &QToolButton::clicked, this, [this, id] {
        showPage(id);
        emit pageChosen(id);
    });
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    m_entries.insert(id, {page, button});
    fitRail();
}

void SidePanel::showPage(const QString &id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    m_page = id;
    if (!entry->content) {
        entry->content = entry->page.make();
        m_stack->addWidget(entry->content);
    }
    m_stack->setCurrentWidget(entry->content);
    m_title->setText(entry->page.title);
    for (const Entry &each : m_entries)
        each.button->setChecked(each.page.id == id);
    if (QWidget *first = entry->content->focusProxy()) // a page to write on
        first->setFocus(Qt::ShortcutFocusReason);
}

void SidePanel::setCount(const QString &id, int count)
{
    if (const auto entry = m_entries.constFind(id); entry != m_entries.constEnd())
        entry->button->setCount(count);
}

void SidePanel::setName(const QString &id, const QString &name)
{
    if (const auto entry = m_entries.constFind(id); entry != m_entries.constEnd())
        entry->button->setText(name);
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRail();
}

void SidePanel::fitRail()
{
    const auto needed = m_entries.size() * (RailButton::namedHeight + m_buttons->spacing()) + 2 * space::small;
    const bool named = needed <= height();
    for (const Entry &each : m_entries)
        each.button->setNamed(named);
    constexpr int leastPage = 300; // px
    setMinimumWidth(leastPage + (named ? RailButton::namedWidth : RailButton::bareWidth));
}

} // namespace ninesketch
