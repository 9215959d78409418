// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/nines_panel.h"

#include "model/alike.h"
#include "model/estimates/availability.h"
#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "ui/panels/reinforcement_list.h"
#include "ui/panels/shared_failures_table.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QLabel *caption(const QString &words, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    label->setFont(uiFont(0, true));
    return label;
}

/// Classes with the same downtime are told together.
std::string shownAs(const DowntimeRow &one)
{
    return (one.classId.empty() ? "" : "class ") + formatTableTime(one.unavailability * 86400);
}

} // namespace

NinesPanel::NinesPanel(QWidget *parent)
    : QWidget(parent), m_table(new QTableWidget(this)), m_reinforcements(new ReinforcementList(this)),
      m_shared(new SharedFailuresTable(this)), m_input(new QLineEdit(this)), m_meaning(new QLabel(this)),
      m_target(new QLineEdit(QStringLiteral("99.99 %"), this)), m_outages(new QLineEdit(QStringLiteral("2"), this)),
      m_length(new QLineEdit(QStringLiteral("15 min"), this)), m_verdict(new QLabel(this))
{
    setObjectName(QStringLiteral("nines"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *body = new QWidget;
    outer->addWidget(new ColumnScroll(body, this));
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::normal, space::small, space::normal, space::normal);
    layout->setSpacing(space::small);

    const auto section = [&](const QString &name) { // nearer to what it heads than to what is above it
        layout->addSpacing(space::small);
        layout->addWidget(caption(name, this));
    };
    layout->addWidget(caption(tr("Down at most"), this));
    m_table->setAccessibleName(tr("Downtime by nines"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(uiFont(-1, true)).height() + 6);
    m_table->setShowGrid(false);
    m_table->setFont(uiFont(-1));
    m_table->setStyleSheet(
        QStringLiteral("QTableView::item { padding: 2px 0; } QHeaderView::section { padding: 2px 0; }"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    layout->addWidget(m_table);
    layout->addWidget(mutedLabel(tr("Each nine more allows exactly a tenth."), this));

    section(tr("What would help?"));
    layout->addWidget(m_reinforcements);

    section(tr("If replicas fail together"));
    layout->addWidget(m_shared);

    section(tr("What does it mean?"));
    m_input->setPlaceholderText(tr("99.95 %, 3.5 nines"));
    m_input->setAccessibleName(tr("Availability to convert"));
    m_meaning->setWordWrap(true);
    layout->addWidget(m_input);
    layout->addWidget(m_meaning);

    section(tr("An SLA is judged by the month"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::normal);
    form->addRow(tr("Target"), m_target);
    form->addRow(tr("Outages a year"), m_outages);
    form->addRow(tr("One lasts about"), m_length);
    layout->addLayout(form);
    m_verdict->setWordWrap(true);
    layout->addWidget(m_verdict);
    layout->addStretch(1);

    connect(m_table, &QTableWidget::itemClicked, this, [this](const QTableWidgetItem *item) {
        if (const QString id = item->data(Qt::UserRole).toString(); !id.isEmpty())
            emit figurePressed(QStringLiteral("class/%1/availability").arg(id));
    });
    connect(m_input, &QLineEdit::textChanged, this, &NinesPanel::convert);
    for (QLineEdit *field : {m_target, m_outages, m_length})
        connect(field, &QLineEdit::textChanged, this, &NinesPanel::judge);
    m_rows = downtimeTable({});
    fillTable();
    convert();
    judge();
}

void NinesPanel::setEstimate(const EstimatePtr &estimate)
{
    m_reinforcements->setEstimate(estimate);
    m_shared->setEstimate(estimate);
    m_rows = downtimeTable(estimate->report);
    fillTable();
}

void NinesPanel::fillTable()
{
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(downtimeWindows().size()) + 1);
    m_table->setRowCount(0);
    m_table->clearSpans();
    QStringList header{QString()};
    for (const DowntimeWindow &window : downtimeWindows())
        header << tr(window.name);
    m_table->setHorizontalHeaderLabels(header);
    const auto classes = static_cast<std::size_t>(
        std::ranges::count_if(m_rows, [](const DowntimeRow &one) { return !one.classId.empty(); }));
    for (const auto &[key, rows] : alike(m_rows, shownAs)) {
        const DowntimeRow &known = *rows.front();
        const bool ofClass = !known.classId.empty();
        std::vector<std::string> names;
        QStringList every;
        for (const DowntimeRow *one : rows) {
            names.push_back(one->name);
            every << text(one->name);
        }
        const QString name = text(listedNames(names, classes, tr("All %1 request classes").arg(classes).toStdString()));
        const auto addRow = [&] {
            m_table->insertRow(m_table->rowCount());
            return m_table->rowCount() - 1;
        };
        const auto cell = [&](int row, int column, const QString &words, Qt::Alignment alignment) {
            auto *item = new QTableWidgetItem(words);
            item->setTextAlignment(alignment | Qt::AlignVCenter);
            if (ofClass) {
                item->setData(Qt::UserRole, text(known.classId));
                item->setToolTip(tr("%1. How did this number come about?").arg(every.join(", ")));
                item->setForeground(theme().accent);
                item->setFont(uiFont(-1, true));
            }
            m_table->setItem(row, column, item);
        };
        int row = addRow();
        cell(row, 0, name, Qt::AlignLeft);
        if (ofClass) { // a name may be long: its numbers stand below it
            m_table->setSpan(row, 0, 1, m_table->columnCount());
            row = addRow();
            cell(row, 0, {}, Qt::AlignLeft);
        }
        for (std::size_t w = 0; w < downtimeWindows().size(); ++w)
            cell(row, static_cast<int>(w) + 1,
                 text(formatTableTime(known.unavailability * downtimeWindows()[w].days * 86400)), Qt::AlignRight);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->updateGeometry();
}

void NinesPanel::convert()
{
    const std::string typed = m_input->text().trimmed().toStdString();
    if (typed.empty()) {
        m_meaning->clear();
        return;
    }
    const auto availability = parseQuantity(typed, Unit::Probability);
    if (!availability) {
        m_meaning->setText(text(availability.error()));
        return;
    }
    m_meaning->setText(tr("%1, %2: down %3 a year, %4 a month, %5 a week")
                           .arg(text(availabilityText(*availability)), text(formatNines(*availability)),
                                text(formatSeconds((1 - *availability) * 365.25 * 86400)),
                                text(formatSeconds((1 - *availability) * 30 * 86400)),
                                text(formatSeconds((1 - *availability) * 7 * 86400))));
}

void NinesPanel::judge()
{
    const auto target = parseQuantity(m_target->text().trimmed().toStdString(), Unit::Probability);
    const auto outages = parseQuantity(m_outages->text().trimmed().toStdString(), Unit::None);
    const auto length = parseQuantity(m_length->text().trimmed().toStdString(), Unit::Seconds);
    if (!target || !outages || !length) {
        m_verdict->setText(text(!target ? target.error() : !outages ? outages.error() : length.error()));
        return;
    }
    if (*target <= 0 || *target >= 1 || *outages <= 0 || *length <= 0) {
        m_verdict->setText(tr("The target lies between 0 and 100 %; outages and their length are more than nothing."));
        return;
    }
    const double perSecond = *outages / secondsPerYear;
    const double breach = monthlyBreachProbability(perSecond, *length, *target);
    const double credit = expectedCredit(commonLadder(*target), perSecond, *length);
    const double budget = (1 - *target) * secondsPerMonth;
    const double yearly = 1 - *outages * *length / secondsPerYear;
    m_verdict->setText(
        tr("Over the year that is %1, which %2 the target. A month allows %3: the chance that a given month breaches "
           "is %4, that some month of the year does %5. Expected credit: %6 of the bill (10 % below the target, 25 % "
           "below 99 %, all below 95 %).")
            .arg(text(availabilityText(yearly)), yearly >= *target ? tr("meets") : tr("misses"),
                 text(formatSeconds(budget)), text(formatShare(breach)),
                 text(formatShare(1 - std::pow(1 - breach, 12))), text(formatShare(credit))));
}

} // namespace ninesketch
