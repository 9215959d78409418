// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/breaks_strip.h"

#include "model/quantities.h"
#include "model/scenario/breaking.h"
#include "ui/icons.h"
#include "ui/panels/load_slider.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QCursor>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr int mostShown = 5;     ///< thresholds; the rest is counted
constexpr int roomForRest = 110; ///< px for that count

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

void clear(QHBoxLayout *row)
{
    while (QLayoutItem *item = row->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

double busyOf(const Estimate &estimate, const BreakingPoint &point)
{
    return estimate.report.components[point.component].utilisation.value_or(1);
}

QToolButton *chip(const QString &words, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(words);
    button->setToolTip(tip);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    return button;
}

} // namespace

BreaksStrip::BreaksStrip(const ActionSet &actions, QWidget *parent)
    : Island(parent), m_slider(new LoadSlider(this)), m_value(new QLineEdit(this)), m_name(new QLineEdit(this)),
      m_title(new QLabel(this)), m_wrong(new QLabel(this)),
      m_spared(
          mutedLabel(tr("Spared: it is asked for more than it carries, but what is full before it lets less through; "
                        "the badge says how much."),
                     this)),
      m_keptMenu(new QMenu(this)), m_order(new QWidget(this)),
      m_dead(new QWidget(this)), m_orderRows{new QHBoxLayout, new QHBoxLayout}, m_deadRow(new QHBoxLayout(m_dead))
{
    setObjectName("breaksStrip");
    auto *column = new QVBoxLayout(this);
    const int margin = Island::shadow + space::small;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(space::tight);
    prepareName();
    m_wrong->setObjectName("loadError");
    m_wrong->setProperty("role", "error");
    m_wrong->setFont(uiFont(-1));
    m_wrong->setAlignment(Qt::AlignRight);
    m_wrong->hide();
    auto *order = new QVBoxLayout(m_order);
    order->setContentsMargins(0, 0, 0, 0);
    order->setSpacing(0);
    for (QHBoxLayout *line : m_orderRows)
        order->addLayout(line);
    for (QHBoxLayout *line : {m_orderRows[0], m_orderRows[1], m_deadRow}) {
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(2);
    }
    // The strip stands at the bottom and grows upwards: what is pressed stays where it is, whatever the words above.
    column->addWidget(m_order);
    m_spared->setObjectName("spared");
    m_spared->hide();
    column->addWidget(m_spared);
    column->addWidget(m_dead);
    column->addWidget(m_name);
    column->addWidget(m_wrong);
    column->addLayout(controlRow(actions));
    setKept({});
}

QHBoxLayout *BreaksStrip::controlRow(const ActionSet &actions)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::tight);
    m_title->setObjectName("scenarioTitle");
    m_title->setFont(uiFont(0, true));
    m_title->setFixedWidth(m_title->fontMetrics().horizontalAdvance(tr("What breaks first")));
    row->addWidget(m_title);
    showTitle();
    row->addSpacing(space::small);
    row->addWidget(m_slider, 1);
    m_value->setObjectName("loadValue");
    m_value->setAccessibleName(tr("Load factor"));
    m_value->setToolTip(tr("Type how many times today's load: 3.4, or 12"));
    m_value->setFixedWidth(64);
    row->addWidget(m_value);
    row->addWidget(actions.button("tool-kill", this));
    row->addWidget(actions.button("revive-all", this));
    auto *kept = new IconButton("pages", tr("Scenarios kept with this drawing"), this);
    kept->setObjectName("scenarios");
    kept->setPopupMode(QToolButton::InstantPopup);
    kept->setMenu(m_keptMenu);
    connect(m_keptMenu, &QMenu::aboutToHide, kept, [kept] { // the pointer left it for the menu, unseen
        kept->setAttribute(Qt::WA_UnderMouse, kept->rect().contains(kept->mapFromGlobal(QCursor::pos())));
        kept->update();
    });
    row->addWidget(kept);
    auto *close = new IconButton("close", tr("Back to the drawing as it is — Alt+B"), this);
    close->setIconSize({16, 16});
    connect(close, &QToolButton::clicked, actions.action("what-breaks"), &QAction::trigger);
    row->addWidget(close);
    connect(m_slider, &LoadSlider::loadChosen, this, &BreaksStrip::loadChosen);
    connect(m_value, &QLineEdit::returnPressed, this, &BreaksStrip::takeTyped);
    return row;
}

/// In the same room, whatever it says.
void BreaksStrip::showTitle()
{
    const QString name = text(m_scenario.name);
    m_title->setText(name.isEmpty() ? tr("What breaks first")
                                    : m_title->fontMetrics().elidedText(name, Qt::ElideRight, m_title->width()));
    m_title->setToolTip(name.isEmpty() ? QString() : tr("The scenario \"%1\"").arg(name));
}

void BreaksStrip::takeTyped()
{
    QString typed = m_value->text().trimmed();
    typed.remove(QStringLiteral("×")).remove(QLatin1Char('x'), Qt::CaseInsensitive);
    const auto load = parseQuantity(typed.toStdString(), Unit::None);
    if (!load || *load < leastLoadFactor || *load > mostLoadFactor)
        return sayWrong(tr("The load is a factor from 0.1 to 1000, like 3.4; 1 is today's."));
    sayWrong({});
    m_value->setModified(false);
    emit loadChosen(*load);
}

void BreaksStrip::sayWrong(const QString &sentence)
{
    if (m_wrong->isHidden() == sentence.isEmpty())
        return;
    m_wrong->setText(sentence);
    m_wrong->setVisible(!sentence.isEmpty());
    m_value->setProperty("state", sentence.isEmpty() ? "" : "error");
    m_value->style()->unpolish(m_value);
    m_value->style()->polish(m_value);
    fit();
}

void BreaksStrip::prepareName()
{
    m_name->setObjectName("scenarioName");
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->setPlaceholderText(tr("Name of the scenario; Enter keeps it with the drawing"));
    m_name->hide();
    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_name->text().trimmed();
        hideName();
        if (!name.isEmpty())
            emit named(name);
    });
    auto *escape = new QAction(m_name);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_name->addAction(escape);
    connect(escape, &QAction::triggered, this, &BreaksStrip::hideName);
}

void BreaksStrip::focusSlider()
{
    m_slider->setFocus();
}

void BreaksStrip::show(const Scenario &scenario, const EstimatePtr &estimate, const EstimatePtr &drawn)
{
    m_scenario = scenario;
    m_drawn = drawn;
    showTitle();
    m_slider->setLoad(scenario.load);
    if (!m_value->hasFocus() || !m_value->isModified()) { // not while somebody types
        m_value->setText(timesText(scenario.load));
        sayWrong({});
    }
    std::vector<double> marks;
    if (estimate)
        for (const BreakingPoint &point : estimate->breaking)
            marks.push_back(point.load);
    m_slider->setMarks(std::move(marks));
    rebuildOrder(estimate);
    rebuildDead(drawn);
    fit();
}

void BreaksStrip::setStriking(bool striking)
{
    if (striking == m_striking)
        return;
    m_striking = striking;
    rebuildDead(m_drawn);
    fit();
}

void BreaksStrip::fit()
{
    layout()->activate();
    if (sizeHint().height() != height())
        emit resized();
}

void BreaksStrip::rebuildOrder(const EstimatePtr &estimate)
{
    for (QHBoxLayout *line : m_orderRows)
        clear(line);
    m_spared->setVisible(estimate && std::ranges::any_of(estimate->breaking, [&](const BreakingPoint &point) {
                             return isFull(point) && isSpared(busyOf(*estimate, point));
                         }));
    if (!estimate)
        return;
    const auto quiet = [&](const QString &words, std::size_t line) {
        QLabel *label = mutedLabel(words, m_order);
        label->setWordWrap(false);
        m_orderRows[line]->addWidget(label);
    };
    if (estimate->breaking.empty())
        quiet(m_scenario.kills.empty()
                  ? tr("Nothing here is limited by load: give components a capacity, or classes a rate.")
                  : tr("Nothing that is left fills up, however much comes."),
              0);
    const int room = m_room - 2 * (Island::shadow + space::small);
    std::size_t row = 0;
    int shown = 0, used = 0;
    for (const BreakingPoint &point : estimate->breaking) {
        if (shown == mostShown)
            break;
        auto parts = thresholdOf(*estimate, point, shown + 1);
        int width = 0;
        for (QWidget *part : parts)
            width += part->minimumWidth() + m_orderRows[row]->spacing();
        const bool last = row + 1 == m_orderRows.size();
        if (used > 0 && used + width > room - (last ? roomForRest : 0)) {
            if (last) {
                for (QWidget *part : parts)
                    part->deleteLater();
                break;
            }
            ++row;
            used = 0;
            parts.front()->deleteLater(); // no row begins with an arrow
            parts.erase(parts.begin());
        }
        for (QWidget *part : parts) {
            m_orderRows[row]->addWidget(part);
            part->show(); // it counts from now on, not from the next turn
        }
        used += width;
        ++shown;
    }
    if (const int more = static_cast<int>(estimate->breaking.size()) - shown; more > 0)
        quiet(tr("and %n more", nullptr, more), row);
    for (QHBoxLayout *line : m_orderRows)
        line->addStretch();
}

bool BreaksStrip::isFull(const BreakingPoint &point) const
{
    return point.load <= m_scenario.load * (1 + 1e-9);
}

/// The arrow before it, the threshold, and its rate; as wide as they have to be.
std::vector<QWidget *> BreaksStrip::thresholdOf(const Estimate &estimate, const BreakingPoint &point, int number)
{
    std::vector<QWidget *> parts;
    const Component &component = estimate.design.components[point.component];
    const QString name = text(component.name);
    if (number > 1) {
        parts.push_back(mutedLabel(QStringLiteral("›"), m_order));
        parts.back()->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("›")));
    }
    const QString load = (point.atMost ? tr("by %1") : tr("at %1")).arg(timesText(point.load));
    const bool full = isFull(point);
    const double busy = busyOf(estimate, point);
    QString help = tr("%1 is full %2 of today's load, with %3 (%4). Press to go there")
                       .arg(name, load, text(formatRate(point.rate)), text(point.limitedBy));
    if (full && isSpared(busy))
        help += tr("\nWhat is full before it lets through only what keeps it %1 busy").arg(text(formatShare(busy)));
    auto *there = chip(tr("%1 %2 %3").arg(number).arg(name, load), help, m_order);
    there->setObjectName("threshold:" + text(component.key));
    if (full)
        there->setStyleSheet(QString("QToolButton { color: %1; font-weight: 600; }").arg(theme().bad.name()));
    connect(there, &QToolButton::clicked, this,
            [this, id = text(component.id), to = point.load] { emit goTo(id, to); });
    auto *why = chip(text(formatRate(point.rate)), tr("Why? How this utilisation comes about"), m_order);
    why->setObjectName("why:" + text(component.key));
    why->setStyleSheet(QString("QToolButton { color: %1; padding: 5px 2px; }").arg(theme().muted.name()));
    connect(why, &QToolButton::clicked, this,
            [this, key = text(component.key)] { emit figurePressed("component/" + key + "/utilisation"); });
    for (QToolButton *button : {there, why}) {
        button->ensurePolished(); // its words are as wide as they are bold
        button->setMinimumWidth(button->sizeHint().width());
        parts.push_back(button);
    }
    return parts;
}

void BreaksStrip::rebuildDead(const EstimatePtr &drawn)
{
    clear(m_deadRow);
    const bool none =
        !drawn || std::ranges::none_of(m_scenario.kills, [&](const Kill &kill) { return has(drawn->design, kill); });
    m_dead->setVisible(m_striking || !none);
    if (m_dead->isHidden())
        return;
    QLabel *label = mutedLabel(
        none ? tr("Dead: nobody. The menu of a component has its zones and regions, too.") : tr("Dead:"), m_dead);
    label->setWordWrap(false);
    m_deadRow->addWidget(label);
    label->show();
    const QToolButton *any = chip(QStringLiteral("✕"), {}, m_dead); // as high, whether someone is dead or not
    any->ensurePolished();
    m_dead->setMinimumHeight(any->sizeHint().height());
    delete any;
    for (std::size_t i = 0; !none && i < m_scenario.kills.size(); ++i) {
        if (!has(drawn->design, m_scenario.kills[i]))
            continue; // it was deleted meanwhile, and comes back dead with Ctrl+Z
        auto *button = chip(text(killText(drawn->design, m_scenario.kills[i])) + QStringLiteral("  ✕"),
                            tr("Bring it back to life"), m_dead);
        button->setObjectName("dead:" + QString::number(i));
        button->setStyleSheet(QString("QToolButton { color: %1; }").arg(theme().bad.name()));
        connect(button, &QToolButton::clicked, this, [this, i] { emit revived(i); });
        m_deadRow->addWidget(button);
        button->show(); // it counts from now on, not from the next turn
    }
    m_deadRow->addStretch();
}

void BreaksStrip::setKept(const std::vector<Scenario> &kept)
{
    m_keptMenu->clear();
    for (std::size_t i = 0; i < kept.size(); ++i)
        m_keptMenu->addAction(text(kept[i].name), this, [this, i] { emit recalled(i); });
    if (kept.empty())
        m_keptMenu->addAction(tr("None kept yet"))->setEnabled(false);
    m_keptMenu->addSeparator();
    m_keptMenu->addAction(icon("plus"), tr("Keep this one …"), this, &BreaksStrip::askName);
    if (kept.empty())
        return;
    QMenu *forget = m_keptMenu->addMenu(icon("delete"), tr("Forget"));
    for (std::size_t i = 0; i < kept.size(); ++i)
        forget->addAction(text(kept[i].name), this, [this, i] { emit forgotten(i); });
}

void BreaksStrip::askName()
{
    m_name->setText(text(m_scenario.name));
    m_name->show();
    fit();
    m_name->setFocus();
    m_name->selectAll();
}

void BreaksStrip::hideName()
{
    m_name->hide();
    fit();
    m_slider->setFocus();
}

} // namespace ninesketch
