// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shared_failures_table.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ninesketch
{
namespace
{

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// "4.0": they stand below each other.
QString ninesInColumn(double unavailability)
{
    QString words = text(formatNines(1 - unavailability)).remove(QStringLiteral(" nines"));
    return words.size() == 1 ? words + QStringLiteral(".0") : words;
}

} // namespace

SharedFailuresTable::SharedFailuresTable(QWidget *parent)
    : WorkedOut([](const Estimate &estimate,
                   const std::stop_token &stop) { return sharedFailures(estimate.design, usualShares, stop); },
                parent),
      m_about(mutedLabel({}, this))
{
    setObjectName(QStringLiteral("sharedFailures"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_about);
    fill();
}

void SharedFailuresTable::fill()
{
    delete m_body;
    m_body = nullptr;
    if (!figures() || figures()->empty()) {
        m_about->setText(tr("Where a component has replicas, what is left of the nines when some failures take all of "
                            "them at once (a bad deploy, a bug) stands here."));
        return;
    }
    m_about->setText(tr("Nines left when so many of a component's failures take all its replicas at once, as a bad "
                        "deploy does. Usual: 1 to 10 % (β)."));
    const std::vector<SharedFailures> &all = *figures();
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::normal);
    grid->setVerticalSpacing(space::tight);
    grid->setColumnStretch(0, 1);
    const auto cell = [&](const QString &words, int row, int column, bool muted) {
        QLabel *label = muted ? mutedLabel(words, m_body) : new QLabel(words, m_body);
        label->setWordWrap(false);
        if (muted)
            label->setFont(uiFont(-1));
        grid->addWidget(label, row, column, column ? Qt::AlignRight : Qt::AlignLeft);
        return label;
    };
    for (std::size_t k = 0; k < all.size(); ++k)
        cell(text(formatShare(all[k].share)), 0, static_cast<int>(k) + 1, true);
    int row = 1;
    for (std::size_t r = 0; r < estimate()->report.classes.size(); ++r) {
        const ClassReport &one = estimate()->report.classes[r];
        if (!one.unavailability)
            continue;
        cell(text(one.name), row, 0, false);
        for (std::size_t k = 0; k < all.size(); ++k)
            if (const auto left = all[k].unavailability[r])
                cell(ninesInColumn(*left), row, static_cast<int>(k) + 1, false)
                    ->setToolTip(text(availabilityText(1 - *left)));
        ++row;
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        const double share = all[k].share;
        auto *take = new IconButton(
            "check", tr("State %1 for everything that has replicas (one undo step)").arg(text(formatShare(share))),
            m_body);
        take->setAccessibleName(tr("Count %1 of failures as shared").arg(text(formatShare(share))));
        grid->addWidget(take, row, static_cast<int>(k) + 1, Qt::AlignRight);
        connect(take, &QToolButton::clicked, this, [this, share] { emit takeRequested(share); });
    }
}

} // namespace ninesketch
