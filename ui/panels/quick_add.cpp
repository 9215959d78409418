// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/quick_add.h"

#include "model/design/preset_text.h"
#include "model/framework/flow_lines.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace ninesketch
{

QuickAdd::QuickAdd(QWidget *parent)
    : Island(parent), m_line(new QLineEdit(this)), m_list(new QListWidget(this)), m_hint(mutedLabel({}, this))
{
    setObjectName("quickAdd");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + space::small, shadow + space::small, shadow + space::small,
                               shadow + space::small);
    column->setSpacing(space::tight);
    m_line->setPlaceholderText(tr("Add: gateway, redis 3x, client -> api -> db …"));
    m_line->setAccessibleName(tr("Add a component"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({20, 20});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint->setFont(uiFont(-1));
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    resize(wanted);
    hide();
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &QuickAdd::search);
    connect(m_list, &QListWidget::itemClicked, this, [this] { take(false); });
    setCanConnect(false);
}

void QuickAdd::setCanConnect(bool can)
{
    m_placing = can ? tr("Enter places it beside the selection, Ctrl+Enter also connects it")
                    : tr("Enter places it, Esc closes; arrows draw several: client -> api -> db");
    m_hint->setText(m_placing);
}

void QuickAdd::open()
{
    m_line->clear();
    search();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

/// What has arrows in it is a flow. True: the line is one, or on its way to one.
bool QuickAdd::searchFlow()
{
    const std::string line = m_line->text().toStdString();
    if (!hasFlowArrow(line))
        return false;
    const auto steps = readFlow(line);
    m_matches.clear();
    m_list->clear();
    m_hint->setText(steps ? tr("Enter draws what is missing; + calls several, ~> hands over")
                          : QString::fromStdString(steps.error()));
    if (steps)
        for (const FlowStep &step : *steps)
            m_list->addItem(QString::fromStdString(step.from) +
                            (step.async ? QStringLiteral("  ⇢  ") : QStringLiteral("  →  ")) +
                            QString::fromStdString(step.to));
    m_list->setCurrentRow(-1);
    return true;
}

void QuickAdd::search()
{
    if (searchFlow())
        return;
    m_hint->setText(m_placing);
    m_matches = paletteSuggestions(m_line->text().toStdString(), 14);
    m_list->clear();
    for (const PaletteMatch &match : m_matches) {
        QString name = QString::fromStdString(match.name);
        if (match.replicas)
            name += QString(" × %1").arg(*match.replicas);
        // what it is, as exactly as it is known: one name may mean several products
        if (match.preset && match.name != match.preset->name)
            name += QString("  ·  ") + QString::fromStdString(match.preset->name);
        else if (match.preset || match.name != match.kind->name)
            name += QString("  ·  ") + QString::fromStdString(match.kind->name);
        if (match.preset && isOwnPreset(*match.preset))
            name += QString("  ·  ") + tr("yours");
        m_list->addItem(new QListWidgetItem(icon("kind-" + QString::fromStdString(match.kind->id)), name));
    }
    m_list->setCurrentRow(0);
}

void QuickAdd::take(bool connect)
{
    if (const QString line = m_line->text(); m_matches.empty() && readFlow(line.toStdString())) {
        close();
        emit flowWritten(line);
        return;
    }
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_matches.size()))
        return;
    const PaletteMatch match = m_matches[static_cast<std::size_t>(row)];
    close();
    emit chosen(match, connect);
}

void QuickAdd::close()
{
    hide();
    emit closed();
}

bool QuickAdd::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up: {
            const int step = key->key() == Qt::Key_Down ? 1 : -1;
            const int count = m_list->count();
            if (count > 0)
                m_list->setCurrentRow((m_list->currentRow() + step + count) % count);
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take(key->modifiers() & Qt::ControlModifier);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    if (watched == m_line && event->type() == QEvent::FocusOut && isVisible())
        close();
    return Island::eventFilter(watched, event);
}

} // namespace ninesketch
