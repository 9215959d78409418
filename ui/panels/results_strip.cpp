// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/results_strip.h"

#include "model/estimates/figure_text.h"
#include "model/quantities.h"
#include "model/report/compare.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/island.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace ninesketch
{

namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

constexpr int longestName = 240, leastChange = 140, cellInset = 6; ///< px

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

bool isLatency(const QString &figure)
{
    return figure == QLatin1String("p50") || figure == QLatin1String("p99");
}

/// What a figure says beside how it came about; empty: nothing.
QString tipOf(const QString &figure, const ClassReport &report)
{
    if (figure == QLatin1String("availability") && report.availability)
        return ResultsStrip::tr("%1, %2 down per month, %3 per year. How did this number come about?")
            .arg(text(formatNines(*report.availability)), text(formatDowntime(*report.availability, 30)),
                 text(formatDowntime(*report.availability, 365)));
    if (!isLatency(figure) || !report.latency)
        return {};
    if (report.simulated)
        return ResultsStrip::tr("Simulated, with its 95 % interval: no formula holds well here. "
                                "How did this number come about?");
    if (report.latencyTrust == Trust::Doubtful)
        return ResultsStrip::tr("A rough figure: no formula holds well here. A simulation replaces it in a moment.");
    return {};
}

} // namespace

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
    const auto fits = [&](int apart) {
        m_grid->setHorizontalSpacing(apart);
        m_grid->activate();
        return m_body->minimumSizeHint().width() <= m_scroll->viewport()->width();
    };
    const bool scrolls = !fits(space::wide) && !fits(space::tight); // closer together before anything is out of sight
    const int rows = m_rows <= mostRows ? m_body->minimumSizeHint().height() : mostRows * (fontMetrics().height() + 8);
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
        const bool said = !figure.sentence.empty(); // what is too little to be said has no colour, too
        better = better || (said && figure.verdict > 0);
        worse = worse || (said && figure.verdict < 0);
    }
    const Theme &t = theme();
    const QColor colour = better == worse ? (better ? t.text : t.muted) : better ? t.good : t.bad;
    auto *label = new Remark(text(change.line), colour, m_body);
    label->setObjectName("change:" + text(change.id));
    label->setContentsMargins(cellInset, 0, 0, 0);
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

/// The object name of what has the keyboard in the strip, so that a recomputation does not throw the user out of it.
QString ResultsStrip::focusedName() const
{
    const QWidget *widget = focusWidget();
    return widget && m_body->isAncestorOf(widget) && widget->hasFocus() ? widget->objectName() : QString();
}

void ResultsStrip::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

/// Without classes there is one line that says how to get them.
void ResultsStrip::addHint()
{
    const bool readable = !m_readable.isEmpty() && m_estimate && m_estimate->design.empty();
    auto *hint =
        mutedLabel(readable ? tr("By its words and arrows this drawing is a design: %1").arg(m_readable)
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
}

void ResultsStrip::addTitles()
{
    int column = 0;
    const auto add = [&](const QString &words, int inset) {
        QLabel *title = sectionLabel(words, m_body);
        title->setContentsMargins(cellInset + inset, 0, 0, 0);
        m_grid->addWidget(title, 0, column++);
    };
    const int overButtons = fontMetrics().horizontalAdvance(' '); // whose words stand a space further in
    for (const QString &words : {tr("Request class"), tr("Rate"), tr("Availability"), tr("p50"), tr("p99"),
                                 tr("Max throughput"), tr("Bottleneck")})
        add(words, overButtons);
    if (m_before && !m_against.isEmpty()) {
        auto *stop = figureButton(m_against + QStringLiteral("  ✕"), "comparison", m_body);
        stop->setToolTip(tr("Stop comparing"));
        connect(stop, &QToolButton::clicked, this, &ResultsStrip::comparisonClosed);
        m_grid->addWidget(stop, 0, column++, Qt::AlignLeft);
    } else if (m_before) {
        add(tr("Against the drawing"), 0);
    }
    add(tr("Target"), 0);
}

void ResultsStrip::addClass(const StripLine &line, const ClassReport &report, const ClassComparison *change, int row)
{
    int column = 0;
    const auto add = [&](QWidget *cell, Qt::Alignment alignment = Qt::AlignLeft) {
        m_grid->addWidget(cell, row, column++, alignment);
    };
    add(nameButton(line, report));
    add(figureCell(line.rate, report, "rate"));
    add(figureCell(line.availability, report, "availability"));
    add(figureCell(line.p50, report, "p50"));
    add(figureCell(line.p99, report, "p99"));
    add(figureCell(line.throughput, report, "throughput"));
    add(bottleneckButton(line, report));
    if (change)
        add(changeLabel(*change), {});
    add(verdictCell(line), {});
}

QToolButton *ResultsStrip::nameButton(const StripLine &line, const ClassReport &report)
{
    auto *name = figureButton(line.name, "name/" + text(report.id), m_body);
    name->setFont(uiFont(0, true));
    name->setText(QFontMetrics(name->font()).elidedText(line.name, Qt::ElideRight, longestName));
    name->setToolTip(tr("Edit \"%1\"").arg(line.name));
    const auto [sign, colour] = lookOf(line.verdict);
    if (sign) { // in front, where it is never out of sight
        name->setIcon(QIcon(iconPixmap(sign, colour, 16, devicePixelRatioF())));
        name->setIconSize({16, 16});
        name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        QStringList tip{line.verdictText, line.blame, name->toolTip()};
        tip.removeAll(QString());
        name->setToolTip(tip.join('\n'));
    }
    connect(name, &QToolButton::clicked, this, [this, id = text(report.id)] { emit classPressed(id); });
    return name;
}

QToolButton *ResultsStrip::figureCell(const QString &value, const ClassReport &report, const QString &figure)
{
    const Theme &t = theme();
    const QString key = "class/" + text(report.id) + "/" + figure;
    auto *button = figureButton(value, key, m_body);
    if (isLatency(figure) && (report.saturated || report.unanswered()))
        button->setStyleSheet(
            QString("QToolButton { padding: 1px 5px; color: %1; font-weight: 600; }").arg(t.bad.name()));
    else if (value == unknownFigure)
        button->setStyleSheet(QString("QToolButton { padding: 1px 5px; color: %1; }").arg(t.muted.name()));
    if (const QString tip = tipOf(figure, report); !tip.isEmpty())
        button->setToolTip(tip);
    if (const FigureBand *band = bandOf(m_bands, key.toStdString())) {
        const QString range = text(formatBand(*band));
        if (range != value)
            button->setText(value + QStringLiteral(" · ") + range);
        button->setToolTip(tr("With your ranges: %1 in eight of ten combinations. %2\n%3")
                               .arg(range, text(dominanceSentence(*m_bands, *band)), button->toolTip()));
    }
    connect(button, &QToolButton::clicked, this, [this, key] { emit figurePressed(key); });
    return button;
}

QToolButton *ResultsStrip::bottleneckButton(const StripLine &line, const ClassReport &report)
{
    auto *button = figureButton(line.bottleneck, "bottleneck/" + text(report.id), m_body);
    button->setToolTip(tr("Show it on the canvas"));
    if (report.bottleneck) {
        const std::string id = m_estimate->design.components[*report.bottleneck].id;
        connect(button, &QToolButton::clicked, this, [this, id] { emit elementsPressed({id}); });
    }
    return button;
}

QWidget *ResultsStrip::verdictCell(const StripLine &line)
{
    auto *cell = new QWidget(m_body);
    auto *box = new QHBoxLayout(cell);
    box->setContentsMargins(cellInset, 0, 0, 0);
    box->setSpacing(space::tight);
    auto *words = new QLabel(line.verdict == StripLine::Verdict::None ? tr("no target yet") : line.verdictText, cell);
    words->setStyleSheet(QString("color: %1;").arg(lookOf(line.verdict).second.name()));
    box->addWidget(words);
    if (line.blame.isEmpty())
        box->addStretch();
    else
        box->addWidget(new Remark(line.blame, theme().muted, cell), 1);
    return cell;
}

/// What changed and the verdicts get the room that the figures leave, each as its words need.
void ResultsStrip::shareRoom(const std::vector<StripLine> &lines, const Comparison &changes)
{
    const auto widthOf = [this](const QString &words) { return fontMetrics().horizontalAdvance(words) + cellInset; };
    int change = leastChange, verdict = 1;
    for (const ClassComparison &one : changes.classes)
        change = std::max(change, widthOf(text(one.line)));
    for (const StripLine &line : lines)
        verdict = std::max(verdict, widthOf(line.verdictText) + widthOf(line.blame));
    constexpr int figures = 7;
    const int last = figures + (m_before ? 1 : 0);
    for (int column = 0; column < figures + 2; ++column)
        m_grid->setColumnStretch(column, column == last ? verdict : m_before && column == figures ? change : 0);
}

void ResultsStrip::rebuild()
{
    const QString focused = focusedName();
    clear();
    std::vector<StripLine> lines = m_estimate ? stripLines(*m_estimate) : std::vector<StripLine>();
    if (lines.empty()) {
        addHint();
        m_rows = 0;
        fitHeight();
        return;
    }
    if (m_collapsed)
        lines.resize(1);
    const Comparison changes =
        m_before ? compare(m_before->design, m_before->report, m_estimate->design, m_estimate->report) : Comparison{};
    m_rows = 0;
    if (!m_collapsed) {
        addTitles();
        ++m_rows;
    }
    m_grid->setRowMinimumHeight(0, m_collapsed ? 0 : QFontMetrics(uiFont(-1)).height() + 2 * space::tight);
    for (std::size_t i = 0; i < lines.size(); ++i)
        addClass(lines[i], m_estimate->report.classes[i], m_before ? &changes.classes[i] : nullptr, m_rows++);
    shareRoom(lines, changes);
    for (QWidget *made : m_body->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (!made->testAttribute(Qt::WA_WState_ExplicitShowHide))
            made->show(); // it counts from now on, not from the next turn
    fitHeight();
    if (focused.isEmpty())
        return;
    for (QWidget *widget : m_body->findChildren<QWidget *>(focused)) {
        if (widget->isVisibleTo(m_body))
            widget->setFocus();
    }
}

} // namespace ninesketch
