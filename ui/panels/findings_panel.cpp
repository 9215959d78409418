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
#include <QStyle>
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
}

int FindingsPanel::count() const
{
    return m_estimate ? static_cast<int>(m_estimate->report.findings.size()) : 0;
}

void FindingsPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    m_stale = true;
    m_task->stop();
    m_offers.clear();
    if (isVisible())
        fill();
}

void FindingsPanel::fill()
{
    m_stale = false;
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
    const std::vector<Finding> &found = m_estimate->report.findings;
    for (std::size_t i = 0; i < std::min(m_most, found.size()); ++i)
        m_list->addWidget(cardOf(found[i], body));
    if (m_most < found.size()) {
        auto *more = new QPushButton(tr("%n more", nullptr, static_cast<int>(found.size() - m_most)), body);
        more->setObjectName("moreFindings");
        more->setToolTip(tr("Those that matter most stand above"));
        connect(more, &QPushButton::clicked, this, [this] {
            m_most += step;
            fill();
        });
        m_list->addWidget(more, 0, Qt::AlignLeft);
    }
    m_list->addStretch();
    tryFixes();
}

QWidget *FindingsPanel::cardOf(const Finding &finding, QWidget *body)
{
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
        button->setToolTip(tr("Applies it to the drawing; Ctrl+Z takes it back"));
        connect(button, &QPushButton::clicked, this, [this, fix] { emit fixPressed(fix); });
        buttons->addWidget(button);
        auto *effect = mutedLabel({}, card);
        effect->setObjectName("effect");
        effect->hide();
        m_offers.push_back({fix, effect, button, finding.fixes.size()});
    }
    column->addLayout(buttons);
    for (std::size_t i = m_offers.size() - finding.fixes.size(); i < m_offers.size(); ++i)
        column->addWidget(m_offers[i].effect);
    row->addLayout(column, 1);
    return card;
}

void FindingsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        fill();
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
        return effectsOf(estimate->damage, fixes, loadOf(*estimate), stop);
    };
    m_task->run(work, [this](const std::vector<FixEffect> &effects) {
        for (std::size_t i = 0; i < effects.size(); ++i)
            tell(m_offers[i], effects[i]);
        for (std::size_t i = 0; i < effects.size(); i += m_offers[i].ofFinding)
            if (const std::size_t end = i + m_offers[i].ofFinding; end <= effects.size())
                recommend(i, {effects.begin() + static_cast<std::ptrdiff_t>(i),
                              effects.begin() + static_cast<std::ptrdiff_t>(end)});
        m_offers.clear();
    });
}

/// What it changes, the cost always among it, and what speaks against it.
void FindingsPanel::tell(const Offer &offer, const FixEffect &effect)
{
    constexpr qsizetype shown = 3;
    QStringList lines;
    for (const std::string &line : effect.lines)
        lines << QString::fromStdString(line);
    offer.effect->setToolTip(lines.join('\n'));
    if (lines.size() > shown)
        lines = lines.mid(0, shown - 1) << tr("…") << lines.last();
    if (!effect.doubt.empty())
        lines.prepend(QString::fromStdString(effect.doubt));
    const bool absurd = effect.worth == FixEffect::Worth::Absurd;
    if (offer.ofFinding > 1 || absurd)
        lines.front().prepend(QString::fromStdString(offer.fix.title) + QStringLiteral(": "));
    offer.effect->setText(keptTogether(lines.join(QStringLiteral("\n"))));
    offer.effect->show();
    offer.button->setVisible(!absurd); // it is told why
}

/// The one that helps for the least money stands out among those of one finding.
void FindingsPanel::recommend(std::size_t first, const std::vector<FixEffect> &effects)
{
    if (const auto best = bestOf(effects)) {
        WrapButton *button = m_offers[first + *best].button;
        button->setProperty("role", "primary");
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

} // namespace ninesketch
