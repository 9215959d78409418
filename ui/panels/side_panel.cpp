// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/side_panel.h"

#include "ui/panels/island.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ninesketch
{

SidePanel::SidePanel(QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout), m_title(new QLabel(this)), m_stack(new QStackedWidget(this))
{
    setObjectName("side");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(300);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    m_row->setContentsMargins(space::small, 0, space::small, 0);
    m_row->setSpacing(2);
    m_row->addStretch();
    auto *close = new IconButton("close", tr("Close the side panel"), this);
    close->setIconSize({16, 16});
    connect(close, &QToolButton::clicked, this, &SidePanel::closePressed);
    m_row->addWidget(close);
    column->addLayout(m_row);
    m_title->setFont(uiFont(1, true));
    m_title->setContentsMargins(space::normal, 0, space::normal, 0);
    column->addWidget(m_title);
    column->addWidget(m_stack, 1);
}

void SidePanel::addPage(const QString &id, const QString &title, const QString &iconName, const QString &keys,
                        QWidget *page)
{
    auto *button = new IconButton(iconName, keys.isEmpty() ? title : QString("%1 — %2").arg(title, keys), this);
    button->setCheckable(true);
    button->setObjectName("page:" + id);
    connect(button, &QToolButton::clicked, this, [this, id] {
        showPage(id);
        emit pageChosen(id);
    });
    m_row->insertWidget(m_row->count() - 2, button);
    m_buttons.insert(id, button);
    m_titles.insert(id, title);
    m_pages.insert(id, page);
    m_stack->addWidget(page);
    if (m_page.isEmpty())
        showPage(id);
}

void SidePanel::showPage(const QString &id)
{
    if (!m_pages.contains(id))
        return;
    m_page = id;
    m_stack->setCurrentWidget(m_pages.value(id));
    m_title->setText(m_titles.value(id));
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setChecked(it.key() == id);
}

void SidePanel::setCount(const QString &id, int count)
{
    if (IconButton *button = m_buttons.value(id))
        button->setCornerKey(count > 0 ? QString::number(count) : QString());
}

} // namespace ninesketch
