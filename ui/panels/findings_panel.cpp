// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findings_panel.h"

#include "model/report/fixes.h"
#include "ui/band_estimator.h"
#include "ui/icons.h"
#include "ui/latest_task.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/flow_rows.h"
#include "ui/widgets/island.h"
#include "ui/widgets/keep_scrolled.h"
#include "ui/widgets/kept_together.h"
#include "ui/widgets/wrap_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

struct Look {
    const char *icon;
    QColor colour;
    QString name;
};

Look lookOf(Severity severity)
{
    const Theme &t = theme();
    switch (severity) {
    case Severity::Critical:
        return {"missed", t.bad, FindingsPanel::tr("Critical")};
    case Severity::Warning:
        return {"warning", t.warning, FindingsPanel::tr("Warning")};
    case Severity::Advice:
        return {"findings", t.accent, FindingsPanel::tr("Advice")};
    case Severity::Note:
        break;
    }
    return {"info", t.muted, FindingsPanel::tr("Note")};
}

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent) : QWidget(parent), m_task(new LatestTask(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *body = new QWidget;
    m_scroll = new ColumnScroll(body, this);
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    m_list->setSpacing(space::small);
    outer->addWidget(m_scroll);
    show(nullptr);
}

int FindingsPanel::count() const
{
    return m_estimate ? static_cast<int>(m_estimate->report.findings.size()) : 0;
}

void FindingsPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    m_task->stop();
    m_offers.clear();
    const KeepScrolled kept(*m_scroll);
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    QWidget *body = m_list->parentWidget();
    if (count() == 0) {
        m_list->addWidget(
            mutedLabel(m_estimate && !m_estimate->design.empty()
                           ? tr("Nothing odd was found. Everything that was checked fits.")
                           : tr("What an interviewer would ask next appears here: single points of failure, "
                                "overload, missed targets, assumptions."),
                       body));
        m_list->addStretch();
        return;
    }
    for (const Finding &finding : m_estimate->report.findings) {
        const Look look = lookOf(finding.severity);
        auto *card = new QWidget(body);
        auto *row = new QHBoxLayout(card);
        row->setContentsMargins(0, 0, 0, space::tight);
        row->setSpacing(space::small);
        auto *sign = new QLabel(card);
        sign->setPixmap(iconPixmap(look.icon, look.colour, 18, devicePixelRatioF()));
        sign->setToolTip(look.name);
        row->addWidget(sign, 0, Qt::AlignTop);
        auto *column = new QVBoxLayout;
        column->setSpacing(space::tight);
        auto *sentence = new QLabel(keptTogether(QString::fromStdString(finding.sentence)), card);
        sentence->setWordWrap(true);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (!finding.source.empty())
            sentence->setToolTip(tr("After: %1").arg(QString::fromStdString(finding.source)));
        column->addWidget(sentence);
        auto *buttons = new FlowRows(nullptr);
        buttons->setSpacing(space::tight);
        if (!finding.elements.empty()) {
            auto *where = new QPushButton(tr("Show"), card);
            where->setToolTip(tr("Select what it is about on the canvas"));
            connect(where, &QPushButton::clicked, this, [this, ids = finding.elements] { emit elementsPressed(ids); });
            buttons->addWidget(where);
        }
        for (const Fix &fix : finding.fixes) {
            auto *button = new WrapButton(keptTogether(QString::fromStdString(fix.title)), card);
            button->setProperty("role", "primary");
            button->setToolTip(tr("Applies it to the drawing; Ctrl+Z takes it back"));
            connect(button, &QPushButton::clicked, this, [this, fix] { emit fixPressed(fix); });
            buttons->addWidget(button);
        }
        column->addLayout(buttons);
        for (const Fix &fix : finding.fixes) {
            auto *effect = mutedLabel({}, card);
            effect->setObjectName("effect");
            effect->hide();
            column->addWidget(effect);
            m_offers.push_back({fix, effect});
        }
        row->addLayout(column, 1);
        m_list->addWidget(card);
    }
    m_list->addStretch();
    if (isVisible())
        tryFixes();
}

void FindingsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tryFixes();
}

/// Makes each fix on a copy of the design, off this thread, and says what it changes.
void FindingsPanel::tryFixes()
{
    if (m_offers.empty())
        return;
    std::vector<Fix> fixes;
    for (const Offer &offer : m_offers)
        fixes.push_back(offer.fix);
    const auto work = [estimate = m_estimate, fixes = std::move(fixes)](const std::stop_token &stop) {
        return effectsOf(estimate->design, fixes, loadOf(*estimate), stop);
    };
    m_task->run(work, [this](const std::vector<std::vector<std::string>> &effects) {
        constexpr std::size_t shown = 3;
        for (std::size_t i = 0; i < effects.size(); ++i) {
            QStringList lines;
            for (const std::string &line : effects[i])
                lines << QString::fromStdString(line);
            QLabel *label = m_offers[i].effect;
            label->setToolTip(lines.join('\n'));
            if (lines.size() > static_cast<qsizetype>(shown))
                lines = lines.mid(0, shown) << tr("…");
            label->setText(keptTogether(lines.join(QStringLiteral("\n"))));
            label->setVisible(!lines.isEmpty());
        }
        m_offers.clear();
    });
}

} // namespace ninesketch
