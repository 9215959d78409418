// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plan_panel.h"

#include "model/quantities.h"
#include "model/report/document.h"
#include "model/scenario/scenario.h"
#include "ui/latest_task.h"
#include "ui/panels/load_slider.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{
namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

constexpr double mostLoad = 1e6;            ///< times today's
constexpr int nameRoom = 6, numberRoom = 8; ///< px that a row is higher than its words

std::optional<double> quantityIn(const QLineEdit *line, Unit unit, double least, double most)
{
    QString typed = line->text().trimmed();
    static const QRegularExpression times(QStringLiteral("^[x×*]\\s*|\\s*[x×]$")); // "×5", "x5", "5x"
    typed.remove(times);
    const auto value = parseQuantity(typed.toStdString(), unit);
    return value && *value >= least && *value <= most ? std::optional(*value) : std::nullopt;
}

} // namespace

PlanPanel::PlanPanel(QWidget *parent)
    : QWidget(parent), m_task(new LatestTask(this)), m_target(new QLineEdit(QStringLiteral("70 %"), this)),
      m_factor(new QLineEdit(QStringLiteral("×1000"), this)), m_note(mutedLabel({}, this)),
      m_scenario(mutedLabel({}, this)), m_table(new QTableWidget(this)),
      m_text(new QPushButton(tr("Copy as text"), this)), m_csv(new QPushButton(tr("Copy as CSV"), this)),
      m_place(new QPushButton(tr("Place on the canvas"), this)), m_use(new QPushButton(tr("Use on the drawing"), this)),
      m_useMenu(new QMenu(this))
{
    setObjectName("plan");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::normal, space::small, space::normal, space::normal);
    column->setSpacing(space::small);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::normal);
    m_target->setObjectName("planTarget");
    m_target->setAccessibleName(tr("Target utilisation"));
    m_factor->setObjectName("planFactor");
    m_factor->setAccessibleName(tr("One more load factor"));
    form->addRow(tr("Busy at most"), m_target);
    form->addRow(tr("One more column"), m_factor);
    column->addLayout(form);
    m_scenario->setObjectName("scenario");
    m_scenario->hide();
    column->addWidget(m_scenario);
    m_table->setObjectName("planTable");
    m_table->setAccessibleName(tr("Capacity plan"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_table->setTabKeyNavigation(false); // Tab leads on, arrows go from cell to cell
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(18); // a name and its numbers stand close together
    m_table->setFont(uiFont(-1));
    m_table->setStyleSheet(
        QStringLiteral("QTableWidget::item { padding: 1px 2px; } QHeaderView::section { padding: 3px 2px; }"));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // its columns share the width
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    auto *copies = new QHBoxLayout;
    copies->setSpacing(space::tight);
    copies->addWidget(m_text);
    copies->addWidget(m_csv);
    copies->addStretch();
    column->addLayout(copies);
    auto *uses = new QHBoxLayout;
    uses->setSpacing(space::tight);
    uses->addWidget(m_place);
    uses->addWidget(m_use);
    uses->addStretch();
    column->addLayout(uses);
    column->addStretch(); // while there is no table, what is said stands on top
    m_use->setMenu(m_useMenu);
    m_use->setProperty("role", "menu");
    m_use->setToolTip(tr("Sets these replicas and partitions; Ctrl+Z takes it back"));

    for (QLineEdit *line : {m_target, m_factor})
        connect(line, &QLineEdit::editingFinished, this, &PlanPanel::start);
    connect(m_text, &QPushButton::clicked, this, [this] {
        auto rows = planTable(m_design, m_plan);
        Document document;
        TableBlock table;
        table.header = rows.front();
        table.rows.assign(rows.begin() + 1, rows.end());
        document.blocks.push_back(std::move(table));
        QGuiApplication::clipboard()->setText(text(toMarkdown(document)).trimmed() + '\n');
    });
    connect(m_csv, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text(planCsv(m_design, m_plan))); });
    connect(m_place, &QPushButton::clicked, this, &PlanPanel::placePressed);
    m_place->setToolTip(tr("A table that follows the load, until you write in it"));
    fill();
}

std::vector<double> PlanPanel::factors() const
{
    std::vector<double> all{1, 10, 100};
    if (const auto more = quantityIn(m_factor, Unit::None, leastLoadFactor, mostLoad);
        more && std::ranges::count(all, *more) == 0)
        all.push_back(*more);
    std::ranges::sort(all);
    return all;
}

void PlanPanel::setScenario(const QString &words)
{
    m_scenario->setText(
        tr("As drawn: multiples of today's load, everything alive. Not counted is what is tried now: %1.").arg(words));
    m_scenario->setVisible(!words.isEmpty());
}

void PlanPanel::setDesign(const Design &design)
{
    if (design == m_design)
        return;
    m_design = design;
    m_stale = true;
    if (isVisible())
        start();
}

void PlanPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void PlanPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        start();
}

void PlanPanel::start()
{
    const auto target = quantityIn(m_target, Unit::Share, 0.01, 1);
    if (!target) {
        m_note->setText(tr("How busy may they be? A share from 1 % to 100 %."));
        return;
    }
    if (!m_factor->text().trimmed().isEmpty() && !quantityIn(m_factor, Unit::None, leastLoadFactor, mostLoad)) {
        m_note->setText(tr("How many times today's load? Write ×5, at most a million."));
        return;
    }
    m_stale = false;
    if (m_plan.steps.empty() || m_plan.steps.front().components.size() != m_design.components.size())
        fill();
    m_task->run([design = m_design, factors = factors(),
                 target = *target](const std::stop_token &stop) { return planCapacity(design, factors, target, stop); },
                [this](CapacityPlan plan) {
                    m_plan = std::move(plan);
                    fill();
                });
}

void PlanPanel::fill()
{
    const bool any = !m_plan.steps.empty() && m_plan.steps.front().components.size() == m_design.components.size() &&
                     !m_design.empty();
    for (QPushButton *button : {m_text, m_csv, m_place, m_use})
        button->setVisible(any);
    m_table->setVisible(any);
    m_table->clear();
    m_table->setRowCount(0);
    m_useMenu->clear();
    if (!any) {
        m_note->setText(m_design.empty()
                            ? tr("Draw a client and what it calls, and give the client a rate: how much of everything "
                                 "is needed then appears here.")
                            : tr("Being computed …"));
        return;
    }
    const auto rows = planTable(m_design, m_plan);
    // a column for each load; a component's name and what is drawn stand above its numbers, which leaves these room
    const int steps = static_cast<int>(m_plan.steps.size());
    m_table->setColumnCount(steps);
    for (int c = 0; c < steps; ++c) {
        auto *title = new QTableWidgetItem(text(rows.front()[static_cast<std::size_t>(c) + 2]));
        title->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setHorizontalHeaderItem(c, title);
    }
    m_table->setRowCount(2 * (static_cast<int>(rows.size()) - 1));
    bool stuck = false;
    for (int r = 0; r < m_table->rowCount(); r += 2) {
        const std::vector<std::string> &row = rows[static_cast<std::size_t>(r) / 2 + 1];
        const QString drawn = text(row[1]);
        const bool total = drawn.isEmpty(); // over all components
        auto *name =
            new QTableWidgetItem(total || drawn == "–" ? text(row[0]) : tr("%1 · %2 drawn").arg(text(row[0]), drawn));
        name->setForeground(theme().muted);
        name->setToolTip(name->text());
        name->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        m_table->setItem(r, 0, name);
        m_table->setSpan(r, 0, 1, steps);
        for (int c = 0; c < steps; ++c) {
            const QString number = text(row[static_cast<std::size_t>(c) + 2]);
            auto *item = new QTableWidgetItem(number);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignTop);
            if (number.endsWith('!')) {
                item->setForeground(theme().bad);
                stuck = true;
            }
            if (!total && number != drawn)
                item->setFont(uiFont(-1, true));
            m_table->setItem(r + 1, c, item);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    const int line = QFontMetrics(uiFont(-1)).height();
    const QFontMetrics bold(uiFont(-1, true));
    const int room = m_table->viewport()->width() / steps - 8; // within the padding of a cell
    for (int r = 0; r < m_table->rowCount(); ++r) {
        bool wraps = false; // "7276 / 7276" does
        for (int c = 0; r % 2 == 1 && c < steps; ++c)
            wraps = wraps || bold.horizontalAdvance(m_table->item(r, c)->text()) > room;
        m_table->setRowHeight(r, (wraps ? 2 : 1) * line + (r % 2 == 0 ? nameRoom : numberRoom));
    }
    m_note->setText(
        stuck ? tr("Red: more of it does not help. A hot key stays on one partition, a quota is a contract.")
              : tr("Replicas = load / capacity / target, rounded up; what is drawn several times keeps one in "
                   "each zone, and two at least. Bold: other than drawn."));
    for (const PlanStep &step : m_plan.steps)
        m_useMenu->addAction(step.factor == 1 ? tr("For today's load") : tr("For %1").arg(timesText(step.factor)), this,
                             [this, design = step.design, factor = step.factor] { emit usePressed(design, factor); });
}

} // namespace ninesketch
