// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tradeoffs_panel.h"

#include "ui/latest_task.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"
#include "ui/widgets/kept_together.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
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

QString offerKey(const char *tradeoff, const std::string &component)
{
    return QString("%1/%2").arg(tradeoff, text(component));
}

QString inColour(const QString &words, int verdict)
{
    if (verdict == 0)
        return keptTogether(words.toHtmlEscaped());
    const QColor colour = verdict > 0 ? theme().good : theme().bad;
    return QString("<span style='color:%1'>%2</span>").arg(colour.name(), keptTogether(words.toHtmlEscaped()));
}

/// A paragraph whose later lines stand under the first one's words.
QString bulleted(const QString &words)
{
    return QString("<p style='margin-left:10px; text-indent:-10px'>–&nbsp;%1</p>")
        .arg(keptTogether(words.toHtmlEscaped()));
}

/// What an option does to request classes, what is better in one colour and what is worse in the other.
QString changeText(const ClassesAlike &some)
{
    QStringList parts;
    for (const FigureDifference &figure : some.first->figures)
        if (!figure.sentence.empty())
            parts << inColour(text(figure.sentence), figure.verdict);
    return QString("<b>%1</b><br>%2")
        .arg(text(some.names).toHtmlEscaped(), parts.isEmpty() ? text(some.first->line) : parts.join(" · "));
}

QStringList changeTexts(const Comparison &change)
{
    QStringList lines;
    for (const ClassesAlike &some : classesAlike(change))
        lines << changeText(some);
    if (change.costBefore && change.costAfter && !change.costLine.empty())
        lines << TradeoffsPanel::tr("<b>Cost</b> %1")
                     .arg(inColour(text(change.costLine), *change.costAfter > *change.costBefore ? -1 : 1));
    const auto targets = [&](const QString &words, const std::vector<std::string> &names, int verdict) {
        QStringList list;
        for (const std::string &name : names)
            list << text(name);
        if (!list.isEmpty())
            lines << inColour(words.arg(list.join(", ")), verdict);
    };
    targets(TradeoffsPanel::tr("No longer met: %1"), change.targetsLost, -1);
    targets(TradeoffsPanel::tr("Met then: %1"), change.targetsWon, 1);
    if (lines.isEmpty())
        lines << TradeoffsPanel::tr("Availability, latency and throughput stay within 0.2 %.");
    return lines;
}

} // namespace

TradeoffsPanel::TradeoffsPanel(QWidget *parent)
    : QWidget(parent), m_task(new LatestTask(this)), m_offers(new QComboBox(this)), m_scenario(mutedLabel({}, this)),
      m_body(new QWidget), m_list(new QVBoxLayout(m_body))
{
    setObjectName("tradeoffs");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space::normal, 0, space::normal, 0);
    m_offers->setObjectName("offers");
    m_offers->setAccessibleName(tr("Trade-off"));
    m_offers->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_offers->setMinimumContentsLength(12);
    top->addWidget(m_offers, 1);
    column->addLayout(top);
    m_scenario->setObjectName("scenario");
    m_scenario->setContentsMargins(space::normal, 0, space::normal, 0);
    m_scenario->hide();
    column->addWidget(m_scenario);
    m_scroll = new ColumnScroll(m_body, this);
    m_list->setContentsMargins(space::normal, 0, space::normal, space::normal);
    m_list->setSpacing(space::small);
    column->addWidget(m_scroll, 1);
    connect(m_offers, &QComboBox::activated, this, [this] {
        emit previewPressed({}, {});
        m_scroll->verticalScrollBar()->setValue(0); // another is read from its beginning
        start();
    });
    fill();
}

void TradeoffsPanel::setDesign(const Design &design, const std::string &selectedId)
{
    const bool changed = design != m_design;
    if (changed) {
        m_design = design;
        m_stale = true;
    }
    listOffers(selectedId);
    if (isVisible() && m_stale)
        start();
}

void TradeoffsPanel::listOffers(const std::string &selectedId)
{
    const QString before = m_offers->currentData().toString();
    m_offers->clear();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_design.components.size(); ++i)
        if (m_design.components[i].kind->behaviour != Behaviour::Client)
            order.push_back(i);
    std::ranges::stable_partition(order, [&](std::size_t i) { return m_design.components[i].id == selectedId; });
    for (const std::size_t i : order)
        for (const Tradeoff *tradeoff : tradeoffsFor(m_design, i))
            m_offers->addItem(QString("%1 › %2").arg(text(m_design.components[i].name), tr(tradeoff->title)),
                              offerKey(tradeoff->id, m_design.components[i].id));
    // what is selected now leads; otherwise one goes on reading what one read
    int index = m_offers->findData(before);
    if (!selectedId.empty() && !before.endsWith('/' + text(selectedId)) && m_offers->count() > 0 &&
        m_offers->itemData(0).toString().endsWith('/' + text(selectedId)))
        index = 0;
    m_offers->setCurrentIndex(std::max(0, index));
    m_offers->setVisible(m_offers->count() > 0);
    if (m_offers->currentData().toString() != before)
        m_stale = true;
}

void TradeoffsPanel::choose(const std::string &tradeoffId, const std::string &componentId)
{
    const int index = m_offers->findData(offerKey(tradeoffId.c_str(), componentId));
    if (index < 0)
        return;
    m_offers->setCurrentIndex(index);
    start();
}

void TradeoffsPanel::setScenario(const QString &words)
{
    m_scenario->setText(
        tr("As drawn: today's load, everything alive. Not counted is what is tried now: %1.").arg(words));
    m_scenario->setVisible(!words.isEmpty());
}

void TradeoffsPanel::setPreviewed(const std::string &optionId)
{
    if (optionId == m_previewed)
        return;
    m_previewed = optionId;
    fill();
}

void TradeoffsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        start();
}

void TradeoffsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill(); // what is better and worse has the colours of the theme
}

void TradeoffsPanel::start()
{
    m_stale = false;
    const QString key = m_offers->currentData().toString();
    const Tradeoff *tradeoff = findTradeoff(key.section('/', 0, 0).toStdString());
    const auto component = m_design.indexOf(key.section('/', 1).toStdString());
    if (!tradeoff || !component) {
        m_task->stop();
        m_result = {};
        fill();
        return;
    }
    m_task->run([design = m_design, tradeoff, component = *component](
                    const std::stop_token &stop) { return tryTradeoff(design, *tradeoff, component, stop); },
                [this](TradeoffResult result) {
                    m_result = std::move(result);
                    fill();
                });
}

void TradeoffsPanel::fill()
{
    // who reads or presses on goes on in the same place
    const int place = m_scroll->verticalScrollBar()->value();
    const QWidget *focus = QApplication::focusWidget();
    const QString pressed = m_body->isAncestorOf(focus) ? focus->objectName() : QString();
    if (!pressed.isEmpty())
        m_offers->setFocus();
    fillList();
    QTimer::singleShot(0, this, [this, place, pressed] {
        m_scroll->verticalScrollBar()->setValue(place);
        if (pressed.isEmpty() || !m_offers->hasFocus())
            return;
        for (QWidget *again : m_body->findChildren<QWidget *>(pressed))
            if (again->isVisible())
                again->setFocus();
    });
}

void TradeoffsPanel::fillList()
{
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (!m_result.tradeoff) {
        m_list->addWidget(mutedLabel(tr("Draw a service that people call, a cache, a database, a stream or a rate "
                                        "limit: the choices that come with it appear here, with their figures."),
                                     m_body));
        addDecisions();
        m_list->addStretch();
        return;
    }
    m_list->addWidget(mutedLabel(tr(m_result.tradeoff->about), m_body));
    for (std::size_t side = 0; side < m_result.sides.size(); ++side) {
        m_list->addWidget(separator(m_body));
        m_list->addWidget(card(side));
    }
    addDecisions();
    m_list->addStretch();
}

void TradeoffsPanel::setDecisions(std::vector<Decision> decisions)
{
    if (decisions == m_decisions)
        return;
    m_decisions = std::move(decisions);
    fill();
}

void TradeoffsPanel::addDecisions()
{
    if (m_decisions.empty())
        return;
    m_list->addWidget(separator(m_body));
    m_list->addWidget(sectionLabel(tr("Decisions written down"), m_body));
    for (const Decision &decision : m_decisions)
        m_list->addWidget(decisionRow(decision));
}

QWidget *TradeoffsPanel::decisionRow(const Decision &decision)
{
    auto *row = new QWidget(m_body);
    row->setObjectName("decision:" + text(decision.title));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::tight);
    QString words =
        QString("<b>%1</b><br>%2").arg(text(decision.title).toHtmlEscaped(), text(decision.chosen).toHtmlEscaped());
    if (!decision.date.empty())
        words += QString(" · %1").arg(text(decision.date).toHtmlEscaped());
    auto *label = new QLabel(words, row);
    label->setWordWrap(true);
    QStringList reasons;
    for (const std::string &reason : decision.reasons)
        reasons << text(reason);
    label->setToolTip(reasons.join('\n'));
    line->addWidget(label, 1);
    // a decision is called after its trade-off and its component
    for (const Tradeoff &tradeoff : allTradeoffs()) {
        const std::string start = std::string(tradeoff.title) + ": ";
        if (!decision.title.starts_with(start))
            continue;
        const auto component =
            std::ranges::find(m_design.components, decision.title.substr(start.size()), &Component::name);
        if (component == m_design.components.end())
            break;
        auto *show = new IconButton("find", tr("Show what it is about"), row);
        show->setIconSize({16, 16});
        connect(show, &QToolButton::clicked, this, [this, id = component->id, tradeoffId = tradeoff.id] {
            choose(tradeoffId, id);
            emit decisionShown(id);
        });
        line->addWidget(show, 0, Qt::AlignTop);
    }
    auto *drop = new IconButton("delete", tr("Forget this decision"), row);
    drop->setIconSize({16, 16});
    connect(drop, &QToolButton::clicked, this, [this, title = text(decision.title)] { emit decisionDropped(title); });
    line->addWidget(drop, 0, Qt::AlignTop);
    return row;
}

QWidget *TradeoffsPanel::card(std::size_t index)
{
    const TradeoffSide &side = m_result.sides[index];
    auto *card = new QWidget(m_body);
    card->setObjectName(QString("option:") + side.option.id);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto *title = new QLabel(tr(side.option.name) + (side.inUse ? tr(" · as drawn") : QString()), card);
    title->setFont(uiFont(0, true));
    title->setWordWrap(true);
    column->addWidget(title);
    if (!side.inUse)
        for (const QString &line : changeTexts(side.change)) {
            auto *label = new QLabel(line, card);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            column->addWidget(label);
        }
    for (const std::string &sentence : side.says) {
        QLabel *label = mutedLabel(bulleted(text(sentence)), card);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::tight);
    if (!side.inUse) {
        auto *look = new QPushButton(tr("Preview"), card);
        look->setObjectName(QStringLiteral("preview:") + side.option.id);
        look->setCheckable(true);
        look->setChecked(m_previewed == side.option.id);
        look->setToolTip(tr("Shows it on the canvas and in the results, without changing anything"));
        connect(look, &QPushButton::toggled, this, [this, index](bool on) {
            if (index < m_result.sides.size())
                emit previewPressed(m_result.sides[index].design, on ? m_result.sides[index].option.id : "");
        });
        buttons->addWidget(look);
        auto *use = new QPushButton(tr("Use it"), card);
        use->setObjectName(QStringLiteral("use:") + side.option.id);
        use->setProperty("role", "primary");
        use->setToolTip(tr("Changes the drawing in one step; Ctrl+Z takes it back"));
        connect(use, &QPushButton::clicked, this, [this, index] {
            if (index < m_result.sides.size())
                emit usePressed(m_result, index);
        });
        buttons->addWidget(use);
    } else {
        auto *record = new QPushButton(tr("Write the decision down"), card);
        record->setToolTip(
            tr("Keeps the options with their figures, and this choice, with the drawing and its report"));
        connect(record, &QPushButton::clicked, this, [this, index] {
            if (index < m_result.sides.size())
                emit recordPressed(m_result, index);
        });
        buttons->addWidget(record);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    return card;
}

} // namespace ninesketch
