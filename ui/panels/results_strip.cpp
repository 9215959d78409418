// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/results_strip.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "model/report/compare.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <utility>

namespace ninesketch
{

namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

const QString unknown = QStringLiteral("–");
constexpr int longestName = 240, leastChange = 140; ///< px

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::Availability:
        return ResultsStrip::tr("availability");
    case Metric::SuccessRate:
        return ResultsStrip::tr("success rate");
    case Metric::Mean:
        return ResultsStrip::tr("mean latency");
    case Metric::Throughput:
        return ResultsStrip::tr("throughput");
    case Metric::Utilisation:
        return ResultsStrip::tr("utilisation");
    case Metric::Freshness:
        return ResultsStrip::tr("freshness");
    case Metric::Durability:
        return ResultsStrip::tr("durability");
    case Metric::Staleness:
        return ResultsStrip::tr("staleness");
    case Metric::DataLoss:
        return ResultsStrip::tr("data loss (RPO)");
    case Metric::Cost:
        return ResultsStrip::tr("cost");
    default:
        return text(std::string(metricKey(metric)));
    }
}

/// Takes what room is left in its row; the rest of it is in its tip.
class Remark : public QLabel
{
public:
    Remark(const QString &words, const QColor &colour, QWidget *parent) : QLabel(words, parent), m_colour(colour)
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setToolTip(words);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(m_colour);
        const QRect room = contentsRect();
        painter.drawText(room, Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }

private:
    QColor m_colour;
};

/// The sign of a verdict (or null) and its colour.
std::pair<const char *, QColor> lookOf(StripLine::Verdict verdict)
{
    const Theme &t = theme();
    switch (verdict) {
    case StripLine::Verdict::Met:
        return {"check", t.good};
    case StripLine::Verdict::Missed:
        return {"missed", t.bad};
    case StripLine::Verdict::Unknown:
        return {"help", t.warning};
    case StripLine::Verdict::None:
        break;
    }
    return {nullptr, t.muted};
}

/// Of a figure that is `fold` times what it may be.
QString foldText(double fold)
{
    constexpr double most = 1000; // more of it tells nobody more
    constexpr double rounded = 0.005;
    return fold > most * (1 + rounded)    ? ResultsStrip::tr("over 1,000")
           : fold >= most * (1 - rounded) ? ResultsStrip::tr("1,000")
                                          : text(formatQuantity(fold, Unit::None, 2));
}

/// The worst of the class's targets decides its verdict.
void judge(StripLine &line, const Report &report, const std::string &classId)
{
    const TargetResult *worst = nullptr;
    std::size_t count = 0;
    for (const TargetResult &result : report.targets) {
        if (result.classId != classId)
            continue;
        ++count;
        const auto rank = [](const TargetResult &r) { return !r.actual && r.margin >= 0 ? 1 : r.met ? 2 : 0; };
        if (!worst || rank(result) < rank(*worst) || (rank(result) == rank(*worst) && result.margin < worst->margin))
            worst = &result;
    }
    if (!worst)
        return;
    const QString metric = metricName(worst->metric);
    if (!worst->actual) {
        const bool saturated = worst->margin < 0;
        line.verdict = saturated ? StripLine::Verdict::Missed : StripLine::Verdict::Unknown;
        line.verdictText =
            saturated ? ResultsStrip::tr("%1 missed").arg(metric) : ResultsStrip::tr("%1 not known yet").arg(metric);
        line.blame = text(worst->blame);
        return;
    }
    const QString amount = text(formatShare(std::abs(worst->margin), 2));
    if (worst->met) {
        line.verdict = StripLine::Verdict::Met;
        line.verdictText = count > 1 ? ResultsStrip::tr("all met; %1 by %2").arg(metric, amount)
                                     : ResultsStrip::tr("%1 met by %2").arg(metric, amount);
    } else {
        line.verdict = StripLine::Verdict::Missed;
        line.verdictText = worst->margin < -0.995
                               ? ResultsStrip::tr("%1 missed %2-fold").arg(metric, foldText(1 - worst->margin))
                               : ResultsStrip::tr("%1 missed by %2").arg(metric, amount);
        line.blame = text(worst->blame);
    }
}

} // namespace

QToolButton *figureButton(const QString &label, const QString &figure, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(label);
    button->setObjectName("figure:" + figure);
    button->setToolTip(QObject::tr("How did this number come about?"));
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet("QToolButton { padding: 1px 5px; }");
    return button;
}

std::vector<StripLine> stripLines(const Estimate &estimate)
{
    std::vector<StripLine> lines;
    for (const ClassReport &report : estimate.report.classes) {
        StripLine line;
        line.name = text(report.name);
        line.rate = report.rate ? text(formatRate(*report.rate)) : unknown;
        line.availability = report.availability ? text(availabilityText(*report.availability)) : unknown;
        const auto latency = [&](double LatencySummary::*figure) {
            return report.saturated      ? ResultsStrip::tr("saturated")
                   : report.latency      ? text(latencyText(report, figure))
                   : report.unanswered() ? ResultsStrip::tr("no answer")
                                         : unknown;
        };
        line.p50 = latency(&LatencySummary::p50);
        line.p99 = latency(&LatencySummary::p99);
        line.throughput = report.maxThroughput ? text(maxThroughputText(report)) : unknown;
        line.bottleneck = report.bottleneck && *report.bottleneck < estimate.design.components.size()
                              ? text(estimate.design.components[*report.bottleneck].name)
                              : unknown;
        judge(line, estimate.report, report.id);
        lines.push_back(line);
    }
    return lines;
}

ResultsStrip::ResultsStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName("strip");
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::normal, space::tight, space::normal, space::tight);
    row->setSpacing(space::small);
    m_body = new QWidget(this);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::wide);
    m_grid->setVerticalSpacing(0);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    row->addWidget(m_scroll, 1);
    auto *fold = new IconButton("chevron-down", tr("Fold the results away"), this);
    fold->setObjectName("fold");
    connect(fold, &QToolButton::clicked, this, [this] {
        setCollapsed(!m_collapsed);
        emit collapsedChanged(m_collapsed);
    });
    row->addWidget(fold, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    rebuild();
}

void ResultsStrip::show(const EstimatePtr &estimate, const EstimatePtr &before, const QString &against)
{
    m_estimate = estimate;
    m_before = before == estimate ? nullptr : before;
    m_against = against;
    rebuild();
}

void ResultsStrip::showBands(const BandsPtr &bands)
{
    m_bands = bands;
    rebuild();
}

void ResultsStrip::fitHeight()
{
    constexpr int mostRows = 7;
    if (m_rows == 0) { // a hint
        setFixedHeight(fontMetrics().height() + 2 * space::normal);
        return;
    }
    m_grid->activate();
    const int rows = m_rows <= mostRows ? m_body->minimumSizeHint().height() : mostRows * (fontMetrics().height() + 8);
    const bool scrolls = m_body->minimumSizeHint().width() > m_scroll->viewport()->width();
    setFixedHeight(rows + 2 * space::tight + (scrolls ? m_scroll->horizontalScrollBar()->sizeHint().height() : 0));
}

void ResultsStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

/// What changed for a class, in the colour of what is better or worse without doubt.
QLabel *ResultsStrip::changeLabel(const ClassComparison &change)
{
    bool better = false, worse = false;
    for (const FigureDifference &figure : change.figures) {
        better = better || figure.verdict > 0;
        worse = worse || figure.verdict < 0;
    }
    const Theme &t = theme();
    const QColor colour = better == worse ? (better ? t.text : t.muted) : better ? t.good : t.bad;
    auto *label = new Remark(text(change.line), colour, m_body);
    label->setObjectName("change:" + text(change.id));
    label->setContentsMargins(6, 0, 0, 0);
    label->setMinimumWidth(leastChange);
    return label;
}

void ResultsStrip::offerReading(const QString &summary)
{
    if (std::exchange(m_readable, summary) != summary)
        rebuild();
}

void ResultsStrip::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    findChild<IconButton *>("fold")->setIconName(collapsed ? "chevron-up" : "chevron-down");
    rebuild();
}

void ResultsStrip::rebuild()
{
    // Keep what had the keyboard, so that a recomputation does not throw the user out of the strip.
    QString focused;
    if (QWidget *widget = focusWidget(); widget && m_body->isAncestorOf(widget) && widget->hasFocus())
        focused = widget->objectName();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const std::vector<StripLine> lines = m_estimate ? stripLines(*m_estimate) : std::vector<StripLine>();
    if (lines.empty()) {
        const bool readable = !m_readable.isEmpty() && m_estimate && m_estimate->design.empty();
        auto *hint = mutedLabel(
            readable ? tr("By its words and arrows this drawing is a design: %1").arg(m_readable)
                     : tr("Draw a client and what it calls: availability, latency and throughput appear here."),
            m_body);
        hint->setWordWrap(false);
        m_grid->addWidget(hint, 0, 0);
        if (readable) {
            auto *read = new QPushButton(tr("Read it as one"), m_body);
            read->setObjectName("read-drawing");
            read->setCursor(Qt::PointingHandCursor);
            connect(read, &QPushButton::clicked, this, &ResultsStrip::readingWanted);
            m_grid->addWidget(read, 0, 1);
        }
        m_grid->setColumnStretch(2, readable ? 1 : 0);
        m_rows = 0;
        fitHeight();
        return;
    }
    QStringList titles{tr("Request class"), tr("Rate"),           tr("Availability"), tr("p50"),
                       tr("p99"),           tr("Max throughput"), tr("Bottleneck")};
    if (m_before)
        titles << (m_against.isEmpty() ? tr("Against the drawing") : m_against);
    titles << tr("Target");
    const Comparison changes =
        m_before ? compare(m_before->design, m_before->report, m_estimate->design, m_estimate->report) : Comparison{};
    int row = 0;
    if (!m_collapsed) {
        for (int column = 0; column < titles.size(); ++column) {
            if (!m_against.isEmpty() && titles[column] == m_against) {
                auto *stop = figureButton(m_against + QStringLiteral("  ✕"), "comparison", m_body);
                stop->setToolTip(tr("Stop comparing"));
                connect(stop, &QToolButton::clicked, this, &ResultsStrip::comparisonClosed);
                m_grid->addWidget(stop, row, column, Qt::AlignLeft);
                continue;
            }
            QLabel *title = sectionLabel(titles[column], m_body);
            const bool overButtons = column < 7; // whose words stand a space further in
            title->setContentsMargins(6 + (overButtons ? fontMetrics().horizontalAdvance(' ') : 0), 0, 0, 0);
            m_grid->addWidget(title, row, column);
        }
        ++row;
    }
    const Theme &t = theme();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const StripLine &line = lines[i];
        const ClassReport &report = m_estimate->report.classes[i];
        if (m_collapsed && i > 0)
            break;
        const QString base = "class/" + text(report.id) + "/";
        int column = 0;
        auto *name = figureButton(line.name, "name/" + text(report.id), m_body);
        name->setFont(uiFont(0, true));
        name->setText(QFontMetrics(name->font()).elidedText(line.name, Qt::ElideRight, longestName));
        name->setToolTip(tr("Edit \"%1\"").arg(line.name));
        const auto [sign, colour] = lookOf(line.verdict);
        if (sign) { // in front, where it is never out of sight
            name->setIcon(QIcon(iconPixmap(sign, colour, 16, devicePixelRatioF())));
            name->setIconSize({16, 16});
            name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            name->setToolTip(
                QStringList{line.verdictText, line.blame, name->toolTip()}.filter(QRegularExpression(".")).join('\n'));
        }
        connect(name, &QToolButton::clicked, this, [this, id = text(report.id)] { emit classPressed(id); });
        m_grid->addWidget(name, row, column++, Qt::AlignLeft);
        const std::pair<QString, const char *> cells[] = {{line.rate, "rate"},
                                                          {line.availability, "availability"},
                                                          {line.p50, "p50"},
                                                          {line.p99, "p99"},
                                                          {line.throughput, "throughput"}};
        for (const auto &[value, figure] : cells) {
            auto *button = figureButton(value, base + figure, m_body);
            if (value == tr("saturated") || value == tr("no answer"))
                button->setStyleSheet(
                    QString("QToolButton { padding: 1px 5px; color: %1; font-weight: 600; }").arg(t.bad.name()));
            else if (value == unknown)
                button->setStyleSheet(QString("QToolButton { padding: 1px 5px; color: %1; }").arg(t.muted.name()));
            if (QLatin1String(figure) == QLatin1String("availability") && report.availability)
                button->setToolTip(tr("%1, %2 down per month, %3 per year. How did this number come about?")
                                       .arg(text(formatNines(*report.availability)),
                                            text(formatDowntime(*report.availability, 30)),
                                            text(formatDowntime(*report.availability, 365))));
            const bool isLatency = QLatin1String(figure) == QLatin1String("p50") || figure == QLatin1String("p99");
            if (isLatency && report.simulated && report.latency)
                button->setToolTip(tr("Simulated, with its 95 % interval: no formula holds well here. "
                                      "How did this number come about?"));
            else if (isLatency && report.latency && report.latencyTrust == Trust::Doubtful)
                button->setToolTip(tr("A rough figure: no formula holds well here. A simulation replaces it in a "
                                      "moment."));
            if (const FigureBand *band = bandOf(m_bands, (base + figure).toStdString())) {
                const QString range = text(formatBand(*band));
                if (range != value)
                    button->setText(value + QStringLiteral(" · ") + range);
                button->setToolTip(tr("With your ranges: %1 in eight of ten combinations. %2\n%3")
                                       .arg(range, text(dominanceSentence(*m_bands, *band)), button->toolTip()));
            }
            connect(button, &QToolButton::clicked, this, [this, f = base + figure] { emit figurePressed(f); });
            m_grid->addWidget(button, row, column++, Qt::AlignLeft);
        }
        auto *bottleneck = figureButton(line.bottleneck, "bottleneck/" + text(report.id), m_body);
        bottleneck->setToolTip(tr("Show it on the canvas"));
        if (report.bottleneck) {
            const std::string id = m_estimate->design.components[*report.bottleneck].id;
            connect(bottleneck, &QToolButton::clicked, this, [this, id] { emit elementsPressed({id}); });
        }
        m_grid->addWidget(bottleneck, row, column++, Qt::AlignLeft);
        if (m_before)
            m_grid->addWidget(changeLabel(changes.classes[i]), row, column++);
        auto *verdict = new QWidget(m_body);
        auto *box = new QHBoxLayout(verdict);
        box->setContentsMargins(6, 0, 0, 0);
        box->setSpacing(space::tight);
        QString words = line.verdict == StripLine::Verdict::None ? tr("no target yet") : line.verdictText;
        auto *label = new QLabel(words, verdict);
        label->setStyleSheet(QString("color: %1;").arg(colour.name()));
        box->addWidget(label);
        if (!line.blame.isEmpty()) {
            box->addWidget(new Remark(line.blame, t.muted, verdict), 1);
        } else
            box->addStretch();
        m_grid->addWidget(verdict, row, column);
        ++row;
    }
    for (int column = 0; column < 9; ++column)
        m_grid->setColumnStretch(column, column == titles.size() - 1 ? 1 : m_before && column == 7 ? 2 : 0);
    for (QWidget *made : m_body->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (!made->testAttribute(Qt::WA_WState_ExplicitShowHide))
            made->show(); // it counts from now on, not from the next turn
    m_rows = row;
    fitHeight();
    if (!focused.isEmpty()) {
        for (QWidget *widget : m_body->findChildren<QWidget *>(focused)) {
            if (widget->isVisibleTo(m_body))
                widget->setFocus();
        }
    }
}

} // namespace ninesketch
