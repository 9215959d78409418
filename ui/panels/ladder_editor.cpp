// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/ladder_editor.h"

#include "ui/theme.h"
#include "ui/widgets/island.h"
#include "ui/widgets/quantity_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ninesketch
{
namespace
{

/// What the next step of a ladder usually is.
constexpr ServiceCredit usualSteps[] = {{0.999, 0.1}, {0.99, 0.25}, {0.95, 1}};

} // namespace

LadderEditor::LadderEditor(QWidget *parent)
    : QWidget(parent), m_grid(new QGridLayout), m_known(new QComboBox(this)), m_add(new QPushButton(this)),
      m_outlook(mutedLabel({}, this)), m_error(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::small);
    m_grid->setVerticalSpacing(space::tight);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_known->setAccessibleName(tr("Service credits as of"));
    m_known->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_known->setMinimumContentsLength(10);
    m_known->addItem(tr("Credits as of …"));
    for (const KnownLadder &known : knownLadders()) {
        m_known->addItem(QString::fromStdString(known.product), QString::fromStdString(known.ladder));
        m_known->setItemData(m_known->count() - 1, QString::fromStdString(known.source), Qt::ToolTipRole);
    }
    m_add->setText(tr("Add a step"));
    m_add->setObjectName("addCreditStep");
    m_error->setProperty("role", "error");
    m_error->setWordWrap(true);
    m_error->hide();
    column->addLayout(m_grid);
    column->addWidget(m_error);
    column->addWidget(m_outlook);
    column->addWidget(m_known);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &LadderEditor::addStep);
    connect(m_known, &QComboBox::activated, this, [this](int index) {
        const QString ladder = m_known->itemData(index).toString();
        m_known->setCurrentIndex(0);
        if (!ladder.isEmpty())
            emit changed(ladder.toStdString());
    });
    rebuild();
}

void LadderEditor::setLadder(const std::string &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const auto ladder =
        text.empty() ? Result<std::vector<ServiceCredit>>(std::vector<ServiceCredit>()) : parseLadder(text);
    m_ladder = ladder ? *ladder : std::vector<ServiceCredit>();
    m_error->setText(ladder ? QString()
                            : tr("\"%1\" can't be read: %2.")
                                  .arg(QString::fromStdString(text), QString::fromStdString(ladder.error())));
    m_error->setVisible(!ladder);
    rebuild();
}

void LadderEditor::setOutlook(const std::optional<CreditOutlook> &outlook)
{
    m_outlook->setText(outlook ? QString::fromStdString(creditSentence(*outlook)) : QString());
    m_outlook->setVisible(outlook.has_value());
}

void LadderEditor::rebuild()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (!m_ladder.empty()) {
        m_grid->addWidget(mutedLabel(tr("A month below"), this), 0, 0);
        m_grid->addWidget(mutedLabel(tr("gives back"), this), 0, 1);
    }
    for (std::size_t i = 0; i < m_ladder.size(); ++i) {
        const int row = static_cast<int>(i) + 1;
        auto *uptime = new QuantityField(Unit::Probability, this);
        uptime->setRange(0, 1, false);
        uptime->setValue(m_ladder[i].below);
        uptime->line()->setAccessibleName(tr("Uptime of step %1").arg(row));
        uptime->line()->setObjectName(QString("creditBelow:%1").arg(row));
        auto *credit = new QuantityField(Unit::Share, this);
        credit->setRange(0, 1, false);
        credit->setValue(m_ladder[i].credit);
        credit->line()->setAccessibleName(tr("Credit of step %1").arg(row));
        credit->line()->setObjectName(QString("credit:%1").arg(row));
        auto *remove = new IconButton("delete", tr("Remove this step"), this);
        remove->setIconSize({16, 16});
        connect(uptime, &QuantityField::committed, this, [this, i](std::optional<double> value) {
            setStep(i, {value.value_or(m_ladder[i].below), m_ladder[i].credit});
        });
        connect(credit, &QuantityField::committed, this, [this, i](std::optional<double> value) {
            setStep(i, {m_ladder[i].below, value.value_or(m_ladder[i].credit)});
        });
        connect(remove, &QToolButton::clicked, this, [this, i] { removeStep(i); });
        m_grid->addWidget(uptime, row, 0);
        m_grid->addWidget(credit, row, 1);
        m_grid->addWidget(remove, row, 2);
    }
}

void LadderEditor::addStep()
{
    std::vector<ServiceCredit> ladder = m_ladder;
    for (const ServiceCredit &usual : usualSteps)
        if (ladder.empty() || (usual.below < ladder.back().below && usual.credit >= ladder.back().credit)) {
            ladder.push_back(usual);
            return take(ladder);
        }
    ladder.push_back({ladder.back().below * 0.99, ladder.back().credit});
    take(ladder);
}

void LadderEditor::removeStep(std::size_t step)
{
    std::vector<ServiceCredit> ladder = m_ladder;
    ladder.erase(ladder.begin() + static_cast<std::ptrdiff_t>(step));
    take(ladder);
}

void LadderEditor::setStep(std::size_t step, const ServiceCredit &made)
{
    std::vector<ServiceCredit> ladder = m_ladder;
    ladder[step] = made;
    take(ladder);
}

void LadderEditor::take(const std::vector<ServiceCredit> &ladder)
{
    const std::string text = ladderText(ladder);
    const auto read = ladder.empty() ? Result<std::vector<ServiceCredit>>(ladder) : parseLadder(text);
    m_error->setText(read ? QString() : tr("Not taken: %1.").arg(QString::fromStdString(read.error())));
    m_error->setVisible(!read);
    if (read)
        emit changed(text);
    else
        rebuild();
}

} // namespace ninesketch
