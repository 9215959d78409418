// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/reinforcement_list.h"

#include "model/estimates/availability.h"
#include "model/estimates/downtime.h"
#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"
#include "ui/widgets/kept_together.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{
namespace
{

constexpr double leastShare = 0.01;    ///< of the class's downtime: less is not worth a row
constexpr std::size_t causesNamed = 4; ///< in the line above

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QLabel *rightLabel(const QString &words, QWidget *parent)
{
    QLabel *label = mutedLabel(words, parent);
    label->setWordWrap(false);
    label->setFont(uiFont(-1));
    label->setAlignment(Qt::AlignRight);
    return label;
}

QString capitalised(QString words)
{
    words[0] = words[0].toUpper();
    return words;
}

/// More dollars a month than now; empty: nobody knows, as of one more nine.
QString priceOf(const Reinforcement &one, const Report &now)
{
    if (one.kind == Reinforcement::Kind::Nine || !one.monthlyCost || !now.monthlyCost)
        return {};
    return ReinforcementList::tr("+%1").arg(text(formatDollars(*one.monthlyCost - *now.monthlyCost)));
}

} // namespace

ReinforcementList::ReinforcementList(QWidget *parent)
    : WorkedOut([](const Estimate &estimate,
                   const std::stop_token &stop) { return reinforcements(estimate.design, estimate.report, 12, stop); },
                parent),
      m_choice(new QComboBox(this)), m_causes(mutedLabel({}, this))
{
    setObjectName(QStringLiteral("reinforcements"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_choice->setAccessibleName(tr("Request class whose downtime is looked at"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    layout->addWidget(m_choice);
    layout->addWidget(m_causes);
    connect(m_choice, &QComboBox::activated, this, &ReinforcementList::fill);
    fill();
}

void ReinforcementList::estimateChanged()
{
    const QString chosen = m_choice->currentData().toString();
    m_choice->clear();
    for (std::size_t r = 0; estimate() && r < estimate()->report.classes.size(); ++r)
        if (const ClassReport &one = estimate()->report.classes[r]; one.unavailability)
            m_choice->addItem(text(one.name), text(one.id));
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
}

std::optional<std::size_t> ReinforcementList::chosenClass() const
{
    if (!estimate())
        return std::nullopt;
    const std::vector<ClassReport> &classes = estimate()->report.classes;
    const auto at = std::ranges::find(classes, m_choice->currentData().toString().toStdString(), &ClassReport::id);
    return at == classes.end() || !at->unavailability ? std::nullopt : std::optional(at - classes.begin());
}

void ReinforcementList::fill()
{
    const int height = m_body ? m_body->height() : 0;
    delete m_body;
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::normal);
    grid->setVerticalSpacing(space::tight);
    grid->setColumnStretch(0, 1);
    m_choice->setVisible(m_choice->count() > 1);
    const auto place = chosenClass();
    if (!place) {
        m_causes->setText(
            tr("Draw a client and what it calls: what causes its downtime, and what would help, stands here."));
        return;
    }
    showCauses(estimate()->report.classes[*place]);
    if (!figures()) {
        m_body->setMinimumHeight(height); // for a moment: what stands below stays where it is
        return;
    }
    const auto best = worthTelling(*figures(), estimate()->report, *place);
    if (best.empty()) {
        auto *nothing =
            mutedLabel(tr("One more replica, zone or nine of a single component changes next to nothing."), m_body);
        grid->addWidget(nothing, 0, 0, 1, 4);
        return;
    }
    QLabel *priced = rightLabel(tr("price"), m_body);
    grid->addWidget(rightLabel(tr("a month"), m_body), 0, 1);
    grid->addWidget(priced, 0, 2);
    bool anyPrice = false;
    int row = 1;
    for (const Reinforcement *one : best) {
        const QString price = priceOf(*one, estimate()->report);
        anyPrice = anyPrice || !price.isEmpty();
        addRow(*grid, row++, *one, *place, price);
    }
    priced->setVisible(anyPrice);
}

void ReinforcementList::showCauses(const ClassReport &of)
{
    QStringList causes;
    for (const DowntimeShare &part : downtimeShares(of))
        if (static_cast<std::size_t>(causes.size()) < causesNamed && part.share >= leastShare)
            causes << tr("%1 %2").arg(
                text(part.component ? estimate()->design.components[*part.component].name : part.part),
                text(formatShare(part.share, 2)));
    m_causes->setText(causes.isEmpty() ? tr("Nothing that it needs fails.")
                                       : tr("Shares of its downtime: %1.").arg(keptTogether(causes.join(tr(", ")))));
}

void ReinforcementList::addRow(QGridLayout &grid, int row, const Reinforcement &one, std::size_t place,
                               const QString &price)
{
    const ClassReport &now = estimate()->report.classes[place];
    const double then = *one.unavailability[place];
    const Component &component = estimate()->design.components[one.component];
    const QString what = capitalised(tr("%1 of %2").arg(tr(nameOf(one.kind)), text(component.name)));
    auto *name = new QLabel(keptTogether(what), m_body);
    name->setWordWrap(true);
    const double saved = (*now.unavailability - then) * secondsPerMonth;
    auto *gain = new QLabel(tr("−%1").arg(text(formatSeconds(saved, 2))), m_body);
    gain->setToolTip(
        tr("Less downtime of %1 in a month of 30 days: %2 becomes %3")
            .arg(text(now.name), text(availabilityText(1 - *now.unavailability)), text(availabilityText(1 - then))));
    auto *cost = new QLabel(price, m_body);
    cost->setToolTip(tr("More a month"));
    for (QLabel *figure : {gain, cost})
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *take = new IconButton("check", tr("Change the drawing so (one undo step)"), m_body);
    take->setAccessibleName(tr("Take: %1").arg(what));
    connect(take, &QToolButton::clicked, this,
            [this, id = component.id, kind = one.kind, what] { emit takeRequested(id, kind, what); });
    grid.addWidget(name, row, 0);
    grid.addWidget(gain, row, 1);
    grid.addWidget(cost, row, 2);
    grid.addWidget(take, row, 3);
}

} // namespace ninesketch
