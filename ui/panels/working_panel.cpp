// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/working_panel.h"

#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
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

/// Rows break into as many lines as their width asks for: that of both columns, or of the first.
class WrappedRows : public QStyledItemDelegate
{
public:
    explicit WrappedRows(QTreeWidget *tree) : QStyledItemDelegate(tree), m_tree(tree) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize plain = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() != 0)
            return plain;
        const bool spans = m_tree->isFirstColumnSpanned(index.row(), index.parent());
        int depth = 1;
        for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
            ++depth;
        const int padding = 8; // the style sheet's
        const int room = (spans ? m_tree->viewport()->width() : m_tree->columnWidth(0)) -
                         depth * m_tree->indentation() - padding - 8;
        const QRect lines =
            QFontMetrics(option.font)
                .boundingRect(QRect(0, 0, std::max(40, room), 10000), Qt::TextWordWrap, index.data().toString());
        return {plain.width(), lines.height() + padding};
    }

private:
    QTreeWidget *m_tree;
};

void fill(QTreeWidgetItem *item, const Working &working, int depth)
{
    item->setText(0, text(working.name));
    item->setText(1, text(working.result));
    QFont bold = uiFont(0, true);
    item->setFont(1, bold);
    QStringList tip;
    for (const std::string *part : {&working.formula, &working.source, &working.note, &working.aloud}) {
        if (!part->empty())
            tip << text(*part);
    }
    item->setToolTip(0, tip.join('\n'));
    const auto quiet = [&](const QString &line) {
        auto *row = new QTreeWidgetItem(item);
        row->setText(0, line);
        row->setFirstColumnSpanned(true);
        row->setForeground(0, theme().muted);
        row->setToolTip(0, line);
        row->setFlags(Qt::ItemIsEnabled);
    };
    if (!working.formula.empty())
        quiet(text(working.formula));
    if (!working.source.empty())
        quiet(WorkingPanel::tr("Source: %1").arg(text(working.source)));
    if (!working.note.empty())
        quiet(text(working.note));
    for (const Working &input : working.inputs)
        fill(new QTreeWidgetItem(item), input, depth + 1);
    item->setExpanded(depth < 2);
}

/// Its rows are measured anew when its width or that of a column changes.
class WrappingTree : public QTreeWidget
{
public:
    explicit WrappingTree(QWidget *parent) : QTreeWidget(parent)
    {
        connect(header(), &QHeaderView::sectionResized, this, [this] { scheduleDelayedItemsLayout(); });
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTreeWidget::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};

/// A band as part of the working: its ends, and the ranges by how much of the spread they make.
Working bandWorking(const Bands &bands, const FigureBand &band)
{
    Working made;
    made.name = WorkingPanel::tr("With your ranges").toStdString();
    made.result = formatBand(band);
    made.formula = WorkingPanel::tr("10th to 90th percentile of %1 combinations").arg(bands.points).toStdString();
    made.source = "quasi Monte Carlo: Halton 1960, Owen 2017";
    made.note = WorkingPanel::tr("In all between %1 and %2.")
                    .arg(band.low ? text(formatFigure(band.low, band.figure)) : WorkingPanel::tr("none"),
                         band.high ? text(formatFigure(band.high, band.figure)) : WorkingPanel::tr("none"))
                    .toStdString();
    int idle = 0;
    for (const Dominance &one : band.dominance) {
        if (one.share < 0.01) {
            ++idle;
            continue;
        }
        const Input &input = bands.inputs[one.input];
        Working part;
        part.name = input.title();
        part.result = formatRange(input.range->low, input.range->high, input.unit);
        part.note = WorkingPanel::tr("Makes %1 of the spread.").arg(text(formatShare(one.share, 2))).toStdString();
        made.inputs.push_back(std::move(part));
    }
    if (idle > 0)
        made.note += (made.inputs.empty() ? WorkingPanel::tr(" None of the ranges matters.")
                                          : WorkingPanel::tr(" The rest of the ranges (%1) does not matter.").arg(idle))
                         .toStdString();
    return made;
}

} // namespace

WorkingPanel::WorkingPanel(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    column->setSpacing(space::small);
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Figure"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    column->addWidget(m_choice);
    m_name = mutedLabel({}, this);
    m_result = new QLabel(this);
    QFont large = uiFont(8, true);
    m_result->setFont(large);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setWordWrap(true);
    m_aloud = mutedLabel({}, this);
    column->addWidget(m_name);
    column->addWidget(m_result);
    column->addWidget(m_aloud);
    m_tree = new WrappingTree(this);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setWordWrap(true);
    m_tree->setIndentation(14);
    m_tree->setUniformRowHeights(false);
    m_tree->setItemDelegate(new WrappedRows(m_tree));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setAccessibleName(tr("Working"));
    column->addWidget(m_tree, 1);
    m_copy = new QPushButton(tr("Copy as text"), this);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_choice, &QComboBox::activated, this, [this](int index) { ask(m_choice->itemData(index).toString()); });
    rebuild();
}

void WorkingPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    rebuild();
}

void WorkingPanel::showBands(const BandsPtr &bands)
{
    m_bands = bands;
    rebuild();
}

void WorkingPanel::ask(const QString &figure)
{
    m_figure = figure;
    rebuild();
}

QString WorkingPanel::asText() const
{
    return text(workingText(m_working));
}

void WorkingPanel::rebuild()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    m_tree->clear();
    std::vector<std::string> all;
    if (m_estimate)
        all = figures(m_estimate->design, m_estimate->report);
    if (m_figure.isEmpty() && !all.empty())
        m_figure = text(all.front());
    int chosen = -1;
    for (const std::string &figure : all) {
        const QStringList parts = text(figure).split('/');
        m_choice->addItem(parts.mid(1).join(QStringLiteral(" › ")), text(figure));
        if (text(figure) == m_figure)
            chosen = m_choice->count() - 1;
    }
    m_choice->setCurrentIndex(chosen);
    m_choice->setVisible(!all.empty());
    m_copy->setVisible(m_estimate && !m_figure.isEmpty());
    if (!m_estimate || m_figure.isEmpty()) {
        m_working = {};
        m_name->setText(tr("Press any number: its formula, its inputs and their sources appear here."));
        m_result->clear();
        m_aloud->clear();
        return;
    }
    m_working = explain(m_estimate->design, m_estimate->report, m_figure.toStdString());
    if (const FigureBand *band = bandOf(m_bands, m_figure.toStdString()))
        m_working.inputs.insert(m_working.inputs.begin(), bandWorking(*m_bands, *band));
    m_name->setText(text(m_working.name));
    m_result->setText(text(m_working.result));
    m_aloud->setText(m_working.aloud.empty() ? QString() : tr("Say: %1").arg(text(m_working.aloud)));
    auto *root = m_tree->invisibleRootItem();
    auto *top = new QTreeWidgetItem(root);
    fill(top, m_working, 0);
}

} // namespace ninesketch
