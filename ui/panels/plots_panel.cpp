// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plots_panel.h"

#include "ui/panels/plot_view.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ninesketch
{

PlotsPanel::PlotsPanel(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    column->setSpacing(space::small);
    m_choice = new QComboBox(body);
    m_choice->setAccessibleName(tr("Request class"));
    column->addWidget(m_choice);
    for (const PlotKindInfo &info : plotKinds()) {
        auto *plot = new PlotView(info.kind, body);
        column->addWidget(plot);
        connect(plot, &PlotView::placeRequested, this,
                [this, kind = info.kind] { emit placeRequested(kind, m_classId); });
        connect(plot, &PlotView::saved, this, &PlotsPanel::saved);
        connect(plot, &PlotView::failed, this, &PlotsPanel::failed);
        m_plots.push_back(plot);
    }
    column->addStretch();
    scroll->setWidget(body);
    outer->addWidget(scroll);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { showClass(m_choice->itemData(index).toString()); });
}

void PlotsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_drawn.reset();
    QWidget::changeEvent(event);
    if (isVisible() && !m_drawn && m_estimate)
        draw();
}

void PlotsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

void PlotsPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    if (isVisible())
        draw();
}

void PlotsPanel::showClass(const QString &classId)
{
    m_classId = classId;
    m_drawn.reset();
    draw();
}

void PlotsPanel::draw()
{
    if (!m_estimate || m_drawn == m_estimate)
        return;
    m_drawn = m_estimate;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ClassReport &report : m_estimate->report.classes)
        m_choice->addItem(QString::fromStdString(report.name), QString::fromStdString(report.id));
    int index = m_choice->findData(m_classId);
    if (index < 0)
        index = m_choice->count() > 0 ? 0 : -1;
    m_choice->setCurrentIndex(index);
    m_choice->setVisible(m_choice->count() > 1);
    m_classId = index < 0 ? QString() : m_choice->itemData(index).toString();
    for (PlotView *plot : m_plots)
        plot->setPlot(makePlot(plot->kind(), m_estimate->design, m_estimate->report, m_classId.toStdString()));
}

} // namespace ninesketch
