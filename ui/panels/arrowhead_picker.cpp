// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/arrowhead_picker.h"

#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>

namespace ninesketch
{

namespace
{

constexpr int columns = 4;
const QString headKeys = "qwerasdfzxcv";

} // namespace

ArrowheadPicker::ArrowheadPicker(const StyleProperty &heads, const QString &current, QWidget *parent)
    : PopupCard(parent), m_heads(heads)
{
    setObjectName("arrowheadPicker");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    layout->setSpacing(space::small);
    layout->addWidget(sectionLabel(tr(heads.title), this));
    auto *grid = new QGridLayout;
    grid->setSpacing(space::tight);
    layout->addLayout(grid);
    for (int i = 0; i < static_cast<int>(heads.options.size()); ++i) {
        const StyleOption &option = heads.options[static_cast<std::size_t>(i)];
        const QString key = headKeys.mid(i, 1);
        auto *button = new IconButton(
            option.icon, key.isEmpty() ? tr(option.text) : QString("%1 — %2").arg(tr(option.text), key), this);
        button->setFixedSize(36, 36);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::NoFocus); // the keys are the picker's
        button->setCornerKey(key);
        connect(button, &QToolButton::clicked, this, [this, i] { choose(i); });
        m_buttons.push_back(button);
        if (current == QLatin1String(option.value))
            m_current = i;
        button->setChecked(m_current == i);
        grid->addWidget(button, i / columns, i % columns);
    }
    setFocus();
}

void ArrowheadPicker::choose(int index)
{
    m_current = index;
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(static_cast<int>(i) == index);
    emit chosen(m_heads.options[static_cast<std::size_t>(index)].value);
}

void ArrowheadPicker::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(m_buttons.size());
    const QString text = event->text().toLower();
    const auto place = text.size() == 1 ? headKeys.indexOf(text) : -1;
    if (place >= 0 && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        choose(static_cast<int>(place));
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        choose((std::max(m_current, 0) + (event->key() == Qt::Key_Right ? 1 : count - 1)) % count);
        break;
    case Qt::Key_Up:
        if (m_current >= columns)
            choose(m_current - columns);
        break;
    case Qt::Key_Down:
        if (m_current + columns < count)
            choose(std::max(m_current, 0) + columns);
        break;
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ArrowheadPicker::focusNextPrevChild(bool next)
{
    const int count = static_cast<int>(m_buttons.size());
    choose((std::max(m_current, 0) + (next ? 1 : count - 1)) % count);
    return true;
}

} // namespace ninesketch
